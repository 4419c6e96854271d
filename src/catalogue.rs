//! The catalogue: each rule once, with its id, statement, source, severity and check.
//!
//! An invariant of severity *error* says what cannot be; one of severity *warning* says what
//! was never seen and yet may be, such as 230 people in one boat. Each has a page, which
//! `crossings explain ID` prints and `docs/invariants/` holds.
#![forbid(unsafe_code)]

use core::fmt;

use crate::draft::Draft;
use crate::excerpt::excerpt;
use crate::invariant::Invariant;
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
pub(crate) mod words;

/// A rule and its check.
struct Rule {
    invariant: Invariant,
    check: fn(&Draft, &mut Findings<'_>),
}

/// Where a check puts what it finds.
struct Findings<'a> {
    rule: &'static Invariant,
    violations: &'a mut Violations,
}

impl Findings<'_> {
    fn add(&mut self, place: Place, got: impl fmt::Display, wanted: impl fmt::Display) {
        //= docs/rules.md#the-catalogue-and-the-register
        //# catalogue-03: A breach MUST say what stands there and what would be right.
        self.violations.push(Violation::new(self.rule, place, excerpt(got), excerpt(wanted)));
    }
}

/// Every rule with its check, in the order of the ids within each noun.
fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        //= docs/rules.md#the-catalogue-and-the-register
        //# catalogue-04: Two checks of one draft MUST find the same, in the same order.
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

/// Every rule, in the order of the ids within each noun.
pub fn catalogue() -> impl Iterator<Item = &'static Invariant> {
    rules().map(|rule| &rule.invariant)
}

/// The rule with that id, in capitals or not.
pub fn invariant(id: &str) -> Option<&'static Invariant> {
    catalogue().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// The place of a rule in the catalogue.
pub(crate) fn position(rule: &Invariant) -> Option<usize> {
    catalogue().position(|one| one == rule)
}

/// Every invariant that a draft breaks: all of them, errors and warnings.
///
/// ```
/// use crossings::{check, Draft};
/// assert!(check(&Draft::default()).is_empty());
/// ```
pub fn check(draft: &Draft) -> Violations {
    let mut violations = Violations::default();
    //= docs/rules.md#the-catalogue-and-the-register
    //# catalogue-02: A check MUST report every breach of every rule, each with its place.
    for Rule { invariant, check } in rules() {
        check(draft, &mut Findings { rule: invariant, violations: &mut violations });
    }
    violations
}

/// Writes one rule with its page from `docs/invariants/`.
macro_rules! rule {
    ($id:literal, $severity:ident, $check:path, $statement:literal, $source:literal) => {
        $crate::catalogue::Rule {
            invariant: $crate::invariant::Invariant {
                id: $id,
                severity: $crate::invariant::Severity::$severity,
                statement: $statement,
                source: $source,
                //= docs/rules.md#the-catalogue-and-the-register
                //# catalogue-01: Each invariant MUST have an id of its own, a statement, a source and a page.
                page: include_str!(concat!("../../docs/invariants/", $id, ".md")),
            },
            check: $check,
        }
    };
}
use rule;
