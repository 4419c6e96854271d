//! # Slips and descriptions
//!
//! What may have been meant if a digit of a figure was printed wrongly, and words that could be
//! printed for a number.

use core::ffi::c_char;

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::figure::crossings_figure;
use super::list::List;
use super::text::{Texts, crossings_text};
use crate::{Description, Figure, Reading, Slip, SlipKind, describe};

/// What happened to a digit.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_slip_kind {
    /// Two neighbours changed places.
    Swapped = 0,
    /// One was printed for another.
    Changed = 1,
    /// One is too many in print.
    Added = 2,
    /// One is missing in print.
    Dropped = 3,
}

numbered!(SlipKind as crossings_slip_kind { Swapped, Changed, Added, Dropped });

/// A slip of one digit: what was printed, and what may have been meant.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_slip {
    /// A `crossings_slip_kind`.
    pub kind: u32,
    /// The number that was printed.
    pub printed: crossings_text,
    /// The number that may have been meant.
    pub meant: crossings_text,
    /// Both in short: `446 for 466`.
    pub text: crossings_text,
    /// The whole figure as it may have been meant.
    pub figure: crossings_text,
}

fn slip((slip, figure): &(Slip, Figure), texts: &mut Texts) -> crossings_slip {
    crossings_slip {
        kind: number(&slip.kind),
        printed: texts.keep(&slip.printed),
        meant: texts.keep(&slip.meant),
        text: texts.keep(&slip.to_string()),
        figure: texts.keep(figure.text()),
    }
}

/// A list of slips. Free it with `crossings_slips_free`.
#[derive(Debug)]
pub struct crossings_slips(List<crossings_slip>);

/// What may have been meant if one digit was printed wrongly, each figure once and never the figure
/// itself.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_slips(
    handle: *const crossings_figure,
    out: *mut *mut crossings_slips,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let slips: Vec<(Slip, Figure)> = shared(handle, "handle")?.figure.slips().collect();
            out.give(crossings_slips(List::of(slips, slip)));
            Ok(())
        })
    }
}

/// How many slips there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_slips_len(
    handle: *const crossings_slips,
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
pub unsafe extern "C" fn crossings_slips_get(
    handle: *const crossings_slips,
    index: usize,
    out: *mut crossings_slip,
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

/// Frees a list of slips; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_slips_free(handle: *mut crossings_slips) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// Words for an exact number, and the readings under which they are true of it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_description {
    /// The words, which `crossings_figure_parse` reads.
    pub text: crossings_text,
    /// Whether they are true as a reader takes them.
    pub pragmatic: bool,
    /// Whether they are true by what they say and nothing more.
    pub literal: bool,
    /// Whether they are true of a figure that was rounded in its last printed digit.
    pub strict: bool,
}

fn description(one: &Description, texts: &mut Texts) -> crossings_description {
    let true_in = |reading| one.readings.contains(&reading);
    crossings_description {
        text: texts.keep(&one.text),
        pragmatic: true_in(Reading::Pragmatic),
        literal: true_in(Reading::Literal),
        strict: true_in(Reading::Strict),
    }
}

/// A list of words for a number. Free it with `crossings_descriptions_free`.
#[derive(Debug)]
pub struct crossings_descriptions(List<crossings_description>);

/// Words that could be printed for an exact number: the number itself, rounded, and with hedges,
/// from the closest to the roundest.
///
/// - `number`: in the scale of the measure; its `text` is what counts.
/// - `nature`: a `crossings_nature`.
/// - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
///   is not.
///
/// Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `number` is none, and with
/// `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_describe(
    number: *const crossings_ratio,
    nature: u32,
    currency: *const c_char,
    currency_len: usize,
    out: *mut *mut crossings_descriptions,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let number = shared(number, "number")?.read()?;
            let words = describe(number, super::reading::nature(nature, currency, currency_len)?);
            out.give(crossings_descriptions(List::of(words, description)));
            Ok(())
        })
    }
}

/// How many descriptions there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_descriptions_len(
    handle: *const crossings_descriptions,
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

/// The words at `index`, counted from 0. They live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_descriptions_get(
    handle: *const crossings_descriptions,
    index: usize,
    out: *mut crossings_description,
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

/// Frees a list of words; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_descriptions_free(handle: *mut crossings_descriptions) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
