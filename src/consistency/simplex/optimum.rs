//! The greatest value of a sum.
#![forbid(unsafe_code)]

use core::cmp::Ordering;

use super::{Delta, Fuel, Num, Place, Reason, Simplex, at, at_place};

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
    row: Option<usize>,
}

impl Simplex<'_> {
    /// Takes every row into the tableau, so that no ray escapes. Then [`solve`](Self::solve)
    /// again.
    pub(in super::super) fn load_all(&mut self, fuel: &mut Fuel) -> Result<(), Reason> {
        for index in 0..self.on.len() {
            if self.waits(index)? {
                let value = self.value_of(index, fuel)?;
                self.load(index, value, fuel)?;
            }
        }
        Ok(())
    }

    /// The greatest value of the sum of a row that has no ends, from a solution with all rows
    /// loaded.
    pub(in super::super) fn maximise(&mut self, sum: usize, fuel: &mut Fuel) -> Result<Top, Reason> {
        let goal = self.id_of(sum);
        loop {
            let Place::Given(row) = *at(&self.places, goal)? else { return Err(Reason::Defect) };
            let mut better = None;
            for (id, by) in &at(&self.tableau, row)?.terms {
                let up = by.sign() == Ordering::Greater;
                if self.can_move(*id, up)? {
                    better = Some((*id, up));
                    break;
                }
            }
            let Some((id, up)) = better else {
                return Ok(Top::Limited(at(&self.values, goal)?.clone()));
            };
            let Some(first) = self.first_stop(id, up, fuel)? else { return Ok(Top::Unlimited) };
            let step = if up { first.step } else { Delta::ZERO.minus(&first.step) };
            self.shift(id, &step, fuel)?;
            if let Some(row) = first.row {
                self.pivot(row, id, fuel)?;
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
        if let Some(step) = self.room(id, &unit)? {
            offer(Stop { step, id, row: None });
        }
        for (row, given) in self.tableau.iter().enumerate() {
            if let Some(by) = at_place(&given.terms, id)
                && let Some(step) = self.room(given.id, &by.times(&unit))?
            {
                offer(Stop { step, id: given.id, row: Some(row) });
            }
        }
        Ok(first)
    }

    /// How often a variable can move by so much until it meets an end.
    fn room(&self, id: usize, rate: &Num) -> Result<Option<Delta>, Reason> {
        let (ends, value) = (at(&self.ends, id)?, at(&self.values, id)?);
        let end = if rate.sign() == Ordering::Greater { &ends.upper } else { &ends.lower };
        let Some(end) = end else { return Ok(None) };
        let inverse = rate.reciprocal().ok_or(Reason::Defect)?;
        Ok(Some(end.value.minus(value).times(&inverse)))
    }
}
