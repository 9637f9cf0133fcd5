"""Labels at the end of lines: where each stands so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence


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
