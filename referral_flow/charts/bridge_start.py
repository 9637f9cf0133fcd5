"""From a published figure to ours by the same definition: rounding, what came later, and the rest.

A rounded share and its n leave a few whole numbers open for the numerator. Of these the one is
taken with which the least is left unexplained, and among equals the one that rounds least.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from referral_flow.charts.amounts import Counted

CLOSE = 1e-9  # shares are written in decimal digits, kept in binary ones


@dataclass(frozen=True)
class Published:
    """A share as it was published: 0-1 as written, with `decimals` of a percentage; n if told."""

    share: float
    decimals: int
    n: int | None
    published_on: date | None
    source: str

    @property
    def half(self) -> float:
        """How far from the written share the exact one may lie."""
        return 0.5 / 10 ** (2 + self.decimals)


@dataclass(frozen=True)
class Start:
    """The steps from a published share to ours; they sum to the difference exactly.

    `added` is how many more we count (fewer if below zero), None where the publisher told no n.
    `later` is the part of the difference that so many more, or fewer, can make. `then` is the
    whole number taken for the published numerator, None likewise.
    """

    rounding: float
    later: float
    unexplained: float
    added: int | None
    then: int | None


def start_of(published: Published, ours: Counted) -> Start:
    """The difference between the published share and ours, in the three parts that it can have."""
    if not published.n:
        rounding = _within(ours.share - published.share, -published.half, published.half)
        return Start(rounding, 0.0, ours.share - published.share - rounding, None, None)
    added = ours.denominator - published.n
    then = min(_numerators(published), key=lambda one: _distance(one, added, published, ours))
    reached = _reached(then, added, ours.numerator)
    was = then / published.n
    return Start(
        rounding=was - published.share,
        later=reached / ours.denominator - was,
        unexplained=(ours.numerator - reached) / ours.denominator,
        added=added,
        then=then,
    )


def _numerators(published: Published) -> range:
    """The whole numbers that the written share can stand for; the nearest where none fits."""
    n = published.n
    first = max(0, ceil((published.share - published.half - CLOSE) * n))
    last = min(n, floor((published.share + published.half + CLOSE) * n))
    nearest = min(n, max(0, round(published.share * n)))
    return range(first, last + 1) if first <= last else range(nearest, nearest + 1)


def _reached(then: int, added: int, now: int) -> int:
    """The number nearest to ours that `added` more, or fewer, people can make of what was then."""
    return int(_within(now, then, then + added) if added >= 0 else _within(now, then + added, then))


def _distance(then: int, added: int, published: Published, ours: Counted) -> tuple[int, float]:
    """How many are left unexplained, and how much was rounded away."""
    left = abs(ours.numerator - _reached(then, added, ours.numerator))
    return left, abs(then / published.n - published.share)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
