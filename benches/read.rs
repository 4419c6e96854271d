//! From the bytes of a workbook to a checked register, beside calamine's bare read of the same
//! sheets.
//!
//! `cargo bench --features ods --bench read`. The workbook is the newest stored one where
//! `CROSSINGS_DATA` is set, and a made one of the same size otherwise.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::needless_pass_by_value,
    clippy::items_after_statements,
    unreachable_pub,
    dead_code,
    missing_docs,
    reason = "a benchmark ends where an assumption fails; it uses a part of the tests' workbooks"
)]

use std::io::Cursor;

use calamine::{Ods, Reader};
use crossings::jiff::ToSpan;
use crossings::jiff::civil::date;
use crossings::source::{Options, ods};
use crossings::{Draft, Register, check};
use divan::{Bencher, black_box};

#[path = "../tests/suite/ods/workbook.rs"]
mod workbook;

fn main() {
    divan::main();
}

/// 450 weeks and 4 days, as the real workbook had in August 2026.
const DAYS: u64 = 3_154;

fn bytes() -> Vec<u8> {
    if let Ok(data) = std::env::var("CROSSINGS_DATA") {
        let folder = std::path::Path::new(&data).join("home-office");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        return std::fs::read(files.last().unwrap()).unwrap();
    }
    let mut made = workbook::Workbook::new();
    let first = date(2024, 4, 29);
    made.days.truncate(1);
    for n in 0..DAYS {
        let boats = if n % 3 == 0 { 1 + n % 17 } else { 0 };
        let counts = [boats * (20 + n % 50), boats, 0].map(workbook::number);
        let mut row = vec![workbook::day(first + i64::try_from(n).unwrap().days())];
        row.extend(counts);
        row.push(workbook::Cell::Empty);
        made.days.push(row);
    }
    made.days.truncate(1 + 7 * 450);
    made.sum_up();
    made.saved = Some("2032-12-13T07:30:00Z".to_owned());
    made.bytes()
}

fn draft(bytes: &[u8]) -> Draft {
    ods::read("made.ods", bytes, &Options::default()).unwrap()
}

/// What the library does.
#[divan::bench]
fn workbook_to_checked_register(bencher: Bencher<'_, '_>) {
    let bytes = bytes();
    bencher.bench_local(|| black_box(Register::try_from(draft(black_box(&bytes))).unwrap()));
}

/// What cannot be avoided while calamine reads the sheets.
#[divan::bench]
fn calamine_bare_read(bencher: Bencher<'_, '_>) {
    let bytes = bytes();
    bencher.bench_local(|| {
        let mut workbook: Ods<_> = Ods::new(Cursor::new(black_box(bytes.as_slice()))).unwrap();
        let sheets = ["SB_01", "SB_02"].map(|sheet| workbook.worksheet_range(sheet).unwrap());
        assert_eq!(sheets[0].height() / 7, sheets[1].height() - 1, "seven days a week");
        black_box(sheets)
    });
}

/// The part of it that checks every invariant.
#[divan::bench]
fn check_every_invariant(bencher: Bencher<'_, '_>) {
    let draft = draft(&bytes());
    bencher.bench_local(|| black_box(check(black_box(&draft))));
}
