//! What happens when memory runs out at the first allocation, at the second, and so on.
//!
//! On stable Rust a failed allocation ends the process, unless the code asks first. So each case is
//! a process of its own: this program starts itself again, and says at which allocation there is none.
//! It may end in three ways only: with the right answer, with an error in words, or with the abort
//! that `docs/small-worlds.md` and `include/crossings.h` tell of. A wrong answer, or any other
//! signal, is a defect.
#![cfg(all(feature = "csv", feature = "json", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::as_conversions,
    clippy::print_stdout,
    unsafe_code,
    missing_docs,
    reason = "a test ends where an assumption fails, and an allocator is unsafe"
)]

mod evidence;
#[path = "allocation/paths.rs"]
mod paths;

use core::cell::Cell;
use std::alloc::{GlobalAlloc, Layout, System};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};
use std::time::Instant;

use evidence::{Evidence, long};
use paths::{WALKS, Walk};

struct Failing;

thread_local! {
    /// How many allocations the walk of this thread has asked for. Nothing where there is none: what the test harness
    /// asks for meanwhile is not counted.
    static ASKED: Cell<Option<u64>> = const { Cell::new(None) };
    /// The one that there is no memory for; 0 for none.
    static FAILS: Cell<u64> = const { Cell::new(0) };
}

fn fails() -> bool {
    let Some(asked) = ASKED.get() else { return false };
    ASKED.set(Some(asked + 1));
    asked + 1 == FAILS.get()
}

// SAFETY: what is asked for is asked of the system's allocator, or there is none of it.
unsafe impl GlobalAlloc for Failing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if fails() {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if fails() {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if fails() {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.realloc(place, layout, size) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static FAILING: Failing = Failing;

/// Which walk a child takes, and at which allocation there is no memory.
const ORDER: &str = "CROSSINGS_ALLOCATION";

/// Walks, with no memory for one of the allocations on the way; and how many there were.
fn walked(walk: &Walk, without: u64) -> (Result<String, String>, u64) {
    let prepared = (walk.prepare)();
    FAILS.set(without);
    ASKED.set(Some(0));
    let answer = prepared();
    (answer, ASKED.take().unwrap())
}

/// With all the memory that they want the walks have the answers of this test. It is also the child
/// of the others: with an order in its environment it takes that one walk, and says what came of it.
#[test]
fn with_memory_enough() {
    if let Ok(order) = std::env::var(ORDER) {
        let (name, without) = order.split_once(' ').unwrap();
        let walk = WALKS.iter().find(|walk| walk.name == name).unwrap();
        let (answer, _) = walked(walk, without.parse().unwrap());
        match answer {
            Ok(answer) => println!("\nanswer: {answer}"),
            Err(error) => println!("\nerror: {error}"),
        }
        return;
    }
    for walk in &WALKS {
        assert_eq!(walked(walk, 0).0, Ok(walk.answer.to_owned()), "{}", walk.name);
    }
}

fn child(walk: &str, without: u64) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["with_memory_enough", "--exact", "--nocapture", "--test-threads=1"])
        .env(ORDER, format!("{walk} {without}"))
        .env_remove("RUST_BACKTRACE")
        .output()
        .unwrap()
}

/// How a child may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Answered,
    Refused,
    Aborted,
}

const SIGABRT: i32 = 6;

/// How a child ended; why not so, where it may not end so.
fn end(output: &Output, wanted: &str) -> Result<End, String> {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let said = |what: &str| out.lines().find_map(|line| line.strip_prefix(what));
    match (output.status.code(), output.status.signal()) {
        (Some(0), None) => match (said("answer: "), said("error: ")) {
            (Some(answer), None) if answer == wanted => Ok(End::Answered),
            (Some(answer), None) => Err(format!("a wrong answer: {answer}")),
            (None, Some(error)) if !error.is_empty() => Ok(End::Refused),
            other => Err(format!("no answer: {other:?}")),
        },
        (None, Some(SIGABRT)) => {
            let told = err.lines().any(|line| {
                line.strip_prefix("memory allocation of ")
                    .and_then(|rest| rest.strip_suffix(" bytes failed"))
                    .is_some_and(|bytes| bytes.parse::<u64>().is_ok())
            });
            if told && said("answer: ").is_none() { Ok(End::Aborted) } else { Err(format!("aborted: {err}")) }
        }
        other => Err(format!("ended with {other:?}: {err}")),
    }
}

/// The allocations that are to fail: all; or the first hundred, and after these every so manieth, so
/// that a walk takes two hundred processes at most.
fn chosen(all: u64) -> Vec<u64> {
    const FIRST: u64 = 100;
    let step = if long() { 1 } else { (all.saturating_sub(FIRST)).div_ceil(100).max(1) };
    let first = all.min(FIRST);
    (1..=first).chain((first + 1..=all).step_by(usize::try_from(step).unwrap())).collect()
}

#[test]
fn an_allocation_that_fails_is_an_answer_an_error_or_the_abort() {
    let begun = Instant::now();
    let mut measured = Vec::new();
    for walk in &WALKS {
        let count = Command::new(std::env::current_exe().unwrap())
            .args(["how_many", "--exact", "--nocapture", "--test-threads=1"])
            .env(ORDER, format!("{} 0", walk.name))
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&count.stdout).into_owned();
        let all: u64 =
            text.lines().find_map(|line| line.strip_prefix("allocations: ")).unwrap().parse().unwrap();
        assert!(all > 5, "{}: {all} allocations", walk.name);
        let mut ends = Vec::new();
        for without in chosen(all) {
            let how = end(&child(walk.name, without), walk.answer);
            ends.push(how.unwrap_or_else(|why| panic!("{}, allocation {without}: {why}", walk.name)));
        }
        // There is no allocation beyond the last, so that none fails.
        assert_eq!(end(&child(walk.name, all + 1), walk.answer), Ok(End::Answered), "{}", walk.name);
        let of = |end: End| ends.iter().filter(|one| **one == end).count();
        assert_eq!(of(End::Answered) + of(End::Refused) + of(End::Aborted), ends.len());
        measured.push(format!(
            "{}: {} of {all} allocations failed, {} aborts, {} errors, {} right answers",
            walk.name,
            ends.len(),
            of(End::Aborted),
            of(End::Refused),
            of(End::Answered)
        ));
    }
    Evidence {
        name: "allocation",
        part: "Memory and fuel",
        promise: "When memory runs out, at whichever allocation, there is the right answer, an error, or the \
                  abort that is documented; never a wrong answer and never another signal.",
        held_by: &["tests/allocation.rs", "tests/allocation/paths.rs"],
        measured: format!(
            "{}; 5 seeded faults told; {:.1} s",
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "CROSSINGS_LONG=1 cargo test --features csv,json --test allocation",
    }
    .write();
}

/// How many allocations a walk takes in a process of its own, as a child counts them.
#[test]
fn how_many() {
    let order = std::env::var(ORDER).unwrap_or_else(|_| "csv 0".to_owned());
    let (name, _) = order.split_once(' ').unwrap();
    let walk = WALKS.iter().find(|walk| walk.name == name).unwrap();
    let (answer, all) = walked(walk, 0);
    assert_eq!(answer, Ok(walk.answer.to_owned()));
    println!("\nallocations: {all}");
}

/// A failure that is swallowed into a wrong answer, another signal, a panic, and silence.
#[test]
fn a_wrong_end_is_told() {
    let output = |script: &str| Command::new("sh").args(["-c", script]).output().unwrap();
    let right = "484 people";
    assert_eq!(end(&output("echo 'answer: 484 people'"), right), Ok(End::Answered));
    assert_eq!(end(&output("echo 'error: no memory'"), right), Ok(End::Refused));
    let abort = "echo 'memory allocation of 32 bytes failed' >&2; kill -ABRT $$";
    assert_eq!(end(&output(abort), right), Ok(End::Aborted));
    for wrong in [
        "echo 'answer: 0 people'",
        "kill -SEGV $$",
        "kill -ABRT $$",
        "echo 'memory allocation of 32 bytes failed' >&2; exit 101",
        "true",
    ] {
        assert!(end(&output(wrong), right).is_err(), "{wrong}");
    }
}
