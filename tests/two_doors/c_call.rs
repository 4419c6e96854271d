//! Calls of the C door, each held to what the header's introduction promises of every function.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ffi::{CStr, c_char};
use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};
use std::sync::Mutex;

use crossings::arrow::arrow_array::RecordBatch;
use crossings::arrow::arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use crossings::capi::{
    ArrowArrayStream, crossings_agreements, crossings_amendments, crossings_answer, crossings_audit,
    crossings_boats, crossings_claims, crossings_comparison, crossings_conflicts, crossings_consistency,
    crossings_date_runs, crossings_dates, crossings_days, crossings_death_reports, crossings_descriptions,
    crossings_error, crossings_figure, crossings_findings, crossings_held_readings, crossings_implied_days,
    crossings_implied_figures, crossings_inspection, crossings_instalments, crossings_invariants,
    crossings_judgement, crossings_left_outs, crossings_likely_slips, crossings_measure, crossings_names,
    crossings_numbers, crossings_payments, crossings_period_totals, crossings_policy_periods,
    crossings_publications, crossings_published_days, crossings_published_totals, crossings_purposes,
    crossings_register, crossings_repairs, crossings_reported_amounts, crossings_revisions, crossings_slips,
    crossings_status, crossings_string, crossings_summary, crossings_tally, crossings_text, crossings_tights,
    crossings_verdicts, crossings_view, crossings_weeks, crossings_windows, crossings_witness,
    crossings_worked,
};

use super::c_values::findings;
use super::model::{Answer, Code, Refusal, screaming};

/// The functions that were called.
pub static CALLED: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());

/// Calls a function, and keeps its name.
macro_rules! c {
    ($function:ident($($argument:expr),* $(,)?)) => {{
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| {
            $crate::c_call::CALLED.lock().unwrap().insert(stringify!($function));
        });
        #[allow(unused_unsafe, reason = "some functions take no pointer")]
        // SAFETY: every handle is owned by an `Owned` that lives longer than the call, every text and
        // structure by a variable that does, and each output is a variable of its type.
        unsafe {
            ::crossings::capi::$function($($argument),*)
        }
    }};
}
pub(crate) use c;

thread_local! {
    /// How many handles this thread has been given and not freed.
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// Everything that was given out on this thread is freed.
pub fn nothing_is_left() {
    assert_eq!(LIVE.get(), 0, "handles that nobody freed");
}

/// A type that the library gives out.
pub trait Handle: Sized {
    fn free(pointer: *mut Self);
}

macro_rules! handles {
    ($($type:ident: $free:ident),* $(,)?) => {$(
        impl Handle for $type {
            fn free(pointer: *mut Self) {
                c!($free(pointer));
            }
        }
    )*};
}

handles! {
    crossings_error: crossings_error_free, crossings_string: crossings_string_free,
    crossings_names: crossings_names_free, crossings_dates: crossings_dates_free,
    crossings_findings: crossings_findings_free, crossings_invariants: crossings_invariants_free,
    crossings_inspection: crossings_inspection_free, crossings_register: crossings_register_free,
    crossings_policy_periods: crossings_policy_periods_free, crossings_agreements: crossings_agreements_free,
    crossings_purposes: crossings_purposes_free, crossings_instalments: crossings_instalments_free,
    crossings_payments: crossings_payments_free, crossings_amendments: crossings_amendments_free,
    crossings_reported_amounts: crossings_reported_amounts_free, crossings_boats: crossings_boats_free,
    crossings_death_reports: crossings_death_reports_free, crossings_view: crossings_view_free,
    crossings_days: crossings_days_free, crossings_publications: crossings_publications_free,
    crossings_published_days: crossings_published_days_free, crossings_weeks: crossings_weeks_free,
    crossings_period_totals: crossings_period_totals_free,
    crossings_published_totals: crossings_published_totals_free, crossings_summary: crossings_summary_free,
    crossings_revisions: crossings_revisions_free, crossings_comparison: crossings_comparison_free,
    crossings_figure: crossings_figure_free, crossings_slips: crossings_slips_free, crossings_descriptions: crossings_descriptions_free, crossings_measure: crossings_measure_free, crossings_worked: crossings_worked_free, crossings_claims: crossings_claims_free, crossings_judgement: crossings_judgement_free, crossings_held_readings: crossings_held_readings_free, crossings_likely_slips: crossings_likely_slips_free, crossings_audit: crossings_audit_free, crossings_consistency: crossings_consistency_free, crossings_left_outs: crossings_left_outs_free, crossings_conflicts: crossings_conflicts_free, crossings_repairs: crossings_repairs_free, crossings_witness: crossings_witness_free, crossings_implied_figures: crossings_implied_figures_free, crossings_implied_days: crossings_implied_days_free, crossings_tights: crossings_tights_free, crossings_windows: crossings_windows_free, crossings_numbers: crossings_numbers_free, crossings_date_runs: crossings_date_runs_free, crossings_verdicts: crossings_verdicts_free, crossings_answer: crossings_answer_free, crossings_tally: crossings_tally_free,
}

/// A handle that is ours to free.
pub struct Owned<T: Handle>(*mut T);

impl<T: Handle> Owned<T> {
    fn new(pointer: *mut T) -> Self {
        assert!(!pointer.is_null(), "a handle is NULL although all went well");
        LIVE.set(LIVE.get() + 1);
        Self(pointer)
    }

    pub fn get(&self) -> *const T {
        self.0
    }
}

impl<T: Handle> Drop for Owned<T> {
    fn drop(&mut self) {
        T::free(self.0);
        LIVE.set(LIVE.get() - 1);
    }
}

/// What a status is called, without its prefix.
pub fn status_name(status: u32) -> Option<String> {
    let name = c!(crossings_status_name(status));
    // SAFETY: a name is text with a NUL behind it, and is never freed.
    (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) }.to_str().unwrap().to_owned())
}

/// The code of a status; nothing where all went well.
pub fn code(status: u32) -> Option<Code> {
    let name = status_name(status).expect("the status has a name");
    let code = Code::ALL.into_iter().find(|code| screaming(code) == name);
    assert_eq!(code.is_none(), name == "OK", "{name} is no code");
    code
}

/// Calls, and holds the error to its promises: it is set exactly when the status is not OK, has
/// that status and a message, and gives its findings.
fn outcome(call: &mut dyn FnMut(*mut *mut crossings_error) -> crossings_status) -> Answer<()> {
    let mut err = NonNull::dangling().as_ptr();
    let status = call(&raw mut err);
    let Some(code) = code(status as u32) else {
        assert!(err.is_null(), "all went well, and there is an error");
        return Ok(());
    };
    let error = Owned::new(err);
    assert_eq!(c!(crossings_error_status(error.get())), status, "the error has the status of the call");
    let message = c!(crossings_error_message(error.get()));
    // SAFETY: a message is text with a NUL behind it, and lives as long as the error.
    let message = unsafe { CStr::from_ptr(message) }.to_str().expect("a message is UTF-8");
    assert!(!message.trim().is_empty(), "{code:?} without a message");
    let list = handle(|out, err| c!(crossings_error_findings(error.get(), out, err)))?;
    // They outlive what they are of.
    drop(error);
    Err(Refusal { code, findings: findings(&list)? })
}

/// What an output is filled with before a call, to see that a failure leaves it alone.
const UNTOUCHED: u8 = 0xA5;

/// Calls a function whose output is a value.
pub fn value<T>(call: impl Fn(*mut T, *mut *mut crossings_error) -> crossings_status) -> Answer<T> {
    let mut out = MaybeUninit::<T>::uninit();
    // SAFETY: any bytes may be written to a place that is not yet said to hold a value.
    unsafe { out.as_mut_ptr().cast::<u8>().write_bytes(UNTOUCHED, size_of::<T>()) };
    let answer = outcome(&mut |err| call(out.as_mut_ptr(), err));
    if let Err(refusal) = answer {
        // SAFETY: all these bytes were written above.
        let bytes = unsafe { std::slice::from_raw_parts(out.as_ptr().cast::<u8>(), size_of::<T>()) };
        assert!(bytes.iter().all(|byte| *byte == UNTOUCHED), "{refusal:?} with an output");
        return Err(refusal);
    }
    // SAFETY: all went well, so there is a value.
    Ok(unsafe { out.assume_init() })
}

/// Calls a function whose output is a handle.
pub fn handle<T: Handle>(
    call: impl Fn(*mut *mut T, *mut *mut crossings_error) -> crossings_status,
) -> Answer<Owned<T>> {
    let mut out = NonNull::dangling().as_ptr();
    match outcome(&mut |err| call(&raw mut out, err)) {
        Ok(()) => Ok(Owned::new(out)),
        Err(refusal) => {
            assert!(out.is_null(), "{refusal:?} with a handle");
            Err(refusal)
        }
    }
}

/// Calls a function whose output is a stream, reads it to its end, and releases it.
pub fn stream(
    call: impl Fn(*mut ArrowArrayStream, *mut *mut crossings_error) -> crossings_status,
) -> Answer<Vec<RecordBatch>> {
    let mut out = MaybeUninit::<ArrowArrayStream>::uninit();
    // SAFETY: any bytes may be written to a place that is not yet said to hold a value.
    unsafe { out.as_mut_ptr().cast::<u8>().write_bytes(UNTOUCHED, size_of::<ArrowArrayStream>()) };
    let answer = outcome(&mut |err| call(out.as_mut_ptr(), err));
    // SAFETY: a stream is written however the call ends, and is the structure that Arrow has.
    let stream = unsafe { std::mem::transmute::<ArrowArrayStream, FFI_ArrowArrayStream>(out.assume_init()) };
    if let Err(refusal) = answer {
        assert!(stream.release().is_none(), "{refusal:?} with a stream");
        return Err(refusal);
    }
    assert!(stream.release().is_some(), "all went well, and there is no stream");
    Ok(RecordBatchStreamReader::try_new(stream).unwrap().map(Result::unwrap).collect())
}

/// Calls a function that takes a stream, and shows that it was taken and released.
pub fn taking<T>(
    stream: FFI_ArrowArrayStream,
    call: impl FnOnce(*mut ArrowArrayStream) -> Answer<T>,
) -> Answer<T> {
    // SAFETY: both are the structure that Arrow has.
    let mut stream = unsafe { std::mem::transmute::<FFI_ArrowArrayStream, ArrowArrayStream>(stream) };
    let answer = call(&raw mut stream);
    // SAFETY: as above.
    let left = unsafe { std::mem::transmute::<ArrowArrayStream, FFI_ArrowArrayStream>(stream) };
    assert!(left.release().is_none(), "the stream was not taken");
    answer
}

/// Every item of a list, and that there is none behind the last.
macro_rules! items {
    ($list:expr, $len:ident, $get:ident, $plain:expr) => {{
        let list = $list;
        let len = $crate::c_call::value(|out, err| c!($len(list.get(), out, err)))?;
        for beyond in [len, usize::MAX] {
            let refused = $crate::c_call::value(|out, err| c!($get(list.get(), beyond, out, err)));
            $crate::c_call::beyond(refused.err());
        }
        let item = |index| {
            let item = $crate::c_call::value(|out, err| c!($get(list.get(), index, out, err)))?;
            Ok(($plain)(item))
        };
        (0..len).map(item).collect::<Answer<Vec<_>>>()
    }};
}
pub(crate) use items;

pub fn beyond(refusal: Option<Refusal>) {
    assert_eq!(refusal.map(|one| one.code), Some(Code::InvalidIndex), "an index past the end");
}

/// A text that may not be known.
pub fn text(text: crossings_text) -> Option<String> {
    if text.data.is_null() {
        assert_eq!(text.len, 0);
        return None;
    }
    // SAFETY: it has so many bytes and a NUL behind them, and its handle is still there.
    let bytes = unsafe { std::slice::from_raw_parts(text.data.cast::<u8>(), text.len + 1) };
    let text = CStr::from_bytes_with_nul(bytes).expect("the one NUL is behind the text");
    Some(text.to_str().expect("a text is UTF-8").to_owned())
}

/// A text that is always known.
pub fn said(said: crossings_text) -> String {
    text(said).expect("the text is known")
}

/// The text in a handle of its own.
pub fn string(
    call: impl Fn(*mut *mut crossings_string, *mut *mut crossings_error) -> crossings_status,
) -> Answer<String> {
    let string = handle(call)?;
    value(|out, err| c!(crossings_string_text(string.get(), out, err))).map(said)
}

/// The text in a buffer, and that nothing is behind its NUL.
pub fn buffer(buffer: &[c_char]) -> String {
    let end = buffer.iter().position(|one| *one == 0).expect("a NUL");
    assert!(buffer[end..].iter().all(|one| *one == 0));
    buffer[..end].iter().map(|one| char::from(one.to_ne_bytes()[0])).collect()
}

/// A text that comes in, or NULL.
pub fn given(text: Option<&str>) -> (*const c_char, usize) {
    text.map_or((ptr::null(), 0), |text| (text.as_ptr().cast(), text.len()))
}

/// A structure that comes in, or NULL.
pub fn optional<T>(value: Option<&T>) -> *const T {
    value.map_or(ptr::null(), ptr::from_ref)
}
