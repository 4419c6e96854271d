//! Rows in the order of their days.
//!
//! The rows of a draft come in any order, and most come in the right one. One sort, over numbers,
//! serves them all: a sort of its own for each kind of row would be a tenth of a shared library.
#![forbid(unsafe_code)]

use jiff::civil::Date;

use crate::period::{Period, day_number};

/// What rows are ordered by.
pub(crate) trait Key: Ord {
    /// The key as numbers, which have its order.
    fn numbers(&self) -> Numbers;
}

/// A key as numbers.
pub(crate) type Numbers = (i64, i64);

impl Key for Date {
    fn numbers(&self) -> Numbers {
        (day_number(*self), 0)
    }
}

impl Key for Period {
    /// A period without an end comes before those with one that begin on its day.
    fn numbers(&self) -> Numbers {
        let (first, after) = self.numbers();
        (first, after.unwrap_or(i64::MIN))
    }
}

impl Key for usize {
    fn numbers(&self) -> Numbers {
        (i64::try_from(*self).unwrap_or(i64::MAX), 0)
    }
}

/// Puts rows in the order of their keys; what is equal stays as it is.
pub(crate) fn by_key<T, K: Key>(rows: &mut Vec<T>, key: impl Fn(&T) -> K) {
    if rows.is_sorted_by_key(&key) {
        return;
    }
    let keys = rows.iter().map(|row| key(row).numbers());
    let order = order(keys.zip(0..).collect());
    let mut unordered: Vec<Option<T>> = core::mem::take(rows).into_iter().map(Some).collect();
    rows.extend(order.into_iter().filter_map(|(_, index)| unordered.get_mut(index).and_then(Option::take)));
}

/// The one sort. Of equal keys the number of the row decides, so it is stable.
#[inline(never)]
fn order(mut keys: Vec<(Numbers, usize)>) -> Vec<(Numbers, usize)> {
    keys.sort_unstable();
    keys
}
