//! Writes the program that calls every function of the header in every wrong way.

use std::fmt::Write;
use std::fs;

use super::fixtures::{LENGTHS, NULL_MEANS, VALUES, VARIANTS, WITHOUT_STATUS};
use super::header::{Function, Header, root};
use super::plan::{Kind, Slot, slots};

/// The columns of the matrix, in the order of the enumeration in `tests/c/matrix.h`.
pub const COLUMNS: &[&str] = &[
    "well-formed",
    "NULL",
    "enumeration",
    "text",
    "length",
    "index",
    "date",
    "stream",
    "panic",
    "`err` NULL",
];

const WHERE: &str = "tests/c_door/fixtures.rs";

/// The program.
pub fn program(header: &Header) -> Result<String, String> {
    let mut writer = Writer { header, planned: planned(header)?, out: String::new() };
    let made = writer.producers()?;
    writer.line("/* Written by tests/c_door/calls.rs. */\n#include \"matrix.h\"\n");
    writer.fixtures();
    let with_status: Vec<_> = writer.planned.iter().map(|(function, _)| *function).collect();
    for at in 0..with_status.len() {
        writer.subject(at)?;
    }
    writer.makers(&made)?;
    let mut main = String::from("int main(void) {\n");
    for (name, _) in &made {
        writeln!(main, "  fx_{name} = make_{name}();").unwrap();
    }
    for at in 0..with_status.len() {
        let name = writer.cases(at)?;
        writeln!(main, "  test_{name}();").unwrap();
    }
    main.push_str(&writer.without_status(&made)?);
    for (name, of) in &made {
        writeln!(main, "  {of}_free(fx_{name});").unwrap();
    }
    main.push_str("  if (failures) printf(\"%u failures\\n\", failures);\n  return failures ? 1 : 0;\n}\n");
    writer.line(&main);
    Ok(writer.out)
}

type Planned<'a> = Vec<(&'a Function, Vec<Slot>)>;

fn planned(header: &Header) -> Result<Planned<'_>, String> {
    let fallible = header.functions.iter().filter(|one| has_status(one));
    fallible.map(|function| Ok((function, slots(header, function)?))).collect()
}

/// Whether a function ends in a status of its own call.
fn has_status(function: &Function) -> bool {
    function.returns.base == "crossings_status"
        && !WITHOUT_STATUS.iter().any(|(name, _)| *name == function.name)
}

struct Writer<'a> {
    header: &'a Header,
    planned: Planned<'a>,
    out: String,
}

impl<'a> Writer<'a> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn plan(&self, function: &str) -> Result<&(&'a Function, Vec<Slot>), String> {
        let found = self.planned.iter().find(|(one, _)| one.name == function);
        found.ok_or_else(|| format!("{WHERE} names `{function}`, which the header does not have"))
    }

    /// How each handle is made: its name, its type, and in which order, so that each is made
    /// from those before it.
    fn producers(&self) -> Result<Vec<(String, String)>, String> {
        let mut made = vec![("crossings_error".to_owned(), "crossings_error".to_owned())];
        let wanted = self.header.handles.iter();
        let mut wanted: Vec<_> = wanted
            .filter(|name| *name != "crossings_error" && !VARIANTS.iter().any(|(one, ..)| one == name))
            .map(|name| (name.clone(), name.clone()))
            .collect();
        for (name, function, _) in VARIANTS {
            let (_, slots) = self.plan(function)?;
            let of = slots.iter().find(|slot| slot.kind == Kind::HandleOut).ok_or(*function)?;
            wanted.push(((*name).to_owned(), of.variable.of.base.clone()));
        }
        while !wanted.is_empty() {
            let ready = wanted.iter().position(|(name, _)| {
                self.producer(name).is_some_and(|(_, slots, _)| {
                    let mut handles = slots.iter().filter(|slot| slot.kind == Kind::Handle);
                    handles.all(|slot| made.iter().any(|(one, _)| *one == handle_for(slot)))
                })
            });
            let Some(ready) = ready else {
                let names: Vec<_> = wanted.iter().map(|(name, _)| &**name).collect();
                return Err(format!(
                    "nothing makes {}; say in VARIANTS of {WHERE} what does",
                    names.join(", ")
                ));
            };
            made.push(wanted.remove(ready));
        }
        Ok(made)
    }

    /// The function that makes a handle, and which of its outputs that is.
    fn producer(&self, name: &str) -> Option<(&'a Function, &[Slot], usize)> {
        let named = VARIANTS.iter().find(|(one, ..)| *one == name).map(|(_, function, _)| *function);
        self.planned.iter().find_map(|(function, slots)| {
            let mut outputs = slots.iter().filter(|slot| slot.kind.is_output());
            let at = outputs.position(|slot| {
                slot.kind == Kind::HandleOut && (named.is_some() || slot.variable.of.base == name)
            })?;
            let itself = slots.iter().any(|slot| slot.kind == Kind::Handle && handle_for(slot) == name);
            let right = named.map_or(!itself, |wanted| wanted == function.name);
            right.then_some((*function, &**slots, at))
        })
    }

    fn fixtures(&mut self) {
        let handles = self.header.handles.iter().map(|name| (name.clone(), name.clone()));
        let made = self.producers().unwrap_or_default();
        let variants = made.into_iter().filter(|(name, of)| name != of);
        for (name, of) in handles.chain(variants).collect::<Vec<_>>() {
            self.line(&format!("static {of} *fx_{name};"));
        }
    }

    /// The arguments of a function, a well-formed set of them, and how it is called.
    fn subject(&mut self, at: usize) -> Result<(), String> {
        let (function, slots) = &self.planned[at];
        let name = &function.name;
        let mut text = format!("\nstruct {name}_arguments {{\n");
        for one in &function.parameters {
            writeln!(text, "  {}{};", one.of.spelled(), one.name).unwrap();
        }
        writeln!(text, "}};\nstatic crossings_status {name}_call(const void *arguments) {{").unwrap();
        writeln!(text, "  const struct {name}_arguments *a = arguments;").unwrap();
        let passed: Vec<_> = function.parameters.iter().map(|one| format!("a->{}", one.name)).collect();
        writeln!(text, "  return {name}({});\n}}", passed.join(", ")).unwrap();
        let mut outputs = String::new();
        let mut frees = String::new();
        let mut many = 0;
        for slot in slots.iter().filter(|slot| slot.kind.is_output()) {
            let base = &slot.variable.of.base;
            let (size, free) = if slot.kind == Kind::HandleOut {
                writeln!(frees, "static void {name}_free_{many}(void *handle) {{ {base}_free(handle); }}")
                    .unwrap();
                ("void *", format!("{name}_free_{many}"))
            } else {
                (&**base, "NULL".to_owned())
            };
            let stream = u8::from(slot.kind == Kind::StreamOut);
            writeln!(
                outputs,
                "  {{\"{0}\", offsetof(struct {name}_arguments, {0}), sizeof({size}), {free}, {stream}}},",
                slot.name
            )
            .unwrap();
            many += 1;
        }
        text.push_str(&frees);
        if many > 0 {
            writeln!(text, "static const struct output {name}_outputs[] = {{\n{outputs}}};").unwrap();
        }
        let outputs = if many > 0 { format!("{name}_outputs") } else { "NULL".to_owned() };
        let stream = slots
            .iter()
            .find(|slot| slot.kind == Kind::Stream)
            .map_or("NOWHERE".to_owned(), |slot| format!("offsetof(struct {name}_arguments, {})", slot.name));
        writeln!(text, "static const struct subject {name}_subject = {{\"{name}\", {name}_call, offsetof(struct {name}_arguments, err), {outputs}, {many}, {stream}}};").unwrap();
        writeln!(text, "static struct {name}_arguments {name}_good(void) {{").unwrap();
        writeln!(text, "  struct {name}_arguments a;\n  memset(&a, 0, sizeof a);").unwrap();
        for slot in slots {
            text.push_str(&good(self.header, slot)?);
        }
        text.push_str("  return a;\n}\n");
        self.line(&text);
        Ok(())
    }

    /// What makes each handle: out of others, which are freed before it is used.
    fn makers(&mut self, made: &[(String, String)]) -> Result<(), String> {
        self.line(ERROR_MAKER);
        for (name, of) in made.iter().filter(|(name, _)| name != "crossings_error") {
            let (function, slots, output) = self.producer(name).ok_or_else(|| name.clone())?;
            let mut parents: Vec<_> = slots.iter().filter(|slot| slot.kind == Kind::Handle).collect();
            parents.dedup_by_key(|slot| handle_for(slot));
            let producer = &function.name;
            let mut text = format!("static {of} *make_{name}(void) {{\n");
            for slot in &parents {
                let (parent, base) = (handle_for(slot), &slot.variable.of.base);
                writeln!(text, "  {base} *before_{parent} = fx_{parent};\n  fx_{parent} = make_{parent}();")
                    .unwrap();
            }
            writeln!(text, "  struct {producer}_arguments a = {producer}_good();").unwrap();
            let changed = VARIANTS.iter().find(|(one, ..)| one == name).map_or("", |(.., change)| *change);
            writeln!(text, "  {changed}").unwrap();
            writeln!(text, "  {of} *made = made_by(&{producer}_subject, &a, {output});\n  inputs_free();")
                .unwrap();
            for slot in &parents {
                let (parent, base) = (handle_for(slot), &slot.variable.of.base);
                writeln!(text, "  {base}_free(fx_{parent});\n  fx_{parent} = before_{parent};").unwrap();
            }
            text.push_str("  return made;\n}\n");
            self.line(&text);
        }
        Ok(())
    }

    /// The function that calls a function in every way, and its name.
    fn cases(&mut self, at: usize) -> Result<String, String> {
        let (function, slots) = &self.planned[at];
        let name = function.name.clone();
        let mut cases = Cases { writer: self, function, text: String::new() };
        cases.case("VALID", "well-formed", "", "CROSSINGS_STATUS_OK", None);
        //= docs/rules.md#the-c-interface
        //# abi-06: A panic inside MUST end in a status.
        cases.case("PANIC", "a panic inside", "", "CROSSINGS_STATUS_PANIC", None);
        for slot in slots {
            super::faults::faults(&mut cases, slot)?;
        }
        let text = format!("static void test_{name}(void) {{\n{}  row(\"{name}\");\n}}\n", cases.text);
        self.line(&text);
        Ok(name)
    }

    /// What functions promise that return no status.
    fn without_status(&self, made: &[(String, String)]) -> Result<String, String> {
        let mut text = String::new();
        for function in self.header.functions.iter().filter(|one| !has_status(one)) {
            let name = &function.name;
            if let Some((_, promises)) = WITHOUT_STATUS.iter().find(|(one, _)| one == name) {
                for promise in *promises {
                    let said = promise.replace('\\', "\\\\").replace('"', "\\\"");
                    writeln!(text, "  check({promise}, \"{name}\", \"{said}\");\n  counts[VALID] += 1;")
                        .unwrap();
                }
            } else if let Some(of) = name.strip_suffix("_free") {
                let one = function.parameters.first().filter(|one| one.of.base == of && one.of.depth == 1);
                if one.is_none() || function.parameters.len() != 1 || function.returns.base != "void" {
                    return Err(format!("`{name}` does not free a `{of}`"));
                }
                let (made, _) = made.iter().find(|(_, one)| one == of).ok_or_else(|| name.clone())?;
                //= docs/rules.md#the-c-interface
                //# abi-10: Freeing NULL MUST do nothing.
                writeln!(text, "  {name}(NULL);\n  counts[NO_POINTER] += 1;").unwrap();
                writeln!(text, "  {{\n    {of} *one = make_{made}();\n    crossings_test_panic();").unwrap();
                writeln!(text, "    {name}(one);\n    counts[PANIC] += 1;\n  }}").unwrap();
            } else {
                return Err(format!(
                    "`{name}` returns no status; WITHOUT_STATUS of {WHERE} does not say what it promises"
                ));
            }
            writeln!(text, "  row(\"{name}\");").unwrap();
        }
        Ok(text)
    }
}

/// An error about data: it has findings.
const ERROR_MAKER: &str = r#"static crossings_error *make_crossings_error(void) {
  const char *csv = "a file that has,none of its columns\n1,2\n";
  crossings_source source = {"days.csv", 8, csv, strlen(csv), NULL, 0};
  crossings_register *none = NULL;
  crossings_error *error = NULL;
  if (!crossings_register_read(&source, 1, NULL, &none, &error)) exit(2);
  return error;
}
"#;

/// The cases of one function, as they are written.
pub struct Cases<'a, 'b> {
    writer: &'b Writer<'a>,
    pub function: &'a Function,
    text: String,
}

impl Cases<'_, '_> {
    /// A well-formed call but for `change`, and the status that it must end with.
    pub fn case(&mut self, column: &str, what: &str, change: &str, wanted: &str, named: Option<&str>) {
        let name = &self.function.name;
        let named = named.map_or("NULL".to_owned(), |named| format!("\"{named}\""));
        let what = what.replace('"', "'");
        writeln!(
            self.text,
            "  {{\n    struct {name}_arguments a = {name}_good();\n    {change}\n    \
             ends(&{name}_subject, &a, {column}, \"{what}\", {wanted}, {named});\n    inputs_free();\n  }}"
        )
        .unwrap();
    }

    pub fn header(&self) -> &Header {
        self.writer.header
    }

    /// What NULL means for an argument that it may be.
    pub fn null_means(&self, slot: &Slot) -> &'static str {
        let found = NULL_MEANS.iter().find(|(one, name, _)| *one == self.function.name && *name == slot.name);
        found.map_or("CROSSINGS_STATUS_OK", |(_, _, status)| *status)
    }

    /// The function that says how many the handle has, at whose end an index is.
    pub fn length_of(&self, slot: &Slot) -> Option<&str> {
        if let Some((_, length)) = LENGTHS.iter().find(|(name, _)| *name == slot.name) {
            return Some(length);
        }
        let own = self.function.name.strip_suffix("_get").map(|stem| format!("{stem}_len"));
        let handle = self.function.parameters.first().map(|one| format!("{}_len", one.of.base));
        let names = [own, handle];
        let mut candidates = names.iter().flatten().filter_map(|name| self.writer.header.function(name));
        let found = candidates.find(|one| {
            one.parameters.first().map(|one| &one.of) == self.function.parameters.first().map(|one| &one.of)
        });
        found.map(|one| &*one.name)
    }
}

/// The handle that a function is called with.
fn handle_for(slot: &Slot) -> String {
    let variant = value(slot).filter(|name| VARIANTS.iter().any(|(one, ..)| one == name));
    variant.map_or_else(|| slot.variable.of.base.clone(), str::to_owned)
}

fn value(slot: &Slot) -> Option<&'static str> {
    own_value(slot).or_else(|| find_value("*", &slot.name))
}

fn own_value(slot: &Slot) -> Option<&'static str> {
    find_value(&slot.owner, &slot.name)
}

fn find_value(owner: &str, wanted: &str) -> Option<&'static str> {
    let found = VALUES.iter().find(|(one, name, _)| *one == owner && *name == wanted);
    found.map(|(_, _, value)| *value)
}

/// The lines that set an argument to what it is in a well-formed call.
fn good(header: &Header, slot: &Slot) -> Result<String, String> {
    let (path, of) = (&slot.path, &slot.variable.of);
    let wanted = || {
        value(slot).ok_or_else(|| {
            format!(
                "there is no value for `{}` of `{}` ({}); add a line to VALUES of {WHERE}",
                slot.name,
                slot.owner,
                of.spelled().trim()
            )
        })
    };
    Ok(match &slot.kind {
        Kind::Error | Kind::Length => String::new(),
        Kind::Handle => format!("  {path} = fx_{};\n", handle_for(slot)),
        Kind::HandleOut | Kind::ValueOut | Kind::StreamOut => format!("  {path} = OUTPUT;\n"),
        Kind::Stream => format!("  {path} = STREAM_ARGUMENT;\n"),
        Kind::Text(_) | Kind::Bytes(_) => {
            let (text, len) = literal(wanted()?)?;
            format!("  {path} = input({text}, {len});\n  {} = {len};\n", slot.length)
        }
        Kind::Plain(_) => {
            let base = &of.base;
            let items = wanted()?;
            format!(
                "  {{\n    const {base} items[] = {items};\n    {path} = input(items, sizeof items);\n    \
                 {} = sizeof items / sizeof *items;\n  }}\n",
                slot.length
            )
        }
        Kind::Structures(length) => {
            let base = &of.base;
            let count = if length.is_some() { format!("  {} = 1;\n", slot.length) } else { String::new() };
            format!(
                "  {{\n    {base} one;\n    memset(&one, 0, sizeof one);\n    {path} = input(&one, sizeof one);\n  }}\n{count}"
            )
        }
        Kind::Choice(of) => {
            let first = header.enums.iter().find(|one| one.name == *of).and_then(|one| one.values.first());
            let first = first.map(|(name, _)| name.clone()).unwrap_or_default();
            format!("  {path} = {};\n", own_value(slot).unwrap_or(&first))
        }
        Kind::Index => format!("  {path} = {};\n", value(slot).unwrap_or("0")),
        Kind::Number if slot.is_structure(header) => String::new(),
        Kind::Number => format!("  {path} = {};\n", wanted()?),
        Kind::Date | Kind::Period => {
            let base = &of.base;
            format!("  {{\n    const {base} one = {};\n    {path} = one;\n  }}\n", wanted()?)
        }
        Kind::Characters => format!("  strcpy({path}, \"{}\");\n", wanted()?),
    })
}

/// A text in C, and how long it is.
fn literal(text: &str) -> Result<(String, String), String> {
    let Some(file) = text.strip_prefix('@') else {
        return Ok((format!("\"{text}\""), format!("sizeof(\"{text}\") - 1")));
    };
    let bytes = fs::read(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
    let len = bytes.len().to_string();
    // A compiler need not take a text of more than 4095 bytes: an array it must.
    let numbers: Vec<_> = bytes.iter().map(u8::to_string).collect();
    Ok((format!("((const unsigned char[]){{{}}})", numbers.join(",")), len))
}
