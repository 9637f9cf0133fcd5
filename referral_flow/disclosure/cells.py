"""Which cells of a metric add up: parts of a split, clinics of a unit, months of a quarter.

A sum that does not hold for the exact counts tells nobody anything and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl

from referral_flow.disclosure.sums import Sums, together
from referral_flow.model import CLINIC_KINDS, Period, Unit

PLACE = ("unit_id", "period_id", "split", "split_value")
_PAIRS = {"equation": pl.Int64, "cell": pl.Int64, "sign": pl.Int64}


def split_sums(cells: pl.DataFrame, values: np.ndarray) -> Sums:
    """Every breakdown as a sum: all values of one split for one unit and period, and their whole.

    `cells` has the columns of `PLACE`, a row per cell. Where parts and whole disagree, or there is
    no whole, the parts alone form the sum. Two-way splits also add up to either one-way split.
    """
    numbered = cells.select(*PLACE).with_row_index("cell")
    parts = numbered.filter(pl.col("split").is_not_null())
    wholes = numbered.filter(pl.col("split").is_null())
    plain = _add_up(parts, wholes, ["unit_id", "period_id", "split"], ["unit_id", "period_id"])
    return together(_without_false_wholes(plain, values), *_two_way_sums(numbered, values))


def without_splits(sums: Sums, cells: pl.DataFrame, splits: tuple[str, ...]) -> Sums:
    """The sums that do not divide by any of these splits.

    A numerator's parts share one denominator, so those outside the parts do not add up.
    """
    own = cells["split"].fill_null("").str.split(",").list.set_intersection(list(splits))
    is_own = (own.list.len() > 0).to_numpy()
    divides = sums.only(is_own[sums.cell] & (sums.sign > 0))
    return sums.only(~np.isin(sums.equation, divides.equation))


def unit_sums(cells: pl.DataFrame, values: np.ndarray, units: Mapping[str, Unit]) -> Sums:
    """Clinics of one kind that make up a larger unit, and municipalities that make up a region."""
    numbered = cells.select(*PLACE).with_row_index("cell")
    parts = numbered.join(_belonging(units), on="unit_id", nulls_equal=True)
    wholes = numbered.rename({"unit_id": "whole_id"})
    same = ["whole_id", "period_id", "split", "split_value"]
    return _true_only(_add_up(parts, wholes, [*same, "kind"], same), values)


def period_sums(cells: pl.DataFrame, values: np.ndarray, periods: Mapping[str, Period]) -> Sums:
    """Periods of one grain that cover a longer period to the day: months of a quarter, say."""
    numbered = cells.select(*PLACE).with_row_index("cell")
    parts = numbered.join(_covering(tuple(periods.values())), on="period_id")
    wholes = numbered.rename({"period_id": "whole_id"})
    same = ["whole_id", "unit_id", "split", "split_value"]
    return _true_only(_add_up(parts, wholes, [*same, "grain"], same), values)


def breakdowns(cells: pl.DataFrame) -> np.ndarray:
    """A number per cell for the breakdown that it belongs to; -1 for unsplit cells."""
    keys = ["unit_id", "period_id", "split"]
    groups = cells.select(keys).unique(maintain_order=True).with_row_index("group")
    found = cells.join(groups, on=keys, how="left", nulls_equal=True, maintain_order="left")
    group = found["group"].cast(pl.Int64).to_numpy()
    return np.where(cells["split"].is_null().to_numpy(), -1, group)


def _two_way_sums(numbered: pl.DataFrame, values: np.ndarray) -> list[Sums]:
    crossed = numbered.filter(pl.col("split").str.contains(","))
    found = []
    for place in (0, 1):
        parts = crossed.with_columns(
            pl.col("split").str.split(",").list.get(place).alias("whole_split"),
            pl.col("split_value").str.split(",").list.get(place).alias("whole_value"),
        )
        wholes = numbered.rename({"split": "whole_split", "split_value": "whole_value"})
        same = ["unit_id", "period_id", "whole_split", "whole_value"]
        found.append(_true_only(_add_up(parts, wholes, [*same, "split"], same), values))
    return found


def _add_up(
    parts: pl.DataFrame, wholes: pl.DataFrame, keys: list[str], whole_keys: list[str]
) -> Sums:
    """One sum per combination of `keys` among the parts; its whole shares `whole_keys`."""
    sums = parts.select(keys).unique(maintain_order=True).with_row_index("equation")
    inside = parts.join(sums, on=keys, nulls_equal=True, maintain_order="left")
    over = wholes.join(sums, on=whole_keys, nulls_equal=True, maintain_order="left")
    pairs = pl.concat(
        [
            inside.select("equation", "cell", sign=pl.lit(1)).cast(_PAIRS),
            over.select("equation", "cell", sign=pl.lit(-1)).cast(_PAIRS),
        ]
    )
    return Sums(*(pairs[name].to_numpy() for name in _PAIRS))


def _true_only(sums: Sums, values: np.ndarray) -> Sums:
    """The sums that have a whole and hold for these values."""
    if not sums.count:
        return sums
    has_whole = np.bincount(sums.equation[sums.sign < 0], minlength=sums.count) > 0
    holds = has_whole & (sums.totals(values) == 0)
    return sums.only(holds[sums.equation])


def _without_false_wholes(sums: Sums, values: np.ndarray) -> Sums:
    if not sums.count:
        return sums
    holds = sums.totals(values) == 0
    return sums.only((sums.sign > 0) | holds[sums.equation])


def _belonging(units: Mapping[str, Unit]) -> pl.DataFrame:
    """unit_id, whole_id, kind: which unit is a part of which, one way of dividing at a time."""
    rows = [
        (unit.unit_id, whole, unit.kind)
        for unit in units.values()
        if unit.kind in (*CLINIC_KINDS, "municipality", "region")
        for whole in _wholes(unit)
    ]
    return pl.DataFrame(
        rows, schema=dict.fromkeys(("unit_id", "whole_id", "kind"), pl.String), orient="row"
    )


def _wholes(unit: Unit) -> list[str]:
    around = {unit.municipality_id, unit.care_choice_id, unit.region_id} - {unit.unit_id, None}
    return sorted(around) or (["nation-SE"] if unit.kind == "region" else [])


@lru_cache(maxsize=8)
def _covering(periods: tuple[Period, ...]) -> pl.DataFrame:
    """period_id, whole_id, grain: the periods of a grain that together cover a longer one."""
    spans = _spans(periods)
    rows = [
        (part, whole.period_id, grain)
        for whole in periods
        for grain, parts in _inside(whole, periods, spans).items()
        if sum(_days(spans[part]) for part in parts) == _days(spans[whole.period_id])
        for part in parts
    ]
    return pl.DataFrame(
        rows, schema=dict.fromkeys(("period_id", "whole_id", "grain"), pl.String), orient="row"
    )


def _inside(whole: Period, periods: tuple[Period, ...], spans: dict) -> dict[str, list[str]]:
    """The periods of each other grain that lie within `whole`."""
    first, last = spans[whole.period_id]
    found: dict[str, list[str]] = {}
    for one in periods:
        starts_on, ends_on = spans[one.period_id]
        if one.grain != whole.grain and starts_on >= first and ends_on <= last:
            found.setdefault(one.grain, []).append(one.period_id)
    return found


def days_of(some: Iterable[Period], periods: tuple[Period, ...]) -> list[int]:
    """How many days with data each period has."""
    spans = _spans(periods)
    return [_days(spans[one.period_id]) for one in some]


def _days(span: tuple[date, date]) -> int:
    return (span[1] - span[0]).days + 1


def _spans(periods: tuple[Period, ...]) -> dict[str, tuple[date, date]]:
    """First and last day of each period, within the days that there are data for."""
    whole = next((one for one in periods if one.grain == "all"), None)
    first = whole.starts_on if whole else date.min
    last = whole.ends_on if whole else date.max
    return {one.period_id: (max(one.starts_on, first), min(one.ends_on, last)) for one in periods}
