//! Writes small workbooks in the shape of the Home Office's, and broken ones.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

pub const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
pub const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
    xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry \
    manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
    </manifest:manifest>";

#[derive(Clone, Debug)]
pub enum Cell {
    Empty,
    Text(String),
    Number(String),
    Day(String),
}

pub fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

pub fn number(number: impl ToString) -> Cell {
    Cell::Number(number.to_string())
}

pub fn day(date: Date) -> Cell {
    Cell::Day(format!("{date}T00:00:00"))
}

impl Cell {
    fn write(&self, xml: &mut String) {
        let cell = "<table:table-cell";
        match self {
            Self::Empty => write!(xml, "{cell} table:style-name=\"ce1\"/>"),
            Self::Text(text) => {
                write!(xml, "{cell} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
            }
            Self::Number(value) => write!(
                xml,
                "{cell} office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
            ),
            Self::Day(value) => write!(
                xml,
                "{cell} office:value-type=\"date\" office:date-value=\"{value}\"><text:p>x</text:p></table:table-cell>"
            ),
        }
        .unwrap();
    }

    fn value(&self) -> u64 {
        match self {
            Self::Number(value) => value.parse().unwrap(),
            _ => 0,
        }
    }
}

pub type Rows = Vec<Vec<Cell>>;

/// A sheet as it stands in `content.xml`, with the empty rest that spreadsheets write out.
pub fn sheet(name: &str, rows: &Rows) -> String {
    let mut xml = format!("<table:table table:name=\"{name}\"><table:table-column/>");
    for row in rows {
        xml += "<table:table-row>";
        for cell in row {
            cell.write(&mut xml);
        }
        let rest = 16_384 - row.len();
        write!(xml, "<table:table-cell table:number-columns-repeated=\"{rest}\"/></table:table-row>")
            .unwrap();
    }
    let rest = 1_048_576 - rows.len();
    write!(
        xml,
        "<table:table-row table:number-rows-repeated=\"{rest}\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
    )
    .unwrap();
    xml
}

pub fn content(sheets: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:table=\"t\" \
         xmlns:office=\"o\" xmlns:text=\"x\"><office:body><office:spreadsheet>{sheets}\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

pub fn meta(saved: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-meta xmlns:office=\"o\" \
         xmlns:dc=\"d\"><office:meta><dc:date>{saved}</dc:date></office:meta></office:document-meta>"
    )
}

/// An archive of those parts; the first is not packed.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, (name, bytes)) in parts.iter().enumerate() {
        let method = if number == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of that `content.xml`.
pub fn with_content(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", MIMETYPE.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// A copy of a workbook with another `content.xml`.
pub fn edited(original: &[u8], edit: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(original)).unwrap();
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let content = edit(String::from_utf8(part("content.xml")).unwrap());
    archive(&[
        ("mimetype", &part("mimetype")),
        ("META-INF/manifest.xml", &part("META-INF/manifest.xml")),
        ("meta.xml", &part("meta.xml")),
        ("content.xml", content.as_bytes()),
    ])
}

/// What stands above the days.
pub const DAYS: [&str; 5] = [
    "Date",
    "Migrants arrived",
    "Boats arrived",
    "Boats arrived - involved in uncontrolled landings",
    "Notes",
];
/// What stands above the weeks.
pub const WEEKS: [&str; 7] = [
    "Week ending",
    "Migrants arrived",
    "Boats arrived",
    "Boats arrived - involved in uncontrolled landings",
    "Migrants prevented",
    "Events prevented",
    "Notes",
];

/// A workbook before it is written: four weeks of days, from Monday 29 April 2024.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// Headings, then a row for each day: day `n` from 0 is in row `n + 2` of the sheet.
    pub days: Rows,
    /// Headings, then a row for each week.
    pub weeks: Rows,
    pub saved: Option<String>,
}

impl Workbook {
    pub fn new() -> Self {
        let first = date(2024, 4, 29);
        let mut days: Rows = vec![DAYS.map(text).to_vec()];
        for n in 0..28_u64 {
            let boats = n % 5;
            let date = first.checked_add(i64::try_from(n).unwrap().days()).unwrap();
            let note = if n == 3 { text("Revised") } else { Cell::Empty };
            days.push(vec![day(date), number(boats * 41), number(boats), number(boats / 4), note]);
        }
        let mut book = Self { days, weeks: Vec::new(), saved: Some("2024-05-27T07:30:00Z".to_owned()) };
        book.sum_up();
        book
    }

    /// Makes the weeks the sums of the days as they are now, seven rows a week.
    pub fn sum_up(&mut self) {
        self.weeks = vec![WEEKS.map(text).to_vec()];
        for (n, week) in self.days[1..].chunks(7).enumerate() {
            let sum = |column: usize| number(week.iter().map(|row| row[column].value()).sum::<u64>());
            let prevented = [number(100 + n), number(5)];
            let mut row = vec![week[6][0].clone(), sum(1), sum(2), sum(3)];
            row.extend(prevented);
            row.push(Cell::Empty);
            self.weeks.push(row);
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let cover: Rows = vec![vec![text("Small boat arrivals")], vec![text("Date"), day(date(2024, 5, 27))]];
        let notes: Rows = vec![vec![text("Notes")], vec![text("1. Boats arrived &amp; migrants arrived.")]];
        self.with_sheets(&[
            sheet("Cover_sheet", &cover),
            sheet("Notes", &notes),
            sheet("SB_01", &self.days),
            sheet("SB_02", &self.weeks),
        ])
    }

    pub fn with_sheets(&self, sheets: &[String]) -> Vec<u8> {
        let content = content(&sheets.concat());
        let meta = self.saved.as_deref().map(meta);
        let mut parts: Vec<(&str, &[u8])> =
            vec![("mimetype", MIMETYPE.as_bytes()), ("META-INF/manifest.xml", MANIFEST.as_bytes())];
        parts.extend(meta.as_ref().map(|meta| ("meta.xml", meta.as_bytes())));
        parts.push(("content.xml", content.as_bytes()));
        archive(&parts)
    }
}
