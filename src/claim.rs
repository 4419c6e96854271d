//! A published claim: a figure as it was printed, and what it measures.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::basis::Basis;
use crate::figure::{Figure, Unparsed};
use crate::measure::{Measure, Nature};
use crate::verdict::ClaimVerdict;

/// Where a claim was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimSource {
    /// By whom.
    pub outlet: String,
    /// At which address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What somebody found of a claim before, to hold a judgement against.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The verdict that is expected.
    pub verdict: ClaimVerdict,
    /// What others found, in their own words, by their name.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub others: std::collections::BTreeMap<String, String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A claim as plain data, which may be wrong: the form of a claims document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "json", schemars(rename = "Claim"))]
#[serde(deny_unknown_fields)]
pub struct DraftClaim {
    /// What names it among the claims of a document.
    pub id: String,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ClaimSource>,
    /// On which day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What is counted, and by whom.
    #[serde(default)]
    pub basis: Basis,
    /// What the figure measures.
    pub measure: Measure,
    /// What else it may measure: the sentence leaves it open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Measure>,
    /// The last day that was known when the claim was made. Where that is not stated, each day
    /// that it may have been; the likeliest is the first.
    #[serde(default, skip_serializing_if = "Dates::is_empty")]
    pub as_of: Dates,
    /// The figure as it was printed, hedge and unit included.
    pub figure: String,
    /// Whether the reader takes a bare whole number for one that was rounded to its zeros.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub rounded: bool,
    /// What it is expected to be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Expectation>,
}

/// A day, or several. In JSON one day stands for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(from = "OneOrMany", into = "OneOrMany")]
#[cfg_attr(feature = "json", schemars(with = "OneOrMany"))]
pub struct Dates(pub Vec<Date>);

impl Dates {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "a date, or a list of dates")]
enum OneOrMany {
    One(Date),
    Many(Vec<Date>),
}

impl From<OneOrMany> for Dates {
    fn from(dates: OneOrMany) -> Self {
        match dates {
            OneOrMany::One(date) => Self(vec![date]),
            OneOrMany::Many(dates) => Self(dates),
        }
    }
}

impl From<Dates> for OneOrMany {
    fn from(dates: Dates) -> Self {
        match dates.0.as_slice() {
            [date] => Self::One(*date),
            _ => Self::Many(dates.0),
        }
    }
}

/// Why a draft is no claim.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimFault {
    /// It has no id.
    #[error("the id is empty; wanted a name for the claim, such as \"C004\"")]
    NoId,
    /// The figure is outside the grammar.
    #[error(transparent)]
    Figure(#[from] Unparsed),
    /// The figure cannot be what the measure gives.
    #[error("the figure {figure:?} cannot state {nature}, which the measure gives")]
    NotStated {
        /// The figure, as printed.
        figure: String,
        /// What the measure gives.
        nature: Nature,
        /// Which of the measures: 0 is the first, and those of `or` follow.
        measure: usize,
    },
}

impl ClaimFault {
    /// The field that is at fault.
    pub fn field(&self) -> String {
        match self {
            Self::NoId => "id".to_owned(),
            Self::Figure(_) | Self::NotStated { measure: 0, .. } => "figure".to_owned(),
            Self::NotStated { measure, .. } => format!("or/{}", measure.saturating_sub(1)),
        }
    }
}

/// A published claim whose figure is understood, and can state what its measures give.
///
/// ```
/// use crossings::{Claim, ClaimFault, DraftClaim, Measure, Per, Counted, Window, Period};
/// use crossings::jiff::civil::date;
/// let since = Window::Days(Period::starting(date(2024, 7, 5)));
/// let measure = Measure::Mean { of: Counted::People, per: Per::Day, over: since };
/// let claim = Claim::try_from(DraftClaim::new("C004", measure.clone(), "around 128"))?;
/// assert_eq!(claim.figure().text(), "around 128");
/// let wrong = Claim::try_from(DraftClaim::new("C004", measure, "£128 million")).unwrap_err();
/// assert!(matches!(wrong[0], ClaimFault::NotStated { .. }));
/// # Ok::<(), Vec<ClaimFault>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    draft: DraftClaim,
    figure: Figure,
}

impl DraftClaim {
    /// A claim about UK arrivals, with nothing but what every claim has.
    pub fn new(id: impl Into<String>, measure: Measure, figure: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            source: None,
            date: None,
            basis: Basis::default(),
            measure,
            or: Vec::new(),
            as_of: Dates::default(),
            figure: figure.into(),
            rounded: false,
            expect: None,
        }
    }
}

impl TryFrom<DraftClaim> for Claim {
    type Error = Vec<ClaimFault>;

    /// Reads the figure.
    ///
    /// # Errors
    /// Every fault, of:
    /// - [`ClaimFault::NoId`] when the id is empty.
    /// - [`ClaimFault::Figure`] when the figure is outside the grammar.
    /// - [`ClaimFault::NotStated`] when it cannot be what a measure gives.
    fn try_from(draft: DraftClaim) -> Result<Self, Vec<ClaimFault>> {
        let mut faults = Vec::new();
        if draft.id.trim().is_empty() {
            faults.push(ClaimFault::NoId);
        }
        match Figure::parse(&draft.figure) {
            Err(unparsed) => faults.push(unparsed.into()),
            Ok(figure) => {
                for (measure, nature) in draft.measures().map(Measure::nature).enumerate() {
                    //= docs/rules.md#verdicts-on-claims
                    //# verdict-04: A claim whose figure cannot state what one of its measures gives MUST be refused
                    //# when it is made.
                    if !figure.states(nature) {
                        faults.push(ClaimFault::NotStated { figure: draft.figure.clone(), nature, measure });
                    }
                }
                if faults.is_empty() {
                    return Ok(Self { draft, figure });
                }
            }
        }
        Err(faults)
    }
}

impl DraftClaim {
    /// What the figure measures, and then what else it may measure.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        core::iter::once(&self.measure).chain(&self.or)
    }
}

impl Claim {
    /// What names it among the claims of a document.
    pub fn id(&self) -> &str {
        &self.draft.id
    }

    /// The figure.
    pub const fn figure(&self) -> &Figure {
        &self.figure
    }

    /// What is counted, and by whom.
    pub const fn basis(&self) -> Basis {
        self.draft.basis
    }

    /// On which day it was published, where that is known.
    pub const fn date(&self) -> Option<Date> {
        self.draft.date
    }

    /// What the figure measures.
    pub const fn measure(&self) -> &Measure {
        &self.draft.measure
    }

    /// What the figure measures, and then what else it may measure.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.draft.measures()
    }

    /// Each day that may have been the last that was known, the likeliest first; none where
    /// nothing is said of it.
    pub fn as_of(&self) -> &[Date] {
        &self.draft.as_of.0
    }

    /// Whether the reader takes a bare whole number for one that was rounded to its zeros.
    pub const fn rounded(&self) -> bool {
        self.draft.rounded
    }

    /// What it is expected to be judged.
    pub const fn expect(&self) -> Option<&Expectation> {
        self.draft.expect.as_ref()
    }

    /// The claim as plain data.
    pub const fn draft(&self) -> &DraftClaim {
        &self.draft
    }
}

impl Serialize for Claim {
    /// As the draft that it was made of.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.draft.serialize(serializer)
    }
}

impl fmt::Display for Claim {
    /// `C004: around 128`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id(), self.figure)
    }
}
