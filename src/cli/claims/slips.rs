//! What may have gone wrong with a figure, with the sums that it would then be of.

use crate::question::Judged;
use crate::{Claim, Judge, JudgeOptions, Measure, Register, Worked};

/// Each likely slip of a claim in words. Where another day is likely, what the days up to it, or
/// from it, add up to stands behind it.
pub(crate) fn lines(one: &Judged, claim: Option<&Claim>, register: &Register) -> Vec<String> {
    let judge = Judge::new(register, JudgeOptions::default());
    let slips = one.judgement.slips.iter();
    slips
        .map(|slip| {
            let mended = claim.map_or_else(Vec::new, |claim| {
                let worked = judge.mended(claim, &one.judgement, slip);
                worked.iter().map(|worked| sum(claim.measure(), worked)).collect()
            });
            if mended.is_empty() { slip.to_string() } else { format!("{slip} ({})", mended.join("; ")) }
        })
        .collect()
}

/// `13,574 people, 2024-01-01..2024-07-02, 184 days: 73.77 people per day (6787/92)`; of a total
/// the sum is the value.
fn sum(measure: &Measure, worked: &Worked) -> String {
    let steps: Vec<String> = worked.steps.iter().map(ToString::to_string).collect();
    let steps = steps.join(", ");
    if matches!(measure, Measure::Total { .. }) { steps } else { format!("{steps}: {}", worked.value) }
}
