//! Variables, statements and their rows.
#![forbid(unsafe_code)]

use core::ops::Bound;

use serde::Serialize;

use super::number::Number;
use crate::exact::Ratio;
use crate::interval::Interval;

/// A sum, its lower end and its upper.
pub(super) type Ends = (Vec<(Variable, Number)>, Bound<Number>, Bound<Number>);

/// A variable of a [`System`], by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Variable(pub(super) usize);

impl Variable {
    /// Its place among the system's variables.
    pub const fn index(self) -> usize {
        self.0
    }
}

/// A statement of a [`System`], by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Statement(pub(super) usize);

impl Statement {
    /// Its place among the system's statements.
    pub const fn index(self) -> usize {
        self.0
    }
}

/// What is known of a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quantity {
    name: String,
    integer: bool,
    bounds: Interval,
}

impl Quantity {
    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a whole number.
    pub const fn is_integer(&self) -> bool {
        self.integer
    }

    /// Where it lies, whatever is stated.
    pub const fn bounds(&self) -> Interval {
        self.bounds
    }

    /// The variable alone, and its ends.
    pub(super) fn ends(&self, variable: Variable) -> Ends {
        ends(vec![(variable, Ratio::whole(1).into())], self.bounds)
    }
}

/// `Σ aᵢxᵢ ∈ interval`, of a statement or of none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    statement: Option<Statement>,
    terms: Vec<(Variable, Ratio)>,
    within: Interval,
}

impl Row {
    /// Whose it is; `None` where it holds whatever is stated.
    pub const fn statement(&self) -> Option<Statement> {
        self.statement
    }

    /// The variables, each once, in their order, with what each is multiplied by.
    pub fn terms(&self) -> &[(Variable, Ratio)] {
        &self.terms
    }

    /// Where the sum lies.
    pub const fn within(&self) -> Interval {
        self.within
    }

    /// The sum, and its ends.
    pub(super) fn ends(&self) -> Ends {
        ends(self.terms.iter().map(|(variable, by)| (*variable, (*by).into())).collect(), self.within)
    }
}

fn ends(sum: Vec<(Variable, Number)>, within: Interval) -> Ends {
    (sum, within.lower().map(Number::from), within.upper().map(Number::from))
}

/// Why a row or an expression was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SystemError {
    /// It names a variable that this system does not have.
    #[error("there is no variable {0}")]
    UnknownVariable(usize),
    /// It names a statement that this system does not have.
    #[error("there is no statement {0}")]
    UnknownStatement(usize),
    /// It multiplies a variable twice by numbers whose sum does not fit 128 bits.
    #[error("the numbers before variable {0} do not add up within 128 bits")]
    Overflow(usize),
}

/// Linear rows over variables, each row a part of a statement or hard.
///
/// A hard row holds whatever is stated: a definition. A statement may have several rows, which
/// hold together or not at all. The ends of an interval may be open, which makes a row strict.
///
/// ```
/// use core::ops::Bound::{Excluded, Included, Unbounded};
/// use crossings::consistency::{Answer, Fuel, System};
/// use crossings::{Interval, Ratio};
///
/// let mut system = System::new();
/// let arrivals = system.integer("arrivals");
/// let boats = system.integer("boats");
/// let almost_60 = system.statement("almost 60 in each boat");
/// let at_least = |n| Interval::new(Included(n), Unbounded).unwrap();
/// let one = Ratio::whole(1);
/// let half = Ratio::new(-119, 2)?;
/// system.row(Some(almost_60), &[(arrivals, one), (boats, half)], at_least(Ratio::whole(0)))?;
/// let people = system.statement("21,446 people");
/// system.row(Some(people), &[(arrivals, one)], Interval::point(Ratio::whole(21_446)))?;
/// let in_boats = system.statement("in 377 boats");
/// system.row(Some(in_boats), &[(boats, one)], Interval::point(Ratio::whole(377)))?;
///
/// let Answer::Conflict(proof) = system.check(&system.all(), &mut Fuel::default()) else { panic!() };
/// assert!(proof.explain(&system).ends_with("so 0 ≥ 985.5, which is false"));
/// assert!(matches!(system.check(&[people, in_boats], &mut Fuel::default()), Answer::Consistent(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct System {
    variables: Vec<Quantity>,
    statements: Vec<String>,
    rows: Vec<Row>,
}

impl System {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { variables: Vec::new(), statements: Vec::new(), rows: Vec::new() }
    }

    /// A whole number of zero or more.
    pub fn integer(&mut self, name: impl Into<String>) -> Variable {
        self.variable(name, true, Interval::at_least(Ratio::whole(0)))
    }

    /// A number of zero or more.
    pub fn rational(&mut self, name: impl Into<String>) -> Variable {
        self.variable(name, false, Interval::at_least(Ratio::whole(0)))
    }

    /// A number between bounds, whole or not.
    pub fn variable(&mut self, name: impl Into<String>, integer: bool, bounds: Interval) -> Variable {
        self.variables.push(Quantity { name: name.into(), integer, bounds });
        Variable(self.variables.len().saturating_sub(1))
    }

    /// A statement, with no rows yet.
    pub fn statement(&mut self, name: impl Into<String>) -> Statement {
        self.statements.push(name.into());
        Statement(self.statements.len().saturating_sub(1))
    }

    /// A row of a statement, or a hard one. A variable named twice is multiplied by the sum.
    ///
    /// # Errors
    /// - [`SystemError::UnknownStatement`], [`SystemError::UnknownVariable`] when it has none such.
    /// - [`SystemError::Overflow`] when that sum does not fit 128 bits.
    pub fn row(
        &mut self,
        statement: Option<Statement>,
        terms: &[(Variable, Ratio)],
        within: Interval,
    ) -> Result<(), SystemError> {
        if let Some(Statement(index)) = statement
            && index >= self.statements.len()
        {
            return Err(SystemError::UnknownStatement(index));
        }
        let terms = self.expression(terms)?;
        self.rows.push(Row { statement, terms, within });
        Ok(())
    }

    /// The terms with each variable once, in their order, and none multiplied by zero.
    pub(super) fn expression(
        &self,
        terms: &[(Variable, Ratio)],
    ) -> Result<Vec<(Variable, Ratio)>, SystemError> {
        let mut sorted = terms.to_vec();
        sorted.sort_by_key(|(variable, _)| *variable);
        let mut out: Vec<(Variable, Ratio)> = Vec::with_capacity(sorted.len());
        for (variable, by) in sorted {
            if variable.0 >= self.variables.len() {
                return Err(SystemError::UnknownVariable(variable.0));
            }
            match out.last_mut() {
                Some((last, sum)) if *last == variable => {
                    *sum = sum.checked_add(by).map_err(|_| SystemError::Overflow(variable.0))?;
                }
                _ => out.push((variable, by)),
            }
        }
        out.retain(|(_, by)| by.numerator() != 0);
        Ok(out)
    }

    /// What is known of each variable.
    pub fn variables(&self) -> &[Quantity] {
        &self.variables
    }

    /// The rows, hard ones among them.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What a statement is called; nothing where there is none such.
    pub fn name(&self, statement: Statement) -> &str {
        self.statements.get(statement.0).map_or("", String::as_str)
    }

    /// All statements, in their order.
    pub fn all(&self) -> Vec<Statement> {
        (0..self.statements.len()).map(Statement).collect()
    }
}
