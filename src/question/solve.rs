//! Which days, boats, totals or dates does a printed figure imply?
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Files, QuestionError, RegisterQuestion, said, text};
use crate::basis::Basis;
use crate::convention::Convention;
use crate::figure::{Figure, Reading, Understanding};
use crate::interval::Interval;
use crate::measure::Nature;
use crate::publication::AsOf;
use crate::register::Register;
use crate::rounding::Rounding;
use crate::solve::{self, Solutions};
use crate::windows::WindowMeasure;

/// Asks for the exact set of what is unknown, with its gaps: the inverses of
/// [`solve`](crate::solve).
///
/// ```
/// use crossings::question::{Question, Solve};
/// let question = Solve::Days {
///     total: 21_446,
///     figure: "around 128 a day".to_owned(),
///     reading: crossings::Reading::Strict,
///     rounding: crossings::Rounding::default(),
/// };
/// assert_eq!(question.answer()?.solutions.to_string(), "167 or 168");
/// # Ok::<(), crossings::question::QuestionError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Solve {
    /// By how many days, or boats, is a known total the mean that is printed?
    Days {
        /// The total.
        total: u64,
        /// The mean, as it was printed.
        figure: String,
        /// How closely it is read.
        #[serde(default)]
        reading: Reading,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// Which totals, over so many days or boats, are the mean that is printed?
    Totals {
        /// How many days, or boats.
        days: u64,
        /// The mean, as it was printed.
        figure: String,
        /// How closely it is read.
        #[serde(default)]
        reading: Reading,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// For how many days, or boats, is some whole total the mean that is printed?
    AnyTotal {
        /// The mean, as it was printed.
        figure: String,
        /// Up to how many.
        most: u64,
        /// How closely it is read.
        #[serde(default)]
        reading: Reading,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// Up to which day is a known total, since a handover, the mean for each day that is printed?
    LastDay {
        /// The total.
        total: u64,
        /// The mean, as it was printed.
        figure: String,
        /// The day of the handover.
        #[serde(deserialize_with = "text::required")]
        since: Date,
        /// How days are counted.
        #[serde(default)]
        convention: Convention,
        /// How closely the figure is read.
        #[serde(default)]
        reading: Reading,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// Up to which day does a figure hold, in the data, of a window that begins on a day?
    LastDayOnData {
        /// The files, oldest publication first.
        #[serde(default)]
        files: Files,
        /// The first day.
        #[serde(deserialize_with = "text::required")]
        from: Date,
        /// The figure, as it was printed.
        figure: String,
        /// Of what it is; where it is left out, its unit says it.
        #[serde(default)]
        of: Option<WindowMeasure>,
        /// Which series.
        #[serde(default)]
        basis: Basis,
        /// As it stood then.
        #[serde(default)]
        as_of: Option<AsOf>,
        /// How closely the figure is read.
        #[serde(default)]
        reading: Reading,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// From which day on does a figure hold, in the data, of a window that ends on a day?
    FirstDayOnData {
        /// The files, oldest publication first.
        #[serde(default)]
        files: Files,
        /// The last day.
        #[serde(deserialize_with = "text::required")]
        to: Date,
        /// The figure, as it was printed.
        figure: String,
        /// Of what it is; where it is left out, its unit says it.
        #[serde(default)]
        of: Option<WindowMeasure>,
        /// Which series.
        #[serde(default)]
        basis: Basis,
        /// As it stood then.
        #[serde(default)]
        as_of: Option<AsOf>,
        /// How closely the figure is read.
        #[serde(default)]
        reading: Reading,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
}

/// The answer to [`Solve`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Solved {
    /// The figure, as printed.
    pub figure: String,
    /// The numbers that it may mean.
    pub interval: Interval,
    /// Everything that the unknown can be, and nothing else.
    pub solutions: SolvedSet,
    /// How many these are; `null` where there is no end of them.
    pub count: Option<u64>,
}

/// A set of solutions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SolvedSet {
    /// Whole numbers.
    Numbers(Solutions<u64>),
    /// Days of the calendar.
    Days(Solutions<Date>),
}

impl core::fmt::Display for SolvedSet {
    /// `167 or 168`, `18 or 19 December 2024`.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Numbers(numbers) => numbers.fmt(f),
            Self::Days(days) => days.fmt(f),
        }
    }
}

impl SolvedSet {
    fn count(&self) -> Option<u64> {
        match self {
            Self::Numbers(numbers) => numbers.count(),
            Self::Days(days) => days.count(),
        }
    }
}

static NO_FILES: Files = Files(Vec::new());

/// A figure and how it is understood.
type Said<'a> = (&'a str, Understanding);

impl Solve {
    fn said(&self) -> Said<'_> {
        let (Self::Days { figure, reading, rounding, .. }
        | Self::Totals { figure, reading, rounding, .. }
        | Self::AnyTotal { figure, reading, rounding, .. }
        | Self::LastDay { figure, reading, rounding, .. }
        | Self::LastDayOnData { figure, reading, rounding, .. }
        | Self::FirstDayOnData { figure, reading, rounding, .. }) = self;
        (figure, Understanding { reading: *reading, rounding: *rounding, rounded: false })
    }
}

impl RegisterQuestion for Solve {
    type Answer = Solved;

    fn files(&self) -> &Files {
        match self {
            Self::LastDayOnData { files, .. } | Self::FirstDayOnData { files, .. } => files,
            _ => &NO_FILES,
        }
    }

    fn sound(&self) -> Result<(), QuestionError> {
        Figure::parse(self.said().0)?;
        Ok(())
    }

    fn answer_on(&self, register: &Register) -> Result<Solved, QuestionError> {
        let (text, how) = self.said();
        let figure = Figure::parse(text)?;
        let mean = || said::meant(&figure, Nature::Mean, how);
        let numbers = SolvedSet::Numbers;
        let (interval, solutions) = match self {
            Self::Days { total, .. } => {
                let mean = mean()?;
                (mean, numbers(solve::divisors(*total, &mean)?))
            }
            Self::Totals { days, .. } => {
                let mean = mean()?;
                (mean, numbers(solve::totals(*days, &mean)?))
            }
            Self::AnyTotal { most, .. } => {
                let mean = mean()?;
                (mean, numbers(solve::divisors_of_any_total(&mean, *most)?))
            }
            Self::LastDay { total, since, convention, .. } => {
                let mean = mean()?;
                (mean, SolvedSet::Days(solve::last_days(*total, &mean, *since, *convention)?))
            }
            Self::LastDayOnData { from, of, basis, as_of, .. } => {
                let (of, interval) = said::of_windows(&figure, *of, how)?;
                let days = said::days_of(register, *basis, *as_of, |view| {
                    Ok(solve::last_days_on(view, *from, of, &interval)?)
                });
                (interval, SolvedSet::Days(days?))
            }
            Self::FirstDayOnData { to, of, basis, as_of, .. } => {
                let (of, interval) = said::of_windows(&figure, *of, how)?;
                let days = said::days_of(register, *basis, *as_of, |view| {
                    Ok(solve::first_days_on(view, *to, of, &interval)?)
                });
                (interval, SolvedSet::Days(days?))
            }
        };
        let count = solutions.count();
        Ok(Solved { figure: figure.text().to_owned(), interval, solutions, count })
    }
}
