//! The C header: the committed one is the one that the sources make, and it is of a shape that
//! parsers of declarations can read.

use std::fs;
use std::path::Path;

/// The header that the build script has just made.
const MADE: &str = include_str!(concat!(env!("OUT_DIR"), "/include/crossings.h"));

#[test]
fn the_committed_header_is_the_one_just_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/crossings.h");
    if std::env::var_os("UPDATE_HEADER").is_some() {
        fs::write(&path, MADE).expect("the header can be written");
    }
    let committed = fs::read_to_string(&path).expect("the header can be read");
    let differs = committed.lines().zip(MADE.lines()).position(|(old, new)| old != new);
    let line = differs.unwrap_or_else(|| committed.lines().count().min(MADE.lines().count()));
    assert!(
        committed == MADE,
        "include/crossings.h is not what src/capi makes, from line {} on.\nTo mend it: \
         UPDATE_HEADER=1 cargo test --all-features --test c_door made",
        line.saturating_add(1)
    );
}

/// cffi and its like read declarations, not the preprocessor's language.
#[test]
fn the_preprocessor_has_next_to_nothing_to_do() {
    let mut guards = 0;
    for line in MADE.lines().filter(|line| line.trim_start().starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["#include", "<stdbool.h>" | "<stddef.h>" | "<stdint.h>"]
            | ["#ifdef", "__cplusplus"]
            | ["#ifndef" | "#define", "CROSSINGS_H"]
            | ["#endif", ..] => guards += 1,
            ["#define", name, number] => {
                assert!(name.starts_with("CROSSINGS_"), "{line}");
                assert!(number.parse::<u32>().is_ok(), "{line}: wanted a whole number");
            }
            _ => panic!("{line}: parsers of declarations do not read this"),
        }
    }
    assert_eq!(guards, 10, "three includes, the guard, and `extern \"C\"` opened and closed");
}
