"""Where the names and numbers of a map stand: on their areas, in columns beside, or in a key.

Reckons in kilometres, so page and slide place alike; how big words are is told by whoever draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from math import hypot

import numpy as np

from referral_flow.map_ground import Box, Ground, Line
from referral_flow.maps import EMPTY, HIDDEN_PLACE, NAMELESS, Map, Place

APART = "● "  # before the name of a place that stands apart, as in the key of the chart
OVER = 0.6  # of a label's width that must lie within its area
ENDS = (1.0, OVER, 0.0)  # of a number for the key: on its area, or at least begun on it
MOST_BESIDE = 60  # places, before labels outside would hide more than they tell
MOST_TRIED = 12  # places beside, in several orders
DIRECTIONS = 32  # in which a place for words is looked for
SHIFTED = 3  # lines from the middle, of words on the land
CLOSE, APART_FROM = 0.3, 0.1  # of a line: between words in a column, and between words on land
OFF_LAND, OFF_WORDS = 1.0, 0.2  # lines: from the land to a column, from a leader to its words


@dataclass(frozen=True)
class Type:
    """How big words are, in kilometres: the width of a line, and from one line to the next."""

    width: Callable[[str], float]
    line: float


@dataclass(frozen=True)
class Label:
    """The words of a place and where their middle is; beside it, with a line to it, or on it.

    With a `number` that number is all that stands there: the words are for a key beneath.
    """

    place: Place
    lines: tuple[str, ...]
    box: Box
    is_beside: bool = False
    number: int | None = None

    @property
    def leader(self) -> Line | None:
        """From the place to the end of the words that is nearest it, where they stand beside it."""
        if not self.is_beside:
            return None
        (x, y), box = self.place.area.middle, self.box
        off = box.width / 2 + OFF_WORDS * box.height
        return x, y, box.x + (off if x > box.x else -off), box.y


def labels_of(
    found: Map, language: str, words: Type, frame: Box, *, is_numbered: bool = False
) -> list[Label]:
    """A label per place with something to say, none over another; some places may go without.

    `frame` is what may be written on. Those that fit in their area come first. The others stand
    in two columns beside the land, each at the end of a line that crosses no words, or where it
    `is_numbered` are numbers for a key. What finds no room has its number alone, or nothing.
    """
    setter = _Setter(found, language, words, frame)
    left = [place for place in found.places if place.state not in (EMPTY, NAMELESS)]
    left = [place for place in left if not setter.put(setter.inside(place))]
    outside = setter.put_numbers if is_numbered else setter.put_outside
    for place in outside(left):
        setter.put(setter.short(place))
    for place in (one for one in found.places if one.state == EMPTY):
        setter.put(setter.name(place))
    return setter.labels


def numbered(labels: Sequence[Label]) -> list[Label]:
    """Those that a key has to explain, in its order."""
    found = [label for label in labels if label.number is not None]
    return sorted(found, key=lambda label: label.number)


def in_full(place: Place, language: str) -> str:
    """ "Kil 60 %", marked where it stands apart: all that there is to say, on one line."""
    mark = APART if place.is_apart else ""
    return f"{mark}{place.name(language)} {place.figure(language)}"


class _Setter:
    """Places labels one after another, and remembers where there are words."""

    def __init__(self, found: Map, language: str, words: Type, frame: Box) -> None:
        self.labels: list[Label] = []
        self._language, self._words = language, words
        self._ground = Ground(found, frame, words.line / 4)
        self._bounds, self._frame = found.bounds, frame
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

    def put_numbers(self, places: Sequence[Place]) -> list[Place]:
        """Numbers from north to south for a key, the smallest areas' put first.

        Gives back the places that got none.
        """
        if not self._has_room_beside:
            return list(places)
        north = sorted(places, key=lambda one: -one.area.middle[1])
        return [place for place in reversed(places)
                if not self.put(self.numbered(place, north.index(place) + 1))]  # fmt: skip

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

    def name(self, place: Place) -> Label | None:
        """The name of a place without a number, where it fits."""
        return self._within(place, [(place.name(self._language),)], 1.0)

    def short(self, place: Place) -> Label | None:
        """The number alone; of a hidden place the name, as the hatching says the rest."""
        is_hidden = place.state == HIDDEN_PLACE
        words = place.name(self._language) if is_hidden else place.figure(self._language)
        return self._within(place, [(words,)], OVER)

    def numbered(self, place: Place, number: int) -> Label | None:
        """A number on the area, or over its borders where that is smaller than the number."""
        for share in ENDS:
            if found := self._within(place, [(str(number),)], share, share):
                return replace(found, number=number)
        return None

    def outside(self, place: Place) -> Label | None:
        """On one line in a column, as near as a line can reach it without crossing words."""
        lines = self._texts(place)[-1]
        size = self._size(lines)
        spots = self._columns(place, size[0])
        has_room = self._ground.is_framed(spots, size)
        has_room &= self._ground.is_unwritten(spots, size, CLOSE * self._words.line)
        for x, y in spots[has_room].tolist():
            label = Label(place, lines, Box(x, y, *size), is_beside=True)
            if not self._ground.is_crossed(label.leader):
                return label
        return None

    def _columns(self, place: Place, wide: float) -> np.ndarray:
        """Middles of words so wide in the columns west and east, the nearest to a place first."""
        west, _, east, _ = self._bounds
        off, step = OFF_LAND * self._words.line, self._words.line / 2
        half = self._frame.height / 2
        heights = self._frame.y + np.arange(step - half, half, step)
        ends = [(end, end + sign * wide / 2, height) for end, sign in ((west - off, -1),
                (east + off, 1)) for height in heights]  # fmt: skip
        x, y = place.area.middle
        ends.sort(key=lambda one: hypot(one[0] - x, one[2] - y))
        return np.array([one[1:] for one in ends])

    def _texts(self, place: Place) -> list[tuple[str, ...]]:
        name, figure = place.name(self._language), place.figure(self._language)
        name = APART + name if place.is_apart else name
        return [(name, figure), (in_full(place, self._language),)]

    def _within(
        self, place: Place, texts: Sequence, share: float, tall: float = 1.0
    ) -> Label | None:
        """The first of the texts that has so much of its width and height on the area."""
        spots = self._spots(place, self._words.line / 4, 2 * SHIFTED)
        for lines in texts:
            wide, high = self._size(lines)
            fits = self._ground.is_within(place, spots, (wide * share, high * tall))
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
