//! Questions and their answers: the one layer that every door opens on.
//!
//! A question is plain data: which files, and what is asked of them. The command line makes it
//! of its arguments, the other doors of JSON (`json` and `ask`, with feature `json`), a Rust
//! program of the types here. Its answer is a type of the model, or a [`QuestionError`] that
//! says why there is none.
//!
//! | name | question | answer |
//! |---|---|---|
//! | `check` | [`Check`] | [`Inspection`](crate::Inspection) |
//! | `summary` | [`Summarise`] | [`Summarised`] |
//! | `revisions` | [`Revise`] | [`Comparison`](crate::Comparison) |
//! | `funding` | [`Funding`] | [`Agreements`] |
//! | `periods` | [`Periods`] | [`PolicyPeriods`] |
//! | `publications` | [`Publications`] | [`Published`] |
//! | `explain` | [`Explain`] | [`Explained`] |
//! | `export` | [`Export`] | [`Draft`](crate::Draft) |
//! | `claims` | `JudgeClaims`, with feature `json` | `JudgedClaims` |
//! | `windows` | [`FindWindows`] | [`FoundWindows`] |
//! | `solve` | [`Solve`] | [`Solved`] |
//! | `figure` | [`ReadFigure`] | [`FigureRead`] |
//! | `describe` | [`Describe`] | [`Described`] |
//! | `granularity` | [`GranularityTest`] | [`Granular`] |
//!
//! ```
//! use crossings::question::{Question, Summarise, Summarised};
//! use crossings::{People, RowTotal};
//! // No file: the built-in register answers, with published totals.
//! let Summarised::Published(totals) = Summarise::default().answer()? else { panic!() };
//! assert_eq!(totals.totals[0].people, People::new(299));
//! # Ok::<(), crossings::question::QuestionError>(())
//! ```
//!
//! `docs/questions.md` shows every question in JSON, and `docs/questions.schema.json` is the
//! schema of the requests.
#![forbid(unsafe_code)]

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::register::Register;

#[cfg(feature = "json")]
mod answer;
mod check;
#[cfg(feature = "json")]
mod claims;
mod describe;
mod error;
mod explain;
mod export;
mod figure;
mod file;
mod funding;
mod granularity;
#[cfg(feature = "json")]
mod json;
mod periods;
mod publications;
mod revise;
mod said;
mod solve;
mod summarise;
mod text;
mod windows;

#[cfg(feature = "json")]
pub use answer::Answer;
pub use check::Check;
#[cfg(feature = "json")]
pub use claims::{ClaimsDocument, JudgeClaims, Judged, JudgedClaims, JudgedOn, VerdictCounts, Working};
pub use describe::{Describe, Described};
pub use error::QuestionError;
pub use explain::{Explain, Explained};
pub use export::Export;
pub use figure::{FigureRead, ReadFigure, ReadNature, ReadUnder};
pub use file::{Content, File, Files};
pub use funding::{Agreements, Funding};
pub use granularity::{Granular, GranularityTest};
#[cfg(feature = "json")]
pub use json::{JsonQuestionError, NAMES, answer, answer_on, ask, ask_on, json, json_on, schema};
#[cfg(feature = "capi")]
pub(crate) use json::{command, judged};
pub use periods::{Periods, PolicyPeriods};
pub use publications::{Publications, Published, PublishedContents};
pub use revise::Revise;
pub use solve::{Solve, Solved, SolvedSet};
pub use summarise::{Summarise, Summarised};
pub use windows::{FindWindows, FoundWindows};

/// Something that can be asked.
pub trait Question: DeserializeOwned {
    /// What answers it. Its serde form is the answer at every door.
    type Answer: Serialize;

    /// Reads the files that it names, and answers.
    ///
    /// # Errors
    /// - The [`QuestionError`] that says why there is no answer.
    fn answer(&self) -> Result<Self::Answer, QuestionError>;
}

/// Something that can be asked of one register, whether it is read from files or there already.
pub trait RegisterQuestion: DeserializeOwned {
    /// What answers it.
    type Answer: Serialize;

    /// The files that the register is to be read from.
    fn files(&self) -> &Files;

    /// Shows that the question can have an answer, before anything is read for it.
    ///
    /// # Errors
    /// - [`QuestionError::ReversedWindow`], [`QuestionError::OutOfCalendar`]: no day is asked for.
    fn sound(&self) -> Result<(), QuestionError> {
        Ok(())
    }

    /// Answers with `register`. The [`files`](Self::files) are left alone.
    ///
    /// # Errors
    /// - The [`QuestionError`] that says why there is no answer.
    fn answer_on(&self, register: &Register) -> Result<Self::Answer, QuestionError>;
}

impl<Q: RegisterQuestion> Question for Q {
    type Answer = Q::Answer;

    fn answer(&self) -> Result<Self::Answer, QuestionError> {
        self.sound()?;
        self.answer_on(&self.files().register()?)
    }
}
