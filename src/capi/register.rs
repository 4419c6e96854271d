//! # Registers
//!
//! A register keeps every invariant. Data that break one become no register, and the error
//! says everything that is wrong with them.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{numbered, shared, slot, text};
use super::boundary::{Failure, boundary, release};
use super::error::{crossings_error, crossings_status};
use super::finding::{Findings, crossings_findings};
use super::source::{crossings_limits, crossings_source, intake};
use super::text::crossings_string;
use crate::{Basis, Register, builtin, question};

/// What a series counts. Figures of two bases never compare.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_basis {
    /// People and boats that arrived in the United Kingdom.
    UkArrivals = 0,
    /// Attempts from the French shore, with returns and rescues.
    FrenchAttempts = 1,
    /// Detections by Frontex, in which one person may be counted repeatedly.
    FrontexDetections = 2,
    /// Interceptions by Belgian police.
    BelgianInterceptions = 3,
}

numbered!(Basis as crossings_basis { UkArrivals, FrenchAttempts, FrontexDetections, BelgianInterceptions });

/// A register. Free it with `crossings_register_free`.
#[derive(Debug)]
pub struct crossings_register(pub(super) Arc<Register>);

/// Reads files as one register.
///
/// - `sources`: the `sources_len` files, each published after the one before it.
/// - `limits` may be NULL for those of `crossings_limits_default`.
///
/// Fails with `CROSSINGS_STATUS_UNREADABLE` where a file cannot be read, and with
/// `CROSSINGS_STATUS_INCONSISTENT` where all can and an invariant is broken. The findings of the
/// error are everything that is wrong with any of them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_read(
    sources: *const crossings_source,
    sources_len: usize,
    limits: *const crossings_limits,
    out: *mut *mut crossings_register,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let register = intake(sources, sources_len, limits)?.into_register()?;
            out.give(crossings_register(Arc::new(register)));
            Ok(())
        })
    }
}

/// The register that needs no file: offices, acts, agreements and funding, and the published
/// annual totals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_builtin(
    out: *mut *mut crossings_register,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            slot(out, "out")?.give(crossings_register(Arc::new(builtin())));
            Ok(())
        })
    }
}

/// A register with a change carried out; `handle` stays as it is.
///
/// - `command`: one command as a JSON object, such as
///   `{"command": "close-period", "id": "pm-5", "to": "2026-07-19"}`.
///
/// Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where the text is no command,
/// `CROSSINGS_STATUS_NOT_FOUND` where what it names is not there, `CROSSINGS_STATUS_NOT_IN_FORCE`
/// and `CROSSINGS_STATUS_CLOSED` where it comes too early or too late, and
/// `CROSSINGS_STATUS_INCONSISTENT` where the change would break an invariant.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_apply(
    handle: *const crossings_register,
    command: *const c_char,
    command_len: usize,
    out: *mut *mut crossings_register,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let mut register = (*shared(handle, "handle")?.0).clone();
            register.apply(question::command(text(command, command_len, "command")?)?)?;
            out.give(crossings_register(Arc::new(register)));
            Ok(())
        })
    }
}

/// A register in its own JSON form, which `crossings_register_read` reads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_json(
    handle: *const crossings_register,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let json = question::ask_on(&shared(handle, "handle")?.0, "export", "");
            json.map(|json| out.give(crossings_string::new(&json))).map_err(Failure::from)
        })
    }
}

/// The warnings that a register carries.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_warnings(
    handle: *const crossings_register,
    out: *mut *mut crossings_findings,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let warnings = shared(handle, "handle")?.0.warnings().clone();
            out.give(crossings_findings(Arc::new(Findings::new([], warnings))));
            Ok(())
        })
    }
}

/// Frees a register; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_free(handle: *mut crossings_register) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
