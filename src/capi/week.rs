//! # Weeks
//!
//! Figures of whole weeks, as the official series has them beside those of the days.

use std::sync::Arc;

use super::argument::{shared, slot, value};
use super::boundary::{Failure, boundary, release};
use super::date::crossings_date;
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::publication::crossings_publications;
use super::text::{Texts, crossings_text};
use super::view::{crossings_arrivals, crossings_view};
use crate::{Events, People, Preventions, Week, WeekEnding};

/// What was prevented, as French authorities estimate it: not people who did not cross, for one
/// person can be prevented many times.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_preventions {
    /// The people prevented; 0 where that is not known.
    pub people: u64,
    /// The events in which they were; 0 where that is not known.
    pub events: u64,
    /// Whether both are known.
    pub known: bool,
}

impl From<Option<Preventions>> for crossings_preventions {
    fn from(preventions: Option<Preventions>) -> Self {
        Self {
            people: preventions.as_ref().map_or(People::ZERO, Preventions::people).get(),
            events: preventions.as_ref().map_or(Events::ZERO, Preventions::events).get(),
            known: preventions.is_some(),
        }
    }
}

/// The arrivals and preventions of one week, Monday to Sunday.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_week {
    /// The Sunday that ends it.
    pub ending: crossings_date,
    /// What arrived.
    pub arrivals: crossings_arrivals,
    /// What was prevented.
    pub preventions: crossings_preventions,
    /// What the publisher wrote beside it, as printed; may be NULL.
    pub note: crossings_text,
}

fn show(week: &Week, texts: &mut Texts) -> crossings_week {
    let Week { ending, arrivals, preventions, note } = week;
    crossings_week {
        ending: ending.date().into(),
        arrivals: (*arrivals).into(),
        preventions: (*preventions).into(),
        note: texts.keep_known(note.as_deref()),
    }
}

/// A list of weeks, ascending. Free it with `crossings_weeks_free`.
#[derive(Debug)]
pub struct crossings_weeks {
    pub(super) weeks: Arc<[Week]>,
    list: List<crossings_week>,
}

impl crossings_weeks {
    fn new<'a>(weeks: impl Iterator<Item = &'a Week>) -> Self {
        let weeks: Arc<[Week]> = weeks.cloned().collect();
        Self { list: List::of(Arc::clone(&weeks), show), weeks }
    }
}

/// Every week that has a figure of its own in a view.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_weeks(
    handle: *const crossings_view,
    out: *mut *mut crossings_weeks,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_weeks::new(shared(handle, "handle")?.0.weeks()));
            Ok(())
        })
    }
}

/// The weeks that the publication at `index`, counted from 0, gives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_publications_weeks(
    handle: *const crossings_publications,
    index: usize,
    out: *mut *mut crossings_weeks,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_weeks::new(shared(handle, "handle")?.of.publication(index)?.weeks.iter()));
            Ok(())
        })
    }
}

/// How many weeks there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_weeks_len(
    handle: *const crossings_weeks,
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

/// The week at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_weeks_get(
    handle: *const crossings_weeks,
    index: usize,
    out: *mut crossings_week,
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

/// The index of the week that ends on a day.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is not a Sunday, and with
/// `CROSSINGS_STATUS_MISSING` where the list does not have its week.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_weeks_find(
    handle: *const crossings_weeks,
    ending: crossings_date,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let ending = WeekEnding::new(ending.read("ending")?)?;
            let index = shared(handle, "handle")?.weeks.iter().position(|week| week.ending == ending);
            let none = || {
                Failure::new(
                    crossings_status::Missing,
                    format!("there is no figure for the week ending {ending}"),
                )
            };
            out.give(index.ok_or_else(none)?);
            Ok(())
        })
    }
}

/// Frees a list of weeks; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_weeks_free(handle: *mut crossings_weeks) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
