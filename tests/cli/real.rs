//! The command line on the real workbooks.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crossings::jiff::civil::{Date, Weekday, date};
use serde_json::{Value, json};

use crate::{commas, line_with, list, out, parsed, run, status, summary_in_json, texts};

/// The real workbooks with the date in each name, oldest first.
pub(crate) fn workbooks() -> Vec<(Date, String)> {
    let data = std::env::var("CROSSINGS_DATA").expect("CROSSINGS_DATA names the folder of the real data");
    let mut found: Vec<(Date, String)> = fs::read_dir(Path::new(&data).join("home-office"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ods"))
        .map(|path| {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let named: Date = stem.strip_prefix("small-boats-").unwrap().parse().unwrap();
            (named, path.to_str().unwrap().to_owned())
        })
        .collect();
    found.sort();
    assert!(found.len() >= 6, "{found:?}");
    found
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn every_real_workbook_is_well() {
    let books = workbooks();
    for (published, file) in &books {
        // A workbook goes to the day before its publication, and to the last Sunday until then.
        let last = published.yesterday().unwrap();
        let (mut days, mut sundays, mut day) = (0_u64, 0_u64, date(2018, 1, 1));
        while day <= last {
            days += 1;
            sundays += u64::from(day.weekday() == Weekday::Sunday);
            day = day.tomorrow().unwrap();
        }
        let text = run(&["check", file]);
        assert_eq!(status(&text), 0, "{text:?}");
        let said = out(&text);
        let wanted = format!("{} days and {} weeks, 2018-01-01..{last}", commas(days), commas(sundays));
        assert!(said.contains(&wanted), "{wanted} in:\n{said}");
        let report = parsed(&run(&["check", file, "--format", "json"]));
        assert_eq!(report["series"][0]["days"], json!(days));
        assert_eq!(report["counts"]["errors"], 0);
    }
    let files: Vec<&str> = books.iter().map(|(_, file)| file.as_str()).collect();
    let together = run(&[&["check"], &files[..]].concat());
    assert_eq!(status(&together), 0, "{together:?}");
    assert!(out(&together).contains(&format!("{} publications", books.len())), "{together:?}");
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn real_offices_add_up_as_published() {
    let (_, file) = workbooks().into_iter().find(|(named, _)| *named == date(2026, 8, 21)).unwrap();
    // As the Press Association printed them: 10,532 in 49 days, and 65,676.
    let by_office = out(&run(&["summary", &file, "--by", "office"]));
    line_with(&by_office, &["Liz Truss", "49", "10,532"]);
    line_with(&by_office, &["Boris Johnson", "65,676"]);
    let got = summary_in_json(&run(&["summary", &file, "--by", "office", "--format", "json"]));
    assert_eq!((got["Liz Truss"].0, got["Liz Truss"].1), (49, 10_532));
    assert_eq!(got["Boris Johnson"].1, 65_676);
    let text = out(&run(&["summary", &file, "--from", "2024-07-05", "--to", "2024-12-31"]));
    line_with(&text, &["2024", "2024-07-05", "2024-12-31", "23,242"]);
    let years = out(&run(&["summary", &file]));
    let per_boat = ["7.0", "11.2", "13.2", "27.6", "41.2", "48.9", "53.0", "61.7", "67.9"];
    for (year, wanted) in (2018..).zip(per_boat) {
        line_with(&years, &[&year.to_string(), wanted]);
    }
}

/// The figures of a table of a workbook, read with nothing of ours: by the date in the first
/// column, the other cells as text, without the notes in the last.
fn cells(file: &str, sheet: &str) -> BTreeMap<Date, Vec<String>> {
    use calamine::{Data, Reader};
    let mut workbook: calamine::Ods<_> = calamine::open_workbook(file).unwrap();
    let range = workbook.worksheet_range(sheet).unwrap();
    let mut table = BTreeMap::new();
    let columns = range.width();
    for row in range.rows() {
        let Data::DateTimeIso(moment) = &row[0] else { continue };
        let key: Date = moment.get(..10).unwrap().parse().unwrap();
        let figures: Vec<String> = row[1..columns - 1].iter().map(ToString::to_string).collect();
        assert!(figures.iter().all(|text| text == "-" || text.parse::<u64>().is_ok()), "{key}: {figures:?}");
        table.insert(key, figures);
    }
    assert!(table.len() > 100, "{sheet} of {file}: {} rows", table.len());
    table
}

/// What a figure of a report is called in each of the cells.
const FIGURES: [&str; 5] = ["people", "boats", "uncontrolled", "prevented_people", "prevented_events"];

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn real_revisions_are_what_the_cells_say() {
    let books = workbooks();
    let (newest, newest_file) = books.last().unwrap();
    for (named, file) in &books {
        let output = run(&["revisions", file, newest_file, "--format", "json"]);
        let series = &parsed(&output)["series"][0];
        let mut revised = 0;
        for (sheet, changed, added) in [("SB_01", "days", "added"), ("SB_02", "weeks", "added_weeks")] {
            let (old, new) = (cells(file, sheet), cells(newest_file, sheet));
            assert!(old.keys().all(|key| new.contains_key(key)));
            let differ: Vec<String> = old
                .iter()
                .filter(|(key, figures)| new[*key] != **figures)
                .map(|(key, _)| key.to_string())
                .collect();
            assert_eq!(texts(&series[changed], "of"), differ, "{sheet} from {named} to {newest}");
            for one in list(&series[changed]) {
                let key: Date = one["of"].as_str().unwrap().parse().unwrap();
                for (side, cells) in [("old", &old), ("new", &new)] {
                    for (name, cell) in FIGURES.iter().zip(&cells[&key]) {
                        let reported = one[side].get(*name).and_then(Value::as_u64);
                        assert_eq!(reported, cell.parse().ok(), "{key} {side} {name}");
                    }
                }
            }
            let only_new: Vec<String> =
                new.keys().filter(|key| !old.contains_key(key)).map(ToString::to_string).collect();
            assert_eq!(series[added], json!(only_new));
            revised += differ.len();
        }
        assert_eq!(status(&output), i32::from(revised > 0), "{named}");
    }
}
