//! Claims documents: what is read, and everything that is wrong with one.
#![cfg(feature = "json")]

use std::fmt::Write;

use crossings::source::{Limits, ProblemKind, json};
use crossings::{
    Audit, AuditOptions, Claim, ClaimVerdict, Claims, DraftClaims, Judge, JudgeOptions, Reading, Together,
    article, builtin,
};

fn read(text: &str) -> Claims {
    json::read_claims("claims.json", text.as_bytes(), &Limits::default())
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The problems of a document, as they are said.
fn problems(text: &str) -> Vec<String> {
    let error = json::read_claims("claims.json", text.as_bytes(), &Limits::default()).unwrap_err();
    assert!(error.problems().iter().all(|one| one.kind == ProblemKind::Malformed));
    error.problems().iter().map(ToString::to_string).collect()
}

const TOTAL: &str = r#"{"kind": "total", "over": {"year": 2024}}"#;

#[test]
fn documents_survive_a_round_trip() {
    for claims in [article(), read(include_str!("../data/claims.json"))] {
        let text = serde_json::to_string(&DraftClaims::from(&claims)).unwrap();
        assert_eq!(read(&text), claims);
    }
}

#[test]
fn every_fault_is_reported_at_its_place() {
    let text = format!(
        r#"{{"format": "crossings-claims/2",
            "claims": [
              {{"id": "a", "measure": {TOTAL}, "figure": "soaring"}},
              {{"id": "a", "measure": {TOTAL}, "figure": "£5"}},
              {{"id": " ", "measure": {TOTAL}, "or": [{{"kind": "people-per-boat", "over": {{"year": 2024}}}}], "figure": "record"}}
            ],
            "bundles": [{{"id": "b", "claims": ["a", "nobody"]}}, {{"id": "b", "claims": []}}],
            "proposals": [{{"id": "P1", "title": "t", "payer": "x", "payee": "x", "stage": "agreed", "evidence": "e"}}]
        }}"#
    );
    let found = problems(&text);
    for (place, what) in [
        ("/format", "\"crossings-claims/2\""),
        ("/claims/0/figure", "soaring"),
        ("/claims/1/id", "\"a\" is taken"),
        //= docs/rules.md#verdicts-on-claims
        //# verdict-04: A claim whose figure cannot state what one of its measures gives MUST be refused when it is
        //# made.
        ("/claims/1/figure", "£5"),
        ("/claims/2/id", "empty"),
        ("/claims/2/figure", "record"),
        ("/claims/2/or/0", "record"),
        ("/bundles/0/claims/1", "nobody"),
        ("/bundles/1/id", "\"b\" is taken"),
        ("/proposals/0/stage", "proposed"),
        ("/proposals/0/payee", "F0"),
    ] {
        let there = format!("claims.json at {place}: ");
        assert!(
            found.iter().any(|one| one.starts_with(&there) && one.contains(what)),
            "{place} {what}: {found:#?}"
        );
    }
    //= docs/rules.md#verdicts-on-claims
    //# verdict-05: Everything that is wrong with a claims document MUST be reported, each at its place.
    assert_eq!(found.len(), 11, "{found:#?}");
}

#[test]
fn what_is_not_of_the_form_is_refused_with_its_line() {
    let claim = |window: &str| {
        format!(
            "{{\"format\": \"crossings-claims/1\", \"claims\": [\n{{\"id\": \"a\", \"figure\": \"5\", \
             \"measure\": {{\"kind\": \"total\", \"over\": {window}}}}}]}}"
        )
    };
    for (window, said) in [
        (r#"{"month": "2024-13"}"#, "2024-13"),
        (r#"{"month": "24-1"}"#, "24-1"),
        (r#"{"year": 2024, "month": "2024-01"}"#, "year"),
        (r#"{"week_ending": "2024-12-12"}"#, "Sunday"),
        (r#"{"from": "2024-02-01", "to": "2024-01-01"}"#, "before"),
        (r#"{"first_days": 0, "handover": "2024-07-05"}"#, "first_days"),
        (r#"{"until": "2024-01-01"}"#, "until"),
        ("{}", "day"),
    ] {
        let found = problems(&claim(window));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("claims.json, line 2") && found[0].contains(said),
            "{window}: {found:?}"
        );
    }
    assert_eq!(read(&claim(r#"{"month": "2024-02"}"#)).claims().len(), 1);
}

#[test]
fn deep_and_huge_documents_end_in_an_error() {
    let deep = format!("{{\"format\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let error = json::read_claims("claims.json", deep.as_bytes(), &Limits::default()).unwrap_err();
    assert_eq!(error.problems()[0].kind, ProblemKind::TooLarge);
    let mut window = r#"{"year": 2024}"#.to_owned();
    for _ in 0..2_000 {
        window = format!(r#"{{"years_before": 1, "of": {window}}}"#);
    }
    let text = format!(
        r#"{{"format": "crossings-claims/1", "claims": [{{"id": "a", "figure": "5", "measure": {{"kind": "total", "over": {window}}}}}]}}"#
    );
    let error = json::read_claims("claims.json", text.as_bytes(), &Limits::default()).unwrap_err();
    assert_eq!(error.problems()[0].kind, ProblemKind::TooLarge);
}

/// Ten thousand claims, each of them about other days: the work ends with the fuel.
#[test]
fn ten_thousand_claims_end_within_their_fuel() {
    let mut text = r#"{"format": "crossings-claims/1", "claims": ["#.to_owned();
    for number in 0..10_000 {
        let comma = if number == 0 { "" } else { "," };
        let (year, month, day) = (1 + number / 336, 1 + number / 28 % 12, 1 + number % 28);
        write!(
            text,
            r#"{comma}{{"id": "c{number}", "figure": "{number}", "measure": {{"kind": "total", "over": {{"from": "{year:04}-{month:02}-{day:02}", "to": "2024-12-31"}}}}}}"#,
        )
        .unwrap();
    }
    text.push_str("]}");
    let claims = read(&text);
    let all: Vec<&Claim> = claims.claims().iter().collect();
    let options = AuditOptions { fuel: 2_000_000, ..AuditOptions::default() };
    let audit = Audit::of("many", &all, &[], &options);
    for one in &audit.readings {
        assert!(one.fuel <= options.fuel);
        assert_ne!(one.together, Together::Consistent, "longer windows have fewer people");
    }
    let register = builtin();
    let judge = Judge::new(&register, JudgeOptions::default());
    let undetermined = |claim: &&Claim| judge.judge(claim).verdict == ClaimVerdict::Undetermined;
    //= docs/rules.md#unknown-is-not-zero
    //# unknown-10: What is not known MUST NOT contradict a claim.
    assert_eq!(claims.claims().iter().filter(undetermined).count(), 10_000, "there are no days");
}

/// Numbers near the end of 128 bits give honest answers.
#[test]
fn huge_figures_end_in_an_answer() {
    let figures = [
        "99999999999999999999999999999999999999",
        "999,999,999,999,999,999 billion",
        "£9999999999999999999999bn",
    ];
    for figure in figures {
        let measure = if figure.starts_with('£') {
            r#"{"kind": "money", "agreements": ["F11"], "currency": "GBP"}"#
        } else {
            r#"{"kind": "mean", "per": "day", "over": {"from": "2024-01-01", "to": "2024-12-31"}}"#
        };
        let text = format!(
            r#"{{"format": "crossings-claims/1", "claims": [
                {{"id": "a", "figure": "{figure}", "measure": {measure}}},
                {{"id": "b", "figure": "about 1000003", "measure": {{"kind": "total", "over": {{"from": "2024-01-01", "to": "2024-12-31"}}}}}}]}}"#
        );
        let Ok(claims) = json::read_claims("claims.json", text.as_bytes(), &Limits::default()) else {
            continue;
        };
        let all: Vec<&Claim> = claims.claims().iter().collect();
        let audit = Audit::of("huge", &all, &[], &AuditOptions::default());
        for reading in Reading::ALL {
            let found = audit.under(reading);
            let apart = found.left_out.iter().any(|one| one.claim == "a");
            assert!(
                apart || found.together == Together::Conflict || figure.starts_with('£'),
                "{figure} {reading:?}: {found:?}"
            );
        }
    }
}
