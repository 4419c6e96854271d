//! What a command has to say, before it is printed.

use std::fmt;
use std::process::ExitCode;

use serde::Serialize;

use crate::print::{ERROR, Text};

/// How it went, as the exit status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Well,
    /// Something was found.
    Found,
    /// The input, or the question, cannot be used.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Well => 0,
            Outcome::Found => 1,
            Outcome::Unusable => 2,
        })
    }
}

/// What a command has to say.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// For standard output.
    pub(crate) out: String,
    /// For standard error.
    pub(crate) notes: String,
    /// How it went.
    pub(crate) outcome: Outcome,
}

impl Answer {
    /// A text for people.
    pub(crate) fn text(text: Text, outcome: Outcome) -> Self {
        Self { out: text.into_string(), notes: String::new(), outcome }
    }

    /// A value for programs.
    pub(crate) fn json(value: &impl Serialize, outcome: Outcome) -> Result<Self, Refusal> {
        let mut out = serde_json::to_string_pretty(value)?;
        out.push('\n');
        Ok(Self { out, notes: String::new(), outcome })
    }

    /// That there is no answer, and why.
    pub(crate) fn refusal(Refusal(why): Refusal) -> Self {
        let notes = format!("{ERROR}error:{ERROR:#} {why}\n");
        Self { out: String::new(), notes, outcome: Outcome::Unusable }
    }
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub(crate) struct Refusal(String);

impl Refusal {
    pub(crate) fn new(why: impl fmt::Display) -> Self {
        Self(why.to_string())
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::new(error)
    }
}
