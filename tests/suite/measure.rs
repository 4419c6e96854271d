//! Measures on small registers written by hand: every answer, every reason for none, and how they
//! are shown.

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, Basis, Boats, Convention, Counted, Coverage, DayCount, DeathScope, Deaths, Draft, DraftAgreement,
    DraftBoat, DraftBoatList, DraftDay, DraftDeathReport, DraftPolicyPeriod, DraftPublication,
    DraftReportedAmount, DraftSeries, DraftTotal, DraftWeek, Events, Field, Grounds, HandoverDay, LastYear,
    Measure, NoValue, People, Per, PolicyKind, PublishedAt, Ratio, Register, Status, Sums, Unit, Value,
    WeekRule, builtin,
};

/// From Monday 30 December 2024: a fortnight, its two weeks, one boat list, two reports of deaths.
const DAYS: [(u64, u64); 14] = [
    (100, 2),
    (0, 0),
    (0, 0),
    (60, 1),
    (60, 2),
    (0, 0),
    (20, 1),
    (5, 1),
    (0, 0),
    (0, 0),
    (0, 0),
    (300, 6),
    (10, 1),
    (45, 1),
];

fn draft() -> Draft {
    let mut day = date(2024, 12, 30);
    let days: Vec<DraftDay> = DAYS
        .iter()
        .map(|(people, boats)| {
            let one = DraftDay {
                date: Field::Known(day),
                people: Field::Known(People::new(*people)),
                boats: Field::Known(Boats::new(*boats)),
                uncontrolled: Field::Known(Boats::new(u64::from(*people == 300))),
                ..DraftDay::default()
            };
            day = day.tomorrow().unwrap();
            one
        })
        .collect();
    let week = |sunday: Date, people, boats, prevented: Option<(u64, u64)>| DraftWeek {
        ending: Field::Known(sunday),
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(boats)),
        prevented_people: prevented.map(|one| People::new(one.0)).into(),
        prevented_events: prevented.map(|one| Events::new(one.1)).into(),
        ..DraftWeek::default()
    };
    let weeks = vec![week(date(2025, 1, 5), 240, 6, Some((160, 4))), week(date(2025, 1, 12), 360, 9, None)];
    let publication = DraftPublication {
        published: PublishedAt::start_of(date(2025, 1, 13)).into(),
        days,
        weeks,
        ..DraftPublication::default()
    };
    let series =
        vec![DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin: None }];
    let boat = |id: &str, people| DraftBoat {
        id: id.to_owned(),
        date: Field::Known(date(2025, 1, 2)),
        people: Field::Known(People::new(people)),
        ..DraftBoat::default()
    };
    let deaths = |id: &str, deaths, as_of: Option<Date>| DraftDeathReport {
        id: id.to_owned(),
        from: Field::Known(date(2024, 1, 1)),
        to: Field::Known(date(2024, 12, 31)),
        scope: DeathScope::AtSea,
        deaths: Field::Known(Deaths::new(deaths)),
        reported_by: format!("reporter of {id}"),
        as_of: as_of.into(),
        evidence: "made up".to_owned(),
        missing: Field::Unknown,
        origin: None,
    };
    Draft {
        series,
        boats: vec![boat("b1", 60)],
        complete_boat_lists: vec![DraftBoatList { date: Field::Known(date(2025, 1, 2)), origin: None }],
        deaths: vec![deaths("early", 72, None), deaths("late", 73, Some(date(2025, 1, 10)))],
        agreements: agreements(),
        policy_periods: policies(),
        ..Draft::default()
    }
}

fn agreements() -> Vec<DraftAgreement> {
    let amount = |text: &str, by: &str| DraftReportedAmount {
        amount: Field::Known(text.parse::<Amount>().unwrap()),
        reported_by: by.to_owned(),
        ..DraftReportedAmount::default()
    };
    let agreement = |id: &str, reported| DraftAgreement {
        id: id.to_owned(),
        title: id.to_owned(),
        payer: "United Kingdom".to_owned(),
        payee: "France".to_owned(),
        reported,
        evidence: "made up".to_owned(),
        ..DraftAgreement::default()
    };
    vec![
        agreement("both", vec![amount("EUR 541000000", "the ministry"), amount("GBP 478000000", "a paper")]),
        agreement("one", vec![amount("GBP 62200000.50", "the ministry")]),
        agreement("none", vec![]),
    ]
}

fn policies() -> Vec<DraftPolicyPeriod> {
    let office = |id: &str, from, to: Option<Date>| DraftPolicyPeriod {
        id: id.to_owned(),
        kind: PolicyKind::Office,
        timeline: Some("Prime Minister".to_owned()),
        title: id.to_owned(),
        from: Field::Known(from),
        to: to.into(),
        agreement: None,
        evidence: "made up".to_owned(),
        origin: None,
    };
    vec![office("first", date(2024, 7, 5), Some(date(2025, 1, 1))), office("second", date(2025, 1, 2), None)]
}

/// A measure as JSON has it, and what a person reads: the answer or why there is none.
type Row = (&'static str, &'static str);

fn check(grounds: &Grounds<'_>, rows: &[Row]) {
    let read = |measure: &str| {
        let measure: Measure =
            serde_json::from_str(measure).unwrap_or_else(|error| panic!("{measure}: {error}"));
        let value = measure.evaluate(grounds);
        //= docs/rules.md#measures
        //# measure-15: The working of a measure MUST give its value.
        assert_eq!(measure.explain(grounds).map(|worked| worked.value), value, "with its working");
        value.map_or_else(|none| none.to_string(), |value| value.to_string())
    };
    let got: Vec<(&str, String)> = rows.iter().map(|(measure, _)| (*measure, read(measure))).collect();
    let wanted: Vec<(&str, String)> =
        rows.iter().map(|(measure, answer)| (*measure, (*answer).to_owned())).collect();
    assert_eq!(got, wanted);
}

fn on(register: &Register) -> Grounds<'_> {
    Grounds::new(register, Basis::UkArrivals, date(2025, 1, 12))
}

#[test]
fn sums_means_and_ratios() {
    let register = Register::try_from(draft()).unwrap();
    let all = &[
        //= docs/rules.md#days-weeks-and-conventions
        //# time-18: A window without an end of its own MUST end with the last day that was known.
        (r#"{"kind":"total","over":{"from":"2024-12-30"}}"#, "600 people"),
        (r#"{"kind":"total","of":"boats","over":{"week_ending":"2025-01-12"}}"#, "9 boats"),
        (r#"{"kind":"total","of":"boats","over":{"day":"2025-01-12"}}"#, "1 boat"),
        (
            r#"{"kind":"total","of":"uncontrolled-landings","over":{"from":"2024-12-30"}}"#,
            "1 uncontrolled landing",
        ),
        //= docs/rules.md#measures
        //# measure-03: The preventions of a window MUST be those of the weeks that end in it.
        (
            r#"{"kind":"total","of":"people-prevented","over":{"to":"2025-01-11","from":"2024-12-30"}}"#,
            "160 people prevented",
        ),
        (
            r#"{"kind":"total","of":"events-prevented","over":{"to":"2025-01-11","from":"2025-01-05"}}"#,
            "4 events prevented",
        ),
        (
            r#"{"kind":"total","of":"people-attempting","over":{"week_ending":"2025-01-05"}}"#,
            "400 people attempting",
        ),
        //= docs/rules.md#measures
        //# measure-01: A mean for each day MUST count the days without arrivals.
        (r#"{"kind":"mean","per":"day","over":{"from":"2024-12-30"}}"#, "42.86 people per day (300/7)"),
        (r#"{"kind":"mean","per":"week","over":{"from":"2024-12-30"}}"#, "300 people per week"),
        (
            r#"{"kind":"mean","of":"people-prevented","per":"week","over":{"from":"2024-12-30","to":"2025-01-08"}}"#,
            "160 people prevented per week",
        ),
        (
            r#"{"kind":"mean","of":"boats","per":"day","over":{"from":"2025-01-02","to":"2025-01-05"}}"#,
            "1 boat per day",
        ),
        //= docs/rules.md#measures
        //# measure-02: People per boat MUST be the sum of the people by the sum of the boats.
        (r#"{"kind":"people-per-boat","over":{"from":"2024-12-30"}}"#, "40 people per boat"),
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-08: A quotient MUST NOT have a value where there is nothing to divide by.
        (
            r#"{"kind":"people-per-boat","over":{"day":"2025-01-01"}}"#,
            "there is nothing to divide by: no boats over 2025-01-01..2025-01-01",
        ),
        (
            r#"{"kind":"difference","over":{"week_ending":"2025-01-05"},"against":{"week_ending":"2025-01-12"}}"#,
            "-120 people",
        ),
        //= docs/rules.md#measures
        //# measure-05: What is needed to pass a window MUST be one more than the difference, and never below zero.
        (
            r#"{"kind":"needed","over":{"week_ending":"2025-01-05"},"to_pass":{"week_ending":"2025-01-12"}}"#,
            "121 people",
        ),
        (
            r#"{"kind":"needed","over":{"week_ending":"2025-01-12"},"to_pass":{"week_ending":"2025-01-05"}}"#,
            "0 people",
        ),
        (
            r#"{"kind":"change","over":{"week_ending":"2025-01-12"},"against":{"week_ending":"2025-01-05"}}"#,
            "50 % more",
        ),
        //= docs/rules.md#measures
        //# measure-04: A change MUST be the difference as a part of what it is held against.
        (
            r#"{"kind":"change","over":{"week_ending":"2025-01-05"},"against":{"week_ending":"2025-01-12"}}"#,
            "33.33 % less (1/3)",
        ),
        (r#"{"kind":"change","over":{"day":"2025-01-02"},"against":{"day":"2025-01-03"}}"#, "no change"),
        (
            r#"{"kind":"change","over":{"day":"2025-01-02"},"against":{"day":"2025-01-01"}}"#,
            "there is nothing to divide by: no people over 2025-01-01..2025-01-01",
        ),
        (r#"{"kind":"times","over":{"day":"2025-01-10"},"against":{"day":"2025-01-02"}}"#, "5 times"),
        (
            r#"{"kind":"times","per":"day","over":{"day":"2025-01-10"},"against":{"from":"2024-12-30"}}"#,
            "7 times",
        ),
        (
            r#"{"kind":"share","of":"people-prevented","among":["people","people-prevented"],"over":{"week_ending":"2025-01-05"}}"#,
            "40 %",
        ),
        //= docs/rules.md#what-never-mixes
        //# kinds-08: A share MUST NOT be of counts that do not add, such as people and boats.
        (
            r#"{"kind":"share","of":"people","among":["boats"],"over":{"week_ending":"2025-01-05"}}"#,
            "people and boats do not add",
        ),
        (
            r#"{"kind":"share","of":"people","among":[],"over":{"week_ending":"2025-01-05"}}"#,
            "there is nothing to divide by: no people over 2024-12-30..2025-01-05",
        ),
        (r#"{"kind":"total","over":{"from":"2024-12-28"}}"#, "there is no figure for 2024-12-28"),
        //= docs/rules.md#days-weeks-and-conventions
        //# time-19: A window that begins after the last day that was known MUST NOT have days.
        (
            r#"{"kind":"total","over":{"from":"2025-01-13"}}"#,
            "it begins on 2025-01-13, and the last day that was known is 2025-01-12",
        ),
        (r#"{"kind":"total","over":{"policy":"third"}}"#, "there is no policy period `third`"),
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-07: The preventions of a window MUST be unknown where those of a week that ends in it are.
        (
            r#"{"kind":"total","of":"people-prevented","over":{"from":"2024-12-30"}}"#,
            "the preventions of the week ending 2025-01-12 are not known",
        ),
        (
            r#"{"kind":"total","of":"people-prevented","over":{"from":"2024-12-28"}}"#,
            "the preventions of the week ending 2024-12-29 are not known",
        ),
        (
            r#"{"kind":"total","of":"people-attempting","over":{"day":"2025-01-04"}}"#,
            "no week ends in 2025-01-04..2025-01-04, and preventions are known by week",
        ),
    ];
    check(&on(&register), all);
}

#[test]
fn records_and_streaks() {
    let register = Register::try_from(draft()).unwrap();
    let all = &[
        (r#"{"kind":"record","within":{"from":"2024-12-01"}}"#, "300 people"),
        (r#"{"kind":"record-date","within":{"from":"2024-12-01"}}"#, "2025-01-10"),
        (r#"{"kind":"record-date","within":{"from":"2024-12-01"},"month":12}"#, "2024-12-30"),
        //= docs/rules.md#measures
        //# measure-07: The date of a record MUST be that of the first of equal stretches.
        (r#"{"kind":"record-date","order":"lowest","within":{"from":"2024-12-01"}}"#, "2024-12-31"),
        (r#"{"kind":"record","by":"week","within":{"from":"2024-12-01"}}"#, "360 people"),
        //= docs/rules.md#measures
        //# measure-06: A record MUST be among the whole stretches of which every day has a figure.
        (r#"{"kind":"record","by":"week","within":{"from":"2024-12-01","to":"2025-01-11"}}"#, "240 people"),
        (
            r#"{"kind":"record","of":"people-prevented","by":"week","within":{"from":"2024-12-01"}}"#,
            "160 people prevented",
        ),
        (r#"{"kind":"record-date","by":{"days":3},"within":{"from":"2024-12-01"}}"#, "2025-01-10"),
        (
            r#"{"kind":"record","by":{"days":3},"within":{"from":"2024-12-01","to":"2025-01-09"}}"#,
            "120 people",
        ),
        (
            r#"{"kind":"record","by":"month","within":{"from":"2024-12-01"}}"#,
            "no whole month with a figure lies within 2024-12-01..2025-01-12",
        ),
        (
            r#"{"kind":"record","by":{"days":15},"within":{"from":"2024-12-01"}}"#,
            "no whole stretch of 15 days with a figure lies within 2024-12-01..2025-01-12",
        ),
        (
            r#"{"kind":"record","of":"people-prevented","within":{"from":"2024-12-01"}}"#,
            "people prevented are known by week, not by day",
        ),
        (r#"{"kind":"rank","item":{"day":"2025-01-10"},"within":{"from":"2024-12-01"}}"#, "1st"),
        (r#"{"kind":"rank","item":{"day":"2024-12-30"},"within":{"from":"2024-12-01"}}"#, "2nd"),
        (r#"{"kind":"rank","item":{"day":"2025-01-02"},"within":{"from":"2024-12-01"}}"#, "3rd"),
        //= docs/rules.md#measures
        //# measure-08: Equal stretches MUST share the better place.
        (r#"{"kind":"rank","item":{"day":"2025-01-03"},"within":{"from":"2024-12-01"}}"#, "3rd"),
        (r#"{"kind":"rank","item":{"day":"2025-01-12"},"within":{"from":"2024-12-01"}}"#, "5th"),
        (r#"{"kind":"rank","item":{"day":"2025-01-12"},"within":{"from":"2024-12-01"},"month":1}"#, "4th"),
        (r#"{"kind":"rank","item":{"day":"2025-01-12"},"within":{"to_date":"year"}}"#, "4th"),
        (
            r#"{"kind":"rank","item":{"day":"2025-01-12"},"order":"lowest","within":{"to_date":"year"}}"#,
            "9th",
        ),
        (
            r#"{"kind":"rank","item":{"day":"2025-01-12"},"within":{"from":"2024-12-01"},"month":12}"#,
            "2025-01-12..2025-01-12 is not one of the stretches (day) within 2024-12-01..2025-01-12 that are compared",
        ),
        (
            r#"{"kind":"rank","item":{"week_of":"2025-01-02"},"by":"week","within":{"from":"2024-12-01"}}"#,
            "2nd",
        ),
        (
            r#"{"kind":"rank","item":{"day":"2024-12-29"},"within":{"from":"2024-12-01"}}"#,
            "there is no figure for 2024-12-29",
        ),
        (r#"{"kind":"record-since","day":"2025-01-03"}"#, "2025-01-02"),
        (r#"{"kind":"record-since","day":"2025-01-12"}"#, "2025-01-10"),
        (r#"{"kind":"record-since","of":"boats","day":"2025-01-03"}"#, "2024-12-30"),
        (
            r#"{"kind":"record-since","day":"2025-01-10"}"#,
            "no day before 2025-01-10 has as many, back to 2024-12-30, the first of the series",
        ),
        (
            r#"{"kind":"record-since","of":"people-attempting","day":"2025-01-10"}"#,
            "people attempting are known by week, not by day",
        ),
        (r#"{"kind":"longest-streak","days":"no-arrivals","within":{"from":"2024-12-30"}}"#, "3 days"),
        (r#"{"kind":"longest-streak","days":{"at-least":1000},"within":{"from":"2024-12-30"}}"#, "0 days"),
        (
            r#"{"kind":"longest-streak","days":"no-arrivals","within":{"from":"2024-12-29"}}"#,
            "there is no figure for 2024-12-29",
        ),
        (r#"{"kind":"streak","days":"arrivals"}"#, "3 days"),
        (r#"{"kind":"streak","days":"arrivals","until":"2025-01-09"}"#, "0 days"),
        (r#"{"kind":"streak","days":{"at-least":45},"until":"2025-01-12"}"#, "1 day"),
        (r#"{"kind":"streak","days":"arrivals","until":"2024-12-30"}"#, "there is no figure for 2024-12-29"),
        (r#"{"kind":"streak","days":"arrivals","until":"2025-01-13"}"#, "there is no figure for 2025-01-13"),
        (r#"{"kind":"days-with","days":"arrivals","over":{"from":"2024-12-30"}}"#, "8 days"),
        (r#"{"kind":"days-with","days":{"at-least":60},"over":{"from":"2024-12-30"}}"#, "4 days"),
        (
            r#"{"kind":"days-with","days":"arrivals","over":{"from":"2025-01-10","to":"2025-01-13"}}"#,
            "there is no figure for 2025-01-13",
        ),
    ];
    check(&on(&register), all);
}

#[test]
fn milestones_and_what_is_not_in_the_series() {
    let register = Register::try_from(draft()).unwrap();
    let all = &[
        (r#"{"kind":"milestone","reaches":220,"over":{"from":"2024-12-30"}}"#, "2025-01-03"),
        //= docs/rules.md#measures
        //# measure-09: A milestone MUST be the first day by whose end so many had been counted.
        (r#"{"kind":"milestone","reaches":221,"over":{"from":"2024-12-30"}}"#, "2025-01-05"),
        (r#"{"kind":"milestone","reaches":100,"over":{"from":"2024-12-30"}}"#, "2024-12-30"),
        (r#"{"kind":"milestone","of":"boats","reaches":15,"over":{"from":"2024-12-30"}}"#, "2025-01-12"),
        (
            r#"{"kind":"milestone","of":"people-prevented","reaches":160,"over":{"from":"2024-12-30"}}"#,
            "2025-01-05",
        ),
        (
            r#"{"kind":"milestone","of":"people-prevented","reaches":161,"over":{"from":"2024-12-30"}}"#,
            "the preventions of the week ending 2025-01-12 are not known",
        ),
        //= docs/rules.md#measures
        //# measure-10: A milestone that was not reached MUST NOT have a day.
        (
            r#"{"kind":"milestone","reaches":601,"over":{"from":"2024-12-30"}}"#,
            "601 were not reached over 2024-12-30..2025-01-12: there were 600",
        ),
        (
            r#"{"kind":"milestone","reaches":600,"over":{"from":"2024-12-30","to":"2025-01-20"}}"#,
            "2025-01-12",
        ),
        (
            r#"{"kind":"milestone","reaches":601,"over":{"from":"2024-12-30","to":"2025-01-20"}}"#,
            "there is no figure for 2025-01-13",
        ),
        (r#"{"kind":"milestone-day","reaches":221,"over":{"from":"2024-12-30"}}"#, "7 days"),
        (r#"{"kind":"duration","over":{"policy":"second"}}"#, "11 days"),
        (r#"{"kind":"start","policy":"second"}"#, "2025-01-02"),
        (r#"{"kind":"start","policy":"pm-sunak"}"#, "there is no policy period `pm-sunak`"),
        //= docs/rules.md#measures
        //# measure-11: Money MUST be what was committed or, failing that, first reported, in the currency asked
        //# for.
        (r#"{"kind":"money","agreements":["both","one"],"currency":"GBP"}"#, "GBP 540,200,000.50"),
        (
            r#"{"kind":"money","agreements":["both"],"currency":"EUR","reported_by":"the ministry"}"#,
            "EUR 541,000,000",
        ),
        (
            r#"{"kind":"money","agreements":["both"],"currency":"GBP","reported_by":"the ministry"}"#,
            "the ministry reported no amount of agreement `both` in GBP; reported by: a paper",
        ),
        (
            r#"{"kind":"money","agreements":["none"],"currency":"GBP","reported_by":"the ministry"}"#,
            "the ministry reported no amount of agreement `none` in GBP",
        ),
        (
            r#"{"kind":"money","agreements":["both"],"currency":"USD"}"#,
            "agreement `both` has no amount in USD; it has some in EUR and GBP",
        ),
        (
            r#"{"kind":"money","agreements":["none"],"currency":"USD"}"#,
            "agreement `none` has no amount in USD",
        ),
        (r#"{"kind":"money","agreements":["F11"],"currency":"GBP"}"#, "there is no agreement `F11`"),
        (r#"{"kind":"money","agreements":[],"currency":"GBP"}"#, "no agreement is named"),
        (r#"{"kind":"deaths","scope":"at-sea","over":{"year":2024}}"#, "73 deaths"),
        (
            r#"{"kind":"deaths","scope":"at-sea","over":{"year":2025}}"#,
            "no report of deaths at sea is of 2025-01-01..2025-12-31",
        ),
        //= docs/rules.md#what-never-mixes
        //# kinds-09: Deaths on one scope MUST NOT stand for those on another.
        (
            r#"{"kind":"deaths","scope":"border-region","over":{"year":2024}}"#,
            "no report of deaths in the border region is of 2024-01-01..2024-12-31",
        ),
        (r#"{"kind":"most-aboard","within":{"day":"2025-01-02"}}"#, "60 people"),
        (r#"{"kind":"most-aboard","within":{"from":"2024-12-31","to":"2025-01-02"}}"#, "60 people"),
        (
            r#"{"kind":"most-aboard","within":{"from":"2024-12-31","to":"2025-01-01"}}"#,
            "no boat arrived over 2024-12-31..2025-01-01",
        ),
        //= docs/rules.md#measures
        //# measure-14: The most aboard MUST NOT be said where the boats of a day are not all listed.
        (
            r#"{"kind":"most-aboard","within":{"from":"2025-01-02"}}"#,
            "the boats of 2025-01-03 are not all listed",
        ),
    ];
    check(&on(&register), all);
    // The author of a claim of 9 January cannot have known the report of the 10th.
    let early = on(&register).with_as_of(date(2025, 1, 9));
    //= docs/rules.md#measures
    //# measure-12: A report of deaths MUST NOT count for a claim made before its author can have known it.
    check(&early, &[(r#"{"kind":"deaths","scope":"at-sea","over":{"year":2024}}"#, "72 deaths")]);
}

#[test]
fn ways_of_counting() {
    let register = Register::try_from(draft()).unwrap();
    let house = on(&register);
    let with = |change: fn(&mut Convention)| {
        let mut convention = Convention::HOUSE;
        change(&mut convention);
        house.clone().with_convention(convention)
    };
    let day = r#"{"kind":"milestone-day","reaches":100,"over":{"handover":"2025-01-02"}}"#;
    let long = r#"{"kind":"duration","over":{"policy":"first"}}"#;
    let second = r#"{"kind":"total","over":{"policy":"second"}}"#;
    let week = r#"{"kind":"total","over":{"week_of":"2025-01-05"}}"#;
    let weeks = r#"{"kind":"record","by":"week","within":{"from":"2024-12-30"}}"#;
    // 5 July to 1 January: 27 + 31 + 30 + 31 + 30 + 31 + 1 days.
    check(
        &house,
        &[
            (day, "2 days"),
            (long, "181 days"),
            (second, "500 people"),
            (week, "240 people"),
            (weeks, "360 people"),
        ],
    );
    let elapsed = with(|one| one.day_count = DayCount::Elapsed);
    check(&elapsed, &[(day, "1 day"), (long, "180 days"), (second, "500 people")]);
    // The handover day is the predecessor's: 2 January, with its 60 people.
    let outgoing = with(|one| one.handover = HandoverDay::Outgoing);
    check(&outgoing, &[(day, "8 days"), (long, "181 days"), (second, "440 people")]);
    // Sunday 5 to Saturday 11 January is the only such week of the series.
    let sunday = with(|one| one.week = WeekRule::SundayToSaturday);
    check(&sunday, &[(week, "335 people"), (weeks, "335 people")]);
    for (measure, on) in [(day, "handover and day count"), (long, "both"), (week, "week"), (weeks, "week")] {
        let measure: Measure = serde_json::from_str(measure).unwrap();
        let depends = |grounds: &Grounds<'_>| measure.depends_on(Convention::HOUSE, grounds.convention);
        assert_eq!(depends(&elapsed), on != "week");
        assert_eq!(depends(&outgoing), on != "week");
        assert_eq!(depends(&sunday), on == "week");
    }
}

#[test]
fn four_years_before_a_leap_day_is_a_leap_day() {
    let register = Register::default();
    let leap = Grounds::new(&register, Basis::UkArrivals, date(2024, 2, 29));
    let since = |years: u8| {
        format!(r#"{{"kind":"duration","over":{{"years_before":{years},"of":{{"to_date":"year"}}}}}}"#)
    };
    let days = |years, grounds: &Grounds<'_>| {
        let measure: Measure = serde_json::from_str(&since(years)).unwrap();
        measure.evaluate(grounds).unwrap().to_string()
    };
    //= docs/rules.md#days-weeks-and-conventions
    //# time-17: The years between MUST NOT matter to a date some years before: four years before a leap day is a
    //# leap day.
    assert_eq!(
        (days(0, &leap).as_str(), days(1, &leap).as_str(), days(4, &leap).as_str()),
        ("60 days", "59 days", "60 days")
    );
    let last = leap.with_as_of(date(2024, 12, 31));
    let last = last.with_convention(Convention { last_year: LastYear::DayOfYear, ..Convention::HOUSE });
    assert_eq!((days(1, &last).as_str(), days(4, &last).as_str()), ("365 days", "366 days"));
}

/// The days of 2022 and 2023 with ten people each; the final total of 2022 is 4,000, and that of
/// 2023 is provisional.
#[test]
fn final_totals_take_the_place_of_whole_years() {
    let day = |n: i32| DraftDay {
        date: Field::Known(date(2021, 12, 1).checked_add(n.days()).unwrap()),
        people: Field::Known(People::new(10)),
        boats: Field::Known(Boats::new(1)),
        ..DraftDay::default()
    };
    let total = |year, people| DraftTotal {
        from: Field::Known(date(year, 1, 1)),
        to: Field::Known(date(year, 12, 31)),
        people: Field::Known(People::new(people)),
        evidence: "made up".to_owned(),
        ..DraftTotal::default()
    };
    let publication = |on, status, days, totals| DraftPublication {
        published: PublishedAt::start_of(on).into(),
        status,
        coverage: Coverage::Partial,
        days,
        totals,
        ..DraftPublication::default()
    };
    let publications = vec![
        publication(date(2023, 2, 24), Status::Final, vec![], vec![total(2022, 3_900)]),
        publication(date(2023, 8, 24), Status::Final, vec![], vec![total(2022, 4_000)]),
        publication(
            date(2024, 2, 1),
            Status::Provisional,
            (0..31 + 365 * 2 + 20).map(day).collect(),
            vec![total(2023, 1)],
        ),
    ];
    let series = vec![DraftSeries { basis: Basis::UkArrivals, publications, origin: None }];
    let register = Register::try_from(Draft { series, ..Draft::default() }).unwrap();
    let days = Grounds::new(&register, Basis::UkArrivals, date(2024, 1, 10));
    let spliced = days.clone().with_sums(Sums::Spliced);
    let year = r#"{"kind":"total","over":{"year":2022}}"#;
    let all = r#"{"kind":"total","over":{"from":"2021-12-02"}}"#;
    let but_a_day = r#"{"kind":"total","over":{"from":"2022-01-02"}}"#;
    let long = r#"{"kind":"record","by":{"days":366},"within":{"from":"2021-12-01"}}"#;
    let by_year = r#"{"kind":"record-date","by":"year","within":{"from":"2021-12-01"}}"#;
    let rank = r#"{"kind":"rank","item":{"year":2023},"by":"year","within":{"from":"2021-12-01"}}"#;
    let reaches = r#"{"kind":"milestone","reaches":3990,"over":{"from":"2022-01-01"}}"#;
    let passed = r#"{"kind":"milestone","reaches":3640,"over":{"from":"2022-01-01"}}"#;
    let boats = r#"{"kind":"people-per-boat","over":{"year":2022}}"#;
    // 30 days of December 2021, the two years and 10 days: 770 days.
    check(
        &days,
        &[
            //= docs/rules.md#what-never-mixes
            //# kinds-11: A final published total MUST NOT take the place of days unless spliced sums are asked for.
            (year, "3,650 people"),
            (all, "7,700 people"),
            (but_a_day, "7,390 people"),
            (long, "3,660 people"),
            (by_year, "2022-01-01"),
            (rank, "1st"),
            (reaches, "2023-02-03"),
            (passed, "2022-12-30"),
            (boats, "10 people per boat"),
        ],
    );
    check(
        &spliced,
        &[
            (year, "4,000 people"),
            (all, "8,050 people"),
            (but_a_day, "7,390 people"),
            (long, "4,010 people"),
            (by_year, "2022-01-01"),
            (rank, "2nd"),
            (reaches, "2022-12-31"),
            (passed, "2022-12-30"),
            (boats, "10 people per boat"),
        ],
    );
    let measure: Measure = serde_json::from_str(all).unwrap();
    let steps: Vec<String> =
        measure.explain(&spliced).unwrap().steps.iter().map(ToString::to_string).collect();
    assert_eq!(
        steps,
        [
            "300 people, 2021-12-02..2021-12-31, 30 days",
            "4,000 people, 2022-01-01..2022-12-31: a final published total in place of the days",
            "3,750 people, 2023-01-01..2024-01-10, 375 days",
        ]
    );
}

#[test]
fn the_working() {
    let register = Register::try_from(draft()).unwrap();
    let steps = |measure: &str| -> Vec<String> {
        let measure: Measure = serde_json::from_str(measure).unwrap();
        measure.explain(&on(&register)).unwrap().steps.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        steps(r#"{"kind":"people-per-boat","over":{"week_ending":"2025-01-05"}}"#),
        ["240 people, 2024-12-30..2025-01-05, 7 days", "6 boats, 2024-12-30..2025-01-05, 7 days"]
    );
    assert_eq!(
        steps(r#"{"kind":"total","of":"people-prevented","over":{"week_ending":"2025-01-05"}}"#),
        ["160 people prevented, 1 week that ends in 2024-12-30..2025-01-05"]
    );
    assert_eq!(
        steps(r#"{"kind":"record","within":{"from":"2024-12-28"}}"#),
        [
            "compared within 2024-12-28..2025-01-12: 14 × day; 2 days unknown",
            "300 people, 2025-01-10..2025-01-10, 1 day"
        ]
    );
    assert_eq!(
        steps(r#"{"kind":"longest-streak","days":"no-arrivals","within":{"from":"2024-12-30"}}"#),
        ["2024-12-30..2025-01-12, 14 days", "in a row: 2025-01-07..2025-01-09"]
    );
    assert_eq!(steps(r#"{"kind":"streak","days":"no-arrivals"}"#), ["no such day"]);
    assert_eq!(
        steps(r#"{"kind":"milestone-day","reaches":221,"over":{"from":"2024-12-30"}}"#),
        ["240 by the end of 2025-01-05, 220 the day before", "2024-12-30..2025-01-05, 7 days"]
    );
    assert_eq!(
        steps(r#"{"kind":"money","agreements":["both"],"currency":"GBP","reported_by":"a paper"}"#),
        ["both: GBP 478,000,000, as reported by a paper"]
    );
    assert_eq!(
        steps(r#"{"kind":"deaths","scope":"at-sea","over":{"year":2024}}"#),
        ["late: 73, as reported by reporter of late"]
    );
    assert_eq!(
        steps(r#"{"kind":"most-aboard","within":{"day":"2025-01-02"}}"#),
        ["boat b1 of 2025-01-02: 60 aboard"]
    );
}

#[test]
fn without_a_series_there_is_no_figure_and_still_money() {
    let register = builtin();
    let french = Grounds::new(&register, Basis::FrenchAttempts, date(2025, 12, 31));
    let total = r#"{"kind":"total","over":{"year":2025}}"#;
    check(
        &french,
        &[
            (total, "there is no series of French attempts"),
            (
                r#"{"kind":"record","by":"year","within":{"year":2025}}"#,
                "there is no series of French attempts",
            ),
            (r#"{"kind":"streak","days":"arrivals"}"#, "there is no series of French attempts"),
            (
                r#"{"kind":"most-aboard","within":{"year":2025}}"#,
                "the boats of 2025-01-01 are not all listed",
            ),
            (r#"{"kind":"money","agreements":["F11"],"currency":"EUR"}"#, "EUR 541,000,000"),
            (r#"{"kind":"duration","over":{"policy":"pm-truss"}}"#, "49 days"),
        ],
    );
    check(&french.with_sums(Sums::Spliced), &[(total, "there is no series of French attempts")]);
    // A register with nothing has what is built in, but no series.
    let empty = Register::default();
    let nothing = Grounds::new(&empty, Basis::UkArrivals, date(2025, 12, 31)).with_sums(Sums::Spliced);
    check(
        &nothing,
        &[
            (total, "there is no series of UK arrivals"),
            (r#"{"kind":"start","policy":"pm-truss"}"#, "2022-09-06"),
        ],
    );
}

#[test]
fn reports_of_one_day_that_differ_are_no_answer() {
    let mut draft = draft();
    let mut other = draft.deaths.get(1).unwrap().clone();
    other.id = "other".to_owned();
    draft.deaths.push(other.clone());
    let deaths = r#"{"kind":"deaths","scope":"at-sea","over":{"year":2024}}"#;
    let register = Register::try_from(draft.clone()).unwrap();
    check(&on(&register), &[(deaths, "73 deaths")]);
    draft.deaths.pop();
    other.deaths = Field::Known(Deaths::new(78));
    draft.deaths.push(other);
    let register = Register::try_from(draft).unwrap();
    //= docs/rules.md#measures
    //# measure-13: Newest reports of deaths that differ MUST NOT give a value.
    check(
        &on(&register),
        &[(deaths, "reports of deaths at sea over 2024-01-01..2024-12-31 differ: 73 and 78")],
    );
}

#[test]
fn values_as_text_and_in_json() {
    let number = |numerator, denominator, unit| Value::Number {
        number: Ratio::new(numerator, denominator).unwrap(),
        unit,
    };
    let place = |place| number(place, 1, Unit::Place).to_string();
    assert_eq!(
        [1, 2, 3, 4, 11, 12, 13, 21, 112, 1_001].map(place),
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "1,001st"]
    );
    assert_eq!(number(1, 1, Unit::Count(Counted::People)).to_string(), "1 person");
    assert_eq!(number(1, 1, Unit::Days).to_string(), "1 day");
    assert_eq!(number(-1_234_567, 1, Unit::Count(Counted::Boats)).to_string(), "-1,234,567 boats");
    assert_eq!(number(5, 2, Unit::Times).to_string(), "2.5 times");
    assert_eq!(number(-1, 200, Unit::Change).to_string(), "0.5 % less");
    assert_eq!(number(1, 3, Unit::Share).to_string(), "33.33 % (1/3)");
    assert_eq!(number(i128::MAX, 2, Unit::Share).to_string(), format!("{}/2", i128::MAX));
    assert_eq!(
        number(1, 1, Unit::Mean(Counted::EventsPrevented, Per::Week)).unit().unwrap().to_string(),
        "events prevented per week"
    );
    let json = |value: Value| serde_json::to_value(value).unwrap();
    assert_eq!(
        json(number(3, 1, Unit::Place)),
        serde_json::json!({
            "text": "3rd", "number": { "exact": "3", "decimal": "3.00" }, "unit": "place"
        })
    );
    assert_eq!(
        json(Value::Date(date(2025, 1, 2))),
        serde_json::json!({ "text": "2025-01-02", "date": "2025-01-02" })
    );
    let money = Value::Money("GBP 0.50".parse().unwrap());
    assert_eq!(json(money), serde_json::json!({ "text": "GBP 0.50", "money": "GBP 0.50" }));
    assert_eq!((money.number(), money.date(), money.unit()), (Some(Ratio::whole(50)), None, None));
    assert_eq!(Value::Date(date(2025, 1, 2)).number(), None);
    let none = NoValue::NoSeries { basis: Basis::FrontexDetections };
    assert_eq!(serde_json::to_value(none).unwrap(), "there is no series of Frontex detections");
}

#[test]
fn what_a_measure_names() {
    let measure = |json: &str| serde_json::from_str::<Measure>(json).unwrap();
    let windows = |json: &str| measure(json).windows().count();
    let ytd =
        r#"{"kind":"change","over":{"to_date":"year"},"against":{"years_before":1,"of":{"to_date":"year"}}}"#;
    let streak = r#"{"kind":"streak","days":"arrivals"}"#;
    let record = r#"{"kind":"record","by":"day","within":{"year":2024}}"#;
    let years = r#"{"kind":"record","by":"year","within":{"from":"2018-01-01"}}"#;
    assert_eq!((windows(ytd), windows(streak), windows(record)), (2, 0, 1));
    assert!(measure(ytd).ends_as_of() && measure(streak).ends_as_of() && !measure(record).ends_as_of());
    assert!(measure(ytd).depends_on_sums() && measure(years).depends_on_sums());
    assert!(!measure(streak).depends_on_sums() && !measure(record).depends_on_sums());
}

#[test]
fn a_rank_among_stretches_in_words() {
    let rank = |by: &str| {
        let json =
            format!(r#"{{"kind":"rank","item":{{"year":2024}},"by":{by},"within":{{"from":"2018-01-01"}}}}"#);
        serde_json::from_str::<Measure>(&json).unwrap().to_string()
    };
    assert!(rank(r#""month""#).contains("among the months with"), "{}", rank(r#""month""#));
    let days = rank(r#"{"days":403}"#);
    assert!(days.contains("among the stretches of 403 days with"), "{days}");
}
