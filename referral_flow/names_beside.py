"""Room for names beside points, on pages and slides alike: off the points and off each other.

Knows places and lengths, in pixels or inches; not what is drawn, or with what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

FURTHEST = 3  # of its own heights that a name may be moved up or down
RIGHT, LEFT = 1, -1

Box = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True)
class Room:
    """A plot from `first` to `last` along the bottom; `wide` and `tall` are lengths per unit."""

    first: float
    last: float
    wide: float
    tall: float
    mark: float  # across a point
    gap: float  # from a point to its name
    margin: float = 0.0  # beyond the last place, where names may reach unless lines are named there
    taken: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)  # what names keep off if they can

    def occupy(self, points: Iterable[tuple[float, float]]) -> None:
        """Keep names off these points."""
        half = self.mark / 2
        for across, up in points:
            x, y = (across - self.first) * self.wide, up * self.tall
            self.taken.append((x - half, x + half, y - half, y + half))

    def occupy_margin(self, height: float, line: float) -> None:
        """Keep names off the words at the end of a line at this height."""
        x, y = (self.last - self.first) * self.wide, height * self.tall
        self.taken.append((x, x + self.margin, y - line / 2, y + line / 2))

    def draw_through(self, points: Iterable[tuple[float, float]]) -> None:
        """Keep names off a line through these points, where they have other room."""
        places = [((across - self.first) * self.wide, up * self.tall) for across, up in points]
        for (x0, y0), (x1, y1) in pairwise(places):
            self.lines.append((min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)))

    def beside(
        self, across: float, up: float, length: float, height: float,
        step: float | None = None, most: float | None = None, *, is_clear: bool = False,
    ) -> tuple[int, float] | None:  # fmt: skip
        """(side, move upwards) for a name at a point, and the room is taken; None without room.

        The nearest place, in moves of `step` (its height) and no further than `most` (three of
        them). `is_clear`: off lines too.
        """
        x, y, step = (across - self.first) * self.wide, up * self.tall, step or height
        others = [*self.taken, *self.lines] if is_clear else self.taken
        for move in _moves(step, FURTHEST * height if most is None else most):
            for side in (RIGHT, LEFT):
                box = self._box(x, y + move, side, length, height)
                if self._is_free(box, others):
                    self.taken.append(box)
                    return side, move
        return None

    @property
    def _reach(self) -> float:
        return (self.last - self.first) * self.wide + self.margin

    def _box(self, x: float, y: float, side: int, length: float, line: float) -> Box:
        start = x + self.gap if side == RIGHT else x - self.gap - length
        return start, start + length, y - line / 2, y + line / 2

    def _is_free(self, box: Box, others: Iterable[Box]) -> bool:
        left, right, bottom, top = box
        if left < 0 or bottom < 0 or right > self._reach:
            return False
        return not any(
            left < other_right and other_left < right and bottom < other_top and other_bottom < top
            for other_left, other_right, other_bottom, other_top in others
        )


def _moves(step: float, most: float) -> list[float]:
    """None, then a step up, a step down, and so on."""
    steps = range(1, int(most / step) + 1)
    return [0, *(way * one * step for one in steps for way in (1, -1))]
