//! `include/crossings.h` as data.
//!
//! The parser knows the few things that stand in that header, and fails on everything else: what
//! it does not understand it cannot test.

use std::fs;
use std::path::PathBuf;

#[derive(Debug, Default)]
pub struct Header {
    /// The page at the head of the file.
    pub introduction: String,
    pub defines: Vec<(String, i64)>,
    pub enums: Vec<Enum>,
    /// Types with no fields: the handles.
    pub handles: Vec<String>,
    pub structs: Vec<Struct>,
    pub functions: Vec<Function>,
}

#[derive(Debug)]
pub struct Enum {
    pub name: String,
    pub values: Vec<(String, i64)>,
}

#[derive(Debug)]
pub struct Struct {
    pub name: String,
    pub fields: Vec<Variable>,
}

#[derive(Debug)]
pub struct Function {
    pub name: String,
    pub doc: String,
    pub returns: Type,
    pub parameters: Vec<Variable>,
}

/// A parameter of a function, or a field of a structure.
#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    pub of: Type,
    /// How many there are, where it is an array.
    pub array: Option<usize>,
    /// What is said of it; that of a parameter is in the words on its function.
    pub doc: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    pub base: String,
    /// Whether what is pointed to is constant.
    pub constant: bool,
    /// How many pointers it is away.
    pub depth: usize,
}

impl Type {
    /// Whether it is a stream of the Arrow C Stream Interface, whose name is not ours.
    pub fn is_stream(&self) -> bool {
        self.base == "struct ArrowArrayStream"
    }

    /// As C writes it, ready for a name behind it.
    pub fn spelled(&self) -> String {
        let constant = if self.constant { "const " } else { "" };
        format!("{constant}{} {}", self.base, "*".repeat(self.depth))
    }
}

impl Header {
    pub fn committed() -> Self {
        let path = path();
        let text = fs::read_to_string(&path).unwrap();
        parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn structure(&self, name: &str) -> Option<&Struct> {
        self.structs.iter().find(|one| one.name == name)
    }

    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|one| one.name == name)
    }

    pub fn is_handle(&self, name: &str) -> bool {
        self.handles.iter().any(|one| one == name)
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn path() -> PathBuf {
    root().join("include/crossings.h")
}

/// What stands between the fences of the first example of a text.
pub fn example(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("```c\n")?;
    let (code, _) = rest.split_once("```")?;
    Some(code.to_owned())
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Doc(String),
    Comment(String),
    Directive(String),
    Word(String),
    Number(i64),
    Mark(char),
}

pub fn parse(text: &str) -> Result<Header, String> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, header: Header::default() };
    while let Some((line, _)) = parser.tokens.get(parser.at) {
        let line = *line;
        parser.item().map_err(|error| format!("line {line}: {error}"))?;
    }
    check_names(&parser.header)?;
    Ok(parser.header)
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, String> {
    let mut rest = text;
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return Ok(found) };
        let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
        let (token, len) = if rest.starts_with("/*") {
            let len = rest.find("*/").ok_or(format!("line {line}: a comment has no end"))? + 2;
            let words = stripped(&rest[..len]);
            let documents = rest.starts_with("/**");
            (if documents { Token::Doc(words) } else { Token::Comment(words) }, len)
        } else if first == '#' {
            let len = rest.find('\n').unwrap_or(rest.len());
            (Token::Directive(rest[..len].trim_end().to_owned()), len)
        } else if first == '"' {
            // Only `extern "C"` has one.
            let len = rest[1..].find('"').ok_or(format!("line {line}: a text has no end"))? + 2;
            (Token::Word(rest[..len].to_owned()), len)
        } else if first.is_ascii_alphabetic() || first == '_' {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            let len = end.unwrap_or(rest.len());
            (Token::Word(rest[..len].to_owned()), len)
        } else if first.is_ascii_digit() || first == '-' {
            let end = rest[1..].find(|c: char| !c.is_ascii_digit()).map(|end| end + 1);
            let len = end.unwrap_or(rest.len());
            let number = rest[..len].parse().map_err(|_| format!("line {line}: no number"))?;
            (Token::Number(number), len)
        } else if "{}()[];,*=".contains(first) {
            (Token::Mark(first), 1)
        } else {
            return Err(format!("line {line}: `{first}` has no place in the header"));
        };
        found.push((line, token));
        rest = &rest[len..];
    }
}

/// The words of a comment without its frame.
fn stripped(comment: &str) -> String {
    let inner = comment.trim_start_matches("/*").trim_start_matches('*').trim_end_matches("*/");
    let lines = inner.lines().map(|line| {
        let line = line.trim_start().trim_start_matches('*');
        line.strip_prefix(' ').unwrap_or(line).trim_end()
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    header: Header,
}

impl Parser {
    fn next(&mut self) -> Result<Token, String> {
        let (_, token) = self.tokens.get(self.at).ok_or("it ends within something")?;
        self.at += 1;
        Ok(token.clone())
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_next = self.peek() == Some(token);
        self.at += usize::from(is_next);
        is_next
    }

    fn wants(&mut self, mark: char) -> Result<(), String> {
        match self.next()? {
            Token::Mark(found) if found == mark => Ok(()),
            found => Err(format!("wanted `{mark}`, found {found:?}")),
        }
    }

    fn word(&mut self) -> Result<String, String> {
        match self.next()? {
            Token::Word(word) => Ok(word),
            found => Err(format!("wanted a word, found {found:?}")),
        }
    }

    fn number(&mut self) -> Result<i64, String> {
        match self.next()? {
            Token::Number(number) => Ok(number),
            found => Err(format!("wanted a number, found {found:?}")),
        }
    }

    fn doc(&mut self) -> Result<String, String> {
        match self.next()? {
            Token::Doc(doc) if !doc.is_empty() => Ok(doc),
            found => Err(format!("wanted words on what follows, found {found:?}")),
        }
    }

    fn item(&mut self) -> Result<(), String> {
        match self.peek() {
            Some(Token::Comment(words)) => {
                if self.header.introduction.is_empty() {
                    self.header.introduction = words.clone();
                }
                self.at += 1;
                Ok(())
            }
            Some(Token::Directive(_)) => self.frame(),
            Some(Token::Mark('}')) => self.next().map(drop),
            // Declared here, and defined in crossings_arrow.h.
            Some(Token::Word(word)) if word == "struct" => {
                let of = self.of()?;
                self.wants(';')?;
                if of.is_stream() && of.depth == 0 { Ok(()) } else { Err(format!("`{}`", of.base)) }
            }
            Some(Token::Word(word)) if word == "extern" => {
                self.at += 1;
                let language = self.word()?;
                self.wants('{')?;
                if language == "\"C\"" { Ok(()) } else { Err(format!("it speaks {language}")) }
            }
            _ => self.declaration(),
        }
    }

    /// A line of the preprocessor that is not about a name of ours.
    fn frame(&mut self) -> Result<(), String> {
        let Token::Directive(line) = self.next()? else { unreachable!() };
        let known = [
            "#ifndef CROSSINGS_H",
            "#define CROSSINGS_H",
            "#include <stdbool.h>",
            "#include <stddef.h>",
            "#include <stdint.h>",
            "#ifdef __cplusplus",
            "#endif",
            "#endif /* CROSSINGS_H */",
        ];
        if known.contains(&&*line) { Ok(()) } else { Err(format!("`{line}` has no place or no words")) }
    }

    fn declaration(&mut self) -> Result<(), String> {
        let doc = self.doc()?;
        if let Some(Token::Directive(line)) = self.peek() {
            let parts: Vec<_> = line.split(' ').collect();
            let [keyword, name, value] = parts[..] else { return Err(format!("`{line}`")) };
            let value = value.parse().map_err(|_| format!("`{line}` is no integer"))?;
            if keyword != "#define" {
                return Err(format!("`{line}`"));
            }
            self.header.defines.push((name.to_owned(), value));
            self.at += 1;
            return Ok(());
        }
        if !self.takes(&Token::Word("typedef".into())) {
            let function = self.function(doc)?;
            self.header.functions.push(function);
            return Ok(());
        }
        let kind = self.word()?;
        match (&*kind, self.takes(&Token::Mark('{'))) {
            ("enum", true) => self.enumeration()?,
            ("struct", true) => self.structure()?,
            ("struct", false) => {
                let (tag, name) = (self.word()?, self.word()?);
                if tag != name {
                    return Err(format!("`{tag}` and `{name}` are one type"));
                }
                self.header.handles.push(name);
            }
            _ => return Err(format!("a type that is a {kind}")),
        }
        self.wants(';')
    }

    fn enumeration(&mut self) -> Result<(), String> {
        let mut values = Vec::new();
        while !self.takes(&Token::Mark('}')) {
            self.doc()?;
            let name = self.word()?;
            self.wants('=')?;
            values.push((name, self.number()?));
            self.wants(',')?;
        }
        let name = self.word()?;
        self.header.enums.push(Enum { name, values });
        Ok(())
    }

    fn structure(&mut self) -> Result<(), String> {
        let mut fields = Vec::new();
        while !self.takes(&Token::Mark('}')) {
            let doc = self.doc()?;
            fields.push(self.variable(doc)?);
            self.wants(';')?;
        }
        let name = self.word()?;
        self.header.structs.push(Struct { name, fields });
        Ok(())
    }

    fn function(&mut self, doc: String) -> Result<Function, String> {
        let returns = self.of()?;
        let name = self.word()?;
        self.wants('(')?;
        let mut parameters = Vec::new();
        let empty = [Token::Word("void".into()), Token::Mark(')')];
        let nothing = self.tokens.iter().skip(self.at).map(|(_, token)| token).take(2).eq(&empty);
        if nothing {
            self.at += 2;
        } else {
            loop {
                parameters.push(self.variable(doc.clone())?);
                if self.takes(&Token::Mark(')')) {
                    break;
                }
                self.wants(',')?;
            }
        }
        self.wants(';')?;
        Ok(Function { name, doc, returns, parameters })
    }

    fn variable(&mut self, doc: String) -> Result<Variable, String> {
        let of = self.of()?;
        let name = self.word()?;
        let array = if self.takes(&Token::Mark('[')) {
            let many = usize::try_from(self.number()?).map_err(|error| error.to_string())?;
            self.wants(']')?;
            Some(many)
        } else {
            None
        };
        Ok(Variable { name, of, array, doc })
    }

    fn of(&mut self) -> Result<Type, String> {
        let constant = self.takes(&Token::Word("const".into()));
        let mut base = self.word()?;
        if base == "struct" {
            base = format!("struct {}", self.word()?);
        }
        let mut depth = 0;
        while self.takes(&Token::Mark('*')) {
            depth += 1;
        }
        Ok(Type { base, constant, depth })
    }
}

/// Every type is known, and every name is ours.
fn check_names(header: &Header) -> Result<(), String> {
    const PLAIN: &[&str] = &[
        "void", "char", "bool", "size_t", "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t",
        "uint32_t", "uint64_t",
    ];
    let functions = header.functions.iter();
    let variables = functions.clone().flat_map(|one| &one.parameters);
    let variables = variables.chain(header.structs.iter().flat_map(|one| &one.fields));
    for of in variables.map(|one| &one.of).chain(functions.map(|one| &one.returns)) {
        let base = &*of.base;
        let ours = header.is_handle(base)
            || header.structure(base).is_some()
            || header.enums.iter().any(|one| one.name == base);
        if !ours && !of.is_stream() && !PLAIN.contains(&base) {
            return Err(format!("`{base}` is a type that the header does not have"));
        }
    }
    let types = header.enums.iter().map(|one| &one.name).chain(&header.handles);
    let types = types.chain(header.structs.iter().map(|one| &one.name));
    let mut names: Vec<_> = types.chain(header.functions.iter().map(|one| &one.name)).collect();
    if let Some(name) = names.iter().find(|name| !name.starts_with("crossings_")) {
        return Err(format!("`{name}` is a name without `crossings_`"));
    }
    let values = header.enums.iter().flat_map(|one| &one.values).chain(&header.defines);
    let values: Vec<_> = values.map(|(name, _)| name).collect();
    if let Some(name) = values.iter().find(|name| !name.starts_with("CROSSINGS_")) {
        return Err(format!("`{name}` is a name without `CROSSINGS_`"));
    }
    names.extend(values);
    names.sort();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("`{}` stands there twice", pair[0])),
        None => Ok(()),
    }
}
