//! The command line prints what the questions answer.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::question::{BROKEN, DAYS, asked, refused};

/// What the program prints, and its exit status.
fn printed(arguments: &[&str]) -> (Value, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_crossings")).args(arguments).output().unwrap();
    let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    (value, output.status.code().unwrap())
}

fn file(name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("question");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_command_line_prints_the_answers() {
    let days = file("days.csv", DAYS);
    let later = file("later.csv", &DAYS.replace("717,18", "700,17"));
    let one = json!([{ "path": days, "published": "2022-09-06T08:00:00Z" }]);
    let both = json!([{ "path": days }, { "path": later }]);
    let mut cases: Vec<(Vec<&str>, &str, Value)> = vec![
        (vec!["check"], "check", json!({})),
        (vec!["check", &days, &later], "check", json!({ "files": both })),
        (vec!["summary"], "summary", json!({})),
        (vec!["summary", "--as-of", "2026-01-31"], "summary", json!({ "as_of": "2026-01-31" })),
        (
            vec!["summary", &days, "--published", "2022-09-06T08:00:00Z", "--by", "office"],
            "summary",
            json!({ "files": one, "by": "office" }),
        ),
        (
            vec!["summary", &days, &later, "--by", "month", "--from", "2022-09-03", "--to", "2022-09-04"],
            "summary",
            json!({ "files": both, "by": "month", "from": "2022-09-03", "to": "2022-09-04" }),
        ),
        (
            vec!["revisions", &days, &later],
            "revisions",
            json!({ "old": [{ "path": days }], "new": [{ "path": later }] }),
        ),
        (vec!["funding"], "funding", json!({})),
        (vec!["explain"], "explain", json!({})),
        (vec!["explain", "c009"], "explain", json!({ "id": "C009" })),
        (vec!["export"], "export", json!({})),
        (vec!["export", &days, &later], "export", json!({ "files": both })),
    ];
    let strictly = json!({ "figure": "60 a day", "reading": "strict", "files": one });
    let windows = vec!["windows", "60 a day", "--reading", "strict", "--data", &days];
    let windows = [windows, vec!["--published", "2022-09-06T08:00:00Z"]].concat();
    let since =
        json!({ "kind": "last-day", "total": 21446, "figure": "around 128 a day", "since": "2024-07-05" });
    let solve = ["solve", "around 128 a day", "--total", "21446", "--since", "2024-07-05"];
    cases.extend([
        (vec!["claims"], "claims", json!({})),
        (
            vec!["claims", "--only", "people,each", "--reading", "strict", "--data", &days, "--fuel", "900"],
            "claims",
            json!({ "files": [{ "path": days }], "only": ["people", "each"], "reading": "strict", "fuel": 900 }),
        ),
        (
            vec!["claims", "--explain", "each", "--largest", "2", "--rounding", "floor"],
            "claims",
            json!({ "explain": ["each"], "largest": 2, "rounding": "floor" }),
        ),
        (windows, "windows", strictly),
        (solve.to_vec(), "solve", since),
        (vec!["figure", "10,000", "--rounded"], "figure", json!({ "figure": "10,000", "rounded": true })),
        (
            vec!["describe", "-21/100", "--as", "change"],
            "describe",
            json!({ "value": "-21/100", "nature": "change" }),
        ),
    ]);
    // What is found there: a revision, or a claim that is not so.
    let found = |name: &str, arguments: &[&str]| {
        name == "revisions" || (name == "claims" && !arguments.contains(&"--fuel"))
    };
    for (mut arguments, name, request) in cases {
        if name != "export" {
            arguments.extend(["--format", "json"]);
        }
        let (value, status) = printed(&arguments);
        //= docs/rules.md#python-and-the-command-line
        //# cli-05: The command line MUST print as JSON what the library answers to the question.
        assert_eq!(value, asked(name, &request).unwrap(), "{arguments:?}");
        assert_eq!(status, i32::from(found(name, &arguments)), "{arguments:?}");
    }
}

#[test]
fn the_command_line_prints_what_is_wrong_with_the_input() {
    let (days, broken) = (file("fine.csv", DAYS), file("broken.csv", BROKEN));
    let request = json!({ "files": [{ "path": broken }] });
    for name in ["summary", "funding"] {
        let (value, status) = printed(&[name, &broken, "--format", "json"]);
        assert_eq!((value, status), (refused(name, &request.to_string())["inspection"].clone(), 2), "{name}");
    }
    let request = json!({ "old": [{ "path": broken }], "new": [{ "path": days }] });
    let why = refused("revisions", &request.to_string());
    let (value, status) = printed(&["revisions", &broken, &days, "--format", "json"]);
    assert_eq!((value, status), (json!({ "old": why["old"], "new": why["new"] }), 2));
    let (schema, status) = printed(&["schema", "questions"]);
    assert_eq!((schema, status), (crossings::question::schema(), 0));
}
