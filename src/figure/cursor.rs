//! A place in a printed figure that is being read.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::token::{Kind, Token, tokens};
use super::unparsed::Unparsed;

/// Where the reading is, and how far any way of reading got.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    furthest: usize,
    wanted: Vec<&'static str>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, tokens: tokens(text), at: 0, furthest: 0, wanted: Vec::new() }
    }

    /// The place, for a way back.
    pub(super) const fn mark(&self) -> usize {
        self.at
    }

    /// Goes back to a place.
    pub(super) const fn back(&mut self, mark: usize) {
        self.at = mark;
    }

    /// One way of reading: the place stays where it is when there is none.
    pub(super) fn attempt<T>(&mut self, way: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mark = self.at;
        let read = way(self);
        if read.is_none() {
            self.at = mark;
        }
        read
    }

    /// Notes what could have stood here.
    pub(super) fn want<T>(&mut self, what: &'static str) -> Option<T> {
        if self.at > self.furthest {
            self.furthest = self.at;
            self.wanted.clear();
        }
        if self.at == self.furthest && !self.wanted.contains(&what) {
            self.wanted.push(what);
        }
        None
    }

    fn token(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    /// The byte where the next piece begins.
    pub(super) fn start(&self) -> usize {
        self.token().map_or(self.text.len(), |token| token.start)
    }

    /// The byte where the last piece that was read ends.
    pub(super) fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.end)
    }

    /// The bytes from a place to where the reading is.
    pub(super) fn since(&self, mark: usize) -> Range<usize> {
        let start = self.tokens.get(mark).map_or(self.text.len(), |token| token.start);
        start..self.end()
    }

    /// Whether the next piece begins where the last one ends, of which there is one, with no blank between them.
    pub(super) fn glued(&self) -> bool {
        self.start() == self.end()
    }

    /// The next word.
    pub(super) fn word(&self) -> Option<&'t str> {
        let token = self.token().filter(|token| token.kind == Kind::Word)?;
        self.text.get(token.start..token.end)
    }

    /// The next number.
    pub(super) fn number(&self) -> Option<&'t str> {
        let token = self.token().filter(|token| token.kind == Kind::Number)?;
        self.text.get(token.start..token.end)
    }

    /// Goes past one piece.
    pub(super) const fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// Takes one sign, if it stands here.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        let here = self.token().is_some_and(|token| token.kind == Kind::Sign(sign));
        if here {
            self.step();
        }
        here
    }

    /// The letter or sign that the next piece begins with.
    fn first(&self) -> Option<u8> {
        self.text.as_bytes().get(self.start()).copied()
    }

    /// Takes words and signs, with blanks between them here, if all stand here.
    pub(super) fn phrase(&mut self, phrase: &str) -> bool {
        if !may_begin(self.first(), phrase) {
            return false;
        }
        let mark = self.at;
        for piece in phrase.split(' ') {
            let mut letters = piece.chars();
            let taken = match (letters.next(), letters.next()) {
                (Some(sign), None) if !sign.is_ascii_alphabetic() => self.sign(sign),
                _ => {
                    let here = self.word().is_some_and(|word| word.eq_ignore_ascii_case(piece));
                    if here {
                        self.step();
                    }
                    here
                }
            };
            if !taken {
                self.at = mark;
                return false;
            }
        }
        true
    }

    /// Takes the first phrase of a list that stands here.
    pub(super) fn one_of<T: Copy>(&mut self, list: &[(&str, T)]) -> Option<T> {
        let first = self.first();
        let mut here = list.iter().filter(|(phrase, _)| may_begin(first, phrase));
        here.find(|(phrase, _)| self.phrase(phrase)).map(|&(_, meaning)| meaning)
    }

    /// Whether the text ends here.
    pub(super) fn ends(&mut self) -> Option<()> {
        if self.at == self.tokens.len() { Some(()) } else { self.want("the end") }
    }

    /// How far the reading got, and what could have stood there.
    pub(super) fn into_unparsed(mut self) -> Unparsed {
        self.at = self.furthest;
        if self.furthest == 0 {
            self.wanted = vec!["a figure"];
        }
        let bad = match self.token().map(|token| token.kind) {
            Some(Kind::Bad(wanted)) => Some(wanted),
            _ => None,
        };
        let wanted = bad.map_or(core::mem::take(&mut self.wanted), |wanted| vec![wanted]);
        Unparsed { text: self.text.to_owned(), at: self.start(), wanted }
    }
}

/// Whether a piece that begins so can be the first of a phrase: a word begins with its letter.
fn may_begin(first: Option<u8>, phrase: &str) -> bool {
    let wanted = phrase.as_bytes().first().copied().filter(u8::is_ascii_alphabetic);
    wanted.is_none_or(|wanted| first.is_some_and(|first| first.eq_ignore_ascii_case(&wanted)))
}
