//! Certificates of linear systems: the solver's own, and what a slip or a liar would make of them.

use std::fmt::Write as _;
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::consistency::checker::refutes;
use crossings::consistency::{
    Answer, Certificate, Fuel, Line, Multiplier, Number, Side, Statement, Step, System, Variable,
};
use crossings::{Interval, Ratio};

use super::harness::{Case, Rng, put_flag};

fn ratio(rng: &mut Rng, low: i64, high: i64) -> Ratio {
    let below = rng.one(&[1, 1, 1, 1, 2, 3]);
    Ratio::new(rng.between(low, high).into(), below).unwrap()
}

fn interval(rng: &mut Rng, low: i64, high: i64) -> Interval {
    let end = |rng: &mut Rng, at| match rng.below(6) {
        0 | 1 => Unbounded,
        2 => Excluded(at),
        _ => Included(at),
    };
    let (a, b) = (ratio(rng, low, high), ratio(rng, low, high));
    let (lower, upper) = (end(rng, a.min(b)), end(rng, a.max(b)));
    Interval::new(lower, upper).unwrap_or(Interval::point(a))
}

/// A few rows over a few variables.
fn system(rng: &mut Rng) -> System {
    let mut system = System::new();
    let variables: Vec<Variable> = (0..rng.between(1, 3))
        .map(|_| {
            let bounds = interval(rng, -4, 6);
            system.variable("", rng.percent(60), bounds)
        })
        .collect();
    let statements: Vec<Statement> = (0..rng.between(0, 2)).map(|_| system.statement("")).collect();
    for _ in 0..rng.between(1, 3) {
        let mut terms = Vec::new();
        for variable in &variables {
            if rng.percent(70) {
                terms.push((*variable, ratio(rng, -3, 3)));
            }
        }
        let whose = if statements.is_empty() || rng.percent(30) { None } else { Some(rng.one(&statements)) };
        let within = interval(rng, -8, 8);
        system.row(whose, &terms, within).unwrap();
    }
    system
}

/// One system; its certificate if it has one, and others that are much like it.
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    let system = system(rng);
    let mut held = system.all();
    // What takes longer than this is made up below.
    let certificate = match system.check(&held, &mut Fuel::new(3_000)) {
        Answer::Conflict(certificate) => certificate,
        _ => {
            Certificate { steps: vec![Step::Leaf(vec![multiplier(rng, &system), multiplier(rng, &system)])] }
        }
    };
    let mut written = String::new();
    write_system(&system, &mut written);
    for n in 0..6 {
        let mut changed = certificate.clone();
        if n > 0 {
            change(rng, &system, &mut changed);
        }
        if n == 5 {
            held.pop();
        }
        out.question.push_str(&written);
        write!(out.question, " {}", held.len()).unwrap();
        for one in &held {
            write!(out.question, " {}", one.index()).unwrap();
        }
        write_steps(&changed, &mut out.question);
        put_flag(&mut out.answer, refutes(&system, &held, &changed));
        out.answer.push('\n');
    }
}

fn multiplier(rng: &mut Rng, system: &System) -> Multiplier {
    let line = match rng.below(5) {
        0 => Line::Branch(rng.below(2) as usize),
        1 | 2 => Line::Row(rng.below(system.rows().len() as u64 + 1) as usize),
        _ => {
            let Some((variable, _)) = system.rows().iter().find_map(|row| row.terms().first()) else {
                return Multiplier { line: Line::Row(0), side: Side::Upper, by: Ratio::whole(1).into() };
            };
            Line::Variable(*variable)
        }
    };
    let side = rng.one(&[Side::Lower, Side::Upper]);
    Multiplier { line, side, by: ratio(rng, -1, 3).into() }
}

/// One thing is made otherwise.
fn change(rng: &mut Rng, system: &System, certificate: &mut Certificate) {
    let at = rng.below(certificate.steps.len() as u64) as usize;
    let new = multiplier(rng, system);
    let by = rng.between(-1, 3);
    match (rng.below(12), &mut certificate.steps[at]) {
        (0, _) => drop(certificate.steps.remove(at)),
        (1, step) => {
            let step = step.clone();
            certificate.steps.push(step);
        }
        (2..=4, Step::Branch { at, .. }) => *at = Ratio::new(by.into(), rng.one(&[1, 1, 2])).unwrap().into(),
        (_, Step::Branch { form, .. }) => match form.first_mut() {
            Some((_, one)) => *one = Ratio::new(by.into(), rng.one(&[1, 2])).unwrap().into(),
            None => drop(certificate.steps.remove(at)),
        },
        (2, Step::Leaf(leaf)) => leaf.push(new),
        (_, Step::Leaf(leaf)) if leaf.is_empty() => leaf.push(new),
        (3, Step::Leaf(leaf)) => drop(leaf.pop()),
        (kind, Step::Leaf(leaf)) => {
            let n = rng.below(leaf.len() as u64) as usize;
            match kind {
                4 | 5 => leaf[n].by = new.by,
                6 => leaf[n].side = new.side,
                7 => leaf[n].line = new.line,
                8 => leaf[n] = new,
                // What is still a proof: every multiplier twice as large.
                _ => {
                    for one in leaf.iter_mut() {
                        let twice = one.by.to_ratio().and_then(|by| by.checked_mul(Ratio::whole(2)).ok());
                        if let Some(twice) = twice {
                            one.by = twice.into();
                        }
                    }
                }
            }
        }
    }
}

fn write_number(number: &Number, out: &mut String) {
    let text = number.to_string();
    let (above, below) = text.split_once('/').unwrap_or((&text, "1"));
    write!(out, " {above} {below}").unwrap();
}

fn write_ratio(number: Ratio, out: &mut String) {
    write!(out, " {} {}", number.numerator(), number.denominator()).unwrap();
}

fn write_ends(interval: Interval, out: &mut String) {
    let mut end = |bound: Bound<Ratio>| match bound {
        Unbounded => out.push_str(" -"),
        Included(at) => {
            out.push_str(" [");
            write_ratio(at, out);
        }
        Excluded(at) => {
            out.push_str(" (");
            write_ratio(at, out);
        }
    };
    end(interval.lower());
    end(interval.upper());
}

fn write_system(system: &System, out: &mut String) {
    write!(out, "{}", system.variables().len()).unwrap();
    for one in system.variables() {
        put_flag(out, one.is_integer());
        write_ends(one.bounds(), out);
    }
    write!(out, " {}", system.rows().len()).unwrap();
    for row in system.rows() {
        match row.statement() {
            Some(statement) => write!(out, " {}", statement.index()).unwrap(),
            None => out.push_str(" -"),
        }
        write!(out, " {}", row.terms().len()).unwrap();
        for (variable, by) in row.terms() {
            write!(out, " {}", variable.index()).unwrap();
            write_ratio(*by, out);
        }
        write_ends(row.within(), out);
    }
}

fn write_steps(certificate: &Certificate, out: &mut String) {
    write!(out, " {}", certificate.steps.len()).unwrap();
    for step in &certificate.steps {
        match step {
            Step::Branch { form, at } => {
                write!(out, " b {}", form.len()).unwrap();
                for (variable, by) in form {
                    write!(out, " {}", variable.index()).unwrap();
                    write_number(by, out);
                }
                write_number(at, out);
            }
            Step::Leaf(leaf) => {
                write!(out, " l {}", leaf.len()).unwrap();
                for Multiplier { line, side, by } in leaf {
                    match line {
                        Line::Row(n) => write!(out, " r {n}").unwrap(),
                        Line::Variable(variable) => write!(out, " v {}", variable.index()).unwrap(),
                        Line::Branch(depth) => write!(out, " b {depth}").unwrap(),
                    }
                    out.push_str(if *side == Side::Lower { " L" } else { " U" });
                    write_number(by, out);
                }
            }
        }
    }
    out.push('\n');
}
