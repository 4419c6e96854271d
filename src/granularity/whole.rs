//! The whole numbers in an interval, and whole roots and quotients.
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use crate::rounding::Span;

/// The first and the last whole number in an interval; `None` where there is none.
pub(super) fn whole_numbers(Span { low, high }: Span) -> Option<(i128, i128)> {
    // Above an open end lies the other, and no ratio is `i128::MIN`: so there is one more, and one
    // less.
    let first =
        if low.closed { low.at.ceiling().numerator() } else { low.at.floor().numerator().saturating_add(1) };
    let last = if high.closed {
        high.at.floor().numerator()
    } else {
        high.at.ceiling().numerator().saturating_sub(1)
    };
    (first <= last).then_some((first, last))
}

/// The greatest whole number that so many times is no greater, and what is left.
pub(super) fn divided(number: i128, by: NonZeroU64) -> (i128, i128) {
    let by = i128::from(by.get());
    (number.div_euclid(by), number.rem_euclid(by))
}

/// The least whole number whose square is no less; zero for numbers below it.
pub(super) fn root_above(square: i128) -> i128 {
    let root = square.max(0).isqrt();
    // The root is of 64 bits, so that its square and the next number fit.
    if root.saturating_mul(root) >= square { root } else { root.saturating_add(1) }
}
