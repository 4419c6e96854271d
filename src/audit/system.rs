//! The rows of a bundle, as a system that is solved.
#![forbid(unsafe_code)]

use core::ops::Bound;

use serde::Serialize;

use super::line::whole;
use super::scope::{Known, Point, Span};
use super::translation::{NoRow, Quotient, Translation, Unknown, rows};
use crate::audit::AuditOptions;
use crate::claim::Claim;
use crate::consistency::{Fuel, Statement, System, Variable};
use crate::death::DeathScope;
use crate::exact::{ExactError, Ratio};
use crate::figure::{Reading, Understanding};
use crate::interval::Interval;
use crate::period::{date_of, day_number};
use crate::policy::PolicyPeriod;

/// A claim that takes no part, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The claim, by its id.
    pub claim: String,
    /// Why.
    pub why: String,
}

/// A bundle under one reading, ready to be solved.
pub(super) struct Bundled<'a> {
    pub(super) translation: Translation<'a>,
    pub(super) system: System,
    pub(super) variables: Vec<Variable>,
    /// For each claim that has rows: itself, its statement, and what its figure measures.
    pub(super) stated: Vec<Stated<'a>>,
    pub(super) left_out: Vec<LeftOut>,
    /// Whether the fuel did not last for the rows of every claim.
    pub(super) cut_short: bool,
}

/// A claim with its rows.
pub(super) struct Stated<'a> {
    pub(super) claim: &'a Claim,
    pub(super) statement: Statement,
    pub(super) quotient: Quotient,
    pub(super) interval: Interval,
}

impl<'a> Bundled<'a> {
    pub(super) fn new(
        claims: &'a [&'a Claim],
        policies: &'a [PolicyPeriod],
        reading: Reading,
        options: &AuditOptions,
    ) -> Self {
        let translation = Translation::new(claims, policies, Fuel::new(options.fuel));
        let mut new = Self {
            translation,
            system: System::new(),
            variables: Vec::new(),
            stated: Vec::new(),
            left_out: Vec::new(),
            cut_short: false,
        };
        let mut understood = Vec::new();
        let left_out = |claim: &Claim, why: String| LeftOut { claim: claim.id().to_owned(), why };
        for &claim in claims {
            let how = Understanding { reading, rounding: options.rounding, rounded: claim.rounded() };
            match (meant(claim, how), new.translation.quotient(claim)) {
                (Err(why), _) => new.left_out.push(left_out(claim, why)),
                (_, Err(why)) => {
                    new.cut_short |= why == NoRow::Fuel;
                    new.left_out.push(left_out(claim, why.to_string()));
                }
                (Ok(interval), Ok(quotient)) => understood.push((claim, quotient, interval)),
            }
        }
        new.declare();
        for (claim, quotient, interval) in understood {
            if let Err(why) = new.state(claim, quotient, interval) {
                new.left_out.push(left_out(claim, why.to_string()));
            }
        }
        new
    }

    /// Makes a variable of each unknown number, and the rows that hold of themselves.
    fn declare(&mut self) {
        for unknown in &self.translation.unknowns {
            let name = self.translation.name(unknown);
            let bounds = self.translation.bounds(unknown);
            self.variables.push(self.system.variable(name, unknown.is_whole(), bounds));
        }
        for row in self.translation.definitions() {
            let terms = self.terms(&row.terms);
            // A variable that is not there would be a fault of this module, and no row is lost.
            let _ = self.system.row(None, &terms, row.within);
        }
    }

    pub(super) fn terms(&self, terms: &std::collections::BTreeMap<usize, Ratio>) -> Vec<(Variable, Ratio)> {
        let term = |(index, factor): (&usize, &Ratio)| self.variables.get(*index).copied().zip(Some(*factor));
        terms.iter().filter_map(term).collect()
    }

    /// Adds the rows of a claim.
    fn state(&mut self, claim: &'a Claim, quotient: Quotient, interval: Interval) -> Result<(), ExactError> {
        //= docs/rules.md#claims-held-against-each-other
        //# audit-14: Figures that are all true of some numbers MUST NOT be called a conflict.
        let all = rows(&quotient, &interval)?;
        let statement = self.system.statement(format!("{} {:?}", claim.id(), claim.figure().text()));
        let added = all.iter().try_for_each(|row| {
            let terms = self.terms(&row.terms);
            self.system.row(Some(statement), &terms, row.within)
        });
        let stated = Stated { claim, statement, quotient, interval };
        added.map(|()| self.stated.push(stated)).or(Err(ExactError::Overflow))
    }

    /// The id of the claim that a statement is of; nothing where there is none such.
    pub(super) fn id(&self, statement: Statement) -> String {
        let stated = self.stated.iter().find(|one| one.statement == statement);
        stated.map_or("", |one| one.claim.id()).to_owned()
    }

    /// The statements of all claims.
    pub(super) fn statements(&self) -> Vec<Statement> {
        self.stated.iter().map(|one| one.statement).collect()
    }
}

/// The numbers that a claim's figure means.
fn meant(claim: &Claim, how: Understanding) -> Result<Interval, String> {
    if let Some(date) = claim.figure().date() {
        return Ok(Interval::point(whole(day_number(date))));
    }
    claim.figure().interval(claim.measure().nature(), &how).map_err(|error| error.to_string())
}

impl Translation<'_> {
    /// What an unknown number is called.
    pub(super) fn name(&self, unknown: &Unknown) -> String {
        match unknown {
            Unknown::Counted { basis, of, span } => {
                let basis = if *basis == crate::basis::Basis::UkArrivals {
                    String::new()
                } else {
                    format!(" ({basis})")
                };
                format!("{of}{basis}[{}]", span_in_words(*span))
            }
            Unknown::LastDay { scope } => {
                format!("days[{}..]", written(self.scopes.get(*scope).first))
            }
            Unknown::Money { agreement, currency, reported_by } => {
                let by = reported_by.as_ref().map_or_else(String::new, |by| format!(" as reported by {by}"));
                format!("{} of {agreement}{by}", minor(*currency))
            }
            Unknown::Deaths { scope, span } => {
                format!("deaths{}[{}]", whose(*scope), span_in_words(*span))
            }
            Unknown::Other { measure, known: Some(Known::Day(day)), .. } => {
                format!("{measure}, as known on {day}")
            }
            Unknown::Other { measure, .. } => measure.to_string(),
        }
    }

    /// Where an unknown number lies, whatever is claimed.
    fn bounds(&self, unknown: &Unknown) -> Interval {
        if unknown.may_be_negative() {
            return Interval::ALL;
        }
        let zero = Bound::Included(Ratio::whole(0));
        let (lower, upper) = match unknown {
            Unknown::LastDay { scope } => {
                let scope = self.scopes.get(*scope);
                let days = scope.last.map(|last| whole(last.saturating_sub(scope.first).saturating_add(1)));
                (Bound::Included(Ratio::whole(1)), days.map_or(Bound::Unbounded, Bound::Included))
            }
            _ => (zero, Bound::Unbounded),
        };
        Interval::new(lower, upper).unwrap_or(Interval::ALL)
    }
}

/// The first and the last day of a span, as a period is written; `2024-07-05..` goes on to the
/// last known day.
fn span_in_words(Span { from, to }: Span) -> String {
    let first = match from {
        Point::Day(day) => written(day),
        Point::Last { .. } => format!("{} and on", last(from)),
    };
    match to {
        Point::Day(end) if from == Point::Day(end.saturating_sub(1)) => first,
        Point::Day(end) => format!("{first}..{}", written(end.saturating_sub(1))),
        Point::Last { years: 0, .. } => format!("{first}.."),
        Point::Last { .. } => format!("{first}..{}", last(to)),
    }
}

/// A day that claims speak of, as it is written: each is one of the calendar.
fn written(day: i64) -> String {
    date_of(day).map(|date| date.to_string()).unwrap_or_default()
}

/// The last known day, or the same date of an earlier year.
fn last(point: Point) -> String {
    match point {
        Point::Last { years: 1, .. } => "a year before the last known day".to_owned(),
        Point::Last { years, .. } if years > 0 => format!("{years} years before the last known day"),
        _ => "the last known day".to_owned(),
    }
}

/// Whose deaths are counted, where that is said.
const fn whose(scope: DeathScope) -> &'static str {
    match scope {
        DeathScope::AtSea => " at sea",
        DeathScope::AtSeaAndShore => " at sea and on the shore",
        DeathScope::BorderRegion => " in the border region",
        DeathScope::Unstated => "",
    }
}

/// The minor unit of a currency, in words.
fn minor(currency: iso_currency::Currency) -> String {
    match currency.code() {
        "GBP" => "pence".to_owned(),
        code => format!("minor units of {code}"),
    }
}
