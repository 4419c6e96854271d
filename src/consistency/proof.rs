//! From the solver's steps to a certificate.
#![forbid(unsafe_code)]

use num_rational::BigRational;
use num_traits::One;

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
pub(super) fn core(nodes: &[Node]) -> Vec<usize> {
    let mut out: Vec<usize> = leaves(nodes).flatten().filter_map(|(source, _)| source.statement()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn leaves(nodes: &[Node]) -> impl Iterator<Item = &Leaf> {
    nodes.iter().filter_map(|node| if let Node::Leaf(leaf) = node { Some(leaf) } else { None })
}

/// The rounded ends become branches, of which one case contradicts the end itself, around the rest.
pub(super) fn certificate(problem: &Problem, nodes: &[Node]) -> Result<Certificate, Reason> {
    let mut cuts: Vec<usize> = leaves(nodes)
        .flatten()
        .filter_map(|(source, _)| if let Source::Cut(cut, _) = source { Some(*cut) } else { None })
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    // Each number is that of a cut, as the solver gave it.
    let cuts: Vec<(usize, &Cut)> =
        cuts.into_iter().filter_map(|cut| problem.cuts.get(cut).map(|found| (cut, found))).collect();
    let mut writer = Writer { cuts: &cuts, path: Vec::new() };
    if let Some((low, high)) = gap(&cuts) {
        let branch = Step::Branch { form: form(&low.form), at: Number(low.at.to_big()) };
        return certificate_of([Ok(branch), writer.closed(low, 0), writer.closed(high, 0)]);
    }
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (depth, (_, cut)) in cuts.iter().enumerate() {
        before.push(Ok(Step::Branch { form: form(&cut.form), at: Number(cut.at.to_big()) }));
        let closed = writer.closed(cut, depth);
        match cut.side {
            Side::Lower => before.push(closed),
            Side::Upper => after.push(closed),
        }
    }
    before.extend(nodes.iter().map(|node| writer.step(node)));
    certificate_of(before.into_iter().chain(after.into_iter().rev()))
}

fn certificate_of(steps: impl IntoIterator<Item = Result<Step, Reason>>) -> Result<Certificate, Reason> {
    steps.into_iter().collect::<Result<_, _>>().map(|steps| Certificate { steps })
}

/// Two ends of one sum between which there is no whole number: they need no other.
fn gap<'p>(cuts: &[(usize, &'p Cut)]) -> Option<(&'p Cut, &'p Cut)> {
    let used = || cuts.iter().map(|(_, cut)| *cut);
    used().filter(|low| low.side == Side::Lower).find_map(|low| {
        let same = |high: &&Cut| high.form == low.form && high.at == low.at && high.side == Side::Upper;
        used().find(same).map(|high| (low, high))
    })
}

fn form(terms: &[(usize, Num)]) -> Vec<(Variable, Number)> {
    terms.iter().map(|(variable, by)| (Variable(*variable), Number(by.to_big()))).collect()
}

struct Writer<'p> {
    /// The cuts that are used, by their number.
    cuts: &'p [(usize, &'p Cut)],
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
                let leaf = multipliers.collect::<Result<_, _>>().map(scaled);
                while self.path.pop_if(|(_, second)| *second).is_some() {}
                if let Some((_, second)) = self.path.last_mut() {
                    *second = true;
                }
                leaf
            }
        }
    }

    /// The case that the end of a cut contradicts.
    fn closed(&self, cut: &Cut, depth: usize) -> Result<Step, Reason> {
        let side = if cut.side == Side::Lower { Side::Upper } else { Side::Lower };
        let branch = Multiplier { line: Line::Branch(depth), side, by: Number(Num::ONE.to_big()) };
        let end = self.multiplier(cut.end, &cut.share);
        end.map(|end| scaled(vec![end, branch]))
    }

    fn multiplier(&self, source: Source, by: &Num) -> Result<Multiplier, Reason> {
        let found = match source {
            Source::Row(row, side, _) => Some((Line::Row(row), side, by.clone())),
            Source::Variable(variable, side) => Some((Line::Variable(Variable(variable)), side, by.clone())),
            Source::Cut(index, _) => found(self.cuts, index)
                .map(|(depth, cut)| (Line::Branch(depth), cut.side, by.times(&cut.scale))),
            Source::Branch(number) => found(&self.path, number).map(|(depth, second)| {
                let side = if second { Side::Lower } else { Side::Upper };
                (Line::Branch(depth.saturating_add(self.cuts.len())), side, by.clone())
            }),
        };
        let multiplier = found.map(|(line, side, by)| Multiplier { line, side, by: Number(by.to_big()) });
        multiplier.ok_or(Reason::Defect)
    }
}

/// The place of a number in an ascending list, and what stands there.
fn found<T: Copy>(list: &[(usize, T)], number: usize) -> Option<(usize, T)> {
    let place = list.binary_search_by(|(other, _)| other.cmp(&number));
    place.ok().and_then(|place| list.get(place).map(|(_, of)| (place, *of)))
}

/// A leaf whose least multiplier is one.
#[expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size and above zero")]
fn scaled(mut leaf: Vec<Multiplier>) -> Step {
    leaf.sort_by_key(|multiplier| (multiplier.line, multiplier.side));
    let least = leaf.iter().map(|multiplier| multiplier.by.0.clone()).min().unwrap_or_else(BigRational::one);
    for multiplier in &mut leaf {
        multiplier.by = Number(&multiplier.by.0 / &least);
    }
    Step::Leaf(leaf)
}
