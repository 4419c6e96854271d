//! What claims say of each other's figures, and of the day that they were known.
#![forbid(unsafe_code)]

use core::ops::Bound;

use jiff::civil::Date;
use serde::Serialize;

use super::line::{Line, whole};
use super::scope::Said;
use super::sought::{NotFoundOut, Sought};
use super::system::{Bundled, Stated};
use super::translation::Unknown;
use crate::consistency::{Answer, Fuel, Range, Statement, Values};
use crate::exact::Ratio;
use crate::interval::{Interval, moved, number_at};
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
        all.add(above.and_then(|above| below.map(|below| of_one(stated, &above, &below))));
    }
    all
}

/// The same of one claim, by where the two parts of its quotient lie; `None` where that leaves it without an end.
fn of_one(stated: &Stated<'_>, above: &Interval, below: &Interval) -> Option<Implied> {
    let (implied, exact) = quotient(above, below)?;
    let implied = if stated.quotient.never_below_zero { not_below_zero(&implied) } else { implied };
    if implied.upper() == Bound::Unbounded {
        return None;
    }
    let claim = stated.claim;
    let mut nearest: Vec<String> = Vec::new();
    for end in [implied.lower(), implied.upper()].into_iter().filter_map(number_at) {
        let figure = claim.figure().nearest(end, claim.measure().nature());
        nearest.extend(figure.filter(|figure| !nearest.contains(figure)));
    }
    Some(Implied { claim: claim.id().to_owned(), stated: stated.interval, implied, exact, nearest })
}

impl Bundled<'_> {
    /// Where a sum lies if these statements are true, which can all be so.
    pub(super) fn range(
        &self,
        line: &Line,
        statements: &[Statement],
        fuel: &mut Fuel,
    ) -> Result<Interval, NotFoundOut> {
        let answer = self.system.range(&self.terms(&line.factors()), statements, 0, fuel);
        //= docs/rules.md#claims-held-against-each-other
        //# audit-13: More fuel MUST NOT change an answer that is there.
        // So where the least interval was not found, the wider one that was is no answer.
        let Ok(Answer::Consistent(Range { hull: Some(found), .. })) = answer else { return Err(NotFoundOut) };
        let end = |end| moved(end, |end| end.checked_add(whole(line.constant))).ok();
        let ends = end(found.lower()).zip(end(found.upper()));
        ends.and_then(|(lower, upper)| Interval::new(lower, upper)).ok_or(NotFoundOut)
    }
}

/// Where a quotient lies, and whether that is all that can be said. `None` where what is below
/// the line may be zero.
fn quotient(above: &Interval, below: &Interval) -> Option<(Interval, bool)> {
    let zero = Ratio::whole(0);
    if number_at(below.lower()).is_none_or(|least| least <= zero) {
        return None;
    }
    let divided = |end: Bound<Ratio>, lower: bool| {
        let Some(number) = number_at(end) else { return Some(Bound::Unbounded) };
        // Nothing stays nothing, whatever it is divided by.
        if number == zero {
            return Some(end);
        }
        // A number above zero is least over the greatest, one below zero over the least.
        let by = if number.numerator().is_negative() == lower { below.lower() } else { below.upper() };
        let open = matches!(end, Bound::Excluded(_)) || matches!(by, Bound::Excluded(_));
        // Over ever more it comes as near to zero as one likes.
        let Some(by) = number_at(by) else { return Some(Bound::Excluded(zero)) };
        number.checked_div(by).ok().map(if open { Bound::Excluded } else { Bound::Included })
    };
    let ends = divided(above.lower(), true).zip(divided(above.upper(), false));
    let interval = ends.and_then(|(lower, upper)| Interval::new(lower, upper));
    interval.zip(Some(below.as_point().is_some()))
}

/// The same numbers, with zero in the place of each that is below it.
fn not_below_zero(interval: &Interval) -> Interval {
    let zero = Ratio::whole(0);
    interval.intersection(&Interval::at_least(zero)).unwrap_or(Interval::point(zero))
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
        let terms = bundled.terms(&Line::unknown(index).factors());
        let scope = translation.scopes.get(*place);
        let values = match bundled.system.range(&terms, kept, LISTED, fuel) {
            Ok(Answer::Consistent(Range { values: Values::These(values), .. })) => values,
            Ok(Answer::Consistent(Range { values: Values::Many, .. })) => continue,
            // What is kept can all be true, so that no conflict is found.
            _ => {
                all.add(Err(NotFoundOut));
                continue;
            }
        };
        let numbers: Vec<i64> =
            values.iter().filter_map(|value| i64::try_from(value.numerator()).ok()).collect();
        for (first, from) in translation.firsts(*place) {
            let each = numbers.iter().filter_map(|number| {
                let end = scope.first.saturating_add(*number);
                // A day beyond the calendar is none.
                date_of(end.saturating_sub(1)).map(|last| (last, end.abs_diff(first)))
            });
            let (last, days) = each.unzip();
            all.add(Ok(Some((scope.said.clone(), ImpliedDays { from, last, days }))));
        }
    }
    all
}
