//! Registers and the drafts that they are made of: fields, what a check finds, what mends a row, what was revised.

use crossings::jiff::civil::{Date, date};
use crossings::{
    Arrivals, Basis, Boats, Contents, Coverage, Dating, Draft, DraftBoatList, DraftDay, DraftInstalment,
    DraftPublication, DraftTotal, DraftWeek, Events, ExactError, Field, FieldValue, Mending, Missing, Origin,
    People, Period, Place, Preventions, PublishedAt, Revision, Revisions, RowRepair, Stage, Status, Table,
    TotalFigures, Verdict, Violation, WeekFigures, builtin_draft, check, invariant, row_repairs,
};
use serde::Deserialize;
use serde::de::value::{BytesDeserializer, Error as ValueError};
use serde::de::{Deserializer, IntoDeserializer, Visitor};

use super::{arrivals, day, publication, published, ratio, register};

#[test]
fn a_field_is_written_as_what_stands_in_it() {
    let written = |field: Field<People>| field.to_string();
    assert_eq!(written(Field::Known(People::new(60))), "60");
    assert_eq!(written(Field::Unknown), "nothing");
    assert_eq!(written(Field::Unreadable("sixty".to_owned())), "`sixty`");
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

#[test]
fn arrivals_are_written_in_words() {
    let written = |people, boats, uncontrolled: Option<u64>| {
        let uncontrolled = uncontrolled.map(Boats::new);
        Arrivals::new(People::new(people), Boats::new(boats), uncontrolled).unwrap().to_string()
    };
    assert_eq!(written(60, 2, None), "60 people in 2 boats");
    assert_eq!(written(1, 1, Some(0)), "1 person in 1 boat, 0 uncontrolled");
}

/// What a check finds, by its ids.
fn ids(draft: &Draft) -> Vec<String> {
    check(draft).iter().map(|one| one.id().to_owned()).collect()
}

#[test]
fn a_source_is_stale_from_the_eighth_day() {
    let found = |on: Date| ids(&published(vec![publication(on, vec![day(date(2025, 3, 1))])]));
    for on in 2..=8 {
        assert!(found(date(2025, 3, on)).is_empty(), "{on}");
    }
    for on in 9..=20 {
        assert_eq!(found(date(2025, 3, on)), ["C016"], "{on}");
    }
}

#[test]
fn no_uncontrolled_landing_is_known_from_the_first_day_of_2023() {
    let found = |on: Date| {
        let none_landed = DraftDay { uncontrolled: Field::Known(Boats::new(0)), ..day(on) };
        let publication = publication(date(2023, 2, 1), vec![none_landed]);
        ids(&published(vec![DraftPublication { dating: Dating::Inferred, ..publication }]))
    };
    assert_eq!(found(date(2022, 12, 31)), ["C007"]);
    assert!(found(date(2023, 1, 1)).is_empty());
}

#[test]
fn a_week_from_before_something_was_counted_has_not_even_none_of_it() {
    let found = |ending: Date, week: DraftWeek| {
        let week = DraftWeek {
            ending: Field::Known(ending),
            people: Field::Known(People::new(60)),
            boats: Field::Known(Boats::new(1)),
            ..week
        };
        let publication = publication(date(2024, 6, 1), Vec::new());
        let publication = DraftPublication { dating: Dating::Inferred, weeks: vec![week], ..publication };
        let found = check(&published(vec![publication]));
        let found = found.iter().filter(|one| one.id() == "C007");
        found.map(|one| one.place().pointer.rsplit('/').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let landings = || DraftWeek { uncontrolled: Field::Known(Boats::new(0)), ..DraftWeek::default() };
    assert_eq!(found(date(2022, 12, 18), landings()), ["uncontrolled"]);
    assert_eq!(found(date(2022, 12, 25), landings()), ["uncontrolled"]);
    assert_eq!(found(date(2023, 1, 1), landings()), [""; 0]);
    let prevented = || DraftWeek {
        prevented_people: Field::Known(People::new(0)),
        prevented_events: Field::Known(Events::new(0)),
        ..DraftWeek::default()
    };
    assert_eq!(found(date(2024, 4, 21), prevented()), ["prevented_people", "prevented_events"]);
    assert_eq!(found(date(2024, 4, 28), prevented()), ["prevented_people", "prevented_events"]);
    assert_eq!(found(date(2024, 5, 5), prevented()), [""; 0]);
}

/// Two overlap an instalment that begins before them, and each is named, wherever in the list that is.
#[test]
fn instalments_that_overlap_an_earlier_one_are_all_named() {
    let part = |from, to| DraftInstalment {
        from: Field::Known(date(2025, 1, from)),
        to: Field::Known(date(2025, 1, to)),
        ..DraftInstalment::default()
    };
    let named = |instalments: [DraftInstalment; 3]| {
        let mut agreement = builtin_draft().agreements.remove(0);
        agreement.instalments = instalments.into();
        let found = check(&Draft { agreements: vec![agreement], ..Draft::default() });
        let of_f003 = found.iter().filter(|one| one.id() == "F003");
        of_f003.map(|one| one.place().pointer.clone()).collect::<Vec<_>>()
    };
    let from = |n: [usize; 2]| n.map(|n| format!("/agreements/0/instalments/{n}/from"));
    assert_eq!(named([part(1, 31), part(20, 25), part(10, 31)]), from([1, 2]));
    assert_eq!(named([part(10, 20), part(12, 15), part(1, 31)]), from([0, 1]));
}

/// The rest ascends without the first of four days, which is the last: it is what is wrong.
#[test]
fn the_day_without_which_the_rest_ascends_is_named() {
    let days = |order: [i8; 4]| order.map(|on| day(date(2025, 3, on))).to_vec();
    let named = |order| {
        let found = check(&published(vec![publication(date(2025, 4, 1), days(order))]));
        let of_c002 = found.iter().filter(|one| one.id() == "C002");
        of_c002.map(|one| one.place().pointer.clone()).collect::<Vec<_>>()
    };
    assert_eq!(named([5, 1, 2, 3]), ["/series/0/publications/0/days/0/date"]);
    assert_eq!(named([1, 5, 2, 3]), ["/series/0/publications/0/days/1/date"]);
    assert_eq!(named([2, 3, 1, 4]), ["/series/0/publications/0/days/2/date"]);
    // Without either of the two the rest does not ascend.
    assert_eq!(named([3, 5, 1, 4]), ["/series/0/publications/0/days/2/date"]);
    assert_eq!(named([1, 2, 3, 4]), [""; 0]);
}

/// How many boats there were is not known: the people are what the list is short of.
#[test]
fn a_complete_list_without_boats_is_short_of_the_people_of_its_day() {
    let on = date(2025, 3, 1);
    let draft = Draft {
        complete_boat_lists: vec![DraftBoatList { date: Field::Known(on), ..DraftBoatList::default() }],
        ..published(vec![publication(date(2025, 3, 2), vec![DraftDay { boats: Field::Unknown, ..day(on) }])])
    };
    let found = check(&draft);
    let short = found.iter().find(|one| one.id() == "B004").unwrap();
    assert_eq!(short.place().pointer, "/complete_boat_lists/0/date");
    assert_eq!((short.got(), short.wanted()), ("0 people aboard the boats listed of 2025-03-01", "60"));
}

/// The annual totals have no days, and do not say that they have all.
#[test]
fn what_is_built_in_is_a_part_of_its_stretch() {
    let draft = builtin_draft();
    let publications = draft.series.iter().flat_map(|series| &series.publications);
    assert!(publications.clone().all(|one| !one.source.is_empty()));
    let totals: Vec<_> = publications.filter(|one| one.days.is_empty() && !one.totals.is_empty()).collect();
    assert!(!totals.is_empty() && totals.iter().all(|one| one.coverage == Coverage::Partial));
}

/// What may be, though it was never seen, stands apart from what cannot be.
#[test]
fn warnings_stand_apart_from_errors() {
    let stale = check(&published(vec![publication(date(2025, 3, 9), vec![day(date(2025, 3, 1))])]));
    assert_eq!(stale.warnings().map(Violation::id).collect::<Vec<_>>(), ["C016"]);
    assert_eq!(stale.errors().count(), 0);
    let mut draft = builtin_draft();
    let agreement = draft.agreements.first_mut().unwrap();
    agreement.payee.clone_from(&agreement.payer);
    let wrong = check(&draft);
    assert_eq!(wrong.errors().map(Violation::id).collect::<Vec<_>>(), ["F007"]);
    assert_eq!(wrong.warnings().count(), check(&builtin_draft()).warnings().count());
}

#[test]
fn findings_stand_a_line_each() {
    let mut draft = builtin_draft();
    for agreement in draft.agreements.iter_mut().take(2) {
        agreement.payee.clone_from(&agreement.payer);
    }
    let found = check(&draft);
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(lines.len() >= 2, "{found}");
    assert_eq!(found.to_string(), lines.join("\n"));
}

#[test]
fn a_file_as_a_whole_is_named_alone() {
    let place = |pointer: &str| {
        let (file, pointer) = (Some("days.json".into()), pointer.to_owned());
        Place { file, pointer, ..Place::default() }.to_string()
    };
    assert_eq!(place(""), "days.json");
    assert_eq!(place("/series/0"), "days.json at /series/0");
}

/// And without its page.
#[test]
fn an_invariant_is_shown_by_its_id_and_its_severity() {
    let shown = |id| format!("{:?}", invariant(id).unwrap());
    assert_eq!(shown("C009"), "Invariant(C009 error)");
    assert_eq!(shown("C015"), "Invariant(C015 warning)");
}

#[test]
fn stages_and_verdicts_are_written_as_in_json() {
    for (stage, name) in [
        (Stage::Proposed, "proposed"),
        (Stage::Agreed, "agreed"),
        (Stage::Amended, "amended"),
        (Stage::Ended, "ended"),
    ] {
        assert_eq!(stage.to_string(), name);
        assert_eq!(serde_json::to_value(stage).unwrap(), name);
    }
    for (verdict, name) in [
        (Verdict::Consistent, "consistent"),
        (Verdict::Unusual, "unusual"),
        (Verdict::Inconsistent, "inconsistent"),
        (Verdict::Unusable, "unusable"),
    ] {
        assert_eq!(verdict.to_string(), name);
        assert_eq!(serde_json::to_value(verdict).unwrap(), name);
    }
}

#[test]
fn people_can_be_mended_unless_more_boats_landed_than_arrived() {
    let mends_people = |landed: u64| {
        let repairs = row_repairs(People::new(0), Boats::new(2), Some(Boats::new(landed)));
        let people = Mending { from: People::new(2), to: Some(People::new(250)) };
        repairs.contains(&RowRepair { people: Some(people), ..RowRepair::default() })
    };
    assert_eq!([0, 1, 2, 3].map(mends_people), [true, true, true, false]);
}

/// 50 people in 1 boat, of which 3 landed uncontrolled: there were 3 boats or more, or at most 1 landed.
#[test]
fn landings_beyond_the_boats_are_mended_by_either() {
    let boats = Mending { from: Boats::new(3), to: Some(Boats::new(50)) };
    let uncontrolled = Mending { from: Boats::ZERO, to: Some(Boats::new(1)) };
    let found = row_repairs(People::new(50), Boats::new(1), Some(Boats::new(3)));
    assert_eq!(
        found,
        [
            RowRepair { boats: Some(boats), ..RowRepair::default() },
            RowRepair { uncontrolled: Some(uncontrolled), ..RowRepair::default() },
        ]
    );
}

#[test]
fn of_days_with_as_many_people_the_first_is_the_record() {
    let days = [(1, 60), (2, 130), (3, 130), (4, 129)].map(|(on, people)| arrivals(on, people, 3));
    let register = register(vec![publication(date(2025, 3, 6), days.to_vec())]);
    let (on, arrivals) = register.series(Basis::UkArrivals).unwrap().newest().record().unwrap();
    assert_eq!((on, arrivals.people()), (date(2025, 3, 2), People::new(130)));
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

/// A form of data that marks what may be missing, as JSON does not.
struct Marked(Option<u64>);

impl<'de> Deserializer<'de> for Marked {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self.0 {
            Some(number) => visitor.visit_some(number.into_deserializer()),
            None => visitor.visit_none(),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn a_field_is_read_from_forms_other_than_json() {
    let marked = |number| Field::<People>::deserialize(Marked(number));
    assert_eq!(marked(None), Ok(Field::Unknown));
    assert_eq!(marked(Some(60)), Ok(Field::Known(People::new(60))));
    let signed =
        |number: i64| Field::<People>::deserialize(IntoDeserializer::<ValueError>::into_deserializer(number));
    assert_eq!(signed(60), Ok(Field::Known(People::new(60))));
    assert_eq!(signed(-60), Ok(Field::Unreadable("-60".to_owned())));
}

#[test]
fn a_list_and_an_object_in_a_field_are_read_over_to_their_end() {
    let read = |text| serde_json::from_str::<Field<People>>(text).ok();
    assert_eq!(read("[60, [61]]"), Some(Field::Unreadable("[…]".to_owned())));
    assert_eq!(read(r#"{ "people": 60 }"#), Some(Field::Unreadable("{…}".to_owned())));
    assert_eq!([read("[60, "), read("[60 61]"), read(r#"{ "people": "#)], [None, None, None]);
}

#[test]
fn no_number_is_a_date_and_no_count_but_digits() {
    assert_eq!(<Date as FieldValue>::from_number(2025), None);
    assert_eq!(<People as FieldValue>::from_number(60), Some(People::new(60)));
    assert_eq!([People::from_text("60"), People::from_text("060")], [Some(People::new(60)), None]);
}

#[test]
fn people_for_each_boat_are_those_of_all_boats() {
    let each = |people, boats| {
        Arrivals::new(People::new(people), Boats::new(boats), None).unwrap().people_per_boat()
    };
    assert_eq!(each(135, 2).unwrap().value(), ratio(135, 2));
    assert_eq!(each(0, 0), Err(ExactError::ZeroDenominator));
}

#[test]
fn no_preventions_are_known_from_the_week_that_ends_on_5_may_2024() {
    let found = |ending: Date, on| {
        let week = DraftWeek {
            ending: Field::Known(ending),
            people: Field::Known(People::new(60)),
            boats: Field::Known(Boats::new(1)),
            prevented_people: Field::Known(People::ZERO),
            prevented_events: Field::Known(Events::ZERO),
            ..DraftWeek::default()
        };
        let publication = DraftPublication { weeks: vec![week], ..publication(on, Vec::new()) };
        let found = check(&published(vec![publication]));
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let wanted = |field| {
        let place = format!("/series/0/publications/0/weeks/0/{field}");
        format!("C007 error: {place}: got 0; wanted nothing, or `-`: it was not counted yet")
    };
    assert_eq!(
        found(date(2024, 4, 28), date(2024, 5, 1)),
        ["prevented_people", "prevented_events"].map(wanted)
    );
    assert!(found(date(2024, 5, 5), date(2024, 5, 8)).is_empty());
}

/// What stands there is said all the same.
#[test]
fn a_row_of_a_table_that_is_not_there_is_named_as_well_as_can_be() {
    let named = |table| {
        let row = DraftDay {
            people: Field::Unknown,
            origin: Some(Origin { table, row: 3 }),
            ..day(date(2025, 3, 1))
        };
        let mut draft = published(vec![publication(date(2025, 3, 2), vec![row])]);
        draft.tables.add(Table::Columns { file: "days.csv".into(), sheet: None, columns: Vec::new() });
        check(&draft).iter().map(|one| one.place().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(named(0), ["days.csv, line 3"], "the table has no columns");
    assert_eq!(named(1), ["/series/0/publications/0/days/0/people"]);
}

#[test]
fn only_totals_of_known_days_are_counted() {
    let known = |year| Field::Known(date(year, 12, 31));
    let total = |from, to| DraftTotal { from, to, ..DraftTotal::default() };
    let totals = vec![
        total(known(2021), known(2022)),
        total(known(2020), Field::Unknown),
        total(Field::Unreadable("last year".to_owned()), known(2023)),
    ];
    let publication = DraftPublication { totals, ..publication(date(2025, 3, 2), Vec::new()) };
    let contents = Contents::of(&published(vec![publication]));
    let series = contents.series.first().unwrap();
    let extent = (series.from, series.to);
    assert_eq!((series.totals, extent), (1, (Some(date(2021, 12, 31)), Some(date(2022, 12, 31)))));
}

#[test]
fn a_revised_total_is_written_with_its_period() {
    let figures = |people, boats: Option<u64>| TotalFigures {
        people: People::new(people),
        boats: boats.map(Boats::new),
    };
    let revision = Revision {
        of: Period::year(2022).unwrap(),
        old: figures(45_755, None),
        new: figures(45_774, Some(1_110)),
    };
    let wanted = serde_json::json!({
        "of": { "from": "2022-01-01", "to": "2022-12-31" },
        "old": { "people": 45_755, "boats": null },
        "new": { "people": 45_774, "boats": 1_110 },
    });
    assert_eq!(serde_json::to_value(revision).unwrap(), wanted);
}

#[test]
fn no_publication_is_dated_after_the_last_day_of_the_calendar() {
    assert_eq!(PublishedAt::inferred_from(Date::MAX), None);
    let inferred = PublishedAt::inferred_from(date(2025, 3, 1));
    assert_eq!(inferred, PublishedAt::start_of(date(2025, 3, 2)));
    assert!(inferred.is_some());
}

/// Two days that add up to more than fit: in people, and then in boats and in landings as well.
#[test]
fn a_total_that_does_not_fit_says_so_whichever_of_its_sums_it_is() {
    let total = |boats, uncontrolled: Option<u64>| {
        let row = |on| DraftDay {
            people: Field::Known(People::new(u64::MAX)),
            boats: Field::Known(Boats::new(boats)),
            uncontrolled: uncontrolled.map(Boats::new).into(),
            ..day(date(2025, 3, on))
        };
        let register = register(vec![publication(date(2025, 3, 3), vec![row(1), row(2)])]);
        let both = Period::inclusive(date(2025, 3, 1), date(2025, 3, 2)).unwrap();
        register.series(Basis::UkArrivals).unwrap().newest().total(both)
    };
    assert_eq!(total(1, Some(0)), Err(Missing::Overflow));
    assert_eq!(total(u64::MAX, None), Err(Missing::Overflow));
    assert_eq!(total(u64::MAX, Some(u64::MAX)), Err(Missing::Overflow));
}

/// Something of each kind is revised.
pub(super) fn revisions() -> Revisions {
    let arrivals = |people| Arrivals::new(People::new(people), Boats::new(2), Some(Boats::ZERO)).unwrap();
    let week = |people| WeekFigures { arrivals: arrivals(people), preventions: None };
    let total = |people| TotalFigures { people: People::new(people), boats: None };
    let (on, sunday, year) = (date(2025, 3, 1), date(2025, 3, 2), Period::year(2025).unwrap());
    Revisions {
        basis: Basis::UkArrivals,
        old: None,
        new: PublishedAt::start_of(on),
        days: vec![Revision { of: on, old: arrivals(60), new: arrivals(70) }],
        weeks: vec![Revision { of: sunday, old: week(60), new: week(55) }],
        totals: vec![Revision { of: year, old: total(60), new: total(70) }],
        added: vec![sunday],
        withdrawn: vec![on],
        added_weeks: vec![sunday],
        withdrawn_weeks: vec![on],
        added_totals: vec![year],
        withdrawn_totals: Vec::new(),
    }
}

/// What was added makes none of the older view different; each of the others does.
#[test]
fn revisions_of_nothing_are_empty() {
    let all = || Revisions { withdrawn_totals: revisions().added_totals, ..revisions() };
    let none = || Revisions {
        days: Vec::new(),
        weeks: Vec::new(),
        totals: Vec::new(),
        withdrawn: Vec::new(),
        withdrawn_weeks: Vec::new(),
        withdrawn_totals: Vec::new(),
        ..revisions()
    };
    assert!(none().is_empty());
    for one in [
        Revisions { days: all().days, ..none() },
        Revisions { weeks: all().weeks, ..none() },
        Revisions { totals: all().totals, ..none() },
        Revisions { withdrawn: all().withdrawn, ..none() },
        Revisions { withdrawn_weeks: all().withdrawn_weeks, ..none() },
        Revisions { withdrawn_totals: all().withdrawn_totals, ..none() },
    ] {
        assert!(!one.is_empty(), "{one:?}");
    }
}
