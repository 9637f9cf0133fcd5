"""Counts become Amounts: with their interval, their origin and the rule that they are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Partner, Sentence
from referral_flow.model import Metric, Origin
from referral_flow.statistics.intervals import difference, poisson, wilson
from referral_flow.text import NOT_AVAILABLE, NOT_REACHED, Text


@dataclass(frozen=True)
class Counted:
    """A share as the two whole numbers it is made of, and the cell they were read from."""

    numerator: int
    denominator: int
    origin: Origin | None = None
    partners: tuple[Partner, ...] = ()
    rule: str = "share"  # "free" where no people are counted

    @property
    def share(self) -> float:
        """0-1."""
        return self.numerator / self.denominator

    @property
    def amount(self) -> Amount:
        """The share in per cent with its 95 % Wilson interval."""
        amount = shares([self.numerator], [self.denominator], [self.origin])[0]
        return replace(amount, partners=self.partners, rule=self.rule)

    def without(self, part: Counted) -> Counted:
        """What is left when a part of it is taken out."""
        return Counted(self.numerator - part.numerator, self.denominator - part.denominator)


def counted(
    frame: pl.DataFrame, origin: Origin | None = None, partners: tuple[Partner, ...] = ()
) -> Counted | None:
    """The one row of a ratio's frame, or None where there is no such row or nobody in it."""
    if frame.is_empty() or not frame["denominator"][0]:
        return None
    return Counted(int(frame["numerator"][0]), int(frame["denominator"][0]), origin, partners)


def shares(
    numerators: Iterable[float],
    denominators: Iterable[float],
    origins: Sequence[Origin | None] | None = None,
) -> list[Amount]:
    """Shares in per cent with 95 % Wilson intervals; "uppgift saknas" where nobody is counted."""
    of, among = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    low, high = wilson(of, np.maximum(among, 1))
    rows = zip(of.tolist(), among.tolist(), low.tolist(), high.tolist(),
               origins or [None] * len(of), strict=True)  # fmt: skip
    return [
        Amount(k / n, "percent", n=int(n), numerator=int(k), low=least, high=most, origin=origin)
        if n else absent("percent")
        for k, n, least, most, origin in rows
    ]  # fmt: skip


def measured(
    metric: Metric,
    numerators: Sequence[float],
    denominators: Sequence[float],
    origins: Sequence[Origin | None],
) -> list[Amount]:
    """Values of a ratio, rate, count or stock, each judged by its own rule and in its own unit.

    A count is its numerator, its denominator tells whether it is known (0: it is not).
    """
    if metric.shape == "ratio":
        rule = "share" if metric.counts_people else "free"
        found = shares(numerators, denominators, origins)
        return [replace(amount, decimals=metric.decimals, rule=rule) for amount in found]
    rows = list(zip(numerators, denominators, origins, strict=True))
    if metric.shape == "rate":
        return [rate(metric, k, n, origin) for k, n, origin in rows]
    return [people(int(k) if n else None, origin) for k, n, origin in rows]


def rate(metric: Metric, numerator: float, denominator: float, origin: Origin | None) -> Amount:
    """So many for each `per` of those it is counted on, with Garwood's 95 % interval."""
    if not denominator:
        return absent(metric.unit)
    per = metric.per or 1.0
    low, high = poisson(numerator, denominator / per)
    return Amount(
        per * numerator / denominator, metric.unit, metric.decimals, n=int(denominator),
        numerator=int(numerator), low=low, high=high, origin=origin,
    )  # fmt: skip


def absent(unit: str) -> Amount:
    """A number that the material does not hold."""
    return Amount(None, unit, rule="free", missing=NOT_AVAILABLE)


def people(
    value: int | None, origin: Origin | None = None, partners: tuple[Partner, ...] = ()
) -> Amount:
    """A number of people or contacts: itself a count that may be too small to show."""
    if value is None:
        return absent("count")
    return Amount(
        float(value), "count", n=int(value), numerator=int(value), rule="count", origin=origin,
        partners=partners,
    )  # fmt: skip


def free(value: float, unit: str = "count", decimals: int = 0) -> Amount:
    """A number that tells of no person: a limit, a target, rows of a file, weeks of a calendar."""
    return Amount(float(value), unit, decimals, rule="free")


FINE = 0.02  # a smaller change is told in tenths of a point


def at_least(change: float) -> Amount:
    """A change of a share that could be seen, rounded up to percentage points or tenths of one."""
    decimals = 1 if change < FINE else 0
    steps = 100 * 10**decimals
    return free(ceil(change * steps) / steps, "points", decimals)


def quantile(
    days: int | None,
    n: int,
    origin: Origin | None = None,
    n_partners: tuple[Partner, ...] = (),
    *,
    is_n_shown: bool = True,
) -> Amount:
    """A quantile in whole days of `n` cases; None is "ej nådd"."""
    value = None if days is None else float(days)
    return Amount(
        value, "days", n=n, rule="summary", missing=NOT_REACHED, origin=origin,
        n_partners=n_partners, is_n_shown=is_n_shown,
    )  # fmt: skip


def change(now: Counted, before: Counted) -> Amount:
    """Difference of two shares in percentage points with its 95 % interval (Newcombe)."""
    low, high = difference(now.numerator, now.denominator, before.numerator, before.denominator)
    return Amount(
        now.share - before.share, "points", n=min(now.denominator, before.denominator),
        low=low, high=high, rule="free", signed=True, ends=(now.amount, before.amount),
    )  # fmt: skip


def is_beyond_chance(difference: Amount) -> bool:
    """Whether the 95 % interval of a difference leaves out zero."""
    return difference.low > 0 or difference.high < 0


def basis(n: Amount, period: Text) -> Sentence:
    """ "november 2024 – oktober 2025 · n = 24 812"."""
    words = Text("{period} · n = {{n}}", "{period} · n = {{n}}").format(period=period)
    return Sentence(words, {"n": n}, hidden=period)
