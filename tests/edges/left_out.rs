//! Claims that take no part where claims are held against each other, and why.

use crossings::jiff::civil::{Date, date};
use crossings::{
    Audit, AuditOptions, Calendar, Claim, Consistency, Counted, Dates, DeathScope, DraftClaim, ImpliedDays,
    LeftOut, Measure, Nature, Per, Reading, Together, Window,
};

use super::{claim, days, earlier, known, march, people, since};

fn strictly(claims: &[Claim]) -> Consistency {
    let claims: Vec<&Claim> = claims.iter().collect();
    let audit = Audit::of("left out", &claims, &[], &AuditOptions::default());
    audit.under(Reading::Strict).clone()
}

/// 366 times 10³⁶ is beyond 2¹²⁷; the other claims are held against each other all the same.
#[test]
fn a_claim_whose_row_does_not_fit_takes_no_part() {
    let year = || days(date(2024, 1, 1), date(2024, 12, 31));
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: year() };
    let huge = "999999999999999999999999999999 million a day";
    let found = strictly(&[claim("mean", mean, huge), claim("total", people(year()), "10")]);
    let left_out: Vec<_> = found.left_out.iter().map(|one| (one.claim.as_str(), one.why.as_str())).collect();
    assert_eq!(left_out, [("mean", "the number does not fit 128 bits")]);
    assert_eq!(found.together, Together::Consistent);
}

/// Without a date it is not known which year it is, nor which month.
#[test]
fn a_year_to_date_of_no_date_takes_no_part() {
    for unit in [Calendar::Year, Calendar::Month] {
        let said = |published: Option<Date>| {
            let draft = DraftClaim {
                date: published,
                ..DraftClaim::new("to date", people(Window::ToDate(unit)), "10")
            };
            strictly(&[Claim::try_from(draft).unwrap()]).left_out
        };
        assert!(said(Some(date(2025, 3, 10))).is_empty());
        let why = "its days cannot be told: without a date it is not known of which year or month they are";
        assert_eq!(said(None), [LeftOut { claim: "to date".to_owned(), why: why.to_owned() }]);
    }
}

/// Fifty in all at ten a day are five days, whichever year the third claim is of.
#[test]
fn a_year_to_date_of_no_date_says_nothing_of_the_days_that_were_known() {
    let (of, per, over) = (Counted::People, Per::Day, since(date(2025, 3, 1)));
    let found = strictly(&[
        claim("year", people(Window::ToDate(Calendar::Year)), "70"),
        claim("all", people(over.clone()), "50"),
        claim("mean", Measure::Mean { of, per, over }, "exactly 10"),
    ]);
    let left_out: Vec<_> = found.left_out.iter().map(|one| one.claim.as_str()).collect();
    assert_eq!(left_out, ["year"]);
    let five = ImpliedDays { from: date(2025, 3, 1), last: vec![date(2025, 3, 5)], days: vec![5] };
    assert_eq!(found.days, [five]);
}

/// The calendar of what is reckoned begins with the year 1, and nothing is reckoned of this day.
#[test]
fn days_are_counted_from_any_day_on() {
    let takes_part = |as_of: &[Date]| {
        strictly(&[known("all", people(since(date(0, 12, 31))), "100", as_of)]).left_out.is_empty()
    };
    assert!(takes_part(&[date(2024, 6, 1)]));
    assert!(takes_part(&[date(2024, 6, 1), date(2024, 6, 2)]));
}

/// A figure that can state what the measure gives.
fn printed(measure: &Measure) -> &'static str {
    match measure.nature() {
        Nature::Share => "20%",
        Nature::Change => "up 20%",
        Nature::Times => "three times",
        _ => "exactly 10",
    }
}

/// Each of these measures of one window, and of it and another.
fn measures(window: &Window) -> Vec<Measure> {
    let (of, per, other) = (Counted::People, Per::Day, march(1, 1));
    let over = || window.clone();
    let mut all = vec![
        Measure::Total { of, over: over() },
        Measure::Total { of: Counted::PeopleAttempting, over: over() },
        Measure::Mean { of, per, over: over() },
        Measure::PeoplePerBoat { over: over() },
        Measure::Share { of: Counted::Boats, among: vec![Counted::Boats], over: over() },
        Measure::Duration { over: over() },
        Measure::Deaths { scope: DeathScope::AtSea, over: over() },
    ];
    for [over, against] in [[over(), other.clone()], [other, over()]] {
        let one = || (over.clone(), against.clone());
        let (over, against) = one();
        all.push(Measure::Difference { of, over, against });
        let (over, to_pass) = one();
        all.push(Measure::Needed { of, over, to_pass });
        for per in [None, Some(Per::Week)] {
            let (over, against) = one();
            all.push(Measure::Change { of, per, over, against });
            let (over, against) = one();
            all.push(Measure::Times { of, per, over, against });
        }
    }
    all
}

/// Whatever is measured, and whichever of two windows it is.
#[test]
fn a_claim_whose_days_cannot_be_told_takes_no_part() {
    let (ancient, beyond) = (Some(date(200, 6, 1)), "it goes beyond the calendar");
    let (nobody, no_policy) = (|| Window::Policy("nobody".to_owned()), "there is no policy period `nobody`");
    let begins = || since(date(2025, 3, 3));
    let rows: [(Window, &[Date], Option<Date>, &str); 10] = [
        (nobody(), &[date(2025, 3, 2)], None, no_policy),
        (nobody(), &[], None, no_policy),
        (Window::WeekOf(Date::MAX), &[], None, beyond),
        (earlier(255, Window::ToDate(Calendar::Year)), &[], ancient, beyond),
        (earlier(255, Window::ToDate(Calendar::Month)), &[], ancient, beyond),
        (earlier(255, since(date(200, 1, 1))), &[], None, beyond),
        (begins(), &[date(2025, 3, 2)], None, NOT_BEGUN),
        (begins(), &[date(2025, 3, 2), date(2025, 3, 1)], None, NOT_BEGUN),
        (begins(), &[], Some(date(2025, 3, 2)), NOT_BEGUN),
        (earlier(1, begins()), &[date(2025, 3, 1), date(2025, 3, 2)], None, NOT_BEGUN),
    ];
    for (window, as_of, date, why) in rows {
        for measure in measures(&window) {
            let words = measure.to_string();
            let draft = DraftClaim {
                date,
                as_of: Dates(as_of.to_vec()),
                ..DraftClaim::new("c", measure.clone(), printed(&measure))
            };
            let found = strictly(&[Claim::try_from(draft).unwrap()]);
            let why = format!("its days cannot be told: {why}");
            assert_eq!(found.left_out, [LeftOut { claim: "c".to_owned(), why }], "{words}");
            assert_eq!(found.together, Together::Consistent, "{words}: nothing is said");
        }
    }
}

const NOT_BEGUN: &str = "it begins on 2025-03-03, and the last day that was known is 2025-03-02";

/// A year before 28 February 2024 is 365 days, and a year before the first of March 366.
#[test]
fn a_claim_of_days_that_depend_on_a_leap_day_takes_no_part() {
    let known = [date(2024, 2, 28), date(2024, 3, 1)];
    let (of, per) = (Counted::People, Per::Day);
    let (over, against) = (|| earlier(1, since(date(2020, 1, 1))), || march(1, 1));
    let rows = [
        Measure::Mean { of, per, over: over() },
        Measure::Duration { over: over() },
        Measure::Change { of, per: Some(per), over: over(), against: against() },
        Measure::Change { of, per: Some(per), over: against(), against: over() },
        Measure::Times { of, per: Some(Per::Week), over: over(), against: against() },
    ];
    for measure in rows {
        let words = measure.to_string();
        let draft = DraftClaim {
            as_of: Dates(known.to_vec()),
            ..DraftClaim::new("c", measure.clone(), printed(&measure))
        };
        let found = strictly(&[Claim::try_from(draft).unwrap()]);
        let why = "how many days it speaks of depends on the last known day in no simple way".to_owned();
        assert_eq!(found.left_out, [LeftOut { claim: "c".to_owned(), why }], "{words}");
    }
}

/// Nothing is said of that day: what had come a year before it is some number, and of how many days is not known.
#[test]
fn a_claim_of_days_up_to_a_year_before_any_day_takes_no_part() {
    let over = || earlier(1, since(date(2020, 1, 1)));
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: over() };
    let found = strictly(&[claim("total", people(over()), "10"), claim("mean", mean, "10")]);
    let why = "how many days it speaks of depends on the last known day in no simple way".to_owned();
    assert_eq!(found.left_out, [LeftOut { claim: "mean".to_owned(), why }]);
}

/// Each number that a row is made of takes some. Where there is too little, that is why the claim takes no part; with
/// more it takes part, and with still more it does so too.
#[test]
fn a_claim_that_the_fuel_does_not_reach_takes_no_part() {
    for measure in measures(&march(2, 2)) {
        let claim = claim("c", measure.clone(), printed(&measure));
        let left_out = |fuel| {
            let options = AuditOptions { fuel, ..AuditOptions::default() };
            let audit = Audit::of("left out", &[&claim], &[], &options);
            audit.under(Reading::Strict).left_out.clone()
        };
        let whys: Vec<Vec<LeftOut>> = (0..100).map(left_out).collect();
        let too_little = whys.iter().take_while(|left_out| !left_out.is_empty()).count();
        assert!(too_little < 100 && whys.iter().skip(too_little).all(Vec::is_empty), "{measure}");
        for why in whys.iter().flatten().map(|one| one.why.as_str()) {
            assert_eq!(why, "the fuel ran out before its turn came", "{measure}");
        }
    }
}

/// Wherever it is that 10³⁶ is multiplied by some hundred days: at the upper end alone, before an unknown number,
/// or where some of the days are known.
#[test]
fn a_claim_takes_no_part_whichever_number_of_its_row_does_not_fit() {
    let (of, per, year) = (Counted::People, Per::Day, || days(date(2024, 1, 1), date(2024, 12, 31)));
    let named = [date(2024, 6, 1), date(2024, 6, 2)];
    let mean = |over| Measure::Mean { of, per, over };
    let times = Measure::Times { of, per: Some(per), over: year(), against: march(1, 1) };
    let rows: [(Measure, &str, &[Date]); 3] = [
        (mean(year()), "at most 999999999999999999999999999999 million a day", &[]),
        (times, "999999999999999999999999999999 million times", &[]),
        (mean(since(date(2020, 1, 1))), "exactly 999999999999999999999999999999 million a day", &named),
    ];
    for (measure, figure, as_of) in rows {
        let claim = known("c", measure, figure, as_of);
        let audit = Audit::of("left out", &[&claim], &[], &AuditOptions::default());
        let found = audit.under(Reading::Literal);
        let why = "the number does not fit 128 bits".to_owned();
        assert_eq!(found.left_out, [LeftOut { claim: "c".to_owned(), why }], "{figure}");
    }
}
