//! # Answers
//!
//! The answer to a question, made once and given as JSON, as rows, or both. `docs/questions.md` has
//! the questions; `crossings_arrow.h` has what rows are read from.

use core::ffi::c_char;

use super::argument::{shared, slot, text};
use super::boundary::{Failure, boundary, release};
use super::claims::crossings_claims;
use super::error::{crossings_error, crossings_status};
use super::register::crossings_register;
use super::source::{crossings_limits, crossings_source, intake};
use super::stream::{ArrowArrayStream, stream_of, stream_out};
use super::text::crossings_string;
use crate::Comparison;
use crate::question::{self, Answer};

/// An answer. Free it with `crossings_answer_free`.
#[derive(Debug)]
pub struct crossings_answer(pub(super) Answer);

/// Asks a question of files that the request names, as `crossings_ask` does, and fails as that does.
///
/// - `question`: its name.
/// - `request`: a JSON object; an empty text is `{}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_ask(
    question: *const c_char,
    question_len: usize,
    request: *const c_char,
    request_len: usize,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let name = text(question, question_len, "question")?;
            let answer = question::answer(name, text(request, request_len, "request")?)?;
            out.give(crossings_answer(answer));
            Ok(())
        })
    }
}

/// Asks a question of a register, as `crossings_register_ask` does, and fails as that does.
///
/// - `question`: its name.
/// - `request`: a JSON object that names no files; an empty text is `{}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_ask_register(
    handle: *const crossings_register,
    question: *const c_char,
    question_len: usize,
    request: *const c_char,
    request_len: usize,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let register = &shared(handle, "handle")?.0;
            let name = text(question, question_len, "question")?;
            let answer = question::answer_on(register, name, text(request, request_len, "request")?)?;
            out.give(crossings_answer(answer));
            Ok(())
        })
    }
}

/// Checks files, as the question `check` does. Data that break an invariant are no failure.
///
/// - `sources`: the `sources_len` files, each published after the one before it.
/// - `limits` may be NULL for those of `crossings_limits_default`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_check(
    sources: *const crossings_source,
    sources_len: usize,
    limits: *const crossings_limits,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let inspection = intake(sources, sources_len, limits)?.inspect();
            out.give(crossings_answer(Answer::rows(inspection)));
            Ok(())
        })
    }
}

/// Says what differs from a register to a newer one, as the question `revisions` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_revisions(
    handle: *const crossings_register,
    newer: *const crossings_register,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (old, new) = (&shared(handle, "handle")?.0, &shared(newer, "newer")?.0);
            out.give(crossings_answer(Answer::rows(Comparison::between(old, new))));
            Ok(())
        })
    }
}

/// Judges all claims of a document on a register and holds them against each other, as the question
/// `claims` does.
///
/// - `request`: a JSON object that names neither `claims` nor `files`; an empty text is `{}`.
///
/// Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where the request is not of that form, and with
/// `CROSSINGS_STATUS_NOT_FOUND` where it names a claim that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_claims(
    handle: *const crossings_claims,
    data: *const crossings_register,
    request: *const c_char,
    request_len: usize,
    out: *mut *mut crossings_answer,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (claims, register) = (&shared(handle, "handle")?.claims, &shared(data, "data")?.0);
            let request = text(request, request_len, "request")?;
            out.give(crossings_answer(question::judged(claims, register, request)?));
            Ok(())
        })
    }
}

/// The answer as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_json(
    handle: *const crossings_answer,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let json = shared(handle, "handle")?.0.json();
            json.map(|json| out.give(crossings_string::new(&json))).map_err(Failure::from)
        })
    }
}

/// The answer as rows. `*out` is yours, and you call its `release`; where the call fails, it has none.
///
/// The answers to `check`, `summary`, `revisions`, `funding`, `periods`, `publications`, `explain`,
/// `claims` and `windows` have rows.
///
/// Fails with `CROSSINGS_STATUS_UNSUPPORTED` where the answer has no rows, or the library was built
/// without Arrow, and with `CROSSINGS_STATUS_OVERFLOW` where a number does not fit its column.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_stream(
    handle: *const crossings_answer,
    out: *mut ArrowArrayStream,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = stream_out(out, "out")?;
            stream_of(&shared(handle, "handle")?.0).map(|rows| out.give(rows))
        })
    }
}

#[cfg(feature = "arrow")]
impl super::stream::Tabular for Answer {
    fn rows(&self) -> Result<arrow_array::RecordBatch, Failure> {
        let none = "this answer has no rows; take it as JSON";
        let rows = self.batch();
        Ok(rows.ok_or_else(|| Failure::new(crossings_status::Unsupported, none))??)
    }
}

/// Frees an answer; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_answer_free(handle: *mut crossings_answer) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
