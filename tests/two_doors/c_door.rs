//! The C door.

use std::ffi::{CStr, c_char};

use crossings::capi::{
    crossings_agreement, crossings_agreements, crossings_amendment, crossings_boat,
    crossings_compared_series, crossings_day, crossings_death_report, crossings_instalment,
    crossings_invariant, crossings_payment, crossings_period_totals, crossings_policy_periods,
    crossings_publication, crossings_publications, crossings_published_day, crossings_ratio,
    crossings_register, crossings_reported_amount, crossings_source, crossings_view, crossings_weeks,
};

use super::c_call::{Owned, beyond, c, given, handle, items, optional, said, string, text, value};
use super::c_reports::{inspection, revisions, summary};
use super::c_values::{
    agreement, all_findings, amount, arrivals, c_convention, c_day, c_limits, c_period, convention, day,
    known, limits, moment, period, period_total, policy_period, published_total, ratio, some_day,
    some_moment, total, week,
};
use super::header::{name, number};
use super::model::{
    Agreement, Amount, Answer, Arrivals, Boat, Code, Comparison, Convention, Day, DeathReport, Door, Finding,
    Inspection, Limits, Moment, Name, Period, PeriodTotal, PolicyPeriod, Publication, PublishedTotal, Ratio,
    Refusal, Revisions, Rule, Source, Summary, Total, Week,
};

pub struct C;

type Register = Owned<crossings_register>;
type View = Owned<crossings_view>;

pub fn c_sources(sources: &[Source]) -> Vec<crossings_source> {
    let one = |source: &Source| {
        let (name, name_len) = given(Some(&source.name));
        let (published, published_len) = given(source.published.as_deref());
        let (bytes, bytes_len) = (source.bytes.as_ptr().cast(), source.bytes.len());
        crossings_source { name, name_len, bytes, bytes_len, published, published_len }
    };
    sources.iter().map(one).collect()
}

fn periods(list: &Owned<crossings_policy_periods>) -> Answer<Vec<PolicyPeriod>> {
    items!(list, crossings_policy_periods_len, crossings_policy_periods_get, policy_period)
}

fn own_periods(register: &Register) -> Answer<Owned<crossings_policy_periods>> {
    handle(|out, err| c!(crossings_register_policy_periods(register.get(), out, err)))
}

fn own_timeline(register: &Register, timeline: &str) -> Answer<Owned<crossings_policy_periods>> {
    let (name, len) = given(Some(timeline));
    handle(|out, err| c!(crossings_register_timeline(register.get(), name, len, out, err)))
}

fn own_agreements(register: &Register) -> Answer<Owned<crossings_agreements>> {
    handle(|out, err| c!(crossings_register_agreements(register.get(), out, err)))
}

/// What the agreement at `index` has many of.
fn parts(list: &Owned<crossings_agreements>, index: usize, mut one: Agreement) -> Answer<Agreement> {
    let purposes = handle(|out, err| c!(crossings_agreements_purposes(list.get(), index, out, err)))?;
    let reported = handle(|out, err| c!(crossings_agreements_reported_amounts(list.get(), index, out, err)))?;
    let due = handle(|out, err| c!(crossings_agreements_instalments(list.get(), index, out, err)))?;
    let paid = handle(|out, err| c!(crossings_agreements_payments(list.get(), index, out, err)))?;
    let changes = handle(|out, err| c!(crossings_agreements_amendments(list.get(), index, out, err)))?;
    let purpose = |purpose| name("purpose", purpose);
    one.purposes = items!(&purposes, crossings_purposes_len, crossings_purposes_get, purpose)?;
    let of = |one: crossings_reported_amount| {
        (amount(one.amount), name("binding", one.binding), said(one.reported_by))
    };
    one.reported = items!(&reported, crossings_reported_amounts_len, crossings_reported_amounts_get, of)?;
    let of = |one: crossings_instalment| (period(one.period), amount(one.amount));
    one.instalments = items!(&due, crossings_instalments_len, crossings_instalments_get, of)?;
    let of = |one: crossings_payment| (day(one.date), amount(one.amount));
    one.payments = items!(&paid, crossings_payments_len, crossings_payments_get, of)?;
    let of = |one: crossings_amendment| (day(one.date), said(one.change));
    one.amendments = items!(&changes, crossings_amendments_len, crossings_amendments_get, of)?;
    Ok(one)
}

/// What the publication at `index` has many of.
fn publication(
    list: &Owned<crossings_publications>,
    index: usize,
    one: crossings_publication,
) -> Answer<Publication> {
    let days = handle(|out, err| c!(crossings_publications_days(list.get(), index, out, err)))?;
    let weeks = handle(|out, err| c!(crossings_publications_weeks(list.get(), index, out, err)))?;
    let totals = handle(|out, err| c!(crossings_publications_period_totals(list.get(), index, out, err)))?;
    let of_day = |one: crossings_published_day| (day(one.date), arrivals(one.arrivals), text(one.note));
    let full = Publication {
        published: moment(one.published),
        dating: name("dating", one.dating),
        status: name("publication_status", one.status),
        coverage: name("coverage", one.coverage),
        source: said(one.source),
        days: items!(&days, crossings_published_days_len, crossings_published_days_get, of_day)?,
        weeks: items!(&weeks, crossings_weeks_len, crossings_weeks_get, week)?,
        totals: items!(&totals, crossings_period_totals_len, crossings_period_totals_get, period_total)?,
    };
    assert_eq!([one.days, one.weeks, one.totals], [full.days.len(), full.weeks.len(), full.totals.len()]);
    Ok(full)
}

fn view_weeks(view: &View) -> Answer<Owned<crossings_weeks>> {
    handle(|out, err| c!(crossings_view_weeks(view.get(), out, err)))
}

fn view_totals(view: &View) -> Answer<Owned<crossings_period_totals>> {
    handle(|out, err| c!(crossings_view_period_totals(view.get(), out, err)))
}

impl Door for C {
    const NAME: &'static str = "C";
    type Register = Register;
    type View = View;

    fn version() -> String {
        // SAFETY: the version is text with a NUL behind it, and is never freed.
        unsafe { CStr::from_ptr(c!(crossings_version())) }.to_str().unwrap().to_owned()
    }
    fn limits() -> Answer<Limits> {
        value(|out, err| c!(crossings_limits_default(out, err))).map(limits)
    }
    fn catalogue() -> Answer<Vec<Rule>> {
        let list = handle(|out, err| c!(crossings_catalogue(out, err)))?;
        let rule = |rule: crossings_invariant| Rule {
            severity: name("severity", rule.severity),
            id: said(rule.id),
            statement: said(rule.statement),
            source: said(rule.source),
            page: said(rule.page),
        };
        items!(&list, crossings_invariants_len, crossings_invariants_get, rule)
    }
    fn rule_at(id: &str) -> Answer<usize> {
        let list = handle(|out, err| c!(crossings_catalogue(out, err)))?;
        let (id, len) = given(Some(id));
        value(|out, err| c!(crossings_invariants_find(list.get(), id, len, out, err)))
    }
    fn questions() -> Answer<Vec<String>> {
        let list = handle(|out, err| c!(crossings_questions(out, err)))?;
        items!(&list, crossings_names_len, crossings_names_get, said)
    }
    fn ask(question: &str, request: &str) -> Answer<String> {
        let ((name, name_len), (request, len)) = (given(Some(question)), given(Some(request)));
        string(|out, err| c!(crossings_ask(name, name_len, request, len, out, err)))
    }

    fn date(text: &str) -> Answer<Day> {
        let (text, len) = given(Some(text));
        value(|out, err| c!(crossings_date_parse(text, len, out, err))).map(day)
    }
    fn date_text(day: Day) -> Answer<String> {
        string(|out, err| c!(crossings_date_text(c_day(day), out, err)))
    }
    fn days_of(days: &Period) -> Answer<u64> {
        value(|out, err| c!(crossings_period_days(c_period(days), out, err)))
    }
    fn year(year: i16) -> Answer<Period> {
        value(|out, err| c!(crossings_period_year(year, out, err))).map(period)
    }
    fn month(year: i16, month: u8) -> Answer<Period> {
        value(|out, err| c!(crossings_period_month(year, month, out, err))).map(period)
    }
    fn week(ending: Day) -> Answer<Period> {
        value(|out, err| c!(crossings_period_week(c_day(ending), out, err))).map(period)
    }
    fn contains(days: &Period, day: Day) -> Answer<bool> {
        value(|out, err| c!(crossings_period_contains(c_period(days), c_day(day), out, err)))
    }
    fn covers(days: &Period, other: &Period) -> Answer<bool> {
        value(|out, err| c!(crossings_period_covers(c_period(days), c_period(other), out, err)))
    }
    fn overlaps(days: &Period, other: &Period) -> Answer<bool> {
        value(|out, err| c!(crossings_period_overlaps(c_period(days), c_period(other), out, err)))
    }
    fn intersection(one: &Period, other: &Period) -> Answer<Period> {
        let (one, other) = (c_period(one), c_period(other));
        value(|out, err| c!(crossings_period_intersection(one, other, out, err))).map(period)
    }

    fn house() -> Answer<Convention> {
        value(|out, err| c!(crossings_convention_house(out, err))).map(convention)
    }
    fn first_day(how: Option<&Convention>, handover: Day) -> Answer<Day> {
        let (how, handover) = (how.map(c_convention), c_day(handover));
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_first_day(how, handover, out, err))).map(day)
    }
    fn day_number(how: Option<&Convention>, handover: Day, day: Day) -> Answer<u64> {
        let (how, handover, day) = (how.map(c_convention), c_day(handover), c_day(day));
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_day_number(how, handover, day, out, err)))
    }
    fn nth_day(how: Option<&Convention>, handover: Day, number: u64) -> Answer<Day> {
        let (how, handover) = (how.map(c_convention), c_day(handover));
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_nth_day(how, handover, number, out, err))).map(day)
    }
    fn first_days(how: Option<&Convention>, handover: Day, days: u64) -> Answer<Period> {
        let (how, handover) = (how.map(c_convention), c_day(handover));
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_first_days(how, handover, days, out, err))).map(period)
    }
    fn week_of(how: Option<&Convention>, day: Day) -> Answer<Period> {
        let how = how.map(c_convention);
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_week_of(how, c_day(day), out, err))).map(period)
    }
    fn year_to_date(how: Option<&Convention>, day: Day) -> Answer<Period> {
        let how = how.map(c_convention);
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_year_to_date(how, c_day(day), out, err))).map(period)
    }
    fn this_point_last_year(how: Option<&Convention>, today: Day) -> Answer<Day> {
        let how = how.map(c_convention);
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_convention_this_point_last_year(how, c_day(today), out, err))).map(day)
    }
    fn decimal(ratio: &str, places: u32) -> Answer<String> {
        // The text is what counts: the two numbers are left wrong.
        let mut of = crossings_ratio { numerator: 1, denominator: 1, text: [0; 88] };
        for (to, from) in of.text.iter_mut().zip(ratio.bytes()) {
            *to = c_char::from_ne_bytes([from]);
        }
        string(|out, err| c!(crossings_ratio_decimal(&raw const of, places, out, err)))
    }

    fn read(sources: &[Source], limits: Option<&Limits>) -> Answer<Register> {
        let (sources, limits) = (c_sources(sources), limits.map(c_limits));
        let (first, len, limits) = (sources.as_ptr(), sources.len(), optional(limits.as_ref()));
        handle(|out, err| c!(crossings_register_read(first, len, limits, out, err)))
    }
    fn check(sources: &[Source], limits: Option<&Limits>) -> Answer<Inspection> {
        let (sources, limits) = (c_sources(sources), limits.map(c_limits));
        let (first, len, limits) = (sources.as_ptr(), sources.len(), optional(limits.as_ref()));
        inspection(&handle(|out, err| c!(crossings_check(first, len, limits, out, err)))?)
    }
    fn builtin() -> Answer<Register> {
        handle(|out, err| c!(crossings_register_builtin(out, err)))
    }
    fn apply(register: &Register, command: &str) -> Answer<Register> {
        let (text, len) = given(Some(command));
        let changed = handle(|out, err| c!(crossings_register_apply(register.get(), text, len, out, err)));
        changed.map_err(|refusal| {
            if refusal.code != Code::InvalidRequest {
                return refusal;
            }
            // Where in the text it is wrong is said at this door alone: a Rust program has a type.
            let [finding] = refusal.findings.as_slice() else { panic!("{refusal:?}") };
            assert_eq!(finding.severity, "PROBLEM", "{finding:?}");
            assert_eq!(finding.file.as_deref(), Some("command"), "{finding:?}");
            assert!(!finding.got.is_empty() && !finding.wanted.is_empty(), "{finding:?}");
            Refusal::bare(Code::InvalidRequest)
        })
    }
    fn json(register: &Register) -> Answer<String> {
        string(|out, err| c!(crossings_register_json(register.get(), out, err)))
    }
    fn warnings(register: &Register) -> Answer<Vec<Finding>> {
        all_findings(&handle(|out, err| c!(crossings_register_warnings(register.get(), out, err)))?)
    }
    fn ask_on(register: &Register, question: &str, request: &str) -> Answer<String> {
        let ((name, name_len), (request, len)) = (given(Some(question)), given(Some(request)));
        let register = register.get();
        string(|out, err| c!(crossings_register_ask(register, name, name_len, request, len, out, err)))
    }

    fn policy_periods(register: &Register) -> Answer<Vec<PolicyPeriod>> {
        periods(&own_periods(register)?)
    }
    fn policy_periods_or_builtin(register: &Register) -> Answer<Vec<PolicyPeriod>> {
        let register = register.get();
        periods(&handle(|out, err| c!(crossings_register_policy_periods_or_builtin(register, out, err)))?)
    }
    fn timelines(register: &Register) -> Answer<Vec<String>> {
        let list = handle(|out, err| c!(crossings_register_timelines(register.get(), out, err)))?;
        items!(&list, crossings_names_len, crossings_names_get, said)
    }
    fn timeline(register: &Register, name: &str) -> Answer<Vec<PolicyPeriod>> {
        periods(&own_timeline(register, name)?)
    }
    fn period_on(register: &Register, day: Day) -> Answer<usize> {
        let list = own_periods(register)?;
        value(|out, err| c!(crossings_policy_periods_on(list.get(), c_day(day), out, err)))
    }
    fn held_on(register: &Register, timeline: &str, day: Day) -> Answer<usize> {
        let list = own_timeline(register, timeline)?;
        value(|out, err| c!(crossings_policy_periods_on(list.get(), c_day(day), out, err)))
    }
    fn agreements(register: &Register) -> Answer<Vec<Agreement>> {
        let list = own_agreements(register)?;
        let plain = |one: crossings_agreement| {
            let lens = [one.purposes_len, one.reported_amounts_len, one.instalments_len];
            (agreement(&one), lens, [one.payments_len, one.amendments_len])
        };
        let all = items!(&list, crossings_agreements_len, crossings_agreements_get, plain)?;
        let full = |(index, (one, lens, more))| {
            let one: Agreement = parts(&list, index, one)?;
            assert_eq!(lens, [one.purposes.len(), one.reported.len(), one.instalments.len()]);
            assert_eq!(more, [one.payments.len(), one.amendments.len()]);
            Ok(one)
        };
        let past = all.len();
        beyond(handle(|out, err| c!(crossings_agreements_purposes(list.get(), past, out, err))).err());
        all.into_iter().enumerate().map(full).collect()
    }
    fn agreement_at(register: &Register, id: &str) -> Answer<usize> {
        let list = own_agreements(register)?;
        let (id, len) = given(Some(id));
        value(|out, err| c!(crossings_agreements_find(list.get(), id, len, out, err)))
    }
    fn listed(register: &Register, index: usize, currency: &str) -> Answer<Amount> {
        let list = own_agreements(register)?;
        let (code, len) = given(Some(currency));
        value(|out, err| c!(crossings_agreements_listed(list.get(), index, code, len, out, err))).map(amount)
    }
    fn boats(register: &Register) -> Answer<Vec<Boat>> {
        let list = handle(|out, err| c!(crossings_register_boats(register.get(), out, err)))?;
        let boat = |one: crossings_boat| Boat {
            id: said(one.id),
            people: one.people,
            date: day(one.date),
            landing: name("landing", one.landing),
        };
        items!(&list, crossings_boats_len, crossings_boats_get, boat)
    }
    fn complete_boat_lists(register: &Register) -> Answer<Vec<Day>> {
        let list = handle(|out, err| c!(crossings_register_complete_boat_lists(register.get(), out, err)))?;
        items!(&list, crossings_dates_len, crossings_dates_get, day)
    }
    fn deaths(register: &Register) -> Answer<Vec<DeathReport>> {
        let list = handle(|out, err| c!(crossings_register_death_reports(register.get(), out, err)))?;
        let report = |one: crossings_death_report| DeathReport {
            id: said(one.id),
            reported_by: said(one.reported_by),
            evidence: said(one.evidence),
            deaths: one.deaths,
            missing: known(one.missing_known, one.missing),
            scope: name("death_scope", one.scope),
            period: period(one.period),
            as_of: some_day(one.as_of),
        };
        items!(&list, crossings_death_reports_len, crossings_death_reports_get, report)
    }

    fn series(register: &Register) -> Answer<Vec<Name>> {
        let basis = |basis| name("basis", basis);
        items!(register, crossings_register_series_len, crossings_register_series_get, basis)
    }
    fn publications(register: &Register, basis: &str) -> Answer<Vec<Publication>> {
        let basis = number("basis", basis);
        let list = handle(|out, err| c!(crossings_register_publications(register.get(), basis, out, err)))?;
        let all = items!(&list, crossings_publications_len, crossings_publications_get, |one| one)?;
        let past = handle(|out, err| c!(crossings_publications_days(list.get(), all.len(), out, err)));
        beyond(past.err());
        all.into_iter().enumerate().map(|(index, one)| publication(&list, index, one)).collect()
    }
    fn published_totals(
        register: &Register,
        basis: &str,
        as_of: Option<&str>,
        window: Option<&Period>,
    ) -> Answer<Vec<PublishedTotal>> {
        let (basis, (text, len)) = (number("basis", basis), given(as_of));
        let (register, window) = (register.get(), window.map(c_period));
        let within = optional(window.as_ref());
        let list = handle(|out, err| {
            c!(crossings_register_published_totals(register, basis, text, len, within, out, err))
        })?;
        items!(&list, crossings_published_totals_len, crossings_published_totals_get, published_total)
    }
    fn comparison(old: &Register, new: &Register) -> Answer<Comparison> {
        let all = handle(|out, err| c!(crossings_register_comparison(old.get(), new.get(), out, err)))?;
        let revised = value(|out, err| c!(crossings_comparison_revised(all.get(), out, err)))?;
        let of = |one: crossings_compared_series| (name("basis", one.basis), name("series_fate", one.fate));
        let series = items!(&all, crossings_comparison_len, crossings_comparison_get, of)?;
        let past = handle(|out, err| c!(crossings_comparison_revisions(all.get(), series.len(), out, err)));
        beyond(past.err());
        let full = |(index, (basis, fate))| {
            let changes = handle(|out, err| c!(crossings_comparison_revisions(all.get(), index, out, err)));
            (basis, fate, changes.and_then(|changes| revisions(&changes)))
        };
        Ok(Comparison { revised, series: series.into_iter().enumerate().map(full).collect() })
    }
    fn view(register: &Register, basis: &str, as_of: Option<&str>) -> Answer<View> {
        let (basis, (text, len)) = (number("basis", basis), given(as_of));
        handle(|out, err| c!(crossings_register_view(register.get(), basis, text, len, out, err)))
    }
    fn view_after(register: &Register, basis: &str, count: usize) -> Answer<View> {
        let basis = number("basis", basis);
        handle(|out, err| c!(crossings_register_view_after(register.get(), basis, count, out, err)))
    }

    fn basis(view: &View) -> Answer<Name> {
        value(|out, err| c!(crossings_view_basis(view.get(), out, err))).map(|basis| name("basis", basis))
    }
    fn published(view: &View) -> Answer<Option<Moment>> {
        value(|out, err| c!(crossings_view_published(view.get(), out, err))).map(some_moment)
    }
    fn extent(view: &View) -> Answer<Period> {
        value(|out, err| c!(crossings_view_extent(view.get(), out, err))).map(period)
    }
    fn day(view: &View, day: Day) -> Answer<Arrivals> {
        value(|out, err| c!(crossings_view_day(view.get(), c_day(day), out, err))).map(arrivals)
    }
    fn total(view: &View, days: &Period) -> Answer<Total> {
        value(|out, err| c!(crossings_view_total(view.get(), c_period(days), out, err))).map(total)
    }
    fn rate(view: &View, days: &Period, rate: &str) -> Answer<Ratio> {
        let (days, rate) = (c_period(days), number("rate", rate));
        value(|out, err| c!(crossings_view_rate(view.get(), days, rate, out, err))).map(ratio)
    }
    fn record(view: &View) -> Answer<(Day, Arrivals)> {
        let most = value(|out, err| c!(crossings_view_record(view.get(), out, err)))?;
        Ok((day(most.date), arrivals(most.arrivals)))
    }
    fn days(view: &View) -> Answer<Vec<(Day, Arrivals)>> {
        let list = handle(|out, err| c!(crossings_view_days(view.get(), out, err)))?;
        let of = |one: crossings_day| (day(one.date), arrivals(one.arrivals));
        items!(&list, crossings_days_len, crossings_days_get, of)
    }
    fn csv(view: &View) -> Answer<String> {
        string(|out, err| c!(crossings_view_csv(view.get(), out, err)))
    }
    fn weeks(view: &View) -> Answer<Vec<Week>> {
        items!(&view_weeks(view)?, crossings_weeks_len, crossings_weeks_get, week)
    }
    fn week_at(view: &View, ending: Day) -> Answer<usize> {
        let list = view_weeks(view)?;
        value(|out, err| c!(crossings_weeks_find(list.get(), c_day(ending), out, err)))
    }
    fn totals(view: &View) -> Answer<Vec<PeriodTotal>> {
        items!(&view_totals(view)?, crossings_period_totals_len, crossings_period_totals_get, period_total)
    }
    fn total_at(view: &View, days: &Period) -> Answer<usize> {
        let list = view_totals(view)?;
        value(|out, err| c!(crossings_period_totals_find(list.get(), c_period(days), out, err)))
    }
    fn summary(
        view: &View,
        periods: &Register,
        by: &str,
        window: Option<&Period>,
        how: Option<&Convention>,
    ) -> Answer<Summary> {
        let (view, periods, by) = (view.get(), periods.get(), number("grouping", by));
        let (window, how) = (window.map(c_period), how.map(c_convention));
        let (window, how) = (optional(window.as_ref()), optional(how.as_ref()));
        summary(&handle(|out, err| c!(crossings_view_summary(view, periods, by, window, how, out, err)))?)
    }
    fn revisions(old: &View, new: &View) -> Answer<Revisions> {
        revisions(&handle(|out, err| c!(crossings_view_revisions(old.get(), new.get(), out, err)))?)
    }
}
