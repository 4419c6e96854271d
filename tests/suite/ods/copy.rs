//! A workbook says what calamine reads of its own bytes, whatever else stands in it.
//!
//! The reader does not hand a file on to calamine, but a copy of what is needed of it. Here the file is read both
//! ways, and what calamine says of its cells is put into fields without the library.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Ods, Reader};
use crossings::jiff::civil::Date;
use crossings::{Count, Draft, Field, Origin, Violation, check};
use proptest::prelude::*;
use proptest::sample::select;

use super::workbook::{DAYS, WEEKS, content, with_content};
use super::{only, opened};

/// What can stand in a cell: its attributes, the markup within, and what it says as text.
const CELLS: [(&str, &str, &str); 23] = [
    ("office:value-type=\"float\" office:value=\"7\"", "<text:p>7 or so</text:p>", "7"),
    ("office:value='8' office:value-type='float'", "", "8"),
    ("office:value-type=\"percentage\" office:value=\"0.5\"", "<text:p>50%</text:p>", "0.5"),
    (
        "table:formula=\"of:=[.A1]\" office:value-type=\"float\" office:value=\"1.5\"",
        "<text:p>2</text:p>",
        "1.5",
    ),
    ("table:formula=\"of:=[.A1]&amp;'\"", "<text:p>7</text:p>", ""),
    (
        "office:value-type=\"float\" office:value=\"5\" office:string-value=\"five\"",
        "<text:p>5</text:p>",
        "5",
    ),
    (
        "office:value-type=\"date\" office:date-value='2024-07-05T00:00:00'",
        "<text:p>5/7/24</text:p>",
        "2024-07-05T00:00:00",
    ),
    ("office:date-value=\"2024-07-06\" office:value-type=\"date\"", "", "2024-07-06"),
    ("office:value-type='date' office:date-value=\"2024-07-05T06:00:00\"", "", "2024-07-05T06:00:00"),
    ("office:value-type=\"time\" office:time-value=\"PT1H\"", "<text:p>1:00</text:p>", "PT1H"),
    ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>yes</text:p>", "TRUE"),
    ("office:value-type=\"string\"", "<text:p>27</text:p>", "27"),
    ("office:value-type='string'", "<text:p> - </text:p>", "-"),
    ("office:value-type=\"string\"", "", ""),
    (
        "office:value-type=\"string\"",
        "<text:p>caf&#233; &amp; &lt;1&gt; &quot;x&quot;</text:p>",
        "café & <1> \"x\"",
    ),
    (
        "office:value-type=\"string\"",
        "<text:p>a<text:s text:c=\"3\"/>b</text:p><text:p>c<text:s/>d</text:p>",
        "a   b\nc d",
    ),
    ("office:value-type=\"string\" office:string-value='\"said\"'", "<text:p>otherwise</text:p>", "\"said\""),
    ("office:string-value=\"a &amp; 'b'\" office:value-type=\"string\"", "<text:p>c</text:p>", "a & 'b'"),
    (
        "office:value-type=\"string\" calcext:value-type=\"error\" office:string-value=\"\"",
        "<text:p>#REF!</text:p>",
        "#REF!",
    ),
    (
        "office:value-type=\"string\"",
        "<text:p>x<office:annotation><text:p>aside</text:p></office:annotation>y</text:p>",
        "xy",
    ),
    (
        "office:value-type=\"string\"",
        "<office:annotation><text:p>aside</text:p></office:annotation><text:p>x</text:p>",
        "x",
    ),
    (
        "office:value-type=\"float\" office:value=\"9\"",
        "<office:annotation><text:p>aside</text:p></office:annotation><text:p>9</text:p>",
        "9",
    ),
    ("", "<office:annotation><text:p>alone</text:p></office:annotation>", ""),
];

/// A cell of a generated workbook.
#[derive(Clone, Debug)]
struct Noisy {
    attributes: String,
    within: String,
    times: usize,
    styled: bool,
    covered: bool,
}

impl Noisy {
    fn plain(attributes: &str, within: &str) -> Self {
        let (attributes, within) = (attributes.to_owned(), within.to_owned());
        Self { attributes, within, times: 1, styled: false, covered: false }
    }

    fn number(n: u32) -> Self {
        Self::plain(
            &format!("office:value-type=\"float\" office:value=\"{n}\""),
            &format!("<text:p>{n}</text:p>"),
        )
    }

    fn text(text: &str) -> Self {
        Self::plain("office:value-type='string'", &format!("<text:p>{text}</text:p>"))
    }

    /// Its markup, where there is room for it so often.
    fn written(&self, times: usize) -> String {
        let name = if self.covered { "table:covered-table-cell" } else { "table:table-cell" };
        let style = if self.styled { " table:style-name=\"ce1\"" } else { "" };
        let repeats =
            if times > 1 { format!(" table:number-columns-repeated='{times}'") } else { String::new() };
        let Self { attributes, within, .. } = self;
        if within.is_empty() {
            format!("<{name}{style} {attributes}{repeats}/>")
        } else {
            format!("<{name}{repeats} {attributes}{style}>{within}</{name}>")
        }
    }
}

/// A row that begins behind empty columns, and of which no more than is headed has something in it.
fn row(indent: usize, columns: usize, cells: &[Noisy], times: usize) -> String {
    let mut xml = format!("<table:table-row table:number-rows-repeated='{times}'>");
    if indent > 0 {
        xml += &Noisy::plain("", "").written(indent);
    }
    let mut room = columns;
    for cell in cells {
        let times = cell.times.min(room);
        if times > 0 {
            xml += &cell.written(times);
        }
        room -= times;
    }
    xml + "<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>"
}

/// A sheet with so many empty rows above its headings and, under its rows, one that always has figures.
fn table(name: &str, headings: &[&str], indent: usize, above: usize, rows: &str) -> String {
    let columns = headings.len();
    let mut xml = format!("<table:table table:style-name=\"ta1\" table:name={name}><table:table-column/>");
    if above > 0 {
        xml += &row(0, 1, &[Noisy::text("Small boats &amp; more")], 1);
        xml += &row(0, 0, &[], above);
    }
    let headings: Vec<Noisy> = headings.iter().map(|heading| Noisy::text(heading)).collect();
    xml += &row(indent, columns, &headings, 1);
    let date = "office:value-type=\"date\" office:date-value=\"2024-07-06\"";
    let mut last = vec![Noisy::plain(date, "")];
    last.extend((1..columns - 1).map(|_| Noisy::number(3)));
    xml + "<!-- <table:table-row/> -->"
        + rows
        + &row(indent, columns, &last, 1)
        + &row(0, 0, &[], 1_000_000)
        + "</table:table>"
}

fn workbook(days: &str, weeks: &str, weeks_first: bool) -> Vec<u8> {
    let sheets = if weeks_first { [weeks, days] } else { [days, weeks] }.concat();
    with_content(&content(&format!("<!-- <table:table> --><style:style style:name=\"ce1\"/>{sheets}")))
}

fn cell() -> impl Strategy<Value = Noisy> {
    let what = prop_oneof![
        3 => Just(Noisy::plain("", "")),
        3 => (0..5_000_u32).prop_map(Noisy::number),
        2 => "[a-z]{0,3}( |&amp;|&lt;|é){0,2}[a-z]{0,2}".prop_map(|text| Noisy::text(&text)),
        5 => select(CELLS.to_vec()).prop_map(|(attributes, within, _)| Noisy::plain(attributes, within)),
    ];
    (what, 1..4_usize, any::<bool>(), prop::bool::weighted(0.1))
        .prop_map(|(what, times, styled, covered)| Noisy { times, styled, covered, ..what })
}

fn any_table(name: &'static str, headings: &'static [&'static str]) -> impl Strategy<Value = String> {
    let rows = prop::collection::vec((prop::collection::vec(cell(), 0..6), 1..4_usize), 0..7);
    (0..3_usize, 0..4_usize, rows).prop_map(move |(indent, above, rows)| {
        let rows: String =
            rows.iter().map(|(cells, times)| row(indent, headings.len(), cells, *times)).collect();
        table(name, headings, indent, above, &rows)
    })
}

/// A day or a week: its row, its date, its counts in the order of the columns, and its note.
#[derive(Debug, PartialEq)]
struct Row {
    line: u32,
    date: Field<Date>,
    counts: Vec<Field<u64>>,
    note: Option<String>,
}

fn plain<T: Count>(field: &Field<T>) -> Field<u64> {
    match field {
        Field::Known(count) => Field::Known(count.get()),
        Field::Unknown => Field::Unknown,
        Field::Unreadable(text) => Field::Unreadable(text.clone()),
    }
}

/// The days and the weeks as the library reads them.
fn ours(draft: &Draft) -> [Vec<Row>; 2] {
    let line = |origin: Option<Origin>| origin.unwrap().row;
    let days = only(draft).days.iter().map(|one| Row {
        line: line(one.origin),
        date: one.date.clone(),
        counts: vec![plain(&one.people), plain(&one.boats), plain(&one.uncontrolled)],
        note: one.note.clone(),
    });
    let weeks = only(draft).weeks.iter().map(|one| Row {
        line: line(one.origin),
        date: one.ending.clone(),
        counts: vec![
            plain(&one.people),
            plain(&one.boats),
            plain(&one.uncontrolled),
            plain(&one.prevented_people),
            plain(&one.prevented_events),
        ],
        note: one.note.clone(),
    });
    [days.collect(), weeks.collect()]
}

/// What a cell says, as text without the spaces around it.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string().to_uppercase(),
        other => panic!("no cell of an OpenDocument spreadsheet: {other:?}"),
    }
}

fn field<T>(shown: String, read: impl Fn(&str) -> Option<T>) -> Field<T> {
    match shown.as_str() {
        "" | "-" => Field::Unknown,
        text => read(text).map_or_else(|| Field::Unreadable(text.to_owned()), Field::Known),
    }
}

/// No cell is a number of ten digits, and no text is a date in another form than the typed one.
fn date(cell: &Data) -> Field<Date> {
    field(shown(cell), |text| {
        let day = text.strip_suffix("T00:00:00").unwrap_or(text);
        (day.len() == 10).then(|| day.parse().ok()).flatten()
    })
}

fn count(cell: &Data) -> Field<u64> {
    field(shown(cell), |text| text.parse().ok().filter(|count: &u64| count.to_string() == text))
}

/// The rows of a sheet that has so many columns of counts, as calamine reads them, and the number of
/// the first column.
fn theirs(bytes: &[u8], sheet: &str, counts: usize) -> (Vec<Row>, u32) {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).unwrap();
    let cells = book.worksheet_range(sheet).unwrap();
    let (top, left) = cells.start().unwrap();
    let mut rows = (top + 1..)
        .zip(cells.rows())
        .skip_while(|(_, row)| !row.iter().any(|cell| shown(cell) == "Boats arrived"));
    let (_, headings) = rows.next().unwrap();
    let first = headings.iter().position(|cell| *cell != Data::Empty).unwrap();
    let rows =
        rows.filter(|(_, row)| row.iter().any(|cell| !shown(cell).is_empty())).map(|(line, row)| Row {
            line,
            date: date(&row[first]),
            counts: row[first + 1..=first + counts].iter().map(count).collect(),
            note: Some(shown(&row[first + counts + 1])).filter(|note| !note.is_empty()),
        });
    (rows.collect(), left + u32::try_from(first).unwrap() + 1)
}

/// The sheet, the row and the column of a cell.
type Spot = (String, u32, u32);

/// The cells that the library says cannot be read.
fn reported(draft: &Draft) -> BTreeSet<Spot> {
    let said = check(draft);
    let unreadable = said.iter().filter(|one| matches!(one.id(), "S001" | "S002")).map(Violation::place);
    unreadable
        .map(|one| (one.sheet.as_deref().unwrap().to_owned(), one.row.unwrap(), one.column.unwrap()))
        .collect()
}

/// The cells of a sheet that cannot be read as what they should be.
fn unreadable(sheet: &str, rows: &[Row], first: u32) -> BTreeSet<Spot> {
    let mut spots = BTreeSet::new();
    for row in rows {
        if matches!(row.date, Field::Unreadable(_)) {
            spots.insert((sheet.to_owned(), row.line, first));
        }
        for (column, count) in (first + 1..).zip(&row.counts) {
            if matches!(count, Field::Unreadable(_)) {
                spots.insert((sheet.to_owned(), row.line, column));
            }
        }
    }
    spots
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn what_is_read_is_what_calamine_reads_of_the_file_itself(
        days in any_table("\"one &amp; 1\"", &DAYS),
        weeks in any_table("'\"other\"'", &WEEKS),
        weeks_first in any::<bool>(),
    ) {
        let bytes = workbook(&days, &weeks, weeks_first);
        let draft = opened(&bytes).unwrap();
        let (days, first_of_days) = theirs(&bytes, "one & 1", 3);
        let (weeks, first_of_weeks) = theirs(&bytes, "\"other\"", 5);
        let mut spots = unreadable("one & 1", &days, first_of_days);
        spots.extend(unreadable("\"other\"", &weeks, first_of_weeks));
        prop_assert_eq!(reported(&draft), spots);
        prop_assert_eq!(ours(&draft), [days, weeks]);
    }
}

/// So that the two do not agree on something else than what stands there.
#[test]
fn every_kind_of_cell_says_what_it_should() {
    let rows: String = CELLS
        .iter()
        .map(|(attributes, within, _)| {
            let cells = [Noisy::number(1), Noisy::number(2), Noisy::number(1), Noisy::number(0)];
            let cells: Vec<Noisy> = cells.into_iter().chain([Noisy::plain(attributes, within)]).collect();
            row(2, 5, &cells, 2)
        })
        .collect();
    let bytes = workbook(&table("'a'", &DAYS, 2, 3, &rows), &table("'b'", &WEEKS, 0, 0, ""), true);
    let draft = opened(&bytes).unwrap();
    // Under a title, three empty rows and the headings; each row is there twice.
    let read: Vec<(u32, Option<&str>)> =
        only(&draft).days.iter().map(|one| (one.origin.unwrap().row, one.note.as_deref())).collect();
    let said = CELLS.iter().map(|(_, _, text)| Some(*text).filter(|text| !text.is_empty()));
    let said: Vec<(u32, Option<&str>)> = (6..).zip(said.flat_map(|note| [note; 2]).chain([None])).collect();
    assert_eq!(read, said);
    assert_eq!(ours(&draft), [theirs(&bytes, "a", 3).0, theirs(&bytes, "b", 5).0]);
}
