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

#[path = "figure/describe.rs"]
mod describe;
#[path = "figure/laws.rs"]
mod laws;
#[path = "figure/nearest.rs"]
mod nearest;
#[path = "figure/phrases.rs"]
mod phrases;
#[path = "figure/refused.rs"]
mod refused;
#[path = "figure/slips.rs"]
mod slips;
