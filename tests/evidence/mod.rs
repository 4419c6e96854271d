//! What a harness has measured, written where `CROSSINGS_EVIDENCE` says, or nowhere.

use std::path::Path;

use crossings::jiff::Timestamp;
use crossings::jiff::tz::TimeZone;

/// Whether the bounds are the wide ones.
#[allow(dead_code, reason = "not every harness that includes this file has a long form")]
pub(crate) fn long() -> bool {
    std::env::var("CROSSINGS_LONG").is_ok_and(|value| value == "1")
}

/// One page of evidence.
pub(crate) struct Evidence<'a> {
    pub(crate) name: &'a str,
    pub(crate) part: &'a str,
    pub(crate) promise: &'a str,
    pub(crate) held_by: &'a [&'a str],
    pub(crate) measured: String,
    pub(crate) command: &'a str,
}

impl Evidence<'_> {
    /// Says what was measured, and writes it down where that is asked for.
    pub(crate) fn write(&self) {
        println!("{}: {}", self.name, self.measured);
        let Some(folder) = std::env::var_os("CROSSINGS_EVIDENCE") else { return };
        let date = Timestamp::now().to_zoned(TimeZone::UTC).date().to_string();
        let page = serde_json::json!({
            "part": self.part,
            "promise": self.promise,
            "held_by": self.held_by,
            "measured": self.measured,
            "command": self.command,
            "date": date,
        });
        let mut text = serde_json::to_string_pretty(&page).unwrap();
        text.push('\n');
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(Path::new(&folder).join(format!("{}.json", self.name)), text).unwrap();
    }
}
