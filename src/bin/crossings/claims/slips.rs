//! What may have gone wrong with a figure, with the sums that it would then be of.

use crossings::jiff::civil::Date;
use crossings::question::Judged;
use crossings::{Claim, Grounds, LikelySlip, Measure, Period, Register, Window};

/// Each likely slip of a claim in words. Where another day is likely, what the days up to it, or
/// from it, add up to stands behind it.
pub(crate) fn lines(one: &Judged, claim: Option<&Claim>, register: &Register) -> Vec<String> {
    let slips = one.judgement.slips.iter();
    slips
        .map(|slip| {
            let sums = claim.map_or_else(Vec::new, |claim| sums(slip, one, claim, register));
            if sums.is_empty() { slip.to_string() } else { format!("{slip} ({})", sums.join("; ")) }
        })
        .collect()
}

/// The sums at the first and the last of the days that are likely.
fn sums(slip: &LikelySlip, one: &Judged, claim: &Claim, register: &Register) -> Vec<String> {
    let (LikelySlip::LastDay { from, to } | LikelySlip::FirstDay { from, to }) = slip else {
        return Vec::new();
    };
    let ends = if from == to { vec![*from] } else { vec![*from, *to] };
    ends.into_iter().filter_map(|day| sum(slip, one, claim, register, day)).collect()
}

/// `13,574 people, 2024-01-01..2024-07-02, 184 days: 73.77 people per day (6787/92)`.
fn sum(slip: &LikelySlip, one: &Judged, claim: &Claim, register: &Register, day: Date) -> Option<String> {
    let house = &one.judgement.house()?.interpretation;
    let newest = register.series(claim.basis())?.newest().published();
    if house.published != newest {
        return None;
    }
    let mut grounds = Grounds::new(register, claim.basis(), house.as_of)
        .with_convention(house.convention)
        .with_sums(house.sums);
    let (Measure::Total { over, .. } | Measure::Mean { over, .. } | Measure::PeoplePerBoat { over }) =
        claim.measure()
    else {
        return None;
    };
    let period = match (slip, over) {
        (LikelySlip::FirstDay { .. }, Window::Days(period)) => Period::inclusive(day, period.last()?).ok()?,
        (LikelySlip::LastDay { .. }, Window::Days(period)) => Period::inclusive(period.start(), day).ok()?,
        _ => {
            grounds.as_of = day;
            over.resolve(day, house.convention, grounds.policy_periods()).ok()?
        }
    };
    let over = Window::Days(period);
    let measure = match claim.measure() {
        Measure::Total { of, .. } => Measure::Total { of: *of, over },
        Measure::Mean { of, per, .. } => Measure::Mean { of: *of, per: *per, over },
        _ => Measure::PeoplePerBoat { over },
    };
    let worked = measure.explain(&grounds).ok()?;
    let steps: Vec<String> = worked.steps.iter().map(ToString::to_string).collect();
    let steps = steps.join(", ");
    // Of a total the sum is the value.
    let value = worked.value.to_string();
    Some(if matches!(measure, Measure::Total { .. }) { steps } else { format!("{steps}: {value}") })
}
