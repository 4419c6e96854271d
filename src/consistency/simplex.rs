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
    /// What leaves no number by its own ends, where it holds; and one of them that does.
    clashing: Vec<usize>,
    clash: Option<usize>,
}

impl Place {
    /// The row of the tableau that gives it.
    const fn row(self) -> Option<usize> {
        if let Self::Given(row) = self { Some(row) } else { None }
    }
}

/// A given variable that is beyond an end.
struct Violated<'s> {
    row: usize,
    given: &'s Given,
    side: Side,
    end: &'s Delta,
    value: &'s Delta,
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
            return self.ends.get(id).map(leaf_of_clash).map(Some).ok_or(Reason::Defect);
        }
        loop {
            while let Some(violated) = self.violated(fuel)? {
                let Some((id, inverse)) = self.entering(&violated) else {
                    return self.leaf(&violated).map(Some);
                };
                // Moves the given variable to its end, and lets the free one change places with it.
                let (row, gap) = (violated.row, violated.end.minus(violated.value));
                self.shift(id, &gap.times(&inverse), fuel)?;
                self.pivot(row, id, inverse, fuel)?;
            }
            if !self.load_violated(fuel)? {
                return Ok(None);
            }
        }
    }

    /// The ends of a variable or a sum, and what it has. Each number in the tableau is that of one.
    fn state(&self, id: usize) -> Option<(&Ends, &Delta)> {
        self.ends.get(id).zip(self.values.get(id))
    }

    /// The variable with the least number that is given and beyond an end.
    fn violated(&self, fuel: &mut Fuel) -> Result<Option<Violated<'_>>, Reason> {
        fuel.spend_each(self.tableau.len())?;
        let mut least: Option<Violated> = None;
        for (row, given) in self.tableau.iter().enumerate() {
            if least.as_ref().is_some_and(|least| least.given.id < given.id) {
                continue;
            }
            let broken = self.state(given.id).and_then(|(ends, value)| {
                ends.broken(value).map(|(side, end)| Violated { row, given, side, end: &end.value, value })
            });
            least = broken.or(least);
        }
        Ok(least)
    }

    /// The free variable with the least number that can move towards the end, and how far it moves
    /// for each that the given one does.
    fn entering(&self, violated: &Violated) -> Option<(usize, Num)> {
        let towards = |by: &Num| (by.sign() == Ordering::Greater) == (violated.side == Side::Lower);
        let found = violated.given.terms.iter().find(|(id, by)| self.can_move(*id, towards(by)));
        found.and_then(|(id, by)| by.reciprocal().map(|inverse| (*id, inverse)))
    }

    fn can_move(&self, id: usize, up: bool) -> bool {
        self.state(id).is_some_and(|(ends, value)| {
            let end = if up { &ends.upper } else { &ends.lower };
            end.as_ref().is_none_or(|end| if up { value < &end.value } else { value > &end.value })
        })
    }

    /// Moves a free variable, and all that it gives.
    fn shift(&mut self, id: usize, by: &Delta, fuel: &mut Fuel) -> Result<(), Reason> {
        move_by(&mut self.values, id, by, fuel)?;
        for given in &self.tableau {
            if let Some(rate) = at_place(&given.terms, id) {
                move_by(&mut self.values, given.id, &by.times(rate), fuel)?;
            }
        }
        Ok(())
    }

    /// Lets a free variable change places with the one that a row gives; the number is one over
    /// what the row has of it.
    fn pivot(&mut self, row: usize, id: usize, inverse: Num, fuel: &mut Fuel) -> Result<(), Reason> {
        let given = self.tableau.get_mut(row).ok_or(Reason::Defect);
        given
            .map(|given| core::mem::replace(given, Given { id, terms: Terms::new() }))
            .and_then(|given| self.exchange(row, given, id, inverse, fuel))
    }

    /// The same, of a row that was just taken out: it has no terms meanwhile.
    fn exchange(
        &mut self,
        row: usize,
        given: Given,
        id: usize,
        inverse: Num,
        fuel: &mut Fuel,
    ) -> Result<(), Reason> {
        let Given { id: leaving, mut terms } = given;
        let share = inverse.opposite();
        terms.retain(|(other, _)| *other != id);
        for (_, by) in &mut terms {
            *by = by.times(&share);
        }
        let place = terms.partition_point(|(other, _)| *other < leaving);
        terms.insert(place, (leaving, inverse));
        fuel.spend(cost(&terms))?;
        for other in &mut self.tableau {
            substitute(&mut other.terms, id, &terms, fuel)?;
        }
        let back = self.tableau.get_mut(row).map(|given| given.terms = terms).ok_or(Reason::Defect);
        back.and_then(|()| self.put(leaving, Place::Free)).and_then(|()| self.put(id, Place::Given(row)))
    }

    fn put(&mut self, id: usize, place: Place) -> Result<(), Reason> {
        self.places.get_mut(id).map(|own| *own = place).ok_or(Reason::Defect)
    }

    fn leaf(&self, Violated { given, side, .. }: &Violated) -> Result<Leaf, Reason> {
        let source = |id: usize, side| {
            let end = self.ends.get(id).and_then(|ends| ends.of(side));
            end.map(|end| end.source).ok_or(Reason::Defect)
        };
        let own = source(given.id, *side).map(|source| (source, Num::ONE));
        let others = given.terms.iter().map(|(id, by)| {
            let up = (by.sign() == Ordering::Greater) == (*side == Side::Lower);
            let share = if by.sign() == Ordering::Less { by.opposite() } else { by.clone() };
            source(*id, if up { Side::Upper } else { Side::Lower }).map(|source| (source, share))
        });
        core::iter::once(own).chain(others).collect()
    }

    /// Takes the first waiting row that is violated into the tableau.
    fn load_violated(&mut self, fuel: &mut Fuel) -> Result<bool, Reason> {
        fuel.spend_each(self.on.len())?;
        let problem = self.problem;
        for (index, sum) in problem.sums.iter().enumerate() {
            if self.waits(index) {
                let value = self.value_of(&sum.terms, fuel)?;
                if self.ends.get(self.id_of(index)).is_some_and(|ends| ends.broken(&value).is_some()) {
                    self.load(index, &sum.terms, value, fuel)?;
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether a row holds and is not in the tableau.
    fn waits(&self, sum: usize) -> bool {
        self.on.get(sum) == Some(&true) && self.places.get(self.id_of(sum)) == Some(&Place::Waiting)
    }

    const fn id_of(&self, sum: usize) -> usize {
        self.problem.bounds.len().saturating_add(sum)
    }

    fn value_of(&self, terms: &[(usize, Num)], fuel: &mut Fuel) -> Result<Delta, Reason> {
        let mut sum = Delta::ZERO;
        for (variable, by) in terms {
            let value = self.values.get(*variable).ok_or(Reason::Defect);
            value.and_then(|value| {
                sum = sum.plus(&value.times(by));
                fuel.spend(sum.cost())
            })?;
        }
        Ok(sum)
    }

    fn load(
        &mut self,
        index: usize,
        sum: &[(usize, Num)],
        value: Delta,
        fuel: &mut Fuel,
    ) -> Result<(), Reason> {
        let id = self.id_of(index);
        let mut terms = sum.to_vec();
        for (variable, _) in sum {
            let row = self.places.get(*variable).and_then(|place| place.row());
            if let Some(given) = row.and_then(|row| self.tableau.get(row)) {
                substitute(&mut terms, *variable, &given.terms, fuel)?;
            }
        }
        let place = Place::Given(self.tableau.len());
        self.tableau.push(Given { id, terms });
        let own = self.values.get_mut(id).map(|own| *own = value).ok_or(Reason::Defect);
        own.and_then(|()| self.put(id, place))
    }

    /// Sets an end of an integer to a whole number between its ends, which are whole: so they never
    /// clash. What it was is returned, for [`restore`](Self::restore).
    pub(super) fn set(
        &mut self,
        id: usize,
        side: Side,
        limit: Limit,
        fuel: &mut Fuel,
    ) -> Result<Option<Limit>, Reason> {
        let value = limit.value.clone();
        let before = self.ends.get_mut(id).and_then(|ends| ends.of_mut(side).replace(limit));
        let free = self.places.get(id) == Some(&Place::Free);
        let gap = self.values.get(id).filter(|_| free).map(|own| value.minus(own));
        let beyond = if side == Side::Lower { Ordering::Greater } else { Ordering::Less };
        let beyond = |gap: &Delta| gap.cmp(&Delta::ZERO) == beyond;
        let moved = gap.filter(beyond).map_or(Ok(()), |gap| self.shift(id, &gap, fuel));
        moved.map(|()| before)
    }

    /// Sets an end back to what it was, which was wider.
    pub(super) fn restore(&mut self, id: usize, side: Side, before: Option<Limit>) {
        // What it was meanwhile is of no use.
        let _ = self.ends.get_mut(id).map(|ends| core::mem::replace(ends.of_mut(side), before));
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
        for (ends, value) in self.ends.iter().zip(&self.values).take(variables) {
            size = within(size, ends, value);
        }
        for (ends, sum) in self.ends.iter().skip(variables).zip(&self.problem.sums) {
            if ends.lower.is_some() || ends.upper.is_some() {
                size = within(size, ends, &self.value_of(&sum.terms, fuel)?);
            }
        }
        let value = |value: &Delta| value.real.plus(&value.tiny.times(&size));
        Ok(self.values.iter().take(variables).map(value).collect())
    }
}

/// A size of what is smaller than any number with which a value is still within its ends, at most
/// so great.
fn within(mut size: Num, ends: &Ends, value: &Delta) -> Num {
    for end in [&ends.lower, &ends.upper].into_iter().flatten() {
        let (room, lack) = (value.real.minus(&end.value.real), value.tiny.minus(&end.value.tiny));
        if room.sign() != Ordering::Equal
            && room.sign() != lack.sign()
            && let Some(inverse) = lack.reciprocal()
        {
            size = size.min(room.times(&inverse).opposite());
        }
    }
    size
}

fn move_by(values: &mut [Delta], id: usize, by: &Delta, fuel: &mut Fuel) -> Result<(), Reason> {
    values.get_mut(id).ok_or(Reason::Defect).and_then(|value| {
        *value = value.plus(by);
        fuel.spend(value.cost())
    })
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
