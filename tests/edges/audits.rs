//! Audits: claims held against each other, with no data.

use std::ops::Bound::{Excluded, Included};

use crossings::consistency::Limits;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Audit, AuditOptions, AuditPart, Basis, Calendar, Claim, Consistency, Counted, Currency, Days, DraftClaim,
    ImpliedDays, Interval, Measure, Nature, Per, Reading, Together, Window,
};

use super::{boats, claim, dated, days, earlier, known, march, people, ratio, since};

fn audit(claims: &[Claim]) -> Audit {
    let claims: Vec<&Claim> = claims.iter().collect();
    Audit::of("edges", &claims, &[], &AuditOptions::default())
}

fn audited(claims: &[Claim], reading: Reading) -> Consistency {
    audit(claims).under(reading).clone()
}

fn strictly(claims: &[Claim]) -> Consistency {
    audited(claims, Reading::Strict)
}

/// What the unknown numbers of claims are called.
fn unknowns(claims: &[Claim]) -> Vec<String> {
    let claims: Vec<&Claim> = claims.iter().collect();
    let system = Audit::system(&claims, &[], Reading::Strict, &AuditOptions::default());
    system.variables().iter().map(|one| one.name().to_owned()).collect()
}

#[test]
fn an_audit_names_what_follows_and_says_that_it_has_found_all() {
    let total = || people(days(date(2024, 7, 5), date(2024, 12, 18)));
    let over = claim("over", total(), "over 20,000");
    let exactly = claim("exactly", total(), "21,446");
    let found = strictly(&[over.clone(), exactly.clone()]);
    assert_eq!(found.redundant, ["over"]);
    assert!(strictly(&[over]).redundant.is_empty());
    assert_eq!((found.together, found.all_conflicts, found.all_repairs), (Together::Consistent, true, true));
    let found = strictly(&[exactly, claim("other", total(), "21,447")]);
    assert_eq!((found.together, found.all_conflicts, found.all_repairs), (Together::Conflict, true, true));
}

/// Of three numbers for one total each contradicts the others, and only one can stay.
#[test]
fn a_list_that_a_limit_cut_short_is_not_all_there_is() {
    let total = |figure| claim(figure, people(march(1, 1)), figure);
    let claims = [total("100"), total("200"), total("300")];
    let claims: Vec<&Claim> = claims.iter().collect();
    let found = |limits| {
        let options = AuditOptions { limits, ..AuditOptions::default() };
        let audit = Audit::of("edges", &claims, &[], &options);
        let found = audit.under(Reading::Strict);
        (found.conflicts.len(), found.all_conflicts, found.repairs.len(), found.all_repairs)
    };
    assert_eq!(found(Limits::NONE), (3, true, 3, true));
    assert_eq!(found(Limits { conflict: 1, ..Limits::NONE }), (0, false, 3, true));
    let (.., repairs, all_repairs) = found(Limits { repair: 1, ..Limits::NONE });
    assert_eq!((repairs, all_repairs), (0, false));
}

/// 383 people in 7 boats are 54.7 in each. 54.5 in each would be 1.5 people fewer, and 55 exactly 2 more.
#[test]
fn a_mean_that_only_rounding_makes_true_is_tight() {
    let over = || days(date(2024, 7, 5), date(2024, 12, 18));
    let claims = [
        claim("people", people(over()), "383"),
        claim("boats", boats(over()), "7"),
        claim("each", Measure::PeoplePerBoat { over: over() }, "55"),
    ];
    let found = strictly(&claims);
    let tight: Vec<_> = found.tight.iter().map(|one| (one.claim.as_str(), one.slack, one.attained)).collect();
    assert_eq!(tight, [("each", Some(ratio(3, 2)), true)]);
}

/// At most 100 people in one day or in any number of days: none a day, or 100, or what lies between.
#[test]
fn nobody_over_any_number_of_days_is_nobody_a_day() {
    let open = || since(date(2024, 7, 5));
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: open() };
    let claims = [claim("people", people(open()), "at most 100"), claim("mean", mean, "at most 60 a day")];
    let found = audited(&claims, Reading::Literal);
    let implied = found.implied.iter().find(|one| one.claim == "mean").unwrap().implied;
    assert_eq!(implied, Interval::new(Included(ratio(0, 1)), Included(ratio(100, 1))).unwrap());
}

/// A number of people is nought or more, whoever speaks of it.
#[test]
fn nothing_is_implied_of_a_claim_that_stands_alone() {
    assert!(strictly(&[claim("alone", people(march(1, 1)), "100")]).implied.is_empty());
}

/// Strictly `over 10%` is more than 10 and less than 20, and `15%` begins with 14.5 and ends before 15.5.
#[test]
fn an_end_is_implied_where_it_belongs_to_what_the_others_leave() {
    let fees = || Measure::Named { quantity: "fees".to_owned(), nature: Nature::Change };
    let found = strictly(&[claim("over", fees(), "up over 10%"), claim("fifteen", fees(), "up 15%")]);
    let implied: Vec<_> = found.implied.iter().map(|one| (one.claim.as_str(), one.implied)).collect();
    let over = Interval::new(Excluded(ratio(1, 10)), Excluded(ratio(1, 5))).unwrap();
    let fifteen = Interval::new(Included(ratio(29, 200)), Excluded(ratio(31, 200))).unwrap();
    assert_eq!(implied, [("over", fifteen), ("fifteen", over)]);
}

#[test]
fn more_boats_cannot_land_uncontrolled_than_land() {
    let together = |landed| {
        let total = |of| Measure::Total { of, over: march(1, 31) };
        let claims = [
            claim("boats", total(Counted::Boats), "10"),
            claim("landed", total(Counted::UncontrolledLandings), landed),
        ];
        strictly(&claims).together
    };
    assert_eq!([together("10"), together("11")], [Together::Consistent, Together::Conflict]);
}

#[test]
fn a_share_may_have_fallen() {
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let change = Measure::ShareChange { of, among: among.clone(), over: march(2, 2), against: march(1, 1) };
    assert_eq!(strictly(&[claim("fell", change, "down 10%")]).together, Together::Consistent);
    let points = Measure::SharePoints { of, among, over: march(2, 2), against: march(1, 1) };
    assert_eq!(strictly(&[claim("fell", points, "down 5 percentage points")]).together, Together::Consistent);
}

/// Literally `about 60` says nothing, and is in no conflict then because it takes no part.
#[test]
fn a_claim_depends_on_the_reading_where_it_takes_part() {
    let total = || people(march(1, 1));
    let audit = audit(&[claim("about", total(), "about 60"), claim("exactly", total(), "exactly 100")]);
    assert_eq!(audit.depends_on_reading(), ["exactly"]);
}

/// Fifty in all at ten a day are five days, so that the tenth of March was not known to those who say so.
#[test]
fn whoever_speaks_of_a_day_knew_it() {
    let counted = |last| {
        let (of, per, over) = (Counted::People, Per::Day, since(date(2025, 3, 1)));
        strictly(&[
            claim("all", people(over.clone()), "50"),
            claim("mean", Measure::Mean { of, per, over }, "exactly 10"),
            claim("fixed", people(march(1, last)), "50"),
        ])
        .together
    };
    assert_eq!([5, 10].map(counted), [Together::Consistent, Together::Conflict]);
}

/// Six hundred at ten a day are sixty days: January, February, and one more.
#[test]
fn the_year_to_date_begins_with_the_year_of_its_publication() {
    let (of, per, over) = (Counted::People, Per::Day, Window::ToDate(Calendar::Year));
    let on = date(2025, 3, 10);
    let found = strictly(&[
        dated("all", people(over.clone()), "600", on),
        dated("mean", Measure::Mean { of, per, over }, "exactly 10", on),
    ]);
    let sixty = ImpliedDays { from: date(2025, 1, 1), last: vec![date(2025, 3, 1)], days: vec![60] };
    assert_eq!(found.days, [sixty]);
}

/// Either of the two may have been known to the later day, so that either may be the greater.
#[test]
fn what_is_known_to_days_in_no_order_is_not_added_up() {
    let (wide, narrow) = ([date(2024, 6, 1), date(2024, 6, 30)], [date(2024, 6, 10), date(2024, 6, 20)]);
    let known_to = |as_of: [Date; 2], figure| known(figure, people(since(date(2024, 1, 1))), figure, &as_of);
    for (one, other) in [("100", "200"), ("200", "100")] {
        assert_eq!(strictly(&[known_to(wide, one), known_to(narrow, other)]).together, Together::Consistent);
    }
}

/// A leap day between a day and the same date of the year before makes it 366 days. Where that may
/// be so of some of the days and not of others, the claim is no row; nor is it where they are so far
/// apart that it could be.
#[test]
fn how_long_ago_a_year_was_is_one_number_or_the_claim_takes_no_part() {
    let takes_part = |first, last| {
        let over = earlier(1, since(date(2020, 1, 1)));
        let mean = Measure::Mean { of: Counted::People, per: Per::Day, over };
        strictly(&[known("mean", mean, "100", &[first, last])]).left_out.is_empty()
    };
    assert!(takes_part(date(2024, 12, 18), date(2024, 12, 19)));
    assert!(!takes_part(date(2024, 2, 28), date(2024, 3, 1)));
    assert!(takes_part(date(2025, 3, 1), date(2026, 2, 28)));
    assert!(!takes_part(date(2025, 3, 1), date(2026, 3, 1)));
}

/// Whichever day it is, and though the two may be any of days that overlap.
#[test]
fn a_year_before_the_last_known_day_is_earlier_than_that_day() {
    let as_of = [date(2022, 6, 1), date(2024, 6, 1)];
    let claims = [
        known("all", people(since(date(2020, 1, 1))), "400", &as_of),
        known("before", people(earlier(1, since(date(2021, 1, 1)))), "500", &as_of),
    ];
    assert_eq!(strictly(&claims).together, Together::Conflict);
}

#[test]
fn an_unknown_number_is_called_what_is_counted_and_on_which_days() {
    let over = days(date(2024, 1, 1), date(2024, 7, 4));
    let one_day = || people(days(date(2024, 7, 5), date(2024, 7, 5)));
    let french = DraftClaim { basis: Basis::FrenchAttempts, ..DraftClaim::new("french", one_day(), "70") };
    let claims = [
        claim("before", people(over), "12,000"),
        claim("day", one_day(), "60"),
        Claim::try_from(french).unwrap(),
    ];
    let found = strictly(&claims);
    let named: Vec<_> =
        found.repairs.first().unwrap().witness.iter().map(|one| one.quantity.as_str()).collect();
    assert_eq!(
        named,
        ["people[2024-01-01..2024-07-04]", "people[2024-07-05]", "people (French attempts)[2024-07-05]"]
    );
}

#[test]
fn the_days_of_an_unknown_number_are_named() {
    let as_of = [date(2024, 6, 1), date(2024, 6, 2)];
    let claims = [
        known("all", people(since(date(2020, 1, 1))), "100", &as_of),
        known("year", people(earlier(1, since(date(2021, 1, 1)))), "90", &as_of),
        known("years", people(earlier(2, since(date(2022, 1, 1)))), "80", &as_of),
    ];
    let wanted = [
        "people[2020-01-01..2 years before the last known day]",
        "people[2 years before the last known day and on..a year before the last known day]",
        "people[a year before the last known day and on..]",
    ];
    assert_eq!(unknowns(&claims), wanted);
    let later = [date(2024, 8, 1), date(2024, 8, 2)];
    let claims = [
        known("june", people(since(date(2023, 1, 1))), "100", &as_of),
        known("august", people(since(date(2023, 1, 1))), "200", &later),
    ];
    assert_eq!(unknowns(&claims), ["people[2023-01-01..]", "people[the last known day and on..]"]);
}

#[test]
fn solutions_in_a_row_are_one_run() {
    let numbers = |days: &[u64]| {
        ImpliedDays { from: date(2025, 3, 1), last: Vec::new(), days: days.to_vec() }.numbers()
    };
    let ends: Vec<_> = numbers(&[1, 2, 3, 5]).runs().iter().map(|run| (run.first, run.last)).collect();
    assert_eq!(ends, [(1, Some(3)), (5, Some(5))]);
    assert_eq!(numbers(&[7]).only(), Some(7));
    for several in [[].as_slice(), &[7, 8], &[7, 9]] {
        assert_eq!(numbers(several).only(), None);
    }
}

/// Fifty in all at ten a day are five days. The week with the first of March ends on the second, and that with the
/// fifth on the ninth.
#[test]
fn whoever_speaks_of_a_week_or_of_first_days_knew_their_last() {
    let together = |fixed: Window| {
        let (of, per, over) = (Counted::People, Per::Day, since(date(2025, 3, 1)));
        strictly(&[
            claim("all", people(over.clone()), "50"),
            claim("mean", Measure::Mean { of, per, over }, "exactly 10"),
            claim("fixed", people(fixed), "50"),
        ])
        .together
    };
    let first_days = |days| Window::FirstDays { days: Days::new(days), handover: date(2025, 3, 1) };
    let rows = [
        (Window::WeekOf(date(2025, 3, 1)), Together::Consistent),
        (Window::WeekOf(date(2025, 3, 5)), Together::Conflict),
        (first_days(5), Together::Consistent),
        (first_days(10), Together::Conflict),
    ];
    for (window, wanted) in rows {
        assert_eq!(together(window.clone()), wanted, "{window}");
    }
}

#[test]
fn a_day_that_is_printed_twice_is_one_day() {
    let start = || Measure::Start { policy: "pm-truss".to_owned() };
    let bundle = |other| [claim("one", start(), "6 September 2022"), claim("other", start(), other)];
    assert_eq!(strictly(&bundle("2022-09-06")).together, Together::Consistent);
    let found = strictly(&bundle("September 7, 2022"));
    assert_eq!(found.together, Together::Conflict);
    let conflicts: Vec<_> = found.conflicts.iter().map(|one| one.claims.join(" + ")).collect();
    assert_eq!(conflicts, ["one + other"]);
    assert_eq!(unknowns(&bundle("2022-09-06")), ["first day of pm-truss"]);
}

/// The war ended on a day before 1970, and nobody contradicts that.
#[test]
fn a_day_before_1970_is_a_day() {
    let end = || Measure::Named { quantity: "the end of the war".to_owned(), nature: Nature::Date };
    let bundle =
        |other| strictly(&[claim("one", end(), "8 May 1945"), claim("other", end(), other)]).together;
    assert_eq!(bundle("1945-05-08"), Together::Consistent);
    assert_eq!(bundle("9 May 1945"), Together::Conflict);
}

#[test]
fn the_money_of_an_unknown_number_is_named_with_its_reporter() {
    let money = |currency, by: Option<&str>| Measure::Money {
        agreements: vec!["F01".to_owned(), "F03".to_owned()],
        currency,
        reported_by: by.map(str::to_owned),
    };
    let claims = [
        claim("pounds", money(Currency::GBP, Some("the auditor")), "£29 million"),
        claim("euros", money(Currency::EUR, None), "€34 million"),
    ];
    let named = [
        "pence of F01 as reported by the auditor",
        "pence of F03 as reported by the auditor",
        "minor units of EUR of F01",
        "minor units of EUR of F03",
    ];
    assert_eq!(unknowns(&claims), named);
}

/// To have more than 150, a hundred need 51.
#[test]
fn what_a_window_needs_follows_from_the_two() {
    let (over, to_pass) = (march(1, 1), march(2, 2));
    let bundle = |figure| {
        let needed = Measure::Needed { of: Counted::People, over: over.clone(), to_pass: to_pass.clone() };
        strictly(&[
            claim("over", people(over.clone()), "100"),
            claim("to pass", people(to_pass.clone()), "150"),
            claim("needed", needed, figure),
        ])
    };
    let found = bundle("51");
    assert_eq!((found.together, found.redundant.len()), (Together::Consistent, 3), "two give the third");
    let implied = found.implied.iter().find(|one| one.claim == "needed").unwrap();
    assert_eq!((implied.implied, implied.exact), (Interval::point(ratio(51, 1)), true));
    assert_eq!(bundle("50").together, Together::Conflict);
}

/// Five hundred have passed three hundred, and need nobody.
#[test]
fn nothing_is_needed_where_the_other_is_passed() {
    let (over, to_pass) = (march(1, 1), march(2, 2));
    let needed = |figure| {
        let measure = Measure::Needed { of: Counted::People, over: over.clone(), to_pass: to_pass.clone() };
        claim("needed", measure, figure)
    };
    let passed = claim("to pass", people(to_pass.clone()), "exactly 300");
    let bundle = |figure, reading| {
        audited(
            &[claim("over", people(over.clone()), "exactly 500"), passed.clone(), needed(figure)],
            reading,
        )
    };
    let left = |found: &Consistency| found.implied.iter().find(|one| one.claim == "needed").unwrap().implied;
    for (figure, reading) in
        [("exactly 0", Reading::Literal), ("none", Reading::Strict), ("at most 10", Reading::Pragmatic)]
    {
        let found = bundle(figure, reading);
        assert_eq!(found.together, Together::Consistent, "{figure}");
        assert_eq!(left(&found), Interval::point(ratio(0, 1)), "{figure}");
    }
    // To the letter that is more than nobody.
    for figure in ["at most 10", "5"] {
        assert_eq!(bundle(figure, Reading::Strict).together, Together::Conflict, "{figure}");
    }
    // Of those who need them nothing is known, but that they are nobody or more.
    let found = strictly(&[passed.clone(), needed("5")]);
    assert_eq!(left(&found), Interval::new(Included(ratio(0, 1)), Included(ratio(301, 1))).unwrap());
}

/// A hundred over ever more days come as near to nobody as one likes, and are somebody all the same.
#[test]
fn somebody_over_any_number_of_days_is_somebody_a_day() {
    let open = || since(date(2024, 7, 5));
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: open() };
    let found = audited(
        &[claim("people", people(open()), "exactly 100"), claim("mean", mean, "at most 60 a day")],
        Reading::Literal,
    );
    let implied = found.implied.iter().find(|one| one.claim == "mean").unwrap().implied;
    assert_eq!(implied, Interval::new(Excluded(ratio(0, 1)), Included(ratio(100, 1))).unwrap());
    // The last known day is too many days to list, which is an answer.
    assert!(found.days.is_empty() && !found.unfinished.contains(&AuditPart::Days));
}

/// 21,446 people in 377 boats are 56.9 in each, which is not almost 60; and in 7 boats more they are fewer still.
fn in_conflict() -> Vec<Claim> {
    let over = || days(date(2024, 7, 5), date(2024, 12, 18));
    vec![
        claim("people", people(over()), "21,446"),
        claim("boats", boats(over()), "377 boats"),
        claim("more", boats(over()), "384 boats"),
        claim("each", Measure::PeoplePerBoat { over: over() }, "almost 60 each"),
    ]
}

/// With any amount of fuel: what is found is a part of what there is to find, and what is said to be all of it is.
#[test]
fn with_less_fuel_there_is_less_of_the_same() {
    let claims = in_conflict();
    let claims: Vec<&Claim> = claims.iter().collect();
    let with = |fuel| {
        let options = AuditOptions { fuel, ..AuditOptions::default() };
        Audit::of("edges", &claims, &[], &options).under(Reading::Strict).clone()
    };
    let sets = |found: &Consistency| {
        let conflicts: Vec<_> = found.conflicts.iter().map(|one| (one.claims.clone(), one.minimal)).collect();
        let repairs: Vec<_> = found.repairs.iter().map(|one| one.without.clone()).collect();
        (conflicts, repairs)
    };
    let whole = with(AuditOptions::default().fuel);
    let (conflicts, repairs) = sets(&whole);
    let named: Vec<_> = conflicts.iter().map(|(claims, _)| claims.join(" + ")).collect();
    assert_eq!(named, ["boats + more", "people + boats + each", "people + more + each"]);
    assert_eq!((whole.together, whole.all_conflicts, whole.all_repairs), (Together::Conflict, true, true));
    let fuels = (0..200).chain((200..20_000).step_by(97)).chain([100_000, u64::MAX]);
    let mut before = with(0);
    assert_eq!((before.together, before.all_conflicts), (Together::Undetermined, false));
    for fuel in fuels {
        let found = with(fuel);
        assert!(found.fuel <= fuel, "{fuel}: {}", found.fuel);
        assert!([whole.together, Together::Undetermined].contains(&found.together), "{fuel}");
        let (some_conflicts, some_repairs) = sets(&found);
        for (claims, minimal) in &some_conflicts {
            let is_one = |(one, _): &(Vec<String>, bool)| {
                if *minimal { one == claims } else { one.iter().all(|id| claims.contains(id)) }
            };
            assert!(conflicts.iter().any(is_one), "{fuel}: {claims:?}");
        }
        assert!(some_repairs.iter().all(|one| repairs.contains(one)), "{fuel}: {some_repairs:?}");
        assert!(!found.all_conflicts || some_conflicts == conflicts, "{fuel}: {some_conflicts:?}");
        assert!(!found.all_repairs || some_repairs == repairs, "{fuel}: {some_repairs:?}");
        if found.aside == whole.aside {
            assert!(found.redundant.iter().all(|id| whole.redundant.contains(id)), "{fuel}");
            assert!(found.tight.iter().all(|one| whole.tight.contains(one)), "{fuel}");
            for one in &found.implied {
                let all = whole.implied.iter().find(|other| other.claim == one.claim).unwrap();
                assert!(one.implied.covers(&all.implied), "{fuel}: {one:?}");
            }
        }
        // What was there with less is there with more.
        assert!(before.together == Together::Undetermined || found.together == before.together, "{fuel}");
        assert!(found.all_conflicts || !before.all_conflicts, "{fuel}");
        assert!(found.all_repairs || !before.all_repairs, "{fuel}");
        before = found;
    }
    assert_eq!(before, whole, "with all the fuel that there is");
}

/// On two days 2¹²⁷ - 1 came. To pass them nobody needs 2¹²⁷, which does not fit: it is not said, nor that all there is
/// has been said.
#[test]
fn what_is_implied_and_does_not_fit_is_not_found_out() {
    let (over, to_pass) = (march(4, 4), march(1, 2));
    let needed = Measure::Needed { of: Counted::People, over: over.clone(), to_pass };
    let found = audited(
        &[
            claim("over", people(over), "exactly 0"),
            claim("first", people(march(1, 1)), "exactly 170141183460469231731687303715 billion"),
            claim("second", people(march(2, 2)), "exactly 884,105,727"),
            claim("needed", needed, "at least 5"),
        ],
        Reading::Literal,
    );
    assert_eq!((found.together, found.left_out.len()), (Together::Consistent, 0));
    assert!(!found.implied.iter().any(|one| one.claim == "needed"));
    assert!(found.unfinished.contains(&AuditPart::Implied));
}
