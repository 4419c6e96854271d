//! Ends of intervals.
#![forbid(unsafe_code)]

use core::ops::Bound;

use crate::exact::{ExactError, Ratio};

/// The number at an end, where there is one.
pub(super) fn number_at(end: Bound<Ratio>) -> Option<Ratio> {
    match end {
        Bound::Unbounded => None,
        Bound::Included(number) | Bound::Excluded(number) => Some(number),
    }
}

/// The end with another number, where there is one.
pub(super) fn moved(
    end: Bound<Ratio>,
    to: impl FnOnce(Ratio) -> Result<Ratio, ExactError>,
) -> Result<Bound<Ratio>, ExactError> {
    number_at(end).map_or(Ok(Bound::Unbounded), |number| to(number).map(|number| end.map(|_| number)))
}
