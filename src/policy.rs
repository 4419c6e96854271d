//! Policy periods, and the timelines that they form.
#![forbid(unsafe_code)]

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::order;
use crate::period::Period;

/// What a policy period is a period of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PolicyKind {
    /// One person's tenure of an office.
    Office,
    /// An act of parliament, from the day that its title names: Royal Assent is not
    /// commencement.
    Act,
    /// An agreement or partnership in force.
    Agreement,
    /// Who ran the response and published the data.
    DataOwner,
}

impl PolicyKind {
    /// Whether periods of this kind follow one another without gap or overlap.
    pub const fn forms_timeline(self) -> bool {
        matches!(self, Self::Office | Self::DataOwner)
    }
}

impl fmt::Display for PolicyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Office => "office",
            Self::Act => "act",
            Self::Agreement => "agreement",
            Self::DataOwner => "data owner",
        })
    }
}

/// A stretch of days in which somebody held an office, an act was law, an agreement ran.
///
/// One person may hold an office twice, so the period has an id of its own: the tenure is
/// the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PolicyPeriod {
    /// What names it among all policy periods of a register.
    pub id: String,
    /// What it is a period of.
    pub kind: PolicyKind,
    /// The office or function that its timeline is of: `Home Secretary`. Acts and agreements,
    /// which may overlap, have none.
    pub timeline: Option<String>,
    /// Who held it, or the title of the act or agreement.
    pub title: String,
    /// From the first day to the last; open where it has not ended or its end is not known.
    pub period: Period,
    /// The funding agreement that it is the period of, by id.
    pub agreement: Option<String>,
    /// Where the dates stand, or that they are general knowledge.
    pub evidence: String,
}

/// The periods of one timeline, by their first day.
pub(crate) fn timeline<'a>(periods: &'a [PolicyPeriod], name: &str) -> Vec<&'a PolicyPeriod> {
    let mut of: Vec<_> = periods.iter().filter(|one| one.timeline.as_deref() == Some(name)).collect();
    order::by_key(&mut of, |one| one.period);
    of
}
