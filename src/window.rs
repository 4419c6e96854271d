//! The days that a claim is about.
#![forbid(unsafe_code)]

#[cfg(feature = "json")]
mod schema;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::convention::{Convention, in_calendar};
use crate::count::Days;
use crate::period::{Period, PeriodError, WeekEnding};
use crate::policy::{PolicyKind, PolicyPeriod};

/// The days that a claim is about, as people name them.
///
/// Some name their last day by what was known then: the year *to date*, arrivals *since* a day.
/// [`resolve`](Self::resolve) says which days these are.
///
/// In JSON a window is an object of one of these forms; dates are inclusive:
///
/// | form | the days |
/// |---|---|
/// | `{"day": "2024-12-12"}` | one day |
/// | `{"week_ending": "2025-09-21"}` | an official week, Monday to Sunday |
/// | `{"month": "2022-07"}`, `{"year": 2022}` | a month, a calendar year |
/// | `{"from": "2024-01-01", "to": "2024-07-04"}` | from a day to another |
/// | `{"from": "2024-07-05"}` | from a day to the last day that was known |
/// | `{"handover": "2024-07-05"}` | from a new office's first day, as the [`Convention`] has it |
/// | `{"first_days": 150, "handover": "2022-10-25"}` | an office's first so many days |
/// | `{"policy": "pm-sunak"}` | a policy period, by its id; of an office, the handover days are whose the [`Convention`] says |
/// | `{"week_of": "2025-07-01"}` | the week with that day, as the [`Convention`] has weeks |
/// | `{"to_date": "year"}`, `{"to_date": "month"}` | from 1 January, or the first of the month, to the last day that was known |
/// | `{"years_before": 1, "of": {…}}` | the same days of an earlier year, as the [`Convention`] has them |
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
#[non_exhaustive]
pub enum Window {
    /// These days; where the period is open, up to the last day that was known.
    Days(Period),
    /// From the first day of an office that was taken over on that day.
    Handover(Date),
    /// The first so many days of such an office.
    FirstDays {
        /// How many.
        days: Days,
        /// The day of the handover.
        handover: Date,
    },
    /// A policy period, by its id; where it is open, up to the last day that was known. The
    /// handover days of an office are whose the convention says.
    Policy(String),
    /// The week with that day in it.
    WeekOf(Date),
    /// The year or month of the last day that was known, up to it.
    ToDate(Calendar),
    /// The same days of an earlier year.
    YearsBefore {
        /// How many years earlier.
        years: u8,
        /// Than which days.
        of: Box<Window>,
    },
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// Why a window has no days.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WindowError {
    /// It begins after the last day that was known.
    #[error("it begins on {start}, and the last day that was known is {as_of}")]
    NotBegun {
        /// Its first day.
        start: Date,
        /// The last day that was known.
        as_of: Date,
    },
    /// No policy period has that id.
    #[error("there is no policy period `{0}`")]
    UnknownPolicy(String),
    /// A day of it is beyond the calendar, as the last day that was known is where none was.
    #[error("it goes beyond the calendar")]
    OutOfCalendar,
}

impl From<PeriodError> for WindowError {
    /// The days of a window are in their order; what else is wrong with a period is that it goes beyond the calendar.
    fn from(_: PeriodError) -> Self {
        Self::OutOfCalendar
    }
}

impl Window {
    /// Which days these are.
    ///
    /// ```
    /// use crossings::{Calendar, Convention, Period, Window};
    /// use crossings::jiff::civil::date;
    /// let this_year = Window::ToDate(Calendar::Year);
    /// let last_year = Window::YearsBefore { years: 1, of: Box::new(this_year) };
    /// let days = last_year.resolve(date(2024, 12, 14), Convention::HOUSE, &[])?;
    /// assert_eq!(days.to_string(), "2023-01-01..2023-12-14");
    /// # Ok::<(), crossings::WindowError>(())
    /// ```
    ///
    /// # Errors
    /// - [`WindowError::NotBegun`] when it begins after `as_of`, and ends with it.
    /// - [`WindowError::UnknownPolicy`] when no policy period has its id.
    /// - [`WindowError::OutOfCalendar`] when a day of it is beyond the calendar, and when it ends with
    ///   `as_of`, which is before every day of the calendar.
    pub fn resolve(
        &self,
        as_of: Date,
        convention: Convention,
        policies: &[PolicyPeriod],
    ) -> Result<Period, WindowError> {
        match self {
            Self::Days(period) => up_to(*period, as_of),
            Self::Handover(handover) => {
                let first = convention.first_day(*handover).ok_or(WindowError::OutOfCalendar)?;
                up_to(Period::starting(first), as_of)
            }
            Self::FirstDays { days, handover } => {
                convention.first_days(*handover, *days).ok_or(WindowError::OutOfCalendar)
            }
            Self::Policy(id) => {
                let policy = policies.iter().find(|one| one.id == *id);
                let policy = policy.ok_or_else(|| WindowError::UnknownPolicy(id.clone()))?;
                let days = match policy.kind {
                    PolicyKind::Office => convention.tenure(policy.period),
                    _ => Some(policy.period),
                };
                up_to(days.ok_or(WindowError::OutOfCalendar)?, as_of)
            }
            Self::WeekOf(date) => Ok(convention.week_of(*date)?),
            Self::ToDate(Calendar::Year) => Ok(convention.year_to_date(as_of)?),
            Self::ToDate(Calendar::Month) => {
                Ok(Period::inclusive(in_calendar(as_of)?.first_of_month(), as_of)?)
            }
            Self::YearsBefore { years, of } => {
                earlier(of.resolve(as_of, convention, policies)?, *years, convention)
            }
        }
    }

    /// Whether the days may depend on which of two ways people count in: those of a policy period
    /// do where it is an office.
    pub fn depends_on(&self, convention: Convention, other: Convention) -> bool {
        match self {
            Self::Days(_) | Self::ToDate(_) => false,
            Self::Handover(_) | Self::FirstDays { .. } | Self::Policy(_) => {
                convention.handover != other.handover
            }
            Self::WeekOf(_) => convention.week != other.week,
            Self::YearsBefore { of, .. } => {
                convention.last_year != other.last_year || of.depends_on(convention, other)
            }
        }
    }

    /// Whether its last day may be the last day that was known: that of a policy period is where
    /// the period is open.
    pub fn ends_as_of(&self) -> bool {
        match self {
            Self::Days(period) => period.is_open(),
            Self::Handover(_) | Self::Policy(_) | Self::ToDate(_) => true,
            Self::FirstDays { .. } | Self::WeekOf(_) => false,
            Self::YearsBefore { of, .. } => of.ends_as_of(),
        }
    }
}

/// A period up to a day, where it has no end of its own.
fn up_to(period: Period, as_of: Date) -> Result<Period, WindowError> {
    if !period.is_open() {
        return Ok(period);
    }
    //= docs/rules.md#days-weeks-and-conventions
    //# time-19: A window that begins after the last day that was known MUST NOT have days.
    if period.start() > as_of {
        return Err(WindowError::NotBegun { start: period.start(), as_of });
    }
    //= docs/rules.md#days-weeks-and-conventions
    //# time-18: A window without an end of its own MUST end with the last day that was known.
    Ok(Period::inclusive(period.start(), in_calendar(as_of)?)?)
}

/// The same days of an earlier year.
fn earlier(period: Period, years: u8, convention: Convention) -> Result<Period, WindowError> {
    let back = |date| convention.this_point_years_before(date, years);
    // The first day is the first to leave the calendar, and they stay in their order.
    let days = back(period.start()).zip(period.last().and_then(back));
    let period = days.and_then(|(first, last)| Period::inclusive(first, last).ok());
    period.ok_or(WindowError::OutOfCalendar)
}

/// A window as JSON has it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    week_ending: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_days: Option<Days>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    handover: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    policy: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    week_of: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to_date: Option<Calendar>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    years_before: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Box<Window>>,
}

impl Form {
    /// The names of the fields that are given, in the order of the form.
    fn given(&self) -> Vec<&'static str> {
        let fields = [
            ("day", self.day.is_some()),
            ("week_ending", self.week_ending.is_some()),
            ("month", self.month.is_some()),
            ("year", self.year.is_some()),
            ("from", self.from.is_some()),
            ("to", self.to.is_some()),
            ("first_days", self.first_days.is_some()),
            ("handover", self.handover.is_some()),
            ("policy", self.policy.is_some()),
            ("week_of", self.week_of.is_some()),
            ("to_date", self.to_date.is_some()),
            ("years_before", self.years_before.is_some()),
            ("of", self.of.is_some()),
        ];
        fields.into_iter().filter_map(|(name, given)| given.then_some(name)).collect()
    }
}

/// Why a window in JSON is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum FormError {
    #[error(
        "the fields {0:?} make no window; wanted one of: day; week_ending; month; year; from and to; from; \
         handover; first_days and handover; policy; week_of; to_date; years_before and of"
    )]
    NoForm(Vec<&'static str>),
    #[error("`{0}` is no month; wanted a year and a month, such as \"2022-07\"")]
    Month(String),
    #[error("an official week ends on a Sunday, and {0} is none; `week_of` takes any day")]
    NoSunday(Date),
    #[error(transparent)]
    Period(#[from] PeriodError),
}

/// The month of a text such as `2022-07`.
fn month(text: &str) -> Result<Period, FormError> {
    let wrong = || FormError::Month(text.to_owned());
    // A date with the first of the month is one exactly where the text is a month.
    let first: Date = format!("{text}-01").parse().map_err(|_| wrong())?;
    if first.to_string().strip_suffix("-01") != Some(text) {
        return Err(wrong());
    }
    Ok(Period::month(first.year(), first.month())?)
}

impl TryFrom<Form> for Window {
    type Error = FormError;

    fn try_from(form: Form) -> Result<Self, FormError> {
        let given = form.given();
        Ok(match form {
            Form { day: Some(day), .. } if given == ["day"] => Self::Days(Period::day(day)?),
            Form { week_ending: Some(sunday), .. } if given == ["week_ending"] => {
                let week = WeekEnding::new(sunday).map_err(|_| FormError::NoSunday(sunday))?;
                Self::Days(week.period())
            }
            Form { month: Some(text), .. } if given == ["month"] => Self::Days(month(&text)?),
            Form { year: Some(year), .. } if given == ["year"] => Self::Days(Period::year(year)?),
            Form { from: Some(from), to: Some(to), .. } if given == ["from", "to"] => {
                Self::Days(Period::inclusive(from, to)?)
            }
            Form { from: Some(from), .. } if given == ["from"] => Self::Days(Period::starting(from)),
            Form { handover: Some(handover), .. } if given == ["handover"] => Self::Handover(handover),
            Form { first_days: Some(days), handover: Some(handover), .. }
                if given == ["first_days", "handover"] && !days.is_zero() =>
            {
                Self::FirstDays { days, handover }
            }
            Form { policy: Some(id), .. } if given == ["policy"] => Self::Policy(id),
            Form { week_of: Some(date), .. } if given == ["week_of"] => Self::WeekOf(date),
            Form { to_date: Some(unit), .. } if given == ["to_date"] => Self::ToDate(unit),
            Form { years_before: Some(years), of: Some(of), .. } if given == ["years_before", "of"] => {
                Self::YearsBefore { years, of }
            }
            _ => return Err(FormError::NoForm(given)),
        })
    }
}

impl From<Window> for Form {
    fn from(window: Window) -> Self {
        let none = Self::default();
        match window {
            Window::Days(period) => Self { from: Some(period.start()), to: period.last(), ..none },
            Window::Handover(handover) => Self { handover: Some(handover), ..none },
            Window::FirstDays { days, handover } => {
                Self { first_days: Some(days), handover: Some(handover), ..none }
            }
            Window::Policy(id) => Self { policy: Some(id), ..none },
            Window::WeekOf(date) => Self { week_of: Some(date), ..none },
            Window::ToDate(unit) => Self { to_date: Some(unit), ..none },
            Window::YearsBefore { years, of } => Self { years_before: Some(years), of: Some(of), ..none },
        }
    }
}
