//! Sixteen threads share one register, under ThreadSanitizer; and a planted race is found.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::header::root;
use crate::libraries::Library;
use crate::tools::{Compiler, folder, have, run, said, valgrind, well};

const SOURCE: &str = "tests/c/threads.c";

/// A program that the sanitizer can watch: its addresses are not shuffled, which the runtime of
/// gcc 12 cannot always stand.
fn watched(program: &Path) -> Command {
    let mut command = Command::new("setarch");
    command.arg("-R").arg(program);
    let quiet = root().join("tests/c/tsan.supp");
    command.env(
        "TSAN_OPTIONS",
        format!("halt_on_error=1:exitcode=66:history_size=7:suppressions={}", quiet.display()),
    );
    command
}

fn threads(name: &str) -> Option<PathBuf> {
    if !have(&["gcc", "setarch"], "threads in C under ThreadSanitizer") {
        return None;
    }
    let binary = folder(name).join("threads");
    let mut command = Compiler::GCC.command(&root().join(SOURCE), &binary);
    command.arg(root().join("tests/c/shim/tsan.c")).args(["-fsanitize=thread", "-fno-builtin", "-pthread"]);
    Library::Thread.build().link_shared(&mut command);
    well(&mut command);
    Some(binary)
}

#[test]
fn threads_share_a_register() {
    let Some(binary) = threads("c-threads") else { return };
    for _ in 0..3 {
        assert_eq!(well(&mut watched(&binary)), "16 threads, 8 rounds\n");
    }
}

#[test]
fn a_planted_race_is_found() {
    let Some(binary) = threads("c-threads-race") else { return };
    let output = run(watched(&binary).arg("race"));
    let text = said(&output);
    assert_eq!(output.status.code(), Some(66), "{text}");
    assert!(text.contains("ThreadSanitizer: data race") || text.contains("heap-use-after-free"), "{text}");
    assert!(text.contains("crossings_register_free"), "it is the planted one: {text}");
}

#[test]
fn threads_leak_nothing() {
    if !have(&["gcc", "valgrind"], "threads in C under valgrind") {
        return;
    }
    let binary = folder("c-threads-valgrind").join("threads");
    let mut command = Compiler::GCC.command(&root().join(SOURCE), &binary);
    command.arg("-pthread");
    Library::Plain.build().link_shared(&mut command);
    well(&mut command);
    assert_eq!(well(&mut valgrind(&binary)), "16 threads, 8 rounds\n");
}
