//! The page and the schema say what is so.

use std::collections::BTreeSet;

use crossings::question;
use serde_json::{Value, json};

use crate::question::{MALFORMED, unanswerable};

const PAGE: &str = include_str!("../../../docs/questions.md");
const SCHEMA: &str = include_str!("../../../docs/questions.schema.json");

/// The part of the page under the heading `## name`.
fn section(name: &str) -> &'static str {
    let heading = format!("\n## {name}\n");
    let (_, rest) =
        PAGE.split_once(&heading).unwrap_or_else(|| panic!("docs/questions.md has no `## {name}`"));
    rest.split("\n## ").next().unwrap()
}

/// Each request of a section, with the answer shown.
fn examples(section: &str) -> Vec<(String, Value)> {
    let block = |text: &str| text.split("\n```").next().unwrap().to_owned();
    let example = |rest: &str| {
        let (_, answer) = rest.split_once("```json answer\n").expect("an answer behind each request");
        (block(rest), serde_json::from_str(&block(answer)).unwrap())
    };
    section.split("```json request\n").skip(1).map(example).collect()
}

/// The words in the first column of the tables of a section.
fn first_column(section: &str) -> BTreeSet<String> {
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap().to_owned()).collect()
}

/// What is shown and not there: fields may be missing in what is shown, and lists go on.
fn untrue(shown: &Value, actual: &Value, at: &str) -> Option<String> {
    match (shown, actual) {
        (Value::Object(shown), Value::Object(actual)) => shown.iter().find_map(|(key, one)| {
            let at = format!("{at}/{key}");
            actual
                .get(key)
                .map_or_else(|| Some(format!("{at} is not there")), |there| untrue(one, there, &at))
        }),
        (Value::Array(shown), Value::Array(actual)) => {
            // An empty list that is shown is empty.
            if shown.len() > actual.len() || (shown.is_empty() && !actual.is_empty()) {
                return Some(format!("{at} has {} items", actual.len()));
            }
            let pairs = shown.iter().zip(actual).enumerate();
            pairs.into_iter().find_map(|(n, (one, there))| untrue(one, there, &format!("{at}/{n}")))
        }
        _ if shown == actual => None,
        _ => Some(format!("{at} is {actual}, not {shown}")),
    }
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let committed: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(
        committed == question::schema(),
        "docs/questions.schema.json is not what the types say. Mend it with:\n\n    \
         cargo run --features cli -- schema questions > docs/questions.schema.json\n"
    );
    assert!(jsonschema::meta::is_valid(&committed));
}

#[test]
fn every_example_is_answered_as_shown() {
    let validator = validator();
    for name in question::NAMES {
        let examples = examples(section(name));
        assert!(!examples.is_empty(), "docs/questions.md shows no request to {name}");
        for (request, shown) in examples {
            let answer =
                question::ask(name, &request).unwrap_or_else(|why| panic!("{name} {request}: {why}"));
            let answer: Value = serde_json::from_str(&answer).unwrap();
            assert_eq!(untrue(&shown, &answer, ""), None, "{name} {request}");
            let request: Value = serde_json::from_str(&request).unwrap();
            assert!(validator.is_valid(&json!({ *name: request })), "{name} {request}");
        }
    }
}

#[test]
fn what_is_not_so_is_seen() {
    let actual = json!({ "a": [1, { "b": 2 }], "c": null });
    for shown in [json!({ "a": [1] }), json!({ "a": [1, {}] }), json!({ "c": null }), actual.clone()] {
        assert_eq!(untrue(&shown, &actual, ""), None);
    }
    let wrong = [
        json!({ "a": [] }),
        json!({ "a": [2] }),
        json!({ "a": [1, { "b": 3 }] }),
        json!({ "a": [1, { "b": 2 }, 3] }),
        json!({ "d": null }),
        json!([]),
    ];
    for shown in wrong {
        assert!(untrue(&shown, &actual, "").is_some(), "{shown}");
    }
}

#[test]
fn every_field_is_on_the_page() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    // Of a question of several kinds, the fields of each.
    let fields = |of: &Value| -> BTreeSet<String> {
        let kinds = of["oneOf"].as_array().map_or_else(|| vec![of], |kinds| kinds.iter().collect());
        let fields = kinds.into_iter().flat_map(|kind| kind["properties"].as_object().unwrap().keys());
        fields.cloned().collect()
    };
    for name in question::NAMES {
        let reference = schema["properties"][name]["$ref"].as_str().unwrap().strip_prefix('#').unwrap();
        assert_eq!(first_column(section(name)), fields(schema.pointer(reference).unwrap()), "{name}");
    }
    let file = &schema["$defs"]["File"]["oneOf"];
    assert_eq!(first_column(section("Files")), &fields(&file[0]) | &fields(&file[1]));
    assert_eq!(fields(&schema), question::NAMES.iter().map(ToString::to_string).collect());
}

#[test]
fn every_kind_of_error_is_on_the_page() {
    let mut kinds: BTreeSet<String> =
        unanswerable().into_iter().map(|(_, _, kind, _)| kind.to_owned()).collect();
    kinds.insert("files-beside-register".to_owned());
    kinds.insert("claims-beside-document".to_owned());
    kinds.insert("not-of-register".to_owned());
    assert_eq!(first_column(section("When there is no answer")), kinds);
}

#[test]
fn the_schema_refuses_what_the_questions_refuse() {
    let validator = validator();
    // A schema sees no field that is given twice, and nothing of what is not JSON.
    let visible = MALFORMED.iter().filter(|(_, _, _, words)| !words.starts_with("duplicate"));
    let mut seen = 0;
    for (name, request, ..) in visible {
        let Ok(request) = serde_json::from_str::<Value>(request) else { continue };
        assert!(!validator.is_valid(&json!({ *name: request })), "the schema takes {name} {request}");
        seen += 1;
    }
    assert!(seen > 20);
}
