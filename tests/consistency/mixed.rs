//! Random systems of integers and rationals, with and without bounds, with strict rows.

use core::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{System, Variable};
use crossings::{Interval, Ratio};

use crate::plan::Dice;

fn ratio(numerator: i64, denominator: i64) -> Ratio {
    Ratio::new(numerator.into(), denominator.into()).unwrap()
}

/// Up to five variables and up to eight statements.
pub(crate) fn system(dice: &mut Dice) -> System {
    let mut system = System::new();
    let variables: Vec<Variable> = (0..=dice.roll(5)).map(|n| variable(dice, &mut system, n)).collect();
    // Around a point, so that several statements can be true together.
    let point: Vec<i64> = variables.iter().map(|_| dice.roll(40)).collect();
    for n in 0..=dice.roll(8) {
        let statement = system.statement(format!("s{n}"));
        for _ in 0..=dice.roll(2) {
            let (terms, within) = row(dice, &variables, &point);
            system.row(Some(statement), &terms, within).unwrap();
        }
    }
    for _ in 0..dice.roll(3) {
        let (terms, within) = row(dice, &variables, &point);
        system.row(None, &terms, within).unwrap();
    }
    system
}

fn variable(dice: &mut Dice, system: &mut System, n: i64) -> Variable {
    let (name, integer) = (format!("x{n}"), dice.roll(2) == 0);
    let bounds = match dice.roll(8) {
        0 => Interval::ALL,
        1 => Interval::new(Included(ratio(0, 1)), Included(ratio(1 + dice.roll(30), 1))).unwrap(),
        2 => Interval::new(Excluded(ratio(dice.roll(4), 2)), Unbounded).unwrap(),
        _ => Interval::new(Included(ratio(0, 1)), Unbounded).unwrap(),
    };
    system.variable(name, integer, bounds)
}

fn row(dice: &mut Dice, variables: &[Variable], point: &[i64]) -> (Vec<(Variable, Ratio)>, Interval) {
    let mut terms = Vec::new();
    let mut middle = ratio(dice.roll(9) - 4, 1 + dice.roll(4));
    for (variable, value) in variables.iter().zip(point) {
        if dice.roll(3) > 0 {
            let by = ratio(dice.roll(21) - 10, 1 + dice.roll(4));
            terms.push((*variable, by));
            middle = middle.checked_add(by.checked_mul(ratio(*value, 1)).unwrap()).unwrap();
        }
    }
    let low = middle.checked_sub(ratio(dice.roll(8), 1 + dice.roll(3))).unwrap();
    let high = middle.checked_add(ratio(1 + dice.roll(8), 1 + dice.roll(3))).unwrap();
    let lower = if dice.roll(2) == 0 { Included(low) } else { Excluded(low) };
    let upper = if dice.roll(2) == 0 { Included(high) } else { Excluded(high) };
    let (lower, upper) = match dice.roll(4) {
        0 => (lower, Unbounded),
        1 => (Unbounded, upper),
        2 => (Included(middle), Included(middle)),
        _ => (lower, upper),
    };
    (terms, Interval::new(lower, upper).unwrap())
}
