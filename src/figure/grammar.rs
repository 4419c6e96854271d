//! The grammar of printed figures.
#![forbid(unsafe_code)]

use iso_currency::Currency;

use super::cursor::Cursor;
use super::form::{Direction, Form, Hedge, Kind, Numeral, PrintedNoun, PrintedUnit, Size, Style};
use super::number::{in_one_word, numeral, part};
use super::order::{day, iso, place};
use super::unparsed::Unparsed;
use super::words::{AFTER_CHANGE, BEFORE_CHANGE, FOLDS, HEDGES, NOUNS, PERS, TAILS};

/// What a text says, and in what unit.
pub(super) type Read = (Form, Option<PrintedUnit>);

/// Bytes of a text that is looked at.
const LENGTH: usize = 200;

/// Reads a whole text.
pub(super) fn read(text: &str) -> Result<Read, Unparsed> {
    //= docs/rules.md#printed-figures
    //# figure-02: A text of more than 200 bytes MUST be refused unread.
    if text.len() > LENGTH {
        let at = (0..=LENGTH).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let seen = text.get(..at).unwrap_or("").to_owned();
        return Err(Unparsed { text: seen, at, wanted: vec!["the end: a figure has 200 bytes at most"] });
    }
    let plain = text.trim();
    if iso(plain) {
        let at = text.len().saturating_sub(text.trim_start().len());
        let unparsed = || Unparsed { text: text.to_owned(), at, wanted: vec!["a day of the calendar"] };
        return plain.parse().map(|date| (Form::Day(date), None)).map_err(|_| unparsed());
    }
    let mut cursor = Cursor::new(text);
    let unitless: [fn(&mut Cursor<'_>) -> Option<Form>; 5] = [day, place, change, signed, an_increase];
    for way in unitless {
        let read = cursor.attempt(|cursor| {
            let form = way(cursor)?;
            cursor.ends()?;
            Some((form, None))
        });
        if let Some(read) = read {
            return Ok(read);
        }
    }
    let ways: [fn(&mut Cursor<'_>) -> Option<Read>; 3] = [nothing, between, amount];
    for way in ways {
        let read = cursor.attempt(|cursor| {
            let read = way(cursor)?;
            cursor.ends()?;
            Some(read)
        });
        if let Some(read) = read {
            return Ok(read);
        }
    }
    //= docs/rules.md#printed-figures
    //# figure-01: A text outside the grammar MUST be refused, with the byte from which on it is no figure and what
    //# could stand there.
    Err(cursor.into_unparsed())
}

/// None, nobody.
fn nothing(cursor: &mut Cursor<'_>) -> Option<Read> {
    if cursor.phrase("nobody") || cursor.phrase("no one") {
        return Some((Form::Nothing, Some(PrintedUnit { of: Some(PrintedNoun::People), per: None })));
    }
    if cursor.phrase("none") || cursor.phrase("no") {
        let of = cursor.one_of(NOUNS);
        if of.is_none() {
            let _: Option<()> = cursor.want("what there is none of, such as `boats`");
        }
        return Some((Form::Nothing, of.map(|of| PrintedUnit { of: Some(of), per: None })));
    }
    None
}

/// `up about 20%`, `cut by over 90 per cent`, `an increase of a third`.
fn change(cursor: &mut Cursor<'_>) -> Option<Form> {
    let _ = cursor.phrase("an") || cursor.phrase("a");
    let direction = cursor.one_of(BEFORE_CHANGE)?;
    let parts = cursor.attempt(|cursor| range(cursor).filter(|(kind, ..)| can_change(*kind)));
    if let Some((kind, low, high)) = parts {
        return Some(Form::Between { kind, low, high, direction: Some(direction) });
    }
    let hedge = cursor.one_of(HEDGES);
    let (kind, size) = cursor.attempt(|cursor| size(cursor, true))?;
    if !can_change(kind) {
        return cursor.want("per cent");
    }
    let hedge = tail(cursor, hedge);
    Some(Form::Amount { hedge, kind, size, direction: Some(direction) })
}

/// `+19%`, `-23 per cent`.
fn signed(cursor: &mut Cursor<'_>) -> Option<Form> {
    let direction = if cursor.sign('+') {
        Direction::Up
    } else if cursor.sign('-') {
        Direction::Down
    } else {
        return None;
    };
    let (kind, size) = size(cursor, true)?;
    if !matches!(kind, Kind::Percent | Kind::Points) {
        return cursor.want("per cent");
    }
    Some(Form::Amount { hedge: Hedge::Bare, kind, size, direction: Some(direction) })
}

/// `a 19% increase`, `an almost 20 per cent fall`.
fn an_increase(cursor: &mut Cursor<'_>) -> Option<Form> {
    if !cursor.phrase("a") && !cursor.phrase("an") {
        return None;
    }
    match amount(cursor)? {
        (form @ Form::Amount { direction: Some(_), .. }, None) => Some(form),
        _ => cursor.want("which way, such as `increase`"),
    }
}

/// A number with its hedge, kind, unit and direction.
fn amount(cursor: &mut Cursor<'_>) -> Option<Read> {
    // `a little over` begins like `a hundred`, and `over` like nothing else.
    let hedge = cursor.one_of(HEDGES);
    let (kind, size) = size(cursor, true)?;
    let (hedge, unit) = match tail(cursor, hedge) {
        Hedge::Bare if kind == Kind::Plain => {
            let unit = unit(cursor);
            (tail(cursor, None), unit)
        }
        hedge if kind == Kind::Plain => (hedge, unit(cursor)),
        hedge => (hedge, None),
    };
    let direction = if can_change(kind) { which_way(cursor) } else { None };
    Some((Form::Amount { hedge, kind, size, direction }, unit))
}

/// The hedge before a number, or the one after it. Two are one too many.
fn tail(cursor: &mut Cursor<'_>, before: Option<Hedge>) -> Hedge {
    before.or_else(|| cursor.one_of(TAILS)).unwrap_or(Hedge::Bare)
}

/// Whether a number of this kind can be the size of a change.
const fn can_change(kind: Kind) -> bool {
    matches!(kind, Kind::Percent | Kind::Points | Kind::Fraction)
}

/// The direction after the size of a change.
fn which_way(cursor: &mut Cursor<'_>) -> Option<Direction> {
    let way = cursor.one_of(AFTER_CHANGE);
    if way.is_none() { cursor.want("which way, such as `higher`") } else { way }
}

/// `between 20 and 30 per cent`, `60 to 70 people`.
fn between(cursor: &mut Cursor<'_>) -> Option<Read> {
    let (kind, low, high) = range(cursor)?;
    let unit = if kind == Kind::Plain { unit(cursor) } else { None };
    let direction = if can_change(kind) { which_way(cursor) } else { None };
    Some((Form::Between { kind, low, high, direction }, unit))
}

/// Two numbers of a kind, the lower first.
fn range(cursor: &mut Cursor<'_>) -> Option<(Kind, Numeral, Numeral)> {
    let joint = if cursor.phrase("between") {
        "and"
    } else {
        cursor.phrase("from");
        "to"
    };
    let mark = cursor.mark();
    let (first, Size::Numeral(low)) = size(cursor, false)? else {
        cursor.back(mark);
        return cursor.want("a number that is no part of a whole");
    };
    if !cursor.phrase(joint) {
        return cursor.want(if joint == "and" { "`and`" } else { "`to`" });
    }
    let mark = cursor.mark();
    let (kind, Size::Numeral(high)) = size(cursor, true)? else {
        cursor.back(mark);
        return cursor.want("a second number of the same kind");
    };
    let shared = first == Kind::Plain && low.power == 0 && matches!(kind, Kind::Percent | Kind::Points);
    if first != kind && !shared {
        cursor.back(mark);
        return cursor.want("a second number of the same kind");
    }
    let ascending = matches!((low.written(), high.written()), (Ok([a, ..]), Ok([b, ..])) if a <= b);
    // `between £1 and £2 million` may mean one pound or one million.
    if !ascending || (low.power == 0 && high.power > 0) {
        cursor.back(mark);
        return cursor.want("a second number that is not below the first, with the same multiplier or none");
    }
    Some((kind, low, high))
}

/// A number and what it is a number of.
fn size(cursor: &mut Cursor<'_>, and: bool) -> Option<(Kind, Size)> {
    if let Some(part) = part(cursor) {
        return Some((Kind::Fraction, part));
    }
    if let Some(fold) = cursor.attempt(fold) {
        return Some((Kind::Times, Size::Numeral(fold)));
    }
    let money = cursor.one_of(BEFORE_MONEY);
    let read = cursor.attempt(|cursor| numeral(cursor, and))?;
    let kind = match money {
        Some(currency) => Kind::Money(currency),
        None => kind(cursor, read.power == 0),
    };
    Some((kind, Size::Numeral(read)))
}

const BEFORE_MONEY: &[(&str, Currency)] =
    &[("£", Currency::GBP), ("€", Currency::EUR), ("GBP", Currency::GBP), ("EUR", Currency::EUR)];

const AFTER_MONEY: &[(&str, Currency)] = &[
    ("GBP", Currency::GBP),
    ("EUR", Currency::EUR),
    ("pounds", Currency::GBP),
    ("euros", Currency::EUR),
    ("euro", Currency::EUR),
];

/// What a number is a number of, by what follows it. Only a number without a multiplier is one
/// of per cent.
fn kind(cursor: &mut Cursor<'_>, alone: bool) -> Kind {
    const POINTS: [&str; 4] = ["percentage points", "percentage point", "percentage - point", "pp"];
    if let Some(currency) = cursor.one_of(AFTER_MONEY) {
        return Kind::Money(currency);
    }
    if alone {
        if POINTS.iter().any(|points| cursor.phrase(points)) {
            return Kind::Points;
        }
        if ["%", "per cent", "percent"].iter().any(|percent| cursor.phrase(percent)) {
            return Kind::Percent;
        }
    }
    if fold_after(cursor) { Kind::Times } else { Kind::Plain }
}

/// `times`, `-fold`, `times as many`.
fn fold_after(cursor: &mut Cursor<'_>) -> bool {
    let times = cursor.phrase("times") || cursor.phrase("fold") || cursor.phrase("- fold");
    if times {
        as_many(cursor);
    }
    times
}

fn as_many(cursor: &mut Cursor<'_>) {
    let _ = cursor.phrase("as many") || cursor.phrase("as much") || cursor.phrase("as high");
}

/// `doubled`, `tenfold`.
fn fold(cursor: &mut Cursor<'_>) -> Option<Numeral> {
    let mark = cursor.mark();
    let digits = if let Some(times) = cursor.one_of(FOLDS) {
        times
    } else {
        let word = cursor.word()?.to_ascii_lowercase();
        let times = in_one_word(word.strip_suffix("fold")?).filter(|times| *times > 1)?;
        cursor.step();
        times
    };
    let place = cursor.since(mark);
    as_many(cursor);
    Some(Numeral { digits, decimals: 0, power: 0, place, style: Style::Fold })
}

/// Of what, and for each of what.
fn unit(cursor: &mut Cursor<'_>) -> Option<PrintedUnit> {
    let (of, per) = (cursor.one_of(NOUNS), cursor.one_of(PERS));
    if of.is_none() && per.is_none() {
        return cursor.want("a unit such as `people`, `boats` or `a day`");
    }
    Some(PrintedUnit { of, per })
}
