//! # Conventions
//!
//! How people count days, weeks and years. Two honest counters can disagree by one.

use super::argument::{choice, number, numbered, optional, value};
use super::boundary::{Failure, boundary};
use super::date::{crossings_date, crossings_period};
use super::error::{crossings_error, crossings_status};
use crate::{Convention, DayCount, Days, HandoverDay, LastYear, WeekRule};

/// Whom the handover day belongs to.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_handover {
    /// To the incoming: it is the first day of the new office.
    Incoming = 0,
    /// To the outgoing: the new office begins on the day after.
    Outgoing = 1,
}

numbered!(HandoverDay as crossings_handover { Incoming, Outgoing });

/// Which number the first day has.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_day_count {
    /// The first day is day 1.
    Ordinal = 0,
    /// The first day is day 0: days that have gone by since.
    Elapsed = 1,
}

numbered!(DayCount as crossings_day_count { Ordinal, Elapsed });

/// Where a week begins.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_week_rule {
    /// Monday to Sunday, as the official series has it.
    MondayToSunday = 0,
    /// Sunday to Saturday, as some newspapers have it.
    SundayToSaturday = 1,
}

numbered!(WeekRule as crossings_week_rule { MondayToSunday, SundayToSaturday });

/// What "this point last year" means.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_last_year {
    /// The same date of the calendar; 29 February becomes 28 February.
    CalendarDate = 0,
    /// The day with the same number in its year; day 366 becomes day 365.
    DayOfYear = 1,
}

numbered!(LastYear as crossings_last_year { CalendarDate, DayOfYear });

/// The way somebody counts. All zeros is the house convention: that of the news agencies.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_convention {
    /// Whom the handover day belongs to: a `crossings_handover`.
    pub handover: u32,
    /// Which number the first day has: a `crossings_day_count`.
    pub day_count: u32,
    /// Where a week begins: a `crossings_week_rule`.
    pub week: u32,
    /// What "this point last year" means: a `crossings_last_year`.
    pub last_year: u32,
}

impl From<Convention> for crossings_convention {
    fn from(convention: Convention) -> Self {
        let Convention { handover, day_count, week, last_year } = convention;
        Self {
            handover: number(&handover),
            day_count: number(&day_count),
            week: number(&week),
            last_year: number(&last_year),
        }
    }
}

/// The argument `convention`; that of the house where it is NULL.
///
/// # Safety
/// `pointer` is NULL or points to a convention that nobody changes meanwhile.
pub(super) unsafe fn convention(pointer: *const crossings_convention) -> Result<Convention, Failure> {
    // SAFETY: it is the contract of this function too.
    let Some(convention) = (unsafe { optional(pointer) }) else {
        return Ok(Convention::HOUSE);
    };
    of_convention(*convention, "convention")
}

/// The convention of the argument `name`.
pub(super) fn of_convention(convention: crossings_convention, name: &str) -> Result<Convention, Failure> {
    let crossings_convention { handover, day_count, week, last_year } = convention;
    Ok(Convention {
        handover: choice(handover, &format!("{name}.handover"))?,
        day_count: choice(day_count, &format!("{name}.day_count"))?,
        week: choice(week, &format!("{name}.week"))?,
        last_year: choice(last_year, &format!("{name}.last_year"))?,
    })
}

fn no_such_day(message: impl AsRef<str>) -> Failure {
    Failure::new(crossings_status::InvalidPeriod, message)
}

/// The house convention: the new government's first day is day 1, days are counted inclusively,
/// weeks run Monday to Sunday, last year is by calendar date.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_house(
    out: *mut crossings_convention,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            value(out, "out")?.give(Convention::HOUSE.into());
            Ok(())
        })
    }
}

/// The first day that counts after a handover.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_first_day(
    convention: *const crossings_convention,
    handover: crossings_date,
    out: *mut crossings_date,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let first = self::convention(convention)?.first_day(handover.read("handover")?);
            out.give(first.ok_or_else(|| no_such_day("the calendar ends before the first day"))?.into());
            Ok(())
        })
    }
}

/// The number of a day, counted from a handover.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is before the first that counts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_day_number(
    convention: *const crossings_convention,
    handover: crossings_date,
    date: crossings_date,
    out: *mut u64,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let convention = self::convention(convention)?;
            let (handover, date) = (handover.read("handover")?, date.read("date")?);
            let number = convention.day_number(handover, date);
            let before =
                || no_such_day(format!("{date} is before the first day after a handover on {handover}"));
            out.give(number.ok_or_else(before)?.get());
            Ok(())
        })
    }
}

/// The day that has a number, counted from a handover.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar, and for day 0 where
/// the first day is day 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_nth_day(
    convention: *const crossings_convention,
    handover: crossings_date,
    number: u64,
    out: *mut crossings_date,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let convention = self::convention(convention)?;
            let handover = handover.read("handover")?;
            let day = convention.nth_day(handover, Days::new(number));
            let none = || no_such_day(format!("there is no day {number} after a handover on {handover}"));
            out.give(day.ok_or_else(none)?.into());
            Ok(())
        })
    }
}

/// The first days after a handover: as many as `days` says, however they are numbered.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where that is none, or they leave the calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_first_days(
    convention: *const crossings_convention,
    handover: crossings_date,
    days: u64,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let convention = self::convention(convention)?;
            let handover = handover.read("handover")?;
            let first = convention.first_days(handover, Days::new(days));
            let none =
                || no_such_day(format!("there is no period of {days} days after a handover on {handover}"));
            out.give(first.ok_or_else(none)?.into());
            Ok(())
        })
    }
}

/// The week that a day is in.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_week_of(
    convention: *const crossings_convention,
    date: crossings_date,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(self::convention(convention)?.week_of(date.read("date")?)?.into());
            Ok(())
        })
    }
}

/// The days from 1 January to a day, both included.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is before year 1, or none follows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_year_to_date(
    convention: *const crossings_convention,
    date: crossings_date,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(self::convention(convention)?.year_to_date(date.read("date")?)?.into());
            Ok(())
        })
    }
}

/// The day of the year before that stands for a day.
///
/// - `convention` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_convention_this_point_last_year(
    convention: *const crossings_convention,
    date: crossings_date,
    out: *mut crossings_date,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let convention = self::convention(convention)?;
            let date = date.read("date")?;
            let before = convention.this_point_last_year(date);
            let none = || no_such_day(format!("the calendar has no year before that of {date}"));
            out.give(before.ok_or_else(none)?.into());
            Ok(())
        })
    }
}
