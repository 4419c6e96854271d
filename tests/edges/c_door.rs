//! The C door: what its handles and its errors say.

use core::ffi::CStr;
use core::mem::MaybeUninit;
use core::ptr::{null, null_mut};
use core::slice;

use crossings::capi::{
    ArrowArrayStream, crossings_date, crossings_error, crossings_figure_facts, crossings_granularity,
    crossings_grounds, crossings_judgement, crossings_register, crossings_source, crossings_status,
    crossings_text,
};
use crossings::jiff::civil::date;
use crossings::{
    CLAIMS_FORMAT, Counted, DeathScope, Deaths, Draft, DraftClaim, DraftClaims, DraftDeathReport, Field,
    Measure, Register, question,
};

use super::{counted, counted_in_march, landed, march, people, publication, register};

/// Calls a function of the C door.
macro_rules! c {
    ($function:ident($($argument:expr),* $(,)?)) => {
        // SAFETY: every handle is freed when the last call with it is over, every text and every structure is a
        // variable that outlives the call, and each output is a variable of its type.
        unsafe { crossings::capi::$function($($argument),*) }
    };
}

/// What a call gives that goes well.
fn given<T>(call: impl FnOnce(*mut T, *mut *mut crossings_error) -> crossings_status) -> T {
    let (mut out, mut error) = (MaybeUninit::uninit(), null_mut());
    let status = call(out.as_mut_ptr(), &raw mut error);
    assert_eq!(status, crossings_status::Ok, "{}", said(error));
    // SAFETY: a call that goes well gives its output.
    unsafe { out.assume_init() }
}

/// How a call ends that is refused, and what its error says.
fn refused<T>(
    call: impl FnOnce(*mut T, *mut *mut crossings_error) -> crossings_status,
) -> (crossings_status, String) {
    let (mut out, mut error) = (MaybeUninit::uninit(), null_mut());
    let status = call(out.as_mut_ptr(), &raw mut error);
    assert_eq!(c!(crossings_error_status(error)), status);
    let message = said(error);
    c!(crossings_error_free(error));
    (status, message)
}

/// Nothing where there is no error.
fn said(error: *const crossings_error) -> String {
    let message = c!(crossings_error_message(error));
    if message.is_null() {
        return String::new();
    }
    // SAFETY: it has a NUL behind it, and is there as long as the error is.
    unsafe { CStr::from_ptr(message) }.to_str().unwrap().to_owned()
}

fn owned(text: crossings_text) -> String {
    // SAFETY: it is that long, and its handle is still there.
    let bytes = unsafe { slice::from_raw_parts(text.data.cast::<u8>(), text.len) };
    str::from_utf8(bytes).unwrap().to_owned()
}

const fn source(name: &str, bytes: &[u8]) -> crossings_source {
    crossings_source {
        name: name.as_ptr().cast(),
        name_len: name.len(),
        bytes: bytes.as_ptr().cast(),
        bytes_len: bytes.len(),
        published: null(),
        published_len: 0,
    }
}

fn in_c(register: &Register) -> *mut crossings_register {
    let json = question::ask_on(register, "export", "").unwrap();
    let source = source("register.json", json.as_bytes());
    given(|out, err| c!(crossings_register_read(&raw const source, 1, null(), out, err)))
}

/// A handle may have a hundred thousand items, most of them not made yet.
#[test]
fn a_list_is_shown_by_its_length() {
    let rules = given(|out, err| c!(crossings_catalogue(out, err)));
    // SAFETY: it is not freed yet.
    let shown = unsafe { rules.as_ref() }.map(|rules| format!("{rules:?}"));
    c!(crossings_invariants_free(rules));
    let many = crossings::catalogue().count();
    assert_eq!(shown, Some(format!("crossings_invariants(List {{ len: {many}, .. }})")));
}

/// The panics that a test asks for have words of both kinds, and none, in turn.
#[cfg(feature = "__faults")]
#[test]
fn an_error_says_what_a_panic_said() {
    let mut said = [(); 3].map(|()| {
        crossings::capi::crossings_test_panic();
        let (status, message) = refused(|out, err| c!(crossings_catalogue(out, err)));
        assert_eq!(status, crossings_status::Panic);
        message
    });
    said.sort();
    let words = ["a panic without words", "a test asked for this", "a test asked for this again"];
    assert_eq!(said, words.map(|words| format!("a defect of the library, please report it: {words}")));
    // Each was asked for once.
    let rules = given(|out, err| c!(crossings_catalogue(out, err)));
    c!(crossings_invariants_free(rules));
}

#[cfg(feature = "csv")]
#[test]
fn an_error_says_the_first_finding_and_how_many_there_are() {
    use crossings::source::{Options, csv};

    let name = "days.csv";
    let message = |bytes: &[u8]| {
        let source = source(name, bytes);
        let read = refused(|out, err| c!(crossings_register_read(&raw const source, 1, null(), out, err)));
        assert_eq!(read.0, crossings_status::Unreadable);
        read.1
    };
    let first = |table: &[u8]| {
        let refused = csv::read(name, table, &Options::default()).unwrap_err();
        refused.problems().first().unwrap().to_string()
    };
    let one = b"date,people,boats,colour\n2025-03-01,60,1,red\n";
    assert_eq!(message(one), first(one));
    let two = b"date,people,boats,colour,size\n2025-03-01,60,1,red,9\n";
    assert_eq!(message(two), format!("{} (the first of 2 findings)", first(two)));
}

/// How a question ends, and how many findings its error has.
fn asked(name: &str, request: &str) -> (crossings_status, usize) {
    let (mut out, mut error) = (null_mut(), null_mut());
    let (name, name_len) = (name.as_ptr().cast(), name.len());
    let (request, request_len) = (request.as_ptr().cast(), request.len());
    let status = c!(crossings_ask(name, name_len, request, request_len, &raw mut out, &raw mut error));
    let findings = given(|out, err| c!(crossings_error_findings(error, out, err)));
    let many = given(|out, err| c!(crossings_findings_len(findings, out, err)));
    c!(crossings_findings_free(findings));
    c!(crossings_error_free(error));
    (status, many)
}

/// A document without its format is one finding. Below ten million, some sizes do not make seven decimals possible.
#[test]
fn a_question_that_has_no_answer_ends_with_its_status() {
    let claims = r#"{"claims": {"name": "claims.json", "text": "{\"claims\": []}"}}"#;
    assert_eq!(asked("claims", claims), (crossings_status::Unreadable, 1));
    let sizes = r#"{"test": "sizes", "mean": "4.0000000"}"#;
    assert_eq!(asked("granularity", sizes), (crossings_status::Overflow, 0));
}

/// Those who attempted it are counted by the week, and a window is of days.
#[test]
fn windows_that_cannot_be_sought_have_a_status() {
    let data = in_c(&counted_in_march([60, 60]));
    let sought = |request: &str| {
        let (name, name_len) = ("windows".as_ptr().cast(), "windows".len());
        let (request, len) = (request.as_ptr().cast(), request.len());
        refused(|out, err| c!(crossings_register_ask(data, name, name_len, request, len, out, err))).0
    };
    let by_week = sought(r#"{"figure": "60", "of": {"total": "people-attempting"}}"#);
    let beyond = sought(r#"{"figure": "999999999999999999999999999999 billion people"}"#);
    assert_eq!((by_week, beyond), (crossings_status::Missing, crossings_status::Overflow));
    c!(crossings_register_free(data));
}

fn facts(text: &str) -> crossings_figure_facts {
    let figure = given(|out, err| c!(crossings_figure_parse(text.as_ptr().cast(), text.len(), out, err)));
    let facts = given(|out, err| c!(crossings_figure_about(figure, out, err)));
    c!(crossings_figure_free(figure));
    facts
}

#[test]
fn a_figure_says_of_what_it_is_by_number() {
    let rows = [
        ("60", [0, 0, 0]),
        ("12 days", [3, 0, 0]),
        ("3 events", [5, 0, 0]),
        ("400 a week", [0, 2, 0]),
        ("the lowest", [0, 0, 2]),
    ];
    for (text, numbers) in rows {
        let facts = facts(text);
        assert_eq!([facts.noun, facts.per, facts.order], numbers, "{text}");
    }
}

#[test]
fn a_figure_that_does_not_fit_has_no_interval() {
    let text = "999999999999999999999999999999 billion people";
    let figure = given(|out, err| c!(crossings_figure_parse(text.as_ptr().cast(), text.len(), out, err)));
    let count = 0;
    let interval =
        refused(|out, err| c!(crossings_figure_interval(figure, count, null(), 0, null(), out, err)));
    c!(crossings_figure_free(figure));
    assert_eq!(interval.0, crossings_status::Overflow, "{}", interval.1);
}

/// The same numbers as in the cases of `granularity`.
#[test]
fn a_granularity_test_that_is_not_decided_says_why() {
    let (mean, deviation, size) = ("0", "0.0005", 2_000_003);
    let (mean, mean_len) = (mean.as_ptr().cast(), mean.len());
    let (deviation, deviation_len) = (deviation.as_ptr().cast(), deviation.len());
    let found: crossings_granularity = given(|out, err| {
        c!(crossings_grimmer(mean, mean_len, deviation, deviation_len, size, 1, 0, 0, out, err))
    });
    let work = 4;
    assert_eq!(found.answer, work);
    let sizes = |mean: &str| {
        refused(|out, err| c!(crossings_sample_sizes(mean.as_ptr().cast(), mean.len(), 1, 0, 0, out, err))).0
    };
    assert_eq!(sizes("4.0000000"), crossings_status::TooMany);
    assert_eq!(sizes(&format!("4{}.000000", "0".repeat(31))), crossings_status::Overflow);
}

/// The judgement on one figure, as somebody looks at it.
fn judged<T>(
    data: &Register,
    measure: Measure,
    figure: &str,
    look: impl FnOnce(*const crossings_judgement) -> T,
) -> T {
    let claim = DraftClaim::new("c", measure, figure);
    let draft =
        DraftClaims { format: CLAIMS_FORMAT.to_owned(), claims: vec![claim], ..DraftClaims::default() };
    let (name, json) = ("claims.json", serde_json::to_string(&draft).unwrap());
    let (name, name_len) = (name.as_ptr().cast(), name.len());
    let (json, json_len) = (json.as_ptr().cast(), json.len());
    let data = in_c(data);
    let claims =
        given(|out, err| c!(crossings_claims_read(name, name_len, json, json_len, null(), out, err)));
    let judgement = given(|out, err| c!(crossings_claims_judge(claims, 0, data, null(), out, err)));
    let seen = look(judgement);
    c!(crossings_judgement_free(judgement));
    c!(crossings_claims_free(claims));
    c!(crossings_register_free(data));
    seen
}

/// What may have gone wrong with a figure: the number of its kind, the first and the last of its days, whether a
/// moment is known, and all of it in words.
fn slips(data: &Register, measure: Measure, figure: &str) -> Vec<(u32, [u8; 2], bool, String)> {
    judged(data, measure, figure, |judgement| {
        let list = given(|out, err| c!(crossings_judgement_slips(judgement, out, err)));
        let many = given(|out, err| c!(crossings_likely_slips_len(list, out, err)));
        let slip = |index| {
            let slip = given(|out, err| c!(crossings_likely_slips_get(list, index, out, err)));
            (slip.kind, [slip.first.day, slip.last.day], slip.published.known, owned(slip.text))
        };
        let slips = (0..many).map(slip).collect();
        c!(crossings_likely_slips_free(list));
        slips
    })
}

/// What the second may mean does not fit, and that is said; the first is false, and nothing else is to be said of it.
#[test]
fn what_is_not_contradicted_says_why() {
    let register = counted_in_march([100]);
    let facts = |figure| {
        judged(&register, people(march(1, 1)), figure, |judgement| {
            let facts = given(|out, err| c!(crossings_judgement_about(judgement, out, err)));
            let why = (!facts.unbounded.data.is_null()).then(|| owned(facts.unbounded));
            (facts.verdict, why)
        })
    };
    let (contradicted, undetermined) = (2, 3);
    assert_eq!(facts("101"), (contradicted, None));
    let why = "a number does not fit 128 bits".to_owned();
    assert_eq!(facts("999999999999999999999999999999 billion"), (undetermined, Some(why)));
}

/// There are 93 people from the second day to the fourth, 101 on to the sixth, and 52 from the third on.
#[test]
fn a_slip_of_an_end_has_its_days() {
    let register = counted_in_march([100, 41, 32, 20, 0, 8, 0]);
    let words = "true of the days up to 2025-03-06, and on to 2025-03-07".to_owned();
    assert_eq!(slips(&register, people(march(2, 4)), "101"), [(1, [6, 7], false, words)]);
    let words = "true of the days from 2025-03-03".to_owned();
    assert_eq!(slips(&register, people(march(2, 4)), "52"), [(2, [3, 3], false, words)]);
}

#[test]
fn another_day_has_its_date() {
    let register = counted_in_march([321, 456, 41]);
    let words = "true of 2025-03-02".to_owned();
    assert_eq!(slips(&register, people(march(1, 1)), "456"), [(3, [2, 2], false, words)]);
}

/// 173 were counted in the three days as published first, and 182 as revised.
#[test]
fn what_was_true_has_the_moment() {
    let first = publication(date(2025, 3, 10), counted(date(2025, 3, 1), [100, 41, 32]));
    let revised = publication(date(2025, 4, 1), counted(date(2025, 3, 1), [100, 50, 32]));
    let words = "true as published 2025-03-10, and revised since".to_owned();
    let register = register(vec![first, revised]);
    assert_eq!(slips(&register, people(march(1, 3)), "173"), [(4, [0, 0], true, words)]);
}

/// From 2 in 5 to 9 in 20, which is up 5 percentage points, and by an eighth.
#[test]
fn points_and_per_cent_are_told_apart() {
    let register =
        register(vec![publication(date(2025, 4, 1), vec![landed(1, 200, 5, 2), landed(2, 900, 20, 9)])]);
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let (over, against) = (march(2, 2), march(1, 1));
    let change =
        Measure::ShareChange { of, among: among.clone(), over: over.clone(), against: against.clone() };
    let words = "true of percentage points, where it has per cent".to_owned();
    assert_eq!(slips(&register, change, "up 5 per cent"), [(6, [0, 0], false, words)]);
    let points = Measure::SharePoints { of, among, over, against };
    let words = "true of per cent, where it has percentage points".to_owned();
    assert_eq!(slips(&register, points, "up 12.5 percentage points"), [(7, [0, 0], false, words)]);
}

#[test]
fn deaths_are_a_number_of_their_own_unit() {
    let report = DraftDeathReport {
        id: "D-1".to_owned(),
        from: Field::Known(date(2024, 1, 1)),
        to: Field::Known(date(2024, 12, 31)),
        scope: DeathScope::AtSea,
        deaths: Field::Known(Deaths::new(72)),
        reported_by: "a reporter".to_owned(),
        as_of: Field::Unknown,
        evidence: "made up".to_owned(),
        missing: Field::Unknown,
        origin: None,
    };
    let data = in_c(&Register::try_from(Draft { deaths: vec![report], ..Draft::default() }).unwrap());
    let json = r#"{"kind": "deaths", "scope": "at-sea", "over": {"year": 2024}}"#;
    let measure = given(|out, err| c!(crossings_measure_read(json.as_ptr().cast(), json.len(), out, err)));
    let grounds = crossings_grounds {
        basis: 0,
        sums: 0,
        last_day: crossings_date { year: 2025, month: 1, day: 12 },
        convention: given(|out, err| c!(crossings_convention_house(out, err))),
        as_of: null(),
        as_of_len: 0,
    };
    let worked =
        given(|out, err| c!(crossings_measure_evaluate(measure, data, &raw const grounds, out, err)));
    let value = given(|out, err| c!(crossings_worked_value(worked, out, err)));
    let (number, deaths) = (1, 5);
    assert_eq!((value.kind, value.unit, owned(value.text)), (number, deaths, "72 deaths".to_owned()));
    c!(crossings_worked_free(worked));
    c!(crossings_measure_free(measure));
    c!(crossings_register_free(data));
}

/// Nothing is read of it, and nothing released.
#[test]
fn a_stream_that_was_released_is_left_alone() {
    // SAFETY: one without functions is one that was released.
    let mut stream: ArrowArrayStream = unsafe { core::mem::zeroed() };
    let stream = &raw mut stream;
    let refusal =
        refused::<()>(|_, err| c!(crossings_tally_stream(stream, null(), 0, null(), null_mut(), err)));
    assert_eq!(refusal, (crossings_status::NullArgument, "`out` is NULL".to_owned()));
}

/// 65 keys of 16 bytes are more than 1,024 bytes.
#[cfg(feature = "arrow")]
#[test]
fn a_panel_beyond_the_memory_needs_a_folder() {
    use std::sync::Arc;

    use crossings::arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
    use crossings::arrow::arrow_array::{
        ArrayRef, Date32Array, Int64Array, RecordBatch, RecordBatchIterator,
    };

    let dates: ArrayRef = Arc::new(Date32Array::from_iter_values(0..65));
    let zeros: ArrayRef = Arc::new(Int64Array::from(vec![0; 65]));
    let columns = [("date", dates), ("people", Arc::clone(&zeros)), ("boats", zeros)];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let schema = batch.schema();
    let mut stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    let stream = (&raw mut stream).cast();
    let (mut answer, mut error) = (null_mut(), null_mut());
    let status = c!(crossings_answer_tally_unsorted(
        stream,
        null(),
        0,
        null(),
        1_024,
        &raw mut answer,
        &raw mut error
    ));
    if std::env::temp_dir().is_dir() {
        assert_eq!(status, crossings_status::Ok, "{}", said(error));
    } else {
        assert_eq!(status, crossings_status::Unreadable);
        assert!(said(error).starts_with("the temporary files of the sort: "), "{}", said(error));
    }
    c!(crossings_error_free(error));
    c!(crossings_answer_free(answer));
}

#[cfg(all(feature = "arrow", unix))]
#[test]
fn a_panel_beyond_the_memory_is_refused_without_a_folder() {
    let nowhere = std::env::current_exe().unwrap().join("nowhere");
    let test = concat!(module_path!(), "::a_panel_beyond_the_memory_needs_a_folder");
    super::again(test, "TMPDIR", nowhere.to_str().unwrap());
}
