//! Small systems of rows made of bytes, and what is true of them, by plain arithmetic.

use core::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{System, Variable, Witness};
use crossings::{Interval, Ratio};

use super::input::Input;

/// An end in halves, and whether it is open.
pub type End = Option<(i64, bool)>;

/// `lower ≤ Σ by·x ≤ upper`, and the statement whose row it is.
#[derive(Clone, Debug)]
pub struct Row {
    pub statement: Option<usize>,
    pub by: Vec<i64>,
    pub lower: End,
    pub upper: End,
}

/// Variables from 0 to `most`, whole or not, and their rows.
#[derive(Clone, Debug)]
pub struct Rows {
    pub whole: Vec<bool>,
    pub most: i64,
    pub statements: usize,
    pub rows: Vec<Row>,
}

pub fn ratio(numerator: i64, denominator: i64) -> Ratio {
    Ratio::new(numerator.into(), denominator.into()).expect("a small number")
}

impl Rows {
    /// Rows of any kind.
    pub fn any(input: &mut Input<'_>) -> Self {
        let mut rows = Self::variables(input);
        rows.statements = 1 + input.below(4);
        for _ in 0..=input.below(6) {
            let statement = Some(input.below(5)).filter(|statement| *statement < rows.statements);
            let by: Vec<i64> = rows.whole.iter().map(|_| input.around_zero(3)).collect();
            let low = input.around_zero(12);
            let (lower, upper) = match input.below(4) {
                0 => (Some((low, input.chance())), None),
                1 => (None, Some((low, input.chance()))),
                2 => (Some((low, false)), Some((low, false))),
                _ => (
                    Some((low, input.chance())),
                    Some((low + 1 + input.around_zero(1).abs(), input.chance())),
                ),
            };
            rows.rows.push(Row { statement, by, lower, upper });
        }
        rows
    }

    /// Rows that hold at a point, which comes with them in halves.
    pub fn around_a_point(input: &mut Input<'_>) -> (Self, Vec<i64>) {
        let mut rows = Self::variables(input);
        let halves: Vec<i64> = rows
            .whole
            .iter()
            .map(|whole| {
                let halves = i64::from(input.byte()) % (2 * rows.most + 1);
                if *whole { halves - halves % 2 } else { halves }
            })
            .collect();
        rows.statements = 1;
        for _ in 0..=input.below(4) {
            let by: Vec<i64> = rows.whole.iter().map(|_| input.around_zero(3)).collect();
            let at: i64 = by.iter().zip(&halves).map(|(by, x)| by * x).sum();
            let mut end = |sign: i64| {
                let slack = input.around_zero(3);
                (slack >= 0).then(|| (at + sign * slack, slack > 0 && input.chance()))
            };
            let (lower, upper) = (end(-1), end(1));
            rows.rows.push(Row { statement: Some(0), by, lower, upper });
        }
        (rows, halves)
    }

    fn variables(input: &mut Input<'_>) -> Self {
        let count = 1 + input.below(3);
        let kinds = input.byte();
        let whole = (0..count).map(|nth| kinds >> nth & 1 == 0).collect();
        Self { whole, most: 1 + i64::from(input.byte() % 3), statements: 0, rows: Vec::new() }
    }

    pub fn system(&self) -> (System, Vec<Variable>) {
        let mut system = System::new();
        let box_of = interval(Some((0, false)), Some((2 * self.most, false))).expect("some numbers");
        let xs: Vec<Variable> = self.whole.iter().map(|whole| system.variable("x", *whole, box_of)).collect();
        let statements: Vec<_> =
            (0..self.statements).map(|nth| system.statement(format!("s{nth}"))).collect();
        for row in &self.rows {
            let terms: Vec<_> = xs.iter().zip(&row.by).map(|(x, by)| (*x, ratio(*by, 1))).collect();
            // An interval with no number in it is none: such a row says nothing, here and below.
            if let Some(within) = interval(row.lower, row.upper) {
                let statement = row.statement.map(|nth| statements[nth]);
                system.row(statement, &terms, within).expect("its own variables");
            }
        }
        (system, xs)
    }

    /// Whether numbers, in fractions, satisfy every row that counts, the bounds, and what must be whole.
    pub fn hold(&self, point: &[(i128, i128)], counts: impl Fn(Option<usize>) -> bool) -> bool {
        let within = |(n, d): (i128, i128), lower: End, upper: End| {
            lower.is_none_or(
                |(end, open)| if open { 2 * n > i128::from(end) * d } else { 2 * n >= i128::from(end) * d },
            ) && upper.is_none_or(|(end, open)| {
                if open { 2 * n < i128::from(end) * d } else { 2 * n <= i128::from(end) * d }
            })
        };
        let bounded = point.iter().zip(&self.whole).all(|((n, d), whole)| {
            within((*n, *d), Some((0, false)), Some((2 * self.most, false))) && (!whole || n % d == 0)
        });
        bounded
            && self
                .rows
                .iter()
                .filter(|row| counts(row.statement) && interval(row.lower, row.upper).is_some())
                .all(|row| {
                    let sum = row.by.iter().zip(point).fold((0_i128, 1_i128), |(n, d), (by, (a, b))| {
                        (n * b + i128::from(*by) * a * d, d * b)
                    });
                    within(sum, row.lower, row.upper)
                })
    }

    /// Every point of the box in halves, whole numbers alone where they must be.
    pub fn points(&self) -> Vec<Vec<(i128, i128)>> {
        let mut points = vec![Vec::new()];
        for whole in &self.whole {
            let values: Vec<i64> = (0..=2 * self.most).filter(|halves| !whole || halves % 2 == 0).collect();
            points = points
                .into_iter()
                .flat_map(|point: Vec<(i128, i128)>| {
                    values.iter().map(move |x| {
                        let mut longer = point.clone();
                        longer.push((i128::from(*x), 2));
                        longer
                    })
                })
                .collect();
        }
        points
    }
}

fn interval(lower: End, upper: End) -> Option<Interval> {
    let end = |end: End| match end {
        None => Unbounded,
        Some((halves, true)) => Excluded(ratio(halves, 2)),
        Some((halves, false)) => Included(ratio(halves, 2)),
    };
    Interval::new(end(lower), end(upper))
}

/// The numbers of a witness, read from how they are printed.
pub fn fractions(witness: &Witness) -> Vec<(i128, i128)> {
    let fraction = |text: String| {
        let (n, d) = text.split_once('/').unwrap_or((&text, "1"));
        (n.parse().expect("a numerator"), d.parse().expect("a denominator"))
    };
    witness.values.iter().map(|value| fraction(value.to_string())).collect()
}
