//! What names a row: its series and its day.

use super::finding::Fault;

/// The first and the last day of the model's calendar, 0001-01-01 and 9998-12-31.
pub(super) const CALENDAR: core::ops::RangeInclusive<i32> = -719_162..=2_932_531;

/// What names a row. Without a column of series, all rows are of one that has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) series: Option<u32>,
    pub(super) date: i32,
}

impl Key {
    /// Whether both are of one series.
    pub(super) const fn same_series(self, other: Self) -> bool {
        match (self.series, other.series) {
            (None, None) => true,
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
    }

    /// What is wrong with this key right before `now`.
    pub(super) fn before(self, now: Self, gaps: bool) -> Option<Fault> {
        if now == self {
            Some(Fault::Again(now))
        } else if now < self {
            Some(Fault::Back { before: self, now })
        } else if !gaps && now.series == self.series && now.date > self.date.saturating_add(1) {
            Some(Fault::Gap { after: self.date, before: now.date })
        } else {
            None
        }
    }
}
