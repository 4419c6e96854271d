//! What may have been meant if one digit was printed wrongly.
#![forbid(unsafe_code)]

use core::fmt;
use core::mem::discriminant;
use core::ops::Range;
use std::collections::HashSet;

use serde::Serialize;

use super::Figure;
use super::number::ending;
use super::rewrite::replaced;
use super::token::{Kind, tokens};

/// What happened to a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SlipKind {
    /// Two neighbours changed places.
    Swapped,
    /// One was printed for another.
    Changed,
    /// One is too many in print.
    Added,
    /// One is missing in print.
    Dropped,
}

/// A slip of one digit: what was printed, and what for.
///
/// Its text is `446 for 466`: the groups of digits before the slip are left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Slip {
    /// What happened.
    pub kind: SlipKind,
    /// The number that was printed.
    pub printed: String,
    /// The number that may have been meant.
    pub meant: String,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (printed, meant) = (groups(&self.printed), groups(&self.meant));
        let alike = if printed.len() == meant.len() {
            printed.iter().zip(&meant).take_while(|(printed, meant)| printed == meant).count()
        } else {
            0
        };
        let rest = |groups: &[&str]| groups.get(alike..).unwrap_or_default().join(",");
        write!(f, "{} for {}", rest(&printed), rest(&meant))
    }
}

fn groups(number: &str) -> Vec<&str> {
    number.split(',').collect()
}

/// All the slips of a figure.
pub(super) fn slips(figure: &Figure) -> impl Iterator<Item = (Slip, Figure)> {
    let mut seen = HashSet::from([figure.text.clone()]);
    let kinds = [SlipKind::Swapped, SlipKind::Changed, SlipKind::Dropped, SlipKind::Added];
    let numbers = numbers(&figure.text);
    let candidates = kinds.into_iter().flat_map(move |kind| {
        let numbers = numbers.clone();
        numbers.into_iter().flat_map(move |number| {
            number.others(kind).into_iter().map(move |digits| (kind, number.clone(), digits))
        })
    });
    candidates.filter_map(move |(kind, number, digits)| {
        let meant = number.write(&digits);
        let read = |text: String| Figure::parse(&text).ok().map(|other| (text, other));
        let read = number.put(&figure.text, &meant).and_then(read);
        let (text, other) = read.filter(|(_, other)| alike(figure, other))?;
        //= docs/rules.md#printed-figures
        //# figure-14: The slips of a figure MUST be all the numbers that one wrong digit leads to, each once.
        let new = seen.insert(text);
        new.then_some((Slip { kind, printed: number.text, meant }, other))
    })
}

/// Whether two figures are of one form: only the numbers in them differ.
fn alike(figure: &Figure, other: &Figure) -> bool {
    discriminant(&figure.form) == discriminant(&other.form) && figure.unit == other.unit
}

/// A number in digits within a text.
#[derive(Clone, Debug)]
struct Number {
    text: String,
    place: Range<usize>,
    digits: Vec<char>,
    decimals: usize,
}

/// The numbers in digits of a text; of a day `2022-08-27`, its parts.
fn numbers(text: &str) -> Vec<Number> {
    let numbers = if super::order::iso(text.trim()) {
        let start = text.len().saturating_sub(text.trim_start().len());
        let moved = |part: Range<usize>| part.start.saturating_add(start)..part.end.saturating_add(start);
        [0..4, 5..7, 8..10].map(moved).to_vec()
    } else {
        tokens(text)
            .into_iter()
            .filter(|token| token.kind == Kind::Number)
            .map(|token| token.start..token.end)
            .collect()
    };
    let number = |(written, place): (&str, Range<usize>)| {
        let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
        let digits = written.chars().filter(char::is_ascii_digit).collect();
        Number { text: written.to_owned(), place, digits, decimals }
    };
    let written = |place: Range<usize>| text.get(place.clone()).zip(Some(place));
    numbers.into_iter().filter_map(written).map(number).collect()
}

impl Number {
    /// The digits that may have been meant, with how many of them are decimals.
    fn others(&self, kind: SlipKind) -> Vec<(Vec<char>, usize)> {
        let count = self.digits.len();
        let whole = count.saturating_sub(self.decimals);
        let mut others = Vec::new();
        let places = if kind == SlipKind::Dropped { count.saturating_add(1) } else { count };
        for at in 0..places {
            let mut digits = self.digits.clone();
            match kind {
                SlipKind::Swapped if at.saturating_add(1) < count => {
                    digits.swap(at, at.saturating_add(1));
                    others.push((digits, self.decimals));
                }
                SlipKind::Swapped => {}
                SlipKind::Changed => others.extend(('0'..='9').map(|digit| {
                    let mut digits = digits.clone();
                    digits.splice(at..=at, [digit]);
                    (digits, self.decimals)
                })),
                SlipKind::Added => {
                    digits.remove(at);
                    let decimals = if at < whole { self.decimals } else { self.decimals.saturating_sub(1) };
                    others.push((digits, decimals));
                }
                SlipKind::Dropped => others.extend(('0'..='9').map(|digit| {
                    let mut digits = digits.clone();
                    digits.insert(at, digit);
                    let decimals = if at <= whole { self.decimals } else { self.decimals.saturating_add(1) };
                    (digits, decimals)
                })),
            }
        }
        others
    }

    /// Digits written as the printed ones are, with thousands apart or not.
    fn write(&self, (digits, decimals): &(Vec<char>, usize)) -> String {
        let (whole, part) = digits.split_at(digits.len().saturating_sub(*decimals));
        let text = |digits: &[char]| digits.iter().collect::<String>();
        let short = self.digits.len().saturating_sub(self.decimals) <= 3;
        let grouped = self.text.contains(',') || (short && whole.len() > 3);
        let mut written = if grouped { thousands(&text(whole)) } else { text(whole) };
        if *decimals > 0 {
            written.push('.');
            written.push_str(&text(part));
        }
        written
    }

    /// The text with this number in the place of the printed one, and an ordinal's ending after it.
    fn put(&self, text: &str, meant: &str) -> Option<String> {
        let ordinal = |number: &str| Some(ending(number.replace(',', "").parse().ok()?));
        let after = text.get(self.place.end..).unwrap_or_default();
        // The `th` of `5thousand` is no ending.
        let ends = |rest: &str| !rest.starts_with(char::is_alphabetic);
        match ordinal(&self.text).filter(|ending| after.strip_prefix(ending).is_some_and(ends)) {
            Some(old) => {
                let place = self.place.start..self.place.end.saturating_add(old.len());
                ordinal(meant).and_then(|ending| replaced(text, place, &[meant, ending].concat()))
            }
            None => replaced(text, self.place.clone(), meant),
        }
    }
}

/// Digits in groups of three.
pub(super) fn thousands(digits: &str) -> String {
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).checked_rem(3) == Some(0) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
