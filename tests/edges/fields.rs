//! Fields of a draft that no register is made of: what cannot be read, and what cannot be together.

use crossings::jiff::civil::date;
use crossings::{Boats, Draft, DraftPublication, DraftWeek, Events, Field, People, Register, Violation};

use super::{publication, published};

/// A row of each kind, with each of its fields.
const EVERYTHING: &str = r#"{
    "format": 1,
    "series": [{
        "basis": "uk-arrivals",
        "publications": [{
            "published": "2025-03-04",
            "days": [{ "date": "2025-03-01", "people": 60, "boats": 1, "uncontrolled": 0 }],
            "weeks": [{
                "ending": "2025-03-02", "people": 60, "boats": 1, "uncontrolled": 0,
                "prevented_people": 5, "prevented_events": 1
            }],
            "totals": [{ "from": "2024-01-01", "to": "2024-12-31", "people": 60, "boats": 1 }]
        }]
    }],
    "boats": [{ "id": "boat", "date": "2025-03-01", "people": 60 }],
    "complete_boat_lists": [{ "date": "2025-03-01" }],
    "deaths": [{
        "id": "report", "from": "2025-01-01", "to": "2025-01-31", "scope": "at-sea", "deaths": 1, "missing": 0,
        "reported_by": "the coastguard", "as_of": "2025-02-01"
    }],
    "agreements": [{
        "id": "agreement", "title": "An agreement", "payer": "UK", "payee": "France", "date": "2024-12-01",
        "stage": "amended", "from": "2025-01-01", "to": "2025-12-31", "commitment": "EUR 10",
        "reported": [{ "amount": "EUR 10", "reported_by": "the press" }],
        "instalments": [{ "from": "2025-01-01", "to": "2025-12-31", "amount": "EUR 10" }],
        "payments": [{ "date": "2025-02-01", "amount": "EUR 5" }],
        "amendments": [{ "date": "2025-06-01", "change": "a change" }]
    }],
    "policy_periods": [
        { "id": "act", "kind": "act", "title": "An act", "from": "2025-01-01", "to": "2025-01-31" }
    ]
}"#;

/// The pointers of all that is no list and no object.
fn leaves(value: &serde_json::Value, at: &str) -> Vec<String> {
    let below: Vec<_> = match value {
        serde_json::Value::Array(list) => list.iter().zip(0..).map(|(one, n)| (n.to_string(), one)).collect(),
        serde_json::Value::Object(fields) => fields.iter().map(|(name, one)| (name.clone(), one)).collect(),
        _ => return vec![at.to_owned()],
    };
    below.into_iter().flat_map(|(name, one)| leaves(one, &format!("{at}/{name}"))).collect()
}

#[test]
fn no_register_is_made_where_one_field_cannot_be_read() {
    let read = |value: serde_json::Value| serde_json::from_value::<Draft>(value);
    let whole: serde_json::Value = serde_json::from_str(EVERYTHING).unwrap();
    let sound = Register::try_from(read(whole.clone()).unwrap()).map(|_| ());
    assert_eq!(sound.map_err(|found| found.to_string()), Ok(()));
    let mut fields = 0;
    for pointer in leaves(&whole, "") {
        let mut wrong = whole.clone();
        *wrong.pointer_mut(&pointer).unwrap() = true.into();
        // What is no field, such as a name, has a type of its own.
        let Ok(draft) = read(wrong) else { continue };
        fields += 1;
        let found = Register::try_from(draft).unwrap_err();
        let named = |one: &Violation| one.place().pointer == pointer && one.got() == "`true`";
        assert!(found.errors().any(named), "{pointer}: {found}");
    }
    // Of a publication 1, a day 4, a week 6, a total 4, a boat 2, a list 1, a report 5, an agreement 4 and of its
    // parts 1, 3, 2 and 1, of a policy period 2.
    assert_eq!(fields, 36);
}

/// Of what is prevented in a week, people without an event are wrong, and so is one without the other.
#[test]
fn no_register_is_made_of_preventions_that_cannot_be() {
    let refused = |people: Option<u64>, events: Option<u64>| {
        let week = DraftWeek {
            ending: Field::Known(date(2025, 3, 2)),
            people: Field::Known(People::new(60)),
            boats: Field::Known(Boats::new(1)),
            prevented_people: people.map(People::new).into(),
            prevented_events: events.map(Events::new).into(),
            ..DraftWeek::default()
        };
        let weeks = DraftPublication { weeks: vec![week], ..publication(date(2025, 3, 3), Vec::new()) };
        let made = Register::try_from(published(vec![weeks]));
        made.map_err(|found| found.errors().map(Violation::id).collect::<Vec<_>>()).err()
    };
    assert_eq!(refused(Some(5), Some(0)), Some(vec!["C010"]));
    assert_eq!(refused(Some(5), None), Some(vec!["C011"]));
    assert_eq!(refused(None, Some(1)), Some(vec!["C011"]));
    assert_eq!([refused(None, None), refused(Some(0), Some(1))], [None, None]);
}

/// Values that can be read, and that what they stand in cannot have.
#[test]
fn no_register_is_made_where_a_row_breaks_what_it_promises() {
    let publication = "/series/0/publications/0";
    let cases: [(String, serde_json::Value, &str); 8] = [
        (format!("{publication}/days/0/boats"), 0.into(), "C004"),
        (format!("{publication}/weeks/0/boats"), 0.into(), "C004"),
        (format!("{publication}/weeks/0/ending"), "2025-03-01".into(), "C008"),
        (format!("{publication}/totals/0/to"), "2023-12-31".into(), "C019"),
        ("/boats/0/people".to_owned(), 0.into(), "B001"),
        ("/deaths/0/to".to_owned(), "2024-12-31".into(), "D002"),
        ("/agreements/0/instalments/0/to".to_owned(), "2024-12-31".into(), "F011"),
        ("/policy_periods/0/to".to_owned(), "2024-12-31".into(), "P001"),
    ];
    for (pointer, value, id) in cases {
        let mut wrong: serde_json::Value = serde_json::from_str(EVERYTHING).unwrap();
        *wrong.pointer_mut(&pointer).unwrap() = value;
        let found = Register::try_from(serde_json::from_value::<Draft>(wrong).unwrap()).unwrap_err();
        assert!(found.errors().any(|one| one.id() == id), "{pointer}: {found}");
    }
}
