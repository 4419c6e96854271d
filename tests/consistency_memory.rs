//! How much memory a hard question about claims takes at most, counted by the allocator.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    unsafe_code,
    dead_code,
    missing_docs,
    reason = "a test ends where an assumption fails, and an allocator is unsafe"
)]

mod heap;
#[path = "consistency/plan.rs"]
mod plan;

use core::ops::Bound::{Included, Unbounded};

use crossings::consistency::{Answer, Completeness, Fuel, Limits, System, Variable};
use crossings::{Interval, Ratio};
use heap::peak;
use plan::Dice;

fn at_most(system: &mut System, name: String, terms: &[(Variable, Ratio)], end: i64) {
    let statement = system.statement(name);
    let within = Interval::new(Unbounded, Included(Ratio::new(end.into(), 1).unwrap())).unwrap();
    system.row(Some(statement), terms, within).unwrap();
}

/// Ten thousand statements, each about five of four hundred numbers, that one point satisfies just
/// so, and three that it does not.
fn many() -> System {
    let mut dice = Dice::new(11);
    let mut system = System::new();
    let xs: Vec<Variable> = (0..400).map(|n| system.integer(format!("x{n}"))).collect();
    let point: Vec<i64> = xs.iter().map(|_| 1 + dice.roll(50_000)).collect();
    for place in 0..10_000 {
        let chosen: Vec<(usize, i64)> =
            (0..5).map(|n| (n * 80 + dice.roll(80) as usize, dice.roll(121) - 60)).collect();
        let sum: i64 = chosen.iter().map(|(x, by)| by * point[*x]).sum();
        let terms: Vec<(Variable, Ratio)> =
            chosen.iter().map(|(x, by)| (xs[*x], Ratio::new((*by).into(), 1).unwrap())).collect();
        at_most(&mut system, format!("s{place}"), &terms, sum);
    }
    for x in &xs[..3] {
        at_most(&mut system, "less than none".to_owned(), &[(*x, Ratio::whole(1))], -1);
    }
    system
}

/// Each of 5,000 numbers is said to be 1 and to be 2: there are 2^5000 repairs.
fn pairs() -> System {
    let mut system = System::new();
    for n in 0..5_000 {
        let x = system.integer(format!("x{n}"));
        for value in [1, 2] {
            let statement = system.statement(format!("x{n} is {value}"));
            let within = Interval::point(Ratio::whole(value));
            system.row(Some(statement), &[(x, Ratio::whole(1))], within).unwrap();
        }
    }
    system
}

#[test]
fn ten_thousand_statements_fit_in_memory() {
    let few = Limits { conflict: 3, repair: 3 };
    for (name, system, cells) in [("many", many(), 2_000_000), ("pairs", pairs(), 10_000_000)] {
        let all = system.all();
        let (answer, bytes) = peak(|| system.check(&all, &mut Fuel::new(cells)));
        println!("{name}: a check takes {bytes} bytes at most");
        assert!(!matches!(answer, Answer::Consistent(_)));
        assert!((100_000..32_000_000).contains(&bytes), "{bytes}");
        for limits in [few, Limits::NONE] {
            let (found, bytes) = peak(|| system.diagnose(&all, limits, &mut Fuel::new(cells)));
            println!("{name}: a diagnosis takes {bytes} bytes at most, with {}", found.conflicts.len());
            assert_ne!(found.all_repairs, Completeness::Complete);
            assert!((100_000..128_000_000).contains(&bytes), "{bytes}");
        }
    }
}
