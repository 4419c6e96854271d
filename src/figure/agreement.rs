//! Units in the number that they go with: `1 boat`, `2 boats`.
#![forbid(unsafe_code)]

use super::words::NOUNS;

/// The unit of a change in a share: of any other number than one, and of one.
const POINTS: [&str; 2] = ["points", "point"];

/// Words before which a unit has no plural: `a 5 percentage point rise`.
const CHANGES: [&str; 7] = ["increase", "rise", "decrease", "fall", "drop", "reduction", "cut"];

/// What stands behind a number, with the unit as one, or as any other number, has it: `1 boat`, `2 boats`.
pub(super) fn agreeing(after: &str, one: bool) -> String {
    let (blanks, word, rest) = first_word(after);
    if !word.eq_ignore_ascii_case("percentage") {
        return [blanks, unit(word, rest, one), rest].concat();
    }
    let (between, points, rest) = first_word(rest);
    [blanks, word, between, unit(points, rest, one), rest].concat()
}

/// A word with what stands before and behind it.
fn first_word(text: &str) -> (&str, &str, &str) {
    let before = |text: &str, end: fn(char) -> bool| text.find(end).unwrap_or(text.len());
    let (blanks, text) = text.split_at_checked(before(text, |c| !c.is_whitespace())).unwrap_or(("", text));
    let (word, rest) = text.split_at_checked(before(text, |c| !c.is_alphabetic())).unwrap_or((text, ""));
    (blanks, word, rest)
}

/// A word as a number has it behind it; itself where it is none of the units, or right already.
fn unit<'a>(word: &'a str, rest: &str, one: bool) -> &'a str {
    let is = |form: &&str| form.eq_ignore_ascii_case(word);
    let nouns = NOUNS.as_chunks::<2>().0.iter().map(|forms| forms.map(|(form, _)| form));
    let Some([plural, single]) = nouns.chain([POINTS]).find(|forms| forms.iter().any(is)) else {
        return word;
    };
    let before_change = || CHANGES.iter().any(|change| change.eq_ignore_ascii_case(first_word(rest).1));
    let wanted = if one || (is(&single) && before_change()) { single } else { plural };
    if is(&wanted) { word } else { wanted }
}
