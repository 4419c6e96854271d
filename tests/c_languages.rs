//! A language without a binding reads a report through the shared library, in a few lines.
#![cfg(all(feature = "capi", feature = "csv"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stderr,
    clippy::doc_markdown,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

use std::fs;
use std::process::Command;

use crossings::question;

#[path = "c_door/mod.rs"]
mod c_door;

use c_door::header::root;
use c_door::libraries::Library;
use c_door::tools::{have, run, said, well};

const PROGRAM: &str = "examples/luajit/summary.lua";

fn luajit(file: &str) -> Command {
    let mut command = Command::new("luajit");
    command.arg(PROGRAM).arg(file).current_dir(root());
    command.env("LD_LIBRARY_PATH", Library::Plain.build().folder);
    command
}

#[test]
fn luajit_prints_the_report() {
    if !have(&["luajit"], "a program in LuaJIT") {
        return;
    }
    let file = "examples/data/days.csv";
    let request = format!(r#"{{"files": [{{"path": "{}"}}], "by": "month"}}"#, root().join(file).display());
    let report = question::ask("summary", &request).unwrap();
    assert!(report.contains("2030-05"), "{report}");
    assert_eq!(well(&mut luajit(file)), format!("{report}\n"));
    let missing = run(&mut luajit("no such file.csv"));
    assert_eq!(missing.status.code(), Some(1));
    assert!(said(&missing).contains("no such file.csv"), "{}", said(&missing));
}

#[test]
fn thirty_lines_are_enough() {
    let lines = fs::read_to_string(root().join(PROGRAM)).unwrap().lines().count();
    assert!(lines < 30, "{lines} lines");
}
