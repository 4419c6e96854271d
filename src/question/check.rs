//! Is this data consistent?
#![forbid(unsafe_code)]

use serde::Deserialize;

use super::{Files, Question, QuestionError};
use crate::inspection::Inspection;

/// Asks for everything that is wrong with files, each problem at its place.
///
/// It always has an answer: that a file cannot be read is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Check {
    /// The files, oldest publication first; none is the built-in register.
    pub files: Files,
}

impl Question for Check {
    type Answer = Inspection;

    fn answer(&self) -> Result<Inspection, QuestionError> {
        Ok(self.files.intake().inspect())
    }
}
