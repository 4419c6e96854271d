//! The real workbooks, and the same faults planted in copies of them.

use crossings::Register;
use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, Weekday, date};

use super::workbook::edited;
use super::{only, opened, problems, row, spot, violations};

/// The workbooks, each with the day that its name says.
fn workbooks() -> Vec<(Date, Vec<u8>)> {
    let data = std::env::var("CROSSINGS_DATA").expect("CROSSINGS_DATA is the folder of the real data");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(std::path::Path::new(&data).join("home-office")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if let Some(day) = name.strip_prefix("small-boats-").and_then(|name| name.strip_suffix(".ods")) {
            found.push((day.parse().unwrap(), std::fs::read(&path).unwrap()));
        }
    }
    assert!(!found.is_empty());
    found.sort();
    found
}

fn days(from: Date, to: Date) -> usize {
    let mut count = 0;
    let mut day = from;
    while day <= to {
        count += 1;
        day = day.tomorrow().unwrap();
    }
    count
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn each_reads_to_a_register() {
    for (named, bytes) in workbooks() {
        let draft = opened(&bytes).unwrap();
        let publication = only(&draft);
        // The first day is 1 January 2018, a Monday, and the last the one before the name's.
        let (first, last) = (date(2018, 1, 1), named.yesterday().unwrap());
        assert_eq!(first.weekday(), Weekday::Monday);
        let count = days(first, last);
        assert_eq!((publication.days.len(), publication.weeks.len()), (count, count / 7), "{named}");
        assert_eq!(publication.published.get().unwrap().date(), named);
        for (n, day) in publication.days.iter().enumerate() {
            assert_eq!(day.date.get().unwrap(), first.checked_add((n as i64).days()).unwrap());
            assert_eq!(day.origin.unwrap().row as usize, row(n));
        }
        let errors: Vec<String> = crossings::check(&draft).errors().map(ToString::to_string).collect();
        assert_eq!(errors, Vec::<String>::new());
        Register::try_from(draft).unwrap();
    }
}

/// The rows of a sheet, as they are written.
fn rows(xml: &str, sheet: &str) -> Vec<String> {
    let start = xml.find(&format!("<table:table table:name=\"{sheet}\"")).unwrap();
    let table = &xml[start..start + xml[start..].find("</table:table>").unwrap()];
    let rows = table.split("<table:table-row").skip(1);
    rows.map(|row| {
        format!("<table:table-row{}", &row[..row.find("</table:table-row>").unwrap()]) + "</table:table-row>"
    })
    .collect()
}

/// A row with one cell's value another: column 0 is A.
fn with_cell(row: &str, column: usize, cell: &str) -> String {
    let mut parts: Vec<String> = row.split("<table:table-cell").map(str::to_owned).collect();
    let end = parts[column + 1].find("</table:table-cell>").unwrap();
    let rest = parts[column + 1][end..].to_owned();
    parts[column + 1] = format!(" {cell}{rest}");
    parts.join("<table:table-cell")
}

fn float(value: &str) -> String {
    format!("office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p>")
}

/// The value of a count's cell.
fn value(row: &str, column: usize) -> u64 {
    let cell = row.split("<table:table-cell").nth(column + 1).unwrap();
    let start = cell.find("office:value=\"").unwrap() + 14;
    cell[start..start + cell[start..].find('"').unwrap()].parse().unwrap()
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn each_planted_fault_is_found_in_a_copy_of_each() {
    for (named, bytes) in workbooks() {
        let clean = violations(&bytes);
        assert!(clean.iter().all(|found| found.starts_with("C015 ")), "{clean:?}");
        let mut original = String::new();
        edited(&bytes, |xml| {
            original.clone_from(&xml);
            xml
        });
        let (day_rows, week_rows) = (rows(&original, "SB_01"), rows(&original, "SB_02"));
        // A week from a year before the end, in which boats came on each of two days in a row.
        let last_week = days(date(2018, 1, 1), named) / 7 - 52;
        let (week, at) = (0..last_week)
            .rev()
            .find_map(|week| {
                let busy = |n: &usize| value(&day_rows[n + 1], 2) > 1 && value(&day_rows[n + 2], 2) > 1;
                let not_crowded = |n: &usize| value(&day_rows[n + 1], 1) < 60 * value(&day_rows[n + 1], 2);
                (week * 7 + 1..week * 7 + 5).find(|n| busy(n) && not_crowded(n)).map(|n| (week, n))
            })
            .unwrap();
        // Headings are in row 1, so a day's row in the sheet is its number in the list and 2.
        let (one, next, week_row) = (&day_rows[at + 1], &day_rows[at + 2], &week_rows[week + 1]);
        let (here, then, that_week) = (row(at), row(at + 1), row(week));
        let planted = |find: &str, replace: &str| {
            let found = edited(&bytes, |xml| {
                let copy = xml.replacen(find, replace, 1);
                assert_ne!(copy, xml);
                copy
            });
            let mut all = violations(&found);
            // What a row more or less moves is no finding.
            all.retain(|found| !found.starts_with("C015 "));
            all
        };
        assert_eq!(planted(one, &format!("{one}{one}")), [format!("C001 SB_01!A{then}")]);
        assert_eq!(planted(one, ""), [format!("C003 SB_01!A{here}")]);
        assert_eq!(
            planted(&format!("{one}{next}"), &format!("{next}{one}")),
            [format!("C002 SB_01!A{then}")]
        );
        let no_boats =
            with_cell(&with_cell(one, 2, &float("0")), 3, "office:value-type=\"string\"><text:p>-</text:p>");
        assert_eq!(
            planted(one, &no_boats),
            [format!("C004 SB_01!B{here}"), format!("C009 SB_02!C{that_week}")]
        );
        let boats = value(one, 2);
        assert_eq!(
            planted(one, &with_cell(one, 3, &float(&(boats + 1).to_string()))),
            [format!("C006 SB_01!D{here}"), format!("C009 SB_02!D{that_week}")]
        );
        let more = (value(week_row, 1) + 1).to_string();
        assert_eq!(
            planted(week_row, &with_cell(week_row, 1, &float(&more))),
            [format!("C009 SB_02!B{that_week}")]
        );
        let broken_date = "office:value-type=\"string\"><text:p>some day</text:p>";
        assert_eq!(
            planted(one, &with_cell(one, 0, broken_date)),
            [format!("C003 SB_01!A{then}"), format!("S001 SB_01!A{here}")]
        );
        let day = date(2018, 1, 1).checked_add((at as i64).days()).unwrap();
        let text_date = day.strftime("office:value-type=\"string\"><text:p>%d/%m/%Y</text:p>").to_string();
        assert_eq!(planted(one, &with_cell(one, 0, &text_date)), Vec::<String>::new());
        let typo = day.checked_add(10.years()).unwrap();
        let typo =
            format!("office:value-type=\"date\" office:date-value=\"{typo}T00:00:00\"><text:p>x</text:p>");
        assert_eq!(
            planted(one, &with_cell(one, 0, &typo)),
            [
                format!("C002 SB_01!A{here}"),
                format!("C003 SB_01!A{here}"),
                format!("C003 SB_01!A{then}"),
                format!("C012 SB_01!A{here}"),
            ]
        );
        assert_eq!(planted(one, &with_cell(one, 1, &float("-12"))), [format!("S002 SB_01!B{here}")]);
        assert_eq!(planted(one, &with_cell(one, 2, &float("2.5"))), [format!("S002 SB_01!C{here}")]);
        // Several at once.
        let two = with_cell(&with_cell(one, 2, &float("2.5")), 1, &float("-12"));
        let both = format!("{two}{}", with_cell(next, 3, &float("999")));
        assert_eq!(
            planted(&format!("{one}{next}"), &both),
            [
                format!("C006 SB_01!D{then}"),
                format!("C009 SB_02!D{that_week}"),
                format!("S002 SB_01!B{here}"),
                format!("S002 SB_01!C{here}"),
            ]
        );
    }
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn broken_copies_of_each_are_refused() {
    for (_, bytes) in workbooks() {
        let copy = |edit: &dyn Fn(String) -> String| problems(&edited(&bytes, edit)).0;
        let without = |xml: String, sheet: &str, whole: bool| {
            let start = xml.find(&format!("<table:table table:name=\"{sheet}\"")).unwrap();
            let end = start + xml[start..].find("</table:table>").unwrap();
            let inside = start + xml[start..].find('>').unwrap() + 1;
            let (from, to) = if whole { (start, end + "</table:table>".len()) } else { (inside, end) };
            format!("{}{}", &xml[..from], &xml[to..])
        };
        assert_eq!(copy(&|xml| without(xml, "SB_01", false)), ["MissingTable SB_01!"]);
        assert_eq!(copy(&|xml| without(xml, "SB_02", true)), ["MissingTable "]);
        assert_eq!(
            copy(&|xml| xml.replacen(">Boats arrived<", ">Boats<", 1)),
            ["UnknownColumn SB_01!C1", "MissingColumn SB_01!1"]
        );
        for tenth in 1..10 {
            let error = opened(&bytes[..bytes.len() * tenth / 10]).unwrap_err();
            assert_eq!(error.problems().len(), 1);
            assert_eq!(spot(&error.problems()[0].place), "");
        }
    }
}
