//! In which words may a number be printed?
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

use super::{Question, QuestionError, text};
use crate::exact::Ratio;
use crate::figure::{Description, READINGS_VERSION, describe};
use crate::measure::Nature;

/// Asks for words that are true of an exact number, each with the readings under which they are.
///
/// ```
/// use crossings::question::{Describe, Question};
/// use crossings::{Nature, Ratio, Reading};
/// let described = Describe { value: Ratio::new(21_446, 377)?, nature: Nature::Mean }.answer()?;
/// let readings = |text| described.descriptions.iter().find(|one| one.text == text).map(|one| &one.readings[..]);
/// assert_eq!(readings("almost 57"), Some(&Reading::ALL[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Describe {
    /// The number, as a decimal such as `56.886` or a fraction such as `21446/377`: shares and
    /// changes as parts of one, money in minor units.
    #[serde(deserialize_with = "text::exact")]
    #[cfg_attr(
        feature = "json",
        schemars(with = "String", regex(pattern = r"^-?[0-9]*\.?[0-9]+$|^-?[0-9]+/[1-9][0-9]*$"))
    )]
    pub value: Ratio,
    /// What kind of number it is.
    pub nature: Nature,
}

/// The answer to [`Describe`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Described {
    /// The number.
    pub value: Ratio,
    /// What kind of number it is.
    pub nature: Nature,
    /// The version of the table of readings.
    pub readings_version: &'static str,
    /// The words, from the closest to the roundest; none for a day, and where there are none.
    pub descriptions: Vec<Description>,
}

impl Describe {
    /// The number of a text such as `56.886`, `-3` or `21446/377`, in lowest terms or not.
    pub fn number(text: &str) -> Option<Ratio> {
        text::exactly(text)
    }
}

impl Question for Describe {
    type Answer = Described;

    fn answer(&self) -> Result<Described, QuestionError> {
        Ok(Described {
            value: self.value,
            nature: self.nature,
            readings_version: READINGS_VERSION,
            descriptions: describe(self.value, self.nature),
        })
    }
}
