//! A system in the solver's own numbers, with the ends of whole sums rounded.
#![forbid(unsafe_code)]

use core::cmp::Ordering;
use core::ops::Bound;

use super::certificate::Side;
use super::num::{Delta, Num, Terms};
use super::system::{Statement, System, Variable};
use crate::exact::Ratio;
use crate::interval::Interval;

/// Where an end comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// With the statement of the row.
    Row(usize, Side, Option<usize>),
    Variable(usize, Side),
    /// A rounded end: one of [`Problem::cuts`], with the statement of the end as it was.
    Cut(usize, Option<usize>),
    /// A branch, by its number.
    Branch(usize),
}

impl Source {
    /// A question, of which no proof is asked: a branch that no case takes.
    const ASKED: Self = Self::Branch(usize::MAX);

    /// The statement whose end it is.
    pub(super) const fn statement(self) -> Option<usize> {
        match self {
            Self::Row(.., statement) | Self::Cut(_, statement) => statement,
            Self::Variable(..) | Self::Branch(_) => None,
        }
    }
}

/// An end, and where it comes from.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    pub(super) value: Delta,
    pub(super) source: Source,
}

/// A lower end and an upper.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    pub(super) lower: Option<Limit>,
    pub(super) upper: Option<Limit>,
}

impl Ends {
    /// One number alone, because it is asked for.
    pub(super) fn asked(value: &Num) -> Self {
        let limit = || Some(Limit { value: Delta::real(value.clone()), source: Source::ASKED });
        Self { lower: limit(), upper: limit() }
    }

    pub(super) const fn of(&self, side: Side) -> Option<&Limit> {
        match side {
            Side::Lower => self.lower.as_ref(),
            Side::Upper => self.upper.as_ref(),
        }
    }

    pub(super) const fn of_mut(&mut self, side: Side) -> &mut Option<Limit> {
        match side {
            Side::Lower => &mut self.lower,
            Side::Upper => &mut self.upper,
        }
    }

    /// The end that a value is beyond.
    pub(super) fn broken(&self, value: &Delta) -> Option<(Side, &Limit)> {
        match (&self.lower, &self.upper) {
            (Some(low), _) if value < &low.value => Some((Side::Lower, low)),
            (_, Some(high)) if value > &high.value => Some((Side::Upper, high)),
            _ => None,
        }
    }

    /// Whether no number lies between them.
    pub(super) fn clash(&self) -> bool {
        matches!((&self.lower, &self.upper), (Some(low), Some(high)) if low.value > high.value)
    }
}

/// An end of a sum of whole multiples of integers, moved to the next whole number.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// The sum, in whole multiples without a common divisor.
    pub(super) form: Terms,
    /// The sum times this, above zero, is what the line has; and one over it.
    pub(super) scale: Num,
    pub(super) share: Num,
    /// The whole number: the sum is at most it, or at least the next.
    pub(super) at: Num,
    /// Which of these the line says.
    pub(super) side: Side,
    /// The end as it was.
    pub(super) end: Source,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) statement: Option<usize>,
    pub(super) terms: Terms,
    pub(super) ends: Ends,
}

impl Sum {
    /// Whether it lies between its ends.
    pub(super) fn holds(&self, values: &[Num]) -> bool {
        let sum = self
            .terms
            .iter()
            .try_fold(Num::ZERO, |sum, (variable, by)| values.get(*variable).map(|x| sum.plus(&x.times(by))));
        sum.map(Delta::real).is_some_and(|sum| self.ends.broken(&sum).is_none())
    }
}

/// A system, compiled.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    pub(super) integer: Vec<bool>,
    pub(super) bounds: Vec<Ends>,
    pub(super) sums: Vec<Sum>,
    pub(super) cuts: Vec<Cut>,
}

impl Problem {
    /// Where `integers` is false, every variable is taken for a rational.
    pub(super) fn new(system: &System, integers: bool) -> Self {
        let mut problem = Self::default();
        for (index, variable) in system.variables().iter().enumerate() {
            problem.integer.push(integers && variable.is_integer());
            let source = |side| Source::Variable(index, side);
            let ends = problem.ends(&[(index, Num::ONE)], variable.bounds(), source);
            problem.bounds.push(ends);
        }
        for (index, row) in system.rows().iter().enumerate() {
            let terms = terms(row.terms());
            let statement = row.statement().map(Statement::index);
            let ends = problem.ends(&terms, row.within(), |side| Source::Row(index, side, statement));
            problem.sums.push(Sum { statement, terms, ends });
        }
        problem
    }

    /// A hard row that is no part of the system; its place among the sums.
    pub(super) fn push(&mut self, terms: Terms, within: Interval) -> usize {
        let ends = self.ends(&terms, within, |_| Source::ASKED);
        self.sums.push(Sum { statement: None, terms, ends });
        self.sums.len().saturating_sub(1)
    }

    fn ends(&mut self, terms: &[(usize, Num)], within: Interval, source: impl Fn(Side) -> Source) -> Ends {
        let limit = |end: Bound<Ratio>, side: Side| {
            let (real, open) = match end {
                Bound::Unbounded => return None,
                Bound::Included(at) => (at, false),
                Bound::Excluded(at) => (at, true),
            };
            let tiny = match (open, side) {
                (false, _) => Num::ZERO,
                (true, Side::Lower) => Num::ONE,
                (true, Side::Upper) => Num::ONE.opposite(),
            };
            Some(Limit { value: Delta { real: real.into(), tiny }, source: source(side) })
        };
        let mut ends =
            Ends { lower: limit(within.lower(), Side::Lower), upper: limit(within.upper(), Side::Upper) };
        if let Some(scale) = self.lattice(terms) {
            for side in [Side::Lower, Side::Upper] {
                self.round(&mut ends, side, terms, &scale);
            }
        }
        ends
    }

    /// What a sum is always a multiple of; `None` where there is no such number above zero.
    pub(super) fn lattice(&self, terms: &[(usize, Num)]) -> Option<Num> {
        let mut step = Num::ZERO;
        for (variable, by) in terms {
            if !self.integer.get(*variable).copied().unwrap_or(false) {
                return None;
            }
            step = common_divisor(step, by.clone());
        }
        (!step.is_zero()).then_some(step)
    }

    fn round(&mut self, ends: &mut Ends, side: Side, terms: &[(usize, Num)], scale: &Num) {
        let (Some(inverse), Some(limit)) = (scale.reciprocal(), ends.of_mut(side).as_mut()) else { return };
        let in_steps = limit.value.times(&inverse);
        if in_steps.is_whole() {
            return;
        }
        let below = in_steps.floor();
        let rounded = if side == Side::Lower { below.plus(&Num::ONE) } else { below.clone() };
        let form = terms.iter().map(|(variable, by)| (*variable, by.times(&inverse))).collect();
        let source = Source::Cut(self.cuts.len(), limit.source.statement());
        let (scale_of, end) = (scale.clone(), limit.source);
        self.cuts.push(Cut { form, scale: scale_of, share: inverse, at: below, side, end });
        *limit = Limit { value: Delta::real(rounded.times(scale)), source };
    }
}

pub(super) fn terms(terms: &[(Variable, Ratio)]) -> Terms {
    terms.iter().map(|(variable, by)| (variable.index(), (*by).into())).collect()
}

/// The greatest number that both are whole multiples of; not below zero.
fn common_divisor(a: Num, b: Num) -> Num {
    let (mut a, mut b) = (a, b);
    while let Some(inverse) = b.reciprocal() {
        let rest = a.minus(&b.times(&a.times(&inverse).floor()));
        (a, b) = (b, rest);
    }
    if a.sign() == Ordering::Less { a.opposite() } else { a }
}
