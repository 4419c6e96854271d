//! The general simplex of Dutertre and de Moura: bounds on every variable, strict ones by
//! infinitesimals, Bland's rule. A row enters the tableau when it is first violated, and leaves it
//! when it no longer holds.
#![forbid(unsafe_code)]

mod optimum;
mod switch;

use core::cmp::Ordering;

use super::certificate::Side;
use super::fuel::{Fuel, Reason};
use super::num::{Delta, Num, Terms, add_scaled, at_place};
use super::problem::{Ends, Limit, Problem, Source};

pub(super) use optimum::Top;

/// The ends that contradict one another, and what each is multiplied by.
pub(super) type Leaf = Vec<(Source, Num)>;

/// Where a variable, or the sum of a row, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A row that is not in the tableau: it was not violated yet, or does not hold.
    Waiting,
    Free,
    /// This row of the tableau gives it.
    Given(usize),
}

/// A variable as a sum of free ones.
#[derive(Clone, Debug)]
struct Given {
    id: usize,
    terms: Terms,
}

/// Variables by their number; after them, the sums of the rows by theirs.
#[derive(Clone, Debug)]
pub(super) struct Simplex<'p> {
    problem: &'p Problem,
    ends: Vec<Ends>,
    values: Vec<Delta>,
    places: Vec<Place>,
    tableau: Vec<Given>,
    /// Which rows hold.
    on: Vec<bool>,
    /// What leaves no number by its own ends, where it holds; and one of them, or of a branch.
    clashing: Vec<usize>,
    clash: Option<usize>,
}

fn at<T>(of: &[T], index: usize) -> Result<&T, Reason> {
    of.get(index).ok_or(Reason::Defect)
}

fn at_mut<T>(of: &mut [T], index: usize) -> Result<&mut T, Reason> {
    of.get_mut(index).ok_or(Reason::Defect)
}

impl<'p> Simplex<'p> {
    /// With the bounds of the variables alone.
    pub(super) fn new(problem: &'p Problem, fuel: &mut Fuel) -> Result<Self, Reason> {
        let (variables, sums) = (problem.bounds.len(), problem.sums.len());
        let all = variables.saturating_add(sums);
        fuel.spend_each(all)?;
        let mut simplex = Self {
            problem,
            ends: problem.bounds.clone(),
            values: problem.bounds.iter().map(first_value).collect(),
            places: vec![Place::Free; variables],
            tableau: Vec::new(),
            on: vec![false; sums],
            clashing: Vec::new(),
            clash: None,
        };
        let own = problem.bounds.iter().chain(problem.sums.iter().map(|sum| &sum.ends));
        simplex.clashing.extend(own.enumerate().filter(|(_, ends)| ends.clash()).map(|(id, _)| id));
        simplex.ends.resize(all, Ends::default());
        simplex.values.resize(all, Delta::ZERO);
        simplex.places.resize(all, Place::Waiting);
        Ok(simplex)
    }

    /// Finds numbers within all ends, or the ends that leave none.
    pub(super) fn solve(&mut self, fuel: &mut Fuel) -> Result<Option<Leaf>, Reason> {
        if let Some(id) = self.clash {
            return Ok(Some(leaf_of_clash(at(&self.ends, id)?)));
        }
        loop {
            while let Some((row, side)) = self.violated(fuel)? {
                match self.entering(row, side)? {
                    Some(id) => self.repair(row, id, side, fuel)?,
                    None => return self.leaf(row, side).map(Some),
                }
            }
            if !self.load_violated(fuel)? {
                return Ok(None);
            }
        }
    }

    /// The variable with the least number that is given and beyond an end.
    fn violated(&self, fuel: &mut Fuel) -> Result<Option<(usize, Side)>, Reason> {
        fuel.spend_each(self.tableau.len())?;
        let mut least: Option<(usize, usize, Side)> = None;
        for (row, given) in self.tableau.iter().enumerate() {
            if least.is_some_and(|(id, ..)| id < given.id) {
                continue;
            }
            let (ends, value) = (at(&self.ends, given.id)?, at(&self.values, given.id)?);
            if ends.below(value) {
                least = Some((given.id, row, Side::Lower));
            } else if ends.above(value) {
                least = Some((given.id, row, Side::Upper));
            }
        }
        Ok(least.map(|(_, row, side)| (row, side)))
    }

    /// The free variable with the least number that can move towards the end.
    fn entering(&self, row: usize, side: Side) -> Result<Option<usize>, Reason> {
        for (id, by) in &at(&self.tableau, row)?.terms {
            let up = (by.sign() == Ordering::Greater) == (side == Side::Lower);
            if self.can_move(*id, up)? {
                return Ok(Some(*id));
            }
        }
        Ok(None)
    }

    fn can_move(&self, id: usize, up: bool) -> Result<bool, Reason> {
        let (ends, value) = (at(&self.ends, id)?, at(&self.values, id)?);
        let end = if up { &ends.upper } else { &ends.lower };
        Ok(end.as_ref().is_none_or(|end| if up { value < &end.value } else { value > &end.value }))
    }

    /// Moves a given variable to its end, and lets a free one change places with it.
    fn repair(&mut self, row: usize, id: usize, side: Side, fuel: &mut Fuel) -> Result<(), Reason> {
        let given = at(&self.tableau, row)?;
        let end = at(&self.ends, given.id)?.of(side).ok_or(Reason::Defect)?;
        let gap = end.value.minus(at(&self.values, given.id)?);
        let rate = at_place(&given.terms, id).and_then(Num::reciprocal).ok_or(Reason::Defect)?;
        self.shift(id, &gap.times(&rate), fuel)?;
        self.pivot(row, id, fuel)
    }

    /// Moves a free variable, and all that it gives.
    fn shift(&mut self, id: usize, by: &Delta, fuel: &mut Fuel) -> Result<(), Reason> {
        let value = at_mut(&mut self.values, id)?;
        *value = value.plus(by);
        fuel.spend(value.cost())?;
        for given in &self.tableau {
            if let Some(rate) = at_place(&given.terms, id) {
                let value = at_mut(&mut self.values, given.id)?;
                *value = value.plus(&by.times(rate));
                fuel.spend(value.cost())?;
            }
        }
        Ok(())
    }

    fn pivot(&mut self, row: usize, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        let given = at_mut(&mut self.tableau, row)?;
        let leaving = core::mem::replace(&mut given.id, id);
        let mut terms = core::mem::take(&mut given.terms);
        let inverse = at_place(&terms, id).and_then(Num::reciprocal).ok_or(Reason::Defect)?;
        let share = inverse.opposite();
        terms.retain(|(other, _)| *other != id);
        for (_, by) in &mut terms {
            *by = by.times(&share);
        }
        let place = terms.partition_point(|(other, _)| *other < leaving);
        terms.insert(place, (leaving, inverse));
        fuel.spend(cost(&terms))?;
        for (index, other) in self.tableau.iter_mut().enumerate() {
            if index != row {
                substitute(&mut other.terms, id, &terms, fuel)?;
            }
        }
        at_mut(&mut self.tableau, row)?.terms = terms;
        *at_mut(&mut self.places, leaving)? = Place::Free;
        *at_mut(&mut self.places, id)? = Place::Given(row);
        Ok(())
    }

    fn leaf(&self, row: usize, side: Side) -> Result<Leaf, Reason> {
        let given = at(&self.tableau, row)?;
        let source = |id: usize, side| -> Result<Source, Reason> {
            Ok(at(&self.ends, id)?.of(side).ok_or(Reason::Defect)?.source)
        };
        let mut out = vec![(source(given.id, side)?, Num::ONE)];
        for (id, by) in &given.terms {
            let up = (by.sign() == Ordering::Greater) == (side == Side::Lower);
            let share = if by.sign() == Ordering::Less { by.opposite() } else { by.clone() };
            out.push((source(*id, if up { Side::Upper } else { Side::Lower })?, share));
        }
        Ok(out)
    }

    /// Takes the first waiting row that is violated into the tableau.
    fn load_violated(&mut self, fuel: &mut Fuel) -> Result<bool, Reason> {
        fuel.spend_each(self.on.len())?;
        for index in 0..self.on.len() {
            if self.waits(index)? {
                let value = self.value_of(index, fuel)?;
                let ends = at(&self.ends, self.id_of(index))?;
                if ends.below(&value) || ends.above(&value) {
                    self.load(index, value, fuel)?;
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether a row holds and is not in the tableau.
    fn waits(&self, sum: usize) -> Result<bool, Reason> {
        Ok(*at(&self.on, sum)? && *at(&self.places, self.id_of(sum))? == Place::Waiting)
    }

    const fn id_of(&self, sum: usize) -> usize {
        self.problem.bounds.len().saturating_add(sum)
    }

    fn value_of(&self, sum: usize, fuel: &mut Fuel) -> Result<Delta, Reason> {
        let mut value = Delta::ZERO;
        for (variable, by) in &at(&self.problem.sums, sum)?.terms {
            value = value.plus(&at(&self.values, *variable)?.times(by));
            fuel.spend(value.cost())?;
        }
        Ok(value)
    }

    fn load(&mut self, sum: usize, value: Delta, fuel: &mut Fuel) -> Result<(), Reason> {
        let id = self.id_of(sum);
        let mut terms = at(&self.problem.sums, sum)?.terms.clone();
        for (variable, _) in &at(&self.problem.sums, sum)?.terms {
            if let Place::Given(row) = *at(&self.places, *variable)? {
                substitute(&mut terms, *variable, &at(&self.tableau, row)?.terms, fuel)?;
            }
        }
        *at_mut(&mut self.values, id)? = value;
        *at_mut(&mut self.places, id)? = Place::Given(self.tableau.len());
        self.tableau.push(Given { id, terms });
        Ok(())
    }

    /// Sets an end of a variable. What it was is returned, for [`restore`](Self::restore).
    pub(super) fn set(
        &mut self,
        id: usize,
        side: Side,
        limit: Limit,
        fuel: &mut Fuel,
    ) -> Result<Option<Limit>, Reason> {
        let value = limit.value.clone();
        let ends = at_mut(&mut self.ends, id)?;
        let before = ends.of_mut(side).replace(limit);
        if ends.clash() {
            self.clash = Some(id);
            return Ok(before);
        }
        let gap = value.minus(at(&self.values, id)?);
        let beyond = if side == Side::Lower { gap > Delta::ZERO } else { gap < Delta::ZERO };
        if beyond && *at(&self.places, id)? == Place::Free {
            self.shift(id, &gap, fuel)?;
        }
        Ok(before)
    }

    /// Sets an end back to what it was, which was wider.
    pub(super) fn restore(&mut self, id: usize, side: Side, before: Option<Limit>) -> Result<(), Reason> {
        *at_mut(&mut self.ends, id)?.of_mut(side) = before;
        if self.clash == Some(id) {
            self.clash = None;
        }
        Ok(())
    }

    /// An integer that has no whole number, with what it has: the one nearest to a whole number,
    /// and of several the first.
    pub(super) fn broken(&self) -> Option<(usize, &Delta)> {
        let integers = self.problem.integer.iter().zip(&self.values).enumerate();
        let broken = integers.filter(|(_, (integer, value))| **integer && !value.is_whole());
        broken.map(|(id, (_, value))| (id, value)).min_by_key(|(_, value)| value.real.distance_to_whole())
    }

    /// Numbers within all ends, with a number in the place of what is smaller than any.
    pub(super) fn point(&self, fuel: &mut Fuel) -> Result<Vec<Num>, Reason> {
        let variables = self.problem.bounds.len();
        if self.values.iter().take(variables).all(|value| value.tiny.is_zero()) {
            return Ok(self.values.iter().take(variables).map(|value| value.real.clone()).collect());
        }
        let mut size = Num::ONE;
        for (id, ends) in self.ends.iter().enumerate() {
            let value = match id.checked_sub(variables) {
                Some(sum) if ends.lower.is_some() || ends.upper.is_some() => self.value_of(sum, fuel)?,
                Some(_) => continue,
                None => at(&self.values, id)?.clone(),
            };
            for end in [&ends.lower, &ends.upper].into_iter().flatten() {
                let (room, lack) = (value.real.minus(&end.value.real), value.tiny.minus(&end.value.tiny));
                if room.sign() != Ordering::Equal && room.sign() != lack.sign() && !lack.is_zero() {
                    let most = room.times(&lack.reciprocal().ok_or(Reason::Defect)?).opposite();
                    size = size.min(most);
                }
            }
        }
        let value = |value: &Delta| value.real.plus(&value.tiny.times(&size));
        Ok(self.values.iter().take(variables).map(value).collect())
    }
}

/// As near to zero as its ends let it.
fn first_value(ends: &Ends) -> Delta {
    match (&ends.lower, &ends.upper) {
        (Some(low), _) if low.value > Delta::ZERO => low.value.clone(),
        (_, Some(high)) if high.value < Delta::ZERO => high.value.clone(),
        _ => Delta::ZERO,
    }
}

fn leaf_of_clash(ends: &Ends) -> Leaf {
    [&ends.lower, &ends.upper].into_iter().flatten().map(|end| (end.source, Num::ONE)).collect()
}

fn cost(terms: &[(usize, Num)]) -> u64 {
    terms.iter().fold(0, |sum, (_, by)| sum.saturating_add(by.cost()))
}

/// Puts a sum in the place of a variable.
fn substitute(terms: &mut Terms, id: usize, by: &[(usize, Num)], fuel: &mut Fuel) -> Result<(), Reason> {
    if let Ok(place) = terms.binary_search_by(|(other, _)| other.cmp(&id)) {
        let (_, factor) = terms.remove(place);
        add_scaled(terms, &factor, by);
        fuel.spend(cost(terms))?;
    }
    Ok(())
}
