//! What a cell of a workbook says, by its type and its value: counts and days.

use crossings::jiff::civil::{Date, date};
use crossings::{DraftDay, Field, People};

use super::workbook::{Workbook, edited, text};
use super::{only, opened};

/// The first day of a workbook, with such a cell in that column of its row.
fn first_day(column: usize, cell: &str) -> DraftDay {
    let mut book = Workbook::new();
    book.days[1][column] = text("@");
    let marked = "<table:table-cell office:value-type=\"string\"><text:p>@</text:p></table:table-cell>";
    let bytes = edited(&book.bytes(), |xml| {
        assert_eq!(xml.matches(marked).count(), 1);
        xml.replacen(marked, cell, 1)
    });
    only(&opened(&bytes).unwrap()).days[0].clone()
}

fn people(cell: &str) -> Field<People> {
    first_day(1, cell).people
}

fn day(cell: &str) -> Field<Date> {
    first_day(0, cell).date
}

fn float(value: &str) -> String {
    format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>")
}

fn written(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn typed_date(value: &str) -> String {
    format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{value}\"/>")
}

fn boolean(value: &str) -> String {
    format!("<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{value}\"/>")
}

fn unreadable<T>(text: &str) -> Field<T> {
    Field::Unreadable(text.to_owned())
}

#[test]
fn a_number_that_is_whole_is_a_count() {
    for (value, count) in [
        ("0", 0),
        ("-0", 0),
        ("0.0", 0),
        ("1305", 1305),
        ("1305.0", 1305),
        ("1.305e3", 1305),
        // Below 2^53 every whole number is a number of a cell.
        ("9007199254740991", (1 << 53) - 1),
    ] {
        assert_eq!(people(&float(value)), Field::Known(People::new(count)), "{value}");
    }
}

/// From 2^53 on two whole numbers are one number of a cell, which is neither.
#[test]
fn a_number_that_may_be_another_is_no_count() {
    for value in ["9007199254740992", "9007199254740993"] {
        assert_eq!(people(&float(value)), unreadable("9007199254740992"), "{value}");
    }
}

#[test]
fn a_number_that_is_no_count_is_kept_as_it_is() {
    for (value, shown) in
        [("-1", "-1"), ("12.5", "12.5"), ("1e16", "10000000000000000"), ("NaN", "NaN"), ("inf", "inf")]
    {
        assert_eq!(people(&float(value)), unreadable(shown), "{value}");
    }
}

#[test]
fn a_count_may_be_text_and_nothing_else() {
    assert_eq!(people(&written("27")), Field::Known(People::new(27)));
    assert_eq!(people(&written(" - ")), Field::Unknown);
    assert_eq!(people("<table:table-cell/>"), Field::Unknown);
    assert_eq!(people(&boolean("true")), unreadable("TRUE"));
    assert_eq!(people(&boolean("false")), unreadable("FALSE"));
    assert_eq!(people(&typed_date("2026-08-20")), unreadable("2026-08-20"));
    let time = "<table:table-cell office:value-type=\"time\" office:time-value=\"PT1H\"/>";
    assert_eq!(people(time), unreadable("PT1H"));
}

#[test]
fn a_typed_date_is_a_day_at_midnight_alone() {
    for value in ["2026-08-20", "2026-08-20T00:00:00", "2026-08-20T00:00:00.000"] {
        assert_eq!(day(&typed_date(value)), Field::Known(date(2026, 8, 20)), "{value}");
    }
    for value in ["2026-08-20T00:00:01", "2026-08-20T12:00:00", "2026-08-20T00:00:00.1", "2026-8-20", ""] {
        assert_eq!(day(&typed_date(value)), unreadable(value), "{value:?}");
    }
}

#[test]
fn a_day_is_no_number() {
    assert_eq!(day(&float("46254")), unreadable("46254"));
    assert_eq!(day(&boolean("true")), unreadable("TRUE"));
    assert_eq!(day("<table:table-cell/>"), Field::Unknown);
}
