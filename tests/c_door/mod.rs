//! What the tests from C share: the header as data, the libraries, the tools.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stderr,
    clippy::doc_markdown,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

pub mod faults;
pub mod fixtures;
pub mod header;
pub mod libraries;
pub mod matrix;
pub mod plan;

pub mod tools;
