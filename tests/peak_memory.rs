//! How many bytes each reader holds at most for each byte of its input, counted by the allocator.
//!
//! `docs/small-worlds.md` has the table of these ratios. They are of files as people have them; what the
//! worst files take at most is a limit of its own, in `tests/memory.rs`.
#![cfg(all(feature = "csv", feature = "json", feature = "ods"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::needless_pass_by_value,
    clippy::print_stdout,
    unsafe_code,
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a test ends where an assumption fails, and an allocator is unsafe"
)]

mod evidence;
mod heap;
#[path = "suite/ods/workbook.rs"]
mod workbook;

use std::fmt::Write as _;
use std::io::Read as _;
use std::time::Instant;

use crossings::jiff::SignedDuration;
use crossings::jiff::civil::{Date, date};
use crossings::source::panel::{PanelFile, tally};
use crossings::source::{self, Limits, Options};
use crossings::{Register, TallyOptions};
use evidence::Evidence;
use heap::peak;

fn day(number: i64) -> Date {
    date(1950, 1, 1).checked_add(SignedDuration::from_hours(number * 24)).unwrap()
}

fn figures(number: i64) -> (i64, i64) {
    (number % 5 * 47, number % 5)
}

fn table(rows: i64) -> Vec<u8> {
    let mut text = "date,people,boats\n".to_owned();
    for number in 0..rows {
        let (people, boats) = figures(number);
        writeln!(text, "{},{people},{boats}", day(number)).unwrap();
    }
    text.into_bytes()
}

fn document(rows: i64) -> Vec<u8> {
    let days: Vec<String> = (0..rows)
        .map(|number| {
            let (people, boats) = figures(number);
            format!(r#"{{"date":"{}","people":{people},"boats":{boats}}}"#, day(number))
        })
        .collect();
    let publication = format!(r#"{{"published":"2100-01-01","days":[{}]}}"#, days.join(","));
    let series = format!(r#"{{"basis":"uk-arrivals","publications":[{publication}]}}"#);
    format!(r#"{{"format":1,"series":[{series}]}}"#).into_bytes()
}

fn claims(count: i64) -> Vec<u8> {
    let over = r#"{"from":"2024-07-05","to":"2024-12-18"}"#;
    let claims: Vec<String> = (0..count)
        .map(|n| {
            let measure = format!(r#"{{"kind":"total","of":"people","over":{over}}}"#);
            format!(r#"{{"id":"claim-{n}","measure":{measure},"figure":"around {}"}}"#, 1_000 + n)
        })
        .collect();
    format!(r#"{{"format":"crossings-claims/1","claims":[{}]}}"#, claims.join(",")).into_bytes()
}

fn workbook(days: i64) -> Vec<u8> {
    let mut book = workbook::Workbook::new();
    book.days.truncate(1);
    // Whole weeks from a Monday, all before the workbook was saved.
    for number in 0..days / 7 * 7 {
        let (people, boats) = figures(number);
        let date = date(1990, 1, 1).checked_add(SignedDuration::from_hours(number * 24)).unwrap();
        let numbers = [people, boats, boats / 4].map(workbook::number);
        let mut row = vec![workbook::day(date)];
        row.extend(numbers);
        row.push(workbook::Cell::Empty);
        book.days.push(row);
    }
    book.sum_up();
    book.bytes()
}

/// The bytes of a workbook when it is unpacked.
fn unpacked(bytes: &[u8]) -> usize {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    zip.by_name("content.xml").unwrap().read_to_end(&mut content).unwrap()
}

/// A reader, an input of some size for it, and how many bytes for each byte it may hold.
struct Reader {
    name: &'static str,
    input: fn(i64) -> Vec<u8>,
    size: i64,
    read: fn(&[u8]),
    /// The bytes that an input counts as.
    length: fn(&[u8]) -> usize,
    /// The stated ratio: not less than was measured, and not twice of it.
    ratio: usize,
}

fn register(read: Result<crossings::Draft, source::ReadError>) {
    let register = Register::try_from(read.unwrap()).unwrap();
    assert!(!register.all_series().is_empty());
}

fn readers() -> [Reader; 4] {
    [
        Reader {
            name: "CSV to a register",
            input: table,
            size: 10_000,
            read: |bytes| register(source::csv::read("days.csv", bytes, &Options::default())),
            length: <[u8]>::len,
            ratio: 32,
        },
        Reader {
            name: "JSON to a register",
            input: document,
            size: 10_000,
            read: |bytes| register(source::json::read("days.json", bytes, &Options::default())),
            length: <[u8]>::len,
            ratio: 14,
        },
        Reader {
            name: "a workbook to a draft, for each byte unpacked",
            input: workbook,
            size: 3_500,
            read: |bytes| {
                let draft = source::ods::read("days.ods", bytes, &Options::default()).unwrap();
                assert!(draft.series[0].publications[0].days.len() >= 3_500);
            },
            length: unpacked,
            ratio: 2,
        },
        Reader {
            name: "claims in JSON",
            input: claims,
            size: 2_000,
            read: |bytes| {
                let read = source::json::read_claims("claims.json", bytes, &Limits::default());
                assert!(!read.unwrap().claims().is_empty());
            },
            length: <[u8]>::len,
            ratio: 10,
        },
    ]
}

/// Whether what is held stays within a ratio, without being far below it, at a size and at twice it.
fn within(ratio: usize, [once, twice]: [(usize, usize); 2]) -> bool {
    let kept = |(held, length): (usize, usize)| held <= ratio * length && 2 * held >= ratio * length;
    kept(once) && kept(twice)
}

#[test]
fn every_reader_holds_so_many_bytes_for_each_of_its_input() {
    let begun = Instant::now();
    let (mut measured, mut beyond) = (Vec::new(), Vec::new());
    for reader in readers() {
        let held = [1, 2].map(|times| {
            let input = (reader.input)(reader.size * times);
            let length = (reader.length)(&input);
            (peak(|| (reader.read)(&input)).1, length)
        });
        let tenths = held.map(|(held, length)| held * 10 / length);
        let [once, twice] = tenths.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
        let line = format!("{}: {once} and {twice} bytes for each, at most {}", reader.name, reader.ratio);
        println!("{line}");
        if !within(reader.ratio, held) {
            beyond.push(line.clone());
        }
        measured.push(line);
        // A reader that held three times as much would be told, and so would a blind count.
        for wrong in [3, 0] {
            let blind = within(reader.ratio, held.map(|(held, length)| (held * wrong, length)));
            beyond.extend(blind.then(|| format!("{wrong} times as much is not told: {}", reader.name)));
        }
    }
    assert!(beyond.is_empty(), "{beyond:#?}");
    // A panel is looked at in blocks, and nothing of it is kept.
    let panel = |rows| {
        let bytes = table(rows);
        let length = bytes.len();
        let file = PanelFile::stream("panel.csv", std::io::Cursor::new(bytes));
        (peak(|| drop(tally([file], TallyOptions::default(), &|_| {}).unwrap())).1, length)
    };
    let [(short, one), (long, four)] = [50_000, 200_000].map(panel);
    let line = format!(
        "a panel in CSV: {short} bytes for a file of {one}, {long} for one of {four}, at most {MOST_OF_A_PANEL}"
    );
    println!("{line}");
    //= docs/rules.md#tallies
    //# tally-21: The memory of a tally MUST NOT grow with its rows.
    assert!(one * 3 < four && short < MOST_OF_A_PANEL && long < MOST_OF_A_PANEL && long > 1_000, "{line}");
    measured.push(line);
    Evidence {
        name: "peak_memory",
        part: "Memory and fuel",
        promise: "Each reader holds at most a stated number of bytes for each byte of its input, and the \
                  reader of panels a constant.",
        held_by: &["tests/peak_memory.rs", "tests/memory.rs", "tests/consistency_memory.rs"],
        measured: format!(
            "{}; 2 seeded faults told of each; {:.1} s",
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --features ods,csv,json --test peak_memory",
    }
    .write();
}

/// The most that the reader of panels in CSV holds, however long the file: its block and its cells.
const MOST_OF_A_PANEL: usize = 2 << 20;
