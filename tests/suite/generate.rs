//! Panels made from a seed: a tally finds what was planted, and nothing else.
#![allow(clippy::cast_possible_truncation, reason = "a test ends where an assumption fails")]

use std::collections::BTreeMap;

use crossings::generate::{PanelError, PanelOptions, PanelPlan, PlantedKind};
use crossings::jiff::civil::Date;
use crossings::{Coverage, Tallied, TalliedKeys, Tally, TallyOptions, Verdict};
use proptest::prelude::*;

/// All that there is to find, looked for in chunks of so many rows.
fn tallied(plan: &PanelPlan, rows: u32, coverage: Coverage) -> Tallied {
    let mut tally = Tally::new(TallyOptions { findings: usize::MAX, coverage, ..TallyOptions::default() });
    for chunk in plan.chunks(rows) {
        tally.observe(&chunk.columns().unwrap());
    }
    tally.finish()
}

type Finding = (u64, &'static str, Option<u32>, Option<Date>);

fn found(tallied: &Tallied) -> Vec<Finding> {
    tallied.findings.iter().map(|one| (one.row(), one.id(), one.series(), one.date())).collect()
}

fn planted(plan: &PanelPlan) -> Vec<Finding> {
    plan.planted().map(|one| (one.row, one.id, Some(one.series), one.date)).collect()
}

prop_compose! {
    fn options()(
        rows in prop_oneof![1..40_u64, 1..5_000_u64],
        series in prop_oneof![1..4_u32, 1..400_u32],
        first_series in prop_oneof![0..3_u32, Just(u32::MAX - 400)],
        seed in any::<u64>(),
        share in 0..=1_000_u64,
        dense in any::<bool>(),
    ) -> PanelOptions {
        let share = if dense { share } else { share / 50 };
        PanelOptions { rows, series, first_series, seed, faults: rows / 4 * share / 1_000 }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_tally_finds_what_was_planted_and_nothing_else(options in options(), rows in 1..3_000_u32) {
        let plan = PanelPlan::new(options).unwrap();
        let dense = tallied(&plan, rows, Coverage::Dense);
        let planted = planted(&plan);
        prop_assert_eq!(found(&dense), planted.clone());
        prop_assert_eq!(dense.rows, options.rows);
        // Nothing is planted that needs no finding, and each has its own place.
        let faults: std::collections::BTreeSet<u64> = plan.planted().map(|one| one.at).collect();
        prop_assert_eq!(faults.len() as u64, options.faults);
        let partial: Vec<Finding> = planted.into_iter().filter(|one| one.1 != "C003").collect();
        prop_assert_eq!(found(&tallied(&plan, 4_096, Coverage::Partial)), partial);
        if options.faults == 0 {
            prop_assert_eq!((dense.verdict, dense.keys), (Verdict::Consistent, TalliedKeys::Unique));
            prop_assert_eq!(dense.series, Some(u64::from(options.series).min(options.rows)));
        }
    }

    #[test]
    fn any_part_is_that_part_of_the_whole(options in options(), from in any::<prop::sample::Index>(), len in 0..300_u64) {
        let plan = PanelPlan::new(options).unwrap();
        prop_assert_eq!(&plan, &PanelPlan::new(options).unwrap());
        let whole = plan.chunk(0..options.rows);
        let from = from.index(options.rows as usize + 1);
        let part = plan.chunk(from as u64..from as u64 + len);
        let to = (from + len as usize).min(options.rows as usize);
        prop_assert_eq!((part.first_row(), part.len()), (from as u64, to - from));
        prop_assert_eq!(part.series(), &whole.series()[from..to]);
        prop_assert_eq!(part.dates(), &whole.dates()[from..to]);
        for row in from..to {
            let figures = |of: &crossings::generate::PanelChunk, at| (of.people_at(at), of.boats_at(at), of.uncontrolled_at(at));
            prop_assert_eq!(figures(&part, row - from), figures(&whole, row));
        }
        for (known, values) in [
            (part.people_known(), part.people()),
            (part.boats_known(), part.boats()),
            (part.uncontrolled_known(), part.uncontrolled()),
        ] {
            let null = |row: usize| known.is_some_and(|bits| bits[row / 8] >> (row % 8) & 1 == 0);
            prop_assert!(values.iter().enumerate().all(|(row, value)| !null(row) || *value == 0));
            prop_assert!(known.is_none_or(|_| (0..values.len()).any(null)));
        }
    }
}

#[test]
fn the_figures_look_like_those_of_the_official_series() {
    let plan = PanelPlan::new(PanelOptions { seed: 11, ..PanelOptions::of(10 * 3_154) }).unwrap();
    assert_eq!(plan.options().series, 10);
    let chunk = plan.chunk(0..plan.rows());
    let share = |some: usize| some * 100 / chunk.len();
    let calm = share(chunk.boats().iter().filter(|boats| **boats == 0).count());
    assert!((64..=68).contains(&calm), "{calm} per cent");
    assert_eq!(chunk.boats().iter().max(), Some(&20));
    let year = |row: usize| 2018 + (chunk.dates()[row] - 17_532) * 100 / 36_525;
    let mut years: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
    for row in 0..chunk.len() {
        let (people, boats) = (chunk.people()[row], chunk.boats()[row]);
        let sums = years.entry(year(row)).or_default();
        *sums = (sums.0 + people, sums.1 + boats);
        assert!((people == 0) == (boats == 0) && people >= boats && people <= 90 * boats);
        assert!(chunk.uncontrolled()[row] <= boats);
        assert_eq!(chunk.uncontrolled_at(row).is_some(), chunk.dates()[row] >= 19_358);
    }
    let aboard: Vec<u32> = years.values().map(|(people, boats)| people / boats).collect();
    assert!(
        aboard.is_sorted() && (10..15).contains(&aboard[0]) && (55..65).contains(&aboard[8]),
        "{aboard:?}"
    );
    assert!(chunk.uncontrolled().iter().any(|landed| *landed > 0));
    // Summer against winter.
    let crossings = |month: i32| {
        let days = chunk.dates().iter().zip(chunk.boats());
        days.filter(|(date, _)| (**date - 17_532) % 365 / 31 == month)
            .filter(|(_, boats)| **boats > 0)
            .count()
    };
    assert!(crossings(7) > 2 * crossings(0));
}

#[test]
fn the_same_plan_gives_the_same_bytes_for_good() {
    let options = PanelOptions { seed: 42, faults: 9, first_series: 5, ..PanelOptions::of(4_000) };
    let plan = PanelPlan::new(options).unwrap();
    let chunk = plan.chunk(0..4_000);
    let sum = |values: &[u32]| {
        values.iter().fold(17_u64, |sum, value| sum.wrapping_mul(31).wrapping_add(u64::from(*value)))
    };
    let sums = [chunk.people(), chunk.boats(), chunk.uncontrolled()].map(sum);
    assert_eq!(sums, [11_163_510_081_175_512_029, 7_474_369_493_648_672_329, 15_126_682_574_571_533_611]);
    let other = PanelPlan::new(PanelOptions { seed: 43, ..options }).unwrap();
    assert_ne!(other.chunk(0..4_000), chunk);
    // Every kind in turn.
    let mut kinds: Vec<PlantedKind> = plan.planted().map(|one| one.kind).collect();
    kinds.dedup();
    kinds.sort();
    let mut all = PlantedKind::ALL.to_vec();
    all.sort();
    assert_eq!(kinds, all);
}

#[test]
fn what_cannot_be_is_refused() {
    let of = |options| PanelPlan::new(options).unwrap_err();
    let rows = PanelOptions::of(100);
    assert_eq!(of(PanelOptions { series: 0, ..rows }), PanelError::NoSeries { rows: 100 });
    let series = PanelOptions { series: 2, first_series: u32::MAX, ..rows };
    assert_eq!(of(series), PanelError::SeriesNumbers { first: u32::MAX, series: 2 });
    let faults = PanelOptions { faults: 26, ..rows };
    assert_eq!(of(faults), PanelError::TooManyFaults { faults: 26, most: 25 });
    let most = 2_932_531 - 17_532 + 1;
    let long = PanelOptions { rows: most + 1, series: 1, ..rows };
    assert_eq!(of(long), PanelError::TooManyDays { days: most + 1, most });
    let longest = PanelPlan::new(PanelOptions { rows: most, ..long }).unwrap();
    assert_eq!(longest.chunk(most - 1..most).dates(), [2_932_531]);
    let none = PanelPlan::new(PanelOptions { series: 0, ..PanelOptions::of(0) }).unwrap();
    assert_eq!((none.chunks(10).count(), none.chunk(0..10).len()), (0, 0));
    assert!(PanelPlan::new(PanelOptions::of(u64::from(u32::MAX) * 3_154)).is_ok());
}
