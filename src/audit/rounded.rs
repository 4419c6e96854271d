//! Claims that are true only thanks to rounding.
#![forbid(unsafe_code)]

use serde::Serialize;

use super::sought::{NotFoundOut, Sought};
use super::system::{Bundled, Stated};
use super::translation::rows;
use crate::consistency::{Answer, Fuel, Margin, Statement, System};
use crate::exact::Ratio;
use crate::interval::Interval;

/// A claim that can be true with the others as a rounded figure, and not as an exact one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tight {
    /// The claim, by its id.
    pub claim: String,
    /// How far within the ends of its rows it can be at most, in the units of the rows: people,
    /// where people are divided by days. `None` where there is no limit.
    pub slack: Option<Ratio>,
    /// Whether some numbers have that distance; where not, they come as near as one likes.
    pub attained: bool,
}

/// The claims that are true only thanks to rounding.
pub(super) fn tight(bundled: &Bundled<'_>, kept: &[Statement], fuel: &mut Fuel) -> Sought<Tight> {
    let mut system = bundled.system.clone();
    let mut all = Sought::new();
    for stated in bundled.stated.iter().filter(|one| kept.contains(&one.statement)) {
        let Some(exactly) = exactly(bundled, stated, &mut system) else { continue };
        let mut others: Vec<Statement> =
            kept.iter().copied().filter(|one| *one != stated.statement).collect();
        others.push(exactly);
        let margin = match system.check(&others, fuel) {
            Answer::Conflict(_) => bundled.system.margin(stated.statement, kept, fuel),
            Answer::Consistent(_) => continue,
            Answer::Undetermined(reason) => Answer::Undetermined(reason),
        };
        let claim = stated.claim.id().to_owned();
        all.add(match margin {
            Answer::Consistent(Margin { most: slack, attained }) => {
                Ok(Some(Tight { claim, slack, attained }))
            }
            // What is kept can all be true, so that no conflict is found.
            Answer::Conflict(_) | Answer::Undetermined(_) => Err(NotFoundOut),
        });
    }
    all
}

/// The statement that a claim's figure is meant exactly; `None` where that says no more than the
/// claim does, or nothing.
fn exactly(bundled: &Bundled<'_>, stated: &Stated<'_>, system: &mut System) -> Option<Statement> {
    let claim = stated.claim;
    let printed = claim.figure().printed(claim.measure().nature()).map(Interval::point);
    let printed = printed.filter(|printed| *printed != stated.interval)?;
    let statement = system.statement(format!("{} exactly", claim.id()));
    // Where the ends of what was stated fit, so does the number between them.
    let rows = rows(&stated.quotient, &printed).unwrap_or_default();
    let mut rows = rows.iter().map(|row| (bundled.terms(&row.terms), row.within));
    let added = rows.try_for_each(|(terms, within)| system.row(Some(statement), &terms, within));
    added.ok().map(|()| statement)
}
