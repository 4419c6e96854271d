//! The tags of an XML text, one after another, and nothing else of it.
//!
//! This is stricter than the reader that comes after it: what the two could understand
//! differently is refused here. Every tag is closed by its own name, attributes are written as
//! the standard has them, and there are no document types and no CDATA.
#![forbid(unsafe_code)]

use memchr::memchr;
use memchr::memmem;

/// What is wrong with the text; `got` and `wanted` of a problem.
pub(super) type Fault = (&'static str, &'static str);

const CUT_OFF: Fault = ("text that ends within a tag or a comment", "whole XML");
const ATTRIBUTE: Fault = ("an attribute that is not written name=\"value\"", "well-formed XML");
const NESTING: Fault = ("an end that is not the end of what was begun last", "well-formed XML");

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag<'a> {
    /// A beginning. Its attributes are next, and must be asked for up to the last.
    Start(&'a [u8]),
    /// An end, written out.
    End(&'a [u8]),
}

/// Walks through the tags.
#[derive(Debug)]
pub(super) struct Markup<'a> {
    rest: &'a [u8],
    open: Vec<&'a [u8]>,
    /// The name of the tag whose attributes are being asked for.
    begun: &'a [u8],
    nesting: usize,
}

impl<'a> Markup<'a> {
    /// Begins with a text, in which elements may be within one another `nesting` deep.
    pub(super) fn new(text: &'a str, nesting: usize) -> Result<Self, Fault> {
        let bytes = text.as_bytes();
        if memchr(0, bytes).is_some() {
            return Err(("a zero byte", "XML in UTF-8"));
        }
        let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if let Some(after) = rest.strip_prefix(b"<?xml") {
            let end = memmem::find(after, b"?>").ok_or(CUT_OFF)?;
            let (declaration, after) = after.split_at_checked(end).ok_or(CUT_OFF)?;
            if !says_utf8(declaration) {
                return Err(("another encoding", "XML in UTF-8"));
            }
            rest = after;
        }
        Ok(Self { rest, open: Vec::new(), begun: b"", nesting })
    }

    /// The next tag, and how many bytes of text stand before it; `None` at the end of all.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<(usize, Tag<'a>)>, Fault> {
        let mut text: usize = 0;
        loop {
            let Some(at) = memchr(b'<', self.rest) else {
                self.rest = b"";
                return if self.open.is_empty() { Ok(None) } else { Err(NESTING) };
            };
            text = text.saturating_add(at);
            let after = self.rest.get(at..).and_then(<[u8]>::split_first).ok_or(CUT_OFF)?.1;
            match after.split_first().ok_or(CUT_OFF)? {
                (b'/', name) => {
                    let end = memchr(b'>', name).ok_or(CUT_OFF)?;
                    let (name, rest) = name.split_at_checked(end).ok_or(CUT_OFF)?;
                    self.rest = rest.split_first().ok_or(CUT_OFF)?.1;
                    let name = name.trim_ascii_end();
                    if self.open.pop() != Some(name) {
                        return Err(NESTING);
                    }
                    return Ok(Some((text, Tag::End(name))));
                }
                (b'!', more) => self.rest = after_comment(more)?,
                (b'?', more) => self.rest = after_instruction(more)?,
                _ => {
                    let ends = |byte: &u8| {
                        matches!(
                            byte,
                            b' ' | b'\t'
                                | b'\r'
                                | b'\n'
                                | b'>'
                                | b'/'
                                | b'"'
                                | b'\''
                                | b'<'
                                | b'='
                                | b'&'
                                | b'\x0C'
                        )
                    };
                    let end = after.iter().position(ends).ok_or(CUT_OFF)?;
                    let (name, rest) = after.split_at_checked(end).ok_or(CUT_OFF)?;
                    let odd = matches!(rest.first(), Some(b'"' | b'\'' | b'<' | b'=' | b'&' | b'\x0C'));
                    if odd || name.is_empty() {
                        return Err(("a tag without a name", "well-formed XML"));
                    }
                    self.rest = rest;
                    self.begun = name;
                    return Ok(Some((text, Tag::Start(name))));
                }
            }
        }
    }

    /// The next attribute of the tag that has begun. At the last, the answer is whether
    /// something can be within the element, or it is closed already.
    #[inline]
    pub(super) fn attribute(&mut self) -> Result<Attribute<'a>, Fault> {
        let rest = self.rest.trim_ascii_start();
        match rest.split_first().ok_or(CUT_OFF)? {
            (b'>', rest) => {
                self.rest = rest;
                if self.open.len() >= self.nesting {
                    return Err(("elements within one another, too deep", "at most the limit"));
                }
                self.open.push(self.begun);
                Ok(Attribute::Opened)
            }
            (b'/', rest) => {
                self.rest = rest.strip_prefix(b">").ok_or(ATTRIBUTE)?;
                Ok(Attribute::Closed)
            }
            _ => {
                let equals = rest
                    .iter()
                    .position(|byte| matches!(byte, b'=' | b'>' | b'<' | b'"' | b'\'' | b'/'))
                    .ok_or(CUT_OFF)?;
                let (name, value) = rest.split_at_checked(equals).ok_or(CUT_OFF)?;
                let value = value.strip_prefix(b"=").ok_or(ATTRIBUTE)?.trim_ascii_start();
                let (quote, value) = value.split_first().ok_or(CUT_OFF)?;
                if !matches!(quote, b'"' | b'\'') {
                    return Err(ATTRIBUTE);
                }
                let end = memchr(*quote, value).ok_or(CUT_OFF)?;
                let (value, rest) = value.split_at_checked(end).ok_or(CUT_OFF)?;
                self.rest = rest.split_first().ok_or(CUT_OFF)?.1;
                Ok(Attribute::Is(name.trim_ascii_end(), value))
            }
        }
    }
}

/// What comes next within a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute<'a> {
    /// An attribute: its name and its value, as it is written.
    Is(&'a [u8], &'a [u8]),
    /// The end of the tag; what comes now is within the element.
    Opened,
    /// The end of the tag and of the element.
    Closed,
}

fn after_comment(after_bang: &[u8]) -> Result<&[u8], Fault> {
    let Some(comment) = after_bang.strip_prefix(b"--") else {
        return Err(("a document type, or CDATA", "XML without them"));
    };
    let end = memmem::find(comment, b"-->").ok_or(CUT_OFF)?;
    comment.split_at_checked(end).and_then(|(_, rest)| rest.strip_prefix(b"-->")).ok_or(CUT_OFF)
}

fn after_instruction(after_mark: &[u8]) -> Result<&[u8], Fault> {
    let end = memmem::find(after_mark, b"?>").filter(|end| *end > 0).ok_or(CUT_OFF)?;
    after_mark.split_at_checked(end).and_then(|(_, rest)| rest.strip_prefix(b"?>")).ok_or(CUT_OFF)
}

/// Whether an XML declaration says UTF-8, or nothing.
fn says_utf8(declaration: &[u8]) -> bool {
    let Some(at) = memmem::find(declaration, b"encoding") else { return true };
    let value = declaration.get(at..).unwrap_or_default();
    let mut quoted = value.split(|byte| matches!(byte, b'"' | b'\''));
    quoted.nth(1).is_some_and(|name| name.eq_ignore_ascii_case(b"utf-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tag and attribute, written down plainly.
    fn walk(text: &str) -> Result<String, Fault> {
        let mut markup = Markup::new(text, 8)?;
        let mut out = String::new();
        let show = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        while let Some((before, tag)) = markup.next()? {
            match tag {
                Tag::End(name) => out += &format!("{before}-{} ", show(name)),
                Tag::Start(name) => {
                    out += &format!("{before}+{} ", show(name));
                    loop {
                        match markup.attribute()? {
                            Attribute::Is(name, value) => out += &format!("{}={} ", show(name), show(value)),
                            Attribute::Opened => break,
                            Attribute::Closed => {
                                out += "/ ";
                                break;
                            }
                        }
                    }
                }
            }
        }
        Ok(out)
    }

    #[test]
    fn sees_what_there_is() {
        let text = "<?xml version='1.0' encoding='utf-8'?>\n<!-- <x> --><a b = \"1>\" c='\"'>12<d/>3<e /><?p ?> </a >";
        assert_eq!(walk(text).unwrap(), "1+a b=1> c=\" 2+d / 1+e / 1-a ");
    }

    #[test]
    fn refuses_what_could_be_read_in_two_ways() {
        for text in [
            "<a>",
            "<a></b>",
            "</a>",
            "<a><b></a></b>",
            "<a",
            "<a b>",
            "<a b=1/>",
            "<a b=\"1/>",
            "<a/b>",
            "<a / >",
            "< a/>",
            "<>",
            "<a b='<' c=\"1\"'/>",
            "<!DOCTYPE a><a/>",
            "<!doctype a><a/>",
            "<a><![CDATA[x]]></a>",
            "<!-->",
            "<!--->",
            "<!--",
            "<?",
            "<?>",
            "<a\0/>",
            "<?xml encoding='utf-16'?><a/>",
            "<?xml encoding=\"\"?><a/>",
            "<a><a><a><a><a><a><a><a><a></a></a></a></a></a></a></a></a></a>",
        ] {
            assert!(walk(text).is_err(), "{text}");
        }
    }
}
