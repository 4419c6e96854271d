//! Every sequence of commands up to a length: accepted or refused, and the state after each.

use std::time::Instant;

use crossings::Register;

use crate::evidence::{Evidence, long};
use crate::register::{Act, Fault, Model, after, command, of_figures, of_promises, seen};

/// What came of all sequences that begin in one way.
#[derive(Default)]
struct Found {
    steps: u64,
    accepted: u64,
    /// The first sequence after which the two are not the same.
    different: Option<Vec<Act>>,
}

struct Walk<'a> {
    acts: &'a [Act],
    fault: Fault,
    path: Vec<Act>,
    found: Found,
}

impl Walk<'_> {
    fn on(&mut self, register: &Register, model: &Model, length: usize) {
        for act in self.acts {
            let mut next = register.clone();
            let accepted = next.apply(command(act)).is_ok();
            let wanted = after(model, act, self.fault);
            let left = wanted.clone().unwrap_or_else(|| match self.fault {
                Fault::Leftovers => Model { tenures: Vec::new(), ..model.clone() },
                _ => model.clone(),
            });
            self.path.push(act.clone());
            self.found.steps += 1;
            self.found.accepted += u64::from(accepted);
            let same = accepted == wanted.is_some() && seen(&next) == left && (accepted || next == *register);
            if !same {
                self.found.different.get_or_insert_with(|| self.path.clone());
            } else if length > 1 {
                self.on(&next, &left, length - 1);
            }
            self.path.pop();
        }
    }
}

fn every_sequence(acts: &[Act], length: usize, fault: Fault) -> Found {
    let mut walk = Walk { acts, fault, path: Vec::new(), found: Found::default() };
    walk.on(&Register::default(), &Model::default(), length);
    walk.found
}

/// `A + A² + … + Aⁿ`: a step for each sequence, its last.
fn promised(acts: usize, length: u32) -> u64 {
    (1..=length).map(|length| (acts as u64).pow(length)).sum()
}

#[test]
fn every_sequence_of_commands() {
    let begun = Instant::now();
    let both: Vec<Act> = of_figures().into_iter().chain(of_promises()).collect();
    // In the long form each family by itself is taken a step further.
    let mut plans = vec![(both, 3)];
    if long() {
        plans.extend([(of_figures(), 4), (of_promises(), 4)]);
    }
    let mut measured = Vec::new();
    for (acts, length) in plans {
        let Found { steps, accepted, different } = every_sequence(&acts, length, Fault::None);
        assert!(different.is_none(), "the model says otherwise of {different:#?}");
        assert_eq!(steps, promised(acts.len(), length.try_into().unwrap()));
        assert!(accepted > steps / 8 && accepted < steps * 7 / 8, "{accepted} of {steps}");
        measured.push(format!(
            "all {steps} sequences of up to {length} of {} commands, {accepted} of them accepted at their last step",
            acts.len()
        ));
    }
    Evidence {
        name: "small_worlds_commands",
        part: "Small worlds",
        promise: "Every sequence of commands is accepted or refused as a naive register has it, and leaves \
                  the same state; a refused command changes nothing.",
        held_by: &[
            "tests/small_worlds/commands.rs",
            "tests/small_worlds/register.rs",
            "docs/small-worlds.md",
        ],
        measured: format!(
            "{}; 7 seeded faults told; {:.1} s",
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds commands",
    }
    .write();
}

#[test]
fn a_faulty_model_is_told() {
    for (acts, faults) in [(of_figures(), &Fault::OF_FIGURES[..]), (of_promises(), &Fault::OF_PROMISES)] {
        for fault in faults {
            let found = every_sequence(&acts, 2, *fault);
            assert!(found.different.is_some(), "{fault:?} was not seen");
        }
    }
}
