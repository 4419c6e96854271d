//! A figure as it was printed, and the numbers that it may mean.
//!
//! # The grammar
//!
//! It is closed: what is not in it is [`Unparsed`], and never guessed. Capital letters do not
//! matter, nor do blanks around and between the pieces; quoted words are matched whole.
//!
//! ```text
//! figure    = day | place | nothing | change | amount | between ;
//!
//! amount    = [ hedge ] number [ tail ] [ unit ] [ tail ]        (* one hedge or tail at most *)
//!           | [ hedge ] ( money | share | times ) [ tail ] ;
//! change    = [ "a" | "an" ] before [ hedge ] share [ tail ]     (* up about 20% *)
//!           | before range
//!           | [ "a" | "an" ] [ hedge ] share [ tail ] after      (* 20% higher *)
//!           | ( "+" | "-" ) percent ;
//! between   = range [ unit ] [ after ] ;
//! range     = "between" quantity "and" quantity | [ "from" ] quantity "to" quantity ;
//! quantity  = number | money | percent | times ;                 (* both of one kind *)
//!
//! number    = plain [ multiplier ] | "a" multiplier ;
//! plain     = digits | words ;
//! digits    = digit { digit } [ "." digit { digit } ]
//!           | 1-3 digits, { "," 3 digits } [ "." digit { digit } ] ;
//! words     = "zero" … "ninety-nine" | hundreds [ [ "and" ] words below a hundred ] ;
//! multiplier= "thousand" | "k" | "million" | "m" | "billion" | "bn" ;
//! money     = ( "£" | "€" | "GBP" | "EUR" ) number
//!           | number ( "GBP" | "EUR" | "pounds" | "euros" ) ;
//! share     = percent | part ;
//! percent   = plain ( "%" | "per cent" | "percent" )
//!           | plain ( "percentage points" | "percentage point" | "pp" ) ;
//! part      = ( "a" | "one" | "two" … ) [ "-" ] ( "half" | "third" … "tenth" ) | "half"
//!           | digits "/" digits
//!           | plain "in" [ "every" ] plain ;                     (* below one *)
//! times     = "doubled" | "trebled" | "tenfold" … | number ( "times" | [ "-" ] "fold" ),
//!             [ "as many" | "as much" | "as high" ] ;
//!
//! place     = [ "not" ] [ "a" | "the" ] [ "new" ] "record"
//!           | [ "not" ] [ "a" | "the" ] superlative              (* highest, lowest … *)
//!           | [ "the" ] ordinal [ "-" ] superlative | ordinal ;  (* second-highest, 150th *)
//! nothing   = "none" | "no" [ noun ] | "nobody" | "no one" ;
//! day       = "27 August 2022" | "August 27, 2022" | "2022-08-27" ;
//!
//! hedge     = "exactly" | "over" | "almost" | "about" … ;        (* docs/figures.md has all *)
//! tail      = "or more" | "-plus" | "or fewer" | "or less" ;
//! before    = "up" [ "by" ] | "cut" [ "by" ] | "increase of" … ;
//! after     = "higher" | "lower" | "more" | "less" | "increase" | "fall" … ;
//! unit      = noun | per | noun per ;
//! noun      = "people" | "boats" | "days" | "deaths" | "events" … ;
//! per       = "a day" | "per day" | "daily" | "/day" | "a week" … | "each" | "per boat" … ;
//! ```
//!
//! # The readings
//!
//! `docs/figures.md` has the table, in version [`READINGS_VERSION`]. What the words say, the
//! literal reading, is a matter of logic. The pragmatic and the strict reading are policy: what
//! is known about how people read supports some rows, and the rest is a choice. A verdict that
//! depends on the reading says so.
#![forbid(unsafe_code)]

mod agreement;
mod cursor;
mod describe;
mod form;
mod grammar;
mod multiple;
mod nearest;
mod number;
mod order;
mod rewrite;
mod scale;
mod slip;
mod table;
mod token;
mod unparsed;
mod words;

use core::fmt;
use core::str::FromStr;

use iso_currency::Currency;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::exact::{ExactError, Ratio};
use crate::interval::Interval;
use crate::measure::{Nature, Order};
use crate::rounding::Rounding;

use form::{Direction, Form, Hedge, Kind};

pub use describe::{Description, describe};
pub use form::{PrintedNoun, PrintedPer, PrintedUnit};
pub use slip::{Slip, SlipKind};
pub use unparsed::Unparsed;

/// The version of the table of readings that [`Figure::interval`] answers by.
pub const READINGS_VERSION: &str = "1";

/// How closely a printed figure is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// What the words say and nothing more.
    Literal,
    /// What a reader takes them to mean.
    #[default]
    Pragmatic,
    /// As a figure that was rounded in its last printed digit.
    Strict,
}

impl Reading {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Literal, Self::Pragmatic, Self::Strict];
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Literal => "literal",
            Self::Pragmatic => "pragmatic",
            Self::Strict => "strict",
        })
    }
}

/// How a printed figure is understood: how closely, how it was rounded, and whether a plain count
/// was rounded at all.
///
/// ```
/// use crossings::{Figure, Nature, Reading, Rounding, Understanding};
/// let house = Understanding::default();
/// assert_eq!((house.reading, house.rounding, house.rounded), (Reading::Pragmatic, Rounding::HalfUp, false));
/// let figure = Figure::parse("35,000")?;
/// let count = |understanding| figure.interval(Nature::Count, &understanding);
/// assert_eq!(count(house)?.to_string(), "{35000}");
/// assert_eq!(count(Understanding { rounded: true, ..house })?.to_string(), "[34500, 35500)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Understanding {
    /// How closely it is read.
    pub reading: Reading,
    /// How a number was rounded, where the reading says that it was.
    pub rounding: Rounding,
    /// Whether a count with no hedge was rounded to its last digit that is not zero. Only the
    /// pragmatic reading heeds it.
    pub rounded: bool,
}

impl From<Reading> for Understanding {
    /// The house understanding, but under this reading.
    fn from(reading: Reading) -> Self {
        Self { reading, ..Self::default() }
    }
}

/// Why a figure means no interval of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoInterval {
    /// The words cannot say anything of such a number: pounds of people, a share above one.
    #[error("the words cannot state such a number")]
    NotStated,
    /// Under this reading the words have no bounds: `about 60` says nothing exact.
    #[error("the words have no exact meaning under this reading")]
    NoReading,
    /// A step of the arithmetic does not fit 128 bits.
    #[error("a number does not fit 128 bits")]
    Overflow,
}

impl Serialize for NoInterval {
    /// Its words.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<ExactError> for NoInterval {
    fn from(_: ExactError) -> Self {
        // No unit is zero, so nothing but an overflow can happen.
        Self::Overflow
    }
}

/// A figure as it was printed: `over £500million`, `almost a third`, `21,446`, `74 a day`.
///
/// ```
/// use crossings::{Figure, Nature, PrintedNoun, Ratio, Reading};
/// let figure = Figure::parse("over 35,000 migrants")?;
/// assert!(figure.states(Nature::Count) && !figure.states(Nature::Share));
/// assert_eq!(figure.unit().and_then(|unit| unit.of), Some(PrintedNoun::People));
/// assert!(figure.interval(Nature::Count, &Reading::Pragmatic.into())?.contains(Ratio::whole(35_040)));
///
/// let per_boat = Figure::parse("almost 60")?;
/// let read = |reading: Reading| per_boat.interval(Nature::Mean, &reading.into()).map(|read| read.to_string());
/// assert_eq!(read(Reading::Literal)?, "[0, 60)");
/// assert_eq!(read(Reading::Pragmatic)?, "[55, 60)");
/// assert_eq!(read(Reading::Strict)?, "[119/2, 60)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
/// As text and in JSON it is what was printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    text: String,
    form: Form,
    unit: Option<PrintedUnit>,
}

impl Figure {
    /// Reads a figure.
    ///
    /// # Errors
    /// - [`Unparsed`] when the text is not in the grammar or has more than 200 bytes.
    pub fn parse(text: &str) -> Result<Self, Unparsed> {
        let (form, unit) = grammar::read(text)?;
        Ok(Self { text: text.to_owned(), form, unit })
    }

    /// The text as it was printed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The unit that is printed with it.
    pub const fn unit(&self) -> Option<PrintedUnit> {
        self.unit
    }

    /// The day, where it is one.
    pub const fn date(&self) -> Option<Date> {
        match self.form {
            Form::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The currency, where it is an amount of money.
    pub const fn currency(&self) -> Option<Currency> {
        match self.form {
            Form::Amount { kind: Kind::Money(currency), .. }
            | Form::Between { kind: Kind::Money(currency), .. } => Some(currency),
            _ => None,
        }
    }

    /// Which end of an order it speaks of, where it says so: `the third highest`.
    pub const fn order(&self) -> Option<Order> {
        match self.form {
            Form::Place { order, .. } => order,
            Form::NotFirst { order, .. } => Some(order),
            _ => None,
        }
    }

    /// Whether it is a number of percentage points, which states no share and no change.
    pub const fn is_points(&self) -> bool {
        matches!(
            self.form,
            Form::Amount { kind: Kind::Points, .. } | Form::Between { kind: Kind::Points, .. }
        )
    }

    /// Whether it says that something fell.
    pub const fn is_down(&self) -> bool {
        matches!(
            self.form,
            Form::Amount { direction: Some(Direction::Down), .. }
                | Form::Between { direction: Some(Direction::Down), .. }
        )
    }

    /// The reading under which it means the most numbers: what it means under another lies within.
    pub(crate) const fn widest(&self) -> Reading {
        match self.form {
            // `close to 60` has a side, and no literal meaning.
            Form::Amount { hedge, .. } if hedge.one_sided() && !matches!(hedge, Hedge::CloseTo) => {
                Reading::Literal
            }
            _ => Reading::Pragmatic,
        }
    }

    /// Whether such words can state such a number. A plain `20%` can state a share, and a change
    /// only with a direction; percentage points state neither, and a change in points
    /// only with a direction.
    pub fn states(&self, nature: Nature) -> bool {
        self.interval(nature, &Understanding::default()) != Err(NoInterval::NotStated)
    }

    /// The numbers that it means, in the scale of the measure: shares and changes as parts of one
    /// (down 21% is −21/100), money in minor units, places in an order as whole numbers.
    ///
    /// The answer is by the table of version [`READINGS_VERSION`].
    ///
    /// # Errors
    /// - [`NoInterval::NotStated`] when such words cannot state such a number.
    /// - [`NoInterval::NoReading`] when they have no bounds under this reading, and for a day,
    ///   which is no number: [`date`](Self::date) has it.
    /// - [`NoInterval::Overflow`] when a step does not fit 128 bits.
    pub fn interval(&self, nature: Nature, understanding: &Understanding) -> Result<Interval, NoInterval> {
        table::interval(&self.form, self.unit, nature, *understanding)
    }

    /// The number that is printed, whatever the words around it make of it, in the scale of the
    /// measure; `None` where there is no single one, and where such words cannot state such a
    /// number.
    ///
    /// ```
    /// use crossings::{Figure, Nature, Ratio};
    /// let printed = |text: &str, nature| Figure::parse(text).ok()?.printed(nature);
    /// assert_eq!(printed("around 128 a day", Nature::Mean), Some(Ratio::whole(128)));
    /// assert_eq!(printed("down by over 90%", Nature::Change), Ratio::new(-9, 10).ok());
    /// assert_eq!(printed("between 5 and 10", Nature::Count), None);
    /// ```
    pub fn printed(&self, nature: Nature) -> Option<Ratio> {
        table::printed(&self.form, self.unit, nature)
    }

    /// The same words with the number that could have been printed for an exact value; `None`
    /// where no number makes them true, or the value is not one of such words.
    ///
    /// A number with no hedge is rounded to the last digit that is written. With a hedge, the
    /// granularity of the printed number is tried first, then a tenth of it and so on down to the
    /// last written digit, and the first number is taken for which the pragmatic reading holds.
    ///
    /// ```
    /// use crossings::{Currency, Figure, Nature, Ratio};
    /// let nearest = |text: &str, value, nature| Figure::parse(text).ok()?.nearest(value, nature);
    /// let before = Ratio::new(13_574, 186)?;
    /// assert_eq!(nearest("74 a day", before, Nature::Mean).as_deref(), Some("73 a day"));
    /// let pence = Ratio::whole(47_600_000_000);
    /// let pounds = Nature::Money(Currency::GBP);
    /// assert_eq!(nearest("over £500m", pence, pounds).as_deref(), Some("over £400m"));
    /// assert_eq!(nearest("almost a third", Ratio::new(1, 5)?, Nature::Share), None);
    /// # Ok::<(), crossings::ExactError>(())
    /// ```
    pub fn nearest(&self, value: Ratio, nature: Nature) -> Option<String> {
        nearest::nearest(self, value, nature)
    }

    /// What may have been meant if one digit was printed wrongly: two neighbours changed places,
    /// one was taken for another, one was lost, or one is too many. In this order, each figure
    /// once, never the figure itself.
    ///
    /// ```
    /// use crossings::Figure;
    /// let meant = Figure::parse("21,446")?.slips().find(|(_, figure)| figure.text() == "21,466");
    /// assert_eq!(meant.unwrap().0.to_string(), "446 for 466");
    /// # Ok::<(), crossings::Unparsed>(())
    /// ```
    pub fn slips(&self) -> impl Iterator<Item = (Slip, Self)> {
        slip::slips(self)
    }

    /// The same amount in the other of pounds and euros; `None` where it is no amount of money.
    pub fn in_other_currency(&self) -> Option<Self> {
        rewrite::in_other_currency(self)
    }

    /// The same number of per cent where it is one of percentage points.
    pub fn as_percent(&self) -> Option<Self> {
        rewrite::as_percent(self)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        //= docs/rules.md#printed-figures
        //# figure-15: A figure MUST be written as it was printed.
        f.write_str(&self.text)
    }
}

impl FromStr for Figure {
    type Err = Unparsed;

    fn from_str(text: &str) -> Result<Self, Unparsed> {
        Self::parse(text)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "json")]
impl schemars::JsonSchema for Figure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A figure as it was printed, such as `almost a third`; docs/figures.md has the grammar.",
            "minLength": 1,
            "maxLength": 200,
        })
    }
}
