//! Granularity tests: whether whole numbers can have a printed mean and standard deviation.
//!
//! The mean of 28 whole numbers is a multiple of 1/28, so no 28 whole numbers have a mean that is
//! printed 5.19. Three tests of this kind are known, and each is decided exactly here:
//!
//! | test | from | asks |
//! |---|---|---|
//! | [`grim()`] | the mean (Brown and Heathers 2017) | is there a total? |
//! | [`grimmer()`] | the mean and the standard deviation (Anaya 2016, Allard 2018) | is there a total, and a sum of squares? |
//! | [`debit()`] | the same of noughts and ones (Heathers and Brown 2019) | is there a number of ones? |
//!
//! [`sizes()`] turns the first around: which sizes of the sample make a mean possible.
//!
//! What is possible comes with a witness, and what is not with the nearest printed figures that
//! are. A question too hard to decide is [`Undetermined`](Granularity::Undetermined). A possible
//! figure need not be true.
//!
//! The standard deviation is that of a sample, with one less than its size below the line.
#![forbid(unsafe_code)]

mod debit;
mod grim;
mod grimmer;
mod sizes;
mod spread;
mod squares;
mod whole;

use core::num::NonZeroU64;

use serde::Serialize;

use crate::exact::{ExactError, Ratio};
use crate::rounding::Printed;

pub use debit::{Ones, debit};
pub use grim::{Totals, grim};
pub use grimmer::{Spread, grimmer};
pub use sizes::{Sizes, sizes};

/// How many whole numbers a mean is made of: so many people with so many answers each.
///
/// Where somebody's value is the mean of several whole answers, the *items*, the mean of all is a
/// multiple of one over people times items.
///
/// ```
/// use crossings::granularity::Sample;
/// let sample = Sample::new(30, 3).unwrap();
/// assert_eq!((sample.size(), sample.items()), (30, 3));
/// assert_eq!(Sample::new(0, 1), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Sample {
    size: NonZeroU64,
    items: NonZeroU64,
}

impl Sample {
    /// So many values of so many items each; `None` where either is zero.
    pub fn new(size: u64, items: u64) -> Option<Self> {
        Some(Self { size: NonZeroU64::new(size)?, items: NonZeroU64::new(items)? })
    }

    /// So many values of so many items each.
    pub const fn of(size: NonZeroU64, items: NonZeroU64) -> Self {
        Self { size, items }
    }

    /// How many values.
    pub const fn size(self) -> u64 {
        self.size.get()
    }

    /// How many whole numbers each of them is the mean of.
    pub const fn items(self) -> u64 {
        self.items.get()
    }

    /// How many whole numbers in all.
    fn whole_numbers(self) -> Result<Ratio, Undecided> {
        Ratio::whole(self.size()).checked_mul(Ratio::whole(self.items())).map_err(Undecided::from)
    }
}

/// The answer of a granularity test.
///
/// ```
/// use crossings::Rounding;
/// use crossings::granularity::{Figure, Granularity, Sample, grim};
/// let answer = grim("5.83".parse()?, Sample::new(50, 1).unwrap(), Rounding::HalfUp);
/// let nearest = vec!["5.82".parse()?, "5.84".parse()?];
/// assert_eq!(answer, Granularity::Impossible { figure: Figure::Mean, nearest });
/// # Ok::<(), crossings::PrintedError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularity<W> {
    /// Some whole numbers have these figures: these.
    Possible(W),
    /// None have.
    Impossible {
        /// The figure that cannot be, given the others.
        figure: Figure,
        /// The nearest figures printed with the same unit that can: one, two where both are as
        /// near, or none where none is found within a thousand units.
        nearest: Vec<Printed>,
    },
    /// This is not decided.
    Undetermined(Undecided),
}

/// A figure of a granularity test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// The mean.
    Mean,
    /// The standard deviation, with this mean.
    Deviation,
}

/// Why a granularity test is not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Undecided {
    /// A step of the arithmetic does not fit 128 bits.
    #[error("the numbers do not fit 128 bits")]
    Overflow,
    /// There are more than a million cases to look at: only for three values that are spread very
    /// widely, and where more than a million totals have the mean and none so far the deviation.
    #[error("there are more than a million cases to look at")]
    Work,
    /// Fewer than two values have no standard deviation.
    #[error("fewer than two values have no standard deviation")]
    NoDeviation,
}

impl From<ExactError> for Undecided {
    fn from(_: ExactError) -> Self {
        Self::Overflow
    }
}

/// The cases that may still be looked at.
struct Work(u32);

impl Work {
    const ALL: u32 = 1_000_000;

    const fn new() -> Self {
        Self(Self::ALL)
    }

    /// One case more.
    fn spend(&mut self) -> Result<(), Undecided> {
        //= docs/rules.md#rounding-and-inverse-questions
        //# solve-06: A granularity test that is too hard MUST be undetermined, with the reason.
        self.0 = self.0.checked_sub(1).ok_or(Undecided::Work)?;
        Ok(())
    }
}

impl<W> Granularity<W> {
    /// Whether it is possible; `None` where that is not decided.
    pub const fn is_possible(&self) -> Option<bool> {
        match self {
            Self::Possible(_) => Some(true),
            Self::Impossible { .. } => Some(false),
            Self::Undetermined(_) => None,
        }
    }

    /// What shows that it is possible.
    pub const fn witness(&self) -> Option<&W> {
        match self {
            Self::Possible(witness) => Some(witness),
            _ => None,
        }
    }

    /// The nearest printed figures that are possible, where it is not.
    pub fn nearest(&self) -> &[Printed] {
        match self {
            Self::Impossible { nearest, .. } => nearest,
            _ => &[],
        }
    }

    /// The answer of a test that may have stopped.
    fn of(result: Result<Self, Undecided>) -> Self {
        result.unwrap_or_else(Self::Undetermined)
    }
}

/// The printed figures nearest to this one, in its own unit, that a test allows.
fn nearest(
    to: Printed,
    mut possible: impl FnMut(Printed) -> Result<bool, Undecided>,
) -> Result<Vec<Printed>, Undecided> {
    for steps in (1..=1000).map(Ratio::whole) {
        let mut found = Vec::new();
        for units in [steps.opposite(), steps] {
            let candidate = to.moved_by(units)?;
            if possible(candidate)? {
                found.push(candidate);
            }
        }
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}
