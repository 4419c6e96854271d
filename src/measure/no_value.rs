//! Why a measure has no value.
#![forbid(unsafe_code)]

use iso_currency::Currency;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Counted, Stretch};
use crate::basis::Basis;
use crate::death::DeathScope;
use crate::exact::ExactError;
use crate::money::MoneyError;
use crate::period::{Period, PeriodError, WeekEnding};
use crate::view::Missing;
use crate::window::WindowError;

/// Why a measure has no value on its grounds. Unknown is never zero, and no guess takes its place.
///
/// ```
/// use crossings::jiff::civil::date;
/// use crossings::{Basis, Counted, Grounds, Measure, NoValue, Window, builtin};
/// let register = builtin();
/// let grounds = Grounds::new(&register, Basis::FrenchAttempts, date(2025, 12, 31));
/// let people = Measure::Total { of: Counted::People, over: Window::WeekOf(date(2025, 7, 1)) };
/// let none = people.evaluate(&grounds).unwrap_err();
/// assert_eq!(none, NoValue::NoSeries { basis: Basis::FrenchAttempts });
/// assert_eq!(none.to_string(), "there is no series of French attempts");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoValue {
    /// The register has no series on the basis.
    #[error("there is no series of {basis}")]
    NoSeries {
        /// Which basis.
        basis: Basis,
    },
    /// A day has no figure.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// A window has no days.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// The uncontrolled landings of some day are not known.
    #[error("the uncontrolled landings are not known of every day of {period}")]
    Uncontrolled {
        /// Over which days.
        period: Period,
    },
    /// The preventions of a week are not known.
    #[error("the preventions of the week ending {week} are not known")]
    Preventions {
        /// The first such week.
        week: WeekEnding,
    },
    /// No week ends in the window, so no preventions belong to it.
    #[error("no week ends in {period}, and preventions are known by week")]
    NoWeek {
        /// Over which days.
        period: Period,
    },
    /// A question about single days, of what is known by week.
    #[error("{} are known by week, not by day", of.plural())]
    ByWeekOnly {
        /// Of what.
        of: Counted,
    },
    /// A sum of people and boats, or of other things that do not add.
    #[error("{} and {} do not add", one.plural(), other.plural())]
    Mixed {
        /// One thing.
        one: Counted,
        /// The other.
        other: Counted,
    },
    /// A quotient with zero below the line.
    #[error("there is nothing to divide by: no {what} over {period}")]
    NothingToDivideBy {
        /// There are none of what.
        what: &'static str,
        /// Over which days.
        period: Period,
    },
    /// No whole stretch with figures lies within the window.
    #[error("no whole {} with a figure lies within {within}", by.words())]
    NoStretch {
        /// What stretch.
        by: Stretch,
        /// Within which days.
        within: Period,
    },
    /// The days that are to be ranked are not one of the stretches.
    #[error("{item} is not one of the stretches ({}) within {within} that are compared", by.words())]
    NotAmong {
        /// Which days.
        item: Period,
        /// What stretch.
        by: Stretch,
        /// Within which days.
        within: Period,
    },
    /// No earlier day of the series has as many.
    #[error("no day before {day} has as many, back to {first}, the first of the series")]
    NeverBefore {
        /// The day.
        day: Date,
        /// The first day of the series.
        first: Date,
    },
    /// The milestone was not reached.
    #[error("{reaches} were not reached over {period}: there were {counted}")]
    NotReached {
        /// How many were to be reached.
        reaches: u64,
        /// How many there were.
        counted: u64,
        /// Over which days.
        period: Period,
    },
    /// No death report has that scope and that window.
    #[error("no report of deaths {} is of {period}", scope_words(*scope))]
    NoDeaths {
        /// Which scope.
        scope: DeathScope,
        /// Over which days.
        period: Period,
    },
    /// Reports of the same scope and window differ.
    #[error("reports of deaths {} over {period} differ: {one} and {other}", scope_words(*scope))]
    DeathsDiffer {
        /// Which scope.
        scope: DeathScope,
        /// Over which days.
        period: Period,
        /// What one says.
        one: u64,
        /// What another says.
        other: u64,
    },
    /// The list of agreements is empty.
    #[error("no agreement is named")]
    NoAgreements,
    /// No agreement has that id.
    #[error("there is no agreement `{0}`")]
    UnknownAgreement(String),
    /// An agreement has no amount in that currency.
    #[error("agreement `{agreement}` has no amount in {}{}", currency.code(), known_in(known))]
    NoAmount {
        /// Its id.
        agreement: String,
        /// In which currency.
        currency: Currency,
        /// The currencies in which it has one.
        known: Vec<Currency>,
    },
    /// Nobody of that name reported an amount of an agreement in that currency.
    #[error("{by} reported no amount of agreement `{agreement}` in {}{}", currency.code(), known_by(reporters))]
    NotReported {
        /// Its id.
        agreement: String,
        /// Who.
        by: String,
        /// In which currency.
        currency: Currency,
        /// Who did.
        reporters: Vec<String>,
    },
    /// The boats of a day are not all listed.
    #[error("the boats of {day} are not all listed")]
    BoatsNotListed {
        /// The first such day.
        day: Date,
    },
    /// A quantity that no series here has.
    #[error("no series here has {quantity}")]
    NotHere {
        /// What it is called.
        quantity: String,
    },
    /// No boat arrived.
    #[error("no boat arrived over {period}")]
    NoBoats {
        /// Over which days.
        period: Period,
    },
    /// A number is too large.
    #[error("the number is too large to be exact")]
    Overflow,
}

impl From<PeriodError> for NoValue {
    fn from(error: PeriodError) -> Self {
        Self::Window(error.into())
    }
}

impl From<ExactError> for NoValue {
    /// Whoever divides has shown that there is something to divide by.
    fn from(_: ExactError) -> Self {
        Self::Overflow
    }
}

impl From<MoneyError> for NoValue {
    /// Whoever adds has shown that the currencies are one.
    fn from(_: MoneyError) -> Self {
        Self::Overflow
    }
}

impl Serialize for NoValue {
    /// The reason, in words.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

const fn scope_words(scope: DeathScope) -> &'static str {
    match scope {
        DeathScope::AtSea => "at sea",
        DeathScope::AtSeaAndShore => "at sea and on the shore",
        DeathScope::BorderRegion => "in the border region",
        DeathScope::Unstated => "of no stated scope",
    }
}

/// `; it has some in EUR and GBP`, or nothing.
fn known_in(known: &[Currency]) -> String {
    let codes: Vec<&str> = known.iter().map(Currency::code).collect();
    if codes.is_empty() { String::new() } else { format!("; it has some in {}", codes.join(" and ")) }
}

fn known_by(reporters: &[String]) -> String {
    if reporters.is_empty() { String::new() } else { format!("; reported by: {}", reporters.join("; ")) }
}
