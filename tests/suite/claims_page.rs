//! The page and the schema of claims documents say what is so.
#![cfg(feature = "json")]

use std::collections::BTreeSet;

use crossings::source::{Limits, json};
use crossings::{ClaimVerdict, Claims, DraftClaims, Measure, Window, article};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../docs/claims.md");
const SCHEMA: &str = include_str!("../../docs/claims.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn validator() -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(&schema()).unwrap()
}

/// The code blocks of a kind, each with the heading that it stands under.
fn blocks(kind: &str) -> Vec<(String, String)> {
    let (mut heading, mut blocks, mut open) = (String::new(), Vec::new(), None::<String>);
    for line in PAGE.lines() {
        match &mut open {
            Some(text) if line == "```" => {
                blocks.push((heading.clone(), std::mem::take(text)));
                open = None;
            }
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line == format!("```json {kind}") => open = Some(String::new()),
            None if line.starts_with('#') => line.trim_start_matches(['#', ' ']).clone_into(&mut heading),
            None => {}
        }
    }
    blocks
}

/// The words in backticks in the first column of the table under a heading.
fn first_column(heading: &str) -> Vec<String> {
    let (_, rest) = PAGE.split_once(&format!("# {heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let section = rest.split("\n#").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap().to_owned()).collect()
}

/// A document with one claim of that measure. Its figure suits every nature that it may have.
fn with(measure: &Value) -> Option<Value> {
    let figures = [
        "1",
        "74 a day",
        "20%",
        "up 20%",
        "up 5 percentage points",
        "doubled",
        "£5",
        "a record",
        "1 May 2024",
    ];
    figures.into_iter().find_map(|figure| {
        let claim = json!({ "id": "C", "measure": measure, "figure": figure });
        let document = json!({ "format": "crossings-claims/1", "claims": [claim] });
        read(&document).is_ok().then_some(document)
    })
}

fn read(document: &Value) -> Result<Claims, String> {
    json::read_claims("c.json", document.to_string().as_bytes(), &Limits::default())
        .map_err(|why| why.to_string())
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    assert!(
        schema() == json::claims_schema(),
        "docs/claims.schema.json is not what the types say. Mend it with:\n\n    \
         cargo run --features cli -- schema claims > docs/claims.schema.json\n"
    );
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn the_documents_that_there_are_fit_the_schema() {
    let built_in = serde_json::to_value(DraftClaims::from(&article())).unwrap();
    let as_written: Value = serde_json::from_str(include_str!("../../src/builtin/article.json")).unwrap();
    let collected: Value = serde_json::from_str(include_str!("../data/claims.json")).unwrap();
    for document in [built_in, as_written, collected] {
        let faults: Vec<String> = validator()
            .iter_errors(&document)
            .map(|fault| format!("{fault} at {}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
        assert!(read(&document).is_ok());
    }
}

#[test]
fn every_document_on_the_page_is_read() {
    let documents = blocks("document");
    assert!(!documents.is_empty());
    for (_, text) in documents {
        let document: Value = serde_json::from_str(&text).unwrap();
        assert!(validator().is_valid(&document), "{text}");
        let claims = read(&document).unwrap();
        // Read and written, it is the same document.
        let again = serde_json::to_value(DraftClaims::from(&claims)).unwrap();
        assert_eq!(read(&again).unwrap(), claims);
        for (field, value) in document.as_object().unwrap() {
            assert_eq!(again[field].as_array().map(Vec::len), value.as_array().map(Vec::len), "{field}");
        }
    }
}

#[test]
fn every_measure_is_on_the_page_with_an_example() {
    let forms = schema()["$defs"]["Measure"]["oneOf"].clone();
    let kinds: BTreeSet<String> = forms
        .as_array()
        .unwrap()
        .iter()
        .map(|form| form["properties"]["kind"]["const"].as_str().unwrap().to_owned())
        .collect();
    let mut shown = BTreeSet::new();
    for (heading, text) in blocks("measure") {
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["kind"], json!(heading));
        let measure: Measure = serde_json::from_value(value.clone()).unwrap();
        // Read and written, it is the same measure.
        assert_eq!(
            serde_json::from_value::<Measure>(serde_json::to_value(&measure).unwrap()).unwrap(),
            measure
        );
        let document = with(&value).unwrap_or_else(|| panic!("no figure states {text}"));
        assert!(validator().is_valid(&document), "{document}");
        shown.insert(heading);
    }
    assert_eq!(shown, kinds);
}

#[test]
fn every_window_is_on_the_page() {
    let forms = schema()["$defs"]["Window"]["oneOf"].as_array().unwrap().len();
    let mut fields = BTreeSet::new();
    for text in first_column("Windows") {
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{text}: {why}"));
        let window: Window = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::from_value::<Window>(serde_json::to_value(&window).unwrap()).unwrap(), window);
        let document = with(&json!({ "kind": "total", "over": value })).unwrap();
        assert!(validator().is_valid(&document), "{document}");
        fields.insert(value.as_object().unwrap().keys().cloned().collect::<Vec<_>>());
    }
    assert_eq!(fields.len(), forms);
}

#[test]
fn the_schema_refuses_what_is_no_claim() {
    let total = |over: Value| json!({ "kind": "total", "over": over });
    let refused = [
        total(json!({})),
        total(json!({ "day": "2024-02-30" })),
        total(json!({ "to": "2024-07-04" })),
        total(json!({ "day": "2024-07-04", "from": "2024-07-04" })),
        total(json!({ "first_days": 0, "handover": "2024-07-05" })),
        total(json!({ "month": "2024-13" })),
        total(json!({ "to_date": "week" })),
        json!({ "kind": "total" }),
        json!({ "kind": "median", "over": { "year": 2024 } }),
        json!({ "kind": "total", "over": { "year": 2024 }, "per": "day" }),
        json!({ "kind": "mean", "over": { "year": 2024 } }),
        json!({ "kind": "record", "by": "fortnight", "within": { "year": 2024 } }),
        json!({ "kind": "money", "agreements": ["F11"], "currency": "pounds" }),
    ];
    for measure in refused {
        let claim = json!({ "id": "C", "measure": measure, "figure": "1" });
        let document = json!({ "format": "crossings-claims/1", "claims": [claim] });
        assert!(!validator().is_valid(&document), "the schema takes {measure}");
        assert!(read(&document).is_err(), "{measure} is read");
    }
    assert!(!validator().is_valid(&json!({ "format": "crossings-claims/2" })));
}

#[test]
fn the_fields_and_the_verdicts_are_on_the_page() {
    let schema = schema();
    let fields =
        |of: &Value| -> BTreeSet<String> { of["properties"].as_object().unwrap().keys().cloned().collect() };
    let page = |heading: &str| -> BTreeSet<String> { first_column(heading).into_iter().collect() };
    assert_eq!(page("A document"), fields(&schema));
    assert_eq!(page("A claim"), fields(&schema["$defs"]["Claim"]));
    let verdicts: BTreeSet<String> = ClaimVerdict::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(page("How a verdict is made"), verdicts);
    let audit = crossings::Audit::of("all", &[], &[], &crossings::AuditOptions::default());
    let found = serde_json::to_value(&audit.readings[0]).unwrap();
    let mut there: BTreeSet<String> = found.as_object().unwrap().keys().cloned().collect();
    for beside in ["reading", "fuel", "all_conflicts", "all_repairs"] {
        assert!(there.remove(beside), "{beside}");
    }
    assert_eq!(page("How claims are held against each other"), there);
}
