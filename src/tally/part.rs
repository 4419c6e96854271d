//! What the rows of a stretch of days add up to.

use serde::{Deserialize, Serialize};

use super::key::CalendarDay;
use super::row::Row;
use super::tallied::{TalliedMost, TalliedSum};
use crate::count::{Boats, Count, Days, People};
use crate::exact::Rate;

/// A column as it is added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Adding {
    sum: u128,
    known: u64,
}

impl Adding {
    // A sum of 128 bits holds 2^96 values, and a number of 64 bits more rows than there can be:
    // neither is ever saturated.
    pub(super) fn add(&mut self, sum: impl Into<u128>, known: u64) {
        self.sum = self.sum.saturating_add(sum.into());
        self.known = self.known.saturating_add(known);
    }

    fn one(&mut self, value: Option<u32>) {
        if let Some(value) = value {
            self.add(value, 1);
        }
    }

    pub(super) fn finish<C: Count>(self) -> TalliedSum<C> {
        //= docs/rules.md#tallies
        //# tally-08: A sum that does not fit 64 bits MUST NOT be a number.
        TalliedSum { sum: u64::try_from(self.sum).ok().map(C::new), known: self.known }
    }
}

/// The row with the most people so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Most {
    pub(super) people: u32,
    pub(super) row: u64,
    pub(super) series: Option<u32>,
    pub(super) date: Option<i32>,
}

impl Most {
    pub(super) fn finish(self) -> TalliedMost {
        TalliedMost {
            people: self.people.into(),
            row: self.row,
            series: self.series,
            date: self.date.and_then(CalendarDay::new).map(CalendarDay::date),
        }
    }
}

/// What some rows add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) rows: u64,
    pub(super) people: Adding,
    pub(super) boats: Adding,
    pub(super) uncontrolled: Adding,
    /// The people of rows whose boats are not known.
    people_alone: u128,
    /// The boats of rows whose people are not known.
    boats_alone: u128,
    pub(super) most: Option<Most>,
}

impl Part {
    /// Adds one row, which is the row `at` of all.
    pub(super) fn row(&mut self, row: &Row, at: u64) {
        self.rows = self.rows.saturating_add(1);
        self.people.one(row.people);
        self.boats.one(row.boats);
        self.uncontrolled.one(row.uncontrolled);
        match (row.people, row.boats) {
            (Some(people), None) => self.people_alone = self.people_alone.saturating_add(people.into()),
            (None, Some(boats)) => self.boats_alone = self.boats_alone.saturating_add(boats.into()),
            _ => {}
        }
        self.find_most(row, at);
    }

    /// Remembers a row if it has more people than any before.
    pub(super) fn find_most(&mut self, row: &Row, at: u64) {
        let Some(people) = row.people else { return };
        if self.most.is_none_or(|most| people > most.people) {
            self.most = Some(Most { people, row: at, series: row.series, date: row.date });
        }
    }

    /// The same of rows that come after so many others.
    pub(super) fn after(self, rows: u64) -> Self {
        let most = self.most.map(|most| Most { row: most.row.saturating_add(rows), ..most });
        Self { most, ..self }
    }

    /// Both together.
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.rows = self.rows.saturating_add(other.rows);
        self.people.add(other.people.sum, other.people.known);
        self.boats.add(other.boats.sum, other.boats.known);
        self.uncontrolled.add(other.uncontrolled.sum, other.uncontrolled.known);
        self.people_alone = self.people_alone.saturating_add(other.people_alone);
        self.boats_alone = self.boats_alone.saturating_add(other.boats_alone);
        // Of two alike, the first.
        let rank = |most: &Most| (most.people, core::cmp::Reverse(most.row));
        self.most = self.most.into_iter().chain(other.most).max_by_key(rank);
        self
    }

    /// People for each boat, over the rows in which both are known.
    pub(super) fn people_per_boat(&self) -> Option<Rate<People, Boats>> {
        //= docs/rules.md#tallies
        //# tally-09: People per boat MUST be over the rows that know both.
        let both = |sum: u128, alone| sum.checked_sub(alone).and_then(|both| u64::try_from(both).ok());
        let people = both(self.people.sum, self.people_alone)?;
        let boats = both(self.boats.sum, self.boats_alone)?;
        Rate::of(People::new(people), Boats::new(boats)).ok()
    }

    /// People for each day of a series, over the rows in which they are known.
    pub(super) fn people_per_day(&self) -> Option<Rate<People, Days>> {
        let people = u64::try_from(self.people.sum).ok()?;
        Rate::of(People::new(people), Days::new(self.people.known)).ok()
    }
}
