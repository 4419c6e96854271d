//! Likely slips of a claim: which are found, and what the figure would be the sum of were they mended.

use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, AsOf, Basis, Claim, ClaimVerdict, Counted, Currency, Draft, DraftClaim, Found, Judge,
    JudgeOptions, LikelySlip, Measure, Missing, NoValue, Order, Per, Period, PublishedAt, Reading, Register,
    Stretch, Window,
};

use super::{
    claim, counted, counted_in_march, known, landed, march, people, publication, register, reported, since,
};

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
    let register =
        register(vec![publication(date(2025, 4, 1), vec![landed(1, 200, 5, 2), landed(2, 900, 20, 9)])]);
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let measure = Measure::SharePoints { of, among, over: march(2, 2), against: march(1, 1) };
    let judge = Judge::new(&register, JudgeOptions::default());
    let slips = |figure| judge.judge(&claim("c", measure.clone(), figure)).slips;
    assert_eq!(slips("up 5 percentage points"), []);
    assert_eq!(slips("up 12.5 percentage points"), [LikelySlip::PerCent]);
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

/// A paper reported five pounds, and sixty euros.
#[test]
fn an_amount_in_another_currency_is_a_slip_where_its_words_mean_it() {
    let paper = "a paper";
    let agreements = vec![reported("one", &[("GBP 5", paper), ("EUR 60", paper)])];
    let register = Register::try_from(Draft { agreements, ..Draft::default() }).unwrap();
    let slips = |reading, figure: &str| {
        let (agreements, reported_by) = (vec!["one".to_owned()], Some(paper.to_owned()));
        let measure = Measure::Money { agreements, currency: Currency::GBP, reported_by };
        let judge = Judge::new(&register, JudgeOptions { reading, ..JudgeOptions::default() });
        let judgement = judge.judge(&claim("c", measure, figure));
        assert_eq!(judgement.verdict, ClaimVerdict::Contradicted, "{figure}");
        judgement.slips
    };
    let other = || vec![LikelySlip::Currency { amount: "EUR 60".parse().unwrap() }];
    assert_eq!(slips(Reading::Pragmatic, "about £60"), other());
    assert_eq!(slips(Reading::Pragmatic, "£70"), []);
    // Literally it says nothing.
    assert_eq!(slips(Reading::Literal, "about £60"), []);
    // The sign of the euro has a byte more than that of the pound, and no figure has more than 200.
    let of_bytes = |bytes: usize| format!("£60{}", " ".repeat(bytes - "£60".len()));
    assert_eq!(slips(Reading::Pragmatic, &of_bytes(199)), other());
    assert_eq!(slips(Reading::Pragmatic, &of_bytes(200)), []);
}

/// The year 2023 had 365 days, which is the other thing that may be meant.
#[test]
fn nothing_is_stale_before_the_first_publication() {
    let register = counted_in_march([365, 365]);
    let year = Window::Days(Period::year(2023).unwrap());
    let draft = DraftClaim {
        or: vec![Measure::Duration { over: year }],
        ..DraftClaim::new("c", people(march(1, 1)), "365")
    };
    let as_of = Some(AsOf::Day(date(2025, 3, 31)));
    let judge = Judge::new(&register, JudgeOptions { as_of, ..JudgeOptions::default() });
    let judgement = judge.judge(&Claim::try_from(draft).unwrap());
    let published = judgement.house().unwrap().interpretation.published;
    assert_eq!((judgement.verdict, published, judgement.slips), (ClaimVerdict::Depends, None, vec![]));
}

/// From the first of March to the fifth they are five days.
#[test]
fn a_number_of_days_is_no_sum_that_could_be_mended() {
    let register = counted_in_march([60; 5]);
    let judge = Judge::new(&register, JudgeOptions::default());
    let over = since(date(2025, 3, 1));
    let claim = known("c", Measure::Duration { over }, "3 days", &[date(2025, 3, 5)]);
    let judgement = judge.judge(&claim);
    let third = LikelySlip::LastDay { from: date(2025, 3, 3), to: date(2025, 3, 3) };
    assert_eq!(judgement.slips, std::slice::from_ref(&third));
    assert_eq!(judge.mended(&claim, &judgement, &third), []);
}

/// A slip may be made up, or be that of another claim.
#[test]
fn days_the_wrong_way_round_mend_nothing() {
    let register = counted_in_march([60; 5]);
    let judge = Judge::new(&register, JudgeOptions::default());
    let mended = |over, slip: fn(Date, Date) -> LikelySlip, on| {
        let claim = claim("c", people(over), "180");
        let day = date(2025, 3, on);
        judge.mended(&claim, &judge.verdict(&claim), &slip(day, day)).len()
    };
    let first = |from, to| LikelySlip::FirstDay { from, to };
    let last = |from, to| LikelySlip::LastDay { from, to };
    assert_eq!([2, 4, 5].map(|on| mended(march(2, 4), first, on)), [1, 1, 0]);
    assert_eq!([1, 2, 4].map(|on| mended(march(2, 4), last, on)), [0, 1, 1]);
    let office = || Window::Handover(date(2025, 3, 2));
    assert_eq!([1, 2].map(|on| mended(office(), last, on)), [0, 1]);
    // What goes on has no last day to begin before.
    assert_eq!(mended(since(date(2025, 3, 2)), first, 3), 0);
}
