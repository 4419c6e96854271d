//! How people count days, weeks and years.
//!
//! Two honest counters can disagree by one. A [`Convention`] says how each counts, and an
//! answer that depends on it names it.
#![forbid(unsafe_code)]

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use crate::count::Days;
use crate::period::{FIRST_DAY, Period, PeriodError, days_between};

/// Whom the handover day belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HandoverDay {
    /// To the incoming: it is the first day of the new office. News agencies count so.
    #[default]
    Incoming,
    /// To the outgoing: the new office begins on the day after.
    Outgoing,
}

/// Which number the first day has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DayCount {
    /// The first day is day 1.
    #[default]
    Ordinal,
    /// The first day is day 0: days that have gone by since.
    Elapsed,
}

/// Where a week begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WeekRule {
    /// Monday to Sunday, as the official series has it.
    #[default]
    MondayToSunday,
    /// Sunday to Saturday, as some newspapers have it.
    SundayToSaturday,
}

/// What "this point last year" means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LastYear {
    /// The same date of the calendar; 29 February becomes 28 February.
    #[default]
    CalendarDate,
    /// The day with the same number in its year; day 366 becomes day 365.
    DayOfYear,
}

/// The way somebody counts. [`Convention::HOUSE`] is the default.
///
/// ```
/// use crossings::{Convention, DayCount, Days};
/// use jiff::civil::date;
/// let took_office = date(2024, 7, 5);
/// let passed_50_000 = date(2025, 8, 11);
/// assert_eq!(Convention::HOUSE.day_number(took_office, passed_50_000), Some(Days::new(403)));
/// let elapsed = Convention { day_count: DayCount::Elapsed, ..Convention::HOUSE };
/// assert_eq!(elapsed.day_number(took_office, passed_50_000), Some(Days::new(402)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "json", schemars(description = "The way somebody counts days, weeks and years."))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Convention {
    /// Whom the handover day belongs to.
    #[serde(default)]
    pub handover: HandoverDay,
    /// Which number the first day has.
    #[serde(default)]
    pub day_count: DayCount,
    /// Where a week begins.
    #[serde(default)]
    pub week: WeekRule,
    /// What "this point last year" means.
    #[serde(default)]
    pub last_year: LastYear,
}

impl Convention {
    /// The convention of the news agencies: the new government's first day is day 1, the
    /// days are counted inclusively, weeks run Monday to Sunday, last year is by calendar
    /// date. Six published day numbers reproduce exactly in this way and in no other.
    pub const HOUSE: Self = Self {
        handover: HandoverDay::Incoming,
        day_count: DayCount::Ordinal,
        week: WeekRule::MondayToSunday,
        last_year: LastYear::CalendarDate,
    };

    /// The first day that counts after a handover on `date`; `None` past the calendar's end.
    pub fn first_day(self, handover: Date) -> Option<Date> {
        match self.handover {
            //= docs/rules.md#days-weeks-and-conventions
            //# time-08: In the convention of the house the handover day MUST be the incoming office's.
            HandoverDay::Incoming => Some(handover),
            //= docs/rules.md#days-weeks-and-conventions
            //# time-09: Where the handover day is the outgoing office's, the new office MUST begin on the day
            //# after.
            HandoverDay::Outgoing => handover.tomorrow().ok(),
        }
    }

    /// The days of an office from one handover to the next; `None` past the calendar's end.
    pub(crate) fn tenure(self, office: Period) -> Option<Period> {
        let start = self.first_day(office.start())?;
        match office.end() {
            Some(end) => Period::new(start, self.first_day(end)?).ok(),
            None => Some(Period::starting(start)),
        }
    }

    /// The number of `date` counted from a handover; `None` where it is before the first day.
    pub fn day_number(self, handover: Date, date: Date) -> Option<Days> {
        let elapsed = days_between(self.first_day(handover)?, date);
        //= docs/rules.md#days-weeks-and-conventions
        //# time-11: A day before the first MUST NOT have a number.
        let elapsed = u64::try_from(elapsed).ok()?;
        match self.day_count {
            //= docs/rules.md#days-weeks-and-conventions
            //# time-10: The first day MUST be day 1 of an ordinal count and day 0 of an elapsed one.
            DayCount::Ordinal => elapsed.checked_add(1).map(Days::new),
            DayCount::Elapsed => Some(Days::new(elapsed)),
        }
    }

    /// The day with number `n` counted from a handover: the inverse of
    /// [`day_number`](Self::day_number). `None` for day 0 of an ordinal count, and past the
    /// calendar's end.
    pub fn nth_day(self, handover: Date, n: Days) -> Option<Date> {
        let elapsed = match self.day_count {
            DayCount::Ordinal => n.get().checked_sub(1)?,
            DayCount::Elapsed => n.get(),
        };
        //= docs/rules.md#days-weeks-and-conventions
        //# time-12: The day of a number MUST be the one that has that number.
        self.first_day(handover)?.checked_add(days(elapsed)?).ok()
    }

    /// The period of the first `n` days after a handover; `None` for none, and past the
    /// calendar's end. It has `n` days however they are numbered.
    pub fn first_days(self, handover: Date, n: Days) -> Option<Period> {
        let start = self.first_day(handover)?;
        let end = start.checked_add(days(n.get())?).ok()?;
        Period::new(start, end).ok()
    }

    /// The week that `date` is in.
    ///
    /// # Errors
    /// - [`PeriodError::OutOfCalendar`] when the week is not wholly in the calendar.
    pub fn week_of(self, date: Date) -> Result<Period, PeriodError> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-14: The week of a day MUST begin on the weekday that the convention says.
        let since_start = match self.week {
            WeekRule::MondayToSunday => date.weekday().since(Weekday::Monday),
            WeekRule::SundayToSaturday => date.weekday().since(Weekday::Sunday),
        };
        let out = |_| PeriodError::OutOfCalendar;
        let start = date.checked_sub(i64::from(since_start).days()).map_err(out)?;
        Period::of_days(in_calendar(start)?, 7).ok_or(PeriodError::OutOfCalendar)
    }

    /// The days from 1 January to `date`, both included.
    ///
    /// # Errors
    /// - [`PeriodError::OutOfCalendar`] when `date` is before the first day of year 1, or when no day
    ///   follows it.
    pub fn year_to_date(self, date: Date) -> Result<Period, PeriodError> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-15: The year to date MUST go from 1 January to the day, both included.
        Period::inclusive(in_calendar(date)?.first_of_year(), date)
    }

    /// The day of the year before that stands for `date`; `None` before the calendar begins.
    pub fn this_point_last_year(self, date: Date) -> Option<Date> {
        self.this_point_years_before(date, 1)
    }

    /// The day of the year so many years before that stands for `date`. The years between do not
    /// matter: four years before 29 February is a 29 February.
    pub(crate) fn this_point_years_before(self, date: Date, years: u8) -> Option<Date> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-17: The years between MUST NOT matter to a date some years before: four years before a leap day is
        //# a leap day.
        let years = i64::from(years).years();
        let earlier = match self.last_year {
            //= docs/rules.md#days-weeks-and-conventions
            //# time-16: This point last year MUST be the same date (28 February for 29 February) or the day of the
            //# same number, as the convention says.
            LastYear::CalendarDate => date.checked_sub(years).ok(),
            LastYear::DayOfYear => {
                let first = date.first_of_year().checked_sub(years).ok()?;
                let last = first.last_of_year();
                let offset = i64::from(date.day_of_year()).saturating_sub(1).days();
                first.checked_add(offset).ok().map(|day| day.min(last))
            }
        };
        earlier.filter(|day| *day >= FIRST_DAY)
    }
}

/// A day that something is reckoned from. One before the calendar stands for none, as the last day that was known does
/// where nobody said it.
pub(crate) fn in_calendar(date: Date) -> Result<Date, PeriodError> {
    //= docs/rules.md#days-weeks-and-conventions
    //# time-21: A period that is reckoned MUST NOT begin before the first day of year 1.
    if date < FIRST_DAY { Err(PeriodError::OutOfCalendar) } else { Ok(date) }
}

/// A span of `n` days, where the calendar's arithmetic can hold it.
fn days(n: u64) -> Option<Span> {
    //= docs/rules.md#days-weeks-and-conventions
    //# time-13: A number of days past the calendar MUST NOT have a day.
    let n = i64::try_from(n).ok()?;
    Span::new().try_days(n).ok()
}
