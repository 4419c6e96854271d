//! Measures, windows, values, steps and reasons, each as it is written in words.

use crossings::consistency::Quantity;
use crossings::jiff::civil::date;
use crossings::{
    Amount, Audit, AuditOptions, Calendar, Claim, Counted, Currency, Days, DeathScope, Measure, NoValue,
    Order, Period, Property, Reading, Step, Stretch, Unit, Value, Window,
};

use super::{claim, earlier, march, ratio, since};

/// A measure, or a window, as it is written in a few words.
#[test]
fn every_measure_is_written_in_a_few_words() {
    let (of, first, week) = (Counted::People, march(1, 1), march(1, 7));
    let record = |by, month| {
        let (within, order) = (week.clone(), Order::Highest);
        Measure::Record { of, by, within, order, month }.to_string()
    };
    let rank = Measure::Rank {
        of: Counted::Boats,
        item: march(3, 9),
        by: Stretch::Week,
        within: week.clone(),
        order: Order::Lowest,
        month: Some(3),
    };
    let office = || Window::Handover(date(2024, 7, 5));
    let money = |reported_by: Option<&str>| Measure::Money {
        agreements: vec!["F01".to_owned(), "F03".to_owned()],
        currency: Currency::GBP,
        reported_by: reported_by.map(str::to_owned),
    };
    let (days, until) = (Property::Arrivals, Some(date(2025, 3, 7)));
    let rows = [
        (
            Measure::Needed { of, over: first, to_pass: march(2, 2) },
            "people that 2025-03-01 needs to pass 2025-03-02",
        ),
        (
            Measure::RecordSince { of: Counted::Boats, day: date(2025, 3, 7) },
            "last day before 2025-03-07 with as many boats",
        ),
        (
            Measure::LongestStreak { days: Property::NoArrivals, within: week.clone() },
            "most days in a row without arrivals, 2025-03-01 to 2025-03-07",
        ),
        (Measure::Streak { days, until }, "days in a row with arrivals, up to 2025-03-07"),
        (Measure::Streak { days, until: None }, "days in a row with arrivals, up to the last known day"),
        (
            Measure::DaysWith { days: Property::AtLeast(1_000), over: week.clone() },
            "days with at least 1,000 people, 2025-03-01 to 2025-03-07",
        ),
        (
            Measure::Milestone { of, reaches: 50_000, over: office() },
            "day by which 50,000 people were reached, the handover of 2024-07-05 to the last known day",
        ),
        (
            Measure::MilestoneDay { of, reaches: 50_000, over: office() },
            "number of the day by which 50,000 people were reached, the handover of 2024-07-05 to the last known day",
        ),
        (money(None), "GBP of F01 + F03"),
        (money(Some("the auditor")), "GBP of F01 + F03, as reported by the auditor"),
        (
            Measure::MostAboard { within: week.clone() },
            "most people aboard one boat, 2025-03-01 to 2025-03-07",
        ),
        (
            rank,
            "place of 2025-03-03 to 2025-03-09 among the weeks with the fewest boats in March, \
             2025-03-01 to 2025-03-07",
        ),
    ];
    for (measure, words) in rows {
        assert_eq!(measure.to_string(), words);
    }
    let stretches = [
        (Stretch::Week, Some(8), "most people of a week in August, 2025-03-01 to 2025-03-07"),
        (Stretch::Month, Some(12), "most people of a month in December, 2025-03-01 to 2025-03-07"),
        // There is no such month, and so no such stretch; the words say what was asked for.
        (Stretch::Year, Some(13), "most people of a year in month 13, 2025-03-01 to 2025-03-07"),
        (Stretch::Year, Some(0), "most people of a year in month 0, 2025-03-01 to 2025-03-07"),
    ];
    for (by, month, words) in stretches {
        assert_eq!(record(by, month), words);
    }
}

#[test]
fn every_window_is_written_in_a_few_words() {
    let first_days = Window::FirstDays { days: Days::new(150), handover: date(2022, 10, 25) };
    let rows = [
        (first_days, "the first 150 days from the handover of 2022-10-25"),
        (Window::Policy("pm-sunak".to_owned()), "pm-sunak"),
        (Window::WeekOf(date(2025, 3, 5)), "the week with 2025-03-05"),
        (Window::ToDate(Calendar::Year), "the year to date"),
        (Window::ToDate(Calendar::Month), "the month to date"),
        (since(date(2024, 7, 5)), "2024-07-05 to the last known day"),
        (earlier(1, march(1, 1)), "(2025-03-01) a year before"),
        (earlier(4, Window::ToDate(Calendar::Year)), "(the year to date) 4 years before"),
    ];
    for (window, words) in rows {
        assert_eq!(window.to_string(), words);
    }
}

/// One of each, and more of each; and at the end of the numbers, where a hundredfold does not fit, the number itself.
#[test]
fn a_number_is_written_with_its_unit_however_large_it_is() {
    let most = ratio(i128::MAX, 1);
    let rows = [
        (ratio(1, 1), Unit::Count(Counted::PeoplePrevented), "1 person prevented"),
        (ratio(1, 1), Unit::Count(Counted::EventsPrevented), "1 event prevented"),
        (ratio(1, 1), Unit::Count(Counted::PeopleAttempting), "1 person attempting"),
        (ratio(2, 1), Unit::Count(Counted::PeopleAttempting), "2 people attempting"),
        (ratio(1, 1), Unit::PeoplePerBoat, "1 person per boat"),
        (ratio(113, 2), Unit::PeoplePerBoat, "56.5 people per boat"),
        (ratio(1, 1), Unit::Deaths, "1 death"),
        (ratio(0, 1), Unit::Deaths, "0 deaths"),
        (ratio(1, 1), Unit::Times, "1 time"),
        (most, Unit::Times, "170141183460469231731687303715884105727 times"),
        (most, Unit::Deaths, "170141183460469231731687303715884105727 deaths"),
        (most, Unit::Points, "170141183460469231731687303715884105727 of the whole"),
        (most, Unit::Share, "170141183460469231731687303715884105727"),
        (most, Unit::Change, "170141183460469231731687303715884105727 more"),
        (ratio(-i128::MAX, 1), Unit::Change, "170141183460469231731687303715884105727 less"),
        (ratio(0, 1), Unit::Change, "no change"),
    ];
    for (number, unit, words) in rows {
        assert_eq!(Value::Number { number, unit }.to_string(), words);
    }
    let units = [
        (Unit::Share, "share"),
        (Unit::Change, "change"),
        (Unit::Points, "percentage points"),
        (Unit::PeoplePerBoat, "people per boat"),
        (Unit::Deaths, "deaths"),
        (Unit::Times, "times"),
        (Unit::Place, "place"),
    ];
    for (unit, words) in units {
        assert_eq!(unit.to_string(), words);
    }
}

/// An amount may be as low as the numbers go, and has no number then: the opposite does not fit.
#[test]
fn the_lowest_amount_is_written_and_has_no_number() {
    let lowest = Value::Money(Amount::from_minor(Currency::GBP, i128::MIN));
    assert_eq!(lowest.to_string(), "GBP -1,701,411,834,604,692,317,316,873,037,158,841,057.28");
    assert_eq!((lowest.number(), lowest.date(), lowest.unit()), (None, None, None));
}

#[test]
fn one_week_is_one_in_the_working() {
    let weeks = |weeks, sum| {
        let period = Period::inclusive(date(2025, 3, 3), date(2025, 3, 16)).unwrap();
        Step::Weeks { of: Counted::PeoplePrevented, period, weeks, sum }.to_string()
    };
    assert_eq!(weeks(1, 1), "1 person prevented, 1 week that ends in 2025-03-03..2025-03-16");
    assert_eq!(weeks(2, 1_200), "1,200 people prevented, 2 weeks that end in 2025-03-03..2025-03-16");
}

#[test]
fn why_there_are_no_deaths_says_of_which_scope() {
    let period = Period::inclusive(date(2024, 1, 1), date(2024, 12, 31)).unwrap();
    let scopes = [
        (DeathScope::AtSea, "at sea"),
        (DeathScope::AtSeaAndShore, "at sea and on the shore"),
        (DeathScope::BorderRegion, "in the border region"),
        (DeathScope::Unstated, "of no stated scope"),
    ];
    for (scope, words) in scopes {
        let none = NoValue::NoDeaths { scope, period }.to_string();
        assert_eq!(none, format!("no report of deaths {words} is of 2024-01-01..2024-12-31"));
        let differ = NoValue::DeathsDiffer { scope, period, one: 72, other: 73 }.to_string();
        assert_eq!(
            differ,
            format!("reports of deaths {words} over 2024-01-01..2024-12-31 differ: 72 and 73")
        );
    }
}

/// The numbers of a repair say whose deaths they are.
#[test]
fn deaths_that_are_counted_differently_are_named_apart() {
    let scopes =
        [DeathScope::AtSea, DeathScope::AtSeaAndShore, DeathScope::BorderRegion, DeathScope::Unstated];
    let deaths = |scope| claim("deaths", Measure::Deaths { scope, over: march(1, 31) }, "50");
    let claims = scopes.map(deaths);
    let claims: Vec<&Claim> = claims.iter().collect();
    let system = Audit::system(&claims, &[], Reading::Strict, &AuditOptions::default());
    let named: Vec<&str> = system.variables().iter().map(Quantity::name).collect();
    assert_eq!(
        named,
        [
            "deaths at sea[2025-03-01..2025-03-31]",
            "deaths at sea and on the shore[2025-03-01..2025-03-31]",
            "deaths in the border region[2025-03-01..2025-03-31]",
            "deaths[2025-03-01..2025-03-31]",
        ]
    );
}
