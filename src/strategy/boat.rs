//! Lists of boats that agree with the days of a series.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;

use super::plus;
use crate::boat::Landing;
use crate::count::{Count, People};
use crate::draft::{DraftBoat, DraftBoatList, DraftDay, DraftSeries};
use crate::field::Field;

/// The most boats of a day that are worth listing in a test.
const LISTED: u64 = 12;

/// What is listed of one day.
#[derive(Clone, Debug)]
struct Plan {
    which: usize,
    complete: bool,
    /// How many are left out where the list is not complete.
    left_out: u64,
    /// People aboard each boat, besides the first.
    aboard: Vec<u64>,
    /// Whether the landing is known, boat by boat.
    known: Vec<bool>,
}

fn plan() -> impl Strategy<Value = Plan> {
    (any::<usize>(), any::<bool>(), 0..5_u64, vec(0..90_u64, 12), vec(any::<bool>(), 12)).prop_map(
        |(which, complete, left_out, aboard, known)| Plan { which, complete, left_out, aboard, known },
    )
}

/// Boats of some days of a series of arrivals, and the days whose list is complete.
///
/// They agree with the newest figures of those days. A few boats are of days without figures.
pub fn boats(series: &DraftSeries) -> impl Strategy<Value = (Vec<DraftBoat>, Vec<DraftBoatList>)> + use<> {
    let mut newest: BTreeMap<Date, DraftDay> = BTreeMap::new();
    for day in series.publications.iter().flat_map(|one| &one.days) {
        if let Some(date) = day.date.get() {
            newest.insert(date, day.clone());
        }
    }
    let first = newest.keys().next().copied().unwrap_or_default();
    newest.retain(|_, day| number(&day.boats) <= LISTED);
    (vec(plan(), 1..6), vec(1..200_u64, 0..3)).prop_map(move |(plans, strays)| {
        let (mut boats, mut lists) = (Vec::new(), Vec::new());
        let mut days: Vec<&DraftDay> = newest.values().collect();
        for plan in plans {
            let Some(which) = plan.which.checked_rem(days.len()) else { break };
            let day = days.swap_remove(which);
            boats.extend(listed(day, &plan));
            if plan.complete {
                lists.push(DraftBoatList { date: day.date.clone(), origin: None });
            }
        }
        boats.extend(strays.into_iter().map(|aboard| stray(first, aboard)));
        for (n, boat) in boats.iter_mut().enumerate() {
            boat.id = format!("boat-{n}");
        }
        (boats, lists)
    })
}

fn number<C: Count>(field: &Field<C>) -> u64 {
    field.get().map_or(0, C::get)
}

/// A boat of a day before any that has figures.
fn stray(first: Date, aboard: u64) -> DraftBoat {
    DraftBoat {
        date: Field::Known(plus(first, -3)),
        people: Field::Known(People::new(aboard)),
        ..DraftBoat::default()
    }
}

/// The boats of one day: its people shared out among its boats.
fn listed(day: &DraftDay, plan: &Plan) -> Vec<DraftBoat> {
    let count = number(&day.boats);
    // Everybody beyond one person for each boat is still to be placed.
    let mut rest = number(&day.people).saturating_sub(count);
    let mut uncontrolled = number(&day.uncontrolled);
    let mut boats = Vec::new();
    let mut choices = plan.aboard.iter().zip(&plan.known);
    for n in 1..=count {
        let (more, known) = choices.next().map_or((0, true), |(more, known)| (*more, *known));
        let more = if n == count { rest } else { more.min(rest) };
        rest = rest.saturating_sub(more);
        let landing = if uncontrolled > 0 {
            uncontrolled = uncontrolled.saturating_sub(1);
            Landing::Uncontrolled
        } else if known {
            Landing::Intercepted
        } else {
            Landing::Unknown
        };
        boats.push(DraftBoat {
            date: day.date.clone(),
            people: Field::Known(People::new(more.saturating_add(1))),
            landing,
            ..DraftBoat::default()
        });
    }
    if !plan.complete {
        let left = count.saturating_sub(plan.left_out);
        boats.truncate(usize::try_from(left).unwrap_or_default());
    }
    boats
}
