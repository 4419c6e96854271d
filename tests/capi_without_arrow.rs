//! A library without Arrow has the same functions; those of columns say that they cannot. A stream that
//! comes in is released all the same, and one that was to go out is none.
#![cfg(all(feature = "capi", not(feature = "arrow")))]
#![allow(
    unsafe_code,
    clippy::undocumented_unsafe_blocks,
    reason = "the functions are called as C calls them"
)]

use core::cell::Cell;
use core::ffi::{c_char, c_void};
use core::ptr::{null, null_mut};

use crossings::capi::*;

/// The structure of `crossings_arrow.h`.
#[repr(C)]
struct Stream {
    functions: [usize; 3],
    release: Option<unsafe extern "C" fn(*mut Stream)>,
    private_data: *mut c_void,
}

thread_local! {
    static RELEASES: Cell<usize> = const { Cell::new(0) };
}

unsafe extern "C" fn release(stream: *mut Stream) {
    RELEASES.set(RELEASES.get().saturating_add(1));
    unsafe { (*stream).release = None };
}

/// A stream that only knows how it is released: nothing else may be asked of it here.
const fn stream() -> Stream {
    Stream { functions: [0; 3], release: Some(release), private_data: null_mut() }
}

/// The status of a call, whose error has the same.
fn status(call: impl FnOnce(*mut *mut crossings_error) -> crossings_status) -> crossings_status {
    let mut error = null_mut();
    let status = call(&raw mut error);
    unsafe {
        assert_eq!(crossings_error_status(error), status);
        crossings_error_free(error);
    }
    status
}

/// A call with an output that is a stream: it ends without one.
fn refuses(call: impl Fn(*mut ArrowArrayStream, *mut *mut crossings_error) -> crossings_status) {
    let before = RELEASES.get();
    let mut out = stream();
    assert_eq!(status(|err| call((&raw mut out).cast(), err)), crossings_status::Unsupported);
    assert!(out.release.is_none(), "an output that is a stream is none");
    assert_eq!(RELEASES.get(), before, "what stood there before is not ours");
    assert_eq!(status(|err| call(null_mut(), err)), crossings_status::NullArgument);
}

#[test]
fn rows_are_unsupported() {
    assert_eq!(size_of::<Stream>(), size_of::<ArrowArrayStream>());
    unsafe {
        let (mut register, mut view, mut weeks) = (null_mut(), null_mut(), null_mut());
        let (mut inspection, mut findings, mut answer) = (null_mut(), null_mut(), null_mut());
        assert_eq!(crossings_register_builtin(&raw mut register, null_mut()), crossings_status::Ok);
        let made = crossings_register_view_after(register, 0, 1, &raw mut view, null_mut());
        assert_eq!(made, crossings_status::Ok);
        assert_eq!(crossings_view_weeks(view, &raw mut weeks, null_mut()), crossings_status::Ok);
        let made = crossings_check(null(), 0, null(), &raw mut inspection, null_mut());
        assert_eq!(made, crossings_status::Ok);
        let made = crossings_inspection_findings(inspection, &raw mut findings, null_mut());
        assert_eq!(made, crossings_status::Ok);
        let question = "funding";
        let made = crossings_answer_ask(
            question.as_ptr().cast::<c_char>(),
            question.len(),
            null(),
            0,
            &raw mut answer,
            null_mut(),
        );
        assert_eq!(made, crossings_status::Ok, "the answer is there, as JSON");
        let (mut json, mut text) = (null_mut(), crossings_text { data: null(), len: 0 });
        assert_eq!(crossings_answer_json(answer, &raw mut json, null_mut()), crossings_status::Ok);
        assert_eq!(crossings_string_text(json, &raw mut text, null_mut()), crossings_status::Ok);
        assert!(text.len > 1_000, "every agreement");
        crossings_string_free(json);
        refuses(|out, err| crossings_view_stream(view, out, err));
        refuses(|out, err| crossings_weeks_stream(weeks, out, err));
        refuses(|out, err| crossings_findings_stream(findings, out, err));
        refuses(|out, err| crossings_answer_stream(answer, out, err));
        crossings_answer_free(answer);
        crossings_findings_free(findings);
        crossings_inspection_free(inspection);
        crossings_weeks_free(weeks);
        crossings_view_free(view);
        crossings_register_free(register);
    }
}

#[test]
fn a_frame_is_released_and_not_read() {
    released_and_not_read::<crossings_register>(|frame, name, len, out, err| unsafe {
        crossings_register_read_stream(frame, name, len, null(), 0, null(), out, err)
    });
}

#[test]
fn a_panel_is_released_and_not_read() {
    released_and_not_read::<crossings_tally>(|frame, name, len, out, err| unsafe {
        crossings_tally_stream(frame, name, len, null(), out, err)
    });
}

#[test]
fn a_panel_in_any_order_is_released_and_not_read() {
    released_and_not_read::<crossings_answer>(|frame, name, len, out, err| unsafe {
        crossings_answer_tally_unsorted(frame, name, len, null(), 1 << 16, out, err)
    });
}

/// Columns in memory need no Arrow.
#[test]
fn columns_in_memory_are_tallied() {
    let (dates, people) = ([19_912], [65]);
    unsafe {
        let mut columns: crossings_columns = core::mem::zeroed();
        (columns.dates, columns.dates_len) = (dates.as_ptr(), 1);
        (columns.people, columns.people_len) = (people.as_ptr(), 1);
        (columns.boats, columns.boats_len) = (people.as_ptr(), 1);
        let (mut tally, mut answer) = (null_mut(), null_mut());
        let made = crossings_tally_columns(&raw const columns, null(), &raw mut tally, null_mut());
        assert_eq!(made, crossings_status::Ok);
        assert_eq!(crossings_tally_answer(tally, &raw mut answer, null_mut()), crossings_status::Ok);
        crossings_tally_free(tally);
        refuses(|out, err| crossings_answer_stream(answer, out, err));
        crossings_answer_free(answer);
    }
}

fn released_and_not_read<T>(
    call: impl Fn(
        *mut ArrowArrayStream,
        *const c_char,
        usize,
        *mut *mut T,
        *mut *mut crossings_error,
    ) -> crossings_status,
) {
    let name = b"frame\xff";
    let read = |frame: *mut Stream, len: usize, out: *mut *mut T| {
        status(|err| call(frame.cast(), name.as_ptr().cast::<c_char>(), len, out, err))
    };
    // As it must be; with a name that is no text; without an output.
    let mut register = null_mut();
    let ways = [
        (5, &raw mut register, crossings_status::Unsupported),
        (6, &raw mut register, crossings_status::InvalidUtf8),
        (usize::MAX, &raw mut register, crossings_status::InvalidLength),
        (5, null_mut(), crossings_status::NullArgument),
    ];
    for (taken, (len, out, wanted)) in ways.into_iter().enumerate() {
        let mut frame = stream();
        assert_eq!(read(&raw mut frame, len, out), wanted);
        assert!(frame.release.is_none(), "{wanted:?}: it was taken");
        //= docs/rules.md#the-c-interface
        //# abi-17: A stream that comes in MUST be taken and released once, however the call ends.
        assert_eq!(RELEASES.get(), taken.saturating_add(1), "{wanted:?}: it was released once");
        // It is left as one that was released, which is nothing to release again.
        assert_eq!(read(&raw mut frame, len, out), wanted);
        assert_eq!(RELEASES.get(), taken.saturating_add(1), "{wanted:?}");
    }
    assert_eq!(read(null_mut(), 5, &raw mut register), crossings_status::NullArgument);
    assert!(register.is_null());
}
