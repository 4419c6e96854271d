//! Numbers as they are printed: in digits, in words, as parts, with an ordinal's ending.
#![forbid(unsafe_code)]

use super::cursor::Cursor;
use super::form::{Numeral, Size, Style};
use super::words::{MULTIPLIERS, ORDINALS, PARTS, SMALL, TENS};

/// A number in digits or words, with its multiplier.
///
/// `and` tells whether the word may stand within it, as in `a hundred and five`.
pub(super) fn numeral(cursor: &mut Cursor<'_>, and: bool) -> Option<Numeral> {
    let mut numeral = plain(cursor, and)?;
    if let Some(power) = cursor.one_of(MULTIPLIERS) {
        numeral.power = power;
    }
    Some(numeral)
}

/// A number without a multiplier. `a` is one only before a multiplier.
fn plain(cursor: &mut Cursor<'_>, and: bool) -> Option<Numeral> {
    if let Some(read) = cursor.attempt(digits) {
        return Some(read);
    }
    let mark = cursor.mark();
    let number = cursor.attempt(|cursor| in_words(cursor, and)).or_else(|| cursor.attempt(article));
    let Some(digits) = number else { return cursor.want("a number") };
    Some(Numeral { digits, decimals: 0, power: 0, place: cursor.since(mark), style: Style::Words })
}

/// `a`, before a multiplier that is a word.
fn article(cursor: &mut Cursor<'_>) -> Option<i128> {
    let here =
        cursor.phrase("a") && ["thousand", "million", "billion"].contains(&lower(cursor.word()?).as_str());
    here.then_some(1)
}

/// A number in digits.
fn digits(cursor: &mut Cursor<'_>) -> Option<Numeral> {
    let mark = cursor.mark();
    let text = cursor.number()?;
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    // A number has thirty signs at most, which fit.
    let digits = whole.chars().chain(part.chars()).filter_map(|sign| sign.to_digit(10));
    let digits = digits.fold(0_i128, |number, digit| number.saturating_mul(10).saturating_add(digit.into()));
    cursor.step();
    let decimals = u32::try_from(part.len()).unwrap_or(u32::MAX);
    Some(Numeral { digits, decimals, power: 0, place: cursor.since(mark), style: Style::Digits })
}

/// A number in words, up to 999.
fn in_words(cursor: &mut Cursor<'_>, and: bool) -> Option<i128> {
    if let Some(hundreds) = cursor.attempt(hundreds) {
        let rest = cursor.attempt(|cursor| {
            if and {
                cursor.phrase("and");
            }
            below_hundred(cursor).filter(|rest| *rest > 0)
        });
        return hundreds.checked_add(rest.unwrap_or(0));
    }
    below_hundred(cursor)
}

/// `a hundred`, `nine hundred`.
fn hundreds(cursor: &mut Cursor<'_>) -> Option<i128> {
    let of = if cursor.phrase("a") { 1 } else { small(cursor).filter(|of| (1..=9).contains(of))? };
    if cursor.phrase("hundred") { of.checked_mul(100) } else { None }
}

/// A number in words, up to 99.
fn below_hundred(cursor: &mut Cursor<'_>) -> Option<i128> {
    let Some(tens) = index(TENS, tens(), cursor.word()) else { return small(cursor) };
    cursor.step();
    let ones = cursor.attempt(|cursor| {
        cursor.sign('-');
        small(cursor).filter(|ones| (1..=9).contains(ones))
    });
    tens.checked_add(ones.unwrap_or(0))
}

/// A number in one word, up to nineteen.
fn small(cursor: &mut Cursor<'_>) -> Option<i128> {
    let found = index(SMALL, 0.., cursor.word())?;
    cursor.step();
    Some(found)
}

/// A number below a hundred in one word.
pub(super) fn in_one_word(word: &str) -> Option<i128> {
    index(SMALL, 0.., Some(word)).or_else(|| index(TENS, tens(), Some(word)))
}

/// The numbers that [`TENS`] are.
fn tens() -> impl Iterator<Item = i128> {
    (20..).step_by(10)
}

/// The word for a number up to twenty.
pub(super) fn one_word(number: i128) -> Option<&'static str> {
    if number == 20 {
        return TENS.first().copied();
    }
    usize::try_from(number).ok().and_then(|number| SMALL.get(number)).copied()
}

/// The number of a word that stands in a list of words for these numbers.
fn index<N>(list: &[&str], numbers: impl IntoIterator<Item = N>, word: Option<&str>) -> Option<N> {
    let word = word?;
    let mut named = list.iter().zip(numbers);
    named.find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, number)| number)
}

fn lower(word: &str) -> String {
    word.to_ascii_lowercase()
}

/// A part of a whole: in words, with a stroke, or so many in so many.
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<Size> {
    cursor.attempt(part_in_words).or_else(|| cursor.attempt(stroke)).or_else(|| cursor.attempt(one_in))
}

/// `a third`, `an eighth`, `two-thirds`, `half`.
fn part_in_words(cursor: &mut Cursor<'_>) -> Option<Size> {
    let mark = cursor.mark();
    let alone = |cursor: &Cursor<'_>| cursor.word().is_some_and(|word| word.eq_ignore_ascii_case("half"));
    let parts = if cursor.phrase("a") || cursor.phrase("an") || alone(cursor) {
        1
    } else {
        let parts = small(cursor)?;
        cursor.sign('-');
        parts
    };
    let plural = cursor.word()?.to_ascii_lowercase().ends_with('s');
    let of = cursor.one_of(PARTS)?;
    let below_one = (1..of).contains(&parts) && plural == (parts > 1);
    below_one.then(|| Size::Fraction(parts, of, cursor.since(mark)))
}

/// `1/3`.
fn stroke(cursor: &mut Cursor<'_>) -> Option<Size> {
    let mark = cursor.mark();
    let parts = whole(&digits(cursor)?)?;
    if !cursor.sign('/') {
        return None;
    }
    let of = whole_above(cursor, parts, digits)?.digits;
    Some(Size::Fraction(parts, of, cursor.since(mark)))
}

/// `one in five`, `1 in every 5`, `two in three`.
fn one_in(cursor: &mut Cursor<'_>) -> Option<Size> {
    let mark = cursor.mark();
    let parts = whole(&plain(cursor, false)?)?;
    if !cursor.phrase("in every") && !cursor.phrase("in") {
        return None;
    }
    let of = whole_above(cursor, parts, |cursor| plain(cursor, true))?;
    Some(if parts == 1 { Size::OneIn(of) } else { Size::Fraction(parts, of.digits, cursor.since(mark)) })
}

/// The number of which there are so many parts, one at least, and fewer than all.
fn whole_above(
    cursor: &mut Cursor<'_>,
    parts: i128,
    read: impl FnOnce(&mut Cursor<'_>) -> Option<Numeral>,
) -> Option<Numeral> {
    let mark = cursor.mark();
    let of = read(cursor)?;
    if whole(&of).is_some_and(|of| (1..of).contains(&parts)) {
        return Some(of);
    }
    cursor.back(mark);
    cursor.want("a greater number")
}

/// The number, where it has no decimals.
fn whole(numeral: &Numeral) -> Option<i128> {
    (numeral.decimals == 0).then_some(numeral.digits)
}

/// `150th`, `second`.
pub(super) fn ordinal(cursor: &mut Cursor<'_>) -> Option<u64> {
    if let Some(place) = index(ORDINALS, 1.., cursor.word()) {
        cursor.step();
        return Some(place);
    }
    let place = u64::try_from(whole(&digits(cursor)?)?).ok().filter(|place| *place > 0)?;
    let ending = ending(place);
    if cursor.glued() && cursor.phrase(ending) { Some(place) } else { None }
}

/// The letters after an ordinal number in digits.
pub(super) const fn ending(place: u64) -> &'static str {
    match (place.checked_rem(100), place.checked_rem(10)) {
        (Some(11..=13), _) => "th",
        (_, Some(1)) => "st",
        (_, Some(2)) => "nd",
        (_, Some(3)) => "rd",
        _ => "th",
    }
}
