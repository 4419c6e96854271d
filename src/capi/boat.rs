//! # Boats
//!
//! Single boats of the UK arrivals, where they are known.

use std::sync::Arc;

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_dates};
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::register::crossings_register;
use super::text::{Texts, crossings_text};
use crate::{Boat, Landing};

/// How a boat reached the shore.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_landing {
    /// Met at sea by the authorities and brought ashore.
    Intercepted = 0,
    /// Recorded as arriving without interception: an uncontrolled landing.
    Uncontrolled = 1,
    /// Not recorded.
    Unknown = 2,
}

numbered!(Landing as crossings_landing { Intercepted, Uncontrolled, Unknown });

/// One boat that arrived.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_boat {
    /// What names it among all boats of a register.
    pub id: crossings_text,
    /// The people aboard: at least one.
    pub people: u64,
    /// The day it arrived.
    pub date: crossings_date,
    /// A `crossings_landing`.
    pub landing: u32,
}

fn show(one: &Boat, texts: &mut Texts) -> crossings_boat {
    let Boat { id, date, aboard, landing } = one;
    crossings_boat {
        id: texts.keep(id),
        people: aboard.get(),
        date: (*date).into(),
        landing: number(landing),
    }
}

/// A list of boats. Free it with `crossings_boats_free`.
#[derive(Debug)]
pub struct crossings_boats(List<crossings_boat>);

/// The single boats of a register, in its order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_boats(
    handle: *const crossings_register,
    out: *mut *mut crossings_boats,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let register = Arc::clone(&shared(handle, "handle")?.0);
            out.give(crossings_boats(List::new(register.boats().len(), move |index, texts| {
                register.boats().get(index).map(|boat| show(boat, texts))
            })));
            Ok(())
        })
    }
}

/// The days of which every boat is said to be listed, ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_complete_boat_lists(
    handle: *const crossings_register,
    out: *mut *mut crossings_dates,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let days = &shared(handle, "handle")?.0;
            let days: Vec<_> = days.complete_boat_lists().iter().copied().collect();
            out.give(crossings_dates::new(days));
            Ok(())
        })
    }
}

/// How many boats there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_boats_len(
    handle: *const crossings_boats,
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

/// The boat at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_boats_get(
    handle: *const crossings_boats,
    index: usize,
    out: *mut crossings_boat,
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

/// Frees a list of boats; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_boats_free(handle: *mut crossings_boats) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
