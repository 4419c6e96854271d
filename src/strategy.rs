//! Strategies that generate values of the model, for property tests.
//!
//! A valid value is built, never searched for: a week is added up from its days, a payment is
//! a share of what fell due. So nothing is thrown away, and a failure shrinks quickly.
//!
//! - [`register`] uses every noun of the model; [`draft`] is the same as plain data.
//!   [`partial_draft`] leaves some nouns out.
//! - [`command`] gives commands for a register. Many are accepted and many are refused.
//! - The other strategies give single values.
//!
//! A draft of these strategies breaks no rule of severity error. It may carry warnings.
//!
//! ```
//! use crossings::{check, strategy, Draft, Register};
//! use proptest::prelude::*;
//!
//! proptest! {
//!     # #![proptest_config(ProptestConfig::with_cases(4))]
//!     # /*
//!     #[test]
//!     # */
//!     fn a_register_survives_being_taken_apart(register in strategy::register()) {
//!         let draft = Draft::from(&register);
//!         prop_assert!(!check(&draft).has_errors());
//!         prop_assert_eq!(Register::try_from(draft).ok(), Some(register));
//!     }
//! }
//! # a_register_survives_being_taken_apart();
//! ```
#![forbid(unsafe_code)]

use jiff::ToSpan;
use jiff::civil::{self, Date, Weekday};
use proptest::prelude::*;
use proptest::sample::select;

use crate::basis::Basis;
use crate::count::{Boats, Days, Deaths, Events, People};
use crate::crossing::{Arrivals, Day, Preventions, Week};
use crate::death::DeathScope;
use crate::draft::{Draft, DraftDeathReport};
use crate::field::Field;
use crate::period::{Period, WeekEnding};
use crate::register::Register;

mod boat;
mod command;
mod funding;
mod policy;
mod series;

pub use boat::boats;
pub use command::command;
pub use funding::{agreement, amount};
pub use policy::policy_periods;
pub use series::{publication, series};

/// A day of the model's calendar, mostly of the years that the figures are about, and so far from
/// its ends that a few years on both sides are in it.
pub fn date() -> impl Strategy<Value = Date> {
    let recent = (0..3_600_i32).prop_map(|days| plus(civil::date(2018, 1, 1), days));
    let any = (0..3_640_000_i32).prop_map(|days| plus(civil::date(3, 1, 1), days));
    prop_oneof![9 => recent, 1 => any]
}

/// The day `days` later; the last of the calendar where that is past it.
fn plus(date: Date, days: i32) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// The Sunday that ends the week of `date`.
fn sunday_of(date: Date) -> Date {
    plus(date, i32::from(Weekday::Sunday.since(date.weekday())))
}

/// A period, sometimes open.
pub fn period() -> impl Strategy<Value = Period> {
    (date(), prop_oneof![4 => 1..800_i32, 1 => Just(0)]).prop_map(|(start, days)| {
        // A period of no days stands for one without end.
        Period::new(start, plus(start, days)).unwrap_or_else(|_| Period::starting(start))
    })
}

/// People, mostly as many as arrive in a day.
pub fn people() -> impl Strategy<Value = People> {
    prop_oneof![9 => 0..1_500_u64, 1 => any::<u64>()].prop_map(People::new)
}

/// A number of days, mostly small.
pub fn days() -> impl Strategy<Value = Days> {
    prop_oneof![9 => 0..1_200_u64, 1 => any::<u64>()].prop_map(Days::new)
}

/// What a day can bring: nothing, or boats with somebody aboard each, now and then too many.
pub fn arrivals() -> impl Strategy<Value = Arrivals> {
    let uncontrolled = prop_oneof![3 => Just(None), 2 => Just(Some(0)), 2 => (0..5_u64).prop_map(Some)];
    let boats = prop_oneof![2 => Just(0), 5 => 1..30_u64];
    let more_in_each = prop_oneof![9 => 0..80_u64, 1 => 110..240_u64];
    (boats, more_in_each, 0..50_u64, uncontrolled).prop_filter_map(
        BUILT,
        |(boats, more_in_each, more, uncontrolled)| {
            let people = match boats {
                0 => 0,
                _ => boats.saturating_mul(more_in_each.saturating_add(1)).saturating_add(more),
            };
            let uncontrolled = uncontrolled.map(|n| Boats::new(n.min(boats)));
            Arrivals::new(People::new(people), Boats::new(boats), uncontrolled).ok()
        },
    )
}

/// What was prevented in a week.
pub fn preventions() -> impl Strategy<Value = Preventions> {
    (prop_oneof![1 => Just(0), 4 => 1..900_u64], 0..40_u64).prop_filter_map(BUILT, |(people, events)| {
        let events = if people == 0 { events } else { events.max(1) };
        Preventions::new(People::new(people), Events::new(events))
    })
}

/// One day with its arrivals.
pub fn day() -> impl Strategy<Value = Day> {
    (date(), arrivals(), note()).prop_map(|(date, arrivals, note)| Day { date, arrivals, note })
}

/// A week of the official series.
pub fn week_ending() -> impl Strategy<Value = WeekEnding> {
    date().prop_filter_map(BUILT, |date| WeekEnding::new(sunday_of(date)).ok())
}

/// One week by itself, with its arrivals and, now and then, its preventions.
pub fn week() -> impl Strategy<Value = Week> {
    (week_ending(), arrivals(), proptest::option::of(preventions()), note())
        .prop_map(|(ending, arrivals, preventions, note)| Week { ending, arrivals, preventions, note })
}

/// What a strategy would say if a value that it built were refused, which never happens.
const BUILT: &str = "a value that was built to be possible";

/// A short text, such as a title or a source, with some that a careless writer would spoil.
fn text() -> impl Strategy<Value = String> {
    select(TEXTS).prop_map(str::to_owned)
}

const TEXTS: &[&str] =
    &["time series", "Home Office", "", "a, b; c", "\"quoted\"", "Édouard, l’été\n", "\\", "=1+1"];

fn note() -> impl Strategy<Value = Option<String>> {
    proptest::option::weighted(0.1, select(&["Revised", "[r]", " "][..]).prop_map(str::to_owned))
}

/// Reports of deaths, each with an id of its own.
pub fn deaths() -> impl Strategy<Value = Vec<DraftDeathReport>> {
    use DeathScope::{AtSea, AtSeaAndShore, BorderRegion, Unstated};
    let scope = select(&[AtSea, AtSeaAndShore, BorderRegion, Unstated][..]);
    let missing = proptest::option::of(0..9_u64);
    let report = (period(), scope, 0..90_u64, missing, text(), proptest::option::of(0..400_i32));
    proptest::collection::vec(report, 1..4).prop_map(|reports| {
        let draft = |(n, (period, scope, deaths, missing, reported_by, known_after)): (
            usize,
            (Period, _, _, Option<u64>, _, Option<i32>),
        )| {
            DraftDeathReport {
                id: format!("deaths-{n}"),
                from: Field::Known(period.start()),
                to: period.last().into(),
                scope,
                deaths: Field::Known(Deaths::new(deaths)),
                missing: missing.map(People::new).into(),
                reported_by,
                as_of: known_after.map(|days| plus(period.start(), days)).into(),
                evidence: "general knowledge (not looked up)".to_owned(),
                origin: None,
            }
        };
        reports.into_iter().enumerate().map(draft).collect()
    })
}

/// Data that breaks no rule of severity error and uses every noun of the model.
///
/// There is a series of UK arrivals, and one or two of other bases; some days of the arrivals
/// have lists of boats, complete and not; there are reports of deaths, agreements at every
/// stage, timelines, acts, and periods that refer to an agreement.
pub fn draft() -> impl Strategy<Value = Draft> {
    let others = [Basis::FrenchAttempts, Basis::FrontexDetections, Basis::BelgianInterceptions];
    let others = proptest::sample::subsequence(others.to_vec(), 1..=2)
        .prop_flat_map(|bases| bases.into_iter().map(|basis| series(basis).boxed()).collect::<Vec<_>>());
    let uk_arrivals = series(Basis::UkArrivals).prop_flat_map(|series| {
        let boats = boats(&series);
        (Just(series), boats)
    });
    let agreements = (1..5_usize)
        .prop_flat_map(|count| (0..count).map(|n| agreement(format!("F{n:02}")).boxed()).collect::<Vec<_>>());
    let agreements = agreements.prop_flat_map(|agreements| {
        let ids = agreements.iter().map(|one| one.id.clone()).collect();
        (Just(agreements), policy_periods(ids))
    });
    (uk_arrivals, others, deaths(), agreements, any::<bool>()).prop_map(
        |((uk_arrivals, (boats, lists)), mut series, deaths, (agreements, policy_periods), first)| {
            series.insert(if first { 0 } else { series.len() }, uk_arrivals);
            Draft {
                series,
                boats,
                complete_boat_lists: lists,
                deaths,
                agreements,
                policy_periods,
                ..Draft::default()
            }
        },
    )
}

/// Like [`draft`], with some of the nouns left out, or all.
pub fn partial_draft() -> impl Strategy<Value = Draft> {
    (draft(), any::<[bool; 5]>()).prop_map(|(mut draft, [series, boats, deaths, agreements, periods])| {
        if !series {
            draft.series.clear();
        }
        if !boats {
            draft.boats.clear();
            draft.complete_boat_lists.clear();
        }
        if !deaths {
            draft.deaths.clear();
        }
        if !agreements {
            draft.agreements.clear();
            draft.policy_periods.iter_mut().for_each(|one| one.agreement = None);
        }
        if !periods {
            draft.policy_periods.clear();
        }
        draft
    })
}

/// A register that uses every noun of the model.
pub fn register() -> impl Strategy<Value = Register> {
    draft().prop_filter_map(BUILT, |draft| Register::try_from(draft).ok())
}
