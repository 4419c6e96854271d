//! Compilers, valgrind, and what is done where they are missing.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::header::root;

/// Whether every program is there; else it says loudly what is not run, or fails where
/// `CROSSINGS_REQUIRE_C` is set.
pub fn have(programs: &[&str], what: &str) -> bool {
    let on_path = |program: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    };
    let missing: Vec<_> = programs.iter().copied().filter(|program| !on_path(program)).collect();
    let linux = cfg!(target_os = "linux");
    if linux && missing.is_empty() {
        return true;
    }
    let why = if linux { format!("no {}", missing.join(", no ")) } else { "it is for Linux".to_owned() };
    assert!(!required(), "CROSSINGS_REQUIRE_C is set, and there is {why} for {what}");
    // Straight to the terminal: the test harness would swallow what a passing test prints.
    let notice = format!("\nNOT RUN: {what}: {why}\n");
    if fs::write("/dev/stderr", &notice).is_err() {
        eprintln!("{notice}");
    }
    false
}

pub fn required() -> bool {
    std::env::var_os("CROSSINGS_REQUIRE_C").is_some_and(|value| !value.is_empty() && value != "0")
}

/// A folder of its own for what one test writes, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = root().join("target/c-door").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a command to its end, whatever that is. Panics that a program asks for come without a backtrace, each of which
/// takes valgrind seconds.
pub fn run(command: &mut Command) -> Output {
    command.env("RUST_BACKTRACE", "0").output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// What a command printed, both streams.
pub fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

/// Runs a command that must do well, and gives what it printed to its standard output.
pub fn well(command: &mut Command) -> String {
    let output = run(command);
    assert!(output.status.success(), "{command:?}\n{}\n{}", output.status, said(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// A compiler with a standard of C or C++.
#[derive(Clone, Copy, Debug)]
pub struct Compiler {
    pub program: &'static str,
    pub standard: &'static str,
}

impl Compiler {
    pub const GCC: Self = Self { program: "gcc", standard: "c11" };

    /// Every compiler in every standard that the header promises to be clean in.
    pub const FOR_C: [Self; 4] = [
        Self { program: "gcc", standard: "c99" },
        Self::GCC,
        Self { program: "clang", standard: "c99" },
        Self { program: "clang", standard: "c11" },
    ];
    pub const FOR_CPP: [Self; 2] =
        [Self { program: "g++", standard: "c++17" }, Self { program: "clang++", standard: "c++17" }];

    /// The command that makes a program, with every warning an error.
    pub fn command(self, source: &Path, program: &Path) -> Command {
        let mut command = Command::new(self.program);
        command
            .arg(format!("-std={}", self.standard))
            .args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wconversion", "-g", "-O1"])
            .arg("-I")
            .arg(root().join("include"))
            .arg("-I")
            .arg(root().join("tests/c"))
            .arg(source)
            .arg("-o")
            .arg(program);
        if self.program.starts_with("clang") {
            // Debian's valgrind knows no newer form than this.
            command.arg("-gdwarf-4");
        }
        command
    }
}

/// A program under valgrind: any fault, and any leak, is exit status 99.
pub fn valgrind(program: &Path) -> Command {
    let mut command = Command::new("valgrind");
    command
        .args(["--quiet", "--leak-check=full", "--show-leak-kinds=all"])
        .args(["--errors-for-leak-kinds=definite,indirect,possible", "--error-exitcode=99"])
        .arg(program);
    command
}

/// Strict settings of the sanitizers, whatever the caller's environment has.
pub fn strict(mut command: Command) -> Command {
    command
        .env(
            "ASAN_OPTIONS",
            "detect_leaks=1:exitcode=98:detect_stack_use_after_return=1:strict_string_checks=1",
        )
        .env("UBSAN_OPTIONS", "halt_on_error=1:exitcode=98:print_stacktrace=1")
        .env("LSAN_OPTIONS", "exitcode=98");
    command
}

/// Files of a folder with one of these endings, in order.
pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else { return Vec::new() };
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().and_then(OsStr::to_str).is_some_and(|one| endings.contains(&one)));
    found.sort();
    found
}

/// What a program is built with for AddressSanitizer and UndefinedBehaviorSanitizer.
pub const ADDRESS: [&str; 3] =
    ["-fsanitize=address,undefined", "-fno-omit-frame-pointer", "-fno-sanitize-recover=all"];
