//! A figure as it was printed, and the numbers that it may mean.
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

/// How closely a printed figure is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// What the words say and nothing more.
    Literal,
    /// What a reader takes them to mean.
    #[default]
    Pragmatic,
    /// As a figure that was rounded in its last printed digit.
    Strict,
}

impl Reading {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Literal, Self::Pragmatic, Self::Strict];
}
