//! The catalogue of invariants.

use std::fs;
use std::path::Path;

use crossings::capi::*;

use crate::caller::{Answer, Handle, ask, constant, items, name, own, text};

fn catalogue() -> Handle<crossings_invariants> {
    own(crossings_invariants_free, |out, error| unsafe { crossings_catalogue(out, error) }).unwrap()
}

fn find(list: &Handle<crossings_invariants>, id: &str) -> Answer<usize> {
    let (list, bytes, len) = (list.get(), id.as_ptr().cast(), id.len());
    ask(|out, error| unsafe { crossings_invariants_find(list, bytes, len, out, error) })
}

#[test]
fn every_rule_with_its_page() {
    let list = catalogue();
    let all = items(&list, crossings_invariants_len, crossings_invariants_get);
    assert_eq!(all.len(), crossings::catalogue().count());
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/invariants");
    for (index, (one, wanted)) in all.iter().zip(crossings::catalogue()).enumerate() {
        let id = text(one.id);
        assert_eq!(id, wanted.id);
        assert_eq!(name("CROSSINGS_SEVERITY", one.severity), constant(wanted.severity));
        assert_eq!(text(one.statement), wanted.statement);
        assert_eq!(text(one.source), wanted.source);
        assert_eq!(text(one.page), fs::read_to_string(pages.join(format!("{id}.md"))).unwrap());
        assert_eq!(find(&list, &id), Ok(index));
        assert_eq!(find(&list, &id.to_lowercase()), Ok(index));
    }
}

#[test]
fn a_rule_that_is_not_there() {
    let list = catalogue();
    for id in ["C999", "", "C001 ", "€"] {
        let (status, message) = find(&list, id).unwrap_err();
        assert_eq!(status, crossings_status::NotFound);
        assert!(message.contains(&format!("`{id}`")), "{message}");
    }
}
