//! The tags of an XML text, one after another, and nothing else of it.
//!
//! This is stricter than the reader that comes after it: what the two could understand
//! differently is refused here. Every tag is closed by its own name, attributes are written as
//! the standard has them, and there are no document types and no CDATA.
#![forbid(unsafe_code)]

use memchr::{memchr, memchr2, memmem};

/// What is wrong with the text; `got` and `wanted` of a problem.
pub(super) type Fault = (&'static str, &'static str);

const CUT_OFF: Fault = ("text that ends within a tag or a comment", "whole XML");
const ATTRIBUTE: Fault = ("an attribute that is not written name=\"value\"", "well-formed XML");
const NAME: Fault = ("a tag without a name", "well-formed XML");
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
    all: &'a [u8],
    rest: &'a [u8],
    /// Where the last tag begins.
    tag: usize,
    open: Vec<&'a [u8]>,
    /// The name of the tag whose attributes are being asked for.
    begun: &'a [u8],
    nesting: usize,
}

impl<'a> Markup<'a> {
    /// Begins with a text, in which elements may be within one another `nesting` deep.
    pub(super) fn new(text: &'a str, nesting: usize) -> Result<Self, Fault> {
        let bytes = text.as_bytes();
        // XML has neither, and not all readers agree whether a form feed is a space.
        if memchr2(0, b'\x0C', bytes).is_some() {
            return Err(("a zero byte, or a form feed", "XML in UTF-8"));
        }
        let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if let Some(after) = rest.strip_prefix(b"<?xml") {
            let end = memmem::find(after, b"?>").ok_or(CUT_OFF)?;
            let (declaration, after) = after.split_at_checked(end).ok_or(CUT_OFF)?;
            if !says_utf8(declaration) {
                return Err(("another encoding", "XML in UTF-8"));
            }
            rest = after.strip_prefix(b"?>").ok_or(CUT_OFF)?;
        }
        Ok(Self { all: bytes, rest, tag: 0, open: Vec::new(), begun: b"", nesting })
    }

    /// How many bytes have been walked through.
    #[inline]
    pub(super) fn here(&self) -> usize {
        self.all.len().saturating_sub(self.rest.len())
    }

    /// The markup from `here` as it was to the beginning of the last tag.
    pub(super) fn since(&self, here: usize) -> Option<&'a [u8]> {
        self.all.get(here..self.tag)
    }

    /// The next tag, and how many bytes of text stand before it; `None` at the end of all.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<(usize, Tag<'a>)>, Fault> {
        let mut text: usize = 0;
        loop {
            let at = if self.rest.first() == Some(&b'<') { Some(0) } else { memchr(b'<', self.rest) };
            let Some(at) = at else {
                self.rest = b"";
                return if self.open.is_empty() { Ok(None) } else { Err(NESTING) };
            };
            text = text.saturating_add(at);
            self.tag = self.here().saturating_add(at);
            let after = self.rest.get(at..).and_then(<[u8]>::split_first).ok_or(CUT_OFF)?.1;
            match after.split_first().ok_or(CUT_OFF)? {
                (b'/', name) => {
                    let open = self.open.pop().ok_or(NESTING)?;
                    let rest = name.strip_prefix(open).ok_or(NESTING)?;
                    self.rest = rest.trim_ascii_start().strip_prefix(b">").ok_or(NESTING)?;
                    return Ok(Some((text, Tag::End(open))));
                }
                (b'!', more) => self.rest = after_comment(more)?,
                (b'?', more) => self.rest = after_instruction(more)?,
                _ => {
                    let (name, rest) = usual_name(after).or_else(|| any_name(after)).ok_or(NAME)?;
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
                let usual = usual_attribute(rest);
                let (name, quote, value) = usual.or_else(|| any_attribute(rest)).ok_or(ATTRIBUTE)?;
                let end = memchr(quote, value).ok_or(CUT_OFF)?;
                let (value, rest) = value.split_at_checked(end).ok_or(CUT_OFF)?;
                self.rest = rest.split_first().ok_or(CUT_OFF)?.1;
                Ok(Attribute::Is(name, value))
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

/// The name at the beginning of a tag, and what follows, for the names that nearly all tags have.
#[inline]
fn usual_name(tag: &[u8]) -> Option<(&[u8], &[u8])> {
    let (name, rest) = if let Some(rest) = tag.strip_prefix(b"table:table-cell") {
        (&b"table:table-cell"[..], rest)
    } else if let Some(rest) = tag.strip_prefix(b"text:p") {
        (&b"text:p"[..], rest)
    } else {
        (&b"table:table-row"[..], tag.strip_prefix(b"table:table-row")?)
    };
    matches!(rest.first(), Some(b' ' | b'>' | b'/')).then_some((name, rest))
}

/// The same for any name.
fn any_name(tag: &[u8]) -> Option<(&[u8], &[u8])> {
    let ends = |byte: &u8| {
        let blank = matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        blank || matches!(byte, b'>' | b'/' | b'"' | b'\'' | b'<' | b'=' | b'&')
    };
    let (name, rest) = tag.split_at_checked(tag.iter().position(ends)?)?;
    let well = matches!(rest.first(), Some(b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/'));
    (well && !name.is_empty()).then_some((name, rest))
}

/// The name of an attribute, its quotation mark, and what follows that, for the attributes
/// that nearly all cells have.
#[inline]
fn usual_attribute(rest: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let (name, value) = if let Some(value) = rest.strip_prefix(b"table:style-name=\"") {
        (&b"table:style-name"[..], value)
    } else if let Some(value) = rest.strip_prefix(b"office:value-type=\"") {
        (&b"office:value-type"[..], value)
    } else if let Some(value) = rest.strip_prefix(b"office:value=\"") {
        (&b"office:value"[..], value)
    } else if let Some(value) = rest.strip_prefix(b"table:number-columns-repeated=\"") {
        (&b"table:number-columns-repeated"[..], value)
    } else {
        (&b"office:date-value"[..], rest.strip_prefix(b"office:date-value=\"")?)
    };
    Some((name, b'"', value))
}

/// The same for any attribute.
fn any_attribute(rest: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let ends = |byte: &u8| matches!(byte, b'=' | b'>' | b'<' | b'"' | b'\'' | b'/');
    let (name, value) = rest.split_at_checked(rest.iter().position(ends)?)?;
    let (quote, value) = value.strip_prefix(b"=")?.trim_ascii_start().split_first()?;
    matches!(quote, b'"' | b'\'').then_some((name.trim_ascii_end(), *quote, value))
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
