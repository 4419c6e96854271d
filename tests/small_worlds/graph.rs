//! The states that a register can reach in a tiny world, all of them, and every command in each.
//!
//! A state is told by its draft as JSON. What a register does depends on its state and the command
//! alone, so that a graph with no state left to look at speaks of sequences of any length.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Instant;

use crossings::{Draft, Register, Stage, check};

use crate::evidence::Evidence;
use crate::register::{Act, Fault, Model, after, command, of_figures, of_promises, seen};

/// A world: its commands, and those that are withheld in a state so that there is an end.
struct World {
    name: &'static str,
    acts: Vec<Act>,
    withheld: fn(&Model, &Act) -> bool,
}

fn worlds() -> [World; 2] {
    [
        World {
            name: "figures",
            acts: of_figures(),
            // A publication can be repeated for ever.
            withheld: |model, act| match act {
                Act::Publish(one) => model.series.contains(one) || model.series.len() > 2,
                Act::RecordDay(..) => model.series.len() > 2,
                _ => false,
            },
        },
        World {
            name: "promises",
            acts: of_promises(),
            // So can an amendment.
            withheld: |model, act| {
                matches!(act, Act::Amend(..)) && model.deals.iter().any(|deal| !deal.amended.is_empty())
            },
        },
    ]
}

/// How far a state has gone. Nothing takes anything back, so every change is a step upwards.
fn height(model: &Model) -> usize {
    let rows: usize = model.series.iter().map(|one| one.rows.len()).sum();
    let stage = |stage: Stage| match stage {
        Stage::Proposed => 1,
        Stage::Agreed => 2,
        Stage::Amended => 3,
        Stage::Ended => 4,
    };
    let deals: usize =
        model.deals.iter().map(|deal| stage(deal.stage) + deal.payments.len() + deal.amended.len()).sum();
    let closed = model.tenures.iter().filter(|one| one.to.is_some()).count();
    rows + model.boats.len() + model.complete.len() + deals + model.tenures.len() + closed
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Graph {
    states: usize,
    accepted: usize,
    refused: usize,
    withheld: usize,
    /// States that no command changes.
    terminal: usize,
    differences: usize,
}

fn key(register: &Register) -> String {
    serde_json::to_string(&Draft::from(register)).unwrap()
}

/// The register's own graph, breadth first, each edge held against the model.
fn explored(world: &World, fault: Fault) -> Graph {
    let mut graph = Graph::default();
    let mut known = BTreeSet::from([key(&Register::default())]);
    let mut waiting = VecDeque::from([Register::default()]);
    while let Some(register) = waiting.pop_front() {
        graph.states += 1;
        let model = seen(&register);
        let draft = Draft::from(&register);
        let keeps = check(&draft).errors().next().is_none()
            && Register::try_from(draft).is_ok_and(|again| again == register);
        graph.differences += usize::from(!keeps);
        let mut terminal = true;
        for act in &world.acts {
            if (world.withheld)(&model, act) {
                graph.withheld += 1;
                continue;
            }
            let mut next = register.clone();
            let accepted = next.apply(command(act)).is_ok();
            let wanted = after(&model, act, fault);
            if accepted {
                graph.accepted += 1;
                let upwards = next == register || height(&seen(&next)) > height(&model);
                graph.differences += usize::from(Some(seen(&next)) != wanted || !upwards);
                terminal &= next == register;
                if known.insert(key(&next)) {
                    waiting.push_back(next);
                }
            } else {
                graph.refused += 1;
                graph.differences += usize::from(wanted.is_some() || next != register);
            }
        }
        graph.terminal += usize::from(terminal);
    }
    graph
}

/// The same of the model alone, which sees no register.
fn of_the_model(world: &World) -> Graph {
    let mut graph = Graph::default();
    let mut edges: BTreeMap<Model, Vec<Model>> = BTreeMap::new();
    let mut waiting = vec![Model::default()];
    while let Some(model) = waiting.pop() {
        if edges.contains_key(&model) {
            continue;
        }
        let (withheld, offered): (Vec<&Act>, Vec<&Act>) =
            world.acts.iter().partition(|act| (world.withheld)(&model, act));
        let next: Vec<Model> = offered.iter().filter_map(|act| after(&model, act, Fault::None)).collect();
        graph.withheld += withheld.len();
        graph.accepted += next.len();
        graph.refused += offered.len() - next.len();
        waiting.extend(next.clone());
        edges.insert(model, next);
    }
    graph.states = edges.len();
    graph.terminal = edges.iter().filter(|(model, next)| next.iter().all(|one| one == *model)).count();
    graph
}

#[test]
fn every_state_that_can_be_reached() {
    let begun = Instant::now();
    let mut measured = Vec::new();
    for world in worlds() {
        let graph = explored(&world, Fault::None);
        assert_eq!(graph, of_the_model(&world), "{}", world.name);
        let Graph { states, accepted, refused, withheld, terminal, .. } = graph;
        assert_eq!(accepted + refused + withheld, states * world.acts.len());
        assert!(states > 500 && terminal > 0, "{}: {states} states", world.name);
        measured.push(format!(
            "{}: {states} states ({terminal} terminal), {accepted} accepted and {refused} refused edges of {} \
             commands",
            world.name,
            world.acts.len()
        ));
    }
    Evidence {
        name: "small_worlds_graph",
        part: "Small worlds",
        promise: "In every state that a register can reach in a tiny world, by however many commands, every \
                  invariant holds, every command does what a naive register does, and none leads back.",
        held_by: &["tests/small_worlds/graph.rs", "tests/small_worlds/register.rs", "docs/small-worlds.md"],
        measured: format!(
            "{}; 7 seeded faults told; {:.1} s",
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds graph",
    }
    .write();
}

#[test]
fn a_faulty_model_is_told() {
    let [mut figures, mut promises] = worlds();
    // A few commands are enough to tell.
    figures.acts.retain(|act| !matches!(act, Act::CompleteBoats(_) | Act::RecordBoat("n", 1, _)));
    promises.acts.retain(|act| !matches!(act, Act::Amend(..) | Act::Propose(_) | Act::End));
    for fault in Fault::OF_FIGURES {
        assert!(explored(&figures, fault).differences > 0, "{fault:?} was not seen");
    }
    for fault in [Fault::PaidInAdvance, Fault::TwoHolders] {
        assert!(explored(&promises, fault).differences > 0, "{fault:?} was not seen");
    }
}
