//! The sums of periods, against a look at every row for each of them.

use super::*;

/// Periods about the days of the panels here, some of which overlap, and some without an end.
pub(super) fn some_periods() -> impl Strategy<Value = Vec<Period>> {
    let start =
        prop_oneof![3 => 17_500_i32..19_500, 1 => -719_170_i32..-719_000, 1 => 2_931_800_i32..2_932_500];
    let length = prop_oneof![Just(1_i32), 1_i32..400, 1_i32..2_000];
    let one = (start, length, 0_u8..5).prop_map(|(start, length, open)| {
        let start = start.max(-719_162);
        match open {
            0 => Period::starting(day(start)),
            _ => Period::inclusive(day(start), day((start + length - 1).min(2_932_531))).unwrap(),
        }
    });
    prop_oneof![1 => Just(Vec::new()), 3 => proptest::collection::vec(one, 1..8)]
}

pub(super) fn hold_against_oracle(tallied: &Tallied, rows: &[Row], options: &TallyOptions, made: Made) {
    let asked: Vec<Period> = tallied.periods.iter().map(|one| one.period).collect();
    assert_eq!(asked, options.periods);
    for one in &tallied.periods {
        let within = |row: &Row| {
            row.date.is_some_and(|number| in_calendar(number) && one.period.contains(day(number)))
        };
        let rows: Vec<(usize, Row)> =
            rows.iter().copied().enumerate().filter(|(_, row)| within(row)).collect();
        let sum = |of: fn(&Row) -> Option<u32>| {
            let known: Vec<u64> = rows.iter().filter_map(|(_, row)| of(row)).map(u64::from).collect();
            (known.iter().sum::<u64>(), known.len() as u64)
        };
        let people = sum(|row| row.people);
        assert_eq!(one.rows, rows.len() as u64);
        assert_eq!((one.people.sum.unwrap().get(), one.people.known), people);
        assert_eq!((one.boats.sum.unwrap().get(), one.boats.known), sum(|row| row.boats));
        if made == Made::Whole {
            let landed = sum(|row| row.uncontrolled);
            assert_eq!((one.uncontrolled.sum.unwrap().get(), one.uncontrolled.known), landed);
        }
        let most = rows.iter().filter_map(|(n, row)| Some((row.people?, core::cmp::Reverse(*n)))).max();
        let got = one.most.map(|most| (most.people.get(), core::cmp::Reverse(most.row as usize)));
        assert_eq!(got, most.map(|(people, n)| (people.into(), n)));
        let both: Vec<(u64, u64)> = rows
            .iter()
            .filter_map(|(_, row)| Some((u64::from(row.people?), u64::from(row.boats?))))
            .collect();
        let ratio = |n: u64, d: u64| Ratio::new(n.into(), d.into()).ok();
        let per_boat = ratio(both.iter().map(|both| both.0).sum(), both.iter().map(|both| both.1).sum());
        assert_eq!(one.people_per_boat.map(crossings::Rate::value), per_boat);
        assert_eq!(one.people_per_day.map(crossings::Rate::value), ratio(people.0, people.1));
    }
}

proptest! {
    #![proptest_config(config())]

    /// Sums do not depend on the order of the rows, but for the numbers of rows.
    #[test]
    fn rows_in_any_order_add_up(rows in some_rows(), periods in some_periods(), seed in any::<u64>()) {
        let mut shuffled = rows;
        let mut state = seed | 1;
        for n in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(n, (state >> 33) as usize % (n + 1));
        }
        let options =
            TallyOptions { periods, order: RowOrder::Any, findings: usize::MAX, ..TallyOptions::default() };
        let tallied = tally(&shuffled, options.clone(), 3, Made::Whole).finish();
        super::hold_against_oracle(&tallied, &shuffled, &options, Made::Whole);
    }
}

/// A row that lacks one of the two is in no mean of both.
#[test]
fn people_per_boat_is_over_rows_that_know_both() {
    let periods = vec![Period::inclusive(day(19_000), day(19_002)).unwrap()];
    let mut tally = Tally::new(TallyOptions { periods, ..TallyOptions::default() });
    let people = Cells::with_validity(&[100, 7, 50], &[0b101], 0).unwrap();
    let boats = Cells::with_validity(&[2, 3, 9], &[0b011], 0).unwrap();
    tally.observe(&Columns::new(&[19_000, 19_001, 19_002], people, boats).unwrap());
    let of = tally.finish().periods.remove(0);
    assert_eq!((of.people.sum, of.boats.sum), (Some(People::new(150)), Some(Boats::new(5))));
    //= docs/rules.md#tallies
    //# tally-09: People per boat MUST be over the rows that know both.
    assert_eq!(of.people_per_boat.map(|rate| rate.value().to_string()).as_deref(), Some("50"));
    assert_eq!(of.people_per_day.map(|rate| rate.value().to_string()).as_deref(), Some("75"));
}
