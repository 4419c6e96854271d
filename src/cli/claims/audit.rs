//! Claims held against each other.

use super::sums;
use crate::cli::print::{self, ASIDE, ERROR, GOOD, HEADING, Side, Text, WARNING, many, quoted};
use crate::question::JudgedClaims;
use crate::{
    Audit, AuditPart, Certified, Claim, Claims, Consistency, Implied, ImpliedDays, Measure, Reading, Together,
};

/// How many repairs are listed.
const REPAIRS: usize = 10;
/// How many lines of a proof are printed; some have thousands.
const LINES: usize = 60;

/// What is found of one bundle.
pub(crate) fn text(text: &mut Text, claims: &Claims, judged: &JudgedClaims, audit: &Audit) {
    text.gap();
    let bundle = if claims.bundles().is_empty() { String::new() } else { format!(": {}", audit.bundle) };
    let title = format!("Held against each other{bundle} ({})", many(audit.claims.len(), "claim"));
    text.line(format_args!("{HEADING}{}{HEADING:#}", quoted(title)));
    for found in &audit.readings {
        text.line(format_args!("  {:<11}{}", format!("{}:", found.reading), together(found)));
    }
    let depends = audit.depends_on_reading();
    if !depends.is_empty() {
        let ids = quoted(depends.join(", "));
        text.line(format_args!("  {WARNING}whether they can depends on the reading{WARNING:#}: {ids}"));
    }
    sums::text(text, claims, audit, judged.reading);
    for (one, readings) in conflicts(&audit.readings, |_| true) {
        text.gap();
        conflict(text, &readings, one);
    }
    repairs(text, &audit.readings);
    for found in audit.readings.iter().filter(|found| worth(found, judged.reading)) {
        rest(text, claims, found);
    }
    left_out(text, audit);
}

/// Whether a reading has more to say than the house's.
fn worth(found: &Consistency, house: Reading) -> bool {
    found.reading == house || found.together == Together::Conflict
}

fn together(found: &Consistency) -> String {
    match found.together {
        Together::Consistent => format!("{GOOD}they can all be true{GOOD:#}"),
        Together::Conflict => {
            let more = if found.all_conflicts { "" } else { ", and perhaps more" };
            format!(
                "{ERROR}they cannot all be true{ERROR:#}, {}{more}",
                many(found.conflicts.len(), "conflict")
            )
        }
        Together::Undetermined => "not found out: the fuel did not last; --fuel gives more".to_owned(),
    }
}

/// The conflicts, each once with the readings that have it.
pub(crate) fn conflicts(
    readings: &[Consistency],
    of: impl Fn(&Certified) -> bool,
) -> Vec<(&Certified, Vec<Reading>)> {
    let mut all: Vec<(&Certified, Vec<Reading>)> = Vec::new();
    for found in readings {
        for one in found.conflicts.iter().filter(|one| of(one)) {
            let there =
                all.iter_mut().find(|(other, _)| other.claims == one.claims && other.proof == one.proof);
            match there {
                Some((_, readings)) => readings.push(found.reading),
                None => all.push((one, vec![found.reading])),
            }
        }
    }
    all
}

/// What would mend the conflicts of each reading.
fn repairs(text: &mut Text, readings: &[Consistency]) {
    let in_conflict = readings.iter().filter(|found| found.together == Together::Conflict);
    for (index, found) in in_conflict.enumerate() {
        if index == 0 {
            text.gap();
        }
        let ways = found.repairs.iter().take(REPAIRS).map(|one| one.without.join(" + "));
        let listed: Vec<String> = ways.collect();
        let more = found.repairs.len().saturating_sub(listed.len());
        let more = if more > 0 { format!("; and {}", many(more, "other way")) } else { String::new() };
        let all = if found.all_repairs { "" } else { "; there may be more" };
        let listed = listed.join(", or ");
        let reading = found.reading;
        let what = format!("  in the {reading} reading the rest can all be true without {listed}{more}{all}");
        text.line(quoted(what));
    }
}

/// One conflict, with its proof.
pub(crate) fn conflict(text: &mut Text, readings: &[Reading], one: &Certified) {
    let minimal = if one.minimal { "" } else { " (perhaps fewer of them)" };
    let ids = quoted(one.claims.join(" + "));
    let under = if readings.len() == Reading::ALL.len() {
        "under any reading".to_owned()
    } else {
        let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
        format!("in the {} reading", readings.join(" and "))
    };
    text.line(format_args!("  {ERROR}{ids}{ERROR:#} cannot all be true {under}{minimal}:"));
    for line in one.proof.iter().take(LINES) {
        text.line(quoted(format_args!("    {line}")));
    }
    let more = one.proof.len().saturating_sub(LINES);
    if more > 0 {
        text.line(format_args!("    … and {} of proof, which --format json has", many(more, "line")));
    }
}

/// What claims imply, and how they hang together.
fn rest(text: &mut Text, claims: &Claims, found: &Consistency) {
    let lists = [found.days.len(), found.implied.len(), found.redundant.len(), found.vacuous.len()];
    let nothing = lists.iter().all(|length| *length == 0) && found.tight.is_empty();
    // Where it was not even found out whether they can be true, that is said already.
    if nothing && (found.unfinished.is_empty() || found.together == Together::Undetermined) {
        return;
    }
    text.gap();
    let aside = if found.aside.is_empty() {
        String::new()
    } else {
        format!(", with {} set aside", quoted(found.aside.join(" and ")))
    };
    text.line(format_args!("  {HEADING}In the {} reading{aside}{HEADING:#}", found.reading));
    for days in &found.days {
        last_days(text, days);
    }
    implied(text, claims, &found.implied);
    let list = |text: &mut Text, what: &str, ids: &[String]| {
        if !ids.is_empty() {
            text.line(quoted(format_args!("  {what}: {}", ids.join(", "))));
        }
    };
    list(text, "follow from the others", &found.redundant);
    list(text, "can be true only because there was nothing to divide by", &found.vacuous);
    let tight = found.tight.iter().map(|tight| {
        let slack = tight.slack.map_or_else(String::new, |slack| format!(" (by {})", sums::number(slack)));
        format!("{}{slack}", tight.claim)
    });
    list(text, "true only as rounded or hedged, not exactly as printed", &tight.collect::<Vec<_>>());
    if !found.unfinished.is_empty() {
        let parts: Vec<&str> = found.unfinished.iter().copied().map(part).collect();
        text.line(format_args!("  not all was found out of {}; --fuel may give more", parts.join(", ")));
    }
}

/// What is looked for where claims can be true, in words.
const fn part(part: AuditPart) -> &'static str {
    match part {
        AuditPart::Implied => "what the others leave",
        AuditPart::Days => "the last known day",
        AuditPart::Redundant => "what follows from the others",
        AuditPart::Vacuous => "what is true only for want of a divisor",
        AuditPart::Tight => "what is true only as rounded",
    }
}

/// `the last known day is 18 or 19 December 2024 (day 167 or 168 from 2024-07-05)`.
fn last_days(text: &mut Text, days: &ImpliedDays) {
    if days.last.is_empty() {
        return;
    }
    let (last, numbers) = (days.last_days(), days.numbers());
    text.line(format_args!("  the last known day is {last} (day {numbers}, where {} is day 1)", days.from));
}

/// What the others say of each figure.
fn implied(text: &mut Text, claims: &Claims, implied: &[Implied]) {
    if implied.is_empty() {
        return;
    }
    let columns = [
        ("  claim", Side::Left),
        ("figure", Side::Left),
        ("may mean", Side::Left),
        ("the others leave", Side::Left),
        ("could have been printed", Side::Left),
    ];
    let row = |one: &Implied| {
        let claim = claims.claim(&one.claim)?;
        // Where two numbers are unknown, the ends say little of a mean.
        let little = !one.exact && matches!(claim.measure(), Measure::Mean { .. });
        if little {
            return None;
        }
        let nature = claim.measure().nature();
        let about = if one.exact { "" } else { "within " };
        Some(vec![
            format!("  {}", one.claim),
            claim.figure().text().to_owned(),
            sums::interval(&one.stated, nature),
            format!("{about}{}", sums::interval(&one.implied, nature)),
            one.nearest.join(" … "),
        ])
    };
    print::table(text, &columns, implied.iter().filter_map(row));
}

/// The claims that take no part in any reading.
fn left_out(text: &mut Text, audit: &Audit) {
    let mut reasons: Vec<(Reading, &str, Vec<&str>)> = Vec::new();
    for found in &audit.readings {
        for one in &found.left_out {
            let same =
                |other: &&mut (Reading, &str, Vec<&str>)| other.0 == found.reading && other.1 == one.why;
            match reasons.iter_mut().find(same) {
                Some((_, _, claims)) => claims.push(&one.claim),
                None => reasons.push((found.reading, &one.why, vec![&one.claim])),
            }
        }
    }
    let said = reasons.into_iter().map(|(reading, why, claims)| {
        let take = if claims.len() == 1 { "takes" } else { "take" };
        quoted(format_args!("  {} {take} no part in the {reading} reading: {why}", claims.join(", ")))
    });
    let said: Vec<String> = said.collect();
    if !said.is_empty() {
        text.gap();
    }
    for line in said {
        text.line(format_args!("{ASIDE}{line}{ASIDE:#}"));
    }
}

/// Whether a conflict has a claim in it.
pub(crate) fn has(conflict: &Certified, claim: &Claim) -> bool {
    conflict.claims.iter().any(|id| id == claim.id())
}
