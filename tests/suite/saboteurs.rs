//! For each rule of the catalogue a saboteur, which breaks it and nothing else.
//!
//! A saboteur takes data that break no rule, spoils them in one place, and says which. The
//! check must find exactly that: one violation more than before, of that rule, at that place.
#![cfg(feature = "proptest")]
#![allow(
    clippy::cast_possible_wrap,
    clippy::unnecessary_wraps,
    reason = "a test ends where an assumption fails"
)]

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crossings::jiff::civil::{Date, date};
use crossings::jiff::{Span, ToSpan};
use crossings::{
    Amount, Basis, Binding, Boats, Coverage, Currency, Dating, Draft, DraftAmendment, DraftBoat,
    DraftBoatList, DraftDay, DraftInstalment, DraftPayment, DraftPublication, DraftReportedAmount,
    DraftSeries, DraftTotal, DraftWeek, Events, Field, Landing, People, PolicyKind, PublishedAt, Severity,
    Stage, Status, catalogue, check, strategy,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestError, TestRunner};

/// Spoils a draft that breaks no rule; the number picks one of the ways. The answer is the
/// JSON Pointer of the place, or nothing where the draft has nothing that can be spoiled so.
type Saboteur = fn(&mut Draft, usize) -> Option<String>;

const SABOTEURS: &[(&str, Saboteur)] = &[
    ("S001", unreadable_date),
    ("S002", unreadable_count),
    ("S003", unreadable_amount),
    ("S004", unknown_key),
    ("S005", other_format),
    ("C001", given_twice),
    ("C002", out_of_order),
    ("C003", left_out),
    ("C004", one_without_the_other),
    ("C005", fewer_people_than_boats),
    ("C006", uncontrolled_above_boats),
    ("C007", zero_for_unknown),
    ("C008", not_on_a_sunday),
    ("C009", week_that_does_not_add_up),
    ("C010", prevented_in_no_event),
    ("C011", prevented_by_halves),
    ("C012", published_too_soon),
    ("C013", final_replaced),
    ("C014", published_before_the_last),
    ("C015", crowded),
    ("C016", stale),
    ("C017", year_typo),
    ("C018", second_series),
    ("C019", total_backwards),
    ("B001", empty_boat),
    ("B002", boat_named_twice),
    ("B003", more_than_the_day),
    ("B004", less_than_the_day),
    ("B005", more_uncontrolled_than_the_day),
    ("B006", fewer_uncontrolled_than_the_day),
    ("D001", report_named_twice),
    ("D002", report_backwards),
    ("F001", instalments_that_do_not_sum),
    ("F002", instalment_beyond_the_term),
    ("F003", instalments_that_overlap),
    ("F004", paid_too_much),
    ("F005", paid_under_a_proposal),
    ("F006", second_currency),
    ("F007", paid_to_oneself),
    ("F008", reports_that_conflict),
    ("F009", agreement_named_twice),
    ("F010", nothing_promised),
    ("F011", term_backwards),
    ("P001", period_backwards),
    ("P002", gap_in_a_timeline),
    ("P003", overlap_in_a_timeline),
    ("P004", open_too_soon),
    ("P005", period_named_twice),
    ("P006", dangling_reference),
    ("P007", wrong_timeline),
];

// ---- the tests -------------------------------------------------------------------------

/// What was found: id and pointer of each violation.
fn found(draft: &Draft) -> Vec<(String, String)> {
    let mut found: Vec<_> =
        check(draft).iter().map(|one| (one.id().to_owned(), one.place().pointer.clone())).collect();
    found.sort();
    found
}

#[test]
fn each_saboteur_breaks_its_rule_and_no_other() {
    const CASES: u32 = 64;
    let hits: BTreeMap<&str, Cell<u32>> = SABOTEURS.iter().map(|(id, _)| (*id, Cell::new(0))).collect();
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let result = runner.run(&(strategy::draft(), any::<usize>()), |(draft, seed)| {
        let before = found(&draft);
        for (id, saboteur) in SABOTEURS {
            let mut spoiled = draft.clone();
            let Some(pointer) = saboteur(&mut spoiled, seed) else { continue };
            hits[id].set(hits[id].get() + 1);
            let mut expected = before.clone();
            expected.push(((*id).to_owned(), pointer));
            expected.sort();
            prop_assert_eq!(found(&spoiled), expected, "sabotage of {}", id);
        }
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, (draft, seed))) => {
            panic!("{reason}\nseed {seed} of {}", serde_json::to_string(&draft).unwrap())
        }
        Err(error) => panic!("{error}"),
    }
    for (id, hits) in hits {
        assert!(hits.get() * 2 > CASES, "the saboteur of {id} found something to spoil only {hits:?} times");
    }
}

#[test]
fn the_unspoiled_drafts_break_no_rule_of_severity_error() {
    let mut runner = TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
    let result = runner.run(&strategy::draft(), |draft| {
        let errors: Vec<String> = check(&draft).errors().map(ToString::to_string).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, draft)) => {
            panic!("{reason}\n{}", serde_json::to_string(&draft).unwrap())
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_rule_has_saboteur_statement_source_and_page() {
    let sabotaged: Vec<&str> = SABOTEURS.iter().map(|(id, _)| *id).collect();
    let unique: BTreeSet<&str> = sabotaged.iter().copied().collect();
    assert_eq!(sabotaged.len(), unique.len(), "two saboteurs of one rule");
    let ids: BTreeSet<&str> = catalogue().map(|rule| rule.id).collect();
    //= docs/rules.md#the-catalogue-and-the-register
    //# catalogue-01: Each invariant MUST have an id of its own, a statement, a source and a page.
    assert_eq!(ids.len(), catalogue().count(), "two rules of one id");
    assert_eq!(ids, unique, "each rule has a saboteur and each saboteur a rule");
    for rule in catalogue() {
        let id = rule.id;
        assert!(rule.statement.len() > 15 && rule.statement.ends_with('.'), "{id} has no statement");
        assert!(rule.source.len() > 5, "{id} has no source");
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {id}: {}", rule.severity).as_str()), "the heading of {id}");
        for section in ["## What it says", "## Why", "## Example", "## How to mend it"] {
            let (_, after) = rule.page.split_once(section).unwrap_or_else(|| panic!("{id} lacks {section}"));
            let body = after.split("\n## ").next().unwrap().trim();
            assert!(body.len() > 20, "{id} says nothing under {section}");
        }
        let example = rule.page.split_once("## Example").unwrap().1;
        assert!(example.contains(id), "the example of {id} does not show what is reported");
    }
}

/// The words of a message without what differs from case to case: names in quotes, numbers, dates.
fn words(message: &str) -> Vec<String> {
    let unquoted: String = message.split('`').step_by(2).collect();
    let plain = |word: &&str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase());
    let words = unquoted.split(|c: char| c.is_whitespace() || ",;:()".contains(c));
    // One of a kind is named otherwise than many.
    words.filter(plain).map(|word| word.trim_end_matches('s').replace("person", "people")).collect()
}

/// What a finding got and what it wanted, in words.
type Said = (Vec<String>, Vec<String>);

/// What each rule says of the spoiled drafts.
fn messages() -> BTreeMap<&'static str, BTreeSet<Said>> {
    let mut messages: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..200 {
        let case = (strategy::draft(), any::<usize>()).new_tree(&mut runner).unwrap().current();
        for (id, saboteur) in SABOTEURS {
            let mut spoiled = case.0.clone();
            if saboteur(&mut spoiled, case.1).is_some() {
                let found = check(&spoiled);
                let found = found.iter().filter(|one| one.id() == *id);
                let said = found.map(|one| (words(one.got()), words(one.wanted())));
                messages.entry(id).or_default().extend(said);
            }
        }
    }
    messages
}

#[test]
fn every_page_shows_what_is_reported() {
    let messages = messages();
    let mut wrong = Vec::new();
    for rule in catalogue() {
        let example = rule.page.split_once("is reported as").expect(rule.id).1;
        let example = example.split("\n## ").next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        let heading = format!("{} {}: /", rule.id, rule.severity);
        assert!(example.contains(&heading), "{} shows its id, severity and place", rule.id);
        let (got, wanted) = example.split_once(" got ").unwrap().1.split_once("; wanted ").unwrap();
        if !messages[rule.id].contains(&(words(got), words(wanted))) {
            let said = messages[rule.id].iter().next();
            wrong.push(format!("{}: {:?}, {:?}\n  is said as {said:?}", rule.id, words(got), words(wanted)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_of_a_rule() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/invariants");
    let pages: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    let wanted: BTreeSet<String> = catalogue().map(|rule| format!("{}.md", rule.id)).collect();
    assert_eq!(pages, wanted);
}

#[test]
fn just_what_was_never_seen_is_a_warning() {
    let warnings: Vec<&str> =
        catalogue().filter(|rule| rule.severity == Severity::Warning).map(|rule| rule.id).collect();
    assert_eq!(warnings, ["C016", "C017", "C015", "F008"]);
}

// ---- tools of the saboteurs ------------------------------------------------------------

/// One of many, by a number.
fn pick<T: Clone>(many: &[T], seed: usize) -> Option<T> {
    (!many.is_empty()).then(|| many[seed % many.len()].clone())
}

fn known<T: Copy>(field: &Field<T>) -> T {
    match field {
        Field::Known(value) => *value,
        _ => panic!("a valid draft has this"),
    }
}

fn plus(date: Date, days: i64) -> Date {
    date.checked_add(Span::new().days(days)).unwrap()
}

fn people(n: u64) -> Field<People> {
    Field::Known(People::new(n))
}

fn boats(n: u64) -> Field<Boats> {
    Field::Known(Boats::new(n))
}

fn unreadable<T>() -> Field<T> {
    Field::Unreadable("about 20".to_owned())
}

/// A publication behind all others of a series, that by itself breaks and warns of nothing:
/// its dating is inferred, so it cannot be stale, and it is spliced, so it may replace finals.
fn fresh(draft: &mut Draft, seed: usize) -> (usize, usize) {
    let s = seed % draft.series.len();
    let publications = &mut draft.series[s].publications;
    let published = publications.iter().map(|one| known(&one.published)).max().unwrap();
    let early = PublishedAt::start_of(date(2024, 7, 1)).unwrap();
    publications.push(DraftPublication {
        published: Field::Known(published.max(early)),
        dating: Dating::Inferred,
        status: Status::Spliced,
        coverage: Coverage::Partial,
        source: "sabotage".to_owned(),
        ..DraftPublication::default()
    });
    (s, publications.len() - 1)
}

fn pointer(s: usize, p: usize, rest: &str) -> String {
    format!("/series/{s}/publications/{p}/{rest}")
}

/// A day that nothing in the draft speaks of, before all that it speaks of.
fn unheard_of() -> Date {
    // The strategies know no day before the year 1, so the first of its years are rare; this
    // one has been used by none of them when `spoken_of` says so.
    date(1971, 2, 3)
}

/// Puts one day into a fresh publication, and says where it is.
fn fresh_day(draft: &mut Draft, seed: usize, day: DraftDay) -> (usize, usize) {
    let (s, p) = fresh(draft, seed);
    draft.series[s].publications[p].days.push(DraftDay { date: Field::Known(unheard_of()), ..day });
    (s, p)
}

/// Spoils a day: one of those that no week counts and no boat is listed of, or a new one.
fn spoil_day(draft: &mut Draft, seed: usize, field: &str, spoil: impl Fn(&mut DraftDay)) -> String {
    let mut free = Vec::new();
    for (s, series) in draft.series.iter().enumerate() {
        let weeks: BTreeSet<Date> = series
            .publications
            .iter()
            .flat_map(|one| &one.weeks)
            .flat_map(|week| (0..7).map(|back| plus(known(&week.ending), -back)))
            .collect();
        for (p, publication) in series.publications.iter().enumerate() {
            for (n, day) in publication.days.iter().enumerate() {
                let date = known(&day.date);
                let listed = draft.boats.iter().any(|boat| known(&boat.date) == date)
                    || draft.complete_boat_lists.iter().any(|list| known(&list.date) == date);
                let crowded = known(&day.people).get() > 125 * known(&day.boats).get();
                if !weeks.contains(&date) && !listed && !crowded {
                    free.push((s, p, n));
                }
            }
        }
    }
    let (s, p, n) = match pick(&free, seed / 2) {
        Some(place) if seed.is_multiple_of(2) => place,
        _ => {
            let day = DraftDay { people: people(0), boats: boats(0), ..DraftDay::default() };
            let (s, p) = fresh_day(draft, seed, day);
            (s, p, 0)
        }
    };
    spoil(&mut draft.series[s].publications[p].days[n]);
    pointer(s, p, &format!("days/{n}/{field}"))
}

/// All weeks, by series, publication and number.
fn all_weeks(draft: &Draft) -> Vec<(usize, usize, usize)> {
    let mut all = Vec::new();
    for (s, series) in draft.series.iter().enumerate() {
        for (p, publication) in series.publications.iter().enumerate() {
            all.extend((0..publication.weeks.len()).map(|n| (s, p, n)));
        }
    }
    all
}

fn all_totals(draft: &Draft) -> Vec<(usize, usize, usize)> {
    let mut all = Vec::new();
    for (s, series) in draft.series.iter().enumerate() {
        for (p, publication) in series.publications.iter().enumerate() {
            all.extend((0..publication.totals.len()).map(|n| (s, p, n)));
        }
    }
    all
}

/// The days of a series as they stood after its publication `p`.
fn as_they_stood(series: &DraftSeries, p: usize) -> BTreeMap<Date, DraftDay> {
    let days = series.publications[..=p].iter().flat_map(|one| &one.days);
    days.map(|day| (known(&day.date), day.clone())).collect()
}

/// A total behind those of a fresh publication.
fn fresh_total(draft: &mut Draft, seed: usize, total: DraftTotal) -> (usize, usize) {
    let (s, p) = fresh(draft, seed);
    draft.series[s].publications[p].totals.push(total);
    (s, p)
}

/// A day with two boats of which nothing is listed, and the number of its series: the UK
/// arrivals, so that boats can be listed of it.
fn fresh_day_of_arrivals(draft: &mut Draft, aboard: u64, uncontrolled: Option<u64>) -> Date {
    let s = draft.series.iter().position(|one| one.basis == Basis::UkArrivals).unwrap();
    fresh_day(
        draft,
        s,
        DraftDay {
            people: people(aboard),
            boats: boats(2),
            uncontrolled: uncontrolled.map(Boats::new).into(),
            ..DraftDay::default()
        },
    );
    unheard_of()
}

fn boat(draft: &mut Draft, on: Date, aboard: u64, landing: Landing) -> usize {
    let n = draft.boats.len();
    draft.boats.push(DraftBoat {
        id: format!("sabotage-{n}"),
        date: Field::Known(on),
        people: people(aboard),
        landing,
        origin: None,
    });
    n
}

fn complete(draft: &mut Draft, on: Date) -> usize {
    draft.complete_boat_lists.push(DraftBoatList { date: Field::Known(on), origin: None });
    draft.complete_boat_lists.len() - 1
}

/// An agreement behind the others, in good order, of two instalments that make EUR 300.
fn fresh_agreement(draft: &mut Draft) -> usize {
    let amount = |euros: i128| Field::Known(Amount::from_minor(Currency::EUR, euros * 100));
    let instalment = |year: i16, euros| DraftInstalment {
        from: Field::Known(date(year, 4, 1)),
        to: Field::Known(date(year + 1, 3, 31)),
        amount: amount(euros),
    };
    draft.agreements.push(crossings::DraftAgreement {
        id: "sabotage".to_owned(),
        payer: "United Kingdom".to_owned(),
        payee: "France".to_owned(),
        date: Field::Known(date(2023, 3, 10)),
        stage: Stage::Agreed,
        from: Field::Known(date(2023, 4, 1)),
        to: Field::Known(date(2025, 3, 31)),
        commitment: amount(300),
        instalments: vec![instalment(2023, 100), instalment(2024, 200)],
        payments: vec![DraftPayment { date: Field::Known(date(2023, 5, 1)), amount: amount(100) }],
        ..crossings::DraftAgreement::default()
    });
    draft.agreements.len() - 1
}

/// The periods of each timeline, by number, from the first to the last.
fn timelines(draft: &Draft) -> Vec<Vec<usize>> {
    let mut timelines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, one) in draft.policy_periods.iter().enumerate() {
        if let Some(timeline) = &one.timeline {
            timelines.entry(timeline.clone()).or_default().push(n);
        }
    }
    let mut timelines: Vec<Vec<usize>> = timelines.into_values().collect();
    for timeline in &mut timelines {
        timeline.sort_by_key(|n| known(&draft.policy_periods[*n].from));
    }
    timelines
}

// ---- S: what can be read ---------------------------------------------------------------

/// Dates that nothing else is measured by: of a total, of a report, of an act.
fn unreadable_date(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# S001: Every date MUST be readable and a day of the calendar, of the years 1 to 9998.
    let bad = || Field::Unreadable("31/02/2024".to_owned());
    match seed % 5 {
        0 => {
            let (s, p, n) = pick(&all_totals(draft), seed)?;
            draft.series[s].publications[p].totals[n].to = bad();
            Some(pointer(s, p, &format!("totals/{n}/to")))
        }
        1 => {
            let n = seed % draft.deaths.len();
            draft.deaths[n].as_of = bad();
            Some(format!("/deaths/{n}/as_of"))
        }
        2 => {
            let acts: Vec<usize> = (0..draft.policy_periods.len())
                .filter(|n| draft.policy_periods[*n].timeline.is_none())
                .collect();
            let n = pick(&acts, seed)?;
            // A day that can be read and is not in the calendar of the model.
            draft.policy_periods[n].to = Field::Known(date(9999, 12, 31));
            Some(format!("/policy_periods/{n}/to"))
        }
        3 => {
            let n = fresh_agreement(draft);
            draft.agreements[n].amendments =
                vec![DraftAmendment { date: bad(), change: "to be seen".to_owned() }];
            Some(format!("/agreements/{n}/amendments/0/date"))
        }
        _ => {
            let (s, p) = fresh(draft, seed);
            draft.series[s].publications[p].published = unreadable();
            Some(pointer(s, p, "published"))
        }
    }
}

fn unreadable_count(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# S002: Every count MUST be a whole number of zero or more.
    match seed % 4 {
        0 => {
            let weeks = all_weeks(draft);
            let (s, p, n) = pick(&weeks, seed)?;
            draft.series[s].publications[p].weeks[n].boats = unreadable();
            Some(pointer(s, p, &format!("weeks/{n}/boats")))
        }
        1 => {
            let n = seed % draft.deaths.len();
            draft.deaths[n].missing = unreadable();
            Some(format!("/deaths/{n}/missing"))
        }
        2 => Some(spoil_day(draft, seed / 4 * 2, "uncontrolled", |day| day.uncontrolled = unreadable())),
        _ => Some(spoil_day(draft, seed, "people", |day| day.people = unreadable())),
    }
}

fn unreadable_amount(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# S003: Every amount of money MUST name its currency and be exact to the currency's smallest unit.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    let bad = || Field::Unreadable("€541m".to_owned());
    let field = match seed % 4 {
        0 => {
            one.commitment = bad();
            "commitment"
        }
        1 => {
            one.instalments[1].amount = bad();
            "instalments/1/amount"
        }
        2 => {
            one.payments[0].amount = bad();
            "payments/0/amount"
        }
        _ => {
            one.reported.push(DraftReportedAmount { amount: bad(), ..DraftReportedAmount::default() });
            "reported/0/amount"
        }
    };
    Some(format!("/agreements/{n}/{field}"))
}

fn unknown_key(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# S004: What names or makes an observation (its date, its people, its boats) MUST be known.
    match seed % 6 {
        0 => {
            let n = boat(draft, unheard_of(), 9, Landing::Unknown);
            draft.boats[n].people = Field::Unknown;
            Some(format!("/boats/{n}/people"))
        }
        1 => {
            let n = complete(draft, unheard_of());
            draft.complete_boat_lists[n].date = Field::Unknown;
            Some(format!("/complete_boat_lists/{n}/date"))
        }
        2 => {
            let n = seed % draft.deaths.len();
            draft.deaths[n].from = Field::Unknown;
            Some(format!("/deaths/{n}/from"))
        }
        3 => {
            let (s, p) = fresh(draft, seed);
            draft.series[s].publications[p].published = Field::Unknown;
            Some(pointer(s, p, "published"))
        }
        4 => {
            let n = fresh_agreement(draft);
            draft.agreements[n].instalments[0].to = Field::Unknown;
            Some(format!("/agreements/{n}/instalments/0/to"))
        }
        _ => Some(spoil_day(draft, seed, "boats", |day| day.boats = Field::Unknown)),
    }
}

fn other_format(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# S005: The register's form MUST be of the version that this program reads.
    draft.format = if seed.is_multiple_of(2) { 0 } else { 2 };
    Some("/format".to_owned())
}

// ---- C: days, weeks, publications ------------------------------------------------------

fn given_twice(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C001: A publication MUST give each day, each week and each period once.
    if let (0, Some((s, p, n))) = (seed % 3, pick(&all_totals(draft), seed)) {
        let totals = &mut draft.series[s].publications[p].totals;
        totals.push(totals[n].clone());
        return Some(pointer(s, p, &format!("totals/{}/from", totals.len() - 1)));
    }
    if let (1, Some((s, p, n))) = (seed % 3, pick(&all_weeks(draft), seed)) {
        let weeks = &mut draft.series[s].publications[p].weeks;
        weeks.insert(n, weeks[n].clone());
        return Some(pointer(s, p, &format!("weeks/{}/ending", n + 1)));
    }
    let day = DraftDay { people: people(3), boats: boats(1), ..DraftDay::default() };
    let (s, p) = fresh_day(draft, seed, day);
    let days = &mut draft.series[s].publications[p].days;
    days.push(days[0].clone());
    Some(pointer(s, p, "days/1/date"))
}

/// Two neighbours swapped. Days of which something is warned are left where they are.
fn out_of_order(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C002: The days and the weeks of a publication MUST ascend.
    let mut pairs = Vec::new();
    for (s, series) in draft.series.iter().enumerate() {
        for (p, publication) in series.publications.iter().enumerate() {
            let warned = |day: &DraftDay| known(&day.people).get() > 125 * known(&day.boats).get();
            let days = publication.days.windows(2).enumerate();
            let calm = days.filter(|(_, pair)| !pair.iter().any(warned));
            pairs.extend(calm.map(|(n, _)| (s, p, n, true)));
            pairs.extend((1..publication.weeks.len()).map(|n| (s, p, n - 1, false)));
        }
    }
    let (s, p, n, of_days) = pick(&pairs, seed)?;
    let publication = &mut draft.series[s].publications[p];
    let rest = if of_days {
        publication.days.swap(n, n + 1);
        format!("days/{}/date", n + 1)
    } else {
        publication.weeks.swap(n, n + 1);
        format!("weeks/{}/ending", n + 1)
    };
    Some(pointer(s, p, &rest))
}

/// A dense publication of three days or weeks, without the second.
fn left_out(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C003: A dense publication MUST have every day and every week from its first to its last.
    let (s, p) = fresh(draft, seed);
    let series = &mut draft.series[s];
    // The figures of a series' own days, so that the weeks of others are not touched.
    let publication = &mut series.publications[p];
    publication.coverage = Coverage::Dense;
    if seed.is_multiple_of(2) {
        let day = |n: i64| DraftDay {
            date: Field::Known(plus(unheard_of(), n)),
            people: people(0),
            boats: boats(0),
            ..DraftDay::default()
        };
        publication.days = vec![day(0), day(1), day(3), day(4)];
        Some(pointer(s, p, "days/2/date"))
    } else {
        let week = |n: i64| DraftWeek {
            ending: Field::Known(plus(date(1971, 2, 7), 7 * n)),
            people: people(0),
            boats: boats(0),
            ..DraftWeek::default()
        };
        publication.weeks = vec![week(0), week(2), week(3)];
        Some(pointer(s, p, "weeks/1/ending"))
    }
}

fn one_without_the_other(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C004: People MUST have arrived exactly when boats did.
    if seed.is_multiple_of(5) {
        let (from, to) = (Field::Known(unheard_of()), Field::Known(plus(unheard_of(), 9)));
        let total = DraftTotal { from, to, people: people(9), boats: boats(0), ..DraftTotal::default() };
        let (s, p) = fresh_total(draft, seed, total);
        return Some(pointer(s, p, "totals/0/people"));
    }
    let (some, none) = if seed.is_multiple_of(3) { (7, 0) } else { (0, 2) };
    let spoil = |day: &mut DraftDay| {
        (day.people, day.boats, day.uncontrolled) = (people(some), boats(none), Field::Unknown);
    };
    // Seven people in no boat are not crowded: there is no mean.
    Some(spoil_day(draft, seed, "people", spoil))
}

fn fewer_people_than_boats(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C005: Where there are people, they MUST NOT be fewer than the boats.
    Some(spoil_day(draft, seed, "people", |day| {
        (day.people, day.boats, day.uncontrolled) = (people(2), boats(3), Field::Unknown);
    }))
}

fn uncontrolled_above_boats(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C006: Uncontrolled landings MUST NOT be more than the boats.
    Some(spoil_day(draft, seed, "uncontrolled", |day| {
        (day.people, day.boats, day.uncontrolled) = (people(30), boats(3), boats(4));
    }))
}

/// A zero of a day or a week before anybody counted, given out when the unknown was known.
fn zero_for_unknown(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C007: What was not yet counted MUST be unknown: uncontrolled landings before 1 January 2023, preventions
    //# before the week ending 5 May 2024.
    let uk = draft.series.iter().position(|one| one.basis == Basis::UkArrivals)?;
    let (s, p) = fresh(draft, uk);
    let publication = &mut draft.series[s].publications[p];
    let week = DraftWeek {
        ending: Field::Known(date(1971, 2, 7)),
        people: people(0),
        boats: boats(0),
        ..DraftWeek::default()
    };
    let rest = match seed % 3 {
        0 => {
            publication.days = vec![DraftDay {
                date: Field::Known(unheard_of()),
                people: people(12),
                boats: boats(1),
                uncontrolled: boats(0),
                ..DraftDay::default()
            }];
            "days/0/uncontrolled"
        }
        1 => {
            publication.weeks = vec![DraftWeek { uncontrolled: boats(0), ..week }];
            "weeks/0/uncontrolled"
        }
        _ => {
            // Nobody was prevented in two events: the events are known, the people are not zero.
            let events = Field::Known(Events::new(2));
            publication.weeks =
                vec![DraftWeek { prevented_people: people(0), prevented_events: events, ..week }];
            "weeks/0/prevented_people"
        }
    };
    Some(pointer(s, p, rest))
}

/// The first week of a publication a day later, or the last a day earlier: no gap opens.
fn not_on_a_sunday(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C008: A week MUST end on a Sunday.
    let (s, p, _) = pick(&all_weeks(draft), seed)?;
    let weeks = &mut draft.series[s].publications[p].weeks;
    let (n, by) = if seed.is_multiple_of(2) && weeks.len() > 1 { (0, 1) } else { (weeks.len() - 1, -1) };
    weeks[n].ending = Field::Known(plus(known(&weeks[n].ending), by));
    Some(pointer(s, p, &format!("weeks/{n}/ending")))
}

/// One person more in a week, or as many more as overflow the sum of its days.
fn week_that_does_not_add_up(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C009: A week MUST equal the sum of its seven days as they stood when it was published, wherever both are
    //# known.
    let whole: Vec<_> = all_weeks(draft)
        .into_iter()
        .filter(|(s, p, n)| {
            let ending = known(&draft.series[*s].publications[*p].weeks[*n].ending);
            let days = as_they_stood(&draft.series[*s], *p);
            (0..7).all(|back| days.contains_key(&plus(ending, -back)))
        })
        .filter(|(s, p, n)| known(&draft.series[*s].publications[*p].weeks[*n].boats).get() > 0)
        .collect();
    let (s, p, n) = pick(&whole, seed)?;
    let week = &mut draft.series[s].publications[p].weeks[n];
    match (seed % 3, week.uncontrolled.get()) {
        (0, Some(uncontrolled)) if uncontrolled < known(&week.boats) => {
            week.uncontrolled = boats(uncontrolled.get() + 1);
            Some(pointer(s, p, &format!("weeks/{n}/uncontrolled")))
        }
        (1, _) => {
            week.people = people(u64::MAX);
            Some(pointer(s, p, &format!("weeks/{n}/people")))
        }
        _ => {
            week.people = people(known(&week.people).get() + 1);
            Some(pointer(s, p, &format!("weeks/{n}/people")))
        }
    }
}

/// A week with preventions, in a publication of its own.
fn fresh_week(draft: &mut Draft, seed: usize, week: DraftWeek) -> (usize, usize) {
    let (s, p) = fresh(draft, seed);
    draft.series[s].publications[p].weeks.push(DraftWeek {
        ending: Field::Known(date(1971, 2, 7)),
        people: people(0),
        boats: boats(0),
        ..week
    });
    (s, p)
}

fn prevented_in_no_event(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C010: People MUST NOT have been prevented where no event was.
    let mut with = all_weeks(draft);
    with.retain(|(s, p, n)| {
        let week = &draft.series[*s].publications[*p].weeks[*n];
        let zero_is_unknown =
            draft.series[*s].basis == Basis::UkArrivals && known(&week.ending) < date(2024, 5, 5);
        week.prevented_people.get().is_some_and(|people| people.get() > 0) && !zero_is_unknown
    });
    if let Some((s, p, n)) = pick(&with, seed) {
        draft.series[s].publications[p].weeks[n].prevented_events = Field::Known(Events::ZERO);
        return Some(pointer(s, p, &format!("weeks/{n}/prevented_events")));
    }
    let other = draft.series.iter().position(|one| one.basis != Basis::UkArrivals)?;
    let events = Field::Known(Events::ZERO);
    let week = DraftWeek { prevented_people: people(1), prevented_events: events, ..DraftWeek::default() };
    let (s, p) = fresh_week(draft, other, week);
    Some(pointer(s, p, "weeks/0/prevented_events"))
}

fn prevented_by_halves(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C011: The people and the events prevented in a week MUST be known together, or neither.
    let events = Field::Known(Events::new(4));
    let (week, field) = if seed.is_multiple_of(2) {
        (DraftWeek { prevented_people: people(60), ..DraftWeek::default() }, "prevented_events")
    } else {
        (DraftWeek { prevented_events: events, ..DraftWeek::default() }, "prevented_people")
    };
    let (s, p) = fresh_week(draft, seed, week);
    Some(pointer(s, p, &format!("weeks/0/{field}")))
}

/// Something of the day of its publication, or of a later one.
fn published_too_soon(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C012: What was observed MUST NOT be of the day of its publication or of a later one.
    let (s, p) = fresh(draft, seed);
    let publication = &mut draft.series[s].publications[p];
    let published = known(&publication.published).date();
    let last = plus(published, i64::try_from(seed % 40).unwrap());
    if seed.is_multiple_of(2) {
        // No list of boats is of so late a day, and no week.
        let day = DraftDay { people: people(0), boats: boats(0), ..DraftDay::default() };
        publication.days.push(DraftDay { date: Field::Known(last), ..day });
        Some(pointer(s, p, "days/0/date"))
    } else {
        let total = DraftTotal { people: people(1), ..DraftTotal::default() };
        publication.totals.push(DraftTotal {
            from: Field::Known(plus(published, -9)),
            to: Field::Known(last),
            ..total
        });
        Some(pointer(s, p, "totals/0/to"))
    }
}

fn final_replaced(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C013: A final figure MUST NOT be replaced by a provisional one.
    let (s, first) = fresh(draft, seed);
    let publications = &mut draft.series[s].publications;
    publications[first].status = Status::Final;
    let (from, to) = (Field::Known(unheard_of()), Field::Known(plus(unheard_of(), 9)));
    let rest = match seed % 3 {
        0 => {
            let day = DraftDay { date: from, people: people(4), boats: boats(1), ..DraftDay::default() };
            publications[first].days.push(day);
            "days/0/date"
        }
        1 => {
            let week = DraftWeek {
                ending: Field::Known(date(1971, 2, 7)),
                people: people(4),
                boats: boats(1),
                ..DraftWeek::default()
            };
            publications[first].weeks.push(week);
            "weeks/0/ending"
        }
        _ => {
            publications[first].totals.push(DraftTotal {
                from,
                to,
                people: people(4),
                ..DraftTotal::default()
            });
            "totals/0/from"
        }
    };
    let again = DraftPublication { status: Status::Provisional, ..publications[first].clone() };
    publications.push(again);
    Some(pointer(s, first + 1, rest))
}

fn published_before_the_last(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C014: The publications of a series MUST stand in the order in which they were published.
    let (s, p) = fresh(draft, seed);
    let newest = known(&draft.series[s].publications[p].published).timestamp();
    let earlier = newest.checked_sub(((seed % 90) as i64 + 1).minutes()).unwrap();
    // The fresh publication may be later than those before it, so it is given twice.
    let again = DraftPublication {
        published: Field::Known(PublishedAt::new(earlier)),
        ..draft.series[s].publications[p].clone()
    };
    draft.series[s].publications.push(again);
    Some(pointer(s, p + 1, "published"))
}

fn crowded(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C015: More than 125 people in each boat, on the mean of a day, MUST be warned of.
    if seed.is_multiple_of(3) {
        let n = boat(draft, unheard_of(), 126 + (seed as u64 % 200), Landing::Intercepted);
        return Some(format!("/boats/{n}/people"));
    }
    Some(spoil_day(draft, seed, "people", |day| {
        (day.people, day.boats, day.uncontrolled) = (people(251), boats(2), Field::Unknown);
    }))
}

/// A dense publication of one old day long after it.
fn stale(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C016: A source whose newest day is more than 7 days older than its publication MUST be warned of.
    let (s, p) = fresh(draft, seed);
    let days = draft.series[s].publications.iter().flat_map(|one| &one.days);
    let newest = days.map(|day| known(&day.date)).max().unwrap_or_else(unheard_of);
    let publication = &mut draft.series[s].publications[p];
    let published = known(&publication.published).date().max(plus(newest, 8 + (seed % 400) as i64));
    publication.published = PublishedAt::start_of(published).into();
    // The start of the day may be before the publication before it; the next is not.
    publication.published = PublishedAt::start_of(plus(published, 1)).into();
    publication.dating = Dating::Stated;
    publication.coverage = Coverage::Dense;
    publication.days = vec![DraftDay {
        date: Field::Known(unheard_of()),
        people: people(0),
        boats: boats(0),
        ..DraftDay::default()
    }];
    Some(pointer(s, p, "published"))
}

fn year_typo(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C017: In a publication of some days, a day a year before one that is due and not yet given MUST be warned
    //# of.
    let (s, p) = fresh(draft, seed);
    // Long after everything, so that no week and no list knows the day.
    let publication = &mut draft.series[s].publications[p];
    let published = plus(known(&publication.published).date(), 800);
    publication.published = PublishedAt::start_of(published).into();
    let meant = plus(published, -1 - (seed % 6) as i64);
    publication.days = vec![DraftDay {
        date: Field::Known(meant.checked_sub(1.year()).unwrap()),
        people: people(0),
        boats: boats(0),
        ..DraftDay::default()
    }];
    Some(pointer(s, p, "days/0/date"))
}

fn second_series(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C018: There MUST be no more than one series for each basis.
    let basis = draft.series[seed % draft.series.len()].basis;
    draft.series.push(DraftSeries { basis, ..DraftSeries::default() });
    Some(format!("/series/{}/basis", draft.series.len() - 1))
}

fn total_backwards(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# C019: A published total MUST NOT end before it starts.
    let before = plus(unheard_of(), -1 - (seed % 500) as i64);
    let (from, to) = (Field::Known(unheard_of()), Field::Known(before));
    let total = DraftTotal { from, to, people: people(4), ..DraftTotal::default() };
    let (s, p) = fresh_total(draft, seed, total);
    Some(pointer(s, p, "totals/0/to"))
}

// ---- B: boats --------------------------------------------------------------------------

fn empty_boat(draft: &mut Draft, _: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# B001: A boat that arrived MUST have carried at least one person.
    let n = boat(draft, unheard_of(), 0, Landing::Intercepted);
    Some(format!("/boats/{n}/people"))
}

fn boat_named_twice(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# B002: Each boat MUST have an id of its own.
    let id = pick(&draft.boats, seed).map_or_else(|| "sabotage-0".to_owned(), |one| one.id);
    if draft.boats.is_empty() {
        boat(draft, unheard_of(), 3, Landing::Unknown);
    }
    let n = boat(draft, unheard_of(), 3, Landing::Unknown);
    draft.boats[n].id = id;
    Some(format!("/boats/{n}/id"))
}

fn more_than_the_day(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# B003: The boats listed of a day, and the people aboard them, MUST NOT be more than the day's.
    let on = fresh_day_of_arrivals(draft, 60, None);
    boat(draft, on, 20, Landing::Intercepted);
    if seed.is_multiple_of(2) {
        let n = boat(draft, on, 41, Landing::Intercepted);
        Some(format!("/boats/{n}/people"))
    } else {
        boat(draft, on, 20, Landing::Intercepted);
        let n = boat(draft, on, 20, Landing::Intercepted);
        Some(format!("/boats/{n}/date"))
    }
}

fn less_than_the_day(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# B004: A list of a day's boats that is said to be complete MUST NOT be short of the day's figures.
    let on = fresh_day_of_arrivals(draft, 60, None);
    boat(draft, on, 20, Landing::Intercepted);
    if seed.is_multiple_of(2) {
        boat(draft, on, 39, Landing::Intercepted);
    }
    let n = complete(draft, on);
    Some(format!("/complete_boat_lists/{n}/date"))
}

fn more_uncontrolled_than_the_day(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# B005: The boats listed of a day as uncontrolled landings MUST NOT be more than the day's.
    let on = fresh_day_of_arrivals(draft, 60, Some(1));
    boat(draft, on, 20, Landing::Uncontrolled);
    let n = boat(draft, on, 40, Landing::Uncontrolled);
    if seed.is_multiple_of(2) {
        complete(draft, on);
    }
    Some(format!("/boats/{n}/landing"))
}

fn fewer_uncontrolled_than_the_day(draft: &mut Draft, _: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# B006: The uncontrolled landings of a complete list in which every landing is known MUST NOT be short of the
    //# day's.
    let on = fresh_day_of_arrivals(draft, 60, Some(1));
    boat(draft, on, 20, Landing::Intercepted);
    boat(draft, on, 40, Landing::Intercepted);
    let n = complete(draft, on);
    Some(format!("/complete_boat_lists/{n}/date"))
}

// ---- D: deaths -------------------------------------------------------------------------

fn report_named_twice(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# D001: Each report of deaths MUST have an id of its own.
    let again = pick(&draft.deaths, seed)?;
    draft.deaths.push(again);
    Some(format!("/deaths/{}/id", draft.deaths.len() - 1))
}

fn report_backwards(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# D002: A report of deaths MUST NOT end, nor be as of a day, before it starts.
    let n = seed % draft.deaths.len();
    let report = &mut draft.deaths[n];
    let before = Field::Known(plus(known(&report.from), -1));
    if seed.is_multiple_of(2) {
        report.to = before;
        Some(format!("/deaths/{n}/to"))
    } else {
        report.as_of = before;
        Some(format!("/deaths/{n}/as_of"))
    }
}

// ---- F: funding ------------------------------------------------------------------------

fn instalments_that_do_not_sum(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F001: The instalments of an agreement MUST add up to its commitment, or to no more than it where it is not
    //# exact.
    let candidates: Vec<usize> = (0..draft.agreements.len())
        .filter(|n| {
            let one = &draft.agreements[*n];
            one.commitment.known().is_some() && !one.instalments.is_empty() && one.binding == Binding::Exact
        })
        .collect();
    let n = match pick(&candidates, seed / 3) {
        Some(n) if seed.is_multiple_of(3) => n,
        _ => fresh_agreement(draft),
    };
    let one = &mut draft.agreements[n];
    let commitment = known(&one.commitment);
    if seed % 3 == 1 {
        // No more than the instalments make is needed where the commitment is a limit.
        one.binding = Binding::UpTo;
        one.commitment = Field::Known(Amount::from_minor(commitment.currency(), commitment.minor() - 1));
    } else {
        one.commitment = Field::Known(Amount::from_minor(commitment.currency(), commitment.minor() + 1));
    }
    Some(format!("/agreements/{n}/commitment"))
}

fn instalment_beyond_the_term(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F002: Each instalment MUST lie within the term of its agreement.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    if seed.is_multiple_of(2) {
        one.to = Field::Known(plus(known(&one.to), -1));
        Some(format!("/agreements/{n}/instalments/1/from"))
    } else {
        one.from = Field::Known(plus(known(&one.from), 1));
        Some(format!("/agreements/{n}/instalments/0/from"))
    }
}

fn instalments_that_overlap(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F003: The instalments of an agreement MUST NOT overlap.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    let start = known(&one.instalments[1].from);
    one.instalments[0].to = Field::Known(plus(start, (seed % 300) as i64));
    Some(format!("/agreements/{n}/instalments/1/from"))
}

fn paid_too_much(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F004: The payments under an agreement MUST NOT exceed what fell due by their day or, once it is amended, the
    //# commitment.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    let amount = |minor| Field::Known(Amount::from_minor(Currency::EUR, minor));
    match seed % 3 {
        // A cent more than the first instalment, on the last day before the second.
        0 => one.payments.push(DraftPayment { date: Field::Known(date(2024, 3, 31)), amount: amount(1) }),
        // A cent more than the commitment, which is due whole once it is amended.
        1 => {
            let amended = DraftAmendment { date: Field::Known(date(2023, 6, 1)), change: String::new() };
            one.amendments.push(amended);
            let paid = DraftPayment { date: Field::Known(date(2023, 6, 1)), amount: amount(20_001) };
            one.payments.push(paid);
        }
        // Before anything is due.
        _ => {
            one.payments[0].date = Field::Known(date(2023, 3, 31));
            return Some(format!("/agreements/{n}/payments/0/amount"));
        }
    }
    Some(format!("/agreements/{n}/payments/1/amount"))
}

fn paid_under_a_proposal(draft: &mut Draft, _: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F005: A proposal MUST NOT have payments.
    let n = fresh_agreement(draft);
    draft.agreements[n].stage = Stage::Proposed;
    Some(format!("/agreements/{n}/payments/0"))
}

fn second_currency(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F006: The commitment, the instalments and the payments of an agreement MUST be in one currency.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    let pounds = |field: &mut Field<Amount>| {
        *field = Field::Known(Amount::from_minor(Currency::GBP, known(field).minor()));
    };
    let field = match seed % 3 {
        0 => {
            pounds(&mut one.payments[0].amount);
            "payments/0"
        }
        1 => {
            pounds(&mut one.instalments[0].amount);
            "instalments/0"
        }
        _ => {
            pounds(&mut one.instalments[1].amount);
            "instalments/1"
        }
    };
    Some(format!("/agreements/{n}/{field}/amount"))
}

fn paid_to_oneself(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F007: The payer and the payee of an agreement MUST differ.
    let n = seed % draft.agreements.len();
    let one = &mut draft.agreements[n];
    one.payee =
        if seed.is_multiple_of(2) { one.payer.clone() } else { format!(" {} ", one.payer.to_uppercase()) };
    Some(format!("/agreements/{n}/payee"))
}

fn reports_that_conflict(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F008: Amounts of one agreement in one currency that are reported as exact and differ MUST be warned of.
    let n = fresh_agreement(draft);
    let million = |m: i128, binding| DraftReportedAmount {
        amount: Field::Known(Amount::from_minor(Currency::GBP, m * 100_000_000)),
        binding,
        reported_by: format!("somebody who says {m}"),
    };
    let one = &mut draft.agreements[n];
    one.reported = vec![million(476, Binding::Exact), million(500, Binding::Estimated)];
    one.reported.push(million(477 + (seed % 9) as i128, Binding::Exact));
    Some(format!("/agreements/{n}/reported/2/amount"))
}

fn agreement_named_twice(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F009: Each agreement MUST have an id of its own.
    let id = draft.agreements[seed % draft.agreements.len()].id.clone();
    let n = fresh_agreement(draft);
    draft.agreements[n].id = id;
    Some(format!("/agreements/{n}/id"))
}

fn nothing_promised(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F010: Every amount of an agreement MUST be above zero.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    let amount = |minor| Field::Known(Amount::from_minor(Currency::EUR, minor));
    let field = match seed % 3 {
        0 => {
            one.payments[0].amount = amount(0);
            "payments/0"
        }
        1 => {
            // The other instalment makes up for it, so that they still add up.
            one.instalments[0].amount = amount(30_000);
            one.instalments[1].amount = amount(0);
            "instalments/1"
        }
        _ => {
            one.reported.push(DraftReportedAmount { amount: amount(-5), ..DraftReportedAmount::default() });
            "reported/0"
        }
    };
    Some(format!("/agreements/{n}/{field}/amount"))
}

fn term_backwards(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# F011: The term and the instalments of an agreement MUST NOT end before they start, nor without having
    //# started.
    let n = fresh_agreement(draft);
    let one = &mut draft.agreements[n];
    let field = match seed % 3 {
        0 => {
            one.to = Field::Known(plus(known(&one.from), -1));
            "to"
        }
        1 => {
            one.from = Field::Unknown;
            "from"
        }
        _ => {
            one.instalments[1].to = Field::Known(plus(known(&one.instalments[1].from), -1));
            "instalments/1/to"
        }
    };
    Some(format!("/agreements/{n}/{field}"))
}

// ---- P: policy periods -----------------------------------------------------------------

fn period_backwards(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P001: A policy period MUST NOT end before it starts.
    let free: Vec<usize> =
        (0..draft.policy_periods.len()).filter(|n| draft.policy_periods[*n].timeline.is_none()).collect();
    let n = pick(&free, seed)?;
    let one = &mut draft.policy_periods[n];
    one.to = Field::Known(plus(known(&one.from), -1));
    Some(format!("/policy_periods/{n}/to"))
}

/// A period that begins a day late.
fn gap_in_a_timeline(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P002: A period of a timeline MUST begin no later than on the day after the one before it ends.
    let timeline = pick(&timelines(draft), seed)?;
    let n = pick(&timeline[1..], seed)?;
    let one = &mut draft.policy_periods[n];
    one.from = Field::Known(plus(known(&one.from), 1));
    Some(format!("/policy_periods/{n}/from"))
}

/// A period that begins a day early.
fn overlap_in_a_timeline(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P003: A day MUST NOT belong to two periods of a timeline.
    let timeline = pick(&timelines(draft), seed)?;
    let n = pick(&timeline[1..], seed)?;
    let one = &mut draft.policy_periods[n];
    one.from = Field::Known(plus(known(&one.from), -1));
    Some(format!("/policy_periods/{n}/from"))
}

/// A period that has no end though others follow it, one or many.
fn open_too_soon(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P004: A period of a timeline MUST NOT be open unless it is the last.
    let timeline = pick(&timelines(draft), seed)?;
    let n = pick(&timeline[..timeline.len() - 1], seed)?;
    draft.policy_periods[n].to = Field::Unknown;
    Some(format!("/policy_periods/{n}/to"))
}

fn period_named_twice(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P005: Each policy period MUST have an id of its own.
    let last = draft.policy_periods.len() - 1;
    draft.policy_periods[last].id = draft.policy_periods[seed % last].id.clone();
    Some(format!("/policy_periods/{last}/id"))
}

fn dangling_reference(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P006: Every agreement that a policy period refers to MUST be there.
    let n = seed % draft.policy_periods.len();
    draft.policy_periods[n].agreement = Some("no such agreement".to_owned());
    Some(format!("/policy_periods/{n}/agreement"))
}

/// An act in a timeline, or an office in none.
fn wrong_timeline(draft: &mut Draft, seed: usize) -> Option<String> {
    //= docs/rules.md#invariants
    //# P007: Offices and data owners MUST belong to a timeline, and acts and agreements to none.
    let n = if seed.is_multiple_of(2) {
        let timeline = pick(&timelines(draft), seed)?;
        // Not one of the middle: its absence would be a gap.
        let n = *timeline.last()?;
        draft.policy_periods[n].timeline = None;
        n
    } else {
        let free = draft
            .policy_periods
            .iter()
            .position(|one| matches!(one.kind, PolicyKind::Act | PolicyKind::Agreement));
        let n = free?;
        draft.policy_periods[n].timeline = Some("Prime Minister".to_owned());
        n
    };
    Some(format!("/policy_periods/{n}/timeline"))
}
