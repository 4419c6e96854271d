//! What is written, in words and as JSON, and that it is not said to be written where there is no room for it.

use std::fmt::{self, Display, Write};

use crossings::granularity::Undecided;
use crossings::jiff::civil::date;
use crossings::question::{Check, File, Question, QuestionError};
use crossings::source::{Problem, ProblemKind};
use crossings::{
    Amount, Arrivals, Basis, Boats, Columns, CommandError, Counted, Currency, Days, Draft, Field, Figure,
    Grouping, Interval, Measure, Nature, NoValue, Order, People, Period, Place, PublishedAt, Ratio, Reading,
    Step, Stretch, Tally, TallyOptions, Total, Unit, Value, WindowMeasure, check, solve, windows,
};
use serde::Serialize;

use super::registers::revisions;
use super::{at_least, at_most, counted_in_march, day, march, publication, published, ratio};

/// Room for so many bytes.
struct Sheet {
    text: String,
    room: usize,
}

impl Write for Sheet {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        self.text.push_str(text);
        Ok(())
    }
}

fn writes(value: &impl Display) {
    let whole = value.to_string();
    for room in 0..=whole.len() {
        let mut sheet = Sheet { text: String::new(), room };
        assert_eq!(write!(sheet, "{value}").is_ok(), room == whole.len(), "{whole}: {room}");
        assert!(whole.starts_with(&sheet.text), "{whole}: {}", sheet.text);
    }
}

fn serializes(value: &impl Serialize) {
    let whole = serde_json::to_string(value).unwrap();
    for room in 0..=whole.len() {
        let mut sheet = vec![0; room];
        let done = serde_json::to_writer(sheet.as_mut_slice(), value);
        assert_eq!(done.is_ok(), room == whole.len(), "{whole}: {room}");
        assert!(whole.as_bytes().starts_with(&sheet), "{whole}: {room}");
    }
}

/// Two days without people, of a sheet and of nothing.
fn broken() -> Draft {
    let row = |on| crossings::DraftDay { people: Field::Unknown, ..day(date(2025, 3, on)) };
    published(vec![publication(date(2025, 3, 3), vec![row(1), row(2)])])
}

fn intervals() -> [Interval; 5] {
    let half_open = std::ops::Bound::Excluded(ratio(60, 1));
    [
        at_least(ratio(119, 2)),
        at_most(ratio(119, 2)),
        Interval::new(half_open, std::ops::Bound::Unbounded).unwrap(),
        Interval::new(std::ops::Bound::Unbounded, half_open).unwrap(),
        Interval::point(ratio(60, 1)),
    ]
}

/// Each with its words.
fn places() -> Vec<(Place, &'static str)> {
    let place = |file: &str, sheet: Option<&str>, row, column, header: Option<&str>| Place {
        file: Some(file.into()),
        sheet: sheet.map(Into::into),
        row,
        column,
        header: header.map(Into::into),
        pointer: "/series/0".to_owned(),
    };
    let (sheet, header) = (Some("SB_01"), Some("People"));
    vec![
        (place("w.ods", sheet, Some(15), Some(3), header), "w.ods, sheet SB_01, cell C15 (People)"),
        (place("w.ods", sheet, Some(15), None, None), "w.ods, sheet SB_01, row 15"),
        (place("w.ods", sheet, Some(15), Some(0), None), "w.ods, sheet SB_01, row 15"),
        (place("w.ods", sheet, None, Some(3), header), "w.ods, sheet SB_01 (People)"),
        (place("w.ods", sheet, None, None, None), "w.ods, sheet SB_01"),
        (place("frame", None, Some(0), None, Some("people")), "frame, row 0 (people)"),
        (place("d.csv", None, Some(2), Some(3), Some("boats")), "d.csv, line 2, column 3 (boats)"),
        (place("d.csv", None, Some(2), None, None), "d.csv, line 2"),
        (place("r.json", None, None, None, None), "r.json at /series/0"),
        (Place { file: None, ..place("", None, Some(2), Some(3), None) }, "/series/0"),
    ]
}

#[test]
fn a_place_is_named_as_its_kind_of_file_is_looked_at() {
    for (place, words) in places() {
        assert_eq!(place.to_string(), words);
        writes(&place);
    }
}

/// A to Z, then AA to ZZ, then AAA, as in every spreadsheet.
#[test]
fn a_column_has_the_letters_that_spreadsheets_give_it() {
    let cell = |column| Place { row: Some(1), column, ..Place::default() }.cell();
    for (column, letters) in [
        (1, "A"),
        (26, "Z"),
        (27, "AA"),
        (52, "AZ"),
        (53, "BA"),
        (702, "ZZ"),
        (703, "AAA"),
        (16_384, "XFD"),
        (u32::MAX, "MWLQKWU"),
    ] {
        assert_eq!(cell(Some(column)), Some(format!("{letters}1")));
    }
    assert_eq!((cell(Some(0)), cell(None)), (None, None));
}

#[test]
fn words_are_not_said_to_be_written_where_there_is_no_room() {
    intervals().iter().for_each(writes);
    for amount in ["GBP 16.20", "EUR -541"] {
        writes(&amount.parse::<Amount>().unwrap());
    }
    let arrivals = |uncontrolled| Arrivals::new(People::new(60), Boats::new(2), uncontrolled).unwrap();
    writes(&arrivals(None));
    writes(&arrivals(Some(Boats::new(1))));
    let found = check(&broken());
    assert_eq!(found.len(), 2);
    found.iter().for_each(writes);
    writes(&found);
    // 7/3 is a mean of 3, 6 and 9 numbers.
    writes(&solve::divisors_of_any_total(&Interval::point(ratio(7, 3)), 10).unwrap());
    writes(&solve::totals(1, &at_least(ratio(5, 1))).unwrap());
    let days = |mean| solve::last_days(10, &mean, date(2024, 12, 25), crossings::Convention::HOUSE).unwrap();
    writes(&days(at_least(ratio(1, 1))));
    writes(&days(at_most(ratio(1, 1))));
    writes(&days(Interval::point(ratio(10, 1))));
}

/// What is measured, how it was reckoned, and why a text is no figure.
#[test]
fn measures_and_steps_are_not_said_to_be_written_where_there_is_no_room() {
    let (of, by, order, month, within) =
        (Counted::People, Stretch::Week, Order::Highest, Some(8), march(1, 7));
    let currency = Currency::GBP;
    let agreements = vec!["F05".to_owned()];
    writes(&Measure::RecordDate { of, by, within: within.clone(), order, month });
    writes(&Measure::Rank { of, item: march(3, 9), by, within, order, month });
    for reported_by in [None, Some("the press".to_owned())] {
        writes(&Measure::Money {
            agreements: agreements.clone(),
            currency,
            reported_by: reported_by.clone(),
        });
        let amount = "GBP 476000000".parse().unwrap();
        writes(&Step::Agreement { id: "F05".to_owned(), amount, reported_by });
    }
    let within = Period::year(2025).unwrap();
    for days_unknown in [0, 1] {
        writes(&Step::Compared { by, within, known: 364, days_unknown });
    }
    for text in ["60 peeple", "60 people and"] {
        writes(&Figure::parse(text).unwrap_err());
    }
}

#[cfg(feature = "csv")]
#[test]
fn every_reason_of_a_refusal_is_written() {
    use crossings::source::{Options, csv};

    let refused = csv::read("days.csv", b"date,people,boats,mood,colour\n", &Options::default()).unwrap_err();
    assert!(refused.problems().len() > 1, "{refused}");
    writes(&refused);
}

#[test]
fn kinds_of_problems_are_written_as_in_json() {
    for (kind, name) in [
        (ProblemKind::Inaccessible, "inaccessible"),
        (ProblemKind::UnknownFormat, "unknown-format"),
        (ProblemKind::TooLarge, "too-large"),
        (ProblemKind::Malformed, "malformed"),
        (ProblemKind::Encrypted, "encrypted"),
        (ProblemKind::MissingTable, "missing-table"),
        (ProblemKind::EmptyTable, "empty-table"),
        (ProblemKind::MissingColumn, "missing-column"),
        (ProblemKind::UnknownColumn, "unknown-column"),
        (ProblemKind::WrongType, "wrong-type"),
    ] {
        assert_eq!(kind.name(), name);
        assert_eq!(serde_json::to_value(kind).unwrap(), name);
        let (place, got, wanted) = (Place::default(), "this".to_owned(), "that".to_owned());
        serializes(&Problem { kind, place, got, wanted });
    }
}

#[test]
fn json_is_not_said_to_be_written_where_there_is_no_room() {
    intervals().iter().for_each(serializes);
    serializes(&ratio(432, 7));
    // Its decimal does not fit, and is left out.
    let long = ratio(1, i128::MAX);
    let wanted = serde_json::json!({ "exact": "1/170141183460469231731687303715884105727", "decimal": null });
    assert_eq!(serde_json::to_value(long).unwrap(), wanted);
    serializes(&long);
    serializes(&check(&broken()));
    serializes(&solve::totals(1, &at_least(Ratio::whole(5))).unwrap());
    serializes(&Total {
        period: Period::day(date(2025, 3, 1)).unwrap(),
        days: Days::new(1),
        people: People::new(60),
        boats: Boats::new(2),
        uncontrolled: None,
    });
    serializes(&revisions());
    let mut tally = Tally::new(TallyOptions::default());
    tally.observe(&Columns::new(&[19_000, 19_002], &[0, 900], &[1, 1]).unwrap());
    let tallied = tally.finish();
    assert_eq!(tallied.findings.len(), 3, "C004, C003 and C015");
    serializes(&tallied);
}

/// One of each kind.
fn errors_of_questions() -> Vec<QuestionError> {
    let (basis, on, figure) = (Basis::UkArrivals, date(2025, 3, 1), || "56.9".to_owned());
    let (id, known) = (|| "F99".to_owned(), || vec!["F01".to_owned(), "F02".to_owned()]);
    let period = Period::day(on).unwrap();
    let inspection = || Box::new(Check { files: File::here("notes", "?").into() }.answer().unwrap());
    let command = |index, error| QuestionError::Command { index, error };
    vec![
        QuestionError::Unusable(inspection()),
        QuestionError::UnusableEither { old: Some(inspection()), new: None },
        QuestionError::ReversedWindow { from: on, to: date(2025, 2, 28) },
        QuestionError::OutOfCalendar,
        QuestionError::NoSuchSeries { basis, known: vec![Basis::FrenchAttempts] },
        QuestionError::NothingPublished { basis, first: PublishedAt::start_of(on) },
        QuestionError::NoDays { basis, by: Grouping::Month },
        QuestionError::NoTotals { basis, window: Some(period) },
        QuestionError::NoRows { by: Grouping::Week, window: None, extent: Some(period) },
        QuestionError::UnknownRule { id: id() },
        QuestionError::UnknownAgreement { id: id(), known: known() },
        QuestionError::UnknownTimeline { name: id(), known: known() },
        QuestionError::UnusableClaims(Vec::new()),
        QuestionError::UnknownClaim { id: id(), known: known() },
        QuestionError::Unparsed(Figure::parse("many").unwrap_err()),
        QuestionError::NotStated { figure: figure(), nature: Nature::Share },
        QuestionError::NoReading { figure: figure(), reading: Reading::Literal },
        QuestionError::AmbiguousFigure {
            figure: figure(),
            choices: vec![WindowMeasure::Total(Counted::Boats), WindowMeasure::PeoplePerBoat],
        },
        QuestionError::NothingDaily { basis },
        QuestionError::NoValue(NoValue::Overflow),
        QuestionError::Undecided(Undecided::Overflow),
        command(0, CommandError::UnknownPeriod(id())),
        command(1, CommandError::Broken(check(&broken()))),
    ]
}

#[test]
fn why_a_question_has_no_answer_is_not_said_to_be_written_where_there_is_no_room() {
    for error in errors_of_questions() {
        let written = serde_json::to_value(&error).unwrap();
        let field = |name| written.get(name).and_then(serde_json::Value::as_str);
        assert_eq!(field("kind"), Some(error.kind()), "{error}");
        assert_eq!(field("message"), Some(error.to_string().as_str()));
        serializes(&error);
    }
}

#[cfg(feature = "json")]
#[test]
fn why_a_request_has_no_answer_is_not_said_to_be_written_where_there_is_no_room() {
    for (name, request) in [("weather", "{}"), ("explain", "[1]"), ("explain", r#"{ "id": "X999" }"#)] {
        serializes(&crossings::question::ask(name, request).unwrap_err());
    }
}

#[test]
fn an_answer_is_not_said_to_be_written_where_there_is_no_room() {
    serializes(&Value::Number { number: ratio(432, 7), unit: Unit::PeoplePerBoat });
    serializes(&Value::Date(date(2025, 3, 1)));
    serializes(&Value::Money("EUR 541".parse().unwrap()));
    let register = counted_in_march([60, 70]);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let found = windows(&at_least(ratio(65, 1)), WindowMeasure::Total(Counted::People), view).unwrap();
    assert_eq!((found.count(), found.of()), (2, 3), "the second day, and both");
    serializes(&found);
}
