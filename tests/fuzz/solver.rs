//! Bytes as a small system: where a point of the box satisfies it, it is consistent; where all its numbers
//! are whole and none does, it is not; a witness satisfies the rows, and a certificate passes the checker.

use crossings::Ratio;
use crossings::consistency::{Answer, Fuel, Statement, System, Values, Variable, checker};

use super::input::Input;
use super::rows::{Rows, fractions, ratio};

type Solve = fn(&System, &[Statement]) -> Answer;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a solver that forgets a statement", |bytes| {
        with(bytes, |system, statements| solve(system, statements.get(1..).unwrap_or_default()));
    }),
    ("a solver whose witness is next to one", |bytes| {
        with(bytes, |system, statements| match solve(system, statements) {
            Answer::Consistent(mut witness) => {
                witness.values.reverse();
                Answer::Consistent(witness)
            }
            other => other,
        });
    }),
    ("a solver whose proof ends too soon", |bytes| {
        with(bytes, |system, statements| match solve(system, statements) {
            Answer::Conflict(mut certificate) => {
                certificate.steps.pop();
                Answer::Conflict(certificate)
            }
            other => other,
        });
    }),
];

pub fn run(bytes: &[u8]) {
    with(bytes, solve);
}

fn fuel() -> Fuel {
    Fuel::new(1_000_000)
}

fn solve(system: &System, statements: &[Statement]) -> Answer {
    system.check(statements, &mut fuel())
}

fn with(bytes: &[u8], solve: Solve) {
    let mut input = Input::new(bytes);
    let rows = Rows::any(&mut input);
    let subset = input.byte();
    let by: Vec<i64> = rows.whole.iter().map(|_| input.around_zero(2)).collect();
    let (system, xs) = rows.system();
    let held = |statement: Option<usize>| statement.is_none_or(|nth| subset >> nth & 1 == 0);
    let statements: Vec<Statement> = system.all().into_iter().filter(|one| held(Some(one.index()))).collect();
    let points: Vec<_> = rows.points().into_iter().filter(|point| rows.hold(point, held)).collect();
    let all_whole = rows.whole.iter().all(|whole| *whole);
    match solve(&system, &statements) {
        Answer::Consistent(witness) => {
            assert!(!all_whole || !points.is_empty(), "no point satisfies {rows:?}");
            assert!(rows.hold(&fractions(&witness), held), "{witness:?} of {rows:?}");
            assert!(checker::satisfies(&system, &statements, &witness));
        }
        Answer::Conflict(certificate) => {
            assert!(points.is_empty(), "{:?} satisfies {rows:?}", points.first());
            assert!(checker::refutes(&system, &statements, &certificate), "{certificate:?} of {rows:?}");
            assert!(certificate.statements(&system).iter().all(|one| statements.contains(one)));
        }
        Answer::Undetermined(reason) => panic!("{reason}: {rows:?}"),
    }
    if all_whole {
        values(&rows, (&system, &xs), &statements, &by, &points);
    }
}

/// The values that a sum can have are those that it has at the points.
fn values(
    rows: &Rows,
    (system, xs): (&System, &[Variable]),
    statements: &[Statement],
    by: &[i64],
    points: &[Vec<(i128, i128)>],
) {
    let sum: Vec<(Variable, Ratio)> = xs.iter().zip(by).map(|(x, by)| (*x, ratio(*by, 1))).collect();
    let mut wanted: Vec<i128> = points
        .iter()
        .map(|point| by.iter().zip(point).map(|(by, (n, d))| i128::from(*by) * n / d).sum())
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    match system.range(&sum, statements, 1_000, &mut fuel()).expect("its own variables") {
        Answer::Conflict(certificate) => {
            assert!(wanted.is_empty(), "{rows:?}");
            assert!(checker::refutes(system, statements, &certificate));
        }
        Answer::Consistent(range) => {
            let Values::These(values) = range.values else { panic!("{:?} of {rows:?}", range.values) };
            let values: Vec<i128> =
                values.iter().map(|value| value.numerator() / value.denominator()).collect();
            assert_eq!(values, wanted, "{by:?} of {rows:?}");
        }
        Answer::Undetermined(reason) => panic!("{reason}: {rows:?}"),
    }
}
