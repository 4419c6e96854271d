//! What the doors are asked about figures and claims.

use std::fmt::Debug;

use crossings::{Register, strategy};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::answers_model::Answering;
use super::c_call::nothing_is_left;
use super::c_door::C;
use super::claims_model::{Auditing, Claiming, Ends, Judging, Kind, On, Rule, Understood};
use super::model::{Answer, BASES, Code, Convention, Day, Source, source};
use super::plans;
use super::rust_door::Rust;
use super::suite::{Log, Suite, at_both_doors};

const HOUSE: Rule = ("HALF_UP", 0);

const RULES: [Rule; 16] = [
    HOUSE,
    ("HALF_DOWN", 0),
    ("HALF_EVEN", 0),
    ("EITHER", 0),
    ("CEILING", 99),
    ("FLOOR", 0),
    ("TRUNCATE", 0),
    ("AWAY_FROM_ZERO", 0),
    ("STEP_AWAY", 0),
    ("CEILING_OR_FLOOR", 0),
    ("UP_FROM", 1),
    ("DOWN_FROM", 6),
    ("EITHER_FROM", 9),
    ("UP_FROM", 0),
    ("EITHER_FROM", 10),
    ("BY_HAND", 5),
];

const KINDS: [Kind; 13] = [
    ("COUNT", None),
    ("MEAN", None),
    ("SHARE", Some("")),
    ("CHANGE", None),
    ("POINTS", None),
    ("TIMES", Some("not a currency")),
    ("MONEY", Some("GBP")),
    ("MONEY", Some("EUR")),
    ("MONEY", Some("gbp")),
    ("MONEY", None),
    ("RANK", None),
    ("DATE", None),
    ("GUESS", None),
];

const READINGS: [&str; 4] = ["PRAGMATIC", "LITERAL", "STRICT", "HOPEFUL"];

const FIGURES: [&str; 27] = [
    "21,446",
    "over 35,000 people",
    "around 128 a day",
    "almost 60 each",
    "377 boats",
    "74 a day",
    "over £500 million",
    "€541m",
    "30%",
    "almost a third",
    "over 50 deaths",
    "down by over 90 per cent",
    "up five percentage points",
    "between 5 and 10",
    "a record",
    "the third highest",
    "150th",
    "4 July 2024",
    "twice as many",
    "no boats",
    "one in five",
    "170141183460469231731687303715884105727",
    "",
    "three years",
    "21,44",
    "a\0b",
    "☃ 20",
];

const INTERVALS: [Ends; 12] = [
    [("CLOSED", "127"), ("OPEN", "129")],
    [("CLOSED", "119/2"), ("OPEN", "60")],
    [("OPEN", "35000"), ("UNBOUNDED", "")],
    [("UNBOUNDED", "nonsense"), ("UNBOUNDED", "")],
    [("UNBOUNDED", ""), ("CLOSED", "1/3")],
    [("CLOSED", "60"), ("CLOSED", "60")],
    [("OPEN", "60"), ("CLOSED", "60")],
    [("CLOSED", "61"), ("CLOSED", "60")],
    [("CLOSED", "2/4"), ("CLOSED", "60")],
    [("CLOSED", "about 2"), ("CLOSED", "60")],
    [("AJAR", "1"), ("CLOSED", "60")],
    [("CLOSED", "170141183460469231731687303715884105726"), ("UNBOUNDED", "")],
];

/// Figures, whatever is known.
struct Figures;

impl Suite for Figures {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        log.note("readings", D::readings_version());
        for (above, below) in [(21_446, 377), (6, -4), (0, 5), (1, 0), (i64::MIN, -1), (i64::MAX, i64::MIN)] {
            log.note(format_args!("{above}/{below}"), D::ratio(above, below));
        }
        for interval in &INTERVALS {
            log.note(format_args!("{interval:?}"), D::interval_text(interval));
            for number in ["60", "119/2", "-1", "1/0", ""] {
                log.note(format_args!("{number} in {interval:?}"), D::interval_contains(interval, number));
            }
        }
        for figure in FIGURES {
            log.note(format_args!("figure {figure}"), (D::figure(figure), D::slips(figure)));
            for kind in KINDS {
                of_kind::<D>(log, figure, kind);
            }
        }
        for kind in KINDS {
            for number in ["21446/377", "0", "-1/5", "47600000000", "1/3", "7/7", "many"] {
                log.note(format_args!("{number} as {kind:?}"), D::describe(number, kind));
            }
        }
        // By hand: of 21,446, the reading of the house is the number itself.
        let read = D::meant("21,446", ("COUNT", None), None).unwrap();
        let at = r#"Some(Ratio { parts: Some((21446, 1)), text: "21446" })"#;
        assert_eq!(
            (&read["lower"]["at"], &read["upper"]["kind"]),
            (&at.into(), &"CLOSED".into()),
            "{}",
            D::NAME
        );
        assert_eq!(D::figure("three years").unwrap_err().code, Code::InvalidFigure);
    }
}

fn of_kind<D: Claiming>(log: &mut Log, figure: &str, kind: Kind) {
    log.note(format_args!("{figure} states {kind:?}"), D::states(figure, kind));
    log.note(format_args!("{figure} prints {kind:?}"), D::printed(figure, kind));
    log.note(format_args!("{figure} of the house, {kind:?}"), D::meant(figure, kind, None));
    for (n, rule) in RULES.into_iter().enumerate() {
        let how = Understood { reading: READINGS[n % 4], rule, rounded: n % 3 == 0 };
        log.note(format_args!("{figure} as {kind:?}, {how:?}"), D::meant(figure, kind, Some(&how)));
    }
    for number in ["21466", "21446/377", "1/5", "-9/10", "1", ""] {
        let near = D::nearest(figure, number, kind);
        log.note(format_args!("{figure} near {number} as {kind:?}"), near);
    }
}

/// The made-up register of the tests, and a workbook's worth of days: no agreements, no offices.
fn registers() -> Vec<Source> {
    let days = "date,people,boats\n2024-07-05,0,0\n2024-07-06,419,6\n2024-07-07,65,1\n2024-07-08,0,0\n\
                2024-07-09,204,3\n2024-07-10,0,0\n";
    let mut of_days = source("days.csv", days);
    of_days.published = Some("2024-07-12".to_owned());
    vec![source("register.json", include_str!("../c/register.json")), of_days]
}

/// The claims of the tests.
const CLAIMS: &str = include_str!("../c/claims.json");

fn house() -> Convention {
    let [handover, day_count] = ["INCOMING", "ORDINAL"].map(str::to_owned);
    let [week, last_year] = ["MONDAY_TO_SUNDAY", "CALENDAR_DATE"].map(str::to_owned);
    Convention { handover, day_count, week, last_year }
}

fn elapsed() -> Convention {
    let [handover, day_count] = ["OUTGOING", "ELAPSED"].map(str::to_owned);
    let [week, last_year] = ["SUNDAY_TO_SATURDAY", "DAY_OF_YEAR"].map(str::to_owned);
    Convention { handover, day_count, week, last_year }
}

const MEASURES: &[&str] = &[
    r#"{"kind": "total", "of": "people", "over": {"from": "2030-04-30", "to": "2030-05-05"}}"#,
    r#"{"kind": "total", "of": "boats", "over": {"from": "2024-07-05"}}"#,
    r#"{"kind": "total", "of": "people-prevented", "over": {"week_ending": "2030-05-05"}}"#,
    r#"{"kind": "mean", "of": "people", "per": "day", "over": {"from": "2030-04-30"}}"#,
    r#"{"kind": "mean", "of": "boats", "per": "week", "over": {"from": "2024-07-05"}}"#,
    r#"{"kind": "people-per-boat", "over": {"from": "2030-04-29", "to": "2030-05-06"}}"#,
    r#"{"kind": "people-per-boat", "over": {"day": "2030-05-02"}}"#,
    r#"{"kind": "share", "of": "people", "among": ["people", "people-prevented"], "over": {"week_ending": "2030-05-05"}}"#,
    r#"{"kind": "share", "of": "people", "among": ["boats"], "over": {"week_ending": "2030-05-05"}}"#,
    r#"{"kind": "change", "of": "people", "over": {"day": "2030-05-04"}, "against": {"day": "2030-05-03"}}"#,
    r#"{"kind": "times", "of": "people", "over": {"day": "2030-05-04"}, "against": {"day": "2030-05-03"}}"#,
    r#"{"kind": "record", "within": {"from": "2030-04-29"}}"#,
    r#"{"kind": "record-date", "within": {"from": "2030-04-29"}}"#,
    r#"{"kind": "rank", "item": {"day": "2030-05-04"}, "within": {"from": "2030-04-29", "to": "2030-05-06"}}"#,
    r#"{"kind": "duration", "over": {"handover": "2030-05-03"}}"#,
    r#"{"kind": "money", "agreements": ["A-1"], "currency": "EUR"}"#,
    r#"{"kind": "money", "agreements": ["F01"], "currency": "GBP"}"#,
    r#"{"kind": "deaths", "scope": "at-sea", "over": {"year": 2030}}"#,
    r#"{"kind": "start", "policy": "minister-2"}"#,
    r#"{"kind": "start", "policy": "none"}"#,
    r#"{"kind": "named", "quantity": "hope", "nature": "share"}"#,
    r#"{"kind": "total", "of": "people", "over": {"year": 2022}}"#,
];

const NO_MEASURES: &[&str] =
    &["", "[]", "{", r#"{"kind": "hope"}"#, r#"{"kind": "start", "policy": "a", "b": 1}"#];

/// Measures, on registers.
struct Measures;

/// A code alone: what is found in a text that is no measure, only the C door says.
fn bare<T: Debug>(answer: Answer<T>) -> Result<T, Code> {
    answer.map_err(|refusal| refusal.code)
}

fn grounds() -> Vec<On> {
    let on = |basis, sums, last_day, convention, as_of| On { basis, sums, last_day, convention, as_of };
    vec![
        on("UK_ARRIVALS", "DAYS", (2030, 5, 6), house(), None),
        on("UK_ARRIVALS", "SPLICED", (2030, 5, 8), elapsed(), None),
        on("UK_ARRIVALS", "DAYS", (2030, 5, 6), house(), Some("2030-05-07T09:00:00Z")),
        on("UK_ARRIVALS", "DAYS", (2030, 5, 6), house(), Some("2029-01-01")),
        on("UK_ARRIVALS", "DAYS", (2030, 5, 6), house(), Some("soon")),
        on("FRONTEX_DETECTIONS", "DAYS", (2030, 5, 6), house(), Some("2030-05-07")),
        on("UK_ARRIVALS", "SPLICED", (2024, 7, 9), house(), None),
        on("UK_ARRIVALS", "DAYS", (2030, 2, 30), house(), None),
        on("FLIGHTS", "DAYS", (2030, 5, 6), house(), None),
        on("UK_ARRIVALS", "DIFFERENCES", (2030, 5, 6), house(), None),
    ]
}

impl Suite for Measures {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        for json in MEASURES.iter().chain(NO_MEASURES) {
            log.note(format_args!("measure {json}"), bare(D::measure(json)));
        }
        for file in registers() {
            let register = D::read(&[file], None).unwrap();
            for on in grounds() {
                for json in MEASURES.iter().chain(NO_MEASURES) {
                    log.note(format_args!("{json} on {on:?}"), bare(D::evaluate(json, &register, &on)));
                }
            }
        }
        // By hand: 120 + 61 + 0 + 40 + 210 + 0.
        let register = D::read(&registers()[..1], None).unwrap();
        let worth = D::evaluate(MEASURES[0], &register, &grounds()[0]).unwrap();
        assert_eq!(worth["value"]["text"], "431 people", "{}", D::NAME);
        let none = D::evaluate(MEASURES[6], &register, &grounds()[0]).unwrap_err();
        assert_eq!(none.code, Code::NoValue, "{}", D::NAME);
    }
}

/// Claims documents, whole and broken.
struct Documents;

impl Suite for Documents {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        let article = D::article().unwrap();
        let made_up = D::claims("claims.json", CLAIMS.as_bytes(), None).unwrap();
        for (claims, many) in [(&article, 11), (&made_up, 7)] {
            log.note("document", D::document(claims));
            for index in (0..=many).chain([usize::MAX]) {
                log.note(format_args!("claim {index}"), D::claim(claims, index));
                for measure in [0, 1, 2, usize::MAX] {
                    let found = D::claim_measure(claims, index, measure);
                    log.note(format_args!("measure {measure} of claim {index}"), found);
                }
            }
            assert!(D::claim(claims, many - 1).is_ok() && D::claim(claims, many).is_err());
            for id in ["day", "week", "days", "all of them", "", "a\0b"] {
                log.note(format_args!("`{id}`"), (D::claim_at(claims, id), D::bundle(claims, id)));
            }
        }
        let again = D::document(&made_up).unwrap();
        let written = again["json"].as_str().unwrap();
        let read = D::claims("again", written.as_bytes(), None).unwrap();
        assert_eq!(D::document(&read), Ok(again.clone()), "{}: what is written is read", D::NAME);
        for (from, to) in [
            ("413", "41x3"),
            ("\"again\"", "\"week\""),
            ("crossings-claims/1", "crossings-claims/2"),
            ("total", "sum"),
            ("over €90m", "over 90 boats"),
            ("\"proposed\"", "\"agreed\""),
            ("2030-05-20", "2030-05-32"),
            ("\"id\": \"since\"", "\"id\": \"\""),
            ("made-up claims", "made\\u0000up"),
            ("{", ""),
        ] {
            let changed = CLAIMS.replace(from, to);
            let document = D::claims("a\0b.json", changed.as_bytes(), None);
            log.note(format_args!("{from} is {to}"), document.and_then(|all| D::document(&all)));
        }
        let mut few = D::limits().unwrap();
        few.rows = 2;
        log.note("few", D::claims("few.json", CLAIMS.as_bytes(), Some(&few)).map(|_| ()));
        log.note("nothing", D::claims("", b"", None).map(|_| ()));
        log.note("noise", D::claims("noise", b"\xff\0{", None).map(|_| ()));
    }
}

/// Claims judged on registers.
struct Judgements;

impl Suite for Judgements {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        let article = D::article().unwrap();
        let made_up = D::claims("claims.json", CLAIMS.as_bytes(), None).unwrap();
        let judging = |reading, rule, as_of| Judging { reading, rule, as_of };
        let ways = [
            None,
            Some(judging("STRICT", HOUSE, Some("2030-05-07T09:00:00Z"))),
            Some(judging("LITERAL", ("UP_FROM", 3), None)),
            Some(judging("PRAGMATIC", ("UP_FROM", 0), None)),
            Some(judging("PRAGMATIC", HOUSE, Some("soon"))),
            Some(judging("HOPEFUL", HOUSE, None)),
            Some(judging("STRICT", ("BY_HAND", 0), None)),
        ];
        let read = registers().into_iter().map(|file| D::read(&[file], None).unwrap());
        for register in read.chain([D::builtin().unwrap()]) {
            for how in &ways {
                for (claims, many) in [(&article, 11), (&made_up, 7)] {
                    for index in (0..=many).chain([usize::MAX]) {
                        let found = D::judge(claims, index, &register, how.as_ref());
                        log.note(format_args!("judgement on {index}, {how:?}"), found);
                    }
                }
            }
        }
        // By hand: the days add up to 431, and 413 has two digits swapped.
        let register = D::read(&registers()[..1], None).unwrap();
        let found = D::judge(&made_up, 0, &register, None).unwrap();
        assert_eq!(found["verdict"], "CONTRADICTED", "{}", D::NAME);
        assert_eq!(
            (&found["slips"][0]["kind"], &found["slips"][0]["figure"]),
            (&"DIGITS".into(), &"431".into())
        );
        let found = D::judge(&made_up, 1, &register, None).unwrap();
        assert_eq!(
            (&found["verdict"], &found["witness"][0]),
            (&"SUPPORTED".into(), &0.into()),
            "{}",
            D::NAME
        );
    }
}

/// Claims held against each other.
struct Audits;

impl Suite for Audits {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        let article = D::article().unwrap();
        let made_up = D::claims("claims.json", CLAIMS.as_bytes(), None).unwrap();
        let register = D::read(&registers()[..1], None).unwrap();
        let auditing = |rule, conflict, repair, fuel| Auditing { rule, conflict, repair, fuel };
        let ways = [
            None,
            Some(auditing(HOUSE, 0, 0, 0)),
            Some(auditing(("TRUNCATE", 0), 2, 1, 0)),
            Some(auditing(HOUSE, 0, 0, 1)),
            Some(auditing(HOUSE, 0, 0, 2_000)),
            Some(auditing(("DOWN_FROM", 10), 0, 0, 0)),
            Some(auditing(("BY_HAND", 0), 0, 0, 0)),
        ];
        for how in &ways {
            for claims in [&article, &made_up] {
                for bundle in [None, Some("days"), Some("all of them"), Some("none")] {
                    let found = D::audit(claims, bundle, None, how.as_ref());
                    log.note(format_args!("audit of {bundle:?}, {how:?}"), found);
                }
                let found = D::audit(claims, None, Some(&register), how.as_ref());
                log.note(format_args!("audit by a register, {how:?}"), found);
            }
        }
        for reading in READINGS {
            log.note(format_args!("audit {reading}"), D::audit_under(&article, reading));
        }
        // The finding that this project was founded on: no days, no boats, and the claims cannot
        // all be true. By hand: 21446 / 377 is below 57, and no figure `almost 60` strictly is.
        let strictly = D::audit_under(&article, "STRICT").unwrap();
        assert_eq!(strictly["together"], "CONFLICT", "{}", D::NAME);
        let conflicts: Vec<_> =
            strictly["conflicts"].as_array().unwrap().iter().map(|one| &one["claims"]).collect();
        let all = [vec!["people", "boats", "each"], vec!["route", "third"]].map(Value::from);
        assert!(all.iter().all(|one| conflicts.contains(&one)), "{conflicts:?}");
        let loosely = D::audit_under(&article, "LITERAL").unwrap();
        assert_eq!(loosely["together"], "CONSISTENT", "{}", D::NAME);
        // Two claims of the same days that differ are a conflict under any reading.
        let found = D::audit(&made_up, Some("days"), None, None).unwrap();
        for one in found["readings"].as_array().unwrap() {
            let all = one["conflicts"].as_array().unwrap();
            assert!(all.iter().any(|one| one["claims"] == Value::from(vec!["week", "again"])), "{one}");
        }
    }
}

/// The inverse questions.
struct Inverse;

impl Suite for Inverse {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        for mean in &INTERVALS {
            for total in [0, 1, 21_446, u64::MAX] {
                log.note(format_args!("{total} by {mean:?}"), D::divisors(total, mean));
                log.note(format_args!("{total} times {mean:?}"), D::totals_of(total, mean));
                for how in [None, Some(house()), Some(elapsed())] {
                    for day in [(2024, 7, 5), (9999, 12, 30), (2024, 7, 32)] {
                        let days = D::last_days(total, mean, day, how.as_ref());
                        log.note(format_args!("days of {total} {mean:?} {day:?} {how:?}"), days);
                    }
                }
            }
            for most in [0, 1, 400] {
                log.note(format_args!("any by {mean:?} {most}"), D::divisors_of_any_total(mean, most));
            }
        }
        let narrow = [("OPEN", "1/3"), ("OPEN", "3000000001/9000000000")];
        let tried = D::divisors_of_any_total(&narrow, u64::MAX);
        assert_eq!(tried.unwrap_err().code, Code::TooMany, "{}", D::NAME);
        // By hand: 21446 / 168 = 127.65…, and 21446 / 166 is above 129.
        let around = D::divisors(21_446, &INTERVALS[0]).unwrap();
        assert_eq!(around["text"], "167 or 168", "{}", D::NAME);
        for file in registers() {
            let register = D::read(&[file], None).unwrap();
            let view = D::view(&register, BASES[0], None).unwrap();
            for interval in &INTERVALS {
                in_view::<D>(log, &view, interval);
            }
        }
        granular::<D>(log);
    }
}

fn in_view<D: Claiming>(log: &mut Log, view: &D::View, interval: &Ends) {
    for measure in ["TOTAL", "MEAN_PER_DAY", "MEAN_PER_WEEK", "PEOPLE_PER_BOAT", "SHARE"] {
        for of in
            ["PEOPLE", "BOATS", "UNCONTROLLED_LANDINGS", "PEOPLE_PREVENTED", "PEOPLE_ATTEMPTING", "FISH"]
        {
            let found = D::windows(view, interval, measure, of);
            log.note(format_args!("windows {interval:?} {measure} {of}"), found);
            for day in [(2030, 4, 30), (2030, 5, 6), (2024, 7, 7), (2024, 7, 32)] {
                let last = D::last_days_on(view, day, interval, [measure, of]);
                let first = D::first_days_on(view, day, interval, [measure, of]);
                log.note(format_args!("from and to {day:?} {interval:?} {measure} {of}"), (last, first));
            }
        }
    }
}

fn granular<D: Claiming>(log: &mut Log) {
    for rule in RULES {
        for mean in ["5.19", "5.21", "0.36", "-1", "5.5", "", "5.", "five", "a\0b"] {
            log.note(format_args!("sizes of {mean} {rule:?}"), D::sizes(mean, 1, rule));
            for sample in [[28, 1], [50, 3], [1, 1], [0, 1], [1, 0], [u64::MAX, u64::MAX]] {
                log.note(format_args!("grim {mean} {sample:?} {rule:?}"), D::grim(mean, sample, rule));
                for deviation in ["1.34", "0.49", "0", "-1", "x"] {
                    let found = D::grimmer([mean, deviation], sample, rule);
                    log.note(format_args!("grimmer {mean} {deviation} {sample:?} {rule:?}"), found);
                    let found = D::debit([mean, deviation], sample[0], rule);
                    log.note(format_args!("debit {mean} {deviation} {sample:?} {rule:?}"), found);
                }
            }
        }
    }
    log.note("no items", D::sizes("5.19", 0, HOUSE));
    let narrow = D::sizes("0.33333333333", 1, HOUSE);
    assert_eq!(narrow.unwrap_err().code, Code::TooMany, "{}", D::NAME);
    // The mean of 28 whole numbers is a multiple of 1/28; 145/28 = 5.178…, 146/28 = 5.214….
    let found = D::grim("5.19", [28, 1], HOUSE).unwrap();
    assert_eq!(found["answer"], "IMPOSSIBLE_MEAN", "{}", D::NAME);
}

/// All of it at one door.
pub fn all<D: Answering>(log: &mut Log) {
    Figures.ask::<D>(log);
    Measures.ask::<D>(log);
    Documents.ask::<D>(log);
    Judgements.ask::<D>(log);
    Audits.ask::<D>(log);
    Inverse.ask::<D>(log);
}

#[test]
fn figures_and_intervals() {
    at_both_doors(&Figures);
}

#[test]
fn measures_on_registers() {
    at_both_doors(&Measures);
}

#[test]
fn claims_documents() {
    at_both_doors(&Documents);
}

#[test]
fn judgements() {
    at_both_doors(&Judgements);
}

#[test]
fn audits() {
    at_both_doors(&Audits);
}

#[test]
fn inverse_questions() {
    at_both_doors(&Inverse);
}

/// Of a text that is no measure is said what is wrong with it.
#[test]
fn what_is_wrong_with_a_measure_is_said() {
    let refusal = C::measure(r#"{"kind": "total", "over": {"year": "soon"}}"#).unwrap_err();
    assert_eq!(refusal.code, Code::InvalidRequest);
    assert_eq!(refusal.findings.len(), 1, "{refusal:?}");
    assert!(refusal.findings[0].got.contains("soon"), "{refusal:?}");
    nothing_is_left();
}

/// Claims about some days of a register, in a document of their own.
struct OfClaims<'a>(&'a Source, &'a str);

impl Suite for OfClaims<'_> {
    fn ask<D: Claiming>(&self, log: &mut Log) {
        let register = D::read(std::slice::from_ref(self.0), None).unwrap();
        let claims = match D::claims("claims.json", self.1.as_bytes(), None) {
            Ok(claims) => claims,
            Err(refusal) => return log.note("claims", refusal),
        };
        log.note("document", D::document(&claims));
        let how = Judging { reading: "STRICT", rule: ("UP_FROM", 4), as_of: None };
        for index in 0..4 {
            log.note(index, D::claim(&claims, index));
            log.note("judged", D::judge(&claims, index, &register, None));
            log.note("strictly", D::judge(&claims, index, &register, Some(&how)));
        }
        log.note("audit", D::audit(&claims, None, Some(&register), None));
        for basis in BASES {
            if let Ok(view) = D::view(&register, basis, None) {
                let mean = [("CLOSED", "55"), ("OPEN", "60")];
                log.note("windows", D::windows(&view, &mean, "PEOPLE_PER_BOAT", "PEOPLE"));
            }
        }
    }
}

/// Days of a register, some of them near its own.
fn days_of(register: &Register) -> impl Strategy<Value = Vec<Day>> + use<> {
    plans::plan(register).prop_map(|plan| plan.days)
}

fn figure() -> impl Strategy<Value = String> {
    let hedge = select(vec!["", "over ", "almost ", "around ", "exactly "]);
    (hedge, 0..400_u32, select(vec!["", "", " people", " a day", "%"]))
        .prop_map(|(hedge, number, unit)| format!("{hedge}{number}{unit}"))
}

fn claim(id: usize, kind: &str, days: &[Day], figure: &str) -> Value {
    let date = |(year, month, day): Day| format!("{year:04}-{month:02}-{day:02}");
    let (mut first, mut last) = (days[id % days.len()], days[(id + 1) % days.len()]);
    if first > last {
        std::mem::swap(&mut first, &mut last);
    }
    let over = match id % 3 {
        0 => json!({ "from": date(first), "to": date(last) }),
        1 => json!({ "from": date(first) }),
        _ => json!({ "day": date(first) }),
    };
    let measure = match kind {
        "mean" => json!({ "kind": "mean", "per": "day", "over": over }),
        "difference" => json!({ "kind": "difference", "over": over, "against": { "day": date(last) } }),
        "record" => json!({ "kind": "record", "within": over }),
        other => json!({ "kind": other, "over": over }),
    };
    json!({ "id": format!("c{id}"), "measure": measure, "figure": figure, "date": date(last), "rounded": id == 2 })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Claims about any register are read, judged and held together alike.
    #[test]
    fn any_claims(
        (register, days) in strategy::register().prop_flat_map(|register| {
            let days = days_of(&register);
            (Just(register), days)
        }),
        kinds in vec(select(vec!["total", "mean", "people-per-boat", "duration", "difference", "record"]), 4),
        figures in vec(figure(), 4),
    ) {
        let many = kinds.iter().zip(&figures).enumerate();
        let claims: Vec<_> = many.map(|(id, (kind, figure))| claim(id, kind, &days, figure)).collect();
        let document = json!({ "format": "crossings-claims/1", "claims": claims }).to_string();
        at_both_doors(&OfClaims(&plans::file(&register), &document));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A figure means, prints and describes the same at both doors.
    #[test]
    fn any_figure(
        text in "(over |almost |around |about )?(£|€)?[0-9]{1,3}(,[0-9]{3})?(\\.[0-9])?(%|m| a day| boats)?|\\PC{0,12}",
        number in "-?[0-9]{1,6}(/[1-9][0-9]{0,3})?",
        n in 0..KINDS.len(),
        reading in select(READINGS.to_vec()),
        rule in select(RULES.to_vec()),
        rounded: bool,
    ) {
        let how = Understood { reading, rule, rounded };
        let kind = KINDS[n];
        prop_assert_eq!(Rust::figure(&text), C::figure(&text));
        prop_assert_eq!(Rust::slips(&text), C::slips(&text));
        prop_assert_eq!(Rust::states(&text, kind), C::states(&text, kind));
        prop_assert_eq!(Rust::meant(&text, kind, Some(&how)), C::meant(&text, kind, Some(&how)));
        prop_assert_eq!(Rust::printed(&text, kind), C::printed(&text, kind));
        prop_assert_eq!(Rust::nearest(&text, &number, kind), C::nearest(&text, &number, kind));
        prop_assert_eq!(Rust::describe(&number, kind), C::describe(&number, kind));
        nothing_is_left();
    }
}
