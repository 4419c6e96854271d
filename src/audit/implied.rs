//! What claims say of each other's figures, and of the day that they were known.
#![forbid(unsafe_code)]

use core::ops::Bound;

use jiff::civil::Date;
use serde::Serialize;

use super::line::Line;
use super::scope::Said;
use super::sought::{NotFoundOut, Sought};
use super::system::{Bundled, Stated};
use super::translation::Unknown;
use crate::consistency::{Answer, Fuel, Statement, Values};
use crate::exact::Ratio;
use crate::interval::Interval;
use crate::period::date_of;
use crate::solve::Solutions;

/// How many values of a whole number are listed at most.
const LISTED: usize = 5_000;

/// What the others say of a claim's figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Implied {
    /// The claim, by its id.
    pub claim: String,
    /// What the figure means under the reading.
    pub stated: Interval,
    /// The least interval with every value that the others leave, in the measure's scale.
    pub implied: Interval,
    /// Whether every number of it is left, as far as numbers must not be whole; of a quotient of
    /// two unknown numbers only the ends are reckoned.
    pub exact: bool,
    /// The figure as it could have been printed, where the others leave one value or the ends of
    /// an interval.
    pub nearest: Vec<String>,
}

/// The last known days that claims leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImpliedDays {
    /// The first day that was counted.
    pub from: Date,
    /// The days, ascending; none where they are too many to list.
    pub last: Vec<Date>,
    /// How many days it is to each of them, the first included.
    pub days: Vec<u64>,
}

impl ImpliedDays {
    /// The days as the set that they are: `18 or 19 December 2024`.
    pub fn last_days(&self) -> Solutions<Date> {
        Solutions::of(self.last.iter().copied())
    }

    /// How many days it is to each of them, as the set that they are: `167 or 168`.
    pub fn numbers(&self) -> Solutions<u64> {
        Solutions::of(self.days.iter().copied())
    }
}

/// What the others say of each claim, those that are set aside included.
pub(super) fn of(bundled: &Bundled<'_>, kept: &[Statement], fuel: &mut Fuel) -> Sought<Implied> {
    let mut all = Sought::new();
    for stated in &bundled.stated {
        let others: Vec<Statement> = kept.iter().copied().filter(|one| *one != stated.statement).collect();
        let above = bundled.range(&stated.quotient.above, &others, fuel);
        let below = bundled.range(&stated.quotient.below, &others, fuel);
        all.add(above.and_then(|above| Ok(above.zip(below?).and_then(|ends| of_one(bundled, stated, ends)))));
    }
    all
}

/// The same of one claim, by where the two parts of its quotient lie; `None` where that leaves it without an end.
fn of_one(bundled: &Bundled<'_>, stated: &Stated, (above, below): (Interval, Interval)) -> Option<Implied> {
    let (implied, exact) = quotient(&above, &below)?;
    let implied = if stated.quotient.never_below_zero { not_below_zero(&implied)? } else { implied };
    if implied.upper() == Bound::Unbounded {
        return None;
    }
    let claim = bundled.claims.get(stated.claim);
    let mut nearest: Vec<String> = Vec::new();
    for end in [implied.lower(), implied.upper()] {
        let (Bound::Included(end) | Bound::Excluded(end)) = end else { continue };
        let figure = claim.and_then(|claim| claim.figure().nearest(end, claim.measure().nature()));
        nearest.extend(figure.filter(|figure| !nearest.contains(figure)));
    }
    Some(Implied { claim: bundled.id(stated.statement), stated: stated.interval, implied, exact, nearest })
}

impl Bundled<'_> {
    /// Where a sum lies if these statements are true; `None` where its ends do not fit.
    pub(super) fn range(
        &self,
        line: &Line,
        statements: &[Statement],
        fuel: &mut Fuel,
    ) -> Result<Option<Interval>, NotFoundOut> {
        let found = match self.system.range(&self.terms(&line.terms), statements, 0, fuel) {
            //= docs/rules.md#claims-held-against-each-other
            //# audit-13: More fuel MUST NOT change an answer that is there.
            // So where the least interval was not found, the wider one that was is no answer.
            Ok(Answer::Consistent(range)) => range.hull.ok_or(NotFoundOut)?,
            Ok(Answer::Undetermined(_)) => return Err(NotFoundOut),
            Ok(Answer::Conflict(_)) | Err(_) => return Ok(None),
        };
        let moved = |bound: Bound<Ratio>| {
            Some(match bound {
                Bound::Unbounded => Bound::Unbounded,
                Bound::Included(end) => Bound::Included(end.checked_add(line.constant).ok()?),
                Bound::Excluded(end) => Bound::Excluded(end.checked_add(line.constant).ok()?),
            })
        };
        let ends = moved(found.lower()).zip(moved(found.upper()));
        Ok(ends.and_then(|(lower, upper)| Interval::new(lower, upper)))
    }
}

/// Where a quotient lies, and whether that is all that can be said. `None` where what is below
/// the line may be zero.
fn quotient(above: &Interval, below: &Interval) -> Option<(Interval, bool)> {
    let (Bound::Included(least) | Bound::Excluded(least)) = below.lower() else { return None };
    let zero = Ratio::whole(0);
    if least <= zero {
        return None;
    }
    let divided = |end: Bound<Ratio>, lower: bool| {
        let (Bound::Included(number) | Bound::Excluded(number)) = end else { return Some(Bound::Unbounded) };
        // Nothing stays nothing, whatever it is divided by.
        if number == zero {
            return Some(end);
        }
        // A number above zero is least over the greatest, one below zero over the least.
        let by = if number.numerator().is_negative() == lower { below.lower() } else { below.upper() };
        let open = matches!(end, Bound::Excluded(_)) || matches!(by, Bound::Excluded(_));
        // Over ever more it comes as near to zero as one likes.
        let (Bound::Included(by) | Bound::Excluded(by)) = by else { return Some(Bound::Excluded(zero)) };
        let end = number.checked_div(by).ok()?;
        Some(if open { Bound::Excluded(end) } else { Bound::Included(end) })
    };
    let interval = Interval::new(divided(above.lower(), true)?, divided(above.upper(), false)?)?;
    Some((interval, below.as_point().is_some()))
}

/// The same numbers, with zero in the place of each that is below it.
fn not_below_zero(interval: &Interval) -> Option<Interval> {
    let zero = Ratio::whole(0);
    let nothing = Bound::Included(zero);
    let lower = match interval.lower() {
        Bound::Included(end) | Bound::Excluded(end) if end >= zero => interval.lower(),
        _ => nothing,
    };
    let upper = match interval.upper() {
        Bound::Included(end) | Bound::Excluded(end) if end <= zero => nothing,
        upper => upper,
    };
    Interval::new(lower, upper)
}

/// The last known days that the statements leave, each with what the claims say that share it:
/// once for each day from which they count.
pub(super) fn days(
    bundled: &Bundled<'_>,
    kept: &[Statement],
    fuel: &mut Fuel,
) -> Sought<(Said, ImpliedDays)> {
    let translation = &bundled.translation;
    let mut all = Sought::new();
    for (index, unknown) in translation.unknowns.iter().enumerate() {
        let Unknown::LastDay { scope: place } = unknown else { continue };
        let terms = bundled.terms(&Line::unknown(index).terms);
        let Some(scope) = translation.scopes.0.get(*place) else { continue };
        let values = match bundled.system.range(&terms, kept, LISTED, fuel) {
            Ok(Answer::Consistent(range)) => range.values,
            Ok(Answer::Undetermined(reason)) => Values::Undetermined(reason),
            Ok(Answer::Conflict(_)) | Err(_) => continue,
        };
        let values = match values {
            Values::These(values) => values,
            Values::Many => continue,
            Values::Undetermined(_) => {
                all.add(Err(NotFoundOut));
                continue;
            }
        };
        let numbers: Vec<i64> =
            values.iter().filter_map(|value| i64::try_from(value.numerator()).ok()).collect();
        for first in translation.firsts(*place) {
            let Some(from) = date_of(first) else { continue };
            let each = numbers.iter().filter_map(|number| {
                let end = scope.first.saturating_add(*number);
                let days = u64::try_from(end.saturating_sub(first)).ok()?;
                Some((date_of(end.saturating_sub(1))?, days))
            });
            let (last, days) = each.unzip();
            all.add(Ok(Some((scope.said.clone(), ImpliedDays { from, last, days }))));
        }
    }
    all
}
