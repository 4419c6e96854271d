//! The published suite, of which the exact column is right and the expected one sometimes not.

use std::collections::BTreeMap;

use crossings::granularity::{Sample, debit, grim, grimmer};
use crossings::{Printed, Rounding, Threshold};

use super::oracle::{fraction_printed, printed, sample};

/// One row of the published suite.
struct Case {
    test: String,
    mean: String,
    deviation: String,
    sample: Sample,
    percent: bool,
    rounding: Rounding,
    expected: bool,
    exact: bool,
}

fn suite() -> Vec<Case> {
    let folder = std::env::var("CROSSINGS_DATA").expect("CROSSINGS_DATA names the folder of the data");
    let text = std::fs::read_to_string(std::path::Path::new(&folder).join("grim-cases.csv")).unwrap();
    let mut lines = text.lines();
    let head = "test,x,sd,n,items,percent,rounding,threshold,expected,exact_rational,agree,";
    assert!(lines.next().unwrap().starts_with(head));
    lines
        .map(|line| {
            let cell: Vec<&str> = line.splitn(12, ',').collect();
            let threshold = Threshold::new(cell[7].parse().unwrap()).unwrap();
            let rounding = match cell[6] {
                "up_or_down" => Rounding::Either,
                "up" => Rounding::HalfUp,
                "down" => Rounding::HalfDown,
                "even" => Rounding::HalfEven,
                "ceiling" => Rounding::Ceiling,
                "floor" => Rounding::Floor,
                "trunc" => Rounding::Truncate,
                "anti_trunc" => Rounding::StepAway,
                "ceiling_or_floor" => Rounding::CeilingOrFloor,
                "up_from" => Rounding::UpFrom(threshold),
                "down_from" => Rounding::DownFrom(threshold),
                other => panic!("no rule is called {other}"),
            };
            Case {
                test: cell[0].to_owned(),
                mean: cell[1].to_owned(),
                deviation: cell[2].to_owned(),
                sample: sample(cell[3].parse().unwrap(), cell[4].parse().unwrap()),
                percent: cell[5] == "TRUE",
                rounding,
                expected: cell[8] == "TRUE",
                exact: cell[9] == "TRUE",
            }
        })
        .collect()
}

fn answer(case: &Case) -> Option<bool> {
    let mean: Printed = case.mean.parse().unwrap();
    let mean = if case.percent { mean.per_cent().unwrap() } else { mean };
    match case.test.as_str() {
        "grim" => grim(mean, case.sample, case.rounding).is_possible(),
        "grimmer" => grimmer(mean, case.deviation.parse().unwrap(), case.sample, case.rounding).is_possible(),
        "debit" => {
            debit(mean, case.deviation.parse().unwrap(), case.sample.size(), case.rounding).is_possible()
        }
        other => panic!("no test is called {other}"),
    }
}

/// The multiples around a mean of two decimals, and what each is printed as: never the mean.
fn counter_proof(case: &Case) -> String {
    let digits: i128 = case.mean.replace('.', "").parse().unwrap();
    assert_eq!(case.mean.split_once('.').map(|(_, decimals)| decimals.len()), Some(2));
    let count = i128::from(case.sample.size() * case.sample.items());
    let below = digits * count / 100;
    let around = (below - 1..=below + 2).map(|total| {
        let both = fraction_printed(case.rounding, total, count, 2);
        assert!(!both.contains(&digits), "{total}/{count} is printed {} after all", case.mean);
        let both: Vec<String> = both.into_iter().map(|d| printed(d, 2).to_string()).collect();
        format!("{total}/{count} → {}", both.join(" or "))
    });
    format!("{} of {count}, {:?}: {}", case.mean, case.rounding, around.collect::<Vec<_>>().join(", "))
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn the_published_suite_is_decided_exactly() {
    let cases = suite();
    let wrong: Vec<_> = cases
        .iter()
        .filter(|case| answer(case) != Some(case.exact))
        .map(|case| (&case.test, &case.mean, &case.deviation, case.sample, case.rounding, answer(case)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let of = |test: &str| cases.iter().filter(|case| case.test == test).count();
    println!("GRIM {}, GRIMMER {}, DEBIT {}", of("grim"), of("grimmer"), of("debit"));
    assert_eq!((of("grim"), of("grimmer"), of("debit")), (682, 25, 14));
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn the_suite_deviates_where_arithmetic_says_so() {
    let cases = suite();
    let mut by_rule: BTreeMap<Rounding, usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.expected != case.exact && case.test == "grim") {
        assert!(case.expected, "the suite errs by calling possible what is not");
        println!("{}", counter_proof(case));
        *by_rule.entry(case.rounding).or_default() += 1;
    }
    let expected = [
        (Rounding::HalfEven, 6),
        (Rounding::Ceiling, 2),
        (Rounding::Floor, 8),
        (Rounding::Truncate, 8),
        (Rounding::StepAway, 2),
        (Rounding::CeilingOrFloor, 5),
    ];
    assert_eq!(by_rule, BTreeMap::from(expected));
    assert_eq!(by_rule.values().sum::<usize>(), 31);
    let others: Vec<_> = cases
        .iter()
        .filter(|case| case.expected != case.exact && case.test != "grim")
        .map(|case| (case.test.as_str(), case.mean.as_str(), case.deviation.as_str(), case.sample.size()))
        .collect();
    assert_eq!(others, [("grimmer", "8.9", "2.81", 25)], "see `a_sample_said_not_to_exist`");
}
