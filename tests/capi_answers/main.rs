//! The C door gives what the model gives: every field of every structure, and every status.
//!
//! The functions are called as C calls them. What they should give is asked of the Rust types,
//! on the examples, the built-in register and generated registers.
#![cfg(all(feature = "capi", feature = "csv", feature = "json", feature = "proptest"))]
#![allow(
    unsafe_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::undocumented_unsafe_blocks,
    clippy::needless_pass_by_value,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod checks;
mod dates;
mod door;
mod revisions;
mod series;
mod summaries;
