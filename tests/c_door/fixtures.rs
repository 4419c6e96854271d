//! Values for well-formed calls of every function in the header.
//!
//! A new function needs a line here where it has an argument that nothing here is for; the test
//! says which. Everything else about it is derived from the header.

/// The value of an argument: the function that it belongs to, or `*` for any, or the structure
/// that it is a field of; its name; and what it is.
///
/// A text is a text of C without its quotes, or `@` and a file of this repository. A number, a
/// date, a period, or a choice is an expression of C. A handle is the name of one of
/// [`VARIANTS`].
pub const VALUES: &[(&str, &str, &str)] = &[
    ("crossings_source", "name", "register.json"),
    ("crossings_source", "bytes", "@examples/data/register.json"),
    ("crossings_source", "published", ""),
    ("crossings_limits", "bytes", "1 << 20"),
    ("crossings_limits", "unpacked_bytes", "1 << 20"),
    ("crossings_limits", "rows", "1000"),
    ("crossings_limits", "cells", "1000"),
    ("crossings_limits", "nesting", "16"),
    ("crossings_ratio", "numerator", "23242"),
    ("crossings_ratio", "denominator", "371"),
    ("crossings_ratio", "text", "23242/371"),
    ("*", "places", "2"),
    ("*", "as_of", "2030-05-20"),
    ("*", "date", "{2030, 5, 4}"),
    ("*", "period", "{{2030, 4, 30}, {2030, 5, 5}}"),
    (
        "crossings_register_apply",
        "command",
        r#"{\"command\": \"close-period\", \"id\": \"minister-2\", \"to\": \"2031-01-01\"}"#,
    ),
];

/// Handles beside the one of each type that every function is called with: a name, and the
/// function that makes it.
pub const VARIANTS: &[(&str, &str)] = &[("builtin", "crossings_register_builtin")];

/// Which function makes the handle of a type, where the first that can, in the order of the
/// header, is not the one.
pub const PRODUCERS: &[(&str, &str)] = &[];

/// What NULL means where it may be, if not that all goes well: the function, the argument, and
/// the status.
pub const NULL_MEANS: &[(&str, &str, &str)] = &[];

/// Functions that return no status, other than those that free: what they promise, each line a
/// condition in C. The list is closed: a new function returns a status.
pub const WITHOUT_STATUS: &[(&str, &[&str])] = &[
    (
        "crossings_error_status",
        &[
            "crossings_error_status(NULL) == CROSSINGS_STATUS_OK",
            "crossings_error_status(fx_crossings_error) == CROSSINGS_STATUS_UNREADABLE",
        ],
    ),
    (
        "crossings_error_message",
        &["crossings_error_message(NULL) == NULL", "strlen(crossings_error_message(fx_crossings_error)) > 0"],
    ),
    (
        "crossings_status_name",
        &[
            "!strcmp(crossings_status_name(0), \"OK\")",
            "!strcmp(crossings_status_name(CROSSINGS_STATUS_INVALID_DATE), \"INVALID_DATE\")",
            "crossings_status_name(7) == NULL",
            "crossings_status_name(UINT32_MAX) == NULL",
        ],
    ),
    ("crossings_abi_version", &["crossings_abi_version() == CROSSINGS_ABI_VERSION"]),
    ("crossings_version", &["strlen(crossings_version()) >= strlen(\"0.0.0\")"]),
];
