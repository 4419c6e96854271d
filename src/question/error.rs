//! Why a question has no answer.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::basis::Basis;
use crate::command::CommandError;
use crate::figure::{Reading, Unparsed};
use crate::granularity::Undecided;
use crate::inspection::Inspection;
use crate::measure::{Nature, NoValue};
use crate::period::{Period, PeriodError};
use crate::publication::PublishedAt;
use crate::register::Register;
use crate::series::Series;
use crate::solve::SolveError;
use crate::source::Problem;
use crate::summary::Grouping;
use crate::windows::WindowMeasure;

/// Why a question has no answer.
///
/// In JSON it is an object with its [`kind`](Self::kind), a `message`, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// The files make no register; everything that is wrong with them is in the inspection.
    #[error("the input cannot be used: {}", said(.0))]
    Unusable(Box<Inspection>),
    /// One of two registers, or both, cannot be made of their files.
    #[error("the input cannot be used: {}", either(.old.as_deref(), .new.as_deref()))]
    UnusableEither {
        /// What is wrong with the older.
        old: Option<Box<Inspection>>,
        /// What is wrong with the newer.
        new: Option<Box<Inspection>>,
    },
    /// The last day that is asked for is before the first.
    #[error("the first day, {from}, is after the last, {to}; perhaps they are swapped")]
    ReversedWindow {
        /// The first day, as asked.
        from: Date,
        /// The last day, as asked.
        to: Date,
    },
    /// A day that is asked for is at the end of the calendar.
    #[error("{}", PeriodError::OutOfCalendar)]
    OutOfCalendar,
    /// The register has no series of that basis.
    #[error("there is no series of {basis}; there is: {}", listed(.known))]
    NoSuchSeries {
        /// What was asked for.
        basis: Basis,
        /// The series that there are.
        known: Vec<Basis>,
    },
    /// The series had no publication then.
    #[error("{}", nothing(*.first))]
    NothingPublished {
        /// Of which series.
        basis: Basis,
        /// When the first was published.
        first: Option<PublishedAt>,
    },
    /// The series has published totals and no days, and days are needed.
    #[error(
        "there are no daily figures here, only published totals of whole years; \
         wanted a file with days, or `year` in place of `{by}`"
    )]
    NoDays {
        /// Of which series.
        basis: Basis,
        /// By what days were to be grouped.
        by: Grouping,
    },
    /// No published total is of a period that lies within the days asked for.
    #[error("there is no published total of a period within these days")]
    NoTotals {
        /// Of which series.
        basis: Basis,
        /// The days.
        window: Option<Period>,
    },
    /// No period that was asked for has a day with a figure.
    #[error(
        "there are no figures for any such period{}{}",
        before(" within ", *.window),
        before("; there are figures for ", *.extent)
    )]
    NoRows {
        /// By what days were to be grouped.
        by: Grouping,
        /// The days asked for.
        window: Option<Period>,
        /// The days that have figures.
        extent: Option<Period>,
    },
    /// No rule has that id.
    #[error("there is no rule `{id}`; wanted an id of the catalogue, such as C009")]
    UnknownRule {
        /// What was asked for.
        id: String,
    },
    /// No agreement has that id.
    #[error("there is no agreement `{id}`; there is: {}", listed(.known))]
    UnknownAgreement {
        /// What was asked for.
        id: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// No timeline has that name.
    #[error("there is no timeline `{name}`; there is: {}", listed(.known))]
    UnknownTimeline {
        /// What was asked for.
        name: String,
        /// The timelines that there are.
        known: Vec<String>,
    },
    /// The claims document cannot be read.
    #[error("the claims cannot be read: {}", listed_lines(.0))]
    UnusableClaims(Vec<Problem>),
    /// No claim has that id.
    #[error("there is no claim `{id}`; there is: {}", listed(.known))]
    UnknownClaim {
        /// What was asked for.
        id: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// A figure is outside the grammar.
    #[error(transparent)]
    Unparsed(#[from] Unparsed),
    /// A figure says nothing of such a number.
    #[error("the figure {figure:?} cannot state {nature}")]
    NotStated {
        /// The figure.
        figure: String,
        /// What kind of number.
        nature: Nature,
    },
    /// A figure has no bounds under that reading.
    #[error(
        "the figure {figure:?} has no exact meaning under the {reading} reading; wanted another `reading`"
    )]
    NoReading {
        /// The figure.
        figure: String,
        /// The reading.
        reading: Reading,
    },
    /// A figure does not say of what it is.
    #[error("the figure {figure:?} does not say of what it is; say it with `of`: {}", listed(.choices))]
    AmbiguousFigure {
        /// The figure.
        figure: String,
        /// What it may be of.
        choices: Vec<WindowMeasure>,
    },
    /// The register has no day to look at.
    #[error("there are no daily figures of {basis} here; wanted a file with days")]
    NothingDaily {
        /// Of which series.
        basis: Basis,
    },
    /// What is asked for has no value.
    #[error(transparent)]
    NoValue(#[from] NoValue),
    /// A set of solutions cannot be given.
    #[error(transparent)]
    Unsolved(#[from] SolveError),
    /// A test of granularity is not decided.
    #[error(transparent)]
    Undecided(#[from] Undecided),
    /// A command was refused, so that none is carried out.
    #[error("command {index} is refused: {error}")]
    Command {
        /// Which, counted from 0.
        index: usize,
        /// Why.
        #[source]
        error: CommandError,
    },
}

/// How much is wrong with files, and what is the first of it.
fn said(inspection: &Inspection) -> String {
    let counts = &inspection.counts;
    let first = inspection.problems.first().map(ToString::to_string);
    let first = first.or_else(|| inspection.violations.errors().next().map(ToString::to_string));
    let first = first.map_or_else(String::new, |first| format!("; the first is {first}"));
    format!("problems: {}, errors: {}{first}", counts.problems, counts.errors)
}

fn either(old: Option<&Inspection>, new: Option<&Inspection>) -> String {
    let of = |which: &str, one: Option<&Inspection>| one.map(|one| format!("{which}: {}", said(one)));
    let both: Vec<String> = [of("old", old), of("new", new)].into_iter().flatten().collect();
    both.join("; ")
}

fn listed(known: &[impl fmt::Display]) -> String {
    if known.is_empty() {
        return "none at all".to_owned();
    }
    known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The first of them, and how many there are.
fn listed_lines(problems: &[Problem]) -> String {
    match problems {
        [] => "for no reason that is known".to_owned(),
        [one] => one.to_string(),
        [first, more @ ..] => format!("{first}; and {} more", more.len()),
    }
}

fn nothing(first: Option<PublishedAt>) -> String {
    match first {
        Some(first) => format!("nothing had been published then; the first publication is of {first}"),
        None => "nothing was published".to_owned(),
    }
}

fn before(words: &str, period: Option<Period>) -> String {
    period.map_or_else(String::new, |period| format!("{words}{period}"))
}

impl QuestionError {
    /// The series of a basis.
    pub(crate) fn series(register: &Register, basis: Basis) -> Result<&Series, Self> {
        register.series(basis).ok_or_else(|| Self::NoSuchSeries {
            basis,
            known: register.all_series().iter().map(Series::basis).collect(),
        })
    }

    /// Its name in JSON, for good: `no-such-series`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Unusable(_) | Self::UnusableEither { .. } => "unusable",
            Self::ReversedWindow { .. } => "reversed-window",
            Self::OutOfCalendar => "out-of-calendar",
            Self::NoSuchSeries { .. } => "no-such-series",
            Self::NothingPublished { .. } => "nothing-published",
            Self::NoDays { .. } => "no-days",
            Self::NoTotals { .. } => "no-totals",
            Self::NoRows { .. } => "no-rows",
            Self::UnknownRule { .. } => "unknown-rule",
            Self::UnknownAgreement { .. } => "unknown-agreement",
            Self::UnknownTimeline { .. } => "unknown-timeline",
            Self::UnusableClaims(_) => "unusable-claims",
            Self::UnknownClaim { .. } => "unknown-claim",
            Self::Unparsed(_) => "unparsed-figure",
            Self::NotStated { .. } => "not-stated",
            Self::NoReading { .. } => "no-reading",
            Self::AmbiguousFigure { .. } => "ambiguous-figure",
            Self::NothingDaily { .. } => "nothing-daily",
            Self::NoValue(_) => "no-value",
            Self::Unsolved(_) => "unsolved",
            Self::Undecided(_) => "undecided",
            Self::Command { .. } => "command",
        }
    }
}

impl Serialize for QuestionError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("kind", self.kind())?;
        out.serialize_entry("message", &self.to_string())?;
        match self {
            Self::Unusable(inspection) => out.serialize_entry("inspection", inspection)?,
            Self::UnusableEither { old, new } => {
                out.serialize_entry("old", old)?;
                out.serialize_entry("new", new)?;
            }
            Self::ReversedWindow { from, to } => {
                out.serialize_entry("from", from)?;
                out.serialize_entry("to", to)?;
            }
            Self::OutOfCalendar
            | Self::UnknownRule { .. }
            | Self::NothingDaily { .. }
            | Self::NoValue(_)
            | Self::Unsolved(_)
            | Self::Undecided(_) => {}
            Self::UnusableClaims(problems) => out.serialize_entry("problems", problems)?,
            Self::Unparsed(unparsed) => {
                out.serialize_entry("at", &unparsed.at)?;
                out.serialize_entry("wanted", &unparsed.wanted)?;
            }
            Self::NotStated { nature, .. } => out.serialize_entry("nature", nature)?,
            Self::NoReading { reading, .. } => out.serialize_entry("reading", reading)?,
            Self::AmbiguousFigure { choices, .. } => out.serialize_entry("choices", choices)?,
            Self::NoSuchSeries { known, .. } => out.serialize_entry("known", known)?,
            Self::NothingPublished { first, .. } => out.serialize_entry("first", first)?,
            Self::NoDays { by, .. } => out.serialize_entry("by", by)?,
            Self::NoTotals { window, .. } => out.serialize_entry("window", window)?,
            Self::NoRows { window, extent, .. } => {
                out.serialize_entry("window", window)?;
                out.serialize_entry("extent", extent)?;
            }
            Self::UnknownAgreement { known, .. }
            | Self::UnknownTimeline { known, .. }
            | Self::UnknownClaim { known, .. } => {
                out.serialize_entry("known", known)?;
            }
            Self::Command { index, error } => {
                out.serialize_entry("index", index)?;
                if let CommandError::Broken(violations) = error {
                    out.serialize_entry("violations", violations)?;
                }
            }
        }
        out.end()
    }
}
