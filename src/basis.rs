//! What is counted, and by whom: figures on two bases never compare.
#![forbid(unsafe_code)]

use core::fmt;

use serde::{Deserialize, Serialize};

/// What a series counts.
///
/// The word "crossing" means an arrival in British figures and an attempt in French ones;
/// 49,966 people attempted in 2025 and 41,472 arrived, and both figures are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Basis {
    /// People and boats that arrived in the United Kingdom: Home Office, and the Ministry of
    /// Defence from 14 April 2022 to 31 January 2023.
    #[default]
    UkArrivals,
    /// Attempts from the French shore, with returns and rescues: the maritime prefecture of
    /// the Channel and the North Sea.
    FrenchAttempts,
    /// Detections of attempts and of crossings towards the United Kingdom, in which one
    /// person may be counted repeatedly: Frontex.
    FrontexDetections,
    /// Interceptions of migrants in transit by Belgian police.
    BelgianInterceptions,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::UkArrivals => "UK arrivals",
            Self::FrenchAttempts => "French attempts",
            Self::FrontexDetections => "Frontex detections",
            Self::BelgianInterceptions => "Belgian interceptions",
        })
    }
}

/// Two figures count different things, so they cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{left} cannot be compared with {right}: they count different things")]
pub struct BasisMismatch {
    /// What one side counts.
    pub left: Basis,
    /// What the other counts.
    pub right: Basis,
}

impl Basis {
    /// Shows that both count the same thing.
    ///
    /// # Errors
    /// - [`BasisMismatch`] when they do not.
    pub fn same_as(self, other: Self) -> Result<(), BasisMismatch> {
        //= docs/rules.md#what-never-mixes
        //# kinds-06: Views of two bases MUST NOT be compared.
        if self == other { Ok(()) } else { Err(BasisMismatch { left: self, right: other }) }
    }
}
