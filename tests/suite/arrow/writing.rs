//! Rows are what the model, or the JSON form of the same answer, says.

use crossings::arrow::ToBatch;
use crossings::arrow::arrow_array::RecordBatch;
use crossings::arrow::arrow_schema::ArrowError;
use crossings::jiff::civil::Date;
use crossings::question::{self, Answer};
use crossings::source::{Options, csv};
use crossings::{
    Basis, Convention, Draft, Grouping, Inspection, Intake, Register, Summary, View, builtin, catalogue,
    strategy,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::rows::{columns, rows};

/// An answer as JSON, and its rows.
fn both(answer: &Answer) -> (Value, RecordBatch) {
    let batch = answer.batch().expect("it has rows").unwrap();
    (serde_json::from_str(&answer.json().unwrap()).unwrap(), batch)
}

fn asked(question: &str, request: &Value) -> (Value, RecordBatch) {
    both(&question::answer(question, &request.to_string()).unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// What stands at a path, which may not be there.
fn at(value: &Value, pointer: &str) -> Value {
    value.pointer(pointer).cloned().unwrap_or_default()
}

/// The fields of an object that have these names, null where they are not there.
fn some(value: &Value, names: &[&str]) -> Map<String, Value> {
    names.iter().map(|name| ((*name).to_owned(), value[name].clone())).collect()
}

/// An object, from those fields and others.
fn row(fields: Map<String, Value>, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("{more}") };
    Value::Object(fields.into_iter().chain(more).collect())
}

/// A rate as a report prints it: halves go up.
fn hundredths(above: &Value, below: &Value) -> Value {
    let (Some(above), Some(below)) = (above.as_u64(), below.as_u64()) else { return Value::Null };
    if below == 0 {
        return Value::Null;
    }
    let (above, below) = (u128::from(above), u128::from(below));
    let rounded = (200 * above + below) / (2 * below);
    format!("{}.{:02}", rounded / 100, rounded % 100).into()
}

/// A row of a summary, from the JSON form of it.
fn summary_row(one: &Value) -> Value {
    let total = &one["total"];
    let rates = json!({
        "people_per_boat": hundredths(&total["people"], &total["boats"]),
        "people_per_day": hundredths(&total["people"], &total["days"]),
    });
    for rate in ["people_per_boat", "people_per_day"] {
        assert_eq!(rates[rate], at(total, &format!("/{rate}/decimal")), "{one}");
    }
    let more = json!({
        "first": one["period"]["from"], "last": one["period"]["to"],
        "prevented_people": at(one, "/preventions/people"), "prevented_events": at(one, "/preventions/events"),
    });
    let fields = some(one, &["timeline", "label", "whole"]);
    let totals = some(total, &["days", "people", "boats", "uncontrolled"]);
    row(fields.into_iter().chain(totals).collect(), row(rates.as_object().unwrap().clone(), more))
}

/// The rows of a summary are those of its JSON form; of a missing total the reason is said.
fn summary_is(json: &Value, batch: &RecordBatch) {
    let wanted: Vec<Value> = list(&json["rows"]).iter().map(summary_row).collect();
    let mut got = rows(batch);
    for (got, one) in got.iter_mut().zip(list(&json["rows"])) {
        let why = got.as_object_mut().unwrap().remove("missing").unwrap();
        assert_eq!(why.is_null(), one.get("total").is_some(), "{one}");
        assert_eq!(why.is_string(), one.get("missing").is_some(), "{one}");
    }
    assert_eq!(got, wanted);
}

const SUMMARY: [&str; 14] = [
    "timeline: Utf8",
    "label: Utf8",
    "first: Date32",
    "last: Date32",
    "whole: Boolean",
    "days: Int64",
    "people: Int64",
    "boats: Int64",
    "uncontrolled: Int64",
    "people_per_boat: Decimal128(38, 2)",
    "people_per_day: Decimal128(38, 2)",
    "prevented_people: Int64",
    "prevented_events: Int64",
    "missing: Utf8",
];

#[test]
fn the_columns_of_every_answer() {
    let days = json!([{ "name": "days.csv", "text": "date,people,boats\n2024-07-08,65,1\n" }]);
    let wanted: &[(&str, Value, &[&str])] = &[
        ("summary", json!({ "files": days }), &SUMMARY),
        (
            "summary",
            json!({}),
            &[
                "label: Utf8",
                "first: Date32",
                "last: Date32",
                "people: Int64",
                "boats: Int64",
                "status: Utf8",
                "published: Utf8",
                "evidence: Utf8",
            ],
        ),
        (
            "check",
            json!({ "files": days }),
            &[
                "rule: Utf8",
                "severity: Utf8",
                "file: Utf8",
                "sheet: Utf8",
                "row: Int64",
                "column: Int64",
                "header: Utf8",
                "pointer: Utf8",
                "got: Utf8",
                "wanted: Utf8",
                "statement: Utf8",
            ],
        ),
        (
            "revisions",
            json!({ "old": days, "new": [] }),
            &[
                "basis: Utf8",
                "unit: Utf8",
                "change: Utf8",
                "first: Date32",
                "last: Date32",
                "old_people: Int64",
                "new_people: Int64",
                "old_boats: Int64",
                "new_boats: Int64",
                "old_uncontrolled: Int64",
                "new_uncontrolled: Int64",
                "old_prevented_people: Int64",
                "new_prevented_people: Int64",
                "old_prevented_events: Int64",
                "new_prevented_events: Int64",
            ],
        ),
        (
            "funding",
            json!({}),
            &[
                "id: Utf8",
                "title: Utf8",
                "payer: Utf8",
                "payee: Utf8",
                "date: Date32",
                "stage: Utf8",
                "first: Date32",
                "last: Date32",
                "role: Utf8",
                "currency: Utf8",
                "amount: Utf8",
                "binding: Utf8",
                "reported_by: Utf8",
            ],
        ),
        (
            "periods",
            json!({}),
            &[
                "id: Utf8",
                "kind: Utf8",
                "timeline: Utf8",
                "title: Utf8",
                "first: Date32",
                "last: Date32",
                "agreement: Utf8",
                "evidence: Utf8",
            ],
        ),
        (
            "publications",
            json!({ "files": days }),
            &[
                "published: Utf8",
                "dating: Utf8",
                "status: Utf8",
                "coverage: Utf8",
                "source: Utf8",
                "days: Int64",
                "weeks: Int64",
                "totals: Int64",
            ],
        ),
        ("explain", json!({}), &["id: Utf8", "severity: Utf8", "statement: Utf8", "source: Utf8"]),
        (
            "claims",
            json!({ "only": ["people"] }),
            &[
                "id: Utf8",
                "figure: Utf8",
                "measure: Utf8",
                "nature: Utf8",
                "verdict: Utf8",
                "value: Utf8",
                "no_value: Utf8",
                "exact: Utf8",
                "distance: Utf8",
                "nearest: Utf8",
                "depends_on_reading: Boolean",
                "interpretations: Int64",
                "slips: Utf8",
            ],
        ),
        (
            "windows",
            json!({ "figure": "65", "files": days }),
            &["start: Date32", "earliest_last: Date32", "latest_last: Date32", "windows: Int64"],
        ),
    ];
    for (question, request, names) in wanted {
        assert_eq!(columns(&asked(question, request).1), *names, "{question}");
    }
    // The others have none, and say so.
    let without = [
        ("export", json!({})),
        ("figure", json!({ "figure": "65" })),
        ("describe", json!({ "value": "1/3", "nature": "share" })),
        ("solve", json!({ "kind": "days", "total": 21_446, "figure": "almost 60 each" })),
        ("granularity", json!({ "test": "grim", "mean": "5.19", "size": 28 })),
    ];
    let mut all: Vec<&str> = wanted.iter().map(|(name, ..)| *name).collect();
    for (question, request) in &without {
        let answer = question::answer(question, &request.to_string()).unwrap();
        assert!(answer.batch().is_none() && answer.json().unwrap().len() > 2, "{question}");
        all.push(question);
    }
    let mut names = question::NAMES.to_vec();
    all.sort_unstable();
    all.dedup();
    names.sort_unstable();
    assert_eq!(all, names, "every question has its line here");
    let series = builtin();
    let view = series.series(Basis::UkArrivals).unwrap().newest();
    assert_eq!(
        columns(&view.to_batch().unwrap()),
        ["date: Date32", "people: Int64", "boats: Int64", "uncontrolled: Int64"]
    );
    let none: [crossings::Week; 0] = [];
    assert_eq!(
        columns(&none[..].to_batch().unwrap()),
        [
            "ending: Date32",
            "people: Int64",
            "boats: Int64",
            "uncontrolled: Int64",
            "prevented_people: Int64",
            "prevented_events: Int64",
        ]
    );
}

fn revision_rows(json: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for one in list(&json["series"]) {
        let basis = &one["basis"];
        let mut add = |unit: &str, change: &str, first: &Value, last: &Value, old: &Value, new: &Value| {
            let mut fields = json!({
                "basis": basis, "unit": unit, "change": change, "first": first, "last": last,
            });
            for (side, figures) in [("old", old), ("new", new)] {
                for name in ["people", "boats", "uncontrolled"] {
                    fields[format!("{side}_{name}")] = at(figures, &format!("/{name}"));
                }
                for name in ["people", "events"] {
                    fields[format!("{side}_prevented_{name}")] = at(figures, &format!("/prevented_{name}"));
                }
            }
            all.push(fields);
        };
        let null = &Value::Null;
        for day in list(&one["days"]) {
            add("day", "revised", &day["of"], &day["of"], &day["old"], &day["new"]);
        }
        for week in list(&one["weeks"]) {
            add("week", "revised", null, &week["of"], &week["old"], &week["new"]);
        }
        for total in list(&one["totals"]) {
            let of = &total["of"];
            add("total", "revised", &of["from"], &of["to"], &total["old"], &total["new"]);
        }
        for (change, suffix) in [("added", "added"), ("withdrawn", "withdrawn")] {
            for day in list(&one[suffix]) {
                add("day", change, day, day, null, null);
            }
            for week in list(&one[format!("{suffix}_weeks")]) {
                add("week", change, null, week, null, null);
            }
            for of in list(&one[format!("{suffix}_totals")]) {
                add("total", change, &of["from"], &of["to"], null, null);
            }
        }
    }
    all
}

fn finding_rows(json: &Value) -> Vec<Value> {
    let place = ["file", "sheet", "row", "column", "header", "pointer"];
    let problem = |one: &Value| {
        let more = json!({
            "rule": one["kind"], "severity": "problem", "statement": null, "got": one["got"], "wanted": one["wanted"],
        });
        row(some(&one["place"], &place), more)
    };
    let violation = |one: &Value| {
        let more = json!({
            "rule": one["id"], "severity": one["severity"], "statement": one["statement"], "got": one["got"],
            "wanted": one["wanted"],
        });
        row(some(&one["place"], &place), more)
    };
    let problems = list(&json["problems"]).iter().map(problem);
    problems.chain(list(&json["violations"]).iter().map(violation)).collect()
}

fn funding_rows(json: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for one in list(json) {
        let fields = some(one, &["id", "title", "payer", "payee", "date", "stage"]);
        let mut add = |role: Value, amount: &Value, binding: &Value, reported_by: &Value| {
            let (currency, number) = match amount.as_str().map(|amount| amount.split_once(' ').unwrap()) {
                Some((currency, number)) => (currency.into(), number.into()),
                None => (Value::Null, Value::Null),
            };
            let more = json!({
                "first": one["from"], "last": one["to"], "role": role, "currency": currency, "amount": number,
                "binding": binding, "reported_by": reported_by,
            });
            all.push(row(fields.clone(), more));
        };
        let reported = one.get("reported").map_or(&[][..], list);
        let committed = &one["commitment"];
        if !committed.is_null() {
            add("committed".into(), committed, &one["binding"], &Value::Null);
        }
        for each in reported {
            add("reported".into(), &each["amount"], &each["binding"], &each["reported_by"]);
        }
        if committed.is_null() && reported.is_empty() {
            add(Value::Null, &Value::Null, &Value::Null, &Value::Null);
        }
    }
    all
}

fn inspected(draft: Draft) -> Inspection {
    let mut intake = Intake::default();
    intake.add("frame", Ok(draft));
    intake.inspect()
}

fn period_rows(json: &Value) -> Vec<Value> {
    let row_of = |one: &Value| {
        let mut fields = some(one, &["id", "kind", "timeline", "title", "agreement"]);
        // Evidence that is empty is left out of the JSON form.
        fields.insert("evidence".to_owned(), one.get("evidence").cloned().unwrap_or_else(|| "".into()));
        row(fields, json!({ "first": one["from"], "last": one["to"] }))
    };
    list(json).iter().map(row_of).collect()
}

#[test]
fn the_builtin_register() {
    let (json, batch) = asked("funding", &json!({}));
    assert_eq!(rows(&batch), funding_rows(&json));
    assert!(rows(&batch).iter().any(|one| one["role"] == "committed"));
    assert!(
        rows(&batch)
            .iter()
            .any(|one| one["id"] == "F05" && one["amount"] == "45500000" && one["currency"] == "GBP")
    );
    let (json, batch) = asked("funding", &json!({ "id": "F11" }));
    assert_eq!(rows(&batch), funding_rows(&json));
    let (json, batch) = asked("periods", &json!({}));
    assert_eq!(rows(&batch), period_rows(&json));
    assert!(rows(&batch).iter().any(|one| one["last"].is_null()), "one is open");
    let (json, batch) = asked("explain", &json!({}));
    assert_eq!(rows(&batch), *list(&json));
    assert_eq!(batch.num_rows(), catalogue().count());
    let (json, batch) = asked("explain", &json!({ "id": "C009" }));
    assert_eq!(rows(&batch), [Value::Object(some(&json, &["id", "severity", "statement", "source"]))]);
    let (json, batch) = asked("summary", &json!({}));
    let totals = list(&json["totals"]).iter().map(|one| {
        let fields = some(one, &["label", "people", "boats", "status", "published", "evidence"]);
        row(fields, json!({ "first": one["period"]["from"], "last": one["period"]["to"] }))
    });
    assert_eq!(rows(&batch), totals.collect::<Vec<_>>());
    // By hand: the published total of 2022, with no boats known.
    let of_2022 = rows(&batch).into_iter().find(|one| one["label"] == "2022").unwrap();
    assert_eq!((&of_2022["people"], &of_2022["boats"]), (&45_774.into(), &Value::Null));
    let (json, batch) = asked("publications", &json!({}));
    assert_eq!(rows(&batch), published_rows(&json));
}

/// Says which row is another, and not all of them.
fn same(got: &[Value], wanted: &[Value]) {
    for (row, (got, wanted)) in got.iter().zip(wanted).enumerate() {
        assert_eq!(got, wanted, "row {row}");
    }
    assert_eq!(got.len(), wanted.len());
}

fn published_rows(json: &Value) -> Vec<Value> {
    let names = ["published", "dating", "status", "coverage", "source", "days", "weeks", "totals"];
    list(&json["publications"]).iter().map(|one| Value::Object(some(one, &names))).collect()
}

#[test]
fn what_is_wrong_with_files() {
    let files = json!([
        { "name": "days.csv", "text": "date,people,boats\n2024-07-08,65,0\n2024-07-10,126,1\n" },
        { "name": "other.csv", "text": "date,people,ships\n2024-07-08,65,0\n" },
        { "path": "no/such.ods" },
        { "name": "own.json", "text": "{\"format\": 1, \"boats\": [{\"id\": \"B\", \"date\": \"soon\", \"people\": 1, \"landing\": \"unknown\"}]}" },
    ]);
    let (json, batch) = asked("check", &json!({ "files": files }));
    let wanted = finding_rows(&json);
    assert_eq!(rows(&batch), wanted);
    let severities =
        ["problem", "error", "warning"].map(|one| wanted.iter().filter(|row| row["severity"] == one).count());
    assert!(severities.iter().all(|count| *count > 0), "{severities:?}: all three are there");
    // A frame's rows are counted from 0, and the first is not one that nobody knows.
    let frame = super::frames::frame(&[
        ("date", super::frames::strings(&[Some("soon")])),
        ("people", super::frames::strings(&[Some("1")])),
        ("boats", super::frames::strings(&[Some("1")])),
    ]);
    let inspection = inspected(super::frames::read(&[frame]).unwrap());
    let found = rows(&inspection.to_batch().unwrap());
    assert_eq!(found[0]["row"], 0);
    assert_eq!(found[0]["column"], Value::Null);
    assert_eq!(found[0]["header"], "date");
    assert_eq!(rows(&inspection.violations.to_batch().unwrap()), found);
}

#[test]
fn judged_claims_and_windows() {
    let files = json!([{ "path": "examples/data/days.csv" }]);
    let (json, batch) =
        asked("claims", &json!({ "claims": { "path": "examples/data/claims.json" }, "files": files }));
    let (judged, got) = (list(&json["judgements"]), rows(&batch));
    assert!(judged.len() > 1 && judged.len() == got.len());
    for (one, got) in judged.iter().zip(&got) {
        for name in ["id", "figure", "measure", "verdict", "nearest", "depends_on_reading"] {
            assert_eq!(got[name], one[name], "{one}");
        }
        let house = at(one, "/trials/0");
        assert_eq!(got["interpretations"], one["trials"].as_array().map_or(0, Vec::len));
        assert_eq!(got["value"], at(&house, "/value/text"), "{one}");
        assert_eq!(got["exact"], at(&house, "/value/number/exact"), "{one}");
        assert_eq!(got["distance"], at(one, "/distance/exact"), "{one}");
        assert_eq!(got["no_value"].is_null(), got["value"].is_string() || house.is_null(), "{one}");
        assert_eq!(
            got["slips"].is_null(),
            one.get("slips").is_none_or(|slips| list(slips).is_empty()),
            "{one}"
        );
    }
    // The founding article, with nothing to judge it by.
    let (json, batch) = asked("claims", &json!({}));
    let ids: Vec<Value> = rows(&batch).iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, list(&json["judgements"]).iter().map(|one| one["id"].clone()).collect::<Vec<_>>());
    assert!(rows(&batch).iter().any(|one| one["no_value"].is_string()));

    for figure in ["60 a day", "over 50 a day", "489", "7 boats"] {
        let (json, batch) = asked("windows", &json!({ "figure": figure, "files": files, "limit": 1_000 }));
        let got = rows(&batch);
        let run = |one: &Value| some(one, &["start", "earliest_last", "latest_last"]);
        let runs: Vec<_> = list(&json["runs"]).iter().map(run).collect();
        assert_eq!(got.iter().map(run).collect::<Vec<_>>(), runs, "{figure}");
        let day = |value: &Value| value.as_str().unwrap().parse::<Date>().unwrap();
        for one in &got {
            let last = day(&one["earliest_last"]).until(day(&one["latest_last"])).unwrap().get_days();
            assert_eq!(one["windows"], last + 1, "{one}");
        }
        let all: u64 = got.iter().map(|one| one["windows"].as_u64().unwrap()).sum();
        assert_eq!(json["windows"], all, "{figure}");
    }
}

/// The view of a file of days.
fn view(text: &str) -> View {
    let draft = csv::read("days.csv", text.as_bytes(), &Options::default()).unwrap();
    Register::try_from(draft).unwrap().series(Basis::UkArrivals).unwrap().newest().clone()
}

/// Its days, added up by months.
fn summary(view: &View) -> Summary {
    Summary::new(view, Grouping::Month, &[], None, Convention::HOUSE)
}

#[test]
fn a_count_beyond_its_column_is_an_error() {
    let most = i64::MAX;
    let fits = view(&format!("date,people,boats,uncontrolled\n2024-07-08,{most},{most},{most}\n"));
    let row = &rows(&fits.to_batch().unwrap())[0];
    assert_eq!(
        (&row["people"], &row["boats"], &row["uncontrolled"]),
        (&most.into(), &most.into(), &most.into())
    );
    let more = most.unsigned_abs() + 1;
    for (column, line) in [
        ("people", format!("{more},{most},{most}")),
        ("boats", format!("{more},{more},{most}")),
        ("uncontrolled", format!("{more},{more},{more}")),
    ] {
        let over = view(&format!("date,people,boats,uncontrolled\n2024-07-08,{line}\n"));
        let error = over.to_batch().unwrap_err();
        assert!(matches!(error, ArrowError::ArithmeticOverflow(_)), "{error}");
        // The first column that is too narrow is told.
        let words = error.to_string();
        assert!(words.contains("column people: 9223372036854775808 does not fit"), "{column}: {words}");
    }
    let over = view(&format!("date,people,boats\n2024-07-08,{most},2\n2024-07-09,1,1\n"));
    assert!(over.to_batch().is_ok(), "each day fits");
    let error = summary(&over).to_batch().unwrap_err();
    assert!(error.to_string().contains("column people: 9223372036854775808 does not fit"), "{error}");
}

#[test]
fn halves_of_a_hundredth_go_up() {
    for (people, boats, wanted) in [
        (1_u64, 8, "0.13"),
        (3, 8, "0.38"),
        (1, 200, "0.01"),
        (1, 201, "0.00"),
        (2, 3, "0.67"),
        (u64::MAX >> 1, 1, "9223372036854775807.00"),
    ] {
        if people < boats {
            // Fewer people than boats are no day; their mean over many days is one.
            assert_eq!(hundredths(&people.into(), &boats.into()), wanted);
            continue;
        }
        let of = view(&format!("date,people,boats\n2024-07-08,{people},{boats}\n"));
        assert_eq!(rows(&summary(&of).to_batch().unwrap())[0]["people_per_boat"], wanted);
    }
    // 1 person in 8 days, 3 in 8 days.
    for (people, wanted) in [(1, "0.13"), (3, "0.38")] {
        let none = (2..9).map(|day| format!("2024-07-0{day},0,0\n")).collect::<String>();
        let of = view(&format!("date,people,boats\n2024-07-01,{people},1\n{none}"));
        assert_eq!(rows(&summary(&of).to_batch().unwrap())[0]["people_per_day"], wanted);
    }
    // Where no boat came there is nothing to divide by, and no zero in its place.
    let of = view("date,people,boats\n2024-07-08,0,0\n");
    let row = &rows(&summary(&of).to_batch().unwrap())[0];
    assert_eq!((&row["people_per_boat"], &row["people_per_day"]), (&Value::Null, &"0.00".into()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_register(register in strategy::register(), other in strategy::partial_draft()) {
        for series in register.all_series() {
            let days = series.newest().days().map(|(date, day)| json!({
                "date": date.to_string(), "people": day.people().get(), "boats": day.boats().get(),
                "uncontrolled": day.uncontrolled().map(|one| one.get()),
            }));
            same(&rows(&series.newest().to_batch().unwrap()), &days.collect::<Vec<_>>());
            let weeks: Vec<_> = series.newest().weeks().cloned().collect();
            let wanted = weeks.iter().map(|week| json!({
                "ending": week.ending.date().to_string(), "people": week.arrivals.people().get(),
                "boats": week.arrivals.boats().get(),
                "uncontrolled": week.arrivals.uncontrolled().map(|one| one.get()),
                "prevented_people": week.preventions.map(|one| one.people().get()),
                "prevented_events": week.preventions.map(|one| one.events().get()),
            }));
            same(&rows(&weeks[..].to_batch().unwrap()), &wanted.collect::<Vec<_>>());
            for by in ["office", "act", "agreement", "year", "month", "week"] {
                let request = json!({ "by": by, "basis": series.basis() });
                let Ok(answer) = question::answer_on(&register, "summary", &request.to_string()) else { continue };
                let (json, batch) = both(&answer);
                if json.get("rows").is_some() {
                    summary_is(&json, &batch);
                }
            }
            let request = json!({ "basis": series.basis() }).to_string();
            let (json, batch) = both(&question::answer_on(&register, "publications", &request).unwrap());
            same(&rows(&batch), &published_rows(&json));
        }
        let (json, batch) = both(&question::answer_on(&register, "funding", "").unwrap());
        same(&rows(&batch), &funding_rows(&json));
        let (json, batch) = both(&question::answer_on(&register, "periods", "").unwrap());
        same(&rows(&batch), &period_rows(&json));
        let inspection = inspected(other.clone());
        let json = serde_json::to_value(&inspection).unwrap();
        same(&rows(&inspection.to_batch().unwrap()), &finding_rows(&json));
        if let Ok(other) = Register::try_from(other) {
            let comparison = crossings::Comparison::between(&register, &other);
            let json = serde_json::to_value(&comparison).unwrap();
            same(&rows(&comparison.to_batch().unwrap()), &revision_rows(&json));
        }
    }

    /// Of one series with a few figures changed, everything that is another is a row.
    #[test]
    fn revised_figures(register in strategy::register(), commands in 1..6_usize) {
        let mut changed = register.clone();
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        for _ in 0..commands {
            use proptest::strategy::ValueTree;
            let command = strategy::command(&changed).new_tree(&mut runner).unwrap().current();
            let _ = changed.apply(command);
        }
        let comparison = crossings::Comparison::between(&register, &changed);
        let json = serde_json::to_value(&comparison).unwrap();
        same(&rows(&comparison.to_batch().unwrap()), &revision_rows(&json));
    }
}

/// Every kind of change, written down by hand.
#[test]
fn every_kind_of_change() {
    let read = |publications: Value| -> Register {
        let text =
            json!({ "format": 1, "series": [{ "basis": "french-attempts", "publications": publications }] });
        let draft =
            crossings::source::json::read("one.json", text.to_string().as_bytes(), &Options::default());
        Register::try_from(draft.unwrap()).unwrap()
    };
    let publication = |published: &str, days: Value, weeks: Value, totals: Value| {
        json!([{ "published": published, "dating": "stated", "status": "provisional", "coverage": "partial",
            "source": "a page", "days": days, "weeks": weeks, "totals": totals }])
    };
    let week = |ending: &str, people: u64, prevented: u64| json!({ "ending": ending, "people": people, "boats": 2, "prevented_people": prevented, "prevented_events": 3 });
    let total = |from: &str, to: &str, people: u64| json!({ "from": from, "to": to, "people": people, "boats": 40, "evidence": "a" });
    let day =
        |date: &str, people: u64| json!({ "date": date, "people": people, "boats": 2, "uncontrolled": 1 });
    let old = read(publication(
        "2030-06-01",
        json!([day("2030-05-01", 60), day("2030-05-02", 61)]),
        json!([week("2030-05-05", 60, 5), week("2030-05-12", 60, 5)]),
        json!([total("2029-01-01", "2029-12-31", 900), total("2028-01-01", "2028-12-31", 900)]),
    ));
    let new = read(publication(
        "2030-06-02",
        json!([day("2030-05-01", 70), day("2030-05-03", 61)]),
        json!([week("2030-05-05", 60, 6), week("2030-05-19", 60, 5)]),
        json!([total("2029-01-01", "2029-12-31", 901), total("2027-01-01", "2027-12-31", 900)]),
    ));
    let rows = rows(&crossings::Comparison::between(&old, &new).to_batch().unwrap());
    let told: Vec<String> = rows
        .iter()
        .map(|one| {
            let shown = |name: &str| one[name].as_str().unwrap_or("–").to_owned();
            let of = |name: &str| one[name].as_i64().map_or("–".to_owned(), |count| count.to_string());
            format!(
                "{} {} {}..{}: people {} {}, prevented {} {}",
                shown("change"),
                shown("unit"),
                shown("first"),
                shown("last"),
                of("old_people"),
                of("new_people"),
                of("old_prevented_people"),
                of("new_prevented_people")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "revised day 2030-05-01..2030-05-01: people 60 70, prevented – –",
            "revised week –..2030-05-05: people 60 60, prevented 5 6",
            "revised total 2029-01-01..2029-12-31: people 900 901, prevented – –",
            "added day 2030-05-03..2030-05-03: people – –, prevented – –",
            "added week –..2030-05-19: people – –, prevented – –",
            "added total 2027-01-01..2027-12-31: people – –, prevented – –",
            "withdrawn day 2030-05-02..2030-05-02: people – –, prevented – –",
            "withdrawn week –..2030-05-12: people – –, prevented – –",
            "withdrawn total 2028-01-01..2028-12-31: people – –, prevented – –",
        ]
    );
    assert!(rows.iter().all(|one| one["basis"] == "french-attempts"));
}
