//! Questions: their answers, their errors, their JSON, and that every door gives the same.
#![cfg(all(feature = "json", feature = "csv"))]

use std::collections::BTreeSet;

use crossings::jiff::civil::date;
use crossings::question::{
    self, Agreements, Check, Explain, Explained, Export, File, Files, Funding, JsonQuestionError,
    JudgeClaims, Periods, PolicyPeriods, Publications, Question, QuestionError, RegisterQuestion, Revise,
    Summarise, Summarised,
};
use crossings::{
    Basis, Command, Convention, DayCount, Draft, Grouping, HandoverDay, LastYear, People, Period, Register,
    Verdict, WeekRule, builtin,
};
use serde_json::{Value, json};

#[cfg(feature = "cli")]
mod doors;
mod figures;
mod page;
#[cfg(feature = "proptest")]
mod property;

const DAYS: &str = "date,people,boats\n2022-09-02,0,0\n2022-09-03,1305,27\n2022-09-04,717,18\n";
/// People in no boat, which rule C004 forbids.
const BROKEN: &str = "date,people,boats\n2022-09-02,0,0\n2022-09-03,1305,0\n";

fn days() -> Files {
    File::here("days.csv", DAYS).into()
}

fn broken() -> Files {
    File::here("broken.csv", BROKEN).into()
}

fn inline(text: &str) -> Value {
    json!([{ "name": "days.csv", "text": text }])
}

fn asked(name: &str, request: &Value) -> Result<Value, JsonQuestionError> {
    question::ask(name, &request.to_string()).map(|answer| serde_json::from_str(&answer).unwrap())
}

fn refused(name: &str, request: &str) -> Value {
    match question::ask(name, request) {
        Ok(answer) => panic!("{name} {request} is answered: {answer}"),
        Err(why) => serde_json::to_value(&why).unwrap(),
    }
}

/// Requests that have no answer, with the kind of the error and words that its message must have.
fn unanswerable() -> Vec<(&'static str, Value, &'static str, &'static str)> {
    vec![
        ("summary", json!({ "by": "decade" }), "request", "`decade`; wanted one of `office`"),
        ("summary", json!({ "files": inline(BROKEN) }), "unusable", "C004"),
        ("funding", json!({ "files": [{ "path": "no/such.ods" }] }), "unusable", "no/such.ods"),
        ("revisions", json!({ "old": inline(DAYS), "new": inline(BROKEN) }), "unusable", "new: "),
        (
            "summary",
            json!({ "from": "2022-09-04", "to": "2022-09-02" }),
            "reversed-window",
            "2022-09-04, is after the last, 2022-09-02",
        ),
        ("summary", json!({ "to": "9999-12-31" }), "out-of-calendar", "9999-12-31"),
        ("summary", json!({ "basis": "french-attempts" }), "no-such-series", "there is: UK arrivals"),
        ("publications", json!({ "basis": "belgian-interceptions" }), "no-such-series", "UK arrivals"),
        ("summary", json!({ "as_of": "2000-01-01" }), "nothing-published", "2022-02-24"),
        ("summary", json!({ "by": "week" }), "no-days", "in place of `week`"),
        ("summary", json!({ "from": "2022-02-01" , "to": "2022-02-28" }), "no-totals", "no published total"),
        (
            "summary",
            json!({ "files": inline(DAYS), "from": "2025-01-01" }),
            "no-rows",
            "2025-01-01..; there are figures for 2022-09-02..2022-09-04",
        ),
        ("explain", json!({ "id": "C9" }), "unknown-rule", "`C9`"),
        ("funding", json!({ "id": "F99" }), "unknown-agreement", "`F99`; there is: F01, F02"),
        ("periods", json!({ "timeline": "King" }), "unknown-timeline", "Prime Minister, Home Secretary"),
        //= docs/rules.md#questions-and-reports
        //# ask-09: The commands of an export MUST all be carried out, or there is no answer.
        (
            "export",
            json!({ "commands": [
                { "command": "close-period", "id": "pm-starmer", "to": "2026-07-19" },
                { "command": "close-period", "id": "pm-nobody", "to": "2026-07-19" },
            ] }),
            "command",
            "command 1 is refused: there is no policy period `pm-nobody`",
        ),
        (
            "claims",
            json!({ "claims": { "path": "no/such.json" } }),
            "unusable-claims",
            "the claims cannot be read: no/such.json",
        ),
        (
            "claims",
            json!({ "claims": { "name": "c.json", "text": "{\"format\": \"crossings-claims/2\"}" } }),
            "unusable-claims",
            "c.json at /format: got the format is \"crossings-claims/2\"; wanted \"crossings-claims/1\"",
        ),
        ("claims", json!({ "only": ["C001"] }), "unknown-claim", "`C001`; there is: year, people"),
        ("claims", json!({ "explain": ["C001"] }), "unknown-claim", "`C001`; there is: year, people"),
        ("figure", json!({ "figure": "soaring" }), "unparsed-figure", "`▸soaring` is no figure"),
        ("windows", json!({ "figure": "74 a day" }), "nothing-daily", "no daily figures of UK arrivals"),
        ("windows", json!({ "figure": "56.9" }), "ambiguous-figure", "`of`: people, boats, people per day"),
        //= docs/rules.md#printed-figures
        //# figure-09: A figure MUST NOT state a number of another nature, such as pounds of people.
        ("windows", json!({ "figure": "£5", "of": { "total": "people" } }), "not-stated", "a whole number"),
        //= docs/rules.md#printed-figures
        //# figure-08: A figure such as `about 60` MUST NOT have a literal meaning.
        (
            "windows",
            json!({ "figure": "about 60 boats", "reading": "literal" }),
            "no-reading",
            "no exact meaning under the literal reading",
        ),
        (
            "windows",
            json!({ "files": inline(DAYS), "figure": "60", "of": { "total": "people-prevented" } }),
            "no-value",
            "known by week, not by day",
        ),
        (
            "windows",
            json!({ "figure": "1", "from": "2024-02-01", "to": "2024-01-01" }),
            "reversed-window",
            "swapped",
        ),
        ("windows", json!({ "figure": "1", "basis": "french-attempts" }), "no-such-series", "UK arrivals"),
        (
            "solve",
            json!({ "kind": "any-total", "figure": "0.0000001", "most": 100_000_000 }),
            "unsolved",
            "more than 1000000 numbers",
        ),
        (
            "granularity",
            json!({ "test": "sizes", "mean": "0.0000001" }),
            "undecided",
            "more than a million cases",
        ),
        ("judge", json!({}), "unknown-question", "`judge`; there is: summary, funding"),
    ]
}

#[test]
fn every_error_says_what_is_wrong_and_has_its_kind() {
    for (name, request, kind, words) in unanswerable() {
        let why = refused(name, &request.to_string());
        //= docs/rules.md#questions-and-reports
        //# ask-05: A question without an answer MUST say why, in words and by a kind.
        assert_eq!(why["kind"], kind, "{name} {request}: {why}");
        assert!(why["message"].as_str().unwrap().contains(words), "{name} {request}: {why}");
    }
    let why = refused("revisions", &json!({ "old": inline(DAYS), "new": inline(BROKEN) }).to_string());
    assert_eq!(why["old"], Value::Null);
    assert_eq!(why["new"]["verdict"], "inconsistent");
    let why = refused("summary", &json!({ "files": inline(BROKEN) }).to_string());
    assert_eq!(why["inspection"], asked("check", &json!({ "files": inline(BROKEN) })).unwrap());
    let early = json!([{ "command": "close-period", "id": "pm-starmer", "to": "2024-07-01" }]);
    let why = refused("export", &json!({ "commands": early }).to_string());
    assert!(why["violations"].as_array().unwrap().iter().any(|one| one["id"] == "P001"), "{why}");
}

#[test]
fn errors_carry_what_was_asked_and_what_there_is() {
    let error = |question: Summarise| question.answer().unwrap_err();
    let (from, to) = (date(2022, 9, 4), date(2022, 9, 2));
    let backwards = Summarise { from: Some(from), to: Some(to), ..Summarise::default() };
    assert_eq!(error(backwards.clone()), QuestionError::ReversedWindow { from, to });
    // Nothing is read for a question that can have no answer.
    let unread = Summarise { files: File::at("no/such.ods").into(), ..backwards };
    //= docs/rules.md#questions-and-reports
    //# ask-10: A question whose window is reversed MUST be refused before any file is read.
    assert_eq!(error(unread), QuestionError::ReversedWindow { from, to });
    let last = Summarise { to: Some(date(9999, 12, 31)), ..Summarise::default() };
    //= docs/rules.md#days-weeks-and-conventions
    //# time-05: A last day that no day of the calendar follows MUST be refused.
    assert_eq!(error(last), QuestionError::OutOfCalendar);
    let other = Summarise { basis: Basis::FrenchAttempts, files: days(), ..Summarise::default() };
    let known = vec![Basis::UkArrivals];
    assert_eq!(error(other), QuestionError::NoSuchSeries { basis: Basis::FrenchAttempts, known });
    let early =
        Summarise { as_of: Some("2022-09-04".parse().unwrap()), files: days(), ..Summarise::default() };
    let first = Some("2022-09-05".parse().unwrap());
    //= docs/rules.md#publications-and-views
    //# view-06: A question about what had been published before the first publication MUST say when that was.
    assert_eq!(error(early), QuestionError::NothingPublished { basis: Basis::UkArrivals, first });
    let by = Grouping::Office;
    let offices = Summarise { by, ..Summarise::default() };
    assert_eq!(error(offices), QuestionError::NoDays { basis: Basis::UkArrivals, by });
    let (from, to) = (Some(date(2022, 9, 5)), Some(date(2022, 9, 9)));
    let later = Summarise { files: days(), by, from, to, ..Summarise::default() };
    let window = Some(Period::inclusive(date(2022, 9, 5), date(2022, 9, 9)).unwrap());
    let extent = Some(Period::inclusive(date(2022, 9, 2), date(2022, 9, 4)).unwrap());
    assert_eq!(error(later), QuestionError::NoRows { by, window, extent });
    let within_a_year = Summarise { from, to, ..Summarise::default() };
    assert_eq!(error(within_a_year), QuestionError::NoTotals { basis: Basis::UkArrivals, window });
    let unusable = Summarise { files: broken(), ..Summarise::default() };
    let QuestionError::Unusable(inspection) = error(unusable) else { panic!() };
    assert_eq!(*inspection, Check { files: broken() }.answer().unwrap());
    assert_eq!(inspection.verdict, Verdict::Inconsistent);
    let neither = Revise { old: broken(), new: File::at("no/such.ods").into() };
    let QuestionError::UnusableEither { old: Some(old), new: Some(new) } = neither.answer().unwrap_err()
    else {
        panic!()
    };
    assert_eq!((old.verdict, new.verdict), (Verdict::Inconsistent, Verdict::Unusable));
    let rule = Explain { id: Some("X1".to_owned()) };
    assert_eq!(rule.answer().unwrap_err(), QuestionError::UnknownRule { id: "X1".to_owned() });
}

#[test]
fn a_series_without_days_has_published_totals() {
    let Summarised::Published(totals) = Summarise::default().answer().unwrap() else { panic!() };
    let years: Vec<&str> = totals.totals.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(years, ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]);
    let to = Some(date(2019, 12, 30));
    let Summarised::Published(totals) = (Summarise { to, ..Summarise::default() }).answer().unwrap() else {
        panic!()
    };
    // 2019 does not lie within these days.
    //= docs/rules.md#publications-and-views
    //# view-14: A published total MUST be answered with only where its whole period lies within the window.
    assert_eq!(totals.totals.len(), 1);
    assert_eq!(totals.totals[0].people, People::new(299));
    let Summarised::Days(summary) = (Summarise { files: days(), ..Summarise::default() }).answer().unwrap()
    else {
        panic!()
    };
    assert_eq!(summary.rows.len(), 1);
    assert_eq!(summary.rows[0].total.ok().unwrap().people, People::new(1_305 + 717));
}

#[test]
fn the_handover_day_belongs_to_whom_the_convention_says() {
    // Truss handed over to Sunak on 25 October 2022.
    let text = "date,people,boats\n2022-10-24,100,2\n2022-10-25,30,1\n2022-10-26,5,1\n";
    let people = |handover| {
        let convention = Convention { handover, ..Convention::HOUSE };
        let files = File::here("days.csv", text).into();
        let question = Summarise { files, by: Grouping::Office, convention, ..Summarise::default() };
        let Summarised::Days(summary) = question.answer().unwrap() else { panic!() };
        let of = |label: &str| {
            let row = summary.rows.iter().find(|row| row.label == label).unwrap();
            row.total.ok().unwrap().people.get()
        };
        (of("Liz Truss"), of("Rishi Sunak"))
    };
    //= docs/rules.md#days-weeks-and-conventions
    //# time-08: In the convention of the house the handover day MUST be the incoming office's.
    assert_eq!(people(HandoverDay::Incoming), (100, 35));
    //= docs/rules.md#days-weeks-and-conventions
    //# time-09: Where the handover day is the outgoing office's, the new office MUST begin on the day after.
    assert_eq!(people(HandoverDay::Outgoing), (130, 5));
}

#[test]
fn agreements_periods_publications_and_rules_are_listed() {
    let register = builtin();
    let Agreements(all) = Funding::default().answer().unwrap();
    //= docs/rules.md#questions-and-reports
    //# ask-06: A question without files MUST be asked of the built-in register.
    assert_eq!(all, register.agreements());
    let Agreements(one) = (Funding { id: Some("F05".to_owned()), ..Funding::default() }).answer().unwrap();
    assert_eq!(one.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Sandhurst Treaty"]);
    let PolicyPeriods(all) = Periods::default().answer().unwrap();
    assert_eq!(all, register.policy_periods());
    let timeline = Some("Prime Minister".to_owned());
    // A file of days has no offices, so these are the built-in ones.
    let PolicyPeriods(offices) = (Periods { files: days(), timeline }).answer().unwrap();
    assert!(offices.windows(2).all(|pair| pair[0].period.end() == Some(pair[1].period.start())));
    assert_eq!(offices.last().unwrap().title, "Keir Starmer");
    let two = Files(vec![
        File { published: Some("2022-09-06T08:00:00Z".parse().unwrap()), ..File::here("one.csv", DAYS) },
        File { published: Some("2022-09-06T10:00:00Z".parse().unwrap()), ..File::here("two.csv", DAYS) },
    ]);
    let listed = Publications { files: two, ..Publications::default() }.answer().unwrap().publications;
    let moments: Vec<String> = listed.iter().map(|one| one.published.to_string()).collect();
    assert_eq!(moments, ["2022-09-06T08:00:00Z", "2022-09-06T10:00:00Z"]);
    assert!(listed.iter().all(|one| (one.days, one.weeks, one.totals) == (3, 0, 0)));
    let Explained::All(rules) = Explain::default().answer().unwrap() else { panic!() };
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id).collect();
    assert!(rules.len() > 40 && ids.len() == rules.len());
    let Explained::One { rule, page } = (Explain { id: Some("c009".to_owned()) }).answer().unwrap() else {
        panic!()
    };
    assert_eq!(rule.id, "C009");
    assert!(page.starts_with("# C009"));
}

#[test]
fn an_export_is_the_register_after_its_commands() {
    let exported = Export::default().answer().unwrap();
    assert_eq!(Draft::from(&Register::try_from(exported).unwrap()), Draft::from(&builtin()));
    let commands = vec![
        Command::ClosePeriod { id: "pm-starmer".to_owned(), to: date(2026, 7, 19) },
        Command::End { id: "F11".to_owned() },
    ];
    let mut expected = builtin();
    for command in commands.clone() {
        expected.apply(command).unwrap();
    }
    let question = Export { commands, ..Export::default() };
    assert_eq!(question.answer().unwrap(), Draft::from(&expected));
    let untouched = builtin();
    assert_eq!(question.carried_out(&untouched).unwrap(), expected);
    assert_eq!(untouched, builtin());
}

#[test]
fn an_empty_request_is_one_without_fields() {
    for name in ["check", "summary", "funding", "periods", "publications", "explain", "export"] {
        let answer = question::ask(name, "{}").unwrap();
        for request in ["", " \n\t", "\u{feff}{}"] {
            //= docs/rules.md#questions-and-reports
            //# ask-04: An empty request MUST be one without fields.
            assert_eq!(question::ask(name, request).unwrap(), answer, "{name} {request:?}");
        }
    }
    assert!(refused("revisions", "")["message"].as_str().unwrap().contains("missing field `old`"));
}

/// Requests that are not of the form, with the pointer and words that the message must have.
const MALFORMED: [(&str, &str, &str, &str); 39] = [
    ("summary", "[]", "", "wanted an object"),
    ("summary", "7", "", "wanted an object"),
    ("summary", "{", "", "EOF"),
    ("summary", "{} {}", "", "wanted JSON"),
    //= docs/rules.md#questions-and-reports
    //# ask-01: A field that a question does not have MUST be refused, at its place.
    ("summary", r#"{"bys": "year"}"#, "/bys", "unknown field `bys`; wanted one of `files`, `basis`"),
    //= docs/rules.md#questions-and-reports
    //# ask-02: A field that is given twice MUST be refused.
    ("summary", r#"{"by": "year", "by": "year"}"#, "/by", "duplicate field `by`"),
    ("summary", r#"{"by": 7}"#, "/by", "wanted"),
    ("summary", r#"{"by": {"year": null}}"#, "/by", "wanted"),
    ("summary", r#"{"basis": null}"#, "/basis", "wanted"),
    ("summary", r#"{"from": "5 July 2024"}"#, "/from", "5 July 2024"),
    (
        "summary",
        r#"{"from": "2024-7-5"}"#,
        "/from",
        "wanted a date of the years 1 to 9998, such as 2024-07-05",
    ),
    ("summary", r#"{"to": 20240705}"#, "/to", "wanted a date"),
    ("summary", r#"{"as_of": "yesterday"}"#, "/as_of", "wanted a date, such as 2026-08-21, or a moment"),
    //= docs/rules.md#publications-and-views
    //# view-08: A time without its offset MUST NOT be taken for a moment.
    ("summary", r#"{"as_of": "2026-08-21T07:37:06"}"#, "/as_of", "or a moment"),
    (
        "summary",
        r#"{"convention": {"weeks": "monday-to-sunday"}}"#,
        "/convention/weeks",
        "unknown field `weeks`",
    ),
    ("summary", r#"{"convention": ["incoming"]}"#, "/convention", "wanted an object"),
    ("check", r#"{"files": {"path": "a.ods"}}"#, "/files", "wanted a sequence"),
    ("check", r#"{"files": ["a.ods"]}"#, "/files/0", "wanted an object"),
    (
        "check",
        r#"{"files": [{"path": "a.ods"}, {}]}"#,
        "/files/1",
        "wanted either `path`, or `name` and `text`",
    ),
    ("check", r#"{"files": [{"path": "a.csv", "text": "x"}]}"#, "/files/0", "got `path` and `text`"),
    ("check", r#"{"files": [{"text": "x"}]}"#, "/files/0", "got `text`; wanted either"),
    ("check", r#"{"files": [{"path": "a", "publishd": 1}]}"#, "/files/0/publishd", "unknown field"),
    ("check", r#"{"files": [{"path": "a", "path": "b"}]}"#, "/files/0/path", "duplicate field `path`"),
    (
        "check",
        r#"{"files": [{"path": "a", "published": "now"}]}"#,
        "/files/0/published",
        "2026-08-21T07:37:06Z",
    ),
    ("claims", r#"{"claims": "claims.json"}"#, "/claims", "wanted an object"),
    ("claims", r#"{"claims": {"text": "{}"}}"#, "/claims", "got `text`; wanted either"),
    ("claims", r#"{"largest": -1}"#, "/largest", "wanted"),
    ("windows", "{}", "", "missing field `figure`"),
    ("windows", r#"{"figure": "1", "of": "boats"}"#, "/of", "`boats`"),
    ("windows", r#"{"figure": "1", "of": {"people-per-boat": null}}"#, "/of", "the name alone"),
    ("windows", r#"{"figure": "1", "of": {"total": "boat"}}"#, "/of/total", "`boat`"),
    ("windows", r#"{"figure": "1", "of": {"total": "boats", "of": 1}}"#, "/of", "one key alone"),
    ("windows", r#"{"figure": "1", "rounding": {"up-from": 10}}"#, "/rounding/up-from", "1 to 9 tenths"),
    ("windows", r#"{"figure": "1", "ending": "May"}"#, "/ending", "wanted a date"),
    ("describe", r#"{"value": "1/0", "nature": "mean"}"#, "/value", "such as \"56.886\" or \"21446/377\""),
    ("describe", r#"{"value": 56.886, "nature": "mean"}"#, "/value", "wanted a number as text"),
    ("export", r#"{"commands": [["end", "F11"]]}"#, "/commands/0", "wanted an object with its `command`"),
    ("export", r#"{"commands": [{"command": "end"}]}"#, "/commands/0", "missing field `id`"),
    (
        "export",
        r#"{"commands": [{"command": "end", "id": "a", "id": "b"}]}"#,
        "/commands/0",
        "duplicate field `id`",
    ),
];

/// The same, of questions of several kinds.
const KINDLESS: [(&str, &str, &str); 6] = [
    ("solve", "{}", "missing field `kind`"),
    ("solve", r#"{"kind": "years", "figure": "1"}"#, "`years`; wanted one of `days`, `totals`"),
    ("solve", r#"{"kind": "days", "figure": "1"}"#, "missing field `total`"),
    ("solve", r#"{"kind": "days", "figure": "1", "total": 1, "days": 1}"#, "unknown field `days`"),
    ("granularity", r#"{"test": "grim", "mean": "5,19", "size": 28}"#, "digits as they were printed"),
    ("granularity", r#"{"test": "grim", "mean": "5.19", "size": 0}"#, "nonzero"),
];

#[test]
fn a_malformed_request_is_refused_at_its_field() {
    for (name, request, pointer, words) in MALFORMED {
        let why = refused(name, request);
        assert_eq!(why["kind"], "request", "{request}: {why}");
        let message = why["message"].as_str().unwrap();
        assert!(message.contains(words), "{request}: {message}");
        let place = &why["problems"][0]["place"];
        assert_eq!(place["pointer"], pointer, "{request}: {why}");
        assert_eq!(place["row"], 1, "{request}: {why}");
        assert!(message.starts_with("request, line 1"), "{request}: {message}");
        let named = pointer.is_empty() || message.contains(&format!(", at {pointer}: "));
        assert!(named, "{request}: {message}");
    }
    // What a question of several kinds lacks has no line of its own.
    for (name, request, words) in KINDLESS {
        let why = refused(name, request);
        assert_eq!(why["kind"], "request", "{request}: {why}");
        assert!(why["message"].as_str().unwrap().contains(words), "{request}: {why}");
    }
    let why = refused("summary", "{\n  \"by\": \"year\",\n  \"from\": \"soon\"\n}");
    let place = &why["problems"][0]["place"];
    // The parser has read the text when it finds that it is no date.
    assert_eq!((&place["row"], &place["column"]), (&json!(3), &json!("  \"from\": \"soon\"".len())));
}

#[test]
fn the_limits_of_a_file_hold_for_a_request() {
    let deep = format!("{{\"files\": {}", "[".repeat(1_000_000));
    let long = format!("{{\"commands\": [{}]}}", vec!["{\"command\":\"end\",\"id\":\"\"}"; 50_001].join(","));
    let large = format!("{{}}{}", " ".repeat(16 << 20));
    for (request, words) in [(deep, "at most 32"), (long, "at most 50000 items"), (large, "at most 16777216")]
    {
        let why = refused("export", &request);
        //= docs/rules.md#questions-and-reports
        //# ask-03: A request MUST keep to the limits of a file.
        assert_eq!((&why["kind"], &why["problems"][0]["kind"]), (&json!("request"), &json!("too-large")));
        assert!(why["message"].as_str().unwrap().contains(words), "{why}");
    }
    // What an inline file has in it is bound by the file's own limits, and no list of the request.
    let brackets = "[".repeat(100);
    let report = asked("check", &json!({ "files": [{ "name": "deep.json", "text": brackets }] })).unwrap();
    assert_eq!(report["problems"][0]["kind"], "too-large");
}

#[test]
fn a_register_at_hand_answers_as_its_files_do() {
    let register = days().register().unwrap();
    let files = inline(DAYS);
    let on = |name: &str| match name {
        "summary" => question::json_on::<Summarise>(&register, ""),
        "funding" => question::json_on::<Funding>(&register, ""),
        "periods" => question::json_on::<Periods>(&register, ""),
        "publications" => question::json_on::<Publications>(&register, ""),
        "export" => question::json_on::<Export>(&register, ""),
        "claims" => question::json_on::<JudgeClaims>(&register, ""),
        _ => panic!("{name}"),
    };
    for name in ["summary", "funding", "periods", "publications", "export", "claims"] {
        let request = json!({ "files": files }).to_string();
        //= docs/rules.md#questions-and-reports
        //# ask-07: A register at hand MUST answer as the files do that it was made of.
        assert_eq!(on(name).unwrap(), question::ask(name, &request).unwrap(), "{name}");
        let beside = question::json_on::<Summarise>(&register, &request).unwrap_err();
        //= docs/rules.md#questions-and-reports
        //# ask-08: A request that names files MUST be refused where a register is given beside it.
        assert!(matches!(beside, JsonQuestionError::FilesBesideRegister), "{beside}");
    }
    let question = Summarise { files: File::at("never/read.ods").into(), ..Summarise::default() };
    assert!(question.answer_on(&register).is_ok());
    let why = question::json_on::<Funding>(&register, r#"{"id": "F01"}"#).unwrap_err();
    assert_eq!(why.to_string(), "there is no agreement `F01`; there is: none at all");
}

#[test]
fn a_convention_is_named_in_the_answer() {
    let convention =
        json!({ "week": "sunday-to-saturday", "day-count": "elapsed", "last-year": "day-of-year" });
    let answer = asked("summary", &json!({ "files": inline(DAYS), "by": "week", "convention": convention }));
    let answer = answer.unwrap();
    // 4 September 2022 was a Sunday.
    let labels: Vec<&str> =
        answer["rows"].as_array().unwrap().iter().map(|row| row["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["week ending 2022-09-03", "week ending 2022-09-10"]);
    let named = Convention {
        handover: HandoverDay::Incoming,
        day_count: DayCount::Elapsed,
        week: WeekRule::SundayToSaturday,
        last_year: LastYear::DayOfYear,
    };
    //= docs/rules.md#days-weeks-and-conventions
    //# time-20: A summary MUST name the convention by which it counts.
    assert_eq!(answer["convention"], serde_json::to_value(named).unwrap());
}
