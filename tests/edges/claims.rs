//! Claims, figures, judgements, audits and the solver, at their edges.

use std::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{Answer, Fuel, System, Values};
use crossings::granularity::{Ones, debit};
use crossings::jiff::civil::{Date, date};
use crossings::{
    Audit, AuditOptions, Basis, Boats, Claim, Consistency, Convention, Counted, Dates, Dating, Draft,
    DraftBoat, DraftBoatList, DraftClaim, DraftDay, DraftPublication, Field, Figure, Grounds, HandoverDay,
    ImpliedDays, Interval, Judge, JudgeOptions, Landing, LastYear, LikelySlip, Measure, Nature, People, Per,
    Period, Property, PublishedAt, Reading, Reckoned, Register, Rounding, Step, Together, Unit, Value,
    Window,
};

use super::{day, published, ratio};

fn claim(id: &str, measure: Measure, figure: &str) -> Claim {
    Claim::try_from(DraftClaim::new(id, measure, figure)).unwrap()
}

/// A claim whose last known day is one of these.
fn known(id: &str, measure: Measure, figure: &str, as_of: &[Date]) -> Claim {
    let draft = DraftClaim { as_of: Dates(as_of.to_vec()), ..DraftClaim::new(id, measure, figure) };
    Claim::try_from(draft).unwrap()
}

fn people(over: Window) -> Measure {
    Measure::Total { of: Counted::People, over }
}

fn days(from: Date, to: Date) -> Window {
    Window::Days(Period::inclusive(from, to).unwrap())
}

/// From a day to the last day that was known.
fn since(first: Date) -> Window {
    Window::Days(Period::starting(first))
}

fn earlier(years: u8, of: Window) -> Window {
    Window::YearsBefore { years, of: Box::new(of) }
}

/// Of March 2025.
fn march(from: i8, to: i8) -> Window {
    days(date(2025, 3, from), date(2025, 3, to))
}

fn strictly(claims: &[Claim]) -> Consistency {
    let claims: Vec<&Claim> = claims.iter().collect();
    Audit::of("edges", &claims, &[], &AuditOptions::default()).under(Reading::Strict).unwrap().clone()
}

fn reckoned(claims: &[Claim]) -> Vec<Reckoned> {
    let claims: Vec<&Claim> = claims.iter().collect();
    Audit::of("edges", &claims, &[], &AuditOptions::default()).reckoned(&claims, Reading::Strict)
}

/// What the unknown numbers of claims are called.
fn unknowns(claims: &[Claim]) -> Vec<String> {
    let claims: Vec<&Claim> = claims.iter().collect();
    let system = Audit::system(&claims, &[], Reading::Strict, &AuditOptions::default());
    system.variables().iter().map(|one| one.name().to_owned()).collect()
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
    let said = |id, measure, figure| {
        let draft = DraftClaim { date: Some(date(2025, 1, 1)), ..DraftClaim::new(id, measure, figure) };
        Claim::try_from(draft).unwrap()
    };
    let (of, per) = (Counted::People, Per::Day);
    let found = reckoned(&[
        said("total", people(office()), "10,007"),
        said("mean", Measure::Mean { of, per, over: office() }, "100"),
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

#[test]
fn an_interval_covers_what_lies_within_it() {
    let between = |lower, upper| Interval::new(Included(ratio(lower, 1)), Included(ratio(upper, 1))).unwrap();
    assert!(between(2, 5).covers(&between(2, 5)) && between(2, 5).covers(&between(3, 4)));
    assert!(!between(2, 5).covers(&between(1, 4)) && !between(2, 5).covers(&between(3, 6)));
    assert!(!between(2, 5).covers(&between(6, 7)));
    let open = Interval::new(Excluded(ratio(2, 1)), Unbounded).unwrap();
    assert!(Interval::ALL.covers(&open) && !open.covers(&between(2, 5)));
}

#[test]
fn an_earlier_window_depends_on_how_years_and_how_its_own_days_are_counted() {
    let house = Convention::HOUSE;
    let other_years = Convention { last_year: LastYear::DayOfYear, ..house };
    let other_handover = Convention { handover: HandoverDay::Outgoing, ..house };
    let fixed = earlier(1, march(1, 31));
    assert!(!fixed.depends_on(house, house) && !fixed.depends_on(house, other_handover));
    assert!(fixed.depends_on(house, other_years));
    let office = earlier(1, Window::Handover(date(2024, 7, 5)));
    assert!(!office.depends_on(house, house));
    assert!(office.depends_on(house, other_years) && office.depends_on(house, other_handover));
}

#[test]
fn a_window_has_one_form_and_nothing_besides() {
    let read = |text: String| serde_json::from_str::<Window>(&text);
    let week = r#""week_of": "2024-07-05""#;
    let before = r#""years_before": 1, "of": { "year": 2024 }"#;
    let year = days(date(2024, 1, 1), date(2024, 12, 31));
    assert_eq!(read(format!("{{ {week} }}")).unwrap(), Window::WeekOf(date(2024, 7, 5)));
    assert_eq!(read(format!("{{ {before} }}")).unwrap(), earlier(1, year));
    for besides in [r#""day": "2024-07-05""#, r#""year": 2024"#, r#""to_date": "year""#] {
        assert!(read(format!("{{ {week}, {besides} }}")).is_err(), "{besides}");
        assert!(read(format!("{{ {before}, {besides} }}")).is_err(), "{besides}");
    }
}

#[test]
fn what_is_asked_of_another_systems_variable_has_no_answer() {
    let mut system = System::new();
    let x = system.integer("x");
    system.row(None, &[(x, ratio(1, 1))], Interval::point(ratio(0, 1))).unwrap();
    let mut other = System::new();
    let foreign = [other.integer("x"), other.integer("y")];
    let answer = system.vacuous(&foreign, &system.all(), &mut Fuel::default());
    let Answer::Consistent(found) = answer else { unreachable!("{answer:?}") };
    assert_eq!((found.these, found.undetermined), (vec![x], Vec::new()));
}

/// 2/3 of 1/2 is 1/3, and 3/5 of 1/3 is 1/5.
#[test]
fn fractions_are_multiplied_and_added_up() {
    let mut system = System::new();
    let mut exactly = |name: &str, of| system.variable(name, false, Interval::point(ratio(1, of)));
    let (x, y, z) = (exactly("x", 2), exactly("y", 3), exactly("z", 3));
    let terms = [(x, ratio(2, 3)), (y, ratio(3, 5)), (z, ratio(3, 5))];
    let answer = system.range(&terms, &[], 1, &mut Fuel::default()).unwrap();
    let Answer::Consistent(range) = answer else { unreachable!("{answer:?}") };
    assert_eq!(range.hull, Some(Interval::point(ratio(11, 15))));
    assert_eq!(range.values, Values::These(vec![ratio(11, 15)]));
}

/// A mean of 0.5 is that of 9 or of 10 ones among 20. With 9 the variance is 9·11/(20·19) =
/// 0.2605…, and its root 0.5104…; with 10 it is 0.5129….
#[test]
fn a_deviation_is_that_of_the_very_number_of_ones() {
    let ones = |deviation: &str| {
        let (mean, deviation) = ("0.5".parse().unwrap(), deviation.parse().unwrap());
        debit(mean, deviation, 20, Rounding::HalfUp).witness().copied()
    };
    assert_eq!(ones("0.5104"), Some(Ones { ones: 9 }));
    assert_eq!(ones("0.5130"), Some(Ones { ones: 10 }));
}

#[test]
fn a_hundred_has_no_zero_behind_it() {
    assert!(Figure::parse("a hundred and five people").is_ok());
    for text in ["a hundred and zero people", "a hundred zero people"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
}

/// What is no change leaves nothing behind for another number to follow.
#[test]
fn only_parts_are_the_ends_of_a_change() {
    assert!(Figure::parse("up 20 to 30%").is_ok());
    for text in ["up 20 to 30", "up 20 to 30 people", "up 20 to 30 5%"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_first_from_below_is_the_lowest() {
    let nearest = |text| Figure::parse(text).unwrap().nearest(ratio(1, 1), Nature::Rank);
    assert_eq!(nearest("second lowest").as_deref(), Some("the lowest"));
    assert_eq!(nearest("second highest").as_deref(), Some("a record"));
}

#[cfg(feature = "json")]
#[test]
fn a_figure_is_a_text_of_at_most_two_hundred_bytes() {
    use serde_json::json;
    let schema = schemars::schema_for!(Figure).to_value();
    let said = |key| schema.get(key).cloned().unwrap();
    assert_eq!([said("type"), said("minLength"), said("maxLength")], [json!("string"), json!(1), json!(200)]);
}

#[test]
fn values_and_properties_are_written_in_words() {
    let points = |number| Value::Number { number, unit: Unit::Points }.to_string();
    assert_eq!(points(ratio(1, 20)), "5 percentage points");
    assert_eq!(points(ratio(-1, 8)), "-12.5 percentage points");
    assert_eq!(Property::AtLeast(1_000).to_string(), "with at least 1,000 people");
    assert_eq!(Property::Arrivals.to_string(), "with arrivals");
    assert_eq!(Property::NoArrivals.to_string(), "without arrivals");
}

#[test]
fn a_slip_names_a_day_once() {
    let (from, to) = (date(2025, 3, 1), date(2025, 3, 2));
    let first = |to| LikelySlip::FirstDay { from, to }.to_string();
    let last = |to| LikelySlip::LastDay { from, to }.to_string();
    assert_eq!(first(from), "true of the days from 2025-03-01");
    assert_eq!(first(to), "true of the days from 2025-03-01, and on to 2025-03-02");
    assert_eq!(last(from), "true of the days up to 2025-03-01");
    assert_eq!(last(to), "true of the days up to 2025-03-01, and on to 2025-03-02");
}

/// A day of March 2025.
fn arrivals(on: i8, people: u64, boats: u64) -> DraftDay {
    DraftDay {
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(boats)),
        ..day(date(2025, 3, on))
    }
}

fn draft(days: Vec<DraftDay>) -> Draft {
    published(DraftPublication {
        published: PublishedAt::start_of(date(2025, 4, 1)).into(),
        dating: Dating::Stated,
        days,
        ..DraftPublication::default()
    })
}

/// 93 people in 3 boats from the second day to the fourth, and 101 from the second to the sixth.
fn week() -> Register {
    let days = [(100, 2), (41, 1), (32, 1), (20, 1), (0, 0), (8, 1), (0, 0)];
    let days = (1..).zip(days).map(|(on, (people, boats))| arrivals(on, people, boats)).collect();
    Register::try_from(draft(days)).unwrap()
}

/// What may have gone wrong with a figure of 2 to 4 March, and the sums were that mended.
fn mended(measure: Measure, figure: &str) -> Vec<(LikelySlip, Vec<String>)> {
    let register = week();
    let judge = Judge::new(&register, JudgeOptions::default());
    let claim = claim("c", measure, figure);
    let judgement = judge.judge(&claim);
    let steps = |slip| {
        let worked = judge.mended(&claim, &judgement, slip);
        worked.iter().flat_map(|one| &one.steps).map(ToString::to_string).collect()
    };
    judgement.slips.iter().map(|slip| (slip.clone(), steps(slip))).collect()
}

#[test]
fn a_slip_of_an_end_is_mended_at_the_first_and_at_the_last_of_its_days() {
    let last = LikelySlip::LastDay { from: date(2025, 3, 6), to: date(2025, 3, 7) };
    let sums = ["101 people, 2025-03-02..2025-03-06, 5 days", "101 people, 2025-03-02..2025-03-07, 6 days"];
    assert_eq!(mended(people(march(2, 4)), "101"), [(last, sums.map(str::to_owned).to_vec())]);
    let first = LikelySlip::FirstDay { from: date(2025, 3, 3), to: date(2025, 3, 3) };
    let sum = "52 people, 2025-03-03..2025-03-04, 2 days".to_owned();
    assert_eq!(mended(people(march(2, 4)), "52"), [(first, vec![sum])]);
}

/// From the third day they are 52 people in 2 boats.
#[test]
fn a_slip_of_an_end_is_found_of_the_people_in_each_boat() {
    let found = mended(Measure::PeoplePerBoat { over: march(2, 4) }, "26");
    let slips: Vec<LikelySlip> = found.into_iter().map(|(slip, _)| slip).collect();
    assert_eq!(slips, [LikelySlip::FirstDay { from: date(2025, 3, 3), to: date(2025, 3, 3) }]);
}

#[test]
fn a_date_has_only_the_slips_that_lead_to_the_day() {
    let days = (1..=22).map(|on| arrivals(on, if on == 21 { 60 } else { 10 }, 1)).collect();
    let register = Register::try_from(draft(days)).unwrap();
    let measure = Measure::RecordDate {
        of: Counted::People,
        by: crossings::Stretch::Day,
        within: march(1, 22),
        order: crossings::Order::Highest,
        month: None,
    };
    let judgement =
        Judge::new(&register, JudgeOptions::default()).judge(&claim("c", measure, "12 March 2025"));
    let slips: Vec<String> = judgement.slips.iter().map(ToString::to_string).collect();
    assert_eq!(slips, ["12 for 21: \"21 March 2025\" would be true"]);
}

/// From 2 in 5 to 9 in 20, which is up 5 percentage points, and by an eighth.
#[test]
fn per_cent_may_stand_where_points_were_printed() {
    let landed = |on, people, boats, uncontrolled| DraftDay {
        uncontrolled: Field::Known(Boats::new(uncontrolled)),
        ..arrivals(on, people, boats)
    };
    let register = Register::try_from(draft(vec![landed(1, 200, 5, 2), landed(2, 900, 20, 9)])).unwrap();
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let measure = Measure::SharePoints { of, among, over: march(2, 2), against: march(1, 1) };
    let judge = Judge::new(&register, JudgeOptions::default());
    let slips = |figure| judge.judge(&claim("c", measure.clone(), figure)).slips;
    assert_eq!(slips("up 5 percentage points"), []);
    assert_eq!(slips("up 12.5 percentage points"), [LikelySlip::PerCent]);
}

#[test]
fn of_several_boats_with_the_most_aboard_the_first_is_named() {
    let boat = |(id, people): (&str, u64)| DraftBoat {
        id: id.to_owned(),
        date: Field::Known(date(2025, 3, 1)),
        people: Field::Known(People::new(people)),
        landing: Landing::Unknown,
        origin: None,
    };
    let list = DraftBoatList { date: Field::Known(date(2025, 3, 1)), origin: None };
    let register = Register::try_from(Draft {
        boats: [("a", 50), ("b", 70), ("c", 70), ("d", 60)].map(boat).to_vec(),
        complete_boat_lists: vec![list],
        ..draft(vec![arrivals(1, 250, 4)])
    });
    let register = register.unwrap();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 1));
    let worked = Measure::MostAboard { within: march(1, 1) }.explain(&grounds).unwrap();
    let boat = Step::Boat { id: "b".to_owned(), date: date(2025, 3, 1), people: People::new(70) };
    assert_eq!(worked.steps, [boat]);
}
