//! How the value of a trial was found, and what a likely slip would make of it.
#![forbid(unsafe_code)]

use jiff::civil::Date;

use super::{Interpretation, Judge, Judgement, LikelySlip, Trial};
use crate::claim::Claim;
use crate::measure::{Grounds, Measure, NoValue, Worked};
use crate::period::Period;
use crate::window::Window;

impl Judge<'_> {
    /// The working of one of a claim's trials: which days were added up, and to what.
    ///
    /// # Errors
    /// - [`NoValue`] says why there is no value.
    pub fn working(&self, claim: &Claim, trial: &Trial) -> Result<Worked, NoValue> {
        let how = &trial.interpretation;
        let measure = claim.measures().nth(how.measure).unwrap_or(claim.measure());
        let reported;
        let measure = match (measure, &how.reported_by) {
            (Measure::Money { agreements, currency, .. }, Some(by)) => {
                let (agreements, reported_by) = (agreements.clone(), Some(by.clone()));
                reported = Measure::Money { agreements, currency: *currency, reported_by };
                &reported
            }
            (measure, _) => measure,
        };
        let series = self.register().series(claim.basis());
        let newest = series.and_then(|series| series.newest().published());
        // The publications that count are known by when the newest of them was published.
        let then = series.filter(|_| how.published != newest).map(|series| {
            let count = series.publications().partition_point(|one| Some(one.published) <= how.published);
            series.after(count)
        });
        let mut grounds = Grounds::new(self.register(), claim.basis(), how.known())
            .with_convention(how.convention)
            .with_sums(how.sums);
        if let Some(then) = &then {
            grounds = grounds.with_view(then);
        }
        measure.explain(&grounds)
    }

    /// What the claim's figure would be the sum of, were a slip of its first or last day mended: at
    /// the first and at the last of the days that are likely. Of other slips there is none, nor
    /// where the house judges by another publication than the newest.
    pub fn mended(&self, claim: &Claim, judgement: &Judgement, slip: &LikelySlip) -> Vec<Worked> {
        let (LikelySlip::LastDay { from, to } | LikelySlip::FirstDay { from, to }) = slip else {
            return Vec::new();
        };
        let Some(house) = judgement.house().map(|house| &house.interpretation) else { return Vec::new() };
        let ends = if from == to { vec![*from] } else { vec![*from, *to] };
        ends.into_iter().filter_map(|day| self.over_other_days(claim, house, slip, day)).collect()
    }

    fn over_other_days(
        &self,
        claim: &Claim,
        house: &Interpretation,
        slip: &LikelySlip,
        day: Date,
    ) -> Option<Worked> {
        let series = self.register().series(claim.basis());
        let newest = series.and_then(|series| series.newest().published());
        if house.published != newest {
            return None;
        }
        let mut grounds = Grounds::new(self.register(), claim.basis(), house.known())
            .with_convention(house.convention)
            .with_sums(house.sums);
        let (plain, over) = claim.measure().plain()?;
        let period = match (slip, over) {
            (LikelySlip::FirstDay { .. }, Window::Days(period)) => {
                period.last().and_then(|last| Period::inclusive(day, last).ok())
            }
            (LikelySlip::LastDay { .. }, Window::Days(period)) => Period::inclusive(period.start(), day).ok(),
            _ => {
                grounds.as_of = day;
                over.resolve(day, house.convention, grounds.policy_periods()).ok()
            }
        };
        period.and_then(|period| plain.over(Window::Days(period)).explain(&grounds).ok())
    }
}
