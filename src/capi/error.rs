//! # Errors

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{choice, numbered};
use super::boundary::{Failure, release};
use super::finding::Findings;
use super::text::Text;
use crate::{BasisMismatch, CommandError, ExactError, Missing, PeriodError};

/// How a call ended.
///
/// Below 100 the caller broke the rules of the call; from 100 on, the call was well made and
/// has no such answer.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_status {
    /// All went well.
    Ok = 0,
    /// A pointer is NULL that may not be.
    NullArgument = 1,
    /// A text is not UTF-8.
    InvalidUtf8 = 2,
    /// A length is more than memory can hold.
    InvalidLength = 3,
    /// A number is none of its enumeration.
    InvalidEnum = 4,
    /// An index is past the end.
    InvalidIndex = 5,
    /// The library has a defect; its message is in the error.
    Panic = 6,
    /// A date is none of the calendar.
    InvalidDate = 100,
    /// A period ends before it begins, has no end where one is needed, is no week where one is
    /// needed, or leaves the calendar.
    InvalidPeriod = 101,
    /// A moment is neither a date nor a date and time with its offset.
    InvalidMoment = 102,
    /// A text is no exact number.
    InvalidNumber = 103,
    /// A request or a command is not the JSON that was wanted.
    InvalidRequest = 104,
    /// A file cannot be read; the findings say why.
    Unreadable = 105,
    /// The data break invariants; the findings say which.
    Inconsistent = 106,
    /// There is nothing of that name.
    NotFound = 107,
    /// The data do not say.
    Missing = 108,
    /// A result does not fit.
    Overflow = 109,
    /// There is nothing to divide by.
    ZeroDenominator = 110,
    /// Two series count different things.
    BasisMismatch = 111,
    /// An agreement to amend or end is not in force.
    NotInForce = 112,
    /// A period to close has an end already.
    Closed = 113,
    /// The library was built without what this needs.
    Unsupported = 114,
    /// A text is no figure of the grammar; the message says from which byte on.
    InvalidFigure = 115,
    /// The words of a figure cannot state such a number.
    NotStated = 116,
    /// The words of a figure have no exact meaning under a reading.
    NoReading = 117,
    /// The measure has no value; the message says why.
    NoValue = 118,
    /// More would have to be tried one by one than is ever tried.
    TooMany = 119,
}

numbered!(crossings_status {
    Ok,
    NullArgument,
    InvalidUtf8,
    InvalidLength,
    InvalidEnum,
    InvalidIndex,
    Panic,
    InvalidDate,
    InvalidPeriod,
    InvalidMoment,
    InvalidNumber,
    InvalidRequest,
    Unreadable,
    Inconsistent,
    NotFound,
    Missing,
    Overflow,
    ZeroDenominator,
    BasisMismatch,
    NotInForce,
    Closed,
    Unsupported,
    InvalidFigure,
    NotStated,
    NoReading,
    NoValue,
    TooMany
});

/// What was wrong in a call that failed. Free it with `crossings_error_free`.
#[derive(Debug)]
pub struct crossings_error {
    pub(super) status: crossings_status,
    pub(super) message: Text,
    pub(super) findings: Option<Arc<Findings>>,
}

/// The status that the call returned; `CROSSINGS_STATUS_OK` where `handle` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_error_status(handle: *const crossings_error) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { handle.as_ref() }.map_or(crossings_status::Ok, |error| error.status)
}

/// What was wrong, and what was wanted: UTF-8 with a NUL behind it, borrowed from the error.
/// NULL where `handle` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_error_message(handle: *const crossings_error) -> *const c_char {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { handle.as_ref() }.map_or(core::ptr::null(), |error| error.message.show().data)
}

/// Frees an error; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_error_free(handle: *mut crossings_error) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// The name of a status, such as `INVALID_DATE`: ASCII with a NUL behind it, never freed. NULL
/// for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn crossings_status_name(status: u32) -> *const c_char {
    choice(status, "status").map_or(core::ptr::null(), |status| name(status).as_ptr())
}

const fn name(status: crossings_status) -> &'static core::ffi::CStr {
    match status {
        crossings_status::Ok => c"OK",
        crossings_status::NullArgument => c"NULL_ARGUMENT",
        crossings_status::InvalidUtf8 => c"INVALID_UTF8",
        crossings_status::InvalidLength => c"INVALID_LENGTH",
        crossings_status::InvalidEnum => c"INVALID_ENUM",
        crossings_status::InvalidIndex => c"INVALID_INDEX",
        crossings_status::Panic => c"PANIC",
        crossings_status::InvalidDate => c"INVALID_DATE",
        crossings_status::InvalidPeriod => c"INVALID_PERIOD",
        crossings_status::InvalidMoment => c"INVALID_MOMENT",
        crossings_status::InvalidNumber => c"INVALID_NUMBER",
        crossings_status::InvalidRequest => c"INVALID_REQUEST",
        crossings_status::Unreadable => c"UNREADABLE",
        crossings_status::Inconsistent => c"INCONSISTENT",
        crossings_status::NotFound => c"NOT_FOUND",
        crossings_status::Missing => c"MISSING",
        crossings_status::Overflow => c"OVERFLOW",
        crossings_status::ZeroDenominator => c"ZERO_DENOMINATOR",
        crossings_status::BasisMismatch => c"BASIS_MISMATCH",
        crossings_status::NotInForce => c"NOT_IN_FORCE",
        crossings_status::Closed => c"CLOSED",
        crossings_status::Unsupported => c"UNSUPPORTED",
        crossings_status::InvalidFigure => c"INVALID_FIGURE",
        crossings_status::NotStated => c"NOT_STATED",
        crossings_status::NoReading => c"NO_READING",
        crossings_status::NoValue => c"NO_VALUE",
        crossings_status::TooMany => c"TOO_MANY",
    }
}

impl From<PeriodError> for Failure {
    fn from(error: PeriodError) -> Self {
        Self::new(crossings_status::InvalidPeriod, error.to_string())
    }
}

impl From<Missing> for Failure {
    fn from(missing: Missing) -> Self {
        let status = match missing {
            Missing::OpenPeriod => crossings_status::InvalidPeriod,
            Missing::Day { .. } => crossings_status::Missing,
            Missing::Overflow => crossings_status::Overflow,
        };
        Self::new(status, missing.to_string())
    }
}

impl From<ExactError> for Failure {
    fn from(error: ExactError) -> Self {
        let status = match error {
            ExactError::ZeroDenominator => crossings_status::ZeroDenominator,
            ExactError::Overflow => crossings_status::Overflow,
            ExactError::Unreadable => crossings_status::InvalidNumber,
        };
        Self::new(status, error.to_string())
    }
}

impl From<BasisMismatch> for Failure {
    fn from(error: BasisMismatch) -> Self {
        Self::new(crossings_status::BasisMismatch, error.to_string())
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        let message = error.to_string();
        let status = match error {
            CommandError::UnknownAgreement(_) | CommandError::UnknownPeriod(_) => crossings_status::NotFound,
            CommandError::NotInForce { .. } => crossings_status::NotInForce,
            CommandError::Closed { .. } => crossings_status::Closed,
            CommandError::Broken(violations) => {
                return Self::found(crossings_status::Inconsistent, Findings::new([], violations));
            }
        };
        Self::new(status, message)
    }
}
