//! The numbers between two ends that are both there.
#![forbid(unsafe_code)]

use core::ops::Bound;

use crate::exact::Ratio;
use crate::interval::Interval;

/// An end, and whether it belongs to what it bounds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    pub(crate) at: Ratio,
    pub(crate) closed: bool,
}

impl From<End> for Bound<Ratio> {
    fn from(end: End) -> Self {
        if end.closed { Self::Included(end.at) } else { Self::Excluded(end.at) }
    }
}

/// An interval with two ends: at least one number lies in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) low: End,
    pub(crate) high: End,
}

impl Span {
    /// `None` where no number lies between them.
    pub(crate) fn new(low: End, high: End) -> Option<Self> {
        let some = if low.closed && high.closed { low.at <= high.at } else { low.at < high.at };
        some.then_some(Self { low, high })
    }

    /// Both ends, each changed in the same way, by a function that makes higher numbers of higher
    /// ones.
    pub(crate) fn mapped<E>(self, change: impl Fn(Ratio) -> Result<Ratio, E>) -> Result<Self, E> {
        let [low, high] = [self.low, self.high].map(|end| Ok(End { at: change(end.at)?, ..end }));
        Ok(Self { low: low?, high: high? })
    }

    /// As an interval among others, of which an end may be missing.
    pub(crate) fn interval(self) -> Option<Interval> {
        Interval::new(self.low.into(), self.high.into())
    }
}
