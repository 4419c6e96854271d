//! Small cases at an edge: each tells the code from a fault that `mutation/run.py` planted there, and that no quick
//! test had noticed.
#![allow(
    clippy::unwrap_used,
    clippy::unreachable,
    clippy::float_cmp,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

#[path = "edges/answers.rs"]
mod answers;
#[path = "edges/claims.rs"]
mod claims;
#[path = "edges/exact.rs"]
mod exact;
#[path = "edges/figures.rs"]
mod figures;
#[path = "edges/forms.rs"]
mod forms;
#[path = "edges/ways.rs"]
mod ways;

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::consistency::{Answer, Fuel, Number, System, Values};
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Convention, Counted, Dating, Draft, DraftDay, DraftPublication, DraftSeries, Field, Figure,
    Interval, Measure, People, Period, PublishedAt, Ratio, Window, builtin_draft, check, solve,
};

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

#[test]
fn a_number_is_as_far_from_an_interval_as_from_its_nearer_end() {
    let between = |lower, upper| Interval::new(lower, upper).unwrap();
    let far = |within: Interval, number| within.distance(ratio(number, 1)).unwrap();
    for (lower, upper) in [(Included(2), Included(5)), (Excluded(2), Excluded(5))] {
        let of = |end: Bound<i128>| end.map(|number| ratio(number, 1));
        let within = between(of(lower), of(upper));
        let distances: Vec<Ratio> = (0..=7).map(|number| far(within, number)).collect();
        let wanted = [2, 1, 0, 0, 0, 0, 1, 2].map(|number| ratio(number, 1));
        assert_eq!(distances, wanted);
    }
    assert_eq!(far(between(Unbounded, Included(ratio(5, 1))), 9), ratio(4, 1));
    assert_eq!(far(between(Included(ratio(5, 1)), Unbounded), 1), ratio(4, 1));
    assert_eq!(far(Interval::ALL, 1), ratio(0, 1));
}

#[test]
fn a_ratio_is_near_to_what_its_floating_point_form_says() {
    assert_eq!(ratio(-3, 8).to_f64(), -0.375);
    assert_eq!(ratio(0, 1).to_f64(), 0.0);
    assert_eq!(ratio(7, 2).to_f64(), 3.5);
}

#[test]
fn a_number_of_a_proof_is_read_in_one_form() {
    for text in ["0", "-3", "119/2", "-1/3", "170141183460469231731687303715884105728"] {
        assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
    }
    for text in ["", "2/4", "3/1", "+3", "03", "1/-3", "1/0", " 1", "1.5", "-0"] {
        assert!(text.parse::<Number>().is_err(), "{text:?}");
    }
}

/// From 30 December 2024, day 1, to 5 December 2025: 341 days. The months are the same, and the years are not.
#[test]
fn dates_of_one_month_in_two_years_are_written_in_full() {
    let mean = Interval::new(Included(ratio(10, 341)), Included(ratio(10, 1))).unwrap();
    let days = solve::last_days(10, &mean, date(2024, 12, 30), Convention::HOUSE).unwrap();
    assert_eq!(days.to_string(), "30 December 2024 to 5 December 2025");
}

#[test]
fn findings_stand_a_line_each() {
    let mut draft = builtin_draft();
    for agreement in draft.agreements.iter_mut().take(2) {
        agreement.payee.clone_from(&agreement.payer);
    }
    let found = check(&draft);
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(lines.len() >= 2, "{found}");
    assert_eq!(found.to_string(), lines.join("\n"));
}

/// A series of one publication.
fn published(publication: DraftPublication) -> Draft {
    let series = DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin: None };
    Draft { series: vec![series], ..Draft::default() }
}

fn day(date: Date) -> DraftDay {
    DraftDay {
        date: Field::Known(date),
        people: Field::Known(People::new(60)),
        boats: Field::Known(Boats::new(1)),
        ..DraftDay::default()
    }
}

/// What a check finds, by its ids.
fn ids(draft: &Draft) -> Vec<String> {
    check(draft).iter().map(|one| one.id().to_owned()).collect()
}

#[test]
fn a_source_is_stale_from_the_eighth_day() {
    let found = |on: Date| {
        ids(&published(DraftPublication {
            published: PublishedAt::start_of(on).into(),
            dating: Dating::Stated,
            days: vec![day(date(2025, 3, 1))],
            ..DraftPublication::default()
        }))
    };
    for on in 2..=8 {
        assert!(found(date(2025, 3, on)).is_empty(), "{on}");
    }
    for on in 9..=20 {
        assert_eq!(found(date(2025, 3, on)), ["C016"], "{on}");
    }
}

#[test]
fn no_uncontrolled_landing_is_known_from_the_first_day_of_2023() {
    let found = |on: Date| {
        ids(&published(DraftPublication {
            published: PublishedAt::start_of(date(2023, 2, 1)).into(),
            dating: Dating::Inferred,
            days: vec![DraftDay { uncontrolled: Field::Known(Boats::new(0)), ..day(on) }],
            ..DraftPublication::default()
        }))
    };
    assert_eq!(found(date(2022, 12, 31)), ["C007"]);
    assert!(found(date(2023, 1, 1)).is_empty());
}

#[test]
fn a_share_depends_on_the_sums_where_people_are_in_it_anywhere() {
    let year = Window::Days(Period::year(2024).unwrap());
    let share = |of, among: &[Counted]| {
        Measure::Share { of, among: among.to_vec(), over: year.clone() }.depends_on_sums()
    };
    let (people, boats, landings) = (Counted::People, Counted::Boats, Counted::UncontrolledLandings);
    assert!(share(people, &[people, boats]));
    assert!(share(people, &[boats]));
    assert!(share(boats, &[people, boats]));
    assert!(!share(boats, &[boats, landings]));
}

#[test]
fn a_day_of_a_month_has_one_digit_or_two() {
    assert!(Figure::parse("8 December 2024").is_ok());
    assert!(Figure::parse("18 December 2024").is_ok());
    assert!(Figure::parse("018 December 2024").is_err());
}

/// Three values are listed where three are asked for, and where two are, they are many.
#[test]
fn as_many_values_are_listed_as_are_asked_for() {
    let mut system = System::new();
    let x = system.integer("x");
    let one = ratio(1, 1);
    let said = system.statement("1 to 3");
    let within = Interval::new(Included(one), Included(ratio(3, 1))).unwrap();
    system.row(Some(said), &[(x, one)], within).unwrap();
    let listed = |most| {
        let found = system.range(&[(x, one)], &system.all(), most, &mut Fuel::default()).unwrap();
        let Answer::Consistent(range) = found else { unreachable!("{found:?}") };
        range.values
    };
    let all = Values::These((1..=3).map(|n| ratio(n, 1)).collect());
    assert_eq!([listed(2), listed(3), listed(4)], [Values::Many, all.clone(), all]);
}

/// Where several things could stand, all of them are named.
#[test]
fn all_that_could_stand_at_a_place_is_wanted() {
    let wanted = |text| Figure::parse(text).unwrap_err().wanted;
    assert_eq!(wanted("up 5"), ["`to`", "per cent"]);
    assert_eq!(wanted("5 times as"), ["`to`", "the end"]);
    // Only of the furthest place: a number is no longer wanted where there is one.
    assert_eq!(wanted("between 5"), ["`and`"]);
}

#[cfg(all(feature = "ods", feature = "csv", feature = "json"))]
mod files {
    use crossings::source::{Options, ReadError, csv, json, ods, read};
    use crossings::{Draft, Figure};

    type Reader = fn(&str, &[u8], &Options) -> Result<Draft, ReadError>;

    /// By what it contains, and else by its name; what is said is said by the reader of that kind.
    #[test]
    fn a_file_is_of_the_kind_that_its_bytes_or_its_name_say() {
        let table = b"date,people,boats\n2025-03-01,60,1\n".as_slice();
        let cases: [(&str, &[u8], Reader); 10] = [
            ("days.dat", b"PK\x03\x04", ods::read),
            ("days.ods", b"no archive", ods::read),
            ("days.ODS", b"", ods::read),
            ("days.json", b"[]", json::read),
            ("days.dat", b"  {}", json::read),
            ("days.dat", b"\xEF\xBB\xBF{}", json::read),
            ("days.json", table, json::read),
            ("days.csv", b"", csv::read),
            ("days.csv", b"date\0", csv::read),
            ("days.dat", table, csv::read),
        ];
        let said = |result: Result<Draft, ReadError>| result.map_err(|error| error.to_string());
        for (name, bytes, reader) in cases {
            let options = Options::default();
            assert_eq!(
                said(read(name, bytes, &options)),
                said(reader(name, bytes, &options)),
                "{name} {bytes:?}"
            );
        }
        for bytes in [b"".as_slice(), b"date\0"] {
            let refused = said(read("days.dat", bytes, &Options::default())).unwrap_err();
            assert!(refused.contains("something else"), "{refused}");
        }
    }

    /// The file is refused for a column that nobody knows; the rows are checked all the same.
    #[test]
    fn what_a_refused_file_breaks_is_said() {
        let ids = |text: &str| {
            let refused = csv::read("days.csv", text.as_bytes(), &Options::default()).unwrap_err();
            refused.violations().iter().map(|one| one.id().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            ids("date,people,boats,colour\n2025-03-01,,1,red\n2025-03-02,60,0,red\n"),
            ["S004", "C004"]
        );
    }

    #[test]
    fn a_day_is_a_figure_with_blanks_or_without() {
        let day = Figure::parse("2022-08-27").unwrap();
        assert_eq!(day.to_string(), Figure::parse(" 2022-08-27 ").unwrap().to_string().trim());
        assert!(Figure::parse("2022-08-32").is_err());
    }
}
