//! The C header, made of the files of `src/capi`.
//!
//! cbindgen turns each file into C; the words at the head of a file become the words at the
//! head of its section.

use core::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The sections in their order, each a file of `src/capi`. A function stands in the section of
/// what it gives, so that each section names only what is in it or before it.
const SECTIONS: &[&str] = &[
    "error",
    "text",
    "version",
    "date",
    "convention",
    "exact",
    "interval",
    "source",
    "finding",
    "catalogue",
    "inspection",
    "register",
    "policy",
    "funding",
    "payment",
    "reported",
    "boat",
    "death",
    "view",
    "publication",
    "week",
    "published",
    "summary",
    "revision",
    "comparison",
    "reading",
    "figure",
    "slip",
    "measure",
    "claims",
    "judgement",
    "verdicts",
    "likely_slip",
    "audit",
    "conflict",
    "implied",
    "windows",
    "solve",
    "granularity",
    "ask",
    "answer",
    "stream",
    "tally",
    "command_line",
];

/// Files of `src/capi` that no section is made of: nothing in them is seen from C.
const INSIDE: &[&str] = &["argument", "boundary", "list"];

const GUARD: &str = "CROSSINGS_H";

/// The text of the header.
pub(crate) fn header(root: &Path) -> Result<String, Box<dyn Error>> {
    let folder = root.join("src/capi");
    every_file_has_its_place(&folder)?;
    let mut text = String::new();
    comment(&mut text, &words(&fs::read_to_string(root.join("src/capi.rs"))?))?;
    write!(
        text,
        "\n#ifndef {GUARD}\n#define {GUARD}\n\n\
         /* Made from src/capi by cbindgen. To make it anew: UPDATE_HEADER=1 cargo test --all-features --test c_door made */\n\n\
         #include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n\
         struct ArrowArrayStream;\n\n\
         #ifdef __cplusplus\nextern \"C\" {{\n#endif\n"
    )?;
    for section in SECTIONS {
        let path = folder.join(section).with_extension("rs");
        text.push('\n');
        comment(&mut text, &words(&fs::read_to_string(&path)?))?;
        text.push('\n');
        text.push_str(&declarations(root, &path)?);
    }
    write!(text, "\n#ifdef __cplusplus\n}}\n#endif\n\n#endif /* {GUARD} */\n")?;
    Ok(text)
}

fn every_file_has_its_place(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if !SECTIONS.contains(&name) && !INSIDE.contains(&name) {
            return Err(format!("{} is in no list of build/header.rs", path.display()).into());
        }
    }
    Ok(())
}

/// The words at the head of a file.
fn words(source: &str) -> Vec<&str> {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
}

fn comment(text: &mut String, lines: &[&str]) -> Result<(), Box<dyn Error>> {
    text.push_str("/*\n");
    for line in lines {
        if line.contains("/*") || line.contains("*/") {
            return Err(format!("a comment of C cannot hold this line: {line}").into());
        }
        writeln!(text, "{}", format!(" * {line}").trim_end())?;
    }
    text.push_str(" */\n");
    Ok(())
}

/// The types and functions of one file, in the order in which it has them.
fn declarations(root: &Path, path: &Path) -> Result<String, Box<dyn Error>> {
    let mut config = cbindgen::Config::from_file(root.join("cbindgen.toml"))?;
    // A type that no function of its own file names is part of the header all the same.
    let source = fs::read_to_string(path)?;
    let named = |line: &str| {
        let rest = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
        rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().map(str::to_owned)
    };
    // A structure of the Arrow C Data Interface goes by its tag, in C.
    config.export.rename.insert("ArrowArrayStream".to_owned(), "struct ArrowArrayStream".to_owned());
    config.export.include = source.lines().filter_map(named).collect();
    let bindings = cbindgen::Builder::new().with_config(config).with_src(path).generate()?;
    let mut out = Vec::new();
    bindings.write(&mut out);
    Ok(String::from_utf8(out)?)
}
