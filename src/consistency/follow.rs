//! What follows from statements.
#![forbid(unsafe_code)]

use core::ops::Bound;

use serde::Serialize;

use super::branch;
use super::fuel::{Fuel, Reason};
use super::num::Num;
use super::problem::{self, Problem};
use super::system::{Statement, System, Variable};
use super::{Answer, decided, held, holds};
use crate::exact::Ratio;
use crate::interval::Interval;

/// Of which of those looked at something follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Followed<T> {
    /// Of these it follows.
    pub these: Vec<T>,
    /// Of these it was not found out, for this reason. Of all others it does not follow.
    pub undetermined: Vec<(T, Reason)>,
}

impl System {
    /// Which of these statements are true wherever all the others of them are: each by itself says
    /// nothing new. Two that say the same are both in the list. Of statements that contradict one
    /// another nothing follows: that is [`Answer::Conflict`].
    ///
    /// ```
    /// use crossings::consistency::{Answer, Fuel, System};
    /// use crossings::{Interval, Ratio};
    /// let mut system = System::new();
    /// let (people, one) = (system.integer("people"), Ratio::whole(1));
    /// let over = system.statement("over 20,000 people");
    /// let more = Interval::new(std::ops::Bound::Excluded(Ratio::whole(20_000)), std::ops::Bound::Unbounded);
    /// system.row(Some(over), &[(people, one)], more.unwrap())?;
    /// let exactly = system.statement("21,446 people");
    /// system.row(Some(exactly), &[(people, one)], Interval::point(Ratio::whole(21_446)))?;
    /// let Answer::Consistent(found) = system.redundant(&system.all(), &mut Fuel::default()) else { panic!() };
    /// assert_eq!(found.these, [over]);
    /// # Ok::<(), crossings::consistency::SystemError>(())
    /// ```
    pub fn redundant(&self, statements: &[Statement], fuel: &mut Fuel) -> Answer<Followed<Statement>> {
        let problem = Problem::new(self, true);
        let held = held(self, statements);
        let looked_at = self.all().into_iter().filter(|s| holds(&held)(s.index())).collect();
        follow(&problem, &held, looked_at, fuel, |statement: Statement, fuel| {
            let is_other = |index| index != statement.index();
            let others: Vec<bool> =
                held.iter().zip(0..).map(|(held, index)| *held && is_other(index)).collect();
            for row in self.rows().iter().filter(|row| row.statement() == Some(statement)) {
                for beyond in beyond(row.within()) {
                    let terms = problem::terms(row.terms());
                    if possible(&problem, terms, beyond, &others, fuel)? {
                        return Ok(false);
                    }
                }
            }
            Ok(true)
        })
    }

    /// Which of these variables can only be zero where these statements are true: consistent, but
    /// only if there was nothing.
    ///
    /// ```
    /// use crossings::consistency::{Answer, Fuel, System};
    /// use crossings::{Interval, Ratio};
    /// let mut system = System::new();
    /// let (people, boats) = (system.integer("people"), system.integer("boats"));
    /// for each in [56, 60] {
    ///     let statement = system.statement(format!("{each} in each boat"));
    ///     let terms = [(people, Ratio::whole(1)), (boats, Ratio::new(-each, 1)?)];
    ///     system.row(Some(statement), &terms, Interval::point(Ratio::whole(0)))?;
    /// }
    /// let answer = system.vacuous(&[people, boats], &system.all(), &mut Fuel::default());
    /// let Answer::Consistent(found) = answer else { panic!() };
    /// assert_eq!(found.these, [people, boats]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vacuous(
        &self,
        variables: &[Variable],
        statements: &[Statement],
        fuel: &mut Fuel,
    ) -> Answer<Followed<Variable>> {
        let problem = Problem::new(self, true);
        let held = held(self, statements);
        let known = |variable: &Variable| variable.index() < self.variables().len();
        let looked_at = variables.iter().copied().filter(known).collect();
        follow(&problem, &held, looked_at, fuel, |variable: Variable, fuel| {
            for beyond in beyond(Interval::point(Ratio::whole(0))) {
                let terms = vec![(variable.index(), Num::ONE)];
                if possible(&problem, terms, beyond, &held, fuel)? {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }
}

/// Asks each of what is looked at, if the statements can all be true.
fn follow<T: Copy>(
    problem: &Problem,
    held: &[bool],
    looked_at: Vec<T>,
    fuel: &mut Fuel,
    follows: impl Fn(T, &mut Fuel) -> Result<bool, Reason>,
) -> Answer<Followed<T>> {
    match decided(problem, held, fuel) {
        Ok(Ok(_)) => {}
        Ok(Err(certificate)) => return Answer::Conflict(certificate),
        Err(reason) => return Answer::Undetermined(reason),
    }
    let mut found = Followed { these: Vec::new(), undetermined: Vec::new() };
    for each in looked_at {
        match follows(each, fuel) {
            Ok(true) => found.these.push(each),
            Ok(false) => {}
            Err(reason) => found.undetermined.push((each, reason)),
        }
    }
    Answer::Consistent(found)
}

/// The numbers below an interval, and those above it.
fn beyond(within: Interval) -> impl Iterator<Item = Interval> {
    let opposite = |end: Bound<Ratio>| match end {
        Bound::Unbounded => None,
        Bound::Included(at) => Some(Bound::Excluded(at)),
        Bound::Excluded(at) => Some(Bound::Included(at)),
    };
    let below = opposite(within.lower()).and_then(|end| Interval::new(Bound::Unbounded, end));
    let above = opposite(within.upper()).and_then(|end| Interval::new(end, Bound::Unbounded));
    [below, above].into_iter().flatten()
}

/// Whether the statements that hold leave a solution with a sum in an interval.
fn possible(
    problem: &Problem,
    terms: Vec<(usize, Num)>,
    within: Interval,
    held: &[bool],
    fuel: &mut Fuel,
) -> Result<bool, Reason> {
    let mut problem = problem.clone();
    problem.push(terms, within);
    branch::decide(&problem, holds(held), fuel).map(|verdict| verdict.is_point())
}
