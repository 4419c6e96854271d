//! Questions and their answers: what is asked of a register, and the exact set of an unknown.

use std::num::NonZeroU64;
use std::ops::Bound::Included;

use crossings::granularity::Undecided;
use crossings::jiff::civil::{Date, date};
use crossings::question::{
    File, Files, FindWindows, Granular, GranularityTest, Periods, Publications, Question, QuestionError,
    ReadFigure, RegisterQuestion, Solve, Summarise, Summarised,
};
use crossings::solve::{self, SolveError};
use crossings::{
    AsOf, Basis, Convention, Counted, Grouping, Interval, NoValue, Period, Printed, PublishedAt, Ratio,
    Reading, Rounding, SummaryRow, WeekRule, WindowMeasure, windows,
};

use super::{at_least, counted, counted_in_march, publication, ratio, register};

#[test]
fn a_figure_is_asked_for_as_it_is_printed() {
    let wanted =
        ReadFigure { figure: "around 128".to_owned(), rounding: Rounding::default(), rounded: false };
    assert_eq!(ReadFigure::of("around 128"), wanted);
}

#[test]
fn a_day_states_no_number() {
    let read = ReadFigure::of("27 August 2022").answer().unwrap();
    assert_eq!((read.date, read.natures), (Some(date(2022, 8, 27)), vec![]));
}

/// There are figures of three days.
#[test]
fn there_is_no_window_after_the_last_day() {
    let register = counted_in_march([60, 60, 60]);
    let found = |from| {
        let question = FindWindows { from: Some(date(2025, 3, from)), ..FindWindows::of("60") };
        let found = question.answer_on(&register).unwrap();
        (found.windows, found.all, found.share)
    };
    assert_eq!(found(3), (1, 1, Some(ratio(1, 1))));
    assert_eq!(found(4), (0, 0, None));
}

/// The year 1 begins on a Monday: of the Sunday's week before 7 January the calendar has six days.
#[test]
fn the_first_days_of_the_calendar_are_in_a_row_of_a_summary() {
    let register = register(vec![publication(date(1, 2, 1), counted(date(1, 1, 1), [60; 20]))]);
    let rows = |week, from: Option<Date>| {
        let convention = Convention { week, ..Convention::HOUSE };
        let question = Summarise { by: Grouping::Week, from, convention, ..Summarise::default() };
        let Summarised::Days(summary) = question.answer_on(&register).unwrap() else { unreachable!() };
        let row = |row: SummaryRow| (row.label, row.period.days().unwrap().get(), row.whole);
        summary.rows.into_iter().map(row).collect::<Vec<_>>()
    };
    let row = |last: &str, days, whole| (format!("week ending {last}"), days, whole);
    let second = || vec![row("0001-01-13", 7, true), row("0001-01-20", 7, true)];
    let sundays = WeekRule::SundayToSaturday;
    assert_eq!(rows(sundays, None), [vec![row("0001-01-06", 6, false)], second()].concat());
    assert_eq!(rows(sundays, Some(date(1, 1, 6))), [vec![row("0001-01-06", 1, false)], second()].concat());
    assert_eq!(rows(sundays, Some(date(1, 1, 7))), second());
    let mondays = [row("0001-01-07", 7, true), row("0001-01-14", 7, true), row("0001-01-21", 6, false)];
    assert_eq!(rows(WeekRule::MondayToSunday, None), mondays);
}

/// Before any file is read for it.
#[test]
fn a_question_with_no_figure_is_not_sound() {
    let question = |figure: &str| Solve::Days {
        total: 21_446,
        figure: figure.to_owned(),
        reading: Reading::Strict,
        rounding: Rounding::default(),
    };
    assert!(question("around 128 a day").sound().is_ok());
    assert!(question("a day").sound().is_err());
}

#[test]
fn days_at_the_end_of_the_calendar_are_not_swapped() {
    let window = |from, to| Summarise { from: Some(from), to: Some(to), ..Summarise::default() }.window();
    let (first, last) = (date(2025, 3, 1), Date::MAX);
    for from in [first, last] {
        let refused = window(from, last).unwrap_err();
        assert!(matches!(refused, QuestionError::OutOfCalendar), "{refused}");
    }
    let refused = window(last, first).unwrap_err();
    assert!(matches!(refused, QuestionError::ReversedWindow { .. }), "{refused}");
    assert_eq!(window(first, first).unwrap(), Period::day(first).ok());
}

#[test]
fn what_is_wrong_in_itself_or_not_there_is_no_question_of_a_register() {
    let register = counted_in_march([60]);
    let (from, to) = (date(2025, 3, 2), date(2025, 3, 1));
    let reversed = Summarise { from: Some(from), to: Some(to), ..Summarise::default() };
    assert_eq!(reversed.answer_on(&register), Err(QuestionError::ReversedWindow { from, to }));
    let (basis, known) = (Basis::FrenchAttempts, vec![Basis::UkArrivals]);
    let others = Publications { basis, ..Publications::default() };
    assert_eq!(others.answer_on(&register), Err(QuestionError::NoSuchSeries { basis, known }));
}

#[test]
fn windows_that_nobody_can_find_are_refused_before_a_file_is_read() {
    let (from, to) = (date(2025, 3, 2), date(2025, 3, 1));
    let files = Files(vec![File::at("no/such.ods")]);
    let reversed = FindWindows { from: Some(from), to: Some(to), files, ..FindWindows::of("60") };
    assert_eq!(reversed.answer().unwrap_err(), QuestionError::ReversedWindow { from, to });
    let unread = FindWindows { from: None, ..reversed };
    assert!(
        !matches!(unread.answer().unwrap_err(), QuestionError::ReversedWindow { .. }),
        "the file is not there"
    );
}

#[test]
fn the_periods_that_are_asked_for_are_those_of_the_files() {
    let files = Files(vec![File::here("offices.json", "{}")]);
    assert_eq!(Periods { files: files.clone(), timeline: None }.files(), &files);
}

/// Of three days with sixty people each.
#[test]
fn as_many_runs_are_listed_as_are_asked_for() {
    let register = register(vec![publication(date(2025, 3, 4), counted(date(2025, 3, 1), [60; 3]))]);
    let listed = |limit| {
        let question = FindWindows { limit: Some(limit), ..FindWindows::of("60") };
        let found = question.answer_on(&register).unwrap();
        (found.runs.len(), found.more_runs, found.windows, found.all)
    };
    assert_eq!([0, 1, 3, 4].map(listed), [(0, 3, 3, 6), (1, 2, 3, 6), (3, 0, 3, 6), (3, 0, 3, 6)]);
}

#[test]
fn there_are_windows_where_one_is_found() {
    let register = counted_in_march([60, 30]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let found = |of| {
        let exactly = Interval::point(ratio(of, 1));
        windows(&exactly, WindowMeasure::MeanPerDay(Counted::People), view).unwrap().is_empty()
    };
    assert_eq!([30, 45, 60, 61].map(found), [false, false, false, true]);
}

/// The first 70 days have ten people each, the 30 after them none: the mean is ten for 1 to 70 days, beyond the
/// number of days that are compared at once.
#[test]
fn a_run_of_windows_ends_where_the_mean_falls() {
    let first = date(2025, 1, 1);
    let days = counted(first, [[10; 70].as_slice(), [0; 30].as_slice()].concat());
    let register = register(vec![publication(date(2025, 6, 1), days)]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let of = WindowMeasure::MeanPerDay(Counted::People);
    let found = solve::last_days_on(view, first, of, &at_least(ratio(10, 1))).unwrap();
    let lasts: Vec<Date> = found.iter().collect();
    assert_eq!((lasts.len(), lasts.last()), (70, Some(&date(2025, 3, 11))));
}

/// A million trials are made, and the first of these does not fit; more are refused at once.
#[test]
fn a_million_trials_are_not_too_many() {
    let mean = Interval::point(ratio(10_i128.pow(30), 1));
    assert_eq!(solve::divisors_of_any_total(&mean, 1_000_000), Err(SolveError::Overflow));
    let refused = solve::divisors_of_any_total(&mean, 1_000_001);
    assert_eq!(refused, Err(SolveError::TooMany { limit: 1_000_000 }));
}

/// From 30 December 2024, day 1, to 5 December 2025: 341 days. The months are the same, and the years are not.
#[test]
fn dates_of_one_month_in_two_years_are_written_in_full() {
    let mean = Interval::new(Included(ratio(10, 341)), Included(ratio(10, 1))).unwrap();
    let days = solve::last_days(10, &mean, date(2024, 12, 30), Convention::HOUSE).unwrap();
    assert_eq!(days.to_string(), "30 December 2024 to 5 December 2025");
}

/// 21,446 over 167 and over 168 days are 128.4 and 127.7; over 166 and over 169, 129.2 and 126.9. Where 5 July 2024
/// is the first day, 18 December is the 167th: 27 + 31 + 30 + 31 + 30 + 18.
#[test]
fn what_a_figure_implies_is_written_in_words() {
    let (total, figure) = (21_446, "128 a day".to_owned());
    let (reading, rounding) = (Reading::Strict, Rounding::default());
    let written = |question: Solve| question.answer().unwrap().solutions.to_string();
    let days = Solve::Days { total, figure: figure.clone(), reading, rounding };
    assert_eq!(written(days), "167 or 168");
    let (since, convention) = (date(2024, 7, 5), Convention::HOUSE);
    let last = Solve::LastDay { total, figure, since, convention, reading, rounding };
    assert_eq!(written(last), "18 or 19 December 2024");
}

#[test]
fn what_days_are_grouped_by_is_written_as_it_is_called() {
    let all = [
        (Grouping::Office, "office"),
        (Grouping::Act, "act"),
        (Grouping::Agreement, "agreement"),
        (Grouping::Year, "year"),
        (Grouping::Month, "month"),
        (Grouping::Week, "week"),
    ];
    for (by, name) in all {
        assert_eq!(by.to_string(), name);
        assert_eq!(serde_json::to_value(by).unwrap(), name);
    }
    assert_eq!(format!("{:>5}|", Grouping::Act), "  act|");
}

/// 33 per cent is 0.33, with the same last place.
#[test]
fn so_many_per_cent_are_tested_as_their_share() {
    let (size, one) = (|size| NonZeroU64::new(size).unwrap(), NonZeroU64::MIN);
    let (printed, rounding) = (|text: &str| text.parse::<Printed>().unwrap(), Rounding::default());
    let grim = |mean, percent| {
        GranularityTest::Grim { mean: printed(mean), size: size(3), items: one, percent, rounding }.answer()
    };
    assert_eq!(grim("33", true), grim("0.33", false));
    let Granular::Grim(third) = grim("33", true).unwrap() else { unreachable!() };
    assert_eq!(third.witness().map(|totals| (totals.first, totals.last)), Some((1, 1)), "one of three");
    let debit = |mean, deviation, percent| {
        let (mean, deviation) = (printed(mean), printed(deviation));
        GranularityTest::Debit { mean, deviation, size: size(20), percent, rounding }.answer()
    };
    assert_eq!(debit("50", "51.30", true), debit("0.50", "0.5130", false));
    let Granular::Debit(half) = debit("50", "51.30", true).unwrap() else { unreachable!() };
    assert_eq!(half.witness().map(|ones| ones.ones), Some(10), "ten of twenty");
    let sizes = |mean, percent| {
        GranularityTest::Sizes { mean: printed(mean), items: one, percent, rounding }.answer()
    };
    assert_eq!(sizes("33", true), sizes("0.33", false));
    let (mean, deviation) = (printed("0.50"), printed("0.71"));
    let grimmer = GranularityTest::Grimmer { mean, deviation, size: size(2), items: one, rounding };
    let Granular::Grimmer(pair) = grimmer.answer().unwrap() else { unreachable!() };
    assert_eq!(pair.witness().and_then(|spread| spread.numbers.clone()), Some(vec![0, 1]));
    // A hundredth of the last place that fits does not.
    let last = format!("0.{}1", "0".repeat(37));
    let refused =
        [grim(&last, true), debit(&last, "0.5", true), debit("0.5", &last, true), sizes(&last, true)];
    for answer in refused {
        assert_eq!(answer, Err(QuestionError::Undecided(Undecided::Overflow)));
    }
    assert!(grim(&last, false).is_ok());
}

/// 168 times 127.5 are 21,420, and 168 times 128.5 are 21,588.
#[test]
fn the_totals_of_a_mean_are_all_that_round_to_it() {
    let (figure, reading, rounding) = ("128 a day".to_owned(), Reading::Strict, Rounding::default());
    let solved = Solve::Totals { days: 168, figure, reading, rounding }.answer().unwrap();
    assert_eq!((solved.solutions.to_string().as_str(), solved.count), ("21,420 to 21,587", Some(168)));
}

#[test]
fn a_figure_that_does_not_fit_solves_nothing() {
    let figure = || "999999999999999999999999999999 billion a day".to_owned();
    let (reading, rounding, since) = (Reading::Strict, Rounding::default(), date(2024, 7, 5));
    let (convention, of) = (Convention::HOUSE, Some(WindowMeasure::MeanPerDay(Counted::People)));
    let (files, basis, as_of) = (Files::default(), Basis::UkArrivals, None);
    let questions = [
        Solve::Days { total: 1, figure: figure(), reading, rounding },
        Solve::Totals { days: 1, figure: figure(), reading, rounding },
        Solve::AnyTotal { most: 1, figure: figure(), reading, rounding },
        Solve::LastDay { total: 1, figure: figure(), since, convention, reading, rounding },
        Solve::LastDayOnData {
            files: files.clone(),
            from: since,
            figure: figure(),
            of,
            basis,
            as_of,
            reading,
            rounding,
        },
        Solve::FirstDayOnData { files, to: since, figure: figure(), of, basis, as_of, reading, rounding },
    ];
    let register = counted_in_march([60]);
    for question in questions {
        assert!(question.sound().is_ok(), "it is a figure");
        assert_eq!(question.answer_on(&register), Err(QuestionError::NoValue(NoValue::Overflow)));
    }
    let found = FindWindows::of(figure()).answer_on(&register);
    assert_eq!(found, Err(QuestionError::NoValue(NoValue::Overflow)));
}

/// The first publication is of 1 April.
#[test]
fn before_the_first_publication_there_is_nothing_to_look_at() {
    let register = counted_in_march([60, 60]);
    let (figure, basis) = ("60".to_owned(), Basis::UkArrivals);
    let windows = |as_of| FindWindows { as_of: Some(AsOf::Day(as_of)), ..FindWindows::of("60") };
    assert!(windows(date(2025, 4, 1)).answer_on(&register).is_ok());
    let first = PublishedAt::start_of(date(2025, 4, 1));
    let refused = windows(date(2025, 3, 31)).answer_on(&register).unwrap_err();
    assert_eq!(refused, QuestionError::NothingPublished { basis, first });
    assert_eq!(
        refused.to_string(),
        "nothing had been published then; the first publication is of 2025-04-01"
    );
    let last_day = Solve::LastDayOnData {
        files: Files::default(),
        from: date(2025, 3, 1),
        figure,
        of: None,
        basis,
        as_of: Some(AsOf::Day(date(2025, 3, 31))),
        reading: Reading::Strict,
        rounding: Rounding::default(),
    };
    assert_eq!(last_day.answer_on(&register), Err(refused));
    let nothing = QuestionError::NothingPublished { basis, first: None };
    assert_eq!(nothing.to_string(), "nothing was published");
}

#[test]
fn windows_are_looked_at_one_by_one() {
    let register = counted_in_march([60, 30, 90]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let found = |of| {
        let sixty = Interval::point(ratio(60, 1));
        windows(&sixty, of, view).unwrap()
    };
    let means = found(WindowMeasure::MeanPerDay(Counted::People));
    let mut days = Vec::new();
    for window in &means {
        days.push(window.to_string());
    }
    assert_eq!(days, ["2025-03-01..2025-03-01", "2025-03-01..2025-03-03", "2025-03-02..2025-03-03"]);
    assert_eq!(found(WindowMeasure::Total(Counted::People)).iter().count(), 1);
}

/// With so few a day, 21,446 people take more than 10^31 days.
#[test]
fn days_that_do_not_fit_are_no_solution() {
    let figure = || format!("0.{}1 a day", "0".repeat(26));
    let (total, since, convention) = (21_446, date(2024, 7, 5), Convention::HOUSE);
    let (reading, rounding) = (Reading::Strict, Rounding::default());
    let questions = [
        Solve::Days { total, figure: figure(), reading, rounding },
        Solve::LastDay { total, figure: figure(), since, convention, reading, rounding },
    ];
    for question in questions {
        assert_eq!(question.answer(), Err(QuestionError::Unsolved(SolveError::Overflow)));
    }
}

/// No day follows the last of the calendar.
#[test]
fn windows_up_to_the_end_of_the_calendar_are_not_looked_for() {
    let register = counted_in_march([60]);
    let up_to = |to| FindWindows { to: Some(to), ..FindWindows::of("60") }.answer_on(&register);
    assert_eq!(up_to(Date::MAX), Err(QuestionError::OutOfCalendar));
    assert_eq!(up_to(date(9999, 12, 30)).map(|found| found.windows), Ok(1));
}

/// Each of the two days fits, and their sum does not.
#[test]
fn windows_of_sums_that_do_not_fit_are_refused() {
    let register = counted_in_march([u64::MAX, u64::MAX]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let most = Interval::point(Ratio::whole(u64::MAX));
    for of in [WindowMeasure::Total(Counted::People), WindowMeasure::PeoplePerBoat] {
        assert_eq!(windows(&most, of, view), Err(NoValue::Overflow), "{of}");
    }
    // The boats are a sixtieth of them.
    assert_eq!(windows(&most, WindowMeasure::Total(Counted::Boats), view).map(|found| found.count()), Ok(0));
}
