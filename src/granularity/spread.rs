//! The scatter of values whose standard deviation is printed.
#![forbid(unsafe_code)]

use core::ops::Bound;

use super::Undecided;
use super::whole::{mapped, whole_numbers};
use crate::exact::Ratio;
use crate::interval::Interval;
use crate::rounding::{Printed, Rounding};

/// The first and the last whole number that is `factor` times the square of a standard deviation
/// printed so; `None` where there is none. No root is taken: the ends are squared.
pub(super) fn squared(
    deviation: Printed,
    factor: Ratio,
    rounding: Rounding,
) -> Result<Option<(i128, i128)>, Undecided> {
    let not_below_zero = Interval::new(Bound::Included(Ratio::whole(0)), Bound::Unbounded);
    let printed_so = deviation.preimage(rounding)?;
    let Some(deviations) = not_below_zero.zip(printed_so).and_then(|(all, some)| all.intersection(&some))
    else {
        return Ok(None);
    };
    let scaled = |end: Ratio| Ok(end.checked_mul(end)?.checked_mul(factor)?);
    mapped(&deviations, scaled)?.map_or(Ok(None), |scatter| whole_numbers(&scatter))
}
