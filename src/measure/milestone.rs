//! The day on which so many had been counted.
#![forbid(unsafe_code)]

use jiff::civil::Date;

use super::sum::days_later;
use super::working::{Step, Trace};
use super::{Counted, Grounds, NoValue};
use crate::period::Period;
use crate::window::Window;

impl Grounds<'_> {
    /// The first day of a window by whose end so many had been counted, with the window.
    pub(super) fn milestone(
        &self,
        of: Counted,
        reaches: u64,
        over: &Window,
        trace: &mut Trace,
    ) -> Result<(Date, Period), NoValue> {
        let (period, days) = self.counted_days(over)?;
        let days = days.get();
        let by = |days: u64| self.counted_in(of, period, days);
        // Between the last days of two years with final totals the sums only grow, and what is not
        // known stays so.
        let (start, _) = period.numbers();
        let ends = self.finals_in(period).filter_map(|year| year.period.numbers().1);
        let ends = ends.map(|end| end.abs_diff(start).saturating_sub(1));
        let mut from = 0;
        for to in ends.chain([days]) {
            if !reached(by(to), reaches) {
                from = to;
                continue;
            }
            //= docs/rules.md#measures
            //# measure-09: A milestone MUST be the first day by whose end so many had been counted.
            let needed = first(from, to, |days| reached(by(days), reaches));
            let before = needed.saturating_sub(1);
            let found = by(needed).and_then(|counted| by(before).map(|before| (counted, before)));
            let found = found.and_then(|found| after(period, before).map(|date| (found, date)));
            let ((counted, before), date) = found?;
            trace.step(|| Step::By { date, counted, before });
            return Ok((date, period));
        }
        //= docs/rules.md#measures
        //# measure-10: A milestone that was not reached MUST NOT have a day.
        by(days).and_then(|counted| Err(NoValue::NotReached { reaches, counted, period }))
    }

    /// How many had been counted by the end of the first so many days of a period.
    fn counted_in(&self, of: Counted, period: Period, days: u64) -> Result<u64, NoValue> {
        // Of no days there is no period.
        let so_far = i64::try_from(days).ok().and_then(|days| period.first(days));
        let Some(so_far) = so_far else { return Ok(0) };
        let off = &mut Trace::off();
        match self.sum_over(of, so_far, off) {
            // No week has ended yet.
            Err(NoValue::NoWeek { .. }) if of == Counted::PeopleAttempting => {
                self.sum_over(Counted::People, so_far, off)
            }
            Err(NoValue::NoWeek { .. }) => Ok(0),
            other => other,
        }
    }
}

/// Whether there are enough, or that cannot be said any more.
fn reached(counted: Result<u64, NoValue>, reaches: u64) -> bool {
    counted.map_or(true, |counted| counted >= reaches)
}

/// The first number above `from`, and up to `to`, at which something holds that then goes on to
/// hold; at `to` it does.
fn first(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut below, mut at) = (from, to);
    while at.saturating_sub(below) > 1 {
        let middle = below.midpoint(at);
        if holds(middle) {
            at = middle;
        } else {
            below = middle;
        }
    }
    at
}

/// The day so many days after the first of a period.
fn after(period: Period, days: u64) -> Result<Date, NoValue> {
    let days = i32::try_from(days).ok();
    days.and_then(|days| days_later(period.start(), days)).ok_or(NoValue::Overflow)
}
