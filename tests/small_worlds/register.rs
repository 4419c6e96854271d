//! A naive register of a few days and a few amounts, and the commands that it is given.
//!
//! It is lists of small numbers. Whether a state is legal it finds out by looking at every day and
//! every pair; it knows nothing of the catalogue. A fault can be put into it on purpose.

use std::collections::{BTreeMap, BTreeSet};

use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, Basis, Boats, Command, Coverage, Currency, DraftAgreement, DraftAmendment, DraftBoat, DraftDay,
    DraftInstalment, DraftPayment, DraftPolicyPeriod, DraftPublication, Field, Landing, People, PolicyKind,
    PublishedAt, Register, Stage, Status,
};

/// 0 is Monday, 1 January 2024.
pub(crate) type Day = i8;

/// A day after all that is spoken of.
const HORIZON: Day = 12;

fn to_date(day: Day) -> Date {
    date(2024, 1, day + 1)
}

fn to_day(date: Date) -> Day {
    assert_eq!((date.year(), date.month()), (2024, 1));
    date.day() - 1
}

/// A day with its people and boats.
pub(crate) type Row = (Day, u64, u64);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Published {
    pub(crate) day: Day,
    pub(crate) last_word: bool,
    pub(crate) rows: Vec<Row>,
}

/// An agreement with a term and with instalments of so many euros from a day to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Deal {
    pub(crate) stage: Stage,
    pub(crate) term: (Day, Day),
    pub(crate) commitment: i128,
    pub(crate) instalments: Vec<(Day, Day, i128)>,
    pub(crate) payments: Vec<(Day, i128, bool)>,
    pub(crate) amended: Vec<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tenure {
    pub(crate) id: &'static str,
    /// Whether it is of the one timeline that there is; else it is of the agreement.
    pub(crate) office: bool,
    pub(crate) from: Day,
    pub(crate) to: Option<Day>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Model {
    pub(crate) series: Vec<Published>,
    pub(crate) boats: Vec<(&'static str, Day, u64)>,
    pub(crate) complete: BTreeSet<Day>,
    pub(crate) deals: Vec<Deal>,
    pub(crate) tenures: Vec<Tenure>,
}

/// A command in the words of the model.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    RecordDay(Day, Row),
    RecordBoat(&'static str, Day, u64),
    CompleteBoats(Day),
    Publish(Published),
    Propose(Deal),
    Agree(Deal),
    Amend(Day, Option<i128>),
    End,
    Pay(Day, i128, bool),
    Open(Tenure),
    Close(&'static str, Day),
}

/// A mistake of the model, which a comparison has to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// Boats may have fewer people than there are boats.
    EmptyBoats,
    /// A day may be published before it is over.
    TodayIsOver,
    /// What was final may be provisional again.
    NothingIsFinal,
    /// More boats may be listed than arrived.
    AnyBoat,
    /// More may be paid than was due.
    PaidInAdvance,
    /// Two may hold an office.
    TwoHolders,
    /// A refused command leaves something behind.
    Leftovers,
}

impl Fault {
    pub(crate) const OF_FIGURES: [Self; 4] =
        [Self::EmptyBoats, Self::TodayIsOver, Self::NothingIsFinal, Self::AnyBoat];
    pub(crate) const OF_PROMISES: [Self; 3] = [Self::PaidInAdvance, Self::TwoHolders, Self::Leftovers];
}

// ---- what is legal ---------------------------------------------------------------------

fn series_is_legal(all: &[Published], fault: Fault) -> bool {
    all.iter().enumerate().all(|(n, one)| {
        let in_order = all[..n].iter().all(|earlier| earlier.day <= one.day);
        let possible = one.rows.iter().all(|(_, people, boats)| {
            (*people == 0) == (*boats == 0) && (people >= boats || fault == Fault::EmptyBoats)
        });
        let over = one.rows.iter().all(|row| row.0 < one.day || fault == Fault::TodayIsOver);
        let ascending = one.rows.iter().enumerate().all(|(n, row)| one.rows[..n].iter().all(|r| r.0 < row.0));
        let was_final = |day: Day| {
            all[..n].iter().any(|earlier| earlier.last_word && earlier.rows.iter().any(|row| row.0 == day))
        };
        let keeps = one.last_word || !one.rows.iter().any(|row| was_final(row.0));
        in_order && possible && over && ascending && (keeps || fault == Fault::NothingIsFinal)
    })
}

fn boats_are_legal(model: &Model, fault: Fault) -> bool {
    let newest: BTreeMap<Day, (u64, u64)> = model
        .series
        .iter()
        .flat_map(|one| one.rows.iter().map(|(day, people, boats)| (*day, (*people, *boats))))
        .collect();
    let ids: BTreeSet<&str> = model.boats.iter().map(|boat| boat.0).collect();
    let each = ids.len() == model.boats.len() && model.boats.iter().all(|boat| boat.2 > 0);
    each && newest.iter().all(|(day, (people, boats))| {
        let listed: Vec<u64> = model.boats.iter().filter(|boat| boat.1 == *day).map(|boat| boat.2).collect();
        let (count, aboard) = (listed.len() as u64, listed.iter().sum::<u64>());
        let within = fault == Fault::AnyBoat || count <= *boats && aboard <= *people;
        let whole = count >= *boats && aboard >= *people;
        within && (whole || !model.complete.contains(day))
    })
}

fn deal_is_legal(deal: &Deal, fault: Fault) -> bool {
    let euros = deal.payments.iter().all(|paid| paid.2);
    let positive = deal.commitment > 0
        && deal.instalments.iter().all(|part| part.2 > 0)
        && deal.payments.iter().all(|paid| paid.1 > 0);
    let within = |day: Day, from: Day, to: Day| from <= day && day <= to;
    let by_day = (0..HORIZON).all(|day| {
        let running = deal.instalments.iter().filter(|part| within(day, part.0, part.1)).count();
        running == 0 || running == 1 && within(day, deal.term.0, deal.term.1)
    });
    let sum: i128 = deal.instalments.iter().map(|part| part.2).sum();
    let adds_up = deal.instalments.is_empty() || sum == deal.commitment;
    let paid_as_due = deal.payments.iter().all(|(day, _, _)| {
        let paid: i128 = deal.payments.iter().filter(|one| one.0 <= *day).map(|one| one.1).sum();
        let due = if deal.amended.iter().any(|change| change <= day) {
            deal.commitment
        } else if deal.instalments.is_empty() {
            if deal.term.0 <= *day { deal.commitment } else { 0 }
        } else {
            deal.instalments.iter().filter(|part| part.0 <= *day).map(|part| part.2).sum()
        };
        paid <= due
    });
    let unpaid = deal.stage != Stage::Proposed || deal.payments.is_empty();
    euros && positive && by_day && adds_up && unpaid && (paid_as_due || fault == Fault::PaidInAdvance)
}

fn tenures_are_legal(model: &Model, fault: Fault) -> bool {
    let ids: BTreeSet<&str> = model.tenures.iter().map(|one| one.id).collect();
    let forwards = model.tenures.iter().all(|one| one.to.is_none_or(|to| one.from <= to));
    let refers = model.tenures.iter().all(|one| one.office || !model.deals.is_empty());
    let offices: Vec<&Tenure> = model.tenures.iter().filter(|one| one.office).collect();
    let first = offices.iter().map(|one| one.from).min().unwrap_or(0);
    let last = offices.iter().map(|one| one.to.unwrap_or(HORIZON)).max().unwrap_or(-1);
    let held = (first..=last).all(|day| {
        let holders =
            offices.iter().filter(|one| one.from <= day && one.to.is_none_or(|to| day <= to)).count();
        holders == 1 || holders > 1 && fault == Fault::TwoHolders
    });
    ids.len() == model.tenures.len() && forwards && refers && held
}

fn is_legal(model: &Model, fault: Fault) -> bool {
    series_is_legal(&model.series, fault)
        && boats_are_legal(model, fault)
        && model.deals.len() < 2
        && model.deals.iter().all(|deal| deal_is_legal(deal, fault))
        && tenures_are_legal(model, fault)
}

// ---- what an act does ------------------------------------------------------------------

/// The state after an act, or nothing where it is not allowed.
pub(crate) fn after(model: &Model, act: &Act, fault: Fault) -> Option<Model> {
    let mut next = model.clone();
    match act.clone() {
        Act::RecordDay(day, row) => match next.series.last_mut() {
            Some(newest) if newest.day == day => newest.rows.push(row),
            _ => next.series.push(Published { day, last_word: false, rows: vec![row] }),
        },
        Act::RecordBoat(id, day, aboard) => next.boats.push((id, day, aboard)),
        Act::CompleteBoats(day) => drop(next.complete.insert(day)),
        Act::Publish(one) => next.series.push(one),
        Act::Propose(deal) => next.deals.push(Deal { stage: Stage::Proposed, ..deal }),
        Act::Agree(deal) => {
            next.deals.retain(|one| one.stage != Stage::Proposed);
            next.deals.push(Deal { stage: Stage::Agreed, ..deal });
        }
        Act::Amend(on, commitment) => {
            let deal = next.deals.first_mut()?;
            if !matches!(deal.stage, Stage::Agreed | Stage::Amended) {
                return None;
            }
            deal.stage = Stage::Amended;
            deal.amended.push(on);
            deal.commitment = commitment.unwrap_or(deal.commitment);
        }
        Act::End => {
            let deal = next.deals.first_mut()?;
            if !matches!(deal.stage, Stage::Agreed | Stage::Amended) {
                return None;
            }
            deal.stage = Stage::Ended;
        }
        Act::Pay(on, amount, euros) => next.deals.first_mut()?.payments.push((on, amount, euros)),
        Act::Open(tenure) => next.tenures.push(tenure),
        Act::Close(id, to) => {
            let tenure = next.tenures.iter_mut().find(|one| one.id == id)?;
            if tenure.to.is_some() {
                return None;
            }
            tenure.to = Some(to);
        }
    }
    is_legal(&next, fault).then_some(next)
}

// ---- the same in the words of the crate ------------------------------------------------

fn known<T>(value: T) -> Field<T> {
    Field::Known(value)
}

fn euros(minor: i128) -> Amount {
    Amount::from_minor(Currency::EUR, minor)
}

fn at(day: Day) -> PublishedAt {
    PublishedAt::start_of(to_date(day)).unwrap()
}

fn draft_day((day, people, boats): Row) -> DraftDay {
    DraftDay {
        date: known(to_date(day)),
        people: known(People::new(people)),
        boats: known(Boats::new(boats)),
        ..DraftDay::default()
    }
}

fn draft_deal(deal: Deal) -> DraftAgreement {
    let part = |(from, to, minor): (Day, Day, i128)| DraftInstalment {
        from: known(to_date(from)),
        to: known(to_date(to)),
        amount: known(euros(minor)),
    };
    DraftAgreement {
        id: "x".to_owned(),
        payer: "one".to_owned(),
        payee: "other".to_owned(),
        from: known(to_date(deal.term.0)),
        to: known(to_date(deal.term.1)),
        commitment: known(euros(deal.commitment)),
        instalments: deal.instalments.into_iter().map(part).collect(),
        ..DraftAgreement::default()
    }
}

pub(crate) fn command(act: &Act) -> Command {
    let id = "x".to_owned();
    match act.clone() {
        Act::RecordDay(day, row) => Command::RecordDay {
            basis: Basis::UkArrivals,
            published: at(day),
            source: String::new(),
            day: draft_day(row),
        },
        Act::RecordBoat(id, day, aboard) => Command::RecordBoat {
            boat: DraftBoat {
                id: id.to_owned(),
                date: known(to_date(day)),
                people: known(People::new(aboard)),
                landing: Landing::Unknown,
                origin: None,
            },
        },
        Act::CompleteBoats(day) => Command::CompleteBoats { date: to_date(day) },
        Act::Publish(one) => Command::Publish {
            basis: Basis::UkArrivals,
            publication: DraftPublication {
                published: known(at(one.day)),
                status: if one.last_word { Status::Final } else { Status::Provisional },
                coverage: Coverage::Partial,
                days: one.rows.into_iter().map(draft_day).collect(),
                ..DraftPublication::default()
            },
        },
        Act::Propose(deal) => Command::Propose { agreement: draft_deal(deal) },
        Act::Agree(deal) => Command::Agree { agreement: draft_deal(deal) },
        Act::Amend(on, commitment) => Command::Amend {
            id,
            amendment: DraftAmendment { date: known(to_date(on)), change: String::new() },
            commitment: commitment.map(euros),
            instalments: None,
            to: None,
        },
        Act::End => Command::End { id },
        Act::Pay(on, minor, in_euros) => {
            let currency = if in_euros { Currency::EUR } else { Currency::GBP };
            let amount = known(Amount::from_minor(currency, minor));
            Command::Pay { id, payment: DraftPayment { date: known(to_date(on)), amount } }
        }
        Act::Open(one) => Command::OpenPeriod {
            period: DraftPolicyPeriod {
                id: one.id.to_owned(),
                kind: if one.office { PolicyKind::Office } else { PolicyKind::Agreement },
                timeline: one.office.then(|| "P".to_owned()),
                title: String::new(),
                from: known(to_date(one.from)),
                to: one.to.map(to_date).into(),
                agreement: (!one.office).then_some(id),
                evidence: String::new(),
                origin: None,
            },
        },
        Act::Close(id, to) => Command::ClosePeriod { id: id.to_owned(), to: to_date(to) },
    }
}

/// The ids that the commands have.
fn id(text: &str) -> &'static str {
    ["m", "n", "pm-1", "pm-2", "deal"].into_iter().find(|id| *id == text).unwrap()
}

/// What a register shows from outside, in the words of the model.
pub(crate) fn seen(register: &Register) -> Model {
    let published = |one: &crossings::Publication| Published {
        day: to_day(one.published.date()),
        last_word: one.status == Status::Final,
        rows: one
            .days
            .iter()
            .map(|day| (to_day(day.date), day.arrivals.people().get(), day.arrivals.boats().get()))
            .collect(),
    };
    let deal = |one: &crossings::Agreement| Deal {
        stage: one.stage,
        term: one.term.map(|term| (to_day(term.start()), to_day(term.last().unwrap()))).unwrap(),
        commitment: one.commitment.unwrap().amount.minor(),
        instalments: one
            .instalments
            .iter()
            .map(|part| {
                (to_day(part.period.start()), to_day(part.period.last().unwrap()), part.amount.minor())
            })
            .collect(),
        payments: one
            .payments
            .iter()
            .map(|paid| (to_day(paid.date), paid.amount.minor(), paid.amount.currency() == Currency::EUR))
            .collect(),
        amended: one.amendments.iter().map(|change| to_day(change.date)).collect(),
    };
    let tenure = |one: &crossings::PolicyPeriod| Tenure {
        id: id(&one.id),
        office: one.timeline.is_some(),
        from: to_day(one.period.start()),
        to: one.period.last().map(to_day),
    };
    Model {
        series: register
            .all_series()
            .iter()
            .flat_map(|one| one.publications().iter().map(published))
            .collect(),
        boats: register
            .boats()
            .iter()
            .map(|boat| (id(&boat.id), to_day(boat.date), boat.aboard.get()))
            .collect(),
        complete: register.complete_boat_lists().iter().map(|date| to_day(*date)).collect(),
        deals: register.agreements().iter().map(deal).collect(),
        tenures: register.policy_periods().iter().map(tenure).collect(),
    }
}

// ---- which acts there are --------------------------------------------------------------

/// Figures of two days in two publications, boats, and a last word.
pub(crate) fn of_figures() -> Vec<Act> {
    let mut acts = Vec::new();
    for published in [1, 2] {
        for day in [0, 1] {
            acts.extend(
                [(0, 0), (3, 2)].map(|(people, boats)| Act::RecordDay(published, (day, people, boats))),
            );
        }
    }
    acts.push(Act::RecordDay(2, (1, 1, 2)));
    acts.push(Act::RecordDay(2, (0, 2, 0)));
    acts.push(Act::Publish(Published { day: 2, last_word: true, rows: vec![(0, 3, 2)] }));
    acts.push(Act::Publish(Published { day: 3, last_word: false, rows: vec![(0, 0, 0), (1, 3, 2)] }));
    for id in ["m", "n"] {
        acts.extend([(0, 1), (0, 2), (1, 2)].map(|(day, aboard)| Act::RecordBoat(id, day, aboard)));
    }
    acts.push(Act::RecordBoat("m", 0, 0));
    acts.extend([0, 1].map(Act::CompleteBoats));
    acts
}

/// One agreement with its payments, two holders of an office, and the days of the agreement.
pub(crate) fn of_promises() -> Vec<Act> {
    let deal = |commitment: i128, instalments: &[(Day, Day, i128)]| Deal {
        stage: Stage::Ended,
        term: (1, 4),
        commitment,
        instalments: instalments.to_vec(),
        payments: Vec::new(),
        amended: Vec::new(),
    };
    let parts = [(1, 2, 1), (3, 4, 1)];
    let office = |id, from, to| Act::Open(Tenure { id, office: true, from, to });
    vec![
        Act::Propose(deal(2, &parts)),
        Act::Propose(deal(3, &parts)),
        Act::Agree(deal(2, &parts)),
        Act::Agree(deal(2, &[])),
        Act::Agree(deal(2, &[(1, 2, 1), (2, 4, 1)])),
        Act::Agree(deal(1, &[(0, 2, 1)])),
        Act::Amend(2, None),
        Act::Amend(3, Some(3)),
        Act::End,
        Act::Pay(0, 1, true),
        Act::Pay(1, 1, true),
        Act::Pay(3, 1, true),
        Act::Pay(3, 1, false),
        Act::Pay(3, 0, true),
        office("pm-1", 0, None),
        office("pm-1", 0, Some(1)),
        office("pm-2", 2, None),
        office("pm-2", 1, Some(3)),
        Act::Open(Tenure { id: "deal", office: false, from: 1, to: Some(4) }),
        Act::Close("pm-1", 1),
        Act::Close("pm-1", 0),
        Act::Close("pm-2", 3),
        Act::Close("deal", 5),
    ]
}
