//! Every period, every two and every three of them, on a few days, against sets of days.
//!
//! The days are put in several places of the calendar: all that a period's relations see of its ends
//! is their order, so the answers must be the same everywhere.

use std::collections::BTreeSet;
use std::time::Instant;

use crossings::jiff::SignedDuration;
use crossings::jiff::civil::{Date, date};
use crossings::{Days, Period, PeriodError};

use crate::evidence::{Evidence, long};

/// The days from one point up to, and without, another; or on for ever.
#[derive(Clone, Copy)]
struct Small {
    from: usize,
    to: Option<usize>,
}

/// Points of the calendar in ascending order; the last also stands for all days after it.
struct Horizon {
    offsets: Vec<i64>,
    points: Vec<Date>,
}

impl Horizon {
    fn new(first: Date, offsets: Vec<i64>) -> Self {
        let later = |days: &i64| first.checked_add(SignedDuration::from_hours(days * 24)).unwrap();
        let points = offsets.iter().map(later).collect();
        Self { offsets, points }
    }

    /// How many days there are before the last point.
    fn days(&self) -> usize {
        self.points.len() - 1
    }

    /// All periods that end at a point, or never.
    fn all(&self) -> Vec<Small> {
        let n = self.days();
        let closed = (0..n).flat_map(|from| (from + 1..=n).map(move |to| Small { from, to: Some(to) }));
        closed.chain((0..n).map(|from| Small { from, to: None })).collect()
    }

    fn set(&self, small: Small) -> BTreeSet<usize> {
        (small.from..small.to.unwrap_or(self.points.len())).collect()
    }

    fn period(&self, small: Small) -> Period {
        match small.to {
            Some(to) => Period::new(self.points[small.from], self.points[to]).unwrap(),
            None => Period::starting(self.points[small.from]),
        }
    }

    /// The points of a period's days; nothing at all where an end of it is no point.
    fn seen(&self, period: Option<Period>) -> Option<BTreeSet<usize>> {
        let Some(period) = period else { return Some(BTreeSet::new()) };
        let point = |day: Date| self.points.iter().position(|one| *one == day);
        let to = match period.end() {
            Some(end) => Some(point(end)?),
            None => None,
        };
        Some(self.set(Small { from: point(period.start())?, to }))
    }
}

/// What is held against the sets, so that a faulty one can stand in its place.
#[derive(Clone, Copy)]
struct Relations {
    contains: fn(&Period, Date) -> bool,
    covers: fn(&Period, &Period) -> bool,
    overlaps: fn(&Period, &Period) -> bool,
    intersection: fn(&Period, &Period) -> Option<Period>,
}

const REAL: Relations = Relations {
    contains: Period::contains,
    covers: Period::covers,
    overlaps: Period::overlaps,
    intersection: Period::intersection,
};

#[derive(Default)]
struct Found {
    cases: u64,
    differences: u64,
}

impl Found {
    fn hold(&mut self, same: bool) {
        self.cases += 1;
        self.differences += u64::from(!same);
    }
}

fn of_one(relations: Relations, horizon: &Horizon, found: &mut Found) {
    for small in horizon.all() {
        let (period, set) = (horizon.period(small), horizon.set(small));
        for (n, day) in horizon.points.iter().enumerate() {
            found.hold((relations.contains)(&period, *day) == set.contains(&n));
        }
        let days = small.to.map(|to| horizon.offsets[to] - horizon.offsets[small.from]);
        found.hold(
            period.days() == days.map(|days| Days::new(u64::try_from(days).unwrap()))
                && period.start() == horizon.points[small.from]
                && period.end() == small.to.map(|to| horizon.points[to])
                && period.last() == small.to.map(|to| horizon.points[to].yesterday().unwrap())
                && period.is_open() == small.to.is_none()
                && read_back(&period) == Some(period),
        );
    }
}

/// The period that its JSON form is.
fn read_back(period: &Period) -> Option<Period> {
    serde_json::from_value(serde_json::to_value(period).ok()?).ok()
}

fn of_two(relations: Relations, horizon: &Horizon, found: &mut Found) {
    for a in horizon.all() {
        for b in horizon.all() {
            let (one, other) = (horizon.period(a), horizon.period(b));
            let (first, second) = (horizon.set(a), horizon.set(b));
            let both: BTreeSet<usize> = first.intersection(&second).copied().collect();
            found.hold(
                (relations.covers)(&one, &other) == second.is_subset(&first)
                    && (relations.overlaps)(&one, &other) != both.is_empty()
                    && horizon.seen((relations.intersection)(&one, &other)) == Some(both)
                    && (one == other) == (first == second),
            );
        }
    }
}

/// The laws that need three: those of an order, of an intersection, and Helly's for intervals.
fn of_three(relations: Relations, horizon: &Horizon, found: &mut Found) {
    let all: Vec<Period> = horizon.all().into_iter().map(|small| horizon.period(small)).collect();
    let Relations { covers, overlaps, intersection, .. } = relations;
    for a in &all {
        for b in &all {
            let both = intersection(a, b);
            for c in &all {
                let left = both.and_then(|both| intersection(&both, c));
                let right = intersection(b, c).and_then(|rest| intersection(a, &rest));
                let transitive = !(covers(a, b) && covers(b, c)) || covers(a, c);
                let greatest = both.is_some_and(|both| covers(&both, c)) == (covers(a, c) && covers(b, c));
                let helly = (overlaps(a, b) && overlaps(b, c) && overlaps(a, c)) == left.is_some();
                found.hold(left == right && transitive && greatest && helly);
            }
        }
    }
}

/// Every way to make a period of two points, those that are refused included.
fn constructors(horizon: &Horizon, found: &mut Found) {
    let end_of_calendar = date(9999, 12, 31);
    let n = horizon.points.len();
    for (a, first) in horizon.points.iter().enumerate() {
        for (b, second) in horizon.points.iter().enumerate() {
            let half_open = Period::new(*first, *second);
            let inclusive = Period::inclusive(*first, *second);
            let wanted = match (a <= b, *second == end_of_calendar) {
                (false, _) => Err(PeriodError::Reversed),
                (true, true) => Err(PeriodError::OutOfCalendar),
                (true, false) => Ok((*first, second.tomorrow().unwrap())),
            };
            let ends = |period: Period| (period.start(), period.end().unwrap());
            let from_the_first = Period::window(None, Some(*second));
            found.hold(
                half_open.map(ends) == if a < b { Ok((*first, *second)) } else { Err(PeriodError::Reversed) }
                    && inclusive.map(ends) == wanted
                    && Period::window(Some(*first), Some(*second)) == inclusive.map(Some)
                    && from_the_first == Period::inclusive(date(1, 1, 1), *second).map(Some)
                    && (a != b || Period::day(*first) == inclusive),
            );
        }
        found.hold(Period::window(Some(*first), None) == Ok(Some(Period::starting(*first))));
    }
    found.hold(Period::window(None, None) == Ok(None) && n > 1);
}

/// The same few days in places where something could go wrong.
fn horizons(n: i64) -> Vec<Horizon> {
    let in_a_row: Vec<i64> = (0..=n).collect();
    let spread: Vec<i64> = (0..=n).map(|point| point * point * 37 + point).collect();
    let last = date(9999, 12, 31).checked_sub(SignedDuration::from_hours(n * 24)).unwrap();
    vec![
        Horizon::new(date(2024, 2, 26), in_a_row.clone()),
        Horizon::new(date(2023, 12, 29), in_a_row.clone()),
        Horizon::new(date(1, 1, 1), in_a_row.clone()),
        Horizon::new(last, in_a_row),
        Horizon::new(date(2018, 1, 1), spread),
    ]
}

fn everything(relations: Relations, horizon: &Horizon) -> Found {
    let mut found = Found::default();
    of_one(relations, horizon, &mut found);
    of_two(relations, horizon, &mut found);
    of_three(relations, horizon, &mut found);
    constructors(horizon, &mut found);
    found
}

/// How many cases a horizon of `n` days has.
fn promised(n: u64) -> u64 {
    let periods = n * (n + 1) / 2 + n;
    let of_one = periods * (n + 1) + periods;
    let made = (n + 1) * (n + 1) + (n + 1) + 1;
    of_one + periods.pow(2) + periods.pow(3) + made
}

#[test]
fn every_one_two_and_three_periods() {
    let begun = Instant::now();
    // Three periods have six ends; one more point is a day that is none of them.
    let n = if long() { 14 } else { 7 };
    let mut cases = 0;
    for horizon in horizons(n) {
        let found = everything(REAL, &horizon);
        assert_eq!(found.differences, 0, "the days from {}", horizon.points[0]);
        assert_eq!(found.cases, promised(n.unsigned_abs()));
        cases += found.cases;
    }
    assert_eq!(cases, 5 * promised(n.unsigned_abs()));
    Evidence {
        name: "small_worlds_periods",
        part: "Small worlds",
        promise: "The relations of up to three periods are those of their sets of days, wherever they lie.",
        held_by: &["tests/small_worlds/periods.rs", "docs/small-worlds.md"],
        measured: format!(
            "all {cases} cases on {n} days and the days after them, in 5 places of the calendar; \
             5 seeded faults told; {:.1} s",
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds periods",
    }
    .write();
}

/// One comparison off by one in each relation.
#[test]
fn a_faulty_relation_is_told() {
    let touching: fn(&Period, &Period) -> bool =
        |a, b| a.end().is_none_or(|end| b.start() <= end) && b.end().is_none_or(|end| a.start() <= end);
    let faults = [
        Relations { contains: |period, day| period.contains(day) || period.end() == Some(day), ..REAL },
        Relations { covers: |a, b| a.covers(b) || b.is_open() && a.start() <= b.start(), ..REAL },
        Relations { covers: |a, b| a.covers(b) && a.start() != b.start(), ..REAL },
        Relations { overlaps: touching, ..REAL },
        Relations { intersection: |a, b| if a.covers(b) { Some(*a) } else { a.intersection(b) }, ..REAL },
    ];
    for (n, fault) in faults.into_iter().enumerate() {
        assert!(everything(fault, &horizons(5)[0]).differences > 0, "fault {n} was not seen");
    }
}
