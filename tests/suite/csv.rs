//! The CSV reader and writer.
#![cfg(feature = "csv")]

mod dates;

use std::fmt::Write;

use crossings::jiff::civil::{Date, date};
use crossings::source::{self, Limits, Options, ProblemKind, ReadError, csv};
use crossings::{Basis, Boats, Coverage, Dating, Draft, Field, People, Register, Severity, Violation, check};
use proptest::prelude::*;

fn read(text: &str) -> Result<Draft, ReadError> {
    csv::read("days.csv", text.as_bytes(), &Options::default())
}

/// Where and what, of every violation.
fn found(violations: &[Violation]) -> Vec<(&str, Option<u32>, Option<u32>)> {
    violations.iter().map(|one| (one.id(), one.place().row, one.place().column)).collect()
}

fn violations(text: &str) -> Vec<Violation> {
    check(&read(text).unwrap()).into_iter().collect()
}

/// The kind, the line and the column of every problem.
fn problems(text: impl AsRef<[u8]>) -> Vec<(ProblemKind, Option<u32>, Option<u32>)> {
    let error = csv::read("days.csv", text.as_ref(), &Options::default()).unwrap_err();
    error.problems().iter().map(|one| (one.kind, one.place.row, one.place.column)).collect()
}

const GOOD: &str = "date,people,boats,uncontrolled\n\
    2024-07-07,0,0,0\n\
    2024-07-08,65,1,0\n\
    2024-07-09,419,6,-\n";

#[test]
fn a_daily_file_is_one_dense_publication() {
    let draft = read(GOOD).unwrap();
    let [series] = draft.series.as_slice() else { panic!("{draft:?}") };
    assert_eq!(series.basis, Basis::UkArrivals);
    let [publication] = series.publications.as_slice() else { panic!("{series:?}") };
    //= docs/rules.md#publications-and-views
    //# view-07: A publication that does not say its moment MUST be dated to the beginning of the day after its
    //# newest, and be marked as inferred.
    assert_eq!(publication.published, Field::Known("2024-07-10".parse().unwrap()));
    assert_eq!(
        (publication.dating, publication.coverage, publication.source.as_str()),
        (Dating::Inferred, Coverage::Dense, "days.csv")
    );
    let days: Vec<_> = publication
        .days
        .iter()
        .map(|day| (day.date.get(), day.people.get(), day.uncontrolled.get()))
        .collect();
    assert_eq!(
        days,
        [
            (Some(date(2024, 7, 7)), Some(People::new(0)), Some(Boats::new(0))),
            (Some(date(2024, 7, 8)), Some(People::new(65)), Some(Boats::new(0))),
            //= docs/rules.md#unknown-is-not-zero
            //# unknown-01: A cell with nothing, or with `-`, MUST be unknown.
            (Some(date(2024, 7, 9)), Some(People::new(419)), None),
        ]
    );
    assert!(check(&draft).is_empty());
}

#[test]
fn the_caller_may_know_when_it_was_published() {
    let published = "2024-07-12T09:30:00Z".parse().unwrap();
    let options = Options { published: Some(published), ..Options::default() };
    let draft = csv::read("days.csv", GOOD.as_bytes(), &options).unwrap();
    let publication = &draft.series[0].publications[0];
    assert_eq!((publication.published.get(), publication.dating), (Some(published), Dating::Stated));
}

#[test]
fn column_order_capitals_and_the_official_headings_do_not_matter() {
    let days = |text: &str| read(text).unwrap().series[0].publications[0].days.clone();
    let same = |text: &str| {
        let (ours, theirs) = (days(GOOD), days(text));
        assert_eq!(ours.len(), theirs.len(), "{text}");
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(
                (&ours.date, &ours.people, &ours.boats, &ours.uncontrolled),
                (&theirs.date, &theirs.people, &theirs.boats, &theirs.uncontrolled)
            );
        }
    };
    same("boats, UNCONTROLLED ,Date,People\n0,0,2024-07-07,0\n1,0,2024-07-08,65\n6,,2024-07-09,419\n");
    same(
        "\u{feff}Date,Migrants arrived,Boats arrived,Boats arrived - involved in uncontrolled landings,Notes\r\n\
         07/07/2024,0,0,0,\r\n8 July 2024,65,1,0,\r\n\r\n\"9 Jul 2024\",\"419\",6,-,\r\n",
    );
    // A file may end without a line end, and with old ones.
    same("date,people,boats,uncontrolled\r2024-07-07,0,0,0\r2024-07-08,65,1,0\r2024-07-09,419,6,");
}

#[test]
fn notes_are_kept_as_printed() {
    let draft =
        read("date,people,boats,note\n2024-07-08,65,1,\"Revised, \"\"twice\"\"\nand again\"\n").unwrap();
    let day = &draft.series[0].publications[0].days[0];
    assert_eq!(day.note.as_deref(), Some("Revised, \"twice\"\nand again"));
}

#[test]
fn every_planted_fault_is_reported_at_its_cell() {
    let text = "note,date,people,boats,uncontrolled\n\
        \"a note\nof two lines\",2024-07-01,10,1,0\n\
        ,2024-07-02,-5,1,0\n\
        ,2024-07-03,10,1.5,0\n\
        ,31/06/2024,10,1,0\n\
        ,2024-07-05,10,0,0\n\
        ,2024-07-06,2,3,0\n\
        ,2024-07-07,20,2,3\n\
        ,2024-07-08,,1,0\n\
        ,2024-07-08,10,1,0\n\
        ,2024-07-10,126,1,0\n";
    let violations = violations(text);
    let mut seen = found(&violations);
    seen.sort_unstable();
    assert_eq!(
        seen,
        [
            ("C001", Some(11), Some(2)),
            // No 4 July, for that row's date cannot be read, and no 9 July.
            ("C003", Some(7), Some(2)),
            ("C003", Some(12), Some(2)),
            ("C004", Some(7), Some(3)),
            ("C005", Some(8), Some(3)),
            ("C006", Some(9), Some(5)),
            ("C015", Some(12), Some(3)),
            ("S001", Some(6), Some(2)),
            ("S002", Some(4), Some(3)),
            ("S002", Some(5), Some(4)),
            ("S004", Some(10), Some(3)),
        ]
    );
    let bad_date = violations.iter().find(|one| one.id() == "S001").unwrap();
    //= docs/rules.md#unknown-is-not-zero
    //# unknown-03: A value that is there and cannot be read MUST be kept as it stands and reported.
    assert_eq!(bad_date.got(), "`31/06/2024`");
    assert_eq!(bad_date.place().to_string(), "days.csv, line 6, column 2 (date)");
}

#[test]
fn a_swapped_pair_is_reported_at_the_culprit() {
    let violations =
        violations("date,people,boats\n2024-07-01,0,0\n2024-07-03,0,0\n2024-07-02,0,0\n2024-07-04,0,0\n");
    assert_eq!(found(&violations), [("C002", Some(4), Some(1))]);
}

#[test]
fn violations_keep_their_file_when_drafts_are_joined() {
    let mut draft = read(GOOD).unwrap();
    let bad = "published,date,people,boats\n2024-08-02,2024-08-01,5,0\n2024-08-03,2024-08-02,0,0\n";
    draft.append(csv::read("later.csv", bad.as_bytes(), &Options::default()).unwrap());
    assert_eq!(draft.series.len(), 1);
    let all: Vec<String> = check(&draft).errors().map(|one| one.place().to_string()).collect();
    assert_eq!(all, ["later.csv, line 2, column 3 (people)"]);
}

#[test]
fn every_fault_of_the_header_is_reported() {
    use ProblemKind::{MissingColumn, UnknownColumn};
    //= docs/rules.md#readers
    //# read-02: A refusal MUST have every reason that was found.
    assert_eq!(
        problems("date,people,vessels,people,\n2024-07-08,65,1,65,\n"),
        [
            //= docs/rules.md#readers
            //# read-04: A column of an unknown name MUST be refused.
            (UnknownColumn, Some(1), Some(3)),
            (UnknownColumn, Some(1), Some(4)),
            (UnknownColumn, Some(1), Some(5)),
            (MissingColumn, Some(1), None),
        ]
    );
    // Sources differ between publications only.
    assert_eq!(problems("date,people,boats,source\n2024-07-08,65,1,x\n"), [(MissingColumn, Some(1), None)]);
    let error = read("Week ending,Migrants arrived,Boats arrived\n2024-07-07,65,1\n").unwrap_err();
    let text = error.to_string();
    assert!(text.contains("`Week ending`") && text.contains("a column `date`"), "{text}");
}

#[test]
fn faults_of_header_rows_and_values_are_reported_together() {
    use ProblemKind::{Malformed, UnknownColumn};
    let text = b"date,people,boats,colour\n2024-07-01,5,0,red\n2024-07-02,0\n\n2024-07-03,0,0,\xFF\n2024-07-04,0,0,,\n"
        .as_slice();
    assert_eq!(
        problems(text),
        [
            (UnknownColumn, Some(1), Some(4)),
            (Malformed, Some(3), None),
            (Malformed, Some(5), None),
            (Malformed, Some(6), None),
        ]
    );
    //= docs/rules.md#readers
    //# read-01: A file that cannot be read as a whole MUST NOT become a draft.
    let error = csv::read("days.csv", text, &Options::default()).unwrap_err();
    let violations: Vec<Violation> = error.violations().into_iter().collect();
    //= docs/rules.md#readers
    //# read-03: What could be read of a refused file MUST be checked all the same.
    assert_eq!(found(&violations), [("C004", Some(2), Some(2))]);
}

#[test]
fn many_bad_rows_are_counted() {
    let mut text = String::from("date,people,boats\n");
    for _ in 0..1000 {
        text.push_str("2024-07-01\n");
    }
    let error = read(&text).unwrap_err();
    assert!(error.problems().len() < 50);
    let told = error.problems().iter().filter(|one| one.place.row.is_some()).count();
    let last = error.problems().last().unwrap();
    assert_eq!(last.got, format!("{} more such rows", 1000 - told));
}

#[test]
fn what_is_no_table_is_refused() {
    use ProblemKind::{EmptyTable, Malformed, MissingColumn, UnknownColumn};
    assert_eq!(problems(""), [(EmptyTable, None, None)]);
    assert_eq!(problems("\u{feff}\r\n\n"), [(EmptyTable, None, None)]);
    assert_eq!(problems("date,people,boats\n\n"), [(EmptyTable, None, None)]);
    assert_eq!(
        problems("date;people;boats\n2024-07-08;65;1\n"),
        [
            (UnknownColumn, Some(1), Some(1)),
            (MissingColumn, Some(1), None),
            (MissingColumn, Some(1), None),
            (MissingColumn, Some(1), None),
        ]
    );
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("date,people".bytes().flat_map(|b| [b, 0])).collect();
    assert_eq!(problems(utf16), [(Malformed, Some(1), None)]);
    // A quotation that is never closed would swallow the rest of the days.
    let cut = "date,people,boats,note\n2024-07-08,65,1,\"Rev\n2024-07-09,419,6,\n";
    assert_eq!(problems(cut), [(Malformed, Some(2), None)]);
    assert_eq!(problems("date,people,boats,note\n2024-07-08,65,1,\""), [(Malformed, Some(2), None)]);
}

#[test]
fn the_limits_hold() {
    let limited = |limits| {
        let options = Options { limits, ..Options::default() };
        csv::read("days.csv", GOOD.as_bytes(), &options)
            .map(drop)
            .map_err(|error| (error.problems()[0].kind, error.problems()[0].place.row))
    };
    let mut limits = Limits::default();
    limits.bytes = GOOD.len();
    limits.rows = 3;
    assert!(limited(limits).is_ok());
    limits.rows = 2;
    //= docs/rules.md#readers
    //# read-06: A file of more rows than the limit MUST be refused.
    assert_eq!(limited(limits), Err((ProblemKind::TooLarge, Some(4))));
    limits.rows = 3;
    limits.bytes -= 1;
    //= docs/rules.md#readers
    //# read-05: A file of more bytes than the limit MUST be refused.
    assert_eq!(limited(limits), Err((ProblemKind::TooLarge, None)));
}

#[test]
fn the_usual_limits_hold_for_large_files() {
    use ProblemKind::TooLarge;
    let rows = Limits::default().rows;
    let mut text = String::from("date,people,boats\n");
    for _ in 0..rows {
        text.push_str("2024-07-01,0,0\n");
    }
    assert!(read(&text).is_ok());
    text.push_str("2024-07-01,0,0\n");
    assert_eq!(problems(&text), [(TooLarge, Some(u32::try_from(rows).unwrap() + 2), None)]);
    assert_eq!(problems(vec![b'x'; 17 << 20]), [(TooLarge, None, None)]);
}

#[test]
fn a_row_of_a_million_fields_is_refused() {
    let commas = ",".repeat(1_000_000);
    assert_eq!(problems(&commas), [(ProblemKind::Malformed, Some(1), None)]);
    let text = format!("date,people,boats\n2024-07-01,0,0\n{commas}\n2024-07-02,0,0,0\n");
    assert_eq!(
        problems(text),
        [(ProblemKind::Malformed, Some(3), None), (ProblemKind::Malformed, Some(4), None)]
    );
}

#[test]
fn a_very_long_field_is_quoted_in_part() {
    let long = "1".repeat(3_000_000);
    let violations = violations(&format!("date,people,boats\n2024-07-01,{long},1\n"));
    assert_eq!(found(&violations), [("S002", Some(2), Some(2))]);
    assert!(violations[0].to_string().len() < 1_000);
    let error = read(&format!("{long},date,people,boats\n0,2024-07-01,0,0\n")).unwrap_err();
    assert!(error.to_string().len() < 1_000);
    // Nor does a message do to a terminal what the file asks for.
    let shown = self::violations("date,people,boats\n2024-07-01,\u{1b}[2J,0\n")[0].to_string();
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

/// A list of publications with every way in which one ends.
const LIST: &str = "published,date,people,boats,source\n\
    2024-07-02,2024-07-01,10,1,page\n\
    2024-07-03,2024-07-01,12,1,workbook\n\
    2024-07-03,2024-07-02,20,2,workbook\n\
    2024-07-03,2024-07-02,22,2,page\n\
    2024-07-03,2024-07-02,24,2,page\n\
    2024-07-03T10:41:00Z,2024-07-02,26,2,\n";

#[test]
fn a_list_of_publications_ends_one_where_moment_source_or_day_say_so() {
    let draft = read(LIST).unwrap();
    let publications: Vec<_> = draft.series[0]
        .publications
        .iter()
        .map(|one| {
            let people: Vec<u64> = one.days.iter().map(|day| day.people.get().unwrap().get()).collect();
            (one.published.get().unwrap().to_string(), one.source.as_str(), people)
        })
        .collect();
    let expected: Vec<(String, &str, Vec<u64>)> = vec![
        ("2024-07-02".into(), "page", vec![10]),
        ("2024-07-03".into(), "workbook", vec![12, 20]),
        ("2024-07-03".into(), "page", vec![22]),
        ("2024-07-03".into(), "page", vec![24]),
        ("2024-07-03T10:41:00Z".into(), "days.csv", vec![26]),
    ];
    assert_eq!(publications, expected);
    assert!(draft.series[0].publications.iter().all(|one| one.coverage == Coverage::Partial));
    let register = Register::try_from(draft).unwrap();
    let series = register.series(Basis::UkArrivals).unwrap();
    let as_of =
        |moment: &str| series.as_of(moment.parse().unwrap()).day(date(2024, 7, 2)).map(|day| day.people());
    assert_eq!(as_of("2024-07-02"), None);
    //= docs/rules.md#publications-and-views
    //# view-05: Of two publications of one moment, the later in their order MUST be the newer.
    assert_eq!(as_of("2024-07-03T08:00:00Z"), Some(People::new(24)));
    assert_eq!(as_of("2024-07-03"), Some(People::new(26)));
}

#[test]
fn faults_of_a_list_of_publications_are_reported_at_their_cells() {
    let violations = violations(
        "date,published,people,boats\n\
         2024-07-01,soon,0,0\n\
         2024-07-05,2024-07-05,0,0\n\
         2024-07-02,2024-07-03,0,0\n\
         2023-07-09,10 July 2024,0,0\n\
         2024-07-09,2024-07-10T08:00:00,0,0\n",
    );
    let mut seen = found(&violations);
    seen.sort_unstable();
    assert_eq!(
        seen,
        [
            ("C012", Some(3), Some(1)),
            ("C014", Some(4), Some(2)),
            ("C017", Some(5), Some(1)),
            // A time with no offset is no moment.
            ("S001", Some(2), Some(2)),
            ("S001", Some(6), Some(2)),
        ]
    );
}

#[test]
fn days_are_written_as_they_are_read() {
    let register = Register::try_from(read(GOOD).unwrap()).unwrap();
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let mut written = Vec::new();
    csv::write_days(view, &mut written).unwrap();
    assert_eq!(String::from_utf8(written.clone()).unwrap(), GOOD);
    let again = Register::try_from(csv::read("days.csv", &written, &Options::default()).unwrap()).unwrap();
    assert_eq!(again, register);
}

#[test]
fn the_examples_load() {
    for (name, bytes) in [
        ("days.csv", include_bytes!("../../examples/data/days.csv").as_slice()),
        ("publications.csv", include_bytes!("../../examples/data/publications.csv")),
    ] {
        let draft = source::read(name, bytes, &Options::default()).unwrap();
        assert!(check(&draft).is_empty(), "{}", check(&draft));
        assert!(Register::try_from(draft).is_ok());
    }
}

#[test]
fn kinds_of_files_are_told_apart() {
    let kind = |name: &str, bytes: &[u8]| {
        source::read(name, bytes, &Options::default()).map_err(|error| error.problems()[0].kind)
    };
    assert!(kind("whatever", GOOD.as_bytes()).is_ok());
    assert_eq!(kind("whatever", b"\x7FELF\0\0"), Err(ProblemKind::UnknownFormat));
    assert_eq!(kind("whatever", b""), Err(ProblemKind::UnknownFormat));
    assert_eq!(kind("empty.csv", b""), Err(ProblemKind::EmptyTable));
}

proptest! {
    /// Whatever the bytes are, reading ends, and every fault has a message.
    #[test]
    fn hostile_bytes_are_read_or_refused(
        header in prop_oneof![Just("date,people,boats,note\n"), Just("published,date,people,boats\n"), Just("")],
        bytes in prop::collection::vec(prop_oneof![
            Just(b','), Just(b'"'), Just(b'\n'), Just(b'\r'), Just(b'-'), Just(b'0'), Just(0xFF), any::<u8>()
        ], 0..300),
    ) {
        let mut text = header.as_bytes().to_vec();
        text.extend(bytes);
        match csv::read("x.csv", &text, &Options::default()) {
            Ok(draft) => prop_assert!(check(&draft).iter().all(|one| !one.to_string().is_empty())),
            //= docs/rules.md#readers
            //# read-14: Whatever the bytes are, they MUST be read, or refused with a reason.
            Err(error) => prop_assert!(!error.problems().is_empty()),
        }
    }

    /// Whatever a note holds, it comes back, and the rows after it stand on the right line.
    #[test]
    fn any_note_comes_back(note in any::<String>().prop_filter("some text", |note| !note.trim().is_empty())) {
        let quoted = note.replace('"', "\"\"");
        let text = format!("date,people,boats,note\n2024-07-01,0,0,\"{quoted}\"\n2024-07-02,5,0,\n");
        let draft = read(&text).unwrap();
        let days = &draft.series[0].publications[0].days;
        prop_assert_eq!(days[0].note.as_deref(), Some(note.as_str()));
        let line_ends = note.replace("\r\n", "\n").matches(['\n', '\r']).count();
        let violations = violations(&text);
        prop_assert_eq!(violations[0].place().row, Some(u32::try_from(3 + line_ends).unwrap()));
    }

    /// Any days come back from the file that they are written to.
    #[test]
    fn any_days_come_back(days in prop::collection::vec((0_u64..3000, 1_u64..60, 0_u64..60, any::<bool>()), 1..40)) {
        let mut text = String::from("date,people,boats,uncontrolled\n");
        let mut day: Date = date(2023, 12, 20);
        for (people, boats, uncontrolled, known) in days {
            // Nobody comes in no boat; otherwise at least one person in each.
            let (people, boats) = if people == 0 { (0, 0) } else { (people + boats, boats) };
            let uncontrolled = if known { uncontrolled.min(boats).to_string() } else { "-".to_owned() };
            writeln!(text, "{day},{people},{boats},{uncontrolled}").unwrap();
            day = day.tomorrow().unwrap();
        }
        let register = Register::try_from(read(&text).unwrap()).unwrap();
        let mut written = Vec::new();
        csv::write_days(register.series(Basis::UkArrivals).unwrap().newest(), &mut written).unwrap();
        //= docs/rules.md#readers
        //# read-12: Days that are written as CSV MUST be read back as they were.
        prop_assert_eq!(String::from_utf8(written).unwrap(), text);
    }
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn the_stored_publications_load() {
    let folder = std::env::var("CROSSINGS_DATA").expect("CROSSINGS_DATA names the folder of the data");
    let bytes = std::fs::read(std::path::Path::new(&folder).join("vintages.csv")).unwrap();
    let draft = source::read("vintages.csv", &bytes, &Options::default()).unwrap();
    let found = check(&draft);
    let errors: Vec<String> = found.errors().map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());

    // Every row is a day of some publication.
    let rows = String::from_utf8(bytes).unwrap().lines().count() - 1;
    let days: usize = draft.series[0].publications.iter().map(|one| one.days.len()).sum();
    assert_eq!(days, rows);

    // The year was misprinted twice, and nothing else of that sort is in the file.
    let typos: Vec<&str> = found.iter().filter(|one| one.id() == "C017").map(Violation::got).collect();
    assert_eq!(typos, ["2025-04-20, published on 2026-04-21", "2025-04-20, published on 2026-04-22"]);
    assert!(found.iter().all(|one| one.severity() == Severity::Warning));

    let register = Register::try_from(draft).unwrap();
    let series = register.series(Basis::UkArrivals).unwrap();
    let people = |moment: &str, day| series.as_of(moment.parse().unwrap()).day(day).unwrap().people();
    assert_eq!(people("2022-09-05", date(2022, 9, 4)), People::new(1_160));
    assert_eq!(series.newest().day(date(2022, 9, 4)).unwrap().people(), People::new(717));
    let record = |moment: &str| {
        let (date, day) = series.as_of(moment.parse().unwrap()).record().unwrap();
        (date, day.people())
    };
    assert_eq!(record("2022-08-23"), (date(2022, 8, 22), People::new(1_295)));
    assert_eq!(record("2026-12-31"), (date(2022, 9, 3), People::new(1_305)));
}
