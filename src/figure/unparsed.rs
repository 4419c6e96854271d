//! What is no figure.
#![forbid(unsafe_code)]

use core::fmt;

use crate::excerpt::excerpt;

/// A text that is no figure of the grammar, and the place where it stopped being one.
///
/// ```
/// use crossings::Figure;
/// let no = Figure::parse("three years").unwrap_err();
/// assert_eq!(no.at, 6);
/// assert!(no.to_string().starts_with("`three ▸years` is no figure that can be read: at ▸ (byte 6)"));
/// assert!(Figure::parse("hundreds").is_err());
/// assert_eq!(Figure::parse("21,44").unwrap_err().at, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct Unparsed {
    /// The text, or as much of it as was looked at.
    pub text: String,
    /// The byte at which no figure could go on: the length of the text where it ended too soon.
    pub at: usize,
    /// What could have stood there.
    pub wanted: Vec<&'static str>,
}

impl fmt::Display for Unparsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.text.split_at_checked(self.at).unwrap_or((&self.text, ""));
        write!(f, "`{}▸{}` is no figure that can be read: ", excerpt(before), excerpt(after))?;
        write!(f, "at ▸ (byte {}) ", self.at)?;
        match self.wanted.split_last() {
            None => f.write_str("it should end"),
            Some((only, [])) => write!(f, "there should be {only}"),
            Some((last, others)) => write!(f, "there should be {} or {last}", others.join(", ")),
        }
    }
}
