//! A week against its days, as these stood when the week was published.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Coverage, Draft, DraftDay, DraftPublication, DraftSeries, DraftWeek, Field, People,
    PublishedAt, check,
};

use super::harness::{Case, Rng, put, put_flag};

/// Three weeks from Monday, 1 July 2024 on, and days of publication after them.
fn days() -> &'static (Vec<Date>, Vec<PublishedAt>) {
    static DAYS: OnceLock<(Vec<Date>, Vec<PublishedAt>)> = OnceLock::new();
    DAYS.get_or_init(|| {
        let days = (0..21).map(|n| date(2024, 7, 1).checked_add(n.days()).unwrap()).collect();
        (days, (1..5).map(|n| format!("2024-08-0{n}").parse().unwrap()).collect())
    })
}

type Day = (usize, [Option<i64>; 3]);

/// Some of the days of a week and of those beside it.
fn publication(rng: &mut Rng, sunday: usize, missing: u64, unknown: u64) -> Vec<Day> {
    let mut out = Vec::new();
    for day in sunday.saturating_sub(8)..(sunday + 3).min(21) {
        if !rng.percent(missing) {
            let figure = [12, 3, 3].map(|most| (!rng.percent(unknown)).then(|| rng.between(0, most)));
            out.push((day, figure));
            if rng.percent(1) {
                out.push((day, [Some(1); 3]));
            }
        }
    }
    out
}

/// The three figures of one week: a question each.
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    let sunday = rng.one(&[6, 13, 20]);
    let unknown = rng.one(&[0, 0, 0, 3, 20]);
    // The newest first; the first few weeks of a series are often complete only together.
    let known: Vec<Vec<Day>> = (0..=rng.below(3))
        .map(|n| {
            let missing = if n == 0 { rng.one(&[0, 0, 10, 60]) } else { rng.one(&[0, 20, 50]) };
            publication(rng, sunday, missing, unknown)
        })
        .collect();
    let week = [0, 1, 2].map(|figure| {
        let of_day = |day: usize| {
            known.iter().find_map(|days| days.iter().find(|one| one.0 == day)).and_then(|one| one.1[figure])
        };
        let sum: i64 = (sunday - 6..=sunday).filter_map(of_day).sum();
        let off = if rng.percent(25) { rng.one(&[-1, 1, 5]) } else { 0 };
        (!rng.percent(unknown)).then_some((sum + off).max(0))
    });
    for (figure, week) in week.iter().enumerate() {
        write!(out.question, "{sunday}").unwrap();
        put(&mut out.question, *week);
        write!(out.question, " {}", known.len()).unwrap();
        for days in &known {
            write!(out.question, " {}", days.len()).unwrap();
            for (day, figures) in days {
                write!(out.question, " {day}").unwrap();
                put(&mut out.question, figures[figure]);
            }
        }
        out.question.push('\n');
    }

    let (dates, moments) = days();
    let people = |figure: Option<i64>| Field::from(figure.map(|n| People::new(n as u64)));
    let boats = |figure: Option<i64>| Field::from(figure.map(|n| Boats::new(n as u64)));
    let published = |days: &[Day], weeks: Vec<DraftWeek>| DraftPublication {
        coverage: Coverage::Partial,
        days: days
            .iter()
            .map(|(day, figures)| DraftDay {
                date: Field::Known(dates[*day]),
                people: people(figures[0]),
                boats: boats(figures[1]),
                uncontrolled: boats(figures[2]),
                ..DraftDay::default()
            })
            .collect(),
        weeks,
        ..DraftPublication::default()
    };
    let draft_week = DraftWeek {
        ending: Field::Known(dates[sunday]),
        people: people(week[0]),
        boats: boats(week[1]),
        uncontrolled: boats(week[2]),
        ..DraftWeek::default()
    };
    let mut publications: Vec<_> =
        known.iter().skip(1).rev().map(|days| published(days, Vec::new())).collect();
    publications.push(published(&known[0], vec![draft_week]));
    // What a day became afterwards does not accuse the week: the model is not told of it.
    if rng.percent(50) {
        publications.push(published(&publication(rng, sunday, 20, unknown), Vec::new()));
    }
    for (one, moment) in publications.iter_mut().zip(moments) {
        one.published = Field::Known(*moment);
    }
    let series = vec![DraftSeries { basis: Basis::UkArrivals, publications, origin: None }];
    let found = check(&Draft { series, ..Draft::default() });
    let of_week = format!("/series/0/publications/{}/weeks/0/", known.len() - 1);
    for figure in ["people", "boats", "uncontrolled"] {
        let accused = found.iter().any(|one| {
            let at = one.place().pointer.strip_prefix(of_week.as_str());
            one.id() == "C009" && at == Some(figure)
        });
        put_flag(&mut out.answer, !accused);
        out.answer.push('\n');
    }
    let ours = found.iter().filter(|one| one.id() == "C009").count();
    assert!(ours <= 3, "a week that there is not was accused");
}
