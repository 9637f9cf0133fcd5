"""The words around figures that pages and slides share: signals, open periods, changes, axes.

A word that stands on a page and on its slide is written here, once.
"""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.blocks import Amount, Axis, Chart, Figure, Point, UnitComment
from referral_flow.text import Text, day, digits, number

SIGNALS = {
    "improvement": Text("ovanligt, åt rätt håll", "unusual, in the right direction"),
    "concern": Text("ovanligt, åt fel håll", "unusual, in the wrong direction"),
    "signal": Text("avviker från det vanliga", "unlike the usual"),
    "neutral": Text("inom det vanliga", "within the usual"),
}
INCOMPLETE = Text("perioden är inte komplett", "the period is not complete")
PART_OF_THE_TIME = Text("öppnade eller stängde under perioden", "opened or closed in the period")
TARGET = Text("mål {value}", "target {value}")
ON_THE_YEAR_BEFORE = Text("mot året före", "on the year before")
BETWEEN = Text("mellan {low} och {high}", "between {low} and {high}")
UNCHANGED = Text("oförändrat", "unchanged")
BY_CHANCE = Text("skillnaden kan bero på slumpen", "the difference may be due to chance")
COMMENT = Text("Kommentar", "Comment")
WITHIN_A_DAY = Text("osäkerhet under en dag", "uncertain by less than a day")
CUT_AXIS = Text("Axeln börjar vid {low}, inte vid noll.", "The axis begins at {low}, not at zero.")


def uncertainty(amount: Amount, language: str) -> str | None:
    """ "53–55 %" under a figure; None where there is none to show.

    Whole days whose interval is a single day would repeat the figure: they are told in words.
    """
    is_one_day = amount.unit == "days" and amount.low == amount.high
    words = amount.interval_in(language)
    return WITHIN_A_DAY.in_(language) if words and is_one_day else words


def incomplete(chart: Chart) -> Text:
    """What a hollow mark of the chart means: of a funnel, a unit that was there for a part."""
    return PART_OF_THE_TIME if chart.kind == "funnel" else INCOMPLETE


def change_in_brackets(point: Point, language: str) -> str:
    """ " (+4)" after a number, in percentage points; nothing where there is none to show."""
    change = point.change
    if change is None or change.suppressed or change.value is None or point.amount.suppressed:
        return ""
    return f" ({_points(change.value, change, language)})"


def change_in_words(point: Point, language: str) -> str | None:
    """ "+4 procentenheter mot året före (mellan +1 och +7)", for a tooltip or a table."""
    if not change_in_brackets(point, language):
        return None
    change = point.change
    words = f"{change.in_(language)} {ON_THE_YEAR_BEFORE.in_(language)}"
    if change.low is None or change.high is None:
        return words
    ends = [_points(end, change, language) for end in (change.low, change.high)]
    return f"{words} ({BETWEEN.in_(language).format(low=ends[0], high=ends[1])})"


def _points(value: float, change: Amount, language: str) -> str:
    return digits(value * 100, change.decimals, language, signed=True)


@dataclass(frozen=True)
class Change:
    """A change on the year before. `role` is improvement or concern only when it is beyond chance.

    `direction` is 1, -1 or 0 for what is written: a change that rounds to nothing is unchanged.
    """

    words: str
    direction: int
    role: str | None
    may_be_chance: bool


def change_of(figure: Figure, language: str) -> Change | None:
    """What a headline figure's change says, or None where there is none to show."""
    change = figure.change
    if change is None or change.suppressed or change.value is None:
        return None
    than = ON_THE_YEAR_BEFORE.in_(language)
    if _rounds_to_nothing(change):
        return Change(f"{UNCHANGED.in_(language)} {than}", 0, None, False)
    may_be_chance = change.low is not None and change.low <= 0 <= (change.high or 0)
    is_known = change.low is not None and not may_be_chance and figure.change_good != "neither"
    role = _judged(change.value, figure.change_good) if is_known else None
    words = f"{change.in_(language)} {than}"
    return Change(words, 1 if change.value > 0 else -1, role, may_be_chance)


def _rounds_to_nothing(change: Amount) -> bool:
    scale = 100 if change.unit in ("percent", "points") else 1
    return round(change.value * scale, change.decimals) == 0


def _judged(value: float, good: str) -> str:
    return "improvement" if (value > 0) == (good == "up") else "concern"


def signature(said: UnitComment, language: str) -> str:
    """Who stands for a comment and since when: "Verksamhetschef, Björken rehab · 2025-09-15"."""
    function, unit = said.comment.signed_by, said.by.name.in_(language)
    who = function if unit in function else f"{function}, {unit}"
    return f"{who} · {day(said.comment.written_on)}"


def comment_line(said: UnitComment, language: str) -> str:
    """A comment and its signature on one line, for files and pictures."""
    words = said.comment.text.in_(language)
    return f"{COMMENT.in_(language)}: {words} ({signature(said, language)})"


def value_axis_of(chart: Chart) -> Axis:
    """The axis that values are read on, across or up."""
    return chart.x if chart.is_horizontal and chart.x.kind == "number" else chart.y


def cut_axis(chart: Chart, language: str) -> str:
    """That the axis begins above zero, and where; nothing where it does not."""
    axis = value_axis_of(chart)
    if not axis.is_cut or axis.minimum is None:
        return ""
    return CUT_AXIS.in_(language).format(low=number(axis.minimum, axis.unit, 0, language))
