//! Every function of the header, called in every way that is wrong, from C.
//!
//! The program is generated from the header: a function that is new there is in it. It runs by
//! itself, with the sanitizers, and under valgrind.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::evidence::Evidence;
use crate::header::{Header, parse, root};
use crate::libraries::Library;
use crate::matrix::{COLUMNS, program};
use crate::tools::{self, Compiler, have, run, said, strict, valgrind};

/// The head of `docs/c-faults.md`.
const HEAD: &str = "# What a wrong call from C does

Every function of `include/crossings.h`, called from C in every wrong way that its arguments
allow. Each number is how many calls of that kind were made, and ended as the head of the header
promises: in the right status, with an error whose message names the argument, with outputs that
are handles NULL, outputs that are streams with nothing to release, other outputs as they were, and
inputs unchanged. A stream that comes in was taken, and released once, with everything that it gave,
however the call ended. Each call is made once with `err`, and once without; the last column counts
the latter.

The program that makes the calls is generated from the header by `tests/c_door/calls.rs`, which runs
it three times, and every call is in every run:

| detector | library | what it would see | what it is shown to see |
|---|---|---|---|
| the program's own checks | with debug assertions and overflow checks | a promise of the header that is not kept; a wrong pointer or length that Rust itself would meet | each breakage of `tests/c/broken/door.c` |
| AddressSanitizer, UndefinedBehaviorSanitizer | built with them | use after free, reading past an end, a leak, undefined behaviour | each fault planted in `tests/c/faults/` |
| valgrind's memcheck | the first one | the same in code that was not built for it, and bytes that nobody wrote | each fault planted in `tests/c/faults/` |

Threads have a program of their own, `tests/c/threads.c`, under ThreadSanitizer, which a planted race has to trip.
Helgrind is not used: it takes the atomics of Rust's standard library for races, 18 of them in that program, where
there is none. What a handle came from is freed before the handle is used.

- *well-formed*: all that is as it must be, every value of each enumeration among it.
- *NULL*: a pointer is NULL; where it may be, the call goes well.
- *enumeration*: a number that the enumeration does not have.
- *text*: not UTF-8, cut short, with a NUL within.
- *length*: more than memory can hold; none.
- *index*: past the end; the last one, which is not.
- *date*: no day of the calendar; a period that ends before it begins.
- *stream*: one that was released before, has no batch, or fails: in its schema, in a batch.
- *panic*: the library itself fails, just before it gives its first output.

";

#[test]
fn the_matrix_holds() {
    let Some((source, folder)) = written("c-faults") else { return };
    let binary = folder.join("faults");
    let library = Library::Faulty.build();
    let mut command = Compiler::GCC.command(&source, &binary);
    library.link_shared(&mut command);
    tools::well(&mut command);
    let output = run(&mut Command::new(&binary));
    let text = said(&output);
    assert!(output.status.success(), "{}\n{}", output.status, failures(&text));
    let matrix = matrix(&text);
    println!("{matrix}");
    fs::create_dir_all(root().join("target/c_faults")).unwrap();
    fs::write(root().join("target/c_faults/matrix.md"), &matrix).unwrap();
    let (page, wanted) = (root().join("docs/c-faults.md"), format!("{HEAD}{matrix}"));
    if std::env::var_os("UPDATE_C_FAULTS").is_some() {
        fs::write(&page, &wanted).unwrap();
    }
    let committed = fs::read_to_string(&page).unwrap_or_default();
    let mends = "UPDATE_C_FAULTS=1 cargo test --all-features --test c_door calls::the_matrix_holds";
    assert!(committed == wanted, "docs/c-faults.md is not what was found; to write it anew: {mends}");
    record(&matrix);
}

/// What was measured, for `docs/evidence.md`.
fn record(matrix: &str) {
    let calls: u32 = matrix.split('|').filter_map(|cell| cell.trim().parse::<u32>().ok()).sum();
    let functions = matrix.lines().filter(|line| line.starts_with("| `")).count();
    Evidence {
        name: "faults",
        part: "Faults at the door",
        promise: "A wrong call from C ends as the header promises, or is undefined as the header says; nothing is \
                  leaked, read past its end or used after it was freed.",
        held_by: &["tests/c_door/calls.rs", "tests/c_door/programs.rs", "tests/c_door/threads.rs"],
        measured: format!(
            "{calls} calls of {functions} functions, under three detectors; {} breakages of the door found",
            BROKEN.len()
        ),
        command: "cargo test --all-features --test c_door",
    }
    .write();
}

#[test]
fn the_matrix_holds_under_the_sanitizers() {
    let Some((source, folder)) = written("c-faults-address") else { return };
    let binary = folder.join("faults");
    let library = Library::Address.build();
    let mut command = Compiler::GCC.command(&source, &binary);
    command.args(tools::ADDRESS);
    library.link_shared(&mut command);
    tools::well(&mut command);
    let output = run(&mut strict(Command::new(&binary)));
    assert!(output.status.success(), "{}\n{}", output.status, failures(&said(&output)));
}

#[test]
fn the_matrix_holds_under_valgrind() {
    if !have(&["valgrind"], "the faults from C under valgrind") {
        return;
    }
    let Some((source, folder)) = written("c-faults-valgrind") else { return };
    let binary = folder.join("faults");
    let library = Library::Faulty.build();
    let mut command = Compiler::GCC.command(&source, &binary);
    library.link_shared(&mut command);
    tools::well(&mut command);
    let output = run(&mut valgrind(&binary));
    assert!(output.status.success(), "{}\n{}", output.status, failures(&said(&output)));
}

/// What each breakage of `tests/c/broken/door.c` breaks, and what the matrix says of it.
const BROKEN: &[(&str, &str)] = &[
    ("crossings_period_days", "an output was written by a call that failed"),
    ("crossings_view_days", "a handle that is an output is as it was"),
    ("crossings_view_basis", "a status without an error"),
    ("crossings_struct_size", "another status"),
    ("crossings_ratio_decimal", "an input was changed"),
    ("crossings_view_day", "the message does not name the argument"),
    ("crossings_view_record", "another status"),
    ("crossings_findings_len", "an output is as it was, and all went well"),
    ("crossings_limits_default", "`*err` is as it was"),
    ("crossings_days_get", "another status"),
    ("crossings_register_read_stream", "a stream that came in was not taken"),
    ("crossings_view_stream", "a stream was given by a call that failed"),
];

#[test]
fn a_broken_door_is_found() {
    let Some((source, folder)) = written("c-faults-broken") else { return };
    let library = Library::Faulty.build();
    let broken = root().join("tests/c/broken/door.c");
    let text = fs::read_to_string(&broken).unwrap();
    assert_eq!(text.matches("BROKEN ==").count(), BROKEN.len(), "each breakage is listed");
    let object = folder.join("faults.o");
    tools::well(Compiler::GCC.command(&source, &object).arg("-c"));
    for (at, (function, says)) in BROKEN.iter().enumerate() {
        let binary = folder.join(format!("broken-{at}"));
        let door = folder.join(format!("libbroken-{at}.so"));
        let mut command = Compiler { standard: "gnu11", ..Compiler::GCC }.command(&broken, &door);
        tools::well(command.arg(format!("-DBROKEN={}", at + 1)).args(["-shared", "-fPIC"]));
        let mut command = Compiler::GCC.command(&object, &binary);
        command.arg(&door).arg("-ldl");
        library.link_shared(&mut command);
        tools::well(&mut command);
        let output = run(&mut Command::new(&binary));
        assert_eq!(output.status.code(), Some(1), "{function}: {}", said(&output));
        let failures = failures(&said(&output));
        let found = failures
            .lines()
            .any(|line| line.starts_with(&format!("FAILED: {function}:")) && line.contains(says));
        assert!(found, "{function}: {failures}");
    }
}

/// The program, written into a folder of its own.
fn written(name: &str) -> Option<(PathBuf, PathBuf)> {
    if !have(&["gcc"], "the faults from C") {
        return None;
    }
    let folder = tools::folder(name);
    let source = folder.join("faults.c");
    let text = program(&Header::committed()).unwrap_or_else(|error| panic!("{error}"));
    fs::write(&source, text).unwrap();
    Some((source, folder))
}

/// What went wrong, without the rows and the panics that were asked for.
fn failures(text: &str) -> String {
    let asked_for = |line: &str| line.contains("a test asked for this") || line == "Box<dyn Any>";
    let lines = text.lines().filter(|line| !line.starts_with("ROW ") && !asked_for(line));
    let lines =
        lines.filter(|line| !line.is_empty() && !line.starts_with("thread '") && !line.starts_with("note: "));
    lines.take(200).collect::<Vec<_>>().join("\n")
}

/// The matrix: functions, classes of faults, and how many calls of each ended as they must.
fn matrix(text: &str) -> String {
    let header = Header::committed();
    let rows: Vec<(&str, Vec<u32>)> = text
        .lines()
        .filter_map(|line| line.strip_prefix("ROW "))
        .map(|line| {
            let (name, counts) = line.split_once(' ').unwrap();
            (name, counts.split(' ').map(|count| count.parse().unwrap()).collect())
        })
        .collect();
    let mut table =
        format!("| function | {} |\n|---|{}\n", COLUMNS.join(" | "), "---:|".repeat(COLUMNS.len()));
    for function in &header.functions {
        let (name, counts) = rows.iter().find(|(name, _)| *name == function.name).unwrap_or_else(|| {
            panic!("`{}` has no row in the matrix", function.name);
        });
        assert_eq!(counts.len(), COLUMNS.len(), "{name}");
        if function.parameters.iter().any(|one| one.name == "err") {
            let [good, null, .., panics, without] = counts[..] else { unreachable!() };
            assert!(good > 0 && null > 0 && panics > 0 && without > 0, "{name} lacks cases: {counts:?}");
        }
        assert!(counts.iter().sum::<u32>() > 0, "{name} has no case");
        let cells: Vec<_> =
            counts.iter().map(|count| if *count == 0 { "·".into() } else { count.to_string() }).collect();
        writeln!(table, "| `{name}` | {} |", cells.join(" | ")).unwrap();
    }
    assert_eq!(rows.len(), header.functions.len(), "as many rows as functions");
    table
}

#[test]
fn what_the_header_parser_does_not_know_it_refuses() {
    let good = "/** A number. */\nuint32_t crossings_a(uint32_t of);\n";
    assert_eq!(parse(good).unwrap().functions.len(), 1);
    for (bad, why) in [
        ("uint32_t crossings_a(void);", "it has no words"),
        ("/** A. */ uint32_t crossings_a(crossings_b b);", "a type that is not there"),
        ("/** A. */ uint32_t other_a(void);", "a name that is not ours"),
        ("/** A. */ uint32_t crossings_a(void (*f)(void));", "a pointer to a function"),
        ("/** A. */ typedef union crossings_a crossings_a;", "a union"),
        ("/** A. */ typedef enum { CROSSINGS_A = 0, } crossings_a;", "a value without words"),
        ("/** A. */ typedef enum { /** A. */ CROSSINGS_A, } crossings_a;", "a value without its number"),
        ("/** A. */ #define CROSSINGS_A (1 << 3)", "a macro that is no integer"),
        ("#define CROSSINGS_A 3", "a macro without words"),
        ("#if __STDC_VERSION__", "a condition"),
        ("/** A. */ uint32_t crossings_a(void)", "no end"),
        ("/** A. */ uint32_t crossings_a(float a, ...);", "arguments without end"),
        ("/** A. */ void crossings_a(void); /** A. */ void crossings_a(void);", "a name twice"),
        ("struct crossings_a;", "a structure that is not Arrow's"),
        ("/** A. */ void crossings_a(struct crossings_b *of);", "such a structure in a function"),
    ] {
        assert!(parse(bad).is_err(), "{why}: {bad}");
    }
}

#[test]
fn a_function_without_a_fixture_fails() {
    let text = fs::read_to_string(crate::header::path()).unwrap();
    let with = |function: &str| {
        let end = "#ifdef __cplusplus\n}";
        let (before, after) = text.rsplit_once(end).unwrap();
        program(
            &parse(&format!("{before}/** New: `kind`: a `crossings_basis`. */\n{function}\n{end}{after}"))
                .unwrap(),
        )
    };
    let status = "crossings_status crossings_new";
    for (function, says) in [
        ("(uint32_t frobs, uint64_t *out, crossings_error **err);", "there is no value for `frobs`"),
        ("(const char *frob, size_t frob_len, crossings_error **err);", "there is no value for `frob`"),
        ("(const char *frob, crossings_error **err);", "does not know"),
        ("(uint64_t *frob, size_t frob_len, crossings_error **err);", "does not know"),
        ("(struct ArrowArrayStream *frob, crossings_error **err);", "does not know"),
        ("(struct ArrowArrayStream **out, crossings_error **err);", "does not know"),
        ("(uint64_t *out);", "no `crossings_error **err`"),
    ] {
        let error = with(&format!("{status}{function}")).unwrap_err();
        assert!(error.contains(says), "{function}: {error}");
    }
    let error = with("uint64_t crossings_new(void);").unwrap_err();
    assert!(error.contains("returns no status"), "{error}");
    let error = with("typedef struct crossings_frob crossings_frob;").unwrap_err();
    assert!(error.contains("nothing makes crossings_frob"), "{error}");
    let known = with(&format!("{status}(uint32_t kind, uint64_t *out, crossings_error **err);")).unwrap();
    assert!(known.contains("a.kind = 4u;"), "the numbers past the enumeration are tried");
    assert!(Path::new(&root()).is_dir());
}
