//! How a number was rounded before it was printed.
#![forbid(unsafe_code)]

mod printed;
mod reach;
mod span;

use serde::{Deserialize, Serialize};

use crate::exact::{ExactError, Ratio};
use crate::interval::Interval;

pub use printed::{Printed, PrintedError};
pub(crate) use span::{End, Span};

/// A rule that puts a printed number, a multiple of some unit, in a number's place.
///
/// The unit is 1/100 for two decimals, 1000 for whole thousands, 5 where officials round to the
/// nearest five. In the table *u* is the unit and *y* ≥ 0 the printed number; every rule but
/// [`Ceiling`](Self::Ceiling) and [`Floor`](Self::Floor) treats −*x* as the mirror of *x*, so
/// the numbers printed as −*y* are the mirror of those printed as *y*.
///
/// | rule | numbers printed as *y* > 0 | as 0 |
/// |---|---|---|
/// | half-up | `[y − u/2, y + u/2)` | `(−u/2, u/2)` |
/// | half-down | `(y − u/2, y + u/2]` | `[−u/2, u/2]` |
/// | half-even, *y/u* even | `[y − u/2, y + u/2]` | `[−u/2, u/2]` |
/// | half-even, *y/u* odd | `(y − u/2, y + u/2)` | |
/// | either | `[y − u/2, y + u/2]` | `[−u/2, u/2]` |
/// | ceiling | `(y − u, y]` | `(−u, 0]` |
/// | floor | `[y, y + u)` | `[0, u)` |
/// | truncate | `[y, y + u)` | `(−u, u)` |
/// | away-from-zero | `(y − u, y]` | `{0}` |
/// | step-away | `[y − u, y)` | none |
/// | ceiling-or-floor | `(y − u, y + u)` | `(−u, u)` |
/// | up-from *t* | `[y − (10−t)u/10, y + tu/10)` | `(−tu/10, tu/10)` |
/// | down-from *t* | `(y − tu/10, y + (10−t)u/10]` | `[−(10−t)u/10, (10−t)u/10]` |
/// | either-from *t* | the numbers of either | the numbers of either |
///
/// Two decimals rounded half to even, and the official statistics that round to the nearest ten
/// with fives to the nearest multiple of twenty, are one rule with different units:
///
/// ```
/// use crossings::{Ratio, Rounding};
/// let (tenth, ten) = (Ratio::new(1, 10)?, Ratio::whole(10));
/// let of = |printed, unit| Rounding::HalfEven.preimage(printed, unit);
/// assert_eq!(of(Ratio::new(14, 5)?, tenth)?.unwrap().to_string(), "[11/4, 57/20]");
/// assert_eq!(of(Ratio::new(27, 10)?, tenth)?.unwrap().to_string(), "(53/20, 11/4)");
/// assert_eq!(Rounding::HalfEven.round(Ratio::whole(25), ten)?, [Ratio::whole(20)]);
/// assert_eq!(of(Ratio::whole(20), ten)?.unwrap().to_string(), "[15, 25]");
/// assert_eq!(of(Ratio::whole(25), ten)?, None, "25 is no multiple of ten");
/// # Ok::<(), crossings::ExactError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rounding {
    /// To the nearest; a half goes away from zero, as [`Ratio::to_decimal`] has it.
    //= docs/rules.md#rounding-and-inverse-questions
    //# round-04: Figures MUST be taken as rounded half up where the caller does not say otherwise.
    #[default]
    HalfUp,
    /// To the nearest; a half goes towards zero.
    HalfDown,
    /// To the nearest; a half goes to the even multiple of the unit.
    HalfEven,
    /// To the nearest; nobody knows where a half goes.
    Either,
    /// To the multiple above, towards positive numbers.
    Ceiling,
    /// To the multiple below, towards negative numbers.
    Floor,
    /// To the multiple nearer to zero: the other digits are cut off.
    Truncate,
    /// To the multiple farther from zero; a multiple stays where it is.
    AwayFromZero,
    /// Cut off, and then one unit away from zero. A multiple moves too: 3.00 becomes 3.01. Zero
    /// has no side and may go to either. The R package scrutiny calls this `anti_trunc`.
    StepAway,
    /// To one of the two multiples beside it; nobody knows which.
    CeilingOrFloor,
    /// Away from zero from so many tenths of the unit on, else towards zero. From five it is
    /// [`HalfUp`](Self::HalfUp).
    UpFrom(Threshold),
    /// Towards zero while so many tenths of the unit, or more, are missing to the next multiple,
    /// else away from zero. From five it is [`HalfDown`](Self::HalfDown).
    DownFrom(Threshold),
    /// By one of the two rules before; nobody knows which.
    EitherFrom(Threshold),
}

impl Rounding {
    /// All the numbers that are printed as `printed`, a multiple of `unit`; they are always one
    /// interval. `None` where nothing is printed so: it is no multiple of the unit, or zero under
    /// [`StepAway`](Self::StepAway). The unit's sign does not matter.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when the unit is zero.
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn preimage(self, printed: Ratio, unit: Ratio) -> Result<Option<Interval>, ExactError> {
        self.span(printed, unit).map(|span| span.and_then(Span::interval))
    }

    /// The same with its two ends: no number is printed for all that are above another, or below.
    fn span(self, printed: Ratio, unit: Ratio) -> Result<Option<Span>, ExactError> {
        let unit = unit.magnitude();
        let multiple = printed.checked_div(unit)?;
        //= docs/rules.md#rounding-and-inverse-questions
        //# round-03: A number that is no multiple of the unit MUST NOT have numbers behind it.
        if multiple.denominator() != 1 {
            return Ok(None);
        }
        //= docs/rules.md#rounding-and-inverse-questions
        //# round-01: A number MUST lie in the interval behind a printed one exactly where the rule of rounding
        //# prints it so.
        let reach = self.reach(multiple.numerator());
        let end = |away: fn(Ratio, Ratio) -> Result<Ratio, ExactError>, tenths, closed| {
            Ok::<_, ExactError>(End { at: away(printed, unit.checked_mul(Ratio::tenths(tenths))?)?, closed })
        };
        let low = end(Ratio::checked_sub, reach.below, reach.below_closed)?;
        Ok(Span::new(low, end(Ratio::checked_add, reach.above, reach.above_closed)?))
    }

    /// How a number is printed in multiples of `unit`: one number, or two in ascending order where
    /// the rule leaves it open. The unit's sign does not matter.
    ///
    /// ```
    /// use crossings::{Ratio, Rounding};
    /// let (half, one) = (Ratio::new(5, 2)?, Ratio::whole(1));
    /// assert_eq!(Rounding::HalfUp.round(half, one)?, [Ratio::whole(3)]);
    /// assert_eq!(Rounding::Either.round(half, one)?, [Ratio::whole(2), Ratio::whole(3)]);
    /// # Ok::<(), crossings::ExactError>(())
    /// ```
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when the unit is zero.
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn round(self, value: Ratio, unit: Ratio) -> Result<Vec<Ratio>, ExactError> {
        let unit = unit.magnitude();
        let signed = matches!(self, Self::Ceiling | Self::Floor);
        let negative = value.numerator() < 0 && !signed;
        let units = if negative { value.magnitude() } else { value }.checked_div(unit)?;
        let (whole, one) = (units.floor(), Ratio::whole(1));
        let next = whole.checked_add(one)?;
        let mut multiples = match self.choose(whole.numerator(), units.above_floor()) {
            Choice::Lower => vec![whole],
            Choice::Upper => vec![next],
            //= docs/rules.md#rounding-and-inverse-questions
            //# round-02: A rule of rounding that leaves a number open MUST give both.
            Choice::Both => vec![whole, next],
        };
        if self == Self::StepAway && units.numerator() == 0 {
            multiples.push(one.opposite());
        }
        let mut printed = multiples
            .into_iter()
            .map(|multiple| if negative { multiple.opposite() } else { multiple }.checked_mul(unit))
            .collect::<Result<Vec<_>, _>>()?;
        printed.sort_unstable();
        Ok(printed)
    }

    /// Which neighbours the rule takes for a number `rest` of a unit above the multiple `whole`.
    fn choose(self, whole: i128, rest: Ratio) -> Choice {
        let half = Ratio::part::<1, 2>();
        let between = rest.numerator() != 0;
        match self {
            Self::HalfUp => Choice::upper_if(rest >= half),
            Self::HalfEven if rest == half => Choice::upper_if(whole.checked_rem(2) != Some(0)),
            Self::Either if rest == half => Choice::Both,
            Self::HalfDown | Self::HalfEven | Self::Either => Choice::upper_if(rest > half),
            Self::Ceiling | Self::AwayFromZero => Choice::upper_if(between),
            Self::StepAway => Choice::Upper,
            Self::CeilingOrFloor if between => Choice::Both,
            Self::Floor | Self::Truncate | Self::CeilingOrFloor => Choice::Lower,
            Self::UpFrom(threshold) => Choice::upper_if(rest >= threshold.share()),
            Self::DownFrom(threshold) => Choice::upper_if(rest > threshold.missing()),
            Self::EitherFrom(threshold) => match (rest >= threshold.share(), rest > threshold.missing()) {
                (true, true) => Choice::Upper,
                (false, false) => Choice::Lower,
                _ => Choice::Both,
            },
        }
    }
}

/// Which of the two multiples beside a number.
enum Choice {
    Lower,
    Upper,
    Both,
}

impl Choice {
    const fn upper_if(upper: bool) -> Self {
        if upper { Self::Upper } else { Self::Lower }
    }
}

/// Tenths of a unit from which a rule rounds up or down: 1 to 9.
///
/// ```
/// use crossings::Threshold;
/// assert_eq!(Threshold::new(5).map(Threshold::tenths), Some(5));
/// assert_eq!(Threshold::new(10), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "json", schemars(extend("minimum" = 1, "maximum" = 9)))]
#[serde(try_from = "u8", into = "u8")]
pub struct Threshold(u8);

impl Threshold {
    /// So many tenths; `None` where they are none, or the whole unit or more.
    pub const fn new(tenths: u8) -> Option<Self> {
        if tenths >= 1 && tenths <= 9 { Some(Self(tenths)) } else { None }
    }

    /// How many tenths.
    pub const fn tenths(self) -> u8 {
        self.0
    }

    /// As a share of the unit.
    fn share(self) -> Ratio {
        Ratio::tenths(self.0)
    }

    /// The share of the unit that is left from there to the whole.
    fn missing(self) -> Ratio {
        Ratio::tenths(10_u8.saturating_sub(self.0))
    }
}

/// A threshold is 1 to 9 tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rounding threshold is 1 to 9 tenths of the unit, not {0}")]
pub struct ThresholdError(pub u8);

impl TryFrom<u8> for Threshold {
    type Error = ThresholdError;

    fn try_from(tenths: u8) -> Result<Self, ThresholdError> {
        Self::new(tenths).ok_or(ThresholdError(tenths))
    }
}

impl From<Threshold> for u8 {
    fn from(threshold: Threshold) -> Self {
        threshold.0
    }
}
