//! Which statements cannot all be true, by exact linear arithmetic.
//!
//! A [`System`] has variables, and rows that belong to statements. It knows nothing of crossings.
//! What it answers is exact: no floating point, no tolerance, and a proof with each answer that
//! [`checker`] checks without the solver.
//!
//! | question | answer |
//! |---|---|
//! | [`System::check`] | can these statements all be true? |
//! | [`System::diagnose`] | all minimal conflicts, and all minimal repairs |
//! | [`System::range`] | what values can a sum have? |
//! | [`System::margin`] | by how much does a statement hold? |
//! | [`System::redundant`] | which statements follow from the others? |
//! | [`System::vacuous`] | which variables can only be zero? |
//!
//! Each takes [`Fuel`]: the work that may be done, counted and not timed. The solver is the general
//! simplex with strict bounds, and cases for whole numbers. Its numbers are of two words while they
//! fit and of any size where they do not, so that no step of it overflows; a long number uses more
//! fuel.
#![forbid(unsafe_code)]

mod branch;
mod certificate;
pub mod checker;
mod diagnosis;
mod explain;
mod follow;
mod fuel;
mod num;
mod number;
mod problem;
mod proof;
mod range;
mod simplex;
mod system;

pub use certificate::{Certificate, Line, Multiplier, Side, Step, Witness};
pub use diagnosis::{Completeness, Conflict, Diagnosis, Limits, Repair};
pub use follow::Followed;
pub use fuel::{Fuel, Reason};
pub use number::Number;
pub use range::{Margin, Range, Values};
pub use system::{Quantity, Row, Statement, System, SystemError, Variable};

use branch::Verdict;
use problem::Problem;
use serde::Serialize;

/// What a question about statements has for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer<T = Witness> {
    /// The statements can all be true, and this is what was asked.
    Consistent(T),
    /// They cannot, and this proves it.
    Conflict(Certificate),
    /// It was not found out.
    Undetermined(Reason),
}

impl System {
    /// Whether these statements can all be true, with the hard rows.
    pub fn check(&self, statements: &[Statement], fuel: &mut Fuel) -> Answer {
        let problem = Problem::new(self, true);
        let held = held(self, statements);
        //= docs/rules.md#claims-held-against-each-other
        //# audit-12: A question for which the fuel does not last MUST be undetermined, for that reason.
        match decided(&problem, &held, fuel) {
            Ok(Ok(witness)) => Answer::Consistent(witness),
            Ok(Err(certificate)) => Answer::Conflict(certificate),
            Err(reason) => Answer::Undetermined(reason),
        }
    }
}

impl System {
    /// A proof, with no cases in it, that these statements cannot all be true even if no number had
    /// to be whole. `None` where there is none: where they can, or where the fuel does not last.
    ///
    /// A proof of [`check`](Self::check) rounds the ends of whole numbers first, and so may tell
    /// cases apart where this one does not.
    pub fn plain_proof(&self, statements: &[Statement], fuel: &mut Fuel) -> Option<Certificate> {
        let problem = Problem::new(self, false);
        match decided(&problem, &held(self, statements), fuel) {
            Ok(Err(certificate)) => Some(certificate),
            _ => None,
        }
    }
}

/// Numbers for which the statements are all true, or a proof that there are none.
fn decided(
    problem: &Problem,
    held: &[bool],
    fuel: &mut Fuel,
) -> Result<Result<Witness, Certificate>, Reason> {
    match branch::decide(problem, holds(held), fuel)? {
        //= docs/rules.md#claims-held-against-each-other
        //# audit-01: Statements called consistent MUST come with numbers that satisfy all of them.
        Verdict::Point(point) => Ok(Ok(proof::witness(&point))),
        //= docs/rules.md#claims-held-against-each-other
        //# audit-02: Statements called a conflict MUST come with a certificate that refutes them.
        Verdict::Refuted(nodes) => proof::certificate(problem, &nodes).map(Err),
    }
}

/// For each statement of a system, whether it is among these.
fn held(system: &System, statements: &[Statement]) -> Vec<bool> {
    let mut held = vec![false; system.all().len()];
    for statement in statements {
        if let Some(place) = held.get_mut(statement.index()) {
            *place = true;
        }
    }
    held
}

fn holds(held: &[bool]) -> impl Fn(usize) -> bool {
    |statement| held.get(statement).copied().unwrap_or(false)
}
