"""Headlines, headings and notes as HTML: every word escaped, every number disclosed before."""

from __future__ import annotations

from html import escape

from referral_flow.blocks import (
    Amount,
    Chart,
    Figure,
    Headline,
    Note,
)
from referral_flow.screen.figures.look import wrapped
from referral_flow.screen.figures.words import ROLE_WORDS, markers_fit, n_words
from referral_flow.text import Text

TARGET = Text("mål", "target")
BY_CHANCE = Text("skillnaden kan bero på slumpen", "the difference may be due to chance")
KEY_WORDS = {
    "improvement": Text("ovanligt, åt rätt håll", "unusual, in the right direction"),
    "concern": Text("ovanligt, åt fel håll", "unusual, in the wrong direction"),
    "neutral": Text("inom det vanliga", "within the usual"),
}
KEY_ORDER = ("improvement", "concern", "neutral")
HALF = 430  # pixels of text beside another chart
CUT = Text("Axeln börjar inte vid noll.", "The axis does not begin at zero.")
HOLLOW = Text("perioden är inte komplett", "period not complete")


def title(question: str, whose: str, mark: str | None) -> str:
    """The question as the page's title, and whose figures for when beneath it."""
    badge = f'<span class="rf-mark">{escape(mark)}</span>' if mark else ""
    return (
        f'<header class="rf-title"><h1>{escape(question)}</h1>'
        f'<p class="rf-quiet">{escape(whose)}{badge}</p></header>'
    )


def headline(block: Headline, language: str) -> str:
    """The answer as a sentence, then its figures in a row."""
    figures = "".join(_figure(figure, language) for figure in block.figures)
    return (
        f'<p class="rf-answer">{escape(block.answer.in_(language))}</p>'
        f'<dl class="rf-figures">{figures}</dl>'
    )


def _figure(figure: Figure, language: str) -> str:
    hidden = " rf-hidden" if figure.amount.suppressed or figure.amount.value is None else ""
    lines = [
        _basis(figure.amount, language),
        _change(figure, language),
        _target(figure, language),
        escape(figure.note.in_(language)) if figure.note else "",
    ]
    quiet = "".join(f'<span class="rf-quiet">{line}</span>' for line in lines if line)
    return (
        f"<div><dt>{escape(figure.label.in_(language))}</dt>"
        f'<dd><b class="rf-number{hidden}">{escape(figure.amount.in_(language))}</b>'
        f"{quiet}</dd></div>"
    )


def _basis(amount: Amount, language: str) -> str:
    parts = (amount.interval_in(language), n_words(amount, language))
    return escape(" · ".join(part for part in parts if part))


def _target(figure: Figure, language: str) -> str:
    if figure.target is None or figure.target.value is None:
        return ""
    return f'<span class="rf-target">{TARGET.in_(language)} {figure.target.in_(language)}</span>'


def _change(figure: Figure, language: str) -> str:
    """The change with an arrow; coloured only when its interval leaves zero out."""
    change = figure.change
    if change is None or change.suppressed or change.value is None:
        return ""
    than = Text("mot året före", "on the year before").in_(language)
    if round(change.value * 100, change.decimals) == 0:
        return f"{Text('oförändrat', 'unchanged').in_(language)} {than}"
    role = _change_role(figure, change)
    arrow = "↗" if change.value > 0 else "↘" if change.value < 0 else "→"
    words = escape(change.in_(language))
    chance = ""
    if change.low is not None and change.low <= 0 <= (change.high or 0):
        chance = f'<br><span class="rf-chance">{BY_CHANCE.in_(language)}</span>'
    moved = f'<span aria-hidden="true">{arrow}</span> {words}'
    return f'<span class="rf-{role}">{moved}</span> {than}{chance}'


def _change_role(figure: Figure, change: Amount) -> str:
    if change.low is None or change.low <= 0 <= change.high or figure.change_good == "neither":
        return "plain"
    return "improvement" if (change.value > 0) == (figure.change_good == "up") else "concern"


def chart_heading(chart: Chart, language: str, room_for: tuple[int, int] = (0, 0)) -> str:
    """The finding as a heading, measure and basis, the key to shapes; `room_for` lines of each."""
    finding_lines, measure_lines = room_for
    return (
        f'<div class="rf-chart-head"><h2 style="min-height:{finding_lines * 24}px">'
        f"{escape(chart.finding.in_(language))}</h2>"
        f'<p class="rf-quiet" style="min-height:{measure_lines * 20}px">'
        f"{escape(measure_line(chart, language))}</p>{shape_key(chart, language)}</div>"
    )


def measure_line(chart: Chart, language: str) -> str:
    """What is drawn, on how many, and whether the axis is cut."""
    parts = [chart.measure.in_(language), chart.basis.in_(language) if chart.basis else ""]
    words = " · ".join(part.rstrip(".") for part in parts if part)
    if chart.y.is_cut or chart.x.is_cut:
        words += f". {CUT.in_(language)}"
    return words.replace("n = ", "n\u00a0=\u00a0")


def heading_lines(chart: Chart, language: str) -> tuple[int, int]:
    """How many lines finding and measure take in half the page's width, about."""
    finding, measure = chart.finding.in_(language), measure_line(chart, language)
    return len(wrapped(finding, HALF / 1.42)), len(wrapped(measure, HALF))


def shape_key(chart: Chart, language: str) -> str:
    """What the shapes mean, for those that the chart shows; nothing where there are none."""
    points = [point for series in chart.series for point in series.points]
    roles = {point.role for point in points if not point.amount.suppressed}
    shown = [role for role in KEY_ORDER if role in roles] if roles & set(ROLE_WORDS) else []
    items = [
        f'<li><i class="rf-shape rf-{role}"></i>{KEY_WORDS[role].in_(language)}</li>'
        for role in shown
    ]
    if not all(point.is_complete for point in points):
        round_one = "" if "neutral" in roles else " rf-round"
        hollow = f'<i class="rf-shape rf-hollow{round_one}"></i>'
        items.append(f"<li>{hollow}{HOLLOW.in_(language)}</li>")
    return f'<ul class="rf-key">{"".join(items)}</ul>' if items else ""


def chart_foot(chart: Chart, language: str, room: str) -> str:
    """Reading help, the list of numbered phases, and where hidden figures can be seen."""
    parts = []
    if chart.markers and not markers_fit(chart, language, room):
        items = "".join(
            f"<li>{escape(marker.text.in_(language))} ({marker.on.isoformat()})</li>"
            for marker in sorted(chart.markers, key=lambda found: found.on)
        )
        parts.append(f"<ol>{items}</ol>")
    if chart.reading:
        parts.append(f"<p>{escape(chart.reading.in_(language))}</p>")
    if chart.coarser:
        parts.append(f'<p class="rf-coarser">{escape(chart.coarser.in_(language))}</p>')
    return f'<div class="rf-foot">{"".join(parts)}</div>' if parts else ""


def note(block: Note, language: str) -> str:
    """Prose under a small heading; a warning or a missing figure has a rule at its side."""
    return (
        f'<section class="rf-note rf-note-{escape(block.kind)}">'
        f"<h3>{escape(block.title.in_(language))}</h3>"
        f"<p>{escape(block.body.in_(language))}</p></section>"
    )


def message(words: str, kind: str = "info") -> str:
    """One calm sentence at the top of a page."""
    return f'<p class="rf-message rf-note-{kind}" role="status">{escape(words)}</p>'
