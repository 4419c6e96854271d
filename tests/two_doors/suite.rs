//! What is asked of a door. The answers are written down one by one, with their questions.

use std::fmt::{Debug, Display};

use super::answers_model::Answering;
use super::c_call::nothing_is_left;
use super::c_door::C;
use super::model::{Answer, BASES, Convention, Day, Door, GROUPINGS, Limits, Period, RATES, Source};
use super::rust_door::Rust;

/// Questions with their answers.
#[derive(Default)]
pub struct Log(pub Vec<String>);

impl Log {
    pub fn note(&mut self, question: impl Display, answer: impl Debug) {
        self.0.push(format!("{question}: {answer:?}"));
    }
}

/// What questions are about.
#[derive(Clone, Debug)]
pub struct Plan {
    pub days: Vec<Day>,
    pub periods: Vec<Period>,
    pub moments: Vec<String>,
    pub conventions: Vec<Convention>,
}

/// Something to ask of a door, whichever it is.
pub trait Suite {
    fn ask<D: Answering>(&self, log: &mut Log);
}

/// Asks at both doors, and shows that the answers are the same.
pub fn at_both_doors(suite: &impl Suite) {
    let (mut rust, mut c) = (Log::default(), Log::default());
    suite.ask::<Rust>(&mut rust);
    suite.ask::<C>(&mut c);
    nothing_is_left();
    assert!(!rust.0.is_empty(), "nothing was asked");
    for (rust, c) in rust.0.iter().zip(&c.0) {
        assert!(rust == c, "the doors disagree\nRust: {rust}\nC:    {c}");
    }
    assert_eq!(rust.0.len(), c.0.len(), "one door was asked more than the other");
}

/// Every question about a register whose answer is a value, not a text in a form of its own.
pub fn typed<D: Door>(log: &mut Log, register: &D::Register, plan: &Plan) {
    policy::<D>(log, register, plan);
    funding::<D>(log, register);
    log.note("boats", D::boats(register));
    log.note("complete boat lists", D::complete_boat_lists(register));
    log.note("deaths", D::deaths(register));
    log.note("warnings", D::warnings(register));
    log.note("series", D::series(register));
    for basis in BASES.into_iter().chain(["FLIGHTS"]) {
        let publications = D::publications(register, basis);
        let count = publications.as_ref().map_or(0, Vec::len);
        log.note(format_args!("publications {basis}"), publications);
        published_totals::<D>(log, register, basis, plan);
        view_of::<D>(log, format_args!("{basis}"), register, D::view(register, basis, None), plan);
        for moment in plan.moments.iter().map(String::as_str).chain(["yesterday", "2030-02-30"]) {
            let question = format!("{basis} as of {moment}");
            view_of::<D>(log, question, register, D::view(register, basis, Some(moment)), plan);
        }
        for first in (0..=count).chain([usize::MAX]) {
            let view = D::view_after(register, basis, first);
            view_of::<D>(log, format_args!("{basis} after {first}"), register, view, plan);
        }
        revisions::<D>(log, register, basis, count);
    }
}

/// A register in the forms that are text.
pub fn texts<D: Door>(log: &mut Log, register: &D::Register) {
    log.note("json", D::json(register));
    for question in ["summary", "funding", "periods", "publications", "export", "check", "explain", "love"] {
        log.note(format_args!("ask {question}"), D::ask_on(register, question, ""));
    }
}

fn policy<D: Door>(log: &mut Log, register: &D::Register, plan: &Plan) {
    log.note("policy periods", D::policy_periods(register));
    log.note("policy periods or built in", D::policy_periods_or_builtin(register));
    let timelines = D::timelines(register);
    log.note("timelines", &timelines);
    for name in timelines.unwrap().iter().map(String::as_str).chain(["", "Keeper of the Channel"]) {
        log.note(format_args!("timeline {name}"), D::timeline(register, name));
        for day in &plan.days {
            log.note(format_args!("{name} on {day:?}"), D::held_on(register, name, *day));
        }
    }
    for day in &plan.days {
        log.note(format_args!("period on {day:?}"), D::period_on(register, *day));
    }
}

fn funding<D: Door>(log: &mut Log, register: &D::Register) {
    let agreements = D::agreements(register);
    log.note("agreements", &agreements);
    let agreements = agreements.unwrap();
    for id in agreements.iter().map(|one| one.id.as_str()).chain(["", "F999"]) {
        log.note(format_args!("agreement {id}"), D::agreement_at(register, id));
    }
    for index in (0..=agreements.len()).chain([usize::MAX]) {
        for currency in ["EUR", "GBP", "JPY", "KWD"] {
            log.note(format_args!("{currency} of {index}"), D::listed(register, index, currency));
        }
    }
    if !agreements.is_empty() {
        log.note("no currency", [D::listed(register, 0, ""), D::listed(register, 0, "gbp")]);
    }
}

fn published_totals<D: Door>(log: &mut Log, register: &D::Register, basis: &str, plan: &Plan) {
    let moments = plan.moments.iter().map(|moment| Some(moment.as_str()));
    for as_of in moments.chain([None]) {
        let all = D::published_totals(register, basis, as_of, None);
        log.note(format_args!("published totals {basis} {as_of:?}"), all);
    }
    for window in &plan.periods {
        let all = D::published_totals(register, basis, None, Some(window));
        log.note(format_args!("published totals {basis} within {window:?}"), all);
    }
}

fn view_of<D: Door>(
    log: &mut Log,
    question: impl Display,
    register: &D::Register,
    view: Answer<D::View>,
    plan: &Plan,
) {
    let view = match view {
        Ok(view) => view,
        Err(refusal) => return log.note(format_args!("view {question}"), refusal),
    };
    log.note(format_args!("view {question}"), (D::basis(&view), D::published(&view), D::extent(&view)));
    log.note("days", D::days(&view));
    log.note("record", D::record(&view));
    let (weeks, totals) = (D::weeks(&view), D::totals(&view));
    log.note("weeks", &weeks);
    log.note("published totals", &totals);
    for ending in weeks.unwrap().iter().map(|week| week.ending).chain(plan.days.iter().copied()) {
        log.note(format_args!("week ending {ending:?}"), D::week_at(&view, ending));
    }
    for period in totals.unwrap().iter().map(|total| &total.period).chain(&plan.periods) {
        log.note(format_args!("published total of {period:?}"), D::total_at(&view, period));
    }
    for day in &plan.days {
        log.note(format_args!("{day:?}"), D::day(&view, *day));
    }
    for period in &plan.periods {
        log.note(format_args!("total of {period:?}"), D::total(&view, period));
        for rate in RATES.into_iter().chain(["BOATS_PER_PEOPLE"]) {
            log.note(format_args!("{rate} of {period:?}"), D::rate(&view, period, rate));
        }
    }
    for by in GROUPINGS.into_iter().chain(["QUARTER"]) {
        log.note(format_args!("summary by {by}"), D::summary(&view, register, by, None, None));
        for (n, how) in plan.conventions.iter().enumerate() {
            let window = plan.periods.get(n);
            let summary = D::summary(&view, register, by, window, Some(how));
            log.note(format_args!("summary by {by} {window:?} {how:?}"), summary);
        }
    }
}

/// Each publication against the next, and the newest against itself and against another basis.
fn revisions<D: Door>(log: &mut Log, register: &D::Register, basis: &str, count: usize) {
    let after = |count| D::view_after(register, basis, count).unwrap();
    for first in 1..count {
        log.note(format_args!("revisions {basis} {first}"), D::revisions(&after(first), &after(first + 1)));
    }
    for other in BASES {
        if let (Ok(one), Ok(other)) = (D::view(register, basis, None), D::view(register, other, None)) {
            log.note(format_args!("revisions {basis} across"), D::revisions(&one, &other));
        }
    }
}

/// What changed from one register to another, and of each series the other way about.
pub fn compared<D: Door>(log: &mut Log, old: &D::Register, new: &D::Register) {
    log.note("comparison", D::comparison(old, new));
    log.note("and back", D::comparison(new, old));
    for basis in BASES {
        if let (Ok(one), Ok(other)) = (D::view(old, basis, None), D::view_after(new, basis, 1)) {
            log.note(format_args!("revisions {basis}"), D::revisions(&one, &other));
        }
    }
}

/// Days, periods and conventions alone.
pub fn calendar<D: Door>(log: &mut Log, plan: &Plan) {
    for day in &plan.days {
        log.note(format_args!("{day:?} in words"), D::date_text(*day));
        if let Ok(text) = D::date_text(*day) {
            log.note(&text, D::date(&text));
        }
        log.note(format_args!("week ending {day:?}"), D::week(*day));
        log.note(format_args!("year of {day:?}"), [D::year(day.0), D::month(day.0, day.1)]);
    }
    for period in &plan.periods {
        log.note(format_args!("{period:?}"), D::days_of(period));
        for other in &plan.periods {
            let all = (D::covers(period, other), D::overlaps(period, other), D::intersection(period, other));
            log.note(format_args!("{period:?} and {other:?}"), all);
        }
        for day in &plan.days {
            log.note(format_args!("{day:?} of {period:?}"), D::contains(period, *day));
        }
    }
    for how in plan.conventions.iter().map(Some).chain([None]) {
        for handover in &plan.days {
            let (first, week) = (D::first_day(how, *handover), D::week_of(how, *handover));
            log.note(format_args!("first and week {handover:?} {how:?}"), (first, week));
            let (year, last) = (D::year_to_date(how, *handover), D::this_point_last_year(how, *handover));
            log.note(format_args!("year and last {handover:?} {how:?}"), (year, last));
            for day in &plan.days {
                log.note(format_args!("number {handover:?} {day:?}"), D::day_number(how, *handover, *day));
            }
            for n in [0, 1, 2, 403, 7_000_000, u64::MAX] {
                let (day, days) = (D::nth_day(how, *handover, n), D::first_days(how, *handover, n));
                log.note(format_args!("{n} from {handover:?}"), (day, days));
            }
        }
    }
}

/// Files: what a check says of them, and what register they make; then everything of that.
pub fn files<D: Door>(log: &mut Log, sources: &[Source], limits: Option<&Limits>) -> Option<D::Register> {
    log.note("check", D::check(sources, limits));
    match D::read(sources, limits) {
        Ok(register) => {
            log.note("json", D::json(&register));
            log.note("warnings", D::warnings(&register));
            Some(register)
        }
        Err(refusal) => {
            log.note("read", refusal);
            None
        }
    }
}

/// Commands one after another, each on what the last accepted one made.
pub fn commands<D: Door>(log: &mut Log, register: D::Register, commands: &[String]) -> D::Register {
    let mut now = register;
    for command in commands {
        let before = D::json(&now);
        match D::apply(&now, command) {
            Ok(changed) => {
                log.note(command, D::json(&changed));
                log.note("warnings", D::warnings(&changed));
                assert_eq!(D::json(&now), before, "{command} changed what it was applied to");
                now = changed;
            }
            Err(refusal) => log.note(command, refusal),
        }
    }
    now
}
