//! Requests in JSON: how they are answered, and what is said where they are not.

use crossings::jiff::civil::date;
use crossings::question::{
    self, ClaimsDocument, Explain, FindWindows, JsonQuestionError, JudgeClaims, QuestionError,
    RegisterQuestion,
};
use crossings::{AsOf, Basis, Period, PublishedAt};
use serde_json::Value;

use super::counted_in_march;

#[test]
fn a_question_is_answered_by_its_type_as_by_its_name() {
    let request = r#"{ "id": "c009" }"#;
    let answer = question::json::<Explain>(request).unwrap();
    let read: Value = serde_json::from_str(&answer).unwrap();
    let field = |name| read.get(name).and_then(Value::as_str);
    assert_eq!([field("id"), field("severity")], [Some("C009"), Some("error")]);
    assert_eq!(answer, question::ask("explain", request).unwrap());
}

/// It may be a thousand rows: what is shown is what it is.
#[test]
fn an_answer_is_shown_without_its_rows() {
    let answer = question::answer("explain", "{}").unwrap();
    assert_eq!(format!("{answer:?}"), "Answer { .. }");
}

/// Where the fault is in no field, the place says it all.
#[test]
fn a_fault_of_a_request_names_its_field_once() {
    let refused = |request: &str| {
        let refused = question::ask("explain", request).unwrap_err();
        let words = refused.to_string();
        let JsonQuestionError::Request(error) = refused else { unreachable!("{words}") };
        (error.to_string(), words)
    };
    let (reader, words) = refused("{");
    assert_eq!(words, reader);
    let (_, words) = refused(r#"{ "id": 5 }"#);
    assert_eq!(words.matches(", at /id: got ").count(), 1, "{words}");
}

/// One that is asked with neither files nor a register is of the built-in one.
#[test]
fn a_register_answers_as_the_files_that_it_was_made_of() {
    let register = crossings::builtin();
    let requests = [
        ("summary", "{}"),
        ("funding", "{}"),
        ("periods", "{}"),
        ("publications", "{}"),
        ("export", "{}"),
        ("claims", r#"{ "skip_audits": true }"#),
        ("windows", r#"{ "figure": "60 a day" }"#),
        ("solve", r#"{ "kind": "days", "total": 21446, "figure": "around 128", "reading": "strict" }"#),
    ];
    let named = requests.map(|(name, _)| name);
    assert_eq!(question::NAMES.get(..named.len()), Some(named.as_slice()), "all that a register answers");
    let said = |answer: Result<String, JsonQuestionError>| {
        answer.map_err(|none| serde_json::to_string(&none).unwrap())
    };
    for (name, request) in requests {
        let answer = said(question::ask(name, request));
        assert_eq!(said(question::ask_on(&register, name, request)), answer, "{name}");
        // The built-in register has no days.
        assert_eq!(answer.is_ok(), name != "windows", "{name}: {answer:?}");
    }
}

/// Each with its name and its words, as an object.
#[test]
fn why_a_request_has_no_answer_is_said_in_words_and_by_a_kind() {
    let register = crossings::builtin();
    let ask = |name, request| question::ask_on(&register, name, request).unwrap_err();
    let files = r#"{ "files": [{ "name": "days.csv", "text": "date,people,boats" }] }"#;
    let unwritten = serde_json::from_str::<u8>("x").unwrap_err();
    let rows = [
        (
            ask("summary", files),
            "files-beside-register",
            "the request names files; wanted none, because the register is given beside it",
        ),
        (
            JsonQuestionError::ClaimsBesideDocument,
            "claims-beside-document",
            "the request names a claims document; wanted none, because it is given beside it",
        ),
        (
            ask("check", "{}"),
            "not-of-register",
            "the question `check` is not asked of a register; ask it with its files, or with none",
        ),
        (
            question::json::<Explain>(r#"{ "id": "X999" }"#).unwrap_err(),
            "unknown-rule",
            "there is no rule `X999`; wanted an id of the catalogue, such as C009",
        ),
        (
            JsonQuestionError::Unwritten(unwritten),
            "unwritten",
            "the answer cannot be written: expected value at line 1 column 1",
        ),
    ];
    for (error, kind, words) in rows {
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, words));
        let written = serde_json::to_value(&error).unwrap();
        assert_eq!(written, serde_json::json!({ "kind": kind, "message": words }));
    }
    let unknown = ask("weather", "{}");
    assert_eq!(unknown.kind(), "unknown-question");
    assert!(unknown.to_string().starts_with("there is no question `weather`; there is: summary, funding, "));
}

/// A program may read a question as one of several; its nothing is that of the request.
#[test]
fn a_day_that_is_null_is_left_out_however_it_is_read() {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Asked {
        Windows(FindWindows),
    }
    let request = r#"{ "figure": "60", "from": null, "to": "2025-03-31", "starting": null }"#;
    let Asked::Windows(asked) = serde_json::from_str(request).unwrap();
    assert_eq!(asked, FindWindows { to: Some(date(2025, 3, 31)), ..FindWindows::of("60") });
    assert_eq!(asked, serde_json::from_str::<FindWindows>(request).unwrap());
}

#[test]
fn a_claims_document_is_read_at_its_path() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = ClaimsDocument::at(root.join("src/builtin/article.json"));
    assert_eq!(document.read().unwrap(), crossings::article());
    let refused = ClaimsDocument::at(root.join("src/builtin")).read().unwrap_err();
    assert!(matches!(&refused, QuestionError::UnusableClaims(problems) if problems.len() == 1), "{refused}");
}

/// The format is one fault, and the claim of the bundle is another.
#[test]
fn the_first_fault_of_a_claims_document_is_said_and_the_others_are_counted() {
    let read = |format: &str, claims: &str| {
        let text = format!(
            r#"{{ "format": "{format}", "claims": [], "bundles": [{{ "id": "b", "claims": [{claims}] }}] }}"#
        );
        let refused = ClaimsDocument::here("claims.json", text).read().unwrap_err();
        let words = refused.to_string();
        let QuestionError::UnusableClaims(problems) = refused else { unreachable!("{words}") };
        (problems, words)
    };
    let (problems, words) = read("crossings-claims/1", r#""c""#);
    let [only] = problems.as_slice() else { unreachable!("{problems:?}") };
    assert_eq!(words, format!("the claims cannot be read: {only}"));
    let (problems, words) = read("crossings-claims/2", r#""c", "d""#);
    let [first, _, _] = problems.as_slice() else { unreachable!("{problems:?}") };
    assert_eq!(words, format!("the claims cannot be read: {first}; and 2 more"));
    let claims = Some(ClaimsDocument::here("claims.json", "{"));
    let judged = JudgeClaims { claims, ..JudgeClaims::default() }.answer_on(&counted_in_march([60]));
    assert!(matches!(judged, Err(QuestionError::UnusableClaims(_))), "{judged:?}");
    let none = QuestionError::UnusableClaims(Vec::new());
    assert_eq!(none.to_string(), "the claims cannot be read: for no reason that is known");
}

/// The series is there, and nothing of it had been published.
#[test]
fn claims_are_judged_on_the_data_as_they_stood() {
    let register = counted_in_march([60, 60]);
    let judged = |day| {
        let as_of = Some(AsOf::Day(day));
        let question = JudgeClaims { as_of, only: Some(Vec::new()), ..JudgeClaims::default() };
        let found = question.answer_on(&register).unwrap();
        assert!(found.judgements.is_empty() && found.audits.is_empty(), "no claim was asked for");
        let [on] = found.series.as_slice() else { unreachable!("{:?}", found.series) };
        (on.basis, on.publications, on.published, on.extent)
    };
    let (basis, first) = (Basis::UkArrivals, date(2025, 4, 1));
    let days = Period::inclusive(date(2025, 3, 1), date(2025, 3, 2)).ok();
    assert_eq!(judged(first), (basis, 1, PublishedAt::start_of(first), days));
    assert_eq!(judged(date(2025, 3, 31)), (basis, 1, None, None));
}

/// With its type or by its name, and each question in its own way.
#[test]
fn a_question_that_cannot_be_answered_says_why() {
    let refused = question::json::<Explain>("{").unwrap_err();
    assert!(matches!(refused, JsonQuestionError::Request(_)), "{refused}");
    let register = counted_in_march([60]);
    let end = r#"{ "commands": [{ "command": "end", "id": "none" }] }"#;
    let rows = [
        ("summary", r#"{ "from": "2025-03-02", "to": "2025-03-01" }"#, "reversed-window"),
        ("funding", r#"{ "id": "none" }"#, "unknown-agreement"),
        ("periods", r#"{ "timeline": "none" }"#, "unknown-timeline"),
        ("publications", r#"{ "basis": "french-attempts" }"#, "no-such-series"),
        ("export", end, "command"),
        ("claims", r#"{ "only": ["none"] }"#, "unknown-claim"),
        ("windows", r#"{ "figure": "none at all" }"#, "unparsed-figure"),
        ("solve", r#"{ "kind": "days", "total": 1, "figure": "none at all" }"#, "unparsed-figure"),
    ];
    for (name, request, kind) in rows {
        let refused = question::ask_on(&register, name, request).unwrap_err();
        assert_eq!(refused.kind(), kind, "{name}: {refused}");
        let refused = question::ask_on(&register, name, "{").unwrap_err();
        assert_eq!(refused.kind(), "request", "{name}: {refused}");
    }
}
