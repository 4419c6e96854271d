//! Who held an office on a day.
#![cfg(feature = "proptest")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test ends where an assumption fails")]

use std::collections::BTreeSet;

use crossings::jiff::civil::Date;
use crossings::{Draft, DraftPolicyPeriod, strategy};
use proptest::prelude::*;

/// Whether the plain data say that the day is one of the period's, its first and last included.
fn has(one: &DraftPolicyPeriod, day: Date) -> bool {
    one.from.get().unwrap() <= day && one.to.get().is_none_or(|last| day <= last)
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
