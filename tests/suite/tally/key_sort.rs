//! The keys of rows in any order, against all of them in one map.

use super::*;
use crossings::{KeySort, KeySortError};

/// What is wrong with the keys of rows: row, rule, words, and the other row.
fn naive_key_findings(rows: &[Row], dense: bool) -> Vec<(u64, &'static str, String, Option<u64>)> {
    let mut keys: BTreeMap<(u32, i32), Vec<u64>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        if let (Some(series), Some(number)) = (row.series, row.date.filter(|number| in_calendar(*number))) {
            keys.entry((series, number)).or_default().push(n as u64);
        }
    }
    let mut found = Vec::new();
    let mut before: Option<(u32, i32)> = None;
    for ((series, number), at) in keys {
        if let Some((_, last)) = before.filter(|(other, last)| *other == series && number - last > 1 && dense)
        {
            found.push((at[0], "C003", format!("{} next after {}", day(number), day(last)), None));
        }
        for pair in at.windows(2) {
            found.push((pair[1], "C001", format!("{} again", day(number)), Some(pair[0])));
        }
        before = Some((series, number));
    }
    found.sort();
    found
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_repetition_and_every_gap_is_found_in_any_order(
        rows in some_rows(),
        seed in any::<u64>(),
        coverage in prop_oneof![Just(Coverage::Dense), Just(Coverage::Partial)],
        findings in prop_oneof![Just(usize::MAX), 0_usize..6],
        chunk in 1_usize..700,
    ) {
        let mut rows = rows;
        let mut state = seed | 1;
        for n in (1..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            rows.swap(n, (state >> 33) as usize % (n + 1));
        }
        let options = TallyOptions { coverage, findings, order: RowOrder::Any, ..TallyOptions::default() };
        let mut tally = Tally::new(options);
        // The least memory that there is: 64 keys, and so more files than are read at a time.
        let mut keys = KeySort::with_memory(0);
        for rows in rows.chunks(chunk) {
            observe(&mut tally, rows, 0, Made::Whole);
            let column = |of: fn(&Row) -> Option<u32>| Column::new(rows.iter().map(of), 7, 0);
            let (series, zeros) = (column(|row| row.series), column(|_| Some(0)));
            let dates = Column::new(rows.iter().map(|row| row.date), 7, 0);
            let columns = Columns::new(dates.cells(), zeros.cells(), zeros.cells()).unwrap();
            keys.observe(&columns.with_series(series.cells()).unwrap()).unwrap();
        }
        let tallied = keys.sorted().unwrap().complete(tally).unwrap();

        let of_keys = naive_key_findings(&rows, coverage == Coverage::Dense);
        let count = |id: &str| of_keys.iter().filter(|one| one.1 == id).count();
        let times = |id: &str| tallied.rules.iter().find(|rule| rule.id == id).map(|rule| rule.violations);
        prop_assert_eq!(times("C001"), Some(count("C001")));
        prop_assert_eq!(times("C002"), None);
        prop_assert_eq!(times("C003"), (coverage == Coverage::Dense).then(|| count("C003")));
        // With those of the values, in the order of rows and of the catalogue.
        let values = naive_findings(&rows, false, Made::Whole);
        let values = values.into_iter().filter(|one| !["C001", "C002", "C003"].contains(&one.1));
        let values = values.map(|(row, id, got)| (row, id, got, None));
        let mut wanted: Vec<_> = values.chain(of_keys.iter().cloned()).collect();
        wanted.sort_by_key(|one| (one.0, place(one.1)));
        wanted.truncate(findings);
        let got: Vec<_> = tallied
            .findings
            .iter()
            .map(|one| (one.row(), one.id(), one.got(), one.other_row()))
            .collect();
        //= docs/rules.md#tallies
        //# tally-18: Sorted keys MUST have every repetition and every gap, in whatever order the rows stand.
        prop_assert_eq!(got, wanted);

        let series: std::collections::BTreeSet<_> = rows
            .iter()
            .filter(|row| row.date.is_some_and(in_calendar))
            .filter_map(|row| row.series)
            .collect();
        prop_assert_eq!(tallied.series, Some(series.len() as u64));
        let keyed = rows.iter().all(|row| row.series.is_some() && row.date.is_some_and(in_calendar));
        prop_assert_eq!(tallied.keys, match (count("C001") > 0, keyed) {
            (true, _) => TalliedKeys::Repeated,
            (false, true) => TalliedKeys::Unique,
            (false, false) => TalliedKeys::Unproved,
        });
    }
}

/// The place of a rule in the catalogue.
fn place(id: &str) -> usize {
    let ids = ["S001", "S002", "S004", "C001", "C002", "C003", "C004", "C005", "C006", "C015"];
    ids.iter().position(|one| *one == id).unwrap()
}

#[test]
fn keys_of_other_rows_are_refused() {
    let columns = Columns::new(&[19_000], &[0], &[0]).unwrap();
    let of = |order, rows: usize| {
        let mut tally = Tally::new(TallyOptions { order, ..TallyOptions::default() });
        (0..rows).for_each(|_| tally.observe(&columns));
        tally
    };
    let keys = || {
        let mut keys = KeySort::with_memory(1 << 16);
        keys.observe(&columns).unwrap();
        keys.sorted().unwrap()
    };
    assert!(keys().complete(of(RowOrder::Any, 1)).is_ok());
    let other = keys().complete(of(RowOrder::Any, 2));
    //= docs/rules.md#tallies
    //# tally-19: Keys of other rows than the tally's MUST be refused.
    assert!(matches!(other, Err(KeySortError::OtherRows { keys: 1, rows: 2 })), "{other:?}");
    assert!(matches!(keys().complete(of(RowOrder::Ascending, 1)), Err(KeySortError::InOrder)));
}

/// The greatest and the least of both parts of a key, which share one number.
#[test]
fn the_ends_of_the_keys_are_told_apart() {
    let series = [u32::MAX, 0, u32::MAX, 0, 1];
    let dates = [2_932_531, -719_162, -719_162, 2_932_531, -719_162];
    let columns = Columns::new(&dates, &[0; 5], &[0; 5]).unwrap().with_series(&series).unwrap();
    let mut keys = KeySort::with_memory(1 << 16);
    keys.observe(&columns).unwrap();
    let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..TallyOptions::default() });
    tally.observe(&columns);
    let tallied = keys.sorted().unwrap().complete(tally).unwrap();
    let found: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.series())).collect();
    assert_eq!(found, [(0, "C003", Some(u32::MAX)), (3, "C003", Some(0))]);
    assert_eq!((tallied.series, tallied.keys), (Some(3), TalliedKeys::Unique));
}
