//! What changed from one publication to another?
#![forbid(unsafe_code)]

use serde::Deserialize;

use super::{Files, Question, QuestionError};
use crate::comparison::Comparison;
use crate::inspection::Inspection;
use crate::register::Register;

/// Asks what differs between the newest figures of two registers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Revise {
    /// The files of the older register; none is the built-in one.
    pub old: Files,
    /// The files of the newer register; none is the built-in one.
    pub new: Files,
}

impl Revise {
    /// Compares two registers, or says what is wrong with either.
    ///
    /// # Errors
    /// - [`QuestionError::UnusableEither`] when one is not there, with what was found in its stead.
    pub fn compare(
        old: Result<Register, Box<Inspection>>,
        new: Result<Register, Box<Inspection>>,
    ) -> Result<Comparison, QuestionError> {
        match (old, new) {
            (Ok(old), Ok(new)) => Ok(Comparison::between(&old, &new)),
            (old, new) => Err(QuestionError::UnusableEither { old: old.err(), new: new.err() }),
        }
    }
}

impl Question for Revise {
    type Answer = Comparison;

    fn answer(&self) -> Result<Comparison, QuestionError> {
        Self::compare(self.old.intake().into_register(), self.new.intake().into_register())
    }
}
