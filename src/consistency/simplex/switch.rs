//! Other rows that hold, from where the last ones left the tableau.
#![forbid(unsafe_code)]

use super::{Delta, Ends, Fuel, Place, Reason, Simplex, at, at_mut, at_place};

impl Simplex<'_> {
    /// From now on the hard rows hold, those of the statements that hold, and no others.
    pub(in super::super) fn switch(
        &mut self,
        holds: impl Fn(usize) -> bool,
        fuel: &mut Fuel,
    ) -> Result<(), Reason> {
        fuel.spend_each(self.ends.len())?;
        let problem = self.problem;
        for (index, sum) in problem.sums.iter().enumerate() {
            let on = sum.statement.is_none_or(&holds);
            if core::mem::replace(at_mut(&mut self.on, index)?, on) != on {
                let id = self.id_of(index);
                *at_mut(&mut self.ends, id)? = if on { sum.ends.clone() } else { Ends::default() };
                if on { self.enforce(id, fuel)? } else { self.release(id, fuel)? }
            }
        }
        let variables = problem.bounds.len();
        let holds = |id: usize| id.checked_sub(variables).is_none_or(|sum| self.on.get(sum) == Some(&true));
        self.clash = self.clashing.iter().copied().find(|id| holds(*id));
        Ok(())
    }

    /// Moves what is free within its new ends.
    fn enforce(&mut self, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        let (ends, value) = (at(&self.ends, id)?, at(&self.values, id)?);
        let end = match (&ends.lower, &ends.upper) {
            (Some(low), _) if value < &low.value => &low.value,
            (_, Some(high)) if value > &high.value => &high.value,
            _ => return Ok(()),
        };
        if *at(&self.places, id)? == Place::Free {
            let gap = end.minus(value);
            self.shift(id, &gap, fuel)?;
        }
        Ok(())
    }

    /// Takes a row out of the tableau. One that is free changes places with a variable first,
    /// which then is free in its stead, and whole where it must be.
    fn release(&mut self, id: usize, fuel: &mut Fuel) -> Result<(), Reason> {
        if *at(&self.places, id)? == Place::Free
            && let Some((row, variable)) = self.given_by(id, fuel)?
        {
            self.pivot(row, id, fuel)?;
            let value = at(&self.values, variable)?;
            if at(&self.problem.integer, variable)? == &true && !value.is_whole() {
                let gap = Delta::real(value.floor()).minus(value);
                self.shift(variable, &gap, fuel)?;
            }
        }
        if let Place::Given(row) = *at(&self.places, id)? {
            *at_mut(&mut self.places, id)? = Place::Waiting;
            self.tableau.swap_remove(row);
            if let Some(moved) = self.tableau.get(row) {
                *at_mut(&mut self.places, moved.id)? = Place::Given(row);
            }
        }
        Ok(())
    }

    /// A variable within its ends that something free helps to give, with its row.
    fn given_by(&self, id: usize, fuel: &mut Fuel) -> Result<Option<(usize, usize)>, Reason> {
        fuel.spend_each(self.tableau.len())?;
        for (row, given) in self.tableau.iter().enumerate() {
            if given.id < self.problem.bounds.len() && at_place(&given.terms, id).is_some() {
                let (ends, value) = (at(&self.ends, given.id)?, at(&self.values, given.id)?);
                if !ends.below(value) && !ends.above(value) {
                    return Ok(Some((row, given.id)));
                }
            }
        }
        Ok(None)
    }
}
