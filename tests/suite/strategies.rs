//! What the strategies promise to other projects.
#![cfg(feature = "proptest")]

use std::collections::{BTreeMap, BTreeSet};

use crossings::{Basis, Coverage, Draft, DraftSeries, Register, Stage, Status, check, strategy};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_publication_is_valid_by_itself(publication in strategy::publication(Basis::UkArrivals)) {
        let series = vec![DraftSeries { publications: vec![publication], ..DraftSeries::default() }];
        let violations = check(&Draft { series, ..Draft::default() });
        prop_assert!(!violations.has_errors(), "{violations}");
    }

    #[test]
    fn an_agreement_is_valid_by_itself(agreement in strategy::agreement("F01".to_owned())) {
        let violations = check(&Draft { agreements: vec![agreement], ..Draft::default() });
        prop_assert!(!violations.has_errors(), "{violations}");
    }

    #[test]
    fn single_values_are_valid(day in strategy::day(), week in strategy::week(), period in strategy::period()) {
        prop_assert_eq!(day.arrivals.people().is_zero(), day.arrivals.boats().is_zero());
        prop_assert_eq!(week.ending.period().last(), Some(week.ending.date()));
        prop_assert!(period.contains(period.start()));
    }

    #[test]
    fn a_register_has_every_noun(register in strategy::register()) {
        prop_assert!(register.series(Basis::UkArrivals).is_some_and(|one| !one.newest().is_empty()));
        prop_assert!(register.all_series().len() > 1);
        prop_assert!(!register.deaths().is_empty());
        prop_assert!(!register.agreements().is_empty());
        prop_assert!(!register.policy_periods().is_empty());
    }

    #[test]
    fn a_refused_command_changes_nothing(
        (register, command) in strategy::register()
            .prop_flat_map(|register| (strategy::command(&register), Just(register)))
            .prop_map(|(command, register)| (register, command)),
    ) {
        let mut changed = register.clone();
        if changed.apply(command).is_ok() {
            prop_assert!(!check(&Draft::from(&changed)).has_errors());
        } else {
            prop_assert_eq!(changed, register);
        }
    }
}

/// Everything that a register can hold comes up, in a few dozen of them.
#[test]
fn the_strategies_reach_every_corner() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let mut commands: BTreeSet<(String, bool)> = BTreeSet::new();
    for _ in 0..80 {
        let register: Register = strategy::register().new_tree(&mut runner).unwrap().current();
        let mut see = |what, is: bool| *seen.entry(what).or_default() += u32::from(is);
        for series in register.all_series() {
            let publications = series.publications();
            see("several publications", publications.len() > 1);
            let (old, new) = (series.after(1), series.newest());
            let revised = old.days().any(|(date, day)| new.day(date).is_some_and(|newer| newer != day));
            see("a revised day", revised);
            for one in publications {
                see("some days only", one.coverage == Coverage::Partial && one.days.len() > 1);
                see("dense days", one.coverage == Coverage::Dense && one.days.len() > 1);
                see("final", one.status == Status::Final && !one.days.is_empty());
                see("provisional", one.status == Status::Provisional && !one.days.is_empty());
                see("spliced", one.status == Status::Spliced && !one.days.is_empty());
                see("totals", !one.totals.is_empty());
                for week in &one.weeks {
                    let days = series.newest().total(week.ending.period());
                    see("a week of known days", days.is_ok_and(|sum| sum.people == week.arrivals.people()));
                    see("a week at the edge", days.is_err());
                    see("preventions", week.preventions.is_some());
                }
                see(
                    "uncontrolled landings",
                    one.days.iter().any(|day| day.arrivals.uncontrolled().is_some()),
                );
            }
        }
        see("a complete list", !register.complete_boat_lists().is_empty());
        let listed = |date| register.boats().iter().filter(|boat| boat.date == date).count();
        let arrivals = register.series(Basis::UkArrivals).unwrap().newest();
        let whole = arrivals.days().any(|(date, day)| {
            day.boats().get() > 1 && u64::try_from(listed(date)).unwrap() == day.boats().get()
        });
        see("every boat of a day", whole);
        for one in register.agreements() {
            see("a proposal", one.stage == Stage::Proposed);
            see("instalments", one.instalments.len() > 1);
            see("payments", one.payments.len() > 1);
            see("amendments", !one.amendments.is_empty());
            see("an open term", one.term.is_some_and(|term| term.is_open()));
        }
        see("a reference", register.policy_periods().iter().any(|one| one.agreement.is_some()));
        see("a timeline", register.timeline("timeline 0").len() > 1);
        see("a warning", !register.warnings().is_empty());
        for _ in 0..25 {
            let command = strategy::command(&register).new_tree(&mut runner).unwrap().current();
            let name = serde_json::to_value(&command).unwrap()["command"].as_str().unwrap().to_owned();
            commands.insert((name, register.clone().apply(command).is_ok()));
        }
    }
    for (what, times) in seen {
        assert!(times > 2, "{what} came up {times} times");
    }
    let names: BTreeSet<&String> = commands.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 11, "{names:?}");
    assert_eq!(commands.len(), 22, "each command is accepted and refused: {commands:?}");
}
