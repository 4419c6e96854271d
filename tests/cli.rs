//! The command line, as its users meet it: arguments in, text and an exit status out.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::as_conversions,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crossings::jiff::civil::{Date, date};
use serde_json::{Value, json};

#[path = "cli/claims.rs"]
mod claims;
#[cfg(unix)]
#[path = "cli/name.rs"]
mod name;
#[path = "cli/panel.rs"]
mod panel;
#[path = "cli/real.rs"]
mod real;
#[path = "cli/revisions.rs"]
mod revisions;
#[path = "cli/summary.rs"]
mod summary;

const ESCAPE: char = '\u{1b}';

/// The program, with no wish about colours around it.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossings"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

/// The program with pipes on all sides.
fn spawned(arguments: &[&str]) -> Child {
    let mut command = program();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn fed(arguments: &[&str], input: &str) -> Output {
    let mut child = spawned(arguments);
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn notes(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn parsed(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

/// The texts that stand in `field` of each of a list.
fn texts<'a>(value: &'a Value, field: &str) -> Vec<&'a str> {
    list(value).iter().map(|one| one[field].as_str().unwrap()).collect()
}

/// The first line of the text that has all of `words` in it, each between blanks.
fn line_with<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let has = |line: &str| words.iter().all(|word| format!(" {line} ").contains(&format!(" {word} ")));
    text.lines().find(|line| has(line)).unwrap_or_else(|| panic!("no line with {words:?} in:\n{text}"))
}

/// A folder of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.0.join(name), content).unwrap();
        self.path(name)
    }
}

/// A day: its date, people, boats.
type Row = (Date, u64, u64);

fn publication(published: &str, rows: &[Row]) -> Value {
    let days: Vec<Value> = rows
        .iter()
        .map(|(date, people, boats)| json!({ "date": date.to_string(), "people": people, "boats": boats }))
        .collect();
    json!({ "published": published, "source": "a test", "days": days })
}

fn register(publications: &[Value]) -> String {
    let series = json!([{ "basis": "uk-arrivals", "publications": publications }]);
    json!({ "format": 1, "series": series }).to_string()
}

/// One publication of some days, on the day after the last.
fn good(rows: &[Row]) -> String {
    let published = rows.last().unwrap().0.tomorrow().unwrap().to_string();
    register(&[publication(&published, rows)])
}

/// Days in a row, with figures that look like nothing in particular.
fn rows(first: Date, last: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut day, mut n) = (first, 7_u64);
    while day <= last {
        n = (n * 37 + 11) % 1_009;
        let boats = n % 9;
        rows.push((day, if boats == 0 { 0 } else { boats * 40 + n % 23 }, boats));
        day = day.tomorrow().unwrap();
    }
    rows
}

/// A quiet day, then the record one and the next.
const THREE: [Row; 3] =
    [(date(2022, 9, 2), 0, 0), (date(2022, 9, 3), 1_305, 27), (date(2022, 9, 4), 717, 18)];

/// The same with people and no boats on 3 September, which breaks rule C004.
fn broken() -> String {
    let mut rows = THREE;
    rows[1].2 = 0;
    good(&rows)
}

/// `1234567` as `1,234,567`, from the back.
fn commas(number: u64) -> String {
    let mut text = number.to_string();
    let mut at = text.len();
    while at > 3 {
        at -= 3;
        text.insert(at, ',');
    }
    text
}

/// `people / other` to one decimal, halves up.
fn one_decimal(people: u64, other: u64) -> String {
    let tenths = (people * 20 + other) / (other * 2);
    format!("{}.{}", commas(tenths / 10), tenths % 10)
}

/// What a summary must say: label to days, people and boats.
type Totals = BTreeMap<String, (u64, u64, u64)>;

fn totals(rows: &[Row], label: impl Fn(Date) -> Option<String>) -> Totals {
    let mut totals = Totals::new();
    for (day, people, boats) in rows {
        let Some(label) = label(*day) else { continue };
        let sum = totals.entry(label).or_default();
        *sum = (sum.0 + 1, sum.1 + people, sum.2 + boats);
    }
    totals
}

fn summary_in_json(output: &Output) -> Totals {
    assert_eq!(status(output), 0, "{output:?}");
    let total = |row: &Value, field: &str| row["total"][field].as_u64().unwrap();
    list(&parsed(output)["rows"])
        .iter()
        .map(|row| {
            let label = row["label"].as_str().unwrap().to_owned();
            (label, (total(row, "days"), total(row, "people"), total(row, "boats")))
        })
        .collect()
}

#[test]
fn a_consistent_file_is_well() {
    let folder = Folder::new("consistent");
    let file = folder.file("good.json", good(&THREE));
    let text = run(&["check", &file]);
    //= docs/rules.md#python-and-the-command-line
    //# cli-01: The exit status MUST be 0 where all is well.
    assert_eq!(status(&text), 0, "{text:?}");
    let said = out(&text);
    assert!(said.starts_with(&format!("{file}\n")), "{said}");
    assert!(said.contains("3 days and 0 weeks, 2022-09-02..2022-09-04"), "{said}");
    assert!(said.contains("1 publication, of 2022-09-05"), "{said}");
    assert!(said.ends_with("consistent: no rule is broken\n"), "{said}");
    assert_eq!(notes(&text), "");

    let report = run(&["check", &file, "--format", "json"]);
    assert_eq!(status(&report), 0);
    let report = parsed(&report);
    let keys: Vec<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
    let mut documented = ["files", "series", "problems", "violations", "counts", "verdict"];
    documented.sort_unstable();
    assert_eq!(keys, documented);
    assert_eq!(report["verdict"], "consistent");
    assert_eq!(report["violations"], json!([]));
    assert_eq!(report["counts"], json!({ "problems": 0, "errors": 0, "warnings": 0, "rules": [] }));
    assert_eq!(report["files"][0]["name"], json!(file));
    let series = &report["files"][0]["series"][0];
    assert_eq!((&series["days"], &series["weeks"]), (&json!(3), &json!(0)));
    assert_eq!((&series["from"], &series["to"]), (&json!("2022-09-02"), &json!("2022-09-04")));
    assert_eq!(series["published"], "2022-09-05");
}

#[test]
fn an_error_is_found_at_its_place() {
    let folder = Folder::new("error");
    let file = folder.file("bad.json", broken());
    let text = run(&["check", &file]);
    //= docs/rules.md#python-and-the-command-line
    //# cli-02: The exit status MUST be 1 where something was found.
    assert_eq!(status(&text), 1, "{text:?}");
    let said = out(&text);
    let line = said.lines().find(|line| line.starts_with("error C004 ")).unwrap();
    assert!(line.contains(&format!("{file} at /series/0/publications/0/days/1")), "{line}");
    assert!(line.contains(": got 1305 people in 0 boats; wanted "), "{line}");
    assert!(said.contains("crossings explain C004"), "{said}");
    assert!(said.ends_with("inconsistent: 1 error, 0 warnings\n"), "{said}");

    let report = run(&["check", &file, "--format", "json"]);
    assert_eq!(status(&report), 1);
    let report = parsed(&report);
    assert_eq!(report["verdict"], "inconsistent");
    assert_eq!(report["counts"]["errors"], 1);
    assert_eq!(report["counts"]["rules"][0]["id"], "C004");
    assert_eq!(report["counts"]["rules"][0]["violations"], 1);
    let violation = &report["violations"][0];
    assert_eq!((&violation["id"], &violation["severity"]), (&json!("C004"), &json!("error")));
    assert_eq!(violation["place"]["file"], json!(file));
    assert!(violation["place"]["pointer"].as_str().unwrap().starts_with("/series/0/publications/0/days/1"));
}

#[test]
fn a_warning_is_found_when_strict() {
    let folder = Folder::new("warning");
    let mut rows = THREE;
    rows[2] = (rows[2].0, 230, 1);
    let file = folder.file("odd.json", good(&rows));
    let lax = run(&["check", &file]);
    assert_eq!(status(&lax), 0, "{lax:?}");
    assert!(out(&lax).contains("warning C015 "), "{lax:?}");
    assert!(out(&lax).ends_with("unusual: no error, 1 warning\n"), "{lax:?}");
    let strict = run(&["check", &file, "--strict", "--format", "json"]);
    //= docs/rules.md#python-and-the-command-line
    //# cli-04: A warning MUST NOT be something found unless `--strict` says so.
    assert_eq!(status(&strict), 1, "{strict:?}");
    assert_eq!(parsed(&strict)["verdict"], "unusual");
}

#[test]
fn every_fault_of_every_file_is_reported() {
    let folder = Folder::new("every");
    let mut first = THREE;
    first[1].2 = 0;
    first[2] = (first[2].0, 3, 18);
    let first = folder.file("first.json", good(&first));
    let missing = folder.path("missing.ods");
    let cut_off = folder.file("cut-off.json", "{\"format\": 1, \"serie");
    let picture = folder.file("picture.png", [0x89, b'P', b'N', b'G', 0, 1, 2]);
    let second = folder.file(
        "second.csv",
        "date,people,boats,uncontrolled\n2022-09-02,1,1,2\n2022-09-03,many,1,\n2022-09-05,4,1,\n",
    );
    let files = [&first, &missing, &cut_off, &picture, &second].map(String::as_str);
    let text = run(&[&["check"], &files[..]].concat());
    //= docs/rules.md#python-and-the-command-line
    //# cli-03: The exit status MUST be 2 where the input or the question cannot be used.
    assert_eq!(status(&text), 2, "{text:?}");
    let said = out(&text);
    let faults =
        [(&first, "C004"), (&first, "C005"), (&second, "C006"), (&second, "S002"), (&second, "C003")];
    let errors = faults.map(|(file, id)| format!("error {id} {file}"));
    let problems = [&missing, &cut_off, &picture].map(|file| format!("unusable {file}"));
    for start in errors.iter().chain(&problems) {
        assert!(said.lines().any(|line| line.starts_with(start)), "{start} in:\n{said}");
    }

    let report = run(&[&["check", "--format", "json"], &files[..]].concat());
    assert_eq!(status(&report), 2);
    let report = parsed(&report);
    //= docs/rules.md#questions-and-reports
    //# ask-11: A check of a file that was not read MUST be called unusable, whatever else was found.
    assert_eq!(report["verdict"], "unusable");
    assert_eq!(texts(&report["files"], "name"), files);
    let read: Vec<bool> = list(&report["files"]).iter().map(|file| file["read"].as_bool().unwrap()).collect();
    assert_eq!(read, [true, false, false, false, true]);
    let violations = list(&report["violations"]);
    let errors = violations.iter().filter(|one| one["severity"] == "error").count();
    assert_eq!(report["counts"]["errors"], json!(errors));
    let rules = list(&report["counts"]["rules"]);
    let by_rule: u64 = rules.iter().map(|rule| rule["violations"].as_u64().unwrap()).sum();
    assert_eq!(usize::try_from(by_rule).unwrap(), violations.len());
    let kinds = texts(&report["problems"], "kind");
    assert_eq!(kinds[0], "inaccessible");
    assert_eq!(report["counts"]["problems"], json!(kinds.len()));
}

#[test]
fn a_file_above_the_limit_is_not_read() {
    let folder = Folder::new("large");
    let file = folder.file("large.csv", "date,people,boats\n");
    // The documented limit is 16 MiB.
    fs::OpenOptions::new().write(true).open(&file).unwrap().set_len((16 << 20) + 1).unwrap();
    let report = run(&["check", &file, "--format", "json"]);
    assert_eq!(status(&report), 2, "{report:?}");
    assert_eq!(texts(&parsed(&report)["problems"], "kind"), ["too-large"]);
}

#[test]
fn files_are_successive_publications() {
    let folder = Folder::new("successive");
    let older = folder.file("older.json", good(&THREE));
    let newer_rows = rows(date(2022, 9, 4), date(2022, 9, 9));
    let newer = folder.file("newer.json", good(&newer_rows));
    let report = run(&["check", &older, &newer, "--format", "json"]);
    assert_eq!(status(&report), 0, "{report:?}");
    let report = parsed(&report);
    // 4 September is in both, and counted once.
    assert_eq!(report["series"][0]["days"], json!(THREE.len() + newer_rows.len() - 1));
    assert_eq!(report["series"][0]["publications"], 2);
    assert_eq!(report["series"][0]["published"], "2022-09-10");
    assert!(out(&run(&["check", &older, &newer])).contains("2 files together"));

    let reversed = run(&["check", &newer, &older]);
    assert_eq!(status(&reversed), 1);
    assert!(out(&reversed).contains("error C014 "), "{reversed:?}");
}

#[test]
fn publication_times_are_given_once_for_each_file() {
    let folder = Folder::new("published");
    let csv = "date,people,boats\n2022-09-02,0,0\n2022-09-03,1305,27\n";
    let (one, two) = (folder.file("one.csv", csv), folder.file("two.csv", csv));
    let report = run(&["check", &one, "--published", "2022-09-05T10:30:00Z", "--format", "json"]);
    assert_eq!(status(&report), 0, "{report:?}");
    assert_eq!(parsed(&report)["series"][0]["published"], "2022-09-05T10:30:00Z");
    let wrong = run(&["check", &one, &two, "--published", "2022-09-05"]);
    assert_eq!(status(&wrong), 2);
    assert!(notes(&wrong).contains("once for each file"), "{wrong:?}");
    let right = run(&["check", &one, &two, "--published", "2022-09-05", "--published", "2022-09-06"]);
    assert_eq!(status(&right), 0, "{right:?}");
}

#[test]
fn bad_arguments_are_refused() {
    let cases: [(&[&str], &str); 8] = [
        (&[], "Usage"),
        (&["judge"], "unrecognized subcommand"),
        (&["check", "--format", "xml"], "possible values"),
        (&["summary", "--from", "5 July 2024"], "a date of the years 1 to 9998, such as 2024-07-05"),
        (&["summary", "--from", "2024-07-05", "--to", "2024-01-01"], "swapped"),
        (&["summary", "--as-of", "yesterday"], "2026-08-21T07:37:06Z"),
        (&["check", "-", "-"], "only once"),
        (&["revisions", "one.ods"], "<NEW>"),
    ];
    for (arguments, why) in cases {
        let output = run(arguments);
        assert_eq!(status(&output), 2, "{arguments:?}: {output:?}");
        assert!(notes(&output).contains(why), "{arguments:?}: {output:?}");
        assert_eq!(out(&output), "", "{arguments:?}");
    }
}

#[test]
fn an_inconsistent_file_has_no_summary() {
    let folder = Folder::new("no-summary");
    let file = folder.file("bad.json", broken());
    let text = run(&["summary", &file]);
    //= docs/rules.md#python-and-the-command-line
    //# cli-06: A question that has no answer MUST NOT print text to standard output.
    assert_eq!((status(&text), out(&text).as_str()), (2, ""), "{text:?}");
    assert!(notes(&text).contains("error C004 "), "{text:?}");
    let report = run(&["summary", &file, "--format", "json"]);
    assert_eq!(status(&report), 2);
    assert_eq!(parsed(&report)["verdict"], "inconsistent");
}

#[test]
fn every_rule_is_explained() {
    let all = run(&["explain"]);
    assert_eq!(status(&all), 0);
    let table = out(&all);
    let listed = parsed(&run(&["explain", "--format", "json"]));
    let ids: Vec<&str> = crossings::catalogue().map(|rule| rule.id).collect();
    assert!(ids.len() > 40);
    assert_eq!(texts(&listed, "id"), ids);
    for rule in crossings::catalogue() {
        assert!(line_with(&table, &[rule.id]).ends_with(rule.statement));
        let one = run(&["explain", rule.id]);
        assert_eq!(status(&one), 0, "{one:?}");
        for words in [rule.id, rule.statement, rule.source, rule.page.trim(), &rule.severity.to_string()] {
            assert!(out(&one).contains(words), "{words} in {}", out(&one));
        }
        let entry = parsed(&run(&["explain", &rule.id.to_lowercase(), "--format", "json"]));
        assert_eq!(entry["id"], rule.id);
        assert_eq!(entry["statement"], rule.statement);
        assert_eq!(entry["page"], rule.page);
    }
}

#[test]
fn an_unknown_rule_is_refused_with_the_nearest() {
    for (typed, nearest) in [("C9", "C009"), ("c0009", "C009"), ("CO09", "C009"), ("F08", "F008")] {
        let output = run(&["explain", typed]);
        assert_eq!((status(&output), out(&output).as_str()), (2, ""), "{output:?}");
        let said = notes(&output);
        let hint = said.split("did you mean").nth(1).unwrap_or_else(|| panic!("{said}"));
        assert!(hint.contains(nearest), "{said}");
        assert!(said.contains(&format!("`{typed}`")), "{said}");
    }
    let far = run(&["explain", "nothing like a rule"]);
    assert_eq!(status(&far), 2);
    assert!(!notes(&far).contains("did you mean"), "{far:?}");
}

#[test]
fn agreements_keep_their_currencies() {
    let text = run(&["funding"]);
    assert_eq!(status(&text), 0, "{text:?}");
    // 141, 191 and 209 million euros are the 541 that were agreed.
    let said = out(&text);
    let line = line_with(&said, &["F11"]);
    assert_eq!(line.matches("EUR 541,000,000").count(), 2, "{line}");
    assert!(line.contains("GBP 476,000,000"), "{line}");
    let report = parsed(&run(&["funding", "--format", "json"]));
    let entry = list(&report).iter().find(|one| one["id"] == "F11").unwrap();
    assert_eq!(entry["commitment"], "EUR 541000000");
}

#[test]
fn the_schema_is_printed() {
    let output = run(&["schema"]);
    assert_eq!(status(&output), 0, "{output:?}");
    let validator = jsonschema::validator_for(&parsed(&output)).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&good(&THREE)).unwrap()));
    assert!(!validator.is_valid(&json!({ "format": 1, "serious": [] })));
}

#[test]
fn what_is_exported_reads_the_same() {
    let folder = Folder::new("export");
    let rows = rows(date(2022, 8, 20), date(2022, 9, 17));
    let file = folder.file("days.json", good(&rows));
    let wanted = totals(&rows, |day| Some(format!("{}-{:02}", day.year(), day.month())));
    for ending in ["json", "csv"] {
        let output = run(&["export", &file, "--to", ending]);
        assert_eq!(status(&output), 0, "{output:?}");
        let again = folder.file(&format!("again.{ending}"), &output.stdout);
        let summary = run(&["summary", &again, "--by", "month", "--format", "json"]);
        assert_eq!(summary_in_json(&summary), wanted, "{ending}");
    }
    let builtin = run(&["export"]);
    assert_eq!(status(&builtin), 0, "{builtin:?}");
    let again = folder.file("builtin.json", &builtin.stdout);
    assert_eq!(out(&run(&["summary", &again])), out(&run(&["summary"])));
    assert_eq!(out(&run(&["funding", &again])), out(&run(&["funding"])));
    let bad = run(&["export", &folder.file("bad.json", broken())]);
    assert_eq!((status(&bad), out(&bad).as_str()), (2, ""), "{bad:?}");
    assert!(notes(&bad).contains("error C004 "), "{bad:?}");
}

/// The text without its colours.
fn stripped(text: &str) -> String {
    let mut stripped = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match (inside, letter) {
            (false, ESCAPE) => inside = true,
            (true, 'm') => inside = false,
            (false, letter) => stripped.push(letter),
            (true, _) => {}
        }
    }
    stripped
}

#[test]
fn colour_is_for_terminals() {
    let plain = out(&run(&["check"]));
    assert!(!plain.contains(ESCAPE));
    let bright = out(&run(&["check", "--color", "always"]));
    assert!(bright.contains(ESCAPE));
    assert_eq!(stripped(&bright), plain);
    let with = |arguments: &[&str], environment: &[&str]| {
        let environment = environment.iter().map(|name| (name, "1"));
        out(&program().args(arguments).envs(environment).output().unwrap())
    };
    assert!(with(&["check"], &["CLICOLOR_FORCE"]).contains(ESCAPE));
    assert_eq!(with(&["check"], &["CLICOLOR_FORCE", "NO_COLOR"]), plain);
    assert_eq!(with(&["check", "--color", "never"], &["CLICOLOR_FORCE"]), plain);
    let error = run(&["explain", "C9", "--color", "always"]);
    assert!(notes(&error).contains(ESCAPE));
    assert_eq!(stripped(&notes(&error)), notes(&run(&["explain", "C9"])));
}

#[test]
fn a_file_cannot_command_the_terminal() {
    let folder = Folder::new("hostile");
    let day = json!({ "date": "2022-09-02", "people": "\u{1b}[2J\nhello", "boats": 1 });
    let text = register(&[json!({ "published": "2022-09-03", "days": [day] })]);
    let file = folder.file("hostile.json", text);
    let output = run(&["check", &file, "--color", "always"]);
    assert_eq!(status(&output), 1, "{output:?}");
    let said = out(&output);
    //= docs/rules.md#python-and-the-command-line
    //# cli-07: What a file says MUST NOT command the terminal.
    assert!(!said.contains("\u{1b}[2J"), "{said}");
    assert!(said.lines().any(|line| line.contains("[2J") && line.contains("hello")), "{said}");
}

#[test]
fn help_teaches_by_example() {
    for question in
        ["check", "summary", "revisions", "explain", "funding", "schema", "export", "tally", "generate"]
    {
        let output = run(&[question, "--help"]);
        assert_eq!(status(&output), 0);
        let said = out(&output);
        let examples = said.split("Example").nth(1).unwrap_or_else(|| panic!("{said}"));
        assert!(examples.contains(&format!("  crossings {question}")), "{said}");
        assert!(said.contains("Exit status:"), "{said}");
    }
    let all = out(&run(&["--help"]));
    for words in ["Exit status:", "Examples:", ".ods", ".csv", ".json", "NO_COLOR"] {
        assert!(all.contains(words), "{words} in {all}");
    }
    let version = run(&["--version"]);
    assert_eq!(out(&version), format!("crossings {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn standard_input_is_read() {
    let text = good(&THREE);
    let output = fed(&["check", "-", "--name", "days.json"], &text);
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(out(&output).starts_with("days.json\n"), "{output:?}");
    assert!(out(&output).contains("3 days"), "{output:?}");
    let summary =
        fed(&["summary", "--format", "json", "--name", "d.csv", "-"], "date,people,boats\n2022-09-03,9,1\n");
    assert_eq!(summary_in_json(&summary)["2022"], (1, 9, 1));
    let nothing = fed(&["check", "-"], "");
    assert_eq!(status(&nothing), 2);
    assert!(out(&nothing).contains("unusable stdin"), "{nothing:?}");
    assert_eq!(status(&fed(&["revisions", "-", "-"], &text)), 2);
}

#[test]
fn a_reader_who_leaves_is_no_fault() {
    // A report of more than a pipe holds.
    let mut rows = rows(date(2018, 1, 1), date(2026, 8, 20));
    for row in &mut rows {
        row.2 = 0;
    }
    let text = good(&rows);
    for (arguments, wanted) in [(vec!["check", "-", "--name", "days.json"], 1), (vec!["explain"], 0)] {
        let mut child = spawned(&arguments);
        // Nobody reads from here on, before there is anything to check.
        drop(child.stdout.take());
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!(notes(&output), "", "{arguments:?}");
        //= docs/rules.md#python-and-the-command-line
        //# cli-08: A reader that goes away MUST NOT be a failure.
        assert_eq!(status(&output), wanted, "{arguments:?}");
    }
}
