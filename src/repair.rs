//! What must be changed in figures of arrivals that cannot be.
#![forbid(unsafe_code)]

use serde::Serialize;

use crate::count::{Boats, People};
use crate::crossing::{Arrivals, MOST_ABOARD};

/// The values that mend a count, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Mending<C> {
    /// The least.
    pub from: C,
    /// The greatest; `None` where there is no limit.
    pub to: Option<C>,
}

/// Counts that are changed together, so that a row of figures can be.
///
/// Where it is one count, every value from `from` to `to` will do. Where there are two, each of these values
/// has some value of the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RowRepair {
    /// New values of the people, where these are changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Mending<People>>,
    /// New values of the boats, where these are changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boats: Option<Mending<Boats>>,
    /// New values of the uncontrolled landings, where these are changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncontrolled: Option<Mending<Boats>>,
}

/// The smallest sets of counts whose change mends figures, all of them; none where nothing is to be mended.
///
/// Mended figures break none of the rules C004, C005, C006 and C015: people and boats are both zero, or
/// there are as many people as boats and at most 125 in each; and no more boats landed uncontrolled than
/// arrived. An unknown count of uncontrolled landings stays unknown.
///
/// The principle is Fellegi's and Holt's (Journal of the American Statistical Association, 1976): a record
/// that cannot be is mended by changing as few of its fields as possible.
///
/// ```
/// use crossings::{Boats, Mending, People, RowRepair, row_repairs};
/// // 50 people in 1 boat, of which 3 landed uncontrolled: one count of two is wrong.
/// let found = row_repairs(People::new(50), Boats::new(1), Some(Boats::new(3)));
/// let boats = Mending { from: Boats::new(3), to: Some(Boats::new(50)) };
/// let uncontrolled = Mending { from: Boats::ZERO, to: Some(Boats::new(1)) };
/// assert_eq!(found, [
///     RowRepair { boats: Some(boats), ..RowRepair::default() },
///     RowRepair { uncontrolled: Some(uncontrolled), ..RowRepair::default() },
/// ]);
/// assert_eq!(row_repairs(People::new(50), Boats::new(1), None), []);
/// ```
pub fn row_repairs(people: People, boats: Boats, uncontrolled: Option<Boats>) -> Vec<RowRepair> {
    let fine = |people, boats, uncontrolled| {
        Arrivals::faults(people, boats, uncontrolled).next().is_none() && !Arrivals::crowded(people, boats)
    };
    if fine(people, boats, uncontrolled) {
        return Vec::new();
    }
    let of_people = uncontrolled.is_none_or(|landed| landed <= boats).then(|| aboard(boats));
    let of_boats = carrying(people, uncontrolled);
    let of_uncontrolled = uncontrolled.map(|_| up_to(boats)).filter(|_| fine(people, boats, None));
    let alone: Vec<RowRepair> = [
        of_people.map(|people| RowRepair { people: Some(people), ..RowRepair::default() }),
        of_boats.map(|boats| RowRepair { boats: Some(boats), ..RowRepair::default() }),
        of_uncontrolled
            .map(|uncontrolled| RowRepair { uncontrolled: Some(uncontrolled), ..RowRepair::default() }),
    ]
    .into_iter()
    .flatten()
    .collect();
    // Where no count alone is wrong, any two will do, whatever the third is.
    //= docs/rules.md#tallies
    //# tally-11: The repairs of a row MUST be the smallest sets of counts that mend it, with all their values.
    let Some(landed) = uncontrolled.filter(|_| alone.is_empty()) else { return alone };
    let at_least = Mending { from: landed, to: None };
    let of_people = Mending { from: People::new(landed.get()), to: None };
    vec![
        RowRepair { people: Some(of_people), boats: Some(at_least), uncontrolled: None },
        RowRepair { people: Some(aboard(boats)), boats: None, uncontrolled: Some(up_to(boats)) },
        RowRepair {
            people: None,
            boats: carrying(people, None),
            uncontrolled: Some(up_to(Boats::new(people.get()))),
        },
    ]
}

fn up_to(boats: Boats) -> Mending<Boats> {
    Mending { from: Boats::ZERO, to: Some(boats) }
}

/// How many people so many boats can have aboard.
fn aboard(boats: Boats) -> Mending<People> {
    let most = boats.get().checked_mul(u64::from(MOST_ABOARD)).map(People::new);
    Mending { from: People::new(boats.get()), to: most }
}

/// In how many boats so many people can be, of which so many landed uncontrolled; `None` where in none.
fn carrying(people: People, uncontrolled: Option<Boats>) -> Option<Mending<Boats>> {
    let fewest = people.get().div_ceil(u64::from(MOST_ABOARD));
    let from = uncontrolled.map_or(fewest, |landed| fewest.max(landed.get()));
    (from <= people.get()).then_some(Mending { from: Boats::new(from), to: Some(Boats::new(people.get())) })
}
