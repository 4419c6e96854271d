//! What can be wrong with each argument, and how the call must end then.

use super::matrix::Cases;
use super::plan::{Kind, Slot};

const NULL: &str = "CROSSINGS_STATUS_NULL_ARGUMENT";
const UTF8: &str = "CROSSINGS_STATUS_INVALID_UTF8";
const LENGTH: &str = "CROSSINGS_STATUS_INVALID_LENGTH";
const DATE: &str = "CROSSINGS_STATUS_INVALID_DATE";
const ANYTHING: &str = "ANYTHING";

/// No UTF-8, in C: a byte that none has, one cut short, a surrogate, an overlong NUL.
const NOT_UTF8: &[&str] = &[r"\xff", r"a\xc3", r"\xed\xa0\x80", r"\xc0\x80", r"2030\xe9"];

/// No days of the calendar.
const NO_DATES: &[&str] = &[
    "{2030, 2, 29}",
    "{2030, 13, 1}",
    "{2030, 0, 1}",
    "{2030, 4, 0}",
    "{2030, 4, 31}",
    "{2030, 4, 255}",
    "{2030, 255, 1}",
    "{10000, 1, 1}",
    "{INT16_MIN, 1, 1}",
];

/// Every case of one argument.
pub fn faults(cases: &mut Cases<'_, '_>, slot: &Slot) -> Result<(), String> {
    match &slot.kind {
        Kind::Error | Kind::Length | Kind::Number => {}
        Kind::Handle | Kind::HandleOut | Kind::ValueOut | Kind::StreamOut | Kind::Structures(None) => {
            pointer(cases, slot);
        }
        Kind::Stream => {
            pointer(cases, slot);
            stream(cases, slot);
        }
        Kind::Structures(Some(_)) | Kind::Plain(_) | Kind::Bytes(_) => lengths(cases, slot),
        Kind::Text(_) => {
            lengths(cases, slot);
            text(cases, slot);
        }
        Kind::Choice(of) => choice(cases, slot, of)?,
        Kind::Index => index(cases, slot),
        Kind::Date => {
            let none = if slot.dayless { None } else { Some("{0, 0, 0}") };
            dates(cases, slot, &slot.path, NO_DATES.iter().copied().chain(none));
        }
        Kind::Period => period(cases, slot),
        Kind::Characters => {
            let (path, name) = (&slot.path, &slot.name);
            cases.case(
                "TEXT",
                &format!("{name} has no end"),
                &format!("memset({path}, '1', sizeof {path});"),
                "CROSSINGS_STATUS_INVALID_NUMBER",
                None,
            );
            cases.case(
                "TEXT",
                &format!("{name} is not UTF-8"),
                &format!("memset({path}, 0xff, sizeof {path} - 1);"),
                "CROSSINGS_STATUS_INVALID_NUMBER",
                None,
            );
        }
    }
    Ok(())
}

fn pointer(cases: &mut Cases<'_, '_>, slot: &Slot) {
    //= docs/rules.md#the-c-interface
    //# abi-01: A NULL where nothing says that it may be MUST be a status, and never a crash.
    let (wanted, named) =
        if slot.nullable { (cases.null_means(slot), None) } else { (NULL, Some(&*slot.parameter)) };
    cases.case(
        "NO_POINTER",
        &format!("{} = NULL", slot.name),
        &format!("{} = NULL;", slot.path),
        wanted,
        named,
    );
}

/// The lengths of what is an array: of structures, of bytes, of text.
fn lengths(cases: &mut Cases<'_, '_>, slot: &Slot) {
    let Slot { name, path, length, .. } = slot;
    let parameter = Some(&*slot.parameter);
    let mut case = |column, what: &str, change: &str, wanted, named| {
        cases.case(column, &format!("{name}: {what}"), change, wanted, named);
    };
    case("NO_POINTER", "NULL with the length 1", &format!("{path} = NULL; {length} = 1;"), NULL, parameter);
    //= docs/rules.md#the-c-interface
    //# abi-03: A length that is more than memory can hold MUST be a status.
    case("LENGTH", "SIZE_MAX", &format!("{length} = SIZE_MAX;"), LENGTH, parameter);
    let more = format!("{length} = (size_t)PTRDIFF_MAX / sizeof *{path} + 1;");
    let bytes = format!("{length} = (size_t)PTRDIFF_MAX + 1;");
    let more = if matches!(slot.kind, Kind::Bytes(_)) { &bytes } else { &more };
    case("LENGTH", "one more than memory", more, LENGTH, parameter);
    case("LENGTH", "NULL with SIZE_MAX", &format!("{path} = NULL; {length} = SIZE_MAX;"), LENGTH, parameter);
    case("LENGTH", "0", &format!("{length} = 0;"), ANYTHING, None);
    let (wanted, what) =
        if slot.nullable { (cases.null_means(slot), "may be") } else { (ANYTHING, "is none") };
    let change = format!("{path} = NULL; {length} = 0;");
    cases.case("NO_POINTER", &format!("{name}: NULL with the length 0, which {what}"), &change, wanted, None);
}

/// Streams that have no frame to give.
const NO_FRAMES: &[(&str, &str)] = &[
    ("RELEASED", "was released before"),
    ("NO_SCHEMA", "fails to give its schema"),
    ("NO_STRUCT", "has a schema that is no structure"),
    ("NO_FORMAT", "has a schema of a type that nobody knows"),
    ("NO_BATCH", "fails to give its first batch"),
    ("HALF", "fails to give its last batch"),
    ("WORDLESS", "fails, and does not say why"),
];

fn stream(cases: &mut Cases<'_, '_>, slot: &Slot) {
    let name = &slot.name;
    let mut case = |column, kind: &str, what: &str, wanted| {
        cases.case(column, &format!("{name} {what}"), &format!("stream_kind = {kind};"), wanted, None);
    };
    for (kind, what) in NO_FRAMES {
        case("STREAM", kind, what, "CROSSINGS_STATUS_UNREADABLE");
    }
    // A panel may have no row.
    case("STREAM", "EMPTY", "has no batch", ANYTHING);
    case("VALID", "TWICE", "has two batches", "CROSSINGS_STATUS_OK");
}

fn text(cases: &mut Cases<'_, '_>, slot: &Slot) {
    let Slot { name, path, length, .. } = slot;
    let becomes = |text: &str| {
        format!("{path} = input(\"{text}\", sizeof(\"{text}\") - 1); {length} = sizeof(\"{text}\") - 1;")
    };
    for bad in NOT_UTF8 {
        let what = format!("{name} is {}", bad.replace('\\', "\\\\"));
        //= docs/rules.md#the-c-interface
        //# abi-02: A text that is not UTF-8 MUST be a status that names the argument.
        cases.case("TEXT", &what, &becomes(bad), UTF8, Some(&slot.parameter));
    }
    for odd in ["a\\0b", "\\xef\\xbf\\xbd", "?"] {
        let what = format!("{name} is {}", odd.replace('\\', "\\\\"));
        cases.case("TEXT", &what, &becomes(odd), ANYTHING, None);
    }
}

fn choice(cases: &mut Cases<'_, '_>, slot: &Slot, of: &str) -> Result<(), String> {
    let found = cases.header().enums.iter().find(|one| one.name == of).ok_or_else(|| of.to_owned())?;
    let values: Vec<_> = found.values.iter().map(|(_, value)| *value).collect();
    let after = values.iter().max().map_or(0, |most| most + 1);
    let gap = (0..after).find(|value| !values.contains(value));
    let numbers: Vec<i64> = [after, 0x8000_0000, 0xffff_ffff].into_iter().chain(gap).collect();
    for number in numbers {
        let what = format!("{} = {number}", slot.name);
        let change = format!("{} = {number}u;", slot.path);
        //= docs/rules.md#the-c-interface
        //# abi-04: A number that an enumeration does not have MUST be a status.
        cases.case("ENUMERATION", &what, &change, "CROSSINGS_STATUS_INVALID_ENUM", Some(&slot.parameter));
    }
    for value in values {
        let change = format!("{} = {value}u;", slot.path);
        cases.case("VALID", &format!("{} = {value}", slot.name), &change, ANYTHING, None);
    }
    Ok(())
}

fn index(cases: &mut Cases<'_, '_>, slot: &Slot) {
    let Slot { name, path, .. } = slot;
    let wanted = "CROSSINGS_STATUS_INVALID_INDEX";
    let lists = cases.function.name.ends_with("_get");
    let mut case = |what: &str, change: &str| {
        cases.case("INDEX", &format!("{name} is {what}"), change, wanted, Some(&slot.parameter));
    };
    case("SIZE_MAX", &format!("{path} = SIZE_MAX;"));
    if let Some(length) = cases.length_of(slot).map(str::to_owned) {
        let many = format!(
            "struct {length}_arguments l = {length}_good(); l.handle = a.handle; l.err = NULL; size_t many = 0; \
             l.out = &many; if ({length}_call(&l) || !many) failed(\"{length}\", \"a fixture\", \"it has nothing in it\");"
        );
        let wanted = format!("{many} {path} = many;");
        let mut case = |what: &str, change: &str, wanted, named| {
            cases.case("INDEX", &format!("{name} is {what}"), change, wanted, named);
        };
        //= docs/rules.md#the-c-interface
        //# abi-05: An index past the end MUST be a status.
        case("the length", &wanted, "CROSSINGS_STATUS_INVALID_INDEX", Some(&*slot.parameter));
        let last = format!("{many} {path} = many - 1;");
        // A function that finds more at an index than what is there may find nothing.
        let wanted = if lists { "CROSSINGS_STATUS_OK" } else { ANYTHING };
        case("the last", &last, wanted, None);
    }
}

fn dates<'a>(cases: &mut Cases<'_, '_>, slot: &Slot, path: &str, none: impl Iterator<Item = &'a str>) {
    for date in none {
        let change = format!("{{ const crossings_date one = {date}; {path} = one; }}");
        cases.case("DATE", &format!("{path} = {date}"), &change, DATE, Some(&slot.parameter));
    }
}

fn period(cases: &mut Cases<'_, '_>, slot: &Slot) {
    let path = &slot.path;
    let none = if slot.dayless { None } else { Some("{0, 0, 0}") };
    dates(cases, slot, &format!("{path}.first"), NO_DATES.iter().copied().chain(none));
    dates(cases, slot, &format!("{path}.last"), NO_DATES.iter().copied());
    let change = |period: &str| format!("{{ const crossings_period one = {period}; {path} = one; }}");
    let wanted = "CROSSINGS_STATUS_INVALID_PERIOD";
    let reversed = change("{{2030, 5, 5}, {2030, 5, 3}}");
    cases.case("DATE", &format!("{path} is reversed"), &reversed, wanted, Some(&slot.parameter));
    let open = change("{{2030, 5, 5}, {0, 0, 0}}");
    cases.case("DATE", &format!("{path} has no end"), &open, ANYTHING, None);
    let whole = change("{{-9999, 1, 1}, {9999, 12, 31}}");
    cases.case("DATE", &format!("{path} is all of time"), &whole, ANYTHING, None);
}
