//! What changed between two registers, series by series.
#![forbid(unsafe_code)]

use serde::Serialize;

use crate::basis::Basis;
use crate::register::Register;
use crate::revision::Revisions;
use crate::series::Series;

/// What changed between the newest views of two registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Whether a figure that the older register has is different or gone.
    pub revised: bool,
    /// What changed in each series that both have.
    pub series: Vec<Revisions>,
    /// The series that only the older has.
    pub withdrawn_series: Vec<Basis>,
    /// The series that only the newer has.
    pub added_series: Vec<Basis>,
}

impl Comparison {
    /// Everything that differs from `old` to `new`.
    ///
    /// ```
    /// use crossings::{Comparison, builtin};
    /// let comparison = Comparison::between(&builtin(), &builtin());
    /// assert!(!comparison.revised);
    /// assert_eq!(comparison.series.len(), 1);
    /// ```
    pub fn between(old: &Register, new: &Register) -> Self {
        let only = |one: &Register, other: &Register| -> Vec<Basis> {
            let bases = one.all_series().iter().map(Series::basis);
            bases.filter(|basis| other.series(*basis).is_none()).collect()
        };
        let both = old.all_series().iter().filter_map(|older| Some((older, new.series(older.basis())?)));
        // The bases are the same, so there is always an answer.
        let series: Vec<Revisions> =
            both.filter_map(|(old, new)| Revisions::between(old.newest(), new.newest()).ok()).collect();
        let withdrawn_series = only(old, new);
        Self {
            revised: !withdrawn_series.is_empty() || series.iter().any(|one| !one.is_empty()),
            series,
            withdrawn_series,
            added_series: only(new, old),
        }
    }
}
