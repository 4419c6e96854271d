//! Measures that have no value: at the ends of the numbers and of the calendar, and where a day, a series or a window
//! is not there.

use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, Basis, Boats, Calendar, Convention, Counted, Currency, DeathScope, Draft, DraftAgreement,
    DraftPublication, DraftTotal, DraftWeek, Events, Field, Grounds, Measure, Missing, NoValue, Order,
    People, Per, Period, Property, Ratio, Register, Status, Stretch, Sums, WeekRule, Window, WindowError,
};

use super::{
    arrivals, boats, counted, counted_in_march, landed, march, people, publication, ratio, register, since,
};

/// Of no uncontrolled landing there is no part; that they are 9 in 20 now is 45 points more all the same.
#[test]
fn a_share_of_none_has_no_change_and_has_points() {
    let register =
        register(vec![publication(date(2025, 4, 1), vec![landed(1, 200, 5, 0), landed(2, 900, 20, 9)])]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let (over, against) = (march(2, 2), march(1, 1));
    let points =
        Measure::SharePoints { of, among: among.clone(), over: over.clone(), against: against.clone() };
    assert_eq!(points.evaluate(&grounds).unwrap().number(), Some(ratio(9, 20)));
    let none = Measure::ShareChange { of, among, over, against }.evaluate(&grounds).unwrap_err();
    let period = Period::day(date(2025, 3, 1)).unwrap();
    assert_eq!(none, NoValue::NothingToDivideBy { what: "uncontrolled landings", period });
    assert_eq!(
        none.to_string(),
        "there is nothing to divide by: no uncontrolled landings over 2025-03-01..2025-03-01"
    );
}

/// Two days with as many boats as can be written, each with somebody in it.
fn at_the_end() -> Register {
    let most = u64::MAX;
    register(vec![publication(
        date(2025, 4, 1),
        vec![landed(1, most, most, most - 1), landed(2, most - 2, most - 2, most - 3)],
    )])
}

/// The shares are (m − 1)/m and (m − 3)/(m − 2), m being 2⁶⁴ − 1: what they differ by has a denominator beyond 2¹²⁷.
#[test]
fn what_does_not_fit_has_no_value_and_says_so() {
    let register = at_the_end();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let (landings, boats) = (Counted::UncontrolledLandings, Counted::Boats);
    let (first, second) = (march(1, 1), march(2, 2));
    let among = |among: &[Counted]| among.to_vec();
    let beyond = [
        Measure::Share { of: boats, among: among(&[boats, boats]), over: first.clone() },
        Measure::SharePoints {
            of: landings,
            among: among(&[boats]),
            over: second.clone(),
            against: first.clone(),
        },
        Measure::ShareChange {
            of: landings,
            among: among(&[boats]),
            over: second.clone(),
            against: first.clone(),
        },
    ];
    for measure in beyond {
        assert_eq!(measure.evaluate(&grounds), Err(NoValue::Overflow), "{measure}");
    }
    assert_eq!(NoValue::Overflow.to_string(), "the number is too large to be exact");
    let one = Measure::Share { of: landings, among: among(&[boats]), over: first.clone() };
    let m = i128::from(u64::MAX);
    assert_eq!(one.evaluate(&grounds).unwrap().number(), Some(ratio(m - 1, m)));
    // What is needed to pass is one more than the difference, and none where the other is passed.
    let needed = |over: &Window, to_pass: &Window| {
        let needed = Measure::Needed { of: boats, over: over.clone(), to_pass: to_pass.clone() };
        needed.evaluate(&grounds).map(|value| value.number())
    };
    assert_eq!(needed(&second, &first), Ok(Some(ratio(3, 1))));
    assert_eq!(needed(&first, &first), Ok(Some(ratio(1, 1))));
    assert_eq!(needed(&first, &second), Ok(Some(ratio(0, 1))));
    let difference = Measure::Difference { of: boats, over: second.clone(), against: first };
    assert_eq!(difference.evaluate(&grounds).unwrap().number(), Some(ratio(-2, 1)));
    assert_eq!(self::boats(second).evaluate(&grounds).unwrap().number(), Some(ratio(m - 2, 1)));
}

/// No day follows the last of the calendar, so that no window ends with it.
#[test]
fn the_last_day_of_the_calendar_has_no_value() {
    let register = counted_in_march([60, 60]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, Date::MAX);
    let (of, days) = (Counted::People, Property::Arrivals);
    let rows = [
        Measure::Streak { days, until: Some(Date::MAX) },
        Measure::Streak { days, until: None },
        Measure::RecordSince { of, day: Date::MAX },
        Measure::DaysWith { days, over: Window::ToDate(Calendar::Year) },
        Measure::Duration { over: Window::ToDate(Calendar::Month) },
        people(since(date(2025, 3, 1))),
    ];
    let refused = NoValue::Window(WindowError::OutOfCalendar);
    for measure in rows {
        assert_eq!(measure.evaluate(&grounds), Err(refused.clone()), "{measure}");
    }
    assert_eq!(refused.to_string(), "it goes beyond the calendar");
}

/// Each of 31 days has 2⁶³ people, of whom no week or month can have the sum; in boats of sixty it fits.
#[test]
fn a_record_of_weeks_and_months_says_that_a_sum_does_not_fit() {
    let half = 1_u64 << 63;
    let register = counted_in_march([half; 31]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 31));
    let record = |of, by| {
        let record = Measure::Record { of, by, within: march(1, 31), order: Order::Highest, month: None };
        record.evaluate(&grounds).map(|value| value.number())
    };
    for by in [Stretch::Week, Stretch::Month, Stretch::Days(2)] {
        assert_eq!(record(Counted::People, by), Err(NoValue::Missing(Missing::Overflow)), "{by:?}");
    }
    let boats = i128::from(half.div_ceil(60)) * 31;
    assert_eq!(record(Counted::Boats, Stretch::Month), Ok(Some(ratio(boats, 1))));
    assert_eq!(record(Counted::People, Stretch::Day), Ok(Some(ratio(i128::from(half), 1))));
}

/// Two weeks, in each of which as many were prevented as can be written; of the first of them the days are known.
#[test]
fn preventions_that_do_not_fit_have_no_sum() {
    let week = |on, people| DraftWeek {
        ending: Field::Known(date(2025, 3, on)),
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(people)),
        prevented_people: Field::Known(People::new(u64::MAX)),
        prevented_events: Field::Known(Events::new(1)),
        ..DraftWeek::default()
    };
    let days = (3..=9).map(|on| arrivals(on, 1, 1)).collect();
    let register = register(vec![DraftPublication {
        weeks: vec![week(9, 7), week(16, 7)],
        ..publication(date(2025, 4, 1), days)
    }]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 16));
    let total = |of, over| Measure::Total { of, over }.evaluate(&grounds).map(|value| value.number());
    let (prevented, both) = (Counted::PeoplePrevented, march(3, 16));
    assert_eq!(total(prevented, march(3, 9)), Ok(Some(ratio(i128::from(u64::MAX), 1))));
    assert_eq!(total(prevented, both.clone()), Err(NoValue::Overflow));
    assert_eq!(total(Counted::EventsPrevented, both.clone()), Ok(Some(ratio(2, 1))));
    assert_eq!(total(Counted::PeopleAttempting, march(3, 9)), Err(NoValue::Overflow));
    let by = Stretch::Days(14);
    let record = Measure::Record { of: prevented, by, within: both, order: Order::Highest, month: None };
    assert_eq!(record.evaluate(&grounds), Err(NoValue::Overflow));
}

#[test]
fn money_that_does_not_fit_has_no_sum() {
    let agreement = |id: &str, minor| DraftAgreement {
        id: id.to_owned(),
        title: id.to_owned(),
        payer: "one".to_owned(),
        payee: "another".to_owned(),
        commitment: Field::Known(Amount::from_minor(Currency::GBP, minor)),
        ..DraftAgreement::default()
    };
    let agreements = vec![agreement("all", i128::MAX), agreement("penny", 1)];
    let register = Register::try_from(Draft { agreements, ..Draft::default() }).unwrap();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 1));
    let money = |ids: &[&str]| {
        let agreements = ids.iter().map(|id| (*id).to_owned()).collect();
        Measure::Money { agreements, currency: Currency::GBP, reported_by: None }.evaluate(&grounds)
    };
    assert_eq!(money(&["all"]).unwrap().number(), Some(ratio(i128::MAX, 1)));
    assert_eq!(money(&["all", "penny"]), Err(NoValue::Overflow));
}

/// The measures of one window.
fn over_one(over: &Window) -> Vec<Measure> {
    let (over, of, days) = (|| over.clone(), Counted::People, Property::Arrivals);
    let (by, order, month) = (Stretch::Day, Order::Highest, None);
    vec![
        Measure::Total { of, over: over() },
        Measure::Mean { of, per: Per::Week, over: over() },
        Measure::PeoplePerBoat { over: over() },
        Measure::Share { of, among: vec![of], over: over() },
        Measure::LongestStreak { days, within: over() },
        Measure::DaysWith { days, over: over() },
        Measure::Milestone { of, reaches: 1_000, over: over() },
        Measure::MilestoneDay { of, reaches: 1_000, over: over() },
        Measure::Record { of, by, within: over(), order, month },
        Measure::RecordDate { of, by, within: over(), order, month },
        Measure::Duration { over: over() },
        Measure::Deaths { scope: DeathScope::AtSea, over: over() },
        Measure::MostAboard { within: over() },
    ]
}

/// Those that hold one window against another.
fn over_two(over: &Window, against: &Window) -> Vec<Measure> {
    let (of, among) = (Counted::People, vec![Counted::People]);
    let (over, against) = (|| over.clone(), || against.clone());
    let mut all = vec![
        Measure::Difference { of, over: over(), against: against() },
        Measure::Needed { of, over: over(), to_pass: against() },
        Measure::SharePoints { of, among: among.clone(), over: over(), against: against() },
        Measure::ShareChange { of, among, over: over(), against: against() },
    ];
    for per in [None, Some(Per::Day), Some(Per::Week)] {
        all.push(Measure::Change { of, per, over: over(), against: against() });
        all.push(Measure::Times { of, per, over: over(), against: against() });
    }
    all
}

/// Sixty people on the first and on the second of March; of the third nothing is known.
#[test]
fn what_a_window_lacks_every_measure_of_it_lacks() {
    let register = counted_in_march([60, 60]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let (known, nobody) = (march(1, 2), Window::Policy("nobody".to_owned()));
    let rank = |item: &Window, within: &Window| {
        let (by, order) = (Stretch::Days(2), Order::Highest);
        Measure::Rank {
            of: Counted::People,
            item: item.clone(),
            by,
            within: within.clone(),
            order,
            month: None,
        }
    };
    let no_window = [
        over_one(&nobody),
        over_two(&nobody, &known),
        over_two(&known, &nobody),
        vec![rank(&nobody, &known), rank(&known, &nobody)],
    ];
    let unknown = NoValue::Window(WindowError::UnknownPolicy("nobody".to_owned()));
    for measure in no_window.concat() {
        assert_eq!(measure.evaluate(&grounds), Err(unknown.clone()), "{measure}");
    }
    assert_eq!(unknown.to_string(), "there is no policy period `nobody`");
    // Records compare what is known; how long a window is depends on no day, nor do reports of deaths and boats.
    let beyond = march(1, 3);
    let one: Vec<Measure> = over_one(&beyond).into_iter().take(8).collect();
    let missing = NoValue::Missing(Missing::Day { first: date(2025, 3, 3) });
    for measure in [one, over_two(&beyond, &known), over_two(&known, &beyond)].concat() {
        assert_eq!(measure.evaluate(&grounds), Err(missing.clone()), "{measure}");
        assert_eq!(measure.explain(&grounds), Err(missing.clone()), "{measure}");
    }
    let french = Grounds::new(&register, Basis::FrenchAttempts, date(2025, 3, 2));
    let one: Vec<Measure> = over_one(&known).into_iter().take(10).collect();
    let long = Measure::Record {
        of: Counted::People,
        by: Stretch::Days(365),
        within: known.clone(),
        order: Order::Lowest,
        month: None,
    };
    let since = Measure::RecordSince { of: Counted::People, day: date(2025, 3, 2) };
    for measure in [one, over_two(&known, &known), vec![rank(&known, &known), long, since]].concat() {
        let none = NoValue::NoSeries { basis: Basis::FrenchAttempts };
        assert_eq!(measure.evaluate(&french), Err(none), "{measure}");
    }
}

/// The first two days have one person each; the last two have 2⁶³, of which no sum fits.
#[test]
fn no_place_is_said_among_sums_that_do_not_fit() {
    let register = counted_in_march([1, 1, 1 << 63, 1 << 63]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 4));
    let rank = |within| {
        let (of, by, order, month) = (Counted::People, Stretch::Days(2), Order::Lowest, None);
        Measure::Rank { of, item: march(1, 2), by, within, order, month }.evaluate(&grounds)
    };
    assert_eq!(rank(march(1, 3)).unwrap().to_string(), "1st");
    assert_eq!(rank(march(1, 4)), Err(NoValue::Missing(Missing::Overflow)));
}

/// What is final of 2023, beside days from one on.
fn with_a_total(of_2023: u64, first: Date, people: &[u64]) -> Register {
    let total = DraftTotal {
        from: Field::Known(date(2023, 1, 1)),
        to: Field::Known(date(2023, 12, 31)),
        people: Field::Known(People::new(of_2023)),
        evidence: "made up".to_owned(),
        ..DraftTotal::default()
    };
    register(vec![DraftPublication {
        status: Status::Final,
        totals: vec![total],
        ..publication(date(2024, 2, 1), counted(first, people.iter().copied()))
    }])
}

/// Of the year the final total is as large as can be, and on the day after it ten more people arrived.
#[test]
fn a_record_with_a_final_total_says_what_the_total_says() {
    let register = with_a_total(u64::MAX, date(2023, 1, 1), &[10; 366]);
    let days = || Window::Days(Period::inclusive(date(2023, 1, 1), date(2024, 1, 1)).unwrap());
    let record = |by| {
        let (of, order, month) = (Counted::People, Order::Highest, None);
        Measure::Record { of, by: Stretch::Days(by), within: days(), order, month }
    };
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2024, 1, 1));
    let number =
        |measure: Measure, grounds: &Grounds<'_>| measure.evaluate(grounds).map(|value| value.number());
    assert_eq!(number(people(days()), &grounds), Ok(Some(ratio(3_660, 1))));
    assert_eq!(number(record(366), &grounds), Ok(Some(ratio(3_660, 1))));
    let spliced = grounds.with_sums(Sums::Spliced);
    assert_eq!(number(people(days()), &spliced), Err(NoValue::Overflow));
    assert_eq!(number(record(366), &spliced), Err(NoValue::Overflow));
    assert_eq!(number(record(365), &spliced), Ok(Some(Ratio::whole(u64::MAX))));
}

/// Ten people arrived on the last day of 2022 and on each day of 2023.
#[test]
fn days_before_a_final_total_do_not_fit_with_it() {
    let window = |from, to| people(Window::Days(Period::inclusive(from, to).unwrap()));
    let year = |register: &Register, from| {
        let grounds = Grounds::new(register, Basis::UkArrivals, date(2023, 12, 31)).with_sums(Sums::Spliced);
        window(from, date(2023, 12, 31)).evaluate(&grounds).map(|value| value.number())
    };
    let before = date(2022, 12, 31);
    let most = with_a_total(u64::MAX, before, &[10; 366]);
    assert_eq!(year(&most, date(2023, 1, 1)), Ok(Some(Ratio::whole(u64::MAX))));
    assert_eq!(year(&most, before), Err(NoValue::Overflow));
    // With ten fewer it does.
    let fits = with_a_total(u64::MAX - 10, before, &[10; 366]);
    assert_eq!(year(&fits, before), Ok(Some(Ratio::whole(u64::MAX))));
    // A day before it that nobody knows is missing all the same.
    let missing = Missing::Day { first: date(2022, 12, 30) };
    assert_eq!(year(&fits, date(2022, 12, 30)), Err(NoValue::Missing(missing)));
}

/// The days of the year do not add up, and its final total takes their place; of two of them nothing does.
#[test]
fn days_in_the_place_of_which_a_final_total_stands_have_to_add_up_for_a_record() {
    let half = 1_u64 << 63;
    let mut days = [0; 365];
    days[..2].fill(half);
    let register = with_a_total(1_000, date(2023, 1, 1), &days);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2023, 12, 31)).with_sums(Sums::Spliced);
    let over = || Window::Days(Period::year(2023).unwrap());
    assert_eq!(people(over()).evaluate(&grounds).unwrap().number(), Some(ratio(1_000, 1)));
    let (of, order, month) = (Counted::People, Order::Highest, None);
    let record = Measure::Record { of, by: Stretch::Days(365), within: over(), order, month };
    assert_eq!(record.evaluate(&grounds), Err(NoValue::Missing(Missing::Overflow)));
}

/// With weeks from a Sunday the first whole one begins on 7 January of the year 1; the second goes to the 20th.
#[test]
fn a_record_is_among_the_whole_weeks_after_the_first_day_of_the_calendar() {
    let counts = (1..=20).map(|day| if day < 7 { 600 } else { day });
    let register = register(vec![publication(date(1, 2, 1), counted(date(1, 1, 1), counts))]);
    let convention = Convention { week: WeekRule::SundayToSaturday, ..Convention::HOUSE };
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(1, 1, 20)).with_convention(convention);
    let record = |order| {
        let (of, by, within) = (Counted::People, Stretch::Week, since(date(1, 1, 1)));
        let record = Measure::Record { of, by, within, order, month: None };
        record.evaluate(&grounds).unwrap().to_string()
    };
    // 7 + … + 13, and 14 + … + 20.
    assert_eq!(
        (record(Order::Lowest), record(Order::Highest)),
        ("70 people".to_owned(), "119 people".to_owned())
    );
    let first = Measure::Rank {
        of: Counted::People,
        item: Window::WeekOf(date(1, 1, 8)),
        by: Stretch::Week,
        within: since(date(1, 1, 1)),
        order: Order::Highest,
        month: None,
    };
    assert_eq!(first.evaluate(&grounds).unwrap().to_string(), "2nd");
}
