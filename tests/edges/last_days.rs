//! The last known day, where claims are held against each other: of which number one speaks, and which days are left.

use crossings::consistency::Quantity;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Audit, AuditOptions, Calendar, Claim, Consistency, Counted, ImpliedDays, Measure, Order, Per, Property,
    Reading, Reckoned, Stretch, Together, Window, builtin,
};

use super::{claim, dated, days, earlier, known, people, ratio, since};

fn audit(claims: &[Claim]) -> (Consistency, Vec<Reckoned>) {
    let claims: Vec<&Claim> = claims.iter().collect();
    let audit = Audit::of("last days", &claims, builtin().policy_periods(), &AuditOptions::default());
    (audit.under(Reading::Strict).clone(), audit.reckoned(&claims, Reading::Strict))
}

fn together(claims: &[Claim]) -> Together {
    audit(claims).0.together
}

fn a_day(over: Window) -> Measure {
    Measure::Mean { of: Counted::People, per: Per::Day, over }
}

fn record(within: Window) -> Measure {
    Measure::Record { of: Counted::People, by: Stretch::Day, within, order: Order::Highest, month: None }
}

fn truss() -> Window {
    Window::Policy("pm-truss".to_owned())
}

/// A record is broken, and days in a row become more.
#[test]
fn what_was_known_to_two_days_is_two_numbers() {
    let streak = Measure::Streak { days: Property::Arrivals, until: None };
    for (measure, one, other) in [(streak, "5", "6"), (record(since(date(2018, 1, 1))), "100", "200")] {
        let on = |id, figure, day| known(id, measure.clone(), figure, &[date(2025, 3, day)]);
        assert_eq!(together(&[on("one", one, 1), on("other", other, 2)]), Together::Consistent, "{measure}");
        assert_eq!(together(&[on("one", one, 1), on("other", other, 1)]), Together::Conflict, "{measure}");
        let published = |id, figure, day| dated(id, measure.clone(), figure, date(2025, 3, day));
        let claims = [published("one", one, 1), published("other", other, 2)];
        assert_eq!(together(&claims), Together::Consistent, "{measure}");
    }
}

/// So that a proof, and the numbers of a repair, say of which of the two they speak.
#[test]
fn an_unknown_number_is_named_with_the_day_to_which_it_was_known() {
    let streak = || Measure::Streak { days: Property::Arrivals, until: None };
    let on = |figure, day| known(figure, streak(), figure, &[date(2025, 3, day)]);
    let claims = [on("5", 1), on("6", 2)];
    let claims: Vec<&Claim> = claims.iter().collect();
    let system = Audit::system(&claims, &[], Reading::Strict, &AuditOptions::default());
    let named: Vec<&str> = system.variables().iter().map(Quantity::name).collect();
    let wanted = [1, 2].map(|day| format!("{}, as known on 2025-03-0{day}", streak()));
    assert_eq!(named, wanted);
}

/// What had ended is as it was, and so is the day on which so many had been counted; but each year has its own.
#[test]
fn what_does_not_depend_on_the_last_known_day_is_one_number() {
    let milestone = |over| Measure::Milestone { of: Counted::People, reaches: 100, over };
    let until = Some(date(2025, 2, 1));
    let rows = [
        (record(truss()), "100", "200", Together::Conflict),
        (record(days(date(2024, 1, 1), date(2024, 12, 31))), "100", "200", Together::Conflict),
        (Measure::Streak { days: Property::Arrivals, until }, "5", "6", Together::Conflict),
        (milestone(since(date(2018, 1, 1))), "2022-08-27", "2022-08-28", Together::Conflict),
        (milestone(Window::ToDate(Calendar::Year)), "2024-02-01", "2025-02-01", Together::Consistent),
    ];
    for (measure, one, other, wanted) in rows {
        let claims = [
            known("one", measure.clone(), one, &[date(2024, 12, 31)]),
            known("other", measure.clone(), other, &[date(2025, 3, 2)]),
        ];
        assert_eq!(together(&claims), wanted, "{measure}");
    }
}

/// More came after its last day.
#[test]
fn a_policy_period_that_has_ended_does_not_end_with_the_last_known_day() {
    let claims = [
        claim("of the period", people(truss()), "5,000"),
        claim("since", people(since(date(2022, 9, 6))), "90,000"),
    ];
    assert_eq!(together(&claims), Together::Consistent);
}

/// Whoever says how many came under an office that is over knows its last day, 24 October 2022. So of the 167 or 168
/// days from 10 May, which end on the day before and on that day, 168 are left.
#[test]
fn of_a_policy_period_that_has_ended_the_last_day_was_known() {
    let first = date(2022, 5, 10);
    let claims = [
        claim("of the period", people(truss()), "5,000"),
        claim("total", people(since(first)), "21,446"),
        claim("mean", a_day(since(first)), "128 a day"),
    ];
    let left = |claims: &[Claim]| audit(claims).0.days;
    let days = |last: Vec<Date>, days| vec![ImpliedDays { from: first, last, days }];
    assert_eq!(left(&claims), days(vec![date(2022, 10, 24)], vec![168]));
    let [_, total, mean] = claims;
    let without = [date(2022, 10, 23), date(2022, 10, 24)];
    assert_eq!(left(&[total, mean]), days(without.to_vec(), vec![167, 168]));
}

/// And as many as came under it came since it began.
#[test]
fn a_policy_period_that_has_ended_is_within_what_came_since_it_began() {
    let since = |figure| claim("since", people(since(date(2022, 9, 6))), figure);
    let under = || claim("of the period", people(truss()), "5,000");
    assert_eq!(together(&[under(), since("4,000")]), Together::Conflict);
    assert_eq!(together(&[under(), since("5,000")]), Together::Consistent);
}

/// Here in June, 167 days into the year: what will have come by its end, or in the next, is more than what has come.
#[test]
fn of_days_after_the_publication_none_must_be_known() {
    let (first, on) = (date(2025, 1, 1), date(2025, 6, 16));
    for year in [2025, 2026] {
        let whole = people(days(date(year, 1, 1), date(year, 12, 31)));
        let claims = [
            dated("whole", whole, "over 40,000", on),
            dated("total", people(since(first)), "21,446", on),
            dated("mean", a_day(since(first)), "128 a day", on),
        ];
        let (found, _) = audit(&claims);
        assert_eq!(found.together, Together::Consistent, "{year}");
        assert_eq!(found.days, [ImpliedDays { from: first, last: vec![on], days: vec![167] }], "{year}");
    }
    let on = date(2022, 10, 10);
    let under = dated("of the period", people(truss()), "5,000", on);
    let since = dated("since", people(since(date(2022, 9, 6))), "4,000", on);
    assert_eq!(together(&[under, since]), Together::Consistent, "a fortnight before its end");
}

/// It is one number, however many others have ended.
#[test]
fn a_policy_period_that_is_open_ends_with_the_last_known_day() {
    let open = || people(Window::Policy("pm-starmer".to_owned()));
    let (found, _) = audit(&[claim("one", open(), "60,000"), claim("other", open(), "70,000")]);
    assert!(found.left_out.is_empty());
    assert_eq!(found.together, Together::Conflict);
}

/// The year before a year can be told of before that year is over: here in June, 167 or 168 days into it.
#[test]
fn of_a_window_a_year_before_no_day_of_its_own_must_be_known() {
    let year = days(date(2025, 1, 1), date(2025, 12, 31));
    let open = || since(date(2025, 1, 1));
    let claims = [
        claim("before", people(earlier(1, year)), "36,816"),
        claim("total", people(open()), "21,446"),
        claim("mean", a_day(open()), "around 128 a day"),
    ];
    assert_eq!(together(&claims), Together::Consistent);
}

/// March was over when either was published.
#[test]
fn a_total_of_days_that_are_over_is_one_quantity_in_whatever_article() {
    let over = || people(days(date(2025, 3, 1), date(2025, 3, 31)));
    let claims =
        [dated("one", over(), "2,000", date(2025, 4, 2)), dated("other", over(), "2,500", date(2025, 5, 2))];
    let (_, reckoned) = audit(&claims);
    assert!(matches!(reckoned.as_slice(), [Reckoned::Twice { .. }]), "{reckoned:?}");
}

/// 21,446 people at 127 to 129 a day took 167 or 168 days: from 5 July to 18 or 19 December, and 17 December is too
/// early. The days up to that day are known, and nothing is reckoned of their number.
#[test]
fn the_days_to_those_that_are_named_are_counted_from_the_first() {
    let as_of = [date(2024, 12, 18), date(2024, 12, 17), date(2024, 12, 19)];
    let open = || since(date(2024, 7, 5));
    let closed = || days(date(2024, 7, 5), date(2024, 12, 17));
    let (found, reckoned) = audit(&[
        known("total", people(open()), "21,446", &as_of),
        known("mean", a_day(open()), "around 128 a day", &as_of),
        known("closed total", people(closed()), "21,000", &as_of),
        known("closed mean", a_day(closed()), "around 126 a day", &as_of),
    ]);
    let last = vec![date(2024, 12, 18), date(2024, 12, 19)];
    assert_eq!(found.days, [ImpliedDays { from: date(2024, 7, 5), last, days: vec![167, 168] }]);
    let [Reckoned::PerDay { claim, fits, beside, .. }] = reckoned.as_slice() else {
        unreachable!("{reckoned:?}")
    };
    assert_eq!(claim, "mean");
    assert_eq!(*fits, [(167, ratio(21_446, 167)), (168, ratio(21_446, 168))]);
    assert_eq!(*beside, [(166, ratio(21_446, 166)), (169, ratio(21_446, 169))]);
}

/// 180 at ten a day are eighteen days, and the last of them is the 167th since 5 July.
#[test]
fn the_days_are_counted_from_each_first_day() {
    let as_of = [date(2024, 12, 18), date(2024, 12, 19)];
    let found = |first, total, mean| {
        let over = || since(first);
        [known(total, people(over()), total, &as_of), known(mean, a_day(over()), mean, &as_of)]
    };
    let mut claims = found(date(2024, 12, 1), "180", "exactly 10").to_vec();
    claims.extend(found(date(2024, 7, 5), "21,446", "around 128 a day"));
    let (last, days) = (date(2024, 12, 18), |days| vec![days]);
    let wanted = [(date(2024, 7, 5), 167), (date(2024, 12, 1), 18)];
    assert_eq!(
        audit(&claims).0.days,
        wanted.map(|(from, number)| ImpliedDays { from, last: vec![last], days: days(number) })
    );
}

/// Fifty at ten a day are five days.
#[test]
fn no_years_before_a_window_is_the_window() {
    let over = || earlier(0, since(date(2025, 3, 1)));
    let (found, _) =
        audit(&[claim("total", people(over()), "50"), claim("mean", a_day(over()), "exactly 10")]);
    let five = ImpliedDays { from: date(2025, 3, 1), last: vec![date(2025, 3, 5)], days: vec![5] };
    assert_eq!(found.days, [five]);
}

/// Two articles of two days, neither of which says to which day the data went: five days in one, and ten in the other.
#[test]
fn a_total_to_date_of_two_days_is_not_one_quantity() {
    let total = |id, figure, day| dated(id, people(since(date(2025, 3, 1))), figure, date(2025, 3, day));
    let mean = |id, day| dated(id, a_day(since(date(2025, 3, 1))), "exactly 10", date(2025, 3, day));
    let (_, reckoned) = audit(&[
        total("first", "50", 5),
        mean("a day", 5),
        total("later", "100", 20),
        mean("later a day", 20),
    ]);
    let found: Vec<_> = reckoned
        .iter()
        .map(|one| match one {
            Reckoned::PerDay { claim, days, fits, .. } => (claim.as_str(), days.only(), fits.as_slice()),
            other => unreachable!("{other:?}"),
        })
        .collect();
    let ten = ratio(10, 1);
    assert_eq!(found, [("a day", Some(5), [(5, ten)].as_slice()), ("later a day", Some(10), &[(10, ten)])]);
    // Of one day they are.
    let (_, reckoned) = audit(&[total("first", "50", 5), total("other", "40", 5)]);
    let [Reckoned::Twice { claims, .. }] = reckoned.as_slice() else { unreachable!("{reckoned:?}") };
    assert_eq!(*claims, ["first", "other"]);
}

/// A hundred and ten at ten or eleven a day took ten days or eleven, and the eleventh would be after the last of the
/// calendar.
#[test]
fn a_day_beyond_the_calendar_is_no_last_known_day() {
    let (first, over) = (date(9999, 12, 22), || since(date(9999, 12, 22)));
    let (found, _) = audit(&[
        claim("total", people(over()), "exactly 110"),
        claim("mean", a_day(over()), "between 10 and 11 a day"),
    ]);
    assert_eq!(found.days, [ImpliedDays { from: first, last: vec![date(9999, 12, 31)], days: vec![10] }]);
}

/// Forty at ten a day since 27 February are four days, which end on the second of the two that are named. What is said
/// of days after both says nothing of either.
#[test]
fn the_last_known_day_is_one_that_is_named_whatever_else_is_said() {
    let as_of = [date(2025, 3, 1), date(2025, 3, 2)];
    let (first, late) = (date(2025, 2, 27), date(2025, 3, 3));
    let left = |total, late| {
        let (found, _) = audit(&[
            known("total", people(since(first)), total, &as_of),
            known("mean", a_day(since(first)), "exactly 10", &as_of),
            known("late", people(since(late)), "5", &as_of),
        ]);
        (found.together, found.left_out.len(), found.days)
    };
    let four = ImpliedDays { from: first, last: vec![date(2025, 3, 2)], days: vec![4] };
    assert_eq!(left("40", late), (Together::Consistent, 1, vec![four]));
    let (together, ..) = left("70", late);
    assert_eq!(together, Together::Conflict, "seven days end on 5 March");
}
