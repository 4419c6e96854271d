//! Can whole numbers have such a mean and such a standard deviation?
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::{Question, QuestionError, text};
use crate::granularity::{
    Granularity, Ones, Sample, Sizes, Spread, Totals, Undecided, debit, grim, grimmer, sizes,
};
use crate::rounding::{Printed, Rounding};

/// Asks whether whole numbers can have a printed mean, and a printed standard deviation: the tests
/// of [`granularity`](crate::granularity).
///
/// ```
/// use std::num::NonZeroU64;
/// use crossings::question::{Granular, GranularityTest, Question};
/// let size = NonZeroU64::new(28).unwrap();
/// let test = GranularityTest::Grim {
///     mean: "5.19".parse()?,
///     size,
///     items: NonZeroU64::MIN,
///     percent: false,
///     rounding: crossings::Rounding::default(),
/// };
/// let Granular::Grim(answer) = test.answer()? else { panic!() };
/// assert_eq!(answer.nearest(), ["5.18".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(tag = "test", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum GranularityTest {
    /// Can whole numbers have this mean?
    Grim {
        /// The mean, as it was printed: the zeros behind its point count.
        #[serde(deserialize_with = "text::printed")]
        #[cfg_attr(feature = "json", schemars(schema_with = "text::printed_schema"))]
        mean: Printed,
        /// How many values.
        size: NonZeroU64,
        /// How many whole numbers each of them is the mean of; one where it is left out.
        #[serde(default = "one")]
        items: NonZeroU64,
        /// Whether the mean is so many per cent of noughts and ones.
        #[serde(default)]
        percent: bool,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// Can whole numbers have this mean and this standard deviation?
    Grimmer {
        /// The mean, as it was printed.
        #[serde(deserialize_with = "text::printed")]
        #[cfg_attr(feature = "json", schemars(schema_with = "text::printed_schema"))]
        mean: Printed,
        /// The standard deviation, as it was printed.
        #[serde(deserialize_with = "text::printed")]
        #[cfg_attr(feature = "json", schemars(schema_with = "text::printed_schema"))]
        deviation: Printed,
        /// How many values.
        size: NonZeroU64,
        /// How many whole numbers each of them is the mean of; one where it is left out.
        #[serde(default = "one")]
        items: NonZeroU64,
        /// How both were rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// Can noughts and ones have this mean and this standard deviation?
    Debit {
        /// The mean, as it was printed.
        #[serde(deserialize_with = "text::printed")]
        #[cfg_attr(feature = "json", schemars(schema_with = "text::printed_schema"))]
        mean: Printed,
        /// The standard deviation, as it was printed.
        #[serde(deserialize_with = "text::printed")]
        #[cfg_attr(feature = "json", schemars(schema_with = "text::printed_schema"))]
        deviation: Printed,
        /// How many values.
        size: NonZeroU64,
        /// Whether both are so many per cent.
        #[serde(default)]
        percent: bool,
        /// How both were rounded.
        #[serde(default)]
        rounding: Rounding,
    },
    /// How many values make this mean possible?
    Sizes {
        /// The mean, as it was printed.
        #[serde(deserialize_with = "text::printed")]
        #[cfg_attr(feature = "json", schemars(schema_with = "text::printed_schema"))]
        mean: Printed,
        /// How many whole numbers each value is the mean of; one where it is left out.
        #[serde(default = "one")]
        items: NonZeroU64,
        /// Whether the mean is so many per cent of noughts and ones.
        #[serde(default)]
        percent: bool,
        /// How it was rounded.
        #[serde(default)]
        rounding: Rounding,
    },
}

const fn one() -> NonZeroU64 {
    NonZeroU64::MIN
}

/// The answer to [`GranularityTest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "test", content = "answer", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Granular {
    /// The totals that have the mean.
    Grim(Granularity<Totals>),
    /// Whole numbers that have both.
    Grimmer(Granularity<Spread>),
    /// How many are one.
    Debit(Granularity<Ones>),
    /// The sizes that make the mean possible.
    Sizes(Sizes),
}

impl Question for GranularityTest {
    type Answer = Granular;

    fn answer(&self) -> Result<Granular, QuestionError> {
        let share = |printed: Printed, percent: bool| {
            if percent { printed.per_cent().map_err(Undecided::from) } else { Ok(printed) }
        };
        Ok(match *self {
            Self::Grim { mean, size, items, percent, rounding } => {
                Granular::Grim(grim(share(mean, percent)?, Sample::of(size, items), rounding))
            }
            Self::Grimmer { mean, deviation, size, items, rounding } => {
                Granular::Grimmer(grimmer(mean, deviation, Sample::of(size, items), rounding))
            }
            Self::Debit { mean, deviation, size, percent, rounding } => {
                let (mean, deviation) = (share(mean, percent)?, share(deviation, percent)?);
                Granular::Debit(debit(mean, deviation, size.get(), rounding))
            }
            Self::Sizes { mean, items, percent, rounding } => {
                Granular::Sizes(sizes(share(mean, percent)?, items.get(), rounding)?)
            }
        })
    }
}
