//! What does the data say?
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Files, QuestionError, RegisterQuestion, text};
use crate::basis::Basis;
use crate::convention::Convention;
use crate::period::Period;
use crate::publication::AsOf;
use crate::published::PublishedTotals;
use crate::register::Register;
use crate::series::Series;
use crate::summary::{Grouping, Summary};

/// Asks for the totals of a series over a list of periods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Summarise {
    /// The files, oldest publication first; none is the built-in register.
    pub files: Files,
    /// Which series.
    pub basis: Basis,
    /// By what to group the days.
    pub by: Grouping,
    /// As it stood then: the publications up to a date, or up to a moment.
    pub as_of: Option<AsOf>,
    /// The first day, included.
    #[serde(deserialize_with = "text::optional")]
    pub from: Option<Date>,
    /// The last day, included.
    #[serde(deserialize_with = "text::optional")]
    pub to: Option<Date>,
    /// How days and weeks are counted.
    pub convention: Convention,
}

/// The answer to [`Summarise`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Summarised {
    /// The days, added up.
    Days(Summary),
    /// The published totals, where a series has no days and years were asked for.
    Published(PublishedTotals),
}

impl Summarise {
    /// The days that are asked for; `None` where all are.
    ///
    /// # Errors
    /// - [`QuestionError::ReversedWindow`] when the last day is before the first.
    /// - [`QuestionError::OutOfCalendar`] when no day follows the last.
    pub fn window(&self) -> Result<Option<Period>, QuestionError> {
        Period::window(self.from, self.to).map_err(|_| match (self.from, self.to) {
            (Some(from), Some(to)) if to < from => QuestionError::ReversedWindow { from, to },
            _ => QuestionError::OutOfCalendar,
        })
    }

    fn published(&self, series: &Series, window: Option<Period>) -> Result<Summarised, QuestionError> {
        if self.by != Grouping::Year {
            return Err(QuestionError::NoDays { basis: self.basis, by: self.by });
        }
        let totals = PublishedTotals::new(series, self.as_of, window);
        if totals.totals.is_empty() {
            return Err(QuestionError::NoTotals { basis: self.basis, window });
        }
        Ok(Summarised::Published(totals))
    }
}

impl RegisterQuestion for Summarise {
    type Answer = Summarised;

    fn files(&self) -> &Files {
        &self.files
    }

    fn sound(&self) -> Result<(), QuestionError> {
        //= docs/rules.md#questions-and-reports
        //# ask-10: A question whose window is reversed MUST be refused before any file is read.
        self.window().map(|_| ())
    }

    fn answer_on(&self, register: &Register) -> Result<Summarised, QuestionError> {
        let window = self.window()?;
        let series = QuestionError::series(register, self.basis)?;
        let then = self.as_of.map(|moment| series.as_of(moment));
        let view = then.as_ref().unwrap_or_else(|| series.newest());
        if view.published().is_none() {
            let first = series.publications().first().map(|one| one.published);
            //= docs/rules.md#publications-and-views
            //# view-06: A question about what had been published before the first publication MUST say when that
            //# was.
            return Err(QuestionError::NothingPublished { basis: self.basis, first });
        }
        if view.is_empty() {
            return self.published(series, window);
        }
        let periods = register.policy_periods_or_builtin();
        let summary = Summary::new(view, self.by, &periods, window, self.convention);
        if summary.rows.is_empty() {
            return Err(QuestionError::NoRows { by: self.by, window, extent: view.extent() });
        }
        Ok(Summarised::Days(summary))
    }
}
