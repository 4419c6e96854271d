//! # Published totals
//!
//! Totals of whole periods as they were published: figures in their own right, that no days add
//! up to.

use core::ffi::c_char;

use super::argument::{choice, number, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::{crossings_moment, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::publication::crossings_publications;
use super::register::crossings_register;
use super::text::{Texts, crossings_text};
use super::view::{as_of_moment, crossings_view};
use crate::question::QuestionError;
use crate::{Boats, Period, PeriodTotal, PublishedTotal, PublishedTotals};

/// A published total, as a view or one publication has it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_period_total {
    /// Over which days.
    pub period: crossings_period,
    /// The people who arrived.
    pub people: u64,
    /// The boats that arrived; 0 where that is not known.
    pub boats: u64,
    /// Whether `boats` is known.
    pub boats_known: bool,
    /// Where the figure stands, or that it is general knowledge.
    pub evidence: crossings_text,
}

/// A published total, with what is known of the newest publication that gives it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_published_total {
    /// Over which days.
    pub period: crossings_period,
    /// The people who arrived.
    pub people: u64,
    /// The boats that arrived; 0 where that is not known.
    pub boats: u64,
    /// Whether `boats` is known.
    pub boats_known: bool,
    /// How sure the publication is: a `crossings_publication_status`.
    pub status: u32,
    /// When it was published.
    pub published: crossings_moment,
    /// What the period is called: `2022` for a calendar year, its days otherwise.
    pub label: crossings_text,
    /// Where the figure stands, or that it is general knowledge.
    pub evidence: crossings_text,
}

fn show_period_total(total: &PeriodTotal, texts: &mut Texts) -> crossings_period_total {
    let PeriodTotal { period, people, boats, evidence } = total;
    crossings_period_total {
        period: (*period).into(),
        people: people.get(),
        boats: boats.map_or(0, Boats::get),
        boats_known: boats.is_some(),
        evidence: texts.keep(evidence),
    }
}

fn show_published_total(total: &PublishedTotal, texts: &mut Texts) -> crossings_published_total {
    let PublishedTotal { label, period, people, boats, status, published, evidence } = total;
    crossings_published_total {
        period: (*period).into(),
        people: people.get(),
        boats: boats.map_or(0, Boats::get),
        boats_known: boats.is_some(),
        status: number(status),
        published: Some(*published).into(),
        label: texts.keep(label),
        evidence: texts.keep(evidence),
    }
}

/// A list of published totals; those of a view are ascending. Free it with
/// `crossings_period_totals_free`.
#[derive(Debug)]
pub struct crossings_period_totals {
    list: List<crossings_period_total>,
    periods: Vec<Period>,
}

impl crossings_period_totals {
    fn new<'a>(totals: impl Iterator<Item = &'a PeriodTotal>) -> Self {
        let totals: Vec<PeriodTotal> = totals.cloned().collect();
        let periods = totals.iter().map(|total| total.period).collect();
        Self { list: List::of(totals, show_period_total), periods }
    }
}

/// The published totals that a view has, the newest of each period.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_period_totals(
    handle: *const crossings_view,
    out: *mut *mut crossings_period_totals,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_period_totals::new(shared(handle, "handle")?.0.published_totals()));
            Ok(())
        })
    }
}

/// The totals that the publication at `index`, counted from 0, gives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_publications_period_totals(
    handle: *const crossings_publications,
    index: usize,
    out: *mut *mut crossings_period_totals,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_period_totals::new(
                shared(handle, "handle")?.of.publication(index)?.totals.iter(),
            ));
            Ok(())
        })
    }
}

/// How many totals there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_totals_len(
    handle: *const crossings_period_totals,
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

/// The total at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_totals_get(
    handle: *const crossings_period_totals,
    index: usize,
    out: *mut crossings_period_total,
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

/// The index of the total of a period.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where the list does not have it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_totals_find(
    handle: *const crossings_period_totals,
    period: crossings_period,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let period = period.read("period")?;
            let index = shared(handle, "handle")?.periods.iter().position(|one| *one == period);
            let none = || {
                Failure::new(crossings_status::Missing, format!("there is no published total of {period}"))
            };
            out.give(index.ok_or_else(none)?);
            Ok(())
        })
    }
}

/// Frees a list of published totals; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_totals_free(handle: *mut crossings_period_totals) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of published totals, by their first day. Free it with
/// `crossings_published_totals_free`.
#[derive(Debug)]
pub struct crossings_published_totals(List<crossings_published_total>);

/// The published totals of a series, the newest of each period.
///
/// - `basis`: a `crossings_basis`.
/// - `as_of`: the moment up to which publications count, `2026-08-21` or a date and time with
///   its offset; `as_of` may be NULL for all of them.
/// - `window`: only totals of periods within it; may be NULL for all.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_published_totals(
    handle: *const crossings_register,
    basis: u32,
    as_of: *const c_char,
    as_of_len: usize,
    window: *const crossings_period,
    out: *mut *mut crossings_published_totals,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (register, basis) = (&shared(handle, "handle")?.0, choice(basis, "basis")?);
            let as_of = text(as_of, as_of_len, "as_of")?;
            let series = QuestionError::series(register, basis)?;
            let as_of = match as_of {
                "" => None,
                moment => Some(as_of_moment(moment)?),
            };
            let window = optional(window).map(|window| window.read("window")).transpose()?;
            let totals = PublishedTotals::new(series, as_of, window).totals;
            out.give(crossings_published_totals(List::of(totals, show_published_total)));
            Ok(())
        })
    }
}

/// How many totals there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_published_totals_len(
    handle: *const crossings_published_totals,
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

/// The total at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_published_totals_get(
    handle: *const crossings_published_totals,
    index: usize,
    out: *mut crossings_published_total,
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

/// Frees a list of published totals; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_published_totals_free(handle: *mut crossings_published_totals) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
