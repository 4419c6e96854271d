//! What the tests from C share: the header as data, the libraries, the tools.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

pub mod faults;
pub mod fixtures;
pub mod header;
pub mod libraries;
pub mod matrix;
pub mod plan;

pub mod tools;
