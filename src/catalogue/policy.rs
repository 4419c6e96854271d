//! What holds of policy periods and timelines.

use std::collections::{BTreeMap, BTreeSet};

use super::spot::{Spot, duplicates, policy_periods};
use super::{Findings, Rule, rule};
use crate::draft::{Draft, period};
use crate::order;
use crate::period::Period;

pub(super) const RULES: &[Rule] = &[
    rule!("P001", Error, forwards, "A policy period ends after it starts.", "docs/register.schema.json"),
    rule!(
        "P002",
        Error,
        no_gap,
        "A timeline has no gap: each period begins on the day after the one before it ends.",
        "Press Association: the handover day is the first day of the incoming office"
    ),
    rule!(
        "P003",
        Error,
        no_overlap,
        "A timeline has no overlap: no day belongs to two of its periods.",
        "Press Association: the handover day is the first day of the incoming office"
    ),
    rule!(
        "P004",
        Error,
        last_open,
        "Only the last period of a timeline is open.",
        "Press Association: the handover day is the first day of the incoming office"
    ),
    rule!(
        "P005",
        Error,
        unique,
        "Each policy period has an id of its own: one person may hold an office twice.",
        "S. Braverman was Home Secretary from 6 September 2022 and again from 25 October 2022"
    ),
    rule!(
        "P006",
        Error,
        references,
        "Every agreement that is referred to is there.",
        "docs/register.schema.json"
    ),
    rule!(
        "P007",
        Error,
        timelines_named,
        "Offices and data owners belong to a timeline; acts and agreements, which may overlap, to none.",
        "docs/register.schema.json"
    ),
];

fn forwards(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in policy_periods(draft) {
        //= docs/rules.md#invariants
        //# P001: A policy period MUST NOT end before it starts.
        if let (Some(from), Some(to)) = (one.from.get(), one.to.get())
            && to < from
        {
            findings.add(spot.place("to"), to, format!("{from} or later"));
        }
    }
}

/// Shows to `see`, of each timeline, each period but the first, with the one of those before it
/// that ends last.
fn neighbours<'a>(draft: &'a Draft, mut see: impl FnMut(&str, (Spot<'a>, Period), (Spot<'a>, Period))) {
    let mut timelines: BTreeMap<&str, Vec<(Spot<'_>, Period)>> = BTreeMap::new();
    for (spot, one) in policy_periods(draft).filter(|(_, one)| one.kind.forms_timeline()) {
        if let (Some(timeline), Some(period)) = (&one.timeline, period(&one.from, &one.to)) {
            timelines.entry(timeline).or_default().push((spot, period));
        }
    }
    for (timeline, mut periods) in timelines {
        order::by_key(&mut periods, |(_, period)| *period);
        let _last = periods.into_iter().reduce(|before, after| {
            see(timeline, before, after);
            let ends_later = match (before.1.end(), after.1.end()) {
                (Some(before), Some(after)) => after > before,
                // That a period is open has been seen; those after it stand for themselves.
                (_, None) | (None, _) => true,
            };
            if ends_later { after } else { before }
        });
    }
}

fn no_gap(draft: &Draft, findings: &mut Findings<'_>) {
    neighbours(draft, |timeline, (_, before), (spot, after)| {
        //= docs/rules.md#invariants
        //# P002: A period of a timeline MUST begin no later than on the day after the one before it ends.
        if let Some(end) = before.end().filter(|end| *end < after.start()) {
            let got = format!("{} in `{timeline}`, after {before}", after.start());
            findings.add(spot.place("from"), got, end.to_string());
        }
    });
}

fn no_overlap(draft: &Draft, findings: &mut Findings<'_>) {
    neighbours(draft, |timeline, (_, before), (spot, after)| {
        //= docs/rules.md#invariants
        //# P003: A day MUST NOT belong to two periods of a timeline.
        if let Some(end) = before.end().filter(|end| *end > after.start()) {
            let got = format!("{} in `{timeline}`, within {before}", after.start());
            findings.add(spot.place("from"), got, end.to_string());
        }
    });
}

fn last_open(draft: &Draft, findings: &mut Findings<'_>) {
    neighbours(draft, |timeline, (spot, before), (_, after)| {
        //= docs/rules.md#invariants
        //# P004: A period of a timeline MUST NOT be open unless it is the last.
        if before.is_open() {
            let got = format!("no end in `{timeline}`, with {after} after it");
            findings.add(spot.place("to"), got, format!("the day before {}", after.start()));
        }
    });
}

fn unique(draft: &Draft, findings: &mut Findings<'_>) {
    let named = policy_periods(draft).map(|(spot, one)| (spot, one.id.as_str()));
    //= docs/rules.md#invariants
    //# P005: Each policy period MUST have an id of its own.
    duplicates(named, |spot, id| {
        findings.add(spot.place("id"), format_args!("`{id}` again"), "an id not given before");
    });
}

fn references(draft: &Draft, findings: &mut Findings<'_>) {
    let known: BTreeSet<&str> = draft.agreements.iter().map(|one| one.id.as_str()).collect();
    for (spot, one) in policy_periods(draft) {
        //= docs/rules.md#invariants
        //# P006: Every agreement that a policy period refers to MUST be there.
        if let Some(id) = one.agreement.as_deref().filter(|id| !known.contains(id)) {
            findings.add(
                spot.place("agreement"),
                format_args!("`{id}`"),
                "the id of an agreement of this register",
            );
        }
    }
}

fn timelines_named(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in policy_periods(draft) {
        //= docs/rules.md#invariants
        //# P007: Offices and data owners MUST belong to a timeline, and acts and agreements to none.
        match (&one.timeline, one.kind.forms_timeline()) {
            (None, true) => {
                let got = format!("an {} in no timeline", one.kind).replace("an data", "a data");
                findings.add(spot.place("timeline"), got, "the name of its timeline");
            }
            (Some(timeline), false) => {
                let got = format!("{} in the timeline `{timeline}`", one.kind);
                findings.add(spot.place("timeline"), got, "no timeline");
            }
            (Some(_), true) | (None, false) => {}
        }
    }
}
