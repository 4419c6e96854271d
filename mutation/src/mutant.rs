//! A mutant, as cargo-mutants lists it, and how it is planted behind its switch.
use serde::Deserialize;

use crate::edit::Edits;
use crate::places::{Field, Found, MatchArm};

#[derive(Debug, Deserialize)]
pub struct Mutant {
    pub file: String,
    function: Option<Function>,
    genre: Genre,
    replacement: String,
    span: Span,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Debug, Deserialize)]
struct Function {
    return_type: String,
}

#[derive(Debug, Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

#[derive(Debug, Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

/// Why a mutant is not in the text, with what run.py calls that.
#[derive(Clone, Copy, Debug)]
pub enum Left {
    /// It cannot be compiled, here or by itself.
    Unviable(&'static str),
    /// It cannot stand beside others.
    Alone(&'static str),
    /// It is not in a library with all features.
    Absent(&'static str),
}

/// The condition that a mutant is on.
fn on(number: usize) -> String {
    format!("crate::mutant::on({number})")
}

impl Mutant {
    /// Puts it into the text, or says why it cannot be there beside others.
    pub fn plant(&self, number: usize, found: &Found<'_>, edits: &mut Edits) -> Result<(), Left> {
        let start = found.byte(self.span.start.line, self.span.start.column - 1);
        let end = found.byte(self.span.end.line, self.span.end.column - 1);
        let text = |range: &std::ops::Range<usize>| &found.text[range.clone()];
        let (on, new) = (on(number), &self.replacement);
        if found.constants.iter().any(|constant| constant.contains(&start)) {
            return Err(Left::Alone("a constant"));
        }
        if found.without.iter().any(|without| without.contains(&start)) {
            return Err(Left::Absent("only where a feature is off"));
        }
        match self.genre {
            Genre::FnValue => {
                let returned = self.function.as_ref().map_or("", |function| function.return_type.as_str());
                if returned.starts_with("-> impl Iterator<") {
                    if new.contains("Box::leak(") {
                        return Err(Left::Unviable("an iterator of `&mut` where one of `&` is wanted"));
                    }
                    // Two types of iterator, which are made one.
                    let either = "crate::mutant::Either::";
                    let before = format!("if {on} {{ {either}Mutated({new}) }} else {{ {either}Original({{ ");
                    edits.around(number, start..end, before, " }) }".into());
                } else if returned.contains("impl ") {
                    return Err(Left::Alone("a value of another type than the function's own `impl`"));
                } else {
                    edits.around(number, start..end, format!("if {on} {{ return {new}; }} "), String::new());
                }
            }
            Genre::BinaryOperator => {
                let binary = found.binaries.get(&start).ok_or(Left::Alone("no such operator"))?;
                if binary.binds {
                    return Err(Left::Unviable("`||` beside `let`"));
                }
                let (left, right) = (text(&binary.left), text(&binary.right));
                let before = format!("(if {on} {{ {left} {new} {right} }} else {{ ");
                edits.around(number, binary.left.start..binary.right.end, before, " })".into());
            }
            Genre::UnaryOperator => {
                let operand = found.unaries.get(&start).ok_or(Left::Alone("no such operator"))?;
                let before = format!("(if {on} {{ {} }} else {{ ", text(operand));
                edits.around(number, start..operand.end, before, " })".into());
            }
            Genre::MatchArmGuard => {
                edits.around(number, start..end, format!("(if {on} {{ {new} }} else {{ "), " })".into());
            }
            Genre::MatchArm => {
                // Attributes and comments stand before the pattern.
                let (_, MatchArm { pattern, guard }) =
                    found.arms.range(start..end).next().ok_or(Left::Alone("no such arm"))?;
                match guard {
                    None => edits.around(number, pattern.clone(), String::new(), format!(" if !{on}")),
                    Some(guard) => edits.around(number, guard.clone(), format!("(!{on} && "), ")".into()),
                }
            }
            Genre::StructField => {
                let Field { name, value, short, base } = found.fields.get(&start).ok_or(Left::Alone("no such field"))?;
                let base = text(base.as_ref().ok_or(Left::Alone("no other fields"))?);
                let named = if *short { format!("{name}: ") } else { String::new() };
                let before = format!("{named}if {on} {{ ({base}).{name} }} else {{ ");
                edits.around(number, value.clone(), before, " }".into());
            }
        }
        Ok(())
    }
}
