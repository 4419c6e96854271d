//! Compiles all mutants that cargo-mutants lists into one copy of the sources, each behind a switch.
//!
//! `crossings-mutation LIST SOURCE TREE DROPPED PLACES`
//!
//! - LIST: what `cargo mutants --list --json` prints.
//! - SOURCE: the project, which is only read.
//! - TREE: a copy of it, whose files are written anew where they are to be others.
//! - DROPPED: a file with the numbers of mutants to leave out, one a line, because they do not compile.
//! - PLACES: a file to be written: where in the rewritten sources each mutant stands.
//!
//! A mutant of an expression becomes `if crate::mutant::on(N) { mutated } else { original }`; one of a function
//! begins its body with `if crate::mutant::on(N) { return value; }`. Only one is on in a run, so that within the
//! mutated branch everything else is as it was. `mutation/run.py` calls this, and says what is done with it.
mod edit;
mod mutant;
mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use edit::Edits;
use mutant::{Left, Mutant};
use places::Found;

fn main() -> Result<(), Box<dyn Error>> {
    let [list, source, tree, dropped, places] =
        <[String; 5]>::try_from(env::args().skip(1).collect::<Vec<_>>())
            .map_err(|_| "wanted LIST SOURCE TREE DROPPED PLACES")?;
    let mutants: Vec<Mutant> = serde_json::from_str(&fs::read_to_string(&list)?)?;
    let dropped: BTreeSet<usize> =
        fs::read_to_string(&dropped)?.lines().map(str::parse).collect::<Result<_, _>>()?;
    let mut files: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
    for (number, mutant) in mutants.iter().enumerate() {
        files.entry(&mutant.file).or_default().push((number, mutant));
    }
    let mut written = Vec::new();
    for (file, mutants) in files {
        let mut text = fs::read_to_string(Path::new(&source).join(file))?;
        if file == "src/lib.rs" {
            text.push_str("\npub(crate) mod mutant;\n");
        }
        let found = Found::read(&text).map_err(|error| format!("{file}: {error}"))?;
        let mut edits = Edits::default();
        for (number, mutant) in mutants {
            if dropped.contains(&number) {
                continue;
            }
            match mutant.plant(number, &found, &mut edits) {
                Ok(()) => {}
                Err(Left::Unviable(why)) => println!("{number}\tunviable\t{why}"),
                Err(Left::Alone(why)) => println!("{number}\talone\t{why}"),
                Err(Left::Absent(why)) => println!("{number}\tabsent\t{why}"),
            }
        }
        let (rewritten, spans) = edits.apply(&text);
        let path = Path::new(&tree).join(file);
        if fs::read_to_string(&path).ok().as_ref() != Some(&rewritten) {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, rewritten)?;
        }
        written.extend(
            spans.into_iter().map(|(number, start, end)| format!("{file}\t{number}\t{start}\t{end}")),
        );
    }
    fs::write(&places, written.join("\n"))?;
    Ok(())
}
