//! Printed figures of the same days, divided by each other.

use crossings::jiff::civil::date;
use crossings::{
    Audit, AuditOptions, Basis, Claim, Counted, DraftClaim, Measure, Nature, Per, Reading, Reckoned, Window,
};

use super::{boats, claim, dated, days, known, march, people, ratio, since};

fn reckoned(claims: &[Claim]) -> Vec<Reckoned> {
    let claims: Vec<&Claim> = claims.iter().collect();
    Audit::of("edges", &claims, &[], &AuditOptions::default()).reckoned(&claims, Reading::Strict)
}

#[test]
fn one_number_printed_twice_is_of_one_series_and_one_last_known_day() {
    let (one_day, other_day) = (date(2025, 3, 1), date(2025, 4, 1));
    let said =
        |id, figure, as_of| known(id, people(days(date(2024, 1, 1), date(2024, 12, 31))), figure, &[as_of]);
    let french =
        DraftClaim { basis: Basis::FrenchAttempts, ..said("french", "500", one_day).draft().clone() };
    let claims = [
        said("first", "300", one_day),
        said("later", "400", other_day),
        Claim::try_from(french).unwrap(),
        said("again", "600", one_day),
    ];
    let twice = Reckoned::Twice {
        claims: ["first".to_owned(), "again".to_owned()],
        nature: Nature::Count,
        printed: [ratio(300, 1), ratio(600, 1)],
    };
    assert_eq!(reckoned(&claims), [twice]);
}

/// 10,007 people at 99.5 to 100.5 a day took 99.6 to 100.6 days.
#[test]
fn the_days_of_an_office_are_reckoned_from_its_handover() {
    let office = || Window::Handover(date(2024, 7, 5));
    let (of, per, on) = (Counted::People, Per::Day, date(2025, 1, 1));
    let found = reckoned(&[
        dated("total", people(office()), "10,007", on),
        dated("mean", Measure::Mean { of, per, over: office() }, "100", on),
    ]);
    let [Reckoned::PerDay { days, fits, beside, .. }] = found.as_slice() else { unreachable!("{found:?}") };
    assert_eq!(days.only(), Some(100));
    assert_eq!(*fits, [(100, ratio(10_007, 100))]);
    assert_eq!(*beside, [(99, ratio(10_007, 99)), (101, ratio(10_007, 101))]);
}

/// In nought days there is no mean.
#[test]
fn beside_one_day_there_is_only_the_second() {
    let over = || march(1, 1);
    let (of, per, as_of) = (Counted::People, Per::Day, [date(2025, 3, 1), date(2025, 3, 2)]);
    let open = || since(date(2025, 3, 1));
    let found = reckoned(&[
        known("total", people(open()), "60", &as_of),
        known("mean", Measure::Mean { of, per, over: open() }, "60", &as_of),
        known("first", people(over()), "60", &as_of),
    ]);
    let [Reckoned::PerDay { fits, beside, .. }] = found.as_slice() else { unreachable!("{found:?}") };
    assert_eq!(*fits, [(1, ratio(60, 1))]);
    assert_eq!(*beside, [(2, ratio(30, 1))]);
}

/// A mean for each boat is held beside people and boats, of which there is at least one.
#[test]
fn nobody_is_divided_by_no_boats() {
    let each = || claim("each", Measure::PeoplePerBoat { over: march(1, 1) }, "60");
    let people = || claim("people", people(march(1, 1)), "120");
    let boats = |figure| claim("boats", boats(march(1, 1)), figure);
    for without in [vec![people(), each()], vec![boats("2"), each()], vec![people(), boats("none"), each()]] {
        assert!(reckoned(&without).is_empty(), "{without:?}");
    }
    let found = reckoned(&[people(), boats("2"), each()]);
    let [Reckoned::PerBoat { quotient, .. }] = found.as_slice() else { unreachable!("{found:?}") };
    assert_eq!(*quotient, ratio(60, 1));
}

/// The days are those that are left under a reading; of what was not found out there are none.
#[test]
fn no_days_are_reckoned_where_none_were_found_out() {
    let (of, per, over) = (Counted::People, Per::Day, || since(date(2025, 3, 1)));
    let claims = [
        claim("total", people(over()), "50"),
        claim("mean", Measure::Mean { of, per, over: over() }, "exactly 10"),
        claim("again", people(over()), "60"),
    ];
    let claims: Vec<&Claim> = claims.iter().collect();
    let mut audit = Audit::of("edges", &claims, &[], &AuditOptions::default());
    let [literal, _, strict] = &mut audit.readings;
    strict.days.clear();
    assert!(!literal.days.is_empty());
    let found = audit.reckoned(&claims, Reading::Strict);
    assert!(matches!(found.as_slice(), [Reckoned::Twice { .. }]), "{found:?}");
}

/// Five days from the last of the calendar on.
#[test]
fn of_days_beyond_the_calendar_no_mean_is_reckoned() {
    let (of, per, over) = (Counted::People, Per::Day, || since(date(9999, 12, 31)));
    let mean = claim("mean", Measure::Mean { of, per, over: over() }, "exactly 10");
    assert!(reckoned(&[claim("total", people(over()), "50"), mean]).is_empty());
}
