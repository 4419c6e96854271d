//! What was published, and when?
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

use super::{Files, QuestionError, RegisterQuestion};
use crate::basis::Basis;
use crate::publication::{Coverage, Dating, Publication, PublishedAt, Status};
use crate::register::Register;

/// Asks for the publications of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Publications {
    /// The files, oldest publication first; none is the built-in register.
    pub files: Files,
    /// Which series.
    pub basis: Basis,
}

/// One publication, without its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedContents {
    /// When it was published.
    pub published: PublishedAt,
    /// Whether it says so itself.
    pub dating: Dating,
    /// How sure it is.
    pub status: Status,
    /// How much of its stretch of days it has.
    pub coverage: Coverage,
    /// What it is: a title, a file's name.
    pub source: String,
    /// How many days it gives.
    pub days: usize,
    /// How many weeks it gives.
    pub weeks: usize,
    /// How many totals of other periods it gives.
    pub totals: usize,
}

impl From<&Publication> for PublishedContents {
    fn from(one: &Publication) -> Self {
        Self {
            published: one.published,
            dating: one.dating,
            status: one.status,
            coverage: one.coverage,
            source: one.source.clone(),
            days: one.days.len(),
            weeks: one.weeks.len(),
            totals: one.totals.len(),
        }
    }
}

/// The answer to [`Publications`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    /// What the series counts.
    pub basis: Basis,
    /// Its publications, oldest first.
    pub publications: Vec<PublishedContents>,
}

impl RegisterQuestion for Publications {
    type Answer = Published;

    fn files(&self) -> &Files {
        &self.files
    }

    fn answer_on(&self, register: &Register) -> Result<Published, QuestionError> {
        let series = QuestionError::series(register, self.basis)?;
        let publications = series.publications().iter().map(PublishedContents::from).collect();
        Ok(Published { basis: self.basis, publications })
    }
}
