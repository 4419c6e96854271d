//! Every panel of a few rows, in one pass, at every cut, and as a draft.

use std::time::Instant;

use crossings::jiff::SignedDuration;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Cells, Columns, Draft, DraftDay, DraftPublication, DraftSeries, Field, People, Period,
    PublishedAt, Tallied, Tally, TallyOptions, check,
};

use crate::evidence::{Evidence, long};

#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    series: u32,
    date: Option<i32>,
    people: Option<u32>,
    boats: Option<u32>,
    uncontrolled: Option<u32>,
}

/// Days after 7 January 2022, on which the first day of every panel is.
const FIRST: i32 = 18_999;

fn day(number: i32) -> Date {
    date(1970, 1, 1).checked_add(SignedDuration::from_hours(i64::from(number) * 24)).unwrap()
}

fn options() -> TallyOptions {
    let second = Period::day(day(FIRST + 1)).unwrap();
    TallyOptions { periods: vec![second, Period::starting(day(FIRST + 1))], ..TallyOptions::default() }
}

/// The values of a column, and a bit for each that is known.
fn column<T: Copy + Default>(rows: &[Row], of: impl Fn(&Row) -> Option<T>) -> (Vec<T>, Vec<u8>) {
    let bits = rows.iter().enumerate().fold(0, |bits, (n, row)| bits | u8::from(of(row).is_some()) << n);
    (rows.iter().map(|row| of(row).unwrap_or_default()).collect(), vec![bits])
}

fn tally(rows: &[Row]) -> Tally {
    let (series, all) = column(rows, |row| Some(row.series));
    let (dates, known_dates) = column(rows, |row| row.date);
    let (people, known_people) = column(rows, |row| row.people);
    let (boats, known_boats) = column(rows, |row| row.boats);
    let (uncontrolled, known_landings) = column(rows, |row| row.uncontrolled);
    let columns = Columns::new(
        Cells::with_validity(&dates, &known_dates, 0).unwrap(),
        Cells::with_validity(&people, &known_people, 0).unwrap(),
        Cells::with_validity(&boats, &known_boats, 0).unwrap(),
    )
    .unwrap()
    .with_series(Cells::with_validity(&series, &all, 0).unwrap())
    .unwrap()
    .with_uncontrolled(Cells::with_validity(&uncontrolled, &known_landings, 0).unwrap())
    .unwrap();
    let mut tally = Tally::new(options());
    tally.observe(&columns);
    tally
}

/// The rows of a domain, and how many of them a panel has at most.
struct World {
    name: &'static str,
    rows: Vec<Row>,
    most: usize,
}

fn worlds() -> Vec<World> {
    let figures = [(Some(0), Some(0)), (Some(3), Some(1)), (Some(1), Some(2)), (None, Some(1))];
    let dates = [Some(FIRST), Some(FIRST + 1), Some(FIRST + 3), None];
    let row = |series, date, (people, boats), uncontrolled| Row { series, date, people, boats, uncontrolled };
    let mut whole = Vec::new();
    for series in [0, 1] {
        for date in dates {
            for figures in figures {
                whole.push(row(series, date, figures, None));
            }
            whole.push(row(series, date, (Some(130), Some(1)), Some(2)));
        }
    }
    let mut keys = Vec::new();
    for series in [0, 1] {
        for date in [FIRST, FIRST + 1] {
            keys.extend(figures[..3].iter().map(|figures| row(series, Some(date), *figures, Some(1))));
        }
    }
    let (three, four) = if long() { (3, 5) } else { (2, 4) };
    vec![
        World { name: "every kind of row", rows: whole, most: three },
        World { name: "keys and figures", rows: keys, most: four },
    ]
}

/// All lists of up to so many rows.
fn panels(world: &World) -> impl Iterator<Item = Vec<Row>> + '_ {
    (0..=world.most).flat_map(move |length| {
        let all = world.rows.len().pow(length as u32);
        (0..all).map(move |mut number| {
            let mut rows = Vec::with_capacity(length);
            for _ in 0..length {
                rows.push(world.rows[number % world.rows.len()]);
                number /= world.rows.len();
            }
            rows
        })
    })
}

/// The sums and the rules' counts as a look at every row and every two neighbours has them.
fn naive(rows: &[Row]) -> (u64, u64, Vec<(u64, &'static str)>) {
    let sum = |of: fn(&Row) -> Option<u32>| rows.iter().filter_map(of).map(u64::from).sum();
    let mut found = Vec::new();
    let mut before: Option<(u32, i32)> = None;
    for (n, row) in (0..).zip(rows) {
        let mut find = |id| found.push((n, id));
        [row.date.is_none(), row.people.is_none(), row.boats.is_none()]
            .iter()
            .filter(|missing| **missing)
            .for_each(|_| find("S004"));
        if let Some(date) = row.date {
            match before {
                Some(last) if last == (row.series, date) => find("C001"),
                Some(last) if last > (row.series, date) => find("C002"),
                Some((series, last)) if series == row.series && date > last + 1 => find("C003"),
                _ => {}
            }
            before = Some((row.series, date));
        }
        if let (Some(people), Some(boats)) = (row.people, row.boats) {
            let rules = [
                ("C004", (people == 0) != (boats == 0)),
                ("C005", people != 0 && people < boats),
                ("C006", row.uncontrolled.is_some_and(|landed| landed > boats)),
                ("C015", boats > 0 && people > 125 * boats),
            ];
            rules.into_iter().filter(|(_, broken)| *broken).for_each(|(id, _)| find(id));
        }
    }
    (sum(|row| row.people), sum(|row| row.boats), found)
}

/// What the catalogue finds of the same rows as days of a publication: by row and rule.
fn of_the_catalogue(rows: &[Row]) -> Vec<(u64, &'static str)> {
    let days = rows.iter().map(|row| DraftDay {
        date: row.date.map(day).into(),
        people: row.people.map(|people| People::new(people.into())).into(),
        boats: row.boats.map(|boats| Boats::new(boats.into())).into(),
        uncontrolled: row.uncontrolled.map(|boats| Boats::new(boats.into())).into(),
        ..DraftDay::default()
    });
    let publication = DraftPublication {
        published: Field::Known(PublishedAt::start_of(date(2024, 1, 1)).unwrap()),
        days: days.collect(),
        ..DraftPublication::default()
    };
    let series =
        DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], ..DraftSeries::default() };
    let violations = check(&Draft { series: vec![series], ..Draft::default() });
    let mut found = Vec::new();
    for one in &violations {
        let place = one.place().to_string();
        let Some(place) = place.strip_prefix("/series/0/publications/0/days/") else { continue };
        let row = place.split('/').next().unwrap().parse().unwrap();
        found.push((row, one.id()));
    }
    found.sort_unstable();
    found
}

/// Puts two parts together, so that a faulty way can stand in the place of the real one.
type Merge = fn(Tally, Tally) -> Tally;

fn real(earlier: Tally, later: Tally) -> Tally {
    earlier.merge(later).unwrap()
}

#[derive(Default)]
struct Found {
    panels: u64,
    cuts: u64,
    drafts: u64,
    differences: u64,
}

fn by_row(tallied: &Tallied) -> Vec<(u64, &'static str)> {
    tallied.findings.iter().map(|one| (one.row(), one.id())).collect()
}

fn hold(
    world: &World,
    merge: Merge,
    naive: impl Fn(&[Row]) -> (u64, u64, Vec<(u64, &'static str)>),
) -> Found {
    let mut found = Found::default();
    for rows in panels(world) {
        let whole = tally(&rows).finish();
        let sums = (whole.people.sum.map(People::get), whole.boats.sum.map(Boats::get));
        let (people, boats, wanted) = naive(&rows);
        let same = sums == (Some(people), Some(boats)) && by_row(&whole) == wanted;
        found.panels += 1;
        found.differences += u64::from(!same);
        for cut in 0..=rows.len() {
            let merged = merge(tally(&rows[..cut]), tally(&rows[cut..])).finish();
            found.cuts += 1;
            found.differences += u64::from(merged != whole);
        }
        if rows.iter().all(|row| row.series == 0) {
            let (mut got, mut wanted) = (by_row(&whole), of_the_catalogue(&rows));
            let descends = |found: &[(u64, &str)]| found.iter().any(|one| one.1 == "C002");
            found.differences += u64::from(descends(&wanted) != descends(&got));
            if descends(&got) {
                // The catalogue sorts days before it looks for repetitions and gaps, and names the fewest that
                // are out of order; a tally sees each row once, and the one before it.
                let of_keys = ["C001", "C002", "C003"];
                got.retain(|one| !of_keys.contains(&one.1));
                wanted.retain(|one| !of_keys.contains(&one.1));
            }
            got.sort_unstable();
            found.drafts += 1;
            found.differences += u64::from(wanted != got);
        }
    }
    found
}

/// `1 + R + … + Rⁿ` panels, each with a cut before every row and behind the last; and the panels
/// of half of the rows, which are those of one series.
fn promised(world: &World) -> (u64, u64, u64) {
    let (rows, half) = (world.rows.len() as u64, world.rows.len() as u64 / 2);
    let of = |length: usize| rows.pow(length as u32);
    let panels = (0..=world.most).map(of).sum();
    let cuts = (0..=world.most).map(|length| of(length) * (length as u64 + 1)).sum();
    (panels, cuts, (0..=world.most).map(|length| half.pow(length as u32)).sum())
}

#[test]
fn every_small_panel_at_every_cut() {
    let begun = Instant::now();
    let mut measured = Vec::new();
    for world in worlds() {
        let found = hold(&world, real, naive);
        assert_eq!(found.differences, 0, "{}", world.name);
        assert_eq!((found.panels, found.cuts, found.drafts), promised(&world), "{}", world.name);
        measured.push(format!(
            "{}: {} panels of up to {} rows, {} cuts, {} drafts",
            world.name, found.panels, world.most, found.cuts, found.drafts
        ));
    }
    Evidence {
        name: "small_worlds_tally",
        part: "Small worlds",
        promise: "The tally of every small panel is that of a look at each row, of its parts wherever it is \
                  cut, and of the catalogue's check of the same rows.",
        held_by: &["tests/small_worlds/tally.rs", "docs/small-worlds.md"],
        measured: format!(
            "{}; 5 seeded faults told; {:.1} s",
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds tally",
    }
    .write();
}

#[test]
fn a_faulty_tally_is_told() {
    let world = World { name: "a canary", rows: worlds().remove(0).rows, most: 2 };
    let faults: [Merge; 3] = [
        |earlier, later| later.merge(earlier).unwrap(),
        |earlier, _| earlier,
        |earlier, later| real(earlier, later.clone()).merge(tally(&[])).map(|_| later).unwrap(),
    ];
    for (n, fault) in faults.into_iter().enumerate() {
        assert!(hold(&world, fault, naive).differences > 0, "fault {n} was not seen");
    }
    // A look that forgets a rule, and one that forgets what was before.
    let forgets = |id: &'static str| {
        move |rows: &[Row]| {
            let (people, boats, mut found) = naive(rows);
            found.retain(|one| one.1 != id);
            (people, boats, found)
        }
    };
    assert!(hold(&world, real, forgets("C006")).differences > 0);
    assert!(hold(&world, real, forgets("C003")).differences > 0);
}
