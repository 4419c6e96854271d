//! # Views
//!
//! A series as it stood at some publication: the newest figure of each day, week and period.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{choice, number, numbered, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::{crossings_date, crossings_moment, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::list::List;
use super::register::crossings_register;
use super::text::crossings_string;
use crate::question::QuestionError;
use crate::{Arrivals, AsOf, Boats, ExactError, Rate, Ratio, Total, View};

/// What arrived: people, in boats, some of which landed uncontrolled.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_arrivals {
    /// The people.
    pub people: u64,
    /// The boats.
    pub boats: u64,
    /// The boats that landed uncontrolled; 0 where that is not known.
    pub uncontrolled: u64,
    /// Whether `uncontrolled` is known.
    pub uncontrolled_known: bool,
}

/// What arrived on one day.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_day {
    /// The day.
    pub date: crossings_date,
    /// What arrived.
    pub arrivals: crossings_arrivals,
}

/// What arrived over a period, added up from its days.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_total {
    /// Over which days.
    pub period: crossings_period,
    /// How many days these are.
    pub days: u64,
    /// What arrived; uncontrolled landings are known where they are of every day.
    pub arrivals: crossings_arrivals,
}

/// What is divided by what.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_rate {
    /// People for each boat.
    PeoplePerBoat = 0,
    /// People for each day, days without arrivals included.
    PeoplePerDay = 1,
    /// Boats for each day, days without arrivals included.
    BoatsPerDay = 2,
}

numbered!(crossings_rate { PeoplePerBoat, PeoplePerDay, BoatsPerDay });

impl crossings_rate {
    /// The rate of a total.
    pub(super) fn of(self, total: &Total) -> Result<Ratio, ExactError> {
        match self {
            Self::PeoplePerBoat => total.people_per_boat().map(Rate::value),
            Self::PeoplePerDay => total.people_per_day().map(Rate::value),
            Self::BoatsPerDay => total.boats_per_day().map(Rate::value),
        }
    }
}

impl From<Arrivals> for crossings_arrivals {
    fn from(arrivals: Arrivals) -> Self {
        let uncontrolled = arrivals.uncontrolled();
        Self {
            people: arrivals.people().get(),
            boats: arrivals.boats().get(),
            uncontrolled: uncontrolled.map_or(0, Boats::get),
            //= docs/rules.md#the-c-interface
            //# abi-18: A value that is not known MUST be flagged, and its number is 0.
            uncontrolled_known: uncontrolled.is_some(),
        }
    }
}

impl From<Total> for crossings_total {
    fn from(total: Total) -> Self {
        let Total { period, days, people, boats, uncontrolled } = total;
        let arrivals = crossings_arrivals {
            people: people.get(),
            boats: boats.get(),
            uncontrolled: uncontrolled.map_or(0, Boats::get),
            uncontrolled_known: uncontrolled.is_some(),
        };
        Self { period: period.into(), days: days.get(), arrivals }
    }
}

/// A series as it stood at some publication. Free it with `crossings_view_free`.
#[derive(Debug)]
//= docs/rules.md#the-c-interface
//# abi-11: A handle MUST outlive the one that it came from, so that they are freed in any order.
pub struct crossings_view(pub(super) Arc<View>);

/// A series as of a moment.
///
/// - `basis`: a `crossings_basis`.
/// - `as_of`: the moment up to which publications count, `2026-08-21` or a date and time with
///   its offset; `as_of` may be NULL for all of them.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series, and with
/// `CROSSINGS_STATUS_MISSING` where nothing had been published then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_view(
    handle: *const crossings_register,
    basis: u32,
    as_of: *const c_char,
    as_of_len: usize,
    out: *mut *mut crossings_view,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (register, basis) = (&shared(handle, "handle")?.0, choice(basis, "basis")?);
            let as_of = text(as_of, as_of_len, "as_of")?;
            let series = QuestionError::series(register, basis)?;
            let view = match as_of {
                "" => series.newest().clone(),
                moment => series.as_of(as_of_moment(moment)?),
            };
            out.give(of_some(view)?);
            Ok(())
        })
    }
}

/// A series as it stood after its first `count` publications, or all where it has no more. That
/// tells two of one moment apart.
///
/// - `basis`: a `crossings_basis`.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series, and with
/// `CROSSINGS_STATUS_MISSING` where that is no publication.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_view_after(
    handle: *const crossings_register,
    basis: u32,
    count: usize,
    out: *mut *mut crossings_view,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let series = QuestionError::series(&shared(handle, "handle")?.0, choice(basis, "basis")?)?;
            out.give(of_some(series.after(count))?);
            Ok(())
        })
    }
}

/// What the series counts: a `crossings_basis`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_basis(
    handle: *const crossings_view,
    out: *mut u32,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(number(&shared(handle, "handle")?.0.basis()));
            Ok(())
        })
    }
}

/// When the newest publication in a view was published.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_published(
    handle: *const crossings_view,
    out: *mut crossings_moment,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.published().into());
            Ok(())
        })
    }
}

/// From the first day with a figure to the last.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where no day has a figure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_extent(
    handle: *const crossings_view,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let extent = shared(handle, "handle")?.0.extent().ok_or_else(no_days)?;
            out.give(extent.into());
            Ok(())
        })
    }
}

/// What arrived on one day.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where the day has no figure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_day(
    handle: *const crossings_view,
    date: crossings_date,
    out: *mut crossings_arrivals,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let first = date.read("date")?;
            let arrivals = shared(handle, "handle")?.0.day(first);
            out.give(arrivals.ok_or(crate::Missing::Day { first })?.into());
            Ok(())
        })
    }
}

/// What arrived over a period, added up from its days.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the period has no end, and with
/// `CROSSINGS_STATUS_MISSING` where one of its days has no figure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_total(
    handle: *const crossings_view,
    period: crossings_period,
    out: *mut crossings_total,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.total(period.read("period")?)?.into());
            Ok(())
        })
    }
}

/// A rate over a period.
///
/// - `rate`: a `crossings_rate`.
///
/// Fails as `crossings_view_total` does, and with `CROSSINGS_STATUS_ZERO_DENOMINATOR` where no
/// boat arrived.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_rate(
    handle: *const crossings_view,
    period: crossings_period,
    rate: u32,
    out: *mut crossings_ratio,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let rate: crossings_rate = choice(rate, "rate")?;
            let total = shared(handle, "handle")?.0.total(period.read("period")?)?;
            out.give(rate.of(&total)?.into());
            Ok(())
        })
    }
}

/// The first of the days on which most people arrived.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where nobody arrived on any day.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_record(
    handle: *const crossings_view,
    out: *mut crossings_day,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let (date, arrivals) = shared(handle, "handle")?.0.record().ok_or_else(no_days)?;
            out.give(crossings_day { date: date.into(), arrivals: arrivals.into() });
            Ok(())
        })
    }
}

/// A view of one publication or more.
fn of_some(view: View) -> Result<crossings_view, Failure> {
    if view.published().is_none() {
        return Err(Failure::new(crossings_status::Missing, "nothing had been published then"));
    }
    Ok(crossings_view(Arc::new(view)))
}

pub(super) fn as_of_moment(text: &str) -> Result<AsOf, Failure> {
    text.parse().map_err(|_| {
        let message = format!("`as_of` is `{text}`; wanted a date, or a date and time with its offset");
        Failure::new(crossings_status::InvalidMoment, message)
    })
}

fn no_days() -> Failure {
    Failure::new(crossings_status::Missing, "there is no day with a figure, or none with arrivals")
}

/// Every day with a figure, ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_days(
    handle: *const crossings_view,
    out: *mut *mut crossings_days,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let view = Arc::clone(&shared(handle, "handle")?.0);
            out.give(crossings_days(List::new(view.len(), move |index, _| {
                let day = view.days().nth(index);
                day.map(|(date, arrivals)| crossings_day { date: date.into(), arrivals: arrivals.into() })
            })));
            Ok(())
        })
    }
}

/// The days of a view as comma-separated values, in the shape that is read as days: a column
/// each for the date, the people, the boats and the uncontrolled landings, `-` where these are
/// not known. Weeks and published totals are not among them.
///
/// Fails with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without CSV.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_csv(
    handle: *const crossings_view,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            csv(&shared(handle, "handle")?.0).map(|csv| out.give(crossings_string::new(&csv)))
        })
    }
}

#[cfg(feature = "csv")]
fn csv(view: &View) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    // Memory takes what is written to it, or the process ends.
    let written = crate::source::csv::write_days(view, &mut bytes);
    let csv = written.map(|()| String::from_utf8_lossy(&bytes).into_owned());
    csv.or(Err(Failure::new(crossings_status::Overflow, "the CSV does not fit")))
}

#[cfg(not(feature = "csv"))]
fn csv(_: &View) -> Result<String, Failure> {
    Err(Failure::new(crossings_status::Unsupported, "the library was built without its feature `csv`"))
}

/// Frees a view; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_free(handle: *mut crossings_view) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of days, ascending. Free it with `crossings_days_free`.
#[derive(Debug)]
pub struct crossings_days(List<crossings_day>);

/// How many days there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_days_len(
    handle: *const crossings_days,
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

/// The day at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_days_get(
    handle: *const crossings_days,
    index: usize,
    out: *mut crossings_day,
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

/// Frees a list of days; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_days_free(handle: *mut crossings_days) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
