//! Files that would take gigabytes, and the heaviest that are let in.
//!
//! Each is read in a process of its own, which says how much memory it took at most.

use std::io::{Cursor, Write};
use std::process::Command;

use crossings::source::{Options, ProblemKind, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::workbook::{MANIFEST, MIMETYPE, Workbook, sheet, with_content};

/// 256 MB.
const CEILING: u64 = 256_000_000;

const NAME: &str = "CROSSINGS_TEST_BOMB";

fn table(rows: &str) -> String {
    super::content(&format!("<table:table table:name=\"SB_01\">{rows}</table:table>"))
}

fn row(repeats: usize, cells: &str) -> String {
    format!("<table:table-row table:number-rows-repeated=\"{repeats}\">{cells}</table:table-row>")
}

fn cell(repeats: usize, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{repeats}\">\
         <text:p>{text}</text:p></table:table-cell>"
    )
}

/// An archive in which `part` is a chunk, as often as is asked.
fn unpacked(part: &str, head: &str, chunk: &str, times: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts = vec![("mimetype", MIMETYPE), ("META-INF/manifest.xml", MANIFEST), ("meta.xml", "<a/>")];
    parts.retain(|(name, _)| *name != part);
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file(part, SimpleFileOptions::default()).unwrap();
    zip.write_all(head.as_bytes()).unwrap();
    for _ in 0..times {
        zip.write_all(chunk.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Files that are refused for what they would take, or for what they are.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let mebibyte = " ".repeat(1 << 20);
    let spaces = "<text:s text:c=\"4000000000\"/>";
    let long = "x".repeat(20_000);
    vec![
        ("300 MiB of XML", unpacked("content.xml", "<a>", &mebibyte, 300)),
        ("300 MiB of manifest", unpacked("META-INF/manifest.xml", "<a>", &mebibyte, 300)),
        ("300 MiB of meta", unpacked("meta.xml", "<a>", &mebibyte, 300)),
        ("300 MiB of mimetype", unpacked("mimetype", MIMETYPE, &mebibyte, 300)),
        ("10,000 × 10,000", with_content(&table(&row(10_000, &cell(10_000, "1"))))),
        ("columns", with_content(&table(&row(1, &cell(2_000_000_000, "1"))))),
        ("rows", with_content(&table(&row(1_000_000, &cell(1, "1"))))),
        (
            "more than can be counted",
            with_content(&table(&row(1, &cell(1, "1")).replace("\"1\"", &format!("\"{}\"", "9".repeat(60))))),
        ),
        (
            "rows with a gap",
            with_content(&table(&format!(
                "{}{}{}",
                row(1, &cell(1, "1")),
                row(1_000_000, "<table:table-cell/>"),
                row(1, &cell(16_000, "1"))
            ))),
        ),
        (
            "a wide row and a far one",
            with_content(&table(&format!("{}{}", row(1, &cell(16_384, "1")), row(90_000, &cell(1, "1"))))),
        ),
        (
            "empty cells before a full one",
            with_content(&table(
                &row(
                    1,
                    &format!("<table:table-cell table:number-columns-repeated=\"16383\"/>{}", cell(1, "1")),
                )
                .repeat(2_000),
            )),
        ),
        (
            "empty cells before empty ones",
            with_content(&table(
                &row(1, "<table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell/>")
                    .repeat(20_000),
            )),
        ),
        ("spaces", with_content(&table(&row(1, &cell(1, spaces))))),
        ("a long text, often", with_content(&table(&row(100, &cell(100, &long))))),
        (
            "a long formula, often",
            with_content(&table(&row(
                100,
                &format!(
                    "<table:table-cell table:formula=\"{long}\" table:number-columns-repeated=\"100\"/>"
                ),
            ))),
        ),
        (
            "a long attribute, often",
            with_content(&table(&row(
                100,
                &format!(
                    "<table:table-cell office:value-type=\"string\" office:string-value=\"{long}\" table:number-columns-repeated=\"100\"/>"
                ),
            ))),
        ),
        ("sheets", with_content(&super::content(&"<table:table table:name=\"a\"/>".repeat(200_000)))),
        ("nesting", with_content(&"<a>".repeat(10_000_000))),
        (
            "names",
            with_content(&super::content(&format!(
                "<table:named-expressions>{}</table:named-expressions>",
                "<table:named-range table:name=\"a\"/>".repeat(800_000)
            ))),
        ),
        (
            "styles",
            with_content(&super::content(
                &"<style:style style:name=\"a\"/><style:table-properties/>".repeat(550_000),
            )),
        ),
        ("parts", {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            for n in 0..20_000 {
                zip.start_file(n.to_string(), SimpleFileOptions::default()).unwrap();
            }
            zip.finish().unwrap().into_inner()
        }),
    ]
}

/// Files as heavy as they can be and still be read, or nearly; what is wrong in them is wrong
/// in every cell.
fn heavy() -> Vec<(&'static str, Vec<u8>)> {
    let book = Workbook::new();
    let headings = |rows: &Vec<Vec<super::Cell>>| {
        let whole = sheet("x", &rows[..1].to_vec());
        let start = whole.find("<table:table-row>").unwrap();
        whole[start..start + whole[start..].find("</table:table-row>").unwrap()].to_owned()
            + "</table:table-row>"
    };
    let (days, weeks) = (headings(&book.days), headings(&book.weeks));
    let two = |daily: &str, weekly: &str| {
        let sheets = format!(
            "<table:table table:name=\"SB_01\">{days}{daily}</table:table>\
             <table:table table:name=\"SB_02\">{weeks}{weekly}</table:table>"
        );
        with_content(&super::content(&sheets))
    };
    let number =
        |value: &str| format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>");
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-05-05\"/>";
    let week = format!("{date}{}", number("7").repeat(5));
    vec![
        ("unreadable cells", two(&row(49_900, &cell(5, "a text")), &row(1, &week))),
        ("unreadable long cells", two(&row(49_900, &cell(5, &"x".repeat(32))), &row(1, &week))),
        (
            "days without end",
            two(
                &row(49_900, &format!("{date}{}{}{}", number("9"), number("0"), number("9"))),
                &row(1, &week),
            ),
        ),
        ("weeks that cannot be read", two("", &row(35_600, &cell(6, "a text")))),
        (
            "wrong in all ways",
            two(
                &(0..12_400)
                    .map(|n| {
                        let day = |day: &str| date.replace("2024-05-05", day);
                        let wrong = format!("{}{}{}", number("0"), number("3"), number("4"));
                        let rows =
                            [day("9998-01-02"), day("9998-01-01"), day("9997-01-01"), day("9996-01-01")];
                        let rows = rows.map(|date| row(1, &format!("{date}{wrong}")));
                        if n == 0 { rows[0].repeat(4) } else { rows.concat() }
                    })
                    .collect::<String>(),
                &row(1, &week),
            ),
        ),
        (
            "texts, formulas and a comment",
            with_content(&table(&format!(
                "{}{}",
                row(
                    249,
                    &cell(1_000, "sixteen")
                        .replace("office:value-type", "table:formula=\"sixteen\" office:value-type")
                ),
                row(1, &cell(1, &format!("<!--{}-->", "x".repeat(31_000_000))))
            ))),
        ),
        (
            "days and weeks",
            two(
                &row(24_000, &format!("{date}{}{}{}", number("1"), number("300"), number("999"))),
                &row(18_000, &format!("{date}{}", number("7.5").repeat(5))),
            ),
        ),
        ("text", two(&row(1, &cell(4, "")), &row(1, &cell(1, &"x".repeat(8_000_000))))),
        ("texts", with_content(&table(&row(1, &cell(1_000, "sixteen letters.")).repeat(249)))),
        (
            "a long comment",
            with_content(&table(&format!(
                "{}<!--{}-->",
                row(249, &cell(1_000, "1")),
                "x".repeat(31_000_000)
            ))),
        ),
        (
            "many styles",
            with_content(&super::content(
                &"<style:style style:name=\"abc\"/><style:table-properties/>".repeat(249_000),
            )),
        ),
    ]
}

fn everything() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = refused();
    all.extend(heavy());
    all
}

#[test]
fn what_would_not_fit_is_refused() {
    for (name, bytes) in refused() {
        let error = read("test.ods", &bytes, &Options::default()).unwrap_err();
        let [problem] = error.problems() else { panic!("{name}: {error}") };
        let kind = if name == "nesting" { ProblemKind::Malformed } else { ProblemKind::TooLarge };
        //= docs/rules.md#readers
        //# read-08: A workbook that asks for more than the limits allow MUST be refused before it is made.
        assert_eq!(problem.kind, kind, "{name}: {error}");
    }
}

#[test]
fn what_nearly_would_not_fit_is_read() {
    for (name, bytes) in heavy() {
        let refused = match read("test.ods", &bytes, &Options::default()) {
            Ok(_) => false,
            Err(error) => error.problems().iter().any(|problem| problem.kind == ProblemKind::TooLarge),
        };
        assert!(!refused, "{name}");
    }
}

/// Reads one file in this process, and says how much memory that took.
fn read_and_tell(path: &str) {
    let bytes = std::fs::read(path).unwrap();
    let violations = match read("test.ods", &bytes, &Options::default()) {
        Ok(draft) => crossings::check(&draft),
        Err(error) => error.violations(),
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("violations {}, peak {}", violations.len(), peak.trim());
}

/// The test runs itself again for each file, in a process of its own.
#[test]
fn no_file_takes_more_than_the_ceiling() {
    if !cfg!(target_os = "linux") {
        println!("skipped: only Linux says how much memory a process took at most");
        return;
    }
    if let Ok(path) = std::env::var(NAME) {
        return read_and_tell(&path);
    }
    let (_, itself) =
        concat!(module_path!(), "::no_file_takes_more_than_the_ceiling").split_once("::").unwrap();
    let folder = std::env::temp_dir().join(format!("crossings-bombs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut over = Vec::new();
    for (number, (name, bytes)) in everything().into_iter().enumerate() {
        let path = folder.join(format!("{number}.ods"));
        std::fs::write(&path, bytes).unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", itself, "--nocapture"])
            .env(NAME, &path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stdout).into_owned();
        assert!(child.status.success(), "{name}: {said}");
        let peak = said.lines().find_map(|line| line.split("peak ").nth(1)).expect(&said);
        let kibibytes: u64 = peak.strip_suffix(" kB").unwrap().trim().parse().unwrap();
        println!("{name}: {kibibytes} KiB; {}", said.lines().find(|line| line.contains("peak")).unwrap());
        if kibibytes * 1_024 >= CEILING {
            over.push(format!("{name}: {kibibytes} KiB"));
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(over.is_empty(), "{over:?}");
}
