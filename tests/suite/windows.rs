//! Every window of a series for which a figure holds, against trying each.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "a test ends where an assumption fails"
)]

use core::ops::Bound;
use std::collections::{BTreeMap, BTreeSet};

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Counted, Draft, DraftDay, DraftPublication, DraftSeries, Field, Interval, NoValue, People,
    Period, PublishedAt, Ratio, Register, WindowMeasure, solve, windows,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

const FIRST: Date = date(2024, 2, 20);

/// People, boats and uncontrolled landings of one day.
type Arrived = (u64, u64, Option<u64>);

fn register(days: &BTreeMap<i64, Arrived>) -> Register {
    let day = |(offset, (people, boats, uncontrolled)): (&i64, &Arrived)| DraftDay {
        date: Field::Known(FIRST + offset.days()),
        people: Field::Known(People::new(*people)),
        boats: Field::Known(Boats::new(*boats)),
        uncontrolled: uncontrolled.map(Boats::new).into(),
        ..DraftDay::default()
    };
    let publication = DraftPublication {
        published: PublishedAt::start_of(FIRST + 400.days()).into(),
        coverage: crossings::Coverage::Partial,
        days: days.iter().map(day).collect(),
        ..DraftPublication::default()
    };
    let series = DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin: None };
    Register::try_from(Draft { series: vec![series], ..Draft::default() }).unwrap()
}

/// Days with gaps between them, and with none, one or many arrivals.
fn days() -> impl Strategy<Value = BTreeMap<i64, Arrived>> {
    let arrived = prop_oneof![
        2 => Just((0, 0)),
        3 => (1..5_u64).prop_flat_map(|boats| (boats..boats + 40, Just(boats))),
    ];
    let uncontrolled = prop_oneof![4 => Just(Some(0_u64)), 1 => Just(Some(1)), 1 => Just(None)];
    let day = (arrived, uncontrolled, prop::bool::weighted(0.93));
    prop::collection::vec(day, 0..28).prop_map(|days| {
        let known = days.into_iter().zip(0..).filter(|((_, _, known), _)| *known);
        known
            .map(|(((people, boats), uncontrolled, _), offset)| {
                (offset, (people, boats, uncontrolled.map(|n: u64| n.min(boats))))
            })
            .collect()
    })
}

/// An end as a numerator and a denominator, and whether it is there and belongs to the interval.
type End = (u8, i64, i64);

fn bound((kind, numerator, denominator): End) -> Bound<Ratio> {
    let end = Ratio::new(numerator.into(), denominator.into()).unwrap();
    [Bound::Unbounded, Bound::Included(end), Bound::Excluded(end)][usize::from(kind)]
}

/// Whether a fraction lies between two ends, by multiplying crosswise.
fn lies(numerator: i64, denominator: i64, lower: End, upper: End) -> bool {
    let side =
        |end: End| i128::from(numerator) * i128::from(end.2) - i128::from(denominator) * i128::from(end.1);
    let above = [true, side(lower) >= 0, side(lower) > 0][usize::from(lower.0)];
    let below = [true, side(upper) <= 0, side(upper) < 0][usize::from(upper.0)];
    above && below
}

/// The value of the days from one to another, as a fraction; `None` where a day is not known or
/// nothing is below the line.
fn value(days: &BTreeMap<i64, Arrived>, first: i64, last: i64, of: WindowMeasure) -> Option<(i64, i64)> {
    let mut sums = (0, 0, 0);
    for offset in first..=last {
        let (people, boats, uncontrolled) = days.get(&offset)?;
        let uncontrolled = match of {
            WindowMeasure::Total(Counted::UncontrolledLandings)
            | WindowMeasure::MeanPerDay(Counted::UncontrolledLandings) => (*uncontrolled)?,
            _ => 0,
        };
        sums = (sums.0 + *people as i64, sums.1 + *boats as i64, sums.2 + uncontrolled as i64);
    }
    let sum = |of| match of {
        Counted::People => sums.0,
        Counted::Boats => sums.1,
        _ => sums.2,
    };
    match of {
        WindowMeasure::Total(of) => Some((sum(of), 1)),
        WindowMeasure::MeanPerDay(of) => Some((sum(of), last - first + 1)),
        WindowMeasure::MeanPerWeek(of) => Some((7 * sum(of), last - first + 1)),
        _ => (sums.1 > 0).then_some((sums.0, sums.1)),
    }
}

fn measures() -> impl Strategy<Value = WindowMeasure> {
    prop_oneof![
        Just(WindowMeasure::Total(Counted::People)),
        Just(WindowMeasure::Total(Counted::UncontrolledLandings)),
        Just(WindowMeasure::MeanPerDay(Counted::People)),
        Just(WindowMeasure::MeanPerDay(Counted::Boats)),
        Just(WindowMeasure::MeanPerDay(Counted::UncontrolledLandings)),
        Just(WindowMeasure::MeanPerWeek(Counted::People)),
        Just(WindowMeasure::PeoplePerBoat),
    ]
}

fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

fn period(first: i64, last: i64) -> Period {
    Period::inclusive(FIRST + first.days(), FIRST + last.days()).unwrap()
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn windows_are_those_that_trying_each_finds(
        days in days(),
        of in measures(),
        lower in (0..3_u8, -1..60_i64, 1..4_i64),
        upper in (0..3_u8, 0..80_i64, 1..4_i64),
    ) {
        let Some(interval) = Interval::new(bound(lower), bound(upper)) else { return Ok(()) };
        let register = register(&days);
        let view = register.series(Basis::UkArrivals).unwrap().newest();
        let found = windows(&interval, of, view).unwrap();
        let (mut wanted, mut known) = (Vec::new(), 0);
        for first in 0..28 {
            for last in first..28 {
                let whole = if of == WindowMeasure::PeoplePerBoat { WindowMeasure::Total(Counted::People) } else { of };
                known += u64::from(value(&days, first, last, whole).is_some());
                if value(&days, first, last, of).is_some_and(|(n, d)| lies(n, d, lower, upper)) {
                    wanted.push(period(first, last));
                }
            }
        }
        //= docs/rules.md#rounding-and-inverse-questions
        //# solve-03: The windows of a figure MUST be all those of days with figures whose value lies in its
        //# meaning.
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), wanted.clone());
        prop_assert_eq!(found.count(), wanted.len() as u64);
        prop_assert_eq!(found.of(), known);
        let share = (known > 0).then(|| Ratio::new(wanted.len() as i128, known.into()).unwrap());
        prop_assert_eq!(found.share(), share);
        // Runs are as long as can be: the neighbours of each fail.
        let all: BTreeSet<Period> = wanted.iter().copied().collect();
        for run in found.runs() {
            prop_assert_eq!(run.count(), run.iter().count() as u64);
            let shorter = run.earliest_last.yesterday().ok().and_then(|last| Period::inclusive(run.start, last).ok());
            prop_assert!(shorter.is_none_or(|shorter| !all.contains(&shorter)));
            let longer = Period::inclusive(run.start, run.latest_last.tomorrow().unwrap()).unwrap();
            prop_assert!(!all.contains(&longer));
        }
        // One first day, or one last day, of them.
        for offset in [-1, 0, 3, 11, 27] {
            let day = FIRST + offset.days();
            let starting: Vec<Period> = found.starting(day).iter().flat_map(crossings::WindowRun::iter).collect();
            let lasts: Vec<Date> =
                wanted.iter().filter(|one| one.start() == day).map(|one| one.last().unwrap()).collect();
            prop_assert_eq!(starting.iter().map(|one| one.last().unwrap()).collect::<Vec<_>>(), lasts.clone());
            let solved = solve::last_days_on(view, day, of, &interval).unwrap();
            prop_assert_eq!(solved.iter().collect::<Vec<_>>(), lasts);
            let firsts: Vec<Date> =
                wanted.iter().filter(|one| one.last() == Some(day)).map(Period::start).collect();
            prop_assert_eq!(found.ending(day).map(|one| one.start()).collect::<Vec<_>>(), firsts.clone());
            let solved = solve::first_days_on(view, day, of, &interval).unwrap();
            prop_assert_eq!(solved.iter().collect::<Vec<_>>(), firsts);
        }
    }
}

/// `so many` days, with people enough to leave 64 bits when they are multiplied.
#[test]
fn large_numbers_are_exact_or_refused() {
    let many = 1_u64 << 62;
    let days = BTreeMap::from([(0, (many, 1, None)), (1, (many - 1, 1, None))]);
    let register = register(&days);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let mean = |end: Ratio| windows(&Interval::point(end), WindowMeasure::MeanPerDay(Counted::People), view);
    let half = Ratio::new(i128::from(2 * many - 1), 2).unwrap();
    assert_eq!(mean(half).unwrap().iter().collect::<Vec<_>>(), [period(0, 1)]);
    assert_eq!(mean(Ratio::whole(many)).unwrap().iter().collect::<Vec<_>>(), [period(0, 0)]);
    assert!(mean(Ratio::whole(many - 2)).unwrap().is_empty());
    assert_eq!(mean(Ratio::new(1, i128::MAX).unwrap()), Err(NoValue::Overflow));
}

#[test]
fn a_series_without_days_has_no_windows() {
    let register = register(&BTreeMap::new());
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let none = windows(&Interval::ALL, WindowMeasure::PeoplePerBoat, view).unwrap();
    assert!(none.is_empty());
    assert_eq!((none.count(), none.of(), none.share(), none.runs().len()), (0, 0, None, 0));
    let by_week = windows(&Interval::ALL, WindowMeasure::Total(Counted::PeopleAttempting), view);
    assert_eq!(by_week, Err(NoValue::ByWeekOnly { of: Counted::PeopleAttempting }));
}

#[test]
fn the_json_form() {
    let days = BTreeMap::from([(0, (3, 1, None)), (1, (5, 1, None)), (3, (4, 1, None))]);
    let register = register(&days);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let four = windows(&Interval::point(Ratio::whole(4)), WindowMeasure::MeanPerDay(Counted::People), view);
    let wanted = serde_json::json!({
        "count": 2,
        "of": 4,
        "share": { "exact": "1/2", "decimal": "0.50" },
        "runs": [
            { "start": "2024-02-20", "earliest_last": "2024-02-21", "latest_last": "2024-02-21" },
            { "start": "2024-02-23", "earliest_last": "2024-02-23", "latest_last": "2024-02-23" },
        ],
    });
    assert_eq!(serde_json::to_value(four.unwrap()).unwrap(), wanted);
}
