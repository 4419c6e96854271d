//! Questions, files and commands, as numbers that shrink well.

use crossings::jiff::civil::{Date, date};
use crossings::jiff::{Span, ToSpan};
use crossings::source::json;
use crossings::{Draft, Register, strategy};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};

use super::model::{Convention, Day, Period, Source, source};
use super::suite::Plan;

pub fn plain(date: Date) -> Day {
    (date.year(), date.month() as u8, date.day() as u8)
}

pub fn real(day: Day) -> Option<Date> {
    Date::new(day.0, i8::try_from(day.1).ok()?, i8::try_from(day.2).ok()?).ok()
}

/// A register as a file.
pub fn file(register: &Register) -> Source {
    let mut bytes = Vec::new();
    json::write(register, &mut bytes).unwrap();
    source("register.json", bytes)
}

pub fn draft_file(name: &str, draft: &Draft) -> Source {
    let mut bytes = Vec::new();
    json::write_draft(draft, &mut bytes).unwrap();
    source(name, bytes)
}

pub fn convention() -> impl Strategy<Value = Convention> {
    let one = |values: &'static [&'static str]| select(values).prop_map(str::to_owned);
    (
        one(&["INCOMING", "OUTGOING"]),
        one(&["ORDINAL", "ELAPSED"]),
        one(&["MONDAY_TO_SUNDAY", "SUNDAY_TO_SATURDAY"]),
        one(&["CALENDAR_DATE", "DAY_OF_YEAR"]),
    )
        .prop_map(|(handover, day_count, week, last_year)| Convention {
            handover,
            day_count,
            week,
            last_year,
        })
}

/// Days that are none, and those at the ends of the calendar.
fn odd_day() -> impl Strategy<Value = Day> {
    prop_oneof![
        (any::<i16>(), any::<u8>(), any::<u8>())
            .prop_filter("a date of zeros alone says that there is none", |day| *day != (0, 0, 0)),
        select(vec![
            (9999, 12, 31),
            (9999, 12, 30),
            (-9999, 1, 1),
            (-9999, 1, 7),
            (2023, 2, 29),
            (2024, 2, 29),
            (0, 1, 1),
            (2024, 13, 1),
            (2024, 1, 129),
        ]),
    ]
}

/// Days near some that matter, now and then others.
fn day_near(dates: Vec<Date>) -> BoxedStrategy<Day> {
    let near = (select(dates), -4..40_i64)
        .prop_map(|(date, days)| plain(date.saturating_add(Span::new().days(days))));
    prop_oneof![12 => near, 2 => strategy::date().prop_map(plain), 1 => odd_day()].boxed()
}

fn period_near(dates: Vec<Date>) -> impl Strategy<Value = Period> {
    let after = |(first, days): (Day, i64)| match real(first) {
        Some(date) => Period::new(first, plain(date.saturating_add(days.days()))),
        None => Period::starting(first),
    };
    let day = day_near(dates);
    prop_oneof![
        12 => (day.clone(), prop_oneof![5 => 0..12_i64, 2 => 0..60_i64, 1 => -2..1_i64]).prop_map(after),
        1 => day.clone().prop_map(Period::starting),
        1 => (day.clone(), day).prop_map(|(first, last)| Period::new(first, last)),
        1 => strategy::period().prop_map(|one| Period { first: plain(one.start()), last: one.last().map(plain) }),
    ]
}

/// What a register knows of.
fn dates_of(register: &Register) -> (Vec<Date>, Vec<String>) {
    let mut dates = vec![date(2024, 7, 5)];
    let mut moments = vec!["2024-07-05".to_owned(), "2022-10-25T06:00:00+01:00".to_owned()];
    for series in register.all_series() {
        let extent = series.newest().extent();
        dates.extend(extent.into_iter().flat_map(|extent| [extent.start(), extent.last().unwrap()]));
        for one in series.publications() {
            moments.push(one.published.date().to_string());
            moments.push(one.published.timestamp().to_string());
        }
    }
    dates.extend(register.policy_periods().iter().map(|one| one.period.start()));
    dates.extend(register.policy_periods().iter().filter_map(|one| one.period.last()));
    (dates, moments)
}

/// Questions about a register.
pub fn plan(register: &Register) -> impl Strategy<Value = Plan> + use<> {
    let (dates, moments) = dates_of(register);
    (
        vec(day_near(dates.clone()), 4),
        vec(period_near(dates), 4),
        subsequence(moments, 1..=2),
        vec(convention(), 2),
    )
        .prop_map(|(days, periods, moments, conventions)| Plan { days, periods, moments, conventions })
}

/// Days, periods and conventions without a register.
pub fn calendar() -> impl Strategy<Value = Plan> {
    strategy::date().prop_flat_map(|near| {
        (vec(day_near(vec![near]), 3), vec(period_near(vec![near]), 3), vec(convention(), 2))
            .prop_map(|(days, periods, conventions)| Plan { days, periods, conventions, moments: Vec::new() })
    })
}

/// The pointers of everything in a JSON value.
fn leaves(value: &Value, pointer: &str, into: &mut Vec<String>) {
    into.push(pointer.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, one)| leaves(one, &format!("{pointer}/{n}"), into));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, one)| leaves(one, &format!("{pointer}/{key}"), into));
        }
        _ => {}
    }
}

/// Spoils one value: it becomes another one, a little more or less, comes twice, or goes.
fn spoil(draft: &mut Value, which: Index, what: Index, how: u8) {
    let others = json!([
        null,
        0,
        1,
        2,
        400,
        u64::MAX,
        -1,
        1.5,
        "",
        "about 20",
        "2022-12-31",
        "2024-07-07",
        "9998-12-31",
        "9999-12-31",
        "EUR 0",
        "EUR 1",
        "GBP 1",
        "EUR 1 or 2",
        "final",
        "partial",
        "spliced",
        "inferred",
        "proposed",
        "amended",
        "exact",
        "up-to",
        "act",
        "office",
        "uncontrolled",
        "\u{0}🚤",
        [],
        {},
        true
    ]);
    let mut pointers = Vec::new();
    // The days are many; each noun is to have its turn.
    let nouns: Vec<String> = draft.as_object().unwrap().keys().map(|noun| format!("/{noun}")).collect();
    let noun = what.get(&nouns);
    leaves(draft.pointer(noun).unwrap(), noun, &mut pointers);
    let pointer = &pointers[which.index(pointers.len())];
    // Another value of the same name: an id that comes twice, a day of another row.
    let name = pointer.rsplit('/').next();
    let namesakes: Vec<&String> = pointers.iter().filter(|one| one.rsplit('/').next() == name).collect();
    let namesake = draft.pointer(namesakes[what.index(namesakes.len())]).unwrap().clone();
    let place = draft.pointer_mut(pointer).unwrap();
    match place {
        Value::Array(list) if !list.is_empty() => {
            let n = what.index(list.len());
            match how % 3 {
                0 => drop(list.remove(n)),
                1 => list.insert(n, list[n].clone()),
                _ => list.swap(0, n),
            }
        }
        Value::Object(map) if how == 0 => {
            map.insert("colour".to_owned(), json!("blue"));
        }
        Value::Array(_) | Value::Object(_) => {}
        _ if how < 4 => *place = namesake,
        Value::Number(number) if how < 8 => {
            let near = |n: u64| if how.is_multiple_of(2) { n.saturating_add(1) } else { n / 2 };
            *place = number.as_u64().map(near).into();
        }
        Value::String(text) if how < 8 && text.parse::<Date>().is_ok() => {
            let day: Date = text.parse().unwrap();
            *place = day.saturating_add((i64::from(how) - 6).days()).to_string().into();
        }
        _ => *place = what.get(others.as_array().unwrap()).clone(),
    }
}

/// A register's own form with a few values spoiled.
pub fn spoiled() -> impl Strategy<Value = Source> {
    let change = (any::<Index>(), any::<Index>(), 0..9_u8);
    (strategy::partial_draft(), vec(change, 1..6)).prop_map(|(draft, changes)| {
        let mut value = serde_json::to_value(&draft).unwrap();
        for (which, what, how) in changes {
            spoil(&mut value, which, what, how);
        }
        source("spoiled.json", value.to_string())
    })
}

/// Rows of a CSV, most of which are days.
pub fn csv() -> impl Strategy<Value = Source> {
    let headers = select(vec![
        "date,people,boats",
        "date,people,boats,uncontrolled,note",
        "published,date,people,boats",
        "Date,Migrants arrived,Boats arrived",
        "date,people,ships",
        "date,people",
        "",
    ]);
    let dates = select(vec!["2024-07-08", "2024-07-09", "2024-07-10", "10/07/2024", "2024-07-32", "-", ""]);
    let counts = select(vec!["0", "1", "2", "60", "400", "-", "-3", "many", "007", "18446744073709551615"]);
    let more = select(vec!["", ",0", ",3,\"a \"\"note\"\"\"", ",1,\u{0}", ",\"open"]);
    let row = (dates, counts.clone(), counts, more)
        .prop_map(|(date, people, boats, more)| format!("{date},{people},{boats}{more}\n"));
    let published =
        proptest::option::weighted(0.4, select(vec!["2024-07-12", "2024-07-12T08:00:00Z", "soon"]));
    (headers, vec(row, 0..6), published).prop_map(|(header, rows, published)| Source {
        published: published.map(str::to_owned),
        ..source("days.csv", format!("{header}\n{}", rows.concat()))
    })
}

/// Requests to the questions that a register answers, most of them well made.
pub fn request() -> impl Strategy<Value = (&'static str, Value)> {
    let days = || select(vec![json!("2024-07-01"), json!("2030-05-04"), json!("9999-12-31"), json!("soon")]);
    let summary = (
        select(vec!["office", "act", "agreement", "year", "month", "week", "quarter"]),
        select(vec!["uk-arrivals", "french-attempts", "frontex-detections", "belgian-interceptions"]),
        proptest::option::of(days()),
        proptest::option::of(days()),
        proptest::option::of(select(vec![json!("2024-07-05"), json!("2031-01-01T00:00:00Z"), json!(5)])),
    )
        .prop_map(|(by, basis, from, to, as_of)| {
            let of = json!({ "by": by, "basis": basis, "from": from, "to": to, "as_of": as_of });
            ("summary", of)
        });
    let others = select(vec![
        ("funding", json!({})),
        ("funding", json!({ "id": "F00" })),
        ("funding", json!({ "id": "A-1" })),
        ("periods", json!({ "timeline": "Prime Minister" })),
        ("periods", json!({ "timeline": "none" })),
        ("periods", json!([])),
        ("publications", json!({ "basis": "french-attempts" })),
        ("publications", json!({ "bases": 1 })),
        ("export", json!({ "commands": [{ "command": "end", "id": "F00" }] })),
        (
            "export",
            json!({ "commands": [{ "command": "end", "id": "F00" }, { "command": "end", "id": "F00" }] }),
        ),
        ("export", json!({ "commands": [{ "command": "close-period", "id": "x", "to": "2024-07-05" }] })),
        ("explain", json!({ "id": "C009" })),
        ("check", json!({})),
        ("love", json!({})),
    ]);
    prop_oneof![2 => summary, 1 => others]
}
