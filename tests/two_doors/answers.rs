//! What the doors are asked about answers, rows, frames and verdicts.

use std::sync::Arc;

use crossings::arrow::arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Float64Type, Int64Type, UInt32Type,
};
use crossings::arrow::arrow_array::{ArrayRef, BooleanArray, PrimitiveArray, RecordBatch, StringArray};
use crossings::arrow::arrow_schema::{Field, Schema};
use crossings::strategy;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::answers_model::{Answering, Forms, Frame, Panel, Table, Tallying};
use super::claims_model::Judging;
use super::model::{Answer, BASES, Code, Finding, Limits, Source, source};
use super::plans::{self, draft_file};
use super::suite::{Log, Suite, at_both_doors};

const DAYS: &str = "date,people,boats,uncontrolled\n2024-07-08,65,1,0\n2024-07-09,419,6,-\n";
const BROKEN: &str = "date,people,boats\n2024-07-08,65,0\n2024-07-10,419,600\n";

/// An answer whose JSON is that of the same question asked without rows.
fn noted<D: Answering>(log: &mut Log, question: &str, request: &str) {
    let answer = D::answer(question, request);
    let alone = D::ask(question, request);
    assert_eq!(answer.clone().map(|(json, _)| json), alone, "{}: {question} {request}", D::NAME);
    log.note(format_args!("{question} {request}"), answer);
}

/// The same, asked of a register.
fn noted_on<D: Answering>(log: &mut Log, register: &D::Register, question: &str, request: &str) {
    let answer = D::answer_on(register, question, request);
    let alone = D::ask_on(register, question, request);
    assert_eq!(answer.clone().map(|(json, _)| json), alone, "{}: {question} {request}", D::NAME);
    log.note(format_args!("{question} of a register {request}"), answer);
}

/// The questions of files, of registers and of none, and how each is refused.
struct Answers;

impl Suite for Answers {
    fn ask<D: Answering>(&self, log: &mut Log) {
        let file = |text: &str| json!([{ "name": "days.csv", "text": text }]);
        let questions = D::questions().unwrap();
        // To hold the article against itself takes a while: once is enough.
        let quick = || questions.iter().filter(|one| *one != "claims");
        noted::<D>(log, "claims", "");
        noted::<D>(log, "claims", "[]");
        for question in quick().map(String::as_str).chain(["love", ""]) {
            for request in ["", " ", "{}", "[]", "{", "{\"colour\": 1}"] {
                noted::<D>(log, question, request);
            }
            for text in [DAYS, BROKEN, "date,ships\n"] {
                noted::<D>(log, question, &json!({ "files": file(text) }).to_string());
            }
        }
        for (question, request) in requests() {
            noted::<D>(log, question, &request.to_string());
        }
        let registers =
            [source("days.csv", DAYS), source("register.json", include_str!("../c/register.json"))];
        let registers = registers.map(|file| D::read(&[file], None).unwrap());
        for register in &registers {
            noted_on::<D>(log, register, "claims", r#"{"only": ["people", "boats", "each"]}"#);
            for question in quick() {
                for request in ["", "{}", r#"{"by": "month"}"#, r#"{"files": [{"path": "a"}]}"#, "{"] {
                    noted_on::<D>(log, register, question, request);
                }
            }
            for other in &registers {
                log.note("revisions", D::answer_revisions(register, other));
            }
        }
        let files = [
            vec![source("days.csv", DAYS)],
            vec![source("days.csv", BROKEN), source("none.ods", ""), source("a\0b", "{}")],
            vec![],
            vec![Source { published: Some("soon".to_owned()), ..source("days.csv", DAYS) }],
        ];
        let few = Limits { rows: 1, ..D::limits().unwrap() };
        for files in &files {
            for limits in [None, Some(&few)] {
                log.note("check", D::answer_check(files, limits));
            }
            log.note("findings", D::finding_rows(files));
        }
        by_hand::<D>();
    }
}

/// Requests that have an answer, of questions that need more than files.
fn requests() -> Vec<(&'static str, Value)> {
    let days = json!([{ "name": "days.csv", "text": DAYS }]);
    vec![
        ("funding", json!({ "id": "F05" })),
        ("periods", json!({ "timeline": "Prime Minister" })),
        ("explain", json!({ "id": "C009" })),
        ("revisions", json!({ "old": days, "new": [] })),
        ("claims", json!({ "files": days, "only": ["people", "boats"] })),
        ("windows", json!({ "files": days, "figure": "65 people" })),
        ("figure", json!({ "figure": "almost a third" })),
        ("describe", json!({ "value": "1/3", "nature": "share" })),
        ("solve", json!({ "kind": "days", "total": 21_446, "figure": "almost 60 each" })),
        ("granularity", json!({ "test": "grim", "mean": "5.19", "size": 28 })),
        ("export", json!({ "commands": [] })),
    ]
}

/// The answers that have rows, and what some of them are.
fn by_hand<D: Answering>() {
    let of = |question: &str, request: &Value| D::answer(question, &request.to_string()).unwrap().1;
    let mut without = Vec::new();
    for (question, request) in requests() {
        match of(question, &request) {
            Ok((_, rows)) => assert!(question == "revisions" || !rows.is_empty(), "{question}"),
            Err(refusal) => {
                assert_eq!(refusal.code, Code::Unsupported, "{question}");
                without.push(question);
            }
        }
    }
    assert_eq!(without, ["figure", "describe", "solve", "granularity", "export"], "{}", D::NAME);
    let files = json!([{ "name": "days.csv", "text": DAYS }]);
    let (_, rows) = of("summary", &json!({ "files": files })).unwrap();
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    // 484 people in 7 boats: 69.142857…; of one day nobody knows what was uncontrolled.
    let told = ["people", "boats", "uncontrolled", "people_per_boat", "people_per_day", "missing"];
    let told = told.map(|name| row[name].clone());
    assert_eq!(told, [484.into(), 7.into(), Value::Null, "69.14".into(), "242.00".into(), Value::Null]);
}

fn column<T: ArrowPrimitiveType>(values: &[Option<T::Native>]) -> ArrayRef {
    Arc::new(values.iter().copied().collect::<PrimitiveArray<T>>())
}

fn strings(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

fn frame(columns: &[(&str, ArrayRef)], of: usize) -> Frame {
    let field = |(name, column): &(&str, ArrayRef)| Field::new(*name, column.data_type().clone(), true);
    let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
    let columns: Vec<_> = columns.iter().map(|(_, column)| Arc::clone(column)).collect();
    let whole = RecordBatch::try_new(schema, columns).unwrap();
    let rows = whole.num_rows();
    let batches = (0..rows).step_by(of).map(|at| whole.slice(at, of.min(rows - at)));
    let batches: Vec<_> = batches.chain([whole.slice(0, 0)]).collect();
    Frame { batches, fails: false }
}

/// 8 July 2024 is day 19,912.
fn good(people: [Option<i64>; 2], boats: [Option<i64>; 2]) -> Frame {
    let days = column::<Date32Type>(&[Some(19_912), Some(19_913)]);
    frame(
        &[("date", days), ("people", column::<Int64Type>(&people)), ("boats", column::<Int64Type>(&boats))],
        1,
    )
}

/// Frames, whole and broken.
struct Frames;

impl Suite for Frames {
    fn ask<D: Answering>(&self, log: &mut Log) {
        let two = || [Some(1), Some(6)];
        let days = || column::<Date32Type>(&[Some(19_912), Some(i32::MAX)]);
        let flags: ArrayRef = Arc::new(BooleanArray::from(vec![true, false]));
        let frames = [
            good([Some(65), Some(419)], two()),
            good([Some(65), None], two()),
            good([Some(-65), Some(419)], two()),
            good([Some(65), Some(419)], [Some(1), Some(0)]),
            frame(&[("date", days()), ("people", flags), ("boats", column::<Int64Type>(&two()))], 2),
            frame(
                &[("date", days()), ("people", strings(&["65", "many"])), ("boats", strings(&["1", "6"]))],
                1,
            ),
            frame(&[("date", days()), ("ships", strings(&["1", "6"]))], 1),
            frame(&[("date", days()), ("date", days()), ("ships 🚤", days())], 2),
            frame(
                &[
                    ("published", strings(&["2024-07-10", "2024-07-11T08:00:00Z"])),
                    ("source", strings(&["a page", "a\0b"])),
                    ("date", column::<Date32Type>(&[Some(19_912), Some(19_912)])),
                    ("people", column::<Int64Type>(&[Some(65), Some(66)])),
                    ("boats", column::<Int64Type>(&[Some(1), Some(1)])),
                ],
                1,
            ),
            frame(&[("date", strings(&[])), ("people", strings(&[])), ("boats", strings(&[]))], 1),
        ];
        let few = Limits { rows: 1, ..D::limits().unwrap() };
        for (n, frame) in frames.iter().enumerate() {
            for published in [None, Some("2024-07-12"), Some("2024-07-12T09:00:00Z"), Some("soon")] {
                for limits in [None, Some(&few)] {
                    let read = D::read_frame(frame, published, limits);
                    log.note(
                        format_args!("frame {n} {published:?} {}", limits.is_some()),
                        of_register::<D>(read),
                    );
                }
            }
            let fails = Frame { fails: true, ..frame.clone() };
            let refusal = D::read_frame(&fails, None, None).err().unwrap();
            assert_eq!(refusal.code, Code::Unreadable, "{}", D::NAME);
            // What the producer says goes through more hands at one of the doors.
            let told = refusal
                .findings
                .iter()
                .any(|one| one.id == "inaccessible" && one.got.contains("disk is gone"));
            assert!(told, "{}: {refusal:?}", D::NAME);
        }
        let refusal = D::read_frame(&frames[3], None, None).err().unwrap();
        let words = "C004 error: frame, row 1 (people): got 419 people in 0 boats";
        assert!(refusal.findings[0].message.starts_with(words), "{}: {refusal:?}", D::NAME);
        assert_eq!((refusal.findings[0].row, refusal.findings[0].column), (Some(1), 0));
        // What comes in as a frame goes out as one.
        let register = D::read_frame(&frames[0], None, None).unwrap();
        let view = D::view(&register, "UK_ARRIVALS", None).unwrap();
        let (_, rows) = D::view_rows(&view).unwrap();
        assert_eq!(
            rows,
            [
                json!({ "date": "2024-07-08", "people": 65, "boats": 1, "uncontrolled": null }),
                json!({ "date": "2024-07-09", "people": 419, "boats": 6, "uncontrolled": null }),
            ]
        );
        // A count that no column holds.
        let large = source("days.csv", format!("date,people,boats\n2024-07-08,{},7\n", u64::MAX));
        let register = D::read(&[large], None).unwrap();
        let view = D::view(&register, "UK_ARRIVALS", None).unwrap();
        assert_eq!(D::view_rows(&view).unwrap_err().code, Code::Overflow, "{}", D::NAME);
        assert_eq!(D::answer_on(&register, "summary", "").unwrap().1.unwrap_err().code, Code::Overflow);
        log.note("rows of series", rows_of::<D>(&register));
        let register = D::read(&[source("register.json", include_str!("../c/register.json"))], None).unwrap();
        log.note("rows of series", rows_of::<D>(&register));
    }
}

/// A register as JSON, its warnings, and the rows of each series.
type Whole = (Answer<String>, Answer<Vec<Finding>>, Vec<(Answer<Table>, Answer<Table>)>);

/// All of a register that came in as a frame.
fn of_register<D: Answering>(register: Answer<D::Register>) -> Answer<Whole> {
    let register = register?;
    Ok((D::json(&register), D::warnings(&register), rows_of::<D>(&register)))
}

/// Days and weeks of each series.
fn rows_of<D: Answering>(register: &D::Register) -> Vec<(Answer<Table>, Answer<Table>)> {
    let views = BASES.into_iter().filter_map(|basis| D::view(register, basis, None).ok());
    views.map(|view| (D::view_rows(&view), D::week_rows(&view))).collect::<Vec<_>>()
}

/// Documents of claims as a whole.
struct Documents;

const CLAIMS: &str = include_str!("../c/claims.json");

impl Suite for Documents {
    fn ask<D: Answering>(&self, log: &mut Log) {
        let article = D::article().unwrap();
        let made_up = D::claims("claims.json", CLAIMS.as_bytes(), None).unwrap();
        let files = [source("register.json", include_str!("../c/register.json")), source("days.csv", DAYS)];
        let judging = |reading, rule, as_of| Judging { reading, rule, as_of };
        let ways = [
            None,
            Some(judging("STRICT", ("HALF_UP", 0), Some("2030-05-07T09:00:00Z"))),
            Some(judging("LITERAL", ("UP_FROM", 3), None)),
            Some(judging("PRAGMATIC", ("UP_FROM", 0), None)),
            Some(judging("PRAGMATIC", ("HALF_UP", 0), Some("soon"))),
            Some(judging("HOPEFUL", ("HALF_UP", 0), None)),
        ];
        for file in files {
            let register = D::read(&[file], None).unwrap();
            for claims in [&article, &made_up] {
                for how in &ways {
                    log.note(format_args!("verdicts {how:?}"), D::verdicts(claims, &register, how.as_ref()));
                }
                for request in [
                    r#"{"fuel": 100000}"#,
                    r#"{"reading": "strict", "fuel": 100000}"#,
                    r#"{"only": ["day"], "explain": ["day"]}"#,
                    r#"{"only": ["nobody"]}"#,
                    r#"{"files": [{"path": "a"}]}"#,
                    r#"{"claims": {"path": "a"}}"#,
                ] {
                    log.note(format_args!("claims {request}"), D::answer_claims(claims, &register, request));
                }
                for request in ["{", "[]", r#"{"colour": 1}"#] {
                    let refusal = D::answer_claims(claims, &register, request).unwrap_err();
                    assert_eq!(refusal.code, Code::InvalidRequest, "{}: {request}", D::NAME);
                }
            }
        }
        // By hand: the days add up to 431, and 413 is said.
        let register = D::read(&[source("register.json", include_str!("../c/register.json"))], None).unwrap();
        let verdicts = D::verdicts(&made_up, &register, None).unwrap();
        assert_eq!(verdicts[..2], ["CONTRADICTED", "SUPPORTED"], "{}", D::NAME);
        let (_, rows): Forms = D::answer_claims(&made_up, &register, " ").unwrap();
        let told: Vec<Value> = rows.unwrap().1.iter().map(|one| one["verdict"].clone()).collect();
        assert_eq!(told[..2], ["contradicted", "supported"], "{}", D::NAME);
        assert_eq!(told.len(), verdicts.len());
    }
}

/// Panels of many series.
struct Tallies;

/// Two series of three days; the first of the second comes twice, and a day of it is missing.
fn panel() -> Panel {
    Panel {
        series: Some(vec![1, 1, 1, 2, 2, 2]),
        dates: vec![19_912, 19_913, 19_914, 19_912, 19_912, 19_914],
        people: vec![65, 419, 0, 0, 7, 130],
        boats: vec![1, 6, 0, 0, 0, 1],
        uncontrolled: Some(vec![0, 9, 0, 0, 0, 1]),
        known: Some(vec![0b10_1101]),
    }
}

impl Suite for Tallies {
    fn ask<D: Answering>(&self, log: &mut Log) {
        const PERIODS: &[([i16; 3], [i16; 3])] =
            &[([2022, 1, 8], [2022, 1, 9]), ([1, 1, 1], [9998, 12, 31]), ([2022, 1, 9], [2022, 1, 9])];
        let one =
            Tallying { findings: 1_000, coverage: "DENSE", threads: 1, order: "ASCENDING", periods: &[] };
        let ways: [Option<Tallying>; 10] = [
            None,
            Some(one),
            Some(Tallying { findings: 2, coverage: "PARTIAL", threads: 2, periods: PERIODS, ..one }),
            Some(Tallying { findings: 0, threads: 0, ..one }),
            Some(Tallying { findings: usize::MAX, coverage: "PARTIAL", threads: u32::MAX, ..one }),
            Some(Tallying { order: "ANY", periods: PERIODS, ..one }),
            Some(Tallying { coverage: "SPARSE", ..one }),
            Some(Tallying { order: "DESCENDING", ..one }),
            Some(Tallying { periods: &[([2022, 2, 30], [2022, 3, 1])], ..one }),
            Some(Tallying { periods: &[([2022, 1, 8], [2022, 1, 7])], ..one }),
        ];
        let whole = panel();
        let panels = [
            whole.clone(),
            Panel::default(),
            Panel { series: None, ..whole.clone() },
            Panel { known: None, ..whole.clone() },
            Panel { uncontrolled: None, known: None, ..whole.clone() },
            Panel { series: Some(vec![]), ..whole.clone() },
            Panel { series: Some(vec![1]), ..whole.clone() },
            Panel { people: vec![1; 7], ..whole.clone() },
            Panel { boats: vec![], ..whole.clone() },
            Panel { uncontrolled: Some(vec![0; 5]), ..whole.clone() },
            Panel { known: Some(vec![]), ..whole.clone() },
            Panel { known: Some(vec![0xff, 0xff]), ..whole.clone() },
            Panel { dates: vec![i32::MIN, i32::MAX, 0, 1, 2, 3], people: vec![u32::MAX; 6], ..whole.clone() },
        ];
        for panel in &panels {
            for how in &ways {
                log.note(format_args!("tally of {panel:?}, {how:?}"), D::tally(panel, how.as_ref()));
                for (other, wrong) in [(how, None), (&ways[1], None), (how, Some(9)), (how, Some(3))] {
                    log.note(
                        format_args!("{panel:?} twice, {how:?} and {other:?}, {wrong:?}"),
                        D::tally_merged([panel, panel], [how.as_ref(), other.as_ref()], wrong),
                    );
                }
            }
        }
        // By hand: C001 of row 4, C004 of row 4, C003 of row 5, C015 of row 5; 621 people in 8 boats.
        let (said, rows) = D::tally(&whole, None).unwrap();
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(
            (&said["rows"], &said["series"], &said["keys"]),
            (&6.into(), &2.into(), &"repeated".into())
        );
        assert_eq!((&said["people"]["sum"], &said["boats"]["sum"]), (&621.into(), &8.into()), "{}", D::NAME);
        let rows = rows.unwrap().1;
        let told: Vec<_> =
            rows.iter().map(|one| (one["row"].as_u64().unwrap(), one["rule"].as_str().unwrap())).collect();
        assert_eq!(told, [(4, "C001"), (4, "C004"), (5, "C003"), (5, "C015")], "{}: {rows:?}", D::NAME);
        frames_of_panels::<D>(log, &ways);
        for arguments in
            [&["any name", "--version"][..], &["", "no-such-question"], &["a", "explain", "C009", "b"]]
        {
            log.note(format_args!("command line {arguments:?}"), D::command_line(arguments));
        }
        assert_eq!(D::command_line(&["crossings", "--version"]), Ok(0), "{}", D::NAME);
        assert_eq!(D::command_line(&["crossings", "check", "/no/such.csv"]), Ok(2), "{}", D::NAME);
    }
}

fn frames_of_panels<D: Answering>(log: &mut Log, ways: &[Option<Tallying>]) {
    let whole = panel();
    let unsigned =
        |values: &[u32]| -> ArrayRef { Arc::new(PrimitiveArray::<UInt32Type>::from(values.to_vec())) };
    let days: ArrayRef = Arc::new(PrimitiveArray::<Date32Type>::from(whole.dates.clone()));
    let signed = |values: [i64; 6]| column::<Int64Type>(&values.map(Some));
    let uncontrolled = [Some(0), None, Some(0), Some(0), None, Some(1)];
    let (people, boats) = (unsigned(&whole.people), unsigned(&whole.boats));
    let columns = |people: ArrayRef, boats: ArrayRef| {
        vec![
            ("series", signed([1, 1, 1, 2, 2, 2])),
            ("date", Arc::clone(&days)),
            ("people", people),
            ("boats", boats),
            ("uncontrolled", column::<Int64Type>(&uncontrolled)),
        ]
    };
    // The same columns, by the other way.
    for of in [1, 4, 6] {
        let by_frame = D::tally_frame(&frame(&columns(Arc::clone(&people), Arc::clone(&boats)), of), None);
        assert_eq!(by_frame, D::tally(&whole, None), "{}", D::NAME);
    }
    let text = strings(&["1", "2", "3", "4", "5", "6"]);
    let frames = [
        columns(signed([65, -1, i64::MAX, 0, 4_294_967_296, 130]), Arc::clone(&boats)),
        columns(
            column::<Float64Type>(&[Some(65.0), Some(0.5), Some(f64::NAN), None, Some(-0.0), Some(1e300)]),
            Arc::clone(&boats),
        ),
        columns(Arc::clone(&text), Arc::clone(&boats)),
        vec![("date", Arc::clone(&days)), ("people", Arc::clone(&people))],
        vec![("date", Arc::clone(&days)), ("date", Arc::clone(&days)), ("ships 🚤", people)],
    ];
    for columns in frames {
        for how in ways {
            for of in [2, 6] {
                let frame = frame(&columns, of);
                log.note(
                    format_args!("tally of {columns:?} by {of}, {how:?}"),
                    D::tally_frame(&frame, how.as_ref()),
                );
                log.note(
                    format_args!("tally of {columns:?} by {of} in any order, {how:?}"),
                    D::tally_unsorted(&frame, how.as_ref(), of),
                );
                let fails = Frame { fails: true, ..frame };
                for refusal in [D::tally_frame(&fails, None), D::tally_unsorted(&fails, None, 1 << 16)] {
                    assert_eq!(refusal.unwrap_err().code, Code::Unreadable, "{}", D::NAME);
                }
            }
        }
    }
}

#[test]
fn panels_and_the_command_line() {
    at_both_doors(&Tallies);
}

/// All of it at one door.
pub fn all<D: Answering>(log: &mut Log) {
    Answers.ask::<D>(log);
    Frames.ask::<D>(log);
    Documents.ask::<D>(log);
    Tallies.ask::<D>(log);
}

#[test]
fn answers_in_two_forms() {
    at_both_doors(&Answers);
}

#[test]
fn frames_in_and_rows_out() {
    at_both_doors(&Frames);
}

#[test]
fn claims_of_a_whole_document() {
    at_both_doors(&Documents);
}

/// Any register, and requests about it.
struct OfRegisters<'a>(&'a Source, &'a Source, &'a [(&'static str, Value)]);

impl Suite for OfRegisters<'_> {
    fn ask<D: Answering>(&self, log: &mut Log) {
        let read = |source: &Source| D::read(std::slice::from_ref(source), None).unwrap();
        let (one, other) = (read(self.0), read(self.1));
        for (question, request) in self.2 {
            noted_on::<D>(log, &one, question, &request.to_string());
        }
        log.note("rows", rows_of::<D>(&one));
        log.note("revisions", D::answer_revisions(&one, &other));
        log.note("check", D::answer_check(&[self.0.clone(), self.1.clone()], None));
    }
}

/// Any frame of numbers and texts.
struct OfFrame<'a>(&'a Frame);

impl Suite for OfFrame<'_> {
    fn ask<D: Answering>(&self, log: &mut Log) {
        log.note("frame", of_register::<D>(D::read_frame(self.0, None, None)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_registers(
        one in strategy::partial_draft(), other in strategy::partial_draft(), requests in vec(plans::request(), 4),
    ) {
        let files = [draft_file("one.json", &one), draft_file("other.json", &other)];
        at_both_doors(&OfRegisters(&files[0], &files[1], &requests));
    }

    #[test]
    fn spoiled_files(file in plans::spoiled()) {
        struct OfFile<'a>(&'a Source);
        impl Suite for OfFile<'_> {
            fn ask<D: Answering>(&self, log: &mut Log) {
                log.note("check", D::answer_check(std::slice::from_ref(self.0), None));
                log.note("findings", D::finding_rows(std::slice::from_ref(self.0)));
            }
        }
        at_both_doors(&OfFile(&file));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_frame(
        rows in vec((0..4_i32, proptest::option::weighted(0.9, -1..300_i64), select(vec!["0", "1", "6", "-", "many"])), 1..6),
        dense: bool,
        of in 1..4_usize,
    ) {
        let day = |(n, (off, ..)): (usize, &(i32, Option<i64>, &str))| {
            Some(19_912 + i32::try_from(n).unwrap() + if dense { 0 } else { *off })
        };
        let days: Vec<_> = rows.iter().enumerate().map(day).collect();
        let people: Vec<_> = rows.iter().map(|(_, people, _)| *people).collect();
        let boats: Vec<_> = rows.iter().map(|(.., boats)| *boats).collect();
        let columns =
            [("date", column::<Date32Type>(&days)), ("people", column::<Int64Type>(&people)), ("boats", strings(&boats))];
        at_both_doors(&OfFrame(&frame(&columns, of)));
    }
}
