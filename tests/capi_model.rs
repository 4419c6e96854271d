//! The nouns of the model through the C door: what C is told is what the Rust model has.
#![cfg(feature = "capi")]
#![allow(
    unsafe_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::undocumented_unsafe_blocks,
    missing_docs,
    reason = "a test ends where an assumption fails, and it is the caller from C here"
)]

#[path = "capi_model/boat.rs"]
mod boat;
#[path = "capi_model/caller.rs"]
mod caller;
#[path = "capi_model/catalogue.rs"]
mod catalogue;
#[path = "capi_model/death.rs"]
mod death;
#[path = "capi_model/funding.rs"]
mod funding;
#[path = "capi_model/policy.rs"]
mod policy;
#[path = "capi_model/shape.rs"]
mod shape;
