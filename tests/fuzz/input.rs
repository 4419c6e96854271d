//! Bytes of the fuzzer as small numbers, and what every reader's answer is held to.

use crossings::source::ReadError;

/// Bytes that are taken one after another; where none is left, each is 0.
pub struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number from 0 to one less than `count`.
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.byte()) % count
    }

    /// A number from `-most` to `most`.
    pub fn around_zero(&mut self, most: i64) -> i64 {
        i64::from(self.byte()) % (2 * most + 1) - most
    }

    pub fn chance(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// The next bytes, at most so many.
    pub fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }
}

/// What holds of every refusal: there are reasons, each has words and names the file.
pub fn refused(error: &ReadError, file: &str) {
    assert!(!error.problems().is_empty(), "refused without a reason");
    for problem in error.problems() {
        assert!(!problem.got.is_empty() && !problem.wanted.is_empty(), "no words: {problem:?}");
        assert_eq!(problem.place.file.as_deref(), Some(file), "{problem}");
    }
    for one in &error.violations() {
        assert!(!one.got().is_empty() && !one.wanted().is_empty(), "no words: {one}");
    }
}
