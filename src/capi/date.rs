//! # Dates, periods and moments

use core::ffi::c_char;

use jiff::civil::Date;

use super::argument::{shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::error::{crossings_error, crossings_status};
use super::exact::buffer;
use super::list::List;
use super::text::crossings_string;
use crate::publication::date_alone;
use crate::{Period, PeriodError, PublishedAt, WeekEnding};

/// A day of the Gregorian calendar: `{2024, 7, 8}`. `{0, 0, 0}` is no day.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_date {
    /// The year, from -9999 to 9999.
    pub year: i16,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// Days in a row, the first and the last included.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_period {
    /// The first day.
    pub first: crossings_date,
    /// The last day; no day where the period has no end.
    pub last: crossings_date,
}

/// A moment of publication.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_moment {
    /// Whole seconds since the first of 1970 in UTC, rounded down; 0 where it is not known.
    pub seconds: i64,
    /// The nanoseconds after them.
    pub nanoseconds: u32,
    /// Whether it is known.
    pub known: bool,
    /// The whole of it: `2026-05-31T10:41:00Z`, or `2026-05-31` for the beginning of that day.
    /// With a NUL behind it; empty where it is not known.
    pub text: [c_char; 35],
}

impl From<Option<PublishedAt>> for crossings_moment {
    fn from(moment: Option<PublishedAt>) -> Self {
        const A_SECOND: i128 = 1_000_000_000;
        let since = moment.map_or(0, |moment| moment.timestamp().as_nanosecond());
        // The calendar of moments fits both many times over.
        Self {
            seconds: i64::try_from(since.div_euclid(A_SECOND)).unwrap_or(0),
            nanoseconds: u32::try_from(since.rem_euclid(A_SECOND)).unwrap_or(0),
            known: moment.is_some(),
            text: buffer(&moment.map_or_else(String::new, |moment| moment.to_string())),
        }
    }
}

impl crossings_date {
    /// No day.
    pub(super) const NONE: Self = Self { year: 0, month: 0, day: 0 };

    /// The argument `name`.
    pub(super) fn read(self, name: &str) -> Result<Date, Failure> {
        let Self { year, month, day } = self;
        let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
        let date = date.and_then(|(month, day)| Date::new(year, month, day).ok());
        date.ok_or_else(|| {
            let message =
                format!("`{name}` is {year:04}-{month:02}-{day:02}, which is no day of the calendar");
            Failure::new(crossings_status::InvalidDate, message)
        })
    }

    /// The argument `name`, where it is a day.
    pub(super) fn read_known(self, name: &str) -> Result<Option<Date>, Failure> {
        if self == Self::NONE { Ok(None) } else { self.read(name).map(Some) }
    }
}

impl From<Date> for crossings_date {
    fn from(date: Date) -> Self {
        // A month and a day of a month are above zero.
        Self { year: date.year(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
    }
}

impl From<Option<Date>> for crossings_date {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::NONE, Self::from)
    }
}

impl crossings_period {
    /// No days.
    pub(super) const NONE: Self = Self { first: crossings_date::NONE, last: crossings_date::NONE };

    /// The argument `name`.
    pub(super) fn read(self, name: &str) -> Result<Period, Failure> {
        let first = self.first.read(&format!("{name}.first"))?;
        match self.last.read_known(&format!("{name}.last"))? {
            Some(last) => Period::inclusive(first, last)
                .map_err(|error| Failure::new(crossings_status::InvalidPeriod, format!("`{name}`: {error}"))),
            None => Ok(Period::starting(first)),
        }
    }
}

impl From<Period> for crossings_period {
    fn from(period: Period) -> Self {
        Self { first: period.start().into(), last: period.last().into() }
    }
}

impl From<Option<Period>> for crossings_period {
    fn from(period: Option<Period>) -> Self {
        period.map_or(Self::NONE, Self::from)
    }
}

/// How many days a period has.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it has no end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_days(
    period: crossings_period,
    out: *mut u64,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let days = period.read("period")?.days().ok_or(crate::Missing::OpenPeriod)?;
            out.give(days.get());
            Ok(())
        })
    }
}

/// The calendar year.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_year(
    year: i16,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(Period::year(year)?.into());
            Ok(())
        })
    }
}

/// The calendar month.
///
/// - `month`: from 1 to 12.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where there is no such month, or it leaves the
/// calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_month(
    year: i16,
    month: u8,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let month = i8::try_from(month).map_err(|_| PeriodError::OutOfCalendar)?;
            out.give(Period::month(year, month)?.into());
            Ok(())
        })
    }
}

/// The week of the official series that ends on a day: Monday to Sunday.
///
/// Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is not a Sunday, or the week leaves
/// the calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_week(
    ending: crossings_date,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(WeekEnding::new(ending.read("ending")?)?.period().into());
            Ok(())
        })
    }
}

/// Whether a day is one of the days of a period.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_contains(
    period: crossings_period,
    date: crossings_date,
    out: *mut bool,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(period.read("period")?.contains(date.read("date")?));
            Ok(())
        })
    }
}

/// Whether every day of `other` is one of the days of `period`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_covers(
    period: crossings_period,
    other: crossings_period,
    out: *mut bool,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(period.read("period")?.covers(&other.read("other")?));
            Ok(())
        })
    }
}

/// Whether two periods have a day in common.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_overlaps(
    period: crossings_period,
    other: crossings_period,
    out: *mut bool,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(period.read("period")?.overlaps(&other.read("other")?));
            Ok(())
        })
    }
}

/// The days that two periods have in common.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where there are none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_period_intersection(
    period: crossings_period,
    other: crossings_period,
    out: *mut crossings_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let (period, other) = (period.read("period")?, other.read("other")?);
            let none = || {
                Failure::new(crossings_status::Missing, format!("{period} and {other} have no day in common"))
            };
            out.give(period.intersection(&other).ok_or_else(none)?.into());
            Ok(())
        })
    }
}

/// The day that a text says: `2024-07-08`.
///
/// Fails with `CROSSINGS_STATUS_INVALID_DATE` where it is not in that form, or no day of the
/// calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_date_parse(
    date: *const c_char,
    date_len: usize,
    out: *mut crossings_date,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let text = text(date, date_len, "date")?;
            let date = date_alone(text).map_err(|_| {
                let message = format!("`date` is `{text}`; wanted a day of the calendar, such as 2024-07-08");
                Failure::new(crossings_status::InvalidDate, message)
            })?;
            out.give(date.into());
            Ok(())
        })
    }
}

/// A day as text: `2024-07-08`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_date_text(
    date: crossings_date,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_string::new(&date.read("date")?.to_string()));
            Ok(())
        })
    }
}

/// A list of dates. Free it with `crossings_dates_free`.
#[derive(Debug)]
pub struct crossings_dates(List<crossings_date>);

impl crossings_dates {
    pub(super) fn new(dates: impl IntoIterator<Item = Date>) -> Self {
        let dates: Vec<Date> = dates.into_iter().collect();
        Self(List::of(dates, |date, _| (*date).into()))
    }
}

/// How many dates there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_dates_len(
    handle: *const crossings_dates,
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

/// The date at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_dates_get(
    handle: *const crossings_dates,
    index: usize,
    out: *mut crossings_date,
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

/// Frees a list of dates; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_dates_free(handle: *mut crossings_dates) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
