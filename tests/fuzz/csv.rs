//! Bytes as a CSV of days or of publications: every row and every number of people is where a slow reading
//! of the text has it, and what a register says of it comes back the same when it is written and read.

use crossings::source::{Options, ReadError, csv};
use crossings::{Basis, Draft, Field, People, Register, check};

use super::input::refused;
use super::table::{column, number, rows};

const FILE: &str = "days.csv";

type Read = fn(&[u8]) -> Result<Draft, ReadError>;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a reader that drops the last row", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|mut draft| {
                let last = draft.series.last_mut().and_then(|series| series.publications.last_mut());
                last.and_then(|publication| publication.days.pop());
                draft
            })
        });
    }),
    ("a reader that adds a person", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|mut draft| {
                for day in draft
                    .series
                    .iter_mut()
                    .flat_map(|one| &mut one.publications)
                    .flat_map(|one| &mut one.days)
                {
                    if let Field::Known(people) = &mut day.people {
                        *people = People::new(people.get().saturating_add(1));
                    }
                }
                draft
            })
        });
    }),
    ("a reader that refuses without a place", |bytes| {
        with(bytes, |bytes| csv::read("", bytes, &options()));
    }),
];

pub fn run(bytes: &[u8]) {
    with(bytes, read);
}

/// Few rows, so that the limit is among what is tried.
fn options() -> Options {
    let mut options = Options::default();
    (options.limits.rows, options.limits.bytes) = (300, 1 << 16);
    options
}

fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    csv::read(FILE, bytes, &options())
}

fn with(bytes: &[u8], read: Read) {
    let draft = match read(bytes) {
        Ok(draft) => draft,
        Err(error) => return refused(&error, FILE),
    };
    assert_eq!(read(bytes).as_ref(), Ok(&draft), "the same bytes twice");
    let table = rows(bytes).expect("a file that was read closes its quotations");
    let days: Vec<_> =
        draft.series.iter().flat_map(|one| &one.publications).flat_map(|one| &one.days).collect();
    assert_eq!(days.len() + 1, table.len(), "a day for each row but the first");
    let people = column(&table, &["people", "migrants arrived"]).expect("it was read");
    for (day, row) in days.iter().zip(table.iter().skip(1)) {
        let said = row.get(people).map(Vec::as_slice).unwrap_or_default();
        match (&day.people, number(said)) {
            (Field::Known(known), Some(Some(n))) => assert_eq!(known.get(), n),
            (Field::Unknown, Some(None)) => {}
            (Field::Unreadable(text), None) => assert_eq!(text.as_bytes(), trimmed(said).as_bytes()),
            // A zero in front is not how a number is written.
            (Field::Unreadable(text), Some(Some(_))) => {
                assert!(text.len() > 1 && text.starts_with('0'), "{text}")
            }
            (field, _) => panic!("{field:?} of {:?}", String::from_utf8_lossy(said)),
        }
    }
    let violations = check(&draft);
    for one in &violations {
        assert_eq!(one.place().file.as_deref(), Some(FILE), "{one}");
        assert!(!one.got().is_empty() && !one.wanted().is_empty(), "no words: {one}");
    }
    match Register::try_from(draft) {
        Err(errors) => assert!(errors.has_errors() && errors == violations),
        Ok(register) => {
            assert!(!violations.has_errors());
            came_back(&register, read);
        }
    }
}

fn trimmed(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// The newest days, written and read.
fn came_back(register: &Register, read: Read) {
    let Some(series) = register.series(Basis::UkArrivals) else { return };
    let view = series.after(series.publications().len());
    let mut text = Vec::new();
    csv::write_days(&view, &mut text).expect("a vector takes everything");
    // Days that publications revised, and days of none between them, need not be a register of days.
    let Ok(draft) = read(&text) else {
        assert!(view.is_empty(), "what was written is read");
        return;
    };
    let again: Vec<_> =
        draft.series.iter().flat_map(|one| &one.publications).flat_map(|one| &one.days).collect();
    assert_eq!(again.len(), view.len(), "a day for each that was written");
    for ((date, day), again) in view.days().zip(again) {
        assert_eq!(again.date, Field::Known(date));
        assert_eq!(again.people, Field::Known(day.people()));
        assert_eq!(again.boats, Field::Known(day.boats()));
        assert_eq!(again.uncontrolled, Field::from(day.uncontrolled()));
    }
}
