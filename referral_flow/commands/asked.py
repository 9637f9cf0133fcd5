"""What was asked for on the command line, looked up; an unknown word is answered with near ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from referral_flow.model import GRAINS, Metric, Period
from referral_flow.warehouse import Warehouse

Found = TypeVar("Found")
ALL = "all"


class WrongUse(Exception):
    """The command was used wrongly; the message says how, and what may have been meant."""


def known(name: str, among: Mapping[str, Found], what: str, listed_by: str = "") -> Found:
    """`among[name]`, or WrongUse naming what is near: a name in either language counts as near."""
    if name in among:
        return among[name]
    near = _near(name, among)
    hint = f" Did you mean {either(near)}?" if near else f" {listed_by}".rstrip()
    raise WrongUse(f"Unknown {what} {name!r}.{hint}")


def unit_ids(warehouse: Warehouse, unit: str) -> list[str] | None:
    """The unit asked for; None for all of them."""
    return (
        None
        if unit == ALL
        else [known(unit, warehouse.units, "unit", "See the command units.").unit_id]
    )


def grain_and_periods(
    warehouse: Warehouse, grain: str | None, period: str | None, usual: str | None = "month"
) -> tuple[str | None, list[str] | None]:
    """The grain asked for (`usual` unless a period says otherwise) and the period, if one is."""
    if period is None or (period == ALL and grain not in (None, ALL)):
        return _grain(grain) if grain else usual, None
    chosen: Period = known(period, warehouse.periods, "period", _example(warehouse))
    if grain is not None and _grain(grain) != chosen.grain:
        near = _overlapping(chosen, grain, warehouse)
        hint = f" Did you mean {either(near)}?" if near else ""
        raise WrongUse(f"{period} is a {chosen.grain}, not a {grain}.{hint}")
    return chosen.grain, [chosen.period_id]


def split_of_any(warehouse: Warehouse, split: str | None) -> str | None:
    """The split, if at least one metric has it."""
    if split is None:
        return None
    offered = dict.fromkeys(
        one for metric in warehouse.metrics.values() for one in _splits(warehouse, metric)
    )
    listing = f"There are {either(offered)}." if offered else "There are no splits."
    known(split, dict.fromkeys(offered, split), "split", listing)
    return split


def split_of(warehouse: Warehouse, metric: Metric, split: str | None) -> str | None:
    """The split, if the metric has it; two-way ones are written "reason,stage"."""
    if split is None:
        return None
    offered = _splits(warehouse, metric)
    listing = f"{metric.key} has {either(offered) if offered else 'no splits'}."
    known(split, dict.fromkeys(offered, split), f"split of {metric.key}", listing)
    return split


def _splits(warehouse: Warehouse, metric: Metric) -> dict[str, None]:
    lacking = (one.split(": ")[0] for one in metric.missing_splits)
    kept = warehouse.splits(metric.key)
    return dict.fromkeys((*metric.splits, *metric.numerator_splits, *kept, *lacking))


def _overlapping(chosen: Period, grain: str, warehouse: Warehouse) -> list[str]:
    """The first few periods of the grain that share days with the chosen one."""
    shared = [
        one.period_id
        for one in warehouse.periods.values()
        if one.grain == grain
        and one.starts_on <= chosen.ends_on
        and chosen.starts_on <= one.ends_on
    ]
    return shared[:3]


def _grain(grain: str) -> str:
    known(grain, dict.fromkeys(GRAINS), "grain", f"There are {either(GRAINS)}.")
    return grain


def _near(name: str, among: Mapping[str, object]) -> list[str]:
    words = {key.lower(): key for key in among}
    for key, found in among.items():
        for attribute in ("name", "label"):
            text = getattr(found, attribute, None)
            if text is not None:
                words |= {text.sv.lower(): key, text.en.lower(): key}
    close = get_close_matches(name.lower(), words, n=3, cutoff=0.5)
    holding = [word for word in words if name.lower() in word] if len(name) > 2 else []
    return list(dict.fromkeys(words[word] for word in (*close, *holding[:3])))


def _example(warehouse: Warehouse) -> str:
    latest: dict[str, str] = {p.grain: p.period_id for p in warehouse.periods.values()}
    return f"Periods look like {either(latest.values())}."


def either(words: Iterable[str]) -> str:
    """ "a, b or c"."""
    listed = [str(word) for word in words]
    return " or ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))
