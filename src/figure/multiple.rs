//! The multiples of a unit beside an exact number, and how they are written.
#![forbid(unsafe_code)]

use super::slip::thousands;
use crate::exact::{ExactError, Ratio};

/// Which multiple of a unit is taken for a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    /// The nearest; from a half on, the greater.
    Nearest,
    /// The greatest below the number.
    Below,
    /// The greatest that is not above it.
    NotAbove,
    /// The least above it.
    Above,
    /// The least that is not below it.
    NotBelow,
}

/// That multiple of a unit beside a number of so many units; the number is not below zero.
pub(super) fn multiple(units: Ratio, side: Side) -> Result<i128, ExactError> {
    let floor = |units: Ratio| units.floor().numerator();
    let (whole, exact) = (floor(units), units.denominator() == 1);
    match side {
        Side::Nearest => units.checked_add(Ratio::part::<1, 2>()).map(floor),
        Side::Below if exact => Ok(whole.saturating_sub(1)),
        Side::Below | Side::NotAbove => Ok(whole),
        Side::NotBelow if exact => Ok(whole),
        Side::Above | Side::NotBelow => whole.checked_add(1).ok_or(ExactError::Overflow),
    }
}

/// Digits with so many decimals, the thousands apart or not; `None` below zero.
pub(super) fn written(digits: i128, decimals: u32, grouped: bool) -> Option<String> {
    let decimals = usize::try_from(decimals).unwrap_or(usize::MAX);
    let digits = format!("{:0>width$}", u128::try_from(digits).ok()?, width = decimals.saturating_add(1));
    let (whole, part) =
        digits.split_at_checked(digits.len().saturating_sub(decimals)).unwrap_or((&digits, ""));
    let whole = if grouped { thousands(whole) } else { whole.to_owned() };
    Some(if part.is_empty() { whole } else { format!("{whole}.{part}") })
}
