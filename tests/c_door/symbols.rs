//! The shared library gives out the functions of the header, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::header::Header;
use crate::libraries::Library;
use crate::tools::{have, well};

/// What a shared library gives out: each name, with the kind that nm shows.
fn symbols(library: &Path) -> BTreeSet<(String, String)> {
    let said = well(Command::new("nm").args(["-D", "--defined-only", "--format=posix"]).arg(library));
    let symbol = |line: &str| {
        let mut parts = line.split(' ');
        (parts.next().unwrap().to_owned(), parts.next().unwrap().to_owned())
    };
    said.lines().map(symbol).collect()
}

fn functions() -> BTreeSet<(String, String)> {
    let header = Header::committed();
    header.functions.iter().map(|function| (function.name.clone(), "T".to_owned())).collect()
}

#[test]
fn the_exported_symbols_are_the_headers_functions() {
    if !have(&["nm"], "the symbols of the shared library") {
        return;
    }
    //= docs/rules.md#the-c-interface
    //# abi-16: The shared library MUST give out the functions of the header and nothing else.
    assert_eq!(symbols(&Library::Plain.build().shared()), functions());
}

#[test]
fn only_a_library_for_tests_has_the_hook() {
    if !have(&["nm"], "the symbols of the shared library for tests") {
        return;
    }
    let mut wanted = functions();
    wanted.insert(("crossings_test_panic".to_owned(), "T".to_owned()));
    assert_eq!(symbols(&Library::Faulty.build().shared()), wanted);
}

#[test]
fn a_library_for_users_has_no_sanitizer() {
    if !have(&["nm"], "which sanitizer a library has") {
        return;
    }
    let asks = |library: Library, sanitizer: &str| {
        let said = well(Command::new("nm").args(["-D", "--undefined-only"]).arg(library.build().shared()));
        said.contains(sanitizer)
    };
    assert!(!asks(Library::Plain, "__asan_") && !asks(Library::Plain, "__tsan_"), "it has none");
    assert!(asks(Library::Address, "__asan_"), "the harness would see nothing");
    assert!(asks(Library::Thread, "__tsan_"), "the harness would see nothing");
}
