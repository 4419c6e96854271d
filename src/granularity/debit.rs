//! DEBIT: can noughts and ones have this mean and this standard deviation?
#![forbid(unsafe_code)]

use serde::Serialize;

use super::grim::{impossible_mean, totals};
use super::spread::squared;
use super::whole::ratio;
use super::{Figure, Granularity, Sample, Undecided, nearest};
use crate::rounding::{Printed, Rounding};

/// How many of the values are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Ones {
    /// So many; the others are nought.
    pub ones: i128,
}

/// DEBIT, the *descriptive binary test* (Heathers and Brown 2019): whether some noughts and ones
/// have a mean and a standard deviation that are printed so.
///
/// With *k* ones among *n* values the variance is `k(n − k)/(n(n − 1))`: the known formula
/// `n/(n − 1) · x(1 − x)` at the mean `x = k/n`. Every *k* whose mean is printed so is considered,
/// and no number between them, so this also refuses what [`grim`](super::grim()) refuses. Squares
/// are compared and no root is taken. Two values are needed.
///
/// ```
/// use crossings::granularity::debit;
/// use crossings::Rounding;
/// let answer = debit("0.77".parse()?, "0.42".parse()?, 1683, Rounding::HalfUp);
/// assert_eq!(answer.is_possible(), Some(true));
/// let answer = debit("0.35".parse()?, "0.18".parse()?, 20, Rounding::HalfUp);
/// assert_eq!(answer.nearest(), ["0.49".parse()?]);
/// # Ok::<(), crossings::PrintedError>(())
/// ```
pub fn debit(mean: Printed, deviation: Printed, size: u64, rounding: Rounding) -> Granularity<Ones> {
    Granularity::of(decide(mean, deviation, size, rounding))
}

fn decide(
    mean: Printed,
    deviation: Printed,
    size: u64,
    rounding: Rounding,
) -> Result<Granularity<Ones>, Undecided> {
    let sample = Sample::new(size, 1).filter(|_| size > 1).ok_or(Undecided::NoDeviation)?;
    let n = sample.values();
    let totals = totals(mean, sample, rounding)?
        .map(|totals| (totals.first.max(0), totals.last.min(n)))
        .filter(|(first, last)| first <= last);
    let Some(totals) = totals else {
        return impossible_mean(mean, sample, rounding, Some(n));
    };
    if let Some(ones) = find(totals, deviation, n, rounding)? {
        return Ok(Granularity::Possible(Ones { ones }));
    }
    let possible = |candidate| Ok(find(totals, candidate, n, rounding)?.is_some());
    let nearest = nearest(deviation, possible).unwrap_or_default();
    Ok(Granularity::Impossible { figure: Figure::Deviation, nearest })
}

/// A number of ones from the first to the last that has the standard deviation.
fn find(
    (first, last): (i128, i128),
    deviation: Printed,
    n: i128,
    rounding: Rounding,
) -> Result<Option<i128>, Undecided> {
    let overflow = Undecided::Overflow;
    let others = |ones: i128| n.checked_sub(ones).ok_or(overflow);
    let factor = ratio(n)?.checked_mul(ratio(others(1)?)?)?;
    let Some((low, high)) = squared(deviation, factor, rounding)? else {
        return Ok(None);
    };
    let half = n.checked_div(2).ok_or(overflow)?;
    if let Some(ones) = rising(first, last.min(half), n, low, high)? {
        return Ok(Some(ones));
    }
    // With more than half ones, as with so many noughts.
    rising(others(last)?, others(first)?.min(half), n, low, high)?.map(others).transpose()
}

/// A number `k` from the first to the last, none above half of `n`, with `k(n − k)` from `low` to
/// `high`: that rises with `k`, so the least with enough is halved for.
fn rising(first: i128, last: i128, n: i128, low: i128, high: i128) -> Result<Option<i128>, Undecided> {
    let overflow = Undecided::Overflow;
    let product = |ones: i128| n.checked_sub(ones).and_then(|rest| rest.checked_mul(ones)).ok_or(overflow);
    if first > last || product(last)? < low {
        return Ok(None);
    }
    let (mut enough, mut from) = (last, first);
    while from < enough {
        let middle = from.midpoint(enough);
        if product(middle)? < low {
            from = middle.checked_add(1).ok_or(overflow)?;
        } else {
            enough = middle;
        }
    }
    Ok((product(enough)? <= high).then_some(enough))
}
