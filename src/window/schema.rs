//! The schema of windows in JSON: one of their forms.
#![forbid(unsafe_code)]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{Calendar, Window};

impl JsonSchema for Window {
    fn schema_name() -> Cow<'static, str> {
        "Window".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let date = || json!({ "type": "string", "format": "date" });
        let calendar = generator.subschema_for::<Calendar>();
        let window = generator.subschema_for::<Self>();
        let first_days = json!({ "type": "integer", "minimum": 1 });
        let years = json!({ "type": "integer", "minimum": 0, "maximum": u8::MAX });
        let month = json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" });
        let forms = [
            form("One day.", &[("day", date())]),
            form("An official week, by its last day, a Sunday.", &[("week_ending", date())]),
            form("A month.", &[("month", month)]),
            form("A calendar year.", &[("year", json!({ "type": "integer" }))]),
            form("From a day to another, both included.", &[("from", date()), ("to", date())]),
            form("From a day to the last day that was known.", &[("from", date())]),
            form("From a new office's first day to the last day that was known.", &[("handover", date())]),
            form("An office's first so many days.", &[("first_days", first_days), ("handover", date())]),
            form("A policy period, by its id.", &[("policy", json!({ "type": "string" }))]),
            form("The week with that day.", &[("week_of", date())]),
            form(
                "The year, or the month, to the last day that was known.",
                &[("to_date", calendar.to_value())],
            ),
            form("The same days of an earlier year.", &[("years_before", years), ("of", window.to_value())]),
        ];
        json_schema!({
            "description": "The days that a claim is about, in one of these forms. Dates are included.",
            "oneOf": forms,
        })
    }
}

/// An object that has these fields, and no others.
fn form(description: &str, fields: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let properties: serde_json::Map<String, Value> =
        fields.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({
        "description": description,
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": false,
    })
}
