//! Systems that are made to be hard: each ends within its fuel, in an honest answer.
#![allow(
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    clippy::similar_names,
    reason = "a test ends where an assumption fails"
)]

use core::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{
    Answer, Completeness, Fuel, Limits, Reason, Statement, System, Values, Variable, checker,
};
use crossings::{Interval, Ratio};

use crate::consistency::plan::Dice;

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn at_least(end: Ratio) -> Interval {
    Interval::new(Included(end), Unbounded).unwrap()
}

fn at_most(end: Ratio) -> Interval {
    Interval::new(Unbounded, Included(end)).unwrap()
}

/// A proof is a proof, and no answer used more than it was given.
fn honest(system: &System, statements: &[Statement], cells: u64) -> Answer {
    let mut fuel = Fuel::new(cells);
    let answer = system.check(statements, &mut fuel);
    assert!(fuel.spent() <= cells);
    match &answer {
        Answer::Consistent(witness) => assert!(checker::satisfies(system, statements, witness)),
        Answer::Conflict(certificate) => assert!(checker::refutes(system, statements, certificate)),
        Answer::Undetermined(reason) => assert_eq!(*reason, Reason::Fuel),
    }
    answer
}

/// `n` statements about forty variables around one point; `off` of them are of another.
fn many(n: usize, off: usize) -> System {
    let mut dice = Dice::new(4);
    let mut system = System::new();
    let xs: Vec<Variable> = (0..40).map(|n| system.integer(format!("x{n}"))).collect();
    let point: Vec<i64> = xs.iter().map(|_| dice.roll(50_000)).collect();
    for place in 0..n {
        let statement = system.statement(format!("s{place}"));
        let (a, b) = (dice.roll(20) as usize, 20 + dice.roll(20) as usize);
        let by = 1 + dice.roll(60);
        let middle = i128::from(point[a] + by * point[b]);
        // Far beyond all other statements of the same two variables.
        let middle = if place < off { -1 } else { middle };
        let terms = [(xs[a], ratio(1, 1)), (xs[b], ratio(by.into(), 1))];
        let within = Interval::new(Included(ratio(middle - 1, 2)), Included(ratio(2 * middle + 1, 2)));
        let within = if place < off { at_most(ratio(middle, 1)) } else { within.unwrap() };
        system.row(Some(statement), &terms, within).unwrap();
    }
    system
}

#[test]
fn ten_thousand_statements_end() {
    let system = many(10_000, 0);
    assert!(matches!(honest(&system, &system.all(), 50_000_000), Answer::Consistent(_)));
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::new(50_000_000));
    assert_eq!((found.conflicts.len(), found.repairs.len()), (0, 1));
    assert_eq!(found.all_repairs, Completeness::Complete);

    // Three statements that contradict the bounds by themselves.
    let system = many(10_000, 3);
    assert!(matches!(honest(&system, &system.all(), 50_000_000), Answer::Conflict(_)));
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::new(200_000_000));
    assert_eq!(found.conflicts.len(), 3);
    assert!(found.conflicts.iter().all(|conflict| conflict.minimal && conflict.statements.len() == 1));
    assert_eq!(found.repairs.len(), 1);
    assert_eq!(found.all_conflicts, Completeness::Complete);

    // With little fuel the answer is that there was too little.
    for cells in [0, 1, 1_000, 100_000] {
        let answer = honest(&system, &system.all(), cells);
        assert!(matches!(answer, Answer::Undetermined(_) | Answer::Conflict(_)));
        let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::new(cells));
        assert_eq!(found.all_repairs, Completeness::Fuel);
    }
}

#[test]
fn ten_thousand_pairs_of_contradictions_end() {
    // Each variable is said to be 1 and to be 2: there are 2^5000 repairs.
    let mut system = System::new();
    for n in 0..5_000 {
        let x = system.integer(format!("x{n}"));
        for value in [1, 2] {
            let statement = system.statement(format!("x{n} is {value}"));
            system.row(Some(statement), &[(x, ratio(1, 1))], Interval::point(ratio(value, 1))).unwrap();
        }
    }
    assert!(matches!(honest(&system, &system.all(), 5_000_000), Answer::Conflict(_)));
    let mut fuel = Fuel::new(20_000_000);
    let limits = Limits { conflict: 3, repair: 3 };
    let found = system.diagnose(&system.all(), limits, &mut fuel);
    assert!(found.all_conflicts != Completeness::Complete && found.all_repairs != Completeness::Complete);
    assert!(found.conflicts.len() > 100, "{}", found.conflicts.len());
    for conflict in &found.conflicts {
        assert_eq!(conflict.statements[0].index() + 1, conflict.statements[1].index());
    }
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::new(20_000_000));
    assert_eq!(found.all_repairs, Completeness::Fuel);
}

#[test]
fn huge_numbers_are_exact() {
    // x = 10^60 and y = (10^30 + 1)(10^30 − 1), which is one less.
    let huge = 10_i128.pow(30);
    let mut system = System::new();
    let [one, thousand, x, more, y] = ["one", "thousand", "x", "more", "y"].map(|name| system.rational(name));
    let mut times = |of: Variable, by: i128, from: Variable| {
        let terms = [(of, ratio(1, 1)), (from, ratio(-by, 1))];
        system.row(None, &terms, Interval::point(ratio(0, 1))).unwrap();
    };
    times(thousand, huge, one);
    times(x, huge, thousand);
    times(more, huge + 1, one);
    times(y, huge - 1, more);
    system.row(None, &[(one, ratio(1, 1))], Interval::point(ratio(1, 1))).unwrap();
    let difference = [(x, ratio(1, 1)), (y, ratio(-1, 1))];
    let same = system.statement("x is not above y");
    system.row(Some(same), &difference, at_most(ratio(0, 1))).unwrap();
    let less = system.statement("x is less than one above y");
    system.row(Some(less), &difference, Interval::new(Unbounded, Excluded(ratio(1, 1))).unwrap()).unwrap();
    let above = system.statement("x is one above y");
    system.row(Some(above), &difference, Interval::point(ratio(1, 1))).unwrap();
    assert!(matches!(honest(&system, &[above], 100_000), Answer::Consistent(_)));
    assert!(matches!(honest(&system, &[same], 100_000), Answer::Conflict(_)));
    assert!(matches!(honest(&system, &[less], 100_000), Answer::Conflict(_)));
    let answer = system.range(&difference, &[], 10, &mut Fuel::default()).unwrap();
    let Answer::Consistent(range) = answer else { panic!() };
    assert_eq!(range.relaxed, Interval::point(ratio(1, 1)));

    // One penny in 5 × 10^13, and one part in 10^38.
    for scale in [50_000_000_000_000, 10_i128.pow(37)] {
        let mut system = System::new();
        let (cost, people) = (system.integer("cost"), system.integer("people"));
        let one = ratio(1, 1);
        let each = system.statement("at least so much each");
        system.row(Some(each), &[(cost, one), (people, ratio(-scale, 1))], at_least(ratio(0, 1))).unwrap();
        let some = system.statement("one at least");
        system.row(Some(some), &[(people, one)], at_least(one)).unwrap();
        let short = system.statement("one short");
        system.row(Some(short), &[(cost, one)], at_most(ratio(scale - 1, 1))).unwrap();
        assert!(matches!(honest(&system, &system.all(), 10_000), Answer::Conflict(_)));
        assert!(matches!(honest(&system, &[each, some], 10_000), Answer::Consistent(_)));
        let answer = system.range(&[(cost, one)], &[each, some], 10, &mut Fuel::default()).unwrap();
        let Answer::Consistent(range) = answer else { panic!() };
        assert_eq!(range.hull, Some(at_least(ratio(scale, 1))));
    }
}

#[test]
fn an_answer_beyond_128_bits_is_none() {
    let huge = 10_i128.pow(30);
    let mut system = System::new();
    let (x, y) = (system.rational("x"), system.rational("y"));
    let one = ratio(1, 1);
    let first = system.statement("x is huge times y");
    let zero = Interval::point(ratio(0, 1));
    system.row(Some(first), &[(x, one), (y, ratio(-huge, 1))], zero).unwrap();
    let second = system.statement("y is huge");
    system.row(Some(second), &[(y, one)], Interval::point(ratio(huge, 1))).unwrap();
    let Answer::Consistent(witness) = honest(&system, &system.all(), 10_000) else { panic!() };
    assert_eq!(witness.values[0].to_string(), format!("1{}", "0".repeat(60)));
    assert_eq!(witness.values[0].to_ratio(), None);
    let range = system.range(&[(x, one)], &system.all(), 10, &mut Fuel::default()).unwrap();
    assert_eq!(range, Answer::Undetermined(Reason::Overflow));
    let Answer::Consistent(range) =
        system.range(&[(y, one)], &system.all(), 10, &mut Fuel::default()).unwrap()
    else {
        panic!()
    };
    assert_eq!(range.values, Values::These(vec![ratio(huge, 1)]));
}

#[test]
fn whole_numbers_that_are_hard_end_within_their_fuel() {
    // p x + q y = m with large primes: no solution of zero or more, or a single one.
    let (p, q) = (1_000_003_i128, 998_244_353_i128);
    for m in [p * q - p - q, p * 41 + q * 43, p * q * 7 + 1] {
        let mut system = System::new();
        let (x, y) = (system.integer("x"), system.integer("y"));
        let sum = system.statement("a sum of two primes' multiples");
        system.row(Some(sum), &[(x, ratio(p, 1)), (y, ratio(q, 1))], Interval::point(ratio(m, 1))).unwrap();
        honest(&system, &system.all(), 1_000_000);
        let range = system.range(&[(x, ratio(1, 1))], &system.all(), 10, &mut Fuel::new(1_000_000)).unwrap();
        assert!(!matches!(range, Answer::Conflict(_)), "there is no small proof");
    }

    // A knapsack whose rational solution is far from every whole one.
    for n in [5_i64, 10, 20] {
        let mut system = System::new();
        let terms: Vec<(Variable, Ratio)> = (0..n)
            .map(|k| {
                let one_of_two = Interval::new(Included(ratio(0, 1)), Included(ratio(1, 1))).unwrap();
                (system.variable(format!("x{k}"), true, one_of_two), ratio(2, 1))
            })
            .collect();
        let y =
            system.variable("y", false, Interval::new(Excluded(ratio(0, 1)), Included(ratio(1, 2))).unwrap());
        let sum = system.statement("half way");
        let terms = [terms, vec![(y, ratio(1, 1))]].concat();
        system.row(Some(sum), &terms, Interval::point(ratio(i128::from(n) | 1, 1))).unwrap();
        // 2 × whole + y is odd for no y in (0, 1/2].
        let answer = honest(&system, &system.all(), 3_000_000);
        assert!(!matches!(answer, Answer::Consistent(_)));
        if n == 5 {
            assert!(matches!(answer, Answer::Conflict(_)), "2^5 cases are few");
        }
    }
}

#[test]
fn branches_without_end_end() {
    // 3x − 3y + z with z strictly between 0 and 1: x and y go up for ever.
    let mut system = System::new();
    let (x, y) = (system.integer("x"), system.integer("y"));
    let within = Interval::new(Excluded(ratio(0, 1)), Excluded(ratio(1, 1))).unwrap();
    let z = system.variable("z", false, within);
    let sum = system.statement("never");
    let terms = [(x, ratio(3, 1)), (y, ratio(-3, 1)), (z, ratio(1, 1))];
    system.row(Some(sum), &terms, Interval::point(ratio(2, 1))).unwrap();
    for cells in [10_000, 100_000, 1_000_000] {
        assert_eq!(honest(&system, &system.all(), cells), Answer::Undetermined(Reason::Fuel));
    }
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::new(100_000));
    assert_eq!((found.conflicts.len(), found.repairs.len()), (0, 0));
    assert_eq!(found.all_conflicts, Completeness::Fuel);
}

#[test]
fn contradictory_definitions_need_no_statement() {
    let mut system = System::new();
    let x = system.integer("x");
    system.statement("says nothing");
    system.row(None, &[(x, ratio(1, 1))], at_least(ratio(2, 1))).unwrap();
    system.row(None, &[(x, ratio(1, 1))], at_most(ratio(1, 1))).unwrap();
    assert!(matches!(honest(&system, &[], 1_000), Answer::Conflict(_)));
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::default());
    assert_eq!((found.conflicts.len(), found.repairs.len()), (1, 0));
    assert!(found.conflicts[0].statements.is_empty());
    assert_eq!(found.all_conflicts, Completeness::Complete);
    // And a row without variables is true or false by itself.
    let mut system = System::new();
    let (yes, no) = (system.statement("0 ≤ 1"), system.statement("0 ≥ 1"));
    system.row(Some(yes), &[], at_most(ratio(1, 1))).unwrap();
    system.row(Some(no), &[], at_least(ratio(1, 1))).unwrap();
    assert!(matches!(honest(&system, &[yes], 1_000), Answer::Consistent(_)));
    assert!(matches!(honest(&system, &[no], 1_000), Answer::Conflict(_)));
}
