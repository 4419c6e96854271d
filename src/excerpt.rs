//! A message of bounded length about a text of any length.
#![forbid(unsafe_code)]

use core::fmt::{self, Write};

/// Characters that a message quotes at most; a file that says more in one field is quoted in
/// part, or a few long texts would fill the memory with messages about them.
const LENGTH: usize = 240;

/// As much of `text` as a message shows, on one line: control characters are spelt out.
pub(crate) fn excerpt(text: impl fmt::Display) -> String {
    let mut short = Short { text: String::new(), left: LENGTH };
    if write!(short, "{text}").is_err() {
        short.text.push('…');
    }
    short.text
}

/// Takes no more than so many characters.
struct Short {
    text: String,
    left: usize,
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            self.left = self.left.checked_sub(1).ok_or(fmt::Error)?;
            if character.is_control() {
                self.text.extend(character.escape_debug());
            } else {
                self.text.push(character);
            }
        }
        Ok(())
    }
}
