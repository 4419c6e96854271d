//! # Reported amounts and amendments
//!
//! What somebody said that an agreement is worth, and how its parties changed it. Two reported
//! amounts are two facts, never a conversion of each other.

use super::argument::{number, shared, slot, value};
use super::boundary::{boundary, release};
use super::date::crossings_date;
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_amount;
use super::funding::crossings_agreements;
use super::list::List;
use super::text::{Texts, crossings_text};
use crate::{Amendment, ReportedAmount};

/// What somebody reported an agreement to be worth.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_reported_amount {
    /// A `crossings_binding`, as the reporter has it.
    pub binding: u32,
    /// How much.
    pub amount: crossings_amount,
    /// Who reported it.
    pub reported_by: crossings_text,
}

/// A change that the parties made to their agreement.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_amendment {
    /// On which day.
    pub date: crossings_date,
    /// What changed.
    pub change: crossings_text,
}

fn reported_amount(one: &ReportedAmount, texts: &mut Texts) -> crossings_reported_amount {
    let ReportedAmount { amount, binding, reported_by } = one;
    crossings_reported_amount {
        binding: number(binding),
        amount: Some(*amount).into(),
        reported_by: texts.keep(reported_by),
    }
}

fn amendment(one: &Amendment, texts: &mut Texts) -> crossings_amendment {
    let Amendment { date, change } = one;
    crossings_amendment { date: (*date).into(), change: texts.keep(change) }
}

/// A list of reported amounts. Free it with `crossings_reported_amounts_free`.
#[derive(Debug)]
pub struct crossings_reported_amounts(List<crossings_reported_amount>);

/// What was reported of the worth of the agreement at `index`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_reported_amounts(
    handle: *const crossings_agreements,
    index: usize,
    out: *mut *mut crossings_reported_amounts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let list = shared(handle, "handle")?.parts(index, |one| &one.reported, reported_amount)?;
            out.give(crossings_reported_amounts(list));
            Ok(())
        })
    }
}

/// How many reported amounts there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_reported_amounts_len(
    handle: *const crossings_reported_amounts,
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

/// The reported amount at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_reported_amounts_get(
    handle: *const crossings_reported_amounts,
    index: usize,
    out: *mut crossings_reported_amount,
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

/// Frees a list of reported amounts; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_reported_amounts_free(handle: *mut crossings_reported_amounts) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of amendments. Free it with `crossings_amendments_free`.
#[derive(Debug)]
pub struct crossings_amendments(List<crossings_amendment>);

/// How the agreement at `index` was changed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_amendments(
    handle: *const crossings_agreements,
    index: usize,
    out: *mut *mut crossings_amendments,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let list = shared(handle, "handle")?.parts(index, |one| &one.amendments, amendment)?;
            out.give(crossings_amendments(list));
            Ok(())
        })
    }
}

/// How many amendments there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_amendments_len(
    handle: *const crossings_amendments,
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

/// The amendment at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_amendments_get(
    handle: *const crossings_amendments,
    index: usize,
    out: *mut crossings_amendment,
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

/// Frees a list of amendments; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_amendments_free(handle: *mut crossings_amendments) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
