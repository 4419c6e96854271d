//! The README's shell commands run, and what it says of the project is so.
#![cfg(all(feature = "cli", feature = "parquet"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends where an assumption fails")]

use std::process::Command;

const README: &str = include_str!("../README.md");

/// The arguments of a line, as a shell parts them; quotation marks hold several words together.
fn arguments(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    let parts = quoted.flat_map(|(number, part)| {
        let whole = number % 2 == 1;
        let words: Vec<&str> = if whole { vec![part] } else { part.split_whitespace().collect() };
        words
    });
    parts.map(str::to_owned).collect()
}

/// The commands of the README that run `crossings`, as arguments.
fn commands() -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    let mut in_shell = false;
    for line in README.lines() {
        match line {
            "```sh" => in_shell = true,
            "```" => in_shell = false,
            _ if in_shell => {
                let line = line.split(" #").next().unwrap().trim();
                let arguments = match line.strip_prefix("crossings ") {
                    Some(arguments) => Some(arguments),
                    None if line.starts_with("cargo run ") => line.split_once(" -- ").map(|(_, after)| after),
                    None => None,
                };
                commands.extend(arguments.map(self::arguments));
            }
            _ => {}
        }
    }
    commands
}

#[test]
fn every_command_runs_and_finds_what_there_is() {
    let commands = commands();
    assert!(commands.len() >= 8, "the README shows the main job and each subcommand");
    for arguments in commands {
        let out = Command::new(env!("CARGO_BIN_EXE_crossings"))
            .args(&arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stderr);
        // The founding article has a figure that the funding contradicts, and faults were planted.
        let planted = arguments.iter().any(|one| one == "target/panel.parquet");
        let found = i32::from(
            arguments == ["claims"] || arguments.first().is_some_and(|one| one == "tally") && planted,
        );
        assert_eq!(out.status.code(), Some(found), "crossings {}: {said}", arguments.join(" "));
        assert!(!out.stdout.is_empty(), "crossings {} prints something", arguments.join(" "));
    }
}

#[test]
fn every_subcommand_is_shown() {
    let shown: Vec<String> = commands().into_iter().filter_map(|one| one.into_iter().next()).collect();
    for subcommand in [
        "check",
        "summary",
        "revisions",
        "explain",
        "funding",
        "export",
        "claims",
        "figure",
        "describe",
        "windows",
        "solve",
        "schema",
        "tally",
        "generate",
    ] {
        assert!(shown.iter().any(|one| one == subcommand), "README.md shows `crossings {subcommand}`");
    }
}

#[test]
fn versions_are_those_of_the_manifest() {
    let rust = env!("CARGO_PKG_RUST_VERSION");
    assert!(README.contains(&format!("Rust {rust} or newer")), "README.md asks for Rust {rust}");
    let (series, _) = env!("CARGO_PKG_VERSION").rsplit_once('.').unwrap();
    assert!(README.contains(&format!("crossings = {{ version = \"{series}\"")), "README.md names {series}");
}

#[test]
fn links_lead_somewhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let targets: Vec<&str> = README.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(targets.len() >= 5, "README.md links to the other documents");
    for target in targets.into_iter().filter(|target| !target.starts_with("http")) {
        assert!(root.join(target).exists(), "README.md links to {target}");
    }
}
