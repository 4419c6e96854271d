//! Lists that are as long as the fuel lasted, and which of them say so.
#![forbid(unsafe_code)]

use core::fmt;

use serde::Serialize;

/// A part of what is found of a bundle, by the name of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AuditPart {
    /// What the others say of each claim's figure.
    Implied,
    /// The last known days that the claims leave.
    Days,
    /// The claims that follow from the others.
    Redundant,
    /// The claims that can be true only because there was nothing to divide by.
    Vacuous,
    /// The claims that are true only thanks to rounding.
    Tight,
}

impl fmt::Display for AuditPart {
    /// `implied`, as in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Implied => "implied",
            Self::Days => "days",
            Self::Redundant => "redundant",
            Self::Vacuous => "vacuous",
            Self::Tight => "tight",
        })
    }
}

/// The solver did not find out: the fuel did not last, or the answer does not fit 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotFoundOut;

/// A list of what was sought.
pub(super) struct Sought<T> {
    pub(super) found: Vec<T>,
    /// Whether that is all there is.
    pub(super) all: bool,
}

impl<T> Sought<T> {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self { found: Vec::new(), all: true }
    }

    /// Puts an answer in the list: something, nothing, or that there was none.
    pub(super) fn add(&mut self, answer: Result<Option<T>, NotFoundOut>) {
        match answer {
            Ok(one) => self.found.extend(one),
            Err(NotFoundOut) => self.all = false,
        }
    }
}

/// Looks for one part after another, and remembers which are not all there is.
pub(super) struct Search {
    /// Whether claims were found that can all be true, among all that take part: of others nothing can be looked for,
    /// and where the fuel did not last for the rows of each, none is left to look with.
    pub(super) possible: bool,
    pub(super) unfinished: Vec<AuditPart>,
}

impl Search {
    pub(super) fn part<T>(&mut self, part: AuditPart, look: impl FnOnce() -> Sought<T>) -> Vec<T> {
        let sought = if self.possible { look() } else { Sought { all: false, ..Sought::new() } };
        //= docs/rules.md#claims-held-against-each-other
        //# audit-12: A question for which the fuel does not last MUST be undetermined, for that reason.
        if !sought.all {
            self.unfinished.push(part);
        }
        sought.found
    }
}
