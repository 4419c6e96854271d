//! # Tallies
//!
//! A check and a summary of columns of any size: a panel of many series, a row for each day of each.
//! Every row is looked at once, and none is kept. A tally is of some rows; those of rows that follow on
//! each other are merged, and its bytes can be sent to where that is done.

use super::answer::crossings_answer;
use super::argument::{array, bytes, choice, numbered, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::crossings_period;
use super::error::{crossings_error, crossings_status};
use super::stream::{ArrowArrayStream, no_stream, taken};
use crate::question::Answer;
use crate::{Cells, Columns, ColumnsError, KeySort, KeySortError, RowOrder, Tally, TallyOptions};
use core::ffi::{c_char, c_void};
use core::num::NonZeroUsize;
use std::sync::OnceLock;

/// Whether the rows of a panel are in order.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_row_order {
    /// They ascend by series and then by date, and where they do not, that is a finding.
    Ascending = 0,
    /// They stand in any order, which only `crossings_answer_tally_unsorted` checks.
    Any = 1,
}

numbered!(RowOrder as crossings_row_order { Ascending, Any });

/// How a tally is made.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_tally_options {
    /// How many findings are kept, the first ones; all are counted.
    pub findings: usize,
    /// The periods that are summed up, each for itself. May be NULL, with the length 0.
    pub periods: *const crossings_period,
    /// How many periods there are.
    pub periods_len: usize,
    /// Whether every series has every day from its first to its last: a `crossings_coverage`. With
    /// `CROSSINGS_COVERAGE_PARTIAL` a missing day is no finding.
    pub coverage: u32,
    /// Whether the rows ascend: a `crossings_row_order`.
    pub order: u32,
    /// How many threads share a chunk that is large; 0 is one.
    pub threads: u32,
}

/// The options, or those that there are without any.
///
/// # Safety
/// `options` is NULL or points to options that nobody changes or frees meanwhile.
unsafe fn read(options: *const crossings_tally_options) -> Result<TallyOptions, Failure> {
    // SAFETY: it is the contract of this function too.
    let Some(options) = (unsafe { optional(options) }) else { return Ok(TallyOptions::default()) };
    // SAFETY: a caller keeps what it points to as it is during the call.
    let periods = unsafe { array(options.periods, options.periods_len, "options.periods")? };
    let periods = periods
        .iter()
        .enumerate()
        .map(|(n, period)| period.read(&format!("options.periods[{n}]")))
        .collect::<Result<_, _>>()?;
    let threads = usize::try_from(options.threads).unwrap_or(usize::MAX);
    Ok(TallyOptions {
        findings: options.findings,
        coverage: choice(options.coverage, "options.coverage")?,
        order: choice(options.order, "options.order")?,
        periods,
        threads: NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN),
    })
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

/// A tally of some rows. Free it with `crossings_tally_free`.
#[derive(Debug)]
pub struct crossings_tally {
    tally: Tally,
    /// Made when they are first asked for.
    bytes: OnceLock<Vec<u8>>,
}

impl crossings_tally {
    fn new(tally: Tally) -> Self {
        Self { tally, bytes: OnceLock::new() }
    }
}

/// Borrowed bytes. They live as long as the handle that they came from.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_bytes {
    /// The first of them.
    pub data: *const u8,
    /// How many there are.
    pub len: usize,
}

/// Looks at every row of columns that are in memory.
///
/// - `columns`: the columns; nothing of them is kept.
/// - `options` may be NULL for a thousand findings, every day, rows that ascend, no periods and one thread.
///
/// Fails with `CROSSINGS_STATUS_INVALID_LENGTH` where the columns are of different lengths, or there
/// are too few bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_columns(
    columns: *const crossings_columns,
    options: *const crossings_tally_options,
    out: *mut *mut crossings_tally,
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
            let options = read(options)?;
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
            out.give(crossings_tally::new(tally));
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
/// - `name`: what problems call the panel.
/// - `options` may be NULL for a thousand findings, every day, rows that ascend, no periods and one thread.
///
/// The columns are `date`, `people`, `boats` and, where there are such, `uncontrolled` and `series`.
/// Dates are date32, date64, or timestamps without a time zone; the others are integers of any width,
/// or floats that are whole.
///
/// Fails with `CROSSINGS_STATUS_UNREADABLE` where a column is missing, unknown or of another type, or
/// the stream breaks off, and with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without
/// Arrow.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_stream(
    stream: *mut ArrowArrayStream,
    name: *const c_char,
    name_len: usize,
    options: *const crossings_tally_options,
    out: *mut *mut crossings_tally,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let stream = taken(stream);
            let out = slot(out, "out")?;
            let stream = stream.ok_or_else(no_stream)?;
            let name = text(name, name_len, "name")?;
            let mut tally = Tally::new(read(options)?);
            each_chunk(name, stream, |columns| {
                tally.observe(columns);
                Ok(())
            })?;
            out.give(crossings_tally::new(tally));
            Ok(())
        })
    }
}

/// The tally of the rows of `earlier` and then those of `later`. Both stay as they are.
///
/// Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where they are made in different ways; only the number
/// of threads may differ.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_merge(
    earlier: *const crossings_tally,
    later: *const crossings_tally,
    out: *mut *mut crossings_tally,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (earlier, later) = (shared(earlier, "earlier")?, shared(later, "later")?);
            let merged = earlier.tally.clone().merge(later.tally.clone()).map_err(|error| {
                Failure::new(crossings_status::InvalidRequest, format!("`earlier` and `later`: {error}"))
            })?;
            out.give(crossings_tally::new(merged));
            Ok(())
        })
    }
}

/// A tally as bytes, to be sent to where others are: a few hundred, and some more for each period and each
/// finding that is kept. They are borrowed from the tally.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_bytes(
    handle: *const crossings_tally,
    out: *mut crossings_bytes,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let handle = shared(handle, "handle")?;
            let bytes = handle.bytes.get_or_init(|| handle.tally.to_bytes());
            out.give(crossings_bytes { data: bytes.as_ptr(), len: bytes.len() });
            Ok(())
        })
    }
}

/// The tally of `crossings_tally_bytes`.
///
/// - `bytes`: the `bytes_len` bytes; nothing of them is kept.
///
/// Fails with `CROSSINGS_STATUS_UNREADABLE` where they are none, of another version, or damaged. Their
/// checksum finds accidents, not forgery.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_from_bytes(
    bytes: *const c_void,
    bytes_len: usize,
    out: *mut *mut crossings_tally,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let tally = Tally::from_bytes(self::bytes(bytes, bytes_len, "bytes")?)
                .map_err(|error| Failure::new(crossings_status::Unreadable, error.to_string()))?;
            out.give(crossings_tally::new(tally));
            Ok(())
        })
    }
}

/// What a tally found. Its rows as Arrow are the findings. The tally stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_answer(
    handle: *const crossings_tally,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let tallied = shared(handle, "handle")?.tally.clone().finish();
            out.give(crossings_answer(Answer::rows(tallied)));
            Ok(())
        })
    }
}

/// Frees a tally; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tally_free(handle: *mut crossings_tally) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// Looks at every row of a panel whose rows stand in any order, and sorts their keys to find what is there
/// twice and what is missing.
///
/// - `stream`: the panel. It is taken, and released, whatever comes of it.
/// - `name`: what problems call the panel.
/// - `options` may be NULL, as for `crossings_tally_stream`. Their `order` is not looked at: it is any.
/// - `memory`: how many bytes the sort keeps in memory, 1,024 at least. What does not fit, 16 bytes for each
///   row, is written to temporary files.
///
/// Fails as `crossings_tally_stream` does, and with `CROSSINGS_STATUS_UNREADABLE` where the temporary
/// files cannot be written or read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_tally_unsorted(
    stream: *mut ArrowArrayStream,
    name: *const c_char,
    name_len: usize,
    options: *const crossings_tally_options,
    memory: usize,
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
            let options = read(options)?;
            let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..options });
            let mut keys = KeySort::with_memory(memory);
            each_chunk(name, stream, |columns| {
                tally.observe(columns);
                keys.observe(columns).map_err(Failure::from)
            })?;
            let tallied = keys.sorted().and_then(|keys| keys.complete(tally));
            tallied.map(|tallied| out.give(crossings_answer(Answer::rows(tallied)))).map_err(Failure::from)
        })
    }
}

impl From<KeySortError> for Failure {
    fn from(error: KeySortError) -> Self {
        Self::new(crossings_status::Unreadable, error.to_string())
    }
}

#[cfg(feature = "arrow")]
fn each_chunk(
    name: &str,
    stream: ArrowArrayStream,
    mut look: impl FnMut(&Columns<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    use super::finding::Findings;
    use crate::source::{ProblemKind, ReadError};
    let unreadable = |error: ReadError| {
        Failure::found(crossings_status::Unreadable, Findings::new(error.problems().to_vec(), []))
    };
    let batches = super::stream::batches(stream).map_err(|error| {
        let wanted = "a stream of record batches";
        unreadable(ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), wanted))
    })?;
    let mut looked = Ok(());
    let read = crate::arrow::each_chunk(name, batches, |columns| {
        looked = look(columns);
        looked.is_ok()
    });
    looked.and(read.map_err(unreadable))
}

#[cfg(not(feature = "arrow"))]
fn each_chunk(
    _: &str,
    _: ArrowArrayStream,
    _: impl FnMut(&Columns<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    Err(super::stream::without_arrow())
}
