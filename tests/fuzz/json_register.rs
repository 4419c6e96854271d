//! Bytes as a register in its own JSON: what was read and written is read again the same, and every finding
//! points to something that is in the document.

use crossings::source::{Limits, Options, ReadError, json};
use crossings::{Draft, Field, People, Register, check};
use serde_json::Value;

use super::input::refused;

const FILE: &str = "register.json";

type Read = fn(&[u8]) -> Result<Draft, ReadError>;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a reader that drops the last day", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|mut draft| {
                for publication in draft.series.iter_mut().flat_map(|one| &mut one.publications) {
                    publication.days.pop();
                }
                draft
            })
        });
    }),
    ("a reader that drops the last agreement", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|mut draft| {
                draft.agreements.pop();
                draft
            })
        });
    }),
    ("a reader that adds a person", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|mut draft| {
                for boat in &mut draft.boats {
                    if let Field::Known(people) = &mut boat.people {
                        *people = People::new(people.get().saturating_add(1));
                    }
                }
                draft
            })
        });
    }),
    ("a reader that takes what is no JSON", |bytes| {
        with(bytes, |bytes| read(bytes).or(Ok(Draft::default())))
    }),
];

pub fn run(bytes: &[u8]) {
    with(bytes, read);
}

fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut limits = Limits::default();
    (limits.rows, limits.bytes, limits.nesting) = (300, 1 << 16, 12);
    json::read(FILE, bytes, &Options { limits, ..Options::default() })
}

fn with(bytes: &[u8], read: Read) {
    let draft = match read(bytes) {
        Ok(draft) => draft,
        Err(error) => return refused(&error, FILE),
    };
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let document: Value = serde_json::from_slice(plain).expect("what was read is JSON");
    let mut text = Vec::new();
    json::write_draft(&draft, &mut text).expect("a vector takes everything");
    assert_eq!(read(&text).as_ref(), Ok(&draft), "what was written is read again the same");
    let violations = check(&draft);
    for one in &violations {
        assert_eq!(one.place().file.as_deref(), Some(FILE), "{one}");
        assert!(!one.got().is_empty() && !one.wanted().is_empty(), "no words: {one}");
        // What is missing is missing from something that is there.
        let pointer = one.place().pointer.as_str();
        let above = pointer.rsplit_once('/').map_or("", |(above, _)| above);
        assert!(
            document.pointer(pointer).or(document.pointer(above)).is_some(),
            "{one}: nothing at {pointer:?}"
        );
    }
    match Register::try_from(draft) {
        Err(errors) => assert!(errors.has_errors() && errors == violations),
        Ok(register) => {
            assert!(!violations.has_errors());
            assert_eq!(register.warnings(), &violations);
            let mut text = Vec::new();
            json::write(&register, &mut text).expect("a vector takes everything");
            let again = read(&text).expect("what a register writes is read");
            assert!(!check(&again).has_errors(), "what a register writes is consistent");
            assert_eq!(Register::try_from(again).map(|again| again == register), Ok(true));
        }
    }
}
