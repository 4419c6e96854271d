//! What the data say.

use crossings::jiff::civil::{Date, Weekday, date};
use serde_json::json;

use crate::{
    Folder, THREE, commas, good, line_with, list, notes, one_decimal, out, parsed, publication, register,
    rows, run, status, summary_in_json, texts, totals,
};

fn next_sunday(mut day: Date) -> Date {
    while day.weekday() != Weekday::Sunday {
        day = day.tomorrow().unwrap();
    }
    day
}

#[test]
fn a_summary_adds_up_the_days() {
    let folder = Folder::new("summary");
    let rows = rows(date(2022, 8, 20), date(2023, 1, 17));
    let file = folder.file("days.json", good(&rows));
    let by_year = totals(&rows, |day| Some(day.year().to_string()));
    let by_month = totals(&rows, |day| Some(format!("{}-{:02}", day.year(), day.month())));
    let by_week = totals(&rows, |day| Some(format!("week ending {}", next_sunday(day))));
    for (by, wanted) in [("year", by_year), ("month", by_month), ("week", by_week)] {
        let got = summary_in_json(&run(&["summary", &file, "--by", by, "--format", "json"]));
        assert_eq!(got, wanted, "{by}");
        let text = run(&["summary", &file, "--by", by]);
        assert_eq!(status(&text), 0);
        let said = out(&text);
        for (label, (days, people, boats)) in wanted {
            let line = line_with(&said, &[&label, &commas(people), &commas(boats)]);
            let mut columns = line.split_whitespace().rev();
            if by == "week" {
                assert_eq!((columns.next(), columns.next()), (Some("–"), Some("–")), "preventions: {line}");
            }
            assert_eq!(columns.next(), Some(one_decimal(people, days).as_str()), "{line}");
            assert_eq!(columns.next(), Some(one_decimal(people, boats).as_str()), "{line}");
            // Uncontrolled landings are given for no day: that is no zero.
            assert_eq!(columns.next(), Some("–"), "{line}");
            assert_eq!(columns.nth(2), Some(days.to_string().as_str()), "{line}");
        }
    }
    let year = out(&run(&["summary", &file]));
    assert_eq!(year, out(&run(&["summary", &file, "--by", "year"])));
    // Neither year is whole.
    assert_eq!(year.lines().filter(|line| line.contains(" * ")).count(), 2, "{year}");
    assert!(year.contains("* only a part of the period"), "{year}");
}

#[test]
fn a_summary_keeps_to_its_window_and_offices() {
    let folder = Folder::new("window");
    let rows = rows(date(2022, 8, 20), date(2023, 1, 17));
    let file = folder.file("days.json", good(&rows));
    let truss = |day| {
        let in_office = (date(2022, 9, 6)..date(2022, 10, 25)).contains(&day);
        in_office.then(|| "Liz Truss".to_owned())
    };
    let wanted = totals(&rows, truss);
    assert_eq!(wanted["Liz Truss"].0, 49);
    let got = summary_in_json(&run(&["summary", &file, "--by", "office", "--format", "json"]));
    assert_eq!(got["Liz Truss"], wanted["Liz Truss"]);
    let said = out(&run(&["summary", &file, "--by", "office"]));
    let line = line_with(&said, &["Liz Truss"]);
    assert!(line.starts_with("Prime Minister"), "{line}");
    assert!(line.contains("2022-09-06  2022-10-24"), "{line}");
    assert!(!line.contains('*'), "the whole office is known: {line}");
    assert!(line_with(&said, &["Rishi Sunak"]).contains('*'), "{said}");

    let october = totals(&rows, |day| {
        (date(2022, 10, 1)..=date(2022, 10, 31)).contains(&day).then(|| "2022".to_owned())
    });
    let window = ["summary", &file, "--from", "2022-10-01", "--to", "2022-10-31", "--format", "json"];
    assert_eq!(summary_in_json(&run(&window)), october);
    let outside = run(&["summary", &file, "--from", "2025-01-01"]);
    assert_eq!(status(&outside), 2);
    assert!(notes(&outside).contains("2022-08-20..2023-01-17"), "{outside:?}");
}

#[test]
fn a_summary_is_as_of_a_publication() {
    let folder = Folder::new("as-of");
    let then = [(date(2022, 9, 3), 960, 20), (date(2022, 9, 4), 1_160, 25)];
    let now = [(date(2022, 9, 3), 1_305, 27), (date(2022, 9, 4), 717, 18)];
    let both = register(&[publication("2022-09-05", &then), publication("2022-09-07", &now)]);
    let file = folder.file("both.json", both);
    let people = |arguments: &[&str]| {
        let output = run(&[&["summary", &file, "--format", "json"], arguments].concat());
        summary_in_json(&output)["2022"].1
    };
    assert_eq!(people(&[]), 1_305 + 717);
    assert_eq!(people(&["--as-of", "2022-09-06"]), 960 + 1_160);
    let before = run(&["summary", &file, "--as-of", "2022-09-01"]);
    assert_eq!(status(&before), 2);
    assert!(notes(&before).contains("2022-09-05"), "{before:?}");
}

#[test]
fn a_total_with_a_day_missing_is_unknown() {
    let folder = Folder::new("missing-day");
    let mut one = publication("2022-09-09", &[THREE[0], THREE[2]]);
    one["coverage"] = json!("partial");
    let file = folder.file("gap.json", register(&[one]));
    let text = run(&["summary", &file]);
    assert_eq!(status(&text), 0, "{text:?}");
    let said = out(&text);
    assert!(said.contains("2022: there is no figure for 2022-09-03"), "{said}");
    let line = line_with(&said, &["2022", "2022-09-02", "2022-09-04"]);
    assert_eq!(line.matches('–').count(), 5, "people, boats, uncontrolled and both rates: {line}");
    let report = parsed(&run(&["summary", &file, "--format", "json"]));
    assert_eq!(report["rows"][0]["missing"], "there is no figure for 2022-09-03");
}

#[test]
fn without_a_file_there_are_published_totals() {
    let text = run(&["summary"]);
    assert_eq!(status(&text), 0);
    let said = out(&text);
    for (year, people) in [("2018", "299"), ("2021", "28,526"), ("2022", "45,774"), ("2025", "41,474")] {
        line_with(&said, &[year, people]);
    }
    let report = parsed(&run(&["summary", "--format", "json"]));
    assert_eq!(list(&report["totals"]).len(), 8);
    assert!(texts(&report["totals"], "evidence").iter().all(|evidence| !evidence.is_empty()));
    for by in ["office", "act", "agreement", "month", "week"] {
        let output = run(&["summary", "--by", by]);
        assert_eq!(status(&output), 2, "{by}");
        assert!(notes(&output).contains("Daily figures need a FILE"), "{output:?}");
    }
    let check = run(&["check"]);
    assert_eq!(status(&check), 0, "{check:?}");
    assert!(out(&check).contains("built-in register"));
}
