//! What is found of a bundle under one reading.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::Serialize;

use super::implied::{self, Implied, ImpliedDays};
use super::rounded::{self, Tight};
use super::scope::{self, Said};
use super::sought::{AuditPart, Search, Sought};
use super::system::{Bundled, LeftOut};
use super::{AuditOptions, complete};
use crate::claim::Claim;
use crate::consistency::{Answer, Certificate, Conflict, Fuel, Repair, Statement, Witness};
use crate::exact::Ratio;
use crate::figure::Reading;
use crate::interval::Interval;
use crate::policy::PolicyPeriod;

/// Whether claims can all be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Together {
    /// They can.
    Consistent,
    /// They cannot.
    Conflict,
    /// The fuel did not last to find out.
    Undetermined,
}

/// Claims that cannot all be true, and none of which can be left out of the conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certified {
    /// The claims, by their ids.
    pub claims: Vec<String>,
    /// Whether none can be left out of the conflict; `false` where the fuel did not last to tell.
    pub minimal: bool,
    /// The proof, in words.
    pub proof: Vec<String>,
    /// The proof.
    pub certificate: Certificate,
}

/// Claims without which the others can all be true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mended {
    /// The claims, by their ids; none where nothing is to be mended.
    pub without: Vec<String>,
    /// Numbers for which all others are true.
    pub witness: Vec<Witnessed>,
}

/// One number of a witness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Witnessed {
    /// What it is.
    pub quantity: String,
    /// The number.
    pub number: String,
}

/// What is found of a bundle under one reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Consistency {
    /// The reading.
    pub reading: Reading,
    /// Whether the claims can all be true.
    pub together: Together,
    /// The claims that take no part.
    pub left_out: Vec<LeftOut>,
    /// All minimal conflicts, up to the size asked for.
    pub conflicts: Vec<Certified>,
    /// Whether these are all.
    pub all_conflicts: bool,
    /// All minimal repairs, up to the size asked for; the first leaves nothing out where the
    /// claims can all be true.
    pub repairs: Vec<Mended>,
    /// Whether these are all.
    pub all_repairs: bool,
    /// What the first repair sets aside, so that the rest can be looked into.
    pub aside: Vec<String>,
    /// What the others say of each claim's figure.
    pub implied: Vec<Implied>,
    /// The last known days that the claims leave: once for each day from which it is counted to one.
    pub days: Vec<ImpliedDays>,
    /// The claims that follow from the others.
    pub redundant: Vec<String>,
    /// The claims that can be true only because there was nothing to divide by.
    pub vacuous: Vec<String>,
    /// The claims that are true only thanks to rounding, and by how much.
    pub tight: Vec<Tight>,
    /// Which of `implied`, `days`, `redundant`, `vacuous` and `tight` are not all there is. With more fuel
    /// there may be more in them, where `fuel` is all there was; else a number does not fit 128 bits. They
    /// are all among these where no repair was found: then none of them was looked for.
    pub unfinished: Vec<AuditPart>,
    /// How much work it took.
    pub fuel: u64,
    /// What the claims say that share each of the last known days.
    #[serde(skip)]
    said: Vec<Said>,
}

impl Consistency {
    pub(super) fn of(
        claims: &[&Claim],
        policies: &[PolicyPeriod],
        reading: Reading,
        options: &AuditOptions,
    ) -> Self {
        let bundled = Bundled::new(claims, policies, reading, options);
        let mut fuel = bundled.translation.fuel();
        let diagnosis = bundled.system.diagnose(&bundled.statements(), options.limits, &mut fuel);
        let all = diagnosis.repairs.iter().any(|repair| repair.statements.is_empty());
        let consistent = all && !bundled.cut_short;
        let together = match (consistent, diagnosis.conflicts.is_empty()) {
            (true, _) => Together::Consistent,
            (false, false) => Together::Conflict,
            (false, true) => Together::Undetermined,
        };
        let aside: Vec<Statement> =
            diagnosis.repairs.first().map(|repair| repair.statements.clone()).unwrap_or_default();
        let kept: Vec<Statement> =
            bundled.statements().into_iter().filter(|one| !aside.contains(one)).collect();
        let possible = !diagnosis.repairs.is_empty() && !bundled.cut_short;
        let conflicts = diagnosis.conflicts.iter().map(|one| certified(&bundled, one, &mut fuel)).collect();
        let mut search = Search { possible, unfinished: Vec::new() };
        let implied = search.part(AuditPart::Implied, || implied::of(&bundled, &kept, &mut fuel));
        let days = search.part(AuditPart::Days, || implied::days(&bundled, &kept, &mut fuel));
        let (said, days) = days.into_iter().unzip();
        let redundant = search.part(AuditPart::Redundant, || redundant(&bundled, &kept, &mut fuel));
        //= docs/rules.md#claims-held-against-each-other
        //# audit-18: A claim that can be true only because there was nothing to divide by MUST be called
        //# vacuous.
        let vacuous = search.part(AuditPart::Vacuous, || vacuous(&bundled, &kept, &mut fuel));
        let tight = search.part(AuditPart::Tight, || rounded::tight(&bundled, &kept, &mut fuel));
        Self {
            reading,
            together,
            conflicts,
            all_conflicts: complete(diagnosis.all_conflicts),
            repairs: diagnosis.repairs.iter().map(|one| mended(&bundled, one)).collect(),
            all_repairs: complete(diagnosis.all_repairs),
            aside: aside.iter().map(|one| bundled.id(*one)).collect(),
            implied,
            days,
            redundant,
            vacuous,
            tight,
            unfinished: search.unfinished,
            left_out: bundled.left_out,
            fuel: fuel.spent(),
            said,
        }
    }

    /// The last known days that are left of a claim, from a day on.
    pub(super) fn days_of(&self, claim: &Claim, from: Date) -> Option<&ImpliedDays> {
        let said = scope::said(claim);
        let mut all = self.said.iter().zip(&self.days);
        all.find(|(known, days)| **known == said && days.from == from).map(|(_, days)| days)
    }

    /// Whether a claim takes part.
    pub(super) fn has(&self, id: &str) -> bool {
        !self.left_out.iter().any(|one| one.claim == id)
    }
}

/// A conflict with its proof: one with no cases in it, where there is such a one.
fn certified(bundled: &Bundled<'_>, conflict: &Conflict, fuel: &mut Fuel) -> Certified {
    let certificate = match conflict.certificate.steps.as_slice() {
        [_] => None,
        _ => bundled.system.plain_proof(&conflict.statements, fuel),
    };
    let certificate = certificate.unwrap_or_else(|| conflict.certificate.clone());
    Certified {
        claims: conflict.statements.iter().map(|one| bundled.id(*one)).collect(),
        minimal: conflict.minimal,
        proof: certificate.explain(&bundled.system).lines().map(str::to_owned).collect(),
        certificate,
    }
}

fn mended(bundled: &Bundled<'_>, repair: &Repair) -> Mended {
    Mended {
        without: repair.statements.iter().map(|one| bundled.id(*one)).collect(),
        witness: witnessed(bundled, &repair.witness),
    }
}

fn witnessed(bundled: &Bundled<'_>, witness: &Witness) -> Vec<Witnessed> {
    let named = bundled.system.variables().iter().zip(&witness.values);
    named
        .map(|(one, number)| Witnessed { quantity: one.name().to_owned(), number: number.to_string() })
        .collect()
}

/// The claims that follow from the others.
fn redundant(bundled: &Bundled<'_>, kept: &[Statement], fuel: &mut Fuel) -> Sought<String> {
    match bundled.system.redundant(kept, fuel) {
        Answer::Consistent(found) => Sought {
            found: found.these.into_iter().map(|one| bundled.id(one)).collect(),
            all: found.undetermined.is_empty(),
        },
        // What is kept can all be true, so that no conflict is found.
        Answer::Conflict(_) | Answer::Undetermined(_) => Sought { all: false, ..Sought::new() },
    }
}

/// The claims whose quotient has nothing below the line in any solution.
fn vacuous(bundled: &Bundled<'_>, kept: &[Statement], fuel: &mut Fuel) -> Sought<String> {
    let mut sought = Sought::new();
    let unknown = bundled.stated.iter().filter(|one| one.quotient.below.as_number().is_none());
    for one in unknown.filter(|one| kept.contains(&one.statement)) {
        let below = bundled.range(&one.quotient.below, kept, fuel);
        let nothing = Interval::point(Ratio::whole(0));
        sought.add(below.map(|below| (below == nothing).then(|| one.claim.id().to_owned())));
    }
    sought
}
