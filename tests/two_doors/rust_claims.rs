//! Figures and claims at the Rust door.

use std::ops::Bound;

use crossings::granularity::{self, Granularity, Sample, Undecided};
use crossings::solve::{self, Solutions, SolveError};
use crossings::source::{self, ReadError, json};
use crossings::{
    Audit, AuditOptions, Basis, Claim, Claims, Consistency, Counted, Currency, DraftClaims, Figure, Found,
    Grounds, Interval, Judge, JudgeOptions, LikelySlip, Measure, Nature, NoInterval, NoValue, Per, Printed,
    Reading, Rounding, Sums, Threshold, Trial, Understanding, Unit, Unparsed, WindowMeasure, consistency,
    jiff,
};
use serde_json::{Value, json};

use super::claims_model::{Auditing, Claiming, Ends, Judging, Kind, On, Rule, Understood, plain};
use super::model::{Answer, Code, Convention, Day, Integer, Limits, Ratio, Refusal, refuse, screaming};
use super::rust_door::Rust;
use super::rust_values::{
    agreement, amount, convention, date, day, findings, moment, named, ratio, text, texts, value,
};

impl From<Unparsed> for Refusal {
    fn from(_: Unparsed) -> Self {
        Self::bare(Code::InvalidFigure)
    }
}

impl From<NoInterval> for Refusal {
    fn from(none: NoInterval) -> Self {
        Self::bare(match none {
            NoInterval::NotStated => Code::NotStated,
            NoInterval::NoReading => Code::NoReading,
            NoInterval::Overflow => Code::Overflow,
            other => panic!("the header does not speak of {other}"),
        })
    }
}

impl From<NoValue> for Refusal {
    fn from(none: NoValue) -> Self {
        Self::bare(if none == NoValue::Overflow { Code::Overflow } else { Code::NoValue })
    }
}

impl From<SolveError> for Refusal {
    fn from(error: SolveError) -> Self {
        Self::bare(match error {
            SolveError::Overflow => Code::Overflow,
            SolveError::TooMany { .. } => Code::TooMany,
            other => panic!("the header does not speak of {other}"),
        })
    }
}

fn unreadable(code: Code) -> impl Fn(ReadError) -> Refusal {
    move |error| Refusal { code, findings: findings(error.problems(), []) }
}

fn found(ends: &Ends) -> Answer<Interval> {
    let end = |(kind, at): (&str, &str)| {
        Ok::<_, Refusal>(match kind {
            "UNBOUNDED" => Bound::Unbounded,
            "OPEN" => Bound::Excluded(at.parse()?),
            "CLOSED" => Bound::Included(at.parse()?),
            _ => return refuse(Code::InvalidEnum),
        })
    };
    Interval::new(end(ends[0])?, end(ends[1])?).ok_or(Refusal::bare(Code::InvalidNumber))
}

fn interval(interval: Interval) -> Value {
    let end = |end: Bound<crossings::Ratio>| {
        let (kind, at) = match end {
            Bound::Unbounded => ("UNBOUNDED", None),
            Bound::Excluded(at) => ("OPEN", Some(at)),
            Bound::Included(at) => ("CLOSED", Some(at)),
        };
        json!({ "kind": kind, "at": plain(at.map(ratio)) })
    };
    json!({ "lower": end(interval.lower()), "upper": end(interval.upper()) })
}

fn nature((nature, currency): Kind) -> Answer<Nature> {
    Ok(match nature {
        "COUNT" => Nature::Count,
        "MEAN" => Nature::Mean,
        "SHARE" => Nature::Share,
        "CHANGE" => Nature::Change,
        "POINTS" => Nature::Points,
        "TIMES" => Nature::Times,
        "MONEY" => {
            let currency = Currency::from_code(currency.unwrap_or_default());
            Nature::Money(currency.ok_or(Refusal::bare(Code::NotFound))?)
        }
        "RANK" => Nature::Rank,
        "DATE" => Nature::Date,
        _ => return refuse(Code::InvalidEnum),
    })
}

fn rounding((rule, tenths): Rule) -> Answer<Rounding> {
    let threshold = || u8::try_from(tenths).ok().and_then(Threshold::new);
    let threshold = || threshold().ok_or(Refusal::bare(Code::InvalidNumber));
    Ok(match rule {
        "HALF_UP" => Rounding::HalfUp,
        "HALF_DOWN" => Rounding::HalfDown,
        "HALF_EVEN" => Rounding::HalfEven,
        "EITHER" => Rounding::Either,
        "CEILING" => Rounding::Ceiling,
        "FLOOR" => Rounding::Floor,
        "TRUNCATE" => Rounding::Truncate,
        "AWAY_FROM_ZERO" => Rounding::AwayFromZero,
        "STEP_AWAY" => Rounding::StepAway,
        "CEILING_OR_FLOOR" => Rounding::CeilingOrFloor,
        "UP_FROM" => Rounding::UpFrom(threshold()?),
        "DOWN_FROM" => Rounding::DownFrom(threshold()?),
        "EITHER_FROM" => Rounding::EitherFrom(threshold()?),
        _ => return refuse(Code::InvalidEnum),
    })
}

fn counted(name: &str) -> Answer<Counted> {
    use Counted::{Boats, EventsPrevented, People, PeopleAttempting, PeoplePrevented, UncontrolledLandings};
    let all = [People, Boats, UncontrolledLandings, PeoplePrevented, EventsPrevented, PeopleAttempting];
    value(&all, name)
}

fn of_windows([measure, of]: [&str; 2]) -> Answer<WindowMeasure> {
    let known = ["TOTAL", "MEAN_PER_DAY", "MEAN_PER_WEEK", "PEOPLE_PER_BOAT"];
    if !known.contains(&measure) {
        return refuse(Code::InvalidEnum);
    }
    let of = counted(of)?;
    Ok(match measure {
        "TOTAL" => WindowMeasure::Total(of),
        "MEAN_PER_DAY" => WindowMeasure::MeanPerDay(of),
        "MEAN_PER_WEEK" => WindowMeasure::MeanPerWeek(of),
        _ => WindowMeasure::PeoplePerBoat,
    })
}

fn nature_name(nature: Nature) -> (String, &'static str) {
    match nature {
        Nature::Money(currency) => ("MONEY".to_owned(), currency.code()),
        other => (screaming(&other), ""),
    }
}

fn facts(figure: &Figure) -> Value {
    let unit = figure.unit();
    let or_none = |name: Option<String>| name.unwrap_or_else(|| "NONE".to_owned());
    json!({
        "text": text(figure.text()),
        "noun": or_none(unit.and_then(|unit| unit.of).map(|of| screaming(&of))),
        "per": or_none(unit.and_then(|unit| unit.per).map(|per| screaming(&per))),
        "order": or_none(figure.order().map(|order| screaming(&order))),
        "date": plain(figure.date().map(day)),
        "currency": figure.currency().map_or("", |currency| currency.code()),
        "points": figure.is_points(),
        "down": figure.is_down(),
    })
}

fn shown(value: Option<crossings::Value>) -> Value {
    let (mut of, mut per) = (Counted::People, Per::Day);
    let unit = match value.and_then(|value| value.unit()) {
        None => "NONE".to_owned(),
        Some(Unit::Count(counted)) => {
            of = counted;
            "COUNT".to_owned()
        }
        Some(Unit::Mean(counted, each)) => {
            (of, per) = (counted, each);
            "MEAN".to_owned()
        }
        Some(unit) => screaming(&unit),
    };
    let (kind, money) = match value {
        None => ("NONE", None),
        Some(crossings::Value::Number { .. }) => ("NUMBER", None),
        Some(crossings::Value::Date(_)) => ("DATE", None),
        Some(crossings::Value::Money(money)) => ("MONEY", Some(money)),
    };
    json!({
        "kind": kind, "unit": unit, "of": screaming(&of), "per": screaming(&per),
        "number": plain(value.and_then(|value| value.number()).map(ratio)),
        "date": plain(value.and_then(|value| value.date()).map(day)),
        "amount": plain(money.map(amount)), "text": value.map(|value| value.to_string()),
    })
}

fn pretty(document: &impl serde::Serialize) -> String {
    text(&serde_json::to_string(document).unwrap())
}

fn measured(json: &str) -> Answer<Measure> {
    // The door's own reader is not public: what it accepts is what a claim may have, and where
    // it refuses, it says where.
    let claims = format!(
        r#"{{"format": "crossings-claims/1", "claims": [{{"id": "a", "figure": "a", "measure": {json}}}]}}"#
    );
    match serde_json::from_str::<DraftClaims>(&claims) {
        Ok(draft) => Ok(draft.claims[0].measure.clone()),
        Err(_) => refuse(Code::InvalidRequest),
    }
}

fn told(measure: &Measure) -> Value {
    let (nature, currency) = nature_name(measure.nature());
    json!({
        "words": text(&measure.to_string()), "nature": nature, "currency": currency, "json": pretty(measure),
    })
}

fn claim(one: &Claim) -> Value {
    let source = one.draft().source.as_ref();
    let (nature, currency) = nature_name(one.measure().nature());
    json!({
        "id": text(one.id()), "figure": text(one.figure().text()), "measure": text(&one.measure().to_string()),
        "outlet": texts(source.map(|source| source.outlet.as_str())),
        "url": texts(source.and_then(|source| source.url.as_deref())),
        "date": plain(one.date().map(day)), "basis": screaming(&one.basis()), "nature": nature,
        "currency": currency, "measures": one.measures().count(), "rounded": one.rounded(),
        "expected": one.expect().map(|expect| screaming(&expect.verdict)),
        "note": texts(one.expect().and_then(|expect| expect.note.as_deref())),
    })
}

fn trial(house: &Trial, one: &Trial) -> Value {
    let how = &one.interpretation;
    let no_value = match &one.found {
        Found::Value(_) => None,
        Found::NoValue(why) => Some(text(&why.to_string())),
    };
    let readings: Vec<Value> = one
        .readings
        .iter()
        .map(|held| {
            json!({ "reading": screaming(&held.reading), "holds": held.holds,
                "interval": held.interval.map(interval) })
        })
        .collect();
    json!({
        "value": shown(one.found.value()), "no_value": no_value, "measure": how.measure,
        "reported_by": texts(how.reported_by.as_deref()), "as_of": how.as_of.map(|one| plain(day(one))),
        "convention": plain(named(how.convention)), "sums": screaming(&how.sums),
        "published": plain(how.published.map(moment)),
        "differs": how.against(&house.interpretation).join(", "), "readings": readings,
    })
}

fn likely(slip: &LikelySlip) -> Value {
    let json = serde_json::to_value(slip).unwrap();
    let kind = json["slip"].as_str().unwrap().to_uppercase().replace('-', "_");
    let date = |key: &str| json.get(key).map(|date| day(date.as_str().unwrap().parse().unwrap()));
    let one = date("date");
    let money = if let LikelySlip::Currency { amount: money } = slip { Some(amount(*money)) } else { None };
    let stale = if let LikelySlip::Stale { published } = slip { Some(moment(*published)) } else { None };
    json!({
        "kind": kind, "text": text(&slip.to_string()), "figure": json.get("figure"),
        "first": plain(date("from").or(one)), "last": plain(date("to").or(one)), "published": plain(stale),
        "amount": plain(money),
    })
}

fn under(found: &Consistency) -> Value {
    let conflict = |one: &crossings::Certified| {
        json!({ "claims": one.claims, "minimal": one.minimal, "proof": one.proof,
            "certificate": pretty(&one.certificate) })
    };
    let repair = |one: &crossings::Mended| {
        let witness: Vec<_> = one.witness.iter().map(|one| json!([one.quantity, one.number])).collect();
        json!({ "without": one.without, "witness": witness })
    };
    let implied = |one: &crossings::Implied| {
        json!({ "claim": one.claim, "stated": interval(one.stated), "implied": interval(one.implied),
            "exact": one.exact, "nearest": one.nearest })
    };
    let left = |one: &crossings::ImpliedDays| {
        let last: Vec<Day> = one.last.iter().copied().map(day).collect();
        json!({ "from": plain(day(one.from)), "last": plain(last) })
    };
    let tight = |one: &crossings::Tight| json!([one.claim, plain(one.slack.map(ratio)), one.attained]);
    json!({
        "reading": screaming(&found.reading), "together": screaming(&found.together),
        "left_out": found.left_out.iter().map(|one| json!([one.claim, one.why])).collect::<Vec<_>>(),
        "conflicts": found.conflicts.iter().map(conflict).collect::<Vec<_>>(),
        "all_conflicts": found.all_conflicts,
        "repairs": found.repairs.iter().map(repair).collect::<Vec<_>>(), "all_repairs": found.all_repairs,
        "aside": found.aside, "implied": found.implied.iter().map(implied).collect::<Vec<_>>(),
        "days": found.days.iter().map(left).collect::<Vec<_>>(), "redundant": found.redundant,
        "vacuous": found.vacuous, "tight": found.tight.iter().map(tight).collect::<Vec<_>>(),
        "unfinished": found.unfinished.iter().map(ToString::to_string).collect::<Vec<_>>(), "fuel": found.fuel,
    })
}

fn of_bundle<'a>(claims: &'a Claims, id: &str) -> Answer<Vec<&'a Claim>> {
    let bundle = claims.bundles().iter().find(|bundle| bundle.id == id);
    let bundle = bundle.ok_or(Refusal::bare(Code::NotFound))?;
    Ok(bundle.claims.iter().map(|id| claims.claim(id).unwrap()).collect())
}

fn at(claims: &Claims, index: usize) -> Answer<&Claim> {
    claims.claims().get(index).ok_or(Refusal::bare(Code::InvalidIndex))
}

fn numbers(set: &Solutions<u64>) -> Value {
    let runs: Vec<_> = set.runs().iter().map(|run| json!([run.first, run.last])).collect();
    json!({ "runs": runs, "text": set.to_string() })
}

fn dates(set: &Solutions<jiff::civil::Date>) -> Value {
    let run = |run: &solve::Run<jiff::civil::Date>| {
        plain(Some(super::model::Period { first: day(run.first), last: run.last.map(day) }))
    };
    json!({ "runs": set.runs().iter().map(run).collect::<Vec<_>>(), "text": set.to_string() })
}

fn granularity<W>(found: &Granularity<W>, shown: impl Fn(&W) -> [Option<i128>; 3]) -> Value {
    let answer = match found {
        Granularity::Possible(_) => "POSSIBLE",
        Granularity::Impossible { figure: granularity::Figure::Mean, .. } => "IMPOSSIBLE_MEAN",
        Granularity::Impossible { .. } => "IMPOSSIBLE_DEVIATION",
        Granularity::Undetermined(Undecided::Overflow) => "OVERFLOW",
        Granularity::Undetermined(Undecided::Work) => "WORK",
        Granularity::Undetermined(_) => "NO_DEVIATION",
    };
    let integer = |number: Option<i128>| Integer {
        value: number.and_then(|number| i64::try_from(number).ok()),
        text: number.map_or(String::new(), |number| number.to_string()),
    };
    let shown = found.witness().map_or([None; 3], shown);
    let near = |n: usize| plain(found.nearest().get(n).map(|one| ratio(one.value())));
    json!({
        "answer": answer, "least": plain(integer(shown[0])), "greatest": plain(integer(shown[1])),
        "squares": plain(integer(shown[2])), "nearest": near(0), "other": near(1),
    })
}

fn printed(text: &str) -> Answer<Printed> {
    text.parse().or(refuse(Code::InvalidNumber))
}

fn sample([size, items]: [u64; 2]) -> Answer<Sample> {
    Sample::new(size, items).ok_or(Refusal::bare(Code::InvalidNumber))
}

const READINGS: [Reading; 3] = [Reading::Pragmatic, Reading::Literal, Reading::Strict];

/// How claims are judged.
pub fn judge_options(how: &Judging) -> Answer<JudgeOptions> {
    Ok(JudgeOptions {
        reading: value(&READINGS, how.reading)?,
        rounding: rounding(how.rule)?,
        as_of: how.as_of.map(|text| text.parse().or(refuse(Code::InvalidMoment))).transpose()?,
    })
}

impl Claiming for Rust {
    type Claims = Claims;

    fn readings_version() -> Answer<String> {
        Ok(crossings::READINGS_VERSION.to_owned())
    }
    fn ratio(numerator: i64, denominator: i64) -> Answer<Ratio> {
        Ok(ratio(crossings::Ratio::new(numerator.into(), denominator.into())?))
    }
    fn interval_text(interval: &Ends) -> Answer<String> {
        Ok(found(interval)?.to_string())
    }
    fn interval_contains(interval: &Ends, number: &str) -> Answer<bool> {
        Ok(found(interval)?.contains(number.parse()?))
    }

    fn figure(text: &str) -> Answer<Value> {
        Ok(facts(&Figure::parse(text)?))
    }
    fn slips(printed: &str) -> Answer<Value> {
        let slip = |(slip, figure): (crossings::Slip, Figure)| {
            let short = slip.to_string();
            json!([screaming(&slip.kind), slip.printed, slip.meant, short, text(figure.text())])
        };
        Ok(Figure::parse(printed)?.slips().map(slip).collect::<Vec<_>>().into())
    }
    fn states(text: &str, kind: Kind) -> Answer<bool> {
        let figure = Figure::parse(text)?;
        Ok(figure.states(nature(kind)?))
    }
    fn meant(text: &str, kind: Kind, understood: Option<&Understood>) -> Answer<Value> {
        let figure = Figure::parse(text)?;
        let nature = nature(kind)?;
        let how = match understood {
            None => Understanding::default(),
            Some(how) => Understanding {
                reading: value(&READINGS, how.reading)?,
                rounding: rounding(how.rule)?,
                rounded: how.rounded,
            },
        };
        Ok(interval(figure.interval(nature, &how)?))
    }
    fn printed(text: &str, kind: Kind) -> Answer<Ratio> {
        let printed = Figure::parse(text)?.printed(nature(kind)?);
        printed.map(ratio).ok_or(Refusal::bare(Code::Missing))
    }
    fn nearest(printed: &str, number: &str, kind: Kind) -> Answer<String> {
        let figure = Figure::parse(printed)?;
        let number = number.parse()?;
        let nearest = figure.nearest(number, nature(kind)?);
        nearest.map(|one| text(&one)).ok_or(Refusal::bare(Code::Missing))
    }
    fn describe(number: &str, kind: Kind) -> Answer<Value> {
        let number: crossings::Ratio = number.parse()?;
        let one = |one: &crossings::Description| {
            let [pragmatic, literal, strict] = READINGS.map(|reading| one.readings.contains(&reading));
            json!([one.text, pragmatic, literal, strict])
        };
        Ok(crossings::describe(number, nature(kind)?).iter().map(one).collect::<Vec<_>>().into())
    }

    fn measure(json: &str) -> Answer<Value> {
        measured(json).map(|measure| told(&measure))
    }
    fn evaluate(json: &str, register: &Self::Register, on: &On) -> Answer<Value> {
        use Basis::{BelgianInterceptions, FrenchAttempts, FrontexDetections, UkArrivals};
        let measure = measured(json)?;
        let basis = value(&[UkArrivals, FrenchAttempts, FrontexDetections, BelgianInterceptions], on.basis)?;
        let sums = value(&[Sums::Days, Sums::Spliced], on.sums)?;
        let last_day = date(on.last_day)?;
        let convention = convention(Some(&on.convention))?;
        let as_of: Option<crossings::AsOf> =
            on.as_of.map(|text| text.parse().or(refuse(Code::InvalidMoment))).transpose()?;
        let view = as_of.zip(register.series(basis)).map(|(moment, series)| series.as_of(moment));
        let mut grounds = Grounds::new(register, basis, last_day).with_convention(convention).with_sums(sums);
        if let Some(view) = &view {
            grounds = grounds.with_view(view);
        }
        assert_eq!(measure.evaluate(&grounds), measure.explain(&grounds).map(|worked| worked.value));
        let worked = measure.explain(&grounds)?;
        let steps: Vec<String> = worked.steps.iter().map(|step| text(&step.to_string())).collect();
        Ok(json!({ "value": shown(Some(worked.value)), "steps": steps }))
    }

    fn claims(name: &str, bytes: &[u8], limits: Option<&Limits>) -> Answer<Claims> {
        let mut most = source::Limits::default();
        if let Some(limits) = limits {
            super::rust_door::most(&mut most, limits);
        }
        json::read_claims(name, bytes, &most).map_err(unreadable(Code::Unreadable))
    }
    fn article() -> Answer<Claims> {
        Ok(crossings::article())
    }
    fn document(claims: &Claims) -> Answer<Value> {
        Ok(json!({
            "title": texts(claims.title()), "json": pretty(&DraftClaims::from(claims)),
            "claims": claims.claims().iter().map(claim).collect::<Vec<_>>(),
            "bundles": claims.bundles().iter().map(|one| text(&one.id)).collect::<Vec<_>>(),
            "proposals": claims.proposals().iter().map(|one| {
                let mut one = agreement(one);
                (one.purposes, one.reported, one.instalments) = Default::default();
                (one.payments, one.amendments) = Default::default();
                plain(one)
            }).collect::<Vec<_>>(),
        }))
    }
    fn claim(claims: &Claims, index: usize) -> Answer<Value> {
        let claim = at(claims, index)?;
        let as_of: Vec<_> = claim.as_of().iter().map(|date| plain(day(*date))).collect();
        Ok(json!({ "figure": facts(claim.figure()), "as_of": as_of }))
    }
    fn claim_measure(claims: &Claims, index: usize, measure: usize) -> Answer<Value> {
        let measure = at(claims, index)?.measures().nth(measure);
        measure.map(told).ok_or(Refusal::bare(Code::InvalidIndex))
    }
    fn claim_at(claims: &Claims, id: &str) -> Answer<usize> {
        claims.claims().iter().position(|claim| claim.id() == id).ok_or(Refusal::bare(Code::NotFound))
    }
    fn bundle(claims: &Claims, id: &str) -> Answer<Vec<String>> {
        Ok(of_bundle(claims, id)?.into_iter().map(|claim| text(claim.id())).collect())
    }
    fn judge(
        claims: &Claims,
        index: usize,
        register: &Self::Register,
        how: Option<&Judging>,
    ) -> Answer<Value> {
        let claim = at(claims, index)?;
        let options = how.map_or_else(|| Ok(JudgeOptions::default()), judge_options)?;
        let found = Judge::new(register, options).judge(claim);
        let (nature, currency) = nature_name(found.nature);
        let witness = found.witness().map(|(trial, reading)| {
            json!([found.trials.iter().position(|one| one == trial), screaming(&reading)])
        });
        Ok(json!({
            "id": text(&found.id), "figure": text(&found.figure), "nature": nature, "currency": currency,
            "verdict": screaming(&found.verdict), "reading": screaming(&found.reading),
            "depends_on_reading": found.depends_on_reading(), "witness": witness,
            "distance": plain(found.distance.map(ratio)), "nearest": texts(found.nearest.as_deref()),
            "unbounded": texts(found.unbounded.map(|why| why.to_string()).as_deref()),
            "trials": found.trials.iter().map(|one| trial(&found.trials[0], one)).collect::<Vec<_>>(),
            "slips": found.slips.iter().map(likely).collect::<Vec<_>>(), "json": pretty(&found),
        }))
    }
    fn audit(
        claims: &Claims,
        bundle: Option<&str>,
        periods: Option<&Self::Register>,
        how: Option<&Auditing>,
    ) -> Answer<Value> {
        let audit = audited(claims, bundle, periods, how)?;
        Ok(json!({
            "claims": audit.claims, "depends": audit.depends_on_reading(),
            "readings": audit.readings.iter().map(under).collect::<Vec<_>>(), "json": pretty(&audit),
        }))
    }
    fn audit_under(claims: &Claims, reading: &str) -> Answer<Value> {
        let audit = audited(claims, None, None, None)?;
        Ok(under(audit.under(value(&READINGS, reading)?)))
    }

    fn windows(view: &Self::View, interval: &Ends, measure: &str, counted: &str) -> Answer<Value> {
        let interval = found(interval)?;
        let all = crossings::windows(&interval, of_windows([measure, counted])?, view)?;
        let run = |run: &crossings::WindowRun| {
            let [first, earliest, latest] = [run.start, run.earliest_last, run.latest_last].map(day);
            json!([plain(first), plain(earliest), plain(latest), run.count()])
        };
        Ok(json!({
            "count": all.count(), "of": all.of(), "share": plain(all.share().map(ratio)),
            "runs": all.runs().iter().map(run).collect::<Vec<_>>(),
        }))
    }
    fn divisors(total: u64, mean: &Ends) -> Answer<Value> {
        Ok(numbers(&solve::divisors(total, &found(mean)?)?))
    }
    fn totals_of(divisor: u64, mean: &Ends) -> Answer<Value> {
        Ok(numbers(&solve::totals(divisor, &found(mean)?)?))
    }
    fn divisors_of_any_total(mean: &Ends, most: u64) -> Answer<Value> {
        Ok(numbers(&solve::divisors_of_any_total(&found(mean)?, most)?))
    }
    fn last_days(total: u64, mean: &Ends, handover: Day, how: Option<&Convention>) -> Answer<Value> {
        let mean = found(mean)?;
        let handover = date(handover)?;
        Ok(dates(&solve::last_days(total, &mean, handover, convention(how)?)?))
    }
    fn last_days_on(view: &Self::View, day: Day, interval: &Ends, of: [&str; 2]) -> Answer<Value> {
        let day = date(day)?;
        let interval = found(interval)?;
        Ok(dates(&solve::last_days_on(view, day, of_windows(of)?, &interval)?))
    }
    fn first_days_on(view: &Self::View, day: Day, interval: &Ends, of: [&str; 2]) -> Answer<Value> {
        let day = date(day)?;
        let interval = found(interval)?;
        Ok(dates(&solve::first_days_on(view, day, of_windows(of)?, &interval)?))
    }

    fn grim(mean: &str, of: [u64; 2], rule: Rule) -> Answer<Value> {
        let rule = rounding(rule)?;
        let found = granularity::grim(printed(mean)?, sample(of)?, rule);
        Ok(granularity(&found, |totals| [Some(totals.first), Some(totals.last), None]))
    }
    fn grimmer([mean, deviation]: [&str; 2], of: [u64; 2], rule: Rule) -> Answer<Value> {
        let rule = rounding(rule)?;
        let found = granularity::grimmer(printed(mean)?, printed(deviation)?, sample(of)?, rule);
        Ok(granularity(&found, |one| [Some(one.total), Some(one.total), Some(one.squares)]))
    }
    fn debit([mean, deviation]: [&str; 2], size: u64, rule: Rule) -> Answer<Value> {
        let rule = rounding(rule)?;
        let found = granularity::debit(printed(mean)?, printed(deviation)?, size, rule);
        Ok(granularity(&found, |one| [Some(one.ones), Some(one.ones), None]))
    }
    fn sizes(mean: &str, items: u64, rule: Rule) -> Answer<Value> {
        let rule = rounding(rule)?;
        let sizes = granularity::sizes(printed(mean)?, items, rule).map_err(|undecided| {
            Refusal::bare(match undecided {
                Undecided::Overflow => Code::Overflow,
                Undecided::Work => Code::TooMany,
                other => panic!("the header does not speak of {other}"),
            })
        })?;
        Ok(size_runs(&sizes))
    }
}

/// The runs of sizes, and the set in words, one size after another.
fn size_runs(sizes: &granularity::Sizes) -> Value {
    let mut runs: Vec<(u64, Option<u64>)> = Vec::new();
    let last = sizes.every_from().unwrap_or(1);
    for size in (1..last).filter(|size| sizes.contains(*size)) {
        match runs.last_mut() {
            Some((_, Some(end))) if *end + 1 == size => *end = size,
            _ => runs.push((size, Some(size))),
        }
    }
    if let Some(first) = sizes.every_from() {
        match runs.last_mut() {
            Some((_, end)) if end.is_some_and(|end| end + 1 == first) => *end = None,
            _ => runs.push((first, None)),
        }
    }
    let count = runs.len();
    let mut words = String::new();
    for (n, (first, last)) in runs.iter().enumerate() {
        let one = |number: u64| grouped(number);
        let pair = last.is_some_and(|last| last == first + 1);
        let within = match last {
            None => format!("at least {}", one(*first)),
            Some(last) if last == first => one(*first),
            Some(last) if pair && n + 1 == count => format!("{} or {}", one(*first), one(*last)),
            Some(last) if pair => format!("{}, {}", one(*first), one(*last)),
            Some(last) => format!("{} to {}", one(*first), one(*last)),
        };
        let last_or = n + 1 == count && !pair;
        words.push_str(match n {
            0 => "",
            _ if last_or => " or ",
            _ => ", ",
        });
        words.push_str(&within);
    }
    if runs.is_empty() {
        words.push_str("none");
    }
    let runs: Vec<_> = runs.into_iter().map(|(first, last)| json!([first, last])).collect();
    json!({ "runs": runs, "text": words })
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn audited(
    claims: &Claims,
    bundle: Option<&str>,
    periods: Option<&crossings::Register>,
    how: Option<&Auditing>,
) -> Answer<Audit> {
    let (name, of) = match bundle {
        None | Some("") => ("all", claims.claims().iter().collect()),
        Some(id) => (id, of_bundle(claims, id)?),
    };
    let size = |size: u64| if size == 0 { usize::MAX } else { usize::try_from(size).unwrap() };
    let house = AuditOptions::default();
    let options = match how {
        None => house,
        Some(how) => AuditOptions {
            rounding: rounding(how.rule)?,
            limits: consistency::Limits { conflict: size(how.conflict), repair: size(how.repair) },
            fuel: if how.fuel == 0 { house.fuel } else { how.fuel },
        },
    };
    let builtin = crossings::builtin();
    let own = periods.map(crossings::Register::policy_periods).filter(|own| !own.is_empty());
    Ok(Audit::of(name, &of, own.unwrap_or(builtin.policy_periods()), &options))
}
