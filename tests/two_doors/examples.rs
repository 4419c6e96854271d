//! What the suite is asked of by name.

use serde_json::{Value, json};

use super::answers_model::Answering;
use super::model::{Code, Convention, Day, Door, Limits, Period, RATES, Source, source};
use super::rust_door::Rust;
use super::suite::{self, Log, Plan, Suite, at_both_doors};
use super::workbook::{Workbook, text};

/// The made-up register of the examples.
fn register() -> Source {
    source("register.json", include_str!("../../examples/data/register.json"))
}

/// Days and periods about that register, and such as are none.
pub fn plan() -> Plan {
    let convention = |handover: &str, day_count: &str, week: &str, last_year: &str| Convention {
        handover: handover.to_owned(),
        day_count: day_count.to_owned(),
        week: week.to_owned(),
        last_year: last_year.to_owned(),
    };
    Plan {
        days: vec![
            (2030, 4, 30),
            (2030, 5, 2),
            (2030, 5, 3),
            (2030, 5, 5),
            (2031, 4, 1),
            (2024, 2, 29),
            (2023, 2, 29),
            (9999, 12, 31),
            (-9999, 1, 1),
            (0, 1, 1),
            (2030, 13, 1),
            (2030, 5, 200),
        ],
        periods: vec![
            Period::new((2030, 4, 29), (2030, 5, 7)),
            Period::new((2030, 4, 29), (2030, 4, 29)),
            Period::new((2030, 5, 2), (2030, 5, 2)),
            Period::new((2030, 5, 5), (2030, 5, 9)),
            Period::new((2030, 4, 1), (2030, 6, 30)),
            Period::new((2030, 1, 1), (2030, 12, 31)),
            Period::new((2030, 5, 5), (2030, 5, 4)),
            Period::new((2030, 2, 30), (2030, 5, 4)),
            Period::new((2030, 5, 4), (2030, 5, 32)),
            Period::new((2030, 5, 4), (9999, 12, 31)),
            Period::starting((2030, 5, 3)),
            Period::starting((0, 0, 0)),
        ],
        moments: ["2030-05-07", "2030-05-07T09:00:00Z", "2030-05-08T08:00:00+02:00", "2030-01-01"]
            .map(str::to_owned)
            .to_vec(),
        conventions: vec![
            convention("INCOMING", "ORDINAL", "MONDAY_TO_SUNDAY", "CALENDAR_DATE"),
            convention("OUTGOING", "ELAPSED", "SUNDAY_TO_SATURDAY", "DAY_OF_YEAR"),
            convention("NOBODY", "ORDINAL", "MONDAY_TO_SUNDAY", "CALENDAR_DATE"),
            convention("INCOMING", "BACKWARDS", "MONDAY_TO_SUNDAY", "CALENDAR_DATE"),
            convention("INCOMING", "ORDINAL", "FRIDAY_TO_FRIDAY", "CALENDAR_DATE"),
            convention("INCOMING", "ORDINAL", "MONDAY_TO_SUNDAY", "NEVER"),
        ],
    }
}

/// Periods that are none are asked about a register one at a time, not with a wrong convention.
pub fn sound(mut plan: Plan) -> Plan {
    plan.conventions.truncate(2);
    plan
}

/// What belongs to no register.
struct Alone;

impl Suite for Alone {
    fn ask<D: Door>(&self, log: &mut Log) {
        log.note("version", D::version());
        log.note("limits", D::limits());
        log.note("catalogue", D::catalogue());
        log.note("questions", D::questions());
        log.note("house", D::house());
        for id in ["C003", "c003", "P007", "X001", ""] {
            log.note(format_args!("rule {id}"), D::rule_at(id));
        }
        for text in
            ["2024-07-08", "2024-7-8", "2024-07-32", "08/07/2024", "", " 2024-07-08", "2024-07-08T00:00"]
        {
            log.note(format_args!("date {text}"), D::date(text));
        }
        for (year, month) in [(2024, 0), (2024, 13), (2024, 255), (9999, 12), (-9999, 1), (32767, 1)] {
            log.note(format_args!("{year} {month}"), (D::year(year), D::month(year, month)));
        }
        for (ratio, places, decimal) in [
            ("432/7", 1, Ok("61.7")),
            ("-1/2", 0, Ok("-1")),
            ("-1/1000", 2, Ok("0.00")),
            ("84", 2, Ok("84.00")),
            ("864/14", 1, Err(Code::InvalidNumber)),
            ("1/0", 1, Err(Code::InvalidNumber)),
            ("", 1, Err(Code::InvalidNumber)),
            ("18446744073709551615/7", 18, Ok("2635249153387078802.142857142857142857")),
            ("1/3", 37, Ok("0.3333333333333333333333333333333333333")),
            ("1/3", 38, Err(Code::Overflow)),
            ("1/3", u32::MAX, Err(Code::Overflow)),
            ("170141183460469231731687303715884105727", 1, Err(Code::Overflow)),
        ] {
            let answer = D::decimal(ratio, places);
            assert_eq!(answer.as_deref().map_err(|one| one.code), decimal, "{}: {ratio}", D::NAME);
            log.note(format_args!("{ratio} to {places}"), answer);
        }
        let plan = plan();
        let real: Vec<Day> = plan.days[..9].to_vec();
        for how in &plan.conventions {
            suite::calendar::<D>(
                log,
                &Plan {
                    days: real.clone(),
                    conventions: vec![how.clone()],
                    periods: Vec::new(),
                    moments: Vec::new(),
                },
            );
        }
        suite::calendar::<D>(log, &sound(plan));
    }
}

/// The examples as they are, and what is built in.
struct Registers;

impl Suite for Registers {
    fn ask<D: Door>(&self, log: &mut Log) {
        let plan = sound(plan());
        for source in [register(), source("days.csv", include_str!("../../examples/data/days.csv"))] {
            let register = suite::files::<D>(log, &[source], None).unwrap();
            suite::typed::<D>(log, &register, &plan);
            suite::texts::<D>(log, &register);
            let csv = D::view(&register, "UK_ARRIVALS", None).and_then(|view| D::csv(&view));
            log.note("csv", csv);
        }
        let builtin = D::builtin().unwrap();
        suite::typed::<D>(log, &builtin, &plan);
        suite::texts::<D>(log, &builtin);
    }
}

/// Files of every kind, whole and broken, alone and after one another.
struct Files;

/// Files with what is read of them at most.
fn all_files() -> Vec<(Vec<Source>, Option<Limits>)> {
    let days = "date,people,boats,note\n2024-07-08,65,1,\n2024-07-09,419,6,Revised\n";
    let later = "date,people,boats\n2024-07-09,420,6\n2024-07-10,0,0\n";
    let publications = source("publications.csv", include_str!("../../examples/data/publications.csv"));
    let published =
        |text: &str, when: &str| Source { published: Some(when.to_owned()), ..source("days.csv", text) };
    let mut broken = Workbook::new();
    broken.days[3][1] = text("about 20");
    broken.days[5][2] = text("-");
    broken.days.remove(9);
    let mut headless = Workbook::new();
    headless.days[0][1] = text("Migrants");
    headless.weeks[0][3] = text("Ships");
    let (book, broken, headless) = (Workbook::new().bytes(), broken.bytes(), headless.bytes());
    let few = |limits: fn(&mut Limits)| {
        let mut few = Rust::limits().unwrap();
        limits(&mut few);
        Some(few)
    };
    let alone = |source: Source| (vec![source], None);
    vec![
        (Vec::new(), None),
        alone(source("days.csv", days)),
        alone(source("a name that tells nothing", days)),
        alone(publications.clone()),
        alone(source("book.ods", book.clone())),
        alone(source("broken.ods", broken.clone())),
        alone(source("headless.ods", headless.clone())),
        alone(source("cut.ods", &book[..book.len() / 2])),
        alone(source("nothing.ods", "")),
        alone(source("", "")),
        alone(source("noise", [0, 1, 2, 0])),
        alone(source("ships.csv", "date,people,ships,ships\n2024-07-08,65,1,1\n2024-07-09,1\n")),
        alone(source("wrong.csv", "date,people,boats\n2024-07-08,65,0\n2024-07-08,1,2\nsoon,-,-\n")),
        alone(source("half.json", "{\"format\": 1, \"series\": [")),
        alone(source("other.json", "{\"format\": 2, \"colour\": \"blue\"}")),
        alone(source(
            "nul.json",
            "{\"format\": 1, \"boats\": [{\"id\": \"a\\u0000b\", \"date\": \"\\u0000\"}]}",
        )),
        // A NUL within a name, and within a text of a register.
        alone(source("a\0b.csv", "date,people,boats\n2024-07-08,65,0\n")),
        alone(source(
            "nul.json",
            "{\"format\": 1, \"deaths\": [{\"id\": \"a\\u0000b\", \"from\": \"2024-01-01\", \"scope\": \"at-sea\", \
             \"deaths\": 1, \"reported_by\": \"\\u0000\"}]}",
        )),
        (vec![published(days, "2024-07-10"), published(later, "2024-07-11T08:00:00+01:00")], None),
        (vec![published(later, "2024-07-11"), published(days, "2024-07-10")], None),
        (vec![published(days, "soon")], None),
        (
            vec![
                source("ships.csv", "date,ships\n1,1\n"),
                source("wrong.csv", "date,people,boats\nsoon,1,0\n"),
            ],
            None,
        ),
        (
            vec![
                source("book.ods", book.clone()),
                source("headless.ods", headless),
                source("broken.ods", broken),
            ],
            None,
        ),
        (vec![register(), register()], None),
        (vec![source("days.csv", days)], few(|limits| limits.bytes = 20)),
        (vec![source("days.csv", days)], few(|limits| limits.rows = 1)),
        (vec![register()], few(|limits| limits.nesting = 2)),
        (vec![source("book.ods", book.clone())], few(|limits| limits.unpacked_bytes = 1000)),
        (vec![source("book.ods", book)], few(|limits| limits.cells = 30)),
    ]
}

impl Suite for Files {
    fn ask<D: Door>(&self, log: &mut Log) {
        for (sources, limits) in all_files() {
            if let Some(register) = suite::files::<D>(log, &sources, limits.as_ref()) {
                let plan = Plan {
                    days: vec![(2024, 7, 9), (2024, 5, 5)],
                    periods: vec![Period::new((2024, 7, 8), (2024, 7, 10))],
                    moments: vec!["2024-07-10".to_owned()],
                    conventions: Vec::new(),
                };
                suite::typed::<D>(log, &register, &plan);
            }
        }
    }
}

/// A moment before 1970, between two seconds.
struct LongAgo;

impl Suite for LongAgo {
    fn ask<D: Door>(&self, log: &mut Log) {
        let day = json!([{ "date": "1969-12-30", "people": 1, "boats": 1 }]);
        let publication =
            json!({ "published": "1969-12-31T23:59:58.25Z", "coverage": "partial", "days": day });
        let series = json!([{ "basis": "uk-arrivals", "publications": [publication] }]);
        let file = source("old.json", json!({ "format": 1, "series": series }).to_string());
        let register = D::read(&[file], None).unwrap();
        let view = D::view(&register, "UK_ARRIVALS", None).unwrap();
        let published = D::published(&view).unwrap().unwrap();
        // A second and three quarters before the first of 1970; rounded down, that is two.
        assert_eq!((published.seconds, published.nanoseconds), (-2, 250_000_000), "{}", D::NAME);
        log.note("published", published);
    }
}

/// Each command, as it is accepted and as it is refused.
struct Commands;

fn all_commands() -> Vec<String> {
    let proposal = |id: &str, payee: &str| json!({ "id": id, "title": "talks", "payer": "United Kingdom", "payee": payee, "stage": "ended" });
    let commands = [
        json!({ "command": "record-day", "basis": "uk-arrivals", "published": "2030-08-22", "source": "a page",
            "day": { "date": "2030-08-21", "people": 70, "boats": 1 } }),
        json!({ "command": "record-day", "basis": "uk-arrivals", "published": "2030-08-22", "source": "a page",
            "day": { "date": "2030-08-20", "people": 1, "boats": 2 } }),
        json!({ "command": "record-boat", "boat": { "id": "B-9", "date": "2030-08-21", "people": 70 } }),
        json!({ "command": "record-boat", "boat": { "id": "B-9", "date": "2030-08-21", "people": 0 } }),
        json!({ "command": "complete-boats", "date": "2030-08-21" }),
        json!({ "command": "complete-boats", "date": "2030-05-04" }),
        json!({ "command": "publish", "basis": "frontex-detections", "publication": { "published": "2031-02-01",
            "coverage": "partial", "source": "a report",
            "totals": [{ "from": "2030-01-01", "to": "2030-12-31", "people": 60_000 }] } }),
        json!({ "command": "publish", "basis": "frontex-detections", "publication": { "published": "2030-02-01" } }),
        json!({ "command": "propose", "agreement": proposal("A-3", "Belgium") }),
        json!({ "command": "propose", "agreement": proposal("A-3", "United Kingdom") }),
        json!({ "command": "agree", "agreement": proposal("A-3", "Belgium") }),
        json!({ "command": "agree", "agreement": proposal("A-3", "Belgium") }),
        json!({ "command": "amend", "id": "A-1", "amendment": { "date": "2031-01-01", "change": "more" },
            "commitment": "EUR 95000000", "to": "2033-03-31", "instalments": [
                { "from": "2030-04-01", "to": "2031-03-31", "amount": "EUR 95000000" }] }),
        json!({ "command": "amend", "id": "A-2", "amendment": { "date": "2031-01-01", "change": "more" } }),
        json!({ "command": "amend", "id": "A-9", "amendment": { "date": "2031-01-01", "change": "more" } }),
        json!({ "command": "pay", "id": "A-1", "payment": { "date": "2031-02-01", "amount": "EUR 1.50" } }),
        json!({ "command": "pay", "id": "A-1", "payment": { "date": "2031-02-01", "amount": "GBP 1" } }),
        json!({ "command": "pay", "id": "A-9", "payment": { "date": "2031-02-01", "amount": "GBP 1" } }),
        json!({ "command": "end", "id": "A-1" }),
        json!({ "command": "end", "id": "A-1" }),
        json!({ "command": "end", "id": "A-2" }),
        json!({ "command": "close-period", "id": "minister-2", "to": "2030-05-02" }),
        json!({ "command": "close-period", "id": "minister-2", "to": "2030-06-30" }),
        json!({ "command": "close-period", "id": "minister-2", "to": "2030-06-30" }),
        json!({ "command": "close-period", "id": "minister-9", "to": "2030-06-30" }),
        json!({ "command": "open-period", "period": { "id": "minister-3", "kind": "office", "title": "C. Example",
            "timeline": "Made-up Minister", "from": "2030-07-01" } }),
        json!({ "command": "open-period", "period": { "id": "minister-3", "kind": "office", "title": "C. Example",
            "timeline": "Made-up Minister", "from": "2030-08-01" } }),
        json!({ "command": "love" }),
        json!({ "command": "end" }),
        json!({ "command": "end", "id": "A-1", "colour": "blue" }),
        json!([]),
        Value::Null,
    ];
    let odd = ["", "{", "end", "{\"command\": \"end\", \"id\": \"A-1\"} {}"].map(str::to_owned);
    commands.iter().map(Value::to_string).chain(odd).collect()
}

impl Suite for Commands {
    fn ask<D: Door>(&self, log: &mut Log) {
        let before = D::read(&[register()], None).unwrap();
        let after = suite::commands::<D>(log, D::read(&[register()], None).unwrap(), &all_commands());
        suite::compared::<D>(log, &before, &after);
        suite::compared::<D>(log, &before, &D::builtin().unwrap());
    }
}

/// The questions of files, and how each is refused.
struct Questions;

impl Suite for Questions {
    fn ask<D: Door>(&self, log: &mut Log) {
        let file = |text: &str| json!([{ "name": "days.csv", "text": text }]);
        let days = "date,people,boats\n2024-07-08,65,1\n2024-07-09,419,6\n";
        // Of the first, P and B rules come late in the catalogue; of the second, C rules early.
        let late = "{\"format\":1,\"boats\":[{\"id\":\"a\",\"date\":\"2024-07-08\",\"people\":0}]}";
        let early = "date,people,boats\n2024-07-08,65,0\n2024-07-10,419,600\n";
        for question in Rust::questions().unwrap().iter().map(String::as_str).chain(["love", ""]) {
            for request in
                ["", " ", "{}", "[]", "{\"files\": 1}", "{", "{\"colour\": 1}", "{\"files\":[],\"files\":[]}"]
            {
                log.note(format_args!("{question} {request}"), D::ask(question, request));
            }
            for files in
                [file(days), file(early), file(late), file("date,ships\n"), json!([{ "path": "/no/such" }])]
            {
                let request = json!({ "files": files }).to_string();
                log.note(format_args!("{question} {request}"), D::ask(question, &request));
            }
        }
        for (old, new) in
            [(days, days), (days, early), (late, early), (early, late), ("date\n", late), ("a", "b")]
        {
            let request = json!({ "old": file(old), "new": file(new) }).to_string();
            log.note(&request, D::ask("revisions", &request));
        }
        for id in ["C009", "X001"] {
            log.note(id, D::ask("explain", &json!({ "id": id }).to_string()));
        }
    }
}

/// What does not fit 64 bits, or only just.
struct Large;

impl Suite for Large {
    fn ask<D: Door>(&self, log: &mut Log) {
        let most = u64::MAX;
        let csv =
            format!("date,people,boats\n2024-07-08,{most},7\n2024-07-09,{most},{most}\n2024-07-10,1,1\n");
        let after = "date,people,boats\n2024-07-08,7,7\n2024-07-09,1,1\n2024-07-10,1,1\n";
        let published =
            |text: &str, when: &str| Source { published: Some(when.to_owned()), ..source("days.csv", text) };
        let sources = [published(&csv, "2024-07-11"), published(after, "2024-07-12")];
        let register = suite::files::<D>(log, &sources, None).unwrap();
        let old = D::view_after(&register, "UK_ARRIVALS", 1).unwrap();
        for days in [8, 9, 10].map(|last| Period::new((2024, 7, 8), (2024, 7, last))) {
            log.note(format_args!("{days:?}"), D::total(&old, &days));
            for rate in RATES {
                log.note(format_args!("{rate} {days:?}"), D::rate(&old, &days, rate));
            }
        }
        let day = Period::new((2024, 7, 8), (2024, 7, 8));
        let people = D::rate(&old, &day, RATES[0]).unwrap();
        assert_eq!((people.parts, people.text.as_str()), (None, "18446744073709551615/7"), "{}", D::NAME);
        let sum = D::total(&old, &Period::new((2024, 7, 8), (2024, 7, 9)));
        assert_eq!(sum.unwrap_err().code, Code::Overflow, "{}", D::NAME);
        let revisions = D::revisions(&old, &D::view(&register, "UK_ARRIVALS", None).unwrap()).unwrap();
        // By hand: 2^64 - 1 - 7 and 2^64 - 1 - 1, both down.
        assert_eq!((revisions.net.value, revisions.net.text.as_str()), (None, "-36893488147419103222"));
        assert_eq!((revisions.gross.value, revisions.gross.text.as_str()), (None, "36893488147419103222"));
        log.note("revisions", revisions);
        suite::typed::<D>(log, &register, &plan_of_large());
        money::<D>(log);
    }
}

fn plan_of_large() -> Plan {
    Plan {
        days: vec![(2024, 7, 8)],
        periods: vec![Period::new((2024, 7, 8), (2024, 7, 9)), Period::new((2024, 7, 10), (2024, 7, 10))],
        moments: vec!["2024-07-11".to_owned()],
        conventions: Vec::new(),
    }
}

fn money<D: Door>(log: &mut Log) {
    // The largest amounts of a currency without a smaller unit, and of one with.
    let (most, pounds) = (i128::MAX.to_string(), "GBP 1701411834604692317316873037158841057.27");
    let agreement = |id: &str, amount: &str, commitment: Option<&str>, parts: [&str; 2]| {
        let part = |year: u32, amount: &str| json!({ "from": format!("{year}-01-01"), "to": format!("{year}-12-31"), "amount": amount });
        json!({
            "id": id, "title": id, "payer": "a", "payee": "b", "stage": "agreed", "commitment": commitment,
            "binding": "estimated", "instalments": [part(2030, parts[0]), part(2031, parts[1])],
            "reported": [{ "amount": amount, "binding": "exact", "reported_by": "a" }],
        })
    };
    let (yen, less) = (format!("JPY {most}"), format!("JPY {}", i128::MAX - 1));
    let draft = json!({ "format": 1, "agreements": [
        agreement("overflow", &yen, None, [&yen, "JPY 1"]),
        agreement("just", &yen, Some(&yen), [&less, "JPY 1"]),
        agreement("pounds", pounds, Some(pounds), ["GBP 1701411834604692317316873037158841057.26", "GBP 0.01"]),
    ] });
    let file = source("money.json", draft.to_string());
    log.note("check", D::check(std::slice::from_ref(&file), None));
    match D::read(&[file], None) {
        Ok(register) => {
            let agreements = D::agreements(&register).unwrap();
            assert_eq!(agreements[0].instalments_sum, None, "the sum does not fit");
            let sum = agreements[1].instalments_sum.clone().unwrap();
            assert_eq!((sum.minor, sum.text), (None, yen));
            log.note("agreements", agreements);
            for index in 0..3 {
                log.note("listed", [D::listed(&register, index, "JPY"), D::listed(&register, index, "GBP")]);
            }
        }
        Err(refusal) => panic!("{refusal:?}"),
    }
}

/// All of it at one door.
pub fn all<D: Answering>(log: &mut Log) {
    Alone.ask::<D>(log);
    Registers.ask::<D>(log);
    Files.ask::<D>(log);
    LongAgo.ask::<D>(log);
    Commands.ask::<D>(log);
    Questions.ask::<D>(log);
    Large.ask::<D>(log);
    super::claims::all::<D>(log);
    super::answers::all::<D>(log);
}

#[test]
fn what_belongs_to_no_register() {
    at_both_doors(&Alone);
}

#[test]
fn the_examples_and_what_is_built_in() {
    at_both_doors(&Registers);
}

#[test]
fn files_whole_and_broken() {
    at_both_doors(&Files);
}

#[test]
fn a_moment_before_1970() {
    at_both_doors(&LongAgo);
}

#[test]
fn every_command() {
    at_both_doors(&Commands);
}

#[test]
fn questions_of_files() {
    at_both_doors(&Questions);
}

#[test]
fn what_does_not_fit() {
    at_both_doors(&Large);
}
