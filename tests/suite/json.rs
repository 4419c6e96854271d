//! The JSON reader, writer and schema.
#![cfg(feature = "json")]

use crossings::source::{self, Limits, Options, Problem, ProblemKind, ReadError, json};
use crossings::{Draft, Register, Violations, builtin, builtin_draft, check};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../examples/data/register.json");
const SCHEMA: &str = include_str!("../../docs/register.schema.json");

fn read(text: &str) -> Result<Draft, ReadError> {
    json::read("r.json", text.as_bytes(), &Options::default())
}

fn example() -> Value {
    serde_json::from_str(EXAMPLE).unwrap()
}

/// The example with the value at `pointer` replaced, or, where there is none, added.
fn with(pointer: &str, value: Value) -> Value {
    let mut example = example();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match example.pointer_mut(parent).unwrap() {
        Value::Object(object) => {
            object.insert(key.to_owned(), value);
        }
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => panic!("{other}"),
    }
    example
}

/// The example without the value at `pointer`.
fn without(pointer: &str) -> Value {
    let mut example = example();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    example.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    example
}

fn written(register: &Register) -> Value {
    let mut text = Vec::new();
    json::write(register, &mut text).unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// The id and the pointer of every violation.
fn found(violations: &Violations) -> Vec<(&str, &str)> {
    violations.iter().map(|one| (one.id(), one.place().pointer.as_str())).collect()
}

fn only_problem(text: &[u8]) -> Problem {
    let error = json::read("r.json", text, &Options::default()).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.place.file.as_deref(), Some("r.json"));
    problem.clone()
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let committed: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(
        committed == json::schema(),
        "docs/register.schema.json is not what the types say. Mend it with:\n\n    \
         cargo run --features cli -- schema > docs/register.schema.json\n"
    );
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&json::schema()));
}

#[test]
fn the_schema_accepts_the_examples() {
    let validator = validator();
    for (name, value) in [("the example", example()), ("the built-in register", written(&builtin()))] {
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_example_uses_every_noun_and_breaks_no_rule() {
    let draft = read(EXAMPLE).unwrap();
    assert!(check(&draft).is_empty(), "{}", check(&draft));
    let publications: Vec<_> = draft.series.iter().flat_map(|series| &series.publications).collect();
    assert!(draft.series.len() >= 2 && publications.len() >= 2);
    assert!(publications.iter().any(|one| !one.days.is_empty()));
    assert!(publications.iter().any(|one| !one.totals.is_empty()));
    assert!(
        publications.iter().flat_map(|one| &one.weeks).any(|week| week.prevented_people.known().is_some())
    );
    assert!(!draft.boats.is_empty() && !draft.complete_boat_lists.is_empty() && !draft.deaths.is_empty());
    assert!(draft.agreements.iter().any(|one| {
        !(one.instalments.is_empty()
            || one.payments.is_empty()
            || one.amendments.is_empty()
            || one.reported.is_empty()
            || one.purposes.is_empty())
    }));
    assert!(!draft.policy_periods.is_empty());
    assert!(Register::try_from(draft).is_ok());
}

/// The pointer of an error, or the id and the pointer of a violation.
type Objection = Result<&'static str, (&'static str, &'static str)>;

/// What breaks the form, with the pointer that an error must name, or none where the schema
/// alone is said to object: reading leaves it to `check`, at that pointer.
fn broken() -> Vec<(Value, Objection)> {
    const DAY: &str = "/series/0/publications/0/days/1";
    let day = |field: &str| format!("{DAY}/{field}");
    vec![
        (json!(null), Ok("")),
        (json!([1, [], [], [], [], [], []]), Ok("")),
        (json!({}), Ok("")),
        (json!({ "format": "1" }), Ok("/format")),
        (json!({ "format": 1, "crossings": [] }), Ok("/crossings")),
        (json!({ "format": 1, "series": {} }), Ok("/series")),
        (json!({ "format": 1, "boats": [["B-1", "2030-01-01", 5, "unknown"]] }), Ok("/boats/0")),
        (with("/series/0/basis", json!("uk arrivals")), Ok("/series/0/basis")),
        (with("/series/0/basis", json!({ "uk-arrivals": null })), Ok("/series/0/basis")),
        (with("/series/0/publications/0/status", json!(null)), Ok("/series/0/publications/0/status")),
        (with("/series/0/publications/1/source", json!(7)), Ok("/series/0/publications/1/source")),
        (with(&day("people_"), json!(1)), Ok("/series/0/publications/0/days/1/people_")),
        (with(DAY, json!("2030-04-30")), Ok(DAY)),
        (without("/boats/0/id"), Ok("/boats/0")),
        (without("/deaths/1/scope"), Ok("/deaths/1")),
        (with("/agreements/0/purposes/1", json!("police station")), Ok("/agreements/0/purposes/1")),
        (with("/agreements/1/title", json!(null)), Ok("/agreements/1/title")),
        (without("/policy_periods/2/kind"), Ok("/policy_periods/2")),
        (with("/format", json!(2)), Err(("S005", "/format"))),
        (without(&day("date")), Err(("S004", "/series/0/publications/0/days/1/date"))),
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-02: A `null` in JSON MUST be unknown.
        (with(&day("people"), json!(null)), Err(("S004", "/series/0/publications/0/days/1/people"))),
        (with(&day("date"), json!("2030-04-31")), Err(("S001", "/series/0/publications/0/days/1/date"))),
        (with(&day("date"), json!("30 April 2030")), Err(("S001", "/series/0/publications/0/days/1/date"))),
        (with(&day("boats"), json!("2")), Err(("S002", "/series/0/publications/0/days/1/boats"))),
        (with(&day("boats"), json!(-2)), Err(("S002", "/series/0/publications/0/days/1/boats"))),
        (with(&day("boats"), json!(1.5)), Err(("S002", "/series/0/publications/0/days/1/boats"))),
        (with(&day("boats"), json!(true)), Err(("S002", "/series/0/publications/0/days/1/boats"))),
        (with(&day("boats"), json!([2])), Err(("S002", "/series/0/publications/0/days/1/boats"))),
        (with(&day("boats"), json!({ "n": 2 })), Err(("S002", "/series/0/publications/0/days/1/boats"))),
        (
            with("/series/0/publications/2/published", json!("2030-08-22T08:00:00")),
            Err(("S001", "/series/0/publications/2/published")),
        ),
        (with("/agreements/0/commitment", json!("90000000 EUR")), Err(("S003", "/agreements/0/commitment"))),
        (
            with("/agreements/0/payments/1/amount", json!(12_500_000)),
            Err(("S003", "/agreements/0/payments/1/amount")),
        ),
        (with("/deaths/0/missing", json!("two")), Err(("S002", "/deaths/0/missing"))),
        (with("/policy_periods/0/to", json!("now")), Err(("S001", "/policy_periods/0/to"))),
    ]
}

#[test]
fn the_schema_and_the_reader_reject_the_same() {
    let validator = validator();
    for (value, wanted) in broken() {
        //= docs/rules.md#readers
        //# read-11: What breaks the published schema MUST be refused, or break a rule of the catalogue.
        assert!(!validator.is_valid(&value), "the schema accepts {wanted:?}");
        match (read(&value.to_string()), wanted) {
            (Err(error), Ok(pointer)) => {
                let [problem] = error.problems() else { panic!("{error}") };
                assert_eq!(problem.kind, ProblemKind::Malformed, "{error}");
                assert_eq!(problem.place.pointer, pointer, "{error}");
            }
            (Ok(draft), Err((id, pointer))) => {
                let found = check(&draft);
                let there = found.iter().any(|one| one.id() == id && one.place().pointer == pointer);
                assert!(there, "{id} at {pointer} is not among:\n{found}");
                assert!(found.iter().all(|one| one.place().file.as_deref() == Some("r.json")), "{found}");
            }
            (Ok(_), Ok(pointer)) => panic!("what is wrong at `{pointer}` was read"),
            (Err(error), Err(wanted)) => panic!("{wanted:?} kept the file from being read: {error}"),
        }
    }
}

#[test]
fn a_fault_of_the_form_has_its_line_and_column() {
    let text = "{\n  \"format\": 1,\n  \"boats\": [\n    { \"id\": 7 }\n  ]\n}\n";
    let problem = only_problem(text.as_bytes());
    assert_eq!((problem.place.row, problem.place.pointer.as_str()), (Some(4), "/boats/0/id"));
    // The parser has read the number when it finds that it is none of the texts it wants.
    let column = usize::try_from(problem.place.column.unwrap()).unwrap();
    assert_eq!(text.lines().nth(3).unwrap().find('7').unwrap() + 1, column);
    assert!(problem.got.contains('7') && problem.wanted.contains("string"), "{problem}");

    let problem = only_problem(b"{\"format\": 1,\n \"boats\": [}");
    assert_eq!((problem.place.row, problem.place.pointer.as_str()), (Some(2), "/boats/0"));
    let problem = only_problem(b"{\"format\": 1,\n\"boats\": [\n");
    assert_eq!(problem.place.row, Some(3));
    let problem = only_problem(b"{\"format\": 1}\n{}");
    assert_eq!(problem.place.row, Some(2));
    let problem = only_problem(b"{\"format\": 1,\n\"series\": [],\n\"series\": []}");
    assert_eq!(problem.place.row, Some(3));
    //= docs/rules.md#readers
    //# read-10: A key of JSON that is given twice MUST be refused.
    assert!(problem.got.contains("duplicate field `series`"), "{problem}");
    let problem = only_problem(b"{\"format\": 1, \"boats\": [{\"id\": \"\xFF\"}]}");
    assert_eq!(problem.kind, ProblemKind::Malformed);
    assert!(json::read("r.json", b"", &Options::default()).is_err());
}

#[test]
fn every_fault_of_several_is_reported_at_its_pointer() {
    let mut value = with("/series/0/publications/0/days/3/people", json!(-1));
    let mut plant = |pointer: &str, planted: Value| *value.pointer_mut(pointer).unwrap() = planted;
    plant("/series/0/publications/0/days/4/date", json!("3 May"));
    plant("/series/0/publications/0/weeks/0/boats", json!("8"));
    plant("/boats/2/people", json!(0));
    plant("/deaths/1/id", json!("D-1"));
    plant("/agreements/0/payee", json!("united kingdom"));
    plant("/agreements/0/instalments/1/amount", json!("EUR 60000000"));
    plant("/policy_periods/1/from", json!("2030-05-05"));
    plant("/policy_periods/3/agreement", json!("A-9"));
    let draft = read(&value.to_string()).unwrap();
    let violations = check(&draft);
    for expected in [
        ("S001", "/series/0/publications/0/days/4/date"),
        ("S002", "/series/0/publications/0/days/3/people"),
        ("S002", "/series/0/publications/0/weeks/0/boats"),
        // The day that cannot be read is missing.
        ("C003", "/series/0/publications/0/days/5/date"),
        ("B001", "/boats/2/people"),
        ("B004", "/complete_boat_lists/1/date"),
        ("D001", "/deaths/1/id"),
        ("F001", "/agreements/0/commitment"),
        ("F007", "/agreements/0/payee"),
        ("P002", "/policy_periods/1/from"),
        ("P006", "/policy_periods/3/agreement"),
    ] {
        assert!(found(&violations).contains(&expected), "{expected:?} is not among:\n{violations}");
    }
    //= docs/rules.md#the-catalogue-and-the-register
    //# catalogue-02: A check MUST report every breach of every rule, each with its place.
    assert_eq!(violations.len(), 11, "{violations}");
    let shown = violations.iter().find(|one| one.id() == "D001").unwrap().place().to_string();
    assert_eq!(shown, "r.json at /deaths/1/id");
}

#[test]
fn violations_keep_their_file_and_pointer_when_drafts_are_joined() {
    let wrong = json!({
        "format": 3,
        "series": [{ "basis": "uk-arrivals", "publications": [{
            "published": "2031-01-03", "days": [{ "date": "2031-01-02", "people": 4, "boats": 0 }]
        }] }],
        "boats": [{ "id": "X", "date": "2031-01-01", "people": 0 }],
        "agreements": [{ "id": "A-1", "title": "t", "payer": "a", "payee": "b", "stage": "agreed" }]
    });
    let mut draft = read(EXAMPLE).unwrap();
    draft.append(json::read("later.json", wrong.to_string().as_bytes(), &Options::default()).unwrap());
    let violations = check(&draft);
    let mut places: Vec<(&str, String)> =
        violations.errors().map(|one| (one.id(), one.place().to_string())).collect();
    places.sort_unstable();
    let expected = [
        ("B001", "later.json at /boats/0/people"),
        ("C004", "later.json at /series/0/publications/0/days/0/people"),
        ("F009", "later.json at /agreements/0/id"),
        ("S005", "later.json at /format"),
    ];
    assert_eq!(places, expected.map(|(id, place)| (id, place.to_owned())));
}

#[test]
fn registers_come_back() {
    for draft in [read(EXAMPLE).unwrap(), builtin_draft(), Draft::default()] {
        let register = Register::try_from(draft).unwrap();
        let mut text = Vec::new();
        json::write(&register, &mut text).unwrap();
        let again =
            Register::try_from(json::read("again.json", &text, &Options::default()).unwrap()).unwrap();
        // Warnings name the file that they were found in.
        assert_eq!(Draft::from(&again), Draft::from(&register));
        let mut twice = Vec::new();
        json::write(&again, &mut twice).unwrap();
        assert_eq!(text, twice);
    }
}

#[test]
fn a_draft_that_is_wrong_comes_back_as_wrong() {
    let value = with("/series/0/publications/0/days/3/people", json!("many"));
    let draft = read(&value.to_string()).unwrap();
    let mut text = Vec::new();
    json::write_draft(&draft, &mut text).unwrap();
    assert_eq!(json::read("r.json", &text, &Options::default()).unwrap(), draft);
}

#[test]
fn the_kind_is_known_by_the_ending_or_the_first_brace() {
    assert!(source::read("register.json", EXAMPLE.as_bytes(), &Options::default()).is_ok());
    assert!(
        source::read("register", format!("\u{feff}\n {EXAMPLE}").as_bytes(), &Options::default()).is_ok()
    );
    let error = source::read("x.json", b"days", &Options::default()).unwrap_err();
    assert_eq!(error.problems()[0].kind, ProblemKind::Malformed);
    let error = source::read("book.ods", b"PK\x03\x04", &Options::default()).unwrap_err();
    if !cfg!(feature = "ods") {
        assert_eq!(error.problems()[0].kind, ProblemKind::UnknownFormat);
        assert!(error.to_string().contains("feature `ods`"), "{error}");
    }
}

fn limited(text: &str, set: impl FnOnce(&mut Limits)) -> Result<(), ProblemKind> {
    let mut options = Options::default();
    set(&mut options.limits);
    json::read("r.json", text.as_bytes(), &options).map(drop).map_err(|error| error.problems()[0].kind)
}

/// Lists and objects within one another, at the deepest.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => 1 + object.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// The items of all lists.
fn items(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.len() + list.iter().map(items).sum::<usize>(),
        Value::Object(object) => object.values().map(items).sum(),
        _ => 0,
    }
}

#[test]
fn the_limits_hold() {
    let large = Err(ProblemKind::TooLarge);
    assert_eq!(limited(EXAMPLE, |limits| limits.bytes = EXAMPLE.len()), Ok(()));
    assert_eq!(limited(EXAMPLE, |limits| limits.bytes = EXAMPLE.len() - 1), large);

    let (depth, items) = (depth(&example()), items(&example()));
    assert_eq!(limited(EXAMPLE, |limits| limits.nesting = depth), Ok(()));
    //= docs/rules.md#readers
    //# read-07: JSON of more lists and objects within one another than the limit MUST be refused.
    assert_eq!(limited(EXAMPLE, |limits| limits.nesting = depth - 1), large);
    assert_eq!(limited(EXAMPLE, |limits| limits.rows = items), Ok(()));
    assert_eq!(limited(EXAMPLE, |limits| limits.rows = items - 1), large);
    // Brackets and commas in a text count for nothing.
    let quoted = r#"{"format":1,"boats":[{"id":"[[[[[\"[{,,,,,","date":null,"people":null}]}"#;
    assert_eq!(limited(quoted, |limits| (limits.rows, limits.nesting) = (1, 3)), Ok(()));
}

#[test]
fn the_usual_limits_hold_for_large_files() {
    for bracket in ["[", "{\"a\":", "[{\"series\":"] {
        let text = format!("{{\"format\":1,\"series\":{}", bracket.repeat(1_000_000));
        assert_eq!(only_problem(text.as_bytes()).kind, ProblemKind::TooLarge);
        // As the value of a day's people, where anything is looked at.
        let text =
            format!("{{\"series\":[{{\"publications\":[{{\"days\":[{{\"people\":{}", bracket.repeat(100));
        assert_eq!(only_problem(text.as_bytes()).kind, ProblemKind::TooLarge);
    }
    let rows = Limits::default().rows;
    let lists = |rows: usize| {
        let dates = vec!["{\"date\":\"2030-01-01\"}"; rows].join(",\n");
        format!("{{\"format\":1,\"complete_boat_lists\":[{dates}]}}")
    };
    assert!(read(&lists(rows)).is_ok());
    let problem = only_problem(lists(rows + 1).as_bytes());
    assert_eq!((problem.kind, problem.place.row), (ProblemKind::TooLarge, u32::try_from(rows + 1).ok()));
    assert_eq!(only_problem(&vec![b' '; 17 << 20]).kind, ProblemKind::TooLarge);
    let long = format!("{{\"format\":1,\"{}\":1}}", "k".repeat(3_000_000));
    assert!(only_problem(long.as_bytes()).to_string().len() < 1_000);
}
