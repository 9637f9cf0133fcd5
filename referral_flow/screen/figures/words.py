"""Words on and around marks: tooltips, labels at the end of lines, phases, and hidden values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from referral_flow.blocks import SIGNALLED, Amount, Chart, Point, Series
from referral_flow.captions import INCOMPLETE, SIGNALS, change_in_words
from referral_flow.screen.figures.axes import x_words
from referral_flow.screen.figures.clicks import OfPoint
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import Look, wrapped
from referral_flow.text import HIDDEN, Text, digits

FRAME_ROLES = ("limit", "mean", "target", "around")
OF = Text(" av {n}", " of {n}")
BASED_ON = Text(", räknat på {n}", ", based on {n}")
AFTER = Text("efter {days}", "after {days}")
TOOLTIP_WIDTH = 270


def tooltip(chart: Chart, series: Series, point: Point, look: Look) -> OfPoint:
    """Sentences about one mark: what it is, its value with n and interval, what is odd with it."""
    language = look.language
    subject = f"{_subject(chart, series, point, language)}: "
    sentences = [subject + amount_words(series, point.amount, language), *remarks(point, language)]
    lines = [line for told in sentences for line in wrapped(closed(told), TOOLTIP_WIDTH)]
    return OfPoint.of("<br>".join(lines), point)


def remarks(point: Point, language: str) -> list[str]:
    """What else is to be said of a point: a signal, an open period, a note; each a sentence."""
    said = []
    if point.role in SIGNALLED and not point.amount.suppressed:
        said.append(SIGNALS[point.role].in_(language))
    if not point.is_complete and point.note is None:
        said.append(INCOMPLETE.in_(language))
    if change := change_in_words(point, language):
        said.append(change)
    if point.note:
        said.append(point.note.in_(language))
    return [closed(words) for words in said]


def closed(words: str) -> str:
    """`words` as a sentence: a capital first and one full stop last."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _subject(chart: Chart, series: Series, point: Point, language: str) -> str:
    """The place of a mark; before it the name of its series, if there are several to tell apart."""
    place = x_words(chart, point, language)
    if is_alone(chart, series):
        return AFTER.in_(language).format(days=place) if chart.kind == "steps" else place
    name = series.label.in_(language).rstrip(".")
    is_level = series.role in FRAME_ROLES and series.role != "around"
    return name if point.label is not None and is_level else f"{name}, {place}"


def is_alone(chart: Chart, series: Series) -> bool:
    """True for the one measured series of a chart, whose name the measure line already says."""
    measured = [other for other in chart.series if other.role not in FRAME_ROLES]
    return len(measured) == 1 and series is measured[0]


def amount_words(series: Series, amount: Amount, language: str) -> str:
    """ "54 % av 1 812 (53–55 %)"; only "få fall" for a hidden number."""
    words = amount.in_(language)
    if amount.suppressed or amount.value is None:
        return words
    words += _n_in_a_sentence(amount, language)
    interval = amount.interval_in(language) if has_intervals(series) else None
    return f"{words} ({interval})" if interval else words


def _n_in_a_sentence(amount: Amount, language: str) -> str:
    if amount.n is None or amount.rule == "count":
        return ""
    words = OF if amount.unit == "percent" else BASED_ON
    return words.in_(language).format(n=digits(amount.n, 0, language))


def has_intervals(series: Series) -> bool:
    """False for floating bars, whose low and high are places on the axis."""
    return series.draw != "floating_bar"


def n_words(amount: Amount, language: str, *, before: str = "") -> str:
    """ "n = 1 812", or nothing where n is hidden, not known, or the number itself."""
    if amount.suppressed or amount.n is None or amount.rule == "count":
        return ""
    return f"{before}n\u00a0=\u00a0{digits(amount.n, 0, language)}"


def add_hidden_marks(
    figure: Drawing, places: Sequence[date | float], at: float, look: Look
) -> None:
    """Write "få fall" once under every run of hidden points, on dates or events in order."""
    for run in _runs(places):
        figure.add_annotation(
            x=run[len(run) // 2],
            y=at,
            text=HIDDEN.in_(look.language),
            showarrow=False,
            yanchor="bottom",
            font={"color": look.colours.muted, "size": 11},
        )


def _runs(places: Sequence[date | float]) -> list[list]:
    """Dates less than 95 days apart, or events less than ten apart, belong to one run."""
    runs: list[list] = []
    for value in sorted(places):
        if runs and _is_near(runs[-1][-1], value):
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _is_near(one: date | float, later: date | float) -> bool:
    return (later - one).days < 95 if isinstance(one, date) else later - one < 10
