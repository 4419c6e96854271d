//! Commands on a register against a naive model of it.
//!
//! The model is lists of small numbers. It reckons days from a Monday, and it finds out
//! whether a state is legal by looking at every day and every pair. It knows nothing of the
//! catalogue: what it says is written down here once more, from the statements of the rules.

use std::collections::{BTreeMap, BTreeSet};

use crossings::jiff::Span;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, Basis, Boats, Command, Coverage, Currency, DraftAgreement, DraftAmendment, DraftBoat, DraftDay,
    DraftInstalment, DraftPayment, DraftPolicyPeriod, DraftPublication, DraftWeek, Field, Landing, People,
    PolicyKind, PublishedAt, Register, Stage, Status, WeekEnding,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

/// Days after Monday, 1 January 2024.
type Day = i64;

const MONDAY: Date = date(2024, 1, 1);
/// A day after all that the model speaks of.
const HORIZON: Day = 60;

fn to_date(day: Day) -> Date {
    MONDAY.checked_add(Span::new().days(day)).unwrap()
}

fn to_day(date: Date) -> Day {
    (0..400).find(|day| to_date(*day) == date).unwrap()
}

/// People, boats, uncontrolled landings.
type Figures = (u64, u64, Option<u64>);

#[derive(Clone, Debug, PartialEq)]
struct Published {
    day: Day,
    source: String,
    status: Status,
    dense: bool,
    days: Vec<(Day, Figures)>,
    /// Weeks by their last day.
    weeks: Vec<(Day, Figures)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Deal {
    id: String,
    stage: Stage,
    parties_differ: bool,
    term: Option<(Day, Day)>,
    commitment: Option<i128>,
    instalments: Vec<(Day, Day, i128)>,
    /// Day, amount, and whether it is in euros, as all else is.
    payments: Vec<(Day, i128, bool)>,
    amended: Vec<Day>,
}

#[derive(Clone, Debug, PartialEq)]
struct Tenure {
    id: String,
    timeline: Option<String>,
    from: Day,
    to: Option<Day>,
    agreement: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Model {
    series: BTreeMap<Basis, Vec<Published>>,
    boats: Vec<(String, Day, u64, Landing)>,
    complete: BTreeSet<Day>,
    deals: Vec<Deal>,
    tenures: Vec<Tenure>,
}

/// What the model is told to do: a command in its own words.
#[derive(Clone, Debug)]
enum Act {
    RecordDay(Basis, Day, String, (Day, Figures)),
    RecordBoat(String, Day, u64, Landing),
    CompleteBoats(Day),
    Publish(Basis, Published),
    Propose(Deal),
    Agree(Deal),
    Amend(String, Day, Option<i128>, Option<Day>),
    End(String),
    Pay(String, Day, i128, bool),
    Open(Tenure),
    Close(String, Day),
}

// ---- what is legal ---------------------------------------------------------------------

fn possible((people, boats, uncontrolled): Figures) -> bool {
    (people == 0) == (boats == 0) && people >= boats && uncontrolled.is_none_or(|n| n <= boats)
}

fn series_is_legal(publications: &[Published]) -> bool {
    for (n, one) in publications.iter().enumerate() {
        let in_order = publications[..n].iter().all(|earlier| earlier.day <= one.day);
        let rows = one.days.iter().chain(&one.weeks);
        let rows_are_possible = rows.clone().all(|(_, figures)| possible(*figures));
        let over = rows.clone().all(|(day, _)| *day < one.day);
        let steps = one.days.windows(2).map(|pair| pair[1].0 - pair[0].0);
        let ascending = steps.clone().all(|step| if one.dense { step == 1 } else { step > 0 });
        let sundays = one.weeks.iter().all(|(day, _)| day % 7 == 6);
        let weeks_step = one.weeks.windows(2).map(|pair| pair[1].0 - pair[0].0);
        let weeks_ascend = weeks_step.clone().all(|step| if one.dense { step == 7 } else { step > 0 });
        if !(in_order && rows_are_possible && over && ascending && sundays && weeks_ascend) {
            return false;
        }
        for (sunday, (people, boats, uncontrolled)) in &one.weeks {
            // Of each day the figure of the last publication up to this one.
            let newest = |day: Day| {
                publications[..=n].iter().rev().find_map(|earlier| {
                    earlier.days.iter().find(|(known, _)| *known == day).map(|(_, figures)| *figures)
                })
            };
            let days: Vec<Figures> = (sunday - 6..=*sunday).filter_map(newest).collect();
            if days.len() < 7 {
                continue;
            }
            let sum = |of: fn(&Figures) -> u64| days.iter().map(of).sum::<u64>();
            if sum(|day| day.0) != *people || sum(|day| day.1) != *boats {
                return false;
            }
            let all_known: Option<Vec<u64>> = days.iter().map(|day| day.2).collect();
            if let (Some(all), Some(said)) = (all_known, uncontrolled)
                && all.iter().sum::<u64>() != *said
            {
                return false;
            }
        }
        for earlier in &publications[..n] {
            if earlier.status == Status::Final && one.status == Status::Provisional {
                let again = |(day, _): &(Day, Figures)| earlier.days.iter().any(|(known, _)| known == day);
                let again_week =
                    |(day, _): &(Day, Figures)| earlier.weeks.iter().any(|(known, _)| known == day);
                if one.days.iter().any(again) || one.weeks.iter().any(again_week) {
                    return false;
                }
            }
        }
    }
    true
}

fn newest(publications: &[Published]) -> BTreeMap<Day, Figures> {
    publications.iter().flat_map(|one| one.days.iter().copied()).collect()
}

fn distinct<'a>(ids: impl Iterator<Item = &'a String>) -> bool {
    let ids: Vec<&String> = ids.collect();
    (0..ids.len()).all(|n| !ids[..n].contains(&ids[n]))
}

fn boats_are_legal(model: &Model) -> bool {
    let figures = model.series.get(&Basis::UkArrivals).map(|one| newest(one)).unwrap_or_default();
    let of_days = figures.iter().all(|(day, (people, boats, uncontrolled))| {
        let listed: Vec<_> = model.boats.iter().filter(|boat| boat.1 == *day).collect();
        let count = listed.len() as u64;
        let aboard: u64 = listed.iter().map(|boat| boat.2).sum();
        let landed = |how| listed.iter().filter(|boat| boat.3 == how).count() as u64;
        let within = count <= *boats
            && aboard <= *people
            && uncontrolled.is_none_or(|n| landed(Landing::Uncontrolled) <= n);
        let whole = count >= *boats
            && aboard >= *people
            && (landed(Landing::Unknown) > 0
                || uncontrolled.is_none_or(|n| landed(Landing::Uncontrolled) >= n));
        within && (whole || !model.complete.contains(day))
    });
    of_days && model.boats.iter().all(|boat| boat.2 > 0) && distinct(model.boats.iter().map(|boat| &boat.0))
}

fn deal_is_legal(deal: &Deal) -> bool {
    let mut amounts = deal.commitment.into_iter().chain(deal.instalments.iter().map(|part| part.2));
    let any_euros = deal.commitment.is_some() || !deal.instalments.is_empty();
    let positive = amounts.all(|amount| amount > 0) && deal.payments.iter().all(|paid| paid.1 > 0);
    let forwards = deal.term.is_none_or(|(from, to)| from <= to)
        && deal.instalments.iter().all(|(from, to, _)| from <= to);
    let one_currency = deal.payments.iter().all(|paid| paid.2 == any_euros || !any_euros)
        && deal.payments.windows(2).all(|pair| pair[0].2 == pair[1].2);
    if !(deal.parties_differ && positive && forwards && one_currency) {
        return false;
    }
    for day in 0..HORIZON {
        let of_the_day = |part: &&(Day, Day, i128)| part.0 <= day && day <= part.1;
        if deal.instalments.iter().filter(of_the_day).count() > 1 {
            return false;
        }
        let in_term = deal.term.is_none_or(|(from, to)| from <= day && day <= to);
        if deal.instalments.iter().any(|part| of_the_day(&part)) && !in_term {
            return false;
        }
    }
    let sum: i128 = deal.instalments.iter().map(|part| part.2).sum();
    if deal.commitment.is_some_and(|all| !deal.instalments.is_empty() && sum != all) {
        return false;
    }
    if deal.stage == Stage::Proposed {
        return deal.payments.is_empty();
    }
    deal.payments.iter().all(|(day, _, _)| {
        let paid: i128 = deal.payments.iter().filter(|one| one.0 <= *day).map(|one| one.1).sum();
        let amended = deal.amended.iter().any(|change| change <= day);
        let due = match deal.commitment {
            Some(all) if amended => Some(all),
            Some(all) if deal.instalments.is_empty() => {
                Some(if deal.term.is_some_and(|(from, _)| from > *day) { 0 } else { all })
            }
            None if deal.instalments.is_empty() => None,
            _ => Some(deal.instalments.iter().filter(|part| part.0 <= *day).map(|part| part.2).sum()),
        };
        due.is_none_or(|due| paid <= due)
    })
}

fn timelines_are_legal(model: &Model) -> bool {
    let names: BTreeSet<&String> = model.tenures.iter().filter_map(|one| one.timeline.as_ref()).collect();
    names.into_iter().all(|name| {
        let of_it: Vec<&Tenure> =
            model.tenures.iter().filter(|one| one.timeline.as_ref() == Some(name)).collect();
        let holders = |day: Day| {
            of_it.iter().filter(|one| one.from <= day && one.to.is_none_or(|to| day <= to)).count()
        };
        let first = of_it.iter().map(|one| one.from).min().unwrap();
        let last = of_it.iter().map(|one| one.to.unwrap_or(HORIZON)).max().unwrap();
        (first..=last).all(|day| holders(day) == 1)
    })
}

fn is_legal(model: &Model) -> bool {
    model.series.values().all(|one| series_is_legal(one))
        && boats_are_legal(model)
        && model.deals.iter().all(deal_is_legal)
        && distinct(model.deals.iter().map(|one| &one.id))
        && distinct(model.tenures.iter().map(|one| &one.id))
        && model.tenures.iter().all(|one| one.to.is_none_or(|to| one.from <= to))
        && model
            .tenures
            .iter()
            .filter_map(|one| one.agreement.as_ref())
            .all(|id| model.deals.iter().any(|deal| deal.id == *id))
        && timelines_are_legal(model)
}

// ---- what an act does ------------------------------------------------------------------

/// The state after an act, or nothing where it is not allowed.
fn after(model: &Model, act: &Act) -> Option<Model> {
    let mut next = model.clone();
    match act.clone() {
        Act::RecordDay(basis, day, source, row) => {
            let series = next.series.entry(basis).or_default();
            match series.last_mut() {
                Some(last) if last.day == day && last.source == source => last.days.push(row),
                _ => series.push(Published {
                    day,
                    source,
                    status: Status::Provisional,
                    dense: false,
                    days: vec![row],
                    weeks: Vec::new(),
                }),
            }
        }
        Act::RecordBoat(id, day, aboard, landing) => next.boats.push((id, day, aboard, landing)),
        Act::CompleteBoats(day) => drop(next.complete.insert(day)),
        Act::Publish(basis, publication) => next.series.entry(basis).or_default().push(publication),
        Act::Propose(deal) => next.deals.push(Deal { stage: Stage::Proposed, ..deal }),
        Act::Agree(deal) => {
            next.deals.retain(|one| !(one.id == deal.id && one.stage == Stage::Proposed));
            next.deals.push(Deal { stage: Stage::Agreed, ..deal });
        }
        Act::Amend(id, on, commitment, to) => {
            let deal = next.deals.iter_mut().find(|one| one.id == id)?;
            if deal.stage == Stage::Proposed || deal.stage == Stage::Ended {
                return None;
            }
            deal.stage = Stage::Amended;
            deal.amended.push(on);
            deal.commitment = commitment.or(deal.commitment);
            match (&mut deal.term, to) {
                (Some((_, last)), Some(to)) => *last = to,
                // A term with a last day and no first.
                (None, Some(_)) => return None,
                (_, None) => {}
            }
        }
        Act::End(id) => {
            let deal = next.deals.iter_mut().find(|one| one.id == id)?;
            match deal.stage {
                Stage::Agreed | Stage::Amended => deal.stage = Stage::Ended,
                Stage::Proposed | Stage::Ended => return None,
            }
        }
        Act::Pay(id, on, amount, euros) => {
            next.deals.iter_mut().find(|one| one.id == id)?.payments.push((on, amount, euros));
        }
        Act::Open(tenure) => next.tenures.push(tenure),
        Act::Close(id, to) => {
            let tenure = next.tenures.iter_mut().find(|one| one.id == id)?;
            if tenure.to.is_some() {
                return None;
            }
            tenure.to = Some(to);
        }
    }
    is_legal(&next).then_some(next)
}

// ---- the same in the words of the crate ------------------------------------------------

fn money(minor: i128, euros: bool) -> Amount {
    Amount::from_minor(if euros { Currency::EUR } else { Currency::GBP }, minor)
}

fn known<T>(value: T) -> Field<T> {
    Field::Known(value)
}

fn draft_day((day, (people, boats, uncontrolled)): (Day, Figures)) -> DraftDay {
    DraftDay {
        date: known(to_date(day)),
        people: known(People::new(people)),
        boats: known(Boats::new(boats)),
        uncontrolled: uncontrolled.map(Boats::new).into(),
        ..DraftDay::default()
    }
}

fn draft_deal(deal: Deal) -> DraftAgreement {
    DraftAgreement {
        id: deal.id,
        payer: "one".to_owned(),
        payee: if deal.parties_differ { "other" } else { "one" }.to_owned(),
        // Set by the command, whatever it is.
        stage: Stage::Ended,
        from: deal.term.map(|term| to_date(term.0)).into(),
        to: deal.term.map(|term| to_date(term.1)).into(),
        commitment: deal.commitment.map(|minor| money(minor, true)).into(),
        instalments: deal
            .instalments
            .into_iter()
            .map(|(from, to, minor)| DraftInstalment {
                from: known(to_date(from)),
                to: known(to_date(to)),
                amount: known(money(minor, true)),
            })
            .collect(),
        payments: deal
            .payments
            .into_iter()
            .map(|(on, minor, euros)| DraftPayment {
                date: known(to_date(on)),
                amount: known(money(minor, euros)),
            })
            .collect(),
        ..DraftAgreement::default()
    }
}

fn published_at(day: Day) -> PublishedAt {
    PublishedAt::start_of(to_date(day)).unwrap()
}

fn command(act: Act) -> Command {
    match act {
        Act::RecordDay(basis, day, source, row) => {
            Command::RecordDay { basis, published: published_at(day), source, day: draft_day(row) }
        }
        Act::RecordBoat(id, day, aboard, landing) => Command::RecordBoat {
            boat: DraftBoat {
                id,
                date: known(to_date(day)),
                people: known(People::new(aboard)),
                landing,
                origin: None,
            },
        },
        Act::CompleteBoats(day) => Command::CompleteBoats { date: to_date(day) },
        Act::Publish(basis, one) => Command::Publish {
            basis,
            publication: DraftPublication {
                published: known(published_at(one.day)),
                source: one.source,
                status: one.status,
                coverage: if one.dense { Coverage::Dense } else { Coverage::Partial },
                days: one.days.into_iter().map(draft_day).collect(),
                weeks: one
                    .weeks
                    .into_iter()
                    .map(|(ending, (people, boats, uncontrolled))| DraftWeek {
                        ending: known(to_date(ending)),
                        people: known(People::new(people)),
                        boats: known(Boats::new(boats)),
                        uncontrolled: uncontrolled.map(Boats::new).into(),
                        ..DraftWeek::default()
                    })
                    .collect(),
                ..DraftPublication::default()
            },
        },
        Act::Propose(deal) => Command::Propose { agreement: draft_deal(deal) },
        Act::Agree(deal) => Command::Agree { agreement: draft_deal(deal) },
        Act::Amend(id, on, commitment, to) => Command::Amend {
            id,
            amendment: DraftAmendment { date: known(to_date(on)), change: String::new() },
            commitment: commitment.map(|minor| money(minor, true)),
            instalments: None,
            to: to.map(to_date),
        },
        Act::End(id) => Command::End { id },
        Act::Pay(id, on, minor, euros) => Command::Pay {
            id,
            payment: DraftPayment { date: known(to_date(on)), amount: known(money(minor, euros)) },
        },
        Act::Open(one) => Command::OpenPeriod {
            period: DraftPolicyPeriod {
                id: one.id,
                kind: if one.timeline.is_some() { PolicyKind::Office } else { PolicyKind::Agreement },
                timeline: one.timeline,
                title: String::new(),
                from: known(to_date(one.from)),
                to: one.to.map(to_date).into(),
                agreement: one.agreement,
                evidence: String::new(),
                origin: None,
            },
        },
        Act::Close(id, to) => Command::ClosePeriod { id, to: to_date(to) },
    }
}

/// What a register shows from outside, in the words of the model.
fn seen(register: &Register) -> Model {
    let figures = |one: &crossings::Arrivals| {
        (one.people().get(), one.boats().get(), one.uncontrolled().map(Boats::get))
    };
    let series = register.all_series().iter().map(|series| {
        let publications = series.publications().iter().map(|one| Published {
            day: to_day(one.published.date()),
            source: one.source.clone(),
            status: one.status,
            dense: one.coverage == Coverage::Dense,
            days: one.days.iter().map(|day| (to_day(day.date), figures(&day.arrivals))).collect(),
            weeks: one
                .weeks
                .iter()
                .map(|week| (to_day(week.ending.date()), figures(&week.arrivals)))
                .collect(),
        });
        (series.basis(), publications.collect())
    });
    let deals = register.agreements().iter().map(|one| Deal {
        id: one.id.clone(),
        stage: one.stage,
        parties_differ: one.payer != one.payee,
        term: one.term.map(|term| (to_day(term.start()), to_day(term.last().unwrap()))),
        commitment: one.commitment.map(|all| all.amount.minor()),
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
    });
    let tenures = register.policy_periods().iter().map(|one| Tenure {
        id: one.id.clone(),
        timeline: one.timeline.clone(),
        from: to_day(one.period.start()),
        to: one.period.last().map(to_day),
        agreement: one.agreement.clone(),
    });
    let boats = register.boats().iter();
    Model {
        series: series.collect(),
        boats: boats
            .map(|boat| (boat.id.clone(), to_day(boat.date), boat.aboard.get(), boat.landing))
            .collect(),
        complete: register.complete_boat_lists().iter().map(|date| to_day(*date)).collect(),
        deals: deals.collect(),
        tenures: tenures.collect(),
    }
}

// ---- which acts are tried --------------------------------------------------------------

fn name(letters: &'static str) -> impl Strategy<Value = String> {
    select(letters.chars().collect::<Vec<_>>()).prop_map(|letter| letter.to_string())
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![3 => Just(Basis::UkArrivals), 1 => Just(Basis::BelgianInterceptions)]
}

fn row() -> impl Strategy<Value = Figures> {
    let possible = (0..3_u64, 0..3_u64, of(0..2_u64)).prop_map(|(boats, more, uncontrolled)| {
        let people = if boats == 0 { 0 } else { boats + more };
        (people, boats, uncontrolled.map(|n| n.min(boats)))
    });
    prop_oneof![9 => possible, 1 => (0..3_u64, 0..3_u64, of(0..3_u64))]
}

fn landing() -> impl Strategy<Value = Landing> {
    select(&[Landing::Intercepted, Landing::Uncontrolled, Landing::Unknown][..])
}

fn publication(state: &Model, basis: Basis) -> BoxedStrategy<Published> {
    let series = state.series.get(&basis).cloned().unwrap_or_default();
    let last = series.last().map_or(8, |one| one.day);
    let status = select(&[Status::Provisional, Status::Provisional, Status::Spliced, Status::Final][..]);
    let lag = prop_oneof![8 => 0..4_i64, 1 => -2..0_i64];
    let rows = vec(row(), 0..9);
    let odd_week = of((0..3_i64, prop_oneof![6 => Just(6_i64), 1 => 0..7_i64], row()));
    (lag, status, any::<bool>(), rows, 0..4_i64, odd_week, any::<bool>(), any::<bool>())
        .prop_map(move |(lag, status, dense, rows, back, week, skip, honest)| {
            let day = (last + lag).clamp(8, HORIZON - 20);
            let count = i64::try_from(rows.len()).unwrap();
            let first = (day - count - back).max(0);
            let mut days: Vec<(Day, Figures)> = (first..).zip(rows).collect();
            days.retain(|(day, _)| dense || !skip || day % 3 != 0);
            let mut with_this = series.clone();
            with_this.push(Published { day, source: "a".to_owned(), status, dense, days, weeks: Vec::new() });
            // An honest publisher adds the week up, as far as it knows the days.
            let known = newest(&with_this);
            let mut one = with_this.pop().unwrap();
            one.weeks = week
                .map(|(number, offset, loose)| {
                    let sunday = number * 7 + offset;
                    let days: Vec<Figures> =
                        (sunday - 6..=sunday).filter_map(|day| known.get(&day).copied()).collect();
                    let sum = |of: fn(&Figures) -> u64| days.iter().map(of).sum();
                    let whole = honest && days.len() == 7;
                    let figures = if whole { (sum(|day| day.0), sum(|day| day.1), None) } else { loose };
                    (sunday, figures)
                })
                .into_iter()
                .collect();
            one
        })
        .boxed()
}

fn deal() -> impl Strategy<Value = Deal> {
    let instalments = vec((0..2_i64, 0..5_i64, 1..4_i128), 0..3);
    let odd = prop_oneof![7 => Just(0), 1 => 1..6_u8];
    (name("xyz"), any::<bool>(), any::<bool>(), 0..10_i64, instalments, 0..4_i128, odd).prop_map(
        |(id, term, promised, start, parts, beyond, odd)| {
            let (mut next, mut instalments) = (start, Vec::new());
            for (gap, days, minor) in parts {
                instalments.push((next + gap, next + gap + days, minor));
                next += gap + days + 1;
            }
            let sum: i128 = instalments.iter().map(|part| part.2).sum();
            let all = if instalments.is_empty() { beyond } else { sum };
            let mut deal = Deal {
                id,
                stage: Stage::Agreed,
                parties_differ: odd != 1,
                term: term.then_some((start, next + 3)),
                commitment: promised.then_some(all),
                instalments,
                payments: Vec::new(),
                amended: Vec::new(),
            };
            match odd {
                2 => deal.commitment = Some(all + 1),
                3 => deal.term = Some((start + 1, next)),
                4 => deal.instalments.push((start, start + 1, 1)),
                5 => deal.payments.push((next, 1, true)),
                _ => {}
            }
            deal
        },
    )
}

fn tenure(state: &Model) -> impl Strategy<Value = Tenure> + use<> {
    let tenures = state.tenures.clone();
    let timeline = prop_oneof![3 => name("PQ").prop_map(Some), 1 => Just(None)];
    let to = of(-1..9_i64);
    (name("abcdefgh"), timeline, 0..30_i64, to, any::<bool>(), of(name("xyz")), 0..4_u8).prop_map(
        move |(id, timeline, from, days, follows, agreement, refer)| {
            let before = tenures.iter().filter(|one| one.timeline == timeline).filter_map(|one| one.to).max();
            let from = before.filter(|_| follows).map_or(from, |to| to + 1).min(HORIZON - 20);
            let to = days.map(|days| from + days).filter(|to| *to >= 0);
            Tenure { id, timeline, from, to, agreement: agreement.filter(|_| refer == 0) }
        },
    )
}

/// Boats that fit a day that is known, for as long as there is room.
fn boat(state: &Model) -> BoxedStrategy<Act> {
    let free = (name("mnopqrst"), 0..16_i64, 0..4_u64, landing())
        .prop_map(|(id, day, aboard, landing)| Act::RecordBoat(id, day, aboard, landing));
    let figures = state.series.get(&Basis::UkArrivals).map(|one| newest(one)).unwrap_or_default();
    let days: Vec<Day> = figures.iter().filter(|(_, day)| day.1 > 0).map(|(day, _)| *day).collect();
    if days.is_empty() {
        return free.boxed();
    }
    let fits = (name("mnopqrst"), select(days), 1..3_u64, landing())
        .prop_map(|(id, day, aboard, landing)| Act::RecordBoat(id, day, aboard, landing));
    prop_oneof![1 => free, 3 => fits].boxed()
}

fn acts(state: &Model) -> BoxedStrategy<Act> {
    let model = state.clone();
    let publish = basis()
        .prop_flat_map(move |basis| publication(&model, basis).prop_map(move |one| Act::Publish(basis, one)));
    let last = state.series.values().filter_map(|one| one.last()).map(|one| one.day).max().unwrap_or(8);
    let record =
        (basis(), -1..3_i64, name("ab"), -1..6_i64, row()).prop_map(move |(basis, lag, source, age, row)| {
            let day = (last + lag).clamp(8, HORIZON - 20);
            Act::RecordDay(basis, day, source, (day - age, row))
        });
    let amend = (name("xyz"), 0..30_i64, of(0..9_i128), of(0..40_i64))
        .prop_map(|(id, on, commitment, to)| Act::Amend(id, on, commitment, to));
    let pay = (name("xyz"), 0..30_i64, 0..4_i128, prop_oneof![6 => Just(true), 1 => Just(false)])
        .prop_map(|(id, on, minor, euros)| Act::Pay(id, on, minor, euros));
    prop_oneof![
        3 => publish,
        3 => record,
        4 => boat(state),
        1 => (0..16_i64).prop_map(Act::CompleteBoats),
        1 => deal().prop_map(Act::Propose),
        2 => deal().prop_map(Act::Agree),
        2 => amend,
        1 => name("xyz").prop_map(Act::End),
        3 => pay,
        3 => tenure(state).prop_map(Act::Open),
        2 => (name("abcdefgh"), 0..30_i64).prop_map(|(id, to)| Act::Close(id, to)),
    ]
    .boxed()
}

// ---- the machine -----------------------------------------------------------------------

#[derive(Debug)]
struct Naive;

impl ReferenceStateMachine for Naive {
    type State = Model;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Model> {
        Just(Model::default()).boxed()
    }

    fn transitions(state: &Model) -> BoxedStrategy<Act> {
        acts(state)
    }

    fn apply(state: Model, act: &Act) -> Model {
        after(&state, act).unwrap_or(state)
    }
}

#[derive(Debug)]
struct Real {
    register: Register,
    model: Model,
}

#[derive(Debug)]
struct Commands;

impl StateMachineTest for Commands {
    type SystemUnderTest = Real;
    type Reference = Naive;

    fn init_test(model: &Model) -> Real {
        Real { register: Register::default(), model: model.clone() }
    }

    fn apply(mut real: Real, model: &Model, act: Act) -> Real {
        let before = real.register.clone();
        let legal = after(&real.model, &act).is_some();
        let answer = real.register.apply(command(act));
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-06: A command MUST be carried out where what it names is there and the register keeps every
        //# invariant.
        assert_eq!(answer.is_ok(), legal, "the model says otherwise: {answer:?}");
        if answer.is_err() {
            //= docs/rules.md#the-catalogue-and-the-register
            //# register-05: A command that is refused MUST NOT change the register.
            assert_eq!(real.register, before, "a refused command changed something");
        }
        real.model = model.clone();
        real
    }

    fn check_invariants(real: &Real, model: &Model) {
        assert_eq!(seen(&real.register), *model);
        for (basis, publications) in &model.series {
            let view = real.register.series(*basis).unwrap().newest();
            let newest = newest(publications);
            assert_eq!(view.len(), newest.len());
            for (day, (people, boats, uncontrolled)) in newest {
                let arrivals = view.day(to_date(day)).unwrap();
                assert_eq!((arrivals.people().get(), arrivals.boats().get()), (people, boats));
                assert_eq!(arrivals.uncontrolled().map(Boats::get), uncontrolled);
            }
            for (ending, _) in publications.iter().flat_map(|one| &one.weeks) {
                assert!(view.week(WeekEnding::new(to_date(*ending)).unwrap()).is_some());
            }
        }
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn commands_do_what_the_model_does(sequential 1..40 => Commands);
}

/// The machine would show little if nearly all commands were refused, or none.
#[test]
fn many_commands_are_legal_and_many_are_not() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts: BTreeMap<&'static str, (u32, u32)> = BTreeMap::new();
    for _ in 0..60 {
        let mut model = Model::default();
        for _ in 0..40 {
            let act = acts(&model).new_tree(&mut runner).unwrap().current();
            let kind = match act {
                Act::RecordDay(..) => "record-day",
                Act::RecordBoat(..) => "record-boat",
                Act::CompleteBoats(..) => "complete-boats",
                Act::Publish(..) => "publish",
                Act::Propose(..) => "propose",
                Act::Agree(..) => "agree",
                Act::Amend(..) => "amend",
                Act::End(..) => "end",
                Act::Pay(..) => "pay",
                Act::Open(..) => "open-period",
                Act::Close(..) => "close-period",
            };
            let (legal, illegal) = counts.entry(kind).or_default();
            match after(&model, &act) {
                Some(next) => {
                    *legal += 1;
                    model = next;
                }
                None => *illegal += 1,
            }
        }
    }
    for (kind, (legal, illegal)) in counts {
        assert!(legal >= 5 && illegal >= 5, "{kind}: {legal} legal, {illegal} not");
    }
}
