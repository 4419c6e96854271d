//! Whether a window's value lies in an interval, decided by comparing whole numbers that are made
//! once for each day.
//!
//! A mean of at least `p/q` over a window says `q·sum − p·days ≥ 0`. Both sums are differences of
//! what came before the window's ends, so with `a(k) = q·sum(k) − p·k` of all before day `k` it
//! says `a(end) ≥ a(start)`. Only the order of these numbers matters: each is replaced by its rank,
//! which fits 32 bits whatever the numbers are.
#![forbid(unsafe_code)]

use core::ops::{Bound, Range};

use super::WindowMeasure;
use crate::exact::Ratio;
use crate::interval::Interval;
use crate::measure::NoValue;
use crate::view::View;
use crate::view::places::Column;

impl WindowMeasure {
    /// The column above the line.
    pub(crate) fn column(self) -> Result<Column, NoValue> {
        match self {
            Self::Total(of) | Self::MeanPerDay(of) | Self::MeanPerWeek(of) => {
                of.column().ok_or(NoValue::ByWeekOnly { of })
            }
            Self::PeoplePerBoat => Ok(Column::People),
        }
    }
}

/// The places of the days that follow one another and are known of a column.
pub(crate) fn stretches(view: &View, column: Column) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (place, (_, day)) in view.at(0..view.len()).enumerate() {
        if column.of(day).is_none() {
            continue;
        }
        let next = place.saturating_add(1);
        match stretches.last_mut() {
            Some(last) if last.end == place && view.unbroken(&(place.saturating_sub(1)..next)) => {
                last.end = next;
            }
            _ => stretches.push(place..next),
        }
    }
    stretches
}

/// Whether a value lies in an interval, for each window of some days in a row.
///
/// There is one end more than there are days: before each of them, and after the last. A window's
/// value lies in the interval where each rank of its end is at least what its start asks for.
#[derive(Debug)]
pub(crate) struct Condition {
    /// Of the lower end of the interval, of its upper end, and of what is below the line.
    ends: [Vec<i32>; 3],
    starts: [Vec<i32>; 3],
    /// Whether a longer window never has a lower value.
    grows: bool,
}

/// That `end − start` is at least, or more than, a number.
struct AtLeast {
    before: Vec<i128>,
    number: i128,
    more: bool,
}

impl Condition {
    /// The condition over the days at some places, which are a stretch of [`stretches`].
    pub(crate) fn new(
        interval: &Interval,
        of: WindowMeasure,
        view: &View,
        stretch: &Range<usize>,
    ) -> Result<Self, NoValue> {
        // There are no more boats than people: the boats first, so that either may be too many.
        let below: Vec<i128> = match of {
            WindowMeasure::Total(_) => Vec::new(),
            WindowMeasure::PeoplePerBoat => sums(view, Column::Boats, stretch)?,
            WindowMeasure::MeanPerDay(_) | WindowMeasure::MeanPerWeek(_) => {
                (0..).take(stretch.len().saturating_add(1)).collect()
            }
        };
        let above = of.column().and_then(|column| sums(view, column, stretch))?;
        // Seven times as many in a week as in a day.
        let times = if matches!(of, WindowMeasure::MeanPerWeek(_)) { 7 } else { 1 };
        let grows = matches!(of, WindowMeasure::Total(_));
        let scaled = |end: Ratio, more: bool, sign: i128| {
            // The opposite of either fits.
            let (p, q) = (end.numerator().saturating_mul(sign), end.denominator().saturating_mul(sign));
            let before = scaled(&above, &below, q.checked_mul(times).ok_or(NoValue::Overflow)?, p)?;
            Ok::<_, NoValue>(Some(AtLeast { before, number: if grows { p } else { 0 }, more }))
        };
        let end = |bound: Bound<Ratio>, sign: i128| match bound {
            Bound::Unbounded => Ok(None),
            Bound::Included(end) => scaled(end, false, sign),
            Bound::Excluded(end) => scaled(end, true, sign),
        };
        // A quotient needs something to divide by.
        let divisor = (of == WindowMeasure::PeoplePerBoat).then(|| {
            let before = below.clone();
            AtLeast { before, number: 0, more: true }
        });
        let conditions = [end(interval.lower(), 1)?, end(interval.upper(), -1)?, divisor];
        let mut made = Self { ends: Default::default(), starts: Default::default(), grows };
        for ((one, ends), starts) in conditions.into_iter().zip(&mut made.ends).zip(&mut made.starts) {
            (*ends, *starts) = ranks(one, above.len())?;
        }
        Ok(made)
    }

    /// Whether the window from one day to another has such a value.
    pub(crate) fn holds(&self, first: usize, last: usize) -> bool {
        let after = last.saturating_add(1);
        self.ends.iter().zip(&self.starts).all(|(ends, starts)| {
            ends.get(after).zip(starts.get(first)).is_some_and(|(end, start)| end >= start)
        })
    }

    /// The runs of windows that begin with a day, by how many days the shortest and the longest
    /// have.
    pub(crate) fn each_run<'a>(&'a self, first: usize, mut visit: impl FnMut(usize, usize)) {
        let next = first.saturating_add(1);
        let [lower, upper, divisor] = self.ends.each_ref().map(|ends| ends.get(next..).unwrap_or_default());
        let starts = self.starts.each_ref().map(|starts| starts.get(first).copied().unwrap_or(i32::MAX));
        let [from, to, some] = starts;
        if self.grows {
            let shortest = lower.partition_point(|end| *end < from).saturating_add(1);
            let longest = upper.partition_point(|end| *end >= to);
            if shortest <= longest {
                visit(shortest, longest);
            }
            return;
        }
        // What is below the line only grows: shorter windows have nothing there.
        let mut days = divisor.partition_point(|end| *end < some);
        let mut begun = None;
        let chunks = |ends: &'a [i32], days: usize| ends.get(days..).unwrap_or_default().chunks(CHUNK);
        for (lower, upper) in chunks(lower, days).zip(chunks(upper, days)) {
            // Most stretches of ends are all alike, which is found without a jump for each.
            let (any, all) = any_and_all(lower, upper, from, to);
            if any != all || any != begun.is_some() {
                for (lower, upper) in lower.iter().zip(upper) {
                    days = days.saturating_add(1);
                    match (*lower >= from && *upper >= to, begun) {
                        (true, None) => begun = Some(days),
                        (false, Some(shortest)) => {
                            visit(shortest, days.saturating_sub(1));
                            begun = None;
                        }
                        _ => {}
                    }
                }
            } else {
                days = days.saturating_add(lower.len());
            }
        }
        if let Some(shortest) = begun {
            visit(shortest, days);
        }
    }
}

/// How many ends are looked at together.
const CHUNK: usize = 64;

/// Whether any of some ends have the ranks that a start asks for, and whether all have.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "without jumps, several are compared at once")]
fn any_and_all(lower: &[i32], upper: &[i32], from: i32, to: i32) -> (bool, bool) {
    lower.iter().zip(upper).fold((false, true), |(any, all), (lower, upper)| {
        let holds = (*lower >= from) & (*upper >= to);
        (any | holds, all & holds)
    })
}

/// What came before each day of a stretch since its first, and in all.
fn sums(view: &View, column: Column, stretch: &Range<usize>) -> Result<Vec<i128>, NoValue> {
    let before = |to: usize| match view.sum_at(column, &(stretch.start..to)) {
        Ok(Some(sum)) => Ok(i128::from(sum)),
        _ => Err(NoValue::Overflow),
    };
    (stretch.start..=stretch.end).map(before).collect()
}

/// `q·above − p·below` before each day; where nothing is below the line, `q·above`.
fn scaled(above: &[i128], below: &[i128], q: i128, p: i128) -> Result<Vec<i128>, NoValue> {
    let mut below = below.iter();
    let one = |above: &i128| {
        let below = below.next().copied().unwrap_or(0);
        above.checked_mul(q)?.checked_sub(below.checked_mul(p)?)
    };
    above.iter().map(one).collect::<Option<_>>().ok_or(NoValue::Overflow)
}

/// The ranks of the ends, and of what each start asks for.
fn ranks(condition: Option<AtLeast>, ends: usize) -> Result<(Vec<i32>, Vec<i32>), NoValue> {
    let Some(AtLeast { before, number, more }) = condition else {
        return Ok((vec![0; ends], vec![0; ends]));
    };
    let mut sorted = before.clone();
    sorted.sort_unstable();
    let rank = |number: i128, more: bool| {
        let rank = sorted.partition_point(|other| if more { *other <= number } else { *other < number });
        // The calendar has fewer days than fit.
        i32::try_from(rank).unwrap_or(i32::MAX)
    };
    let ends = before.iter().map(|end| rank(*end, false)).collect();
    let asked = before.iter().map(|start| start.checked_add(number).map(|asked| rank(asked, more)));
    asked.collect::<Option<_>>().map(|starts| (ends, starts)).ok_or(NoValue::Overflow)
}
