//! Questions as JSON: a request in, an answer out.
#![forbid(unsafe_code)]

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

#[cfg(feature = "capi")]
use super::export::Object;
use super::{
    Answer, Check, Describe, Explain, Export, FindWindows, Funding, GranularityTest, JudgeClaims, Periods,
    Publications, Question, QuestionError, ReadFigure, RegisterQuestion, Revise, Solve, Summarise,
};
#[cfg(feature = "capi")]
use crate::claims::Claims;
#[cfg(feature = "capi")]
use crate::command::Command;
use crate::register::Register;
use crate::source::json::strictly;
use crate::source::{Limits, Problem, ReadError};

/// What places call the request.
const REQUEST: &str = "request";

/// Why a request in JSON has no answer.
///
/// In JSON it is an object with a `kind`, a `message`, and what belongs to it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonQuestionError {
    /// No question has that name.
    #[error("there is no question `{0}`; there is: {known}", known = NAMES.join(", "))]
    UnknownQuestion(String),
    /// The request is not JSON, or not of the form of its question.
    #[error("{}", faults(.0))]
    Request(ReadError),
    /// The request names files, and is asked of a register that is there already.
    #[error("the request names files; wanted none, because the register is given beside it")]
    FilesBesideRegister,
    /// The request names a claims document, and is asked of one that is read already.
    #[error("the request names a claims document; wanted none, because it is given beside it")]
    ClaimsBesideDocument,
    /// The question has no answer.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// The question is not one that a register answers alone.
    #[error("the question `{0}` is not asked of a register; ask it with its files, or with none")]
    NotOfRegister(String),
    /// The answer cannot be written as JSON.
    #[error("the answer cannot be written: {0}")]
    Unwritten(#[source] serde_json::Error),
}

/// Each fault with the field that it is in.
fn faults(error: &ReadError) -> String {
    let fault = |one: &Problem| {
        let Problem { place, got, wanted, .. } = one;
        // Where there is no line, the place names the field itself.
        let in_line = place.row.is_some() && !place.pointer.is_empty();
        let field = if in_line { format!(", at {}", place.pointer) } else { String::new() };
        format!("{place}{field}: got {got}; wanted {wanted}")
    };
    error.problems().iter().map(fault).collect::<Vec<_>>().join("\n")
}

impl JsonQuestionError {
    /// Its name in JSON, for good.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::UnknownQuestion(_) => "unknown-question",
            Self::Request(_) => "request",
            Self::FilesBesideRegister => "files-beside-register",
            Self::ClaimsBesideDocument => "claims-beside-document",
            Self::NotOfRegister(_) => "not-of-register",
            Self::Question(error) => error.kind(),
            Self::Unwritten(_) => "unwritten",
        }
    }
}

impl Serialize for JsonQuestionError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Self::Question(error) = self {
            return error.serialize(serializer);
        }
        let mut out = serializer.serialize_map(None)?;
        //= docs/rules.md#questions-and-reports
        //# ask-05: A question without an answer MUST say why, in words and by a kind.
        out.serialize_entry("kind", self.kind())?;
        out.serialize_entry("message", &self.to_string())?;
        if let Self::Request(error) = self {
            out.serialize_entry("problems", error.problems())?;
        }
        out.end()
    }
}

/// Answers a request: JSON in, JSON out. An empty request means `{}`.
///
/// ```
/// use crossings::question::{self, Explain};
/// let answer = question::json::<Explain>(r#"{ "id": "C009" }"#)?;
/// assert!(answer.contains("seven days"));
/// # Ok::<(), question::JsonQuestionError>(())
/// ```
///
/// # Errors
/// - [`JsonQuestionError::Request`] when the request is not JSON, has a field that the question
///   does not have, has one twice, or goes beyond the limits of a file.
/// - [`JsonQuestionError::Question`] when the question has no answer.
pub fn json<Q: Question>(request: &str) -> Result<String, JsonQuestionError> {
    written(&read::<Q>(request)?.answer()?)
}

/// Answers a request with a register that is there already.
///
/// # Errors
/// - Those of [`json`].
/// - [`JsonQuestionError::FilesBesideRegister`] when the request names files all the same.
pub fn json_on<Q: RegisterQuestion>(register: &Register, request: &str) -> Result<String, JsonQuestionError> {
    //= docs/rules.md#questions-and-reports
    //# ask-07: A register at hand MUST answer as the files do that it was made of.
    written(&beside::<Q>(request)?.answer_on(register)?)
}

/// A request that is to be answered with a register, and so names no files.
fn beside<Q: RegisterQuestion>(request: &str) -> Result<Q, JsonQuestionError> {
    let question: Q = read(request)?;
    //= docs/rules.md#questions-and-reports
    //# ask-08: A request that names files MUST be refused where a register is given beside it.
    if question.files().0.is_empty() { Ok(question) } else { Err(JsonQuestionError::FilesBesideRegister) }
}

/// Judges claims that are read already, on a register that is there already. The request is that of
/// the question `claims`, and names neither.
#[cfg(feature = "capi")]
pub(crate) fn judged(
    claims: &Claims,
    register: &Register,
    request: &str,
) -> Result<Answer, JsonQuestionError> {
    let question: JudgeClaims = beside(request)?;
    if question.claims.is_some() {
        return Err(JsonQuestionError::ClaimsBesideDocument);
    }
    Ok(Answer::rows(question.judge(claims, register)?))
}

fn read<Q: serde::de::DeserializeOwned>(request: &str) -> Result<Q, JsonQuestionError> {
    //= docs/rules.md#questions-and-reports
    //# ask-04: An empty request MUST be one without fields.
    let request = if request.trim_ascii().is_empty() { "{}" } else { request };
    //= docs/rules.md#questions-and-reports
    //# ask-01: A field that a question does not have MUST be refused, at its place.
    //= docs/rules.md#questions-and-reports
    //# ask-02: A field that is given twice MUST be refused.
    //= docs/rules.md#questions-and-reports
    //# ask-03: A request MUST keep to the limits of a file.
    strictly(REQUEST, request.as_bytes(), &Limits::default(), "the form of docs/questions.schema.json")
        .map_err(JsonQuestionError::Request)
}

fn written(answer: &impl Serialize) -> Result<String, JsonQuestionError> {
    serde_json::to_string(answer).map_err(JsonQuestionError::Unwritten)
}

/// Reads one command.
#[cfg(feature = "capi")]
pub(crate) fn command(text: &str) -> Result<Command, JsonQuestionError> {
    let limits = Limits::default();
    strictly("command", text.as_bytes(), &limits, "a command, as docs/questions.schema.json has it")
        .map(|Object(command)| command)
        .map_err(JsonQuestionError::Request)
}

/// Answers a request to the question of that name in JSON: one of [`NAMES`].
///
/// # Errors
/// - [`JsonQuestionError::UnknownQuestion`] when there is no such question.
/// - Those of [`json`].
pub fn ask(name: &str, request: &str) -> Result<String, JsonQuestionError> {
    answer(name, request)?.json()
}

/// Answers a request to the question of that name in JSON, with a register that is there already.
///
/// # Errors
/// - [`JsonQuestionError::UnknownQuestion`] when there is no such question.
/// - [`JsonQuestionError::NotOfRegister`] when the question is of files, or of none.
/// - Those of [`json_on`].
pub fn ask_on(register: &Register, name: &str, request: &str) -> Result<String, JsonQuestionError> {
    answer_on(register, name, request)?.json()
}

macro_rules! questions {
    (
        of a register: { $($of_register:literal: $register_question:ty => $form:ident),* $(,)? }
        others: { $($other:literal: $question:ty => $other_form:ident),* $(,)? }
    ) => {
        /// The names of the questions; those that can be asked of a register come first.
        pub const NAMES: &[&str] = &[$($of_register,)* $($other,)*];

        /// The answer to a request to the question of that name: one of [`NAMES`].
        ///
        /// # Errors
        /// - [`JsonQuestionError::UnknownQuestion`] when there is no such question.
        /// - Those of [`json`].
        pub fn answer(name: &str, request: &str) -> Result<Answer, JsonQuestionError> {
            match name {
                $($of_register => Ok(Answer::$form(read::<$register_question>(request)?.answer()?)),)*
                $($other => Ok(Answer::$other_form(read::<$question>(request)?.answer()?)),)*
                _ => Err(JsonQuestionError::UnknownQuestion(name.to_owned())),
            }
        }

        /// The answer to a request to the question of that name, with a register that is there already.
        ///
        /// # Errors
        /// - [`JsonQuestionError::UnknownQuestion`] when there is no such question.
        /// - [`JsonQuestionError::NotOfRegister`] when the question is of files, or of none.
        /// - Those of [`json_on`].
        pub fn answer_on(register: &Register, name: &str, request: &str) -> Result<Answer, JsonQuestionError> {
            match name {
                $($of_register => {
                    Ok(Answer::$form(beside::<$register_question>(request)?.answer_on(register)?))
                })*
                $($other)|* => Err(JsonQuestionError::NotOfRegister(name.to_owned())),
                _ => Err(JsonQuestionError::UnknownQuestion(name.to_owned())),
            }
        }

        /// The JSON Schema (draft 2020-12) of the requests, which `docs/questions.schema.json`
        /// holds as well: an object with the request of each question under its name.
        pub fn schema() -> serde_json::Value {
            let mut generator = schemars::SchemaGenerator::default();
            let mut properties = serde_json::Map::new();
            let mut add = |name: &str, schema: schemars::Schema| {
                properties.insert(name.to_owned(), schema.to_value());
            };
            $(add($of_register, generator.subschema_for::<$register_question>());)*
            $(add($other, generator.subschema_for::<$question>());)*
            let definitions = generator.take_definitions(true);
            serde_json::json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": "Questions",
                "description": "The request of each question, under the question's name.",
                "type": "object",
                "properties": properties,
                "additionalProperties": false,
                "$defs": definitions,
            })
        }
    };
}

questions! {
    of a register: {
        "summary": Summarise => rows,
        "funding": Funding => rows,
        "periods": Periods => rows,
        "publications": Publications => rows,
        "export": Export => plain,
        "claims": JudgeClaims => rows,
        "windows": FindWindows => rows,
        "solve": Solve => plain,
    }
    others: {
        "check": Check => rows,
        "revisions": Revise => rows,
        "explain": Explain => rows,
        "figure": ReadFigure => plain,
        "describe": Describe => plain,
        "granularity": GranularityTest => plain,
    }
}
