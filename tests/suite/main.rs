//! The tests that need nothing but the library: one program, since each program is linked by itself.
//!
//! A module is about one noun of the model, or one door, and has its parts in a folder of its name. What needs a
//! process of its own has one beside this folder: what counts memory or instructions, starts other programs, or is
//! run for hours by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::as_conversions,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod arrow;
mod audit;
mod c_handles;
mod claims;
mod claims_document;
mod claims_page;
mod consistency;
mod consistency_hard;
mod csv;
mod exact;
mod figure;
mod figures;
mod funding;
mod garbage;
mod generate;
mod granularity;
mod json;
mod judgement;
mod measure;
mod measure_oracle;
mod ods;
mod panel;
mod period;
mod policy;
mod press;
mod properties;
mod question;
mod rounding;
mod roundtrip;
mod saboteurs;
mod schedule;
mod solve;
mod spliced;
mod state_machine;
mod strategies;
mod tally;
mod types;
mod windows;
