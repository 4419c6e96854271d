//! Data that may be wrong, and knows where each value came from.
//!
//! A [`Draft`] is what a reader makes and what a program builds by hand. It promises nothing.
//! [`Register::try_from`](crate::Register) turns it into a [`Register`](crate::Register) or
//! reports every invariant that it breaks.
//!
//! The serde form of these types is the register's own form, documented in
//! `docs/register.schema.json`. Both days of a stretch of days are included: `from` and `to`.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::basis::Basis;
use crate::boat::Landing;
use crate::count::{Boats, Deaths, Events, People};
use crate::death::DeathScope;
use crate::field::Field;
use crate::funding::{Binding, Purpose, Stage};
use crate::money::Amount;
use crate::period::Period;
use crate::place::{Origin, Tables};
use crate::policy::PolicyKind;
use crate::publication::{Coverage, Dating, PublishedAt, Status};

/// The version of the register's own form that this crate writes and reads.
pub const FORMAT: u32 = 1;

/// A register that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema), schemars(title = "Register"))]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The version of this form: 1.
    #[cfg_attr(feature = "json", schemars(extend("const" = FORMAT)))]
    pub format: u32,
    /// What was published, a series for each basis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<DraftSeries>,
    /// Single boats of the UK arrivals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boats: Vec<DraftBoat>,
    /// Days of which every boat is said to be listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complete_boat_lists: Vec<DraftBoatList>,
    /// Reported numbers of deaths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deaths: Vec<DraftDeathReport>,
    /// Agreements and their money.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<DraftAgreement>,
    /// Offices, acts, agreements in force, data owners.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy_periods: Vec<DraftPolicyPeriod>,
    /// Where `format` was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
    /// Where all this was read from.
    #[serde(skip)]
    pub tables: Tables,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            format: FORMAT,
            series: Vec::new(),
            boats: Vec::new(),
            complete_boat_lists: Vec::new(),
            deaths: Vec::new(),
            agreements: Vec::new(),
            policy_periods: Vec::new(),
            origin: None,
            tables: Tables::default(),
        }
    }
}

impl Draft {
    /// Adds everything of another draft, as published after this one.
    ///
    /// Series of one basis become one, with the other's publications behind; everything else
    /// is put behind as it is, and the places of all values are kept.
    pub fn append(&mut self, mut other: Self) {
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-08: A breach in joined files MUST name the file that its value came from.
        other.shift_tables(u32::try_from(self.tables.len()).unwrap_or(u32::MAX));
        self.tables.append(other.tables);
        // Two series of one basis within `other` are a fault of it, and stay two.
        let own = self.series.len();
        for series in other.series {
            match self.series.iter_mut().take(own).find(|one| one.basis == series.basis) {
                //= docs/rules.md#the-catalogue-and-the-register
                //# register-07: The publications of a later file MUST come behind those of an earlier in the series
                //# of their basis.
                Some(one) => one.publications.extend(series.publications),
                None => self.series.push(series),
            }
        }
        self.boats.append(&mut other.boats);
        self.complete_boat_lists.append(&mut other.complete_boat_lists);
        self.deaths.append(&mut other.deaths);
        self.agreements.append(&mut other.agreements);
        self.policy_periods.append(&mut other.policy_periods);
        if self.format == FORMAT {
            self.format = other.format;
            self.origin = other.origin;
        }
    }

    /// Adds `by` to the number of every table that something came from.
    fn shift_tables(&mut self, by: u32) {
        let shift = |origin: &mut Option<Origin>| {
            if let Some(origin) = origin {
                origin.table = origin.table.saturating_add(by);
            }
        };
        shift(&mut self.origin);
        for series in &mut self.series {
            shift(&mut series.origin);
            for publication in &mut series.publications {
                shift(&mut publication.origin);
                publication.days.iter_mut().for_each(|one| shift(&mut one.origin));
                publication.weeks.iter_mut().for_each(|one| shift(&mut one.origin));
                publication.totals.iter_mut().for_each(|one| shift(&mut one.origin));
            }
        }
        self.boats.iter_mut().for_each(|one| shift(&mut one.origin));
        self.complete_boat_lists.iter_mut().for_each(|one| shift(&mut one.origin));
        self.deaths.iter_mut().for_each(|one| shift(&mut one.origin));
        self.agreements.iter_mut().for_each(|one| shift(&mut one.origin));
        self.policy_periods.iter_mut().for_each(|one| shift(&mut one.origin));
    }
}

/// The period from one inclusive day to another, open where the last is unknown; `None` where
/// a day cannot be read or they are the wrong way about.
pub(crate) fn period(from: &Field<Date>, to: &Field<Date>) -> Option<Period> {
    match (from.get()?, to) {
        (from, Field::Known(to)) => Period::inclusive(from, *to).ok(),
        (from, Field::Unknown) => Some(Period::starting(from)),
        (_, Field::Unreadable(_)) => None,
    }
}

/// The publications of one basis, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftSeries {
    /// What is counted.
    pub basis: Basis,
    /// The publications, oldest first.
    pub publications: Vec<DraftPublication>,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// One publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftPublication {
    /// When it was published.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "PublishedAt"))]
    pub published: Field<PublishedAt>,
    /// Whether it says so itself.
    #[serde(default)]
    pub dating: Dating,
    /// How sure it is.
    #[serde(default)]
    pub status: Status,
    /// Whether it has every day of its stretch.
    #[serde(default)]
    pub coverage: Coverage,
    /// What it is: a title, a file's name.
    #[serde(default)]
    pub source: String,
    /// Its days, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DraftDay>,
    /// Its weeks, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weeks: Vec<DraftWeek>,
    /// Its totals over other periods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<DraftTotal>,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// One day of a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftDay {
    /// Which day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub date: Field<Date>,
    /// The people who arrived.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "People"))]
    pub people: Field<People>,
    /// The boats that arrived.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Boats"))]
    pub boats: Field<Boats>,
    /// The boats that landed without interception; `null` where that is not known.
    #[serde(default)]
    pub uncontrolled: Field<Boats>,
    /// What the publisher wrote beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// One week of a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftWeek {
    /// Its last day, a Sunday.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub ending: Field<Date>,
    /// The people who arrived.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "People"))]
    pub people: Field<People>,
    /// The boats that arrived.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Boats"))]
    pub boats: Field<Boats>,
    /// The boats that landed without interception; `null` where that is not known.
    #[serde(default)]
    pub uncontrolled: Field<Boats>,
    /// The people prevented; `null` where that is not known.
    #[serde(default)]
    pub prevented_people: Field<People>,
    /// The events in which they were; `null` where that is not known.
    #[serde(default)]
    pub prevented_events: Field<Events>,
    /// What the publisher wrote beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// A published total over some period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftTotal {
    /// The first day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub from: Field<Date>,
    /// The last day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub to: Field<Date>,
    /// The people who arrived.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "People"))]
    pub people: Field<People>,
    /// The boats that arrived; `null` where the publication does not say.
    #[serde(default)]
    pub boats: Field<Boats>,
    /// Where the figure stands.
    #[serde(default)]
    pub evidence: String,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// One boat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftBoat {
    /// What names it.
    pub id: String,
    /// The day it arrived.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub date: Field<Date>,
    /// The people aboard.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "People"))]
    pub people: Field<People>,
    /// How it landed.
    #[serde(default)]
    pub landing: Landing,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// A day of which every boat is said to be listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftBoatList {
    /// Which day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub date: Field<Date>,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// A reported number of deaths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftDeathReport {
    /// What names it.
    pub id: String,
    /// The first day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub from: Field<Date>,
    /// The last day; `null` where it is open.
    #[serde(default)]
    pub to: Field<Date>,
    /// Whose deaths.
    pub scope: DeathScope,
    /// How many.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Deaths"))]
    pub deaths: Field<Deaths>,
    /// The people missing besides; `null` where the report does not say.
    #[serde(default)]
    pub missing: Field<People>,
    /// Who reported it.
    pub reported_by: String,
    /// Up to which day the reporter knew.
    #[serde(default)]
    pub as_of: Field<Date>,
    /// Where it stands.
    #[serde(default)]
    pub evidence: String,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// An agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftAgreement {
    /// What names it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who pays.
    pub payer: String,
    /// Who is paid.
    pub payee: String,
    /// When it was made; `null` where the day is not known.
    #[serde(default)]
    pub date: Field<Date>,
    /// Where it stands.
    pub stage: Stage,
    /// The first day of its term; `null` where the term is not known.
    #[serde(default)]
    pub from: Field<Date>,
    /// The last day of its term; `null` where it is open or not known.
    #[serde(default)]
    pub to: Field<Date>,
    /// What it promises in all; `null` where that is not known.
    #[serde(default)]
    pub commitment: Field<Amount>,
    /// How binding the commitment is.
    #[serde(default)]
    pub binding: Binding,
    /// What it pays for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
    /// What was reported of its worth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reported: Vec<DraftReportedAmount>,
    /// The parts of the commitment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instalments: Vec<DraftInstalment>,
    /// What was paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<DraftPayment>,
    /// How it was changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<DraftAmendment>,
    /// Where all this stands.
    #[serde(default)]
    pub evidence: String,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// A reported worth of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftReportedAmount {
    /// How much.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Amount"))]
    pub amount: Field<Amount>,
    /// How binding, as the reporter has it.
    #[serde(default)]
    pub binding: Binding,
    /// Who reported it.
    pub reported_by: String,
}

/// A part of a commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftInstalment {
    /// The first day: it falls due on it.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub from: Field<Date>,
    /// The last day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub to: Field<Date>,
    /// How much.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Amount"))]
    pub amount: Field<Amount>,
}

/// Money handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftPayment {
    /// On which day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub date: Field<Date>,
    /// How much.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Amount"))]
    pub amount: Field<Amount>,
}

/// A change of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftAmendment {
    /// On which day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub date: Field<Date>,
    /// What changed.
    pub change: String,
}

/// A policy period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftPolicyPeriod {
    /// What names it.
    pub id: String,
    /// What it is a period of.
    pub kind: PolicyKind,
    /// The office or function that its timeline is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeline: Option<String>,
    /// Who held it, or what it is called.
    pub title: String,
    /// The first day.
    #[serde(default)]
    #[cfg_attr(feature = "json", schemars(!default, with = "Date"))]
    pub from: Field<Date>,
    /// The last day; `null` where it has not ended or its end is not known.
    #[serde(default)]
    pub to: Field<Date>,
    /// The agreement that it is the period of, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// Where the dates stand.
    #[serde(default)]
    pub evidence: String,
    /// Where it was read from.
    #[serde(skip)]
    pub origin: Option<Origin>,
}
