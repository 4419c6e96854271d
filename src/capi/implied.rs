//! # What claims imply
//!
//! What claims say of each other's figures, the last known days that they leave, and which are
//! true only thanks to rounding.

use super::argument::{shared, slot, value};
use super::audit::crossings_consistency;
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_dates};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::interval::crossings_interval;
use super::list::{List, item};
use super::text::{Texts, crossings_names, crossings_text};
use crate::{Implied, ImpliedDays, Tight};

/// What the others say of a claim's figure.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_implied {
    /// The claim, by its id.
    pub claim: crossings_text,
    /// What the figure means under the reading.
    pub stated: crossings_interval,
    /// The least interval with every value that the others leave, in the scale of the measure.
    pub implied: crossings_interval,
    /// Whether every number of it is left, as far as numbers must not be whole; of a quotient of
    /// two unknown numbers only the ends are reckoned.
    pub exact: bool,
}

fn implied(one: &Implied, texts: &mut Texts) -> crossings_implied {
    crossings_implied {
        claim: texts.keep(&one.claim),
        stated: one.stated.into(),
        implied: one.implied.into(),
        exact: one.exact,
    }
}

/// What claims say of each other's figures. Free it with `crossings_implied_figures_free`.
#[derive(Debug)]
pub struct crossings_implied_figures {
    all: Vec<Implied>,
    list: List<crossings_implied>,
}

/// What the others say of each claim's figure, where they bound it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_implied(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_implied_figures,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let all = shared(handle, "handle")?.found.implied.clone();
            out.give(crossings_implied_figures { list: List::of(all.clone(), implied), all });
            Ok(())
        })
    }
}

/// How many figures are bounded.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_figures_len(
    handle: *const crossings_implied_figures,
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

/// The figure at `index`, counted from 0. Its text lives as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_figures_get(
    handle: *const crossings_implied_figures,
    index: usize,
    out: *mut crossings_implied,
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

/// The figure at `index` as it could have been printed, where the others leave one value or the ends
/// of an interval.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_figures_nearest(
    handle: *const crossings_implied_figures,
    index: usize,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(item(&handle.all, index)?.nearest.clone()));
            Ok(())
        })
    }
}

/// Frees a list of figures; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_figures_free(handle: *mut crossings_implied_figures) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// The last known days that claims leave.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_implied_span {
    /// The first day that was counted.
    pub from: crossings_date,
    /// How many last known days are left.
    pub count: usize,
}

/// Last known days that claims leave. Free it with `crossings_implied_days_free`.
#[derive(Debug)]
pub struct crossings_implied_days {
    all: Vec<ImpliedDays>,
    list: List<crossings_implied_span>,
}

/// The last known days that the claims leave, where they do not say it: an item for each such day
/// that claims share.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_days(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_implied_days,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let all = shared(handle, "handle")?.found.days.clone();
            let list = List::of(all.clone(), |one, _| crossings_implied_span {
                from: one.from.into(),
                count: one.last.len(),
            });
            out.give(crossings_implied_days { all, list });
            Ok(())
        })
    }
}

/// How many items there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_days_len(
    handle: *const crossings_implied_days,
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

/// The item at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_days_get(
    handle: *const crossings_implied_days,
    index: usize,
    out: *mut crossings_implied_span,
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

/// The last known days of the item at `index`, ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_days_last(
    handle: *const crossings_implied_days,
    index: usize,
    out: *mut *mut crossings_dates,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let days = item(&shared(handle, "handle")?.all, index)?;
            out.give(crossings_dates::new(days.last.iter().copied()));
            Ok(())
        })
    }
}

/// Frees a list of last known days; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_implied_days_free(handle: *mut crossings_implied_days) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A claim that is true only thanks to rounding.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_tight {
    /// The claim, by its id.
    pub claim: crossings_text,
    /// How far within the ends of its rows it can be at most, in the units of the rows; none where
    /// there is no limit.
    pub slack: crossings_ratio,
    /// Whether some numbers have that distance; where not, they come as near as one likes.
    pub attained: bool,
}

fn tight(one: &Tight, texts: &mut Texts) -> crossings_tight {
    crossings_tight {
        claim: texts.keep(&one.claim),
        slack: one.slack.map_or(crossings_ratio::NONE, crossings_ratio::from),
        attained: one.attained,
    }
}

/// A list of claims that are true only thanks to rounding. Free it with `crossings_tights_free`.
#[derive(Debug)]
pub struct crossings_tights(List<crossings_tight>);

/// The claims that are true only thanks to rounding, and by how much.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_consistency_tight(
    handle: *const crossings_consistency,
    out: *mut *mut crossings_tights,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let found = &shared(handle, "handle")?.found;
            out.give(crossings_tights(List::of(found.tight.clone(), tight)));
            Ok(())
        })
    }
}

/// How many claims there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tights_len(
    handle: *const crossings_tights,
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

/// The claim at `index`, counted from 0. Its text lives as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tights_get(
    handle: *const crossings_tights,
    index: usize,
    out: *mut crossings_tight,
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

/// Frees a list of claims; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_tights_free(handle: *mut crossings_tights) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
