//! The whole numbers in an interval, and whole roots.
#![forbid(unsafe_code)]

use core::ops::Bound;

use super::Undecided;
use crate::exact::Ratio;
use crate::interval::Interval;

/// The first and the last whole number in an interval with two ends; `None` where there is none.
pub(super) fn whole_numbers(interval: &Interval) -> Result<Option<(i128, i128)>, Undecided> {
    let overflow = Undecided::Overflow;
    let first = match interval.lower() {
        Bound::Included(end) => ceiling(end).ok_or(overflow)?,
        Bound::Excluded(end) => floor(end).and_then(|n| n.checked_add(1)).ok_or(overflow)?,
        Bound::Unbounded => return Err(overflow),
    };
    let last = match interval.upper() {
        Bound::Included(end) => floor(end).ok_or(overflow)?,
        Bound::Excluded(end) => ceiling(end).and_then(|n| n.checked_sub(1)).ok_or(overflow)?,
        Bound::Unbounded => return Err(overflow),
    };
    Ok((first <= last).then_some((first, last)))
}

/// Both ends, each changed in the same way by a function that never lowers a higher number.
pub(super) fn mapped(
    interval: &Interval,
    change: impl Fn(Ratio) -> Result<Ratio, Undecided>,
) -> Result<Option<Interval>, Undecided> {
    let end = |bound| {
        Ok::<_, Undecided>(match bound {
            Bound::Included(end) => Bound::Included(change(end)?),
            Bound::Excluded(end) => Bound::Excluded(change(end)?),
            Bound::Unbounded => Bound::Unbounded,
        })
    };
    Ok(Interval::new(end(interval.lower())?, end(interval.upper())?))
}

/// The whole number, as a ratio.
pub(super) fn ratio(n: i128) -> Result<Ratio, Undecided> {
    Ok(Ratio::new(n, 1)?)
}

/// The greatest whole number that is no greater.
pub(super) fn floor(number: Ratio) -> Option<i128> {
    number.numerator().checked_div_euclid(number.denominator())
}

/// The least whole number that is no less.
pub(super) fn ceiling(number: Ratio) -> Option<i128> {
    ceiling_of(number.numerator(), number.denominator())
}

/// The least whole number that is no less than a fraction with a positive denominator.
pub(super) fn ceiling_of(numerator: i128, denominator: i128) -> Option<i128> {
    numerator.checked_neg()?.checked_div_euclid(denominator)?.checked_neg()
}

/// The least whole number whose square is no less; zero for numbers below it.
pub(super) fn root_above(square: i128) -> Option<i128> {
    if square <= 0 {
        return Some(0);
    }
    let root = square.isqrt();
    if root.checked_mul(root)? == square { Some(root) } else { root.checked_add(1) }
}
