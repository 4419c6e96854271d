//! GRIM turned around: which sizes make a mean possible.
#![forbid(unsafe_code)]

use serde::Serialize;

use super::grim::totals;
use super::{Sample, Undecided, Work};
use crate::exact::Ratio;
use crate::rounding::{Printed, Rounding, Span};

/// The sizes of a sample that make a mean possible.
///
/// ```
/// use crossings::Rounding;
/// use crossings::granularity::sizes;
/// let sizes = sizes("5.5".parse()?, 1, Rounding::HalfUp).unwrap();
/// assert_eq!((sizes.some(), sizes.every_from()), ([2, 4, 6, 8].as_slice(), Some(10)));
/// assert!(sizes.contains(4) && sizes.contains(11) && !sizes.contains(5));
/// # Ok::<(), crossings::PrintedError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Sizes {
    some: Vec<u64>,
    every_from: Option<u64>,
}

impl Sizes {
    /// The possible sizes below [`every_from`](Self::every_from), in ascending order.
    pub fn some(&self) -> &[u64] {
        &self.some
    }

    /// A size from which on every size is possible, and the mean can never be refuted; `None` where
    /// no size is.
    pub const fn every_from(&self) -> Option<u64> {
        self.every_from
    }

    /// Whether a size is possible.
    pub fn contains(&self, size: u64) -> bool {
        self.every_from.is_some_and(|from| size >= from) || self.some.binary_search(&size).is_ok()
    }
}

/// Which sizes make a mean of so many items each possible: the inverse of [`grim`](super::grim()).
/// With no items none does.
///
/// The totals that are printed so lie in an interval. From where that is as wide as one, a whole
/// number surely lies in it; below, each size is tried.
///
/// # Errors
/// - [`Undecided::Overflow`] when a step does not fit 128 bits.
/// - [`Undecided::Work`] when there are more than a million sizes to try.
pub fn sizes(mean: Printed, items: u64, rounding: Rounding) -> Result<Sizes, Undecided> {
    let Some(means) = mean.span(rounding)?.filter(|_| items > 0) else {
        return Ok(Sizes { some: Vec::new(), every_from: None });
    };
    let every_from = u64::try_from(sure_from(means, items)?).ok();
    let every_from = every_from.filter(|from| *from <= Work::ALL.into()).ok_or(Undecided::Work)?;
    let mut some = Vec::new();
    for sample in (1..every_from).filter_map(|size| Sample::new(size, items)) {
        if totals(mean, sample, rounding)?.is_some() {
            some.push(sample.size());
        }
    }
    Ok(Sizes { some, every_from: Some(every_from) })
}

/// The first size whose totals have a whole number among them by their width alone.
fn sure_from(Span { low, high }: Span, items: u64) -> Result<i128, Undecided> {
    let width = high.at.checked_sub(low.at)?.checked_mul(Ratio::whole(items))?;
    // One over the width, downwards, and whether that is all of it.
    let (over, within) = (width.denominator(), width.numerator());
    let Some(times) = over.checked_div(within) else {
        // Zero alone, under the rule that leaves multiples where they are: the total is zero.
        return Ok(1);
    };
    // An interval that is open at both ends and exactly one wide may lie between two.
    let open = !low.closed && !high.closed;
    // A sum that does not fit would be too many as well.
    Ok(if within == 1 && !open { times } else { times.saturating_add(1) })
}
