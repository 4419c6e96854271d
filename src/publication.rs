//! What was published, when, and how sure it was.
#![forbid(unsafe_code)]

use core::fmt;
use core::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::de::{self, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::crossing::{Day, PeriodTotal, Week};
use crate::field::FieldValue;

/// How sure the figures of a publication are.
///
/// Source: Home Office, time series workbook, Notes sheet, note 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Operational data, subject to change: the daily and weekly tables.
    #[default]
    Provisional,
    /// Final official statistics: the quarterly tables.
    Final,
    /// Final figures with provisional ones after them, as news agencies splice them.
    Spliced,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Provisional => "provisional",
            Self::Final => "final",
            Self::Spliced => "spliced",
        })
    }
}

/// Whether the publication says when it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Dating {
    /// It does, or whoever read it did.
    #[default]
    Stated,
    /// It does not: the time is the beginning of the day after its newest figure.
    Inferred,
}

/// How much of its stretch of days a publication has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// Every day, and every week, from its first to its last: the workbook, a daily CSV.
    #[default]
    Dense,
    /// Some days only: a page about yesterday, a list of changes.
    Partial,
}

/// The moment of a publication; two in one morning happen.
///
/// A date alone, as a door takes it, means the beginning of that day in the publication's own
/// data and the whole of it in a question (see [`AsOf`]). Moments are in UTC.
///
/// As text and in JSON it is an ISO 8601 date and time with its offset, or a date alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublishedAt(Timestamp);

impl PublishedAt {
    /// The moment itself.
    pub const fn new(moment: Timestamp) -> Self {
        Self(moment)
    }

    /// The beginning of `date`; `None` at the edges of the calendar.
    pub fn start_of(date: Date) -> Option<Self> {
        let start = date.at(0, 0, 0, 0);
        Offset::UTC.to_timestamp(start).ok().map(Self)
    }

    /// The beginning of the day after `date`: what stands for the moment of a publication that does
    /// not say it, `date` being its newest. `None` at the edges of the calendar.
    pub fn inferred_from(date: Date) -> Option<Self> {
        Self::start_of(date.tomorrow().ok()?)
    }

    /// The moment.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// The date of the moment.
    pub fn date(self) -> Date {
        Offset::UTC.to_datetime(self.0).date()
    }
}

impl fmt::Display for PublishedAt {
    /// The date alone where the moment is its beginning.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        if Self::start_of(date) == Some(*self) { write!(f, "{date}") } else { write!(f, "{}", self.0) }
    }
}

impl FromStr for PublishedAt {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        match text.parse() {
            Ok(moment) => Ok(Self(moment)),
            Err(_) => Offset::UTC.to_timestamp(date_alone(text)?.at(0, 0, 0, 0)).map(Self),
        }
    }
}

/// A date and nothing else: a time without its offset is no moment, and is not passed over.
pub(crate) fn date_alone(text: &str) -> Result<Date, jiff::Error> {
    let date: Date = text.parse()?;
    //= docs/rules.md#publications-and-views
    //# view-08: A time without its offset MUST NOT be taken for a moment.
    if date.to_string() == text {
        Ok(date)
    } else {
        Err(jiff::Error::from_args(format_args!("neither a date nor a date and time with its offset")))
    }
}

impl Serialize for PublishedAt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublishedAt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

/// Reads a text that stands for a moment, and says what is wanted where it does not.
fn read<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse()
        .map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &PublishedAt::wanted().as_str()))
}

#[cfg(feature = "json")]
impl schemars::JsonSchema for PublishedAt {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PublishedAt".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "An ISO 8601 date, or a date and time with its offset.",
            "anyOf": [{ "format": "date" }, { "format": "date-time" }],
        })
    }
}

/// The moment up to which a question wants publications.
///
/// ```
/// use crossings::{AsOf, PublishedAt};
/// let morning = PublishedAt::new("2026-05-31T10:41:00Z".parse()?);
/// let (that_day, that_hour): (AsOf, AsOf) = ("2026-05-31".parse()?, "2026-05-31T08:06:00Z".parse()?);
/// assert!(that_day.includes(morning));
/// assert!(!that_hour.includes(morning));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsOf {
    /// Up to the moment, and it.
    Moment(Timestamp),
    /// Up to the end of the day.
    Day(Date),
}

impl AsOf {
    /// Whether a publication of that moment counts.
    pub fn includes(self, published: PublishedAt) -> bool {
        match self {
            //= docs/rules.md#publications-and-views
            //# view-03: As of a moment, a publication MUST count where it is of that moment or earlier.
            Self::Moment(moment) => published.0 <= moment,
            //= docs/rules.md#publications-and-views
            //# view-04: As of a date, a publication MUST count to the last second of that day, in UTC.
            Self::Day(date) => published.date() <= date,
        }
    }
}

impl FromStr for AsOf {
    type Err = jiff::Error;

    /// An ISO 8601 date, or a date and time with its offset.
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        match text.parse() {
            Ok(moment) => Ok(Self::Moment(moment)),
            Err(_) => date_alone(text).map(Self::Day),
        }
    }
}

impl<'de> Deserialize<'de> for AsOf {
    /// A date means the whole of that day.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

#[cfg(feature = "json")]
impl schemars::JsonSchema for AsOf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AsOf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "An ISO 8601 date, which means the whole of that day, or a date and time with its offset.",
            "anyOf": [{ "format": "date" }, { "format": "date-time" }],
        })
    }
}

/// One publication of a series: figures, and when they were given out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    /// When.
    pub published: PublishedAt,
    /// Whether it says so itself.
    pub dating: Dating,
    /// How sure it is.
    pub status: Status,
    /// How much of its stretch it has.
    pub coverage: Coverage,
    /// What it is: a title, a file's name.
    pub source: String,
    /// The days that it gives, ascending.
    pub days: Vec<Day>,
    /// The weeks that it gives, ascending.
    pub weeks: Vec<Week>,
    /// The totals over other periods that it gives.
    pub totals: Vec<PeriodTotal>,
}
