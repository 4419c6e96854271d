//! What values a sum can have, and by how much a statement holds.
#![forbid(unsafe_code)]

use core::ops::Bound;

use serde::Serialize;

use super::branch;
use super::fuel::{Fuel, Reason};
use super::num::{Num, Terms};
use super::problem::{self, Ends, Problem, Sum};
use super::simplex::Top;
use super::system::{Statement, System, SystemError, Variable};
use super::{Answer, decided, held, holds};
use crate::exact::Ratio;
use crate::interval::{Interval, number_at};

/// What values a sum can have where some statements are true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// From the least to the greatest value if no variable had to be whole.
    pub relaxed: Interval,
    /// From the least to the greatest value. `None` where the fuel did not last.
    pub hull: Option<Interval>,
    /// The values themselves.
    pub values: Values,
}

/// The values that a sum can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Values {
    /// These, in ascending order, and no others.
    These(Vec<Ratio>),
    /// Not listed: too many, or not only sums of whole multiples of integers.
    Many,
    /// Not found out.
    Undetermined(Reason),
}

/// By how much a statement holds, at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Margin {
    /// The greatest distance of its rows from their ends: of the row that is nearest to one of
    /// its own. Zero where the statement holds only at an end. `None` where there is no greatest.
    pub most: Option<Ratio>,
    /// Whether some numbers have that distance; where not, they come as near as one likes.
    pub attained: bool,
}

impl System {
    /// What values a sum can have where these statements are true. At most so many values are
    /// listed one by one.
    ///
    /// ```
    /// use core::ops::Bound::{Excluded, Included};
    /// use crossings::consistency::{Answer, Fuel, System, Values};
    /// use crossings::{Interval, Ratio};
    /// let mut system = System::new();
    /// let (days, one) = (system.integer("days"), Ratio::whole(1));
    /// // 21,446 people in so many days are 128 a day: 127.5 × days ≤ 21,446 < 128.5 × days.
    /// let a_day = system.statement("128 a day");
    /// let least = Interval::new(Excluded(Ratio::new(42_892, 257)?), Included(Ratio::new(42_892, 255)?));
    /// system.row(Some(a_day), &[(days, one)], least.unwrap())?;
    /// let answer = system.range(&[(days, one)], &[a_day], 5_000, &mut Fuel::default())?;
    /// let Answer::Consistent(range) = answer else { panic!() };
    /// assert_eq!(range.values, Values::These(vec![Ratio::whole(167), Ratio::whole(168)]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// - [`SystemError::UnknownVariable`], [`SystemError::Overflow`] when the sum is no row of it.
    pub fn range(
        &self,
        sum: &[(Variable, Ratio)],
        statements: &[Statement],
        listed: usize,
        fuel: &mut Fuel,
    ) -> Result<Answer<Range>, SystemError> {
        let sum = problem::terms(&self.expression(sum)?);
        let held = held(self, statements);
        Ok(self.range_of(&sum, &held, listed, fuel).unwrap_or_else(Answer::Undetermined))
    }

    fn range_of(
        &self,
        sum: &Terms,
        held: &[bool],
        listed: usize,
        fuel: &mut Fuel,
    ) -> Result<Answer<Range>, Reason> {
        let problem = Problem::new(self, true);
        if let Err(certificate) = decided(&problem, held, fuel)? {
            return Ok(Answer::Conflict(certificate));
        }
        let relaxed = hull(&Problem::new(self, false), sum, held, fuel)?;
        let whole =
            if problem.integer.contains(&true) { hull(&problem, sum, held, fuel) } else { Ok(relaxed) };
        let values = match whole {
            Ok(whole) => {
                values(&problem, sum, held, whole, listed, fuel).unwrap_or_else(Values::Undetermined)
            }
            Err(reason) => Values::Undetermined(reason),
        };
        Ok(Answer::Consistent(Range { relaxed, hull: whole.ok(), values }))
    }

    /// By how much a statement can hold where these are true, itself among them: the greatest
    /// number by which every one of its rows can be away from its ends. Statements that hold only
    /// thanks to rounding have a margin of less than half of the last digit's unit.
    ///
    /// ```
    /// use crossings::consistency::{Answer, Fuel, System};
    /// use crossings::{Interval, Ratio};
    /// let mut system = System::new();
    /// let (boats, one) = (system.integer("boats"), Ratio::whole(1));
    /// let at_most = |n| Interval::new(std::ops::Bound::Unbounded, std::ops::Bound::Included(n)).unwrap();
    /// let few = system.statement("up to 400 boats");
    /// system.row(Some(few), &[(boats, one)], at_most(Ratio::whole(400)))?;
    /// let counted = system.statement("377 boats");
    /// system.row(Some(counted), &[(boats, one)], Interval::point(Ratio::whole(377)))?;
    /// let Answer::Consistent(margin) = system.margin(few, &system.all(), &mut Fuel::default()) else { panic!() };
    /// assert_eq!((margin.most, margin.attained), (Some(Ratio::whole(23)), true));
    /// # Ok::<(), crossings::consistency::SystemError>(())
    /// ```
    pub fn margin(&self, statement: Statement, statements: &[Statement], fuel: &mut Fuel) -> Answer<Margin> {
        let mut held = held(self, statements);
        if let Some(place) = held.get_mut(statement.index()) {
            *place = true;
        }
        self.margin_of(statement, &held, fuel).unwrap_or_else(Answer::Undetermined)
    }

    fn margin_of(
        &self,
        statement: Statement,
        held: &[bool],
        fuel: &mut Fuel,
    ) -> Result<Answer<Margin>, Reason> {
        let mut problem = Problem::new(self, true);
        if let Err(certificate) = decided(&problem, held, fuel)? {
            return Ok(Answer::Conflict(certificate));
        }
        let distance = problem.integer.len();
        problem.integer.push(false);
        problem.bounds.push(Ends::default());
        let one = |sign: Num| (distance, sign);
        for row in self.rows().iter().filter(|row| row.statement() == Some(statement)) {
            let terms = problem::terms(row.terms());
            if let Some(end) = number_at(row.within().lower()) {
                let terms = [terms.clone(), vec![one(Num::ONE.opposite())]].concat();
                problem.push(terms, Interval::at_least(end));
            }
            if let Some(end) = number_at(row.within().upper()) {
                problem.push([terms, vec![one(Num::ONE)]].concat(), Interval::at_most(end));
            }
        }
        let goal = problem.push(vec![one(Num::ONE)], Interval::ALL);
        let top = branch::maximum(&problem, holds(held), goal, fuel)?;
        let (most, attained) = match top {
            Top::Unlimited => (None, false),
            Top::Limited(value) => {
                (Some(value.real.to_ratio().ok_or(Reason::Overflow)?), value.tiny.is_zero())
            }
        };
        Ok(Answer::Consistent(Margin { most, attained }))
    }
}

/// From the least to the greatest value, of statements that leave a solution.
fn hull(problem: &Problem, sum: &Terms, held: &[bool], fuel: &mut Fuel) -> Result<Interval, Reason> {
    let mut end = |sign: Num| -> Result<Bound<Ratio>, Reason> {
        let mut problem = problem.clone();
        let terms = sum.iter().map(|(variable, by)| (*variable, by.times(&sign))).collect();
        let goal = problem.push(terms, Interval::ALL);
        let top = branch::maximum(&problem, holds(held), goal, fuel)?;
        Ok(match top {
            Top::Unlimited => Bound::Unbounded,
            Top::Limited(value) => {
                let real = value.real.times(&sign).to_ratio().ok_or(Reason::Overflow)?;
                if value.tiny.is_zero() { Bound::Included(real) } else { Bound::Excluded(real) }
            }
        })
    };
    let (upper, lower) = (end(Num::ONE)?, end(Num::ONE.opposite())?);
    Interval::new(lower, upper).ok_or(Reason::Defect)
}

/// Every value, one by one.
fn values(
    problem: &Problem,
    sum: &Terms,
    held: &[bool],
    hull: Interval,
    listed: usize,
    fuel: &mut Fuel,
) -> Result<Values, Reason> {
    if let Some(value) = hull.as_point() {
        return Ok(if listed == 0 { Values::Many } else { Values::These(vec![value]) });
    }
    let steps = problem.lattice(sum).map(|step| (step.reciprocal(), step));
    let (Some((Some(inverse), step)), Bound::Included(least), Bound::Included(greatest)) =
        (steps, hull.lower(), hull.upper())
    else {
        return Ok(Values::Many);
    };
    let (mut value, greatest) = (Num::from(least), Num::from(greatest));
    let count = greatest.minus(&value).times(&inverse).plus(&Num::ONE);
    let listed = i64::try_from(listed).map_or(Num::Small(i64::MAX, 1), |listed| Num::Small(listed, 1));
    if count > listed {
        return Ok(Values::Many);
    }
    let mut out = Vec::new();
    let mut problem = problem.clone();
    while value <= greatest {
        problem.sums.push(Sum { statement: None, terms: sum.clone(), ends: Ends::asked(&value) });
        //= docs/rules.md#claims-held-against-each-other
        //# audit-10: The range of a quantity MUST be all the values that the statements leave it.
        if branch::decide(&problem, holds(held), fuel)?.is_point() {
            out.push(value.to_ratio().ok_or(Reason::Overflow)?);
        }
        problem.sums.pop();
        value = value.plus(&step);
    }
    Ok(Values::These(out))
}
