//! A series as it stood at some publication: the newest figure of each day, week and period.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::basis::Basis;
use crate::count::{Boats, Count, Days, People};
use crate::crossing::{Arrivals, Day, PeriodTotal, Week};
use crate::exact::{ExactError, Rate};
use crate::order;
use crate::period::{Period, WeekEnding, day_number, days_between};
use crate::publication::{Publication, PublishedAt};

pub(crate) mod places;

/// Why there is no total for a period. An unknown total is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Missing {
    /// The period has no end, so its days are not all known.
    #[error("the period has no end")]
    OpenPeriod,
    /// A day of the period has no figure.
    #[error("there is no figure for {first}")]
    Day {
        /// The first such day.
        first: Date,
    },
    /// The sum does not fit 64 bits.
    #[error("the sum does not fit 64 bits")]
    Overflow,
}

impl Serialize for Missing {
    /// The reason, in words.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What arrived over a period, added up from its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Over which days.
    pub period: Period,
    /// How many days these are.
    pub days: Days,
    /// The people.
    pub people: People,
    /// The boats.
    pub boats: Boats,
    /// The uncontrolled landings, where they are known of every day.
    pub uncontrolled: Option<Boats>,
}

impl Total {
    /// People for each boat.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when no boat arrived.
    pub fn people_per_boat(&self) -> Result<Rate<People, Boats>, ExactError> {
        Rate::of(self.people, self.boats)
    }

    /// People for each day, days without arrivals included.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when there are no days, which no [`Period`] is without.
    pub fn people_per_day(&self) -> Result<Rate<People, Days>, ExactError> {
        Rate::of(self.people, self.days)
    }

    /// Boats for each day, days without arrivals included.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when there are no days, which no [`Period`] is without.
    pub fn boats_per_day(&self) -> Result<Rate<Boats, Days>, ExactError> {
        Rate::of(self.boats, self.days)
    }
}

impl Serialize for Total {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Total", 6)?;
        out.serialize_field("days", &self.days)?;
        out.serialize_field("people", &self.people)?;
        out.serialize_field("boats", &self.boats)?;
        out.serialize_field("uncontrolled", &self.uncontrolled)?;
        out.serialize_field("people_per_boat", &self.people_per_boat().ok())?;
        out.serialize_field("people_per_day", &self.people_per_day().ok())?;
        out.end()
    }
}

/// Everything before a day, added up. Sums of 64-bit numbers, so they fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Before {
    people: u128,
    boats: u128,
    uncontrolled: u128,
    /// Days whose uncontrolled landings are not known.
    unknown: u64,
}

impl Before {
    fn and(self, day: &Arrivals) -> Self {
        let uncontrolled = day.uncontrolled();
        Self {
            people: self.people.saturating_add(u128::from(day.people().get())),
            boats: self.boats.saturating_add(u128::from(day.boats().get())),
            uncontrolled: self.uncontrolled.saturating_add(uncontrolled.map_or(0, |n| u128::from(n.get()))),
            unknown: self.unknown.saturating_add(u64::from(uncontrolled.is_none())),
        }
    }
}

/// A series as of one of its publications.
///
/// The total of any period is found in constant time on a dense series, from sums made once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    basis: Basis,
    published: Option<PublishedAt>,
    /// The days with a figure, ascending.
    dates: Vec<Date>,
    arrivals: Vec<Arrivals>,
    /// One more than the days: the sums before each, and after the last.
    before: Vec<Before>,
    /// The number of the first day, where no day is missing between it and the last.
    dense_from: Option<i64>,
    weeks: BTreeMap<WeekEnding, Week>,
    totals: BTreeMap<Period, PeriodTotal>,
}

impl View {
    /// The newest figure of everything in `publications`, which are in their order.
    pub(crate) fn new<'a>(basis: Basis, publications: impl IntoIterator<Item = &'a Publication>) -> Self {
        let (mut weeks, mut totals, mut published) = (BTreeMap::new(), BTreeMap::new(), None);
        let mut days: Vec<&Day> = Vec::new();
        for publication in publications {
            published = Some(publication.published);
            days.extend(&publication.days);
            weeks.extend(publication.weeks.iter().map(|week| (week.ending, week.clone())));
            totals.extend(publication.totals.iter().map(|total| (total.period, total.clone())));
        }
        // The sort is stable, so of one day's figures the newest is the last.
        //= docs/rules.md#publications-and-views
        //# view-05: Of two publications of one moment, the later in their order MUST be the newer.
        order::by_key(&mut days, |day| day.date);
        //= docs/rules.md#publications-and-views
        //# view-01: A view MUST have the newest figure of each day among the publications that count.
        let newest = days.chunk_by(|a, b| a.date == b.date).filter_map(<[_]>::last);
        let (dates, arrivals): (Vec<Date>, Vec<Arrivals>) =
            newest.map(|day| (day.date, day.arrivals)).unzip();
        let mut sum = Before::default();
        let mut before = vec![sum];
        for day in &arrivals {
            sum = sum.and(day);
            before.push(sum);
        }
        let dense_from = match (dates.first(), dates.last()) {
            (Some(first), Some(last)) => {
                let apart = usize::try_from(days_between(*first, *last)).ok();
                let dense = apart.and_then(|apart| apart.checked_add(1)) == Some(dates.len());
                dense.then(|| day_number(*first))
            }
            _ => None,
        };
        Self { basis, published, dates, arrivals, before, dense_from, weeks, totals }
    }

    /// What the series counts.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// When the newest publication in it was published; `None` where there is none.
    pub const fn published(&self) -> Option<PublishedAt> {
        self.published
    }

    /// How many days have a figure.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether no day has a figure.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// From the first day with a figure to the last.
    pub fn extent(&self) -> Option<Period> {
        let (first, last) = self.dates.first().zip(self.dates.last())?;
        Period::inclusive(*first, *last).ok()
    }

    /// The arrivals of one day, where it has a figure.
    pub fn day(&self, date: Date) -> Option<Arrivals> {
        let index = self.index(date, day_number(date));
        (self.dates.get(index) == Some(&date)).then(|| self.arrivals.get(index).copied()).flatten()
    }

    /// Every day with a figure, ascending.
    pub fn days(&self) -> impl ExactSizeIterator<Item = (Date, Arrivals)> {
        self.dates.iter().copied().zip(self.arrivals.iter().copied())
    }

    /// One week, where it has a figure of its own.
    pub fn week(&self, ending: WeekEnding) -> Option<&Week> {
        self.weeks.get(&ending)
    }

    /// Every week with a figure of its own, ascending.
    pub fn weeks(&self) -> impl ExactSizeIterator<Item = &Week> + DoubleEndedIterator {
        self.weeks.values()
    }

    /// The weeks of a period, by the day on which they end, that have a figure of their own.
    pub(crate) fn weeks_ending(&self, first: WeekEnding, last: WeekEnding) -> impl Iterator<Item = &Week> {
        // A range that is the wrong way round would panic.
        let range = (first <= last).then(|| self.weeks.range(first..=last));
        range.into_iter().flatten().map(|(_, week)| week)
    }

    /// The published total of one period, where it has one.
    pub fn published_total(&self, period: Period) -> Option<&PeriodTotal> {
        self.totals.get(&period)
    }

    /// The published totals of whole periods, ascending: figures in their own right.
    pub fn published_totals(&self) -> impl ExactSizeIterator<Item = &PeriodTotal> {
        self.totals.values()
    }

    /// How many of the days with a figure are before the day `date`, which has that number.
    #[inline]
    fn index(&self, date: Date, number: i64) -> usize {
        match self.dense_from {
            Some(first) => {
                let offset = usize::try_from(number.saturating_sub(first)).unwrap_or(0);
                offset.min(self.dates.len())
            }
            None => self.dates.partition_point(|earlier| *earlier < date),
        }
    }

    /// What arrived over a period, added up from its days.
    ///
    /// # Errors
    /// - [`Missing::OpenPeriod`] when the period has no end.
    /// - [`Missing::Day`] when one of its days has no figure.
    /// - [`Missing::Overflow`] when a sum does not fit 64 bits.
    #[inline]
    pub fn total(&self, period: Period) -> Result<Total, Missing> {
        let ((first, Some(after)), Some(end), Some(days)) = (period.numbers(), period.end(), period.days())
        else {
            //= docs/rules.md#unknown-is-not-zero
            //# unknown-05: A period without an end MUST NOT have a total.
            return Err(Missing::OpenPeriod);
        };
        let (from, to) = (self.index(period.start(), first), self.index(end, after));
        let known = to.saturating_sub(from);
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-04: A period with a day that has no figure MUST NOT have a total, and the first such day is
        //# named.
        let sums = self.before.get(from).zip(self.before.get(to));
        let Some((earlier, later)) = sums.filter(|_| u64::try_from(known) == Ok(days.get())) else {
            return Err(self.first_missing(period));
        };
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-06: The uncontrolled landings of a period MUST be unknown where those of one of its days are.
        let all_known = earlier.unknown == later.unknown;
        // No more landings than boats, and no more boats than people: the least first, so that each of
        // them may be what does not fit.
        let uncontrolled =
            if all_known { Some(difference(later.uncontrolled, earlier.uncontrolled)?) } else { None };
        //= docs/rules.md#publications-and-views
        //# view-02: The total of a period MUST be the sum of the figures of its days.
        let boats = difference(later.boats, earlier.boats)?;
        let people = difference(later.people, earlier.people)?;
        Ok(Total { period, days, people, boats, uncontrolled })
    }

    /// The first day of the period without a figure.
    #[cold]
    fn first_missing(&self, period: Period) -> Missing {
        let known = self.dates.iter().skip(self.index(period.start(), period.numbers().0));
        let mut first = period.start();
        for date in known {
            if *date != first {
                break;
            }
            // No day of a register is the last of all dates.
            first = first.saturating_add(1.day());
        }
        Missing::Day { first }
    }

    /// The first of the days on which most people arrived, where any did.
    pub fn record(&self) -> Option<(Date, Arrivals)> {
        //= docs/rules.md#publications-and-views
        //# view-11: The record MUST be the first of the days with the most people.
        self.days()
            .filter(|(_, day)| !day.people().is_zero())
            .reduce(|most, day| if day.1.people() > most.1.people() { day } else { most })
    }
}

/// A difference of two sums, as a count.
#[inline]
fn difference<C: Count>(later: u128, earlier: u128) -> Result<C, Missing> {
    let difference = later.checked_sub(earlier).and_then(|n| u64::try_from(n).ok());
    //= docs/rules.md#exactness
    //# exact-09: A total that does not fit 64 bits MUST be said not to fit.
    difference.map(C::new).ok_or(Missing::Overflow)
}
