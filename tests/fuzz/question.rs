//! Text as a request to a question: an answer in JSON, the same twice, or an error with a kind and words.
//!
//! The first byte says which question, and whether it is asked of the register of the examples. Files of the
//! machine are not read: a request that could name one is passed over.

use crossings::question::{self, JsonQuestionError, NAMES};
use serde_json::Value;

use super::claims::register;

type Ask = fn(&str, &str, bool) -> Result<String, JsonQuestionError>;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a door that passes over what it does not know", |bytes| {
        with(bytes, |name, request, beside| ask(name, &request.replace(UNKNOWN, ""), beside));
    }),
    ("a door that takes a field twice", |bytes| {
        with(bytes, |name, request, beside| match serde_json::from_str::<Value>(request) {
            Ok(value @ Value::Object(_)) => ask(name, &value.to_string(), beside),
            _ => ask(name, request, beside),
        });
    }),
    ("a door that answers what was not asked", |bytes| {
        with(bytes, |name, request, beside| ask(name, request, beside).or_else(|_| Ok("{}".to_owned())));
    }),
    ("an answer that is cut off", |bytes| {
        with(bytes, |name, request, beside| {
            ask(name, request, beside).map(|mut said| {
                said.pop();
                said
            })
        });
    }),
];

/// A field that no request has.
const UNKNOWN: &str = "\"zzz\":0,";

pub fn run(bytes: &[u8]) {
    with(bytes, ask);
}

fn ask(name: &str, request: &str, beside: bool) -> Result<String, JsonQuestionError> {
    if beside { question::ask_on(register(), name, request) } else { question::ask(name, request) }
}

fn with(bytes: &[u8], ask: Ask) {
    let Some((which, request)) = bytes.split_first() else { return };
    let Ok(request) = str::from_utf8(request) else { return };
    if request.starts_with('\u{FEFF}') {
        return;
    }
    if request.contains("path") || request.contains("\\u") || request.len() > 1 << 13 {
        return;
    }
    let name = NAMES[usize::from(which >> 1) % NAMES.len()];
    let beside = which & 1 == 1;
    let said = ask(name, request, beside);
    match (&said, ask(name, request, beside)) {
        (Ok(one), Ok(other)) => assert_eq!(*one, other, "the same request twice"),
        (Err(one), Err(other)) => assert_eq!(one.to_string(), other.to_string()),
        (one, other) => panic!("{one:?} and then {other:?}"),
    }
    let value = match &said {
        Err(error) => return worded(error),
        Ok(answer) => {
            serde_json::from_str::<Value>(answer).expect("an answer is JSON");
            if request.trim().is_empty() { Ok(Value::Null) } else { serde_json::from_str::<Value>(request) }
        }
    };
    let value = value.expect("what is answered is JSON, or nothing");
    let Some(body) = request.trim_start().strip_prefix('{') else { return };
    // A field that the question does not have, and one that comes twice, are refused.
    let object = value.as_object().expect("it begins as one");
    let unknown = format!("{{{UNKNOWN}{body}");
    if !object.is_empty() {
        assert!(ask(name, &unknown, beside).is_err(), "{name} answers {unknown}");
    }
    if let Some((key, value)) = object.iter().next() {
        let twice = format!("{{{}:{value},{body}", Value::from(key.as_str()));
        assert!(ask(name, &twice, beside).is_err(), "{name} answers {twice}");
    }
}

fn worded(error: &JsonQuestionError) {
    let told = serde_json::to_value(error).expect("an error in JSON");
    let text = |field: &str| told.get(field).and_then(Value::as_str).unwrap_or_default();
    assert!(!text("kind").is_empty() && !text("message").is_empty(), "{told}");
    assert_eq!(text("kind"), error.kind());
}
