//! Dates as people write them into tables: which forms are read, and which are kept as they stand.

use crossings::Field;
use crossings::jiff::civil::{Date, date};

/// The date of a file's only day, which is written so.
fn dated(text: &str) -> Field<Date> {
    let draft = super::read(&format!("date,people,boats\n\"{text}\",0,0\n")).unwrap();
    let [day] = draft.series[0].publications[0].days.as_slice() else { panic!("not one day: {draft:?}") };
    day.date.clone()
}

#[test]
fn the_documented_forms_are_read() {
    let known = Field::Known(date(2026, 8, 2));
    for text in ["2026-08-02", "02/08/2026", "2/8/2026", "2 August 2026", "02 Aug 2026", " 2  AUGUST  2026 "]
    {
        assert_eq!(dated(text), known, "{text}");
    }
}

#[test]
fn nothing_and_a_dash_are_unknown() {
    for text in ["", " ", "-", " - "] {
        assert_eq!(dated(text), Field::Unknown, "{text:?}");
    }
}

#[test]
fn every_other_form_is_kept_as_it_stands() {
    for text in [
        // Of which century?
        "02/08/26",
        "2 August 26",
        // No day of the calendar, and the month in front.
        "31/02/2026",
        "02/13/2026",
        "31 February 2026",
        "2026-02-31",
        // Other signs, another order, other words, more than a date.
        "2026/08/02",
        "02-08-2026",
        "August 2026",
        "August 2, 2026",
        "2nd August 2026",
        "2 Augu 2026",
        "+2/8/2026",
        "2/8/2026/1",
        "Sunday 2 August 2026",
        "2 August 2026 Sunday",
        "2026-8-2",
        // What a spreadsheet has inside.
        "46236",
    ] {
        assert_eq!(dated(text), Field::Unreadable(text.to_owned()), "{text}");
    }
    assert_eq!(dated(" 2nd August 2026 "), Field::Unreadable("2nd August 2026".to_owned()));
}

#[test]
fn every_month_has_its_names() {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    // February has 29 days in 2024.
    for (month, name) in (1..).zip(months) {
        let short: String = name.chars().take(3).collect();
        for text in [
            format!("29 {name} 2024"),
            format!("29 {short} 2024"),
            format!("29 {} 2024", name.to_lowercase()),
            format!("29 {} 2024", short.to_uppercase()),
            format!("29/{month:02}/2024"),
            format!("2024-{month:02}-29"),
        ] {
            assert_eq!(dated(&text), Field::Known(date(2024, month, 29)), "{text}");
        }
    }
}
