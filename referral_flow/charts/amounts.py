"""Counts become Amounts: with their interval and the rule that disclosure judges them by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Sentence
from referral_flow.statistics.intervals import difference, wilson
from referral_flow.text import NOT_AVAILABLE, NOT_REACHED, Text


@dataclass(frozen=True)
class Counted:
    """A share as the two whole numbers it is made of."""

    numerator: int
    denominator: int

    @property
    def share(self) -> float:
        """0-1; not a number where nobody is counted."""
        return self.numerator / self.denominator if self.denominator else float("nan")

    @property
    def amount(self) -> Amount:
        """The share in per cent with its 95 % Wilson interval."""
        return shares([self.numerator], [self.denominator])[0]

    def __sub__(self, other: Counted) -> Counted:
        return Counted(self.numerator - other.numerator, self.denominator - other.denominator)


def counted(frame: pl.DataFrame) -> Counted | None:
    """The one row of a ratio's frame, or None where there is no such row or nobody in it."""
    if frame.is_empty() or not frame["denominator"][0]:
        return None
    return Counted(int(frame["numerator"][0]), int(frame["denominator"][0]))


def shares(
    numerators: Iterable[float], denominators: Iterable[float], decimals: int = 0
) -> list[Amount]:
    """Shares in per cent with 95 % Wilson intervals; "uppgift saknas" where nobody is counted."""
    of, among = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    low, high = wilson(of, np.maximum(among, 1))
    return [
        Amount(k / n, "percent", decimals, int(n), int(k), float(least), float(most))
        if n
        else absent("percent")
        for k, n, least, most in zip(of, among, low, high, strict=True)
    ]


def absent(unit: str) -> Amount:
    """A number that the material does not hold."""
    return Amount(None, unit, rule="free", missing=NOT_AVAILABLE)


def people(value: int | None) -> Amount:
    """A number of people or contacts: itself a count that may be too small to show."""
    if value is None:
        return absent("count")
    return Amount(float(value), "count", n=int(value), numerator=int(value), rule="count")


def free(value: float, unit: str = "count", decimals: int = 0) -> Amount:
    """A number that tells of no person: a limit, a target, rows of a file, weeks of a calendar."""
    return Amount(float(value), unit, decimals, rule="free")


def days(value: int | None, n: int) -> Amount:
    """A quantile in whole days of `n` cases; None is "ej nådd"."""
    return Amount(
        None if value is None else float(value), "days", n=n, rule="summary", missing=NOT_REACHED
    )


def change(now: Counted, before: Counted) -> Amount:
    """Difference of two shares in percentage points with its 95 % interval (Newcombe)."""
    low, high = difference(now.numerator, now.denominator, before.numerator, before.denominator)
    return Amount(
        now.share - before.share,
        "points",
        n=min(now.denominator, before.denominator),
        numerator=_smallest_part(now, before),
        low=low,
        high=high,
        signed=True,
    )


def is_beyond_chance(difference: Amount) -> bool:
    """Whether the 95 % interval of a difference leaves out zero."""
    return difference.low > 0 or difference.high < 0


def basis(n: Amount, period: Text) -> Sentence:
    """ "november 2024 – oktober 2025 · n = 24 812"."""
    return Sentence(
        Text("{period} · n = {{n}}", "{period} · n = {{n}}").format(period=period),
        {"n": n},
        hidden=period,
    )


def _smallest_part(*parts: Counted) -> int:
    """The smallest group that the figures would tell of, so that it hides them if small."""
    sizes = [
        size
        for part in parts
        for size in (part.numerator, part.denominator - part.numerator)
        if size
    ]
    return min(sizes, default=0)
