"""Words at the ends of lines: each beside its own line, none on another, moved as little as can be.

A label that had to move far from its line is joined to it by a hair line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from referral_flow.blocks import Series
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import LINE_HEIGHT, Look, text_width, wrapped

END_GAP = 10
WIDEST_END = {"wide": 190, "half": 130, "narrow": 72}
MOST_BELOW, MOST_ABOVE = 10, 8  # pixels beyond the ends of the axis
FAR = 9  # pixels: beyond, a reader could take the label for another line's


@dataclass(frozen=True)
class EndLabel:
    """Words to stand at the end of a line, at its last value, in the lines that fit beside it."""

    value: float
    lines: tuple[str, ...]
    colour: str
    is_bold: bool = False

    @property
    def width(self) -> float:
        """Pixels from the end of the line to the end of the words."""
        return END_GAP + max(text_width(line) for line in self.lines) * (
            1.06 if self.is_bold else 1
        )

    @property
    def height(self) -> float:
        return LINE_HEIGHT * len(self.lines)


def end_label(series: Series, value: float, look: Look, *, is_bold: bool) -> EndLabel:
    """The series' own words for its end, else its name."""
    words = (series.end_label or series.label).in_(look.language)
    lines = tuple(wrapped(words.replace("\u00a0", " "), WIDEST_END[look.room]))
    # The colour of limits is made for lines; as text it would be too faint.
    colour = look.colours.muted if series.role == "limit" else look.colours.role(series.role)
    return EndLabel(value, lines, colour, is_bold)


def room_for(labels: Sequence[EndLabel]) -> int:
    """The right margin that labels need."""
    return int(max((label.width for label in labels), default=0)) + 6


def add_end_labels(
    figure: Drawing,
    labels: Sequence[EndLabel],
    x: object,
    pixels_per_unit: float,
    look: Look,
    *,
    axis: tuple[float, float] | None = None,
) -> None:
    """Write labels beside the ends of their lines; with `axis` none leaves its two ends."""
    ends = [] if axis is None else [end * pixels_per_unit for end in axis]
    room = (ends[0] - MOST_BELOW, ends[1] + MOST_ABOVE) if ends else None
    for label, shift in spread(labels, pixels_per_unit, room):
        words = "<br>".join(label.lines)
        figure.add_annotation(
            x=x,
            y=label.value,
            text=look.coloured(words, label.colour, bold=label.is_bold),
            xanchor="left",
            yanchor="middle",
            align="left",
            **_beside(shift, look),
        )


def _beside(shift: float, look: Look) -> dict:
    """Just moved, or joined to its line's end where it had to go far."""
    if abs(shift) <= FAR:
        return {"showarrow": False, "xshift": END_GAP, "yshift": shift}
    return {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 0.8,
        "arrowcolor": look.colours.rule,
        "ax": END_GAP + 1,
        "ay": -shift,
        "standoff": 2,
    }


def spread(
    labels: Sequence[EndLabel], pixels_per_unit: float, room: tuple[float, float] | None = None
) -> list[tuple[EndLabel, float]]:
    """Each label with the pixels it is moved by, upwards, so that no two meet.

    The sum of squared moves is the least that can be (isotonic regression by pooling neighbours).
    Within `room`, lowest and highest pixel, as long as all have room there; else above the lowest
    label's own place, or the page's edge would cut it.
    """
    ordered = sorted(labels, key=lambda label: label.value)
    if not ordered:
        return []
    wanted = [label.value * pixels_per_unit for label in ordered]
    tops = _offsets(ordered)
    free = _pooled([place - top for place, top in zip(wanted, tops, strict=True)])
    least, most = _bounds(ordered, wanted, tops, room)
    places = [max(least, min(most, place)) + top for place, top in zip(free, tops, strict=True)]
    return [(label, at - was) for label, at, was in zip(ordered, places, wanted, strict=True)]


def _offsets(ordered: Sequence[EndLabel]) -> list[float]:
    """How far above the first each label stands when all are stacked."""
    found = [0.0]
    for below, above in pairwise(ordered):
        found.append(found[-1] + (below.height + above.height) / 2)
    return found


def _bounds(ordered, wanted: list[float], tops: list[float], room) -> tuple[float, float]:
    """Least and most for the foot of a pile that all labels stand in."""
    if room is None:
        return wanted[0] - MOST_BELOW, float("inf")
    least = room[0] + ordered[0].height / 2
    return least, max(least, room[1] - ordered[-1].height / 2 - tops[-1])


def _pooled(places: list[float]) -> list[float]:
    """The nearest places that never fall: neighbours out of order share their mean."""
    groups: list[list[float]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_mean(group) for group in groups for _ in group]


def _mean(group: list[float]) -> float:
    return sum(group) / len(group)
