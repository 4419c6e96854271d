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
    ("crossings_source", "bytes", "@tests/c/register.json"),
    ("crossings_source", "published", ""),
    ("crossings_limits", "bytes", "1 << 20"),
    ("crossings_limits", "unpacked_bytes", "1 << 20"),
    ("crossings_limits", "rows", "1000"),
    ("crossings_limits", "cells", "1000"),
    ("crossings_limits", "nesting", "16"),
    ("crossings_ratio", "numerator", "23242"),
    ("crossings_ratio", "denominator", "371"),
    ("crossings_ratio", "text", "23242/371"),
    ("crossings_end", "kind", "CROSSINGS_END_KIND_CLOSED"),
    ("crossings_understanding", "threshold", "5"),
    ("crossings_understanding", "rounded", "false"),
    ("crossings_grounds", "last_day", "{2030, 5, 6}"),
    ("crossings_judge_options", "threshold", "5"),
    ("crossings_audit_options", "threshold", "5"),
    ("crossings_audit_options", "conflict", "0"),
    ("crossings_audit_options", "repair", "0"),
    ("crossings_audit_options", "fuel", "0"),
    ("crossings_text", "data", "crossings"),
    ("crossings_tally_options", "findings", "10"),
    ("crossings_tally_options", "threads", "1"),
    ("crossings_tally_options", "periods", "{{2030, 4, 30}, {2030, 5, 5}}"),
    ("crossings_columns", "series", "{0, 0}"),
    ("crossings_columns", "dates", "{22037, 22038}"),
    ("crossings_columns", "people", "{61, 0}"),
    ("crossings_columns", "boats", "{1, 0}"),
    ("crossings_columns", "uncontrolled", "{0, 0}"),
    ("crossings_columns", "uncontrolled_known", "\\x03"),
    ("*", "numerator", "23242"),
    ("*", "denominator", "371"),
    ("*", "threshold", "5"),
    ("*", "figure", "over 35,000 people"),
    ("*", "total", "21446"),
    ("*", "divisor", "371"),
    ("*", "most", "400"),
    ("*", "size", "28"),
    ("*", "items", "1"),
    ("*", "mean", "0.36"),
    ("*", "deviation", "0.49"),
    ("*", "measure", "0"),
    ("*", "bundle", "days"),
    ("*", "places", "2"),
    ("*", "as_of", "2031-06-01"),
    ("*", "date", "{2030, 5, 4}"),
    ("*", "period", "{{2030, 4, 30}, {2030, 5, 5}}"),
    ("*", "window", "{{2030, 1, 1}, {2030, 12, 31}}"),
    ("*", "other", "{{2030, 5, 1}, {2030, 5, 9}}"),
    ("*", "year", "2030"),
    ("*", "month", "5"),
    ("*", "ending", "{2030, 5, 5}"),
    ("*", "handover", "{2030, 5, 3}"),
    ("*", "number", "7"),
    ("*", "days", "100"),
    ("*", "count", "2"),
    ("*", "currency", "EUR"),
    ("*", "request", "{}"),
    ("crossings_date_parse", "date", "2030-05-04"),
    ("crossings_invariants_find", "id", "C003"),
    (
        "crossings_measure_read",
        "json",
        r#"{\"kind\": \"total\", \"over\": {\"from\": \"2030-04-30\", \"to\": \"2030-05-05\"}}"#,
    ),
    ("crossings_claims_read", "name", "claims.json"),
    ("crossings_claims_read", "json", "@tests/c/claims.json"),
    ("crossings_claims_find", "id", "again"),
    ("crossings_claims_audit", "bundle", "two"),
    ("crossings_audit_under", "reading", "CROSSINGS_READING_STRICT"),
    ("crossings_agreements_find", "id", "A-1"),
    ("crossings_register_timeline", "name", "Made-up Minister"),
    ("crossings_period_totals_find", "period", "{{2030, 4, 1}, {2030, 6, 30}}"),
    ("crossings_view_revisions", "handle", "older_view"),
    ("crossings_register_comparison", "handle", "older_register"),
    ("crossings_inspection_rules_get", "handle", "broken"),
    ("crossings_ask", "question", "funding"),
    ("crossings_register_ask", "question", "summary"),
    ("crossings_answer_ask", "question", "funding"),
    ("crossings_answer_ask_register", "question", "summary"),
    ("crossings_answer_revisions", "handle", "older_register"),
    ("crossings_register_read_stream", "name", "frame"),
    ("crossings_tally_stream", "name", "panel"),
    ("crossings_answer_tally_unsorted", "name", "panel"),
    // A tally of no rows, as `crossings_tally_bytes` writes it.
    ("crossings_tally_from_bytes", "bytes", "@tests/c/tally.bin"),
    ("*", "memory", "1 << 16"),
    ("crossings_register_read_stream", "published", "2030-05-07"),
    (
        "crossings_register_apply",
        "command",
        r#"{\"command\": \"close-period\", \"id\": \"minister-2\", \"to\": \"2031-01-01\"}"#,
    ),
];

/// Handles beside the one of each type that every function is called with: a name, the function
/// that makes it, and what changes its well-formed arguments `a`. A variant with the name of a
/// type is the handle of that type for all functions; else it is made by the first function that
/// can, in the order of the header.
pub const VARIANTS: &[(&str, &str, &str)] = &[
    ("older_view", "crossings_register_view_after", "a.count = 3;"),
    (
        "broken",
        "crossings_check",
        "crossings_source *one = (crossings_source *)a.sources; const char *csv = \"date,people,boats\\n2030-05-04,1,0\\n\"; \
         one->name = input(\"days.csv\", 8); one->name_len = 8; one->bytes = input(csv, strlen(csv)); \
         one->bytes_len = strlen(csv);",
    ),
    (
        "older_register",
        "crossings_register_read",
        "crossings_source *one = (crossings_source *)a.sources; const char *csv = \"date,people,boats\\n2030-05-04,1,1\\n\"; \
         one->name = input(\"days.csv\", 8); one->name_len = 8; one->bytes = input(csv, strlen(csv)); \
         one->bytes_len = strlen(csv); one->published = input(\"2030-05-06\", 10); one->published_len = 10;",
    ),
    (
        "crossings_audit",
        "crossings_claims_audit",
        "a.bundle = input(\"all of them\", 11); a.bundle_len = 11;",
    ),
    (
        "crossings_windows",
        "crossings_view_windows",
        "crossings_interval *one = (crossings_interval *)a.interval; one->lower.kind = CROSSINGS_END_KIND_UNBOUNDED; \
         one->upper.kind = CROSSINGS_END_KIND_UNBOUNDED;",
    ),
    (
        "crossings_numbers",
        "crossings_solve_divisors",
        "crossings_interval *one = (crossings_interval *)a.mean; one->lower.kind = CROSSINGS_END_KIND_UNBOUNDED; \
         one->upper.kind = CROSSINGS_END_KIND_UNBOUNDED;",
    ),
    (
        "crossings_date_runs",
        "crossings_view_last_days",
        "crossings_interval *one = (crossings_interval *)a.interval; one->lower.kind = CROSSINGS_END_KIND_UNBOUNDED; \
         one->upper.kind = CROSSINGS_END_KIND_UNBOUNDED;",
    ),
];

/// The function that says how many there are of what an argument is an index of, where it is
/// neither of the function's own name nor of its handle's.
pub const LENGTHS: &[(&str, &str)] = &[("file", "crossings_inspection_files_len")];

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
