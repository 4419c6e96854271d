//! What proves a conflict, and what proves that there is none.
#![forbid(unsafe_code)]

use serde::Serialize;

use super::number::Number;
use super::system::{Statement, Variable};

/// Which end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// `sum ≥ end`, or `>` where the end is open.
    Lower,
    /// `sum ≤ end`, or `<`.
    Upper,
}

/// What has ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// The row of the system at this place.
    Row(usize),
    /// The bounds of a variable.
    Variable(Variable),
    /// The branch that was taken at this depth, the first at 0.
    Branch(usize),
}

/// An end of a line, and what it is multiplied by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Multiplier {
    /// Of which line.
    pub line: Line,
    /// Which end. A branch has an upper end below, and a lower end above.
    pub side: Side,
    /// By what: above zero.
    pub by: Number,
}

/// A step of a [`Certificate`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A sum of whole multiples of integers is either at most a whole number, or at least the
    /// next. The first case follows at once, the other after it.
    Branch {
        /// The sum.
        form: Vec<(Variable, Number)>,
        /// The whole number.
        at: Number,
    },
    /// In the case at hand, the ends so multiplied and added up say that 0 is above itself.
    Leaf(Vec<Multiplier>),
}

/// A proof that some statements cannot all be true.
///
/// Where no whole numbers are needed it is one [leaf](Step::Leaf): each end is written as `… ≥ …`
/// and multiplied by a number above zero, and in the sum every variable falls away and leaves `0 ≥
/// c` with `c` above zero, or `0 > 0`. Where they are, cases are told apart first. The steps are a
/// tree written in order: after a branch its first case, then its second.
///
/// [`refutes`](super::checker::refutes) checks it, and [`explain`](Self::explain) prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// The steps.
    pub steps: Vec<Step>,
}

/// A proof that some statements can all be true: a number for each variable, in their order.
///
/// [`satisfies`](super::checker::satisfies) checks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// The numbers.
    pub values: Vec<Number>,
}

impl Certificate {
    /// The statements whose rows it uses, in their order.
    pub fn statements(&self, system: &super::System) -> Vec<Statement> {
        let mut out: Vec<Statement> = self
            .steps
            .iter()
            .filter_map(|step| if let Step::Leaf(multipliers) = step { Some(multipliers) } else { None })
            .flatten()
            .filter_map(|m| if let Line::Row(row) = m.line { system.rows().get(row) } else { None })
            .filter_map(super::Row::statement)
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}
