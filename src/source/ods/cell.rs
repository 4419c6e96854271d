//! A cell of a sheet, read as what its column holds.
#![forbid(unsafe_code)]

use std::borrow::Cow;

use calamine::Data;
use jiff::civil::Date;
use num_traits::ToPrimitive;

use crate::field::{Field, FieldValue};
use crate::source::date::date_field;

/// Below it every whole number is one number of a cell, and no other.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether there is nothing to be seen.
pub(super) fn is_blank(cell: &Data) -> bool {
    match cell {
        Data::Empty => true,
        Data::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// What the cell says, as text.
pub(super) fn text(cell: &Data) -> Cow<'_, str> {
    match cell {
        Data::Empty => Cow::Borrowed(""),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cow::Borrowed(text.trim()),
        Data::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
        other => Cow::Owned(other.to_string()),
    }
}

/// What the cell says, where it says something.
pub(super) fn note(cell: &Data) -> Option<String> {
    Some(text(cell)).filter(|text| !text.is_empty()).map(Cow::into_owned)
}

/// A date: typed, with no time of day but midnight, or as text.
pub(super) fn date(cell: &Data) -> Field<Date> {
    match cell {
        Data::Empty => Field::Unknown,
        Data::String(text) => date_field(text),
        Data::DateTimeIso(typed) => {
            let date = match typed.split_once('T') {
                None => Some(typed.as_str()),
                Some((date, time)) => is_midnight(time).then_some(date),
            };
            let read = date.and_then(<Date as FieldValue>::from_text);
            read.map_or_else(|| Field::Unreadable(typed.clone()), Field::Known)
        }
        other => Field::Unreadable(text(other).into_owned()),
    }
}

fn is_midnight(time: &str) -> bool {
    time.strip_prefix("00:00:00").is_some_and(|fraction| match fraction.strip_prefix('.') {
        None => fraction.is_empty(),
        Some(digits) => digits.bytes().all(|digit| digit == b'0'),
    })
}

/// A count: a number that is whole and not below zero, or its digits as text.
pub(super) fn count<T: FieldValue>(cell: &Data) -> Field<T> {
    let number = match cell {
        Data::Empty => return Field::Unknown,
        Data::String(text) => return Field::from_text(text),
        Data::Float(number) if (0.0..EXACT).contains(number) && number.fract() == 0.0 => number.to_u64(),
        _ => None,
    };
    let value = number.and_then(T::from_number);
    value.map_or_else(|| Field::Unreadable(text(cell).into_owned()), Field::Known)
}
