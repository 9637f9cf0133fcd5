"""Headlines, headings and notes as HTML: every word escaped, every number disclosed before."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from referral_flow.blocks import (
    Chart,
    Figure,
    Headline,
    Note,
    UnitComment,
)
from referral_flow.captions import (
    BY_CHANCE,
    COMMENT,
    SIGNALS,
    TARGET,
    change_of,
    cut_axis,
    incomplete,
    signature,
    uncertainty,
)
from referral_flow.charts.phrases import per
from referral_flow.screen.figures.look import wrapped
from referral_flow.screen.figures.markers import dated, markers_fit
from referral_flow.screen.figures.words import n_words
from referral_flow.screen.metric_names import Names
from referral_flow.screen.trend import trend, way_on
from referral_flow.text import unbroken

MOST_IN_A_ROW = 5  # headline figures
HALVES = (430, 600)  # pixels of text beside another chart; the other one from 1700 on


def written(words: str) -> str:
    """Words as HTML: escaped, and held together where a line must not end."""
    return escape(unbroken(words))


def title(question: str, whose: str, mark: str | None) -> str:
    """The question as the page's title, and whose figures for when beneath it."""
    badge = f'<span class="rf-mark">{written(mark)}</span>' if mark else ""
    return (
        f'<header class="rf-title"><h1>{written(question)}</h1>'
        f'<p class="rf-quiet">{written(whose)}{badge}</p></header>'
    )


def headline(block: Headline, names: Names) -> str:
    """The answer as a sentence, then its figures in a row, each named by its metric."""
    language = names.view.language
    figures = "".join(_figure(figure, names) for figure in block.figures)
    many = " rf-many" if len(block.figures) > MOST_IN_A_ROW else ""
    reading = block.reading.in_(language) if block.reading and figures else ""
    return (
        f'<p class="rf-answer">{written(block.answer.in_(language))}</p>'
        f"{_quiet(reading)}{_row(figures, many)}{comments(block.comments, language)}"
    )


def _quiet(words: str) -> str:
    return f'<p class="rf-quiet rf-reading">{written(words)}</p>' if words else ""


def _row(figures: str, many: str) -> str:
    return f'<dl class="rf-figures{many}">{figures}</dl>' if figures else ""


def _figure(figure: Figure, names: Names) -> str:
    language = names.view.language
    hidden = " rf-hidden" if figure.amount.suppressed or figure.amount.value is None else ""
    lines = [
        _basis(figure, language),
        _change(figure, language),
        _note(figure, language),
        _target(figure, language),
    ]
    quiet = "".join(f'<span class="rf-quiet">{line}</span>' for line in lines if line)
    return (
        f"<div><dt>{names.of_figure(written(figure.label.in_(language)), figure.metric)}</dt>"
        f'<dd><b class="rf-number{hidden}">{written(figure.amount.in_(language))}</b>'
        f"{trend(figure, language)}{quiet}{way_on(figure, names.view)}</dd></div>"
    )


def _note(figure: Figure, language: str) -> str:
    """The figure's note, unless it only repeats that the figure is hidden."""
    words = figure.note.in_(language) if figure.note else ""
    return "" if words == figure.amount.in_(language) else written(words)


def _basis(figure: Figure, language: str) -> str:
    n = n_words(figure.amount, language)
    if n and figure.counted:
        n = f"{n} {figure.counted.in_(language)}"
    parts = (uncertainty(figure.amount, language), n)
    return written(" · ".join(part for part in parts if part))


def _target(figure: Figure, language: str) -> str:
    if figure.target is None or figure.target.value is None:
        return ""
    words = TARGET.in_(language).format(value=figure.target.in_(language))
    return f'<span class="rf-target">{written(words)}</span>'


def _change(figure: Figure, language: str) -> str:
    """The change with an arrow; coloured only when its interval leaves zero out."""
    change = change_of(figure, language)
    if change is None:
        return ""
    arrow = {1: "↗", -1: "↘"}.get(change.direction, "")
    moved = f'<span aria-hidden="true">{arrow}</span> ' if arrow else ""
    words = f'<span class="rf-{change.role or "plain"}">{moved}{written(change.words)}</span>'
    if not change.may_be_chance or figure.note:
        return words
    return f'{words}<br><span class="rf-chance">{BY_CHANCE.in_(language)}</span>'


def chart_heading(chart: Chart, names: Names, rooms: tuple[int, int] = (0, 0)) -> str:
    """The finding as a heading, measure and basis, and the key to shapes.

    `rooms` pixels are kept for finding and measure, in windows of either width in `HALVES`.
    """
    language = names.view.language
    measure = _other_grain_told(names.of_chart(chart, measure_line(chart, language)), chart, names)
    kept = "--rf-room:{}px;--rf-room-wide:{}px".format(*rooms)
    return (
        f'<div class="rf-chart-head"><div class="rf-said" style="{kept}">'
        f"<h2>{written(chart.finding.in_(language))}</h2>"
        f'<p class="rf-quiet">{measure}</p></div>{shape_key(chart, language)}</div>'
    )


def _other_grain_told(measure: str, chart: Chart, names: Names) -> str:
    """ "per kvartal" stands out in a chart drawn by other steps than the reader has chosen."""
    if chart.x.kind != "time" or chart.x.grain in (None, names.view.grain):
        return measure
    words = per(chart.x.grain).in_(names.view.language)
    return measure.replace(words, f'<b class="rf-grain">{words}</b>', 1)


def measure_line(chart: Chart, language: str) -> str:
    """What is drawn, on how many, and whether the axis is cut."""
    parts = [chart.measure.in_(language), chart.basis.in_(language) if chart.basis else ""]
    words = " · ".join(part.rstrip(".") for part in parts if part)
    cut = cut_axis(chart, language)
    return f"{words}. {cut}" if cut else words


def heading_height(chart: Chart, names: Names, width: float) -> int:
    """Pixels that finding and measure take in a column of `width`, about."""
    language = names.view.language
    finding = chart.finding.in_(language)
    measure = names.said_of(chart, measure_line(chart, language))
    return 24 * len(wrapped(finding, width / 1.42)) + 20 * len(wrapped(measure, width)) + 2


def key_entries(chart: Chart, language: str) -> list[tuple[str, str]]:
    """(shape, words) of each mark whose meaning must be said: a signal's role, "hollow", "ring"."""
    points = [point for series in chart.series for point in series.points]
    roles = {point.role for point in points if not point.amount.suppressed}
    shown = [role for role in SIGNALS if role in roles]
    entries = [(role, SIGNALS[role].in_(language)) for role in shown if shown != ["neutral"]]
    if not all(point.is_complete for point in points):
        hollow = "hollow" if "neutral" in roles else "ring"
        entries.append((hollow, incomplete(chart).in_(language)))
    return entries


def shape_key(chart: Chart, language: str) -> str:
    """What the shapes mean, for those that the chart shows; nothing where there are none."""
    items = "".join(
        f'<li><i class="rf-shape rf-{shape}"></i>{written(words)}</li>'
        for shape, words in key_entries(chart, language)
    )
    return f'<ul class="rf-key">{items}</ul>' if items else ""


def numbered_markers(chart: Chart, language: str, room: str) -> list[str]:
    """The reasons that the figure has numbers for, where it has no room for the words."""
    if markers_fit(chart, language, room):
        return []
    return [f"{marker.text.in_(language)} ({marker.on.isoformat()})" for marker in dated(chart)]


def chart_foot(chart: Chart, language: str, room: str) -> str:
    """Reading help, the list of numbered phases, and where hidden figures can be seen."""
    parts = []
    if reasons := numbered_markers(chart, language, room):
        parts.append(f"<ol>{''.join(f'<li>{written(words)}</li>' for words in reasons)}</ol>")
    if chart.reading:
        parts.append(f"<p>{written(chart.reading.in_(language))}</p>")
    if chart.coarser:
        parts.append(f'<p class="rf-coarser">{written(chart.coarser.in_(language))}</p>')
    foot = f'<div class="rf-foot">{"".join(parts)}</div>' if parts else ""
    return foot + comments(chart.comments, language)


def comments(said: Sequence[UnitComment], language: str) -> str:
    """What units have said of the figures above, each quietly under its own rule."""
    return "".join(_comment(one, language) for one in said if one.is_shown)


def _comment(said: UnitComment, language: str) -> str:
    return (
        f'<figure class="rf-comment"><figcaption>{COMMENT.in_(language)}: '
        f"{written(signature(said, language))}</figcaption>"
        f"<blockquote>{written(said.comment.text.in_(language))}</blockquote></figure>"
    )


def note(block: Note, language: str, *, level: int = 2) -> str:
    """Prose under a small heading; a warning or a missing figure has a rule at its side.

    `level` is that of the heading: 3 where the note stands under another one.
    """
    return (
        f'<section class="rf-note rf-note-{written(block.kind)}">'
        f"<h{level}>{written(block.title.in_(language))}</h{level}>"
        f"<p>{written(block.body.in_(language))}</p></section>"
    )


def messages(sentences: Sequence[str]) -> str:
    """Calm sentences at the top of a page, all in one box."""
    words = "<br>".join(written(sentence) for sentence in sentences)
    return f'<p class="rf-message" role="status">{words}</p>'
