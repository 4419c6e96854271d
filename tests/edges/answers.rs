//! What audits, questions, readers and the C door answer, at their edges.

#[cfg(feature = "ods")]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::needless_pass_by_value,
    reason = "the tests of the reader use all of it"
)]
#[path = "../ods/workbook.rs"]
mod workbook;

use crossings::jiff::civil::{Date, date};
use crossings::question::{File, Files, FindWindows, Periods, QuestionError, RegisterQuestion, Summarise};
use crossings::{
    Audit, AuditOptions, Boats, Claim, Counted, Dates, Dating, DraftClaim, DraftDay, DraftPublication, Field,
    Measure, People, Per, Period, PublishedAt, Reading, Register, Together, Window,
};

use super::{day, published};

fn since(first: Date) -> Window {
    Window::Days(Period::starting(first))
}

fn march(from: i8, to: i8) -> Window {
    Window::Days(Period::inclusive(date(2025, 3, from), date(2025, 3, to)).unwrap())
}

fn people(over: Window) -> Measure {
    Measure::Total { of: Counted::People, over }
}

/// A claim whose last known day is one of these, or any where there are none.
fn known(id: &str, measure: Measure, figure: &str, as_of: &[Date]) -> Claim {
    let draft = DraftClaim { as_of: Dates(as_of.to_vec()), ..DraftClaim::new(id, measure, figure) };
    Claim::try_from(draft).unwrap()
}

fn claim(id: &str, measure: Measure, figure: &str) -> Claim {
    known(id, measure, figure, &[])
}

fn audit(claims: &[Claim]) -> Audit {
    let claims: Vec<&Claim> = claims.iter().collect();
    Audit::of("edges", &claims, &[], &AuditOptions::default())
}

fn together(claims: &[Claim]) -> Together {
    audit(claims).under(Reading::Strict).unwrap().together
}

/// Fifty in all at ten a day are five days, so that the tenth of March was not known to those who say so.
#[test]
fn whoever_speaks_of_a_day_knew_it() {
    let counted = |last| {
        let (of, per, over) = (Counted::People, Per::Day, since(date(2025, 3, 1)));
        together(&[
            claim("all", people(over.clone()), "50"),
            claim("mean", Measure::Mean { of, per, over }, "exactly 10"),
            claim("fixed", people(march(1, last)), "50"),
        ])
    };
    assert_eq!([5, 10].map(counted), [Together::Consistent, Together::Conflict]);
}

/// Either of the two may have been known to the later day, so that either may be the greater.
#[test]
fn what_is_known_to_days_in_no_order_is_not_added_up() {
    let (wide, narrow) = ([date(2024, 6, 1), date(2024, 6, 30)], [date(2024, 6, 10), date(2024, 6, 20)]);
    let known_to = |as_of: [Date; 2], figure| known(figure, people(since(date(2024, 1, 1))), figure, &as_of);
    for (one, other) in [("100", "200"), ("200", "100")] {
        assert_eq!(together(&[known_to(wide, one), known_to(narrow, other)]), Together::Consistent);
    }
}

#[test]
fn a_share_may_have_fallen() {
    let (of, among) = (Counted::UncontrolledLandings, vec![Counted::Boats]);
    let change = Measure::ShareChange { of, among: among.clone(), over: march(2, 2), against: march(1, 1) };
    assert_eq!(together(&[claim("fell", change, "down 10%")]), Together::Consistent);
    let points = Measure::SharePoints { of, among, over: march(2, 2), against: march(1, 1) };
    assert_eq!(together(&[claim("fell", points, "down 5 percentage points")]), Together::Consistent);
}

/// Literally `about 60` says nothing, and is in no conflict then because it takes no part.
#[test]
fn a_claim_depends_on_the_reading_where_it_takes_part() {
    let total = || people(march(1, 1));
    let audit = audit(&[claim("about", total(), "about 60"), claim("exactly", total(), "exactly 100")]);
    assert_eq!(audit.depends_on_reading(), ["exactly"]);
}

/// Three days with sixty people each.
fn register() -> Register {
    let arrivals = |on| DraftDay {
        people: Field::Known(People::new(60)),
        boats: Field::Known(Boats::new(1)),
        ..day(date(2025, 3, on))
    };
    let publication = DraftPublication {
        published: PublishedAt::start_of(date(2025, 3, 4)).into(),
        dating: Dating::Stated,
        days: (1..=3).map(arrivals).collect(),
        ..DraftPublication::default()
    };
    Register::try_from(published(publication)).unwrap()
}

#[test]
fn as_many_runs_are_listed_as_are_asked_for() {
    let listed = |limit| {
        let question = FindWindows { limit: Some(limit), ..FindWindows::of("60") };
        let found = question.answer_on(&register()).unwrap();
        (found.runs.len(), found.more_runs, found.windows, found.all)
    };
    assert_eq!([0, 1, 3, 4].map(listed), [(0, 3, 3, 6), (1, 2, 3, 6), (3, 0, 3, 6), (3, 0, 3, 6)]);
}

#[test]
fn days_at_the_end_of_the_calendar_are_not_swapped() {
    let window = |from, to| Summarise { from: Some(from), to: Some(to), ..Summarise::default() }.window();
    let (first, last) = (date(2025, 3, 1), Date::MAX);
    for from in [first, last] {
        let refused = window(from, last).unwrap_err();
        assert!(matches!(refused, QuestionError::OutOfCalendar), "{refused}");
    }
    let refused = window(last, first).unwrap_err();
    assert!(matches!(refused, QuestionError::ReversedWindow { .. }), "{refused}");
    assert_eq!(window(first, first).unwrap(), Period::day(first).ok());
}

#[test]
fn the_periods_that_are_asked_for_are_those_of_the_files() {
    let files = Files(vec![File::here("offices.json", "{}")]);
    assert_eq!(Periods { files: files.clone(), timeline: None }.files(), &files);
}

/// Where the fault is in no field, the place says it all.
#[cfg(feature = "json")]
#[test]
fn a_fault_of_a_request_names_its_field_once() {
    use crossings::question::{JsonQuestionError, ask};
    let refused = |request: &str| {
        let refused = ask("explain", request).unwrap_err();
        let words = refused.to_string();
        let JsonQuestionError::Request(error) = refused else { unreachable!("{words}") };
        (error.to_string(), words)
    };
    let (reader, words) = refused("{");
    assert_eq!(words, reader);
    let (_, words) = refused(r#"{ "id": 5 }"#);
    assert_eq!(words.matches(", at /id: got ").count(), 1, "{words}");
}

#[cfg(feature = "ods")]
mod sheets {
    use crossings::Violation;
    use crossings::source::{Options, ods};

    use super::workbook::{Cell, Workbook};

    /// The weeks have no column of boats, and a day has none in its own.
    #[test]
    fn what_a_sheet_has_no_column_for_is_missed_in_another() {
        let mut book = Workbook::new();
        for week in &mut book.weeks {
            week.remove(2);
        }
        *book.days.get_mut(1).and_then(|day| day.get_mut(2)).unwrap() = Cell::Empty;
        let refused = ods::read("days.ods", &book.bytes(), &Options::default()).unwrap_err();
        let missed = refused.violations();
        let missed: Vec<_> = missed.iter().filter(|one| one.id() == "S004").map(Violation::place).collect();
        let cells: Vec<_> = missed.iter().map(|place| (place.sheet.as_deref(), place.cell())).collect();
        assert_eq!(cells, [(Some("SB_01"), Some("C2".to_owned()))]);
    }
}

#[cfg(all(feature = "capi", feature = "csv"))]
mod c_door {
    use core::ffi::CStr;
    use core::ptr::{null, null_mut};

    use crossings::capi::{
        crossings_error_free, crossings_error_message, crossings_register_read, crossings_source,
        crossings_status,
    };
    use crossings::source::{Options, csv};

    /// What the C door says of a file that cannot be read.
    fn message(name: &str, bytes: &[u8]) -> String {
        let source = crossings_source {
            name: name.as_ptr().cast(),
            name_len: name.len(),
            bytes: bytes.as_ptr().cast(),
            bytes_len: bytes.len(),
            published: null(),
            published_len: 0,
        };
        let (mut register, mut error) = (null_mut(), null_mut());
        // SAFETY: the source is of two slices that outlive the call, both outputs are variables, the message is read
        // while its error is there, and the error is freed once.
        unsafe {
            let status =
                crossings_register_read(&raw const source, 1, null(), &raw mut register, &raw mut error);
            assert_eq!(status, crossings_status::Unreadable);
            let message = CStr::from_ptr(crossings_error_message(error)).to_str().unwrap().to_owned();
            crossings_error_free(error);
            message
        }
    }

    #[test]
    fn an_error_says_the_first_finding_and_how_many_there_are() {
        let name = "days.csv";
        let first = |table: &[u8]| {
            let refused = csv::read(name, table, &Options::default()).unwrap_err();
            refused.problems().first().unwrap().to_string()
        };
        let one = b"date,people,boats,colour\n2025-03-01,60,1,red\n";
        assert_eq!(message(name, one), first(one));
        let two = b"date,people,boats,colour,size\n2025-03-01,60,1,red,9\n";
        assert_eq!(message(name, two), format!("{} (the first of 2 findings)", first(two)));
    }
}
