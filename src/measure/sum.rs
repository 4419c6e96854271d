//! What was counted over a window.
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::working::{Step, Trace};
use super::{Counted, Grounds, NoValue, Sums};
use crate::exact::Ratio;
use crate::period::{Period, WeekEnding, date_of};
use crate::view::places::Column;
use crate::view::{Missing, View};
use crate::window::Window;

/// How many there are over which days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub(super) number: u64,
    pub(super) period: Period,
}

/// How many of what is counted are weeks.
#[derive(Clone, Copy, Debug)]
struct Weeks {
    sum: u64,
    weeks: NonZeroU64,
}

/// The days of a week.
const WEEK: NonZeroU64 = NonZeroU64::MIN.saturating_add(6);

impl Counted {
    /// The column of the arrivals, where it is one.
    pub(crate) const fn column(self) -> Option<Column> {
        match self {
            Self::People => Some(Column::People),
            Self::Boats => Some(Column::Boats),
            Self::UncontrolledLandings => Some(Column::Uncontrolled),
            Self::PeoplePrevented | Self::EventsPrevented | Self::PeopleAttempting => None,
        }
    }

    /// Whether some of it is known by week only.
    pub(super) const fn by_week(self) -> bool {
        matches!(self, Self::PeoplePrevented | Self::EventsPrevented | Self::PeopleAttempting)
    }

    /// What adds up with it.
    pub(super) const fn kind(self) -> u8 {
        match self {
            Self::People | Self::PeoplePrevented | Self::PeopleAttempting => 0,
            Self::Boats | Self::UncontrolledLandings => 1,
            Self::EventsPrevented => 2,
        }
    }
}

impl Grounds<'_> {
    /// The days of a window.
    pub(crate) fn resolve(&self, window: &Window) -> Result<Period, NoValue> {
        Ok(window.resolve(self.as_of, self.convention, self.policy_periods())?)
    }

    /// The days of a window, and how many: there are some, and they have an end.
    pub(super) fn counted_days(&self, window: &Window) -> Result<(Period, NonZeroU64), NoValue> {
        let period = self.resolve(window)?;
        period.length().map(|days| (period, days)).ok_or(NoValue::Missing(Missing::OpenPeriod))
    }

    pub(super) fn series(&self) -> Result<&View, NoValue> {
        self.view().ok_or(NoValue::NoSeries { basis: self.basis() })
    }

    /// How many over a window.
    pub(super) fn sum(&self, of: Counted, over: &Window, trace: &mut Trace) -> Result<Sum, NoValue> {
        let period = self.resolve(over)?;
        Ok(Sum { number: self.sum_over(of, period, trace)?, period })
    }

    /// How many over some days.
    pub(super) fn sum_over(&self, of: Counted, period: Period, trace: &mut Trace) -> Result<u64, NoValue> {
        match of {
            Counted::People => self.people(period, trace),
            Counted::Boats => self.days(of, Column::Boats, period, trace),
            Counted::UncontrolledLandings => self.days(of, Column::Uncontrolled, period, trace),
            Counted::PeoplePrevented | Counted::EventsPrevented => Ok(self.weeks(of, period, trace)?.sum),
            Counted::PeopleAttempting => {
                let people = self.people(period, trace)?;
                let prevented = self.weeks(Counted::PeoplePrevented, period, trace)?.sum;
                people.checked_add(prevented).ok_or(NoValue::Overflow)
            }
        }
    }

    /// How many for each day of a window. What is known by week is for each day of the weeks that
    /// end in it.
    pub(super) fn daily(
        &self,
        of: Counted,
        over: &Window,
        trace: &mut Trace,
    ) -> Result<(Ratio, Period), NoValue> {
        let (period, days) = self.counted_days(over)?;
        //= docs/rules.md#measures
        //# measure-01: A mean for each day MUST count the days without arrivals.
        let by_day = |sum: u64| Ratio::by(sum, days);
        let by_week = |weeks: Weeks| Ratio::by(weeks.sum, weeks.weeks.saturating_mul(WEEK));
        let mean = match of {
            Counted::PeoplePrevented | Counted::EventsPrevented => {
                Ok(by_week(self.weeks(of, period, trace)?))
            }
            Counted::PeopleAttempting => {
                let people = by_day(self.people(period, trace)?);
                people.checked_add(by_week(self.weeks(Counted::PeoplePrevented, period, trace)?))
            }
            _ => Ok(by_day(self.sum_over(of, period, trace)?)),
        };
        mean.map(|mean| (mean, period)).map_err(NoValue::from)
    }

    /// The people over some days, final totals in the place of whole years where that is wanted.
    fn people(&self, period: Period, trace: &mut Trace) -> Result<u64, NoValue> {
        //= docs/rules.md#what-never-mixes
        //# kinds-11: A final published total MUST NOT take the place of days unless spliced sums are asked for.
        if self.sums == Sums::Days {
            return self.days(Counted::People, Column::People, period, trace);
        }
        self.series()?;
        let (mut rest, mut sum) = (Some(period), 0_u64);
        let add = |sum: u64, more: u64| sum.checked_add(more).ok_or(NoValue::Overflow);
        for year in self.finals_in(period) {
            let before = match rest.and_then(|rest| rest.before(&year.period)) {
                Some(days) => self.days(Counted::People, Column::People, days, trace)?,
                None => 0,
            };
            sum = add(sum, before).and_then(|sum| add(sum, year.people.get()))?;
            trace.step(|| Step::Final { period: year.period, people: year.people });
            rest = rest.and_then(|rest| rest.after(&year.period));
        }
        match rest {
            Some(days) => add(sum, self.days(Counted::People, Column::People, days, trace)?),
            None => Ok(sum),
        }
    }

    /// A column of the arrivals, added up from its days.
    pub(super) fn days(
        &self,
        of: Counted,
        column: Column,
        period: Period,
        trace: &mut Trace,
    ) -> Result<u64, NoValue> {
        let view = self.series()?;
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-09: A measure MUST NOT have a value where a day that it needs has no figure.
        if let Some(missing) = view.missing_in(&period) {
            return Err(missing.into());
        }
        let sum = view.sum_at(column, &view.places(&period))?;
        let sum = sum.ok_or(NoValue::Uncontrolled { period })?;
        trace.step(|| Step::Sum { of, period, days: period.days().unwrap_or_default(), sum });
        Ok(sum)
    }

    /// The preventions of the weeks that end in a period, each of which is known.
    fn weeks(&self, of: Counted, period: Period, trace: &mut Trace) -> Result<Weeks, NoValue> {
        let view = self.series()?;
        //= docs/rules.md#measures
        //# measure-03: The preventions of a window MUST be those of the weeks that end in it.
        let (first, last, wanted) = sundays(period).ok_or(NoValue::NoWeek { period })?;
        let (mut sum, mut weeks) = (0_u64, 0_u64);
        let mut next = first.date();
        for week in view.weeks_ending(first, last) {
            let Some(known) = week.preventions.filter(|_| week.ending.date() == next) else { break };
            let more =
                if of == Counted::EventsPrevented { known.events().get() } else { known.people().get() };
            sum = sum.checked_add(more).ok_or(NoValue::Overflow)?;
            weeks = weeks.saturating_add(1);
            next = days_later(next, 7).unwrap_or(next);
        }
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-07: The preventions of a window MUST be unknown where those of a week that ends in it are.
        if weeks != wanted.get() {
            return Err(WeekEnding::new(next).map_or(NoValue::Overflow, |week| NoValue::Preventions { week }));
        }
        trace.step(|| Step::Weeks { of, period, weeks, sum });
        Ok(Weeks { sum, weeks: wanted })
    }
}

/// The day so many days later.
#[inline]
pub(super) fn days_later(date: Date, days: i32) -> Option<Date> {
    // So many hours fit, whatever the number.
    date.checked_add(SignedDuration::from_hours(i64::from(days).saturating_mul(24))).ok()
}

/// The first and the last Sunday of a period, and how many it has.
fn sundays(period: Period) -> Option<(WeekEnding, WeekEnding, NonZeroU64)> {
    // The first Sunday of 1970 has the number 3.
    let sunday = |day: i64| day.saturating_add(3_i64.saturating_sub(day).rem_euclid(7));
    let week = |day: i64| date_of(day).and_then(|date| WeekEnding::new(date).ok());
    let (start, end) = period.numbers();
    let (first, behind) = (sunday(start), end.map(sunday));
    let sundays = behind.and_then(|behind| NonZeroU64::new(behind.abs_diff(first).wrapping_div(7)));
    let last = behind.and_then(|behind| week(behind.saturating_sub(7)));
    week(first).zip(last).zip(sundays).map(|((first, last), sundays)| (first, last, sundays))
}
