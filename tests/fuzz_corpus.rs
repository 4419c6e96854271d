//! What the fuzzer has found is tried again by every run of the tests, with mutations of it.
//!
//! `tests/fuzz/` has the bodies that libFuzzer runs too, `fuzz/corpus/` the inputs, and `scripts/fuzz.sh` finds
//! new ones. `CROSSINGS_CASES` says how many mutations are tried of all targets together.
#![cfg(all(feature = "ods", feature = "csv", feature = "json", feature = "bytes", feature = "capi"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::print_stdout,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::type_complexity,
    clippy::cast_ptr_alignment,
    clippy::semicolon_if_nothing_returned,
    clippy::needless_for_each,
    clippy::struct_field_names,
    clippy::option_option,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    reason = "a test ends where an assumption fails"
)]

mod evidence;
mod fuzz;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Instant;

use evidence::Evidence;
use fuzz::{CALLS, LEFT_OUT, TARGETS, Target};

const SEED: u64 = 1;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// Whether the corpus is there: a published package has no folder with a manifest of its own.
fn is_here() -> bool {
    let here = folder().join("Cargo.toml").is_file();
    if !here {
        println!("NOT RUN: `fuzz/` is in the repository, and not in the package");
        assert!(std::env::var_os("CROSSINGS_REQUIRE_EVIDENCE").is_none(), "there is no `fuzz/`");
    }
    here
}

/// The inputs of a target, by the names of their files.
fn corpus(target: &Target) -> Vec<(String, Vec<u8>)> {
    let folder = folder().join("corpus").join(target.name);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// What a body says against some bytes; nothing of it is printed.
fn complaint(run: fn(&[u8]), bytes: &[u8]) -> Option<String> {
    thread_local!(static QUIET: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |what| {
            if !QUIET.get() {
                loud(what);
            }
        }));
    });
    QUIET.set(true);
    let ended = catch_unwind(|| run(bytes));
    QUIET.set(false);
    ended.err().map(|payload| {
        let text = payload.downcast_ref::<String>().cloned();
        text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
    })
}

#[test]
fn every_target_is_replayed_and_has_a_corpus() {
    if !is_here() {
        return;
    }
    let manifest = std::fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    let bins = manifest.split("[[bin]]").skip(1);
    let named: BTreeSet<&str> =
        bins.map(|bin| bin.split("name = \"").nth(1).unwrap().split('"').next().unwrap()).collect();
    let here: BTreeSet<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(named, here, "the targets of fuzz/Cargo.toml, and those that are replayed");
    let folders: BTreeSet<String> = std::fs::read_dir(folder().join("corpus"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(folders, here.iter().map(|name| (*name).to_owned()).collect(), "the folders of fuzz/corpus");
    let mut all = 0;
    for target in TARGETS {
        let files = corpus(target);
        assert!((4..=60).contains(&files.len()), "{}: {} files", target.name, files.len());
        for (name, bytes) in files {
            assert!(bytes.len() <= 8_192, "{}/{name}: {} bytes", target.name, bytes.len());
            all += bytes.len();
        }
        // By its name, as the engine runs it, on the input that it begins with.
        fuzz::run(target.name, b"");
        let main = std::fs::read_to_string(folder().join("fuzz_targets").join(format!("{}.rs", target.name)));
        assert!(
            main.unwrap().contains(&format!("bodies::run(\"{}\", bytes)", target.name)),
            "{}",
            target.name
        );
    }
    assert!(all < 1_000_000, "{all} bytes of corpus");
}

#[test]
fn what_was_found_holds() {
    if !is_here() {
        return;
    }
    for target in TARGETS {
        for (name, bytes) in corpus(target) {
            if let Some(said) = complaint(target.run, &bytes) {
                panic!("fuzz/corpus/{}/{name}: {said}", target.name);
            }
        }
    }
}

#[test]
fn every_fault_is_noticed() {
    if !is_here() {
        return;
    }
    for target in TARGETS {
        assert!(target.faults.len() > 1, "{}: nothing shows that it can fail", target.name);
        let files = corpus(target);
        for (fault, run) in target.faults {
            let noticed = files.iter().filter(|(_, bytes)| complaint(*run, bytes).is_some()).count();
            assert!(noticed > 0, "{}: {fault} goes unnoticed by {} files", target.name, files.len());
            println!("{}: {fault}: noticed by {noticed} of {} files", target.name, files.len());
        }
    }
}

#[test]
fn every_function_of_the_header_is_called() {
    let header = include_str!("../include/crossings.h");
    let declared: BTreeSet<&str> = header
        .lines()
        .filter(|line| !line.starts_with([' ', '*', '/', '#', '}']) && !line.starts_with("typedef"))
        .filter_map(|line| {
            let (before, _) = line.split_once('(')?;
            let name = before.rsplit([' ', '*']).next()?;
            name.starts_with("crossings_").then_some(name)
        })
        .collect();
    assert!(declared.len() > 300, "{}", declared.len());
    let listed = CALLS.iter().map(|(name, _)| *name).chain(LEFT_OUT.iter().map(|(name, _)| *name));
    let listed: BTreeSet<&str> = listed.collect();
    assert_eq!(listed.len(), CALLS.len() + LEFT_OUT.len(), "each once");
    assert_eq!(declared, listed);
    assert!(LEFT_OUT.iter().all(|(_, why)| !why.is_empty()));
}

/// A generator of numbers that is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }
}

/// Pieces that mean something to a reader.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xFF",
    b"\xEF\xBB\xBF",
    b"\"",
    b"\r\n",
    b",",
    b"{",
    b"]",
    b"-",
    b"-1",
    b"+5",
    b"05",
    b"-0",
    b"1e400",
    b"1.0",
    b"null",
    b"18446744073709551615",
    b"18446744073709551616",
    b"9999-12-31",
    b"0000-01-01",
    b"2024-02-30",
    b"\xE2\x82\xAC",
    b" ",
];

/// One input, changed in one to four places; or its head with the tail of another.
fn mutated(files: &[(String, Vec<u8>)], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = files[dice.roll(files.len())].1.clone();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + 1 + dice.roll(16)).min(bytes.len());
        match dice.roll(7) {
            0 => {
                let other = &files[dice.roll(files.len())].1;
                let from = dice.roll(other.len() + 1);
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let piece = PIECES[dice.roll(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            3 => {
                let part = bytes[at.min(end)..end].to_vec();
                bytes.splice(at..at, part);
            }
            4 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            5 if at < bytes.len() => bytes[at] = bytes[at].wrapping_add(1),
            _ if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            _ => {}
        }
        bytes.truncate(8_192);
    }
    bytes
}

#[test]
fn what_is_near_to_it_holds_too() {
    if !is_here() {
        return;
    }
    let cases = std::env::var("CROSSINGS_CASES").map_or(100_000, |cases| cases.parse::<u64>().unwrap());
    let each = cases.div_ceil(TARGETS.len() as u64);
    let began = Instant::now();
    for (nth, target) in TARGETS.iter().enumerate() {
        let files = corpus(target);
        let mut dice = Dice(SEED.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (nth as u64 + 1));
        for _ in 0..each {
            let bytes = mutated(&files, &mut dice);
            if let Some(said) = complaint(target.run, &bytes) {
                panic!("{}: {said}\nof b\"{}\"", target.name, bytes.escape_ascii());
            }
        }
    }
    record(each, began.elapsed().as_secs());
}

fn record(each: u64, seconds: u64) {
    let files: usize = TARGETS.iter().map(|target| corpus(target).len()).sum();
    let faults: usize = TARGETS.iter().map(|target| target.faults.len()).sum();
    Evidence {
        name: "fuzz-corpus",
        part: "Fuzzing",
        promise: "Every input that fuzzing has found is tried again by every run of the tests, with mutations of it, \
                  and each target notices what is wrong on purpose.",
        held_by: &["tests/fuzz_corpus.rs", "tests/fuzz/", "fuzz/corpus/"],
        measured: format!(
            "{} targets, {files} inputs, {each} mutations of each target (seed {SEED}) in {seconds} s, {faults} faults \
             planted and noticed",
            TARGETS.len()
        ),
        command: "cargo test --release --test fuzz_corpus --features ods,csv,capi",
    }
    .write();
}
