//! What each argument of a function is: that, and not its type alone, says what can be wrong
//! with it.

use super::header::{Function, Header, Variable};

/// Numbers that are indexes.
const INDEXES: &[&str] = &["index", "file"];

/// What an argument, or a field of one, is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Where an error is written; the last parameter.
    Error,
    Handle,
    HandleOut,
    ValueOut,
    /// A stream that comes in, and is released whatever happens.
    Stream,
    /// A stream that is given out.
    StreamOut,
    /// A text; its length is in the variable of this name.
    Text(String),
    /// Bytes, with their length likewise.
    Bytes(String),
    /// An array of plain numbers or dates, with its length likewise.
    Plain(String),
    /// One structure, or an array of them with its length.
    Structures(Option<String>),
    /// The length of something beside it.
    Length,
    /// One of an enumeration.
    Choice(String),
    Index,
    Number,
    Date,
    Period,
    /// ASCII within a structure.
    Characters,
}

impl Kind {
    /// Whether something is written where it points to.
    pub fn is_output(&self) -> bool {
        matches!(self, Self::HandleOut | Self::ValueOut | Self::StreamOut)
    }
}

/// An argument, or a field of one.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The parameter that it is, or is in: what a message names.
    pub parameter: String,
    pub name: String,
    /// How C reaches it in the arguments `a`.
    pub path: String,
    /// How C reaches the length beside it.
    pub length: String,
    /// The function or the structure that it belongs to.
    pub owner: String,
    pub kind: Kind,
    pub variable: Variable,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Whether the date may be no day.
    pub dayless: bool,
}

/// Every argument, and every field of those that are structures.
pub fn slots(header: &Header, function: &Function) -> Result<Vec<Slot>, String> {
    let place = Place { owner: &function.name, prefix: "a.", parameter: None };
    let mut found = Vec::new();
    within(header, &function.parameters, &place, &mut found)?;
    match found.iter().position(|slot| slot.kind == Kind::Error) {
        Some(at) if at + 1 == found.len() => Ok(found),
        _ => Err(format!("{}: its last parameter is no `crossings_error **err`", function.name)),
    }
}

struct Place<'a> {
    owner: &'a str,
    prefix: &'a str,
    parameter: Option<&'a str>,
}

fn within(
    header: &Header,
    variables: &[Variable],
    place: &Place<'_>,
    found: &mut Vec<Slot>,
) -> Result<(), String> {
    for variable in variables {
        let kind = kind(header, variables, variable, place.parameter.is_some())
            .map_err(|error| format!("{}: `{}`: {error}", place.owner, variable.name))?;
        let beside = match &kind {
            Kind::Text(length)
            | Kind::Bytes(length)
            | Kind::Plain(length)
            | Kind::Structures(Some(length)) => {
                format!("{}{length}", place.prefix)
            }
            _ => String::new(),
        };
        let name = &variable.name;
        let doc = variable.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let field = place.parameter.is_some();
        let slot = Slot {
            parameter: place.parameter.unwrap_or(name).to_owned(),
            name: name.clone(),
            path: format!("{}{name}", place.prefix),
            length: beside,
            owner: place.owner.to_owned(),
            variable: variable.clone(),
            nullable: doc.contains(&format!("`{name}` may be NULL"))
                || words(&variable.doc, name).contains("may be NULL")
                || field && doc.contains("May be NULL"),
            dayless: doc.contains(&format!("`{name}` may be no day")) || field && doc.contains("no day"),
            kind,
        };
        let inner = matches!(slot.kind, Kind::Structures(_))
            || slot.kind == Kind::Number && slot.is_structure(header);
        let path = slot.path.clone();
        let (base, depth) = (variable.of.base.clone(), variable.of.depth);
        let pointed = match &*base {
            "crossings_date" if inner => Some(Kind::Date),
            "crossings_period" if inner => Some(Kind::Period),
            _ => None,
        };
        if let Some(kind) = pointed {
            let pointed = format!("(({base} *){path})[0]");
            let it = Slot { kind, path: pointed, ..slot.clone() };
            found.extend([slot, it]);
            continue;
        }
        found.push(slot);
        if let (true, Some(structure)) = (inner, header.structure(&base)) {
            let prefix = if depth == 0 { format!("{path}.") } else { format!("(({base} *){path})[0].") };
            let parameter = place.parameter.unwrap_or(name);
            let place = Place { owner: &base, prefix: &prefix, parameter: Some(parameter) };
            within(header, &structure.fields, &place, found)?;
        }
    }
    Ok(())
}

impl Slot {
    /// Whether it is a structure that stands there by value.
    pub fn is_structure(&self, header: &Header) -> bool {
        self.variable.of.depth == 0 && header.structure(&self.variable.of.base).is_some()
    }
}

/// What is said of one parameter, in the list of them.
fn words(doc: &str, name: &str) -> String {
    let start = format!("- `{name}`");
    let mut lines = doc.lines().skip_while(|line| !line.starts_with(&start));
    let first = lines.next().unwrap_or_default();
    let rest = lines.take_while(|line| !line.is_empty() && !line.starts_with("- `"));
    rest.fold(first.to_owned(), |words, line| format!("{words} {}", line.trim()))
}

/// The name of the length of a variable, where one stands beside it.
fn length(beside: &[Variable], name: &str) -> Option<String> {
    let wanted = if name == "data" { "len".to_owned() } else { format!("{name}_len") };
    let found = beside.iter().find(|one| one.name == wanted || one.name == format!("{name}_len"))?;
    (found.of.base == "size_t" && found.of.depth == 0).then(|| found.name.clone())
}

fn kind(header: &Header, beside: &[Variable], variable: &Variable, field: bool) -> Result<Kind, String> {
    let Variable { name, of, array, doc } = variable;
    let unknown = || {
        let spelled = of.spelled();
        Err(format!("tests/c_door/plan.rs does not know what a `{spelled}{name}` is; say so there"))
    };
    if array.is_some() {
        return if of.base == "char" && of.depth == 0 { Ok(Kind::Characters) } else { unknown() };
    }
    let (base, length) = (&*of.base, length(beside, name));
    let is_handle = header.is_handle(base);
    let is_structure = header.structure(base).is_some();
    match (of.constant, of.depth) {
        (false, 1) if of.is_stream() => match &**name {
            "stream" => Ok(Kind::Stream),
            "out" => Ok(Kind::StreamOut),
            _ => unknown(),
        },
        _ if of.is_stream() => unknown(),
        (false, 2) if name == "err" && base == "crossings_error" => Ok(Kind::Error),
        (false, 2) if is_handle => Ok(Kind::HandleOut),
        (false, 1) if !is_handle && base != "void" && base != "char" && length.is_none() => {
            Ok(Kind::ValueOut)
        }
        (true, 1) if is_handle && length.is_none() => Ok(Kind::Handle),
        (true, 1) => match (base, length) {
            ("char", Some(length)) => Ok(Kind::Text(length)),
            ("void" | "uint8_t", Some(length)) => Ok(Kind::Bytes(length)),
            ("crossings_date" | "uint32_t" | "uint64_t" | "int32_t" | "int64_t" | "bool", Some(length)) => {
                Ok(Kind::Plain(length))
            }
            (_, length) if is_structure => Ok(Kind::Structures(length)),
            _ => unknown(),
        },
        (false, 0) => match base {
            "crossings_date" => Ok(Kind::Date),
            "crossings_period" => Ok(Kind::Period),
            "size_t" if name == "len" || name.ends_with("_len") => Ok(Kind::Length),
            "size_t" if INDEXES.contains(&&**name) => Ok(Kind::Index),
            "uint32_t" => Ok(choice(header, name, doc, field)?.map_or(Kind::Number, Kind::Choice)),
            "bool" | "uint8_t" | "uint16_t" | "uint64_t" | "int16_t" | "int32_t" | "int64_t" | "size_t" => {
                Ok(Kind::Number)
            }
            _ if is_structure => Ok(Kind::Number),
            _ => unknown(),
        },
        _ => unknown(),
    }
}

/// The enumeration that a number is of, by what is said of it: of a parameter
/// "`rate`: a `crossings_rate`", of a field "A `crossings_rate`".
fn choice(header: &Header, name: &str, doc: &str, field: bool) -> Result<Option<String>, String> {
    let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    let doc = if field { doc.replacen("A `", ": a `", 1) } else { doc };
    let starts = if field {
        [": a `".to_owned(), ": an `".to_owned()]
    } else {
        [format!("`{name}`: a `"), format!("`{name}`: an `")]
    };
    for start in starts {
        let Some((of, _)) = doc.split_once(&start).and_then(|(_, rest)| rest.split_once('`')) else {
            continue;
        };
        if header.enums.iter().any(|one| one.name == of) {
            return Ok(Some(of.to_owned()));
        }
        if of.starts_with("crossings_") {
            return Err(format!("`{of}` is no enumeration"));
        }
    }
    Ok(None)
}
