//! Data frames in, and rows out.
//!
//! - `frames` builds columns of every type from values that a person wrote down.
//! - `reading` and `refusing` read frames: the oracle is those values, or the CSV reader.
//! - `writing` holds rows against the JSON form of the same answer, or against the model.
#![cfg(all(feature = "arrow", feature = "csv", feature = "json", feature = "proptest"))]
#![allow(
    unreachable_pub,
    clippy::string_slice,
    clippy::cast_precision_loss,
    clippy::format_collect,
    clippy::items_after_statements,
    clippy::redundant_closure_for_method_calls,
    clippy::ref_option_ref,
    clippy::too_many_lines,
    reason = "a test ends where an assumption fails"
)]

mod frames;
mod reading;
mod refusing;
mod rows;
mod writing;
