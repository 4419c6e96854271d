//! One suite of behaviours, asked at two doors: the Rust API and the C ABI. The values are equal,
//! and so are the codes of the errors.
//!
//! - `model` has the questions and the answers, in types of neither door.
//! - `rust_door` and `c_door` open on the library; only the latter calls C functions, and holds
//!   each call to what the header promises of all of them.
//! - `suite` asks; `examples` are what it is asked of; `plans` makes more of it at random.
//! - `laws` hold at each door by themselves, against slow oracles.
#![cfg(all(
    feature = "capi",
    feature = "ods",
    feature = "csv",
    feature = "arrow",
    feature = "cli",
    feature = "proptest"
))]
#![allow(
    unsafe_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::as_conversions,
    clippy::cast_sign_loss,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

#[path = "two_doors/answers.rs"]
mod answers;
#[path = "two_doors/answers_model.rs"]
mod answers_model;
#[path = "two_doors/c_answers.rs"]
mod c_answers;
#[path = "two_doors/c_call.rs"]
mod c_call;
#[path = "two_doors/c_claims.rs"]
mod c_claims;
#[path = "two_doors/c_door.rs"]
mod c_door;
#[path = "two_doors/c_reports.rs"]
mod c_reports;
#[path = "two_doors/c_values.rs"]
mod c_values;
#[path = "two_doors/claims.rs"]
mod claims;
#[path = "two_doors/claims_model.rs"]
mod claims_model;
#[path = "two_doors/complete.rs"]
mod complete;
#[path = "two_doors/examples.rs"]
mod examples;
#[path = "two_doors/header.rs"]
mod header;
#[path = "two_doors/laws.rs"]
mod laws;
#[path = "two_doors/model.rs"]
mod model;
#[path = "two_doors/plans.rs"]
mod plans;
#[path = "two_doors/properties.rs"]
mod properties;
#[path = "suite/arrow/rows.rs"]
mod rows;
#[path = "two_doors/rust_answers.rs"]
mod rust_answers;
#[path = "two_doors/rust_claims.rs"]
mod rust_claims;
#[path = "two_doors/rust_door.rs"]
mod rust_door;
#[path = "two_doors/rust_values.rs"]
mod rust_values;
#[path = "two_doors/suite.rs"]
mod suite;
#[allow(dead_code, clippy::needless_pass_by_value, reason = "the tests of the reader use all of it")]
#[path = "suite/ods/workbook.rs"]
mod workbook;
