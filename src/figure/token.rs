//! The words, numbers and signs of a printed figure, each with its place.
#![forbid(unsafe_code)]

/// Digits that a number has at most: more would not fit the arithmetic anyway.
const DIGITS: usize = 30;

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters of the Latin alphabet.
    Word,
    /// Digits, with separators of thousands and decimals where it has them.
    Number,
    /// A sign that the grammar knows.
    Sign(char),
    /// What no figure has, and what there should be instead.
    Bad(&'static str),
}

/// A piece of the text, from one byte up to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The pieces of a text. Nothing follows one that is bad.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0_usize;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (kind, length) = match first {
            ' ' | '\u{a0}' | '\u{202f}' => {
                at = at.saturating_add(first.len_utf8());
                continue;
            }
            '0'..='9' => number(text, at),
            'a'..='z' | 'A'..='Z' => (Kind::Word, run(text, at, |letter| letter.is_ascii_alphabetic())),
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' => (Kind::Sign('-'), first.len_utf8()),
            '£' | '€' | '%' | '+' | '~' | '/' | ',' | '.' => (Kind::Sign(first), first.len_utf8()),
            _ => (Kind::Bad("a word, a number or one of £ € % + - ~ /"), first.len_utf8()),
        };
        let start = at;
        at = at.saturating_add(length);
        if matches!(kind, Kind::Bad(_)) {
            // A bad number is pointed at where it goes wrong.
            let start = if first.is_ascii_digit() { at } else { start };
            found.push(Token { kind, start, end: text.len() });
            return found;
        }
        found.push(Token { kind, start, end: at });
    }
    found
}

/// How many bytes from `at` on are such characters.
fn run(text: &str, at: usize, like: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.find(|character| !like(character)).unwrap_or(rest.len())
}

/// A number and its length; where it is bad, the length of what is good.
fn number(text: &str, at: usize) -> (Kind, usize) {
    let digits = |from: usize| run(text, at.saturating_add(from), |digit| digit.is_ascii_digit());
    let sign = |from: usize| text.get(at.saturating_add(from)..).and_then(|rest| rest.chars().next());
    let mut length = digits(0);
    if length > 1 && sign(0) == Some('0') {
        return (Kind::Bad("a number with no zero before it"), 0);
    }
    let first = if sign(0) == Some('0') { 4 } else { length };
    while sign(length) == Some(',') && digits(length.saturating_add(1)) > 0 {
        if first > 3 || digits(length.saturating_add(1)) != 3 {
            return (Kind::Bad("thousands in groups of three digits"), length);
        }
        length = length.saturating_add(4);
    }
    if sign(length) == Some('.') {
        let decimals = digits(length.saturating_add(1));
        if decimals > 0 {
            length = length.saturating_add(1).saturating_add(decimals);
        }
    }
    if length > DIGITS { (Kind::Bad("a number of 30 signs at most"), 0) } else { (Kind::Number, length) }
}
