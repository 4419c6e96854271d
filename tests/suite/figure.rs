//! Printed figures: what is read, what it means, and what is no figure.
#![allow(clippy::string_slice, reason = "a test ends where an assumption fails")]

mod describe;
mod laws;
mod nearest;
mod phrases;
mod refused;
mod slips;
