//! Who held an office on a day, in whatever order the periods are listed.
#![cfg(feature = "proptest")]

use std::collections::BTreeSet;

use crossings::jiff::civil::{Date, date};
use crossings::{Draft, DraftPolicyPeriod, Field, Period, PolicyKind, check, strategy};
use proptest::prelude::*;

/// Whether the plain data say that the day is one of the period's, its first and last included.
fn has(one: &DraftPolicyPeriod, day: Date) -> bool {
    one.from.get().unwrap() <= day && one.to.get().is_none_or(|last| day <= last)
}

/// What is said of a timeline: the rule, the number of the period, which of its days, and the words.
fn said(listed: &[(usize, Period)]) -> BTreeSet<(String, usize, String, String)> {
    let period = |(number, period): &(usize, Period)| DraftPolicyPeriod {
        id: format!("period-{number}"),
        kind: PolicyKind::Office,
        timeline: Some("office".to_owned()),
        title: "somebody".to_owned(),
        from: Field::Known(period.start()),
        to: period.last().into(),
        agreement: None,
        evidence: "general knowledge (not looked up)".to_owned(),
        origin: None,
    };
    let draft = Draft { policy_periods: listed.iter().map(period).collect(), ..Draft::default() };
    let said = check(&draft);
    said.iter()
        .map(|one| {
            let pointer = one.place().pointer.strip_prefix("/policy_periods/").unwrap();
            let (place, field) = pointer.split_once('/').unwrap();
            let (number, _) = listed.get(place.parse::<usize>().unwrap()).unwrap();
            (one.id().to_owned(), *number, field.to_owned(), one.got().to_owned())
        })
        .collect()
}

/// The days of a month from one to another, or from one on.
fn period(first: i8, last: Option<i8>) -> Period {
    let first = date(2030, 1, first);
    last.map_or(Period::starting(first), |last| Period::inclusive(first, date(2030, 1, last)).unwrap())
}

#[test]
fn a_timeline_need_not_be_listed_in_its_order() {
    let rules = |listed: &[Period]| -> Vec<(String, usize, String)> {
        let listed: Vec<(usize, Period)> = listed.iter().copied().enumerate().collect();
        said(&listed).into_iter().map(|(rule, number, field, _)| (rule, number, field)).collect()
    };
    let (one, two, on) = (period(1, Some(2)), period(3, Some(4)), period(5, None));
    for listed in [[one, two, on], [two, one, on], [on, two, one], [two, on, one]] {
        assert!(rules(&listed).is_empty(), "{listed:?}: {:?}", rules(&listed));
    }
    let named = |rule: &str, number: usize, field: &str| (rule.to_owned(), number, field.to_owned());
    // One day between two, one day in two, and two without an end.
    assert_eq!(
        rules(&[period(6, Some(7)), on, period(2, Some(3))]),
        [named("P002", 1, "from"), named("P004", 1, "to")]
    );
    assert_eq!(rules(&[two, period(1, Some(3))]), [named("P003", 0, "from")]);
    assert_eq!(rules(&[on, period(3, None)]), [named("P004", 1, "to")]);
    // Of two that begin on one day the one without an end comes first, and of two alike the one listed first.
    assert_eq!(rules(&[period(5, Some(6)), on]), [named("P004", 1, "to")]);
    assert_eq!(rules(&[two, two]), [named("P003", 1, "from")]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    /// What is said of a timeline is what is said of it where it is listed in its order.
    #[test]
    fn the_order_of_the_list_does_not_matter(
        days in prop::collection::vec((1_i8..9, prop::option::weighted(0.8, 0_i8..4)), 2..8),
    ) {
        let periods = days.iter().map(|(first, more)| period(*first, more.map(|more| first + more)));
        let listed: Vec<(usize, Period)> = periods.enumerate().collect();
        let mut sorted = listed.clone();
        sorted.sort_by_key(|(_, period)| *period);
        prop_assert_eq!(said(&listed), said(&sorted));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_day_of_a_timeline_has_one_holder(register in strategy::register(), any_day in strategy::date()) {
        let periods = Draft::from(&register).policy_periods;
        let names: BTreeSet<&str> = periods.iter().filter_map(|one| one.timeline.as_deref()).collect();
        prop_assert!(!names.is_empty() && register.timelines().eq(names.iter().copied()));
        let edges = periods.iter().flat_map(|one| [one.from.get(), one.to.get()]).flatten();
        let days: Vec<Date> = edges
            .flat_map(|day| [day.yesterday().unwrap(), day, day.tomorrow().unwrap()])
            .chain([any_day])
            .collect();
        for name in names {
            let mut sorted: Vec<_> =
                periods.iter().filter(|one| one.timeline.as_deref() == Some(name)).collect();
            sorted.sort_by_key(|one| one.from.get());
            let sorted: Vec<&str> = sorted.into_iter().map(|one| one.id.as_str()).collect();
            let listed: Vec<&str> = register.timeline(name).into_iter().map(|one| one.id.as_str()).collect();
            prop_assert_eq!(listed, sorted, "{} by its first days", name);
            for day in &days {
                let mine = |one: &&DraftPolicyPeriod| one.timeline.as_deref() == Some(name) && has(one, *day);
                let holders: Vec<&str> = periods.iter().filter(mine).map(|one| one.id.as_str()).collect();
                let got: Vec<&str> =
                    register.period_on(name, *day).map(|one| one.id.as_str()).into_iter().collect();
                prop_assert_eq!(got, holders, "{} on {}", name, day);
            }
        }
        prop_assert_eq!(register.period_on("no such timeline", any_day), None);
    }
}
