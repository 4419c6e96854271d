//! From the solver's steps to a certificate.
#![forbid(unsafe_code)]

use super::branch::Node;
use super::certificate::{Certificate, Line, Multiplier, Side, Step, Witness};
use super::fuel::Reason;
use super::num::Num;
use super::number::Number;
use super::problem::{Cut, Problem, Source};
use super::simplex::Leaf;
use super::system::Variable;

pub(super) fn witness(point: &[Num]) -> Witness {
    Witness { values: point.iter().map(|value| Number(value.to_big())).collect() }
}

/// The statements that a proof uses, in their order.
pub(super) fn core(problem: &Problem, nodes: &[Node]) -> Result<Vec<usize>, Reason> {
    let mut out = Vec::new();
    for (source, _) in leaves(nodes).flatten() {
        out.extend(problem.statement_of(*source)?);
    }
    out.sort_unstable();
    out.dedup();
    Ok(out)
}

fn leaves(nodes: &[Node]) -> impl Iterator<Item = &Leaf> {
    nodes.iter().filter_map(|node| if let Node::Leaf(leaf) = node { Some(leaf) } else { None })
}

/// The rounded ends become branches, of which one case contradicts the end itself, around the rest.
pub(super) fn certificate(problem: &Problem, nodes: &[Node]) -> Result<Certificate, Reason> {
    let mut cuts: Vec<usize> = leaves(nodes)
        .flatten()
        .filter_map(|(source, _)| if let Source::Cut(cut) = source { Some(*cut) } else { None })
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut writer = Writer { problem, cuts: &cuts, path: Vec::new() };
    if let Some((low, high)) = gap(problem, &cuts) {
        let branch = Step::Branch { form: form(&low.form), at: Number(low.at.to_big()) };
        return Ok(Certificate { steps: vec![branch, writer.closed(low, 0)?, writer.closed(high, 0)?] });
    }
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (depth, index) in cuts.iter().enumerate() {
        let cut = problem.cuts.get(*index).ok_or(Reason::Defect)?;
        before.push(Step::Branch { form: form(&cut.form), at: Number(cut.at.to_big()) });
        let closed = writer.closed(cut, depth)?;
        match cut.side {
            Side::Lower => before.push(closed),
            Side::Upper => after.push(closed),
        }
    }
    for node in nodes {
        before.push(writer.step(node)?);
    }
    before.extend(after.into_iter().rev());
    Ok(Certificate { steps: before })
}

/// Two ends of one sum between which there is no whole number: they need no other.
fn gap<'p>(problem: &'p Problem, cuts: &[usize]) -> Option<(&'p Cut, &'p Cut)> {
    let used = || cuts.iter().filter_map(|cut| problem.cuts.get(*cut));
    used().find_map(|low| {
        let same = |high: &&Cut| high.form == low.form && high.at == low.at && high.side == Side::Upper;
        Some((low, used().find(same)?)).filter(|(low, _)| low.side == Side::Lower)
    })
}

fn form(terms: &[(usize, Num)]) -> Vec<(Variable, Number)> {
    terms.iter().map(|(variable, by)| (Variable(*variable), Number(by.to_big()))).collect()
}

struct Writer<'p> {
    problem: &'p Problem,
    cuts: &'p [usize],
    /// The branches of the case at hand, by number, and whether the first case is closed.
    path: Vec<(usize, bool)>,
}

impl Writer<'_> {
    fn step(&mut self, node: &Node) -> Result<Step, Reason> {
        match node {
            Node::Branch { number, variable, at } => {
                self.path.push((*number, false));
                Ok(Step::Branch { form: form(&[(*variable, Num::ONE)]), at: Number(at.to_big()) })
            }
            Node::Leaf(leaf) => {
                let multipliers = leaf.iter().map(|(source, by)| self.multiplier(*source, by));
                let leaf = scaled(multipliers.collect::<Result<_, _>>()?);
                while self.path.pop_if(|(_, second)| *second).is_some() {}
                if let Some((_, second)) = self.path.last_mut() {
                    *second = true;
                }
                Ok(leaf)
            }
        }
    }

    /// The case that the end of a cut contradicts.
    fn closed(&self, cut: &Cut, depth: usize) -> Result<Step, Reason> {
        let share = cut.scale.reciprocal().ok_or(Reason::Defect)?;
        let side = if cut.side == Side::Lower { Side::Upper } else { Side::Lower };
        let branch = Multiplier { line: Line::Branch(depth), side, by: Number(Num::ONE.to_big()) };
        Ok(scaled(vec![self.multiplier(cut.end, &share)?, branch]))
    }

    fn multiplier(&self, source: Source, by: &Num) -> Result<Multiplier, Reason> {
        let (line, side, by) = match source {
            Source::Row(row, side) => (Line::Row(row), side, by.clone()),
            Source::Variable(variable, side) => (Line::Variable(Variable(variable)), side, by.clone()),
            Source::Cut(index) => {
                let cut = self.problem.cuts.get(index).ok_or(Reason::Defect)?;
                let depth = self.cuts.binary_search(&index).map_err(|_| Reason::Defect)?;
                (Line::Branch(depth), cut.side, by.times(&cut.scale))
            }
            Source::Branch(number) => {
                let depth = self.path.binary_search_by(|(other, _)| other.cmp(&number));
                let depth = depth.map_err(|_| Reason::Defect)?;
                let (_, second) = self.path.get(depth).ok_or(Reason::Defect)?;
                let side = if *second { Side::Lower } else { Side::Upper };
                (Line::Branch(depth.saturating_add(self.cuts.len())), side, by.clone())
            }
            Source::Asked => return Err(Reason::Defect),
        };
        Ok(Multiplier { line, side, by: Number(by.to_big()) })
    }
}

/// A leaf whose least multiplier is one.
#[expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size and above zero")]
fn scaled(mut leaf: Vec<Multiplier>) -> Step {
    leaf.sort_by_key(|multiplier| (multiplier.line, multiplier.side));
    if let Some(least) = leaf.iter().map(|multiplier| multiplier.by.clone()).min() {
        for multiplier in &mut leaf {
            multiplier.by = Number(&multiplier.by.0 / &least.0);
        }
    }
    Step::Leaf(leaf)
}
