//! The XML of a workbook: what of it is understood, and what could be understood in two ways.

use crossings::jiff::civil::date;
use crossings::source::{Options, ProblemKind, read};
use crossings::{Boats, Field, People};

use super::workbook::{Cell, Workbook, content, day, number, sheet, with_content};
use super::{only, opened, violations};

/// What is said of a workbook that has no table, at most eight elements within one another, and
/// room for the text of so many bytes: the kind, what stands there, and what would be right.
fn said(content: &str, text: usize) -> Vec<(ProblemKind, String, String)> {
    let mut options = Options::default();
    options.limits.nesting = 8;
    // All text may be a quarter of this.
    options.limits.unpacked_bytes = 4 * text;
    let error = read("test.ods", &with_content(content), &options).unwrap_err();
    error.problems().iter().map(|one| (one.kind, one.got.clone(), one.wanted.clone())).collect()
}

/// It was read to its end: all that is wrong is that neither table is there.
fn is_read(content: &str, text: usize) -> bool {
    let kinds: Vec<ProblemKind> = said(content, text).into_iter().map(|(kind, ..)| kind).collect();
    kinds == [ProblemKind::MissingTable; 2]
}

const ROOM: usize = 100_000;

const CUT_OFF: (&str, &str) = ("text that ends within a tag or a comment", "whole XML");
const ATTRIBUTE: (&str, &str) = ("an attribute that is not written name=\"value\"", "well-formed XML");
const NAME: (&str, &str) = ("a tag without a name", "well-formed XML");
const NESTING: (&str, &str) = ("an end that is not the end of what was begun last", "well-formed XML");
const DEPTH: (&str, &str) = ("elements within one another, too deep", "at most the limit");
const FOREIGN: (&str, &str) = ("a document type, or CDATA", "XML without them");
const SIGN: (&str, &str) = ("a zero byte, or a form feed", "XML in UTF-8");
const ENCODING: (&str, &str) = ("another encoding", "XML in UTF-8");

#[test]
fn what_could_be_read_in_two_ways_is_refused() {
    for (text, (got, wanted)) in [
        ("<a>", NESTING),
        ("<a></b>", NESTING),
        ("</a>", NESTING),
        ("<a><b></a></b>", NESTING),
        ("<a></a b>", NESTING),
        ("<a", NAME),
        ("<a b>", ATTRIBUTE),
        ("<a b=1/>", ATTRIBUTE),
        ("<a b=\"1/>", CUT_OFF),
        ("<a b=\"1\"", CUT_OFF),
        ("<a/b>", ATTRIBUTE),
        ("<a / >", ATTRIBUTE),
        ("< a/>", NAME),
        ("<>", NAME),
        ("<a b='<' c=\"1\"'/>", ATTRIBUTE),
        ("<!DOCTYPE a><a/>", FOREIGN),
        ("<!doctype a><a/>", FOREIGN),
        ("<a><![CDATA[x]]></a>", FOREIGN),
        ("<!-->", CUT_OFF),
        ("<!--->", CUT_OFF),
        ("<!--", CUT_OFF),
        ("<?", CUT_OFF),
        ("<?>", CUT_OFF),
        ("<??>", CUT_OFF),
        ("<?xml version=\"1.0\"", CUT_OFF),
        ("<a\0/>", SIGN),
        ("<a></a\x0C>", SIGN),
        ("<?xml encoding='utf-16'?><a/>", ENCODING),
        ("<?xml encoding=\"\"?><a/>", ENCODING),
        ("<a><a><a><a><a><a><a><a><a></a></a></a></a></a></a></a></a></a>", DEPTH),
    ] {
        assert_eq!(
            said(text, ROOM),
            [(ProblemKind::Malformed, got.to_owned(), wanted.to_owned())],
            "{text:?}"
        );
        // So it is within a workbook, but for the encoding, which is said at the beginning.
        if (got, wanted) != ENCODING {
            assert_eq!(said(&content(text), ROOM)[0].0, ProblemKind::Malformed, "{text:?}");
        }
    }
}

#[test]
fn the_same_written_well_is_read() {
    for text in [
        "<a></a>",
        "<a><b></b></a>",
        "<a b=\"\"></a >",
        "<a b=\"1\"/>",
        "<a b='1' />",
        "<a\tb\n=\r\"1>\" c='\"'/>",
        "<a b='<' c=\"1'\"/>",
        "<!-- <a> --><a/>",
        "<!----><a/>",
        "<?p ?><a/>",
        "<a>]]&gt;</a>",
        "\u{feff}<a/>",
        "<?xml version=\"1.0\"?><a/>",
        "<?xml encoding='utf-8'?><a/>",
        "\u{feff}<?xml version=\"1.0\" encoding=\"Utf-8\" ?><a/>",
        "<a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a>",
    ] {
        assert!(is_read(text, ROOM), "{text:?}: {:?}", said(text, ROOM));
    }
}

#[test]
fn comments_instructions_quotes_and_blanks_are_seen_for_what_they_are() {
    let headings = [
        "Date",
        "Migrants arrived",
        "Boats arrived",
        "Boats arrived - involved in uncontrolled landings",
        "Notes",
    ]
    .map(|name| {
        format!("<table:table-cell office:value-type='string'><text:p>{name}</text:p></table:table-cell>")
    })
    .concat();
    let first = "<table:table-cell office:value-type = \"date\"\n office:date-value='2024-04-29' />\
        <!-- <table:table-cell/> --><?p > ?>\
        <table:table-cell office:value-type='float'\toffice:value = \"12\"><text:p >12</text:p ></table:table-cell >\
        <table:table-cell\n office:value=\"1\"\toffice:value-type=\"float\"/>\
        <table:table-cell office:value-type=\"string\"><text:p>-</text:p></table:table-cell\t>\
        <table:table-cell office:value-type=\"string\" office:string-value = '\"1>\" &amp; 2' />";
    let second = "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-04-30\"/>\
        <table:table-cell office:value-type=\"string\" office:string-value=\"'some'\"/>\
        <table:table-cell office:value-type=\"float\" office:value=\"2\"/><table:table-cell/>\
        <table:table-cell office:value-type=\"string\">\
        <text:p>12<!-- 3 </text:p> -->4<text:s />5<?p </text:p> ?>7</text:p ></table:table-cell>";
    let mut weeks = Workbook::new().weeks;
    weeks.truncate(1);
    let mut week = vec![day(date(2024, 4, 28))];
    week.extend([0, 0, 0, 100, 5].map(number));
    week.push(Cell::Empty);
    weeks.push(week);
    let content = format!(
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- <table:table table:name=\"none\"> --><?p <table:table> ?>\
         <office:document-content  xmlns:table = 't'>\n\
         <table:table table:name = 'day \"by\" day >' ><table:table-column /><!-- <table:table-row> -->\n\
         <table:table-row\t>{headings}</table:table-row\n><!-- </table:table> -->\
         <table:table-row >{first}</table:table-row >\n<?p </table:table> ?><table:table-row>{second}\
         </table:table-row></table:table >{}</office:document-content >\n",
        sheet("SB_02", &weeks)
    );
    let bytes = with_content(&content);
    let draft = opened(&bytes).unwrap();
    let publication = only(&draft);
    let [one, other] = publication.days.as_slice() else { panic!("not two days: {publication:?}") };
    assert_eq!(one.date, Field::Known(date(2024, 4, 29)));
    assert_eq!((&one.people, &one.boats), (&Field::Known(People::new(12)), &Field::Known(Boats::new(1))));
    assert_eq!((&one.uncontrolled, one.note.as_deref()), (&Field::Unknown, Some("\"1>\" & 2")));
    assert_eq!(other.date, Field::Known(date(2024, 4, 30)));
    assert_eq!(
        (&other.people, &other.boats),
        (&Field::Unreadable("'some'".to_owned()), &Field::Known(Boats::new(2)))
    );
    assert_eq!((&other.uncontrolled, other.note.as_deref()), (&Field::Unknown, Some("124 57")));
    assert_eq!(publication.weeks.len(), 1);
    // The name of the sheet is what stands in its quotes.
    let unreadable: Vec<String> =
        violations(&bytes).into_iter().filter(|one| one.starts_with("S002")).collect();
    assert_eq!(unreadable, ["S002 day \"by\" day >!B3"]);
}

/// The bytes of text before each tag are told: those around a comment and an instruction, and not
/// those within.
#[test]
fn text_is_counted_to_the_byte() {
    // Four bytes of text in each of 10,000 cells, of which all text may be 40,000.
    let row = "<table:table-row><table:table-cell office:value-type=\"string\" \
        table:number-columns-repeated=\"10000\">a<!-- <x> -->b<?p ?>cd</table:table-cell></table:table-row>";
    let content = format!("<table:table table:name=\"a\">\n{row}\n</table:table>");
    assert!(is_read(&content, 40_000), "{:?}", said(&content, 40_000));
    let (got, wanted) = ("too many bytes of text in cells", "39999 bytes of text in cells at most");
    assert_eq!(said(&content, 39_999), [(ProblemKind::TooLarge, got.to_owned(), wanted.to_owned())]);
}
