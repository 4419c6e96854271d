//! Figures of the field, recomputed: every one stands in print or in an official table, and
//! none was taken from what this crate answers.
#![cfg(feature = "ods")]

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::source::{Options, ods};
use crossings::{
    Basis, Boats, Convention, DayCount, Days, Grouping, Missing, People, Period, Register, Summary, View,
    WeekEnding, WeekRule, builtin,
};

const NEWEST: &str = "small-boats-2026-08-21.ods";

/// The newest stored workbook.
fn register() -> Register {
    let data = std::env::var("CROSSINGS_DATA").expect("CROSSINGS_DATA is set");
    let path = std::path::Path::new(&data).join("home-office").join(NEWEST);
    let bytes = std::fs::read(&path).expect("the workbook is there");
    Register::try_from(ods::read(NEWEST, &bytes, &Options::default()).unwrap()).unwrap()
}

fn newest(register: &Register) -> &View {
    register.series(Basis::UkArrivals).unwrap().newest()
}

/// A total as somebody printed it: both days included, people, boats where they are given.
type Printed = (&'static str, Date, Date, u64, Option<u64>);

const fn d(year: i16, month: i8, day: i8) -> Date {
    date(year, month, day)
}

/// Claims of `claims.csv` whose column `computed_current_vintage`, by another hand, is a total,
/// and the recomputed totals of `domain.md`.
const TOTALS: &[Printed] = &[
    ("2018: 7.0 people per boat", d(2018, 1, 1), d(2018, 12, 31), 299, Some(43)),
    ("2019", d(2019, 1, 1), d(2019, 12, 31), 1_843, None),
    ("2020, provisional", d(2020, 1, 1), d(2020, 12, 31), 8_462, None),
    ("C157, 2021", d(2021, 1, 1), d(2021, 12, 31), 28_526, None),
    ("C143, 2022, provisional", d(2022, 1, 1), d(2022, 12, 31), 45_755, None),
    ("C014, 2023", d(2023, 1, 1), d(2023, 12, 31), 29_437, None),
    ("2024, press of 1 January 2025", d(2024, 1, 1), d(2024, 12, 31), 36_816, None),
    ("C119 and C167, 2025", d(2025, 1, 1), d(2025, 12, 31), 41_472, Some(672)),
    ("C092, Truss", d(2022, 9, 6), d(2022, 10, 24), 10_532, None),
    ("C094, Johnson", d(2019, 7, 24), d(2022, 9, 5), 65_676, None),
    ("C026, Sunak's first 150 days", d(2022, 10, 25), d(2023, 3, 23), 11_309, None),
    ("C091, Sunak's first 403 days", d(2022, 10, 25), d(2023, 12, 1), 36_079, None),
    ("5 July to the end of 2024", d(2024, 7, 5), d(2024, 12, 31), 23_242, None),
    ("C081, Rwanda partnership to the election", d(2022, 4, 14), d(2024, 7, 5), 83_500, None),
    ("C096, Starmer to day 403", d(2024, 7, 5), d(2025, 8, 11), 50_271, None),
    ("C088, the day before", d(2024, 7, 5), d(2025, 8, 10), 49_797, None),
    ("C090, Sunak to day 610", d(2022, 10, 25), d(2024, 6, 25), 50_108, None),
    ("C090, the day before", d(2022, 10, 25), d(2024, 6, 24), 49_964, None),
    ("C095, Johnson to day 1,066", d(2019, 7, 24), d(2022, 6, 23), 50_054, None),
    ("C095, the day before", d(2019, 7, 24), d(2022, 6, 22), 49_916, None),
    ("C024, Starmer to day 150", d(2024, 7, 5), d(2024, 12, 1), 20_110, None),
    ("C025, Sunak to day 257", d(2022, 10, 25), d(2023, 7, 8), 20_129, None),
    ("C002 and C003, to 18 December 2024", d(2024, 7, 5), d(2024, 12, 18), 21_466, Some(385)),
    ("C003, to 12 December 2024", d(2024, 7, 5), d(2024, 12, 12), 21_008, Some(377)),
    ("C006, first half of 2024", d(2024, 1, 1), d(2024, 6, 30), 13_489, None),
    ("C040, 1 January to 4 July 2024", d(2024, 1, 1), d(2024, 7, 4), 13_574, None),
    ("C013", d(2024, 1, 1), d(2024, 12, 14), 35_040, None),
    ("C014, a year before", d(2023, 1, 1), d(2023, 12, 14), 29_090, None),
    ("C017", d(2024, 1, 1), d(2024, 12, 12), 34_582, None),
    ("C029", d(2024, 1, 1), d(2024, 12, 27), 36_203, None),
    ("C030", d(2024, 12, 25), d(2024, 12, 27), 1_163, None),
    ("C031", d(2018, 11, 3), d(2024, 12, 27), 150_474, None),
    ("C033", d(2018, 1, 1), d(2024, 12, 26), 150_220, None),
    ("C035", d(2024, 1, 1), d(2024, 12, 26), 35_898, None),
    ("C041", d(2024, 1, 1), d(2024, 8, 30), 21_052, None),
    ("C045", d(2018, 1, 1), d(2024, 8, 30), 135_374, None),
    ("C046", d(2024, 7, 5), d(2024, 10, 25), 16_004, None),
    ("C048", d(2024, 1, 1), d(2024, 10, 25), 29_578, Some(556)),
    ("C056", d(2024, 7, 5), d(2024, 10, 30), 16_857, None),
    ("C068, to 25 February 2022", d(2022, 1, 1), d(2022, 2, 25), 1_350, None),
    ("C068, to 28 February 2022", d(2022, 1, 1), d(2022, 2, 28), 1_482, None),
    ("C070", d(2024, 1, 1), d(2024, 4, 30), 7_567, None),
    ("C076, first half of 2025", d(2025, 1, 1), d(2025, 6, 30), 19_982, None),
    ("C076, first half of 2022", d(2022, 1, 1), d(2022, 6, 30), 12_747, None),
    ("C078", d(2025, 6, 29), d(2025, 6, 30), 1_464, None),
    ("C080", d(2025, 1, 1), d(2025, 7, 6), 21_117, None),
    ("C085", d(2025, 1, 1), d(2025, 7, 20), 23_534, None),
    ("C101, the greatest 403 days", d(2021, 10, 8), d(2022, 11, 14), 53_587, None),
    ("C108, the week ending 21 September 2025", d(2025, 9, 15), d(2025, 9, 21), 1_157, None),
    ("C118, December 2024", d(2024, 12, 1), d(2024, 12, 31), 3_254, None),
    ("C121", d(2024, 7, 5), d(2025, 12, 31), 64_714, None),
    ("C130", d(2025, 7, 2), d(2025, 10, 22), 16_532, None),
    ("C131", d(2018, 1, 1), d(2025, 7, 6), 172_255, None),
    ("C132, Sunday to Saturday", d(2025, 6, 29), d(2025, 7, 5), 2_599, None),
    ("C132, Monday to Sunday", d(2025, 6, 30), d(2025, 7, 6), 2_014, None),
    ("C138, July 2022", d(2022, 7, 1), d(2022, 7, 31), 3_687, Some(91)),
    ("C146", d(2018, 1, 1), d(2023, 8, 10), 100_712, None),
    ("C151, January 2023", d(2023, 1, 1), d(2023, 1, 31), 1_180, None),
    ("C151, February 2023", d(2023, 2, 1), d(2023, 2, 28), 1_773, None),
    ("C151, March 2023", d(2023, 3, 1), d(2023, 3, 31), 840, None),
    ("C154", d(2022, 1, 1), d(2022, 12, 21), 45_665, None),
    ("C159, November 2021", d(2021, 11, 1), d(2021, 11, 30), 6_971, Some(209)),
    ("C161", d(2021, 1, 1), d(2021, 11, 24), 26_694, None),
];

/// Single days, people and boats where both are given.
const DAYS: &[Printed] = &[
    ("C015", d(2024, 12, 12), d(2024, 12, 12), 609, Some(9)),
    ("C019", d(2024, 10, 18), d(2024, 10, 18), 647, None),
    ("C034", d(2024, 12, 25), d(2024, 12, 25), 451, None),
    ("C077", d(2025, 5, 31), d(2025, 5, 31), 1_195, None),
    ("C093", d(2022, 10, 9), d(2022, 10, 9), 1_241, None),
    ("C093", d(2022, 9, 9), d(2022, 9, 9), 0, Some(0)),
    ("C100", d(2025, 8, 11), d(2025, 8, 11), 474, None),
    ("C106", d(2025, 9, 6), d(2025, 9, 6), 1_101, None),
    ("C114", d(2025, 9, 27), d(2025, 9, 27), 895, Some(12)),
    ("C133", d(2022, 8, 22), d(2022, 8, 22), 1_137, None),
    ("C137", d(2022, 8, 1), d(2022, 8, 1), 735, None),
    ("C142", d(2022, 9, 3), d(2022, 9, 3), 1_305, Some(27)),
    ("C145", d(2023, 8, 10), d(2023, 8, 10), 756, None),
    ("C162", d(2021, 8, 21), d(2021, 8, 21), 869, None),
    ("4 September 2022, as revised", d(2022, 9, 4), d(2022, 9, 4), 717, Some(18)),
    ("230 people in one boat", d(2026, 8, 10), d(2026, 8, 10), 230, Some(1)),
    ("366 people in three boats", d(2026, 7, 23), d(2026, 7, 23), 366, Some(3)),
    ("the first day of arrivals under Starmer", d(2024, 7, 8), d(2024, 7, 8), 65, None),
    ("no arrivals over the handover", d(2024, 7, 2), d(2024, 7, 7), 0, Some(0)),
];

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn printed_totals_and_days() {
    let register = register();
    let view = newest(&register);
    let mut wrong = Vec::new();
    for (what, from, to, people, boats) in TOTALS.iter().chain(DAYS) {
        let total = view.total(Period::inclusive(*from, *to).unwrap()).unwrap();
        if total.people.get() != *people || boats.is_some_and(|boats| total.boats.get() != boats) {
            wrong.push(format!("{what}: {} in {}, not {people} in {boats:?}", total.people, total.boats));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn people_per_boat_by_year() {
    let register = register();
    let printed = ["7.0", "11.2", "13.2", "27.6", "41.2", "48.9", "53.0", "61.7", "67.9"];
    let summary = Summary::new(newest(&register), Grouping::Year, &[], None, Convention::HOUSE);
    let computed: Vec<String> = summary
        .rows
        .iter()
        .map(|row| row.total.ok().unwrap().people_per_boat().unwrap().value().to_decimal(1).unwrap())
        .collect();
    assert_eq!(computed, printed);
    let whole: Vec<bool> = summary.rows.iter().map(|row| row.whole).collect();
    assert_eq!(whole, [true, true, true, true, true, true, true, true, false], "2026 is not over");
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn offices() {
    let register = register();
    let builtin = builtin();
    let summary =
        Summary::new(newest(&register), Grouping::Office, builtin.policy_periods(), None, Convention::HOUSE);
    let of = |label: &str| {
        let rows = summary.rows.iter().filter(|row| row.timeline.as_deref() == Some("Prime Minister"));
        rows.into_iter().find(|row| row.label == label).unwrap().clone()
    };
    let truss = of("Liz Truss");
    let total = truss.total.ok().unwrap();
    assert_eq!((total.people, total.days, truss.whole), (People::new(10_532), Days::new(49), true));
    assert_eq!(of("Boris Johnson").total.ok().unwrap().people, People::new(65_676));
    assert!(!of("Theresa May").whole, "the series begins in 2018");
    assert!(!of("Keir Starmer").whole, "the series ends on 20 August 2026");
    // Every timeline of offices tiles the series: its rows add up to the whole.
    let all = newest(&register).total(newest(&register).extent().unwrap()).unwrap().people;
    for timeline in ["Prime Minister", "Home Secretary", "French Interior Minister"] {
        let rows = summary.rows.iter().filter(|row| row.timeline.as_deref() == Some(timeline));
        let sum = People::checked_sum(rows.map(|row| row.total.ok().unwrap().people));
        assert_eq!(sum, Some(all), "{timeline}");
    }
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn means() {
    let register = register();
    let view = newest(&register);
    let mean = |from, to| {
        let total = view.total(Period::inclusive(from, to).unwrap()).unwrap();
        total.people_per_day().unwrap().value().to_decimal(2).unwrap()
    };
    assert_eq!(mean(d(2024, 7, 5), d(2024, 12, 19)), "127.77", "C004, 168 days");
    assert_eq!(mean(d(2024, 1, 1), d(2024, 6, 30)), "74.12", "C006, 182 days");
    assert_eq!(mean(d(2024, 7, 5), d(2024, 10, 25)), "141.63", "C047, 113 days");
    assert_eq!(mean(d(2024, 7, 5), d(2025, 8, 11)), "124.74", "C099, 403 days");
    assert_eq!(mean(d(2021, 1, 1), d(2021, 12, 31)), "78.15", "C158");
    let to_october = view.total(Period::inclusive(d(2024, 7, 5), d(2024, 10, 25)).unwrap()).unwrap();
    assert_eq!(to_october.boats_per_day().unwrap().value().to_decimal(2).unwrap(), "2.51", "C047");
    let december = view.total(Period::day(d(2024, 12, 12)).unwrap()).unwrap();
    assert_eq!(december.people_per_boat().unwrap().value().to_decimal(2).unwrap(), "67.67", "C020");
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn preventions() {
    let register = register();
    let view = newest(&register);
    let prevented = |from: Date, to: Date| {
        let weeks = view.weeks().filter(|week| (from..=to).contains(&week.ending.date()));
        weeks.map(|week| week.preventions.unwrap().people().get()).sum::<u64>()
    };
    assert_eq!(prevented(d(2024, 7, 14), d(2026, 1, 25)), 40_841, "C128");
    assert_eq!(prevented(d(2025, 1, 5), d(2025, 6, 29)), 12_321, "C087");
    assert_eq!(prevented(d(2025, 1, 5), d(2025, 7, 13)), 13_949, "C086");
    let known: Vec<_> = view.weeks().filter_map(|week| week.preventions).collect();
    let eventless = known.iter().filter(|one| one.people().is_zero() && !one.events().is_zero());
    assert_eq!((known.len(), eventless.count()), (120, 6), "events without people, in 6 weeks of 120");
    let first = view.weeks().find(|week| week.preventions.is_some()).unwrap();
    assert_eq!(first.ending, WeekEnding::new(d(2024, 5, 5)).unwrap());
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn what_the_series_is() {
    let register = register();
    let view = newest(&register);
    assert_eq!((view.len(), view.weeks().len()), (3_154, 450));
    assert_eq!(view.extent(), Some(Period::inclusive(d(2018, 1, 1), d(2026, 8, 20)).unwrap()));
    assert_eq!(view.record().map(|(date, day)| (date, day.people().get())), Some((d(2022, 9, 3), 1_305)));
    let early = view.total(Period::year(2022).unwrap()).unwrap();
    assert_eq!(early.uncontrolled, None, "uncontrolled landings are unknown before 2023, not zero");
    let since = view.total(Period::inclusive(d(2023, 1, 1), d(2026, 8, 20)).unwrap()).unwrap();
    assert_eq!(since.uncontrolled, Some(Boats::new(1)));
    let notes = register.series(Basis::UkArrivals).unwrap().publications()[0].days.iter();
    let revised: Vec<Date> = notes.filter(|day| day.note.is_some()).map(|day| day.date).collect();
    let printed = [
        d(2023, 2, 8),
        d(2023, 2, 13),
        d(2023, 4, 4),
        d(2023, 4, 5),
        d(2023, 6, 10),
        d(2023, 6, 11),
        d(2023, 6, 22),
        d(2024, 6, 7),
        d(2025, 9, 6),
    ];
    assert_eq!(revised, printed);
    let next = Period::day(d(2026, 8, 21)).unwrap();
    assert_eq!(view.total(next), Err(Missing::Day { first: d(2026, 8, 21) }));
    let warnings: Vec<(&str, Option<String>)> =
        register.warnings().iter().map(|one| (one.id(), one.place().cell())).collect();
    // 10 August 2026 is day 3,144 of the series, under one row of headings.
    assert_eq!(warnings, [("C015", Some("B3145".to_owned()))]);
}

#[test]
fn day_numbers_of_the_news_agencies() {
    let house = Convention::HOUSE;
    let elapsed = Convention { day_count: DayCount::Elapsed, ..house };
    for (office, day, number) in [
        (d(2024, 7, 5), d(2025, 8, 11), 403),
        (d(2022, 10, 25), d(2024, 6, 25), 610),
        (d(2019, 7, 24), d(2022, 6, 23), 1_066),
        (d(2024, 7, 5), d(2024, 12, 1), 150),
        (d(2022, 10, 25), d(2023, 7, 8), 257),
        (d(2022, 9, 6), d(2022, 10, 24), 49),
    ] {
        assert_eq!(house.day_number(office, day), Some(Days::new(number)));
        assert_eq!(house.nth_day(office, Days::new(number)), Some(day));
        assert_eq!(elapsed.day_number(office, day), Some(Days::new(number - 1)));
        let first = house.first_days(office, Days::new(number)).unwrap();
        assert_eq!((first.last(), first.days()), (Some(day), Some(Days::new(number))));
    }
    let mail = Convention { week: WeekRule::SundayToSaturday, ..house };
    let week = mail.week_of(d(2025, 7, 5)).unwrap();
    assert_eq!((week.start(), week.last()), (d(2025, 6, 29), Some(d(2025, 7, 5))));
    assert_eq!(house.week_of(d(2025, 7, 5)).unwrap().start(), d(2025, 7, 5) - 5.days());
}
