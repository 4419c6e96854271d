//! Dates as people write them into tables.
#![forbid(unsafe_code)]

use jiff::civil::Date;

use crate::field::{Field, FieldValue};

/// Reads a date as a spreadsheet or a CSV file has it.
///
/// The forms are `2026-08-20`, `20/08/2026` with the day in front, `20 August 2026` and
/// `20 Aug 2026`. Nothing, or `-`, is unknown; anything else is kept as it stands.
pub(crate) fn date_field(text: &str) -> Field<Date> {
    match text.trim() {
        "" | "-" => Field::Unknown,
        written => match date(written) {
            Some(date) => Field::Known(date),
            None => Field::Unreadable(written.to_owned()),
        },
    }
}

fn date(written: &str) -> Option<Date> {
    <Date as FieldValue>::from_text(written).or_else(|| slashed(written)).or_else(|| named(written))
}

/// `20/08/2026`: in Britain the day stands in front.
fn slashed(written: &str) -> Option<Date> {
    let mut parts = written.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(four_digits(year)?, small(month)?, small(day)?).ok()
}

/// `20 August 2026`, `20 Aug 2026`.
fn named(written: &str) -> Option<Date> {
    let mut words = written.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    Date::new(four_digits(year)?, month_number(month)?, small(day)?).ok()
}

/// A day or a month: one digit or two.
fn small(text: &str) -> Option<i8> {
    let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// A year: two digits could be of any century.
fn four_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn month_number(name: &str) -> Option<i8> {
    const MONTHS: [(&str, &str); 12] = [
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may", "may"),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ];
    let is = |one: &str| name.eq_ignore_ascii_case(one);
    let position = MONTHS.iter().position(|(full, short)| is(full) || is(short))?;
    i8::try_from(position.checked_add(1)?).ok()
}
