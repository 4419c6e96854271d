//! What was agreed, and for how much?
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize, Serializer};

use super::{Files, QuestionError, RegisterQuestion};
use crate::draft::DraftAgreement;
use crate::funding::Agreement;
use crate::register::Register;

/// Asks for the agreements, or for one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Funding {
    /// The files, oldest publication first; none is the built-in register.
    pub files: Files,
    /// The agreement, by id; all of them where it is left out.
    pub id: Option<String>,
}

/// The answer to [`Funding`]: a list of agreements, in the register's own form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreements(pub Vec<Agreement>);

impl Serialize for Agreements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(DraftAgreement::from))
    }
}

impl RegisterQuestion for Funding {
    type Answer = Agreements;

    fn files(&self) -> &Files {
        &self.files
    }

    fn answer_on(&self, register: &Register) -> Result<Agreements, QuestionError> {
        let Some(id) = &self.id else { return Ok(Agreements(register.agreements().to_vec())) };
        match register.agreement(id) {
            Some(agreement) => Ok(Agreements(vec![agreement.clone()])),
            None => Err(QuestionError::UnknownAgreement {
                id: id.clone(),
                known: register.agreements().iter().map(|one| one.id.clone()).collect(),
            }),
        }
    }
}
