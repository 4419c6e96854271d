//! The rows of a text, one after another.

use std::io::{self, BufRead, BufReader, Read};

/// Bytes that are read together.
const BUFFER: usize = 1 << 18;

/// Bytes of a row at most.
pub(super) const LONGEST: usize = 1 << 20;

/// Fields of a row at most.
pub(super) const WIDEST: usize = 1 << 12;

/// Why a row is not one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    Fields(usize),
    TooManyFields,
    TooLong,
    OpenQuotation,
    Unreadable(io::ErrorKind),
}

impl Fault {
    /// Whether nothing can be said of what comes after it.
    pub(super) const fn is_last(self) -> bool {
        !matches!(self, Self::Fields(_))
    }
}

/// The rows of a text, of which one at a time is in memory.
pub(super) struct Rows<R> {
    input: BufReader<R>,
    machine: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How many fields the row has.
    fields: usize,
    /// The line that it begins on.
    line: u64,
    /// Line ends before a row, which the machine never saw.
    blank: u64,
    begun: bool,
}

/// A row: its fields, and the line that it begins on.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    text: &'a [u8],
    ends: &'a [usize],
    pub(super) line: u64,
}

impl<'a> Row<'a> {
    pub(super) const fn len(self) -> usize {
        self.ends.len()
    }

    pub(super) fn field(self, nth: usize) -> &'a [u8] {
        let start = nth.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(nth).copied());
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    pub(super) fn fields(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |nth| self.field(nth))
    }
}

impl<R: Read> Rows<R> {
    pub(super) fn new(bytes: R) -> Self {
        Self {
            input: BufReader::with_capacity(BUFFER, bytes),
            machine: csv_core::Reader::new(),
            text: vec![0; 1 << 10],
            ends: vec![0; 1 << 6],
            fields: 0,
            line: 1,
            blank: 0,
            begun: false,
        }
    }

    pub(super) fn row(&self) -> Row<'_> {
        let ends = self.ends.get(..self.fields).unwrap_or_default();
        Row { text: &self.text, ends, line: self.line }
    }

    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next row; `false` where there is none.
    pub(super) fn next(&mut self) -> Result<bool, Fault> {
        if !self.pass_blank().map_err(|error| Fault::Unreadable(error.kind()))? {
            return Ok(false);
        }
        self.line = self.machine.line().saturating_add(self.blank);
        let (mut written, mut fields) = (0_usize, 0_usize);
        loop {
            let input = self.input.fill_buf().map_err(|error| Fault::Unreadable(error.kind()))?;
            // A line end after the last byte ends the last row, unless a quotation is open.
            let at_end = input.is_empty();
            let input = if at_end { b"\n".as_slice() } else { input };
            let text = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let (result, read, wrote, ended) = self.machine.read_record(input, text, ends);
            if !at_end {
                self.input.consume(read);
            }
            written = written.saturating_add(wrote);
            fields = fields.saturating_add(ended);
            match result {
                csv_core::ReadRecordResult::Record => break,
                csv_core::ReadRecordResult::InputEmpty if at_end => return Err(Fault::OpenQuotation),
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull if self.text.len() >= LONGEST => {
                    return Err(Fault::TooLong);
                }
                csv_core::ReadRecordResult::OutputFull => {
                    self.text.resize(self.text.len().saturating_mul(2), 0);
                }
                csv_core::ReadRecordResult::OutputEndsFull if self.ends.len() >= WIDEST => {
                    return Err(Fault::TooManyFields);
                }
                csv_core::ReadRecordResult::OutputEndsFull => {
                    self.ends.resize(self.ends.len().saturating_mul(2), 0);
                }
                csv_core::ReadRecordResult::End => return Ok(false),
            }
        }
        self.fields = fields;
        Ok(true)
    }

    /// Goes past a byte order mark and empty lines; whether there is anything after them.
    fn pass_blank(&mut self) -> io::Result<bool> {
        if !core::mem::replace(&mut self.begun, true) {
            let mark = self.input.fill_buf()?.starts_with(b"\xEF\xBB\xBF");
            self.input.consume(if mark { 3 } else { 0 });
        }
        loop {
            let input = self.input.fill_buf()?;
            let Some(byte) = input.first().copied() else { return Ok(false) };
            if !matches!(byte, b'\n' | b'\r') {
                return Ok(true);
            }
            self.input.consume(1);
            self.blank = self.blank.saturating_add(u64::from(byte == b'\n'));
        }
    }
}
