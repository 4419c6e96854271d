//! Agreements, and the money that they promise, report and pay.
//!
//! What was committed, what was reported and what was paid are three different things, and
//! each figure keeps its own currency.
#![forbid(unsafe_code)]

use core::fmt;

use iso_currency::Currency;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::money::{Amount, Denomination, Money};
use crate::period::Period;

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Asked for, or talked of: nothing can have been paid under it.
    #[default]
    Proposed,
    /// Agreed by both parties.
    Agreed,
    /// Agreed, and changed since.
    Amended,
    /// Over.
    Ended,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::Amended => "amended",
            Self::Ended => "ended",
        })
    }
}

/// What the money is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Purpose {
    /// Officers on the beaches, reservists included.
    Patrols,
    /// Drones, cameras, aircraft, detection equipment.
    Surveillance,
    /// Fences and the security of ports and tunnels.
    PortSecurity,
    /// A station for the police.
    PoliceStation,
    /// A centre where operations are led together.
    CommandCentre,
    /// A detention or removal centre.
    DetentionCentre,
    /// Reception and lodging.
    Reception,
    /// A fund that compensates damage.
    CompensationFund,
    /// Campaigns that inform would-be travellers.
    Communication,
    /// Returns, admissions and their transport.
    Returns,
    /// Not stated, or none of these.
    Other,
}

/// How binding a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// The figure itself.
    #[default]
    Exact,
    /// No more than the figure.
    UpTo,
    /// The figure, if something else comes about.
    Conditional,
    /// Rounded or reckoned by whoever reports it.
    Estimated,
}

/// What an agreement promises to pay in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Commitment {
    /// How much.
    pub amount: Amount,
    /// How binding it is.
    pub binding: Binding,
}

/// What somebody reported the agreement to be worth.
///
/// Two reported amounts are two facts, never a conversion of each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReportedAmount {
    /// How much.
    pub amount: Amount,
    /// How binding, as the reporter has it.
    pub binding: Binding,
    /// Who reported it.
    pub reported_by: String,
}

/// A part of a commitment that falls due on the first day of its period, usually a financial
/// year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instalment {
    /// For which days.
    pub period: Period,
    /// How much.
    pub amount: Amount,
}

/// Money handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Payment {
    /// On which day.
    pub date: Date,
    /// How much.
    pub amount: Amount,
}

/// A change that the parties made to their agreement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Amendment {
    /// On which day.
    pub date: Date,
    /// What changed.
    pub change: String,
}

/// One agreement about money or measures at the border.
///
/// - The instalments are in the currency of the commitment, lie within the term, do not
///   overlap, and add up to an exact commitment (to no more than an `up to` one).
/// - Payments never exceed what fell due by their day; after an amendment, never the
///   commitment. A proposal has none.
/// - The parties differ.
///
/// Source: House of Commons Library, research briefing CBP-9681, for the shape and the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Agreement {
    /// What names it among all agreements of a register: `F11`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who pays.
    pub payer: String,
    /// Who is paid.
    pub payee: String,
    /// When it was made, where the day is known.
    pub date: Option<Date>,
    /// Where it stands.
    pub stage: Stage,
    /// The days that it covers, where they are known.
    pub term: Option<Period>,
    /// What it promises in all, where that is known.
    pub commitment: Option<Commitment>,
    /// What it pays for.
    pub purposes: Vec<Purpose>,
    /// What was reported of its worth.
    pub reported: Vec<ReportedAmount>,
    /// The parts of the commitment, by period.
    pub instalments: Vec<Instalment>,
    /// What was paid, as far as it is known.
    pub payments: Vec<Payment>,
    /// How it was changed.
    pub amendments: Vec<Amendment>,
    /// Where all this stands, or that it is general knowledge.
    pub evidence: String,
}

impl Agreement {
    /// What the instalments add up to in currency `C`; `None` where there are none, one is in
    /// another currency, or the sum does not fit.
    pub fn instalments_in<C: Denomination>(&self) -> Option<Money<C>> {
        self.instalments_sum()?.in_currency()
    }

    /// What the instalments add up to, whatever their currency; `None` where there are none,
    /// two are in different currencies, or the sum does not fit.
    pub fn instalments_sum(&self) -> Option<Amount> {
        Amount::checked_sum(self.instalments.iter().map(|one| one.amount)).ok()?
    }

    /// What the known payments add up to, whatever their currency; `None` where there are none,
    /// two are in different currencies, or the sum does not fit.
    pub fn payments_sum(&self) -> Option<Amount> {
        Amount::checked_sum(self.payments.iter().map(|one| one.amount)).ok()?
    }

    /// The committed amount in currency `C`; `None` where it is unknown or in another.
    pub fn commitment_in<C: Denomination>(&self) -> Option<Money<C>> {
        self.commitment?.amount.in_currency()
    }

    /// The first amount in currency `C` that was committed or, failing that, reported.
    ///
    /// It is never converted from another currency.
    pub fn listed_in<C: Denomination>(&self) -> Option<Money<C>> {
        self.listed(C::CURRENCY)?.in_currency()
    }

    /// The same in a currency known only when the program runs.
    pub fn listed(&self, currency: Currency) -> Option<Amount> {
        let committed = self.commitment.map(|commitment| commitment.amount);
        let reported = self.reported.iter().map(|reported| reported.amount);
        committed.into_iter().chain(reported).find(|amount| amount.currency() == currency)
    }
}
