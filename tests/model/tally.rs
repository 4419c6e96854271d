//! Panels, tallied in parts and merged.

use std::fmt::Write as _;

use crossings::jiff::civil::Date;
use crossings::jiff::{SignedDuration, civil::date};
use crossings::{
    Cells, Columns, Count, Coverage, Period, Rate, Tallied, TalliedKeys, TalliedMost, TalliedSum, Tally,
    TallyOptions,
};

use super::harness::{Case, Rng, put, put_flag};

/// The first and the last day of the model's calendar, in days since 1 January 1970.
const CALENDAR: (i64, i64) = (-719_162, 2_932_531);

const EPOCH: Date = date(1970, 1, 1);

fn number_of(day: Date) -> i64 {
    day.duration_since(EPOCH).as_hours() / 24
}

fn day_of(number: i64) -> Date {
    EPOCH + SignedDuration::from_hours(number * 24)
}

type Row = [Option<i64>; 5];

/// Mostly rows that ascend, with nulls, repetitions, gaps and counts that cannot be.
fn rows(rng: &mut Rng, series: bool) -> Vec<Row> {
    let count = rng.below(9) as usize;
    let nulls = rng.one(&[0, 0, 4, 15]);
    let faults = rng.one(&[0, 5, 25]);
    let base = rng.one(&[19_000, 19_000, 0, -3, CALENDAR.0, CALENDAR.1 - 8]);
    let (mut of, mut day) = (rng.between(0, 3), base + rng.between(0, 2));
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        let people = if rng.percent(20) { 0 } else { rng.between(1, 260) };
        let boats = if people == 0 { 0 } else { rng.between(1, 3).max((people + 124) / 125).min(people) };
        let mut row = [Some(of), Some(day), Some(people), Some(boats), Some(rng.between(0, boats))];
        if rng.percent(faults) {
            row[2 + rng.below(3) as usize] = Some(rng.one(&[0, 1, 2, 3, 126, 4_294_967_295]));
        }
        if row[4] > row[3] && !rng.percent(50) {
            row[4] = None;
        }
        for cell in &mut row {
            if rng.percent(nulls) {
                *cell = None;
            }
        }
        out.push(row);
        day += if rng.percent(faults) { rng.between(-2, 3) } else { 1 };
        if series && rng.percent(20) {
            of += if rng.percent(faults) { -1 } else { 1 };
            of = of.max(0);
            day = base;
        }
    }
    out
}

/// One column of some rows, as Arrow has it, with rubbish in the place of nulls.
struct Column<T> {
    values: Vec<T>,
    known: Vec<u8>,
}

impl<T: TryFrom<i64>> Column<T> {
    fn of(rows: &[Row], column: usize) -> Self
    where
        T::Error: std::fmt::Debug,
    {
        let mut known = vec![0_u8; rows.len().div_ceil(8)];
        let mut values = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            if row[column].is_some() {
                known[n / 8] |= 1 << (n % 8);
            }
            values.push(T::try_from(row[column].unwrap_or(77)).unwrap());
        }
        Self { values, known }
    }

    fn cells(&self) -> Cells<'_, T> {
        Cells::with_validity(&self.values, &self.known, 0).unwrap()
    }
}

fn tally(rows: &[Row], series: bool, options: &TallyOptions) -> Tally {
    let mut tally = Tally::new(options.clone());
    let (of, dates) = (Column::<u32>::of(rows, 0), Column::<i32>::of(rows, 1));
    let [people, boats, uncontrolled] = [2, 3, 4].map(|column| Column::<u32>::of(rows, column));
    let mut columns = Columns::new(dates.cells(), people.cells(), boats.cells()).unwrap();
    if series {
        columns = columns.with_series(of.cells()).unwrap();
    }
    tally.observe(&columns.with_uncontrolled(uncontrolled.cells()).unwrap());
    tally
}

/// Merged in one nesting or another: two neighbours at a time, wherever they are.
fn merged(rng: &mut Rng, mut parts: Vec<Tally>) -> Tally {
    while parts.len() > 1 {
        let at = rng.below(parts.len() as u64 - 1) as usize;
        let later = parts.remove(at + 1);
        let earlier = std::mem::replace(&mut parts[at], Tally::new(TallyOptions::default()));
        parts[at] = earlier.merge(later).unwrap();
    }
    parts.remove(0)
}

/// A panel, cut at random.
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    let (series, dense) = (rng.percent(70), rng.percent(75));
    let rows = rows(rng, series);
    let periods: Vec<(i64, Option<i64>)> = (0..rng.below(3))
        .map(|_| {
            let start = 19_000 + rng.between(0, 6);
            (start, (!rng.percent(20)).then(|| start + rng.between(1, 5)))
        })
        .collect();
    let mut cuts = vec![0, rows.len()];
    for _ in 0..rng.below(4) {
        cuts.push(rng.below(rows.len() as u64 + 1) as usize);
    }
    cuts.sort_unstable();

    let question = &mut out.question;
    write!(question, "{} {} {} {}", u8::from(series), u8::from(dense), CALENDAR.0, CALENDAR.1).unwrap();
    write!(question, " {}", periods.len()).unwrap();
    for (start, stop) in &periods {
        put(question, Some(start));
        put(question, *stop);
    }
    write!(question, " {}", cuts.len() - 1).unwrap();
    for part in cuts.windows(2).map(|cut| &rows[cut[0]..cut[1]]) {
        write!(question, " {}", part.len()).unwrap();
        part.iter().flatten().for_each(|cell| put(question, *cell));
    }
    question.push('\n');

    let options = TallyOptions {
        coverage: if dense { Coverage::Dense } else { Coverage::Partial },
        periods: periods
            .iter()
            .map(|(start, stop)| match stop {
                Some(stop) => Period::new(day_of(*start), day_of(*stop)).unwrap(),
                None => Period::starting(day_of(*start)),
            })
            .collect(),
        ..TallyOptions::default()
    };
    let parts = cuts.windows(2).map(|cut| tally(&rows[cut[0]..cut[1]], series, &options)).collect();
    answer(&merged(rng, parts).finish(), &mut out.answer);
}

fn answer(tallied: &Tallied, out: &mut String) {
    put(out, Some(tallied.rows));
    put_flag(out, tallied.ascending.unwrap());
    put(out, tallied.series);
    out.push_str(match tallied.keys {
        TalliedKeys::Repeated => " repeated",
        TalliedKeys::Unique => " unique",
        TalliedKeys::Unproved => " unproved",
    });
    match &tallied.extent {
        None => out.push_str(" -"),
        Some(extent) => {
            let ends = (number_of(extent.start()), number_of(extent.last().unwrap()));
            write!(out, " {} {}", ends.0, ends.1).unwrap();
        }
    }
    write!(out, " | {}", tallied.rows).unwrap();
    sums(out, tallied.people, tallied.boats, tallied.uncontrolled, tallied.most);
    for one in &tallied.periods {
        write!(out, " | {}", one.rows).unwrap();
        sums(out, one.people, one.boats, one.uncontrolled, one.most);
        let rates = [one.people_per_boat.map(Rate::value), one.people_per_day.map(Rate::value)];
        for rate in rates {
            match rate {
                None => out.push_str(" -"),
                Some(rate) => write!(out, " {} {}", rate.numerator(), rate.denominator()).unwrap(),
            }
        }
    }
    for one in &tallied.findings {
        write!(out, " ; {} {}", one.row(), one.id()).unwrap();
        if let Some(row) = one.other_row() {
            write!(out, " {row}").unwrap();
        }
        if let Some(gap) = one.gap() {
            write!(out, " {} {}", number_of(gap.after), number_of(gap.before)).unwrap();
        }
    }
    out.push('\n');
}

fn sums<A: Count, B: Count>(
    out: &mut String,
    people: TalliedSum<A>,
    boats: TalliedSum<B>,
    uncontrolled: TalliedSum<B>,
    most: Option<TalliedMost>,
) {
    write!(out, " {} {}", people.sum.unwrap().get(), people.known).unwrap();
    for boats in [boats, uncontrolled] {
        write!(out, " {} {}", boats.sum.unwrap().get(), boats.known).unwrap();
    }
    match most {
        None => out.push_str(" -"),
        Some(most) => write!(out, " {} {}", most.people.get(), most.row).unwrap(),
    }
}
