//! Rows of fields, each with the line that it begins on.

/// More fields than any row has that is read here.
pub(super) const MOST_FIELDS: usize = 64;

/// Why a row is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has so many fields, which is not as many as it should.
    Fields(usize),
    /// It has more than [`MOST_FIELDS`].
    TooManyFields,
    /// It is not text.
    NotUtf8,
    /// A quotation mark opens what none closes.
    OpenQuotation,
}

/// The rows of a file.
pub(super) struct Records<'a> {
    rest: &'a [u8],
    /// The line that `rest` begins on, counted from 1.
    line: u32,
    machine: csv_core::Reader,
    text: Vec<u8>,
    ends: [usize; MOST_FIELDS],
}

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
            line: 1,
            machine: csv_core::Reader::new(),
            text: vec![0; 1024],
            ends: [0; MOST_FIELDS],
        }
    }

    /// Goes past some bytes, counting the line ends: `\n`, `\r\n` or `\r`.
    fn pass(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, &[]));
        let next = passed.iter().skip(1).chain(rest.first()).map(Some).chain([None]);
        let ends = passed.iter().zip(next).filter(|(byte, next)| match byte {
            b'\n' => true,
            b'\r' => *next != Some(&b'\n'),
            _ => false,
        });
        self.line = self.line.saturating_add(u32::try_from(ends.count()).unwrap_or(u32::MAX));
        self.rest = rest;
    }

    /// The next row and the line that it begins on.
    pub(super) fn next(&mut self) -> Option<(u32, Result<Vec<&str>, Fault>)> {
        let blank = self.rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        self.pass(blank);
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let (mut written, mut fields, mut too_many) = (0_usize, 0_usize, false);
        loop {
            // A line end after the last byte ends the last row, unless a quotation is open.
            let at_end = self.rest.is_empty();
            let input = if at_end { b"\n".as_slice() } else { self.rest };
            let text = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let (result, read, wrote, ended) = self.machine.read_record(input, text, ends);
            if !at_end {
                self.pass(read);
            }
            written = written.saturating_add(wrote);
            fields = fields.saturating_add(ended);
            match result {
                csv_core::ReadRecordResult::Record => break,
                csv_core::ReadRecordResult::InputEmpty if at_end => {
                    return Some((line, Err(Fault::OpenQuotation)));
                }
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull => {
                    self.text.resize(self.text.len().saturating_mul(2), 0);
                }
                csv_core::ReadRecordResult::OutputEndsFull => (too_many, written, fields) = (true, 0, 0),
                csv_core::ReadRecordResult::End => return None,
            }
        }
        if too_many {
            return Some((line, Err(Fault::TooManyFields)));
        }
        Some((line, self.split(written, fields).ok_or(Fault::NotUtf8)))
    }

    /// The fields of the row in `text`.
    fn split(&self, written: usize, fields: usize) -> Option<Vec<&str>> {
        let text = str::from_utf8(self.text.get(..written)?).ok()?;
        let mut start = 0;
        let ends = self.ends.get(..fields)?.iter();
        ends.map(|end| text.get(core::mem::replace(&mut start, *end)..*end)).collect()
    }
}
