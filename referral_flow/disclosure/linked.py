"""Metrics that differ by few people: the one that names the other in `disclose_with` yields.

Two shown numbers whose difference is 1-4 tell of 1-4 people. Metrics are compared place by place:
the same unit, period and split.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow import few
from referral_flow.disclosure.cells import PLACE
from referral_flow.model import Metric

SHARES = ("ratio", "rate")
SIZES = {"ratio": "denominator", "rate": "denominator", "duration": "n"}


@dataclass(frozen=True)
class Counts:
    """The exact rows of a metric, and which of their counts are hidden so far."""

    metric: Metric
    frame: pl.DataFrame
    hidden: np.ndarray

    @property
    def places(self) -> pl.DataFrame:
        """One row per row of the frame: its place, what is counted there, whether it is hidden."""
        size = pl.col(SIZES.get(self.metric.shape, "value"))
        counted = pl.col("numerator") if self.metric.shape in SHARES else pl.lit(None)
        return self.frame.select(
            *PLACE,
            size=size.cast(pl.Float64),
            counted=counted.cast(pl.Float64),
            is_hidden=pl.Series(self.hidden, dtype=pl.Boolean),
        )


def yielding(own: Counts, partners: Iterable[Counts]) -> np.ndarray:
    """A mask over own rows: True where a partner is hidden or differs by 1-4 people.

    A hidden share hides who was counted in it, not how many it is a share of; so it takes shares
    along but no numbers of cases.
    """
    found = np.zeros(own.frame.height, dtype=bool)
    for partner in partners:
        beside = own.places.join(
            partner.places, on=PLACE, how="left", nulls_equal=True, maintain_order="left"
        )
        if goes_along(own.metric, partner.metric):
            found |= beside["is_hidden_right"].fill_null(False).to_numpy()
        found |= _differ_by_few(beside, own.metric, partner.metric)
    return found


def _differ_by_few(beside: pl.DataFrame, own: Metric, partner: Metric) -> np.ndarray:
    """Like is compared with like: all cases, those counted and those left over.

    Where they are opposite, those counted here are part of those left over there, if both speak of
    the same people.
    """
    size, counted, other_size, other_counted = (
        beside[name].fill_null(np.nan if "counted" in name else 0).to_numpy()
        for name in ("size", "counted", "size_right", "counted_right")
    )
    return few.is_apart_by_few(
        size, counted, other_size, other_counted, is_opposite=is_opposite(own, partner)
    )


def goes_along(own: Metric, partner: Metric) -> bool:
    """Whether what is hidden in the partner is hidden here as well.

    Those left over here are more than the ones counted there, and nothing shown tells by how many:
    a hidden count of theirs stays hidden.
    """
    if says_opposite(own, partner):
        return False
    return partner.shape not in SHARES or own.shape in SHARES


def says_opposite(own: Metric, partner: Metric) -> bool:
    """Whether one of them says that it counts some of those whom the other leaves over."""
    return partner.key in own.counts_rest_of or own.key in partner.counts_rest_of


def is_opposite(own: Metric, partner: Metric) -> bool:
    """Whether one metric counts some of those whom the other leaves over.

    So it is where what is good in one is bad in the other; where neither is, one of them says so.
    """
    return says_opposite(own, partner) or {own.good, partner.good} == {"up", "down"}


def reached(key: str, metrics: Mapping[str, Metric]) -> tuple[str, ...]:
    """The metric and all that it yields to, directly or through others, in the catalogue's order.

    Metrics without values have no numbers to compare with.
    """
    found, waiting = set(), [key]
    while waiting:
        one = waiting.pop()
        if one in metrics and one not in found and metrics[one].is_available:
            found.add(one)
            waiting += metrics[one].disclose_with
    return tuple(one for one in metrics if one in found)


def related(metrics: Mapping[str, Metric]) -> list[tuple[str, ...]]:
    """All metrics with values in groups; none yields to one of another group."""
    groups: list[set[str]] = []
    for key in metrics:
        group = set(reached(key, metrics))
        groups, met = (
            [one for one in groups if not one & group],
            [one for one in groups if one & group],
        )
        groups.append(group.union(*met))
    return [tuple(one for one in metrics if one in group) for group in groups if group]
