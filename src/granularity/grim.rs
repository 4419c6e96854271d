//! GRIM: can whole numbers have this mean?
#![forbid(unsafe_code)]

use serde::Serialize;

use super::whole::whole_numbers;
use super::{Figure, Granularity, Sample, Undecided};
use crate::exact::Ratio;
use crate::rounding::{Printed, Rounding};

/// The totals that have the printed mean: each whole number from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Totals {
    /// The lowest.
    pub first: i128,
    /// The highest.
    pub last: i128,
}

/// GRIM, the *granularity-related inconsistency of means* (Brown and Heathers 2017): whether some
/// whole numbers, below zero too, have a mean that is printed so.
///
/// They have exactly when a whole number, their total, lies in the interval of the means that are
/// printed so, times how many they are. A percentage is a mean of noughts and ones: see
/// [`Printed::per_cent`].
///
/// ```
/// use crossings::granularity::{Sample, grim};
/// use crossings::{Printed, Rounding};
/// let sample = Sample::new(28, 1).unwrap();
/// let answer = |mean: &str| mean.parse().map(|mean: Printed| grim(mean, sample, Rounding::HalfUp));
/// assert_eq!(answer("5.18")?.witness().unwrap().first, 145);
/// assert_eq!(answer("5.19")?.is_possible(), Some(false));
/// assert_eq!(answer("5.19")?.nearest(), ["5.18".parse()?]);
/// # Ok::<(), crossings::PrintedError>(())
/// ```
pub fn grim(mean: Printed, sample: Sample, rounding: Rounding) -> Granularity<Totals> {
    Granularity::of(decide(mean, sample, rounding))
}

fn decide(mean: Printed, sample: Sample, rounding: Rounding) -> Result<Granularity<Totals>, Undecided> {
    Ok(match totals(mean, sample, rounding)? {
        //= docs/rules.md#rounding-and-inverse-questions
        //# solve-05: A mean MUST be called possible exactly where some whole numbers have it.
        Some(totals) => Granularity::Possible(totals),
        None => impossible_mean(mean, sample, rounding, None)?,
    })
}

/// The totals whose mean is printed so; `None` where there are none.
pub(super) fn totals(mean: Printed, sample: Sample, rounding: Rounding) -> Result<Option<Totals>, Undecided> {
    let Some(means) = mean.span(rounding)? else {
        return Ok(None);
    };
    let count = sample.whole_numbers()?;
    let totals = means.mapped(|mean| mean.checked_mul(count))?;
    Ok(whole_numbers(totals).map(|(first, last)| Totals { first, last }))
}

/// That no whole numbers have this mean, with the nearest that some have; with a largest total,
/// that none from zero to it has.
///
/// A higher total is never printed lower, so the nearest belong to the totals beside the product
/// of the mean and the count. One more on either side is for zero under a rule with no place for
/// it.
pub(super) fn impossible_mean<W>(
    mean: Printed,
    sample: Sample,
    rounding: Rounding,
    largest: Option<u64>,
) -> Result<Granularity<W>, Undecided> {
    let count = sample.whole_numbers()?;
    let below = mean.value().checked_mul(count)?.floor();
    let (zero, one) = (Ratio::whole(0), Ratio::whole(1));
    let within = |total: Ratio| largest.map_or(total, |largest| total.max(zero).min(Ratio::whole(largest)));
    let with_distance = |value: Ratio| value.checked_sub(mean.value()).map(|away| (away.magnitude(), value));
    let printed_at = |step: Ratio| {
        let value = below.checked_add(step).and_then(|total| within(total).checked_div(count));
        let values = value.and_then(|value| rounding.round(value, mean.unit()));
        values.and_then(|values| values.into_iter().map(with_distance).collect::<Result<Vec<_>, _>>())
    };
    let mut printed = Vec::new();
    for step in [one.opposite(), zero, one, Ratio::whole(2)] {
        printed.extend(printed_at(step)?);
    }
    printed.sort_unstable();
    printed.dedup();
    let least = printed.first().map(|(distance, _)| *distance);
    let nearest = printed
        .into_iter()
        .filter(|(distance, _)| Some(*distance) == least)
        .map(|(_, value)| mean.with_value(value))
        .collect();
    Ok(Granularity::Impossible { figure: Figure::Mean, nearest })
}
