//! Claims and how they are judged: documents, readings, interpretations.

use crossings::jiff::civil::date;
use crossings::{
    CLAIMS_FORMAT, Calendar, Claim, ClaimVerdict, Claims, ClaimsFault, ClaimsFaultKind, Convention, Counted,
    Currency, Dates, DayCount, Draft, DraftClaim, DraftClaims, Found, HandoverDay, Interpretation, Judge,
    JudgeOptions, LastYear, Measure, NoInterval, NoValue, Per, PublishedAt, Reading, Register, Sums,
    WeekRule, Window, WindowError, builtin,
};

use super::{
    boats, claim, counted, counted_in_march, earlier, known, march, people, publication, ratio, register,
    reported, since,
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
    let (paper, ministry, embassy) = ("a paper", "the ministry", "an embassy");
    let agreements = vec![
        reported("one", &[("GBP 5", paper), ("GBP 5", ministry), ("EUR 6", embassy)]),
        reported("other", &[("GBP 7", paper), ("EUR 8", embassy)]),
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
fn without_a_date_the_last_day_of_the_data_was_known() {
    let register = counted_in_march([100, 41]);
    let claim = claim("c", people(since(date(2025, 3, 1))), "141");
    let judgement = Judge::new(&register, JudgeOptions::default()).judge(&claim);
    assert_eq!(judgement.verdict, ClaimVerdict::Supported);
    let known: Vec<_> = judgement.trials.iter().map(|one| one.interpretation.as_of).collect();
    assert_eq!(known, [Some(date(2025, 3, 2))]);
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
    let judged = |measure, figure: &str| {
        let judgement = judge.judge(&claim("c", measure, figure));
        (judgement.verdict, judgement.unbounded)
    };
    let not_seen = (ClaimVerdict::Undetermined, Some(NoInterval::Overflow));
    for hedge in ["", "exactly ", "about ", "over ", "up to "] {
        let figure = format!("{hedge}999999999999999999999999999999 billion");
        assert_eq!(judged(people(march(1, 1)), &figure), not_seen, "{figure}");
    }
    // Where it is something else, that is not the reason: nobody has counted the second of March, and 100 are 100.
    let second = judged(people(march(2, 2)), "999999999999999999999999999999 billion");
    assert_eq!(second, (ClaimVerdict::Undetermined, None));
    assert_eq!(judged(people(march(1, 1)), "100"), (ClaimVerdict::Supported, None));
    // The last billion that fits: a reader goes a billion beyond it, and half a billion still fits.
    let mean = || Measure::Mean { of: Counted::People, per: Per::Day, over: march(1, 1) };
    let false_of = (ClaimVerdict::Contradicted, None);
    for (hedge, wanted) in
        [("about ", not_seen), ("close to ", false_of), ("over ", false_of), ("", false_of)]
    {
        let figure = format!("{hedge}170141183460469231731687303715 billion");
        assert_eq!(judged(mean(), &figure), wanted, "{figure}");
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
