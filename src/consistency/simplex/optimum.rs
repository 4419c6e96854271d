//! The greatest value of a sum.
#![forbid(unsafe_code)]

use core::cmp::Ordering;

use super::{Delta, Fuel, Num, Reason, Simplex, at_place};

/// How great a sum can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Top {
    Unlimited,
    /// Less by a multiple of δ where it is approached and not reached.
    Limited(Delta),
}

/// What stops a free variable: the given variable of a row, or its own other end.
struct Stop {
    step: Delta,
    id: usize,
    /// With one over what the row has of the free one.
    row: Option<(usize, Num)>,
}

impl Simplex<'_> {
    /// Takes every row into the tableau, so that no ray escapes. Then [`solve`](Self::solve)
    /// again.
    pub(in super::super) fn load_all(&mut self, fuel: &mut Fuel) -> Result<(), Reason> {
        let problem = self.problem;
        problem.sums.iter().enumerate().try_for_each(|(index, sum)| {
            if !self.waits(index) {
                return Ok(());
            }
            let value = self.value_of(&sum.terms, fuel)?;
            self.load(index, &sum.terms, value, fuel)
        })
    }

    /// The greatest value of the sum of a row that has no ends, from a solution with all rows
    /// loaded.
    pub(in super::super) fn maximise(&mut self, sum: usize, fuel: &mut Fuel) -> Result<Top, Reason> {
        let goal = self.id_of(sum);
        loop {
            let row = self.places.get(goal).and_then(|place| place.row());
            let given = row.and_then(|row| self.tableau.get(row));
            let ways = given.into_iter().flat_map(|given| &given.terms);
            let mut ways = ways.map(|(id, by)| (*id, by.sign() == Ordering::Greater));
            let Some((id, up)) = ways.find(|(id, up)| self.can_move(*id, *up)) else {
                return given.and(self.values.get(goal)).cloned().map(Top::Limited).ok_or(Reason::Defect);
            };
            let Some(first) = self.first_stop(id, up, fuel)? else { return Ok(Top::Unlimited) };
            let step = if up { first.step } else { Delta::ZERO.minus(&first.step) };
            self.shift(id, &step, fuel)?;
            if let Some((row, inverse)) = first.row {
                self.pivot(row, id, inverse, fuel)?;
            }
        }
    }

    /// What stops a free variable first; of several, the one with the least number.
    fn first_stop(&self, id: usize, up: bool, fuel: &mut Fuel) -> Result<Option<Stop>, Reason> {
        fuel.spend_each(self.tableau.len())?;
        let mut first: Option<Stop> = None;
        let mut offer = |stop: Stop| {
            let sooner = |had: &Stop| (&stop.step, stop.id) < (&had.step, had.id);
            if first.as_ref().is_none_or(sooner) {
                first = Some(stop);
            }
        };
        let unit = if up { Num::ONE } else { Num::ONE.opposite() };
        if let Some(step) = self.room(id, &unit) {
            offer(Stop { step, id, row: None });
        }
        for (row, given) in self.tableau.iter().enumerate() {
            if let Some(inverse) = at_place(&given.terms, id).and_then(Num::reciprocal)
                && let Some(step) = self.room(given.id, &inverse.times(&unit))
            {
                offer(Stop { step, id: given.id, row: Some((row, inverse)) });
            }
        }
        Ok(first)
    }

    /// How often a variable can move by one over so much until it meets an end.
    fn room(&self, id: usize, inverse: &Num) -> Option<Delta> {
        self.state(id).and_then(|(ends, value)| {
            let end = if inverse.sign() == Ordering::Greater { &ends.upper } else { &ends.lower };
            end.as_ref().map(|end| end.value.minus(value).times(inverse))
        })
    }
}
