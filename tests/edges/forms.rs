//! How things are written, compared and kept, at their edges; and the C door.

use std::cmp::Ordering;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crossings::jiff::civil::{Date, date};
use crossings::question::{Question, ReadFigure, Solve};
use crossings::{
    Arrivals, Boats, Claim, ClaimsFault, ClaimsFaultKind, Convention, Counted, DraftClaim, Eur, Events,
    Field, Gbp, Measure, Money, People, Per, Period, Preventions, Rate, Reading, Revision, Rounding, Status,
    WeekFigures, Window, invariant,
};
use serde::Deserialize;
use serde::de::value::{BytesDeserializer, Error as ValueError};

#[test]
fn a_claim_is_written_as_its_id_and_its_figure() {
    let over = Window::Days(Period::starting(date(2024, 7, 5)));
    let measure = Measure::Mean { of: Counted::People, per: Per::Day, over };
    let claim = Claim::try_from(DraftClaim::new("C004", measure, "around 128")).unwrap();
    assert_eq!(claim.to_string(), "C004: around 128");
}

#[test]
fn a_fault_of_a_claims_document_is_written_with_its_place() {
    let kind = ClaimsFaultKind::Taken("C004".to_owned());
    let fault = ClaimsFault { pointer: "/claims/1/id".to_owned(), kind };
    assert_eq!(fault.to_string(), "/claims/1/id: the id \"C004\" is taken; wanted one that no other has");
}

#[test]
fn arrivals_are_written_in_words() {
    let written = |people, boats, uncontrolled: Option<u64>| {
        let uncontrolled = uncontrolled.map(Boats::new);
        Arrivals::new(People::new(people), Boats::new(boats), uncontrolled).unwrap().to_string()
    };
    assert_eq!(written(60, 2, None), "60 people in 2 boats");
    assert_eq!(written(1, 1, Some(0)), "1 person in 1 boat, 0 uncontrolled");
}

#[test]
fn rates_compare_by_their_value_and_are_shown_with_their_unit() {
    let aboard = |people, boats| Rate::of(People::new(people), Boats::new(boats)).unwrap();
    let compared = |people, boats| aboard(people, boats).partial_cmp(&aboard(2, 1));
    assert_eq!(compared(5, 3), Some(Ordering::Less));
    assert_eq!(compared(4, 2), Some(Ordering::Equal));
    assert_eq!(compared(7, 3), Some(Ordering::Greater));
    // 864 and 14 have 2 in common.
    assert_eq!(format!("{:?}", aboard(864, 14)), "Rate(432/7 people per boat)");
}

#[test]
fn what_is_put_into_a_field_is_known() {
    assert_eq!(Field::<People>::from(People::new(3)), Field::Known(People::new(3)));
}

/// A form of data that has bytes can hold them where JSON cannot.
#[test]
fn a_field_says_what_it_wants_in_place_of_bytes() {
    let refused = Field::<People>::deserialize(BytesDeserializer::<ValueError>::new(b"60")).unwrap_err();
    let wanted = "expected a whole number of people, such as 0 or 27";
    assert_eq!(refused.to_string(), format!("invalid type: byte array, {wanted}"));
}

/// And without its page.
#[test]
fn an_invariant_is_shown_by_its_id_and_its_severity() {
    let shown = |id| format!("{:?}", invariant(id).unwrap());
    assert_eq!(shown("C009"), "Invariant(C009 error)");
    assert_eq!(shown("C015"), "Invariant(C015 warning)");
}

#[test]
fn money_compares_by_its_amount() {
    let money = Money::<Gbp>::from_minor;
    assert_eq!(money(150), money(150));
    assert_ne!(money(150), money(151));
    assert_eq!(money(149).partial_cmp(&money(150)), Some(Ordering::Less));
    assert_eq!(money(150).partial_cmp(&money(150)), Some(Ordering::Equal));
    assert_eq!(money(151).partial_cmp(&money(150)), Some(Ordering::Greater));
}

/// Else a table of many amounts would be searched from end to end.
#[test]
fn amounts_that_differ_have_different_hashes() {
    let hash = |money: Money<Gbp>| BuildHasherDefault::<DefaultHasher>::default().hash_one(money);
    assert_eq!(hash(Money::whole(1)), hash(Money::from_minor(100)));
    assert_ne!(hash(Money::whole(1)), hash(Money::whole(2)));
}

#[test]
fn money_is_written_with_its_currency() {
    let (pounds, euros) = (Money::<Gbp>::from_minor(-1_620), Money::<Eur>::whole(541));
    assert_eq!([pounds.to_string(), euros.to_string()], ["GBP -16.20", "EUR 541"]);
    assert_eq!([format!("{pounds:?}"), format!("{euros:?}")], ["GBP -16.20", "EUR 541"]);
}

#[test]
fn how_sure_a_publication_is_is_written_as_in_json() {
    for (status, name) in
        [(Status::Provisional, "provisional"), (Status::Final, "final"), (Status::Spliced, "spliced")]
    {
        assert_eq!(status.to_string(), name);
        assert_eq!(serde_json::to_value(status).unwrap(), name);
    }
}

/// What was prevented stands where it is known, and is left out where it is not.
#[test]
fn a_revised_week_has_what_was_prevented() {
    let arrivals = Arrivals::new(People::new(60), Boats::new(2), Some(Boats::ZERO)).unwrap();
    let figures = |preventions| WeekFigures { arrivals, preventions };
    let revision: Revision<Date, WeekFigures> = Revision {
        of: date(2024, 5, 5),
        old: figures(None),
        new: figures(Preventions::new(People::new(31), Events::new(4))),
    };
    let wanted = serde_json::json!({
        "of": "2024-05-05",
        "old": { "people": 60, "boats": 2, "uncontrolled": 0 },
        "new": {
            "people": 60, "boats": 2, "uncontrolled": 0, "prevented_people": 31, "prevented_events": 4,
        },
    });
    assert_eq!(serde_json::to_value(revision).unwrap(), wanted);
}

#[test]
fn a_figure_is_asked_for_as_it_is_printed() {
    let wanted =
        ReadFigure { figure: "around 128".to_owned(), rounding: Rounding::default(), rounded: false };
    assert_eq!(ReadFigure::of("around 128"), wanted);
}

/// 21,446 over 167 and over 168 days are 128.4 and 127.7; over 166 and over 169, 129.2 and 126.9. Where 5 July 2024
/// is the first day, 18 December is the 167th: 27 + 31 + 30 + 31 + 30 + 18.
#[test]
fn what_a_figure_implies_is_written_in_words() {
    let (total, figure) = (21_446, "128 a day".to_owned());
    let (reading, rounding) = (Reading::Strict, Rounding::default());
    let written = |question: Solve| question.answer().unwrap().solutions.to_string();
    let days = Solve::Days { total, figure: figure.clone(), reading, rounding };
    assert_eq!(written(days), "167 or 168");
    let (since, convention) = (date(2024, 7, 5), Convention::HOUSE);
    let last = Solve::LastDay { total, figure, since, convention, reading, rounding };
    assert_eq!(written(last), "18 or 19 December 2024");
}

#[cfg(feature = "json")]
mod json {
    use crossings::question::{self, Explain};
    use serde_json::Value;

    #[test]
    fn a_question_is_answered_by_its_type_as_by_its_name() {
        let request = r#"{ "id": "c009" }"#;
        let answer = question::json::<Explain>(request).unwrap();
        let read: Value = serde_json::from_str(&answer).unwrap();
        let field = |name| read.get(name).and_then(Value::as_str);
        assert_eq!([field("id"), field("severity")], [Some("C009"), Some("error")]);
        assert_eq!(answer, question::ask("explain", request).unwrap());
    }

    /// It may be a thousand rows: what is shown is what it is.
    #[test]
    fn an_answer_is_shown_without_its_rows() {
        let answer = question::answer("explain", "{}").unwrap();
        assert_eq!(format!("{answer:?}"), "Answer { .. }");
    }
}

/// Two columns that nobody knows, and two that are not there.
#[cfg(feature = "csv")]
#[test]
fn the_reasons_against_a_file_stand_a_line_each() {
    let table = b"date,colour,size\n2025-03-01,red,9\n";
    let refused = crossings::source::csv::read("days.csv", table, &crossings::source::Options::default());
    let refused = refused.unwrap_err();
    let lines: Vec<String> = refused.problems().iter().map(ToString::to_string).collect();
    assert!(lines.len() >= 2, "{lines:?}");
    assert_eq!(refused.to_string(), lines.join("\n"));
}

#[cfg(feature = "sort")]
mod keys {
    use crossings::{Columns, KeySort};

    /// Of so many rows, each of a day of its own, with room for 64 in memory.
    fn sort(rows: i32) -> KeySort {
        let dates: Vec<i32> = (0..rows).collect();
        let zeros = vec![0; dates.len()];
        let mut keys = KeySort::with_memory(1_024);
        keys.observe(&Columns::new(&dates, &zeros, &zeros).unwrap()).unwrap();
        keys
    }

    /// How many keys are in memory, and in how many files the others are: 64 in each that is written, until there
    /// are 64 files to make one of.
    #[test]
    fn keys_beyond_the_memory_go_to_few_files() {
        let held = |rows| {
            let shown = format!("{:?}", sort(rows));
            (shown.matches("Entry {").count(), shown.matches("File {").count())
        };
        assert_eq!(held(64), (64, 0));
        assert_eq!(held(65), (1, 1));
        assert_eq!(held(3 * 64 + 1), (1, 3));
        assert_eq!(held(63 * 64 + 1), (1, 63));
        assert_eq!(held(64 * 64 + 1), (1, 1));
        assert_eq!(held(65 * 64 + 1), (1, 2));
    }

    /// The end of a file is an end, and anything else that keeps it from being read is a failure: here a folder
    /// stands in the place of the file.
    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_read_is_no_end_of_the_keys() {
        use std::os::fd::AsRawFd;

        unsafe extern "C" {
            safe fn dup2(old: i32, new: i32) -> i32;
        }

        let keys = sort(65);
        let shown = format!("{keys:?}");
        let (_, file) = shown.split_once("File { fd: ").unwrap();
        let number: i32 = file.split_once(',').unwrap().0.parse().unwrap();
        let folder = std::fs::File::open("/").unwrap();
        assert_eq!(dup2(folder.as_raw_fd(), number), number);
        let refused = keys.sorted();
        assert!(matches!(refused, Err(crossings::KeySortError::Files(_))), "{refused:?}");
    }
}

#[cfg(feature = "capi")]
mod c_door {
    use core::ptr::null_mut;

    use crossings::capi::{crossings_catalogue, crossings_invariants_free, crossings_status};

    /// A handle may have a hundred thousand items, most of them not made yet.
    #[test]
    fn a_list_is_shown_by_its_length() {
        let mut rules = null_mut();
        // SAFETY: the output is a variable, the error is not asked for, and what is given is freed once.
        let shown = unsafe {
            assert_eq!(crossings_catalogue(&raw mut rules, null_mut()), crossings_status::Ok);
            let shown = format!("{:?}", rules.as_ref().unwrap());
            crossings_invariants_free(rules);
            shown
        };
        let many = crossings::catalogue().count();
        assert_eq!(shown, format!("crossings_invariants(List {{ len: {many}, .. }})"));
    }

    #[cfg(feature = "__faults")]
    #[test]
    fn an_error_says_what_a_panic_said() {
        use core::ffi::CStr;

        use crossings::capi::{
            crossings_error_free, crossings_error_message, crossings_error_status, crossings_test_panic,
        };

        let (mut rules, mut error) = (null_mut(), null_mut());
        crossings_test_panic();
        // SAFETY: both outputs are variables; the message is read while its error is there, and each handle that is
        // given is freed once.
        unsafe {
            assert_eq!(crossings_catalogue(&raw mut rules, &raw mut error), crossings_status::Panic);
            assert!(rules.is_null());
            assert_eq!(crossings_error_status(error), crossings_status::Panic);
            let message = CStr::from_ptr(crossings_error_message(error)).to_str().unwrap();
            assert_eq!(message, "a defect of the library, please report it: a test asked for this");
            crossings_error_free(error);
            // It was asked for once.
            assert_eq!(crossings_catalogue(&raw mut rules, null_mut()), crossings_status::Ok);
            crossings_invariants_free(rules);
        }
    }
}
