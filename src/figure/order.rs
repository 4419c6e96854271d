//! Places in an order, and days.
#![forbid(unsafe_code)]

use jiff::civil::Date;

use super::cursor::Cursor;
use super::form::Form;
use super::number::{ending, ordinal};
use super::words::{MONTHS, SUPERLATIVES};
use crate::measure::Order;

/// `a record`, `not a record`, `the third highest`, `150th`.
pub(super) fn place(cursor: &mut Cursor<'_>) -> Option<Form> {
    let mark = cursor.mark();
    let not = cursor.phrase("not");
    let article = ["a", "the"].iter().any(|article| cursor.phrase(article));
    let new = cursor.phrase("new");
    if cursor.phrase("record") {
        return Some(first(cursor, mark, not, Order::Highest));
    }
    if new {
        return cursor.want("`record`");
    }
    if let Some(order) = cursor.one_of(SUPERLATIVES) {
        return Some(first(cursor, mark, not, order));
    }
    if not {
        return cursor.want("`record` or such as `highest`");
    }
    let Some(place) = cursor.attempt(ordinal) else {
        return if article { cursor.want("a place such as `third highest`") } else { None };
    };
    let order = cursor.attempt(|cursor| {
        cursor.sign('-');
        cursor.one_of(SUPERLATIVES)
    });
    // `a third` is a part; `the third` may be either, so that it needs its order.
    if order.is_none() && article {
        return cursor.want("which order, such as `highest`");
    }
    if order.is_none() {
        let _: Option<()> = cursor.want("which order, such as `highest`");
    }
    Some(Form::Place { place, order, words: cursor.since(mark) })
}

fn first(cursor: &Cursor<'_>, mark: usize, not: bool, order: Order) -> Form {
    let words = cursor.since(mark);
    if not { Form::NotFirst { order, words } } else { Form::Place { place: 1, order: Some(order), words } }
}

/// `27 August 2022`, `August 27, 2022`.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Form> {
    let date = cursor.attempt(day_first).or_else(|| cursor.attempt(month_first));
    date.map(Form::Day)
}

fn day_first(cursor: &mut Cursor<'_>) -> Option<Date> {
    let day = two_digits(cursor)?;
    if cursor.glued() {
        cursor.phrase(ending(day.unsigned_abs().into()));
    }
    let month = cursor.one_of(MONTHS)?;
    cursor.sign(',');
    date(cursor, month, day)
}

fn month_first(cursor: &mut Cursor<'_>) -> Option<Date> {
    let month = cursor.one_of(MONTHS)?;
    let Some(day) = two_digits(cursor) else { return cursor.want("a day of the month") };
    cursor.sign(',');
    date(cursor, month, day)
}

/// A year, and with it the date.
fn date(cursor: &mut Cursor<'_>, month: i8, day: i8) -> Option<Date> {
    let year = cursor.number().filter(|year| year.len() == 4).and_then(|year| year.parse::<i16>().ok());
    let Some(year) = year else { return cursor.want("a year") };
    let Ok(date) = Date::new(year, month, day) else { return cursor.want("a year that has this day") };
    cursor.step();
    Some(date)
}

fn two_digits(cursor: &mut Cursor<'_>) -> Option<i8> {
    let day = cursor.number().filter(|day| day.len() < 3).and_then(|day| day.parse().ok())?;
    cursor.step();
    Some(day)
}

/// Whether a text is written as `2022-08-27` is.
pub(super) fn iso(text: &str) -> bool {
    let shape =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}
