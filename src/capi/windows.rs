//! # Windows
//!
//! Every window of a series for which a figure holds: how many ways there are to choose one's
//! days so that it is true.

use super::argument::{choice, numbered, shared, slot, value};
use super::boundary::{Failure, boundary, release};
use super::date::crossings_date;
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::interval::crossings_interval;
use super::list::item;
use super::view::crossings_view;
use crate::{WindowMeasure, WindowRun, Windows, windows};

/// What is asked of each window.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_window_measure {
    /// How many.
    Total = 0,
    /// How many for each day, those without any included.
    MeanPerDay = 1,
    /// How many for seven days.
    MeanPerWeek = 2,
    /// The people for each boat.
    PeoplePerBoat = 3,
}

numbered!(crossings_window_measure { Total, MeanPerDay, MeanPerWeek, PeoplePerBoat });

/// The arguments `measure` and `counted`.
pub(super) fn measured(measure: u32, counted: u32) -> Result<WindowMeasure, Failure> {
    let measure = choice(measure, "measure")?;
    let counted = choice(counted, "counted")?;
    Ok(match measure {
        crossings_window_measure::Total => WindowMeasure::Total(counted),
        crossings_window_measure::MeanPerDay => WindowMeasure::MeanPerDay(counted),
        crossings_window_measure::MeanPerWeek => WindowMeasure::MeanPerWeek(counted),
        crossings_window_measure::PeoplePerBoat => WindowMeasure::PeoplePerBoat,
    })
}

/// How many windows there are.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_windows_facts {
    /// For how many windows the figure holds.
    pub count: u64,
    /// How many windows the series has.
    pub of: u64,
    /// The one as a part of the other; none where the series has no day.
    pub share: crossings_ratio,
}

/// Windows that begin on one day, as far as their last days follow one another.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_window_run {
    /// The first day of each.
    pub first: crossings_date,
    /// The last day of the shortest.
    pub earliest_last: crossings_date,
    /// The last day of the longest.
    pub latest_last: crossings_date,
    /// How many windows these are.
    pub count: u64,
}

fn run(run: &WindowRun) -> crossings_window_run {
    crossings_window_run {
        first: run.start.into(),
        earliest_last: run.earliest_last.into(),
        latest_last: run.latest_last.into(),
        count: run.count(),
    }
}

/// Every window for which a figure holds. Free it with `crossings_windows_free`.
#[derive(Debug)]
pub struct crossings_windows(Windows);

/// Every window of the series for which a value lies in an interval. A window is one or more days in
/// a row, each with a figure.
///
/// - `interval`: of each end the `text` is what counts.
/// - `measure`: a `crossings_window_measure`.
/// - `counted`: a `crossings_counted`; heeded where the measure is not people for each boat.
///
/// Fails with `CROSSINGS_STATUS_NO_VALUE` for what is known by week, with
/// `CROSSINGS_STATUS_OVERFLOW` where a sum times an end of the interval does not fit 128 bits, and
/// with `CROSSINGS_STATUS_INVALID_NUMBER` where the interval is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_windows(
    handle: *const crossings_view,
    interval: *const crossings_interval,
    measure: u32,
    counted: u32,
    out: *mut *mut crossings_windows,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let view = &shared(handle, "handle")?.0;
            let interval = shared(interval, "interval")?.read("interval")?;
            out.give(crossings_windows(windows(&interval, measured(measure, counted)?, view)?));
            Ok(())
        })
    }
}

/// How many windows there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_windows_about(
    handle: *const crossings_windows,
    out: *mut crossings_windows_facts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let windows = &shared(handle, "handle")?.0;
            out.give(crossings_windows_facts {
                count: windows.count(),
                of: windows.of(),
                share: windows.share().map_or(crossings_ratio::NONE, crossings_ratio::from),
            });
            Ok(())
        })
    }
}

/// How many runs of windows there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_windows_len(
    handle: *const crossings_windows,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.runs().len());
            Ok(())
        })
    }
}

/// The run at `index`, counted from 0: by the first day, then by the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_windows_get(
    handle: *const crossings_windows,
    index: usize,
    out: *mut crossings_window_run,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(run(item(shared(handle, "handle")?.0.runs(), index)?));
            Ok(())
        })
    }
}

/// Frees every window; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_windows_free(handle: *mut crossings_windows) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
