//! # Dates and periods

use jiff::civil::Date;

use super::argument::value;
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use crate::Period;

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
