//! What names a row: its series and its day.

use jiff::SignedDuration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::finding::Fault;

/// A day of the model's calendar, by its number from the first of 1970 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub(super) struct CalendarDay(i32);

impl CalendarDay {
    /// 0001-01-01.
    pub(super) const FIRST: Self = Self(-719_162);
    /// 9998-12-31.
    pub(super) const LAST: Self = Self(2_932_531);

    /// The day of a number; `None` beyond the calendar.
    pub(super) fn new(number: i32) -> Option<Self> {
        (Self::FIRST.0..=Self::LAST.0).contains(&number).then_some(Self(number))
    }

    /// So many days later, and no later than the last.
    #[cfg(feature = "sort")]
    pub(super) fn later(self, days: u32) -> Self {
        Self(self.0.saturating_add_unsigned(days)).min(Self::LAST)
    }

    pub(super) const fn number(self) -> i32 {
        self.0
    }

    pub(super) fn date(self) -> Date {
        // Every one of them is a date, and none the last that there is.
        let later = SignedDuration::from_hours(i64::from(self.0).saturating_mul(24));
        Date::constant(1970, 1, 1).saturating_add(later)
    }
}

impl TryFrom<i32> for CalendarDay {
    type Error = &'static str;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a day beyond the calendar")
    }
}

impl From<CalendarDay> for i32 {
    fn from(day: CalendarDay) -> Self {
        day.0
    }
}

/// What names a row. Without a column of series, all rows are of one that has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Key {
    pub(super) series: Option<u32>,
    pub(super) date: CalendarDay,
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
        } else if !gaps && now.series == key.series && now.date.0 > key.date.0.saturating_add(1) {
            Some(Fault::Gap { after: key.date, before: now.date })
        } else {
            None
        }
    }
}
