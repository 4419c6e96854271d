//! Whole numbers, by cases.
#![forbid(unsafe_code)]

use super::certificate::Side;
use super::fuel::{Fuel, Reason};
use super::num::{Delta, Num};
use super::problem::{Limit, Problem, Source};
use super::simplex::{Leaf, Simplex, Top};

/// A step of a proof, in the solver's words.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A variable is at most a whole number, or at least the next; the branch has a number.
    Branch {
        number: usize,
        variable: usize,
        at: Num,
    },
    Leaf(Leaf),
}

/// Whether there are numbers.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
    Point(Vec<Num>),
    Refuted(Vec<Node>),
}

impl Verdict {
    pub(super) const fn is_point(&self) -> bool {
        matches!(self, Self::Point(_))
    }
}

/// A branch on the way to the case at hand.
struct Frame {
    number: usize,
    variable: usize,
    at: Num,
    side: Side,
    /// The end that the branch has taken the place of.
    before: Option<Limit>,
    /// Where the branch, and where its second case, are among the nodes.
    node: usize,
    second: usize,
    /// Whether the proof of the case at hand uses the branch.
    used: bool,
}

struct Search<'p> {
    simplex: Simplex<'p>,
    stack: Vec<Frame>,
    nodes: Vec<Node>,
    branches: usize,
    integers: usize,
}

/// Branches that a question may take from where the last one ended. It may have ended far from
/// the whole numbers, which then are nearer to where every question can begin.
const FEW: usize = 4;

/// Asks about one set of statements after another, each from where the last one ended.
pub(super) struct Solver<'p> {
    problem: &'p Problem,
    /// `None` at first, and after a question that was not answered.
    simplex: Option<Simplex<'p>>,
}

impl<'p> Solver<'p> {
    pub(super) const fn new(problem: &'p Problem) -> Self {
        Self { problem, simplex: None }
    }

    /// Whether the statements that hold leave a solution.
    pub(super) fn decide(
        &mut self,
        holds: impl Fn(usize) -> bool,
        fuel: &mut Fuel,
    ) -> Result<Verdict, Reason> {
        loop {
            let (simplex, most) = match self.simplex.take() {
                Some(simplex) => (simplex, FEW),
                None => (Simplex::new(self.problem, fuel)?, usize::MAX),
            };
            let mut search = Search::new(self.problem, simplex, &holds, fuel)?;
            if let Some(verdict) = search.decide(most, fuel)? {
                self.simplex = Some(search.leave());
                return Ok(verdict);
            }
        }
    }
}

/// Whether the statements that hold leave a solution.
pub(super) fn decide(
    problem: &Problem,
    holds: impl Fn(usize) -> bool,
    fuel: &mut Fuel,
) -> Result<Verdict, Reason> {
    Solver::new(problem).decide(holds, fuel)
}

/// The greatest value of the sum of a row that has no ends. The statements that hold must leave a
/// solution: where they do not, there is nothing to answer.
pub(super) fn maximum(
    problem: &Problem,
    holds: impl Fn(usize) -> bool,
    sum: usize,
    fuel: &mut Fuel,
) -> Result<Top, Reason> {
    let mut search = Search::new(problem, Simplex::new(problem, fuel)?, &holds, fuel)?;
    search.simplex.load_all(fuel)?;
    let step = problem.sums.get(sum).and_then(|goal| problem.lattice(&goal.terms));
    let mut best: Option<Delta> = None;
    loop {
        let top = match search.simplex.solve(fuel)? {
            Some(leaf) => {
                search.nodes.push(Node::Leaf(leaf));
                None
            }
            None => Some(search.simplex.maximise(sum, fuel)?),
        };
        match top {
            // Numbers are rational, so that a ray of them meets whole ones without end.
            Some(Top::Unlimited) => {
                let some = decide(problem, &holds, fuel)?.is_point();
                return some.then_some(Top::Unlimited).ok_or(Reason::Defect);
            }
            Some(Top::Limited(value)) => {
                let reachable = reachable(value, step.as_ref());
                if best.as_ref().is_none_or(|best| &reachable > best) {
                    if search.branch(fuel)? {
                        continue;
                    }
                    best = Some(reachable);
                }
                // What the case holds was of use in every branch above it.
                search.stack.iter_mut().for_each(|frame| frame.used = true);
            }
            None => {}
        }
        if !search.next_case(fuel)? {
            return best.map(Top::Limited).ok_or(Reason::Defect);
        }
    }
}

/// The greatest multiple of the step that is not above the value.
fn reachable(value: Delta, step: Option<&Num>) -> Delta {
    match step.zip(step.and_then(Num::reciprocal)) {
        Some((step, inverse)) => Delta::real(value.times(&inverse).floor().times(step)),
        None => value,
    }
}

impl<'p> Search<'p> {
    fn new(
        problem: &Problem,
        mut simplex: Simplex<'p>,
        holds: impl Fn(usize) -> bool,
        fuel: &mut Fuel,
    ) -> Result<Self, Reason> {
        simplex.switch(holds, fuel)?;
        let integers = problem.integer.len();
        Ok(Self { simplex, stack: Vec::new(), nodes: Vec::new(), branches: 0, integers })
    }

    /// `None` where it would take more branches than these.
    fn decide(&mut self, most: usize, fuel: &mut Fuel) -> Result<Option<Verdict>, Reason> {
        loop {
            if let Some(leaf) = self.simplex.solve(fuel)? {
                self.nodes.push(Node::Leaf(leaf));
                if !self.next_case(fuel)? {
                    return Ok(Some(Verdict::Refuted(core::mem::take(&mut self.nodes))));
                }
            } else if !self.branch(fuel)? {
                return self.simplex.point(fuel).map(|point| Some(Verdict::Point(point)));
            } else if self.branches > most {
                return Ok(None);
            }
        }
    }

    /// The simplex without the branches.
    fn leave(mut self) -> Simplex<'p> {
        while let Some(frame) = self.stack.pop() {
            self.simplex.restore(frame.variable, frame.side, frame.before);
        }
        self.simplex
    }

    /// Tells two cases apart, if an integer has no whole number, and enters the first.
    fn branch(&mut self, fuel: &mut Fuel) -> Result<bool, Reason> {
        fuel.spend_each(self.integers)?;
        let Some((variable, value)) = self.simplex.broken() else { return Ok(false) };
        let at = value.floor();
        let number = self.branches;
        self.branches = number.saturating_add(1);
        let limit = Limit { value: Delta::real(at.clone()), source: Source::Branch(number) };
        let node = self.nodes.len();
        let set = self.simplex.set(variable, Side::Upper, limit, fuel);
        set.map(|before| {
            self.nodes.push(Node::Branch { number, variable, at: at.clone() });
            let side = Side::Upper;
            self.stack.push(Frame { number, variable, at, side, before, node, second: node, used: false });
            true
        })
    }

    /// After a case is closed, enters the next; `false` where there is none.
    fn next_case(&mut self, fuel: &mut Fuel) -> Result<bool, Reason> {
        self.mark_used();
        while let Some(mut frame) = self.stack.pop() {
            self.simplex.restore(frame.variable, frame.side, frame.before.take());
            if !frame.used {
                self.drop_branch(&frame, fuel)?;
                continue;
            }
            if frame.side == Side::Lower {
                continue;
            }
            let above = frame.at.plus(&Num::ONE);
            let limit = Limit { value: Delta::real(above), source: Source::Branch(frame.number) };
            frame.before = self.simplex.set(frame.variable, Side::Lower, limit, fuel)?;
            frame.side = Side::Lower;
            frame.second = self.nodes.len();
            frame.used = false;
            self.stack.push(frame);
            return Ok(true);
        }
        Ok(false)
    }

    /// The last leaf's branches are of use.
    fn mark_used(&mut self) {
        let Some(Node::Leaf(leaf)) = self.nodes.last() else { return };
        for (source, _) in leaf {
            if let Source::Branch(number) = source
                && let place = self.stack.binary_search_by(|frame| frame.number.cmp(number)).ok()
                && let Some(frame) = place.and_then(|place| self.stack.get_mut(place))
            {
                frame.used = true;
            }
        }
    }

    /// The case at hand contradicts itself without the branch, which goes, with its first case
    /// where that is another.
    fn drop_branch(&mut self, frame: &Frame, fuel: &mut Fuel) -> Result<(), Reason> {
        let from = if frame.side == Side::Upper { frame.node.saturating_add(1) } else { frame.second };
        fuel.spend_each(self.nodes.len().saturating_sub(from))?;
        let there = self.nodes.get(frame.node..from).is_some();
        there.then(|| drop(self.nodes.drain(frame.node..from))).ok_or(Reason::Defect)
    }
}
