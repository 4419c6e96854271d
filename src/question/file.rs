//! The files that a question is about.
#![forbid(unsafe_code)]

use std::path::PathBuf;

use serde::Deserialize;

use super::{QuestionError, text};
use crate::builtin::{builtin, builtin_draft};
use crate::draft::Draft;
use crate::intake::Intake;
use crate::publication::PublishedAt;
use crate::register::Register;
use crate::source::{self, Options, ReadError};

/// What the built-in register is called where a file's name would stand.
const BUILTIN: &str = "built-in register";

/// What is in a file, or where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// It is on this machine.
    Path(PathBuf),
    /// It is here. JSON can say so of text only.
    Bytes {
        /// What it is called; the ending tells the kind of a text file.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
}

/// One file to read.
///
/// In JSON it is `{"path": "small-boats.ods"}` or `{"name": "days.csv", "text": "date,people…"}`,
/// with `"published"` beside it where the file does not say itself when it was published.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct File {
    /// What is in it, or where it is.
    pub content: Content,
    /// When it was published, if that is known better than the file itself knows it.
    pub published: Option<PublishedAt>,
}

/// A file as a request has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    path: Option<PathBuf>,
    name: Option<String>,
    text: Option<String>,
    #[serde(default, deserialize_with = "text::optional")]
    published: Option<PublishedAt>,
}

impl TryFrom<Written> for File {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let content = Content::written(written.path, written.name, written.text)?;
        Ok(Self { content, published: written.published })
    }
}

impl Content {
    /// What a request says of it: where it is, or its name and its text.
    pub(super) fn written(
        path: Option<PathBuf>,
        name: Option<String>,
        text: Option<String>,
    ) -> Result<Self, String> {
        match (path, name, text) {
            (Some(path), None, None) => Ok(Self::Path(path)),
            (None, Some(name), Some(text)) => Ok(Self::Bytes { name, bytes: text.into_bytes() }),
            (path, name, text) => {
                let there =
                    [("`path`", path.is_some()), ("`name`", name.is_some()), ("`text`", text.is_some())];
                let there: Vec<&str> = there.iter().filter(|one| one.1).map(|one| one.0).collect();
                let there = if there.is_empty() { "neither".to_owned() } else { there.join(" and ") };
                Err(format!("{there}, expected either `path`, or `name` and `text`"))
            }
        }
    }
}

#[cfg(feature = "json")]
impl schemars::JsonSchema for File {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "File".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let published = generator.subschema_for::<Option<PublishedAt>>();
        schemars::json_schema!({
            "description": "One file to read: by its path, or a text that is here.\n\n`published` says when it was published, if that is known better than the file itself knows it.",
            "oneOf": [
                {
                    "type": "object",
                    "properties": { "path": { "type": "string" }, "published": published.clone() },
                    "required": ["path"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": {
                        "name": {
                            "description": "What it is called; the ending, .csv or .json, tells its kind.",
                            "type": "string",
                        },
                        "text": { "type": "string" },
                        "published": published,
                    },
                    "required": ["name", "text"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}

impl File {
    /// The file at a path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { content: Content::Path(path.into()), published: None }
    }

    /// A file that is here, by name.
    pub fn here(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { content: Content::Bytes { name: name.into(), bytes: bytes.into() }, published: None }
    }

    /// What reports call it.
    pub fn name(&self) -> String {
        match &self.content {
            Content::Path(path) => path.to_string_lossy().into_owned(),
            Content::Bytes { name, .. } => name.clone(),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// - What [`source::read_file`] or [`source::read`] says.
    pub fn read(&self) -> Result<Draft, ReadError> {
        let options = Options { published: self.published, ..Options::default() };
        match &self.content {
            Content::Path(path) => source::read_file(path, &options),
            Content::Bytes { name, bytes } => source::read(name, bytes, &options),
        }
    }
}

/// Files that are read as successive publications, oldest first. None is the built-in register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Files(pub Vec<File>);

impl Files {
    /// Reads them one after another.
    pub fn intake(&self) -> Intake {
        self.intake_by(|file| (file.name(), file.read()))
    }

    /// Takes them in one after another, as `read` reads each and says what it is called.
    pub fn intake_by(&self, mut read: impl FnMut(&File) -> (String, Result<Draft, ReadError>)) -> Intake {
        let mut intake = Intake::default();
        if self.0.is_empty() {
            intake.add(BUILTIN, Ok(builtin_draft()));
        }
        for file in &self.0 {
            let (name, draft) = read(file);
            intake.add(&name, draft);
        }
        intake
    }

    /// The files as one register.
    ///
    /// # Errors
    /// - [`QuestionError::Unusable`] when a file cannot be read, or the files together break an
    ///   invariant whose breach is an error.
    pub fn register(&self) -> Result<Register, QuestionError> {
        if self.0.is_empty() {
            //= docs/rules.md#questions-and-reports
            //# ask-06: A question without files MUST be asked of the built-in register.
            return Ok(builtin());
        }
        self.intake().into_register().map_err(QuestionError::Unusable)
    }
}

impl FromIterator<File> for Files {
    fn from_iter<I: IntoIterator<Item = File>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl From<File> for Files {
    fn from(file: File) -> Self {
        Self(vec![file])
    }
}
