"""What a crawl looks at: every word of a page in both languages, every number with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from referral_flow.blocks import Amount, Sentence
from referral_flow.commands.waits import summed_up
from referral_flow.model import Metric, Origin
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LANGUAGES = ("sv", "en")
UNFILLED = re.compile(r"[{}]|\bnan\b|\binf\b|Text\(|Amount\(")
# Quantiles of those who came to the end alone, where `values` counts everybody who set out.
OF_THOSE_WHO_CAME = ("total_days",)
WORDLESS = (str, int, float, bool, type(None))
QUANTILES = ("p10", "p25", "p50", "p75", "p90", "mean")


def words_in(thing: Any) -> Iterator[str]:
    """Everything that is said in a block, in both languages, with its figures filled in."""
    if type(thing) in WORDLESS:
        return
    if isinstance(thing, Text):
        yield from (thing.sv, thing.en)
    elif isinstance(thing, (Sentence, Amount)):
        yield from (thing.in_(language) for language in LANGUAGES)
        if isinstance(thing, Sentence) and thing.hidden:
            yield from words_in(thing.hidden)
    elif is_dataclass(thing) and not isinstance(thing, (Metric, Origin)):
        for name in _names(type(thing)):
            yield from words_in(getattr(thing, name))
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from words_in(part)


@lru_cache(maxsize=100_000)  # the same words stand on the pages of many units
def unfilled(words: str) -> bool:
    """Whether a slot, or what a program calls nothing, is left in the words."""
    return not words.strip() or bool(UNFILLED.search(words))


@lru_cache(maxsize=128)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def shown_numbers(exact: Any, seen: Any) -> Iterator[tuple[Amount, Amount]]:
    """(as it was counted, as it is shown) of every amount that knows its cell and is shown.

    The gate keeps the shape of what it lets through; where it left out points, none is paired.
    """
    if isinstance(exact, Amount):
        if exact.origin is not None and not seen.suppressed:
            yield exact, seen
    elif isinstance(exact, Mapping):
        for key in exact:
            yield from shown_numbers(exact[key], seen[key])
    elif isinstance(exact, (tuple, list)):
        if len(exact) == len(seen):
            for pair in zip(exact, seen, strict=True):
                yield from shown_numbers(*pair)
    elif type(exact) in WORDLESS or isinstance(exact, Text):
        return
    elif is_dataclass(exact) and type(exact) is type(seen):
        for name in _names(type(exact)):
            yield from shown_numbers(getattr(exact, name), getattr(seen, name))


class Published:
    """The rows of `values`, kept by metric, split and grain."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._kept: dict[tuple, dict[tuple, dict]] = {}

    def row(self, origin: Origin) -> dict | None:
        """The row of a cell; None where there is none."""
        key = (origin.metric, origin.split, origin.period.grain)
        if key not in self._kept:
            frame = self._frame(*key)
            self._kept[key] = {
                (row["unit_id"], row["period_id"], row["split_value"]): row
                for row in frame.iter_rows(named=True)
            }
        place = (origin.unit.unit_id, origin.period.period_id, origin.split_value)
        return self._kept[key].get(place)

    def _frame(self, metric: str, split: str | None, grain: str) -> pl.DataFrame:
        if self._warehouse.metrics[metric].shape != "duration":
            return self._warehouse.values(metric, split=split, grain=grain)
        return summed_up(self._warehouse.day_table(metric, split=split, grain=grain))

    def contradiction(self, exact: Amount, seen: Amount) -> str | None:
        """What the shown number says that `values` does not; None where they agree."""
        metric = self._warehouse.metrics.get(exact.origin.metric)
        if metric is None or exact.origin.period.period_id not in self._warehouse.periods:
            return None  # a profile, or a stretch that no period is: `values` does not have it
        row = self.row(exact.origin)
        if row is None:
            return None if _may_lack_a_row(exact) else f"no row for {_place(exact)}"
        wanted = _wanted(metric, row, exact)
        if wanted is None or any(_reads_as(seen, one) for one in wanted):
            return None
        return f"{_place(exact)} shows {seen.value}, values has {wanted}"


def _may_lack_a_row(exact: Amount) -> bool:
    """Nothing is written for nobody; what is added up of several values is none of them."""
    return not exact.numerator or exact.origin.split_value is not None


def _wanted(metric: Metric, row: dict, exact: Amount) -> list[float | None] | None:
    """The numbers that the cell could show; None where it shows something else of the same cases.

    A day of a curve is in no column. A part of a numerator may be a share of its own group, where
    `values` divides by all: then those counted are what must agree.
    """
    if metric.shape in ("ratio", "rate"):
        counted, cases = row["numerator"], row["denominator"]
        if exact.rule == "count":
            return [counted, cases, cases - counted]
        is_part = exact.origin.split in metric.numerator_splits and exact.numerator == counted
        return [counted / (exact.n if is_part else cases) * (metric.per or 1)]
    if metric.shape == "duration":
        is_quantile = exact.rule == "summary" and metric.key not in OF_THOSE_WHO_CAME
        return [row["median"], row["p90"]] if is_quantile else None
    if metric.shape == "sample":
        return [row[name] for name in QUANTILES]
    return [row["value"]] if "value" in row and exact.rule == "count" else None


def _reads_as(seen: Amount, wanted: float | None) -> bool:
    """Whether a reader sees the number wanted, in as many digits as are written."""
    if seen.value is None or wanted is None:
        return seen.value is wanted
    digits = seen.decimals + (2 if seen.unit == "percent" else 0)
    return abs(seen.value - wanted) <= 0.5001 * 10**-digits


def _place(exact: Amount) -> str:
    cell = exact.origin
    part = f" {cell.split}={cell.split_value}" if cell.split else ""
    return f"{cell.metric} {cell.unit.unit_id} {cell.period.period_id}{part}"
