"""An exact, typed model of the figures published about small-boat crossings of the English Channel.

It checks data, answers what the data say, judges published claims, and keeps registers that are never
wrong. No answer is a float: whole numbers are `int`, ratios are `fractions.Fraction`, and what is not
known is `None` and never zero. Dates are `datetime.date`, or their texts, and are included at both ends.

>>> import crossings
>>> days = b"date,people,boats\\n2024-07-08,65,1\\n2024-07-09,419,6\\n"
>>> register = crossings.Register.from_csv(days, published="2024-07-10")
>>> total = register.view().total("2024-07-08", "2024-07-09")
>>> total.people, total.boats, register.view().people_per_boat()
(484, 7, Fraction(484, 7))

Where to begin:

- `Register.from_ods`, `from_csv`, `from_json`, `from_frame`, `read`, `builtin`: data that keep every rule;
- `check`: what is wrong with files;
- `Register.summary`, `view`, `as_of`, `revisions`, `publications`, `agreements`, `holder`: what data say;
- `Figure`, `describe`: what printed figures mean, and words for numbers;
- `Claims`, `Claim`, `Measure`, `Window`, `judge`: whether claims are true;
- `Bundle`: whether claims can all be true;
- `windows`, `solve`, `granularity`: over which days a figure holds, what it implies, whether it can be;
- `catalogue`, `explain`: the rules.

Whatever the library refuses is a `CrossingsError`. Objects never change, and any number of threads may use
them at once; calls of the library run without the interpreter's lock.
"""

from crossings import _library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crossings import granularity as granularity
    from crossings import solve as solve
    from crossings import spark as spark
    from crossings.bundle import (
        Audit as Audit,
        Bundle as Bundle,
        Conflict as Conflict,
        Consistency as Consistency,
        Implied as Implied,
        ImpliedDays as ImpliedDays,
        LeftOut as LeftOut,
        Repair as Repair,
        Tight as Tight,
    )
    from crossings.claim import (
        Claim as Claim,
        Claims as Claims,
        Expectation as Expectation,
    )
    from crossings.dates import (
        Convention as Convention,
        DayCount as DayCount,
        Handover as Handover,
        LastYear as LastYear,
        Moment as Moment,
        Period as Period,
        WeekRule as WeekRule,
    )
    from crossings.errors import (
        AlreadyClosed as AlreadyClosed,
        BasisMismatch as BasisMismatch,
        ClosedHandle as ClosedHandle,
        CrossingsError as CrossingsError,
        InternalError as InternalError,
        InvalidDate as InvalidDate,
        InvalidFigure as InvalidFigure,
        InvalidInput as InvalidInput,
        InvalidMoment as InvalidMoment,
        InvalidNumber as InvalidNumber,
        InvalidPeriod as InvalidPeriod,
        InvalidRequest as InvalidRequest,
        Missing as Missing,
        NoReading as NoReading,
        NoValue as NoValue,
        NotFound as NotFound,
        NotInForce as NotInForce,
        NotStated as NotStated,
        TooLarge as TooLarge,
        TooMany as TooMany,
        Unsupported as Unsupported,
        Violations as Violations,
        ZeroDenominator as ZeroDenominator,
    )
    from crossings.exact import (
        Amount as Amount,
        Interval as Interval,
    )
    from crossings.figure import (
        Description as Description,
        Figure as Figure,
        FigureSlip as FigureSlip,
        Meaning as Meaning,
        PrintedUnit as PrintedUnit,
        SlipKind as SlipKind,
        describe as describe,
    )
    from crossings.finding import (
        Finding as Finding,
        Findings as Findings,
        Severity as Severity,
    )
    from crossings.funding import (
        Agreement as Agreement,
        Amendment as Amendment,
        Instalment as Instalment,
        Payment as Payment,
        ReportedAmount as ReportedAmount,
    )
    from crossings.inspection import (
        FileReport as FileReport,
        Inspection as Inspection,
        RuleCount as RuleCount,
        SeriesContents as SeriesContents,
        check as check,
    )
    from crossings.invariant import (
        Invariant as Invariant,
        catalogue as catalogue,
        explain as explain,
    )
    from crossings.judgement import (
        Held as Held,
        JudgedOn as JudgedOn,
        Judgement as Judgement,
        Judgements as Judgements,
        LikelySlip as LikelySlip,
        LikelySlipKind as LikelySlipKind,
        Trial as Trial,
        Working as Working,
        judge as judge,
    )
    from crossings.measure import (
        Measure as Measure,
        Value as Value,
        Window as Window,
        Worked as Worked,
    )
    from crossings.names import (
        Basis as Basis,
        Binding as Binding,
        ClaimVerdict as ClaimVerdict,
        Counted as Counted,
        Coverage as Coverage,
        Dating as Dating,
        DeathScope as DeathScope,
        Grouping as Grouping,
        Landing as Landing,
        Nature as Nature,
        Order as Order,
        Per as Per,
        PolicyKind as PolicyKind,
        Purpose as Purpose,
        Reading as Reading,
        Rounding as Rounding,
        RoundingFrom as RoundingFrom,
        Stage as Stage,
        Status as Status,
        Sums as Sums,
        Together as Together,
        Verdict as Verdict,
    )
    from crossings.panel import (
        PartialTally as PartialTally,
        RowOrder as RowOrder,
        tally as tally,
        tally_columns as tally_columns,
    )
    from crossings.policy import (
        PolicyPeriod as PolicyPeriod,
    )
    from crossings.register import (
        Boat as Boat,
        DeathReport as DeathReport,
        PeriodTotal as PeriodTotal,
        Publication as Publication,
        Register as Register,
    )
    from crossings.revisions import (
        RevisedDay as RevisedDay,
        RevisedTotal as RevisedTotal,
        RevisedWeek as RevisedWeek,
        Revisions as Revisions,
        SeriesRevisions as SeriesRevisions,
    )
    from crossings.source import (
        Source as Source,
    )
    from crossings.summary import (
        PublishedTotal as PublishedTotal,
        Summary as Summary,
        SummaryRow as SummaryRow,
    )
    from crossings.tallied import (
        Keys as Keys,
        Most as Most,
        RowRepair as RowRepair,
        Sum as Sum,
        TalliedPeriod as TalliedPeriod,
        Tally as Tally,
        TallyFinding as TallyFinding,
    )
    from crossings.view import (
        Arrivals as Arrivals,
        DayArrivals as DayArrivals,
        Preventions as Preventions,
        PublishedDay as PublishedDay,
        Total as Total,
        View as View,
        Week as Week,
    )
    from crossings.window import (
        WindowMeasure as WindowMeasure,
        WindowRun as WindowRun,
        Windows as Windows,
        windows as windows,
    )

__version__ = _library.version()

#: Where each name lives: a module is imported when the first of its names is asked for.
_HOMES = {
    "Agreement": "funding",
    "AlreadyClosed": "errors",
    "Amendment": "funding",
    "Amount": "exact",
    "Arrivals": "view",
    "Audit": "bundle",
    "Basis": "names",
    "BasisMismatch": "errors",
    "Binding": "names",
    "Boat": "register",
    "Bundle": "bundle",
    "Claim": "claim",
    "ClaimVerdict": "names",
    "Claims": "claim",
    "ClosedHandle": "errors",
    "Conflict": "bundle",
    "Consistency": "bundle",
    "Convention": "dates",
    "Counted": "names",
    "Coverage": "names",
    "CrossingsError": "errors",
    "Dating": "names",
    "DayArrivals": "view",
    "DayCount": "dates",
    "DeathReport": "register",
    "DeathScope": "names",
    "Description": "figure",
    "Expectation": "claim",
    "Figure": "figure",
    "FigureSlip": "figure",
    "FileReport": "inspection",
    "Finding": "finding",
    "Findings": "finding",
    "Grouping": "names",
    "Handover": "dates",
    "Held": "judgement",
    "Implied": "bundle",
    "ImpliedDays": "bundle",
    "Inspection": "inspection",
    "Instalment": "funding",
    "InternalError": "errors",
    "Interval": "exact",
    "InvalidDate": "errors",
    "InvalidFigure": "errors",
    "InvalidInput": "errors",
    "InvalidMoment": "errors",
    "InvalidNumber": "errors",
    "InvalidPeriod": "errors",
    "InvalidRequest": "errors",
    "Invariant": "invariant",
    "JudgedOn": "judgement",
    "Judgement": "judgement",
    "Judgements": "judgement",
    "Keys": "tallied",
    "Landing": "names",
    "LastYear": "dates",
    "LeftOut": "bundle",
    "LikelySlip": "judgement",
    "LikelySlipKind": "judgement",
    "Meaning": "figure",
    "Measure": "measure",
    "Missing": "errors",
    "Moment": "dates",
    "Most": "tallied",
    "Nature": "names",
    "NoReading": "errors",
    "NoValue": "errors",
    "NotFound": "errors",
    "NotInForce": "errors",
    "NotStated": "errors",
    "Order": "names",
    "PartialTally": "panel",
    "Payment": "funding",
    "Per": "names",
    "Period": "dates",
    "PeriodTotal": "register",
    "PolicyKind": "names",
    "PolicyPeriod": "policy",
    "Preventions": "view",
    "PrintedUnit": "figure",
    "Publication": "register",
    "PublishedDay": "view",
    "PublishedTotal": "summary",
    "Purpose": "names",
    "Reading": "names",
    "Register": "register",
    "Repair": "bundle",
    "ReportedAmount": "funding",
    "RevisedDay": "revisions",
    "RevisedTotal": "revisions",
    "RevisedWeek": "revisions",
    "Revisions": "revisions",
    "Rounding": "names",
    "RoundingFrom": "names",
    "RowOrder": "panel",
    "RowRepair": "tallied",
    "RuleCount": "inspection",
    "SeriesContents": "inspection",
    "SeriesRevisions": "revisions",
    "Severity": "finding",
    "SlipKind": "figure",
    "Source": "source",
    "Stage": "names",
    "Status": "names",
    "Sum": "tallied",
    "Summary": "summary",
    "SummaryRow": "summary",
    "Sums": "names",
    "TalliedPeriod": "tallied",
    "Tally": "tallied",
    "TallyFinding": "tallied",
    "Tight": "bundle",
    "Together": "names",
    "TooLarge": "errors",
    "TooMany": "errors",
    "Total": "view",
    "Trial": "judgement",
    "Unsupported": "errors",
    "Value": "measure",
    "Verdict": "names",
    "View": "view",
    "Violations": "errors",
    "Week": "view",
    "WeekRule": "dates",
    "Window": "measure",
    "WindowMeasure": "window",
    "WindowRun": "window",
    "Windows": "window",
    "Worked": "measure",
    "Working": "judgement",
    "ZeroDenominator": "errors",
    "catalogue": "invariant",
    "check": "inspection",
    "describe": "figure",
    "explain": "invariant",
    "judge": "judgement",
    "tally": "panel",
    "tally_columns": "panel",
    "windows": "window",
}
_MODULES = ("granularity", "plot", "solve", "spark")

__all__ = [
    "Agreement",
    "AlreadyClosed",
    "Amendment",
    "Amount",
    "Arrivals",
    "Audit",
    "Basis",
    "BasisMismatch",
    "Binding",
    "Boat",
    "Bundle",
    "Claim",
    "ClaimVerdict",
    "Claims",
    "ClosedHandle",
    "Conflict",
    "Consistency",
    "Convention",
    "Counted",
    "Coverage",
    "CrossingsError",
    "Dating",
    "DayArrivals",
    "DayCount",
    "DeathReport",
    "DeathScope",
    "Description",
    "Expectation",
    "Figure",
    "FigureSlip",
    "FileReport",
    "Finding",
    "Findings",
    "Grouping",
    "Handover",
    "Held",
    "Implied",
    "ImpliedDays",
    "Inspection",
    "Instalment",
    "InternalError",
    "Interval",
    "InvalidDate",
    "InvalidFigure",
    "InvalidInput",
    "InvalidMoment",
    "InvalidNumber",
    "InvalidPeriod",
    "InvalidRequest",
    "Invariant",
    "JudgedOn",
    "Judgement",
    "Judgements",
    "Keys",
    "Landing",
    "LastYear",
    "LeftOut",
    "LikelySlip",
    "LikelySlipKind",
    "Meaning",
    "Measure",
    "Missing",
    "Moment",
    "Most",
    "Nature",
    "NoReading",
    "NoValue",
    "NotFound",
    "NotInForce",
    "NotStated",
    "Order",
    "PartialTally",
    "Payment",
    "Per",
    "Period",
    "PeriodTotal",
    "PolicyKind",
    "PolicyPeriod",
    "Preventions",
    "PrintedUnit",
    "Publication",
    "PublishedDay",
    "PublishedTotal",
    "Purpose",
    "Reading",
    "Register",
    "Repair",
    "ReportedAmount",
    "RevisedDay",
    "RevisedTotal",
    "RevisedWeek",
    "Revisions",
    "Rounding",
    "RoundingFrom",
    "RowOrder",
    "RowRepair",
    "RuleCount",
    "SeriesContents",
    "SeriesRevisions",
    "Severity",
    "SlipKind",
    "Source",
    "Stage",
    "Status",
    "Sum",
    "Summary",
    "SummaryRow",
    "Sums",
    "TalliedPeriod",
    "Tally",
    "TallyFinding",
    "Tight",
    "Together",
    "TooLarge",
    "TooMany",
    "Total",
    "Trial",
    "Unsupported",
    "Value",
    "Verdict",
    "View",
    "Violations",
    "Week",
    "WeekRule",
    "Window",
    "WindowMeasure",
    "WindowRun",
    "Windows",
    "Worked",
    "Working",
    "ZeroDenominator",
    "__version__",
    "catalogue",
    "check",
    "describe",
    "explain",
    "granularity",
    "judge",
    "plot",
    "solve",
    "spark",
    "tally",
    "tally_columns",
    "windows",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"crossings.{name}")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'crossings' has no attribute {name!r}")
    found: object = getattr(import_module(f"crossings.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*__all__, *globals()])
