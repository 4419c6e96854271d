//! The reports of the C door that are handles of their own, read to the end.

use crossings::capi::{
    crossings_change, crossings_file, crossings_inspection, crossings_revised_day, crossings_revised_total,
    crossings_revised_week, crossings_revisions, crossings_rule_count, crossings_summary,
    crossings_summary_row, crossings_total,
};

use super::c_call::{Owned, beyond, c, code, handle, items, said, text, value};
use super::c_values::{
    all_findings, arrivals, contents, convention, day, integer, known, period, prevented, ratio, some_day,
    some_moment, some_period, total,
};
use super::header::{name, number};
use super::model::{
    Answer, File, Inspection, NoTotal, RATES, Revisions, Row, RuleCount, Summary, TotalFigures, WeekFigures,
};

pub fn inspection(all: &Owned<crossings_inspection>) -> Answer<Inspection> {
    let about = value(|out, err| c!(crossings_inspection_about(all.get(), out, err)))?;
    let list = handle(|out, err| c!(crossings_inspection_findings(all.get(), out, err)))?;
    let rule = |one: crossings_rule_count| RuleCount {
        id: said(one.id),
        severity: name("severity", one.severity),
        statement: said(one.statement),
        violations: one.violations,
    };
    let file = |one: crossings_file| {
        let file = File {
            name: said(one.name),
            read: one.read,
            boats: one.boats,
            deaths: one.deaths,
            agreements: one.agreements,
            policy_periods: one.policy_periods,
            series: Vec::new(),
        };
        (file, one.series)
    };
    let files = items!(all, crossings_inspection_files_len, crossings_inspection_files_get, file)?;
    let past = files.len();
    beyond(value(|out, err| c!(crossings_inspection_file_series_len(all.get(), past, out, err))).err());
    let of_file = |(index, (file, len))| {
        let many = value(|out, err| c!(crossings_inspection_file_series_len(all.get(), index, out, err)))?;
        assert_eq!(many, len);
        let one =
            |n| value(|out, err| c!(crossings_inspection_file_series_get(all.get(), index, n, out, err)));
        beyond(one(len).err());
        let series = (0..len).map(|n| one(n).map(contents)).collect::<Answer<_>>()?;
        Ok(File { series, ..file })
    };
    Ok(Inspection {
        verdict: name("verdict", about.verdict),
        problems: about.problems,
        errors: about.errors,
        warnings: about.warnings,
        findings: all_findings(&list)?,
        rules: items!(all, crossings_inspection_rules_len, crossings_inspection_rules_get, rule)?,
        files: files.into_iter().enumerate().map(of_file).collect::<Answer<_>>()?,
        series: items!(all, crossings_inspection_series_len, crossings_inspection_series_get, contents)?,
    })
}

fn row(one: crossings_summary_row) -> Row {
    let zeros = |total: crossings_total| {
        let arrivals = total.arrivals;
        let counts = [total.days, arrivals.people, arrivals.boats, arrivals.uncontrolled];
        counts == [0; 4] && some_period(total.period).is_none() && !arrivals.uncontrolled_known
    };
    let sum = match code(one.missing_status) {
        None => {
            assert!(one.total_known && text(one.missing).is_none() && some_day(one.missing_day).is_none());
            Ok(total(one.total))
        }
        Some(code) => {
            assert!(!one.total_known && zeros(one.total), "a total that is not known");
            Err(NoTotal { code, day: some_day(one.missing_day), why: said(one.missing) })
        }
    };
    Row {
        timeline: text(one.timeline),
        label: said(one.label),
        period: some_period(one.period).unwrap(),
        whole: one.whole,
        total: sum,
        preventions: prevented(one.preventions),
        rates: Vec::new(),
    }
}

pub fn summary(all: &Owned<crossings_summary>) -> Answer<Summary> {
    let about = value(|out, err| c!(crossings_summary_about(all.get(), out, err)))?;
    let mut rows = items!(all, crossings_summary_len, crossings_summary_get, row)?;
    let rate = |index, rate| {
        let rate = number("rate", rate);
        value(|out, err| c!(crossings_summary_rate(all.get(), index, rate, out, err))).map(ratio)
    };
    beyond(rate(rows.len(), RATES[0]).err());
    for (index, row) in rows.iter_mut().enumerate() {
        row.rates = RATES.iter().map(|name| rate(index, name)).collect();
    }
    Ok(Summary {
        basis: name("basis", about.basis),
        by: name("grouping", about.by),
        published: some_moment(about.published),
        extent: some_period(about.extent),
        convention: convention(about.convention),
        rows,
    })
}

pub fn revisions(all: &Owned<crossings_revisions>) -> Answer<Revisions> {
    let about = value(|out, err| c!(crossings_revisions_about(all.get(), out, err)))?;
    let of_day =
        |one: crossings_revised_day| (day(one.date), arrivals(one.old_arrivals), arrivals(one.new_arrivals));
    let figures =
        |of, preventions| WeekFigures { arrivals: arrivals(of), preventions: prevented(preventions) };
    let of_week = |one: crossings_revised_week| {
        let old = figures(one.old_arrivals, one.old_preventions);
        (day(one.ending), old, figures(one.new_arrivals, one.new_preventions))
    };
    let of_total = |one: crossings_revised_total| {
        let old = TotalFigures { people: one.old_people, boats: known(one.old_boats_known, one.old_boats) };
        let new = TotalFigures { people: one.new_people, boats: known(one.new_boats_known, one.new_boats) };
        (period(one.period), old, new)
    };
    let change = |one: crossings_change| (name("change_kind", one.kind), period(one.period));
    Ok(Revisions {
        basis: name("basis", about.basis),
        revised: about.revised,
        old_published: some_moment(about.old_published),
        new_published: some_moment(about.new_published),
        net: integer(about.net_people),
        gross: integer(about.gross_people),
        days: items!(all, crossings_revisions_days_len, crossings_revisions_days_get, of_day)?,
        weeks: items!(all, crossings_revisions_weeks_len, crossings_revisions_weeks_get, of_week)?,
        totals: items!(all, crossings_revisions_totals_len, crossings_revisions_totals_get, of_total)?,
        changes: items!(all, crossings_revisions_changes_len, crossings_revisions_changes_get, change)?,
    })
}
