//! What holds of reported deaths.

use super::spot::{Item, Spot, duplicates};
use super::{Findings, Rule, rule};
use crate::draft::{Draft, DraftDeathReport, period};

pub(super) const RULES: &[Rule] = &[
    rule!("D001", Error, unique, "Each report of deaths has an id of its own.", "docs/register.schema.json"),
    rule!(
        "D002",
        Error,
        forwards,
        "A report of deaths covers a period that ends after it starts, and knows of some of it.",
        "docs/register.schema.json"
    ),
];

fn reports(draft: &Draft) -> impl Iterator<Item = (Spot<'_>, &DraftDeathReport)> {
    let spot = |n, report: &DraftDeathReport| Spot::new(draft, Item::Death(n), report.origin);
    draft.deaths.iter().enumerate().map(move |(n, report)| (spot(n, report), report))
}

fn unique(draft: &Draft, findings: &mut Findings<'_>) {
    let named = reports(draft).map(|(spot, report)| (spot, report.id.as_str()));
    //= docs/rules.md#invariants
    //# D001: Each report of deaths MUST have an id of its own.
    duplicates(named, |spot, id| {
        findings.add(spot.place("id"), format_args!("`{id}` again"), "an id not given before");
    });
}

fn forwards(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, report) in reports(draft) {
        let Some(from) = report.from.get() else { continue };
        //= docs/rules.md#invariants
        //# D002: A report of deaths MUST NOT end, nor be as of a day, before it starts.
        if let Some(to) = report.to.get().filter(|_| period(&report.from, &report.to).is_none()) {
            findings.add(spot.place("to"), to, format!("{from} or later"));
        }
        if let Some(as_of) = report.as_of.get().filter(|as_of| *as_of < from) {
            findings.add(spot.place("as_of"), as_of, format!("{from} or later"));
        }
    }
}
