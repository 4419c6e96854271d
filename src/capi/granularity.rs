//! # Granularity
//!
//! Whether whole numbers can have a printed mean and standard deviation: the tests GRIM, GRIMMER
//! and DEBIT, decided exactly. A share in per cent is a mean too: `58.3` per cent is `0.583`.

use core::ffi::c_char;

use super::argument::{number, numbered, slot, text, value};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use super::exact::{crossings_integer, crossings_ratio};
use super::reading::rounding;
use super::solve::crossings_numbers;
use crate::Printed;
use crate::granularity::{Figure, Granularity, Sample, Undecided, debit, grim, grimmer, sizes};
use crate::solve::{Run, Solutions};

/// Whether something is possible.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_possibility {
    /// Some whole numbers have these figures.
    Possible = 0,
    /// The mean cannot be.
    ImpossibleMean = 1,
    /// The standard deviation cannot be, with this mean.
    ImpossibleDeviation = 2,
    /// It is not decided: the numbers do not fit 128 bits.
    Overflow = 3,
    /// It is not decided: there are more than a million cases to look at.
    Work = 4,
    /// It is not decided: fewer than two values have no standard deviation.
    NoDeviation = 5,
}

numbered!(crossings_possibility {
    Possible,
    ImpossibleMean,
    ImpossibleDeviation,
    Overflow,
    Work,
    NoDeviation
});

/// The answer of a granularity test.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_granularity {
    /// A `crossings_possibility`.
    pub answer: u32,
    /// The lowest total of the whole numbers; of DEBIT how many are one. None where they are not
    /// possible.
    pub least: crossings_integer,
    /// The greatest total, of GRIM; else the same as `least`. None where they are not possible.
    pub greatest: crossings_integer,
    /// The sum of their squares, of GRIMMER; else none.
    pub squares: crossings_integer,
    /// The nearest figure that is possible where this one is not; none where none was found.
    pub nearest: crossings_ratio,
    /// The other, where two are as near; else none.
    pub other_nearest: crossings_ratio,
}

/// What shows that figures are possible: the totals, and the sum of the squares.
type Shown = ([i128; 2], Option<i128>);

fn answer<W>(found: &Granularity<W>, shown: impl Fn(&W) -> Shown) -> crossings_granularity {
    let answer = match found {
        Granularity::Possible(_) => crossings_possibility::Possible,
        Granularity::Impossible { figure: Figure::Mean, .. } => crossings_possibility::ImpossibleMean,
        Granularity::Impossible { figure: Figure::Deviation, .. } => {
            crossings_possibility::ImpossibleDeviation
        }
        Granularity::Undetermined(Undecided::Overflow) => crossings_possibility::Overflow,
        Granularity::Undetermined(Undecided::Work) => crossings_possibility::Work,
        Granularity::Undetermined(Undecided::NoDeviation) => crossings_possibility::NoDeviation,
    };
    let shown = found.witness().map(shown);
    let whole = |number: Option<i128>| number.map_or(crossings_integer::NONE, crossings_integer::from);
    let mut near = found.nearest().iter().map(|one| crossings_ratio::from(one.value()));
    let mut nearest = || near.next().unwrap_or(crossings_ratio::NONE);
    crossings_granularity {
        answer: number(&answer),
        least: whole(shown.map(|(totals, _)| totals[0])),
        greatest: whole(shown.map(|(totals, _)| totals[1])),
        squares: whole(shown.and_then(|(_, squares)| squares)),
        nearest: nearest(),
        other_nearest: nearest(),
    }
}

/// The printed number `name`.
///
/// # Safety
/// `pointer` is NULL or points to `len` bytes that nobody changes or frees meanwhile.
unsafe fn printed(pointer: *const c_char, len: usize, name: &str) -> Result<Printed, Failure> {
    // SAFETY: it is the contract of this function too.
    let text = unsafe { text(pointer, len, name) }?;
    text.parse::<Printed>().map_err(|error| {
        Failure::new(crossings_status::InvalidNumber, format!("`{name}` is `{text}`: {error}"))
    })
}

fn sample(size: u64, items: u64) -> Result<Sample, Failure> {
    let none = || Failure::new(crossings_status::InvalidNumber, "`size` and `items` are 1 or more");
    Sample::new(size, items).ok_or_else(none)
}

/// GRIM: whether some whole numbers have a mean that is printed so.
///
/// - `mean`: as it is printed, `5.19`.
/// - `size`: how many values.
/// - `items`: how many whole numbers each value is the mean of, commonly 1.
/// - `rounding`: a `crossings_rounding`.
/// - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
///
/// Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `mean` is no printed number, `size` or `items`
/// is 0, or the rule of rounding has no threshold that it needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_grim(
    mean: *const c_char,
    mean_len: usize,
    size: u64,
    items: u64,
    rounding: u32,
    threshold: u32,
    out: *mut crossings_granularity,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let rounding = self::rounding(rounding, threshold, "rounding")?;
            let mean = printed(mean, mean_len, "mean")?;
            let found = grim(mean, sample(size, items)?, rounding);
            out.give(answer(&found, |totals| ([totals.first, totals.last], None)));
            Ok(())
        })
    }
}

/// GRIMMER: whether some whole numbers have a mean and a standard deviation that are printed so.
///
/// - `mean`: as it is printed, `5.19`.
/// - `deviation`: as it is printed, `1.34`.
/// - `size`: how many values.
/// - `items`: how many whole numbers each value is the mean of, commonly 1.
/// - `rounding`: a `crossings_rounding`.
/// - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
///
/// Fails as `crossings_grim` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_grimmer(
    mean: *const c_char,
    mean_len: usize,
    deviation: *const c_char,
    deviation_len: usize,
    size: u64,
    items: u64,
    rounding: u32,
    threshold: u32,
    out: *mut crossings_granularity,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let rounding = self::rounding(rounding, threshold, "rounding")?;
            let mean = printed(mean, mean_len, "mean")?;
            let deviation = printed(deviation, deviation_len, "deviation")?;
            let found = grimmer(mean, deviation, sample(size, items)?, rounding);
            out.give(answer(&found, |spread| ([spread.total; 2], Some(spread.squares))));
            Ok(())
        })
    }
}

/// DEBIT: whether some noughts and ones have a mean and a standard deviation that are printed so.
///
/// - `mean`: as it is printed, `0.36`.
/// - `deviation`: as it is printed, `0.48`.
/// - `size`: how many values.
/// - `rounding`: a `crossings_rounding`.
/// - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
///
/// Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where a figure is no printed number, or the rule of
/// rounding has no threshold that it needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_debit(
    mean: *const c_char,
    mean_len: usize,
    deviation: *const c_char,
    deviation_len: usize,
    size: u64,
    rounding: u32,
    threshold: u32,
    out: *mut crossings_granularity,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let rounding = self::rounding(rounding, threshold, "rounding")?;
            let mean = printed(mean, mean_len, "mean")?;
            let deviation = printed(deviation, deviation_len, "deviation")?;
            let found = debit(mean, deviation, size, rounding);
            out.give(answer(&found, |ones| ([ones.ones; 2], None)));
            Ok(())
        })
    }
}

/// GRIM turned around: which sizes of a sample make a mean possible.
///
/// - `mean`: as it is printed, `5.19`.
/// - `items`: how many whole numbers each value is the mean of, commonly 1; with 0 no size does.
/// - `rounding`: a `crossings_rounding`.
/// - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
///
/// Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `mean` is no printed number or the rule of
/// rounding has no threshold that it needs, with `CROSSINGS_STATUS_OVERFLOW` where a step does not fit
/// 128 bits, and with `CROSSINGS_STATUS_TOO_MANY` where more than a million sizes would have to be
/// tried.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_sample_sizes(
    mean: *const c_char,
    mean_len: usize,
    items: u64,
    rounding: u32,
    threshold: u32,
    out: *mut *mut crossings_numbers,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let rounding = self::rounding(rounding, threshold, "rounding")?;
            let sizes = sizes(printed(mean, mean_len, "mean")?, items, rounding)?;
            out.give(crossings_numbers(in_runs(sizes.some(), sizes.every_from())));
            Ok(())
        })
    }
}

/// Sizes, ascending, as runs with gaps between them.
fn in_runs(some: &[u64], every_from: Option<u64>) -> Solutions<u64> {
    let mut runs: Vec<Run<u64>> = Vec::new();
    let one = |size: &u64| Run { first: *size, last: Some(*size) };
    let every = every_from.map(|first| Run { first, last: None });
    for next in some.iter().map(one).chain(every) {
        match runs.last_mut() {
            Some(run) if run.last.and_then(|last| last.checked_add(1)) == Some(next.first) => {
                run.last = next.last;
            }
            _ => runs.push(next),
        }
    }
    Solutions::from_runs(runs)
}

impl From<Undecided> for Failure {
    fn from(undecided: Undecided) -> Self {
        let status = match undecided {
            Undecided::Work => crossings_status::TooMany,
            // Sizes are of a mean alone, which has no deviation to lack.
            Undecided::Overflow | Undecided::NoDeviation => crossings_status::Overflow,
        };
        Self::new(status, undecided.to_string())
    }
}
