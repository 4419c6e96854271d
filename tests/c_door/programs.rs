//! The programs in C and C++: each compiled without a warning by every compiler in every
//! standard, linked with the shared library and once with the static one, and run by itself, with
//! the sanitizers, and under valgrind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::header::{Header, example, root};
use crate::libraries::{Built, Library};
use crate::tools::{self, Compiler, files, folder, have, run, said, strict, valgrind, well};

const COMPILERS: &[&str] = &["gcc", "g++", "clang", "clang++"];

/// Folders whose programs are tried. Those that need more than this library are not.
const FOLDERS: &[&str] = &["tests/c", "examples/c"];

struct Program {
    source: PathBuf,
    runs: Vec<Run>,
}

/// What a program is called with, and what it does then.
#[derive(Default)]
struct Run {
    arguments: Vec<String>,
    exit: i32,
    /// What it prints to its standard output; `…` is anything, to the end of a line, or, where it
    /// is all of a line, any lines.
    expected: Vec<String>,
}

impl Run {
    fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut run = Self::default();
        let mut head = true;
        for line in lines {
            match (head, line.split_once(": ")) {
                (true, _) if line.is_empty() || line == "Expected:" => head = false,
                (true, Some(("Arguments", all))) => {
                    run.arguments = all.split(' ').map(str::to_owned).collect();
                }
                (true, Some(("Exit", code))) => run.exit = code.parse().unwrap(),
                (true, _) => panic!("`{line}` is neither `Arguments: `, nor `Exit: `, nor empty"),
                (false, _) => run.expected.push(line.to_owned()),
            }
        }
        run
    }

    fn is_met(&self, printed: &[&str]) -> bool {
        fn met(expected: &[String], printed: &[&str]) -> bool {
            match expected {
                [] => printed.is_empty(),
                [any, rest @ ..] if any == "…" => (0..=printed.len()).any(|at| met(rest, &printed[at..])),
                [line, rest @ ..] => printed.split_first().is_some_and(|(first, others)| {
                    let same = line.strip_suffix('…').map_or(line == first, |start| first.starts_with(start));
                    same && met(rest, others)
                }),
            }
        }
        met(&self.expected, printed)
    }
}

impl Program {
    /// A program of a folder. Its runs are said at its head, in a comment from a line
    /// `Expected:` on, or in the files of `tests/c/expected` that have its name, with anything
    /// after a hyphen.
    fn read(source: PathBuf) -> Self {
        let text = fs::read_to_string(&source).unwrap();
        let head = text.split_once("*/").map_or("", |(head, _)| head);
        let lines = head.lines().map(|line| line.trim_start().trim_start_matches("/*"));
        let lines = lines.map(|line| line.strip_prefix("* ").unwrap_or(line)).filter(|line| *line != "*");
        let lines = lines.skip_while(|line| *line != "Expected:").filter(|line| !line.is_empty());
        let mut runs: Vec<_> =
            [Run::read(lines)].into_iter().filter(|run| !run.expected.is_empty()).collect();
        let stem = source.file_stem().unwrap().to_str().unwrap();
        for file in files("tests/c/expected", &["txt"]) {
            let name = file.file_stem().unwrap().to_str().unwrap();
            if name.split('-').next() == Some(stem) {
                runs.push(Run::read(fs::read_to_string(&file).unwrap().lines()));
            }
        }
        assert!(!runs.is_empty(), "nothing says what {} prints; see the head of this file", source.display());
        Self { source, runs }
    }

    fn name(&self) -> String {
        self.source.file_name().unwrap().to_str().unwrap().replace('.', "-")
    }

    fn compilers(&self) -> &'static [Compiler] {
        if self.source.extension().is_some_and(|ending| ending == "c") {
            &Compiler::FOR_C
        } else {
            &Compiler::FOR_CPP
        }
    }

    /// Runs it in each way; a fault that a tool finds has an exit status of the tool's own.
    fn check(&self, command: impl Fn() -> Command) {
        for run in &self.runs {
            let mut command = command();
            let output = tools::run(command.args(&run.arguments).current_dir(root()));
            let printed = String::from_utf8(output.stdout.clone()).unwrap();
            let right =
                output.status.code() == Some(run.exit) && run.is_met(&printed.lines().collect::<Vec<_>>());
            assert!(right, "{command:?}: {}\n{}\nwanted {:?}", output.status, said(&output), run.expected);
        }
    }
}

/// The programs of the folders, and the example of the header.
fn programs(folder: &Path) -> Vec<Program> {
    let sources = FOLDERS.iter().flat_map(|folder| files(folder, &["c", "cpp"]));
    let mut found: Vec<_> = sources.filter(|path| !path.ends_with("threads.c")).map(Program::read).collect();
    assert!(found.len() >= 2, "there are programs");
    let header = Header::committed();
    let code = example(&header.introduction).expect("the head of the header has an example");
    let says = header.introduction.rsplit_once("It prints `").and_then(|(_, rest)| rest.split_once('`'));
    let (expected, _) = says.expect("the header says what its example prints");
    let source = folder.join("header-example.c");
    fs::write(&source, code).unwrap();
    found.push(Program { source, runs: vec![Run { expected: vec![expected.to_owned()], ..Run::default() }] });
    found
}

fn build(compiler: Compiler, program: &Program, to: &Path, link: impl Fn(&mut Command)) -> PathBuf {
    let binary = to.join(format!("{}-{}-{}", program.name(), compiler.program, compiler.standard));
    let mut command = compiler.command(&program.source, &binary);
    command.arg("-I").arg(root().join("examples/c"));
    link(&mut command);
    well(&mut command);
    binary
}

#[test]
fn every_program_runs() {
    if !have(COMPILERS, "programs in C") {
        return;
    }
    let to = folder("c-programs");
    let library = Library::Plain.build();
    for program in programs(&to) {
        for compiler in program.compilers() {
            let shared = build(*compiler, &program, &to, |command| library.link_shared(command));
            program.check(|| Command::new(&shared));
        }
        // The linker of all compilers is one.
        let compiler = *program.compilers().first().unwrap();
        let fixed = build(compiler, &program, &to, |command| library.link_static(command));
        program.check(|| Command::new(&fixed));
    }
}

#[test]
fn every_program_is_clean_with_the_sanitizers() {
    if !have(COMPILERS, "programs in C with the sanitizers") {
        return;
    }
    let to = folder("c-programs-address");
    let library = Library::Address.build();
    for program in programs(&to) {
        for compiler in program.compilers().iter().filter(|one| one.program.starts_with('g')) {
            let binary = build(*compiler, &program, &to, |command| sanitized(&library, command));
            program.check(|| strict(Command::new(&binary)));
        }
    }
}

#[test]
fn every_program_is_clean_under_valgrind() {
    if !have(&["gcc", "g++", "valgrind"], "programs in C under valgrind") {
        return;
    }
    let to = folder("c-programs-valgrind");
    let library = Library::Plain.build();
    for program in programs(&to) {
        let compiler = *program.compilers().first().unwrap();
        let binary = build(compiler, &program, &to, |command| library.link_shared(command));
        program.check(|| valgrind(&binary));
    }
}

fn sanitized(library: &Built, command: &mut Command) {
    command.args(tools::ADDRESS);
    library.link_shared(command);
}

#[test]
fn a_planted_fault_is_found() {
    if !have(&["gcc", "valgrind"], "planted faults in C") {
        return;
    }
    let to = folder("c-planted");
    let (plain, address) = (Library::Plain.build(), Library::Address.build());
    let words = [
        ("leak", "LeakSanitizer: detected memory leaks", "definitely lost"),
        ("overflow", "heap-buffer-overflow", "Invalid read"),
        ("use_after_free", "heap-use-after-free", "Invalid read"),
        ("double_free", "heap-use-after-free", "Invalid"),
    ];
    let sources = files("tests/c/faults", &["c"]);
    assert_eq!(sources.len(), words.len(), "each planted fault has the words that it is found with");
    for source in sources {
        let name = source.file_stem().unwrap().to_str().unwrap().to_owned();
        let (_, with_address, with_valgrind) = words.iter().find(|(one, ..)| *one == name).unwrap();
        let program = Program { source, runs: Vec::new() };
        let binary = build(Compiler::GCC, &program, &to, |command| sanitized(&address, command));
        let output = run(&mut strict(Command::new(&binary)));
        assert_eq!(output.status.code(), Some(98), "{name}: {}", said(&output));
        let text = said(&output);
        assert!(
            text.contains(with_address) || name == "double_free" && text.contains("double-free"),
            "{name}: {text}"
        );
        let binary = build(Compiler::GCC, &program, &to, |command| plain.link_shared(command));
        let output = run(&mut valgrind(&binary));
        assert_eq!(output.status.code(), Some(99), "{name}: {}", said(&output));
        assert!(said(&output).contains(with_valgrind), "{name}: {}", said(&output));
    }
}

#[test]
fn every_function_is_in_a_program() {
    let header = Header::committed();
    let written = FOLDERS.iter().flat_map(|folder| files(folder, &["c", "cpp", "hpp", "h"]));
    let mut texts: Vec<_> = written.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.push(example(&header.introduction).unwrap());
    let generated = crate::matrix::program(&header).unwrap_or_else(|error| panic!("{error}"));
    // As a word: C++ hands functions on by their names.
    let calls = |text: &str, name: &str| {
        text.match_indices(name).any(|(at, _)| {
            !text[at + name.len()..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_')
        })
    };
    let names: Vec<_> = header.functions.iter().map(|function| &*function.name).collect();
    for name in &names {
        assert!(calls(&generated, name), "`{name}` is in no program");
    }
    let only: Vec<_> = names.iter().filter(|name| !texts.iter().any(|text| calls(text, name))).collect();
    println!("only in the generated program: {} of {}: {only:?}", only.len(), names.len());
}
