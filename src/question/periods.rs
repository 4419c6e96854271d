//! Who held which office, and what was law?
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize, Serializer};

use super::{Files, QuestionError, RegisterQuestion};
use crate::draft::DraftPolicyPeriod;
use crate::policy::{PolicyPeriod, timeline};
use crate::register::Register;

/// Asks for the offices, acts, agreements in force and data owners, or for one timeline.
///
/// They are those of the files or, where these have none, the built-in ones: a workbook has
/// crossings and no offices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Periods {
    /// The files, oldest publication first; none is the built-in register.
    pub files: Files,
    /// The timeline, such as `Prime Minister`, by its first days; every period, in the order of
    /// the register, where it is left out.
    pub timeline: Option<String>,
}

/// The answer to [`Periods`]: a list of policy periods, in the register's own form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyPeriods(pub Vec<PolicyPeriod>);

impl Serialize for PolicyPeriods {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(DraftPolicyPeriod::from))
    }
}

impl RegisterQuestion for Periods {
    type Answer = PolicyPeriods;

    fn files(&self) -> &Files {
        &self.files
    }

    fn answer_on(&self, register: &Register) -> Result<PolicyPeriods, QuestionError> {
        let all = register.policy_periods_or_builtin();
        let Some(name) = &self.timeline else { return Ok(PolicyPeriods(all.into_owned())) };
        let periods: Vec<PolicyPeriod> = timeline(&all, name).into_iter().cloned().collect();
        if periods.is_empty() {
            return Err(QuestionError::UnknownTimeline { name: name.clone(), known: timelines(&all) });
        }
        Ok(PolicyPeriods(periods))
    }
}

/// The names of the timelines, each once, in their order.
fn timelines(periods: &[PolicyPeriod]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in periods.iter().filter_map(|one| one.timeline.as_ref()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
