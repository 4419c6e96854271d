//! The command is called `crossings`, whatever the file is that holds it.

use std::os::unix::process::CommandExt;

use super::{notes, out, program, status};

#[test]
fn the_name_of_the_file_is_not_shown() {
    for name in ["__main__.py", "/usr/lib/python3/crossings/__main__.py", "other", ""] {
        let help = program().arg0(name).args(["check", "--help"]).output().unwrap();
        assert_eq!(status(&help), 0, "{name:?}");
        assert!(out(&help).contains("\nUsage: crossings check "), "{}", out(&help));
        let fault = program().arg0(name).args(["summary", "--nonsense"]).output().unwrap();
        assert_eq!(status(&fault), 2, "{name:?}");
        assert!(notes(&fault).contains("\nUsage: crossings summary "), "{}", notes(&fault));
        for said in [out(&help), notes(&fault)] {
            assert!(!said.contains("__main__") && !said.contains("other"), "{said}");
        }
        let version = program().arg0(name).arg("--version").output().unwrap();
        assert_eq!(out(&version), concat!("crossings ", env!("CARGO_PKG_VERSION"), "\n"));
    }
}
