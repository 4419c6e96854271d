//! The C door as programs in C meet it: one program of tests, which run others.
//!
//! `abi`, `arrow_header`, `calls`, `installed`, `languages`, `made`, `programs`, `symbols` and `threads` are tests; the
//! rest is what they share: the header as data, the libraries, the tools.
#![cfg(feature = "capi")]
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::doc_markdown,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod abi;
mod arrow_header;
mod calls;
mod installed;
mod languages;
mod made;
mod programs;
mod symbols;
mod threads;

#[path = "../evidence/mod.rs"]
mod evidence;
mod faults;
mod fixtures;
mod header;
mod libraries;
mod matrix;
mod plan;
mod tools;
