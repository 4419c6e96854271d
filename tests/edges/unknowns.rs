//! The exact set of an unknown, where its ends or what they are reckoned with do not fit.

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::jiff::civil::{Date, date};
use crossings::question::{Describe, Files, FindWindows, Question, QuestionError, RegisterQuestion, Solve};
use crossings::solve::{self, SolveError};
use crossings::{
    Basis, Convention, Counted, HandoverDay, Interval, NoValue, Ratio, Reading, Rounding, WindowMeasure,
    windows,
};

use super::{arrivals, at_least, at_most, counted_in_march, publication, ratio, register};

fn between(lower: Bound<Ratio>, upper: Bound<Ratio>) -> Interval {
    Interval::new(lower, upper).unwrap()
}

#[test]
fn an_end_that_does_not_fit_is_refused() {
    let (least, most) = (ratio(1, i128::MAX), ratio(i128::MAX, 1));
    let above = between(Excluded(least), Unbounded);
    let below = between(Unbounded, Excluded(least));
    for (total, mean) in [
        // 2^64 - 1 divided by it: as many as that, or more.
        (u64::MAX, above),
        (u64::MAX, at_most(least)),
        (u64::MAX, below),
        // More than the greatest number.
        (1, below),
    ] {
        assert_eq!(solve::divisors(total, &mean), Err(SolveError::Overflow), "{total} by {mean}");
    }
    for mean in [
        between(Included(ratio(0, 1)), Included(most)),
        between(Included(ratio(0, 1)), Excluded(most)),
        between(Excluded(most), Unbounded),
        at_least(most),
    ] {
        assert_eq!(solve::totals(u64::MAX, &mean), Err(SolveError::Overflow), "{mean}");
    }
    // 2^64 is more than is counted.
    let counted = |most| solve::totals(1, &between(Included(ratio(0, 1)), Included(most)));
    assert_eq!(counted(ratio(1 << 64, 1)), Err(SolveError::Overflow));
    // The difference of these has both denominators below the line.
    let narrow = between(Included(ratio(1, (1 << 126) - 1)), Included(ratio(1, (1 << 126) - 3)));
    assert_eq!(solve::divisors_of_any_total(&narrow, 20), Err(SolveError::Overflow));
    assert_eq!(SolveError::Overflow.to_string(), "a number does not fit");
}

#[test]
fn more_solutions_than_can_be_counted_have_no_number() {
    let all = solve::totals(1, &between(Included(ratio(0, 1)), Included(ratio(u64::MAX.into(), 1)))).unwrap();
    assert_eq!((all.count(), all.to_string().as_str()), (None, "0 to 18,446,744,073,709,551,615"));
    let but_one =
        solve::totals(1, &between(Included(ratio(1, 1)), Included(ratio(u64::MAX.into(), 1)))).unwrap();
    assert_eq!(but_one.count(), Some(u64::MAX));
    let open = solve::totals(1, &at_least(ratio(5, 1))).unwrap();
    assert_eq!((open.count(), open.only(), open.to_string().as_str()), (None, None, "at least 5"));
}

#[test]
fn days_without_a_last_have_no_number() {
    // Ten people, five a day at most: in two days or more.
    let open = solve::last_days(10, &at_most(ratio(5, 1)), date(2024, 7, 5), Convention::HOUSE).unwrap();
    assert_eq!((open.count(), open.to_string().as_str()), (None, "6 July 2024 or later"));
    // One a day at least: in ten days or fewer.
    let first_ten =
        solve::last_days(10, &at_least(ratio(1, 1)), date(2024, 7, 5), Convention::HOUSE).unwrap();
    assert_eq!((first_ten.count(), first_ten.to_string().as_str()), (Some(10), "5 to 14 July 2024"));
}

/// The house counts from the last day on, which is the only one; the other begins on the day after, which there is not.
#[test]
fn last_days_end_with_the_calendar() {
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..Convention::HOUSE };
    let days = |convention| solve::last_days(10, &at_least(ratio(1, 1)), Date::MAX, convention).unwrap();
    assert_eq!(days(Convention::HOUSE).only(), Some(Date::MAX));
    assert!(days(outgoing).is_empty());
    assert_eq!(days(outgoing).to_string(), "none");
}

/// Nothing above the greatest number is counted.
#[test]
fn the_next_above_the_greatest_number_does_not_fit() {
    let beyond = between(Excluded(ratio(i128::MAX, 1)), Unbounded);
    assert_eq!(solve::totals(1, &beyond), Err(SolveError::Overflow));
}

/// 2⁶⁴ − 1 days of 128 people are more people than fit. A mean to nine places says so little of less than a thousand
/// million days that each number of them would have to be tried.
#[test]
fn a_question_about_an_unknown_says_that_its_answer_does_not_fit() {
    let (reading, rounding, basis, as_of) = (Reading::Strict, Rounding::default(), Basis::UkArrivals, None);
    let of_days = Solve::Totals { days: u64::MAX, figure: "128 a day".to_owned(), reading, rounding };
    assert_eq!(of_days.answer(), Err(QuestionError::Unsolved(SolveError::Overflow)));
    let figure = "0.123456789 a day".to_owned();
    let of_any = Solve::AnyTotal { figure, most: u64::MAX, reading, rounding };
    let too_many = SolveError::TooMany { limit: 1_000_000 };
    assert_eq!(of_any.answer(), Err(QuestionError::Unsolved(too_many)));

    let register = counted_in_march([60]);
    let (counted, figure, files) = (Counted::PeoplePrevented, || "60".to_owned(), Files::default);
    let (of, on) = (Some(WindowMeasure::Total(counted)), date(2025, 3, 1));
    let by_week = Err(QuestionError::NoValue(NoValue::ByWeekOnly { of: counted }));
    let from = Solve::LastDayOnData {
        files: files(),
        from: on,
        figure: figure(),
        of,
        basis,
        as_of,
        reading,
        rounding,
    };
    assert_eq!(from.answer_on(&register), by_week);
    let to = Solve::FirstDayOnData {
        files: files(),
        to: on,
        figure: figure(),
        of,
        basis,
        as_of,
        reading,
        rounding,
    };
    assert_eq!(to.answer_on(&register), by_week);
    let windows = FindWindows { of, ..FindWindows::of(figure()) };
    assert_eq!(windows.answer_on(&register).map(|found| found.all), by_week.map(|_| 0));
}

#[test]
fn no_question_about_an_unknown_is_answered_by_what_is_no_figure() {
    let (reading, rounding) = (Reading::Strict, Rounding::default());
    let question = Solve::Days { total: 1, figure: "sixty people".repeat(2), reading, rounding };
    let refused = question.answer_on(&counted_in_march([60]));
    assert!(matches!(refused, Err(QuestionError::Unparsed(_))), "{refused:?}");
    let windows = FindWindows::of("many").answer_on(&counted_in_march([60]));
    assert!(matches!(windows, Err(QuestionError::Unparsed(_))), "{windows:?}");
}

/// An end times the sums of some days, or more than it has for each, does not fit: of whichever end it is, and of a
/// mean for each week, of which seven times as much is looked at.
#[test]
fn windows_whose_ends_do_not_fit_are_refused() {
    let register = counted_in_march([60, 60]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let (most, least) = (ratio(i128::MAX, 1), ratio(1, i128::MAX));
    let total = WindowMeasure::Total(Counted::People);
    let week = WindowMeasure::MeanPerWeek(Counted::People);
    for (value, of) in [
        (at_least(most), total),
        (at_most(most), total),
        (at_least(least), total),
        (at_least(most), WindowMeasure::MeanPerDay(Counted::People)),
        (at_most(least), week),
        (at_least(ratio(1, i128::MAX >> 3)), week),
    ] {
        assert_eq!(windows(&value, of, view), Err(NoValue::Overflow), "{value} {of:?}");
    }
}

/// People are never fewer than boats, so that of both the boats are asked first whether they fit.
#[test]
fn windows_of_more_people_or_boats_than_fit_are_refused() {
    let many = |boats| {
        let row = |on| arrivals(on, u64::MAX, boats);
        let register = register(vec![publication(date(2025, 3, 3), vec![row(1), row(2)])]);
        let view = register.series(Basis::UkArrivals).unwrap().newest();
        windows(&at_least(ratio(1, 1)), WindowMeasure::PeoplePerBoat, view)
    };
    assert_eq!([many(1), many(u64::MAX)], [Err(NoValue::Overflow), Err(NoValue::Overflow)]);
}

/// To 28 places, of each week: seven times 10²⁸ by 2⁶⁴ does not fit.
#[test]
fn windows_of_a_mean_to_too_many_places_are_refused() {
    let register = register(vec![publication(date(2025, 3, 2), vec![arrivals(1, u64::MAX, 1)])]);
    let figure = format!("0.{}1 a week", "0".repeat(27));
    let question = FindWindows { reading: Reading::Strict, ..FindWindows::of(figure) };
    assert_eq!(question.answer_on(&register), Err(QuestionError::NoValue(NoValue::Overflow)));
}

#[test]
fn a_number_is_asked_for_as_a_fraction_whose_parts_fit() {
    let number = Describe::number;
    let (most, more) = (i128::MAX.to_string(), i128::MAX.unsigned_abs() + 1);
    assert_eq!(number(&format!("{most}/3")), Some(ratio(i128::MAX, 3)));
    assert_eq!(number(&format!("1/{most}")), Some(ratio(1, i128::MAX)));
    assert_eq!([number(&format!("{more}/3")), number(&format!("1/{more}"))], [None, None]);
    assert_eq!([number("+1/3"), number("1/+3"), number("1/03"), number("1/0")], [None; 4]);
}
