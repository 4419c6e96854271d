//! The libraries that programs in C are linked with, each built once.
//!
//! They have target folders of their own, which the running `cargo test` does not lock. Kinds
//! with other flags for the compiler have other folders, or each would undo the other's work.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::header::root;
use super::tools;

/// A way of building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// As users build it, but for the optimisation.
    Plain,
    /// With the hook that makes a call panic.
    Faulty,
    /// With the hook, for AddressSanitizer: with its checks in the library's own code, and with
    /// the runtime of gcc.
    Address,
    /// For ThreadSanitizer, in the same way.
    Thread,
}

impl Library {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Faulty => "faulty",
            Self::Address => "address",
            Self::Thread => "thread",
        }
    }

    fn features(self) -> &'static str {
        match self {
            Self::Plain => "capi,ods,csv,arrow",
            // No thread is in a reader: what is not built is not waited for.
            Self::Thread => "capi,csv",
            Self::Faulty | Self::Address => "capi,ods,csv,arrow,cli,__faults",
        }
    }

    /// The target folder within `target/c-door`.
    fn target(self) -> &'static str {
        match self {
            Self::Plain | Self::Faulty => "plain",
            Self::Address => "address",
            Self::Thread => "thread",
        }
    }

    /// Kinds of library for rustc, and their files.
    fn crates(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Plain => &[("cdylib", "libcrossings.so"), ("staticlib", "libcrossings.a")],
            _ => &[("cdylib", "libcrossings.so")],
        }
    }

    fn flags(self) -> Option<&'static str> {
        match self {
            Self::Plain | Self::Faulty => None,
            Self::Address => Some("-Zsanitizer=address -Zexternal-clangrt"),
            // Copies of generic code of the standard library are ours, and so have the sanitizer's
            // checks in them.
            Self::Thread => Some(
                "-Zsanitizer=thread -Zexternal-clangrt -Zshare-generics=no \
                 -Cunsafe-allow-abi-mismatch=sanitizer",
            ),
        }
    }

    /// What ThreadSanitizer is told to pass over has names that are in the tables of lines alone. To have
    /// lines of Rust beside what another detector says, give its library these tables too.
    fn debug(self) -> &'static str {
        if self == Self::Thread { "line-tables-only" } else { "none" }
    }

    /// Builds it, where it is not there yet, and gives the folder where it is.
    pub fn build(self) -> Built {
        let door = root().join("target/c-door");
        let target = door.join(self.target());
        fs::create_dir_all(&target).unwrap();
        // Two kinds of library have one name in the target folder: one at a time, also among
        // tests that run as processes of their own.
        let lock = File::create(target.join("one-at-a-time")).unwrap();
        lock.lock().unwrap();
        let host = host();
        let said = self.cargo(&target, &host);
        let made = target.join(&host).join("debug");
        let folder = door.join("lib").join(self.name());
        fs::create_dir_all(&folder).unwrap();
        for file in self.crates().iter().map(|(_, file)| file) {
            // A library in use keeps its file; the new one takes its name.
            let new = folder.join("new");
            fs::copy(made.join(file), &new).unwrap();
            fs::rename(&new, folder.join(file)).unwrap();
        }
        let needs = said.lines().find_map(|line| line.split_once("native-static-libs: "));
        let needs = needs.map_or("", |(_, needs)| needs).split_whitespace();
        Built { folder, needs: needs.map(str::to_owned).collect() }
    }

    fn cargo(self, target: &Path, host: &str) -> String {
        let types: Vec<_> = self.crates().iter().map(|(of, _)| *of).collect();
        let mut command = Command::new(env!("CARGO"));
        command
            .current_dir(root())
            .args(["rustc", "--locked", "--lib", "--crate-type", &types.join(",")])
            .args(["--features", self.features(), "--target", host, "--target-dir"])
            .arg(target)
            .args(["--", "--print", "native-static-libs"])
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", self.debug())
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
            .env("CARGO_TERM_COLOR", "never");
        if let Some(flags) = self.flags() {
            command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", flags).env_remove("CARGO_ENCODED_RUSTFLAGS");
        }
        let output = tools::run(&mut command);
        let said = tools::said(&output);
        assert!(output.status.success(), "{command:?}\n{said}");
        said
    }
}

/// A library that is there.
#[derive(Debug)]
pub struct Built {
    pub folder: PathBuf,
    /// What the static library asks the linker for.
    pub needs: Vec<String>,
}

impl Built {
    pub fn shared(&self) -> PathBuf {
        self.folder.join("libcrossings.so")
    }

    /// Links a program with the shared library, which it also finds when it runs.
    pub fn link_shared(&self, command: &mut Command) {
        command.arg(self.shared()).arg(format!("-Wl,-rpath,{}", self.folder.display()));
    }

    /// Links a program with the static library.
    pub fn link_static(&self, command: &mut Command) {
        assert!(!self.needs.is_empty(), "rustc says what the static library needs");
        command.arg(self.folder.join("libcrossings.a")).args(&self.needs);
    }
}

/// The triple of this machine, as rustc calls it.
fn host() -> String {
    let said = tools::well(Command::new("rustc").arg("-vV"));
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("rustc says what its host is").to_owned()
}
