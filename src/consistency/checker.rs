//! Checks certificates and witnesses, and shares no code with the solver.
//!
//! It is short, so that it can be read: what it accepts is proved, whatever the solver did.
#![forbid(unsafe_code)]
#![expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size")]

use core::mem::replace;
use core::ops::Bound::{Excluded, Included, Unbounded};
use core::ops::RangeBounds;
use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{Signed, Zero};

//= docs/rules.md#claims-held-against-each-other
//# audit-03: The checker MUST NOT share code with the solver.
use super::{Certificate, Line, Multiplier, Number, Quantity, Row, Side, Statement, Step, System};
use super::{Variable, Witness, system::Ends};

/// Whether a certificate proves that no numbers satisfy the hard rows and these statements.
pub fn refutes(system: &System, statements: &[Statement], certificate: &Certificate) -> bool {
    let integer = |v: Variable| system.variables().get(v.0).is_some_and(Quantity::is_integer);
    let (mut path, mut open) = (Vec::<Ends>::new(), true);
    let mut holds = |step: &Step| match step {
        Step::Branch { form, at } => {
            path.push((form.clone(), Unbounded, Included(at.clone())));
            open && at.0.is_integer() && form.iter().all(|(v, by)| by.0.is_integer() && integer(*v))
        }
        Step::Leaf(leaf) => {
            let holds = open && contradicts(system, statements, &path, leaf) == Some(true);
            while path.pop_if(|(_, _, upper)| *upper == Unbounded).is_some() {}
            open = path.last_mut().map(|at| at.1 = replace(&mut at.2, Unbounded).map(Number::next)).is_some();
            holds
        }
    };
    certificate.steps.iter().all(&mut holds) && !open
}

fn contradicts(system: &System, held: &[Statement], path: &[Ends], leaf: &[Multiplier]) -> Option<bool> {
    let (mut sums, mut total, mut strict) = (BTreeMap::new(), BigRational::zero(), false);
    for Multiplier { line, side, by: Number(by) } in leaf {
        let (terms, lower, upper) = ends(system, held, path, *line)?;
        let (end, sign) = if *side == Side::Lower { (lower, by.clone()) } else { (upper, -by) };
        let (Included(Number(at)) | Excluded(Number(at))) = &end else { return None };
        (total, strict) = (total + &sign * at, strict || matches!(end, Excluded(_)));
        for (variable, of) in terms {
            *sums.entry(variable).or_insert_with(BigRational::zero) += &sign * of.0;
        }
    }
    //= docs/rules.md#claims-held-against-each-other
    //# audit-04: A certificate MUST be accepted only where its ends, added up, say that 0 is above itself.
    let above = total.is_positive() || (strict && total.is_zero());
    Some(above && leaf.iter().all(|m| m.by.0.is_positive()) && sums.values().all(BigRational::is_zero))
}

fn ends(system: &System, held: &[Statement], path: &[Ends], line: Line) -> Option<Ends> {
    let applies = |row: &Row| row.statement().is_none_or(|statement| held.contains(&statement));
    match line {
        Line::Branch(depth) => path.get(depth).cloned(),
        Line::Row(row) => system.rows().get(row).filter(|row| applies(row)).map(Row::ends),
        Line::Variable(v) => system.variables().get(v.0).map(|known| known.ends(v)),
    }
}

/// Whether a witness satisfies the hard rows and these statements.
pub fn satisfies(system: &System, statements: &[Statement], Witness { values }: &Witness) -> bool {
    let within = |(terms, lower, upper): Ends| {
        let of = |(v, by): &(Variable, Number)| values.get(v.0).map(|value| &value.0 * &by.0);
        let sum: Option<BigRational> = terms.iter().map(of).sum();
        sum.is_some_and(|sum| (lower, upper).contains(&Number(sum)))
    };
    //= docs/rules.md#claims-held-against-each-other
    //# audit-05: A witness MUST be accepted exactly where it satisfies every row that is held.
    let holds = |line| ends(system, statements, &[], line).is_none_or(within);
    //= docs/rules.md#claims-held-against-each-other
    //# audit-06: A witness MUST have whole numbers for what is counted in whole numbers.
    values.len() == system.variables().len()
        && values.iter().zip(system.variables()).all(|(x, known)| !known.is_integer() || x.0.is_integer())
        && (0..values.len()).all(|v| holds(Line::Variable(Variable(v))))
        && (0..system.rows().len()).all(|row| holds(Line::Row(row)))
}
