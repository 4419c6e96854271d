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
                if let Some(ends) = self.ends.get_mut(id) {
                    *ends = if on { sum.ends.clone() } else { Ends::default() };
                }
                if on { self.enforce(id, fuel) } else { self.release(id, fuel) }?;
            }
        }
        self.on = rows;
        let variables = problem.bounds.len();
        let holds = |id: usize| id.checked_sub(variables).is_none_or(|sum| self.on.get(sum) == Some(&true));
        self.clash = self.clashing.iter().copied().find(|id| holds(*id));
        Ok(())
    }

    /// Moves what is free within its new ends.
    fn enforce(&mut self, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        let free = self.places.get(id) == Some(&Place::Free);
        let state = self.state(id).filter(|_| free);
        let gap = state.and_then(|(ends, value)| ends.broken(value).map(|(_, end)| end.value.minus(value)));
        gap.map_or(Ok(()), |gap| self.shift(id, &gap, fuel))
    }

    /// Takes a row out of the tableau. One that is free changes places with a variable first,
    /// which then is free in its stead, and whole where it must be.
    fn release(&mut self, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        if self.places.get(id) == Some(&Place::Free)
            && let Some(Giver { row, variable, inverse }) = self.given_by(id, fuel)?
        {
            self.pivot(row, id, inverse, fuel)?;
            let integer = self.problem.integer.get(variable) == Some(&true);
            let broken = self.values.get(variable).filter(|value| integer && !value.is_whole());
            if let Some(gap) = broken.map(|value| Delta::real(value.floor()).minus(value)) {
                self.shift(variable, &gap, fuel)?;
            }
        }
        if let Some(row) = self.places.get(id).and_then(|place| place.row()) {
            self.put(id, Place::Waiting);
            self.tableau.swap_remove(row);
            if let Some(moved) = self.tableau.get(row).map(|moved| moved.id) {
                self.put(moved, Place::Given(row));
            }
        }
        Ok(())
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
