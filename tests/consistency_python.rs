//! The consistency engine's answers as JSON, checked by Python: by a second checker, and by z3.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    clippy::print_stderr,
    dead_code,
    clippy::print_stdout,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod evidence;
#[path = "consistency/mixed.rs"]
mod mixed;
#[path = "consistency/plan.rs"]
mod plan;

use std::path::PathBuf;
use std::process::Command;

use crossings::consistency::{Answer, Completeness, Fuel, Limits, Row, Statement, System, checker};
use crossings::{Interval, Ratio};
use evidence::Evidence;
use plan::{Dice, Plan};
use serde_json::{Value, json};

fn fuel() -> Fuel {
    Fuel::new(2_000_000)
}

fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/consistency").join(name)
}

fn written(name: &str, cases: &[Value]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, serde_json::to_vec(cases).unwrap()).unwrap();
    path
}

/// The lines that a script prints; `None` where there is no such Python.
fn printed(python: &str, script_name: &str, cases: &PathBuf) -> Option<Vec<String>> {
    let output = match Command::new(python).arg(script(script_name)).arg(cases).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("{python}: {error}"),
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

fn case(system: &System, statements: &[Statement], answer: &Value) -> Value {
    json!({ "system": system, "statements": statements, "answer": answer })
}

/// Each number in a value that a proof depends on, changed in turn: of a certificate what is
/// multiplied, of a witness what a variable has.
fn changed(answer: &Value) -> Vec<Value> {
    fn numbers(value: &Value, path: &str, out: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                for (place, item) in items.iter().enumerate() {
                    numbers(item, &format!("{path}/{place}"), out);
                }
            }
            Value::Object(fields) => {
                for (name, item) in fields {
                    numbers(item, &format!("{path}/{name}"), out);
                }
            }
            Value::String(text) if text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
                out.push(path.to_owned());
            }
            _ => {}
        }
    }
    let mut paths = Vec::new();
    numbers(answer, "", &mut paths);
    let change = |path: &String| {
        let mut other = answer.clone();
        let place = other.pointer_mut(path).unwrap();
        let text = place.as_str().unwrap().to_owned();
        // 59/2 becomes 159/2, and −3 becomes −13.
        *place = match text.strip_prefix('-') {
            Some(rest) => json!(format!("-1{rest}")),
            None => json!(format!("1{text}")),
        };
        other
    };
    paths.iter().map(change).collect()
}

#[test]
fn a_second_checker_accepts_what_the_engine_proves_and_refuses_what_was_changed() {
    let mut cases = Vec::new();
    let mut expected = Vec::new();
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let system = if seed % 2 == 0 {
            Plan::random(&mut dice, 2, 4, 4).system().0
        } else {
            mixed::system(&mut dice)
        };
        let all = system.all();
        let answer = system.check(&all, &mut fuel());
        let written = serde_json::to_value(&answer).unwrap();
        match &answer {
            Answer::Undetermined(_) => continue,
            Answer::Conflict(certificate) => {
                assert!(checker::refutes(&system, &all, certificate));
                let alone =
                    certificate.steps.len() == 1 && written["conflict"]["steps"][0]["leaf"][1].is_null();
                for other in changed(&written) {
                    cases.push(case(&system, &all, &other));
                    // One end that is false by itself can be multiplied by anything above zero.
                    let whole_proof = certificate.steps.len() == 1;
                    expected.push(if alone { Some(true) } else { whole_proof.then_some(false) });
                }
            }
            Answer::Consistent(witness) => assert!(checker::satisfies(&system, &all, witness)),
        }
        cases.push(case(&system, &all, &written));
        expected.push(Some(true));
    }
    let path = written("consistency-proofs.json", &cases);
    let Some(lines) = printed("python3", "check.py", &path) else {
        assert!(std::env::var_os("CROSSINGS_REQUIRE_C").is_none(), "there is no python3");
        eprintln!("NOT RUN: the checker in Python, for there is no python3");
        return;
    };
    assert_eq!(lines.len(), cases.len());
    let (mut accepted, mut refused) = (0, 0);
    for (place, (line, expected)) in lines.iter().zip(&expected).enumerate() {
        if let Some(expected) = expected {
            assert_eq!(line == "accepted", *expected, "{}", cases[place]);
        }
        accepted += usize::from(line == "accepted");
        refused += usize::from(line == "refused");
    }
    assert!(accepted > 350 && refused > 300, "{accepted} {refused}");
}

/// `target/ci-venv/bin/python`, or what `CROSSINGS_Z3_PYTHON` names.
fn python_with_z3() -> String {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/target/ci-venv/bin/python");
    std::env::var("CROSSINGS_Z3_PYTHON").unwrap_or_else(|_| own.to_owned())
}

/// From the least to the greatest value of the first variable, where a row has it.
fn range_of_the_first(system: &System) -> Option<Interval> {
    let first = system.rows().iter().flat_map(Row::terms).map(|(x, _)| *x).find(|x| x.index() == 0)?;
    match system.range(&[(first, Ratio::whole(1))], &system.all(), 0, &mut fuel()).unwrap() {
        Answer::Consistent(range) => range.hull,
        Answer::Conflict(_) | Answer::Undetermined(_) => None,
    }
}

#[test]
#[ignore = "needs z3-solver"]
fn z3_gives_the_same_answers() {
    let mut cases = Vec::new();
    let mut kinds = [0; 3];
    for seed in 0..2_000 {
        let system = mixed::system(&mut Dice::new(7_000_000 + seed));
        let all = system.all();
        let answer = system.check(&all, &mut fuel());
        kinds[match &answer {
            Answer::Consistent(_) => 0,
            Answer::Conflict(_) => 1,
            Answer::Undetermined(_) => 2,
        }] += 1;
        let found = (seed < 400).then(|| system.diagnose(&all, Limits::NONE, &mut fuel()));
        let mut case = case(&system, &all, &serde_json::to_value(&answer).unwrap());
        let complete = |of: Completeness| of == Completeness::Complete;
        case["complete"] =
            json!(found.as_ref().is_some_and(|f| complete(f.all_conflicts) && complete(f.all_repairs)));
        case["range"] = json!((seed < 400).then(|| range_of_the_first(&system)).flatten());
        if let Some(found) = found {
            case["conflicts"] = found.conflicts.iter().map(|c| json!(c.statements)).collect();
            case["repairs"] = found.repairs.iter().map(|r| json!(r.statements)).collect();
        }
        cases.push(case);
    }
    let [consistent, conflicts, undetermined] = kinds;
    eprintln!("{consistent} consistent, {conflicts} conflicts, {undetermined} undetermined");
    assert!(consistent > 400 && conflicts > 400, "{kinds:?}");
    let path = written("consistency-z3.json", &cases);
    let lines = printed(&python_with_z3(), "against_z3.py", &path).expect("a Python with z3-solver");
    eprintln!("{}", lines.join("\n"));
    // A conflict that is called consistent is found, or z3 was not asked.
    let kind = |case: &Value| case["answer"].as_object().unwrap().keys().next().unwrap().clone();
    let conflict = cases.iter().position(|case| kind(case) == "conflict").unwrap();
    let other = cases.iter().find(|case| kind(case) == "consistent").unwrap()["answer"].clone();
    cases[conflict]["answer"] = other;
    let path = written("consistency-z3-altered.json", &cases[conflict..=conflict]);
    let altered = Command::new(python_with_z3()).arg(script("against_z3.py")).arg(path).output().unwrap();
    assert!(!altered.status.success(), "{}", String::from_utf8_lossy(&altered.stdout));
    Evidence {
        name: "oracle_z3",
        part: "Independent oracles",
        promise: "z3 finds the same systems consistent and in conflict, with the same minimal conflicts, repairs and \
                  ranges, as the consistency engine.",
        held_by: &["tests/consistency_python.rs", "tests/consistency/against_z3.py"],
        measured: format!(
            "{} systems, {consistent} consistent, {conflicts} in conflict, {undetermined} undetermined; {}; an answer \
             altered on purpose was found",
            cases.len(),
            lines.join("; ")
        ),
        command: "cargo test --test consistency_python -- --ignored",
    }
    .write();
}
