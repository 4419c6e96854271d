//! What arrived, and what was prevented, in a day or a week.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::count::{Boats, Count, Events, People};
use crate::exact::{ExactError, Rate};
use crate::period::{Period, WeekEnding};

/// The most people ever confirmed aboard one boat (press, September 2025).
pub(crate) const MOST_ABOARD: u32 = 125;

/// What cannot be true of the arrivals of one stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ArrivalsError {
    /// People above zero and boats zero, or the other way about.
    #[error("people and boats are not both zero or both above zero")]
    OneWithoutTheOther,
    /// Fewer people than boats, though a boat that arrives has somebody aboard.
    #[error("there are fewer people than boats")]
    FewerPeopleThanBoats,
    /// More uncontrolled landings than boats.
    #[error("there are more uncontrolled landings than boats")]
    UncontrolledAboveBoats,
}

/// People and boats that arrived together in some stretch of days.
///
/// - People are above zero exactly when boats are, and never fewer than boats.
/// - `uncontrolled` is the number of boats recorded as landing without interception: a
///   subset of the boats. `None` says that it is not known, which is not zero: the official
///   series has none before 1 January 2023.
///
/// Source: Home Office, time series workbook, Notes sheet, notes 3 to 5.
///
/// ```
/// use crossings::{Arrivals, ArrivalsError, Boats, People};
/// let day = Arrivals::new(People::new(1_305), Boats::new(27), None)?;
/// assert_eq!(day.people_per_boat()?.value().to_decimal(1).as_deref(), Ok("48.3"));
/// let wrong = Arrivals::new(People::new(2), Boats::new(3), None);
/// assert_eq!(wrong, Err(ArrivalsError::FewerPeopleThanBoats));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arrivals {
    people: People,
    boats: Boats,
    uncontrolled: Option<Boats>,
}

impl Arrivals {
    /// The arrivals, checked.
    ///
    /// # Errors
    /// The first that holds of:
    /// - [`ArrivalsError::OneWithoutTheOther`] when just one of people and boats is zero.
    /// - [`ArrivalsError::FewerPeopleThanBoats`] when boats outnumber people.
    /// - [`ArrivalsError::UncontrolledAboveBoats`] when uncontrolled landings outnumber boats.
    pub fn new(people: People, boats: Boats, uncontrolled: Option<Boats>) -> Result<Self, ArrivalsError> {
        match Self::faults(people, boats, uncontrolled).next() {
            Some(fault) => Err(fault),
            None => Ok(Self { people, boats, uncontrolled }),
        }
    }

    /// Everything that is wrong with such figures, each thing once.
    pub(crate) fn faults(
        people: People,
        boats: Boats,
        uncontrolled: Option<Boats>,
    ) -> impl Iterator<Item = ArrivalsError> {
        let one_without_the_other = people.is_zero() != boats.is_zero();
        let fewer = !people.is_zero() && people.get() < boats.get();
        let above = uncontrolled.is_some_and(|u| u > boats);
        [
            one_without_the_other.then_some(ArrivalsError::OneWithoutTheOther),
            fewer.then_some(ArrivalsError::FewerPeopleThanBoats),
            above.then_some(ArrivalsError::UncontrolledAboveBoats),
        ]
        .into_iter()
        .flatten()
    }

    /// Whether more arrived than [`MOST_ABOARD`] for each of the boats.
    pub(crate) fn crowded(people: People, boats: Boats) -> bool {
        !boats.is_zero() && people.get() > Self::most_aboard(boats)
    }

    /// The most people that so many boats would carry.
    pub(crate) fn most_aboard(boats: Boats) -> u64 {
        boats.get().saturating_mul(u64::from(MOST_ABOARD))
    }

    /// The people who arrived.
    pub const fn people(&self) -> People {
        self.people
    }

    /// The boats that arrived.
    pub const fn boats(&self) -> Boats {
        self.boats
    }

    /// The boats that landed without interception, where that is known.
    pub const fn uncontrolled(&self) -> Option<Boats> {
        self.uncontrolled
    }

    /// People for each boat: the sum over the sum, not a mean of daily ratios.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when no boat arrived.
    pub fn people_per_boat(&self) -> Result<Rate<People, Boats>, ExactError> {
        Rate::of(self.people, self.boats)
    }
}

impl fmt::Display for Arrivals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.people.in_words(), self.boats.in_words())?;
        match self.uncontrolled {
            Some(uncontrolled) => write!(f, ", {uncontrolled} uncontrolled"),
            None => Ok(()),
        }
    }
}

/// The arrivals of one day, 00:00 to 23:59.
///
/// Source: Ministry of Defence, daily page 2022–23 (the hours); Home Office, time series
/// workbook, table `SB_01`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// What arrived.
    pub arrivals: Arrivals,
    /// What the publisher wrote beside it, as printed: `Revised`, where a figure was changed.
    pub note: Option<String>,
}

/// The preventions of one week, as French authorities estimate them.
///
/// They include finds of equipment and arrests of facilitators, and one person can be
/// prevented many times: they are not people who did not cross.
///
/// People above zero need events above zero; events without people happen.
///
/// Source: Home Office, time series workbook, Notes sheet, notes 7 to 9.
///
/// ```
/// use crossings::{Events, People, Preventions};
/// assert!(Preventions::new(People::ZERO, Events::new(3)).is_some());
/// assert!(Preventions::new(People::new(3), Events::ZERO).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Preventions {
    people: People,
    events: Events,
}

impl Preventions {
    /// The preventions, or `None` where people are prevented in no event.
    pub fn new(people: People, events: Events) -> Option<Self> {
        (people.is_zero() || !events.is_zero()).then_some(Self { people, events })
    }

    /// The people prevented.
    pub const fn people(&self) -> People {
        self.people
    }

    /// The events in which they were.
    pub const fn events(&self) -> Events {
        self.events
    }
}

/// The arrivals and preventions of one week, Monday to Sunday.
///
/// Source: Home Office, time series workbook, table `SB_02`; preventions from the week ending
/// 5 May 2024.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Week {
    /// Which week, by its Sunday.
    pub ending: WeekEnding,
    /// What arrived.
    pub arrivals: Arrivals,
    /// What was prevented, where that is known.
    pub preventions: Option<Preventions>,
    /// What the publisher wrote beside it, as printed.
    pub note: Option<String>,
}

/// A published total of arrivals over some period, such as a calendar year.
///
/// It is a figure in its own right, not a sum of days: the final statistics for 2022 say
/// 45,774 where the provisional days add up to 45,755.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PeriodTotal {
    /// Over which days.
    pub period: Period,
    /// The people who arrived.
    pub people: People,
    /// The boats that arrived, where the publication says.
    pub boats: Option<Boats>,
    /// Where the figure stands, or that it is general knowledge.
    pub evidence: String,
}
