//! The catalogue: each rule once, with its id, statement, source, severity and check.
//!
//! An invariant of severity *error* says what cannot be; one of severity *warning* says what
//! was never seen and yet may be, such as 230 people in one boat. Each has a page, which
//! `crossings explain ID` prints and `docs/invariants/` holds.
//!
//! ```
//! let rule = crossings::invariant("C009").ok_or("no such rule")?;
//! assert!(rule.statement.contains("seven days"));
//! # Ok::<(), &str>(())
//! ```
#![forbid(unsafe_code)]

use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::draft::Draft;
use crate::excerpt::excerpt;
use crate::place::Place;
use crate::violation::{Violation, Violations};

mod boat;
mod crossing;
mod death;
mod funding;
mod policy;
mod publication;
mod reading;
mod spot;

/// Whether a broken rule shows that the data are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It cannot be: the data are wrong, and no register is made of them.
    Error,
    /// It was never seen, yet may be: a register is made, and carries the warning.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One rule of the catalogue.
#[derive(Clone, Copy)]
pub struct Invariant {
    /// Its name for good: an id is never given to another rule.
    pub id: &'static str,
    /// What it says, for a citizen to read.
    pub statement: &'static str,
    /// Whence it is known.
    pub source: &'static str,
    /// What it means when it is broken.
    pub severity: Severity,
    /// Its page, in Markdown.
    pub page: &'static str,
    check: fn(&Draft, &mut Findings<'_>),
}

impl PartialEq for Invariant {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Invariant {}

impl fmt::Debug for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Invariant({} {})", self.id, self.severity)
    }
}

impl Serialize for Invariant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Invariant", 4)?;
        out.serialize_field("id", self.id)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("statement", self.statement)?;
        out.serialize_field("source", self.source)?;
        out.end()
    }
}

/// Where a check puts what it finds.
struct Findings<'a> {
    rule: &'static Invariant,
    violations: &'a mut Violations,
}

impl Findings<'_> {
    fn add(&mut self, place: Place, got: impl fmt::Display, wanted: impl fmt::Display) {
        self.violations.push(Violation::new(self.rule, place, excerpt(got), excerpt(wanted)));
    }
}

/// Every rule, in the order of the ids within each noun.
pub fn catalogue() -> impl Iterator<Item = &'static Invariant> {
    [
        reading::RULES,
        publication::RULES,
        crossing::RULES,
        boat::RULES,
        death::RULES,
        funding::RULES,
        policy::RULES,
    ]
    .into_iter()
    .flatten()
}

/// The rule with that id, in capitals or not.
pub fn invariant(id: &str) -> Option<&'static Invariant> {
    catalogue().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// Every invariant that a draft breaks: all of them, errors and warnings.
///
/// ```
/// use crossings::{check, Draft};
/// assert!(check(&Draft::default()).is_empty());
/// ```
pub fn check(draft: &Draft) -> Violations {
    let mut violations = Violations::default();
    for rule in catalogue() {
        (rule.check)(draft, &mut Findings { rule, violations: &mut violations });
    }
    violations
}

/// The finding that a draft breaks no rule of the catalogue and yet makes no register. Were
/// there such a draft, it would be a gap in the catalogue, which its users should hear of: the
/// property tests look for one.
pub(crate) fn unreadable_draft(draft: &Draft) -> Violations {
    let mut violations = Violations::default();
    if let Some(rule) = invariant("S004") {
        let place = spot::Spot::new(draft, spot::Item::Draft, None).place("");
        let mut findings = Findings { rule, violations: &mut violations };
        findings.add(
            place,
            "data that no rule objects to and that no register can hold",
            "a register; please report this",
        );
    }
    violations
}

/// Writes one rule with its page from `docs/invariants/`.
macro_rules! rule {
    ($id:literal, $severity:ident, $check:path, $statement:literal, $source:literal) => {
        $crate::invariant::Invariant {
            id: $id,
            statement: $statement,
            source: $source,
            severity: $crate::invariant::Severity::$severity,
            page: include_str!(concat!("../../docs/invariants/", $id, ".md")),
            check: $check,
        }
    };
}
use rule;
