//! The end of a tally: what was found, in the words of the catalogue.

use super::finding::{DISORDER, GAPS, Noted, REPEATED, RULES};
use super::options::{RowOrder, TallyOptions};
use super::part::Part;
use super::spans::Spans;
use super::tallied::{Tallied, TalliedKeys, TalliedPeriod};
use super::{State, Tally};
use crate::inspection::{RuleCount, Verdict};
use crate::invariant::{Invariant, Severity};
use crate::period::Period;

/// What was found in the keys of rows in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct KeysFound {
    pub(super) repeated: u64,
    pub(super) gaps: u64,
    pub(super) series: u64,
    /// The first of them, by row.
    pub(super) noted: Vec<Noted>,
}

impl Tally {
    /// What was found.
    pub fn finish(self) -> Tallied {
        let Self { options, spans, state } = self;
        conclude(&options, &spans, state, None)
    }
}

/// The result, with what was found in the keys by themselves, where they were sorted.
pub(super) fn conclude(
    options: &TallyOptions,
    spans: &Spans,
    mut state: State,
    keys: Option<KeysFound>,
) -> Tallied {
    let in_order = options.order == RowOrder::Ascending;
    let sorted = keys.as_ref().map(|keys| keys.series);
    if let Some(keys) = keys {
        state.count(REPEATED, keys.repeated);
        state.count(GAPS, keys.gaps);
        state.noted.extend(keys.noted);
        state.noted.sort_by_key(Noted::place);
        state.noted.truncate(options.findings);
    }
    //= docs/rules.md#tallies
    //# tally-05: A rule MUST be listed exactly where it was checked, with 0 where no row breaks it.
    let is_checked = |rule: usize| match rule {
        REPEATED => in_order || sorted.is_some(),
        DISORDER => in_order,
        GAPS => (in_order || sorted.is_some()) && !options.gaps(),
        _ => true,
    };
    let broken = |rule: usize| state.broken.get(rule).copied().unwrap_or(0);
    let invariants = RULES.map(crate::invariant);
    let rules: Vec<RuleCount> = invariants
        .iter()
        .enumerate()
        .filter(|(n, _)| is_checked(*n))
        .filter_map(|(n, rule)| {
            let violations = usize::try_from(broken(n)).unwrap_or(usize::MAX);
            let counted = |rule: &'static Invariant| {
                let Invariant { id, severity, statement, .. } = *rule;
                RuleCount { id, severity, statement, violations }
            };
            rule.map(counted)
        })
        .collect();
    let found = |severity: Severity| rules.iter().any(|r| r.severity == severity && r.violations > 0);
    let verdict = match (found(Severity::Error), found(Severity::Warning)) {
        (true, _) => Verdict::Inconsistent,
        (false, true) => Verdict::Unusual,
        (false, false) => Verdict::Consistent,
    };
    let all = state.broken.iter().fold(0_u64, |sum, broken| sum.saturating_add(*broken));
    let findings: Vec<_> = state.noted.iter().filter_map(|noted| noted.finding(&invariants)).collect();
    let ascending = in_order.then(|| broken(DISORDER) == 0);
    let seen = ascending == Some(true) || sorted.is_some();
    let whole = state.parts.iter().fold(state.undated, Part::with);
    Tallied {
        rows: state.rows,
        series: match sorted {
            Some(series) => Some(series),
            None => seen.then(|| state.changes.saturating_add(u64::from(state.first.is_some()))),
        },
        extent: state.days.and_then(|(low, high)| Period::inclusive(low.date(), high.date()).ok()),
        ascending,
        keys: match (broken(REPEATED) > 0, seen && state.keyed == state.rows) {
            (true, _) => TalliedKeys::Repeated,
            //= docs/rules.md#tallies
            //# tally-06: Keys MUST NOT be called unique where that was not shown.
            (false, true) => TalliedKeys::Unique,
            (false, false) => TalliedKeys::Unproved,
        },
        people: whole.people.finish(),
        boats: whole.boats.finish(),
        uncontrolled: whole.uncontrolled.finish(),
        most: whole.most.map(super::part::Most::finish),
        periods: options.periods.iter().map(|period| of_period(*period, spans, &state.parts)).collect(),
        left_out: all.saturating_sub(u64::try_from(findings.len()).unwrap_or(u64::MAX)),
        rules,
        findings,
        verdict,
    }
}

fn of_period(period: Period, spans: &Spans, parts: &[Part]) -> TalliedPeriod {
    let parts = parts.get(spans.within(&period)).unwrap_or_default();
    let sum = parts.iter().fold(Part::default(), Part::with);
    TalliedPeriod {
        period,
        rows: sum.rows,
        people: sum.people.finish(),
        boats: sum.boats.finish(),
        uncontrolled: sum.uncontrolled.finish(),
        most: sum.most.map(super::part::Most::finish),
        people_per_boat: sum.people_per_boat(),
        people_per_day: sum.people_per_day(),
    }
}
