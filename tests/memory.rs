//! No CSV or JSON file takes more than 256 MB, the report of everything that is wrong included.
//!
//! The command is run on the worst files that the limits let in, in an address space of 256 MB:
//! what does not fit ends it with a signal. The workbooks' bombs are in `tests/ods`.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test ends where an assumption fails"
)]

use std::process::{Command, Stdio};

/// The ceiling, in kibibytes: 256 million bytes.
const CEILING: u32 = 250_000;

/// A little below the limit on rows.
const ROWS: usize = 49_900;

/// How `crossings check` of such a file ends within the ceiling.
fn check(name: &str, content: &str, format: &str) -> Option<i32> {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    let out = Command::new("sh")
        .args(["-c", &format!("ulimit -v {CEILING}; exec \"$0\" check \"$1\" --format {format}")])
        .args([env!("CARGO_BIN_EXE_crossings").as_ref(), path.as_os_str()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    out.code()
}

fn register(publication: &str) -> String {
    let publication = format!("{{\"published\":\"2020-01-01\",{publication}}}");
    format!("{{\"format\":1,\"series\":[{{\"basis\":\"uk-arrivals\",\"publications\":[{publication}]}}]}}")
}

#[test]
fn weeks_that_break_seven_rules_each() {
    let weeks: Vec<String> = (0..ROWS)
        .map(|n| {
            let boats = n % 7 + 2;
            format!(
                "{{\"ending\":\"2020-01-06\",\"people\":1,\"boats\":{boats},\"uncontrolled\":99,\
                 \"prevented_people\":5,\"prevented_events\":0}}"
            )
        })
        .collect();
    let content = register(&format!("\"weeks\":[{}]", weeks.join(",")));
    for format in ["text", "json"] {
        //= docs/rules.md#readers
        //# read-09: A file within the limits MUST NOT take more than 256 MB, the report of all that is wrong
        //# included.
        assert_eq!(check(&format!("weeks-{format}.json"), &content, format), Some(1), "{format}");
    }
}

#[test]
fn fields_that_cannot_be_read() {
    // Control characters are spelt out in messages, so these are the longest.
    let field = "\u{1}".repeat(82);
    let row = format!("{field},{field},{field},{field}\n");
    let content = format!("date,people,boats,uncontrolled\n{}", row.repeat(ROWS));
    for format in ["text", "json"] {
        assert_eq!(check(&format!("fields-{format}.csv"), &content, format), Some(1), "{format}");
    }
}

#[test]
fn files_that_are_all_structure() {
    let most = 16 << 20;
    for (name, content) in [
        ("commas.csv", format!("date,people,boats\n{}", ",".repeat(most - 100))),
        ("lines.csv", format!("date,people,boats\n{}", "\n".repeat(most - 100))),
        ("quotes.csv", format!("date,people,boats\n{}", "\"".repeat(most - 100))),
        ("lists.json", register(&format!("\"days\":[{}[]]", "[],".repeat(5_500_000)))),
        ("string.json", register(&format!("\"source\":\"{}\",\"days\":0", "x".repeat(most - 200)))),
    ] {
        assert_eq!(check(name, &content, "text"), Some(2), "{name}");
    }
}
