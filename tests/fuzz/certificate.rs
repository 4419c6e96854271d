//! Bytes as a system that a known point satisfies, and as a certificate: the checker never takes one that
//! says that nothing does. Of witnesses it takes those whose numbers satisfy the rows, and no others.

use crossings::Ratio;
use crossings::consistency::{
    Answer, Certificate, Fuel, Line, Multiplier, Number, Side, Statement, Step, System, Variable, Witness,
    checker,
};

use super::input::Input;
use super::rows::{Row, Rows, fractions, ratio};

/// What is tried: both checkers.
#[derive(Clone, Copy)]
struct Tried {
    refutes: fn(&System, &[Statement], &Certificate) -> bool,
    satisfies: fn(&System, &[Statement], &Witness) -> bool,
}

const REAL: Tried = Tried { refutes: checker::refutes, satisfies: checker::satisfies };

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a checker that takes every proof", |bytes| with(bytes, Tried { refutes: |_, _, _| true, ..REAL })),
    ("a checker that takes what uses a row", |bytes| {
        with(bytes, Tried { refutes: |_, _, certificate| uses(certificate), ..REAL });
    }),
    ("a checker that takes every witness", |bytes| with(bytes, Tried { satisfies: |_, _, _| true, ..REAL })),
    ("a checker that takes no witness", |bytes| with(bytes, Tried { satisfies: |_, _, _| false, ..REAL })),
];

/// Whether a certificate uses a row of the system.
fn uses(certificate: &Certificate) -> bool {
    certificate.steps.iter().any(|step| match step {
        Step::Leaf(leaf) => leaf.iter().any(|one| matches!(one.line, Line::Row(_))),
        Step::Branch { .. } => false,
    })
}

pub fn run(bytes: &[u8]) {
    with(bytes, REAL);
}

fn with(bytes: &[u8], tried: Tried) {
    let mut input = Input::new(bytes);
    let (rows, halves) = Rows::around_a_point(&mut input);
    let point: Vec<(i128, i128)> = halves.iter().map(|halves| (i128::from(*halves), 2)).collect();
    assert!(rows.hold(&point, |_| true), "the point is one of {rows:?}");
    let (system, xs) = rows.system();
    let all = system.all();
    let witness = |numbers: Vec<Ratio>| Witness { values: numbers.into_iter().map(Number::from).collect() };
    let mut numbers: Vec<Ratio> = halves.iter().map(|halves| ratio(*halves, 2)).collect();
    assert!((tried.satisfies)(&system, &all, &witness(numbers.clone())), "{halves:?} of {rows:?}");

    // Another point, near that one or with a number too few.
    let nth = input.below(numbers.len());
    numbers[nth] = ratio(i64::from(input.byte()) - 4, 1 + i64::from(input.byte() % 4));
    let other = witness(numbers);
    let holds = rows.hold(&fractions(&other), |_| true);
    assert_eq!((tried.satisfies)(&system, &all, &other), holds, "{other:?} of {rows:?}");
    let mut short = other;
    short.values.pop();
    assert!(!(tried.satisfies)(&system, &all, &short), "{short:?} of {rows:?}");

    // The proof of a system that has a row more proves nothing of this one.
    let by: Vec<i64> = rows.whole.iter().map(|_| input.around_zero(3)).collect();
    let at: i64 = by.iter().zip(&halves).map(|(by, x)| by * x).sum();
    let mut tighter = rows.clone();
    let lower = Some((at + 1 + i64::from(input.byte() % 8), input.chance()));
    tighter.rows.push(Row { statement: Some(0), by, lower, upper: None });
    let (narrow, _) = tighter.system();
    if let Answer::Conflict(mut proof) = narrow.check(&narrow.all(), &mut Fuel::new(1_000_000)) {
        assert!((tried.refutes)(&narrow, &narrow.all(), &proof), "{proof:?} of {tighter:?}");
        assert!(!(tried.refutes)(&system, &all, &proof), "{proof:?} of {rows:?}");
        change(&mut proof, &mut input);
        assert!(!(tried.refutes)(&system, &all, &proof), "{proof:?} of {rows:?}");
    }
    let made = Certificate { steps: (0..input.below(8)).map(|_| step(&mut input, &xs)).collect() };
    assert!(!(tried.refutes)(&system, &all, &made), "{made:?} of {rows:?}");
}

/// A place or two changed: what uses the row that this system does not have, now another one.
fn change(proof: &mut Certificate, input: &mut Input<'_>) {
    for step in &mut proof.steps {
        match step {
            Step::Leaf(leaf) => {
                for one in leaf.iter_mut() {
                    match input.byte() {
                        0..60 => one.line = Line::Row(input.below(5)),
                        60..80 => one.side = if one.side == Side::Lower { Side::Upper } else { Side::Lower },
                        80..100 => one.by = by(input),
                        _ => {}
                    }
                }
                if input.byte() < 20 {
                    leaf.pop();
                }
            }
            Step::Branch { at, .. } => {
                if input.byte() < 60 {
                    *at = by(input);
                }
            }
        }
    }
}

fn by(input: &mut Input<'_>) -> Number {
    Number::from(ratio(input.around_zero(6), 1 + i64::from(input.byte() % 3)))
}

fn step(input: &mut Input<'_>, xs: &[Variable]) -> Step {
    if input.chance() {
        let form = xs.iter().filter(|_| input.chance()).map(|x| (*x, Number::from(ratio(1, 1)))).collect();
        return Step::Branch { form, at: by(input) };
    }
    let multipliers = (0..input.below(5)).map(|_| {
        let line = match input.below(3) {
            0 => Line::Row(input.below(6)),
            1 => Line::Variable(xs[input.below(xs.len())]),
            _ => Line::Branch(input.below(3)),
        };
        let side = if input.chance() { Side::Lower } else { Side::Upper };
        Multiplier { line, side, by: by(input) }
    });
    Step::Leaf(multipliers.collect())
}
