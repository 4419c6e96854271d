//! The result of a tally.

use jiff::civil::Date;
use serde::Serialize;

use super::finding::TalliedFinding;
use crate::count::{Boats, Count, Days, People};
use crate::exact::Rate;
use crate::inspection::{RuleCount, Verdict};
use crate::period::Period;

/// What is known of the keys, each a series with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalliedKeys {
    /// Every row has one, and none is there twice: each is greater than the one before, or they were
    /// sorted to see it.
    Unique,
    /// One is there twice.
    Repeated,
    /// Neither: a row has no key, or the rows do not ascend and were not sorted. Keys far from each
    /// other may be equal.
    Unproved,
}

/// What one column adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TalliedSum<C: Count> {
    /// The sum over the rows in which it is known; `None` where that does not fit 64 bits.
    pub sum: Option<C>,
    /// In how many rows it is known.
    pub known: u64,
}

/// The row with the most people, and of several the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TalliedMost {
    /// How many people.
    pub people: People,
    /// Which row, from 0 on over all chunks.
    pub row: u64,
    /// Its series; `None` where it is null or there is no such column.
    pub series: Option<u32>,
    /// Its day; `None` where it is null or no day of the calendar.
    pub date: Option<Date>,
}

/// What the rows of one period add up to, with faults or without.
///
/// A rate is over the rows in which both of its numbers are known. It is `None` where there is
/// nothing to divide by, or a sum does not fit 64 bits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TalliedPeriod {
    /// The period, as it was asked for.
    pub period: Period,
    /// How many rows have a day in it.
    pub rows: u64,
    /// The people of these.
    pub people: TalliedSum<People>,
    /// Their boats.
    pub boats: TalliedSum<Boats>,
    /// Their uncontrolled landings.
    pub uncontrolled: TalliedSum<Boats>,
    /// The row with the most people.
    pub most: Option<TalliedMost>,
    /// People for each boat.
    pub people_per_boat: Option<Rate<People, Boats>>,
    /// People for each row, which is a day of one series.
    pub people_per_day: Option<Rate<People, Days>>,
}

/// What a [`Tally`](crate::Tally) found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tallied {
    /// How many rows there were.
    pub rows: u64,
    /// How many series they are of; `None` where the rows do not ascend, so that a series may
    /// come back, and were not sorted. Rows without a key are not counted.
    pub series: Option<u64>,
    /// From the first day of any row to the last; `None` where no row has one.
    pub extent: Option<Period>,
    /// Whether the keys ascend, or at least stand still; `None` where that was not asked. Where
    /// they do not, a day that is reported as missing may stand elsewhere.
    pub ascending: Option<bool>,
    /// Whether a key is there twice.
    pub keys: TalliedKeys,
    /// The people of all rows, with faults or without.
    pub people: TalliedSum<People>,
    /// The boats of all rows.
    pub boats: TalliedSum<Boats>,
    /// The uncontrolled landings of the rows in which they are known.
    pub uncontrolled: TalliedSum<Boats>,
    /// The row with the most people.
    pub most: Option<TalliedMost>,
    /// The sums of each period that was asked for, in that order.
    pub periods: Vec<TalliedPeriod>,
    /// How often each rule is broken that was checked, those that never are included: in the
    /// order of the catalogue.
    pub rules: Vec<RuleCount>,
    /// The first findings, by row and of one row in the order of the catalogue: as many as
    /// [`TallyOptions::findings`](crate::TallyOptions::findings) admits.
    pub findings: Vec<TalliedFinding>,
    /// How many there are beyond those.
    pub left_out: u64,
    /// What is to be made of it: never `unusable`.
    pub verdict: Verdict,
}
