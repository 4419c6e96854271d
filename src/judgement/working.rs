//! How the value of a trial was found.
#![forbid(unsafe_code)]

use super::{Judge, Trial};
use crate::claim::Claim;
use crate::measure::{Grounds, Measure, NoValue, Worked};

impl Judge<'_> {
    /// The working of one of a claim's trials: which days were added up, and to what.
    ///
    /// # Errors
    /// - [`NoValue`] says why there is no value.
    pub fn working(&self, claim: &Claim, trial: &Trial) -> Result<Worked, NoValue> {
        let how = &trial.interpretation;
        let measure = claim.measures().nth(how.measure).unwrap_or_else(|| claim.measure());
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
        let mut grounds = Grounds::new(self.register(), claim.basis(), how.as_of)
            .with_convention(how.convention)
            .with_sums(how.sums);
        if let Some(then) = &then {
            grounds = grounds.with_view(then);
        }
        measure.explain(&grounds)
    }
}
