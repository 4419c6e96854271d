//! Asks the library and the model the same questions, through a pipe, thousands at a time.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use crate::evidence::Evidence;

/// What is compared.
pub(crate) struct Component {
    /// What the oracle calls it.
    pub(crate) name: &'static str,
    /// What is shown.
    pub(crate) promise: &'static str,
    /// Writes questions, and under them what the library answers.
    pub(crate) case: fn(&mut Rng, &mut Case),
}

/// Questions and the library's answers: a line each, and as many of the one as of the other.
#[derive(Default)]
pub(crate) struct Case {
    /// What the oracle is asked.
    pub(crate) question: String,
    /// What the library answers; a `?` stands for what is not asked.
    pub(crate) answer: String,
}

/// `SplitMix64`: a few instructions a number, and the same everywhere.
pub(crate) struct Rng(u64);

impl Rng {
    /// The numbers of one case.
    pub(crate) fn of_case(seed: u64, case: u64) -> Self {
        let mut rng = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ case);
        rng.next();
        Self(rng.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, and without, `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }

    /// True so many times of a hundred.
    pub(crate) fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of some.
    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}

/// A number, or `-` for none, after a space.
pub(crate) fn put(line: &mut String, number: Option<impl std::fmt::Display>) {
    match number {
        Some(number) => write!(line, " {number}").unwrap(),
        None => line.push_str(" -"),
    }
}

/// `1` or `0`, after a space.
pub(crate) fn put_flag(line: &mut String, yes: bool) {
    line.push_str(if yes { " 1" } else { " 0" });
}

fn number_of(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().map_or(default, |text| text.parse().expect("a number"))
}

/// The model as a program, built once; `None`, and it is said, where that cannot be.
fn oracle() -> Option<&'static Path> {
    static ORACLE: OnceLock<Option<PathBuf>> = OnceLock::new();
    ORACLE
        .get_or_init(|| {
            let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("model");
            script("build.sh", &out).map(|_| out.join("oracle"))
        })
        .as_deref()
}

/// Runs a script of `proof/`; `None`, and it is said, where its tools are missing.
fn script(name: &str, out: &Path) -> Option<String> {
    let proof = Path::new(env!("CARGO_MANIFEST_DIR")).join("proof");
    let ran = Command::new("sh").arg(proof.join(name)).arg(out).output().expect("a shell");
    let text = String::from_utf8_lossy(&ran.stdout).into_owned();
    let errors = String::from_utf8_lossy(&ran.stderr).into_owned();
    match ran.status.code() {
        Some(0) => Some(text),
        Some(3) => {
            println!("NOT RUN: {}", errors.trim());
            assert!(std::env::var_os("CROSSINGS_REQUIRE_EVIDENCE").is_none_or(|v| v != "1"), "{errors}");
            None
        }
        _ => panic!("proof/{name} failed:\n{text}{errors}"),
    }
}

/// Compares so many cases; then looks whether a wrong answer would have been seen.
pub(crate) fn run(component: &Component) {
    let Some(oracle) = oracle() else { return };
    let cases = number_of("CROSSINGS_CASES", 100_000);
    let seed = number_of("CROSSINGS_SEED", 1);
    let started = Instant::now();
    let compared = compare(oracle, component, seed, cases, None).unwrap_or_else(|found| panic!("{found}"));
    let seconds = started.elapsed().as_secs_f64();
    assert!(compared >= cases);
    for wrong in [0, 777] {
        let found = compare(oracle, component, seed, 1_000, Some(wrong));
        assert!(
            found.is_err_and(|found| found.contains(&format!("answer {wrong} "))),
            "a wrong answer was not seen"
        );
    }
    let (different, most) = variety(component, seed);
    assert!(most < 90, "{most} of a hundred answers are alike: hardly anything is compared");
    let rate = compared as f64 / seconds;
    println!("{}: {compared} cases, seed {seed}, {seconds:.1} s, {rate:.0} a second", component.name);
    let measured = format!(
        "{compared} cases, seed {seed}, no difference; {seconds:.1} s, {rate:.0} cases a second; of 4096 \
         answers {different} differ from each other, and the commonest is {most} in a hundred; an answer altered \
         on purpose was found in both places tried"
    );
    let file = format!("tests/model/{}.rs", component.name);
    let model = format!("proof/{}{}.v", component.name[..1].to_uppercase(), &component.name[1..]);
    let command = format!("CROSSINGS_CASES={cases} cargo test --test model {}", component.name);
    write_evidence(
        &format!("model-{}", component.name),
        component.promise,
        &["tests/model.rs", &file, &model],
        &measured,
        &command,
    );
}

/// How many of the answers to some thousand questions differ, and how many of a hundred are the commonest.
fn variety(component: &Component, seed: u64) -> (usize, usize) {
    let mut some = Case::default();
    (0..4_096).for_each(|case| (component.case)(&mut Rng::of_case(seed, case), &mut some));
    let mut times = HashMap::<&str, usize>::new();
    let answers: Vec<_> = some.answer.lines().take(4_096).collect();
    for answer in &answers {
        *times.entry(answer).or_default() += 1;
    }
    (times.len(), times.values().max().unwrap() * 100 / answers.len())
}

/// How many answers were compared, or the first that differs. The answer `altered` of the oracle is
/// changed before it is looked at.
fn compare(
    oracle: &Path,
    component: &Component,
    seed: u64,
    cases: u64,
    altered: Option<u64>,
) -> Result<u64, String> {
    const BATCH: u64 = 4_096;
    let mut child = Command::new(oracle)
        .arg(component.name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the oracle");
    let (mut stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (to_writer, batches) = sync_channel::<Arc<Case>>(4);
    // The oracle holds back a few thousand bytes of its answers, so that some batches wait for these.
    let (to_reader, asked) = sync_channel::<Arc<Case>>(64);
    let found = std::thread::scope(|scope| {
        scope.spawn(move || {
            for batch in batches {
                if stdin.write_all(batch.question.as_bytes()).is_err() {
                    return;
                }
            }
        });
        let reader = scope.spawn(move || {
            let mut stdout = BufReader::with_capacity(1 << 16, stdout);
            let found = read(&mut stdout, asked.iter(), component.name, altered);
            // What is left is read as well, so that nobody waits for a full pipe.
            drop(asked);
            std::io::copy(&mut stdout, &mut std::io::sink()).ok();
            found
        });
        let (mut asked, mut case) = (0, 0);
        while asked < cases {
            let (mut batch, mut questions) = (Case::default(), 0);
            // Some cases are more than one question.
            while questions < BATCH.min(cases - asked) {
                let before = batch.answer.len();
                (component.case)(&mut Rng::of_case(seed, case), &mut batch);
                questions += batch.answer[before..].matches('\n').count() as u64;
                case += 1;
            }
            asked += questions;
            let batch = Arc::new(batch);
            if to_writer.send(Arc::clone(&batch)).is_err() || to_reader.send(batch).is_err() {
                break;
            }
        }
        drop((to_writer, to_reader));
        reader.join().unwrap()
    });
    child.wait().unwrap();
    found.map_err(|found| format!("{found}\n  seed: {seed}"))
}

fn read(
    stdout: &mut impl BufRead,
    asked: impl Iterator<Item = Arc<Case>>,
    name: &str,
    altered: Option<u64>,
) -> Result<u64, String> {
    let (mut at, mut line) = (0_u64, String::new());
    for batch in asked {
        assert_eq!(batch.question.lines().count(), batch.answer.lines().count(), "an answer a question");
        for (question, ours) in batch.question.lines().zip(batch.answer.lines()) {
            line.clear();
            stdout.read_line(&mut line).expect("an answer");
            let mut model = line.trim_end().to_owned();
            if altered == Some(at) {
                let last = if model.ends_with('1') { '0' } else { '1' };
                model.pop();
                model.push(last);
            }
            if !alike(ours.as_bytes(), model.as_bytes()) {
                return Err(format!(
                    "{name}: answer {at} differs\n  question: {question}\n  library:  {ours}\n  model:    {model}"
                ));
            }
            at += 1;
        }
    }
    let mut rest = Vec::new();
    stdout.read_to_end(&mut rest).expect("the end");
    if rest.is_empty() { Ok(at) } else { Err(format!("{name}: more answers than questions")) }
}

/// Whether two answers agree wherever the library's is no `?`.
fn alike(ours: &[u8], model: &[u8]) -> bool {
    ours == model || (ours.len() == model.len() && ours.iter().zip(model).all(|(a, b)| a == b || *a == b'?'))
}

/// Checks the proofs, and that the check would see an assumption.
pub(crate) fn check_theorems() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proof");
    let started = Instant::now();
    let Some(said) = script("check.sh", &out) else { return };
    let said = said.trim();
    println!("{said}");
    let theorems: u64 = said.split(' ').next().unwrap().parse().expect("how many theorems");
    assert!(theorems > 50, "the model has lost theorems: {said}");
    assert!(said.contains("3 canaries refused"), "{said}");
    let measured = format!("{said}; {:.0} s", started.elapsed().as_secs_f64());
    write_evidence(
        "model-theorems",
        "What the model says of itself is proved, with no axiom and nothing left open.",
        &["proof/check.sh", "proof/README.md"],
        &measured,
        "sh proof/check.sh target/proof",
    );
}

fn write_evidence(name: &str, promise: &str, held_by: &[&str], measured: &str, command: &str) {
    let measured = measured.to_owned();
    Evidence { name, part: "Proved model", promise, held_by, measured, command }.write();
}
