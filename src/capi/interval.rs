//! # Intervals
//!
//! The numbers between two ends, each of which belongs to it, does not, or is not there.

use core::ops::Bound;

use super::argument::{choice, number, numbered, shared, slot, value};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::text::crossings_string;
use crate::{Interval, Ratio};

/// What the end of an interval is like.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_end_kind {
    /// There is none: the numbers go on for ever.
    Unbounded = 0,
    /// The number at the end is not in the interval.
    Open = 1,
    /// The number at the end is in the interval.
    Closed = 2,
}

numbered!(crossings_end_kind { Unbounded, Open, Closed });

/// An end of an interval.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_end {
    /// A `crossings_end_kind`.
    pub kind: u32,
    /// Where it is: its `text` is what counts; none where there is no end.
    pub at: crossings_ratio,
}

/// The numbers between two ends. At least one number lies in it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_interval {
    /// The lower end.
    pub lower: crossings_end,
    /// The upper end.
    pub upper: crossings_end,
}

impl From<Bound<Ratio>> for crossings_end {
    fn from(bound: Bound<Ratio>) -> Self {
        let (kind, at) = match bound {
            Bound::Unbounded => (crossings_end_kind::Unbounded, crossings_ratio::NONE),
            Bound::Excluded(at) => (crossings_end_kind::Open, at.into()),
            Bound::Included(at) => (crossings_end_kind::Closed, at.into()),
        };
        Self { kind: number(&kind), at }
    }
}

impl crossings_end {
    fn read(&self, name: &str) -> Result<Bound<Ratio>, Failure> {
        let at = |bound: fn(Ratio) -> _| self.at.read().map(bound).map_err(Failure::from);
        match choice(self.kind, &format!("{name}.kind"))? {
            crossings_end_kind::Unbounded => Ok(Bound::Unbounded),
            crossings_end_kind::Open => at(Bound::Excluded),
            crossings_end_kind::Closed => at(Bound::Included),
        }
    }
}

impl From<Interval> for crossings_interval {
    fn from(interval: Interval) -> Self {
        Self { lower: interval.lower().into(), upper: interval.upper().into() }
    }
}

impl crossings_interval {
    /// No interval: every number, beside a flag that says that it is not known.
    pub(super) const NONE: Self = {
        let none = crossings_end { kind: 0, at: crossings_ratio::NONE };
        Self { lower: none, upper: none }
    };

    /// The argument `name`.
    pub(super) fn read(&self, name: &str) -> Result<Interval, Failure> {
        let lower = self.lower.read(&format!("{name}.lower"))?;
        let upper = self.upper.read(&format!("{name}.upper"))?;
        Interval::new(lower, upper).ok_or_else(|| {
            Failure::new(crossings_status::InvalidNumber, format!("no number lies in the interval `{name}`"))
        })
    }
}

/// An interval as text: `[119/2, 60)`; one number alone is `{60}`.
///
/// Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where an end is no ratio, or no number lies between
/// the two.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_interval_text(
    interval: *const crossings_interval,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let interval = shared(interval, "interval")?.read("interval")?;
            out.give(crossings_string::new(&interval.to_string()));
            Ok(())
        })
    }
}

/// Whether a number lies in an interval.
///
/// - `number`: its `text` is what counts.
///
/// Fails as `crossings_interval_text` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_interval_contains(
    interval: *const crossings_interval,
    number: *const crossings_ratio,
    out: *mut bool,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let interval = shared(interval, "interval")?;
            let number = shared(number, "number")?;
            out.give(interval.read("interval")?.contains(number.read()?));
            Ok(())
        })
    }
}
