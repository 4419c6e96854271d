//! The binary interface: what the compiler makes of the header is what `tests/c/abi.txt` has, and
//! a change of it is a new version with a line in the changelog.
#![cfg(all(feature = "capi", target_pointer_width = "64"))]
#![allow(unsafe_code, clippy::undocumented_unsafe_blocks, reason = "a test ends where an assumption fails")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crossings::capi::{
    CROSSINGS_ABI_VERSION, crossings_abi_version, crossings_status, crossings_struct_size,
};

use crate::header::{Function, Header, Variable, root};
use crate::tools::{Compiler, folder, have, well};

const CHANGELOG: &str = include_str!("../../CHANGELOG.md");

fn golden() -> PathBuf {
    root().join("tests/c/abi.txt")
}

/// A program in C that prints every number of the interface, as the compiler has it.
fn program(header: &Header) -> String {
    let mut program = String::from("#include <crossings.h>\n#include <stdio.h>\nint main(void) {\n");
    let mut print = |label: &str, number: &str| {
        writeln!(program, "  printf(\"{label} %lld\\n\", (long long)({number}));").unwrap();
    };
    for (name, _) in &header.defines {
        print(&format!("define {name}"), name);
    }
    for one in &header.enums {
        print(&format!("size {}", one.name), &format!("sizeof({})", one.name));
        for (value, _) in &one.values {
            print(&format!("value {value}"), value);
        }
    }
    for one in &header.structs {
        let name = &one.name;
        print(&format!("size {name}"), &format!("sizeof({name})"));
        for Variable { name: field, .. } in &one.fields {
            print(&format!("offset {name}.{field}"), &format!("offsetof({name}, {field})"));
            print(&format!("size {name}.{field}"), &format!("sizeof((({name} *)0)->{field})"));
        }
    }
    program.push_str("  return 0;\n}\n");
    program
}

fn prototype(function: &Function) -> String {
    let parameters: Vec<String> = function.parameters.iter().map(|one| one.of.spelled()).collect();
    format!("function {} {}({})", function.returns.spelled(), function.name, parameters.join(", "))
}

/// What a program that was compiled against this header relies on, a line each.
fn interface(header: &Header) -> String {
    let folder = folder("c-abi");
    let (source, binary) = (folder.join("abi.c"), folder.join("abi"));
    fs::write(&source, program(header)).unwrap();
    well(&mut Compiler::GCC.command(&source, &binary));
    let mut text = well(&mut Command::new(&binary));
    for handle in &header.handles {
        writeln!(text, "handle {handle}").unwrap();
    }
    for one in &header.structs {
        for field in &one.fields {
            writeln!(text, "type {}.{} {}", one.name, field.name, field.of.spelled()).unwrap();
        }
    }
    for function in &header.functions {
        writeln!(text, "{}", prototype(function)).unwrap();
    }
    text
}

/// The lines that only one of two texts has, marked.
fn difference(old: &str, new: &str) -> String {
    let without = |some: &str, others: &str, mark: &str| -> String {
        let others: Vec<&str> = others.lines().collect();
        let alone = some.lines().filter(|line| !others.contains(line));
        alone.fold(String::new(), |text, line| format!("{text}{mark} {line}\n"))
    };
    without(old, new, "-") + &without(new, old, "+")
}

fn version_of(interface: &str) -> Option<&str> {
    interface.lines().find_map(|line| line.strip_prefix("define CROSSINGS_ABI_VERSION "))
}

/// What is to be done about an interface that is not the committed one; nothing where it is.
fn verdict(committed: &str, made: &str, changelog: &str) -> Result<(), String> {
    let version = version_of(made).unwrap();
    if !changelog.contains(&format!("ABI version {version}:")) {
        return Err(format!("CHANGELOG.md has no line `- ABI version {version}: …` under `### C ABI`"));
    }
    if committed == made {
        return Ok(());
    }
    let what = difference(committed, made);
    if version_of(committed) == Some(version) {
        return Err(format!(
            "the binary interface is not that of its version {version}:\n{what}Where this is meant: raise \
             CROSSINGS_ABI_VERSION in src/capi/version.rs, say what changed in CHANGELOG.md, and run \
             UPDATE_HEADER=1 UPDATE_ABI=1 cargo test --all-features --test c_door -- made abi"
        ));
    }
    Err(format!(
        "the binary interface has a new version:\n{what}Where this is all that was meant: UPDATE_ABI=1 \
         cargo test --all-features --test c_door abi"
    ))
}

#[test]
fn the_interface_is_that_of_its_version() {
    if !have(&["gcc"], "the binary interface as a compiler sees it") {
        return;
    }
    let made = interface(&Header::committed());
    let committed = fs::read_to_string(golden()).unwrap_or_default();
    if std::env::var_os("UPDATE_ABI").is_some() && version_of(&committed) != version_of(&made) {
        fs::write(golden(), &made).unwrap();
        eprintln!("tests/c/abi.txt is written anew");
        return;
    }
    //= docs/rules.md#the-c-interface
    //# abi-14: A change of the binary interface MUST raise its version.
    verdict(&committed, &made, CHANGELOG).unwrap_or_else(|wrong| panic!("{wrong}"));
}

/// The check can fail, in each of the ways that it is for.
#[test]
fn a_silent_change_is_refused() {
    let committed = "define CROSSINGS_ABI_VERSION 1\nvalue CROSSINGS_STATUS_OK 0\n";
    let changed = "define CROSSINGS_ABI_VERSION 1\nvalue CROSSINGS_STATUS_OK 7000\n";
    let raised = "define CROSSINGS_ABI_VERSION 2\nvalue CROSSINGS_STATUS_OK 7000\n";
    let (first, both) =
        ("- ABI version 1: the first.", "- ABI version 1: the first.\n- ABI version 2: worse.");
    assert_eq!(verdict(committed, committed, first), Ok(()));
    let silent = verdict(committed, changed, first).unwrap_err();
    assert!(silent.contains("- value CROSSINGS_STATUS_OK 0\n+ value CROSSINGS_STATUS_OK 7000"), "{silent}");
    assert!(silent.contains("raise CROSSINGS_ABI_VERSION"), "{silent}");
    assert!(verdict(committed, raised, first).unwrap_err().contains("CHANGELOG"), "no line");
    assert!(verdict(committed, raised, both).unwrap_err().contains("UPDATE_ABI=1"), "not written");
    assert_eq!(verdict(raised, raised, both), Ok(()));
}

#[test]
fn the_library_has_the_version_and_the_sizes_of_the_header() {
    if !have(&["gcc"], "the sizes of the structures as a compiler sees them") {
        return;
    }
    let header = Header::committed();
    let interface = interface(&header);
    let numbers: BTreeMap<&str, usize> = interface
        .lines()
        .filter_map(|line| line.strip_prefix("size ")?.split_once(' '))
        .map(|(name, number)| (name, number.parse().unwrap()))
        .collect();
    assert_eq!(version_of(&interface), Some(&*CROSSINGS_ABI_VERSION.to_string()));
    assert_eq!(crossings_abi_version(), CROSSINGS_ABI_VERSION);
    let known = header.enums.iter().find(|one| one.name == "crossings_struct").unwrap();
    assert_eq!(known.values.len(), header.structs.len(), "every structure has its number");
    for (value, number) in &known.values {
        let name = format!("crossings_{}", value.strip_prefix("CROSSINGS_STRUCT_").unwrap().to_lowercase());
        let mut size = 0;
        let structure = u32::try_from(*number).unwrap();
        let status = unsafe { crossings_struct_size(structure, &raw mut size, core::ptr::null_mut()) };
        assert_eq!(status, crossings_status::Ok);
        //= docs/rules.md#the-c-interface
        //# abi-15: The library MUST have the size of each structure that a C compiler sees.
        assert_eq!(numbers.get(&*name), Some(&size), "{name}");
    }
}

/// Everything that the header names begins with the library's own name, and says what it is.
#[test]
fn every_name_has_the_prefix_and_a_meaning() {
    let header = Header::committed();
    let own = |name: &str| name.starts_with("crossings_");
    let macros = header.defines.iter().map(|(name, _)| name);
    let values = header.enums.iter().flat_map(|one| one.values.iter().map(|(name, _)| name));
    for name in macros.chain(values) {
        assert!(name.starts_with("CROSSINGS_"), "{name}");
    }
    for one in &header.enums {
        let prefix = format!("{}_", one.name.to_uppercase());
        assert!(own(&one.name), "{}", one.name);
        assert!(one.values.iter().all(|(name, _)| name.starts_with(&prefix)), "{}", one.name);
    }
    for one in &header.structs {
        assert!(own(&one.name), "{}", one.name);
        for field in &one.fields {
            assert!(!field.doc.trim().is_empty(), "{}.{} has no meaning", one.name, field.name);
        }
    }
    for function in &header.functions {
        assert!(own(&function.name) && !function.doc.trim().is_empty(), "{}", function.name);
    }
    assert!(header.handles.iter().all(|name| own(name)));
    let text = fs::read_to_string(crate::header::path()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let named = line.starts_with("typedef ")
            || line.starts_with("#define CROSSINGS_ABI")
            || line.trim_start().starts_with("CROSSINGS_");
        let above = lines[number.saturating_sub(1)].trim();
        assert!(!named || above == "*/", "line {}: nothing says what it is: {line}", number + 1);
    }
    assert!(!text.contains("crate::") && !text.contains("[`"), "words of C, not links of Rust");
}
