//! An exact, typed model of the figures published about small-boat crossings of the English
//! Channel.
//!
//! It answers three questions, with no floating point in any answer:
//!
//! 1. *Is this data consistent?* [`check`] reports every invariant that a [`Draft`] breaks,
//!    each with its place and its reason.
//! 2. *What does it say?* A [`Register`] is never wrong. Its [`Series`] is seen as of any
//!    publication through a [`View`], which gives totals of any [`Period`] in constant time; a
//!    [`Measure`] has an exact [`Value`] on it; [`Summary`] and [`Revisions`] are reports.
//! 3. *Can these published figures be true?* A [`Claim`] is a printed [`Figure`] and what it
//!    measures. [`Judge`] holds it against a register, and the [`Judgement`] says under which
//!    interpretations it is true. [`Audit`] holds claims against each other with no data at all,
//!    and proves which of them cannot all be true.
//!
//! # The way of the data
//!
//! ```text
//! bytes ─source─▶ Draft ─check─▶ Register ─as_of─▶ View ─measure─▶ Value ─┐
//!                   │              │  ▲                │                  ├─judge─▶ Judgement
//!                   └─▶ Violations └──┘ Command        └─▶ Summary      │
//!                                                                         │
//! bytes ─source─▶ Claims ─▶ Claim, Figure ─────────────Interval───────────┘
//!                             └─translate─▶ System ─solve─▶ Consistency, with proofs
//! ```
//!
//! # A map of the modules
//!
//! | module | noun |
//! |---|---|
//! | `count` | [`People`], [`Boats`], [`Days`], [`Events`], [`Deaths`]: whole numbers that never mix |
//! | `exact`, `interval` | [`Ratio`], [`Rate`]: exact rationals; [`Interval`] with open or closed ends |
//! | `period`, `convention` | [`Period`], [`WeekEnding`]; [`Convention`]: how people count |
//! | `crossing`, `boat`, `death` | [`Arrivals`], [`Day`], [`Week`]; [`Boat`]; [`DeathReport`] |
//! | `basis` | [`Basis`]: what a series counts |
//! | `money`, `funding` | [`Money`], [`Amount`]; [`Agreement`] |
//! | `policy` | [`PolicyPeriod`]: offices, acts, agreements, data owners |
//! | `publication`, `series`, `view` | [`Publication`], [`Series`], [`View`] |
//! | `field`, `place`, `draft` | [`Field`], [`Place`], [`Draft`]: data that may be wrong |
//! | `invariant`, `catalogue`, `violation` | [`Invariant`], [`catalogue()`], [`check`]; [`Violations`] |
//! | `register`, `command` | [`Register`], [`Command`] |
//! | `window`, `measure` | [`Window`]: the days of a claim; [`Measure`], [`Value`]: what a figure measures |
//! | `rounding`, `figure` | [`Rounding`]; [`Figure`] as it was printed, [`describe`] |
//! | `claim`, `claims` | [`Claim`], [`Claims`] documents |
//! | `judgement`, `verdict` | [`Judge`], [`Judgement`], [`LikelySlip`]; [`ClaimVerdict`] |
//! | `windows`, [`solve`] | [`windows()`]: every window that a figure fits; the exact set of an unknown |
//! | `audit`, [`consistency`] | [`Audit`]: claims against each other; the solver, its proofs, their checker |
//! | [`granularity`] | whether a mean, a deviation or a share can be of so many whole numbers |
//! | `summary`, `published` | [`Summary`], [`PublishedTotals`] |
//! | `revision`, `comparison` | [`Revisions`], [`Comparison`] |
//! | `tally` | [`Tally`]: a check and a summary of [`Columns`], a panel of any size; [`Tallied`] |
//! | `repair` | [`RowRepair`]: the fewest counts to change in figures that cannot be |
//! | [`generate`] | panels of any size, made from a seed, with faults whose place is known |
//! | `intake`, `inspection` | [`Intake`]: files read one after another; [`Inspection`] |
//! | [`question`] | what can be asked of files, with its answer: what every door opens on |
//! | [`source`] | the readers: bytes to draft, and panels straight into a tally |
//! | `builtin` | [`builtin()`]: a register that needs no file |
//!
//! # Features
//!
//! None is on by default, and the model alone builds no reader.
//!
//! - `ods`, `csv`, `json`: the readers (and, for the last two, writers) of [`source`].
//! - `bytes`: a [`Tally`] as bytes, to be merged elsewhere.
//! - `sort`: [`KeySort`](https://docs.rs/crossings/latest/crossings/struct.KeySort.html), for panels whose
//!   rows stand in any order.
//! - `arrow`: data frames and panels in, reports out, as columns of Arrow:
//!   [`arrow`](https://docs.rs/crossings/latest/crossings/arrow/).
//! - `parquet`: panels in files of Parquet and of Arrow; with it comes `arrow`.
//! - `cli`: the command `crossings`, and [`cli`](https://docs.rs/crossings/latest/crossings/cli/), which
//!   runs it from any program.
//! - `capi`: the C door, [`capi`](https://docs.rs/crossings/latest/crossings/capi/).
//! - `proptest`: strategies that generate valid registers, for tests of other projects.
#![deny(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "arrow")]
pub mod arrow;
mod audit;
mod basis;
mod boat;
mod builtin;
#[cfg(feature = "capi")]
pub mod capi;
mod catalogue;
mod claim;
mod claims;
#[cfg(feature = "cli")]
pub mod cli;
mod command;
mod comparison;
pub mod consistency;
mod convention;
mod count;
mod crossing;
mod death;
mod draft;
mod exact;
mod excerpt;
mod field;
mod figure;
mod funding;
pub mod generate;
pub mod granularity;
mod inspection;
mod intake;
mod interval;
mod invariant;
mod judgement;
mod measure;
mod money;
mod order;
mod period;
mod place;
mod policy;
mod publication;
mod published;
pub mod question;
mod register;
mod repair;
mod revision;
mod rounding;
mod series;
pub mod solve;
pub mod source;
#[cfg(feature = "proptest")]
pub mod strategy;
mod summary;
mod tally;
mod verdict;
mod view;
mod violation;
mod window;
mod windows;

pub use audit::{
    Audit, AuditOptions, AuditPart, Certified, Consistency, Implied, ImpliedDays, LeftOut, Mended, Reckoned,
    Tight, Together, Witnessed,
};
pub use basis::{Basis, BasisMismatch};
pub use boat::{Aboard, Boat, Landing};
#[cfg(feature = "json")]
pub use builtin::article;
pub use builtin::{builtin, builtin_draft};
pub use catalogue::{catalogue, check, invariant};
pub use claim::{Claim, ClaimFault, ClaimSource, Dates, DraftClaim, Expectation};
pub use claims::{Bundle, CLAIMS_FORMAT, Claims, ClaimsFault, ClaimsFaultKind, DraftClaims};
pub use command::{Command, CommandError};
pub use comparison::Comparison;
pub use convention::{Convention, DayCount, HandoverDay, LastYear, WeekRule};
pub use count::{Boats, Count, Days, Deaths, Events, People};
pub use crossing::{Arrivals, ArrivalsError, Day, PeriodTotal, Preventions, Week};
pub use death::{DeathReport, DeathScope};
pub use draft::{
    Draft, DraftAgreement, DraftAmendment, DraftBoat, DraftBoatList, DraftDay, DraftDeathReport,
    DraftInstalment, DraftPayment, DraftPolicyPeriod, DraftPublication, DraftReportedAmount, DraftSeries,
    DraftTotal, DraftWeek, FORMAT,
};
pub use exact::{ExactError, Rate, Ratio};
pub use field::{Field, FieldValue};
pub use figure::{
    Description, Figure, NoInterval, PrintedNoun, PrintedPer, PrintedUnit, READINGS_VERSION, Reading, Slip,
    SlipKind, Understanding, Unparsed, describe,
};
pub use funding::{
    Agreement, Amendment, Binding, Commitment, Instalment, Payment, Purpose, ReportedAmount, Stage,
};
pub use inspection::{Contents, Counts, FileReport, Inspection, RuleCount, SeriesContents, Verdict};
pub use intake::Intake;
pub use interval::Interval;
pub use invariant::{Invariant, Severity};
pub use judgement::{Found, Held, Interpretation, Judge, JudgeOptions, Judgement, LikelySlip, Trial};
pub use measure::{
    Counted, Grounds, Measure, Nature, NoValue, Order, Per, Property, Step, Stretch, Sums, Unit, Value,
    Worked,
};
pub use money::{Amount, Denomination, Eur, Gbp, Money, MoneyError};
pub use period::{Period, PeriodError, WeekEnding};
pub use place::{Column, Origin, Place, Table, Tables};
pub use policy::{PolicyKind, PolicyPeriod};
pub use publication::{AsOf, Coverage, Dating, Publication, PublishedAt, Status};
pub use published::{PublishedTotal, PublishedTotals};
pub use register::Register;
pub use repair::{Mending, RowRepair, row_repairs};
pub use revision::{Revision, Revisions, TotalFigures, WeekFigures};
pub use rounding::{Printed, PrintedError, Rounding, Threshold, ThresholdError};
pub use series::Series;
pub use summary::{Grouping, RowTotal, Summary, SummaryRow};
#[cfg(feature = "bytes")]
pub use tally::TallyBytesError;
pub use tally::{
    Cells, Columns, ColumnsError, Odd, OddCell, PanelColumn, RowOrder, Tallied, TalliedFinding, TalliedGap,
    TalliedKeys, TalliedMost, TalliedPeriod, TalliedSum, Tally, TallyError, TallyOptions,
};
#[cfg(feature = "sort")]
pub use tally::{KeySort, KeySortError, SortedKeys};
pub use verdict::ClaimVerdict;
pub use view::{Missing, Total, View};
pub use violation::{Violation, Violations};
pub use window::{Calendar, Window, WindowError};
pub use windows::{WindowMeasure, WindowRun, Windows, windows};

pub use iso_currency::Currency;
pub use jiff;

/// The README's examples are compiled and run.
#[cfg(all(doctest, feature = "csv"))]
#[doc = include_str!("../README.md")]
#[derive(Debug)]
pub struct Readme;
