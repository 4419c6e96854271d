//! Checks certificates and witnesses, and shares no code with the solver.
//!
//! It is short, so that it can be read: what it accepts is proved, whatever the solver did.
#![forbid(unsafe_code)]
#![expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size")]

use core::ops::Bound::{self, Excluded, Included, Unbounded};
use core::ops::RangeBounds;
use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::{Certificate, Line, Multiplier, Number, Quantity, Row, Side, Statement, Step, System};
use super::{Variable, Witness};
use crate::Interval;

// A sum, its lower end, its upper.
type Ends = (Vec<(Variable, Number)>, Bound<Number>, Bound<Number>);

/// Whether a certificate proves that no numbers satisfy the hard rows and these statements.
pub fn refutes(system: &System, statements: &[Statement], certificate: &Certificate) -> bool {
    let (mut path, mut steps) = (Vec::<Ends>::new(), certificate.steps.iter());
    while let Some(step) = steps.next() {
        if let Step::Branch { form, at } = step {
            let integer = |v: Variable| system.variables().get(v.0).is_some_and(Quantity::is_integer);
            if !(at.0.is_integer() && form.iter().all(|(v, by)| by.0.is_integer() && integer(*v))) {
                return false;
            }
            path.push((form.clone(), Unbounded, Included(at.clone())));
        } else if let Step::Leaf(leaf) = step {
            if contradicts(system, statements, &path, leaf) != Some(true) {
                return false;
            }
            while path.pop_if(|(_, _, upper)| *upper == Unbounded).is_some() {}
            let Some((_, lower, upper)) = path.last_mut() else { return steps.next().is_none() };
            *lower = core::mem::replace(upper, Unbounded).map(|at| Number(at.0 + BigRational::one()));
        }
    }
    false
}

fn contradicts(system: &System, held: &[Statement], path: &[Ends], leaf: &[Multiplier]) -> Option<bool> {
    let (mut sums, mut total, mut strict) = (BTreeMap::new(), BigRational::zero(), false);
    for Multiplier { line, side, by: Number(by) } in leaf {
        let (terms, lower, upper) = match *line {
            Line::Row(row) => system.rows().get(row).filter(|row| applies(row, held)).map(of_row)?,
            Line::Variable(v) => {
                bounded(vec![(v, Number(One::one()))], system.variables().get(v.0)?.bounds())
            }
            Line::Branch(depth) => path.get(depth)?.clone(),
        };
        let (end, sign) = if *side == Side::Lower { (lower, by.clone()) } else { (upper, -by.clone()) };
        let (Included(Number(at)) | Excluded(Number(at))) = &end else { return None };
        strict |= matches!(end, Excluded(_));
        total += &sign * at;
        for (variable, of) in terms {
            *sums.entry(variable).or_insert_with(BigRational::zero) += &sign * of.0;
        }
    }
    let positive = leaf.iter().all(|multiplier| multiplier.by.0.is_positive());
    let above = total.is_positive() || (strict && total.is_zero());
    Some(positive && above && sums.values().all(BigRational::is_zero))
}

fn applies(row: &Row, held: &[Statement]) -> bool {
    row.statement().is_none_or(|statement| held.contains(&statement))
}

fn bounded(terms: Vec<(Variable, Number)>, within: Interval) -> Ends {
    (terms, within.lower().map(Number::from), within.upper().map(Number::from))
}

fn of_row(row: &Row) -> Ends {
    bounded(row.terms().iter().map(|(v, by)| (*v, Number::from(*by))).collect(), row.within())
}

/// Whether a witness satisfies the hard rows and these statements.
pub fn satisfies(system: &System, statements: &[Statement], Witness { values }: &Witness) -> bool {
    let within = |(terms, lower, upper): Ends| {
        let of = |(v, by): &(Variable, Number)| Some(&values.get(v.0)?.0 * &by.0);
        let sum: Option<BigRational> = terms.iter().map(of).sum();
        sum.is_some_and(|sum| (lower, upper).contains(&Number(sum)))
    };
    let one = |v| vec![(Variable(v), Number(One::one()))];
    values.len() == system.variables().len()
        && system.variables().iter().enumerate().all(|(v, known)| within(bounded(one(v), known.bounds())))
        && values.iter().zip(system.variables()).all(|(x, known)| !known.is_integer() || x.0.is_integer())
        && system.rows().iter().filter(|row| applies(row, statements)).all(|row| within(of_row(row)))
}
