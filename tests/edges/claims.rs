//! Claims and how they are judged: documents, readings, interpretations, slips.

use crossings::jiff::civil::date;
use crossings::{
    Amount, AsOf, Basis, Boats, CLAIMS_FORMAT, Calendar, Claim, ClaimVerdict, Claims, ClaimsFault,
    ClaimsFaultKind, Convention, Counted, Currency, Dates, DayCount, Draft, DraftAgreement, DraftClaim,
    DraftClaims, DraftDay, DraftReportedAmount, Field, Found, HandoverDay, Interpretation, Judge,
    JudgeOptions, LastYear, LikelySlip, Measure, Missing, NoValue, Order, Per, Period, PublishedAt, Reading,
    Register, Stretch, Sums, WeekRule, Window, WindowError, builtin,
};

use super::{
    arrivals, boats, claim, counted, counted_in_march, earlier, known, march, people, publication, ratio,
    register, since,
};

#[test]
fn a_claim_is_written_as_its_id_and_its_figure() {
    let measure = Measure::Mean { of: Counted::People, per: Per::Day, over: since(date(2024, 7, 5)) };
    let claim = claim("C004", measure, "around 128");
    assert_eq!(claim.to_string(), "C004: around 128");
}

#[test]
fn one_date_stands_for_itself_in_json() {
    let (first, second) = (date(2025, 3, 1), date(2025, 3, 2));
    let written = |dates| serde_json::to_value(Dates(dates)).unwrap();
    assert_eq!(written(vec![first]), "2025-03-01");
    assert_eq!(written(vec![first, second]), serde_json::json!(["2025-03-01", "2025-03-02"]));
    assert_eq!(written(Vec::new()), serde_json::json!([]));
}

#[test]
fn a_claims_document_keeps_its_title() {
    let titled = |title: Option<&str>| DraftClaims {
        format: CLAIMS_FORMAT.to_owned(),
        title: title.map(str::to_owned),
        ..DraftClaims::default()
    };
    assert_eq!(Claims::try_from(titled(Some("an article"))).unwrap().title(), Some("an article"));
    assert_eq!(Claims::try_from(titled(None)).unwrap().title(), None);
}

#[test]
fn a_fault_of_a_claims_document_is_written_with_its_place() {
    let kind = ClaimsFaultKind::Taken("C004".to_owned());
    let fault = ClaimsFault { pointer: "/claims/1/id".to_owned(), kind };
    assert_eq!(fault.to_string(), "/claims/1/id: the id \"C004\" is taken; wanted one that no other has");
}

/// The last known day is said, so that nothing else is open.
#[test]
fn a_claim_is_judged_in_every_way_of_counting_that_makes_a_difference() {
    let register = builtin();
    let judge = Judge::new(&register, JudgeOptions::default());
    let tried = |measure, figure: &str| {
        let trials = judge.verdict(&known("c", measure, figure, &[date(2025, 7, 1)])).trials;
        trials.into_iter().map(|one| one.interpretation.convention).collect::<Vec<_>>()
    };
    let house = Convention::HOUSE;
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..house };
    let elapsed = Convention { day_count: DayCount::Elapsed, ..house };
    let both = Convention { handover: HandoverDay::Outgoing, ..elapsed };
    let in_office = Measure::Duration { over: Window::Handover(date(2024, 7, 5)) };
    assert_eq!(tried(in_office, "362 days"), [house, outgoing, elapsed, both]);
    let sundays = Convention { week: WeekRule::SundayToSaturday, ..house };
    let numbered = Convention { last_year: LastYear::DayOfYear, ..house };
    let both = Convention { week: WeekRule::SundayToSaturday, ..numbered };
    let week = Window::WeekOf(date(2025, 7, 1));
    let a_year_before = boats(earlier(1, week));
    assert_eq!(tried(a_year_before, "12 boats"), [house, sundays, numbered, both]);
}

#[test]
fn an_interpretation_says_whose_report_it_takes_where_another_takes_none() {
    let own = Interpretation {
        measure: 0,
        reported_by: None,
        as_of: None,
        convention: Convention::HOUSE,
        sums: Sums::Days,
        published: None,
    };
    let reported = Interpretation { reported_by: Some("the auditor".to_owned()), ..own.clone() };
    assert_eq!(reported.against(&own), ["as reported by the auditor"]);
    assert!(reported.against(&reported).is_empty() && own.against(&reported).is_empty());
}

/// 41 is eleven more than 30, where `over 20` ends for a reader; literally it has no end.
#[test]
fn the_distance_is_that_under_the_reading_of_the_house() {
    let register = counted_in_march([100, 41]);
    let distance = |reading| {
        let judge = Judge::new(&register, JudgeOptions { reading, ..JudgeOptions::default() });
        judge.verdict(&claim("c", people(march(2, 2)), "over 20")).distance
    };
    let wanted = [Reading::Literal, Reading::Pragmatic].map(distance);
    assert_eq!(wanted, [Some(ratio(0, 1)), Some(ratio(11, 1))]);
}

/// Nobody claims anything of data before there are any, and what is newest then needs no second judgement.
#[test]
fn a_claim_is_judged_on_the_newest_data_and_on_those_of_its_own_day() {
    let (first, last) = (date(2025, 3, 10), date(2025, 4, 1));
    let of = |on, second| publication(on, counted(date(2025, 3, 1), [100, second]));
    let register = register(vec![of(first, 41), of(last, 50)]);
    let judged_on = |on| {
        let draft = DraftClaim { date: Some(on), ..DraftClaim::new("c", boats(march(1, 2)), "3") };
        let judgement =
            Judge::new(&register, JudgeOptions::default()).verdict(&Claim::try_from(draft).unwrap());
        let published = judgement.trials.iter().map(|one| one.interpretation.published);
        published.map(|moment| moment.unwrap().date()).collect::<Vec<_>>()
    };
    assert_eq!(judged_on(date(2025, 3, 5)), [last]);
    assert_eq!(judged_on(date(2025, 3, 20)), [last, first]);
    assert_eq!(judged_on(date(2025, 4, 20)), [last]);
}

/// One reported both amounts in pounds, another one of them, and a third both in euros.
#[test]
fn money_is_taken_as_reported_by_whoever_has_all_of_it_in_its_currency() {
    let reported = |amount: &str, by: &str| DraftReportedAmount {
        amount: Field::Known(amount.parse().unwrap()),
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
    let (paper, ministry, embassy) = ("a paper", "the ministry", "an embassy");
    let agreements = vec![
        agreement(
            "one",
            vec![reported("GBP 5", paper), reported("GBP 5", ministry), reported("EUR 6", embassy)],
        ),
        agreement("other", vec![reported("GBP 7", paper), reported("EUR 8", embassy)]),
    ];
    let register = Register::try_from(Draft { agreements, ..Draft::default() }).unwrap();
    let agreements = ["one", "other"].map(str::to_owned).to_vec();
    let measure = Measure::Money { agreements, currency: Currency::GBP, reported_by: None };
    let trials = Judge::new(&register, JudgeOptions::default()).verdict(&claim("c", measure, "£12")).trials;
    let reports: Vec<_> = trials.iter().map(|one| one.interpretation.reported_by.as_deref()).collect();
    assert_eq!(reports, [None, Some(paper)]);
}

/// No final total stands in the place of any day.
#[test]
fn a_claim_is_judged_once_where_its_sums_are_the_same() {
    let register = counted_in_march([100, 41]);
    let trials = Judge::new(&register, JudgeOptions::default())
        .verdict(&claim("c", people(march(1, 2)), "141"))
        .trials;
    let sums: Vec<_> = trials.iter().map(|one| one.interpretation.sums).collect();
    assert_eq!(sums, [Sums::Days]);
}

/// 173 in three days are 57.67 a day: that is 58, but not to whom a rounded number says nothing.
#[test]
fn what_is_published_now_is_not_stale() {
    let register = counted_in_march([100, 41, 32]);
    let options = JudgeOptions { reading: Reading::Literal, ..JudgeOptions::default() };
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: march(1, 3) };
    let judgement = Judge::new(&register, options).judge(&claim("c", mean, "58 a day"));
    assert_eq!(judgement.verdict, ClaimVerdict::Depends);
    assert_eq!(judgement.slips, []);
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

/// 173 were counted in the three days as published first, and 182 as revised.
#[test]
fn slips_are_sought_in_the_data_as_they_stood() {
    let first = publication(date(2025, 3, 10), counted(date(2025, 3, 1), [100, 41, 32]));
    let revised = publication(date(2025, 4, 1), counted(date(2025, 3, 1), [100, 50, 32]));
    let register = register(vec![first, revised]);
    let slips = |as_of| {
        let judge = Judge::new(&register, JudgeOptions { as_of, ..JudgeOptions::default() });
        judge.judge(&claim("c", people(march(1, 2)), "173")).slips
    };
    let last = LikelySlip::LastDay { from: date(2025, 3, 3), to: date(2025, 3, 3) };
    assert_eq!(slips(Some(AsOf::Day(date(2025, 3, 20)))), [last]);
    assert_eq!(slips(None), []);
}

/// With fewer digits some other day always fits.
#[test]
fn another_day_is_named_for_a_count_of_one_day_with_three_digits() {
    let register = counted_in_march([321, 456, 41]);
    let judge = Judge::new(&register, JudgeOptions::default());
    let slips = |over, figure| judge.judge(&claim("c", people(over), figure)).slips;
    assert_eq!(slips(march(1, 1), "456"), [LikelySlip::Day { date: date(2025, 3, 2) }]);
    assert_eq!(slips(march(1, 1), "41"), []);
    assert_eq!(slips(march(2, 3), "321"), []);
}

#[test]
fn a_figure_of_three_digits_may_be_that_of_another_day() {
    let register =
        register(vec![publication(date(2025, 6, 1), counted(date(2025, 3, 1), [60, 60, 50, 60, 123]))]);
    let measure = people(march(3, 3));
    let judgement = Judge::new(&register, JudgeOptions::default()).judge(&claim("c", measure, "123"));
    assert!(judgement.slips.contains(&LikelySlip::Day { date: date(2025, 3, 5) }), "{:?}", judgement.slips);
}

/// What may have gone wrong with a figure of 2 to 4 March, and the sums were that mended. There are 93 people in 3
/// boats from the second day to the fourth, and 101 from the second to the sixth.
fn mended(measure: Measure, figure: &str) -> Vec<(LikelySlip, Vec<String>)> {
    let register = counted_in_march([100, 41, 32, 20, 0, 8, 0]);
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
    let register = counted_in_march((1..=22).map(|on| if on == 21 { 60 } else { 10 }));
    let measure = Measure::RecordDate {
        of: Counted::People,
        by: Stretch::Day,
        within: march(1, 22),
        order: Order::Highest,
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
    let register =
        register(vec![publication(date(2025, 4, 1), vec![landed(1, 200, 5, 2), landed(2, 900, 20, 9)])]);
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let measure = Measure::SharePoints { of, among, over: march(2, 2), against: march(1, 1) };
    let judge = Judge::new(&register, JudgeOptions::default());
    let slips = |figure| judge.judge(&claim("c", measure.clone(), figure)).slips;
    assert_eq!(slips("up 5 percentage points"), []);
    assert_eq!(slips("up 12.5 percentage points"), [LikelySlip::PerCent]);
}

/// A claim in JSON is what it was made of.
#[test]
fn a_claim_is_written_as_its_draft() {
    let claim = known("c", people(march(1, 2)), "over 140", &[date(2025, 3, 3)]);
    assert_eq!(serde_json::to_value(&claim).unwrap(), serde_json::to_value(claim.draft()).unwrap());
    let written = serde_json::to_string(&claim).unwrap();
    assert_eq!(Claim::try_from(serde_json::from_str::<DraftClaim>(&written).unwrap()), Ok(claim));
}

#[test]
fn an_interpretation_says_everything_in_which_it_differs() {
    let house = Interpretation {
        measure: 0,
        reported_by: None,
        as_of: Some(date(2025, 3, 1)),
        convention: Convention::HOUSE,
        sums: Sums::Days,
        published: PublishedAt::start_of(date(2025, 4, 1)),
    };
    let other = Interpretation {
        measure: 1,
        reported_by: Some("the auditor".to_owned()),
        as_of: None,
        convention: Convention {
            handover: HandoverDay::Outgoing,
            day_count: DayCount::Elapsed,
            week: WeekRule::SundayToSaturday,
            last_year: LastYear::DayOfYear,
        },
        sums: Sums::Spliced,
        published: None,
    };
    let words = [
        "measure 2",
        "as reported by the auditor",
        "with no day known",
        "the handover day is the outgoing's",
        "the first day is day 0",
        "weeks from Sunday to Saturday",
        "last year by the day's number",
        "final totals in place of whole years",
        "before anything was published",
    ];
    assert_eq!(other.against(&house), words);
    let words = [
        "measure 1",
        "known to 2025-03-01",
        "the handover day is the incoming's",
        "the first day is day 1",
        "weeks from Monday to Sunday",
        "last year by the date",
        "the provisional days",
        "as published by 2025-04-01",
    ];
    assert_eq!(house.against(&other), words);
}

#[test]
fn every_likely_slip_is_written_in_words() {
    let published = PublishedAt::start_of(date(2025, 3, 10)).unwrap();
    let amount = "EUR 541000000".parse::<Amount>().unwrap();
    let rows = [
        (LikelySlip::Points, "true of percentage points, where it has per cent"),
        (LikelySlip::PerCent, "true of per cent, where it has percentage points"),
        (LikelySlip::Day { date: date(2025, 3, 2) }, "true of 2025-03-02"),
        (LikelySlip::Stale { published }, "true as published 2025-03-10, and revised since"),
        (LikelySlip::Currency { amount }, "true of EUR 541,000,000: another currency"),
    ];
    for (slip, words) in rows {
        assert_eq!(slip.to_string(), words);
    }
}

#[test]
fn without_a_date_the_last_day_of_the_data_was_known() {
    let register = counted_in_march([100, 41]);
    let claim = claim("c", people(since(date(2025, 3, 1))), "141");
    let judgement = Judge::new(&register, JudgeOptions::default()).judge(&claim);
    assert_eq!(judgement.verdict, ClaimVerdict::Supported);
    let known: Vec<_> = judgement.trials.iter().map(|one| one.interpretation.as_of).collect();
    assert_eq!(known, [Some(date(2025, 3, 2))]);
}

/// On 3 March the data went to the first only: for the house, who takes the day before, there is no value.
#[test]
fn a_slip_is_sought_where_the_house_has_no_value() {
    let register = counted_in_march([100]);
    let judge = Judge::new(&register, JudgeOptions::default());
    let measure = people(Window::Handover(date(2025, 3, 1)));
    let draft = DraftClaim { date: Some(date(2025, 3, 3)), ..DraftClaim::new("c", measure, "100") };
    let claim = Claim::try_from(draft).unwrap();
    let mut judgement = judge.judge(&claim);
    let none = Found::NoValue(NoValue::Missing(Missing::Day { first: date(2025, 3, 2) }));
    assert_eq!((judgement.verdict, &judgement.house().unwrap().found), (ClaimVerdict::Depends, &none));
    assert_eq!((judgement.distance, &judgement.nearest), (None, &None));
    let (from, to) = (date(2025, 3, 1), date(2025, 3, 1));
    let last = LikelySlip::LastDay { from, to };
    assert_eq!(judgement.slips, std::slice::from_ref(&last));
    let worked = judge.mended(&claim, &judgement, &last);
    let steps: Vec<String> = worked.iter().flat_map(|one| &one.steps).map(ToString::to_string).collect();
    assert_eq!(steps, ["100 people, 2025-03-01..2025-03-01, 1 day"]);
    // Another kind of slip has no sum, and nothing has where no interpretation is left.
    assert_eq!(judge.mended(&claim, &judgement, &LikelySlip::PerCent), []);
    judgement.trials.clear();
    assert_eq!(judge.mended(&claim, &judgement, &last), []);
}

/// 173 people were there in three days as published first.
#[test]
fn nothing_is_mended_where_the_house_judges_by_an_older_publication() {
    let first = publication(date(2025, 3, 10), counted(date(2025, 3, 1), [100, 41, 32]));
    let revised = publication(date(2025, 4, 1), counted(date(2025, 3, 1), [100, 50, 32]));
    let register = register(vec![first, revised]);
    let as_of = Some(AsOf::Day(date(2025, 3, 20)));
    let judge = Judge::new(&register, JudgeOptions { as_of, ..JudgeOptions::default() });
    let claim = claim("c", people(march(1, 2)), "173");
    let judgement = judge.judge(&claim);
    let last = LikelySlip::LastDay { from: date(2025, 3, 3), to: date(2025, 3, 3) };
    assert_eq!(judgement.slips, std::slice::from_ref(&last));
    assert_eq!(judge.mended(&claim, &judgement, &last), []);
}

#[test]
fn of_several_days_with_the_count_the_nearest_is_named_first() {
    let register = counted_in_march([456, 41, 321, 456]);
    let judgement =
        Judge::new(&register, JudgeOptions::default()).judge(&claim("c", people(march(3, 3)), "456"));
    let days = [4, 1].map(|on| LikelySlip::Day { date: date(2025, 3, on) });
    assert_eq!(judgement.slips, days);
}

/// There is no series of French attempts, and 2023 had 365 days, which is the other thing that may be meant.
#[test]
fn without_a_series_no_other_day_has_the_count() {
    let register = counted_in_march([365, 365]);
    let year = Window::Days(Period::year(2023).unwrap());
    let draft = DraftClaim {
        basis: Basis::FrenchAttempts,
        or: vec![Measure::Duration { over: year }],
        ..DraftClaim::new("c", people(march(1, 1)), "365")
    };
    let claim = Claim::try_from(draft).unwrap();
    let judgement = Judge::new(&register, JudgeOptions::default()).judge(&claim);
    let none = Found::NoValue(NoValue::NoSeries { basis: Basis::FrenchAttempts });
    assert_eq!((judgement.verdict, &judgement.house().unwrap().found), (ClaimVerdict::Depends, &none));
    assert_eq!(judgement.slips, []);
}

/// With no day known no year is, and no month, and neither is how long they are.
#[test]
fn how_long_a_year_to_date_is_needs_a_day() {
    let register = builtin();
    let judge = Judge::new(&register, JudgeOptions::default());
    let year = || Window::ToDate(Calendar::Year);
    let windows = [year(), Window::ToDate(Calendar::Month), earlier(0, year()), since(date(-5, 1, 1))];
    for over in windows {
        for figure in ["181 days", "1 day", "1,827 days"] {
            let judgement = judge.judge(&claim("c", Measure::Duration { over: over.clone() }, figure));
            let none = Found::NoValue(NoValue::Window(WindowError::OutOfCalendar));
            let found = (judgement.verdict, &judgement.house().unwrap().found);
            assert_eq!(found, (ClaimVerdict::Undetermined, &none), "{figure}, {over}");
        }
    }
    // The last of June is day 182 of a leap year.
    let said = known("c", Measure::Duration { over: year() }, "182 days", &[date(2024, 6, 30)]);
    assert_eq!(judge.judge(&said).verdict, ClaimVerdict::Supported);
}

/// What does not fit 128 bits is not seen to be false; a reading that has all the others in it, and fits, is.
#[test]
fn a_figure_that_does_not_fit_contradicts_nothing() {
    let register = counted_in_march([100]);
    let judge = Judge::new(&register, JudgeOptions::default());
    let verdict = |measure, figure: &str| judge.judge(&claim("c", measure, figure)).verdict;
    for hedge in ["", "exactly ", "about ", "over ", "up to "] {
        let figure = format!("{hedge}999999999999999999999999999999 billion");
        assert_eq!(verdict(people(march(1, 1)), &figure), ClaimVerdict::Undetermined, "{figure}");
    }
    // The last billion that fits: a reader goes a billion beyond it, and half a billion still fits.
    let mean = || Measure::Mean { of: Counted::People, per: Per::Day, over: march(1, 1) };
    for (hedge, wanted) in [
        ("about ", ClaimVerdict::Undetermined),
        ("close to ", ClaimVerdict::Contradicted),
        ("over ", ClaimVerdict::Contradicted),
        ("", ClaimVerdict::Contradicted),
    ] {
        let figure = format!("{hedge}170141183460469231731687303715 billion");
        assert_eq!(verdict(mean(), &figure), wanted, "{figure}");
    }
}

/// A figure that cannot be decided as it does not fit is listed with that reason, and not with none.
#[cfg(feature = "cli")]
#[test]
fn the_command_says_of_a_figure_that_does_not_fit_why_it_is_not_decided() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let figure = "£999999999999999999999999999999 billion";
    let money = serde_json::json!({ "kind": "money", "agreements": ["F11"], "currency": "GBP" });
    let claim = serde_json::json!({ "id": "much", "measure": money, "figure": figure });
    let document = serde_json::json!({ "format": CLAIMS_FORMAT, "claims": [claim] });
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossings"));
    let command = command.args(["claims", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut started = command.spawn().unwrap();
    started.stdin.take().unwrap().write_all(document.to_string().as_bytes()).unwrap();
    let said = String::from_utf8(started.wait_with_output().unwrap().stdout).unwrap();
    let wanted = format!("Cannot be decided, and why\n  much {figure:?}: a number does not fit 128 bits\n");
    assert!(said.contains(&wanted), "{said}");
}
