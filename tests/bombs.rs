//! Small inputs that ask for much, at every door that reads a stranger's bytes: each is refused with a reason
//! and little memory, counted by the allocator; and numbers that are no numbers, which no reader guesses at.
//!
//! Workbooks as heavy as the limits let in are in `tests/suite/ods/bomb.rs`, and the heaviest texts in
//! `tests/memory.rs`: those are about the ceiling of 256 MB, and these about what a refusal costs.
#![cfg(all(feature = "ods", feature = "csv", feature = "json", feature = "bytes"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::format_push_string,
    clippy::print_stdout,
    clippy::string_slice,
    unsafe_code,
    missing_docs,
    reason = "a test ends where an assumption fails, and an allocator is unsafe"
)]

mod evidence;
mod heap;

use std::io::{Cursor, Write};
use std::time::Instant;

use crossings::question::{self, NAMES};
use crossings::source::panel::{PanelFile, tally};
use crossings::source::{Limits, Options, ReadError, csv, json, ods};
use crossings::{Draft, Field, Figure, Tally, TallyOptions};
use evidence::Evidence;
use heap::peak;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = "<?xml version=\"1.0\"?><manifest:manifest \
    xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry \
    manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
    </manifest:manifest>";

/// A workbook whose `content.xml` is a head and then a chunk, so often.
fn workbook(head: &str, chunk: &str, times: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("mimetype", MIMETYPE), ("META-INF/manifest.xml", MANIFEST), ("content.xml", head)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    for _ in 0..times {
        zip.write_all(chunk.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:table=\"t\" xmlns:office=\"o\" xmlns:text=\"x\">\
         <office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

/// A row of one cell of `text`, both so often.
fn cells(rows: &str, columns: &str, text: &str) -> String {
    format!(
        "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell office:value-type=\"string\" \
         table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p></table:table-cell></table:table-row>"
    )
}

/// Ten entities, each ten times the one before.
fn billion_laughs() -> String {
    let mut entities = "<!ENTITY a0 \"ha\">".to_owned();
    for n in 1..10 {
        entities += &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10));
    }
    let whole = sheet(&cells("1", "1", "&a9;"));
    let declared = "<?xml version=\"1.0\"?>";
    format!("{declared}<!DOCTYPE b [{entities}]>{}", &whole[declared.len()..])
}

fn read_csv(bytes: &[u8]) -> Result<Draft, ReadError> {
    csv::read("bomb.csv", bytes, &Options::default())
}

fn read_json(bytes: &[u8]) -> Result<Draft, ReadError> {
    json::read("bomb.json", bytes, &Options::default())
}

/// Why some bytes were refused, in words; `None` where they were read.
type Refusal = fn(&[u8]) -> Option<String>;

fn by_ods(bytes: &[u8]) -> Option<String> {
    ods::read("bomb.ods", bytes, &Options::default()).err().map(|error| error.to_string())
}

fn by_csv(bytes: &[u8]) -> Option<String> {
    read_csv(bytes).err().map(|error| error.to_string())
}

fn by_json(bytes: &[u8]) -> Option<String> {
    read_json(bytes).err().map(|error| error.to_string())
}

fn by_claims(bytes: &[u8]) -> Option<String> {
    json::read_claims("bomb.json", bytes, &Limits::default()).err().map(|error| error.to_string())
}

/// Refused by every question.
fn by_questions(bytes: &[u8]) -> Option<String> {
    let request = str::from_utf8(bytes).unwrap();
    let errors: Option<Vec<String>> =
        NAMES.iter().map(|name| question::ask(name, request).err().map(|error| error.to_string())).collect();
    errors.map(|errors| errors.join("; "))
}

fn by_panel(bytes: &[u8]) -> Option<String> {
    let file = PanelFile::stream("bomb.csv", Cursor::new(bytes.to_vec()));
    tally([file], TallyOptions::default(), &|_| {}).err().map(|error| error.to_string())
}

fn by_figure(bytes: &[u8]) -> Option<String> {
    Figure::parse(str::from_utf8(bytes).unwrap()).err().map(|why| why.to_string())
}

fn by_tally(bytes: &[u8]) -> Option<String> {
    Tally::from_bytes(bytes).err().map(|error| error.to_string())
}

/// Each bomb: what it is, who refuses it, and what is in it.
fn bombs() -> Vec<(&'static str, Refusal, Vec<u8>)> {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(1_000_000), close.repeat(1_000_000));
    let mebibyte = " ".repeat(1 << 20);
    let claims = |inner: &str| format!("{{\"format\":\"crossings-claims/1\",{inner}}}").into_bytes();
    let register = |inner: &str| format!("{{\"format\":1,{inner}}}").into_bytes();
    // A tally that says that four thousand million findings follow, with a checksum that is right.
    let mut many = Tally::new(TallyOptions::default()).to_bytes();
    many.truncate(many.len() - 5);
    many.extend([0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);
    many.extend(crc(&many).to_le_bytes());
    vec![
        ("10,000 × 10,000 cells", by_ods, workbook(&sheet(&cells("10000", "10000", "1")), "", 0)),
        ("99,999,999 cells", by_ods, workbook(&sheet(&cells("9999", "9999", "1")), "", 0)),
        (
            "more cells than can be counted",
            by_ods,
            workbook(&sheet(&cells(&"9".repeat(40), "9", "1")), "", 0),
        ),
        ("a billion laughs", by_ods, workbook(&billion_laughs(), "", 0)),
        ("400 MiB of blanks in 400 KB", by_ods, workbook("<a>", &mebibyte, 400)),
        ("a million open tags", by_ods, workbook(&"<a>".repeat(1_000_000), "", 0)),
        ("lists in lists, a register", by_json, deep("[", "]").into_bytes()),
        ("objects in objects, a register", by_json, deep("{\"series\":", "}").into_bytes()),
        ("a key twice, a register", by_json, register("\"boats\":[],\"boats\":[]")),
        ("a key twice, escaped, a register", by_json, register("\"boats\":[],\"b\\u006fats\":[]")),
        ("lists in lists, claims", by_claims, claims(&format!("\"claims\":{}", deep("[", "]")))),
        ("a key twice, claims", by_claims, claims("\"claims\":[],\"claims\":[]")),
        ("lists in lists, questions", by_questions, deep("[", "]").into_bytes()),
        ("objects in objects, questions", by_questions, deep("{\"files\":", "}").into_bytes()),
        ("a key twice, questions", by_questions, b"{\"files\":[],\"files\":[]}".to_vec()),
        ("a million columns", by_csv, format!("date,people,boats{}\n", ",x".repeat(1_000_000)).into_bytes()),
        (
            "an open quotation of 8 MiB",
            by_csv,
            format!("date,people,boats\n\"{}", mebibyte.repeat(8)).into_bytes(),
        ),
        (
            "a million columns, a panel",
            by_panel,
            format!("date,people,boats{}\n", ",x".repeat(1_000_000)).into_bytes(),
        ),
        (
            "a row of 8 MiB, a panel",
            by_panel,
            format!("date,people,boats\n\"{}", mebibyte.repeat(8)).into_bytes(),
        ),
        ("a figure of a megabyte", by_figure, "9".repeat(1_000_000).into_bytes()),
        ("words without end", by_figure, "one hundred and ".repeat(60_000).into_bytes()),
        ("a tally of four thousand million findings", by_tally, many),
    ]
}

/// The checksum of a tally, a bit at a time.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    !sum
}

/// What a refusal may take beside the bytes themselves: half of the 256 MB that any input may take. A part of a
/// workbook is unpacked up to its limit of 32 MiB, into room that doubles, before more of it is refused.
const CEILING: usize = 128 << 20;

/// One test, since what it counts is of the whole process.
#[test]
fn bombs_are_refused_with_little_memory() {
    let began = Instant::now();
    let (mut most, mut count) = (0, 0);
    for (name, refuse, bytes) in bombs() {
        let ceiling = CEILING + bytes.len();
        let (why, taken) = peak(|| refuse(&bytes));
        let why = why.unwrap_or_else(|| panic!("{name} is read"));
        assert!(!why.is_empty() && why.len() < 20_000, "{name}: {} bytes of words", why.len());
        assert!(taken < ceiling, "{name}: {taken} bytes for {}", bytes.len());
        (most, count) = (most.max(taken), count + 1);
        println!(
            "{name}: {} bytes, {taken} taken: {}",
            bytes.len(),
            why.chars().take(100).collect::<String>()
        );
    }
    // What the count can see: a bomb without its limit.
    let (_, taken) = peak(|| vec![0_u8; CEILING + 1].len());
    assert!(taken > CEILING, "the allocator counts");
    numbers_that_are_none();
    record(count, most, began.elapsed().as_secs());
}

/// `+5`, `05`, `-0`, `1e400` and their like are kept as they stand, or refused with the file; never a number.
fn numbers_that_are_none() {
    let only = |draft: &Draft| draft.series[0].publications[0].days[0].people.clone();
    for text in ["+5", "05", "-0", "1e400", "5.0", "0x5", "5_0", "1e3", "NaN", "inf", "５"] {
        let table = format!("date,people,boats\n2024-07-07,{text},1\n");
        let said = only(&read_csv(table.as_bytes()).unwrap());
        assert_eq!(said, Field::Unreadable(text.to_owned()), "a cell of a CSV");
        let document = |people: &str| {
            format!(
                "{{\"format\":1,\"series\":[{{\"basis\":\"uk-arrivals\",\"publications\":[{{\"published\":\
                 \"2024-07-08\",\"days\":[{{\"date\":\"2024-07-07\",\"people\":{people},\"boats\":1}}]}}]}}]}}"
            )
        };
        let said = only(&read_json(document(&format!("\"{text}\"")).as_bytes()).unwrap());
        assert_eq!(said, Field::Unreadable(text.to_owned()), "a text in JSON");
        if let Ok(draft) = read_json(document(text).as_bytes()) {
            assert!(matches!(only(&draft), Field::Unreadable(_)), "{text} in JSON is {:?}", only(&draft));
        }
        assert!(by_panel(table.as_bytes()).is_some(), "{text} in a panel");
    }
}

fn record(bombs: usize, most: usize, seconds: u64) {
    Evidence {
        name: "fuzz-bombs",
        part: "Fuzzing",
        promise: "A small input that asks for much is refused with a reason, and with little memory, by every reader.",
        held_by: &["tests/bombs.rs"],
        measured: format!(
            "{bombs} bombs refused in {seconds} s; the dearest took {most} bytes at a time, of {CEILING} allowed"
        ),
        command: "cargo test --release --test bombs --features ods,csv,json,bytes",
    }
    .write();
}
