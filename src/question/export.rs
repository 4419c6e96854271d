//! The same data in the register's own form.
#![forbid(unsafe_code)]

use core::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::{Files, QuestionError, RegisterQuestion};
use crate::command::Command;
use crate::draft::Draft;
use crate::register::Register;

/// Asks for the whole register, after changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Export {
    /// The files, oldest publication first; none is the built-in register.
    pub files: Files,
    /// What is to be changed, in this order. Each costs as much as a check of the register.
    #[serde(deserialize_with = "commands")]
    pub commands: Vec<Command>,
}

fn commands<'de, D: Deserializer<'de>>(reader: D) -> Result<Vec<Command>, D::Error> {
    let commands: Vec<Object> = Vec::deserialize(reader)?;
    Ok(commands.into_iter().map(|Object(command)| command).collect())
}

/// A command that is an object: what serde derives takes a list as well.
pub(super) struct Object(pub(super) Command);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct AnObject;

        impl<'de> Visitor<'de> for AnObject {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with its `command`")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object, A::Error> {
                Command::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }

        reader.deserialize_map(AnObject)
    }
}

impl Export {
    /// The register after the commands: all of them are carried out, or there is no answer.
    ///
    /// # Errors
    /// - [`QuestionError::Command`] when one is refused.
    pub fn carried_out(&self, register: &Register) -> Result<Register, QuestionError> {
        let mut register = register.clone();
        for (index, command) in self.commands.iter().enumerate() {
            let refused = |error| QuestionError::Command { index, error };
            //= docs/rules.md#questions-and-reports
            //# ask-09: The commands of an export MUST all be carried out, or there is no answer.
            register.apply(command.clone()).map_err(refused)?;
        }
        Ok(register)
    }
}

impl RegisterQuestion for Export {
    /// The register as plain data, whose serde form is the register's own.
    type Answer = Draft;

    fn files(&self) -> &Files {
        &self.files
    }

    fn answer_on(&self, register: &Register) -> Result<Draft, QuestionError> {
        if self.commands.is_empty() {
            return Ok(Draft::from(register));
        }
        self.carried_out(register).map(|register| Draft::from(&register))
    }
}
