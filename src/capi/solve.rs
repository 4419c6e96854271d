//! # Inverse questions
//!
//! Which days, boats, totals or dates a printed figure implies: the exact set, as runs with gaps
//! between them.

use super::argument::{shared, slot, value};
use super::boundary::{Failure, boundary, release};
use super::convention::{convention, crossings_convention};
use super::date::{crossings_date, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::interval::crossings_interval;
use super::list::item;
use super::text::crossings_string;
use super::view::crossings_view;
use super::windows::measured;
use crate::solve::{self, Run, Solutions, SolveError};
use jiff::civil::Date;

impl From<SolveError> for Failure {
    fn from(error: SolveError) -> Self {
        let status = match error {
            SolveError::Overflow => crossings_status::Overflow,
            SolveError::TooMany { .. } => crossings_status::TooMany,
        };
        Self::new(status, error.to_string())
    }
}

/// Whole numbers in a row.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_number_run {
    /// The first.
    pub first: u64,
    /// The last; 0 where there is no last one.
    pub last: u64,
    /// Whether there is a last one.
    pub last_known: bool,
}

fn run(run: &Run<u64>) -> crossings_number_run {
    crossings_number_run { first: run.first, last: run.last.unwrap_or(0), last_known: run.last.is_some() }
}

/// A set of whole numbers. Free it with `crossings_numbers_free`.
#[derive(Debug)]
pub struct crossings_numbers(pub(super) Solutions<u64>);

/// The numbers of days, or of boats, by which a known total divided lies in an interval.
///
/// - `total`: the total.
/// - `mean`: of each end the `text` is what counts.
///
/// Fails with `CROSSINGS_STATUS_OVERFLOW` where an end of the set does not fit 64 bits, and with
/// `CROSSINGS_STATUS_INVALID_NUMBER` where the interval is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_solve_divisors(
    total: u64,
    mean: *const crossings_interval,
    out: *mut *mut crossings_numbers,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let mean = shared(mean, "mean")?.read("mean")?;
            out.give(crossings_numbers(solve::divisors(total, &mean)?));
            Ok(())
        })
    }
}

/// The totals that, divided by a known number of days or boats, lie in an interval.
///
/// - `divisor`: how many days or boats.
/// - `mean`: of each end the `text` is what counts.
///
/// Fails as `crossings_solve_divisors` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_solve_totals(
    divisor: u64,
    mean: *const crossings_interval,
    out: *mut *mut crossings_numbers,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let mean = shared(mean, "mean")?.read("mean")?;
            out.give(crossings_numbers(solve::totals(divisor, &mean)?));
            Ok(())
        })
    }
}

/// The numbers of days, boats or people asked of which some whole total gives a mean in an interval.
///
/// - `mean`: of each end the `text` is what counts.
/// - `most`: the greatest number that is asked about.
///
/// Fails as `crossings_solve_divisors` does, and with `CROSSINGS_STATUS_TOO_MANY` where the interval
/// is so narrow that more than a million numbers would have to be tried.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_solve_divisors_of_any_total(
    mean: *const crossings_interval,
    most: u64,
    out: *mut *mut crossings_numbers,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let mean = shared(mean, "mean")?.read("mean")?;
            out.give(crossings_numbers(solve::divisors_of_any_total(&mean, most)?));
            Ok(())
        })
    }
}

/// How many runs there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_numbers_len(
    handle: *const crossings_numbers,
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

/// The run at `index`, counted from 0, ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_numbers_get(
    handle: *const crossings_numbers,
    index: usize,
    out: *mut crossings_number_run,
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

/// A set as a person reads it: `167 or 168`, `358 to 360`, `at least 20`, `none`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_numbers_text(
    handle: *const crossings_numbers,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_string::new(&shared(handle, "handle")?.0.to_string()));
            Ok(())
        })
    }
}

/// Frees a set of numbers; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_numbers_free(handle: *mut crossings_numbers) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A set of dates. Free it with `crossings_date_runs_free`.
#[derive(Debug)]
pub struct crossings_date_runs(Solutions<Date>);

/// The last days, counted from a handover, at which a known total is a mean for each day that lies in
/// an interval.
///
/// - `total`: the total.
/// - `mean`: of each end the `text` is what counts.
/// - `handover`: the day of the handover.
/// - `convention` may be NULL for that of the house.
///
/// Fails as `crossings_solve_divisors` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_solve_last_days(
    total: u64,
    mean: *const crossings_interval,
    handover: crossings_date,
    convention: *const crossings_convention,
    out: *mut *mut crossings_date_runs,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let mean = shared(mean, "mean")?.read("mean")?;
            let handover = handover.read("handover")?;
            let convention = self::convention(convention)?;
            out.give(crossings_date_runs(solve::last_days(total, &mean, handover, convention)?));
            Ok(())
        })
    }
}

/// The last days of the windows of a series that begin on a day and whose value lies in an interval.
///
/// - `date`: the day that they begin on.
/// - `interval`: of each end the `text` is what counts.
/// - `measure`: a `crossings_window_measure`.
/// - `counted`: a `crossings_counted`; heeded where the measure is not people for each boat.
///
/// Fails as `crossings_view_windows` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_last_days(
    handle: *const crossings_view,
    date: crossings_date,
    interval: *const crossings_interval,
    measure: u32,
    counted: u32,
    out: *mut *mut crossings_date_runs,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let view = &shared(handle, "handle")?.0;
            let date = date.read("date")?;
            let interval = shared(interval, "interval")?.read("interval")?;
            out.give(crossings_date_runs(solve::last_days_on(
                view,
                date,
                measured(measure, counted)?,
                &interval,
            )?));
            Ok(())
        })
    }
}

/// The first days of the windows of a series that end on a day and whose value lies in an interval.
///
/// - `date`: the day that they end on.
/// - `interval`: of each end the `text` is what counts.
/// - `measure`: a `crossings_window_measure`.
/// - `counted`: a `crossings_counted`; heeded where the measure is not people for each boat.
///
/// Fails as `crossings_view_windows` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_first_days(
    handle: *const crossings_view,
    date: crossings_date,
    interval: *const crossings_interval,
    measure: u32,
    counted: u32,
    out: *mut *mut crossings_date_runs,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let view = &shared(handle, "handle")?.0;
            let date = date.read("date")?;
            let interval = shared(interval, "interval")?.read("interval")?;
            out.give(crossings_date_runs(solve::first_days_on(
                view,
                date,
                measured(measure, counted)?,
                &interval,
            )?));
            Ok(())
        })
    }
}

/// How many runs there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_date_runs_len(
    handle: *const crossings_date_runs,
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

/// The run at `index`, counted from 0, ascending; its last day is no day where there is no last one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_date_runs_get(
    handle: *const crossings_date_runs,
    index: usize,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let run = item(shared(handle, "handle")?.0.runs(), index)?;
            out.give(crossings_period { first: run.first.into(), last: run.last.into() });
            Ok(())
        })
    }
}

/// A set as a person reads it: `18 or 19 December 2024`, `none`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_date_runs_text(
    handle: *const crossings_date_runs,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_string::new(&shared(handle, "handle")?.0.to_string()));
            Ok(())
        })
    }
}

/// Frees a set of dates; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_date_runs_free(handle: *mut crossings_date_runs) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
