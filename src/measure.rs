//! What a figure measures.
#![forbid(unsafe_code)]

use core::fmt;

use iso_currency::Currency;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::death::DeathScope;
use crate::window::Window;

mod evaluate;
mod grounds;
mod milestone;
mod no_value;
mod record;
mod report;
mod scope;
mod streak;
mod sum;
mod value;
mod words;
mod working;

pub use grounds::{Grounds, Sums};
pub use no_value::NoValue;
pub(crate) use value::grouped;
pub use value::{Unit, Value};
pub use working::{Step, Worked};

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// People who arrived.
    #[default]
    People,
    /// Boats that arrived.
    Boats,
    /// Boats that landed without interception.
    UncontrolledLandings,
    /// People prevented from leaving France, as French authorities estimate them, by week.
    PeoplePrevented,
    /// Events in which they were, by week.
    EventsPrevented,
    /// People who arrived and people who were prevented, added up.
    PeopleAttempting,
}

/// For each of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// For each day of the window.
    Day,
    /// For seven days of it.
    Week,
}

/// The stretches of days that are compared with one another for a record or a rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stretch {
    /// Days.
    #[default]
    Day,
    /// Weeks, as the convention has them.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
    /// All stretches of so many days.
    Days(u16),
}

/// Which end of the order is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The greatest is first.
    #[default]
    Highest,
    /// The least is first.
    Lowest,
}

/// What a day is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// Somebody arrived.
    Arrivals,
    /// Nobody arrived.
    NoArrivals,
    /// At least so many people arrived.
    AtLeast(u64),
}

/// What a figure measures: the closed list, found in published claims.
///
/// In JSON a measure is an object whose `kind` names it: `{"kind": "mean", "of": "people", "per":
/// "day", "over": {"from": "2024-07-05"}}`. `docs/claims.md` shows each.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Measure {
    /// How many, over a window. Preventions are those of the weeks that end in it.
    Total {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// Over which days.
        over: Window,
    },
    /// How many for each day, or for each seven days, those without any included.
    Mean {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// For each of what.
        per: Per,
        /// Over which days.
        over: Window,
    },
    /// The people over a window for each boat: the sum over the sum.
    PeoplePerBoat {
        /// Over which days.
        over: Window,
    },
    /// How many more over one window than over another; below zero where there are fewer.
    Difference {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// Over which days.
        over: Window,
        /// More than over which days.
        against: Window,
    },
    /// How many a window still needs to have more than another.
    Needed {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// The window that needs them.
        over: Window,
        /// The window that is to be passed.
        to_pass: Window,
    },
    /// The change against another window, as a share of that: 1/5 is up 20 per cent.
    Change {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// Where given, of the mean for each of it and not of the total.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        per: Option<Per>,
        /// Over which days.
        over: Window,
        /// Against which days.
        against: Window,
    },
    /// How many times as many as over another window.
    Times {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// Where given, of the mean for each of it and not of the total.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        per: Option<Per>,
        /// Over which days.
        over: Window,
        /// As over which days.
        against: Window,
    },
    /// The share of one count in the sum of several: 1/5 is one in five.
    Share {
        /// The share of which count.
        of: Counted,
        /// In the sum of which.
        among: Vec<Counted>,
        /// Over which days.
        over: Window,
    },
    /// How much greater such a share is than over another window, as a part of the whole: 1/20 is
    /// up five percentage points.
    SharePoints {
        /// The share of which count.
        of: Counted,
        /// In the sum of which.
        among: Vec<Counted>,
        /// Over which days.
        over: Window,
        /// Against which days.
        against: Window,
    },
    /// The same as a part of what the share was there: from 40 to 45 per cent is up 12.5 per cent.
    ShareChange {
        /// The share of which count.
        of: Counted,
        /// In the sum of which.
        among: Vec<Counted>,
        /// Over which days.
        over: Window,
        /// Against which days.
        against: Window,
    },
    /// The greatest, or the least, of the stretches within a window.
    Record {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// Of which stretches.
        #[serde(default)]
        by: Stretch,
        /// Within which days.
        within: Window,
        /// Which end is the first.
        #[serde(default)]
        order: Order,
        /// Only the stretches that begin in this month of the year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u8>,
    },
    /// The first day of that stretch; of several, of the first.
    RecordDate {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// Of which stretches.
        #[serde(default)]
        by: Stretch,
        /// Within which days.
        within: Window,
        /// Which end is the first.
        #[serde(default)]
        order: Order,
        /// Only the stretches that begin in this month of the year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u8>,
    },
    /// Which place a stretch has among those within a window: 1 is the record.
    Rank {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// The stretch.
        item: Window,
        /// Among which stretches.
        #[serde(default)]
        by: Stretch,
        /// Within which days.
        within: Window,
        /// Which end is the first.
        #[serde(default)]
        order: Order,
        /// Only the stretches that begin in this month of the year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u8>,
    },
    /// The last day before one on which at least as many were counted.
    RecordSince {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// The day.
        day: Date,
    },
    /// The most days in a row, within a window, that are like this.
    LongestStreak {
        /// Like what.
        days: Property,
        /// Within which days.
        within: Window,
    },
    /// How many days in a row up to a day, itself included, are like this.
    Streak {
        /// Like what.
        days: Property,
        /// The last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// How many days of a window are like this.
    DaysWith {
        /// Like what.
        days: Property,
        /// Over which days.
        over: Window,
    },
    /// The first day of a window by whose end so many had been counted since its beginning.
    Milestone {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// How many.
        reaches: u64,
        /// Since when.
        over: Window,
    },
    /// Which day that is, counted from the window's first as the convention has it.
    MilestoneDay {
        /// Of what.
        #[serde(default)]
        of: Counted,
        /// How many.
        reaches: u64,
        /// Since when.
        over: Window,
    },
    /// How many days a window has, as the convention counts them.
    Duration {
        /// Which.
        over: Window,
    },
    /// The first day of a policy period.
    Start {
        /// Its id.
        policy: String,
    },
    /// The money of agreements, added up in one currency.
    Money {
        /// Their ids.
        agreements: Vec<String>,
        /// In which currency they were reported; nothing is converted.
        #[cfg_attr(feature = "json", schemars(with = "String", extend("pattern" = "^[A-Z]{3}$")))]
        currency: Currency,
        /// As reported by whom; where nobody is named, as committed or, failing that, as first
        /// reported.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reported_by: Option<String>,
    },
    /// Deaths over a window, on one count.
    Deaths {
        /// On which count.
        scope: DeathScope,
        /// Over which days.
        over: Window,
    },
    /// The most people aboard one boat within a window.
    MostAboard {
        /// Within which days.
        within: Window,
    },
    /// A quantity that no series here has, by a name: claims about it can be held against each
    /// other, and against no data.
    Named {
        /// What it is called.
        quantity: String,
        /// What kind of number it is.
        nature: Nature,
    },
}

/// What kind of number a measure gives: it decides how a printed figure is read.
///
/// In JSON it is its name, `"mean"`, and for money `{"money": "GBP"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Nature {
    /// A whole number of people, boats, events, days or deaths.
    Count,
    /// So many for each of something.
    Mean,
    /// A part of a whole: 30 per cent, a third, one in five.
    Share,
    /// A change as a share of what was before: up 20 per cent.
    Change,
    /// A change in percentage points, as a part of the whole: 1/20 is up five.
    Points,
    /// So many times as many.
    Times,
    /// An amount of money, in the minor units of its currency.
    Money(#[cfg_attr(feature = "json", schemars(with = "String"))] Currency),
    /// A place in an order: 1 is the record.
    Rank,
    /// A day of the calendar.
    Date,
}

impl Measure {
    /// What kind of number it gives.
    pub const fn nature(&self) -> Nature {
        match self {
            Self::Total { .. }
            | Self::Difference { .. }
            | Self::Needed { .. }
            | Self::Record { .. }
            | Self::LongestStreak { .. }
            | Self::Streak { .. }
            | Self::DaysWith { .. }
            | Self::MilestoneDay { .. }
            | Self::Duration { .. }
            | Self::Deaths { .. }
            | Self::MostAboard { .. } => Nature::Count,
            Self::Mean { .. } | Self::PeoplePerBoat { .. } => Nature::Mean,
            Self::Share { .. } => Nature::Share,
            Self::Change { .. } | Self::ShareChange { .. } => Nature::Change,
            Self::SharePoints { .. } => Nature::Points,
            Self::Times { .. } => Nature::Times,
            Self::Money { currency, .. } => Nature::Money(*currency),
            Self::Named { nature, .. } => *nature,
            Self::Rank { .. } => Nature::Rank,
            Self::RecordDate { .. }
            | Self::RecordSince { .. }
            | Self::Milestone { .. }
            | Self::Start { .. } => Nature::Date,
        }
    }
}

impl fmt::Display for Nature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count => f.write_str("a whole number"),
            Self::Mean => f.write_str("a mean"),
            Self::Share => f.write_str("a share"),
            Self::Change => f.write_str("a change"),
            Self::Points => f.write_str("a change in percentage points"),
            Self::Times => f.write_str("so many times"),
            Self::Money(currency) => write!(f, "an amount in {}", currency.code()),
            Self::Rank => f.write_str("a place in an order"),
            Self::Date => f.write_str("a day"),
        }
    }
}
