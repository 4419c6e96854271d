//! Printed figures of the same days, divided by each other as a reader would.
#![forbid(unsafe_code)]

use serde::Serialize;

use super::Audit;
use super::consistency::Consistency;
use crate::claim::Claim;
use crate::exact::Ratio;
use crate::figure::Reading;
use crate::judgement::Held;
use crate::measure::{Counted, Measure, Nature, Per};
use crate::solve::Solutions;
use crate::window::Window;

/// What printed figures of the same days give when they are held beside each other, with no data
/// and no solver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reckoned {
    /// A total of people divided by a total of boats, beside the printed mean.
    PerBoat {
        /// The claim of the mean, by its id.
        claim: String,
        /// The people.
        people: Ratio,
        /// The boats.
        boats: Ratio,
        /// The quotient.
        quotient: Ratio,
        /// What the printed mean means under each reading, and whether the quotient is that.
        readings: Vec<Held>,
    },
    /// A total divided by the numbers of days that the claims leave, beside the printed mean.
    PerDay {
        /// The claim of the mean, by its id.
        claim: String,
        /// What was counted.
        of: Counted,
        /// The total.
        total: Ratio,
        /// How many days it can be.
        days: Solutions<u64>,
        /// Each of these numbers of days, with the mean that it gives.
        fits: Vec<(u64, Ratio)>,
        /// One day less than the least and one more than the most, with the means that they give.
        beside: Vec<(u64, Ratio)>,
    },
    /// One quantity that is printed as two different numbers.
    Twice {
        /// The two claims, by their ids.
        claims: [String; 2],
        /// What kind of number it is.
        nature: Nature,
        /// The two numbers, without their hedges.
        printed: [Ratio; 2],
    },
}

impl Audit {
    /// The printed figures of the bundle divided by each other: the totals of people and boats
    /// beside a mean for each boat, the totals beside a mean for each day, and what is printed as
    /// two different numbers.
    ///
    /// The claims are those that were held against each other. The days are those that they leave
    /// under the reading.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use crossings::{Audit, AuditOptions, Claim, Ratio, Reading, Reckoned, builtin};
    /// let article = crossings::article();
    /// let claims: Vec<&Claim> = article.claims().iter().collect();
    /// let audit = Audit::of("article", &claims, builtin().policy_periods(), &AuditOptions::default());
    /// let reckoned = audit.reckoned(&claims, Reading::Strict);
    /// // 21,446 people in 377 boats are 56.886 in each, which is not almost 60 to the letter.
    /// assert!(reckoned.iter().any(|one| matches!(one, Reckoned::PerBoat { quotient, readings, .. }
    ///     if *quotient == Ratio::new(21_446, 377).unwrap()
    ///         && readings.iter().any(|held| held.reading == Reading::Strict && !held.holds))));
    /// // Around 128 a day, they took 167 or 168 days.
    /// assert!(reckoned.iter().any(|one| matches!(one, Reckoned::PerDay { days, .. }
    ///     if days.to_string() == "167 or 168")));
    /// // 30% and almost a third are said of the same route.
    /// assert!(reckoned.iter().any(|one| matches!(one, Reckoned::Twice { claims, .. }
    ///     if *claims == ["route", "third"])));
    /// # }
    /// ```
    pub fn reckoned(&self, claims: &[&Claim], reading: Reading) -> Vec<Reckoned> {
        let found = self.under(reading);
        let means = claims.iter().filter_map(|claim| match claim.measure() {
            Measure::PeoplePerBoat { over } => per_boat(claim, over, claims),
            Measure::Mean { of, per: Per::Day, over } => per_day(claim, (*of, over), claims, found),
            _ => None,
        });
        means.chain(twice(claims)).collect()
    }
}

/// The one number that a claim of a total over the same days states.
fn total(of: Counted, like: &Claim, over: &Window, claims: &[&Claim]) -> Option<Ratio> {
    let wanted = Measure::Total { of, over: over.clone() };
    claims.iter().find_map(|claim| {
        let same = *claim.measure() == wanted && alike(claim, like);
        let stated = claim.figure().interval(Nature::Count, &Reading::default().into()).ok()?;
        stated.as_point().filter(|_| same)
    })
}

/// Whether two claims speak of the same series, as it stood at the same time.
fn alike(one: &Claim, other: &Claim) -> bool {
    // Where the last known day is not said, it goes by the day of publication.
    let dated = one.as_of().is_empty() && one.measure().ends_as_of();
    one.basis() == other.basis() && one.as_of() == other.as_of() && (!dated || one.date() == other.date())
}

fn per_boat(claim: &Claim, over: &Window, claims: &[&Claim]) -> Option<Reckoned> {
    let people = total(Counted::People, claim, over, claims)?;
    let boats = total(Counted::Boats, claim, over, claims)?;
    let quotient = people.checked_div(boats).ok()?;
    let held = |reading: Reading| {
        let meant = claim.figure().interval(claim.measure().nature(), &reading.into()).ok()?;
        Some(Held { reading, interval: Some(meant), holds: meant.contains(quotient) })
    };
    let readings = Reading::ALL.into_iter().filter_map(held).collect();
    Some(Reckoned::PerBoat { claim: claim.id().to_owned(), people, boats, quotient, readings })
}

fn per_day(
    claim: &Claim,
    (of, over): (Counted, &Window),
    claims: &[&Claim],
    found: &Consistency,
) -> Option<Reckoned> {
    let total = total(of, claim, over, claims)?;
    let first = match over {
        Window::Days(period) if period.is_open() => period.start(),
        Window::Handover(first) => *first,
        _ => return None,
    };
    let left = found.days_of(claim, first)?;
    let (least, most) = left.days.first().zip(left.days.last())?;
    let mean = |days: u64| Some((days, total.checked_div(Ratio::whole(days)).ok()?));
    // Over nought days there is no mean.
    let beside = [least.checked_sub(1), most.checked_add(1)];
    Some(Reckoned::PerDay {
        claim: claim.id().to_owned(),
        of,
        total,
        days: left.numbers(),
        fits: left.days.iter().copied().filter_map(mean).collect(),
        beside: beside.into_iter().flatten().filter_map(mean).collect(),
    })
}

fn twice(claims: &[&Claim]) -> Vec<Reckoned> {
    let mut found = Vec::new();
    for (index, one) in claims.iter().enumerate() {
        for other in claims.iter().skip(index.saturating_add(1)) {
            let nature = one.measure().nature();
            let printed = one.figure().printed(nature).zip(other.figure().printed(nature));
            let same = one.measure() == other.measure() && alike(one, other);
            if let Some((a, b)) = printed.filter(|(a, b)| same && a != b) {
                let claims = [one, other].map(|claim| claim.id().to_owned());
                found.push(Reckoned::Twice { claims, nature, printed: [a, b] });
            }
        }
    }
    found
}
