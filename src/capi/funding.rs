//! # Funding
//!
//! Agreements about money or measures at the border. What was committed, what was reported and
//! what was paid are three different things, and each amount keeps its own currency.
//!
//! To find an agreement, ask a list for the index of its id.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{number, numbered, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::{crossings_date, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_amount;
use super::list::{List, past_the_end};
use super::register::crossings_register;
use super::text::{Texts, crossings_text};
use crate::{Agreement, Amount, Binding, Currency, Purpose, Register, Stage};

/// Where an agreement stands.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_stage {
    /// Asked for, or talked of: nothing can have been paid under it.
    Proposed = 0,
    /// Agreed by both parties.
    Agreed = 1,
    /// Agreed, and changed since.
    Amended = 2,
    /// Over.
    Ended = 3,
}

numbered!(Stage as crossings_stage { Proposed, Agreed, Amended, Ended });

/// What the money is for.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_purpose {
    /// Officers on the beaches, reservists included.
    Patrols = 0,
    /// Drones, cameras, aircraft, detection equipment.
    Surveillance = 1,
    /// Fences and the security of ports and tunnels.
    PortSecurity = 2,
    /// A station for the police.
    PoliceStation = 3,
    /// A centre where operations are led together.
    CommandCentre = 4,
    /// A detention or removal centre.
    DetentionCentre = 5,
    /// Reception and lodging.
    Reception = 6,
    /// A fund that compensates damage.
    CompensationFund = 7,
    /// Campaigns that inform would-be travellers.
    Communication = 8,
    /// Returns, admissions and their transport.
    Returns = 9,
    /// Not stated, or none of these.
    Other = 10,
}

numbered!(Purpose as crossings_purpose {
    Patrols, Surveillance, PortSecurity, PoliceStation, CommandCentre, DetentionCentre, Reception,
    CompensationFund, Communication, Returns, Other,
});

/// How binding an amount is.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_binding {
    /// The amount itself.
    Exact = 0,
    /// No more than the amount.
    UpTo = 1,
    /// The amount, if something else comes about.
    Conditional = 2,
    /// Rounded or reckoned by whoever reports it.
    Estimated = 3,
}

numbered!(Binding as crossings_binding { Exact, UpTo, Conditional, Estimated });

/// One agreement about money or measures at the border.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_agreement {
    /// What names it among all agreements of a register: `F11`.
    pub id: crossings_text,
    /// What it is called.
    pub title: crossings_text,
    /// Who pays.
    pub payer: crossings_text,
    /// Who is paid.
    pub payee: crossings_text,
    /// Where all this stands, or that it is general knowledge.
    pub evidence: crossings_text,
    /// When it was made; no day where that is not known.
    pub date: crossings_date,
    /// The days that it covers: `first` is no day where they are not known, `last` is no day
    /// where it has no end.
    pub term: crossings_period,
    /// A `crossings_stage`.
    pub stage: u32,
    /// A `crossings_binding`: how binding `commitment` is. It says nothing where that is empty.
    pub binding: u32,
    /// What it promises in all; empty where that is not known.
    pub commitment: crossings_amount,
    /// What its instalments add up to; empty where there are none, two are in different
    /// currencies, or the sum does not fit.
    pub instalments_sum: crossings_amount,
    /// What its known payments add up to; empty as `instalments_sum` is.
    pub payments_sum: crossings_amount,
    /// How many purposes it has.
    pub purposes_len: usize,
    /// How many amounts were reported of it.
    pub reported_amounts_len: usize,
    /// How many instalments it has.
    pub instalments_len: usize,
    /// How many payments are known.
    pub payments_len: usize,
    /// How many times it was amended.
    pub amendments_len: usize,
}

/// A list of agreements. Free it with `crossings_agreements_free`.
#[derive(Debug)]
pub struct crossings_agreements {
    register: Arc<Register>,
    list: List<crossings_agreement>,
}

impl crossings_agreements {
    pub(super) fn new(register: &Arc<Register>) -> Self {
        let register = Arc::clone(register);
        let shown = Arc::clone(&register);
        let list = List::new(register.agreements().len(), move |index, texts| {
            shown.agreements().get(index).map(|agreement| show(agreement, texts))
        });
        Self { register, list }
    }

    fn agreement(&self, index: usize) -> Result<&Agreement, Failure> {
        self.register.agreements().get(index).ok_or_else(|| past_the_end("index", index, self.list.len()))
    }

    /// What the agreement at `index` has many of.
    pub(super) fn parts<P, T>(
        &self,
        index: usize,
        parts: fn(&Agreement) -> &[P],
        show: fn(&P, &mut Texts) -> T,
    ) -> Result<List<T>, Failure>
    where
        P: Clone + Send + Sync + 'static,
        T: Copy + 'static,
    {
        Ok(List::of(parts(self.agreement(index)?), show))
    }

    fn find(&self, id: &str) -> Result<usize, Failure> {
        self.register
            .agreements()
            .iter()
            .position(|one| one.id == id)
            .ok_or_else(|| Failure::new(crossings_status::NotFound, format!("there is no agreement `{id}`")))
    }

    fn listed(&self, index: usize, currency: &str) -> Result<Amount, Failure> {
        let agreement = self.agreement(index)?;
        let known = Currency::from_code(currency).ok_or_else(|| {
            let message = format!("`currency` is `{currency}`, which is no code of ISO 4217 such as `GBP`");
            Failure::new(crossings_status::NotFound, message)
        })?;
        agreement.listed(known).ok_or_else(|| {
            let message = format!("no amount of `{}` is in {currency}", agreement.id);
            Failure::new(crossings_status::Missing, message)
        })
    }
}

fn show(one: &Agreement, texts: &mut Texts) -> crossings_agreement {
    let binding = one.commitment.map(|commitment| commitment.binding).unwrap_or_default();
    crossings_agreement {
        id: texts.keep(&one.id),
        title: texts.keep(&one.title),
        payer: texts.keep(&one.payer),
        payee: texts.keep(&one.payee),
        evidence: texts.keep(&one.evidence),
        date: one.date.into(),
        term: one.term.into(),
        stage: number(&one.stage),
        binding: number(&binding),
        commitment: one.commitment.map(|commitment| commitment.amount).into(),
        instalments_sum: one.instalments_sum().into(),
        payments_sum: one.payments_sum().into(),
        purposes_len: one.purposes.len(),
        reported_amounts_len: one.reported.len(),
        instalments_len: one.instalments.len(),
        payments_len: one.payments.len(),
        amendments_len: one.amendments.len(),
    }
}

/// The agreements of a register, in its order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_agreements(
    handle: *const crossings_register,
    out: *mut *mut crossings_agreements,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_agreements::new(&shared(handle, "handle")?.0));
            Ok(())
        })
    }
}

/// The index of the agreement that has the id `id`.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where none has it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_find(
    handle: *const crossings_agreements,
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
            out.give(shared(handle, "handle")?.find(id)?);
            Ok(())
        })
    }
}

/// The amount in one currency that the agreement at `index` promises or, failing that, the first
/// that was reported of it. It is never converted from another currency.
///
/// - `currency`: a code of ISO 4217, such as `GBP`.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency, and with
/// `CROSSINGS_STATUS_MISSING` where no amount is in it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_listed(
    handle: *const crossings_agreements,
    index: usize,
    currency: *const c_char,
    currency_len: usize,
    out: *mut crossings_amount,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let currency = text(currency, currency_len, "currency")?;
            let listed = shared(handle, "handle")?.listed(index, currency)?;
            out.give(Some(listed).into());
            Ok(())
        })
    }
}

/// How many agreements there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_len(
    handle: *const crossings_agreements,
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

/// The agreement at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_get(
    handle: *const crossings_agreements,
    index: usize,
    out: *mut crossings_agreement,
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

/// Frees a list of agreements; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_free(handle: *mut crossings_agreements) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of purposes. Free it with `crossings_purposes_free`.
#[derive(Debug)]
pub struct crossings_purposes(List<u32>);

/// What the agreement at `index` pays for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_agreements_purposes(
    handle: *const crossings_agreements,
    index: usize,
    out: *mut *mut crossings_purposes,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let list = shared(handle, "handle")?.parts(index, |one| &one.purposes, |one, _| number(one))?;
            out.give(crossings_purposes(list));
            Ok(())
        })
    }
}

/// How many purposes there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_purposes_len(
    handle: *const crossings_purposes,
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

/// The purpose at `index`, counted from 0: a `crossings_purpose`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_purposes_get(
    handle: *const crossings_purposes,
    index: usize,
    out: *mut u32,
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

/// Frees a list of purposes; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_purposes_free(handle: *mut crossings_purposes) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
