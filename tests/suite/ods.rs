//! The reader of the Home Office workbook: what it reads, and what it says of broken copies.
#![cfg(feature = "ods")]
#![allow(
    clippy::cast_possible_wrap,
    clippy::needless_pass_by_value,
    clippy::print_stdout,
    clippy::string_slice,
    unreachable_pub,
    reason = "a test ends where an assumption fails"
)]

mod bomb;
mod cells;
mod copy;
mod markup;
mod real;
mod workbook;

use crossings::jiff::Span;
use crossings::jiff::civil::date;
use crossings::source::{Options, ProblemKind, ReadError, ods, read};
use crossings::{
    Basis, Boats, Coverage, Dating, Draft, DraftPublication, Events, Field, People, Place, Register, Status,
    check,
};
use workbook::{Cell, MANIFEST, MIMETYPE, Workbook, archive, content, day, number, sheet, text};

/// `SB_01!A5`, `SB_01!1` for a row, or nothing for the file.
fn spot(place: &Place) -> String {
    assert_eq!(place.file.as_deref(), Some("test.ods"));
    let sheet = place.sheet.as_deref().map(|sheet| format!("{sheet}!")).unwrap_or_default();
    let row = || place.row.map(|row| row.to_string()).unwrap_or_default();
    sheet + &place.cell().unwrap_or_else(row)
}

fn opened(bytes: &[u8]) -> Result<Draft, ReadError> {
    read("test.ods", bytes, &Options::default())
}

/// The violations of a workbook that can be read, as `C003 SB_01!A5`, sorted.
fn violations(bytes: &[u8]) -> Vec<String> {
    let draft = opened(bytes).unwrap();
    let mut found: Vec<String> =
        check(&draft).iter().map(|one| format!("{} {}", one.id(), spot(one.place()))).collect();
    found.sort();
    found
}

/// The problems of a workbook that cannot, as `MissingTable SB_01!`, and its violations.
fn problems(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let error = opened(bytes).unwrap_err();
    for problem in error.problems() {
        assert!(!problem.got.is_empty() && !problem.wanted.is_empty() && problem.got.len() < 1_000);
    }
    let problems =
        error.problems().iter().map(|one| format!("{:?} {}", one.kind, spot(&one.place))).collect();
    let mut violations: Vec<String> =
        error.violations().iter().map(|one| format!("{} {}", one.id(), spot(one.place()))).collect();
    violations.sort();
    (problems, violations)
}

fn only(draft: &Draft) -> &DraftPublication {
    let [series] = draft.series.as_slice() else { panic!("not one series") };
    let [publication] = series.publications.as_slice() else { panic!("not one publication") };
    publication
}

/// The row in a sheet of day or week `n`, counted from 0: the headings are in row 1.
fn row(n: usize) -> usize {
    n + 2
}

#[test]
fn reads_every_value_with_its_place() {
    let draft = opened(&Workbook::new().bytes()).unwrap();
    assert_eq!(draft.series[0].basis, Basis::UkArrivals);
    let publication = only(&draft);
    assert_eq!(publication.published, Field::Known("2024-05-27T07:30:00Z".parse().unwrap()));
    assert_eq!(publication.dating, Dating::Stated);
    assert_eq!((publication.status, publication.coverage), (Status::Provisional, Coverage::Dense));
    assert_eq!(publication.source, "test.ods");
    assert_eq!((publication.days.len(), publication.weeks.len()), (28, 4));

    // Day 4: 4 boats, 4 × 41 people, one uncontrolled; day 3 has the note.
    let day = &publication.days[4];
    assert_eq!(day.date, Field::Known(date(2024, 5, 3)));
    assert_eq!((&day.people, &day.boats), (&Field::Known(People::new(164)), &Field::Known(Boats::new(4))));
    assert_eq!(day.uncontrolled, Field::Known(Boats::new(1)));
    assert_eq!(publication.days[3].note.as_deref(), Some("Revised"));
    assert_eq!(day.note, None);
    assert_eq!(day.origin.unwrap().row, 6);
    // Week 0: boats 0 + 1 + 2 + 3 + 4 + 0 + 1 = 11.
    let week = &publication.weeks[0];
    assert_eq!(week.ending, Field::Known(date(2024, 5, 5)));
    assert_eq!((&week.people, &week.boats), (&Field::Known(People::new(451)), &Field::Known(Boats::new(11))));
    assert_eq!(week.prevented_people, Field::Known(People::new(100)));
    assert_eq!(week.prevented_events, Field::Known(Events::new(5)));

    assert!(check(&draft).is_empty(), "{}", check(&draft));
    Register::try_from(draft).unwrap();
}

#[test]
fn layout_does_not_matter() {
    let plain = opened(&Workbook::new().bytes()).unwrap();
    let mut book = Workbook::new();
    // Columns back to front, headings in another case and with other spaces, titles above, an
    // empty column in front, an empty row within, sheets with other names in another order.
    for rows in [&mut book.days, &mut book.weeks] {
        for row in rows.iter_mut() {
            row.reverse();
            row.insert(0, Cell::Empty);
        }
        for heading in &mut rows[0] {
            if let Cell::Text(text) = heading {
                *text = format!(" {} ", text.to_uppercase().replace(' ', " \u{a0} "));
            }
        }
        rows.insert(rows.len().min(9), vec![text(" ")]);
        rows.insert(0, vec![]);
        rows.insert(0, vec![Cell::Empty, text("Title")]);
    }
    let bytes = book.with_sheets(&[sheet("b", &book.weeks), sheet("a", &book.days)]);
    let draft = opened(&bytes).unwrap();
    assert!(check(&draft).is_empty());
    let (moved, plain) = (only(&draft), only(&plain));
    for (moved, plain) in moved.days.iter().zip(&plain.days) {
        assert_eq!((&moved.date, &moved.people, &moved.boats), (&plain.date, &plain.people, &plain.boats));
        assert_eq!((&moved.uncontrolled, &moved.note), (&plain.uncontrolled, &plain.note));
    }
    assert_eq!(moved.days.len(), plain.days.len());
    assert_eq!(moved.weeks.len(), plain.weeks.len());
    // Two title rows and the headings, 8 days, the empty row: the ninth day is in row 13.
    assert_eq!(moved.days[7].origin.unwrap().row, 11);
    assert_eq!(moved.days[8].origin.unwrap().row, 13);

    // The people stand in column E now: empty, notes, uncontrolled, boats, people, date.
    book.days[13][4] = number("-1");
    book.days[13][3] = number("1.5");
    let bytes = book.with_sheets(&[sheet("b", &book.weeks), sheet("a", &book.days)]);
    assert_eq!(violations(&bytes), ["S002 a!D14", "S002 a!E14"]);
}

#[test]
fn rows_are_counted_where_they_are_repeated() {
    let mut book = Workbook::new();
    book.days[1][1] = number("-3");
    let repeated = "<table:table table:name=\"SB_01\"><table:table-row table:number-rows-repeated=\"900000\">\
                    <table:table-cell/></table:table-row>";
    let days = sheet("SB_01", &book.days).replace("<table:table table:name=\"SB_01\">", repeated);
    let days = days.replace("<table:table-row table:number-rows-repeated=\"1048547\">", "<table:table-row>");
    assert_eq!(violations(&book.with_sheets(&[days, sheet("SB_02", &book.weeks)])), ["S002 SB_01!B900002"]);
}

#[test]
fn dates_may_be_text_and_unknown_is_not_zero() {
    let mut book = Workbook::new();
    book.days[1][0] = text("29/04/2024");
    book.days[2][0] = text("30 April 2024");
    book.days[3][0] = text("1 May 2024");
    book.days[4][0] = text("2024-05-02");
    book.days[5][0] = Cell::Day("2024-05-03".to_owned());
    book.days[6][3] = text("-");
    book.days[7][3] = Cell::Empty;
    book.weeks[1][3] = text(" - ");
    let draft = opened(&book.bytes()).unwrap();
    assert!(check(&draft).is_empty());
    let days = &only(&draft).days;
    for (n, day) in days.iter().enumerate().take(5) {
        assert_eq!(
            day.date,
            Field::Known(date(2024, 4, 29).checked_add(Span::new().days(n as i64)).unwrap())
        );
    }
    assert_eq!((&days[5].uncontrolled, &days[6].uncontrolled), (&Field::Unknown, &Field::Unknown));
}

#[test]
fn a_publication_is_dated_by_the_best_that_is_known() {
    let mut book = Workbook::new();
    let stated = |book: &Workbook, options: &Options| {
        let draft = ods::read("test.ods", &book.bytes(), options).unwrap();
        let publication = only(&draft);
        (publication.published.clone(), publication.dating)
    };
    let known = |text: &str| Field::Known(text.parse().unwrap());
    let told = Options { published: Some("2024-05-28".parse().unwrap()), ..Options::default() };
    assert_eq!(stated(&book, &told), (known("2024-05-28"), Dating::Stated));
    book.saved = Some("2024-05-27T10:30:00+01:00".to_owned());
    assert_eq!(stated(&book, &Options::default()), (known("2024-05-27T09:30:00Z"), Dating::Stated));
    book.saved = Some("2024-05-27T10:30:00.25".to_owned());
    assert_eq!(stated(&book, &Options::default()), (known("2024-05-27T10:30:00.25Z"), Dating::Stated));
    for saved in [None, Some(String::new())] {
        book.saved = saved;
        // The last day is Sunday, 26 May.
        assert_eq!(stated(&book, &Options::default()), (known("2024-05-27"), Dating::Inferred));
    }
    book.saved = Some("last Monday".to_owned());
    assert_eq!(violations(&book.bytes()), ["S001 "]);
}

/// A workbook with something done to it, and what must be said of it.
fn planted(plant: impl FnOnce(&mut Workbook), expected: &[&str]) {
    let mut book = Workbook::new();
    plant(&mut book);
    assert_eq!(violations(&book.bytes()), expected);
}

#[test]
fn every_planted_fault_is_found_at_its_cell() {
    planted(|_| {}, &[]);
    // Day 10 twice; the second is in the row after it.
    planted(|book| book.days.insert(12, book.days[11].clone()), &["C001 SB_01!A13"]);
    // Day 10 left out: its row has day 11 now.
    planted(|book| drop(book.days.remove(11)), &["C003 SB_01!A12"]);
    planted(|book| drop(book.weeks.remove(2)), &["C003 SB_02!A3"]);
    planted(|book| book.days.swap(11, 12), &["C002 SB_01!A13"]);
    planted(
        |book| {
            book.days[12][2] = number(0);
            book.days[12][3] = number(0);
            book.sum_up();
        },
        &["C004 SB_01!B13"],
    );
    planted(
        |book| {
            book.days[12][3] = number(2);
            book.sum_up();
        },
        &["C006 SB_01!D13"],
    );
    planted(|book| book.weeks[3][1] = number(1), &["C005 SB_02!B4", "C009 SB_02!B4"]);
    planted(|book| book.weeks[3][2] = number(13), &["C009 SB_02!C4"]);
    planted(|book| book.days[12][0] = text("the 10th of May"), &["C003 SB_01!A14", "S001 SB_01!A13"]);
    planted(|book| book.days[28][0] = text("31/05/24"), &["S001 SB_01!A29"]);
    planted(|book| book.days[28][0] = Cell::Day("2024-05-26T06:00:00".to_owned()), &["S001 SB_01!A29"]);
    // 10 May of the wrong year, a year late: after its publication, out of order, far away.
    planted(
        |book| book.days[12][0] = day(date(2025, 5, 10)),
        &["C002 SB_01!A13", "C003 SB_01!A13", "C003 SB_01!A14", "C012 SB_01!A13"],
    );
    // A year early: out of order, and far before the first.
    planted(
        |book| book.days[12][0] = day(date(2023, 5, 10)),
        &["C002 SB_01!A13", "C003 SB_01!A14", "C003 SB_01!A2"],
    );
    planted(|book| book.days[12][1] = number("-41"), &["S002 SB_01!B13"]);
    planted(|book| book.days[12][2] = number("1.5"), &["S002 SB_01!C13"]);
    planted(|book| book.weeks[4][5] = number("5.000001"), &["S002 SB_02!F5"]);
    planted(|book| book.days[12][1] = text("1,305"), &["S002 SB_01!B13"]);
    planted(|book| book.days[12][1] = text("-"), &["S004 SB_01!B13"]);
    planted(|book| book.days[28][0] = Cell::Empty, &["S004 SB_01!A29"]);
    planted(|book| book.weeks[4][5] = number(0), &["C010 SB_02!F5"]);
}

#[test]
fn several_faults_are_all_found() {
    planted(
        |book| {
            book.days[3][3] = number(9);
            book.days[5][1] = number("-5");
            book.days[20][0] = text("?");
            book.weeks[4][2] = number("0.5");
            book.days.insert(25, book.days[24].clone());
        },
        &[
            "C001 SB_01!A26",
            "C003 SB_01!A22",
            "C006 SB_01!D4",
            // The nine of that day are more than their week has.
            "C009 SB_02!D2",
            "S001 SB_01!A21",
            "S002 SB_01!B6",
            "S002 SB_02!C5",
        ],
    );
}

#[test]
fn tables_that_are_not_there_are_said_with_everything_else() {
    let mut book = Workbook::new();
    let good = || Workbook::new();
    let tables = |days: String, weeks: String| problems(&good().with_sheets(&[days, weeks]));
    let (days, weeks) = (sheet("SB_01", &book.days), sheet("SB_02", &book.weeks));
    let none = Vec::<String>::new();

    // A sheet that is empty, and one that is not there.
    assert_eq!(
        tables(sheet("SB_01", &vec![]), weeks.clone()),
        (vec!["MissingTable SB_01!".to_owned()], none.clone())
    );
    assert_eq!(tables(days.clone(), String::new()), (vec!["MissingTable ".to_owned()], none.clone()));
    assert_eq!(problems(&good().with_sheets(&[])).0, ["MissingTable ", "MissingTable "]);
    // Headings and no row.
    let headings = sheet("SB_02", &book.weeks[..1].to_vec());
    assert_eq!(tables(days.clone(), headings), (vec!["EmptyTable SB_02!1".to_owned()], none.clone()));
    // The same table twice, under two names and under one.
    assert_eq!(
        problems(&good().with_sheets(&[days.clone(), weeks.clone(), sheet("SB_03", &book.days)])).0,
        ["Malformed SB_03!1"]
    );
    assert_eq!(
        problems(&good().with_sheets(&[days.clone(), weeks.clone(), days.clone()])).0,
        ["Malformed SB_01!"]
    );

    // A column with another name is one that is missing and one that is unknown; the faults of
    // the rest are found all the same.
    book.days[0][2] = text("Vessels");
    book.days[12][1] = number("-41");
    book.days[28][0] = text("?");
    book.weeks[4][5] = number(0);
    assert_eq!(
        tables(sheet("SB_01", &book.days), sheet("SB_02", &book.weeks)),
        (
            vec!["UnknownColumn SB_01!C1".to_owned(), "MissingColumn SB_01!1".to_owned()],
            ["C010 SB_02!F5", "S001 SB_01!A29", "S002 SB_01!B13"].map(str::to_owned).to_vec(),
        )
    );
    // So is the first column, and a column without a heading.
    let mut book = Workbook::new();
    book.days[0][0] = text("Day");
    book.weeks[0][4] = Cell::Empty;
    assert_eq!(
        tables(sheet("SB_01", &book.days), sheet("SB_02", &book.weeks)).0,
        [
            "MissingColumn SB_02!1",
            "UnknownColumn SB_02!E2",
            "UnknownColumn SB_01!A1",
            "MissingColumn SB_01!1",
        ]
    );
    // A column more, and a column twice.
    let mut book = Workbook::new();
    book.days[0].push(text("Children"));
    book.weeks[0].push(text("Boats arrived"));
    assert_eq!(
        tables(sheet("SB_01", &book.days), sheet("SB_02", &book.weeks)).0,
        ["UnknownColumn SB_01!F1", "UnknownColumn SB_02!H1"]
    );
    // Only the notes may be missing.
    let mut book = Workbook::new();
    for row in &mut book.days {
        row.pop();
    }
    assert_eq!(violations(&book.bytes()), none);
}

fn kind(bytes: &[u8]) -> ProblemKind {
    let error = ods::read("test.ods", bytes, &Options::default()).unwrap_err();
    let [problem] = error.problems() else { panic!("not one problem: {error}") };
    assert!(!problem.got.is_empty() && !problem.wanted.is_empty());
    assert!(error.violations().is_empty());
    problem.kind
}

#[test]
fn files_of_another_kind_are_refused() {
    let content = content("");
    let whole = [
        ("mimetype", MIMETYPE.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", content.as_bytes()),
    ];
    for bytes in [&b""[..], b"Date,people\n", b"PK", b"%PDF-1.7", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
        assert_eq!(kind(bytes), ProblemKind::UnknownFormat);
        assert!(opened(bytes).is_err());
    }
    assert_eq!(kind(&archive(&[("[Content_Types].xml", b"<Types/>")])), ProblemKind::UnknownFormat);
    let mut text = whole;
    text[0].1 = b"application/vnd.oasis.opendocument.text";
    assert_eq!(kind(&archive(&text)), ProblemKind::UnknownFormat);
    text[0].1 = b"application/vnd.oasis.opendocument.spreadsheet-template";
    assert_eq!(kind(&archive(&text)), ProblemKind::UnknownFormat);

    let manifest = MANIFEST.replace("\"/>", "\"><manifest:encryption-data/></manifest:file-entry>");
    let mut locked = whole;
    locked[1].1 = manifest.as_bytes();
    locked[2].1 = b"\x93\x01 not XML";
    assert_eq!(kind(&archive(&locked)), ProblemKind::Encrypted);

    for missing in 1..3 {
        let mut parts = whole.to_vec();
        parts.remove(missing);
        assert_eq!(kind(&archive(&parts)), ProblemKind::Malformed);
    }
    let mut broken = whole.to_vec();
    broken.push(("meta.xml", b"<office:meta><dc:date>2024"));
    assert_eq!(kind(&archive(&broken)), ProblemKind::Malformed);
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    let bytes = Workbook::new().bytes();
    for length in (4..bytes.len()).step_by(97) {
        assert_eq!(kind(&bytes[..length]), ProblemKind::Malformed, "{length} of {}", bytes.len());
    }
    // One byte of the packed sheets is another.
    let mut bytes = bytes;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    assert_eq!(kind(&bytes), ProblemKind::Malformed);
}

#[test]
fn content_that_calamine_would_hang_on_or_misread_is_refused() {
    let table = "<table:table table:name=\"a\">";
    let (row, cell) = ("<table:table-row>", "<table:table-cell office:value-type=\"string\">");
    let cases = [
        // Ends within a table, or within an annotation.
        format!("{table}{row}"),
        format!("{table}{row}{cell}<office:annotation>"),
        "<a></b>".to_owned(),
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>".to_owned(),
        // Text that would be lost.
        format!(
            "{table}{row}{cell}<text:p><![CDATA[1]]></text:p></table:table-cell></table:table-row></table:table>"
        ),
        format!(
            "{table}{row}<table:table-cell office:value-type=\"float\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"
        ),
        // Rows that would be lost.
        format!(
            "{table}<table:table-row table:number-rows-repeated=\"0\"><table:table-cell/></table:table-row></table:table>"
        ),
        format!("{table}<table:table-row table:number-rows-repeated=\"-1\"></table:table-row></table:table>"),
        format!("{table}{row}{cell}{table}</table:table></table:table-cell></table:table-row></table:table>"),
        format!(
            "{table}{row}{cell}{cell}</table:table-cell></table:table-cell></table:table-row></table:table>"
        ),
        format!(
            "{table}{row}<table:table-cell office:value-type=\"float\" office:value=\"much\"/></table:table-row></table:table>"
        ),
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>".to_owned(),
        "<a>".repeat(40),
    ];
    for case in cases {
        assert_eq!(kind(&workbook::with_content(&case)), ProblemKind::Malformed, "{case}");
    }
    let utf16: Vec<u8> = "\u{feff}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = archive(&[
        ("mimetype", MIMETYPE.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", &utf16),
    ]);
    assert_eq!(kind(&bytes), ProblemKind::Malformed);
}

#[test]
fn what_is_wrong_in_a_cell_of_the_markup_has_its_place() {
    let mut book = Workbook::new();
    book.days[12][1] = number("many");
    assert_eq!(problems(&book.bytes()).0, ["Malformed SB_01!B13"]);
    book.days[12][1] = number("1e3");
    assert_eq!(violations(&book.bytes()), ["C009 SB_02!B3", "C015 SB_01!B13"]);
}
