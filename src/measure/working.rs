//! The working of an answer: which days, how many, and what they add up to.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::Serialize;

use super::value::grouped;
use super::{Counted, Stretch, Value};
use crate::count::{Days, Deaths, People};
use crate::money::Amount;
use crate::period::Period;

/// An answer with its working, as [`Measure::explain`](super::Measure::explain) gives it.
///
/// ```
/// use crossings::jiff::civil::date;
/// use crossings::{Basis, Grounds, Measure, Step, Unit, Window, builtin};
/// let register = builtin();
/// let grounds = Grounds::new(&register, Basis::UkArrivals, date(2024, 12, 18));
/// let office = Measure::Duration { over: Window::Policy("pm-starmer".to_owned()) };
/// let worked = office.explain(&grounds)?;
/// assert_eq!(worked.value.unit(), Some(Unit::Days));
/// assert!(matches!(worked.steps.as_slice(), [Step::Window { .. }]));
/// assert_eq!(worked.steps[0].to_string(), "2024-07-05..2024-12-18, 167 days");
/// # Ok::<(), crossings::NoValue>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worked {
    /// The answer.
    pub value: Value,
    /// What it was made from, in order.
    pub steps: Vec<Step>,
}

/// One step of the working. As text it is what a person reads: `21,466 people, 2024-07-05..2024-12-18,
/// 167 days`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Step {
    /// Days added up.
    Sum {
        /// Of what.
        of: Counted,
        /// Over which days.
        period: Period,
        /// How many days these are.
        days: Days,
        /// The sum.
        sum: u64,
    },
    /// A final published total took the place of the days of a year.
    Final {
        /// Which year.
        period: Period,
        /// The total.
        people: People,
    },
    /// Weeks that end in a window, added up.
    Weeks {
        /// Of what.
        of: Counted,
        /// In which window.
        period: Period,
        /// How many weeks these are.
        weeks: u64,
        /// The sum.
        sum: u64,
    },
    /// Stretches that were compared.
    Compared {
        /// Which stretches.
        by: Stretch,
        /// Within which days.
        within: Period,
        /// How many of them have a figure.
        known: u64,
        /// How many days of the window have none.
        days_unknown: u64,
    },
    /// A window, where its days alone are asked for, or single days of it.
    Window {
        /// Which days.
        period: Period,
        /// How many these are.
        days: Days,
    },
    /// Days in a row, each of which is like that.
    Streak {
        /// Which days; `None` for none.
        period: Option<Period>,
    },
    /// What had been counted by the end of a day.
    By {
        /// Which day.
        date: Date,
        /// How many.
        counted: u64,
        /// How many a day before.
        before: u64,
    },
    /// What one agreement is worth.
    Agreement {
        /// Its id.
        id: String,
        /// How much.
        amount: Amount,
        /// Who reported it, where that was asked.
        reported_by: Option<String>,
    },
    /// What one report of deaths says.
    Report {
        /// Its id.
        id: String,
        /// How many.
        deaths: Deaths,
        /// Who reported it.
        reported_by: String,
    },
    /// One boat.
    Boat {
        /// Its id.
        id: String,
        /// Its day.
        date: Date,
        /// The people aboard.
        people: People,
    },
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sum { of, period, days, sum } => {
                write!(f, "{}, {period}, {}", count(*sum, *of), days_words(days.get()))
            }
            Self::Final { period, people } => {
                let people = count(people.get(), Counted::People);
                write!(f, "{people}, {period}: a final published total in place of the days")
            }
            Self::Weeks { of, period, weeks, sum } => {
                let ending = if *weeks == 1 { "week that ends" } else { "weeks that end" };
                write!(f, "{}, {weeks} {ending} in {period}", count(*sum, *of))
            }
            Self::Compared { by, within, known, days_unknown } => {
                write!(f, "compared within {within}: {} × {}", grouped(&known.to_string()), by.words())?;
                if *days_unknown == 0 { Ok(()) } else { write!(f, "; {} unknown", days_words(*days_unknown)) }
            }
            Self::Window { period, days } => write!(f, "{period}, {}", days_words(days.get())),
            Self::Streak { period: Some(period) } => write!(f, "in a row: {period}"),
            Self::Streak { period: None } => f.write_str("no such day"),
            Self::By { date, counted, before } => {
                let (counted, before) = (grouped(&counted.to_string()), grouped(&before.to_string()));
                write!(f, "{counted} by the end of {date}, {before} the day before")
            }
            Self::Agreement { id, amount, reported_by } => {
                write!(f, "{id}: {}", grouped(&amount.to_string()))?;
                reported_by.iter().try_for_each(|by| write!(f, ", as reported by {by}"))
            }
            Self::Report { id, deaths, reported_by } => {
                write!(f, "{id}: {deaths}, as reported by {reported_by}")
            }
            Self::Boat { id, date, people } => write!(f, "boat {id} of {date}: {people} aboard"),
        }
    }
}

/// `21,466 people`.
fn count(number: u64, of: Counted) -> String {
    let unit = if number == 1 { of.singular() } else { of.plural() };
    format!("{} {unit}", grouped(&number.to_string()))
}

fn days_words(days: u64) -> String {
    format!("{} {}", grouped(&days.to_string()), if days == 1 { "day" } else { "days" })
}

/// Where the working is written, if it is wanted.
#[derive(Debug)]
pub(super) struct Trace(Option<Vec<Step>>);

impl Trace {
    pub(super) const fn off() -> Self {
        Self(None)
    }

    pub(super) const fn on() -> Self {
        Self(Some(Vec::new()))
    }

    /// A step; it is made only where it is wanted.
    #[inline]
    pub(super) fn step(&mut self, step: impl FnOnce() -> Step) {
        if let Some(steps) = &mut self.0 {
            steps.push(step());
        }
    }

    pub(super) fn steps(self) -> Vec<Step> {
        self.0.unwrap_or_default()
    }
}
