//! All minimal conflicts, and all minimal repairs.
#![forbid(unsafe_code)]

mod hitting;

use serde::Serialize;

use super::branch::{Node, Solver, Verdict};
use super::certificate::{Certificate, Witness};
use super::fuel::{Fuel, Reason};
use super::num::Num;
use super::problem::Problem;
use super::proof;
use super::system::{Statement, System};
use hitting::{Hitting, first_common};

/// How large the sets may be that are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// How many statements a conflict may have.
    pub conflict: usize,
    /// How many statements a repair may take away.
    pub repair: usize,
}

impl Limits {
    /// Of any size.
    pub const NONE: Self = Self { conflict: usize::MAX, repair: usize::MAX };
}

impl Default for Limits {
    fn default() -> Self {
        Self::NONE
    }
}

/// Whether all sets were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completeness {
    /// All.
    Complete,
    /// There may be more, beyond the [`Limits`].
    Size,
    /// There may be more: the fuel ran out, or the part of it that a single question may use.
    Fuel,
}

/// Statements that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The statements, in their order; none where the hard rows contradict one another.
    pub statements: Vec<Statement>,
    /// Whether any of them can be left out and the others can all be true. Where it is `false`
    /// the fuel did not last to find out.
    pub minimal: bool,
    /// What proves that they cannot.
    pub certificate: Certificate,
}

/// Statements without which the rest can all be true, and none of which could stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The statements, in their order; none where nothing is to be repaired.
    pub statements: Vec<Statement>,
    /// Numbers for which all others are true.
    pub witness: Witness,
}

/// Which statements contradict one another, and what to take away.
///
/// Both lists are in order of size, then of the statements. A set is a minimal repair exactly
/// where it has a statement of every minimal conflict and none in vain, and the other way round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    /// The conflicts.
    pub conflicts: Vec<Conflict>,
    /// Whether these are all minimal ones, within the limits.
    pub all_conflicts: Completeness,
    /// The minimal repairs.
    pub repairs: Vec<Repair>,
    /// Whether these are all, within the limits.
    pub all_repairs: Completeness,
}

impl System {
    /// All minimal conflicts among these statements, and all minimal repairs. What is listed is
    /// proved, even where the list is not complete. A single question may use a quarter of what
    /// fuel is left.
    ///
    /// ```
    /// use crossings::consistency::{Completeness, Fuel, Limits, System};
    /// use crossings::{Interval, Ratio};
    /// let mut system = System::new();
    /// let boats = system.integer("boats");
    /// for n in [377, 385, 377] {
    ///     let statement = system.statement(format!("{n} boats"));
    ///     system.row(Some(statement), &[(boats, Ratio::whole(1))], Interval::point(Ratio::whole(n)))?;
    /// }
    /// let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::default());
    /// let of = |statements: &[_]| statements.iter().map(|s| system.name(*s)).collect::<Vec<_>>();
    /// assert_eq!(found.conflicts.len(), 2);
    /// assert_eq!(of(&found.repairs[0].statements), ["385 boats"]);
    /// assert_eq!(of(&found.repairs[1].statements), ["377 boats", "377 boats"]);
    /// assert_eq!(found.all_repairs, Completeness::Complete);
    /// # Ok::<(), crossings::consistency::SystemError>(())
    /// ```
    pub fn diagnose(&self, statements: &[Statement], limits: Limits, fuel: &mut Fuel) -> Diagnosis {
        let problem = Problem::new(self, true);
        let mut all: Vec<usize> =
            self.all().into_iter().filter(|s| statements.contains(s)).map(Statement::index).collect();
        all.dedup();
        let mut search = Search {
            problem: &problem,
            solver: Solver::new(&problem),
            all,
            limits,
            conflicts: Vec::new(),
            points: Vec::new(),
            repairs: Vec::new(),
            stopped: Completeness::Complete,
        };
        if search.run(fuel).is_err() {
            search.stopped = Completeness::Fuel;
        }
        search.diagnosis()
    }
}

/// A proved conflict.
struct Proved {
    statements: Vec<usize>,
    nodes: Vec<Node>,
    minimal: bool,
}

/// Numbers, and the statements for which they do not hold.
struct Point {
    values: Vec<Num>,
    fails: Vec<usize>,
}

struct Search<'p> {
    problem: &'p Problem,
    solver: Solver<'p>,
    all: Vec<usize>,
    limits: Limits,
    conflicts: Vec<Proved>,
    points: Vec<Point>,
    /// With the point that proves each.
    repairs: Vec<(Vec<usize>, usize)>,
    stopped: Completeness,
}

/// Whether some statements leave a solution: a known point, or a proof that they do not.
enum Found {
    Point(usize),
    Refuted(Vec<Node>),
}

impl Search<'_> {
    /// Every minimal repair is a minimal hitting set of the conflicts. Where the rest is not
    /// consistent without one of these, there is a conflict that is not yet known.
    fn run(&mut self, fuel: &mut Fuel) -> Result<(), Reason> {
        let mut hitting = Hitting::new();
        self.disjoint(&mut hitting, fuel)?;
        while let Some(candidate) = hitting.next() {
            let rest: Vec<usize> =
                self.all.iter().copied().filter(|s| candidate.binary_search(s).is_err()).collect();
            match self.ask(&rest, fuel)? {
                //= docs/rules.md#claims-held-against-each-other
                //# audit-08: Given the fuel, the repairs MUST be all the minimal ones.
                Some(Found::Point(point)) => self.repairs.push((candidate, point)),
                Some(Found::Refuted(nodes)) => {
                    let conflict = self.shrink(nodes, fuel);
                    hitting.put_back(candidate);
                    self.take(conflict, &mut hitting, fuel)?;
                }
                None => self.stopped = Completeness::Fuel,
            }
        }
        Ok(())
    }

    /// Conflicts that have no statement in common, one after another.
    fn disjoint(&mut self, hitting: &mut Hitting, fuel: &mut Fuel) -> Result<(), Reason> {
        let mut rest = self.all.clone();
        while let Some(Found::Refuted(nodes)) = self.ask(&rest, fuel)? {
            let conflict = self.shrink(nodes, fuel);
            let none = conflict.statements.is_empty();
            rest.retain(|statement| conflict.statements.binary_search(statement).is_err());
            self.take(conflict, hitting, fuel)?;
            if none {
                break;
            }
        }
        Ok(())
    }

    fn take(&mut self, conflict: Proved, hitting: &mut Hitting, fuel: &mut Fuel) -> Result<(), Reason> {
        let statements = conflict.statements.clone();
        self.conflicts.push(conflict);
        let known: Vec<&[usize]> = self.conflicts.iter().map(|known| known.statements.as_slice()).collect();
        if !hitting.add(&statements, &known, self.limits.repair, fuel)?
            && self.stopped == Completeness::Complete
        {
            //= docs/rules.md#claims-held-against-each-other
            //# audit-09: A list that a limit on its size cut short MUST be said not to be all there is.
            self.stopped = Completeness::Size;
        }
        Ok(())
    }

    /// `None` where a fair part of the fuel does not suffice.
    fn ask(&mut self, statements: &[usize], fuel: &mut Fuel) -> Result<Option<Found>, Reason> {
        fuel.spend_each(statements.len())?;
        for (index, point) in self.points.iter().enumerate() {
            let common = first_common(&point.fails, statements);
            let (Ok(looked_at) | Err(looked_at)) = common;
            fuel.spend_each(looked_at.saturating_add(1))?;
            if common.is_err() {
                return Ok(Some(Found::Point(index)));
            }
        }
        let mut part = fuel.part(4);
        let verdict = self.solver.decide(|s| statements.binary_search(&s).is_ok(), &mut part);
        fuel.take_back(&part);
        match verdict {
            Ok(Verdict::Point(values)) => {
                let fails = self.fails(&values, fuel)?;
                self.points.push(Point { values, fails });
                Ok(Some(Found::Point(self.points.len().saturating_sub(1))))
            }
            Ok(Verdict::Refuted(nodes)) => Ok(Some(Found::Refuted(nodes))),
            Err(Reason::Fuel) if fuel.left() > 0 => Ok(None),
            Err(reason) => Err(reason),
        }
    }

    fn fails(&self, values: &[Num], fuel: &mut Fuel) -> Result<Vec<usize>, Reason> {
        let mut fails = Vec::new();
        for sum in &self.problem.sums {
            fuel.spend_each(sum.terms.len())?;
            if let Some(statement) = sum.statement
                && !sum.holds(values)
            {
                fails.push(statement);
            }
        }
        fails.sort_unstable();
        fails.dedup();
        Ok(fails)
    }

    /// Leaves statements out of a proved conflict while the rest is one.
    fn shrink(&mut self, nodes: Vec<Node>, fuel: &mut Fuel) -> Proved {
        let mut proved = Proved { statements: proof::core(&nodes), nodes, minimal: true };
        let mut kept = 0;
        while let Some(left_out) = proved.statements.get(kept).copied() {
            let rest: Vec<usize> = proved.statements.iter().copied().filter(|s| *s != left_out).collect();
            match self.ask(&rest, fuel) {
                Ok(Some(Found::Point(_))) => kept = kept.saturating_add(1),
                Ok(Some(Found::Refuted(nodes))) => {
                    proved.statements = proof::core(&nodes);
                    proved.nodes = nodes;
                }
                Ok(None) => {
                    proved.minimal = false;
                    kept = kept.saturating_add(1);
                }
                Err(_) => {
                    proved.minimal = false;
                    break;
                }
            }
        }
        proved
    }

    fn diagnosis(mut self) -> Diagnosis {
        let mut sorted: Vec<&Proved> = self.conflicts.iter().collect();
        sorted.sort_by_key(|conflict| (conflict.statements.len(), conflict.statements.clone()));
        let within = |conflict: &&&Proved| conflict.statements.len() <= self.limits.conflict;
        let beyond = sorted.iter().any(|conflict| !within(&conflict));
        let conflicts: Vec<Option<Conflict>> = sorted
            .iter()
            .filter(within)
            .map(|conflict| {
                let certificate = proof::certificate(self.problem, &conflict.nodes).ok();
                certificate.map(|certificate| Conflict {
                    statements: conflict.statements.iter().copied().map(Statement).collect(),
                    //= docs/rules.md#claims-held-against-each-other
                    //# audit-07: Given the fuel, the conflicts MUST be all the minimal ones.
                    minimal: conflict.minimal,
                    certificate,
                })
            })
            .collect();
        let minimal = sorted.iter().map(|conflict| conflict.minimal);
        let sure = minimal.chain(conflicts.iter().map(Option::is_some)).all(|sure| sure);
        let all_conflicts = match self.stopped {
            _ if !sure => Completeness::Fuel,
            Completeness::Complete if beyond => Completeness::Size,
            other => other,
        };
        self.repairs.sort_by_key(|(statements, _)| (statements.len(), statements.clone()));
        let repair = |(statements, point): &(Vec<usize>, usize)| {
            let statements = statements.iter().copied().map(Statement).collect();
            let point = self.points.get(*point);
            point.map(|point| Repair { statements, witness: proof::witness(&point.values) })
        };
        Diagnosis {
            conflicts: conflicts.into_iter().flatten().collect(),
            all_conflicts,
            repairs: self.repairs.iter().filter_map(repair).collect(),
            all_repairs: self.stopped,
        }
    }
}
