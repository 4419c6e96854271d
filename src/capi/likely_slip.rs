//! # Likely slips
//!
//! What may have gone wrong with a figure that the data contradict.

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_moment};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_amount;
use super::judgement::crossings_judgement;
use super::list::List;
use super::text::{Texts, crossings_text};
use crate::LikelySlip;

/// What may have gone wrong with a figure.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_likely_slip_kind {
    /// The digits: one is another, is missing or is too many, or two are swapped.
    Digits = 0,
    /// The figure is that of another last day.
    LastDay = 1,
    /// The figure is that of a window with another first day.
    FirstDay = 2,
    /// The figure is that of another day.
    Day = 3,
    /// The figure was true as published before, and has been revised since.
    Stale = 4,
    /// The amount is in another currency.
    Currency = 5,
    /// Per cent stands for percentage points.
    Points = 6,
    /// Percentage points stand for per cent.
    PerCent = 7,
}

numbered!(crossings_likely_slip_kind { Digits, LastDay, FirstDay, Day, Stale, Currency, Points, PerCent });

/// Something that may have gone wrong with a figure: with it mended, the claim is true.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_likely_slip {
    /// A `crossings_likely_slip_kind`.
    pub kind: u32,
    /// All of it in words.
    pub text: crossings_text,
    /// The figure as it should have been, where the digits slipped; may be NULL.
    pub figure: crossings_text,
    /// The first of the days in a row, or the other day; no day where it is about none.
    pub first: crossings_date,
    /// The last of these days; no day where it is about none.
    pub last: crossings_date,
    /// When the figure was last true; not known where it was not so.
    pub published: crossings_moment,
    /// The amount, where it is in another currency.
    pub amount: crossings_amount,
}

fn likely(slip: &LikelySlip, texts: &mut Texts) -> crossings_likely_slip {
    use crossings_likely_slip_kind as kind;
    let (mut figure, mut days, mut published, mut amount) = (None, (None, None), None, None);
    let kind = match slip {
        LikelySlip::Digits { figure: meant, .. } => {
            figure = Some(meant.as_str());
            kind::Digits
        }
        LikelySlip::LastDay { from, to } => {
            days = (Some(*from), Some(*to));
            kind::LastDay
        }
        LikelySlip::FirstDay { from, to } => {
            days = (Some(*from), Some(*to));
            kind::FirstDay
        }
        LikelySlip::Day { date } => {
            days = (Some(*date), Some(*date));
            kind::Day
        }
        LikelySlip::Stale { published: when } => {
            published = Some(*when);
            kind::Stale
        }
        LikelySlip::Currency { amount: other } => {
            amount = Some(*other);
            kind::Currency
        }
        LikelySlip::Points => kind::Points,
        LikelySlip::PerCent => kind::PerCent,
    };
    crossings_likely_slip {
        kind: number(&kind),
        text: texts.keep(&slip.to_string()),
        figure: texts.keep_known(figure),
        first: days.0.into(),
        last: days.1.into(),
        published: published.into(),
        amount: amount.into(),
    }
}

/// A list of likely slips. Free it with `crossings_likely_slips_free`.
#[derive(Debug)]
pub struct crossings_likely_slips(List<crossings_likely_slip>);

/// What may have gone wrong with the figure, the likeliest first; none where the claim is supported.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_slips(
    handle: *const crossings_judgement,
    out: *mut *mut crossings_likely_slips,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let slips = shared(handle, "handle")?.judgement.slips.clone();
            out.give(crossings_likely_slips(List::of(slips, likely)));
            Ok(())
        })
    }
}

/// How many slips there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_likely_slips_len(
    handle: *const crossings_likely_slips,
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

/// The slip at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_likely_slips_get(
    handle: *const crossings_likely_slips,
    index: usize,
    out: *mut crossings_likely_slip,
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

/// Frees a list of likely slips; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_likely_slips_free(handle: *mut crossings_likely_slips) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
