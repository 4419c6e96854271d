//! Worlds that are small enough to look at all of them: every case, and not a sample.
//!
//! `docs/small-worlds.md` says for each world why nothing new can happen outside it. Every world
//! counts its cases and holds the count against the number that it promised, so that none can shrink
//! unnoticed; and every world is shown a fault on purpose, which it has to tell.
//!
//! `CROSSINGS_LONG=1` widens the bounds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

#[path = "small_worlds/calendar.rs"]
mod calendar;
#[path = "small_worlds/claims.rs"]
mod claims;
#[path = "small_worlds/commands.rs"]
mod commands;
mod evidence;
#[path = "small_worlds/graph.rs"]
mod graph;
#[path = "small_worlds/periods.rs"]
mod periods;
#[path = "small_worlds/register.rs"]
mod register;
#[path = "small_worlds/rounding.rs"]
mod rounding;
#[path = "small_worlds/tally.rs"]
mod tally;
