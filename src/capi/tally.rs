//! # Tallies
//!
//! A check and a summary of columns of any size: a panel of many series, a row for each day of each.
//! The rows are looked at once, in order, and none is kept.

use super::answer::crossings_answer;
use super::argument::{array, choice, optional, shared, slot, text};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use super::stream::{ArrowArrayStream, no_stream, taken};
use crate::question::Answer;
use crate::{Cells, Columns, ColumnsError, Tally, TallyOptions};
use core::ffi::c_char;
use core::num::NonZeroUsize;

/// How a tally is made.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_tally_options {
    /// How many findings are kept, the first ones; all are counted.
    pub findings: usize,
    /// Whether every series has every day from its first to its last: a `crossings_coverage`. With
    /// `CROSSINGS_COVERAGE_PARTIAL` a missing day is no finding.
    pub coverage: u32,
    /// How many threads share a chunk that is large; 0 is one.
    pub threads: u32,
}

impl crossings_tally_options {
    fn read(self) -> Result<TallyOptions, Failure> {
        let threads = usize::try_from(self.threads).unwrap_or(usize::MAX);
        Ok(TallyOptions {
            findings: self.findings,
            coverage: choice(self.coverage, "options.coverage")?,
            threads: NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN),
        })
    }
}

/// Columns in memory, all of one length. Rows ascend by series and then by date.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_columns {
    /// The series that each row is of. May be NULL, with the length 0: then all are of one.
    pub series: *const u32,
    /// How many series there are.
    pub series_len: usize,
    /// The day of each row, in days from 1 January 1970.
    pub dates: *const i32,
    /// How many dates there are.
    pub dates_len: usize,
    /// The people who arrived on it.
    pub people: *const u32,
    /// How many numbers of people there are.
    pub people_len: usize,
    /// The boats that arrived on it.
    pub boats: *const u32,
    /// How many numbers of boats there are.
    pub boats_len: usize,
    /// The boats of them that landed uncontrolled. May be NULL, with the length 0: then none is known.
    pub uncontrolled: *const u32,
    /// How many numbers of uncontrolled landings there are.
    pub uncontrolled_len: usize,
    /// Which of them are known: a bit for each row, from the lowest of the first byte on. May be NULL,
    /// with the length 0: then all are.
    pub uncontrolled_known: *const u8,
    /// How many bytes of such bits there are.
    pub uncontrolled_known_len: usize,
}

/// Looks at every row of columns that are in memory.
///
/// - `columns`: the columns; nothing of them is kept.
/// - `options` may be NULL for a thousand findings, every day, and one thread.
///
/// Its rows as Arrow are the findings.
///
/// Fails with `CROSSINGS_STATUS_INVALID_LENGTH` where the columns are of different lengths, or there
/// are too few bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_tally_columns(
    columns: *const crossings_columns,
    options: *const crossings_tally_options,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let given = shared(columns, "columns")?;
            let series = array(given.series, given.series_len, "columns.series")?;
            let dates = array(given.dates, given.dates_len, "columns.dates")?;
            let people = array(given.people, given.people_len, "columns.people")?;
            let boats = array(given.boats, given.boats_len, "columns.boats")?;
            let uncontrolled = array(given.uncontrolled, given.uncontrolled_len, "columns.uncontrolled")?;
            let known =
                array(given.uncontrolled_known, given.uncontrolled_known_len, "columns.uncontrolled_known")?;
            let options = match optional(options) {
                Some(options) => options.read()?,
                None => TallyOptions::default(),
            };
            let mut columns = Columns::new(dates, people, boats)?;
            if !given.series.is_null() {
                columns = columns.with_series(series)?;
            }
            if !given.uncontrolled.is_null() {
                columns = columns.with_uncontrolled(if given.uncontrolled_known.is_null() {
                    Cells::new(uncontrolled)
                } else {
                    Cells::with_validity(uncontrolled, known, 0)?
                })?;
            }
            let mut tally = Tally::new(options);
            tally.observe(&columns);
            out.give(crossings_answer(Answer::rows(tally.finish())));
            Ok(())
        })
    }
}

impl From<ColumnsError> for Failure {
    fn from(error: ColumnsError) -> Self {
        Self::new(crossings_status::InvalidLength, format!("`columns`: {error}"))
    }
}

/// Looks at every row of a panel, batch by batch: no more than one batch is in memory.
///
/// - `stream`: the panel. It is taken, and released, whatever comes of it.
/// - `name`: what findings call the panel.
/// - `options` may be NULL for a thousand findings, every day, and one thread.
///
/// The columns are `date`, `people`, `boats` and, where there are such, `uncontrolled` and `series`.
/// Dates are date32, date64, or timestamps without a time zone; the others are integers of any width,
/// or floats that are whole. Its rows as Arrow are the findings.
///
/// Fails with `CROSSINGS_STATUS_UNREADABLE` where a column is missing, unknown or of another type, or
/// the stream breaks off, and with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without
/// Arrow.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_tally_stream(
    stream: *mut ArrowArrayStream,
    name: *const c_char,
    name_len: usize,
    options: *const crossings_tally_options,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let stream = taken(stream);
            let out = slot(out, "out")?;
            let stream = stream.ok_or_else(no_stream)?;
            let name = text(name, name_len, "name")?;
            let options = match optional(options) {
                Some(options) => options.read()?,
                None => TallyOptions::default(),
            };
            let mut tally = Tally::new(options);
            observe(name, stream, &mut tally)?;
            out.give(crossings_answer(Answer::rows(tally.finish())));
            Ok(())
        })
    }
}

#[cfg(feature = "arrow")]
fn observe(name: &str, stream: ArrowArrayStream, tally: &mut Tally) -> Result<(), Failure> {
    use super::finding::Findings;
    use crate::source::{ProblemKind, ReadError};
    let read = super::stream::batches(stream).map_err(|error| {
        let wanted = "a stream of record batches";
        ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), wanted)
    });
    read.and_then(|batches| crate::arrow::observe(name, batches, tally)).map_err(|error| {
        Failure::found(crossings_status::Unreadable, Findings::new(error.problems().to_vec(), []))
    })
}

#[cfg(not(feature = "arrow"))]
fn observe(_: &str, _: ArrowArrayStream, _: &mut Tally) -> Result<(), Failure> {
    Err(super::stream::without_arrow())
}
