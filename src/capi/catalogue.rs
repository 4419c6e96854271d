//! # The catalogue
//!
//! Every invariant: the rules that data must keep. A finding names the one that is broken by
//! its id, which is never given to another.

use core::ffi::c_char;

use super::argument::{number, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::error::{crossings_error, crossings_status};
use super::finding::crossings_severity;
use super::list::List;
use super::text::{Texts, crossings_text};
use crate::catalogue::position;
use crate::{Invariant, catalogue};

/// One rule that data must keep.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_invariant {
    /// A `crossings_severity`: what it means when it is broken.
    pub severity: u32,
    /// What names it: `C003`.
    pub id: crossings_text,
    /// What it says, for a citizen to read.
    pub statement: crossings_text,
    /// Whence it is known.
    pub source: crossings_text,
    /// Its page, in Markdown.
    pub page: crossings_text,
}

fn show(one: &'static Invariant, texts: &mut Texts) -> crossings_invariant {
    let Invariant { id, severity, statement, source, page } = one;
    crossings_invariant {
        severity: number(&crossings_severity::from(*severity)),
        id: texts.keep(id),
        statement: texts.keep(statement),
        source: texts.keep(source),
        page: texts.keep(page),
    }
}

fn find(id: &str) -> Result<usize, Failure> {
    let index = crate::invariant(id).and_then(position);
    index.ok_or_else(|| Failure::new(crossings_status::NotFound, format!("there is no invariant `{id}`")))
}

/// A list of invariants. Free it with `crossings_invariants_free`.
#[derive(Debug)]
pub struct crossings_invariants(List<crossings_invariant>);

/// Every invariant, in the order of the catalogue.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_catalogue(
    out: *mut *mut crossings_invariants,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let rules: Vec<_> = catalogue().collect();
            out.give(crossings_invariants(List::of(rules, |rule, texts| show(rule, texts))));
            Ok(())
        })
    }
}

/// The index of the invariant that has the id `id`, in capitals or not.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where none has it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_invariants_find(
    handle: *const crossings_invariants,
    id: *const c_char,
    id_len: usize,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let id = text(id, id_len, "id")?;
            shared(handle, "handle")?;
            out.give(find(id)?);
            Ok(())
        })
    }
}

/// How many invariants there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_invariants_len(
    handle: *const crossings_invariants,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.len());
            Ok(())
        })
    }
}

/// The invariant at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_invariants_get(
    handle: *const crossings_invariants,
    index: usize,
    out: *mut crossings_invariant,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.get(index)?);
            Ok(())
        })
    }
}

/// Frees a list of invariants; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_invariants_free(handle: *mut crossings_invariants) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
