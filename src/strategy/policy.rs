//! Timelines without gap, and periods that overlap.
#![forbid(unsafe_code)]

use jiff::civil::{self, Date};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{period, plus, text};
use crate::draft::DraftPolicyPeriod;
use crate::field::Field;
use crate::period::Period;
use crate::policy::PolicyKind;

/// The days of each period of a timeline, and whether its last one is open.
type Timeline = (i32, Vec<i32>, bool, String);

/// Timelines without gap or overlap, acts and agreements that overlap as they like, in any
/// order. Some refer to one of `agreements`, by id.
pub fn policy_periods(agreements: Vec<String>) -> impl Strategy<Value = Vec<DraftPolicyPeriod>> {
    let timelines = vec((0..3_000_i32, vec(2..900_i32, 2..6), any::<bool>(), text()), 1..4);
    let free = vec((any::<bool>(), period(), text()), 2..5);
    let reference = if agreements.is_empty() { Just(None).boxed() } else { of(select(agreements)).boxed() };
    (timelines, free, vec(reference, 8))
        .prop_map(|(timelines, free, references)| {
            let mut periods: Vec<_> =
                timelines.into_iter().enumerate().flat_map(|(n, plan)| timeline(n, plan)).collect();
            periods.extend(free.into_iter().enumerate().map(|(n, (act, period, title))| {
                let kind = if act { PolicyKind::Act } else { PolicyKind::Agreement };
                draft(format!("free-{n}"), kind, None, title, period)
            }));
            let free = periods.iter_mut().filter(|one| one.kind == PolicyKind::Agreement);
            for (one, reference) in free.zip(references) {
                one.agreement = reference;
            }
            periods
        })
        .prop_shuffle()
}

fn timeline(number: usize, (start, lengths, open, title): Timeline) -> Vec<DraftPolicyPeriod> {
    let kind = if number == 0 { PolicyKind::DataOwner } else { PolicyKind::Office };
    let count = lengths.len();
    let mut next: Date = plus(civil::date(2010, 1, 1), start);
    let mut periods = Vec::new();
    for (n, days) in lengths.into_iter().enumerate() {
        let end = plus(next, days);
        let last = n.saturating_add(1) == count;
        let period = match Period::new(next, end) {
            Ok(period) if !(last && open) => period,
            _ => Period::starting(next),
        };
        let name = Some(format!("timeline {number}"));
        periods.push(draft(format!("tenure-{number}-{n}"), kind, name, title.clone(), period));
        next = end;
    }
    periods
}

fn draft(
    id: String,
    kind: PolicyKind,
    timeline: Option<String>,
    title: String,
    period: Period,
) -> DraftPolicyPeriod {
    DraftPolicyPeriod {
        id,
        kind,
        timeline,
        title,
        from: Field::Known(period.start()),
        to: period.last().into(),
        agreement: None,
        evidence: "general knowledge (not looked up)".to_owned(),
        origin: None,
    }
}
