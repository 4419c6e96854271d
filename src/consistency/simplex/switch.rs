//! Other rows that hold, from where the last ones left the tableau.
#![forbid(unsafe_code)]

use super::{Delta, Ends, Fuel, Num, Place, Reason, Simplex, at_place};

/// A given variable, its row, and one over what that has of something free.
struct Giver {
    row: usize,
    variable: usize,
    inverse: Num,
}

impl Simplex<'_> {
    /// From now on the hard rows hold, those of the statements that hold, and no others.
    pub(in super::super) fn switch(
        &mut self,
        holds: impl Fn(usize) -> bool,
        fuel: &mut Fuel,
    ) -> Result<(), Reason> {
        fuel.spend_each(self.ends.len())?;
        let problem = self.problem;
        // Nobody asks which rows hold before all are told.
        let mut rows = core::mem::take(&mut self.on);
        for ((index, sum), row) in problem.sums.iter().enumerate().zip(&mut rows) {
            let on = sum.statement.is_none_or(&holds);
            if core::mem::replace(row, on) != on {
                let id = self.id_of(index);
                // A sum that is free is at the end where it left the tableau: it need not be moved.
                let ends = if on { sum.ends.clone() } else { Ends::default() };
                let _ = self.ends.get_mut(id).map(|own| core::mem::replace(own, ends));
                if !on {
                    self.release(id, fuel)?;
                }
            }
        }
        self.on = rows;
        let variables = problem.bounds.len();
        let holds = |id: usize| id.checked_sub(variables).is_none_or(|sum| self.on.get(sum) == Some(&true));
        self.clash = self.clashing.iter().copied().find(|id| holds(*id));
        Ok(())
    }

    /// Lets a variable be free in the stead of a row, where it can, and whole where it must be.
    fn replace(&mut self, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        let Some(Giver { row, variable, inverse }) = self.given_by(id, fuel)? else { return Ok(()) };
        self.pivot(row, id, inverse, fuel)?;
        let integer = self.problem.integer.get(variable) == Some(&true);
        let broken = self.values.get(variable).filter(|value| integer && !value.is_whole());
        let gap = broken.map(|value| Delta::real(value.floor()).minus(value));
        gap.map_or(Ok(()), |gap| self.shift(variable, &gap, fuel))
    }

    /// Takes a row out of the tableau. One that is free changes places with a variable first.
    fn release(&mut self, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        if self.places.get(id) == Some(&Place::Free) {
            self.replace(id, fuel)?;
        }
        let Some(row) = self.places.get(id).and_then(|place| place.row()) else { return Ok(()) };
        self.tableau.swap_remove(row);
        let moved = self.tableau.get(row).map(|moved| moved.id);
        let own = self.put(id, Place::Waiting);
        own.and_then(|()| moved.map_or(Ok(()), |moved| self.put(moved, Place::Given(row))))
    }

    /// A variable within its ends that something free helps to give.
    fn given_by(&self, id: usize, fuel: &mut Fuel) -> Result<Option<Giver>, Reason> {
        fuel.spend_each(self.tableau.len())?;
        for (row, given) in self.tableau.iter().enumerate() {
            if given.id < self.problem.bounds.len()
                && let Some(inverse) = at_place(&given.terms, id).and_then(Num::reciprocal)
                && self.state(given.id).is_some_and(|(ends, value)| ends.broken(value).is_none())
            {
                return Ok(Some(Giver { row, variable: given.id, inverse }));
            }
        }
        Ok(None)
    }
}
