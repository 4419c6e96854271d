//! Sums of unknown numbers.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use crate::exact::Ratio;

/// A whole number plus whole multiples of unknown numbers, which go by their index.
///
/// They say how often something is counted, or how many days there are, or both multiplied. 64 bits are far more than
/// that takes, so that no step ends at their edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) terms: BTreeMap<usize, i64>,
    pub(super) constant: i64,
}

impl Line {
    /// A known number.
    pub(super) const fn number(constant: i64) -> Self {
        Self { terms: BTreeMap::new(), constant }
    }

    /// One unknown number.
    pub(super) fn unknown(index: usize) -> Self {
        Self { terms: BTreeMap::from([(index, 1)]), constant: 0 }
    }

    /// The sum of none.
    pub(super) const fn zero() -> Self {
        Self::number(0)
    }

    /// The number, where nothing in it is unknown.
    pub(super) fn as_number(&self) -> Option<i64> {
        self.terms.is_empty().then_some(self.constant)
    }

    /// How often an unknown number is in it.
    pub(super) fn factor(&self, index: usize) -> i64 {
        self.terms.get(&index).copied().unwrap_or_default()
    }

    /// How often each unknown number is in it, as a row has it.
    pub(super) fn factors(&self) -> BTreeMap<usize, Ratio> {
        self.terms.iter().map(|(index, factor)| (*index, whole(*factor))).collect()
    }

    pub(super) fn add(&self, other: &Self) -> Self {
        self.plus(1, other)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(-1, other)
    }

    pub(super) fn times(&self, factor: i64) -> Self {
        Self::zero().plus(factor, self)
    }

    /// With another, so many times.
    fn plus(&self, times: i64, other: &Self) -> Self {
        let mut sum = self.clone();
        sum.constant = sum.constant.saturating_add(other.constant.saturating_mul(times));
        for (&index, factor) in &other.terms {
            let own = sum.terms.entry(index).or_default();
            *own = own.saturating_add(factor.saturating_mul(times));
        }
        sum.terms.retain(|_, factor| *factor != 0);
        sum
    }
}

/// A whole number, on either side of zero.
pub(super) fn whole(number: i64) -> Ratio {
    let size = Ratio::whole(number.unsigned_abs());
    if number < 0 { size.opposite() } else { size }
}
