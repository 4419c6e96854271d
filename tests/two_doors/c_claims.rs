//! Figures and claims at the C door.

use std::ffi::c_char;

use crossings::capi::{
    crossings_audit, crossings_audit_options, crossings_claim, crossings_claims, crossings_conflict,
    crossings_consistency, crossings_date, crossings_date_runs, crossings_description, crossings_end,
    crossings_figure, crossings_granularity, crossings_grounds, crossings_held, crossings_implied,
    crossings_implied_span, crossings_interval, crossings_judge_options, crossings_judgement,
    crossings_left_out, crossings_likely_slip, crossings_measure, crossings_names, crossings_number_run,
    crossings_numbers, crossings_period, crossings_ratio, crossings_repair, crossings_slip, crossings_string,
    crossings_tight, crossings_trial, crossings_understanding, crossings_value, crossings_window_run,
    crossings_witnessed,
};
use serde_json::{Value, json};

use super::c_call::{Owned, beyond, buffer, c, given, handle, items, optional, said, string, text, value};
use super::c_door::C;
use super::c_values::{
    agreement, c_convention, c_day, c_limits, convention, day, integer, ratio, some_amount, some_day,
    some_moment, some_period,
};
use super::claims_model::{Auditing, Claiming, Ends, Judging, Kind, On, Rule, Understood, plain};
use super::header::{name, number};
use super::model::{Answer, Convention, Day, Limits, Ratio};

/// The ratio that a text says; its numbers do not count.
fn c_ratio(text: &str) -> crossings_ratio {
    let mut chars = [0; 88];
    for (to, from) in chars.iter_mut().zip(text.bytes()) {
        *to = c_char::from_ne_bytes([from]);
    }
    crossings_ratio { numerator: 7, denominator: 7, text: chars }
}

fn c_interval(ends: &Ends) -> crossings_interval {
    let end = |(kind, at): (&str, &str)| crossings_end { kind: number("end_kind", kind), at: c_ratio(at) };
    crossings_interval { lower: end(ends[0]), upper: end(ends[1]) }
}

fn some_ratio(one: crossings_ratio) -> Option<Ratio> {
    let one = ratio(one);
    let known = !one.text.is_empty();
    assert!(known || one.parts.is_none(), "no ratio, with numbers");
    known.then_some(one)
}

fn interval(interval: crossings_interval) -> Value {
    let end = |end: crossings_end| {
        let (kind, at) = (name("end_kind", end.kind), some_ratio(end.at));
        assert_eq!(kind == "UNBOUNDED", at.is_none(), "an end that is not there is nowhere");
        json!({ "kind": kind, "at": plain(at) })
    };
    json!({ "lower": end(interval.lower), "upper": end(interval.upper) })
}

fn parsed(figure: &str) -> Answer<Owned<crossings_figure>> {
    let (text, len) = given(Some(figure));
    handle(|out, err| c!(crossings_figure_parse(text, len, out, err)))
}

fn c_kind((nature, currency): Kind) -> (u32, *const c_char, usize) {
    let (currency, len) = given(currency);
    (number("nature", nature), currency, len)
}

fn all_names(list: &Owned<crossings_names>) -> Answer<Vec<String>> {
    items!(list, crossings_names_len, crossings_names_get, said)
}

fn facts(figure: &Owned<crossings_figure>) -> Answer<Value> {
    let about = value(|out, err| c!(crossings_figure_about(figure.get(), out, err)))?;
    Ok(json!({
        "text": said(about.text), "noun": name("printed_noun", about.noun),
        "per": name("printed_per", about.per), "order": name("printed_order", about.order),
        "date": plain(some_day(about.date)), "currency": buffer(&about.currency), "points": about.points,
        "down": about.down,
    }))
}

fn shown(one: crossings_value) -> Value {
    let (number, unit) = (some_ratio(one.number), name("unit", one.unit));
    let (of, per) = (name("counted", one.of), name("per", one.per));
    let counts = ["COUNT", "MEAN"].contains(&unit.as_str());
    assert!(counts || one.of == 0, "{unit} of {of}");
    assert!(unit == "MEAN" || one.per == 0, "{unit} per {per}");
    json!({
        "kind": name("value_kind", one.kind), "unit": unit, "of": of, "per": per, "number": plain(number),
        "date": plain(some_day(one.date)), "amount": plain(some_amount(one.amount)), "text": text(one.text),
    })
}

fn measured(json: &str) -> Answer<Owned<crossings_measure>> {
    let (json, len) = given(Some(json));
    handle(|out, err| c!(crossings_measure_read(json, len, out, err)))
}

fn told(measure: &Owned<crossings_measure>) -> Answer<Value> {
    let about = value(|out, err| c!(crossings_measure_about(measure.get(), out, err)))?;
    let json = string(|out, err| c!(crossings_measure_json(measure.get(), out, err)))?;
    Ok(json!({
        "words": said(about.words), "nature": name("nature", about.nature),
        "currency": buffer(&about.currency), "json": json,
    }))
}

fn claim(one: crossings_claim) -> Value {
    assert!(one.expected_known || one.expected == 0);
    let expected = one.expected_known.then(|| name("claim_verdict", one.expected));
    json!({
        "id": said(one.id), "figure": said(one.figure), "measure": said(one.measure), "outlet": text(one.outlet),
        "url": text(one.url), "date": plain(some_day(one.date)), "basis": name("basis", one.basis),
        "nature": name("nature", one.nature), "currency": buffer(&one.currency), "measures": one.measures,
        "rounded": one.rounded, "expected": expected, "note": text(one.expected_note),
    })
}

fn trial(one: &crossings_trial) -> Value {
    let no_value = text(one.no_value);
    assert_eq!(no_value.is_none(), one.value.kind != 0, "a value or why there is none");
    json!({
        "value": shown(one.value), "no_value": no_value, "measure": one.measure,
        "reported_by": text(one.reported_by), "as_of": some_day(one.as_of).map(plain),
        "convention": plain(convention(one.convention)), "sums": name("sums", one.sums),
        "published": plain(some_moment(one.published)), "differs": said(one.differs),
    })
}

fn held(one: crossings_held) -> Value {
    assert!(one.interval_known || one.interval.lower.kind == 0 && one.interval.upper.kind == 0);
    let numbers = one.interval_known.then(|| interval(one.interval));
    json!({ "reading": name("reading", one.reading), "holds": one.holds, "interval": numbers })
}

fn likely(one: crossings_likely_slip) -> Value {
    json!({
        "kind": name("likely_slip_kind", one.kind), "text": said(one.text), "figure": text(one.figure),
        "first": plain(some_day(one.first)), "last": plain(some_day(one.last)),
        "published": plain(some_moment(one.published)), "amount": plain(some_amount(one.amount)),
    })
}

fn judgement(all: &Owned<crossings_judgement>) -> Answer<Value> {
    let about = value(|out, err| c!(crossings_judgement_about(all.get(), out, err)))?;
    let mut trials = items!(all, crossings_judgement_len, crossings_judgement_get, |one| trial(&one))?;
    for (index, one) in trials.iter_mut().enumerate() {
        let list = handle(|out, err| c!(crossings_judgement_readings(all.get(), index, out, err)))?;
        one["readings"] =
            items!(&list, crossings_held_readings_len, crossings_held_readings_get, held)?.into();
    }
    let far = handle(|out, err| c!(crossings_judgement_readings(all.get(), trials.len(), out, err)));
    beyond(far.err());
    let slips = handle(|out, err| c!(crossings_judgement_slips(all.get(), out, err)))?;
    assert!(about.witness_known || (about.witness, about.witness_reading) == (0, 0));
    let witness = about.witness_known.then(|| json!([about.witness, name("reading", about.witness_reading)]));
    Ok(json!({
        "id": said(about.id), "figure": said(about.figure), "nature": name("nature", about.nature),
        "currency": buffer(&about.currency), "verdict": name("claim_verdict", about.verdict),
        "reading": name("reading", about.reading), "depends_on_reading": about.depends_on_reading,
        "witness": witness, "distance": plain(some_ratio(about.distance)), "nearest": text(about.nearest),
        "unbounded": text(about.unbounded), "trials": trials,
        "slips": items!(&slips, crossings_likely_slips_len, crossings_likely_slips_get, likely)?,
        "json": string(|out, err| c!(crossings_judgement_json(all.get(), out, err)))?,
    }))
}

fn conflicts(found: &Owned<crossings_consistency>) -> Answer<Value> {
    let list = handle(|out, err| c!(crossings_consistency_conflicts(found.get(), out, err)))?;
    let one = |one: crossings_conflict| one;
    let all = items!(&list, crossings_conflicts_len, crossings_conflicts_get, one)?;
    let mut shown = Vec::new();
    for (index, one) in all.iter().enumerate() {
        let claims = handle(|out, err| c!(crossings_conflicts_claims(list.get(), index, out, err)))?;
        let claims = all_names(&claims)?;
        assert_eq!(claims.len(), one.claims);
        let proof = handle(|out, err| c!(crossings_conflicts_proof(list.get(), index, out, err)))?;
        shown.push(json!({
            "claims": claims, "minimal": one.minimal, "proof": all_names(&proof)?,
            "certificate": string(|out, err| c!(crossings_conflicts_certificate(list.get(), index, out, err)))?,
        }));
    }
    let end = all.len();
    beyond(handle(|out, err| c!(crossings_conflicts_claims(list.get(), end, out, err))).err());
    beyond(handle(|out, err| c!(crossings_conflicts_proof(list.get(), end, out, err))).err());
    beyond(
        handle::<crossings_string>(|out, err| c!(crossings_conflicts_certificate(list.get(), end, out, err)))
            .err(),
    );
    Ok(shown.into())
}

fn repairs(found: &Owned<crossings_consistency>) -> Answer<Value> {
    let list = handle(|out, err| c!(crossings_consistency_repairs(found.get(), out, err)))?;
    let one = |one: crossings_repair| one;
    let all = items!(&list, crossings_repairs_len, crossings_repairs_get, one)?;
    let witnessed = |one: crossings_witnessed| json!([said(one.quantity), said(one.number)]);
    let mut shown = Vec::new();
    for (index, one) in all.iter().enumerate() {
        let without = handle(|out, err| c!(crossings_repairs_without(list.get(), index, out, err)))?;
        let without = all_names(&without)?;
        let witness = handle(|out, err| c!(crossings_repairs_witness(list.get(), index, out, err)))?;
        let witness = items!(&witness, crossings_witness_len, crossings_witness_get, witnessed)?;
        assert_eq!((without.len(), witness.len()), (one.without, one.witness));
        shown.push(json!({ "without": without, "witness": witness }));
    }
    let end = all.len();
    beyond(handle(|out, err| c!(crossings_repairs_without(list.get(), end, out, err))).err());
    beyond(handle(|out, err| c!(crossings_repairs_witness(list.get(), end, out, err))).err());
    Ok(shown.into())
}

fn implied(found: &Owned<crossings_consistency>) -> Answer<Value> {
    let list = handle(|out, err| c!(crossings_consistency_implied(found.get(), out, err)))?;
    let one = |one: crossings_implied| {
        json!({ "claim": said(one.claim), "stated": interval(one.stated), "implied": interval(one.implied),
            "exact": one.exact })
    };
    let mut all = items!(&list, crossings_implied_figures_len, crossings_implied_figures_get, one)?;
    for (index, one) in all.iter_mut().enumerate() {
        let near = handle(|out, err| c!(crossings_implied_figures_nearest(list.get(), index, out, err)))?;
        one["nearest"] = all_names(&near)?.into();
    }
    Ok(all.into())
}

fn days_left(found: &Owned<crossings_consistency>) -> Answer<Value> {
    let list = handle(|out, err| c!(crossings_consistency_days(found.get(), out, err)))?;
    let one = |one: crossings_implied_span| one;
    let all = items!(&list, crossings_implied_days_len, crossings_implied_days_get, one)?;
    let mut shown = Vec::new();
    for (index, one) in all.iter().enumerate() {
        let ends = handle(|out, err| c!(crossings_implied_days_last(list.get(), index, out, err)))?;
        let ends = items!(&ends, crossings_dates_len, crossings_dates_get, day)?;
        assert_eq!(ends.len(), one.count);
        shown.push(json!({ "from": plain(day(one.from)), "last": plain(ends) }));
    }
    Ok(shown.into())
}

fn under(audit: &Owned<crossings_audit>, reading: &str) -> Answer<Value> {
    let reading = number("reading", reading);
    let found = handle(|out, err| c!(crossings_audit_under(audit.get(), reading, out, err)))?;
    let about = value(|out, err| c!(crossings_consistency_about(found.get(), out, err)))?;
    let aside = handle(|out, err| c!(crossings_consistency_aside(found.get(), out, err)))?;
    let redundant = handle(|out, err| c!(crossings_consistency_redundant(found.get(), out, err)))?;
    let vacuous = handle(|out, err| c!(crossings_consistency_vacuous(found.get(), out, err)))?;
    let unfinished = handle(|out, err| c!(crossings_consistency_unfinished(found.get(), out, err)))?;
    let left = handle(|out, err| c!(crossings_consistency_left_out(found.get(), out, err)))?;
    let tight = handle(|out, err| c!(crossings_consistency_tight(found.get(), out, err)))?;
    let left_out = |one: crossings_left_out| json!([said(one.claim), said(one.why)]);
    let tightly = |one: crossings_tight| json!([said(one.claim), plain(some_ratio(one.slack)), one.attained]);
    Ok(json!({
        "reading": name("reading", about.reading), "together": name("together", about.together),
        "left_out": items!(&left, crossings_left_outs_len, crossings_left_outs_get, left_out)?,
        "conflicts": conflicts(&found)?, "all_conflicts": about.all_conflicts, "repairs": repairs(&found)?,
        "all_repairs": about.all_repairs, "aside": all_names(&aside)?, "implied": implied(&found)?,
        "days": days_left(&found)?, "redundant": all_names(&redundant)?, "vacuous": all_names(&vacuous)?,
        "tight": items!(&tight, crossings_tights_len, crossings_tights_get, tightly)?,
        "unfinished": all_names(&unfinished)?, "fuel": about.fuel,
    }))
}

fn audited(
    claims: &Owned<crossings_claims>,
    bundle: Option<&str>,
    periods: *const crossings::capi::crossings_register,
    how: Option<&Auditing>,
) -> Answer<Owned<crossings_audit>> {
    let (bundle, len) = given(bundle);
    let options = how.map(|how| crossings_audit_options {
        rounding: number("rounding", how.rule.0),
        threshold: how.rule.1,
        conflict: how.conflict,
        repair: how.repair,
        fuel: how.fuel,
    });
    let options = optional(options.as_ref());
    handle(|out, err| c!(crossings_claims_audit(claims.get(), bundle, len, periods, options, out, err)))
}

fn numbers(set: &Owned<crossings_numbers>) -> Answer<Value> {
    let run = |one: crossings_number_run| {
        assert!(one.last_known || one.last == 0);
        json!([one.first, one.last_known.then_some(one.last)])
    };
    let text = string(|out, err| c!(crossings_numbers_text(set.get(), out, err)))?;
    Ok(json!({ "runs": items!(set, crossings_numbers_len, crossings_numbers_get, run)?, "text": text }))
}

fn dates(set: &Owned<crossings_date_runs>) -> Answer<Value> {
    let run = |one: crossings_period| plain(some_period(one));
    let text = string(|out, err| c!(crossings_date_runs_text(set.get(), out, err)))?;
    Ok(json!({ "runs": items!(set, crossings_date_runs_len, crossings_date_runs_get, run)?, "text": text }))
}

fn of_windows([measure, counted]: [&str; 2]) -> (u32, u32) {
    (number("window_measure", measure), number("counted", counted))
}

fn granularity(one: &crossings_granularity) -> Value {
    json!({
        "answer": name("possibility", one.answer), "least": plain(integer(one.least)),
        "greatest": plain(integer(one.greatest)), "squares": plain(integer(one.squares)),
        "nearest": plain(some_ratio(one.nearest)), "other": plain(some_ratio(one.other_nearest)),
    })
}

impl Claiming for C {
    type Claims = Owned<crossings_claims>;

    fn readings_version() -> Answer<String> {
        string(|out, err| c!(crossings_readings_version(out, err)))
    }
    fn ratio(numerator: i64, denominator: i64) -> Answer<Ratio> {
        value(|out, err| c!(crossings_ratio_new(numerator, denominator, out, err))).map(ratio)
    }
    fn interval_text(interval: &Ends) -> Answer<String> {
        let interval = c_interval(interval);
        string(|out, err| c!(crossings_interval_text(&raw const interval, out, err)))
    }
    fn interval_contains(interval: &Ends, number: &str) -> Answer<bool> {
        let (interval, number) = (c_interval(interval), c_ratio(number));
        value(|out, err| c!(crossings_interval_contains(&raw const interval, &raw const number, out, err)))
    }

    fn figure(text: &str) -> Answer<Value> {
        facts(&parsed(text)?)
    }
    fn slips(text: &str) -> Answer<Value> {
        let figure = parsed(text)?;
        let slips = handle(|out, err| c!(crossings_figure_slips(figure.get(), out, err)))?;
        drop(figure);
        let slip = |one: crossings_slip| {
            json!([
                name("slip_kind", one.kind),
                said(one.printed),
                said(one.meant),
                said(one.text),
                said(one.figure)
            ])
        };
        Ok(items!(&slips, crossings_slips_len, crossings_slips_get, slip)?.into())
    }
    fn states(text: &str, kind: Kind) -> Answer<bool> {
        let figure = parsed(text)?;
        let (nature, currency, len) = c_kind(kind);
        value(|out, err| c!(crossings_figure_states(figure.get(), nature, currency, len, out, err)))
    }
    fn meant(text: &str, kind: Kind, understood: Option<&Understood>) -> Answer<Value> {
        let figure = parsed(text)?;
        let (nature, currency, len) = c_kind(kind);
        let how = understood.map(|how| crossings_understanding {
            reading: number("reading", how.reading),
            rounding: number("rounding", how.rule.0),
            threshold: how.rule.1,
            rounded: how.rounded,
        });
        let how = optional(how.as_ref());
        value(|out, err| c!(crossings_figure_interval(figure.get(), nature, currency, len, how, out, err)))
            .map(interval)
    }
    fn printed(text: &str, kind: Kind) -> Answer<Ratio> {
        let figure = parsed(text)?;
        let (nature, currency, len) = c_kind(kind);
        value(|out, err| c!(crossings_figure_printed(figure.get(), nature, currency, len, out, err)))
            .map(ratio)
    }
    fn nearest(text: &str, number: &str, kind: Kind) -> Answer<String> {
        let figure = parsed(text)?;
        let (nature, currency, len) = c_kind(kind);
        let at = c_ratio(number);
        string(|out, err| {
            c!(crossings_figure_nearest(figure.get(), &raw const at, nature, currency, len, out, err))
        })
    }
    fn describe(number: &str, kind: Kind) -> Answer<Value> {
        let (nature, currency, len) = c_kind(kind);
        let at = c_ratio(number);
        let words =
            handle(|out, err| c!(crossings_describe(&raw const at, nature, currency, len, out, err)))?;
        let one =
            |one: crossings_description| json!([said(one.text), one.pragmatic, one.literal, one.strict]);
        Ok(items!(&words, crossings_descriptions_len, crossings_descriptions_get, one)?.into())
    }

    fn measure(json: &str) -> Answer<Value> {
        told(&measured(json)?)
    }
    fn evaluate(json: &str, register: &Self::Register, on: &On) -> Answer<Value> {
        let measure = measured(json)?;
        let (as_of, as_of_len) = given(on.as_of);
        let grounds = crossings_grounds {
            basis: number("basis", on.basis),
            sums: number("sums", on.sums),
            last_day: c_day(on.last_day),
            convention: c_convention(&on.convention),
            as_of,
            as_of_len,
        };
        let worked = handle(|out, err| {
            c!(crossings_measure_evaluate(measure.get(), register.get(), &raw const grounds, out, err))
        })?;
        drop(measure);
        let steps = handle(|out, err| c!(crossings_worked_steps(worked.get(), out, err)))?;
        let worth = value(|out, err| c!(crossings_worked_value(worked.get(), out, err)))?;
        Ok(json!({ "value": shown(worth), "steps": all_names(&steps)? }))
    }

    fn claims(name: &str, json: &[u8], limits: Option<&Limits>) -> Answer<Self::Claims> {
        let (name, name_len) = given(Some(name));
        let limits = limits.map(c_limits);
        let limits = optional(limits.as_ref());
        handle(|out, err| {
            c!(crossings_claims_read(name, name_len, json.as_ptr().cast(), json.len(), limits, out, err))
        })
    }
    fn article() -> Answer<Self::Claims> {
        handle(|out, err| c!(crossings_claims_article(out, err)))
    }
    fn document(claims: &Self::Claims) -> Answer<Value> {
        let title = value(|out, err| c!(crossings_claims_title(claims.get(), out, err)))?;
        let bundles = handle(|out, err| c!(crossings_claims_bundles(claims.get(), out, err)))?;
        let asked = handle(|out, err| c!(crossings_claims_proposals(claims.get(), out, err)))?;
        let proposal = |one| plain(agreement(&one));
        Ok(json!({
            "title": text(title),
            "json": string(|out, err| c!(crossings_claims_json(claims.get(), out, err)))?,
            "claims": items!(claims, crossings_claims_len, crossings_claims_get, claim)?,
            "bundles": all_names(&bundles)?,
            "proposals": items!(&asked, crossings_agreements_len, crossings_agreements_get, proposal)?,
        }))
    }
    fn claim(claims: &Self::Claims, index: usize) -> Answer<Value> {
        let figure = handle(|out, err| c!(crossings_claims_figure(claims.get(), index, out, err)))?;
        let as_of = handle(|out, err| c!(crossings_claims_as_of(claims.get(), index, out, err)))?;
        let date = |date: crossings_date| plain(day(date));
        Ok(json!({
            "figure": facts(&figure)?,
            "as_of": items!(&as_of, crossings_dates_len, crossings_dates_get, date)?,
        }))
    }
    fn claim_measure(claims: &Self::Claims, index: usize, measure: usize) -> Answer<Value> {
        told(&handle(|out, err| c!(crossings_claims_measure(claims.get(), index, measure, out, err)))?)
    }
    fn claim_at(claims: &Self::Claims, id: &str) -> Answer<usize> {
        let (id, len) = given(Some(id));
        value(|out, err| c!(crossings_claims_find(claims.get(), id, len, out, err)))
    }
    fn bundle(claims: &Self::Claims, id: &str) -> Answer<Vec<String>> {
        let (id, len) = given(Some(id));
        all_names(&handle(|out, err| c!(crossings_claims_bundle(claims.get(), id, len, out, err)))?)
    }
    fn judge(
        claims: &Self::Claims,
        index: usize,
        register: &Self::Register,
        how: Option<&Judging>,
    ) -> Answer<Value> {
        let options = how.map(|how| {
            let (as_of, as_of_len) = given(how.as_of);
            crossings_judge_options {
                reading: number("reading", how.reading),
                rounding: number("rounding", how.rule.0),
                threshold: how.rule.1,
                as_of,
                as_of_len,
            }
        });
        let options = optional(options.as_ref());
        judgement(&handle(|out, err| {
            c!(crossings_claims_judge(claims.get(), index, register.get(), options, out, err))
        })?)
    }
    fn audit(
        claims: &Self::Claims,
        bundle: Option<&str>,
        periods: Option<&Self::Register>,
        how: Option<&Auditing>,
    ) -> Answer<Value> {
        let periods = periods.map_or(std::ptr::null(), Owned::get);
        let audit = audited(claims, bundle, periods, how)?;
        let ids = handle(|out, err| c!(crossings_audit_claims(audit.get(), out, err)))?;
        let depends = handle(|out, err| c!(crossings_audit_depends_on_reading(audit.get(), out, err)))?;
        let readings = ["LITERAL", "PRAGMATIC", "STRICT"].map(|reading| under(&audit, reading));
        Ok(json!({
            "claims": all_names(&ids)?, "depends": all_names(&depends)?,
            "readings": readings.into_iter().collect::<Answer<Vec<_>>>()?,
            "json": string(|out, err| c!(crossings_audit_json(audit.get(), out, err)))?,
        }))
    }
    fn audit_under(claims: &Self::Claims, reading: &str) -> Answer<Value> {
        under(&audited(claims, None, std::ptr::null(), None)?, reading)
    }

    fn windows(view: &Self::View, interval: &Ends, measure: &str, counted: &str) -> Answer<Value> {
        let interval = c_interval(interval);
        let (measure, counted) = of_windows([measure, counted]);
        let all = handle(|out, err| {
            c!(crossings_view_windows(view.get(), &raw const interval, measure, counted, out, err))
        })?;
        let about = value(|out, err| c!(crossings_windows_about(all.get(), out, err)))?;
        let run = |one: crossings_window_run| {
            json!([
                plain(day(one.first)),
                plain(day(one.earliest_last)),
                plain(day(one.latest_last)),
                one.count
            ])
        };
        Ok(json!({
            "count": about.count, "of": about.of, "share": plain(some_ratio(about.share)),
            "runs": items!(&all, crossings_windows_len, crossings_windows_get, run)?,
        }))
    }
    fn divisors(total: u64, mean: &Ends) -> Answer<Value> {
        let mean = c_interval(mean);
        numbers(&handle(|out, err| c!(crossings_solve_divisors(total, &raw const mean, out, err)))?)
    }
    fn totals_of(divisor: u64, mean: &Ends) -> Answer<Value> {
        let mean = c_interval(mean);
        numbers(&handle(|out, err| c!(crossings_solve_totals(divisor, &raw const mean, out, err)))?)
    }
    fn divisors_of_any_total(mean: &Ends, most: u64) -> Answer<Value> {
        let mean = c_interval(mean);
        numbers(&handle(|out, err| {
            c!(crossings_solve_divisors_of_any_total(&raw const mean, most, out, err))
        })?)
    }
    fn last_days(total: u64, mean: &Ends, handover: Day, how: Option<&Convention>) -> Answer<Value> {
        let (mean, handover) = (c_interval(mean), c_day(handover));
        let how = how.map(c_convention);
        let how = optional(how.as_ref());
        dates(&handle(|out, err| {
            c!(crossings_solve_last_days(total, &raw const mean, handover, how, out, err))
        })?)
    }
    fn last_days_on(view: &Self::View, day: Day, interval: &Ends, of: [&str; 2]) -> Answer<Value> {
        let (interval, day) = (c_interval(interval), c_day(day));
        let (measure, counted) = of_windows(of);
        dates(&handle(|out, err| {
            c!(crossings_view_last_days(view.get(), day, &raw const interval, measure, counted, out, err))
        })?)
    }
    fn first_days_on(view: &Self::View, day: Day, interval: &Ends, of: [&str; 2]) -> Answer<Value> {
        let (interval, day) = (c_interval(interval), c_day(day));
        let (measure, counted) = of_windows(of);
        dates(&handle(|out, err| {
            c!(crossings_view_first_days(view.get(), day, &raw const interval, measure, counted, out, err))
        })?)
    }

    fn grim(mean: &str, [size, many]: [u64; 2], (rule, tenths): Rule) -> Answer<Value> {
        let (rule, (mean, len)) = (number("rounding", rule), given(Some(mean)));
        value(|out, err| c!(crossings_grim(mean, len, size, many, rule, tenths, out, err)))
            .map(|one| granularity(&one))
    }
    fn grimmer(figures: [&str; 2], [size, many]: [u64; 2], (rule, tenths): Rule) -> Answer<Value> {
        let rule = number("rounding", rule);
        let [(mean, mean_len), (sd, sd_len)] = figures.map(|one| given(Some(one)));
        value(|out, err| {
            c!(crossings_grimmer(mean, mean_len, sd, sd_len, size, many, rule, tenths, out, err))
        })
        .map(|one| granularity(&one))
    }
    fn debit(figures: [&str; 2], size: u64, (rule, tenths): Rule) -> Answer<Value> {
        let rule = number("rounding", rule);
        let [(mean, mean_len), (sd, sd_len)] = figures.map(|one| given(Some(one)));
        value(|out, err| c!(crossings_debit(mean, mean_len, sd, sd_len, size, rule, tenths, out, err)))
            .map(|one| granularity(&one))
    }
    fn sizes(mean: &str, many: u64, (rule, tenths): Rule) -> Answer<Value> {
        let (rule, (mean, len)) = (number("rounding", rule), given(Some(mean)));
        numbers(&handle(|out, err| c!(crossings_sample_sizes(mean, len, many, rule, tenths, out, err)))?)
    }
}
