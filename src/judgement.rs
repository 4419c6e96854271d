//! The judgement on a claim.
#![forbid(unsafe_code)]

use serde::Serialize;

use crate::exact::Ratio;
use crate::figure::{NoInterval, Reading, Understanding};
use crate::interval::Interval;
use crate::measure::{Nature, NoValue, Value};
use crate::publication::AsOf;
use crate::rounding::Rounding;
use crate::verdict::ClaimVerdict;

mod interpretation;
mod judge;
mod slip;
mod working;

pub use interpretation::Interpretation;
pub use judge::Judge;
pub use slip::LikelySlip;

/// How claims are judged, where a claim leaves that open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JudgeOptions {
    /// As which publication left the data: up to a date, or a moment. `None` admits the newest,
    /// and what had been published when the claim was.
    pub as_of: Option<AsOf>,
    /// The reading of the house.
    pub reading: Reading,
    /// How printed figures were rounded.
    pub rounding: Rounding,
}

impl JudgeOptions {
    /// How a figure is understood under one of the readings.
    const fn understanding(&self, reading: Reading, rounded: bool) -> Understanding {
        Understanding { reading, rounding: self.rounding, rounded }
    }
}

/// What a figure means under one reading, and whether the value is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The reading.
    pub reading: Reading,
    /// The numbers that the figure may mean; `None` for a date, which is itself.
    pub interval: Option<Interval>,
    /// Whether the value is one of them.
    pub holds: bool,
}

/// A claim under one interpretation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// How the claim is understood.
    #[serde(flatten)]
    pub interpretation: Interpretation,
    /// What the data says.
    #[serde(flatten)]
    pub found: Found,
    /// The readings that the figure has; none where there is no value.
    pub readings: Vec<Held>,
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// The exact value.
    Value(Value),
    /// Why there is none.
    NoValue(#[serde(serialize_with = "words")] NoValue),
}

fn words<S: serde::Serializer>(none: &NoValue, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(none)
}

impl Found {
    /// The value, where there is one.
    pub const fn value(&self) -> Option<Value> {
        match self {
            Self::Value(value) => Some(*value),
            Self::NoValue(_) => None,
        }
    }
}

impl Trial {
    /// Whether the claim is true under this interpretation and a reading.
    pub fn holds(&self, reading: Reading) -> bool {
        self.readings.iter().any(|held| held.reading == reading && held.holds)
    }

    /// The readings under which it is true.
    pub fn holding(&self) -> impl Iterator<Item = Reading> {
        self.readings.iter().filter(|held| held.holds).map(|held| held.reading)
    }
}

/// The judgement on a claim: a verdict, and everything that it rests on.
///
/// A claim is judged under every admissible interpretation: each reading of its figure, each
/// measure and last known day that it leaves open, each way of counting that its measure depends
/// on, provisional sums and spliced ones, each report of an amount of money, and what had been
/// published when it was.
///
/// - [`Supported`](ClaimVerdict::Supported): true under the house interpretation, which is the
///   first of each.
/// - [`Depends`](ClaimVerdict::Depends): not so, but true under another.
/// - [`Contradicted`](ClaimVerdict::Contradicted): true under none.
/// - [`Undetermined`](ClaimVerdict::Undetermined): there is no value to hold it against, or what the
///   figure may mean does not fit 128 bits, and no interpretation makes it true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The claim, by its id.
    pub id: String,
    /// The figure, as printed.
    pub figure: String,
    /// What kind of number it states.
    pub nature: Nature,
    /// What is found.
    pub verdict: ClaimVerdict,
    /// The reading of the house.
    pub reading: Reading,
    /// Every interpretation that makes a difference; the first is the house's.
    pub trials: Vec<Trial>,
    /// How far the house's value is from the numbers that the figure may mean.
    pub distance: Option<Ratio>,
    /// The figure that could have been printed for the house's value.
    pub nearest: Option<String>,
    /// Why the claim is not contradicted though there is a value and no interpretation makes it true: not all that
    /// the figure may mean is known.
    pub unbounded: Option<NoInterval>,
    /// What may have gone wrong, where the house interpretation does not make it true.
    pub slips: Vec<LikelySlip>,
}

impl Judgement {
    /// The house interpretation.
    pub fn house(&self) -> Option<&Trial> {
        self.trials.first()
    }

    /// The first interpretation that makes the claim true, and a reading: the house's, where that
    /// does.
    pub fn witness(&self) -> Option<(&Trial, Reading)> {
        let house = self.house().filter(|trial| trial.holds(self.reading)).map(|trial| (trial, self.reading));
        house.or_else(|| self.trials.iter().find_map(|trial| Some((trial, trial.holding().next()?))))
    }

    /// Whether the verdict would be another under another reading of the house.
    pub fn depends_on_reading(&self) -> bool {
        let mut held = self.house().into_iter().flat_map(|trial| &trial.readings).map(|held| held.holds);
        //= docs/rules.md#verdicts-on-claims
        //# verdict-12: A verdict that another reading of the house would change MUST be said to.
        held.next().is_some_and(|first| held.any(|other| other != first))
    }
}
