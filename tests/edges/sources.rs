//! Sources: files and frames, what they are read as, and what is said of those that are refused.

#[cfg(feature = "ods")]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::needless_pass_by_value,
    reason = "the tests of the reader use all of it"
)]
#[path = "../suite/ods/workbook.rs"]
mod workbook;

#[cfg(all(feature = "ods", feature = "csv", feature = "json"))]
mod kinds {
    use crossings::Draft;
    use crossings::source::{Options, ReadError, csv, json, ods, read};

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
}

#[cfg(feature = "csv")]
mod tables {
    use crossings::source::{Options, csv};

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

    /// Two columns that nobody knows, and two that are not there.
    #[test]
    fn the_reasons_against_a_file_stand_a_line_each() {
        let table = b"date,colour,size\n2025-03-01,red,9\n";
        let refused = csv::read("days.csv", table, &Options::default()).unwrap_err();
        let lines: Vec<String> = refused.problems().iter().map(ToString::to_string).collect();
        assert!(lines.len() >= 2, "{lines:?}");
        assert_eq!(refused.to_string(), lines.join("\n"));
    }
}

#[cfg(feature = "ods")]
mod sheets {
    use crossings::Violation;
    use crossings::source::{Options, ods};

    use super::workbook::{Cell, Workbook, sheet};

    /// The weeks have no column of boats, and a day has none in its own.
    #[test]
    fn what_a_sheet_has_no_column_for_is_missed_in_another() {
        let mut book = Workbook::new();
        for week in &mut book.weeks {
            week.remove(2);
        }
        *book.days.get_mut(1).and_then(|day| day.get_mut(2)).unwrap() = Cell::Empty;
        let refused = ods::read("days.ods", &book.bytes(), &Options::default()).unwrap_err();
        let missed = refused.violations();
        let missed: Vec<_> = missed.iter().filter(|one| one.id() == "S004").map(Violation::place).collect();
        let cells: Vec<_> = missed.iter().map(|place| (place.sheet.as_deref(), place.cell())).collect();
        assert_eq!(cells, [(Some("SB_01"), Some("C2".to_owned()))]);
    }

    /// A cell that is refused before the sheets are made is in the sheet that a person sees.
    #[test]
    fn a_sheet_is_named_as_a_person_sees_it() {
        let rows = [
            ("a &amp; b", "a & b"),
            ("&lt;a&gt; &quot;b&quot; &apos;c&apos;", "<a> \"b\" 'c'"),
            ("caf&#233; &#x26; &#x2019;", "café & ’"),
            ("&amp;amp;", "&amp;"),
            // What is no character stays as it is written.
            ("a &nought; b", "a &nought; b"),
            ("&#xD800; &#; &; a &", "&#xD800; &#; &; a &"),
        ];
        for (written, seen) in rows {
            let sheet = sheet(written, &vec![vec![Cell::Number("1x".to_owned())]]);
            let bytes = Workbook::new().with_sheets(&[sheet]);
            let refused = ods::read("days.ods", &bytes, &Options::default()).unwrap_err();
            let place = &refused.problems().first().unwrap().place;
            assert_eq!((place.sheet.as_deref(), place.cell()), (Some(seen), Some("A1".to_owned())));
        }
    }
}

#[cfg(all(feature = "arrow", feature = "csv"))]
mod frames {
    use std::sync::Arc;

    use crossings::arrow::arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StringArray};
    use crossings::source::{Options, arrow};

    /// The frame is refused for a column that nobody knows. That its day is not known is said of the row, and not
    /// that its moment is not, for which there is no column.
    #[test]
    fn of_a_refused_frame_only_what_has_a_column_is_missing() {
        let columns = [("date", None), ("people", Some("60")), ("boats", Some("1")), ("colour", Some("red"))];
        let column = |value: Option<&str>| -> ArrayRef { Arc::new(StringArray::from(vec![value])) };
        let batch = RecordBatch::try_from_iter(columns.map(|(name, value)| (name, column(value)))).unwrap();
        let schema = batch.schema();
        let frame = RecordBatchIterator::new([Ok(batch)], schema);
        let refused = arrow::read("frame", frame, &Options::default()).unwrap_err();
        let said = refused.violations();
        let missing: Vec<(Option<u32>, &str)> = said
            .iter()
            .filter(|one| one.id() == "S004")
            .map(|one| (one.place().row, one.place().pointer.rsplit('/').next().unwrap()))
            .collect();
        assert_eq!(missing, [(Some(0), "date")]);
    }
}
