//! Printed figures: what is read, what it means, and what is no figure.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod describe;
mod laws;
mod nearest;
mod phrases;
mod refused;
mod slips;
