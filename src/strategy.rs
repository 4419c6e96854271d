//! Strategies that generate values of the model, for property tests.
#![forbid(unsafe_code)]
