//! The Rust API.

use crossings::jiff::civil::Date;
use crossings::question;
use crossings::source::{self, Options};
use crossings::{
    AsOf, Basis, Command, Currency, Days, Draft, Grouping, Intake, PublishedAt, PublishedTotals, Register,
    Series, View, WeekEnding,
};

use super::model::{
    Agreement, Amount, Answer, Arrivals, Boat, Code, Comparison, Convention, Day, DeathReport, Door, Finding,
    Inspection, Limits, Moment, Name, Period, PeriodTotal, PolicyPeriod, Publication, PublishedTotal, RATES,
    Ratio, Refusal, Revisions, Rule, Source, Summary, Total, Week, refuse, screaming,
};
use super::rust_values::{
    agreement, amount, arrivals, convention, date, day, days, findings, inspection, moment, named, number,
    period, period_total, policy_period, publication, rate, revisions, summary, text, total, unusable, value,
    week,
};

pub struct Rust;

fn none<T>(code: Code) -> impl FnOnce() -> Answer<T> {
    move || refuse(code)
}

fn of_basis<'a>(register: &'a Register, basis: &str) -> Answer<&'a Series> {
    use Basis::{BelgianInterceptions, FrenchAttempts, FrontexDetections, UkArrivals};
    let basis = value(&[UkArrivals, FrenchAttempts, FrontexDetections, BelgianInterceptions], basis)?;
    register.series(basis).map_or_else(none(Code::NotFound), Ok)
}

fn as_of_moment(text: Option<&str>) -> Answer<Option<AsOf>> {
    text.map(|text| text.parse().or(refuse(Code::InvalidMoment))).transpose()
}

fn of_some(view: View) -> Answer<View> {
    if view.published().is_some() { Ok(view) } else { refuse(Code::Missing) }
}

fn known<T>(value: Option<T>) -> Answer<T> {
    value.ok_or(Refusal::bare(Code::Missing))
}

fn in_calendar<T>(value: Option<T>) -> Answer<T> {
    value.ok_or(Refusal::bare(Code::InvalidPeriod))
}

/// What is accepted at most.
pub fn most(of: &mut source::Limits, limits: &Limits) {
    let narrow = |limit: u64| usize::try_from(limit).unwrap();
    of.bytes = narrow(limits.bytes);
    of.unpacked_bytes = narrow(limits.unpacked_bytes);
    of.rows = narrow(limits.rows);
    of.cells = narrow(limits.cells);
    of.nesting = narrow(limits.nesting);
}

pub fn intake(sources: &[Source], limits: Option<&Limits>) -> Answer<Intake> {
    let mut intake = Intake::default();
    for source in sources {
        let published = source.published.as_deref().map(str::parse).transpose();
        let published: Option<PublishedAt> = published.or(refuse(Code::InvalidMoment))?;
        let mut options = Options { published, ..Options::default() };
        if let Some(limits) = limits {
            most(&mut options.limits, limits);
        }
        intake.add(&source.name, source::read(&source.name, &source.bytes, &options));
    }
    Ok(intake)
}

#[allow(clippy::unnecessary_wraps, reason = "it ends questions that have an answer")]
fn all<T, U>(many: impl IntoIterator<Item = T>, plain: impl Fn(T) -> U) -> Answer<Vec<U>> {
    Ok(many.into_iter().map(plain).collect())
}

impl Door for Rust {
    const NAME: &'static str = "Rust";
    type Register = Register;
    type View = View;

    fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }
    fn limits() -> Answer<Limits> {
        let limits = source::Limits::default();
        let of = |limit: usize| u64::try_from(limit).unwrap();
        Ok(Limits {
            bytes: of(limits.bytes),
            unpacked_bytes: of(limits.unpacked_bytes),
            rows: of(limits.rows),
            cells: of(limits.cells),
            nesting: of(limits.nesting),
        })
    }
    fn catalogue() -> Answer<Vec<Rule>> {
        all(crossings::catalogue(), |rule| Rule {
            severity: screaming(&rule.severity),
            id: rule.id.to_owned(),
            statement: rule.statement.to_owned(),
            source: rule.source.to_owned(),
            page: rule.page.to_owned(),
        })
    }
    fn rule_at(id: &str) -> Answer<usize> {
        let Some(rule) = crossings::invariant(id) else { return refuse(Code::NotFound) };
        Ok(crossings::catalogue().position(|one| one.id == rule.id).unwrap())
    }
    fn questions() -> Answer<Vec<String>> {
        all(question::NAMES, |name| (*name).to_owned())
    }
    fn ask(question: &str, request: &str) -> Answer<String> {
        Ok(question::ask(question, request)?)
    }

    fn date(text: &str) -> Answer<Day> {
        match text.parse::<Date>() {
            Ok(date) if date.to_string() == text => Ok(day(date)),
            _ => refuse(Code::InvalidDate),
        }
    }
    fn date_text(day: Day) -> Answer<String> {
        Ok(date(day)?.to_string())
    }
    fn days_of(days: &Period) -> Answer<u64> {
        in_calendar(number(period(days)?.days()))
    }
    fn year(year: i16) -> Answer<Period> {
        Ok(days(crossings::Period::year(year)?))
    }
    fn month(year: i16, month: u8) -> Answer<Period> {
        let Ok(month) = i8::try_from(month) else { return refuse(Code::InvalidPeriod) };
        Ok(days(crossings::Period::month(year, month)?))
    }
    fn week(ending: Day) -> Answer<Period> {
        Ok(days(WeekEnding::new(date(ending)?)?.period()))
    }
    fn contains(days: &Period, day: Day) -> Answer<bool> {
        Ok(period(days)?.contains(date(day)?))
    }
    fn covers(days: &Period, other: &Period) -> Answer<bool> {
        Ok(period(days)?.covers(&period(other)?))
    }
    fn overlaps(days: &Period, other: &Period) -> Answer<bool> {
        Ok(period(days)?.overlaps(&period(other)?))
    }
    fn intersection(one: &Period, other: &Period) -> Answer<Period> {
        known(period(one)?.intersection(&period(other)?)).map(days)
    }

    fn house() -> Answer<Convention> {
        Ok(named(crossings::Convention::HOUSE))
    }
    fn first_day(how: Option<&Convention>, handover: Day) -> Answer<Day> {
        in_calendar(convention(how)?.first_day(date(handover)?)).map(day)
    }
    fn day_number(how: Option<&Convention>, handover: Day, day: Day) -> Answer<u64> {
        in_calendar(number(convention(how)?.day_number(date(handover)?, date(day)?)))
    }
    fn nth_day(how: Option<&Convention>, handover: Day, number: u64) -> Answer<Day> {
        in_calendar(convention(how)?.nth_day(date(handover)?, Days::new(number))).map(day)
    }
    fn first_days(how: Option<&Convention>, handover: Day, many: u64) -> Answer<Period> {
        in_calendar(convention(how)?.first_days(date(handover)?, Days::new(many))).map(days)
    }
    fn week_of(how: Option<&Convention>, day: Day) -> Answer<Period> {
        Ok(days(convention(how)?.week_of(date(day)?)?))
    }
    fn year_to_date(how: Option<&Convention>, day: Day) -> Answer<Period> {
        Ok(days(convention(how)?.year_to_date(date(day)?)?))
    }
    fn this_point_last_year(how: Option<&Convention>, today: Day) -> Answer<Day> {
        in_calendar(convention(how)?.this_point_last_year(date(today)?)).map(day)
    }
    fn decimal(ratio: &str, places: u32) -> Answer<String> {
        let ratio: crossings::Ratio = ratio.parse()?;
        // Beyond 38 no power of ten fits 128 bits.
        let Ok(places) = u8::try_from(places) else { return refuse(Code::Overflow) };
        Ok(ratio.to_decimal(places)?)
    }

    fn read(sources: &[Source], limits: Option<&Limits>) -> Answer<Register> {
        intake(sources, limits)?.into_register().map_err(|inspection| unusable([&*inspection]))
    }
    fn check(sources: &[Source], limits: Option<&Limits>) -> Answer<Inspection> {
        Ok(inspection(&intake(sources, limits)?.inspect()))
    }
    fn builtin() -> Answer<Register> {
        Ok(crossings::builtin())
    }
    fn apply(register: &Register, command: &str) -> Answer<Register> {
        let Ok(command) = serde_json::from_str::<Command>(command) else {
            return refuse(Code::InvalidRequest);
        };
        let mut changed = register.clone();
        changed.apply(command)?;
        Ok(changed)
    }
    fn json(register: &Register) -> Answer<String> {
        // The register's own form; how it is indented is not part of it.
        Ok(serde_json::to_string(&Draft::from(register)).unwrap())
    }
    fn warnings(register: &Register) -> Answer<Vec<Finding>> {
        Ok(findings(&[], register.warnings().iter()))
    }
    fn ask_on(register: &Register, question: &str, request: &str) -> Answer<String> {
        Ok(question::ask_on(register, question, request)?)
    }

    fn policy_periods(register: &Register) -> Answer<Vec<PolicyPeriod>> {
        all(register.policy_periods(), policy_period)
    }
    fn policy_periods_or_builtin(register: &Register) -> Answer<Vec<PolicyPeriod>> {
        let own = register.policy_periods();
        if own.is_empty() { Self::policy_periods(&crossings::builtin()) } else { all(own, policy_period) }
    }
    fn timelines(register: &Register) -> Answer<Vec<String>> {
        all(register.timelines(), text)
    }
    fn timeline(register: &Register, name: &str) -> Answer<Vec<PolicyPeriod>> {
        let periods = register.timeline(name);
        if periods.is_empty() { refuse(Code::NotFound) } else { all(periods, policy_period) }
    }
    fn period_on(register: &Register, day: Day) -> Answer<usize> {
        let day = date(day)?;
        known(register.policy_periods().iter().position(|one| one.period.contains(day)))
    }
    fn held_on(register: &Register, timeline: &str, day: Day) -> Answer<usize> {
        let periods = register.timeline(timeline);
        if periods.is_empty() {
            return refuse(Code::NotFound);
        }
        let holder = known(register.period_on(timeline, date(day)?))?;
        Ok(periods.iter().position(|one| one.id == holder.id).unwrap())
    }
    fn agreements(register: &Register) -> Answer<Vec<Agreement>> {
        all(register.agreements(), agreement)
    }
    fn agreement_at(register: &Register, id: &str) -> Answer<usize> {
        let index = register.agreements().iter().position(|one| one.id == id);
        index.map_or_else(none(Code::NotFound), Ok)
    }
    fn listed(register: &Register, index: usize, currency: &str) -> Answer<Amount> {
        let agreement = register.agreements().get(index).map_or_else(none(Code::InvalidIndex), Ok)?;
        let currency = Currency::from_code(currency).map_or_else(none(Code::NotFound), Ok)?;
        known(agreement.listed(currency)).map(amount)
    }
    fn boats(register: &Register) -> Answer<Vec<Boat>> {
        all(register.boats(), |one| Boat {
            id: text(&one.id),
            people: one.aboard.get(),
            date: day(one.date),
            landing: screaming(&one.landing),
        })
    }
    fn complete_boat_lists(register: &Register) -> Answer<Vec<Day>> {
        all(register.complete_boat_lists(), |date| day(*date))
    }
    fn deaths(register: &Register) -> Answer<Vec<DeathReport>> {
        all(register.deaths(), |one| DeathReport {
            id: text(&one.id),
            reported_by: text(&one.reported_by),
            evidence: text(&one.evidence),
            deaths: one.deaths.get(),
            missing: number(one.missing),
            scope: screaming(&one.scope),
            period: days(one.period),
            as_of: one.as_of.map(day),
        })
    }

    fn series(register: &Register) -> Answer<Vec<Name>> {
        all(register.all_series(), |one| screaming(&one.basis()))
    }
    fn publications(register: &Register, basis: &str) -> Answer<Vec<Publication>> {
        all(of_basis(register, basis)?.publications(), publication)
    }
    fn published_totals(
        register: &Register,
        basis: &str,
        as_of: Option<&str>,
        window: Option<&Period>,
    ) -> Answer<Vec<PublishedTotal>> {
        let series = of_basis(register, basis)?;
        let totals = PublishedTotals::new(series, as_of_moment(as_of)?, window.map(period).transpose()?);
        all(totals.totals, |one| PublishedTotal {
            period: days(one.period),
            people: one.people.get(),
            boats: number(one.boats),
            status: screaming(&one.status),
            published: moment(one.published),
            label: text(&one.label),
            evidence: text(&one.evidence),
        })
    }
    fn comparison(old: &Register, new: &Register) -> Answer<Comparison> {
        let all = crossings::Comparison::between(old, new);
        let fate = |one: &crossings::Revisions| if one.is_empty() { "KEPT" } else { "REVISED" };
        let both =
            all.series.iter().map(|one| (screaming(&one.basis), fate(one).to_owned(), Ok(revisions(one))));
        let alone = |basis, fate: &str| (screaming(basis), fate.to_owned(), refuse(Code::Missing));
        let withdrawn = all.withdrawn_series.iter().map(|basis| alone(basis, "WITHDRAWN"));
        let added = all.added_series.iter().map(|basis| alone(basis, "ADDED"));
        Ok(Comparison { revised: all.revised, series: both.chain(withdrawn).chain(added).collect() })
    }
    fn view(register: &Register, basis: &str, as_of: Option<&str>) -> Answer<View> {
        let series = of_basis(register, basis)?;
        of_some(as_of_moment(as_of)?.map_or_else(|| series.newest().clone(), |moment| series.as_of(moment)))
    }
    fn view_after(register: &Register, basis: &str, count: usize) -> Answer<View> {
        of_some(of_basis(register, basis)?.after(count))
    }

    fn basis(view: &View) -> Answer<Name> {
        Ok(screaming(&view.basis()))
    }
    fn published(view: &View) -> Answer<Option<Moment>> {
        Ok(view.published().map(moment))
    }
    fn extent(view: &View) -> Answer<Period> {
        known(view.extent()).map(days)
    }
    fn day(view: &View, day: Day) -> Answer<Arrivals> {
        known(view.day(date(day)?)).map(arrivals)
    }
    fn total(view: &View, days: &Period) -> Answer<Total> {
        Ok(total(view.total(period(days)?)?))
    }
    fn rate(view: &View, days: &Period, name: &str) -> Answer<Ratio> {
        // A call that is not well made has no other answer.
        if !RATES.contains(&name) {
            return refuse(Code::InvalidEnum);
        }
        rate(&view.total(period(days)?)?, name)
    }
    fn record(view: &View) -> Answer<(Day, Arrivals)> {
        known(view.record()).map(|(date, of)| (day(date), arrivals(of)))
    }
    fn days(view: &View) -> Answer<Vec<(Day, Arrivals)>> {
        all(view.days(), |(date, of)| (day(date), arrivals(of)))
    }
    fn csv(view: &View) -> Answer<String> {
        let mut bytes = Vec::new();
        source::csv::write_days(view, &mut bytes).unwrap();
        Ok(String::from_utf8(bytes).unwrap())
    }
    fn weeks(view: &View) -> Answer<Vec<Week>> {
        all(view.weeks(), week)
    }
    fn week_at(view: &View, ending: Day) -> Answer<usize> {
        let ending = WeekEnding::new(date(ending)?)?;
        known(view.week(ending))?;
        Ok(view.weeks().position(|week| week.ending == ending).unwrap())
    }
    fn totals(view: &View) -> Answer<Vec<PeriodTotal>> {
        all(view.published_totals(), period_total)
    }
    fn total_at(view: &View, days: &Period) -> Answer<usize> {
        let period = period(days)?;
        known(view.published_total(period))?;
        Ok(view.published_totals().position(|one| one.period == period).unwrap())
    }
    fn summary(
        view: &View,
        periods: &Register,
        by: &str,
        window: Option<&Period>,
        how: Option<&Convention>,
    ) -> Answer<Summary> {
        use Grouping::{Act, Agreement, Month, Office, Week, Year};
        let builtin = crossings::builtin();
        let own = periods.policy_periods();
        let periods = if own.is_empty() { builtin.policy_periods() } else { own };
        let by = value(&[Office, Act, Agreement, Year, Month, Week], by)?;
        let (window, how) = (window.map(period).transpose()?, convention(how)?);
        Ok(summary(&crossings::Summary::new(view, by, periods, window, how)))
    }
    fn revisions(old: &View, new: &View) -> Answer<Revisions> {
        Ok(revisions(&crossings::Revisions::between(old, new)?))
    }
}
