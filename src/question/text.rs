//! Texts of a request that stand for values.
#![forbid(unsafe_code)]

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, Deserializer, Unexpected, Visitor};

use crate::exact::Ratio;
use crate::field::FieldValue;
use crate::rounding::Printed;

/// Reads a value that may be left out, or `null`, in its one documented form.
pub(super) fn optional<'de, T: FieldValue, D: Deserializer<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    reader.deserialize_option(Optional(PhantomData))
}

/// Reads a value that must be there, in its one documented form.
pub(super) fn required<'de, T: FieldValue, D: Deserializer<'de>>(reader: D) -> Result<T, D::Error> {
    reader.deserialize_str(Required { from: T::from_text, wanted: T::wanted(), of: PhantomData })
}

/// Reads a printed number: its digits as they stand, with the zeros behind the point.
pub(super) fn printed<'de, D: Deserializer<'de>>(reader: D) -> Result<Printed, D::Error> {
    let wanted = "a text of digits as they were printed, such as \"5.20\"".to_owned();
    reader.deserialize_str(Required { from: |text: &str| text.parse().ok(), wanted, of: PhantomData })
}

#[cfg(feature = "json")]
pub(super) fn printed_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "string",
        "description": "Digits as they were printed: the zeros behind the point count.",
        "pattern": r"^-?([0-9]+|[0-9]*\.[0-9]+)$",
    })
}

/// Reads an exact number: a fraction or a decimal.
pub(super) fn exact<'de, D: Deserializer<'de>>(reader: D) -> Result<Ratio, D::Error> {
    let wanted = "a number as text, such as \"56.886\" or \"21446/377\"".to_owned();
    reader.deserialize_str(Required { from: exactly, wanted, of: PhantomData })
}

/// The number of a text such as `56.886`, `-3` or `21446/377`, in lowest terms or not.
pub(super) fn exactly(text: &str) -> Option<Ratio> {
    let Some((above, below)) = text.split_once('/') else {
        return text.parse().map(Printed::value).ok();
    };
    // `i128` would take a plus sign, which is no part of a fraction.
    let whole = |text: &str| text.parse().ok().filter(|_| !text.starts_with('+'));
    if !below.starts_with(|digit: char| ('1'..='9').contains(&digit)) {
        return None;
    }
    Ratio::new(whole(above)?, whole(below)?).ok()
}

struct Required<T, F> {
    from: F,
    wanted: String,
    of: PhantomData<T>,
}

impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for Required<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.wanted)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.from)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

struct Optional<T>(PhantomData<T>);

impl<'de, T: FieldValue> Visitor<'de> for Optional<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&T::wanted())
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<Option<T>, D::Error> {
        reader.deserialize_str(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<T>, E> {
        T::from_text(text).map(Some).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}
