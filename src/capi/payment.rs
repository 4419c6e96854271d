//! # Instalments and payments
//!
//! What an agreement says falls due, and what is known to have been paid.

use super::argument::{shared, slot, value};
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_amount;
use super::funding::crossings_agreements;
use super::list::List;
use super::text::Texts;
use crate::{Instalment, Payment};

/// A part of a commitment that falls due on the first day of its period, usually a financial
/// year.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_instalment {
    /// For which days.
    pub period: crossings_period,
    /// How much.
    pub amount: crossings_amount,
}

/// Money handed over.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_payment {
    /// On which day.
    pub date: crossings_date,
    /// How much.
    pub amount: crossings_amount,
}

fn instalment(one: &Instalment, _: &mut Texts) -> crossings_instalment {
    let Instalment { period, amount } = *one;
    crossings_instalment { period: period.into(), amount: Some(amount).into() }
}

fn payment(one: &Payment, _: &mut Texts) -> crossings_payment {
    let Payment { date, amount } = *one;
    crossings_payment { date: date.into(), amount: Some(amount).into() }
}

/// A list of instalments. Free it with `crossings_instalments_free`.
#[derive(Debug)]
pub struct crossings_instalments(List<crossings_instalment>);

/// The instalments of the agreement at `index`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_instalments(
    handle: *const crossings_agreements,
    index: usize,
    out: *mut *mut crossings_instalments,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let list = shared(handle, "handle")?.parts(index, |one| &one.instalments, instalment)?;
            out.give(crossings_instalments(list));
            Ok(())
        })
    }
}

/// How many instalments there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_instalments_len(
    handle: *const crossings_instalments,
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

/// The instalment at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_instalments_get(
    handle: *const crossings_instalments,
    index: usize,
    out: *mut crossings_instalment,
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

/// Frees a list of instalments; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_instalments_free(handle: *mut crossings_instalments) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of payments. Free it with `crossings_payments_free`.
#[derive(Debug)]
pub struct crossings_payments(List<crossings_payment>);

/// What is known to have been paid under the agreement at `index`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_payments(
    handle: *const crossings_agreements,
    index: usize,
    out: *mut *mut crossings_payments,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let list = shared(handle, "handle")?.parts(index, |one| &one.payments, payment)?;
            out.give(crossings_payments(list));
            Ok(())
        })
    }
}

/// How many payments there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_payments_len(
    handle: *const crossings_payments,
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

/// The payment at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_payments_get(
    handle: *const crossings_payments,
    index: usize,
    out: *mut crossings_payment,
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

/// Frees a list of payments; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_payments_free(handle: *mut crossings_payments) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
