"""Labels at the end of lines: where each stands so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.slides import style
from referral_flow.slides.chart_labels import label_points
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.scale import Scale
from referral_flow.text import NO_BREAK_SPACE

_ABOVE_AXIS = 0.6  # lines between the axis and the middle of the lowest words


def spread(
    heights: Sequence[float], gap: float, low: float = 0.0, high: float = 1.0
) -> list[float]:
    """`heights` moved as little as it takes to lie `gap` apart between `low` and `high`.

    Order is kept; with no room for all the gap shrinks.
    """
    if not heights:
        return []
    gap = min(gap, (high - low) / max(1, len(heights) - 1))
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = _pushed_up([heights[place] for place in order], gap, low)
    placed = [
        high - height
        for height in reversed(_pushed_up([high - height for height in reversed(placed)], gap, 0.0))
    ]
    result = [0.0] * len(heights)
    for place, height in zip(order, placed, strict=True):
        result[place] = height
    return result


def _pushed_up(heights: list[float], gap: float, low: float) -> list[float]:
    """Groups that touch share their shift, so a pile of labels stays centred on its lines."""
    groups: list[list[float]] = []
    for height in heights:
        groups.append([height])
        while (
            len(groups) > 1
            and _start(groups[-1], gap) < _start(groups[-2], gap) + len(groups[-2]) * gap
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    placed: list[float] = []
    for group in groups:
        start = max(_start(group, gap), low, placed[-1] + gap if placed else low)
        placed += [start + gap * place for place in range(len(group))]
    return placed


def _start(group: list[float], gap: float) -> float:
    return sum(group) / len(group) - gap * (len(group) - 1) / 2


def right_margin(words: Sequence[str], width: float) -> float:
    """The share of a chart `width` inches wide that the longest end label needs."""
    longest = max((width_in_inches(text, style.CHART_SIZE, bold=True) for text in words), default=0)
    return min(0.34, (longest + 0.18) / width) if words else 0.015


def label_ends(
    ends: Sequence[tuple],
    scale: Scale,
    plot_height: float,
    height: float,
    *,
    is_above_axis: bool = False,
) -> None:
    """Write (drawn, index, value, words, role) at the lines' ends, spread so that none overlap.

    `plot_height` is the plot's share of the chart, `height` the chart's own in inches. Above the
    axis they leave room for a number beneath its very end.
    """
    places = [scale.share_of(value) for _, _, value, _, _ in ends]
    gap = style.CHART_SIZE * 1.3 / 72 / (height * plot_height)
    low = gap * _ABOVE_AXIS if is_above_axis else -0.02
    for (drawn, index, _, words, role), old, new in zip(
        ends, places, spread(places, gap, low=low, high=1.02), strict=True
    ):
        label_point(drawn, index, words, role, nudge=(old - new) * plot_height)


def label_point(drawn, index: int, words: str, role: str, *, nudge: float = 0.0) -> None:
    """Words beside one point, in its colour."""
    label_points(
        drawn,
        {index: 2 * NO_BREAK_SPACE + words},
        style.colour(role),
        style.CHART_SIZE,
        bold=role == "value",
        nudges={index: nudge},
    )
