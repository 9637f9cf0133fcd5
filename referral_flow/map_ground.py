"""The ground that a map is written on, in squares: whose land each is, and whether it has words."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from referral_flow.maps import Map, Place
from referral_flow.shapes import Ring

NOBODY = -1
Line = tuple[float, float, float, float]  # from x and y to x and y
Size = tuple[float, float]  # width and height


@dataclass(frozen=True)
class Box:
    """A rectangle around its middle."""

    x: float
    y: float
    width: float
    height: float


class Ground:
    """Squares of `side` kilometres over a frame.

    Questions are asked of many spots at once: `spots` are the middles of rectangles of one size,
    a row each, and the answer is a truth for each. A rectangle that leaves the frame has no room.
    """

    def __init__(self, found: Map, frame: Box, side: float) -> None:
        self._side = side
        self._west, self._south = frame.x - frame.width / 2, frame.y - frame.height / 2
        shape = int(np.ceil(frame.height / side)), int(np.ceil(frame.width / side))
        self._owner = np.full(shape, NOBODY)
        self._number = {place.area.key: number for number, place in enumerate(found.places)}
        for place in found.places:
            for ring in place.area.rings:
                self._claim(ring, self._number[place.area.key])
        self._words = np.zeros(shape, dtype=bool)
        self._written = _summed(self._words)

    def is_within(self, place: Place, spots: np.ndarray, size: Size) -> np.ndarray:
        """Where the whole rectangle is the place's own."""
        own = _summed(self._owner == self._number[place.area.key])
        count, squares = self._counted(own, spots, size, 0.0)
        return count == squares

    def is_framed(self, spots: np.ndarray, size: Size) -> np.ndarray:
        """Where the whole rectangle lies within the frame."""
        return self._counted(self._written, spots, size, 0.0)[1] > 0

    def is_unwritten(self, spots: np.ndarray, size: Size, around: float) -> np.ndarray:
        """Where there are no words, within so far around either."""
        near, _ = self._counted(self._written, spots, size, around)
        return near == 0

    def is_crossed(self, line: Line) -> bool:
        """Whether a straight line runs over words."""
        rows, columns = self._squares_of(line)
        return bool(self._words[rows, columns].any())

    def write(self, box: Box, line: Line | None) -> None:
        """There are words here from now on, a square around too; and a line clear of words."""
        (first, last), (left, right) = self._reach(np.array([[box.x, box.y]]),
                                                   (box.width, box.height), self._side)  # fmt: skip
        self._words[max(first[0], 0) : last[0], max(left[0], 0) : right[0]] = True
        if line:
            rows, columns = self._squares_of(line)
            self._words[rows, columns] = True
        self._written = _summed(self._words)

    def copied(self) -> Ground:
        """The same ground to try words on."""
        other = copy(self)
        other._words = self._words.copy()
        return other

    def _claim(self, ring: Ring, owner: int) -> None:
        """Give the squares whose middle lies in the ring to its owner: those crossed oddly."""
        corners = np.array(ring)
        low = self._square(corners.min(axis=0))
        high = self._square(corners.max(axis=0)) + 1
        rows, columns = (slice(max(low[axis], 0), max(high[axis], 0)) for axis in (1, 0))
        part = self._owner[rows, columns]
        y = self._south + (np.arange(part.shape[0])[:, None] + rows.start + 0.5) * self._side
        x = self._west + (np.arange(part.shape[1])[None, :] + columns.start + 0.5) * self._side
        inside = np.zeros(part.shape, dtype=bool)
        for (x0, y0), (x1, y1) in pairwise((*ring, ring[0])):
            if y0 != y1:
                inside ^= ((y0 > y) != (y1 > y)) & (x < x0 + (y - y0) / (y1 - y0) * (x1 - x0))
        part[inside] = owner

    def _square(self, place: np.ndarray) -> np.ndarray:
        return np.floor((place - [self._west, self._south]) / self._side).astype(int)

    def _squares_of(self, line: Line) -> tuple[np.ndarray, np.ndarray]:
        x0, y0, x1, y1 = line
        steps = np.linspace(0, 1, int(np.hypot(x1 - x0, y1 - y0) / self._side * 2) + 2)[:, None]
        squares = self._square(np.array([x0, y0]) + steps * [x1 - x0, y1 - y0])
        most = np.array(self._words.shape) - 1
        return tuple(np.clip(squares[:, axis], 0, most[1 - axis]) for axis in (1, 0))

    def _counted(
        self, summed: np.ndarray, spots: np.ndarray, size: Size, around: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """How many squares of a kind each rectangle holds, of how many; −1 of 0 off the frame."""
        (first, last), (left, right) = self._reach(spots, size, around)
        most = np.array(self._words.shape)
        is_off = (first < 0) | (left < 0) | (last > most[0]) | (right > most[1])
        if around:  # what lies around the words may leave the frame, the words may not
            is_off = np.zeros_like(is_off)
        rows = [np.clip(one, 0, most[0]) for one in (first, last)]
        columns = [np.clip(one, 0, most[1]) for one in (left, right)]
        count = (summed[rows[1], columns[1]] - summed[rows[0], columns[1]]
                 - summed[rows[1], columns[0]] + summed[rows[0], columns[0]])  # fmt: skip
        squares = (last - first) * (right - left)
        return np.where(is_off, -1, count), np.where(is_off, 0, squares)

    def _reach(self, spots: np.ndarray, size: Size, around: float):
        """First row and the one after the last, then columns, of rectangles around spots."""
        half = np.array(size) / 2 + around
        low, high = self._square(spots - half), self._square(spots + half) + 1
        return (low[:, 1], high[:, 1]), (low[:, 0], high[:, 0])


def _summed(squares: np.ndarray) -> np.ndarray:
    """How many squares there are below and left of each corner."""
    return np.pad(squares.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
