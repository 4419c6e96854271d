//! Sums of unknown numbers.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use crate::exact::{ExactError, Ratio};

/// A number plus multiples of unknown numbers, which go by their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) terms: BTreeMap<usize, Ratio>,
    pub(super) constant: Ratio,
}

impl Line {
    /// A known number.
    pub(super) fn number(constant: Ratio) -> Self {
        Self { terms: BTreeMap::new(), constant }
    }

    /// One unknown number.
    pub(super) fn unknown(index: usize) -> Self {
        Self { terms: BTreeMap::from([(index, Ratio::whole(1))]), constant: Ratio::whole(0) }
    }

    /// The sum of none.
    pub(super) fn zero() -> Self {
        Self::number(Ratio::whole(0))
    }

    /// The number, where nothing in it is unknown.
    pub(super) fn as_number(&self) -> Option<Ratio> {
        self.terms.is_empty().then_some(self.constant)
    }

    pub(super) fn add(&self, other: &Self) -> Result<Self, ExactError> {
        let mut sum = self.clone();
        sum.constant = sum.constant.checked_add(other.constant)?;
        for (&index, &factor) in &other.terms {
            let now = sum.terms.get(&index).copied().unwrap_or(Ratio::whole(0)).checked_add(factor)?;
            if now == Ratio::whole(0) {
                sum.terms.remove(&index);
            } else {
                sum.terms.insert(index, now);
            }
        }
        Ok(sum)
    }

    pub(super) fn times(&self, factor: Ratio) -> Result<Self, ExactError> {
        if factor == Ratio::whole(0) {
            return Ok(Self::zero());
        }
        let mut terms = BTreeMap::new();
        for (&index, &own) in &self.terms {
            terms.insert(index, own.checked_mul(factor)?);
        }
        Ok(Self { terms, constant: self.constant.checked_mul(factor)? })
    }

    pub(super) fn minus(&self, other: &Self) -> Result<Self, ExactError> {
        self.add(&other.times(Ratio::new(-1, 1)?)?)
    }
}
