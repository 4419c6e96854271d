//! # Conflicts and repairs
//!
//! Claims that cannot all be true, each conflict with its proof, and what to take away so that
//! the rest can.

use super::argument::{shared, slot, value};
use super::audit::crossings_consistency;
use super::boundary::{boundary, release};
use super::error::{crossings_error, crossings_status};
use super::list::{List, item};
use super::measure::written;
use super::text::{Texts, crossings_names, crossings_string, crossings_text};
use crate::{Certified, Mended, Witnessed};

/// Claims that cannot all be true.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_conflict {
    /// How many claims it has.
    pub claims: usize,
    /// Whether none of them can be left out; `false` where the fuel did not last to tell.
    pub minimal: bool,
}

/// A list of conflicts. Free it with `crossings_conflicts_free`.
#[derive(Debug)]
pub struct crossings_conflicts {
    conflicts: Vec<Certified>,
    list: List<crossings_conflict>,
}

/// All minimal conflicts, up to the size asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_conflicts(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_conflicts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let conflicts = shared(handle, "handle")?.found.conflicts.clone();
            let list = List::of(conflicts.clone(), |one, _| crossings_conflict {
                claims: one.claims.len(),
                minimal: one.minimal,
            });
            out.give(crossings_conflicts { conflicts, list });
            Ok(())
        })
    }
}

/// How many conflicts there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_conflicts_len(
    handle: *const crossings_conflicts,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.len());
            Ok(())
        })
    }
}

/// The conflict at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_conflicts_get(
    handle: *const crossings_conflicts,
    index: usize,
    out: *mut crossings_conflict,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.get(index)?);
            Ok(())
        })
    }
}

/// The claims of the conflict at `index`, by their ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_conflicts_claims(
    handle: *const crossings_conflicts,
    index: usize,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(item(&handle.conflicts, index)?.claims.clone()));
            Ok(())
        })
    }
}

/// The proof of the conflict at `index` in words, a line each.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_conflicts_proof(
    handle: *const crossings_conflicts,
    index: usize,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(item(&handle.conflicts, index)?.proof.clone()));
            Ok(())
        })
    }
}

/// The proof of the conflict at `index` in JSON, for a program to check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_conflicts_certificate(
    handle: *const crossings_conflicts,
    index: usize,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let conflict = item(&shared(handle, "handle")?.conflicts, index)?;
            written(&conflict.certificate).map(|json| out.give(json))
        })
    }
}

/// Frees a list of conflicts; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_conflicts_free(handle: *mut crossings_conflicts) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// Claims without which the others can all be true.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_repair {
    /// How many claims it takes away; 0 where nothing is to be mended.
    pub without: usize,
    /// How many numbers its witness has.
    pub witness: usize,
}

/// A list of repairs. Free it with `crossings_repairs_free`.
#[derive(Debug)]
pub struct crossings_repairs {
    repairs: Vec<Mended>,
    list: List<crossings_repair>,
}

/// All minimal repairs, up to the size asked for; the first takes nothing away where the claims can
/// all be true.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_repairs(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_repairs,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let repairs = shared(handle, "handle")?.found.repairs.clone();
            let list = List::of(repairs.clone(), |one, _| crossings_repair {
                without: one.without.len(),
                witness: one.witness.len(),
            });
            out.give(crossings_repairs { repairs, list });
            Ok(())
        })
    }
}

/// How many repairs there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_repairs_len(
    handle: *const crossings_repairs,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.len());
            Ok(())
        })
    }
}

/// The repair at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_repairs_get(
    handle: *const crossings_repairs,
    index: usize,
    out: *mut crossings_repair,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.get(index)?);
            Ok(())
        })
    }
}

/// The claims that the repair at `index` takes away, by their ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_repairs_without(
    handle: *const crossings_repairs,
    index: usize,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(item(&handle.repairs, index)?.without.clone()));
            Ok(())
        })
    }
}

/// Frees a list of repairs; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_repairs_free(handle: *mut crossings_repairs) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// One number of a witness.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_witnessed {
    /// What it is the number of.
    pub quantity: crossings_text,
    /// The number, of any size: `168`, or `21446/377`.
    pub number: crossings_text,
}

fn witnessed(one: &Witnessed, texts: &mut Texts) -> crossings_witnessed {
    crossings_witnessed { quantity: texts.keep(&one.quantity), number: texts.keep(&one.number) }
}

/// Numbers for which claims are true. Free it with `crossings_witness_free`.
#[derive(Debug)]
pub struct crossings_witness(List<crossings_witnessed>);

/// Numbers for which all claims are true but those that the repair at `index` takes away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_repairs_witness(
    handle: *const crossings_repairs,
    index: usize,
    out: *mut *mut crossings_witness,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let repair = item(&shared(handle, "handle")?.repairs, index)?;
            out.give(crossings_witness(List::of(repair.witness.clone(), witnessed)));
            Ok(())
        })
    }
}

/// How many numbers there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_witness_len(
    handle: *const crossings_witness,
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

/// The number at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_witness_get(
    handle: *const crossings_witness,
    index: usize,
    out: *mut crossings_witnessed,
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

/// Frees a list of numbers; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_witness_free(handle: *mut crossings_witness) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
