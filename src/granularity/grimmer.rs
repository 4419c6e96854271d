//! GRIMMER: can whole numbers have this mean and this standard deviation?
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use serde::Serialize;

use super::grim::{Totals, impossible_mean, totals};
use super::spread::squared;
use super::squares::{numbers, sum_of_squares};
use super::whole::divided;
use super::{Figure, Granularity, Sample, Undecided, Work, nearest};
use crate::exact::Ratio;
use crate::rounding::{Printed, Rounding};

/// The longest list of values that is given as a witness.
const LISTED: u64 = 1000;

/// Whole numbers that have the printed mean and standard deviation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Spread {
    /// Their sum.
    pub total: i128,
    /// The sum of their squares.
    pub squares: i128,
    /// The numbers, the values times the items, in ascending order: one such list of many, and
    /// seldom a likely one. `None` where there are more than a thousand, or they are not soon
    /// found.
    pub numbers: Option<Vec<i128>>,
}

/// GRIMMER, GRIM *mapped to error repeats* (Anaya 2016; with Allard 2018's test of parity): whether
/// some whole numbers, below zero too, have a mean and a standard deviation that are printed so.
///
/// Each total that has the mean is looked at. Whole numbers with that total have the parity of its
/// sum of squares in common; which sums of squares they can have beyond that is known exactly for
/// any number of them but three, and found by trying for three, so a refusal is a proof.
///
/// ```
/// use crossings::granularity::{Sample, grimmer};
/// use crossings::Rounding;
/// let sample = Sample::new(25, 1).unwrap();
/// let answer = grimmer("8.9".parse()?, "2.81".parse()?, sample, Rounding::HalfUp);
/// let witness = answer.witness().unwrap();
/// let numbers = witness.numbers.as_ref().unwrap();
/// assert_eq!((numbers.len(), numbers.iter().sum()), (25, witness.total));
/// let answer = grimmer("2.6".parse()?, "2.05".parse()?, sample, Rounding::HalfUp);
/// assert_eq!(answer.nearest(), ["2.04".parse()?, "2.06".parse()?]);
/// # Ok::<(), crossings::PrintedError>(())
/// ```
pub fn grimmer(mean: Printed, deviation: Printed, sample: Sample, rounding: Rounding) -> Granularity<Spread> {
    Granularity::of(decide(mean, deviation, sample, rounding))
}

fn decide(
    mean: Printed,
    deviation: Printed,
    sample: Sample,
    rounding: Rounding,
) -> Result<Granularity<Spread>, Undecided> {
    let Some(totals) = totals(mean, sample, rounding)? else {
        return impossible_mean(mean, sample, rounding, None);
    };
    let mut work = Work::new();
    let mut find = |deviation| find(totals, deviation, sample, rounding, &mut work);
    if let Some((total, squares)) = find(deviation)? {
        return spread(sample.size, total, squares).map(Granularity::Possible).ok_or(Undecided::Overflow);
    }
    let possible = |candidate| find(candidate).map(|found| found.is_some());
    let nearest = nearest(deviation, possible).unwrap_or_default();
    Ok(Granularity::Impossible { figure: Figure::Deviation, nearest })
}

/// A total with the least sum of squares that its residue can have.
fn find(
    totals: Totals,
    deviation: Printed,
    sample: Sample,
    rounding: Rounding,
    work: &mut Work,
) -> Result<Option<(i128, i128)>, Undecided> {
    let less = sample.size().checked_sub(1).filter(|less| *less > 0).ok_or(Undecided::NoDeviation)?;
    let [n, others, items] = [sample.size(), less, sample.items()].map(Ratio::whole);
    let factor = n.checked_mul(others)?.checked_mul(items)?.checked_mul(items)?;
    let Some((low, high)) = squared(deviation, factor, rounding)? else {
        return Ok(None);
    };
    // Totals that differ by a multiple of n have the same scatters.
    let last = totals.first.saturating_add(less.into()).min(totals.last);
    for total in totals.first..=last {
        work.spend()?;
        let (_, residue) = divided(total, sample.size);
        if let Some(squares) = sum_of_squares(sample.size, residue, low, high, work)? {
            return Ok(Some((total, squares)));
        }
    }
    Ok(None)
}

/// The witness for a total, from the sum of squares found for its residue; `None` where the sum of
/// its squares does not fit.
fn spread(n: NonZeroU64, total: i128, squares: i128) -> Option<Spread> {
    let (shift, residue) = divided(total, n);
    let more = total.checked_add(residue).and_then(|both| both.checked_mul(shift));
    let sum = more.and_then(|more| squares.checked_add(more))?;
    let listed = (n.get() <= LISTED).then(|| numbers(n, residue, squares)).flatten();
    let numbers = listed.map(|numbers| {
        // The square of each is no more than their sum, which fits.
        let mut numbers: Vec<i128> = numbers.into_iter().map(|number| number.saturating_add(shift)).collect();
        numbers.sort_unstable();
        numbers
    });
    Some(Spread { total, squares: sum, numbers })
}
