//! Bytes as a workbook: what is read of a cell is what calamine says of it, row by row.
//!
//! After an even first byte the rest is the `content.xml` of a workbook, and after an odd one the file itself:
//! else next to nothing would get past the checksums of the archive.

use std::io::{Cursor, Write};

use calamine::{Data, Ods, Range, Reader};
use crossings::source::{Options, ReadError, ods};
use crossings::{Draft, Field, People, Register, check};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::input::refused;

const FILE: &str = "book.ods";
const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = "<?xml version=\"1.0\"?><manifest:manifest \
    xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry \
    manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
    </manifest:manifest>";

type Read = fn(&[u8]) -> Result<Draft, ReadError>;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a reader that drops the last day", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|mut draft| {
                draft
                    .series
                    .iter_mut()
                    .flat_map(|one| &mut one.publications)
                    .for_each(|one| drop(one.days.pop()));
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
    ("a reader that refuses without a place", |bytes| with(bytes, |bytes| ods::read("", bytes, &options()))),
];

pub fn run(bytes: &[u8]) {
    with(bytes, read);
}

fn options() -> Options {
    let mut options = Options::default();
    let limits = &mut options.limits;
    (limits.bytes, limits.unpacked_bytes, limits.rows, limits.cells) = (1 << 16, 1 << 18, 300, 5_000);
    options
}

fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    ods::read(FILE, bytes, &options())
}

/// A workbook of that `content.xml`, with nothing packed.
pub fn workbook(content: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = [
        ("mimetype", MIMETYPE.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", content),
    ];
    for (name, part) in parts {
        zip.start_file(name, plain).expect("a new part");
        zip.write_all(part).expect("a vector takes everything");
    }
    zip.finish().expect("an archive").into_inner()
}

fn with(bytes: &[u8], read: Read) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let file = if kind % 2 == 0 { workbook(rest) } else { rest.to_vec() };
    let draft = match read(&file) {
        Ok(draft) => draft,
        Err(error) => return refused(&error, FILE),
    };
    assert_eq!(read(&file).as_ref(), Ok(&draft), "the same bytes twice");
    as_calamine_says(&file, &draft);
    let violations = check(&draft);
    for one in &violations {
        assert_eq!(one.place().file.as_deref(), Some(FILE), "{one}");
        assert!(!one.got().is_empty() && !one.wanted().is_empty(), "no words: {one}");
    }
    match Register::try_from(draft) {
        Err(errors) => assert!(errors.has_errors() && errors == violations),
        Ok(register) => {
            assert!(!violations.has_errors());
            // But for the places of its warnings, which are of this file.
            let again = Draft::from(&register);
            assert_eq!(Register::try_from(again.clone()).map(|register| Draft::from(&register)), Ok(again));
        }
    }
}

/// The tables as calamine reads the stranger's own file, whose size is known to be bounded by now.
fn as_calamine_says(file: &[u8], draft: &Draft) {
    let mut book: Ods<_> = Ods::new(Cursor::new(file.to_vec())).expect("what was read is a workbook");
    let days: Vec<_> =
        draft.series.iter().flat_map(|one| &one.publications).flat_map(|one| &one.days).collect();
    let weeks =
        draft.series.iter().flat_map(|one| &one.publications).map(|one| one.weeks.len()).sum::<usize>();
    let names = book.sheet_names();
    let (mut said_days, mut said_weeks) = (None, None);
    for name in names {
        let cells: Range<Data> = book.worksheet_range(&name).expect("its sheet");
        let Some(start) = cells.start() else { continue };
        let heading = |name: &'static str| move |cell: &Data| matches!(cell, Data::String(text) if text.trim().eq_ignore_ascii_case(name));
        let mut rows =
            cells.rows().enumerate().skip_while(|(_, row)| !row.iter().any(heading("Migrants arrived")));
        let Some((_, head)) = rows.next() else { continue };
        let full = |row: &[Data]| {
            row.iter().any(|cell| match cell {
                Data::Empty => false,
                Data::String(text) => !text.trim().is_empty(),
                _ => true,
            })
        };
        let rows: Vec<_> = rows.filter(|(_, row)| full(row)).collect();
        if head.iter().any(heading("Week ending")) {
            said_weeks.get_or_insert(rows.len());
        } else if head.iter().any(heading("Date")) && said_days.is_none() {
            said_days = Some(rows.len());
            let people = head.iter().position(heading("Migrants arrived")).expect("it is there");
            for (day, (at, row)) in days.iter().zip(&rows) {
                let line = u64::from(start.0) + u64::try_from(*at).expect("few rows") + 1;
                assert_eq!(day.origin.map(|origin| u64::from(origin.row)), Some(line), "a day knows its row");
                match (&day.people, &row[people]) {
                    (Field::Known(people), Data::Float(number)) => {
                        assert_eq!(people.to_string(), number.abs().to_string());
                    }
                    (Field::Known(people), Data::String(text)) => assert_eq!(people.to_string(), text.trim()),
                    (Field::Unknown, Data::Empty) => {}
                    (Field::Unknown, Data::String(text)) => {
                        assert!(matches!(text.trim(), "" | "-"), "{text:?}")
                    }
                    (Field::Unreadable(_), Data::Float(number)) => {
                        assert!(
                            *number < 0.0 || number.fract() != 0.0 || !number.is_finite() || *number > 9e15
                        );
                    }
                    (Field::Unreadable(_), cell) => assert!(!matches!(cell, Data::Empty)),
                    (field, cell) => panic!("{field:?} of {cell:?}"),
                }
            }
        }
    }
    // Headings that are written in another way are found by the reader and not here.
    if let Some(said) = said_days {
        assert_eq!(days.len(), said, "a day for each row with anything in it");
    }
    if let Some(said) = said_weeks {
        assert_eq!(weeks, said, "a week for each row with anything in it");
    }
}
