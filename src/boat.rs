//! One boat, the people aboard, how it landed.
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::count::People;

/// How a boat reached the shore.
///
/// Source: Home Office, time series workbook, Notes sheet, note 5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Landing {
    /// Met at sea by the authorities and brought ashore.
    Intercepted,
    /// Recorded as arriving without interception: an uncontrolled landing.
    Uncontrolled,
    /// Not recorded.
    #[default]
    Unknown,
}

/// The people aboard one boat: at least one.
///
/// ```
/// use crossings::Aboard;
/// assert!(Aboard::new(0).is_none());
/// assert_eq!(Aboard::new(125).map(Aboard::get), Some(125));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Aboard(NonZeroU64);

impl Aboard {
    /// So many people, or `None` for nobody.
    pub const fn new(people: u64) -> Option<Self> {
        match NonZeroU64::new(people) {
            Some(people) => Some(Self(people)),
            None => None,
        }
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0.get()
    }

    /// As a count of people.
    pub const fn people(self) -> People {
        People::new(self.get())
    }
}

/// One boat that arrived. It belongs to the UK arrivals series.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Boat {
    /// What names it among all boats of a register.
    pub id: String,
    /// The day it arrived.
    pub date: Date,
    /// The people aboard.
    pub aboard: Aboard,
    /// How it landed.
    pub landing: Landing,
}
