//! # Columns
//!
//! Data frames in and rows out by the Arrow C Data Interface, which every dataframe library has.
//! `crossings_arrow.h` has its structures; whoever needs none of this need not include it.
//!
//! Counts are 64-bit integers with a sign, dates are date32, enumerations are texts, and rates are
//! decimals rounded to hundredths. A null is what is not known, and is never zero.

use core::ffi::{c_char, c_void};
use std::sync::Arc;

use super::argument::{Out, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use super::finding::crossings_findings;
use super::register::crossings_register;
use super::source::{crossings_limits, moment};
use super::view::crossings_view;
use super::week::crossings_weeks;
use crate::Register;
use crate::source::Options;

/// A stream of record batches, as the Arrow C Stream Interface has it. Dropping it releases it.
///
/// cbindgen:no-export
#[repr(C)]
#[derive(Debug)]
pub struct ArrowArrayStream {
    // What these take is the business of the two libraries.
    get_schema: Option<unsafe extern "C" fn()>,
    get_next: Option<unsafe extern "C" fn()>,
    get_last_error: Option<unsafe extern "C" fn()>,
    release: Option<unsafe extern "C" fn(*mut ArrowArrayStream)>,
    private_data: *mut c_void,
}

impl ArrowArrayStream {
    /// A stream that was released.
    const fn released() -> Self {
        let private_data = core::ptr::null_mut();
        Self { get_schema: None, get_next: None, get_last_error: None, release: None, private_data }
    }
}

impl Drop for ArrowArrayStream {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: whoever made the stream gave this function for just that, and a stream is
            // released once: the function, or the library that takes it over, says so in it.
            unsafe { release(self) };
        }
    }
}

/// The output `name`, a stream; it is a released one until there is one to give.
///
/// # Safety
/// `pointer` is NULL or points to where a stream may be written.
pub(super) unsafe fn stream_out(
    pointer: *mut ArrowArrayStream,
    name: &str,
) -> Result<Out<ArrowArrayStream>, Failure> {
    // SAFETY: it is the contract of this function too.
    let out = unsafe { value(pointer, name) }?;
    // SAFETY: `value` refuses NULL, so by the contract of this function it may be written to.
    unsafe { pointer.write(ArrowArrayStream::released()) };
    Ok(out)
}

/// Takes a stream from its owner, who is left with a released one. `None` where it is NULL.
///
/// # Safety
/// `pointer` is NULL or points to a stream that nobody else uses meanwhile.
pub(super) unsafe fn taken(pointer: *mut ArrowArrayStream) -> Option<ArrowArrayStream> {
    //= docs/rules.md#the-c-interface
    //# abi-17: A stream that comes in MUST be taken and released once, however the call ends.
    // SAFETY: it is not NULL, so by the contract of this function it may be read and written to.
    (!pointer.is_null()).then(|| unsafe { pointer.replace(ArrowArrayStream::released()) })
}

/// The failure of a stream that is not there.
pub(super) fn no_stream() -> Failure {
    Failure::new(crossings_status::NullArgument, "`stream` is NULL")
}

/// Something that has rows.
#[cfg(feature = "arrow")]
pub(super) trait Tabular {
    fn rows(&self) -> Result<arrow_array::RecordBatch, Failure>;
}

#[cfg(feature = "arrow")]
impl<T: crate::arrow::ToBatch + ?Sized> Tabular for T {
    fn rows(&self) -> Result<arrow_array::RecordBatch, Failure> {
        Ok(self.to_batch()?)
    }
}

#[cfg(feature = "arrow")]
impl From<arrow_schema::ArrowError> for Failure {
    fn from(error: arrow_schema::ArrowError) -> Self {
        Self::new(crossings_status::Overflow, error.to_string())
    }
}

/// The rows of something, as a stream of one batch.
#[cfg(feature = "arrow")]
pub(super) fn stream_of(of: &(impl Tabular + ?Sized)) -> Result<ArrowArrayStream, Failure> {
    use arrow_array::RecordBatchIterator;
    use arrow_array::ffi_stream::FFI_ArrowArrayStream;
    let batch = of.rows()?;
    let schema = batch.schema();
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    // SAFETY: both are the structure of the Arrow C Stream Interface, of five pointers; the compiler
    // holds their sizes against each other.
    Ok(unsafe { core::mem::transmute::<FFI_ArrowArrayStream, ArrowArrayStream>(stream) })
}

/// What the library without Arrow has in place of that.
#[cfg(not(feature = "arrow"))]
pub(super) fn stream_of<T: ?Sized>(_: &T) -> Result<ArrowArrayStream, Failure> {
    Err(without_arrow())
}

/// The batches of a stream.
#[cfg(feature = "arrow")]
pub(super) fn batches(
    stream: ArrowArrayStream,
) -> Result<arrow_array::ffi_stream::RecordBatchStreamReader, arrow_schema::ArrowError> {
    use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
    // SAFETY: as in `stream_of`; the stream is its maker's and is what that says.
    let stream = unsafe { core::mem::transmute::<ArrowArrayStream, FFI_ArrowArrayStream>(stream) };
    RecordBatchStreamReader::try_new(stream)
}

/// What a stream says, as a register.
#[cfg(feature = "arrow")]
fn register(name: &str, stream: ArrowArrayStream, options: &Options) -> Result<Register, Failure> {
    use crate::source::{ProblemKind, ReadError, arrow};
    let wanted = "a stream of record batches";
    let unread = |error: arrow_schema::ArrowError| {
        ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), wanted)
    };
    let draft = batches(stream).map_err(unread).and_then(|batches| arrow::read(name, batches, options));
    let mut intake = crate::Intake::default();
    intake.add(name, draft);
    intake.into_register().map_err(Failure::from)
}

#[cfg(not(feature = "arrow"))]
fn register(_: &str, _: ArrowArrayStream, _: &Options) -> Result<Register, Failure> {
    Err(without_arrow())
}

/// The failure of a library that has no Arrow in it.
#[cfg(not(feature = "arrow"))]
pub(super) fn without_arrow() -> Failure {
    Failure::new(crossings_status::Unsupported, "the library was built without its feature `arrow`")
}

/// Reads a data frame as a register of UK arrivals: a row for each day, or for each day of each
/// publication.
///
/// - `stream`: the frame. It is taken, and released, whatever comes of it.
/// - `name`: what findings call the frame.
/// - `published`: when it was published, `2026-08-21` or a date and time with its offset;
///   `published` may be NULL where nobody knows.
/// - `limits` may be NULL for those of `crossings_limits_default`; only rows are limited.
///
/// The columns are `date`, `people`, `boats`, and those of `uncontrolled`, `note`, `published` and
/// `source` that there are. Dates are date32, date64, timestamps or texts; counts are integers of
/// any width, decimals, floats that are whole, or texts. Findings name the row, counted from 0, in
/// `row` and the column in `header`.
///
/// Fails with `CROSSINGS_STATUS_UNREADABLE` where a column is missing, unknown or of another type, or
/// the stream breaks off, with `CROSSINGS_STATUS_INCONSISTENT` where an invariant is broken, with
/// `CROSSINGS_STATUS_INVALID_MOMENT` where `published` is no moment, and with
/// `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without Arrow.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_read_stream(
    stream: *mut ArrowArrayStream,
    name: *const c_char,
    name_len: usize,
    published: *const c_char,
    published_len: usize,
    limits: *const crossings_limits,
    out: *mut *mut crossings_register,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let stream = taken(stream);
            let out = slot(out, "out")?;
            let stream = stream.ok_or_else(no_stream)?;
            let name = text(name, name_len, "name")?;
            let published = match text(published, published_len, "published")? {
                "" => None,
                published => Some(moment(published, "published")?),
            };
            let limits = optional(limits).map_or_else(Default::default, |limits| limits.read());
            let register = register(name, stream, &Options { published, limits })?;
            out.give(crossings_register(Arc::new(register)));
            Ok(())
        })
    }
}

/// The days of a view as rows: `date`, `people`, `boats`, `uncontrolled`. `*out` is yours, and you
/// call its `release`; where the call fails, it has none.
///
/// Fails with `CROSSINGS_STATUS_OVERFLOW` where a count does not fit its column, and with
/// `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without Arrow.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_stream(
    handle: *const crossings_view,
    out: *mut ArrowArrayStream,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = stream_out(out, "out")?;
            stream_of(&*shared(handle, "handle")?.0).map(|rows| out.give(rows))
        })
    }
}

/// Weeks as rows: `ending`, `people`, `boats`, `uncontrolled`, `prevented_people`,
/// `prevented_events`. `*out` is yours, and you call its `release`; where the call fails, it has
/// none.
///
/// Fails as `crossings_view_stream` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_weeks_stream(
    handle: *const crossings_weeks,
    out: *mut ArrowArrayStream,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = stream_out(out, "out")?;
            stream_of(&*shared(handle, "handle")?.weeks).map(|rows| out.give(rows))
        })
    }
}

/// Findings as rows: `rule`, `severity`, `file`, `sheet`, `row`, `column`, `header`, `pointer`, `got`,
/// `wanted`, `statement`. `*out` is yours, and you call its `release`; where the call fails, it has
/// none.
///
/// Fails as `crossings_view_stream` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_findings_stream(
    handle: *const crossings_findings,
    out: *mut ArrowArrayStream,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = stream_out(out, "out")?;
            stream_of(&*shared(handle, "handle")?.0).map(|rows| out.give(rows))
        })
    }
}
