"""Where the names and numbers of a map stand: inside their areas, a little over, or just outside.

Reckons in kilometres, so page and slide place alike; how big words are is told by whoever draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import hypot

import numpy as np

from referral_flow.map_ground import Box, Ground, Line
from referral_flow.maps import EMPTY, HIDDEN_PLACE, NAMELESS, Map, Place

APART = "● "  # before the name of a place that stands apart, as in the key of the chart
OVER = 0.6  # of a label's width that must lie within its area
MOST_BESIDE = 60  # places, before labels outside would hide more than they tell
MOST_TRIED = 12  # places beside, in several orders
DIRECTIONS = 32  # in which a place for words is looked for
FARTHEST, SHIFTED = 60, 3  # lines from the middle: of words outside, and of those on the land
CLOSE, APART_FROM = 0.3, 0.1  # of a line: to land from outside, and between words


@dataclass(frozen=True)
class Type:
    """How big words are, in kilometres: the width of a line, and from one line to the next."""

    width: Callable[[str], float]
    line: float


@dataclass(frozen=True)
class Label:
    """The words of a place and where their middle is; beside it, with a line to it, or on it."""

    place: Place
    lines: tuple[str, ...]
    box: Box
    is_beside: bool = False

    @property
    def leader(self) -> Line | None:
        """From the place to the nearest edge of the words, where they stand beside it."""
        if not self.is_beside:
            return None
        (x, y), box = self.place.area.middle, self.box
        return x, y, *box.nearest(x, y)


def labels_of(
    found: Map, language: str, words: Type, frame: Box, *, is_tight: bool = False
) -> list[Label]:
    """A label per place with something to say, none over another; some places may go without.

    `frame` is what may be written on. Those that fit in their area come first, then those that
    may lie a little over its borders, then those that find room outside all areas; where it
    `is_tight` there, the number alone goes before that, and of a hidden place the name.
    """
    setter = _Setter(found, language, words, frame)
    left = [place for place in found.places if place.state not in (EMPTY, NAMELESS)]
    for fit in (setter.inside, setter.over, *([setter.short] if is_tight else [])):
        left = [place for place in left if not setter.put(fit(place))]
    for place in setter.put_outside(left):
        setter.put(setter.short(place))
    for place in (one for one in found.places if one.state == EMPTY):
        setter.put(setter.name(place))
    return setter.labels


class _Setter:
    """Places labels one after another, and remembers where there are words."""

    def __init__(self, found: Map, language: str, words: Type, frame: Box) -> None:
        self.labels: list[Label] = []
        self._language, self._words = language, words
        self._ground = Ground(found, frame, words.line / 4)
        self._has_room_beside = len(found.places) <= MOST_BESIDE

    def put(self, label: Label | None) -> bool:
        """Keep the label, unless there is none."""
        if label is None:
            return False
        self.labels.append(label)
        self._ground.write(label.box, label.leader)
        return True

    def put_outside(self, places: Sequence[Place]) -> list[Place]:
        """Words beside their places, in the order of those tried that gives the best picture.

        Gives back the places that got none.
        """
        if not self._has_room_beside or not places:
            return list(places)
        best = min((self._tried(order) for order in _orders(places)), key=_tangle)
        for label in best:
            self.put(label)
        return [place for place in places if all(place is not one.place for one in best)]

    def _tried(self, places: Sequence[Place]) -> list[Label]:
        """What there would be beside, were the places taken in this order; nothing is kept."""
        before, self._ground = self._ground, self._ground.copied()
        found = []
        for place in places:
            if label := self.outside(place):
                found.append(label)
                self._ground.write(label.box, label.leader)
        self._ground = before
        return found

    def inside(self, place: Place) -> Label | None:
        """Name over number, or on one line, within the area."""
        return self._within(place, self._texts(place), 1.0)

    def over(self, place: Place) -> Label | None:
        """The same a little over the borders."""
        return self._within(place, self._texts(place), OVER)

    def name(self, place: Place) -> Label | None:
        """The name of a place without a number, where it fits."""
        return self._within(place, [(place.name(self._language),)], 1.0)

    def short(self, place: Place) -> Label | None:
        """The number alone; of a hidden place the name, as the hatching says the rest."""
        is_hidden = place.state == HIDDEN_PLACE
        words = place.name(self._language) if is_hidden else place.figure(self._language)
        return self._within(place, [(words,)], OVER)

    def outside(self, place: Place) -> Label | None:
        """On one line, as near as there is neither land nor words; over no words if possible."""
        lines = self._texts(place)[-1]
        spots = self._spots(place, self._words.line, FARTHEST)
        size, line = self._size(lines), self._words.line
        has_room = self._ground.is_bare(spots, size, CLOSE * line)
        has_room &= self._ground.is_unwritten(spots, size, CLOSE * line)
        second_best = None
        for x, y in spots[has_room].tolist():
            label = Label(place, lines, Box(x, y, *size), is_beside=True)
            if not self._ground.is_crossed(label.leader):
                return label
            second_best = second_best or label
        return second_best

    def _texts(self, place: Place) -> list[tuple[str, ...]]:
        name, figure = place.name(self._language), place.figure(self._language)
        name = APART + name if place.is_apart else name
        return [(name, figure), (f"{name} {figure}",)]

    def _within(self, place: Place, texts: Sequence, share: float) -> Label | None:
        spots = self._spots(place, self._words.line / 2, SHIFTED)
        for lines in texts:
            wide, high = self._size(lines)
            fits = self._ground.is_within(place, spots, (wide * share, high))
            fits &= self._ground.is_framed(spots, (wide, high))
            fits &= self._ground.is_unwritten(spots, (wide, high), APART_FROM * high)
            if fits.any():
                x, y = spots[fits][0].tolist()
                return Label(place, lines, Box(x, y, wide, high))
        return None

    def _size(self, lines: Sequence[str]) -> tuple[float, float]:
        return max(map(self._words.width, lines)), self._words.line * len(lines)

    def _spots(self, place: Place, step: float, most: int) -> np.ndarray:
        return np.array(place.area.middle) + step * _around(most)


def _orders(places: Sequence[Place]) -> Iterator[list[Place]]:
    """The large ones first, the small ones first, and from each side of the map.

    Of very many the first order alone: trying them all would keep a reader waiting.
    """
    yield list(places)
    if len(places) > MOST_TRIED:
        return
    yield list(places)[::-1]
    for axis in (0, 1):
        for sign in (1, -1):
            yield sorted(places, key=lambda one: sign * one.area.middle[axis])


def _tangle(labels: Sequence[Label]) -> tuple[int, int, float]:
    """How many words are missing (fewest first), how many lines cross, and how long they are."""
    leaders = [label.leader for label in labels]
    crossings = sum(_cross(one, other) for one, other in combinations(leaders, 2))
    return -len(labels), crossings, sum(hypot(x1 - x0, y1 - y0) for x0, y0, x1, y1 in leaders)


def _cross(one: Line, other: Line) -> bool:
    """Whether two straight lines have a place in common: the ends of each on both sides of it."""
    return _is_between(one, other) and _is_between(other, one)


def _is_between(line: Line, other: Line) -> bool:
    x0, y0, x1, y1 = line
    sides = [(x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in (other[:2], other[2:])]
    return sides[0] * sides[1] < 0


@lru_cache(maxsize=4)
def _around(most: int) -> np.ndarray:
    """The middle and places around it, the nearest first; beside it before above it."""
    turns = np.arange(DIRECTIONS) * 2 * np.pi / DIRECTIONS
    out = np.arange(1, most)
    x, y = (np.multiply.outer(out, side(turns)).ravel() for side in (np.cos, np.sin))
    order = np.argsort(np.hypot(x, y * 1.3), kind="stable")
    return np.concatenate([[[0.0, 0.0]], np.column_stack([x, y])[order]])
