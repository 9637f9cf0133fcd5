"""Stretches of land on a map: whose they are, where they lie, and where a name has most room.

Knows no figures: the point of a chart that has an area's key tells of it. Distances are kilometres
east and north of a place that all areas of a map have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from referral_flow.amounts import UnitLabel
from referral_flow.text import Text

Place = tuple[float, float]
Ring = tuple[Place, ...]


@dataclass(frozen=True)
class Area:
    """One area: all its parts as one text, so that whoever walks a chart need not walk its corners.

    `outline` is written as `outline_of` writes it. An area whose key no point has is drawn empty.
    """

    key: str
    label: Text | UnitLabel
    outline: str
    middle: Place
    is_chosen: bool = False  # the one that the page is about

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The corners of each part, the largest first."""
        return _rings(self.outline)


UNNAMED = "unnamed"  # the key of areas whose numbers may not be tied to a place
WITHOUT_NAME = Text("Visas utan namn", "Shown without a name")


def unnamed(area: Area) -> Area:
    """The same stretch of land, of which nothing more is told: not whose, nor how much."""
    return replace(area, key=UNNAMED, label=WITHOUT_NAME, is_chosen=False)


def outline_of(rings: Iterable[Sequence[Place]]) -> str:
    """ "0,0 0,1 1,1;5,5 5,6 6,6": corners apart by spaces, parts by semicolons."""
    return ";".join(" ".join(f"{x:.2f},{y:.2f}" for x, y in ring) for ring in rings)


@lru_cache(maxsize=1024)
def _rings(outline: str) -> tuple[Ring, ...]:
    return tuple(tuple(map(_place, ring.split())) for ring in outline.split(";") if ring)


def _place(words: str) -> Place:
    x, _, y = words.partition(",")
    return float(x), float(y)
