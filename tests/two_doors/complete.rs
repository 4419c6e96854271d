//! The suite is whole: every function is called, every figure is seen, and nothing leaks.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::c_char;

use crossings::capi;
use crossings::jiff::ToSpan;
use crossings::jiff::civil::Date;
use serde_json::{Value, json};

use super::c_call::{CALLED, Handle, c, code, nothing_is_left, status_name, value};
use super::c_door::C;
use super::examples::{all, plan, sound};
use super::header::{ENUMS, functions, number};
use super::model::{Answer, Code, Door, screaming, source};
use super::rust_door::Rust;
use super::suite::{self, Log};

/// The sizes of the structures, by their names in `crossings_struct`.
macro_rules! sizes {
    ($($name:ident),* $(,)?) => {
        [$((stringify!($name).strip_prefix("crossings_").unwrap().to_uppercase(), size_of::<capi::$name>())),*]
    };
}

#[test]
#[expect(clippy::too_many_lines, reason = "a line for each structure")]
fn versions_sizes_and_names() {
    assert_eq!(c!(crossings_abi_version()), 4, "the number in the header");
    let sizes = sizes!(
        crossings_text,
        crossings_date,
        crossings_period,
        crossings_ratio,
        crossings_amount,
        crossings_source,
        crossings_limits,
        crossings_finding,
        crossings_arrivals,
        crossings_day,
        crossings_total,
        crossings_policy_period,
        crossings_agreement,
        crossings_instalment,
        crossings_payment,
        crossings_reported_amount,
        crossings_amendment,
        crossings_boat,
        crossings_death_report,
        crossings_invariant,
        crossings_moment,
        crossings_convention,
        crossings_publication,
        crossings_published_day,
        crossings_preventions,
        crossings_week,
        crossings_period_total,
        crossings_published_total,
        crossings_summary_facts,
        crossings_summary_row,
        crossings_integer,
        crossings_revisions_facts,
        crossings_revised_day,
        crossings_revised_week,
        crossings_revised_total,
        crossings_change,
        crossings_compared_series,
        crossings_inspection_facts,
        crossings_rule_count,
        crossings_file,
        crossings_series_contents,
        crossings_interval,
        crossings_end,
        crossings_understanding,
        crossings_figure_facts,
        crossings_slip,
        crossings_description,
        crossings_value,
        crossings_measure_facts,
        crossings_grounds,
        crossings_claim,
        crossings_judge_options,
        crossings_judgement_facts,
        crossings_trial,
        crossings_held,
        crossings_likely_slip,
        crossings_audit_options,
        crossings_consistency_facts,
        crossings_left_out,
        crossings_conflict,
        crossings_repair,
        crossings_witnessed,
        crossings_implied,
        crossings_implied_span,
        crossings_tight,
        crossings_windows_facts,
        crossings_window_run,
        crossings_number_run,
        crossings_granularity,
        crossings_tally_options,
        crossings_columns,
        crossings_bytes,
    );
    let names: Vec<&str> = sizes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ENUMS["struct"].iter().map(|one| one.0).collect::<Vec<_>>());
    for (name, size) in &sizes {
        let structure = number("struct", name);
        assert_eq!(
            value(|out, err| c!(crossings_struct_size(structure, out, err))).as_ref(),
            Ok(size),
            "{name}"
        );
    }
    let unknown = value(|out, err| c!(crossings_struct_size(u32::MAX, out, err)));
    assert_eq!(unknown.unwrap_err().code, Code::InvalidEnum);
    for (name, number) in &ENUMS["status"] {
        assert_eq!(status_name(*number).as_deref(), Some(*name));
        assert_eq!(
            code(*number).map(|code| screaming(&code)).as_deref(),
            Some(*name).filter(|one| *one != "OK")
        );
    }
    assert_eq!(Code::ALL.len() + 1, ENUMS["status"].len());
    assert_eq!([7, 99, 120, u32::MAX].map(status_name), [None, None, None, None]);
    assert_eq!(c!(crossings_error_status(std::ptr::null())), capi::crossings_status::Ok);
    let message: *const c_char = c!(crossings_error_message(std::ptr::null()));
    assert!(message.is_null());
    capi::crossings_register::free(std::ptr::null_mut());
    nothing_is_left();
}

/// A function that a later version adds has its place in the suite.
#[test]
fn every_function_is_called() {
    versions_sizes_and_names();
    all::<C>(&mut Log::default());
    let called = CALLED.lock().unwrap().clone();
    let functions = functions();
    assert!(functions.len() > 150, "the header was read: {functions:?}");
    let missing: Vec<_> = functions.difference(&called).collect();
    assert!(missing.is_empty(), "never called through the C door: {missing:?}");
    let unknown: Vec<_> = called.difference(&functions).collect();
    assert!(unknown.is_empty(), "in no header: {unknown:?}");
}

fn answers<D: Door>(file: &Value) -> Answer<Vec<String>> {
    let register = D::read(&[source("register.json", file.to_string())], None)?;
    let (mut log, mut few) = (Log::default(), sound(plan()));
    few.days.truncate(2);
    few.periods.truncate(2);
    few.moments.truncate(1);
    suite::typed::<D>(&mut log, &register, &few);
    Ok(log.0)
}

/// A register that uses every noun, and in which one value seldom decides another.
fn loose() -> Value {
    let publication = |published: &str, people: u64| {
        json!({
            "published": published, "dating": "stated", "status": "provisional", "coverage": "partial",
            "source": "a page",
            "days": [{ "date": "2030-04-30", "people": people, "boats": 3, "uncontrolled": 1, "note": "Revised" }],
            "weeks": [{ "ending": "2030-05-05", "people": people * 3, "boats": 5, "uncontrolled": 2,
                "prevented_people": people, "prevented_events": 12, "note": "so far" }],
            "totals": [{ "from": "2030-01-02", "to": "2030-03-30", "people": people, "boats": 19, "evidence": "a" }],
        })
    };
    json!({
        "format": 1,
        "series": [
            { "basis": "uk-arrivals", "publications": [
                publication("2030-05-07T08:00:00Z", 120), publication("2030-05-08T08:00:00Z", 140)] },
            { "basis": "french-attempts", "publications": [publication("2030-05-07T08:00:00Z", 90)] },
        ],
        "boats": [{ "id": "B-1", "date": "2030-03-10", "people": 70, "landing": "intercepted" }],
        "complete_boat_lists": [{ "date": "2030-02-10" }],
        "deaths": [{ "id": "D-1", "from": "2030-01-02", "to": "2030-12-30", "scope": "at-sea", "deaths": 9,
            "missing": 2, "reported_by": "a coastguard", "as_of": "2031-01-10", "evidence": "a" }],
        "agreements": [
            { "id": "A-1", "title": "patrols", "payer": "United Kingdom", "payee": "France",
                "date": "2030-03-10", "stage": "amended", "from": "2030-03-15", "to": "2032-04-20",
                "commitment": "EUR 90", "binding": "up-to", "purposes": ["patrols", "police-station"],
                "reported": [{ "amount": "EUR 80", "binding": "exact", "reported_by": "a" }],
                "instalments": [{ "from": "2030-04-01", "to": "2031-03-20", "amount": "EUR 40" },
                    { "from": "2031-04-01", "to": "2032-03-20", "amount": "EUR 30" }],
                "payments": [{ "date": "2030-06-01", "amount": "EUR 20" }],
                "amendments": [{ "date": "2030-11-20", "change": "a part" }], "evidence": "a" },
            { "id": "A-2", "title": "talks", "payer": "United Kingdom", "payee": "Belgium", "stage": "proposed" },
        ],
        "policy_periods": [
            { "id": "P-1", "kind": "office", "timeline": "Minister", "title": "A", "from": "2029-01-02",
                "to": "2030-05-02", "evidence": "a" },
            { "id": "P-2", "kind": "agreement", "title": "B", "from": "2030-04-02", "to": "2032-03-30",
                "agreement": "A-1", "evidence": "a" },
        ],
    })
}

/// Other values of the same kind that may stand there as well.
fn others(name: &str, value: &Value) -> Vec<Value> {
    let names: &[&str] = match name {
        "dating" => &["inferred"],
        "status" => &["spliced"],
        "coverage" => &["dense"],
        "basis" => &["belgian-interceptions"],
        "landing" => &["unknown"],
        "scope" => &["unstated"],
        "stage" => &["ended", "agreed"],
        "binding" => &["conditional"],
        "kind" => &["data-owner", "act"],
        "agreement" => &["A-2"],
        "0" | "1" => &["returns"],
        _ => &[],
    };
    match value {
        _ if !names.is_empty() => names.iter().copied().map(Value::from).collect(),
        Value::Number(number) => {
            let n = number.as_u64().unwrap();
            [Some(n + 1), n.checked_sub(1)].into_iter().flatten().map(Value::from).collect()
        }
        Value::String(text) => match (text.parse::<Date>(), text.strip_prefix("EUR ")) {
            _ if text.contains("T08:") => vec![text.replace("T08:", "T09:").into()],
            (Ok(day), _) => [1, -1, -7].map(|days| (day + days.days()).to_string().into()).to_vec(),
            (_, Some(euros)) => {
                let euros: u32 = euros.parse().unwrap();
                [euros + 1, euros - 1].map(|euros| format!("EUR {euros}").into()).to_vec()
            }
            _ => vec![format!("{text} too").into()],
        },
        _ => Vec::new(),
    }
}

fn leaves(value: &Value, pointer: &str, into: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, one)| leaves(one, &format!("{pointer}/{n}"), into));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, one)| leaves(one, &format!("{pointer}/{key}"), into));
        }
        Value::Null => {}
        _ => into.push(pointer.to_owned()),
    }
}

/// A register that differs in one value answers differently, at each door. So a door that gets
/// one value wrong is seen.
fn every_value_is_seen<D: Door>() {
    let file = loose();
    let right = answers::<D>(&file).unwrap();
    let mut pointers = Vec::new();
    leaves(&file, "", &mut pointers);
    let mut unchanged = Vec::new();
    for pointer in &pointers {
        let name = pointer.rsplit('/').next().unwrap();
        let mut changed = false;
        for other in others(name, file.pointer(pointer).unwrap()) {
            let mut wrong = file.clone();
            *wrong.pointer_mut(pointer).unwrap() = other.clone();
            if let Ok(answers) = answers::<D>(&wrong) {
                assert!(answers != right, "{}: {pointer} may as well be {other}", D::NAME);
                changed = true;
                break;
            }
        }
        if !changed {
            unchanged.push(pointer);
        }
    }
    // There is no other format, and a period names the agreement.
    assert_eq!(unchanged, ["/agreements/0/id", "/format"], "{}", D::NAME);
}

#[test]
fn every_value_is_seen_at_the_c_door() {
    every_value_is_seen::<C>();
}

#[test]
fn every_value_is_seen_at_the_rust_door() {
    every_value_is_seen::<Rust>();
}

/// Counts what this thread has allocated and not freed.
struct Counting;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
}

fn count(bytes: usize, sign: isize) {
    // A thread that is ending counts no more.
    let _ = HELD.try_with(|held| held.set(held.get() + sign * isize::try_from(bytes).unwrap_or(0)));
}

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // SAFETY: it is the contract of this function too.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(layout.size(), -1);
        // SAFETY: it is the contract of this function too.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What is given out and freed is freed indeed, with everything in it.
#[test]
fn nothing_leaks() {
    // The first time, what is made once for good is made.
    all::<C>(&mut Log::default());
    let before = HELD.get();
    all::<C>(&mut Log::default());
    nothing_is_left();
    assert_eq!(HELD.get() - before, 0, "bytes that were allocated and not freed");
}
