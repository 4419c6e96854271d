//! The library against the model of `proof/`, which is proved: random cases, asked of both.
//!
//! The link between the two is testing, and this is it. Where Coq or OCaml are missing it says `NOT
//! RUN`; with `CROSSINGS_REQUIRE_EVIDENCE=1` it fails. `CROSSINGS_CASES` says how many cases of each
//! component, `CROSSINGS_SEED` where they begin, `CROSSINGS_EVIDENCE` where the figures are written.
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
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::string_slice,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

#[path = "model/certificates.rs"]
mod certificates;
mod evidence;
#[path = "model/funding.rs"]
mod funding;
#[path = "model/harness.rs"]
mod harness;
#[path = "model/periods.rs"]
mod periods;
#[path = "model/readings.rs"]
mod readings;
#[path = "model/rounding.rs"]
mod rounding;
#[path = "model/tally.rs"]
mod tally;
#[path = "model/weekly.rs"]
mod weekly;

use harness::{Component, run};

#[test]
fn rounding_as_in_the_model() {
    run(&Component {
        name: "rounding",
        promise: "Rounding and its inverse, under every rule, are those of the proved model.",
        case: rounding::case,
    });
}

#[test]
fn readings_as_in_the_model() {
    run(&Component {
        name: "readings",
        promise: "A printed count, mean or share means the interval that it means in the proved model.",
        case: readings::case,
    });
}

#[test]
fn periods_as_in_the_model() {
    run(&Component {
        name: "periods",
        promise: "Periods, and which rules a timeline breaks, are those of the proved model.",
        case: periods::case,
    });
}

#[test]
fn tally_as_in_the_model() {
    run(&Component {
        name: "tally",
        promise: "A panel tallied in parts and merged is what the proved model makes of it, seams included.",
        case: tally::case,
    });
}

#[test]
fn weekly_as_in_the_model() {
    run(&Component {
        name: "weekly",
        promise: "Weeks are held against their days, as these stood then, as in the proved model.",
        case: weekly::case,
    });
}

#[test]
fn funding_as_in_the_model() {
    run(&Component {
        name: "funding",
        promise: "The money of agreements breaks the rules that it breaks in the proved model.",
        case: funding::case,
    });
}

#[test]
fn certificates_as_in_the_model() {
    run(&Component {
        name: "certificates",
        promise: "The checker accepts the certificates that the proved checker accepts, and no others.",
        case: certificates::case,
    });
}

/// The proofs are checked anew, and what they rest on is looked at.
#[test]
fn every_theorem_is_proved() {
    harness::check_theorems();
}
