//! How a tally is made.

use core::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use crate::period::Period;
use crate::publication::Coverage;

/// Whether the rows of a panel are in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowOrder {
    /// They ascend by series and then by date, and where they do not, that is a finding.
    #[default]
    Ascending,
    /// They stand in any order, and the rules of the keys are not checked: `KeySort` does that, with
    /// the feature `sort`.
    Any,
}

/// How a tally is made.
///
/// ```
/// use crossings::{Period, RowOrder, TallyOptions};
/// let years = [2023, 2024].map(Period::year).into_iter().collect::<Result<_, _>>()?;
/// let options = TallyOptions { periods: years, ..TallyOptions::default() };
/// assert_eq!((options.findings, options.order), (1_000, RowOrder::Ascending));
/// # Ok::<(), crossings::PeriodError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyOptions {
    /// How many findings are kept: the first ones. All are counted.
    pub findings: usize,
    /// Whether every series has every day from its first to its last. With
    /// [`Coverage::Partial`] a missing day is no finding, and C003 is not checked.
    pub coverage: Coverage,
    /// Whether the rows ascend.
    pub order: RowOrder,
    /// The stretches of days that are summed up, each for itself: they may overlap, and leave days out.
    pub periods: Vec<Period>,
    /// How many threads share a chunk that is large.
    #[serde(skip, default = "one")]
    pub threads: NonZeroUsize,
}

const fn one() -> NonZeroUsize {
    NonZeroUsize::MIN
}

impl Default for TallyOptions {
    /// A thousand findings, every day, rows that ascend, no periods, one thread.
    fn default() -> Self {
        Self {
            findings: 1_000,
            coverage: Coverage::Dense,
            order: RowOrder::Ascending,
            periods: Vec::new(),
            threads: one(),
        }
    }
}

impl TallyOptions {
    /// The first option in which the two do not agree. Threads are nobody's business.
    pub(super) fn difference(&self, other: &Self) -> Option<&'static str> {
        [
            (self.findings != other.findings, "findings"),
            (self.coverage != other.coverage, "coverage"),
            (self.order != other.order, "order"),
            (self.periods != other.periods, "periods"),
        ]
        .into_iter()
        .find_map(|(differ, option)| differ.then_some(option))
    }

    /// Whether a missing day is none of our business.
    pub(super) fn gaps(&self) -> bool {
        self.coverage == Coverage::Partial
    }
}

/// Why two tallies cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TallyError {
    /// They are made in different ways.
    #[error("the tallies differ in the option `{option}`")]
    OptionsDiffer {
        /// The first option that differs: `findings`, `coverage`, `order` or `periods`.
        option: &'static str,
    },
}
