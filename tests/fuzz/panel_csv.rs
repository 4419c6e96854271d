//! Bytes as a CSV panel, straight into a tally: the same however they come in, and with the rows and the
//! people of a slow reading of the text.
//!
//! The first byte says how many bytes come at a time.

use std::io::Read;

use crossings::source::ReadError;
use crossings::source::panel::{PanelFile, PanelTally, tally};
use crossings::{Count, TallyOptions};

use super::input::refused;
use super::table::{column, number, rows};

const FILE: &str = "panel.csv";

type Tallies = fn(&[u8], usize) -> Result<PanelTally, ReadError>;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a reader that loses the last row", |bytes| {
        with(bytes, |bytes, step| read(without_last_line(bytes), step))
    }),
    ("a reader that loses what comes after the first part", |bytes| {
        with(bytes, |bytes, step| read(bytes.get(..step).unwrap_or(bytes), step));
    }),
];

pub fn run(bytes: &[u8]) {
    with(bytes, read);
}

fn without_last_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.trim_ascii_end().iter().rposition(|byte| *byte == b'\n').unwrap_or(bytes.len());
    &bytes[..end]
}

/// A stream that gives so many bytes at a time.
struct Steps {
    bytes: Vec<u8>,
    at: usize,
    step: usize,
}

impl Read for Steps {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.len().min(self.step).min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

fn read(bytes: &[u8], step: usize) -> Result<PanelTally, ReadError> {
    let stream = Steps { bytes: bytes.to_vec(), at: 0, step };
    tally([PanelFile::stream(FILE, stream)], TallyOptions::default(), &|_| {})
}

fn with(bytes: &[u8], read: Tallies) {
    let Some((step, text)) = bytes.split_first() else { return };
    // What begins as another kind of file is read as that, or refused for want of its reader.
    if text.iter().take(4096).any(|byte| *byte == 0) || text.is_empty() {
        return;
    }
    let whole = read(text, usize::MAX);
    let parts = read(text, usize::from(*step).max(1));
    let (whole, parts) = match (whole, parts) {
        (Err(whole), Err(parts)) => {
            assert_eq!(whole, parts, "the same problems however the bytes come in");
            return refused(&whole, FILE);
        }
        (Ok(whole), Ok(parts)) => (whole, parts),
        (whole, parts) => panic!("at once {:?}, in parts {:?}", whole.map(|_| ()), parts.map(|_| ())),
    };
    assert_eq!(whole.tally.to_bytes(), parts.tally.to_bytes(), "the same tally however the bytes come in");
    let table = rows(text).expect("a file that was read closes its quotations");
    let said = u64::try_from(table.len() - 1).expect("few rows");
    assert_eq!(whole.tally.rows(), said, "every row but the first");
    let people = column(&table, &["people"]).expect("it was read");
    let known = table.iter().skip(1).filter_map(|row| number(row.get(people)?)?);
    let (count, sum) = known.fold((0, 0), |(count, sum), n| (count + 1, sum + n));
    let tallied = whole.tally.finish();
    assert_eq!((tallied.people.known, tallied.people.sum.map(Count::get)), (count, Some(sum)));
    for one in &tallied.findings {
        assert!(one.row() < said && !one.got().is_empty() && !one.wanted().is_empty());
    }
}
