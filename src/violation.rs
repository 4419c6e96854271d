//! A broken invariant: which, where, and what stands there.
#![forbid(unsafe_code)]

use core::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::invariant::{Invariant, Severity};
use crate::place::Place;

/// One invariant broken at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    rule: &'static Invariant,
    place: Place,
    got: String,
    wanted: String,
}

impl Violation {
    pub(crate) const fn new(rule: &'static Invariant, place: Place, got: String, wanted: String) -> Self {
        Self { rule, place, got, wanted }
    }

    /// The invariant.
    pub const fn rule(&self) -> &'static Invariant {
        self.rule
    }

    /// Its id, such as `C003`.
    pub const fn id(&self) -> &'static str {
        self.rule.id
    }

    /// Whether it cannot be, or was merely never seen.
    pub const fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// Where.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// What stands there.
    pub fn got(&self) -> &str {
        &self.got
    }

    /// What would be right there.
    pub fn wanted(&self) -> &str {
        &self.wanted
    }
}

impl fmt::Display for Violation {
    /// `C003 error: file, sheet SB_01, cell A15 (Date): got …; wanted …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, place, got, wanted } = self;
        write!(f, "{} {}: {place}: got {got}; wanted {wanted}", rule.id, rule.severity)
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Violation", 6)?;
        out.serialize_field("id", self.rule.id)?;
        out.serialize_field("severity", &self.rule.severity)?;
        out.serialize_field("statement", self.rule.statement)?;
        out.serialize_field("place", &self.place)?;
        out.serialize_field("got", &self.got)?;
        out.serialize_field("wanted", &self.wanted)?;
        out.end()
    }
}

/// Every violation that was found, in the order of the catalogue and then of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// All of them.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// Those that cannot be.
    pub fn errors(&self) -> impl Iterator<Item = &Violation> {
        self.0.iter().filter(|violation| violation.severity() == Severity::Error)
    }

    /// Those that were never seen, yet may be.
    pub fn warnings(&self) -> impl Iterator<Item = &Violation> {
        self.0.iter().filter(|violation| violation.severity() == Severity::Warning)
    }

    /// Whether something cannot be.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&Violation) -> bool) {
        self.0.retain(keep);
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        self.0.push(violation);
    }

    /// Adds those of other data, and puts all in the order of `key`; what is equal stays as it is.
    pub(crate) fn append<K: Ord>(&mut self, other: Self, key: impl Fn(&Invariant) -> K) {
        if !other.is_empty() {
            self.0.extend(other.0);
            self.0.sort_by_cached_key(|one| key(one.rule));
        }
    }
}

impl fmt::Display for Violations {
    /// One on each line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, violation) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
