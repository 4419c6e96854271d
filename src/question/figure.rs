//! What may a printed figure mean?
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Question, QuestionError};
use crate::exact::Ratio;
use crate::figure::{Figure, PrintedUnit, READINGS_VERSION, Reading, Understanding};
use crate::interval::Interval;
use crate::measure::Nature;
use crate::rounding::Rounding;

/// Asks which numbers a printed figure may mean, as each kind of number and under each reading.
///
/// ```
/// use crossings::question::{Question, ReadFigure};
/// use crossings::{Nature, Reading};
/// let read = ReadFigure::of("almost a third").answer()?;
/// let [share] = read.natures.as_slice() else { panic!() };
/// assert_eq!(share.nature, Nature::Share);
/// assert_eq!(share.readings[1].interval.unwrap().to_string(), "[7/24, 1/3)");
/// # Ok::<(), crossings::question::QuestionError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadFigure {
    /// The figure, as it was printed.
    pub figure: String,
    /// How it was rounded, where a reading says that it was.
    #[serde(default)]
    pub rounding: Rounding,
    /// Whether a count with no hedge was rounded to its last digit that is not zero.
    #[serde(default)]
    pub rounded: bool,
}

/// The answer to [`ReadFigure`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureRead {
    /// The figure, as printed.
    pub figure: String,
    /// The unit that is printed with it.
    pub unit: Option<PrintedUnit>,
    /// The day, where it is one.
    pub date: Option<Date>,
    /// The version of the table of readings.
    pub readings_version: &'static str,
    /// The kinds of number that it can state; none for a day.
    pub natures: Vec<ReadNature>,
}

/// A figure as one kind of number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadNature {
    /// What kind of number.
    pub nature: Nature,
    /// The number that is printed, whatever the words around it make of it: shares and changes as
    /// parts of one, money in minor units.
    pub printed: Option<Ratio>,
    /// What it means under each reading.
    pub readings: Vec<ReadUnder>,
}

/// What a figure means under one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReadUnder {
    /// The reading.
    pub reading: Reading,
    /// The numbers that it may mean; `null` where the words have no bounds.
    pub interval: Option<Interval>,
}

impl ReadFigure {
    /// Of that figure, with the usual rounding.
    pub fn of(figure: impl Into<String>) -> Self {
        Self { figure: figure.into(), ..Self::default() }
    }
}

impl Question for ReadFigure {
    type Answer = FigureRead;

    fn answer(&self) -> Result<FigureRead, QuestionError> {
        let figure = Figure::parse(&self.figure)?;
        let natures = [
            Some(Nature::Count),
            Some(Nature::Mean),
            Some(Nature::Share),
            Some(Nature::Change),
            Some(Nature::Points),
            Some(Nature::Times),
            figure.currency().map(Nature::Money),
            Some(Nature::Rank),
        ];
        let stated =
            natures.into_iter().flatten().filter(|nature| figure.date().is_none() && figure.states(*nature));
        let under = |nature| {
            Reading::ALL.map(|reading| {
                let how = Understanding { reading, rounding: self.rounding, rounded: self.rounded };
                ReadUnder { reading, interval: figure.interval(nature, &how).ok() }
            })
        };
        let read =
            |nature| ReadNature { nature, printed: figure.printed(nature), readings: under(nature).into() };
        Ok(FigureRead {
            figure: figure.text().to_owned(),
            unit: figure.unit(),
            date: figure.date(),
            readings_version: READINGS_VERSION,
            natures: stated.map(read).collect(),
        })
    }
}
