//! Repairs, against every value of every set of counts.

use super::*;
use crossings::{Arrivals, Mending, RowRepair, row_repairs};

/// Counts beyond these change nothing: 125 people for each of the most boats here fit.
const MOST: u64 = 260;

/// The values of each count that is changed.
type Values = Option<Vec<u64>>;

/// Whether nothing is wrong with figures.
fn fine(people: u64, boats: u64, uncontrolled: Option<u64>) -> bool {
    Arrivals::new(People::new(people), Boats::new(boats), uncontrolled.map(Boats::new)).is_ok()
        && people <= boats * 125
}

/// The values of each count in all mended rows, where the counts named by the bits are free.
fn naive(row: (u64, u64, Option<u64>), free: u8) -> Option<[Vec<u64>; 3]> {
    let (people, boats, uncontrolled) = row;
    let values = |bit: u8, own: u64| if free & bit == 0 { own..=own } else { 0..=MOST };
    let mut found: [std::collections::BTreeSet<u64>; 3] = Default::default();
    for p in values(1, people) {
        for b in values(2, boats) {
            for u in values(4, uncontrolled.unwrap_or(0)) {
                if fine(p, b, uncontrolled.map(|_| u)) {
                    found[0].insert(p);
                    found[1].insert(b);
                    found[2].insert(u);
                }
            }
        }
    }
    (!found[0].is_empty()).then(|| found.map(|values| values.into_iter().collect()))
}

fn within<C: crossings::Count>(mending: Option<Mending<C>>) -> Option<Vec<u64>> {
    let Mending { from, to } = mending?;
    Some((from.get()..=to.map_or(MOST, |to| to.get().min(MOST))).collect())
}

#[test]
fn they_are_the_smallest_sets_with_all_their_values() {
    let counts = [0_u64, 1, 2, 3, 7, 124, 125, 126, 250, 251];
    let mut seen = [0; 3];
    for people in counts {
        for boats in [0, 1, 2, 3, 7, 130] {
            for uncontrolled in [None, Some(0), Some(1), Some(2), Some(8), Some(140)] {
                let row = (people, boats, uncontrolled);
                let got = row_repairs(People::new(people), Boats::new(boats), uncontrolled.map(Boats::new));
                let free = (0_u8..7).filter(|free| uncontrolled.is_some() || free & 4 == 0);
                let mending: Vec<(u8, [Vec<u64>; 3])> =
                    free.filter_map(|free| Some((free, naive(row, free)?))).collect();
                let fewest = mending.iter().map(|(free, _)| free.count_ones()).min().unwrap();
                seen[fewest as usize] += 1;
                let wanted: Vec<_> = mending
                    .into_iter()
                    .filter(|(free, _)| fewest > 0 && free.count_ones() == fewest)
                    .map(|(free, values)| {
                        let [p, b, u] = values;
                        (
                            (free & 1 > 0).then_some(p),
                            (free & 2 > 0).then_some(b),
                            (free & 4 > 0).then_some(u),
                        )
                    })
                    .collect();
                let mut got: Vec<_> = got
                    .iter()
                    .map(|one| (within(one.people), within(one.boats), within(one.uncontrolled)))
                    .collect();
                let bits = |one: &(Values, Values, Values)| {
                    u8::from(one.0.is_some()) + 2 * u8::from(one.1.is_some()) + 4 * u8::from(one.2.is_some())
                };
                got.sort_by_key(bits);
                //= docs/rules.md#tallies
                //# tally-11: The repairs of a row MUST be the smallest sets of counts that mend it, with all their
                //# values.
                assert_eq!(got, wanted, "{row:?}");
            }
        }
    }
    assert!(seen.iter().all(|times| *times > 5), "{seen:?}");
}

/// A finding says them, in JSON too.
#[test]
fn a_finding_has_its_repairs() {
    let tallied = {
        let mut tally = Tally::new(TallyOptions::default());
        tally.observe(&Columns::new(&[19_000, 19_001], &[2, 2_000], &[9, 3]).unwrap());
        tally.finish()
    };
    let got: Vec<_> = tallied.findings.iter().map(|one| (one.id(), one.repairs())).collect();
    let people = |from, to| RowRepair {
        people: Some(Mending { from: People::new(from), to: Some(People::new(to)) }),
        ..RowRepair::default()
    };
    let boats = |from, to| RowRepair {
        boats: Some(Mending { from: Boats::new(from), to: Some(Boats::new(to)) }),
        ..RowRepair::default()
    };
    assert_eq!(
        got,
        [("C005", vec![people(9, 1_125), boats(1, 2)]), ("C015", vec![people(3, 375), boats(16, 2_000)])]
    );
    let json = serde_json::to_value(&tallied.findings[0]).unwrap();
    assert_eq!(
        json["repairs"],
        serde_json::json!([{"people": {"from": 9, "to": 1_125}}, {"boats": {"from": 1, "to": 2}}])
    );
}
