//! # Questions in JSON
//!
//! Every report in one call, for languages that have no binding yet: a request in JSON comes in,
//! an answer in JSON goes out. `docs/questions.md` shows each question, its request and its
//! answer; `docs/questions.schema.json` is the schema of the requests. A question that a later
//! version adds is asked in the same way.

use core::ffi::c_char;

use super::argument::{shared, slot, text};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use super::finding::Findings;
use super::register::crossings_register;
use super::text::{crossings_names, crossings_string};
use crate::measure::NoValue;
use crate::question::{self, JsonQuestionError, QuestionError};

/// The names of the questions: `check`, `summary`, `revisions` and so on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_questions(
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let names = question::NAMES.iter().map(|name| (*name).to_owned()).collect();
            slot(out, "out")?.give(crossings_names::new(names));
            Ok(())
        })
    }
}

/// Asks a question of files that the request names.
///
/// - `question`: its name.
/// - `request`: a JSON object such as `{"files": [{"path": "days.csv"}], "by": "month"}`; an
///   empty text is `{}`.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such question, or nothing of a name
/// that the request has; with `CROSSINGS_STATUS_INVALID_REQUEST` where the request is not of its
/// question's form; with `CROSSINGS_STATUS_UNREADABLE` and `CROSSINGS_STATUS_INCONSISTENT` where
/// the files make no register; and with the status that says why there is no answer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_ask(
    question: *const c_char,
    question_len: usize,
    request: *const c_char,
    request_len: usize,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let name = text(question, question_len, "question")?;
            let answer = question::ask(name, text(request, request_len, "request")?)?;
            out.give(crossings_string::new(&answer));
            Ok(())
        })
    }
}

/// Asks a question of a register. The request names no files.
///
/// - `question`: `summary`, `funding`, `periods`, `publications` or `export`.
/// - `request`: a JSON object such as `{"by": "month"}`; an empty text is `{}`.
///
/// Fails as `crossings_ask` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_ask(
    handle: *const crossings_register,
    question: *const c_char,
    question_len: usize,
    request: *const c_char,
    request_len: usize,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let register = &shared(handle, "handle")?.0;
            let name = text(question, question_len, "question")?;
            let answer = question::ask_on(register, name, text(request, request_len, "request")?)?;
            out.give(crossings_string::new(&answer));
            Ok(())
        })
    }
}

impl From<QuestionError> for Failure {
    fn from(error: QuestionError) -> Self {
        JsonQuestionError::from(error).into()
    }
}

impl From<JsonQuestionError> for Failure {
    fn from(error: JsonQuestionError) -> Self {
        use JsonQuestionError::Question;
        let message = error.to_string();
        match error {
            Question(QuestionError::Unusable(inspection)) => inspection.into(),
            Question(QuestionError::UnusableEither { old, new }) => {
                Self::unusable([old, new].into_iter().flatten())
            }
            Question(QuestionError::UnusableClaims(problems)) => {
                Self::new(crossings_status::Unreadable, message).with(Findings::new(problems, []))
            }
            Question(QuestionError::Command { error, .. }) => Self::from(error).saying(&message),
            Question(QuestionError::ReversedWindow { .. } | QuestionError::OutOfCalendar) => {
                Self::new(crossings_status::InvalidPeriod, message)
            }
            JsonQuestionError::UnknownQuestion(_)
            | Question(
                QuestionError::NoSuchSeries { .. }
                | QuestionError::UnknownRule { .. }
                | QuestionError::UnknownAgreement { .. }
                | QuestionError::UnknownTimeline { .. }
                | QuestionError::UnknownClaim { .. },
            ) => Self::new(crossings_status::NotFound, message),
            JsonQuestionError::Unwritten(_)
            | Question(
                QuestionError::NoValue(NoValue::Overflow)
                | QuestionError::Unsolved(_)
                | QuestionError::Undecided(_),
            ) => Self::new(crossings_status::Overflow, message),
            Question(
                QuestionError::NoValue(_)
                | QuestionError::NothingPublished { .. }
                | QuestionError::NoDays { .. }
                | QuestionError::NoTotals { .. }
                | QuestionError::NoRows { .. }
                | QuestionError::NothingDaily { .. },
            ) => Self::new(crossings_status::Missing, message),
            JsonQuestionError::Request(error) => {
                let findings = Findings::new(error.problems().to_vec(), []);
                Self::new(crossings_status::InvalidRequest, message).with(findings)
            }
            JsonQuestionError::FilesBesideRegister
            | JsonQuestionError::ClaimsBesideDocument
            | JsonQuestionError::NotOfRegister(_)
            | Question(
                QuestionError::Unparsed(_)
                | QuestionError::NotStated { .. }
                | QuestionError::NoReading { .. }
                | QuestionError::AmbiguousFigure { .. },
            ) => Self::new(crossings_status::InvalidRequest, message),
        }
    }
}
