//! Single boats, and the days of which all are listed.

use crossings::capi::*;
use crossings::jiff::civil::date;
use crossings::{Draft, DraftBoat, DraftBoatList, Field, Landing, People, Register};

use crate::caller::{Handle, constant, day, handed, items, name, own, text, told};

fn same_register(register: Handle<crossings_register>, wanted: &Register) {
    let boats = own(crossings_boats_free, |out, error| unsafe {
        crossings_register_boats(register.get(), out, error)
    });
    let complete = own(crossings_dates_free, |out, error| unsafe {
        crossings_register_complete_boat_lists(register.get(), out, error)
    });
    drop(register);
    let boats = boats.unwrap();
    let all = items(&boats, crossings_boats_len, crossings_boats_get);
    assert_eq!(all.len(), wanted.boats().len());
    for (one, wanted) in all.iter().zip(wanted.boats()) {
        assert_eq!(text(one.id), told(&wanted.id));
        assert_eq!(one.date, day(Some(wanted.date)));
        assert_eq!(one.people, wanted.aboard.get());
        assert_eq!(name("CROSSINGS_LANDING", one.landing), constant(wanted.landing));
    }
    let complete = items(&complete.unwrap(), crossings_dates_len, crossings_dates_get);
    let wanted: Vec<_> = wanted.complete_boat_lists().iter().map(|one| day(Some(*one))).collect();
    assert_eq!(complete, wanted);
}

#[test]
fn three_boats_of_each_landing() {
    let boat = |id: &str, people, landing| DraftBoat {
        id: id.to_owned(),
        date: Field::Known(date(2024, 7, 8)),
        people: Field::Known(People::new(people)),
        landing,
        ..DraftBoat::default()
    };
    let draft = Draft {
        boats: vec![
            boat("a", 65, Landing::Intercepted),
            boat("b", 1, Landing::Uncontrolled),
            boat("ç\u{1F6A4}", 80, Landing::Unknown),
        ],
        complete_boat_lists: vec![DraftBoatList {
            date: Field::Known(date(2024, 7, 8)),
            ..DraftBoatList::default()
        }],
        ..Draft::default()
    };
    let register = Register::try_from(draft).unwrap();
    assert_eq!(register.boats().len(), 3);
    same_register(handed(&register), &register);
}

#[test]
fn none_in_the_built_in_register() {
    let (register, wanted) = crate::caller::builtin();
    assert!(wanted.boats().is_empty());
    same_register(register, &wanted);
}

#[cfg(feature = "proptest")]
proptest::proptest! {
    #![proptest_config(crate::caller::cases())]
    #[test]
    fn those_of_any_register(wanted in crossings::strategy::register()) {
        same_register(handed(&wanted), &wanted);
    }
}
