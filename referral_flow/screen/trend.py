"""The small line beside a headline figure: the months behind it, drawn in the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import pairwise
from urllib.parse import quote

from referral_flow.blocks import Figure, Point
from referral_flow.model import View
from referral_flow.screen.leads import link
from referral_flow.text import Text

Place = tuple[float, float]  # pixels from the left and from the top
WIDTH, HEIGHT, MARGIN = 148, 36, 4  # pixels
DOT, THICK = 2.5, 1.5
LONGEST_STEP = 1.3  # times the shortest one, February; more between two points is a gap
SAID = Text(
    "{label}, {first} till {last}: från {start} till {end}, lägst {low}, högst {high}.",
    "{label}, {first} to {last}: from {start} to {end}, lowest {low}, highest {high}.",
)
MORE = Text("Se diagrammet", "See the chart")
HIDDEN_THERE = Text("{count} av {all} är dolda.", "{count} of {all} are hidden.")


def trend(figure: Figure, language: str) -> str:
    """The figure's months as a line, with words for those who do not see it; "" without any.

    The line begins at zero, so that its height can be compared with its change. A hidden or lost
    month is a gap, and only the last value is marked. The picture is a mask, since the page takes
    no other drawing in words and a mask follows the theme.
    """
    shown = [point for point in figure.trend if point.amount.value is not None]
    if len(shown) < 2:
        return ""
    words = escape(in_words(figure, shown, language))
    mask = quote(_drawn(figure.trend, shown), safe="/:=., ")
    return (
        f'<span class="rf-trend" role="img" aria-label="{words}" title="{words}">'
        f"<i style=\"--rf-trend: url('data:image/svg+xml,{mask}')\"></i></span>"
    )


def _drawn(points: Sequence[Point], shown: Sequence[Point]) -> str:
    """The line as an SVG without colour: the page's own shines through it, light or dark."""
    places = _places(points, shown)
    lines = "".join(_line(one) for one in _runs(places))
    x, y = places[shown[-1].x]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'{lines}<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"/></svg>'
    )


def way_on(figure: Figure, view: View) -> str:
    """The link to the page that explains the figure; "" where it has none."""
    if figure.lead is None:
        return ""
    name = (figure.lead.words or MORE).in_(view.language)
    of = f'<span class="rf-unseen">: {escape(figure.label.in_(view.language))}</span>'
    return f'<span class="rf-on">{link(f"{escape(name)}{of}", figure.lead, view)}</span>'


def in_words(figure: Figure, shown: Sequence[Point], language: str) -> str:
    """First, last, lowest and highest, each as people read it, and how many are hidden."""
    values = sorted(shown, key=lambda point: point.amount.value)
    slots = {"start": shown[0], "end": shown[-1], "low": values[0], "high": values[-1]}
    said = SAID.in_(language).format(
        label=figure.label.in_(language),
        first=shown[0].label.in_(language),
        last=shown[-1].label.in_(language),
        **{key: point.amount.in_(language) for key, point in slots.items()},
    )
    hidden = len(figure.trend) - len(shown)
    if not hidden:
        return said
    return f"{said} {HIDDEN_THERE.in_(language).format(count=hidden, all=len(figure.trend))}"


def _places(points: Sequence[Point], shown: Sequence[Point]) -> dict[date, Place]:
    """Where each shown day lies: time across, from zero to the highest value up."""
    first, last = points[0].x, points[-1].x
    days = max((last - first).days, 1)
    highest = max(point.amount.value for point in shown) or 1.0
    width, height = WIDTH - 2 * MARGIN, HEIGHT - MARGIN - 1
    return {
        point.x: (
            MARGIN + width * (point.x - first).days / days,
            HEIGHT - 1 - height * point.amount.value / highest,
        )
        for point in shown
    }


def _runs(places: dict[date, Place]) -> list[list[Place]]:
    """The points in stretches without a gap between them."""
    steps = [(after - before).days for before, after in pairwise(places)]
    most = LONGEST_STEP * min(steps)
    runs: list[list[Place]] = [[]]
    for step, place in zip([0, *steps], places.values(), strict=True):
        if step > most:
            runs.append([])
        runs[-1].append(place)
    return runs


def _line(run: Sequence[Place]) -> str:
    """A stretch as a line; a month that stands alone as a dot."""
    if len(run) == 1:
        return f'<circle cx="{run[0][0]:.1f}" cy="{run[0][1]:.1f}" r="1.5"/>'
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in run)
    return f'<path d="M{path}" fill="none" stroke="#000" stroke-width="{THICK}"/>'
