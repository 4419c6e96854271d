//! An exact model of the figures published about small boats that cross the English Channel.
//!
//! It checks data, answers what the data say, and keeps a register that is never wrong. No
//! answer is a floating-point number. This page holds for every function below; what a
//! function says of itself comes on top.
//!
//! # Errors
//!
//! A function that can fail returns a `crossings_status`, which is 0 when all went well, and
//! takes `err` as its last argument. `err` may be NULL. Otherwise `*err` is set: to NULL when
//! all went well, and else to an error that says what was wrong and what was wanted, and that
//! you free with `crossings_error_free`. An error about data has findings: every one, each with
//! its rule, file, sheet, row, column and value. What `*err` pointed to before is not freed.
//!
//! On failure an output that is a handle is set to NULL, and every other output is as it was.
//! There is no partial success.
//!
//! A NULL where nothing says "may be NULL", a text that is not UTF-8, a number that an
//! enumeration does not have, an index past the end: each is a status, never a crash. A panic
//! inside ends in `CROSSINGS_STATUS_PANIC`, and its message goes to standard error as well; in
//! a library built to abort on panics, it aborts. Memory that runs out is no status either: the
//! process aborts, with `memory allocation of N bytes failed` on standard error.
//!
//! # Ownership
//!
//! A handle is a pointer to a type with no fields here. You own what an `out` gives you and
//! free it with the `_free` of its type, in any order: a handle keeps alive what it needs of
//! the one that it came from. Freeing NULL does nothing. Freeing anything twice, using it after
//! it was freed, and `free` of the C library on it are undefined.
//!
//! A text comes in as a pointer and a length in bytes, UTF-8, with no NUL needed; NULL with the
//! length 0 is the empty text. A text goes out as a `crossings_text`: UTF-8, its length, and a
//! NUL behind it that the length does not count. It is borrowed: it lives as long as the handle
//! that it came from. A text that is not known has `data` NULL. A NUL within a text goes out as
//! U+FFFD, so that no reader stops short.
//!
//! # Threads
//!
//! Every handle is immutable and may be used by many threads at once. Freeing it is the one
//! thing that nobody else may be doing anything with it meanwhile.
//!
//! # Numbers, dates and what is not known
//!
//! Days, months and years are a `crossings_date`. A `crossings_period` has its first and its
//! last day, both included, as people say it. A value that is not known is never zero: a flag
//! beside it says so. An enumeration comes in and goes out as `uint32_t`; take a value that you
//! do not know as one that a later version added. A ratio has 64-bit numerator and denominator,
//! and the whole of it as text where these do not fit.
//!
//! # An example
//!
//! ```c
//! #include <crossings.h>
//! #include <inttypes.h>
//! #include <stdio.h>
//! #include <string.h>
//!
//! int main(void) {
//!   const char *csv = "date,people,boats\n2024-07-08,65,1\n2024-07-09,419,6\n";
//!   crossings_source source = {"days.csv", 8, csv, strlen(csv), NULL, 0};
//!   crossings_error *error = NULL;
//!   crossings_register *data = NULL;
//!   crossings_view *view = NULL;
//!   crossings_total total;
//!   crossings_period days = {{2024, 7, 8}, {2024, 7, 9}};
//!   int failed = crossings_register_read(&source, 1, NULL, &data, &error)
//!     || crossings_register_view(data, CROSSINGS_BASIS_UK_ARRIVALS, NULL, 0, &view, &error)
//!     || crossings_view_total(view, days, &total, &error);
//!   if (failed)
//!     fprintf(stderr, "%s\n", crossings_error_message(error));
//!   else
//!     printf("%" PRIu64 " people in %" PRIu64 " boats\n", total.arrivals.people, total.arrivals.boats);
//!   crossings_error_free(error);
//!   crossings_view_free(view);
//!   crossings_register_free(data);
//!   return failed;
//! }
//! ```
//!
//! It prints `484 people in 7 boats`.
#![allow(unsafe_code, reason = "the one door that pointers come through")]
#![allow(non_camel_case_types, reason = "the names that C sees")]
#![allow(clippy::missing_safety_doc, reason = "the page above says what holds for every pointer")]
#![allow(clippy::missing_errors_doc, reason = "an error is a status here")]

mod argument;
mod boundary;
mod list;

mod answer;
mod ask;
mod audit;
mod boat;
mod catalogue;
mod claims;
mod command_line;
mod comparison;
mod conflict;
mod convention;
mod date;
mod death;
mod error;
mod exact;
mod figure;
mod finding;
mod funding;
mod granularity;
mod implied;
mod inspection;
mod interval;
mod judgement;
mod likely_slip;
mod measure;
mod payment;
mod policy;
mod publication;
mod published;
mod reading;
mod register;
mod reported;
mod revision;
mod slip;
mod solve;
mod source;
mod stream;
mod summary;
mod tally;
mod text;
mod verdicts;
mod version;
mod view;
mod week;
mod windows;

pub use answer::*;
pub use ask::*;
pub use audit::*;
pub use boat::*;
pub use catalogue::*;
pub use claims::*;
pub use command_line::*;
pub use comparison::*;
pub use conflict::*;
pub use convention::*;
pub use date::*;
pub use death::*;
pub use error::*;
pub use exact::*;
pub use figure::*;
pub use finding::*;
pub use funding::*;
pub use granularity::*;
pub use implied::*;
pub use inspection::*;
pub use interval::*;
pub use judgement::*;
pub use likely_slip::*;
pub use measure::*;
pub use payment::*;
pub use policy::*;
pub use publication::*;
pub use published::*;
pub use reading::*;
pub use register::*;
pub use reported::*;
pub use revision::*;
pub use slip::*;
pub use solve::*;
pub use source::*;
pub use stream::ArrowArrayStream;
pub use stream::{
    crossings_findings_stream, crossings_register_read_stream, crossings_view_stream, crossings_weeks_stream,
};
pub use summary::*;
pub use tally::*;
pub use text::*;
pub use verdicts::*;
pub use version::*;
pub use view::*;
pub use week::*;
pub use windows::*;

#[cfg(feature = "__faults")]
pub use boundary::crossings_test_panic;
