//! Records over stretches longer than a year, with a final total in the place of a year's days,
//! against every stretch added up day by day.

use std::collections::BTreeMap;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Counted, Draft, DraftDay, DraftPublication, DraftSeries, Field, Grounds, Measure, Order,
    People, Period, PublishedAt, Register, Stretch, Sums, Value, Window,
};

/// What the built-in register has for 2022.
const FINAL: u64 = 45_774;

/// Some people for each day from one to another, more in summer.
fn days(first: Date, last: Date) -> BTreeMap<Date, u64> {
    let all = first.series(1.day()).take_while(|day| *day <= last);
    let people = |day: Date| {
        let of_year = u64::try_from(day.day_of_year()).unwrap();
        of_year.abs_diff(200) * (of_year % 3) + u64::try_from(day.year()).unwrap() % 7
    };
    all.map(|day| (day, people(day))).collect()
}

fn register(days: &BTreeMap<Date, u64>) -> Register {
    let day = |(date, people): (&Date, &u64)| DraftDay {
        date: Field::Known(*date),
        people: Field::Known(People::new(*people)),
        boats: Field::Known(Boats::new(u64::from(*people > 0))),
        ..DraftDay::default()
    };
    let last = *days.keys().last().unwrap();
    let published = PublishedAt::start_of(last.tomorrow().unwrap()).into();
    let publication =
        DraftPublication { published, days: days.iter().map(day).collect(), ..DraftPublication::default() };
    let series = DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin: None };
    Register::try_from(Draft { series: vec![series], ..Draft::default() }).unwrap()
}

/// How many over some days: the final total for 2022 where all of it lies in them, and else the
/// days, each of which must be known.
fn counted(days: &BTreeMap<Date, u64>, first: Date, length: u16, spliced: bool) -> Option<u64> {
    let last = first + (i64::from(length) - 1).days();
    let whole = spliced && first <= date(2022, 1, 1) && date(2022, 12, 31) <= last;
    let all = first.series(1.day()).take_while(|day| *day <= last);
    let mut rest = all.filter(|day| !whole || day.year() != 2022);
    let sum = rest.try_fold(0, |sum, day| Some(sum + days.get(&day)?))?;
    Some(sum + if whole { FINAL } else { 0 })
}

#[test]
fn long_records_are_those_of_every_stretch() {
    let (mut spliced_records, mut without_days) = (0, 0);
    for (from, to) in [
        (date(2021, 6, 1), date(2024, 2, 20)),
        (date(2022, 1, 1), date(2023, 3, 31)),
        // Two months of 2022 have no days.
        (date(2022, 3, 1), date(2024, 1, 31)),
    ] {
        let days = days(from, to);
        let register = register(&days);
        let (begins, ends) = (date(2021, 7, 1), date(2024, 1, 31));
        let within = Window::Days(Period::inclusive(begins, ends).unwrap());
        for (length, order) in [7, 364, 365, 366, 400, 731]
            .into_iter()
            .flat_map(|length| [(length, Order::Highest), (length, Order::Lowest)])
        {
            for sums in [Sums::Days, Sums::Spliced] {
                let grounds = Grounds::new(&register, Basis::UkArrivals, ends).with_sums(sums);
                let (by, of) = (Stretch::Days(length), Counted::People);
                let record = Measure::Record { of, by, within: within.clone(), order, month: None };
                let starts =
                    begins.series(1.day()).take_while(|day| *day + (i64::from(length) - 1).days() <= ends);
                let all = starts.filter_map(|day| counted(&days, day, length, sums == Sums::Spliced));
                let expected = if order == Order::Highest { all.max() } else { all.min() };
                let found = record.evaluate(&grounds).ok().and_then(|value| match value {
                    Value::Number { number, .. } => u64::try_from(number.numerator()).ok(),
                    _ => None,
                });
                assert_eq!(found, expected, "{from}, {length} days, {order:?}, {sums:?}");
                spliced_records += usize::from(expected.is_some_and(|most| most >= FINAL));
                without_days +=
                    usize::from(from > date(2022, 1, 1) && sums == Sums::Spliced && length == 365);
            }
        }
    }
    assert!(spliced_records > 8 && without_days == 2, "{spliced_records} {without_days}");
}
