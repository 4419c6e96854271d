//! What the header says: its functions, and the numbers of its enumerations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The header without its comments.
static CODE: LazyLock<String> = LazyLock::new(|| {
    let header = include_str!("../../include/crossings.h");
    let mut pieces = header.split("/*");
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |code, piece| code + piece.split_once("*/").unwrap().1)
});

/// Of each enumeration without `crossings_` its values, without its prefix, in their order.
pub static ENUMS: LazyLock<BTreeMap<&str, Vec<(&str, u32)>>> = LazyLock::new(|| {
    let mut enums = BTreeMap::new();
    for piece in CODE.split("typedef enum {").skip(1) {
        let (values, rest) = piece.split_once("} crossings_").unwrap();
        let name = rest.split_once(';').unwrap().0;
        let prefix = format!("CROSSINGS_{}_", name.to_uppercase());
        let value = |line: &'static str| {
            let (value, number) = line.split_once(" = ").unwrap();
            (value.strip_prefix(&prefix).unwrap(), number.parse().unwrap())
        };
        enums.insert(
            name,
            values.split(',').map(str::trim).filter(|one| !one.is_empty()).map(value).collect(),
        );
    }
    enums
});

/// Every function.
pub fn functions() -> BTreeSet<&'static str> {
    let name = |piece: &'static str| {
        let start = piece.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        piece[start..].starts_with("crossings_").then_some(&piece[start..])
    };
    CODE.split('(').filter_map(name).collect()
}

/// The value of an enumeration that has a number.
pub fn name(of: &str, number: u32) -> String {
    let found = ENUMS[of].iter().find(|value| value.1 == number);
    found.unwrap_or_else(|| panic!("crossings_{of} has no {number}")).0.to_owned()
}

/// The number of a value; one that no enumeration has where there is no such value.
pub fn number(of: &str, name: &str) -> u32 {
    ENUMS[of].iter().find(|value| value.0 == name).map_or(4_000_000_000, |value| value.1)
}
