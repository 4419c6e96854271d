//! Questions about claims with no fuel, with a little, and with more, up to what they need.
//!
//! With less than that an answer is that it was not found out, and never a wrong one. With more it stays
//! what it is.
#![cfg(feature = "json")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod evidence;

use core::ops::Bound::{Included, Unbounded};
use std::time::Instant;

use crossings::consistency::{Answer, Completeness, Fuel, Limits, Reason, System};
use crossings::{
    Audit, AuditOptions, Claim, Consistency, Interval, Ratio, Reading, Together, article, builtin,
};
use evidence::{Evidence, long};

/// What is answered with so much fuel; `None` where that was not enough.
type Ask<'a> = &'a dyn Fn(u64) -> Option<String>;

/// Holds every answer against the right one, and the order in which they come.
fn monotone(ask: Ask<'_>, right: &str, fuels: impl Iterator<Item = u64>) -> Result<u64, String> {
    let (mut asked, mut answered) = (0, false);
    for fuel in fuels {
        asked += 1;
        match ask(fuel) {
            Some(answer) if answer == right => answered = true,
            Some(answer) => return Err(format!("with {fuel}: {answer}, and not {right}")),
            None if answered => return Err(format!("with {fuel}: no answer any more")),
            None => {}
        }
    }
    if answered { Ok(asked) } else { Err("no answer at all".to_owned()) }
}

/// From none up to more than enough: all of them where these are few, and some all over.
fn fuels(needed: u64) -> impl Iterator<Item = u64> + Clone {
    let most = if long() { 100_000 } else { 2_000 };
    let step = needed.div_ceil(most).max(1);
    let first = 0..needed.min(50);
    let middle = (50..needed.saturating_sub(25)).step_by(usize::try_from(step).unwrap());
    let last = needed.saturating_sub(25).max(50)..needed.max(50) + 25;
    first.chain(middle).chain(last).chain([needed * 2, needed * 10, u64::MAX])
}

/// Whole numbers, of which so many pairs cannot be what is said of them.
fn small(contradicts: bool) -> System {
    let mut system = System::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| system.integer(name.to_owned()));
    let whole = Ratio::whole;
    let at_least = |end| Interval::new(Included(whole(end)), Unbounded).unwrap();
    let at_most = |end| Interval::new(Unbounded, Included(whole(end))).unwrap();
    let mut say = |terms: &[(crossings::consistency::Variable, u64)], within| {
        let terms: Vec<_> = terms.iter().map(|(x, by)| (*x, whole(*by))).collect();
        let statement = system.statement("said".to_owned());
        system.row(Some(statement), &terms, within).unwrap();
    };
    say(&[(x, 2), (y, 2)], Interval::point(whole(if contradicts { 7 } else { 8 })));
    say(&[(x, 1), (z, 3)], at_least(5));
    say(&[(y, 1), (z, 1)], at_most(4));
    say(&[(x, 3), (y, 5), (z, 7)], at_least(11));
    system
}

/// The systems, by name, and whether their statements can all be true.
fn systems() -> Vec<(&'static str, System, bool)> {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    let policies = builtin();
    let of = |reading| Audit::system(&claims, policies.policy_periods(), reading, &AuditOptions::default());
    vec![
        ("numbers that can be", small(false), true),
        ("numbers that cannot", small(true), false),
        ("the article, read strictly", of(Reading::Strict), false),
    ]
}

fn said<T: core::fmt::Debug>(answer: Answer<T>) -> Option<String> {
    match answer {
        Answer::Undetermined(Reason::Fuel) => None,
        answer => Some(format!("{answer:?}")),
    }
}

/// What a check, a proof and a diagnosis say with every amount of fuel.
fn of_systems() -> (u64, Vec<String>) {
    let (mut asked, mut measured) = (0, Vec::new());
    for (name, system, can) in systems() {
        let all = system.all();
        let mut fuel = Fuel::default();
        let right = system.check(&all, &mut fuel);
        assert_eq!(matches!(right, Answer::Consistent(_)), can, "{name}");
        let needed = fuel.spent();
        let check = |fuel| said(system.check(&all, &mut Fuel::new(fuel)));
        asked += monotone(&check, &said(right).unwrap(), fuels(needed)).unwrap();
        assert_eq!(check(needed - 1), None, "{name}: it needs what it spent");

        let mut fuel = Fuel::default();
        let right = system.diagnose(&all, Limits::NONE, &mut fuel);
        let complete = Completeness::Complete;
        assert_eq!((right.all_conflicts, right.all_repairs), (complete, complete), "{name}");
        let statements = |found: &crossings::consistency::Diagnosis| {
            let conflicts: Vec<_> = found.conflicts.iter().map(|one| one.statements.clone()).collect();
            let repairs: Vec<_> = found.repairs.iter().map(|one| one.statements.clone()).collect();
            format!("{conflicts:?} {repairs:?}")
        };
        // What is found before the fuel runs out is true of the whole, and complete only at the end.
        let diagnose = |fuel| {
            let found = system.diagnose(&all, Limits::NONE, &mut Fuel::new(fuel));
            for conflict in found.conflicts.iter().filter(|one| one.minimal) {
                assert!(right.conflicts.iter().any(|one| one.statements == conflict.statements), "{name}");
            }
            for repair in &found.repairs {
                assert!(right.repairs.iter().any(|one| one.statements == repair.statements), "{name}");
            }
            let all = (found.all_conflicts, found.all_repairs) == (complete, complete);
            all.then(|| statements(&found))
        };
        let step = if long() || fuel.spent() < 5_000 { 1 } else { 4 };
        let some = fuels(fuel.spent()).step_by(step).chain([u64::MAX]);
        asked += monotone(&diagnose, &statements(&right), some).unwrap();
        measured.push(format!("{name}: a check needs {needed} cells, a diagnosis {}", fuel.spent()));
    }
    (asked, measured)
}

/// What an audit says of the article under each reading.
fn of_an_audit() -> (u64, Vec<String>) {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    let policies = builtin();
    let audit = |fuel| {
        let options = AuditOptions { fuel, ..AuditOptions::default() };
        Audit::of("article", &claims, policies.policy_periods(), &options)
    };
    let whole = audit(AuditOptions::default().fuel);
    let together = |found: &Consistency| {
        (found.together != Together::Undetermined).then(|| format!("{:?}", found.together))
    };
    let (mut asked, mut measured) = (0, Vec::new());
    let most = whole.readings.iter().map(|one| one.fuel).max().unwrap();
    let step = if long() { 100 } else { 20 };
    let fuels: Vec<u64> = fuels(most).step_by(step).collect();
    let answers: Vec<Audit> = fuels.iter().map(|fuel| audit(*fuel)).collect();
    for right in &whole.readings {
        let ask = |fuel: u64| {
            let at = fuels.iter().position(|one| *one == fuel)?;
            together(answers[at].under(right.reading))
        };
        let wanted = together(right).unwrap();
        asked += monotone(&ask, &wanted, fuels.iter().copied().chain(fuels.last().copied()))
            .unwrap_or_else(|why| panic!("{:?}: {why}", right.reading));
        measured.push(format!("{:?}: {wanted}, {} cells for all there is", right.reading, right.fuel));
    }
    (asked, measured)
}

#[test]
fn an_answer_needs_its_fuel_and_stays_what_it_is() {
    let begun = Instant::now();
    let (systems, mut measured) = of_systems();
    let (audits, more) = of_an_audit();
    measured.extend(more);
    Evidence {
        name: "fuel",
        part: "Memory and fuel",
        promise: "With less fuel than a question about claims needs, the answer is that it was not found out; \
                  with as much or more, it is the same one.",
        held_by: &["tests/fuel.rs"],
        measured: format!(
            "{} questions asked again with other amounts of fuel; {}; 3 seeded faults told; {:.1} s",
            systems + audits,
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "CROSSINGS_LONG=1 cargo test --features json --test fuel",
    }
    .write();
}

/// One that guesses when its fuel runs out, one that forgets, and one that never answers.
#[test]
fn a_faulty_answer_is_told() {
    let honest = |fuel: u64| (fuel >= 20).then(|| "yes".to_owned());
    assert_eq!(monotone(&honest, "yes", 0..40), Ok(40));
    let guesses = |fuel: u64| honest(fuel).or_else(|| (fuel > 10).then(|| "no".to_owned()));
    assert!(monotone(&guesses, "yes", 0..40).is_err());
    let forgets = |fuel: u64| honest(fuel).filter(|_| fuel != 30);
    assert!(monotone(&forgets, "yes", 0..40).is_err());
    assert!(monotone(&|_| None, "yes", 0..40).is_err());
}
