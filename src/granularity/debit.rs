//! DEBIT: can noughts and ones have this mean and this standard deviation?
#![forbid(unsafe_code)]

use serde::Serialize;

use super::grim::{impossible_mean, totals};
use super::spread::squared;
use super::{Figure, Granularity, Sample, Undecided, nearest};
use crate::exact::Ratio;
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
    let (sample, others) = Sample::new(size, 1)
        .zip(size.checked_sub(1))
        .filter(|(_, others)| *others > 0)
        .ok_or(Undecided::NoDeviation)?;
    let n = i128::from(size);
    let totals = totals(mean, sample, rounding)?
        .map(|totals| (totals.first.max(0), totals.last.min(n)))
        .filter(|(first, last)| first <= last);
    let Some(totals) = totals else {
        return impossible_mean(mean, sample, rounding, Some(size));
    };
    let factor = Ratio::whole(size).checked_mul(Ratio::whole(others))?;
    let find = |deviation| {
        squared(deviation, factor, rounding)
            .map(|scatter| scatter.and_then(|scatter| find(totals, n, scatter)))
    };
    if let Some(ones) = find(deviation)? {
        return Ok(Granularity::Possible(Ones { ones }));
    }
    let possible = |candidate| find(candidate).map(|found| found.is_some());
    let nearest = nearest(deviation, possible).unwrap_or_default();
    Ok(Granularity::Impossible { figure: Figure::Deviation, nearest })
}

/// A number of ones from the first to the last with a scatter between these. None of the numbers
/// here is more than `n`, which is below 2^64: their products are below 2^126.
fn find((first, last): (i128, i128), n: i128, scatter: (i128, i128)) -> Option<i128> {
    let others = |ones: i128| n.saturating_sub(ones);
    let half = n.div_euclid(2);
    // With more than half ones, as with so many noughts.
    rising(first, last.min(half), n, scatter)
        .or_else(|| rising(others(last), others(first).min(half), n, scatter).map(others))
}

/// A number `k` from the first to the last, none above half of `n`, with `k(n − k)` from `low` to
/// `high`: that rises with `k`, so the least with enough is halved for.
fn rising(first: i128, last: i128, n: i128, (low, high): (i128, i128)) -> Option<i128> {
    let product = |ones: i128| n.saturating_sub(ones).saturating_mul(ones);
    if first > last || product(last) < low {
        return None;
    }
    let (mut enough, mut from) = (last, first);
    while from < enough {
        let middle = from.midpoint(enough);
        if product(middle) < low {
            from = middle.saturating_add(1);
        } else {
            enough = middle;
        }
    }
    (product(enough) <= high).then_some(enough)
}
