//! # Audits
//!
//! Claims held against each other, with no data at all: which cannot all be true, with the proof,
//! what to take away so that the rest can, and what the claims say of each other's figures.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{choice, number, numbered, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::claims::crossings_claims;
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::measure::written;
use super::reading::rounding;
use super::register::crossings_register;
use super::text::{Texts, crossings_names, crossings_string, crossings_text};
use crate::builtin::builtin_once;
use crate::consistency::Limits;
use crate::{Audit, AuditOptions, Claim, Consistency, LeftOut, Reading, Together};

/// How claims are held together, and how much work that may take. All zeros is the way of the
/// house.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_audit_options {
    /// How printed figures were rounded: a `crossings_rounding`.
    pub rounding: u32,
    /// From how many tenths the last three rules of rounding go, 1 to 9; others have none.
    pub threshold: u32,
    /// How many claims a conflict may have; 0 for any number.
    pub conflict: u64,
    /// How many claims a repair may take away; 0 for any number.
    pub repair: u64,
    /// How much work each reading may take, as a count and not a time; 0 for that of the house.
    pub fuel: u64,
}

impl crossings_audit_options {
    fn read(&self) -> Result<AuditOptions, Failure> {
        let Self { rounding, threshold, conflict, repair, fuel } = *self;
        let size =
            |size: u64| if size == 0 { usize::MAX } else { usize::try_from(size).unwrap_or(usize::MAX) };
        Ok(AuditOptions {
            rounding: self::rounding(rounding, threshold, "options.rounding")?,
            limits: Limits { conflict: size(conflict), repair: size(repair) },
            fuel: if fuel == 0 { AuditOptions::default().fuel } else { fuel },
        })
    }
}

/// Claims held against each other under every reading. Free it with `crossings_audit_free`.
#[derive(Debug)]
pub struct crossings_audit(Arc<Audit>);

/// Holds claims against each other.
///
/// - `bundle`: the id of the bundle that they are of; `bundle` may be NULL for all claims of the
///   document.
/// - `periods`: the register whose offices, acts and agreements the claims speak of; `periods` may
///   be NULL for those of `crossings_register_builtin`, which also stand for none.
/// - `options` may be NULL for those of the house.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such bundle, and with
/// `CROSSINGS_STATUS_INVALID_NUMBER` where the rule of rounding has no threshold that it needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_audit(
    handle: *const crossings_claims,
    bundle: *const c_char,
    bundle_len: usize,
    periods: *const crossings_register,
    options: *const crossings_audit_options,
    out: *mut *mut crossings_audit,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let document = shared(handle, "handle")?;
            let (name, claims): (_, Vec<&Claim>) = match text(bundle, bundle_len, "bundle")? {
                "" => ("all", document.claims.claims().iter().collect()),
                id => (id, document.bundle(id)?),
            };
            let periods = match optional(periods) {
                Some(register) => register.0.policy_periods_or_builtin(),
                None => builtin_once().policy_periods().into(),
            };
            let options =
                optional(options).map(crossings_audit_options::read).transpose()?.unwrap_or_default();
            out.give(crossings_audit(Arc::new(Audit::of(name, &claims, &periods, &options))));
            Ok(())
        })
    }
}

/// The claims, by their ids, in their order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_audit_claims(
    handle: *const crossings_audit,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(handle.0.claims.clone()));
            Ok(())
        })
    }
}

/// The claims that are in a conflict under some readings and in none under others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_audit_depends_on_reading(
    handle: *const crossings_audit,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(
                handle.0.depends_on_reading().into_iter().map(str::to_owned).collect(),
            ));
            Ok(())
        })
    }
}

/// An audit in JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_audit_json(
    handle: *const crossings_audit,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            written(&*shared(handle, "handle")?.0).map(|json| out.give(json))
        })
    }
}

/// Frees an audit; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_audit_free(handle: *mut crossings_audit) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// Whether claims can all be true.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_together {
    /// They can.
    Consistent = 0,
    /// They cannot.
    Conflict = 1,
    /// The fuel did not last to find out.
    Undetermined = 2,
}

numbered!(Together as crossings_together { Consistent, Conflict, Undetermined });

/// What is found under one reading, in short.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_consistency_facts {
    /// A `crossings_reading`.
    pub reading: u32,
    /// Whether the claims can all be true: a `crossings_together`.
    pub together: u32,
    /// Whether the conflicts are all that there are.
    pub all_conflicts: bool,
    /// Whether the repairs are all that there are.
    pub all_repairs: bool,
    /// How much work it took.
    pub fuel: u64,
}

/// What is found of claims under one reading. Free it with `crossings_consistency_free`.
#[derive(Debug)]
pub struct crossings_consistency {
    pub(super) found: Consistency,
}

/// What is found under one reading.
///
/// - `reading`: a `crossings_reading`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_audit_under(
    handle: *const crossings_audit,
    reading: u32,
    out: *mut *mut crossings_consistency,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let audit = &shared(handle, "handle")?.0;
            let reading: Reading = choice(reading, "reading")?;
            out.give(crossings_consistency { found: audit.under(reading).clone() });
            Ok(())
        })
    }
}

/// What is found, in short.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_about(
    handle: *const crossings_consistency,
    out: *mut crossings_consistency_facts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let found = &shared(handle, "handle")?.found;
            out.give(crossings_consistency_facts {
                reading: number(&found.reading),
                together: number(&found.together),
                all_conflicts: found.all_conflicts,
                all_repairs: found.all_repairs,
                fuel: found.fuel,
            });
            Ok(())
        })
    }
}

/// The claims that are set aside, so that the rest can be looked into: those of the first repair.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_aside(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_names::new(shared(handle, "handle")?.found.aside.clone()));
            Ok(())
        })
    }
}

/// The claims that follow from the others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_redundant(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_names::new(shared(handle, "handle")?.found.redundant.clone()));
            Ok(())
        })
    }
}

/// The claims that can be true only because there was nothing to divide by.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_vacuous(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_names::new(shared(handle, "handle")?.found.vacuous.clone()));
            Ok(())
        })
    }
}

/// What is not all there is, as the fuel did not last: `implied`, `days`, `redundant`, `vacuous` and
/// `tight`, each as the function is called that gives it. Where no repair was found none of them was
/// looked for, and they are all named. Where not all the fuel was used, a number does not fit 128 bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_unfinished(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let parts = &shared(handle, "handle")?.found.unfinished;
            out.give(crossings_names::new(parts.iter().map(ToString::to_string).collect()));
            Ok(())
        })
    }
}

/// Frees what is found under one reading; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_free(handle: *mut crossings_consistency) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A claim that takes no part, and why.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_left_out {
    /// The claim, by its id.
    pub claim: crossings_text,
    /// Why it takes no part.
    pub why: crossings_text,
}

/// A list of claims that take no part. Free it with `crossings_left_outs_free`.
#[derive(Debug)]
pub struct crossings_left_outs(List<crossings_left_out>);

fn left_out(one: &LeftOut, texts: &mut Texts) -> crossings_left_out {
    crossings_left_out { claim: texts.keep(&one.claim), why: texts.keep(&one.why) }
}

/// The claims that take no part.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_left_out(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_left_outs,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let found = &shared(handle, "handle")?.found;
            out.give(crossings_left_outs(List::of(found.left_out.clone(), left_out)));
            Ok(())
        })
    }
}

/// How many claims take no part.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_left_outs_len(
    handle: *const crossings_left_outs,
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

/// The claim at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_left_outs_get(
    handle: *const crossings_left_outs,
    index: usize,
    out: *mut crossings_left_out,
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

/// Frees a list of claims that take no part; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_left_outs_free(handle: *mut crossings_left_outs) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
