//! A language without a binding reads a report through the shared library, in a few lines.
#![cfg(all(feature = "capi", feature = "csv"))]

use std::fs;
use std::process::Command;

use crossings::question;

use crate::header::root;
use crate::libraries::Library;
use crate::tools::{have, run, said, well};

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
