//! Stretches of days, and the conventions by which people count them.
//!
//! Inside, a [`Period`] is half-open: the handover day that ends one office begins the
//! next and is counted once. At the doors (text, JSON, the command line) it is spoken as the
//! field speaks, with both days included.
#![forbid(unsafe_code)]

use core::fmt;
use core::num::NonZeroU64;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::count::Days;

/// Why a period or a date could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The last day is before the first.
    #[error("the period ends before it starts")]
    Reversed,
    /// A day needed is outside the years 1 to 9999.
    #[error("the calendar ends at 9999-12-31")]
    OutOfCalendar,
    /// The day is not the last of its week.
    #[error("the day is not a Sunday")]
    NotSunday,
}

/// The day that the model's calendar begins with. A date may be earlier; what is reckoned of dates is not.
pub(crate) const FIRST_DAY: Date = date(1, 1, 1);

/// Whole days from `from` to `to`; negative when `to` is earlier.
#[inline]
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours().div_euclid(24)
}

/// The number of a day, counted from the first of 1970.
pub(crate) fn day_number(date: Date) -> i64 {
    days_between(Date::constant(1970, 1, 1), date)
}

/// The day of a number: [`day_number`] the other way about. `None` outside the calendar.
pub(crate) fn date_of(day: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(day).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

/// One or more days in a row, half-open: `[start, end)`. It may have no end.
///
/// A period is never empty.
///
/// ```
/// use crossings::{Days, Period};
/// use jiff::civil::date;
/// let office = Period::new(date(2022, 9, 6), date(2022, 10, 25))?;
/// assert_eq!(office.days(), Some(Days::new(49)));
/// assert_eq!(office.last(), Some(date(2022, 10, 24)));
/// assert_eq!(office.to_string(), "2022-09-06..2022-10-24");
/// # Ok::<(), crossings::PeriodError>(())
/// ```
///
/// In JSON it is `{"from": "2022-09-06", "to": "2022-10-24"}`, both days included; an open
/// period has `"to": null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: Numbered,
    end: Option<Numbered>,
}

/// A date with its number, reckoned once so that a window of a series is found without the
/// calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Numbered {
    date: Date,
    number: i64,
}

impl From<Date> for Numbered {
    fn from(date: Date) -> Self {
        Self { date, number: day_number(date) }
    }
}

impl Period {
    /// The days from `start` up to, and without, `end`.
    ///
    /// # Errors
    /// - [`PeriodError::Reversed`] when `end` is not after `start`.
    pub fn new(start: Date, end: Date) -> Result<Self, PeriodError> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-01: A period MUST have at least one day.
        if end > start {
            Ok(Self { start: start.into(), end: Some(end.into()) })
        } else {
            Err(PeriodError::Reversed)
        }
    }

    /// The days from `start` on, with no end known.
    pub fn starting(start: Date) -> Self {
        Self { start: start.into(), end: None }
    }

    /// The days from `first` to `last`, both included, as the field speaks.
    ///
    /// # Errors
    /// - [`PeriodError::Reversed`] when `last` is before `first`.
    /// - [`PeriodError::OutOfCalendar`] when no day follows `last`.
    pub fn inclusive(first: Date, last: Date) -> Result<Self, PeriodError> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-04: A last day before the first MUST be refused.
        if last < first {
            return Err(PeriodError::Reversed);
        }
        //= docs/rules.md#days-weeks-and-conventions
        //# time-05: A last day that no day of the calendar follows MUST be refused.
        let end = last.tomorrow().map_err(|_| PeriodError::OutOfCalendar)?;
        Self::new(first, end)
    }

    /// The days from `first` to `last`, both included, either of which may be left open; `None`
    /// where both are. With no first day it begins with the calendar of the model, in year 1.
    ///
    /// # Errors
    /// - [`PeriodError::Reversed`] when `last` is before `first`.
    /// - [`PeriodError::OutOfCalendar`] when no day follows `last`.
    pub fn window(first: Option<Date>, last: Option<Date>) -> Result<Option<Self>, PeriodError> {
        match (first, last) {
            (None, None) => Ok(None),
            (Some(first), None) => Ok(Some(Self::starting(first))),
            (first, Some(last)) => Self::inclusive(first.unwrap_or(FIRST_DAY), last).map(Some),
        }
    }

    /// The one day `date`.
    ///
    /// # Errors
    /// - [`PeriodError::OutOfCalendar`] when no day follows it.
    pub fn day(date: Date) -> Result<Self, PeriodError> {
        Self::inclusive(date, date)
    }

    /// So many days, of which this is the first.
    pub(crate) fn of_days(start: Date, days: i64) -> Option<Self> {
        Self::starting(start).first(days)
    }

    /// So many days from its first on, wherever it ends.
    pub(crate) fn first(&self, days: i64) -> Option<Self> {
        // A sum that does not fit is beyond the calendar as it stands.
        let number = self.start.number.saturating_add(days);
        let end = Numbered { date: date_of(number)?, number };
        (days > 0).then_some(Self { start: self.start, end: Some(end) })
    }

    /// Its days before the first of another.
    pub(crate) fn before(&self, other: &Self) -> Option<Self> {
        (self.start < other.start).then_some(Self { start: self.start, end: Some(other.start) })
    }

    /// Its days after the last of another.
    pub(crate) fn after(&self, other: &Self) -> Option<Self> {
        let start = other.end.filter(|start| self.end.is_none_or(|end| *start < end));
        start.map(|start| Self { start, end: self.end })
    }

    /// The calendar year.
    ///
    /// # Errors
    /// - [`PeriodError::OutOfCalendar`] when the year, or the next, is not in the calendar.
    pub fn year(year: i16) -> Result<Self, PeriodError> {
        let first = first_of_month(year, 1)?;
        Self::new(first, first.checked_add(1.year()).map_err(|_| PeriodError::OutOfCalendar)?)
    }

    /// The calendar month.
    ///
    /// # Errors
    /// - [`PeriodError::OutOfCalendar`] when there is no such month, or none after it.
    pub fn month(year: i16, month: i8) -> Result<Self, PeriodError> {
        let first = first_of_month(year, month)?;
        Self::new(first, first.checked_add(1.month()).map_err(|_| PeriodError::OutOfCalendar)?)
    }

    /// The first day.
    pub const fn start(&self) -> Date {
        self.start.date
    }

    /// The first day after it, where it has an end.
    pub fn end(&self) -> Option<Date> {
        self.end.map(|end| end.date)
    }

    /// The numbers of the first day and, where it has an end, of the first after it.
    #[inline]
    pub(crate) fn numbers(&self) -> (i64, Option<i64>) {
        (self.start.number, self.end.map(|end| end.number))
    }

    /// The last day, where it has an end.
    pub fn last(&self) -> Option<Date> {
        self.end()?.yesterday().ok()
    }

    /// Whether it has no end.
    pub const fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// How many days it has, where it has an end.
    pub fn days(&self) -> Option<Days> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-06: The days of a period MUST be counted with its first and its last.
        self.end.map(|end| Days::new(end.number.abs_diff(self.start.number)))
    }

    /// The same as a number that is never nought.
    pub(crate) fn length(&self) -> Option<NonZeroU64> {
        self.days().and_then(|days| NonZeroU64::new(days.get()))
    }

    /// Whether `date` is one of its days.
    pub fn contains(&self, date: Date) -> bool {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-02: Inside the model a period MUST be half-open, so that the day that ends one begins the next and
        //# is counted once.
        date >= self.start.date && self.end.is_none_or(|end| date < end.date)
    }

    /// Whether every day of `other` is one of its days.
    pub fn covers(&self, other: &Self) -> bool {
        other.start >= self.start
            && match (self.end, other.end) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(mine), Some(theirs)) => theirs <= mine,
            }
    }

    /// The days that both have, or `None` where there are none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = match (self.end, other.end) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, None) | (None, one) => one,
        };
        end.is_none_or(|end| end > start).then_some(Self { start, end })
    }

    /// Whether they have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.intersection(other).is_some()
    }
}

impl fmt::Display for Period {
    /// `first..last`, both included; `first..` where it is open.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last() {
            Some(last) => write!(f, "{}..{last}", self.start()),
            None => write!(f, "{}..", self.start()),
        }
    }
}

/// The first day of a month of the model's calendar.
fn first_of_month(year: i16, month: i8) -> Result<Date, PeriodError> {
    //= docs/rules.md#days-weeks-and-conventions
    //# time-21: A period that is reckoned MUST NOT begin before the first day of year 1.
    let first = Date::new(year, month, 1).ok().filter(|first| *first >= FIRST_DAY);
    first.ok_or(PeriodError::OutOfCalendar)
}

/// The form of a period at the doors: both days included.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Inclusive {
    from: Date,
    #[serde(default)]
    to: Option<Date>,
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-03: At every door a period MUST be said by its first and its last day, both included.
        Inclusive { from: self.start(), to: self.last() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Inclusive { from, to } = Inclusive::deserialize(deserializer)?;
        match to {
            None => Ok(Self::starting(from)),
            Some(to) => Self::inclusive(from, to).map_err(de::Error::custom),
        }
    }
}

/// A week of the official series, named by its last day: Monday to Sunday.
///
/// Source: Home Office, time series workbook, Notes sheet, note 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct WeekEnding(Date);

impl WeekEnding {
    /// The week that ends on `sunday`.
    ///
    /// # Errors
    /// - [`PeriodError::NotSunday`] when the day is not a Sunday.
    /// - [`PeriodError::OutOfCalendar`] when the week is not wholly in the calendar.
    pub fn new(sunday: Date) -> Result<Self, PeriodError> {
        if sunday.weekday() != Weekday::Sunday {
            return Err(PeriodError::NotSunday);
        }
        // The calendar ends with a Friday, so that a day follows each Sunday.
        let monday = sunday.checked_sub(6.days()).ok();
        if monday.is_none_or(|monday| monday < FIRST_DAY) {
            return Err(PeriodError::OutOfCalendar);
        }
        Ok(Self(sunday))
    }

    /// The Sunday.
    pub const fn date(self) -> Date {
        self.0
    }

    /// Its seven days.
    pub fn period(self) -> Period {
        // The constructor has shown that both days are in the calendar.
        //= docs/rules.md#days-weeks-and-conventions
        //# time-07: An official week MUST be the seven days up to the Sunday that names it.
        let monday = self.0.saturating_sub(6.days());
        Period { start: monday.into(), end: Some(self.0.saturating_add(1.day()).into()) }
    }
}

impl fmt::Display for WeekEnding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
