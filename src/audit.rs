//! Claims held against each other, with no data at all.
#![forbid(unsafe_code)]

use serde::Serialize;

use crate::claim::Claim;
use crate::consistency::{Completeness, Fuel, Limits, System};
use crate::figure::Reading;
use crate::policy::PolicyPeriod;
use crate::rounding::Rounding;

mod consistency;
mod implied;
mod line;
mod reckoned;
mod rounded;
mod scope;
mod sought;
mod system;
mod translation;

pub use consistency::{Certified, Consistency, Mended, Together, Witnessed};
pub use implied::{Implied, ImpliedDays};
pub use reckoned::Reckoned;
pub use rounded::Tight;
pub use sought::AuditPart;
pub use system::LeftOut;

/// How a bundle of claims is held together, and how much work that may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditOptions {
    /// How printed figures were rounded.
    pub rounding: Rounding,
    /// How large conflicts and repairs may be.
    pub limits: Limits,
    /// How much work each reading may take; it is a count and not a time, so that the answer is
    /// the same everywhere.
    pub fuel: u64,
}

impl Default for AuditOptions {
    fn default() -> Self {
        Self { rounding: Rounding::default(), limits: Limits::default(), fuel: Fuel::default().left() }
    }
}

/// Claims held against each other under every reading.
///
/// Each claim becomes rows of exact arithmetic over unknown numbers: that 21,446 people were
/// around 128 a day means `127 N ≤ people ≤ 129 N`, where `N` is how many days there were. Windows
/// that lie side by side add up. Claims that leave the last known day open share one, which lies no
/// later than their publication.
///
/// Of a claim only the first measure counts, and of conventions only the house's.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use crossings::{Audit, AuditOptions, Claim, Reading, Together, builtin, source};
/// let article = crossings::article();
/// let claims: Vec<&Claim> = article.claims().iter().collect();
/// let audit = Audit::of("article", &claims, builtin().policy_periods(), &AuditOptions::default());
/// let strictly = audit.under(Reading::Strict);
/// assert_eq!(strictly.together, Together::Conflict);
/// let conflicts: Vec<_> = strictly.conflicts.iter().map(|one| one.claims.join(" + ")).collect();
/// for conflict in ["people + boats + each", "route + third"] {
///     assert!(conflicts.iter().any(|one| one == conflict));
/// }
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// The bundle, by its id.
    pub bundle: String,
    /// The claims, by their ids, in their order.
    pub claims: Vec<String>,
    /// What is found under each reading, in the order of [`Reading::ALL`].
    pub readings: [Consistency; 3],
}

impl Audit {
    /// Holds claims against each other under every reading.
    pub fn of(
        bundle: impl Into<String>,
        claims: &[&Claim],
        policies: &[PolicyPeriod],
        options: &AuditOptions,
    ) -> Self {
        Self {
            bundle: bundle.into(),
            claims: claims.iter().map(|claim| claim.id().to_owned()).collect(),
            readings: Reading::ALL.map(|reading| Consistency::of(claims, policies, reading, options)),
        }
    }

    /// The rows that the claims become under a reading: one statement for each claim that takes
    /// part, in their order. Whoever has another solver can hold it against this one.
    pub fn system(
        claims: &[&Claim],
        policies: &[PolicyPeriod],
        reading: Reading,
        options: &AuditOptions,
    ) -> System {
        system::Bundled::new(claims, policies, reading, options).system
    }

    /// What is found under one reading.
    pub const fn under(&self, reading: Reading) -> &Consistency {
        let [literal, pragmatic, strict] = &self.readings;
        match reading {
            Reading::Literal => literal,
            Reading::Pragmatic => pragmatic,
            Reading::Strict => strict,
        }
    }

    /// The claims that are in a conflict under some readings and in none under others.
    pub fn depends_on_reading(&self) -> Vec<&str> {
        let in_conflict = |one: &Consistency, id: &str| {
            one.conflicts.iter().any(|conflict| conflict.claims.iter().any(|claim| claim == id))
        };
        let depends = |id: &&str| {
            let mut found = self.readings.iter().filter(|one| one.has(id)).map(|one| in_conflict(one, id));
            found.next().is_some_and(|first| found.any(|other| other != first))
        };
        self.claims.iter().map(String::as_str).filter(depends).collect()
    }
}

/// Whether a list is all there is.
pub(super) const fn complete(completeness: Completeness) -> bool {
    matches!(completeness, Completeness::Complete)
}
