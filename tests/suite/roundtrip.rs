//! What is written reads back: any register as JSON, the days of any series as CSV.
#![cfg(all(feature = "proptest", feature = "json", feature = "csv"))]

use crossings::source::{Options, csv, json};
use crossings::{Draft, Field, Register, check, strategy};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_register_as_json(register in strategy::register()) {
        let mut written = Vec::new();
        json::write(&register, &mut written).unwrap();
        let draft = json::read("register.json", &written, &Options::default()).unwrap();
        // The places differ: one has a file. What is said does not.
        let said = |draft: &Draft| -> Vec<String> {
            check(draft).iter().map(|one| format!("{} {} {}", one.id(), one.got(), one.wanted())).collect()
        };
        prop_assert_eq!(said(&draft), said(&Draft::from(&register)));
        let read = Register::try_from(draft).unwrap();
        prop_assert_eq!(Draft::from(&read), Draft::from(&register));
        let mut again = Vec::new();
        json::write(&read, &mut again).unwrap();
        prop_assert_eq!(again, written);
    }

    #[test]
    fn the_days_of_any_series_as_csv(register in strategy::register()) {
        for series in register.all_series().iter().filter(|series| !series.newest().is_empty()) {
            let mut written = Vec::new();
            csv::write_days(series.newest(), &mut written).unwrap();
            let draft = csv::read("days.csv", &written, &Options::default()).unwrap();
            let days: Vec<_> = draft.series[0].publications[0]
                .days
                .iter()
                .map(|day| (day.date.clone(), day.people.clone(), day.boats.clone(), day.uncontrolled.clone()))
                .collect();
            let expected: Vec<_> = series
                .newest()
                .days()
                .map(|(date, day)| {
                    let uncontrolled = day.uncontrolled().map_or(Field::Unknown, Field::Known);
                    (Field::Known(date), Field::Known(day.people()), Field::Known(day.boats()), uncontrolled)
                })
                .collect();
            prop_assert_eq!(days, expected);
        }
    }
}
