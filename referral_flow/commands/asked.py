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
    hint = f" Did you mean {_either(near)}?" if near else f" {listed_by}".rstrip()
    raise WrongUse(f"Unknown {what} {name!r}.{hint}")


def grain_and_periods(
    warehouse: Warehouse, grain: str | None, period: str | None
) -> tuple[str, list[str] | None]:
    """The grain asked for (month unless a period says otherwise) and the period, if one is."""
    if period is None or (period == ALL and grain not in (None, ALL)):
        return _grain(grain or "month"), None
    chosen: Period = known(period, warehouse.periods, "period", _example(warehouse))
    if grain is not None and _grain(grain) != chosen.grain:
        raise WrongUse(f"{period} is a {chosen.grain}, not a {grain}.")
    return chosen.grain, [chosen.period_id]


def split_of(warehouse: Warehouse, metric: Metric, split: str | None) -> str | None:
    """The split, if the metric has it; two-way ones are written "reason,stage"."""
    if split is None:
        return None
    offered = dict.fromkeys(
        (*metric.splits, *metric.numerator_splits, *warehouse.splits(metric.key))
    )
    listing = f"{metric.key} has {_either(offered) if offered else 'no splits'}."
    known(split, dict.fromkeys(offered, split), f"split of {metric.key}", listing)
    return split


def _grain(grain: str) -> str:
    known(grain, dict.fromkeys(GRAINS), "grain", f"There are {_either(GRAINS)}.")
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
    return f"Periods look like {_either(latest.values())}."


def _either(words: Iterable[str]) -> str:
    listed = [str(word) for word in words]
    return " or ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))
