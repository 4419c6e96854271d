//! What names a row: its series and its day.

use serde::{Deserialize, Serialize};

use super::finding::Fault;

/// The first and the last day of the model's calendar, 0001-01-01 and 9998-12-31.
pub(super) const CALENDAR: core::ops::RangeInclusive<i32> = -719_162..=2_932_531;

/// What names a row. Without a column of series, all rows are of one that has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
}

/// A key with its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct KeyAt {
    pub(super) key: Key,
    pub(super) row: u64,
}

impl KeyAt {
    /// The same of rows that come after so many others.
    pub(super) const fn after(self, rows: u64) -> Self {
        Self { row: self.row.saturating_add(rows), ..self }
    }

    /// What is wrong with this key right before `now`.
    pub(super) fn before(self, now: Key, gaps: bool) -> Option<Fault> {
        let Self { key, row } = self;
        if now == key {
            Some(Fault::Again { key, row })
        } else if now < key {
            Some(Fault::Back { before: key, now })
        } else if !gaps && now.series == key.series && now.date > key.date.saturating_add(1) {
            Some(Fault::Gap { after: key.date, before: now.date })
        } else {
            None
        }
    }
}
