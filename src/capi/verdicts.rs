//! # Verdicts
//!
//! What is found of every claim of a document, and no more than that: the interpretations are tried,
//! and nobody looks for what may have gone wrong.

use super::argument::{number, optional, shared, slot, value};
use super::boundary::{boundary, release};
use super::claims::crossings_claims;
use super::error::{crossings_error, crossings_status};
use super::judgement::crossings_judge_options;
use super::list::item;
use super::register::crossings_register;
use crate::{ClaimVerdict, Judge, JudgeOptions};

/// The verdicts on the claims of a document, in its order. Free it with `crossings_verdicts_free`.
#[derive(Debug)]
pub struct crossings_verdicts(Vec<ClaimVerdict>);

/// Judges every claim of a document on a register.
///
/// - `options` may be NULL for those of the house.
///
/// Fails as `crossings_claims_judge` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_verdicts(
    handle: *const crossings_claims,
    data: *const crossings_register,
    options: *const crossings_judge_options,
    out: *mut *mut crossings_verdicts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (claims, register) = (&shared(handle, "handle")?.claims, &shared(data, "data")?.0);
            let options = match optional(options) {
                Some(options) => options.read()?,
                None => JudgeOptions::default(),
            };
            let judge = Judge::new(register, options);
            let verdicts = claims.claims().iter().map(|claim| judge.verdict(claim).verdict).collect();
            out.give(crossings_verdicts(verdicts));
            Ok(())
        })
    }
}

/// How many verdicts there are: as many as claims.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_verdicts_len(
    handle: *const crossings_verdicts,
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

/// The verdict on the claim at `index`, counted from 0: a `crossings_claim_verdict`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_verdicts_get(
    handle: *const crossings_verdicts,
    index: usize,
    out: *mut u32,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(number(item(&shared(handle, "handle")?.0, index)?));
            Ok(())
        })
    }
}

/// Frees a list of verdicts; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_verdicts_free(handle: *mut crossings_verdicts) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
