//! A certificate in words.
#![forbid(unsafe_code)]

use core::fmt::Write as _;
use core::ops::Bound;

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::certificate::{Certificate, Line, Multiplier, Side, Step};
use super::number::Number;
use super::system::{Ends, System, Variable};

/// `sum ≥ end` and its like.
struct Inequality {
    sum: Vec<(Variable, Number)>,
    side: Side,
    open: bool,
    end: Number,
    whose: Option<String>,
}

/// A branch on the way to the case at hand.
struct Branch {
    form: Vec<(Variable, Number)>,
    at: Number,
    second: bool,
}

impl Certificate {
    /// The proof in words, a line for each end that is used and one for what follows.
    ///
    /// ```text
    /// 1 × (arrivals − 59.5 boats ≥ 0), as “almost 60 in each boat” says
    /// 1 × (arrivals ≤ 21446), as “21,446 people” says
    /// 59.5 × (boats ≥ 377), as “in 377 boats” says
    /// so 0 ≥ 985.5, which is false
    /// ```
    pub fn explain(&self, system: &System) -> String {
        let mut out = String::new();
        let mut path: Vec<Branch> = Vec::new();
        for step in &self.steps {
            if !out.is_empty() {
                out.push('\n');
            }
            match step {
                Step::Branch { form, at } => {
                    path.push(Branch { form: form.clone(), at: at.clone(), second: false });
                    let _ = write!(out, "{}", case(system, &path));
                }
                Step::Leaf(leaf) => {
                    explain_leaf(&mut out, system, &path, leaf);
                    while path.pop_if(|branch| branch.second).is_some() {}
                    if let Some(branch) = path.last_mut() {
                        branch.second = true;
                        let _ = write!(out, "\n{}", case(system, &path));
                    }
                }
            }
        }
        out
    }
}

/// The last branch of the case at hand.
fn case(system: &System, path: &[Branch]) -> String {
    let depth = path.len().saturating_sub(1);
    branch(path, depth)
        .map_or_else(String::new, |case| format!("{}if {}:", "  ".repeat(depth), in_words(system, &case)))
}

fn branch(path: &[Branch], depth: usize) -> Option<Inequality> {
    let Branch { form, at, second } = path.get(depth)?;
    let side = if *second { Side::Lower } else { Side::Upper };
    let end = if *second { at.clone().next() } else { at.clone() };
    Some(Inequality { sum: form.clone(), side, open: false, end, whose: None })
}

fn explain_leaf(out: &mut String, system: &System, path: &[Branch], leaf: &[Multiplier]) {
    let indent = "  ".repeat(path.len());
    let (mut total, mut strict) = (BigRational::zero(), false);
    for multiplier in leaf {
        let found = match multiplier.line {
            Line::Branch(depth) => branch(path, depth),
            Line::Row(row) => system.rows().get(row).and_then(|row| {
                let whose = row.statement().map(|whose| system.name(whose).to_owned());
                inequality(row.ends(), multiplier.side, whose)
            }),
            Line::Variable(variable) => {
                let known = system.variables().get(variable.index());
                known.and_then(|known| inequality(known.ends(variable), multiplier.side, None))
            }
        };
        let Some(found) = found else {
            let _ = writeln!(out, "{indent}an end that is not there");
            continue;
        };
        strict |= found.open;
        #[expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size")]
        if found.side == Side::Lower {
            total += &multiplier.by.0 * &found.end.0;
        } else {
            total -= &multiplier.by.0 * &found.end.0;
        }
        let _ = write!(out, "{indent}{} × ({})", multiplier.by.in_words(), in_words(system, &found));
        let _ = match &found.whose {
            Some(name) => writeln!(out, ", as “{name}” says"),
            None => writeln!(out),
        };
    }
    let sign = if strict { ">" } else { "≥" };
    let _ = write!(out, "{indent}so 0 {sign} {}, which is false", Number(total).in_words());
}

fn inequality((sum, lower, upper): Ends, side: Side, whose: Option<String>) -> Option<Inequality> {
    let (end, open) = match if side == Side::Lower { lower } else { upper } {
        Bound::Unbounded => return None,
        Bound::Included(at) => (at, false),
        Bound::Excluded(at) => (at, true),
    };
    Some(Inequality { sum, side, open, end, whose })
}

fn in_words(system: &System, inequality: &Inequality) -> String {
    let sign = match (inequality.side, inequality.open) {
        (Side::Lower, false) => "≥",
        (Side::Lower, true) => ">",
        (Side::Upper, false) => "≤",
        (Side::Upper, true) => "<",
    };
    format!("{} {sign} {}", sum_in_words(system, &inequality.sum), inequality.end.in_words())
}

fn sum_in_words(system: &System, sum: &[(Variable, Number)]) -> String {
    let mut out = String::new();
    for (variable, by) in sum {
        let negative = by.0.is_negative();
        out.push_str(match (out.is_empty(), negative) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        });
        let size = Number(by.0.abs());
        if !size.0.is_one() {
            out.push_str(&size.in_words());
            out.push(' ');
        }
        out.push_str(system.variables().get(variable.index()).map_or("?", super::Quantity::name));
    }
    if out.is_empty() { "0".to_owned() } else { out }
}
