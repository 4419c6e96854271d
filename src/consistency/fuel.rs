//! A budget of work that is the same on every machine.
#![forbid(unsafe_code)]

use serde::Serialize;

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// The fuel ran out first. With more of it there may be an answer.
    #[error("the fuel ran out")]
    Fuel,
    /// The answer is a number that does not fit 128 bits.
    #[error("the answer does not fit 128 bits")]
    Overflow,
    /// The solver contradicted itself: a defect of this library, which refuses to guess.
    #[error("a defect of the solver")]
    Defect,
}

/// How much work may be done, in cells.
///
/// A cell is one number of the solver's tableau read or written; a long number counts as the
/// square of its length in words. Neither time nor memory nor the machine has a part in it: the
/// same question with the same fuel has the same answer everywhere. An answer other than
/// [`Reason::Fuel`] stays the same with more fuel.
///
/// ```
/// use crossings::consistency::{Fuel, Reason};
/// let mut fuel = Fuel::new(10);
/// assert_eq!(fuel.spend(8), Ok(()));
/// assert_eq!(fuel.spend(3), Err(Reason::Fuel));
/// assert_eq!(fuel.left(), 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fuel {
    limit: u64,
    spent: u64,
}

impl Fuel {
    /// So many cells.
    pub const fn new(cells: u64) -> Self {
        Self { limit: cells, spent: 0 }
    }

    /// How many are left.
    pub const fn left(&self) -> u64 {
        self.limit.saturating_sub(self.spent)
    }

    /// How many were used.
    pub const fn spent(&self) -> u64 {
        self.spent
    }

    /// Uses so many.
    ///
    /// # Errors
    /// - [`Reason::Fuel`] when fewer are left; then none is left.
    pub fn spend(&mut self, cells: u64) -> Result<(), Reason> {
        //= docs/rules.md#claims-held-against-each-other
        //# audit-11: Work MUST NOT go beyond what the fuel allows.
        if cells > self.left() {
            self.spent = self.limit;
            //= docs/rules.md#claims-held-against-each-other
            //# audit-13: More fuel MUST NOT change an answer that is there.
            return Err(Reason::Fuel);
        }
        self.spent = self.spent.saturating_add(cells);
        Ok(())
    }

    /// Uses one for each of so many things.
    pub(super) fn spend_each(&mut self, things: usize) -> Result<(), Reason> {
        self.spend(u64::try_from(things).unwrap_or(u64::MAX))
    }

    /// A part of what is left, to be given back with [`take_back`](Self::take_back).
    pub(super) fn part(&self, divisor: u64) -> Self {
        Self::new(self.left().checked_div(divisor).unwrap_or(0))
    }

    /// What a part has used is used.
    pub(super) fn take_back(&mut self, part: &Self) {
        self.spent = self.spent.saturating_add(part.spent);
    }
}

impl Default for Fuel {
    /// Ten million cells: about a second as a rule, and some where the numbers are long.
    fn default() -> Self {
        Self::new(10_000_000)
    }
}
