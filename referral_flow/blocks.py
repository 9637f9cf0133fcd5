"""What a panel may ask and say: controls, headlines, charts, tables, notes; plain descriptions.

A block holds exact numbers and is never drawn as it is: `disclosure.disclose` turns a list of
blocks into what readers may see. Every number is an `Amount` and every sentence with a number is a
`Sentence`, so the gate can find and hide each one. Plain `Text` must never carry a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from referral_flow.amounts import Amount, Sentence, UnitLabel
from referral_flow.amounts import Partner as Partner  # blocks is the one door to all of these
from referral_flow.entries import Entries
from referral_flow.leads import Findings, Lead
from referral_flow.leads import Found as Found
from referral_flow.model import Comment
from referral_flow.shapes import Area
from referral_flow.text import Text, day

PLACES = ("answer", "main", "beside", "why", "who", "after", "how")
ROLES = (
    "value", "mean", "limit", "target", "improvement", "concern", "signal", "neutral", "second",
    "third", "fourth", "around",
)  # fmt: skip
SIGNALLED = ("improvement", "concern", "signal")  # marks that chance seldom makes


@dataclass(frozen=True)
class Point:
    """One mark of a chart. `x` is a category's key, a date or a number, as its axis says."""

    x: str | float | date
    amount: Amount
    label: Text | UnitLabel | None = None  # the category in words
    role: str | None = None  # overrides the role of the series (a signal, say)
    is_complete: bool = True  # drawn hollow when not
    note: Text | None = None  # one more sentence for the tooltip and the table
    change: Amount | None = None  # since the same period a year before, in points; in brackets
    lead: Lead | None = None  # where a click goes, if not to what its number's origin says


@dataclass(frozen=True)
class Series:
    """Points that belong together.

    `draw`: line, line_points, step, bar, floating_bar, points or edge. Two edges are the ends of a
    band, drawn faint with the space between them filled.
    A floating_bar reaches from `amount.low` to `amount.high` and is labelled with `amount.value`;
    its ends are places on the axis, not an interval.
    """

    key: str
    label: Text | UnitLabel
    points: tuple[Point, ...]
    role: str = "value"
    draw: str = "line_points"
    show_interval: bool = False  # whiskers or a band from amount.low to amount.high
    end_label: Sentence | None = None
    like: str | None = None  # key of the series that this one is a wider unit's counterpart of


@dataclass(frozen=True)
class Axis:
    """`kind`: time (dates), category (keys in order of the points) or number."""

    kind: str
    unit: str = "percent"
    decimals: int = 0
    minimum: float | None = None
    maximum: float | None = None
    title: Text | None = None  # only where the measure line does not already say it
    is_cut: bool = False  # starts above zero; the renderer says so
    grain: str | None = None  # of a time axis: week, month, quarter, year


@dataclass(frozen=True)
class Marker:
    """A dated event or the start of a phase, drawn as a quiet vertical line with its reason.

    A lost stretch ("lost") reaches to and including `until`: drawn as a shade with its text.
    """

    on: date
    text: Text
    kind: str = "event"  # event, phase or lost
    until: date | None = None


@dataclass(frozen=True)
class UnitComment:
    """What a unit has said about the figures beside it: dated and signed, in every file of them.

    On a page it stands once (`is_shown`), beside the first figures that it is about.
    """

    by: UnitLabel
    comment: Comment
    is_shown: bool = True


@dataclass(frozen=True)
class Chart:
    """A figure with its finding in words, its data and its alternative text."""

    key: str
    kind: str  # control_chart, lines, bars, waterfall, steps, dots, funnel, heat, flow, map …
    finding: Sentence  # the title: what the reader can conclude, computed
    measure: Text  # what is drawn: measure and unit of measure, no figures
    x: Axis
    y: Axis
    series: tuple[Series, ...]
    metric: str | None = None  # key in the catalogue, for definition and n
    basis: Sentence | None = None  # "n = 24 812, november 2024 – oktober 2025"
    reading: Text | None = None  # up to two lines of help on how to read it
    markers: tuple[Marker, ...] = ()
    # points of a series (of a heat, all; of lines, those of a day) are parts of one shown whole
    is_breakdown: bool = False
    place: str = "main"
    is_horizontal: bool = False
    coarser: Text | None = None  # the grain that was drawn instead, or at which hidden figures show
    comments: tuple[UnitComment, ...] = ()
    shapes: tuple[Area, ...] = ()  # of a map: what each point tells of, by its x


@dataclass(frozen=True)
class Figure:
    """One headline figure with its interval, n, change against a year before and target."""

    label: Text
    amount: Amount
    metric: str | None = None
    note: Sentence | None = None
    change: Amount | None = None  # in points or days, signed
    change_good: str = "neither"  # up, down or neither
    target: Amount | None = None
    trend: tuple[Point, ...] = ()  # the months behind it, oldest first, as a small line beside it
    lead: Lead | None = None
    counted: Text | None = None  # what n counts where it is not people: "morgnar"


@dataclass(frozen=True)
class Headline:
    """The answer in one computed sentence, then three to five figures."""

    answer: Sentence
    figures: tuple[Figure, ...]
    place: str = "answer"
    comments: tuple[UnitComment, ...] = ()
    reading: Text | None = None  # what to know before the figures are compared


@dataclass(frozen=True)
class Column:
    key: str
    label: Text
    is_number: bool = False


Cell = Text | Amount | Sentence | UnitLabel | date | None


@dataclass(frozen=True)
class Table:
    """Rows under a title; every number an `Amount`."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    finding: Sentence | None = None
    reading: Text | None = None
    is_breakdown: bool = False
    place: str = "why"
    is_open: bool = True  # False: folded away until asked for


@dataclass(frozen=True)
class Note:
    """Prose: a definition, a warning, what cannot be shown. `kind`: info, warning, missing."""

    title: Text
    body: Sentence
    kind: str = "info"
    place: str = "how"


Block = Headline | Chart | Table | Note | Findings | Entries


@dataclass(frozen=True)
class Control:
    """A choice of a panel's own, as data: `options` are pairs of key and label.

    `kind`: "choice" for a few options side by side, "list" for many, folded.
    """

    key: str
    label: Text
    options: tuple[tuple[str, Text], ...]
    default: str
    kind: str = "choice"


def cell_in(cell: Cell, language: str) -> str:
    """A cell as text; a missing one is a dash."""
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, UnitLabel):
        return cell.name.in_(language)
    return cell.in_(language)
