//! What is fuzzed: for each target a body that takes any bytes and asserts what holds of them, and faults that
//! it must notice.
//!
//! `fuzz/fuzz_targets/` runs the bodies with libFuzzer, and `tests/fuzz_corpus.rs` with what that has found.

mod c_door;
mod certificate;
mod claims;
mod csv;
mod figure;
mod input;
mod json_register;
mod ods;
mod panel_csv;
mod question;
mod rows;
mod solver;
mod table;
mod tally_bytes;

pub use c_door::{CALLS, LEFT_OUT};

/// A body, under the name of its target and of its folder in `fuzz/corpus/`.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// The same body around something that is wrong on purpose: some input makes it fail.
    pub faults: &'static [(&'static str, fn(&[u8]))],
}

macro_rules! targets {
    ($($name:ident),* $(,)?) => {
        pub const TARGETS: &[Target] =
            &[$(Target { name: stringify!($name), run: $name::run, faults: $name::FAULTS }),*];
    };
}

targets! {
    c_door,
    certificate,
    claims,
    csv,
    figure,
    json_register,
    ods,
    panel_csv,
    question,
    solver,
    tally_bytes,
}

/// Runs the body of that name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of that name");
    (target.run)(bytes);
}
