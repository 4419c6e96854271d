//! What is found of a claim, in a word.
#![forbid(unsafe_code)]

use core::fmt;

use serde::{Deserialize, Serialize};

/// What is found of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ClaimVerdict {
    /// True, as the house understands it.
    Supported,
    /// Not true as the house understands it, and true as some others may.
    Depends,
    /// Not true, however it is understood.
    Contradicted,
    /// The data cannot tell.
    Undetermined,
}

impl ClaimVerdict {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Supported, Self::Depends, Self::Contradicted, Self::Undetermined];
}

impl fmt::Display for ClaimVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Supported => "supported",
            Self::Depends => "depends",
            Self::Contradicted => "contradicted",
            Self::Undetermined => "undetermined",
        })
    }
}
