//! What do the rules say?
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

use super::{Question, QuestionError};
use crate::catalogue::{catalogue, invariant};
use crate::invariant::Invariant;

/// Asks for the rules, or for all about one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Explain {
    /// The rule, such as `C009`, in capitals or not; all of them where it is left out.
    pub id: Option<String>,
}

/// The answer to [`Explain`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Explained {
    /// Every rule, in the order of the catalogue.
    All(Vec<&'static Invariant>),
    /// One rule.
    One {
        /// The rule.
        #[serde(flatten)]
        rule: &'static Invariant,
        /// Its page, in Markdown.
        page: &'static str,
    },
}

impl Question for Explain {
    type Answer = Explained;

    fn answer(&self) -> Result<Explained, QuestionError> {
        let Some(id) = &self.id else { return Ok(Explained::All(catalogue().collect())) };
        let rule = invariant(id).ok_or_else(|| QuestionError::UnknownRule { id: id.clone() })?;
        Ok(Explained::One { rule, page: rule.page })
    }
}
