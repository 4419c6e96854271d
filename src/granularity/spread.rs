//! The scatter of values whose standard deviation is printed.
#![forbid(unsafe_code)]

use super::Undecided;
use super::whole::whole_numbers;
use crate::exact::Ratio;
use crate::rounding::{End, Printed, Rounding, Span};

/// The first and the last whole number that is `factor`, above zero, times the square of a standard
/// deviation printed so; `None` where there is none. No root is taken: the ends are squared.
pub(super) fn squared(
    deviation: Printed,
    factor: Ratio,
    rounding: Rounding,
) -> Result<Option<(i128, i128)>, Undecided> {
    let zero = Ratio::whole(0);
    let not_below_zero = |Span { low, high }| {
        let low = if low.at < zero { End { at: zero, closed: true } } else { low };
        Span::new(low, high)
    };
    let Some(deviations) = deviation.span(rounding)?.and_then(not_below_zero) else {
        return Ok(None);
    };
    let scatter = deviations.mapped(|end| end.checked_mul(end)?.checked_mul(factor))?;
    Ok(whole_numbers(scatter))
}
