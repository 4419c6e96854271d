//! One value of a draft: known, unknown, or there but not readable.
#![forbid(unsafe_code)]

use core::fmt;
use core::marker::PhantomData;

use jiff::civil::Date;
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

use crate::count::{Boats, Count, Deaths, Events, People};
use crate::money::Amount;
use crate::publication::PublishedAt;

/// A value as somebody wrote it down.
///
/// In JSON a known value is itself and an unknown one is `null`. What cannot be read is kept
/// as it stood, so that a draft can hold every fault of a file and report them together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Field<T> {
    /// It is there, and readable.
    Known(T),
    /// It is said to be unknown, or not said at all. This is not zero.
    #[default]
    Unknown,
    /// It is there and cannot be what it should be; the text is as found.
    Unreadable(String),
}

impl<T> Field<T> {
    /// The value, where it is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown | Self::Unreadable(_) => None,
        }
    }
}

impl<T: Copy> Field<T> {
    /// The value, where it is known.
    pub fn get(&self) -> Option<T> {
        self.known().copied()
    }
}

impl<T: FieldValue> Field<T> {
    /// Reads text as a spreadsheet or a CSV file has it: nothing, or `-`, is unknown.
    pub fn from_text(text: &str) -> Self {
        match text.trim() {
            //= docs/rules.md#unknown-is-not-zero
            //# unknown-01: A cell with nothing, or with `-`, MUST be unknown.
            "" | "-" => Self::Unknown,
            written => match T::from_text(written) {
                Some(value) => Self::Known(value),
                //= docs/rules.md#unknown-is-not-zero
                //# unknown-03: A value that is there and cannot be read MUST be kept as it stands and reported.
                None => Self::Unreadable(written.to_owned()),
            },
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Self::Known)
    }
}

impl<T: fmt::Display> fmt::Display for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => value.fmt(f),
            Self::Unknown => f.write_str("nothing"),
            Self::Unreadable(text) => write!(f, "`{text}`"),
        }
    }
}

/// What a [`Field`] can hold.
pub trait FieldValue: Sized {
    /// What a message asks for: `a whole number of people, such as 0 or 1305`.
    fn wanted() -> String;

    /// Whether JSON writes it as a number, not as text.
    const NUMERIC: bool;

    /// Reads the documented text form, and nothing else.
    fn from_text(text: &str) -> Option<Self>;

    /// Makes it of a whole number.
    fn from_number(number: u64) -> Option<Self>;

    /// How it is written, if it is a value that the model's calendar cannot hold.
    fn beyond_calendar(&self) -> Option<String> {
        None
    }
}

/// The years that the model reckons with: every day of them has a neighbour on both sides,
/// and a week and a year around it.
const YEARS: core::ops::RangeInclusive<i16> = 1..=9998;

/// Digits alone: no sign, no point, no zero in front.
fn whole_number(text: &str) -> Option<u64> {
    //= docs/rules.md#exactness
    //# exact-11: A count as text MUST be digits and nothing else, with no zero in front.
    let canonical = text == "0" || !text.starts_with('0');
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if canonical && digits { text.parse().ok() } else { None }
}

macro_rules! count_field {
    ($($count:ty),*) => {$(
        impl FieldValue for $count {
            const NUMERIC: bool = true;

            fn wanted() -> String {
                format!("a whole number of {}, such as 0 or 27", <$count as Count>::UNIT)
            }

            fn from_text(text: &str) -> Option<Self> {
                whole_number(text).map(Self::new)
            }

            fn from_number(number: u64) -> Option<Self> {
                Some(Self::new(number))
            }
        }
    )*};
}

count_field!(People, Boats, Events, Deaths);

macro_rules! text_field {
    ($value:ty, $wanted:literal, $parse:expr, $year:expr) => {
        impl FieldValue for $value {
            const NUMERIC: bool = false;

            fn wanted() -> String {
                $wanted.to_owned()
            }

            fn from_text(text: &str) -> Option<Self> {
                let parse: fn(&str) -> Option<Self> = $parse;
                parse(text)
            }

            fn from_number(_: u64) -> Option<Self> {
                None
            }

            fn beyond_calendar(&self) -> Option<String> {
                let year: fn(&Self) -> Option<i16> = $year;
                year(self).is_some_and(|year| !YEARS.contains(&year)).then(|| self.to_string())
            }
        }
    };
}

text_field!(
    Date,
    "a date of the years 1 to 9998, such as 2024-07-05",
    // `Date` reads more forms than one; only the one that it prints is documented.
    |text| {
        let printed = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if printed && text.len() == 10 { text.parse().ok() } else { None }
    },
    |date| Some(date.year())
);
text_field!(
    PublishedAt,
    "a date, such as 2026-08-21, or a moment, such as 2026-08-21T07:37:06Z",
    |text| text.parse().ok(),
    |published| Some(published.date().year())
);
text_field!(Amount, "an amount, such as EUR 541000000 or GBP 0.50", |text| text.parse().ok(), |_| None);

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => value.serialize(serializer),
            Self::Unknown => serializer.serialize_none(),
            Self::Unreadable(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de, T: FieldValue> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor(PhantomData))
    }
}

/// Takes whatever stands there, so that a wrong value is a finding and not the end of reading.
struct FieldVisitor<T>(PhantomData<T>);

impl<'de, T: FieldValue> Visitor<'de> for FieldVisitor<T> {
    type Value = Field<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&T::wanted())
    }

    fn visit_unit<E: de::Error>(self) -> Result<Field<T>, E> {
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-02: A `null` in JSON MUST be unknown.
        Ok(Field::Unknown)
    }

    fn visit_none<E: de::Error>(self) -> Result<Field<T>, E> {
        Ok(Field::Unknown)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Field<T>, E> {
        Ok(T::from_number(number).map_or_else(|| Field::Unreadable(number.to_string()), Field::Known))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Field<T>, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Ok(Field::Unreadable(number.to_string())),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Field<T>, E> {
        Ok(Field::Unreadable(format!("{number:?}")))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Field<T>, E> {
        Ok(Field::Unreadable(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Field<T>, E> {
        let value = if T::NUMERIC { None } else { T::from_text(text) };
        Ok(value.map_or_else(|| Field::Unreadable(text.to_owned()), Field::Known))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Field<T>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Unreadable("[…]".to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field<T>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Unreadable("{…}".to_owned()))
    }
}

#[cfg(feature = "json")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        <Option<T>>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Option<T>>::json_schema(generator)
    }
}
