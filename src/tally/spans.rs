//! The calendar, cut wherever a period begins or ends.

use crate::period::Period;

/// Spans of days, each from a cut to the next: every period is made of whole ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spans {
    /// The first days of all spans but the first, ascending.
    cuts: Vec<i32>,
}

impl Spans {
    pub(super) fn new(periods: &[Period]) -> Self {
        let days = periods.iter().flat_map(|period| {
            let (start, end) = period.numbers();
            [Some(start), end]
        });
        let mut cuts: Vec<i32> = days.flatten().filter_map(|day| i32::try_from(day).ok()).collect();
        cuts.sort_unstable();
        cuts.dedup();
        Self { cuts }
    }

    /// How many there are: at least one.
    pub(super) fn count(&self) -> usize {
        self.cuts.len().saturating_add(1)
    }

    /// Which one a day is in.
    pub(super) fn of(&self, day: i32) -> usize {
        self.cuts.partition_point(|cut| *cut <= day)
    }

    /// The first day after one; `None` after the last.
    pub(super) fn end(&self, span: usize) -> Option<i32> {
        self.cuts.get(span).copied()
    }

    /// The first day of one; `None` for the first.
    pub(super) fn start(&self, span: usize) -> Option<i32> {
        self.cuts.get(span.checked_sub(1)?).copied()
    }

    /// Those that a period is made of.
    pub(super) fn within(&self, period: &Period) -> core::ops::Range<usize> {
        let (start, end) = period.numbers();
        // Every day of the model fits.
        let of = |day: i64| i32::try_from(day).map_or(0, |day| self.of(day));
        of(start)..end.map_or(self.count(), of)
    }
}
