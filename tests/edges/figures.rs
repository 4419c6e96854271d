//! Figures, judgements and measures, at their edges.

use crossings::jiff::civil::{Date, date};
use crossings::solve::{self, SolveError};
use crossings::{
    AsOf, Basis, Boats, Claim, Convention, Counted, Dates, Dating, DayCount, Draft, DraftClaim, DraftDay,
    DraftPublication, DraftSeries, DraftTotal, Field, Figure, Grounds, HandoverDay, Interpretation, Interval,
    Judge, JudgeOptions, LastYear, LikelySlip, Measure, Missing, Nature, NoValue, Order, People, Per, Period,
    Place, Printed, PublishedAt, Reading, Register, Rounding, SlipKind, Status, Stretch, Sums, Understanding,
    WeekRule, Window, WindowMeasure, builtin, describe, windows,
};

use super::{day, ratio};

fn figure(text: &str) -> Figure {
    Figure::parse(text).unwrap()
}

#[test]
fn an_ordinal_in_digits_has_its_own_ending_and_no_blank_before_it() {
    let place = |text| Figure::parse(text).ok()?.printed(Nature::Rank);
    let ordinals = [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st")];
    for (number, text) in
        ordinals.into_iter().chain([(22, "22nd"), (23, "23rd"), (111, "111th"), (150, "150th")])
    {
        assert_eq!(place(text), Some(ratio(number, 1)), "{text}");
    }
    for text in ["1th", "2th", "3th", "4rd", "11st", "13rd", "150 th", "27 th August 2022"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
    assert_eq!(figure("27th August 2022").date(), Some(date(2022, 8, 27)));
}

#[test]
fn what_is_no_piece_of_a_figure_says_what_should_be_in_its_place() {
    let refused = |text| Figure::parse(text).unwrap_err();
    let (thousands, sign) = (refused("1,00"), refused("5 $"));
    assert_eq!((thousands.at, thousands.wanted), (1, vec!["thousands in groups of three digits"]));
    assert_eq!((sign.at, sign.wanted), (2, vec!["a word, a number or one of £ € % + - ~ /"]));
}

#[test]
fn two_numbers_of_a_range_are_of_one_kind() {
    for text in ["between 5 and 10", "between £5 and £10", "between 5 and 10%", "between 5% and 10%"] {
        assert!(Figure::parse(text).is_ok(), "{text}");
    }
    for text in ["between 5 and £10", "between £5 and 10%", "between 5 thousand and 10%", "between 5% and 10"]
    {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_range_states_a_count_where_both_its_ends_are_whole() {
    let states = |text| [Nature::Count, Nature::Mean].map(|nature| figure(text).states(nature));
    assert_eq!(states("between 5 and 10"), [true, true]);
    for text in ["between 5 and 10.5", "between 5.5 and 10", "between 5.5 and 10.5"] {
        assert_eq!(states(text), [false, true], "{text}");
    }
}

#[test]
fn a_change_in_points_is_a_number_of_points_with_a_direction() {
    let states = |text| figure(text).states(Nature::Points);
    assert!(states("up 5 percentage points"));
    assert!(!states("up 5%") && !states("5 percentage points"));
}

#[test]
fn nothing_is_folded_once() {
    assert!(Figure::parse("twofold").is_ok());
    assert!(Figure::parse("onefold").is_err() && Figure::parse("zerofold").is_err());
}

#[test]
fn nought_per_cent_is_no_round_number() {
    let read = figure("over 0%").interval(Nature::Share, &Understanding::default()).unwrap();
    assert_eq!(read.to_string(), "(0, 1/100]");
}

#[test]
fn nothing_is_described_as_nought() {
    let found = describe(ratio(0, 1), Nature::Count);
    let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["0"]);
    assert_eq!(found.first().unwrap().readings, Reading::ALL);
}

#[test]
fn the_nearest_figure_is_the_roundest_that_is_true() {
    let nearest = |text, value| figure(text).nearest(value, Nature::Mean);
    // At most 60 it is not.
    assert_eq!(nearest("at most 60", ratio(131, 2)).as_deref(), Some("at most 70"));
    // `about 0` would be true too, but nobody would see that it was rounded to tens.
    assert_eq!(nearest("about 60", ratio(4, 5)).as_deref(), Some("about 1"));
}

#[test]
fn a_digit_too_many_stands_before_the_point_or_behind_it() {
    let figure = figure("12.34");
    let added = figure.slips().filter(|(slip, _)| slip.kind == SlipKind::Added);
    let meant: Vec<String> = added.map(|(slip, _)| slip.meant).collect();
    assert_eq!(meant, ["2.34", "1.34", "12.4", "12.3"]);
}

/// Without its first number it would be `up to 10%`, which is a share.
#[test]
fn a_slip_changes_numbers_and_not_what_is_said() {
    let figure = figure("up 5 to 10%");
    let slips: Vec<Figure> = figure.slips().map(|(_, other)| other).collect();
    assert!(slips.iter().any(|one| one.text() == "up 6 to 10%"));
    assert!(!self::figure("up  to 10%").states(Nature::Change));
    for one in slips {
        assert!(one.states(Nature::Change), "{one}");
    }
}

/// The `th` of the word is no ordinal's ending.
#[test]
fn a_number_before_a_word_of_thousands_has_slips() {
    let slips: Vec<String> = figure("5thousand").slips().map(|(_, other)| other.text().to_owned()).collect();
    for wanted in ["1thousand", "2thousand", "3thousand", "51thousand"] {
        assert!(slips.iter().any(|one| one == wanted), "{wanted} is none of {slips:?}");
    }
    let slips: Vec<String> =
        figure("the 3rd highest").slips().map(|(_, other)| other.text().to_owned()).collect();
    assert!(slips.iter().any(|one| one == "the 2nd highest"), "{slips:?}");
}

/// A million trials are made, and the first of these does not fit; more are refused at once.
#[test]
fn a_million_trials_are_not_too_many() {
    let mean = Interval::point(ratio(10_i128.pow(30), 1));
    assert_eq!(solve::divisors_of_any_total(&mean, 1_000_000), Err(SolveError::Overflow));
    let refused = solve::divisors_of_any_total(&mean, 1_000_001);
    assert_eq!(refused, Err(SolveError::TooMany { limit: 1_000_000 }));
}

/// 5.19 of 28 would be 145.32 in all; 145 make 5.178…, and 146 make 5.214….
#[test]
fn the_nearest_possible_mean_is_another() {
    use crossings::granularity::{Sample, grim};
    let printed = |text: &str| text.parse::<Printed>().unwrap();
    let answer = grim(printed("5.19"), Sample::new(28, 1).unwrap(), Rounding::HalfUp);
    assert_eq!(answer.nearest(), [printed("5.18")]);
}

fn march(from: i8, to: i8) -> Window {
    Window::Days(Period::inclusive(date(2025, 3, from), date(2025, 3, to)).unwrap())
}

fn people(over: Window) -> Measure {
    Measure::Total { of: Counted::People, over }
}

fn boats(over: Window) -> Measure {
    Measure::Total { of: Counted::Boats, over }
}

fn claim(measure: Measure, figure: &str) -> Claim {
    Claim::try_from(DraftClaim::new("c", measure, figure)).unwrap()
}

/// Days in a row from one on, with so many people each, at most sixty in a boat.
fn counted(first: Date, people: impl IntoIterator<Item = u64>) -> Vec<DraftDay> {
    let dates = std::iter::successors(Some(first), |date| date.tomorrow().ok());
    let row = |(date, people): (Date, u64)| DraftDay {
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(people.div_ceil(60))),
        ..day(date)
    };
    dates.zip(people).map(row).collect()
}

fn publication(on: Date, days: Vec<DraftDay>) -> DraftPublication {
    DraftPublication {
        published: PublishedAt::start_of(on).into(),
        dating: Dating::Stated,
        days,
        ..DraftPublication::default()
    }
}

fn register(publications: Vec<DraftPublication>) -> Register {
    let series = DraftSeries { basis: Basis::UkArrivals, publications, origin: None };
    Register::try_from(Draft { series: vec![series], ..Draft::default() }).unwrap()
}

/// Published on the first of April 2025.
fn week(people: impl IntoIterator<Item = u64>) -> Register {
    register(vec![publication(date(2025, 4, 1), counted(date(2025, 3, 1), people))])
}

/// The last known day is said, so that nothing else is open.
#[test]
fn a_claim_is_judged_in_every_way_of_counting_that_makes_a_difference() {
    let register = builtin();
    let judge = Judge::new(&register, JudgeOptions::default());
    let tried = |measure, figure: &str| {
        let as_of = Dates(vec![date(2025, 7, 1)]);
        let claim = DraftClaim { as_of, ..DraftClaim::new("c", measure, figure) };
        let trials = judge.verdict(&Claim::try_from(claim).unwrap()).trials;
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
    let a_year_before = boats(Window::YearsBefore { years: 1, of: Box::new(week) });
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
    let register = week([100, 41]);
    let distance = |reading| {
        let judge = Judge::new(&register, JudgeOptions { reading, ..JudgeOptions::default() });
        judge.verdict(&claim(people(march(2, 2)), "over 20")).distance
    };
    let wanted = [Reading::Literal, Reading::Pragmatic].map(distance);
    assert_eq!(wanted, [Some(ratio(0, 1)), Some(ratio(11, 1))]);
}

/// Nobody claims anything of data before there are any.
#[test]
fn a_claim_from_before_the_first_publication_is_judged_on_the_newest_alone() {
    let register = week([100, 41]);
    let draft = DraftClaim { date: Some(date(2025, 3, 20)), ..DraftClaim::new("c", boats(march(1, 2)), "3") };
    let judgement = Judge::new(&register, JudgeOptions::default()).verdict(&Claim::try_from(draft).unwrap());
    let published: Vec<_> = judgement.trials.iter().map(|one| one.interpretation.published).collect();
    assert_eq!(published, [PublishedAt::start_of(date(2025, 4, 1))]);
}

/// 173 were counted in the three days as published first, and 182 as revised.
#[test]
fn slips_are_sought_in_the_data_as_they_stood() {
    let first = publication(date(2025, 3, 10), counted(date(2025, 3, 1), [100, 41, 32]));
    let revised = publication(date(2025, 4, 1), counted(date(2025, 3, 1), [100, 50, 32]));
    let register = register(vec![first, revised]);
    let slips = |as_of| {
        let judge = Judge::new(&register, JudgeOptions { as_of, ..JudgeOptions::default() });
        judge.judge(&claim(people(march(1, 2)), "173")).slips
    };
    let last = LikelySlip::LastDay { from: date(2025, 3, 3), to: date(2025, 3, 3) };
    assert_eq!(slips(Some(AsOf::Day(date(2025, 3, 20)))), [last]);
    assert_eq!(slips(None), []);
}

/// With fewer digits some other day always fits.
#[test]
fn another_day_is_named_for_a_count_of_one_day_with_three_digits() {
    let register = week([321, 456, 41]);
    let judge = Judge::new(&register, JudgeOptions::default());
    let slips = |over, figure| judge.judge(&claim(people(over), figure)).slips;
    assert_eq!(slips(march(1, 1), "456"), [LikelySlip::Day { date: date(2025, 3, 2) }]);
    assert_eq!(slips(march(1, 1), "41"), []);
    assert_eq!(slips(march(2, 3), "321"), []);
}

/// 173 in three days are 57.67 a day: that is 58, but not to whom a rounded number says nothing.
#[test]
fn what_is_published_now_is_not_stale() {
    let register = week([100, 41, 32]);
    let options = JudgeOptions { reading: Reading::Literal, ..JudgeOptions::default() };
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: march(1, 3) };
    let judgement = Judge::new(&register, options).judge(&claim(mean, "58 a day"));
    assert_eq!(judgement.verdict, crossings::ClaimVerdict::Depends);
    assert_eq!(judgement.slips, []);
}

/// It is one of people.
#[test]
fn a_final_total_takes_no_place_of_boats() {
    let total = DraftTotal {
        from: Field::Known(date(2023, 1, 1)),
        to: Field::Known(date(2023, 12, 31)),
        people: Field::Known(People::new(4_000)),
        evidence: "made up".to_owned(),
        ..DraftTotal::default()
    };
    let register = register(vec![DraftPublication {
        status: Status::Final,
        totals: vec![total],
        ..publication(date(2024, 2, 1), counted(date(2023, 1, 1), [10; 365]))
    }]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2023, 12, 31)).with_sums(Sums::Spliced);
    let record = |of| {
        let within = Window::Days(Period::year(2023).unwrap());
        let record =
            Measure::Record { of, by: Stretch::Days(365), within, order: Order::Highest, month: None };
        record.evaluate(&grounds).unwrap().number()
    };
    assert_eq!(record(Counted::People), Some(ratio(4_000, 1)));
    assert_eq!(record(Counted::Boats), Some(ratio(365, 1)));
}

/// Two days with as many people as can be written are more than can be written.
#[test]
fn a_record_says_of_a_sum_that_does_not_fit_what_the_total_says() {
    let register = week([u64::MAX, u64::MAX]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let (of, by, order, month) = (Counted::People, Stretch::Days(2), Order::Highest, None);
    let record = Measure::Record { of, by, within: march(1, 2), order, month };
    let overflow = Err(NoValue::Missing(Missing::Overflow));
    assert_eq!(
        [record, people(march(1, 2))].map(|measure| measure.evaluate(&grounds)),
        [overflow.clone(), overflow]
    );
}

#[test]
fn a_comparison_says_of_what_and_per_what() {
    let (over, against) = (march(2, 2), march(1, 1));
    let of = Counted::People;
    let change = |per| Measure::Change { of, per, over: over.clone(), against: against.clone() }.to_string();
    let times = |per| Measure::Times { of, per, over: over.clone(), against: against.clone() }.to_string();
    let days = "2025-03-02 against 2025-03-01";
    assert_eq!(change(None), format!("change in people, {days}"));
    assert_eq!(change(Some(Per::Day)), format!("change in people per day, {days}"));
    assert_eq!(times(Some(Per::Week)), "times as many people per week, 2025-03-02 as 2025-03-01");
    let among = vec![Counted::People, Counted::Boats];
    let share = Measure::Share { of, among, over };
    assert_eq!(share.to_string(), "share of people in people and boats, 2025-03-02");
}

#[test]
fn there_are_windows_where_one_is_found() {
    let register = week([60, 30]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let found = |of| {
        let exactly = Interval::point(ratio(of, 1));
        windows(&exactly, WindowMeasure::MeanPerDay(Counted::People), view).unwrap().is_empty()
    };
    assert_eq!([30, 45, 60, 61].map(found), [false, false, false, true]);
}

#[test]
fn a_field_is_written_as_what_stands_in_it() {
    let written = |field: Field<People>| field.to_string();
    assert_eq!(written(Field::Known(People::new(60))), "60");
    assert_eq!(written(Field::Unknown), "nothing");
    assert_eq!(written(Field::Unreadable("sixty".to_owned())), "`sixty`");
}

#[test]
fn a_file_as_a_whole_is_named_alone() {
    let place = |pointer: &str| {
        let (file, pointer) = (Some("days.json".into()), pointer.to_owned());
        Place { file, pointer, ..Place::default() }.to_string()
    };
    assert_eq!(place(""), "days.json");
    assert_eq!(place("/series/0"), "days.json at /series/0");
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
fn what_stands_besides_a_window_makes_it_none() {
    let read = |text: String| serde_json::from_str::<Window>(&text);
    let forms = [
        r#""week_ending": "2025-09-21""#,
        r#""from": "2024-01-01", "to": "2024-07-04""#,
        r#""policy": "pm-sunak""#,
        r#""to_date": "year""#,
    ];
    let others = [r#""day": "2024-07-05""#, r#""month": "2024-07""#, r#""handover": "2024-07-05""#];
    for form in forms {
        assert!(read(format!("{{ {form} }}")).is_ok(), "{form}");
        for besides in others.into_iter().chain([r#""week_of": "2024-07-05""#]) {
            assert!(read(format!("{{ {form}, {besides} }}")).is_err(), "{form}, {besides}");
        }
    }
}
