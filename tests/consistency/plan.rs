//! Random systems as plain whole numbers, and what is true of them by trying every point.

use core::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{Statement, System, Variable};
use crossings::{Interval, Ratio};

/// A generator of numbers that is the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub(crate) fn roll(&mut self, below: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % below as u64) as i64
    }
}

/// An end in halves, and whether it is open.
pub(crate) type End = Option<(i64, bool)>;

#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) statement: Option<usize>,
    pub(crate) by: Vec<i64>,
    pub(crate) lower: End,
    pub(crate) upper: End,
}

impl Line {
    pub(crate) fn holds(&self, point: &[i64]) -> bool {
        let twice = 2 * self.by.iter().zip(point).map(|(by, x)| by * x).sum::<i64>();
        self.lower.is_none_or(|(end, open)| if open { twice > end } else { twice >= end })
            && self.upper.is_none_or(|(end, open)| if open { twice < end } else { twice <= end })
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) variables: usize,
    pub(crate) most: i64,
    pub(crate) statements: usize,
    pub(crate) lines: Vec<Line>,
}

impl Plan {
    /// Integers from 0 to `most`; rows with small numbers.
    pub(crate) fn random(dice: &mut Dice, variables: usize, most: i64, statements: usize) -> Self {
        let mut lines = Vec::new();
        for statement in 0..statements {
            for _ in 0..=dice.roll(2) {
                lines.push(line(dice, Some(statement), variables, most));
            }
        }
        if dice.roll(2) == 0 {
            lines.push(line(dice, None, variables, most));
        }
        Self { variables, most, statements, lines }
    }

    pub(crate) fn system(&self) -> (System, Vec<Variable>) {
        let mut system = System::new();
        let top = Ratio::whole(self.most as u64);
        let bounds = Interval::new(Included(Ratio::whole(0)), Included(top)).unwrap();
        let xs: Vec<Variable> =
            (0..self.variables).map(|n| system.variable(format!("x{n}"), true, bounds)).collect();
        let statements: Vec<Statement> =
            (0..self.statements).map(|n| system.statement(format!("s{n}"))).collect();
        for line in &self.lines {
            let terms: Vec<(Variable, Ratio)> =
                xs.iter().zip(&line.by).map(|(x, by)| (*x, Ratio::new((*by).into(), 1).unwrap())).collect();
            let end = |end: End| match end {
                None => Unbounded,
                Some((twice, true)) => Excluded(Ratio::new(twice.into(), 2).unwrap()),
                Some((twice, false)) => Included(Ratio::new(twice.into(), 2).unwrap()),
            };
            let within = Interval::new(end(line.lower), end(line.upper)).unwrap();
            system.row(line.statement.map(|n| statements[n]), &terms, within).unwrap();
        }
        (system, xs)
    }

    /// Every point of the box that satisfies the hard rows, with the statements that it satisfies.
    pub(crate) fn points(&self) -> Vec<(Vec<i64>, u32)> {
        let mut points = vec![Vec::new()];
        for _ in 0..self.variables {
            points = points
                .into_iter()
                .flat_map(|point: Vec<i64>| {
                    (0..=self.most).map(move |x| point.iter().copied().chain([x]).collect())
                })
                .collect();
        }
        let mut out = Vec::new();
        for point in points {
            if self.lines.iter().any(|line| line.statement.is_none() && !line.holds(&point)) {
                continue;
            }
            let fails = |n| self.lines.iter().any(|l| l.statement == Some(n) && !l.holds(&point));
            let mask = (0..self.statements).filter(|n| !fails(*n)).fold(0, |mask, n| mask | 1 << n);
            out.push((point, mask));
        }
        out
    }
}

fn line(dice: &mut Dice, statement: Option<usize>, variables: usize, most: i64) -> Line {
    let by: Vec<i64> = (0..variables).map(|_| dice.roll(7) - 3).collect();
    // Ends around the value at a random point, so that many rows hold somewhere.
    let middle = 2 * by.iter().map(|by| by * dice.roll(most + 1)).sum::<i64>() + dice.roll(5) - 2;
    let (low, high) = (middle - dice.roll(4), middle + 1 + dice.roll(4));
    let open = |dice: &mut Dice| dice.roll(2) == 0;
    let (lower, upper) = match dice.roll(4) {
        0 => (Some((low, open(dice))), None),
        1 => (None, Some((high, open(dice)))),
        2 => (Some((middle, false)), Some((middle, false))),
        _ => (Some((low, open(dice))), Some((high, open(dice)))),
    };
    Line { statement, by, lower, upper }
}
