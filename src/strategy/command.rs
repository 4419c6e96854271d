//! Commands for a register, many that it accepts and many that it refuses.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{agreement, amount, arrivals, plus, policy_periods, publication, text};
use crate::basis::Basis;
use crate::boat::Landing;
use crate::command::Command;
use crate::count::People;
use crate::draft::{Draft, DraftAmendment, DraftBoat, DraftDay, DraftPayment};
use crate::field::Field;
use crate::publication::PublishedAt;
use crate::register::Register;

/// A command for `register`: of any kind, about things that are there or not, with figures
/// that fit or not.
pub fn command(register: &Register) -> BoxedStrategy<Command> {
    let near = Near::new(register);
    let (ids, periods) = (near.agreements.clone(), near.periods.clone());
    prop_oneof![
        3 => record_day(&near),
        2 => record_boat(&near),
        1 => near.date().prop_map(|date| Command::CompleteBoats { date }),
        1 => publish(register),
        1 => select(ids.clone()).prop_flat_map(agreement).prop_map(|agreement| Command::Propose { agreement }),
        1 => select(ids.clone()).prop_flat_map(agreement).prop_map(|agreement| Command::Agree { agreement }),
        1 => amend(&near),
        1 => select(ids.clone()).prop_map(|id| Command::End { id }),
        2 => pay(register, &near),
        1 => policy_periods(ids).prop_filter_map("never empty", |periods| periods.into_iter().next())
            .prop_map(|period| Command::OpenPeriod { period }),
        1 => (select(periods), near.date()).prop_map(|(id, to)| Command::ClosePeriod { id, to }),
    ]
    .boxed()
}

/// What of a register a command can be about, and one of each that it does not have.
struct Near {
    bases: Vec<(Basis, PublishedAt)>,
    dates: Vec<Date>,
    agreements: Vec<String>,
    periods: Vec<String>,
    boats: usize,
}

impl Near {
    fn new(register: &Register) -> Self {
        let epoch = PublishedAt::new(jiff::Timestamp::UNIX_EPOCH);
        let newest = |basis| register.series(basis).and_then(|series| series.newest().published());
        let bases =
            [Basis::UkArrivals, Basis::FrenchAttempts].map(|basis| (basis, newest(basis).unwrap_or(epoch)));
        let all = register.all_series().iter();
        let mut dates: Vec<Date> = all
            .filter_map(|series| series.newest().extent())
            .flat_map(|extent| [Some(extent.start()), extent.last(), extent.end()])
            .flatten()
            .chain(register.boats().iter().map(|boat| boat.date))
            .chain(register.policy_periods().iter().map(|one| one.period.start()))
            .collect();
        dates.push(jiff::civil::date(2024, 7, 5));
        let mut agreements: Vec<String> = register.agreements().iter().map(|one| one.id.clone()).collect();
        agreements.push("another agreement".to_owned());
        let mut periods: Vec<String> = register.policy_periods().iter().map(|one| one.id.clone()).collect();
        periods.push("another period".to_owned());
        Self { bases: bases.to_vec(), dates, agreements, periods, boats: register.boats().len() }
    }

    /// A day near one that the register knows.
    fn date(&self) -> impl Strategy<Value = Date> + use<> {
        (select(self.dates.clone()), -3..4_i32).prop_map(|(date, days)| plus(date, days))
    }
}

fn record_day(near: &Near) -> impl Strategy<Value = Command> + use<> {
    (select(near.bases.clone()), -1..4_i32, -1..3_i32, arrivals(), text()).prop_map(
        |((basis, newest), later, lag, arrivals, source)| {
            let published = PublishedAt::start_of(plus(newest.date(), later)).unwrap_or(newest);
            Command::RecordDay {
                basis,
                published,
                source,
                day: DraftDay {
                    date: Field::Known(plus(published.date(), lag.saturating_neg())),
                    people: Field::Known(arrivals.people()),
                    boats: Field::Known(arrivals.boats()),
                    uncontrolled: arrivals.uncontrolled().into(),
                    ..DraftDay::default()
                },
            }
        },
    )
}

fn record_boat(near: &Near) -> impl Strategy<Value = Command> + use<> {
    let landing = select(&[Landing::Intercepted, Landing::Uncontrolled, Landing::Unknown][..]);
    let boats = near.boats;
    (0..boats.saturating_add(3), near.date(), 0..90_u64, landing).prop_map(
        move |(n, date, people, landing)| Command::RecordBoat {
            boat: DraftBoat {
                id: format!("boat-{}", n.saturating_add(boats.saturating_sub(1))),
                date: Field::Known(date),
                people: Field::Known(People::new(people)),
                landing,
                origin: None,
            },
        },
    )
}

/// A publication of its own making, or the newest one again on a later day.
fn publish(register: &Register) -> BoxedStrategy<Command> {
    let again: Vec<Command> = Draft::from(register)
        .series
        .into_iter()
        .filter_map(|series| {
            let publication = series.publications.into_iter().next_back()?;
            Some(Command::Publish { basis: series.basis, publication })
        })
        .collect();
    let new = publication(Basis::UkArrivals)
        .prop_map(|publication| Command::Publish { basis: Basis::UkArrivals, publication });
    if again.is_empty() { new.boxed() } else { prop_oneof![new, select(again)].boxed() }
}

fn amend(near: &Near) -> impl Strategy<Value = Command> + use<> {
    (select(near.agreements.clone()), near.date(), of(amount()), of(near.date())).prop_map(
        |(id, date, commitment, to)| Command::Amend {
            id,
            amendment: DraftAmendment { date: Field::Known(date), change: "more of it".to_owned() },
            commitment,
            instalments: None,
            to,
        },
    )
}

fn pay(register: &Register, near: &Near) -> BoxedStrategy<Command> {
    // An agreement is paid in its own currency, or in another.
    let own: Vec<_> = register
        .agreements()
        .iter()
        .filter_map(|one| {
            let first = one.instalments.first().map(|part| (part.period.start(), part.amount));
            let whole = one.commitment.and_then(|all| Some((one.term?.start(), all.amount)));
            let (date, amount) = first.or(whole)?;
            Some((one.id.clone(), date, amount))
        })
        .collect();
    let any = (select(near.agreements.clone()), near.date(), amount());
    let due = if own.is_empty() { any.boxed() } else { prop_oneof![any, select(own)].boxed() };
    due.prop_map(|(id, date, amount)| Command::Pay {
        id,
        payment: DraftPayment { date: Field::Known(date), amount: Field::Known(amount) },
    })
    .boxed()
}
