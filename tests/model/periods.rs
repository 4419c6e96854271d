//! Periods by themselves, and timelines of them.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{Draft, DraftPolicyPeriod, Field, Period, PolicyKind, Register};

use super::harness::{Case, Rng, put, put_flag};

/// Stretches of sixty days: an ordinary one, a leap year's, and those at both ends of the calendar.
fn calendars() -> &'static [Vec<Date>; 4] {
    static DAYS: OnceLock<[Vec<Date>; 4]> = OnceLock::new();
    DAYS.get_or_init(|| {
        [date(2022, 9, 1), date(2024, 2, 1), date(1, 1, 1), date(9998, 11, 2)]
            .map(|first| (0..60).map(|n| first.checked_add(n.days()).unwrap()).collect())
    })
}

/// Half of the cases are two periods, half are lists of them.
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    let days = &calendars()[rng.below(4) as usize];
    if rng.percent(50) { two(rng, days, out) } else { timeline(rng, days, out) }
}

fn two(rng: &mut Rng, days: &[Date], out: &mut Case) {
    let mut stretch = || {
        let start = rng.below(20) as usize;
        let stop = (!rng.percent(15)).then(|| start + 1 + rng.below(15) as usize);
        (start, stop)
    };
    let (p, q) = (stretch(), stretch());
    let day = rng.below(40) as usize;
    out.question.push('p');
    for (start, stop) in [p, q] {
        put(&mut out.question, Some(start));
        put(&mut out.question, stop);
    }
    writeln!(out.question, " {day}").unwrap();

    let period = |(start, stop): (usize, Option<usize>)| match stop {
        Some(stop) => Period::new(days[start], days[stop]).unwrap(),
        None => Period::starting(days[start]),
    };
    let place = |date: Date| days.binary_search(&date).unwrap();
    let (p, q) = (period(p), period(q));
    match p.intersection(&q) {
        None => out.answer.push_str(" -"),
        Some(both) => {
            put(&mut out.answer, Some(place(both.start())));
            put(&mut out.answer, both.end().map(place));
        }
    }
    put_flag(&mut out.answer, p.overlaps(&q));
    put_flag(&mut out.answer, p.covers(&q));
    put_flag(&mut out.answer, p.contains(days[day]));
    out.answer.push('\n');
}

/// Mostly periods that follow on each other, with a fault or two, in any order.
fn timeline(rng: &mut Rng, days: &[Date], out: &mut Case) {
    let count = rng.below(6) as usize;
    let (mut at, mut periods) = (rng.between(8, 12), Vec::with_capacity(count));
    for n in 0..count {
        let last = at + rng.between(0, 6);
        let open = n + 1 == count && rng.percent(50);
        periods.push((at, (!open).then_some(last)));
        at = last + 1;
    }
    for _ in 0..rng.one(&[0, 0, 1, 1, 2]) {
        let Some(n) = count.checked_sub(1).map(|last| rng.between(0, last as i64) as usize) else { break };
        let by = rng.one(&[-2, -1, 1, 2]);
        match rng.below(5) {
            0 => periods[n].0 += by,
            1 => periods[n].1 = periods[n].1.map(|last| last + by),
            2 => periods[n].1 = None,
            3 => periods[n].1 = Some(periods[n].0 + by),
            _ => periods[n] = periods[0],
        }
    }
    for n in (1..periods.len()).rev() {
        if rng.percent(30) {
            periods.swap(n, rng.below(n as u64 + 1) as usize);
        }
    }
    write!(out.question, "t {}", periods.len()).unwrap();
    for (from, to) in &periods {
        put(&mut out.question, Some(from));
        put(&mut out.question, *to);
    }
    out.question.push('\n');

    let date = |n: i64| days[n as usize];
    let policy_periods =
        periods.iter().zip(["a", "b", "c", "d", "e"]).map(|((from, to), id)| DraftPolicyPeriod {
            id: id.to_owned(),
            kind: PolicyKind::Office,
            timeline: Some("office".to_owned()),
            title: String::new(),
            from: Field::Known(date(*from)),
            to: to.map(date).into(),
            agreement: None,
            evidence: String::new(),
            origin: None,
        });
    let draft = Draft { policy_periods: policy_periods.collect(), ..Draft::default() };
    let mut broken = [false; 4];
    if let Err(violations) = Register::try_from(draft) {
        for one in &violations {
            let rule = ["P001", "P002", "P003", "P004"].iter().position(|id| *id == one.id());
            broken[rule.unwrap_or_else(|| panic!("unlooked for: {one}"))] = true;
        }
    }
    for broken in broken {
        put_flag(&mut out.answer, broken);
    }
    put_flag(&mut out.answer, !broken[1..].contains(&true));
    out.answer.push('\n');
}
