//! `scripts/install-c.sh` installs what the README says, and each way of building that the README
//! shows builds its program, which prints what the README says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::have;

const README: &str = include_str!("../../README.md");

/// The text between the fences of the first block behind `mark`.
fn block(mark: &str, language: &str) -> String {
    let (_, behind) = README.split_once(mark).unwrap_or_else(|| panic!("README.md has no {mark}"));
    let (_, behind) = behind.split_once(&format!("```{language}\n")).expect("a block behind the mark");
    behind.split_once("```").expect("the block's end").0.to_owned()
}

fn run(command: &mut Command) -> String {
    let out = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{command:?} fails:\n{said}");
    String::from_utf8(out.stdout).unwrap()
}

struct Installed {
    prefix: PathBuf,
    folder: PathBuf,
}

impl Installed {
    fn shell(&self, command: &str) -> Command {
        let mut shell = Command::new("sh");
        shell
            .args(["-euc", command])
            .current_dir(&self.folder)
            .env("PREFIX", &self.prefix)
            .env("PKG_CONFIG_PATH", self.prefix.join("lib/pkgconfig"))
            .env("LD_LIBRARY_PATH", self.prefix.join("lib"));
        shell
    }
}

fn install() -> Installed {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("c_install");
    let prefix = folder.join("prefix");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let script = block("<!-- install c -->", "sh");
    let said = run(Command::new("sh").args(["-euc", &script]).current_dir(root).env("PREFIX", &prefix));
    assert!(said.contains("installed in"), "{said}");
    fs::write(folder.join("days.c"), block("A program, `days.c`:", "c")).unwrap();
    fs::write(folder.join("CMakeLists.txt"), block("With CMake,", "cmake")).unwrap();
    Installed { prefix, folder }
}

/// What the README says that its program prints.
fn expected() -> String {
    let (_, behind) = README.split_once("It prints `").unwrap();
    format!("{}\n", behind.split_once('`').unwrap().0.replace('\n', " "))
}

#[test]
fn the_installed_library_is_used_in_every_way_that_the_readme_shows() {
    if !have(&["cc", "pkg-config", "cmake", "readelf", "nm"], "the installed C library") {
        return;
    }
    let installed = install();
    let version = env!("CARGO_PKG_VERSION");
    let (series, _) = version.rsplit_once('.').unwrap();
    let lib = installed.prefix.join("lib");
    assert_eq!(
        fs::read_link(lib.join("libcrossings.so")).unwrap(),
        PathBuf::from(format!("libcrossings.so.{series}"))
    );
    assert!(lib.join(format!("libcrossings.so.{version}")).is_file());
    for header in ["include/crossings.h", "include/crossings_arrow.h"] {
        assert_eq!(
            fs::read(installed.prefix.join(header)).unwrap(),
            fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(header)).unwrap()
        );
    }
    let symbols =
        run(&mut installed.shell("nm -D --defined-only --format=posix \"$PREFIX/lib/libcrossings.so\""));
    let mut exported: Vec<_> = symbols.lines().filter_map(|line| line.split(' ').next()).collect();
    exported.sort_unstable();
    let header = crate::header::Header::committed();
    let mut named: Vec<_> = header.functions.iter().map(|function| &*function.name).collect();
    named.sort_unstable();
    assert_eq!(exported, named, "the optimised library gives out the functions of the header, and no more");
    let shared = lib.join("libcrossings.so");
    let size = fs::metadata(&shared).unwrap().len();
    // 1,993,000 bytes without figures, measures, claims, judgements, audits and windows; 3,124,000
    // with them; 3,454,000 with the questions about them in JSON; 3,534,000 with tallies, answers in
    // two forms and verdicts; 3,600,000 with what an audit knows of last known days; 3,619,000 with what it did not
    // find out.
    assert!(size < 3_640_000, "the shared library, with every reader in it, is small: {size} bytes");
    let soname = run(&mut installed.shell("readelf -d \"$PREFIX/lib/libcrossings.so\""));
    assert!(soname.contains(&format!("[libcrossings.so.{series}]")), "{soname}");
    let modversion = run(&mut installed.shell("pkg-config --modversion crossings"));
    assert_eq!(modversion.trim(), version);

    let ways: Vec<String> =
        block("<!-- use c -->", "sh").lines().map(str::to_owned).filter(|line| !line.is_empty()).collect();
    assert_eq!(ways.len(), 4, "two shared, two static");
    for (number, way) in ways.iter().enumerate() {
        run(&mut installed.shell(&format!("rm -f days; {way}")));
        let linked = run(&mut installed.shell("readelf -d days"));
        assert_eq!(linked.contains("libcrossings.so"), number < 2, "{way}");
        assert_eq!(run(&mut installed.shell("./days")), expected(), "{way}");
    }
    run(&mut installed.shell("cmake -S . -B build && cmake --build build"));
    assert_eq!(run(&mut installed.shell("build/days")), expected());
}

/// Wrong arguments get an answer, and the help says every name that the script reads.
#[test]
fn the_script_says_what_it_wants() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/install-c.sh");
    let help = run(Command::new(&script).arg("--help"));
    for word in ["PREFIX", "DESTDIR", "FEATURES", "PROFILE", "LIBDIR", "TARGET_DIR", "pkg-config"] {
        assert!(help.contains(word), "the help says {word}: {help}");
    }
    for wrong in [&[][..], &["relative/path"], &["--prefix"]] {
        let out = Command::new(&script).args(wrong).output().unwrap();
        assert_eq!(out.status.code(), Some(2), "{wrong:?}");
        assert!(String::from_utf8_lossy(&out.stderr).contains("PREFIX"), "{wrong:?}");
    }
}
