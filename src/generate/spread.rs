//! Which rows are of which series.

use core::ops::Range;

/// Rows shared out among series: the first ones have one more where they do not come out even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spread {
    /// The rows of most series.
    each: u64,
    /// How many series, from the first on, have one more.
    longer: u64,
}

impl Spread {
    pub(super) fn new(rows: u64, series: u32) -> Self {
        let series = u64::from(series);
        let each = rows.checked_div(series).unwrap_or(0);
        Self { each, longer: rows.checked_rem(series).unwrap_or(0) }
    }

    /// The rows of the longest series.
    pub(super) const fn longest(self) -> u64 {
        self.each.saturating_add(if self.longer > 0 { 1 } else { 0 })
    }

    /// The series of a row, counted from 0.
    pub(super) fn series(self, row: u64) -> u64 {
        let long = self.each.saturating_add(1);
        let others = self.longer.saturating_mul(long);
        match row.checked_sub(others) {
            None => row.checked_div(long).unwrap_or(0),
            Some(beyond) => self.longer.saturating_add(beyond.checked_div(self.each).unwrap_or(0)),
        }
    }

    /// The rows of a series.
    pub(super) fn rows(self, series: u64) -> Range<u64> {
        self.start(series)..self.start(series.saturating_add(1))
    }

    fn start(self, series: u64) -> u64 {
        series.saturating_mul(self.each).saturating_add(series.min(self.longer))
    }
}
