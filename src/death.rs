//! Deaths, each count with its scope.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::count::{Deaths, People};
use crate::period::Period;

/// Whose deaths are counted.
///
/// Seven counts of 2024, from 50 to 78, differ in this and in their cut-off day, and none is
/// wrong. The United Kingdom publishes no official count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DeathScope {
    /// At sea, as the coastguards report them.
    AtSea,
    /// At sea and on the shore, on the way to a crossing.
    AtSeaAndShore,
    /// Everywhere near the border: vehicles, camps, violence, illness as well.
    BorderRegion,
    /// The source does not say.
    Unstated,
}

/// A reported number of deaths.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeathReport {
    /// What names it among all reports of a register.
    pub id: String,
    /// Over which days.
    pub period: Period,
    /// Whose deaths.
    pub scope: DeathScope,
    /// How many.
    pub deaths: Deaths,
    /// The people missing besides, where the report says.
    pub missing: Option<People>,
    /// Who reported it.
    pub reported_by: String,
    /// Up to which day the reporter knew, where that is known.
    pub as_of: Option<Date>,
    /// Where it stands, or that it is general knowledge.
    pub evidence: String,
}
