"""What the leaves of a metric hold: the measures of its shape, by each of its splits.

Slots for sql/kernel/leaves.sql; running them is the kernel's business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipelines.case_mix import mix_of

WIDE = 4  # the way of splitting by one thing of many values: see kernel.split_grains
BY_QUARTER = 5  # unsplit, but of no finer periods


@dataclass(frozen=True)
class Shape:
    """What the kernel sums for a shape, and what else tells its leaves apart."""

    measures: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    optional: tuple[tuple[str, str], ...] = ()  # columns a query may leave out, with their value
    cells: str = "cells"
    is_by_day: bool = False  # stocks and samples: the day itself matters
    has_zeros: bool = False  # where nothing happened the value is 0, not absent
    has_fine_crossings: bool = False  # split by two things at once it is kept by month, too
    sql: str = ""  # the kernel file, where it is another shape's


_SHARE = ("numerator", "denominator", "expected")
_EXPECTED = (("expected", "null::decimal(18, 6)"),)
SHAPES = {
    "ratio": Shape(_SHARE, optional=_EXPECTED, has_fine_crossings=True),
    "rate": Shape(_SHARE, optional=_EXPECTED, has_fine_crossings=True, sql="ratio"),
    "count": Shape(("value",), has_zeros=True, has_fine_crossings=True),
    "stock": Shape(("value",), is_by_day=True, has_zeros=True),
    "sample": Shape(keys=("value",), is_by_day=True),
    "duration": Shape(
        ("cases",),
        keys=("wait_days", "outcome"),
        optional=(("entered_after_days", "0"),),
        cells="cells_duration",
    ),
    "table": Shape(("count",)),
}


def columns_needed(front: dict, shape: Shape) -> Iterator[str]:
    """Every column that a metric's query must give."""
    optional = {column for column, _ in shape.optional}
    counted = ("cases",)  # by the kernel itself
    yield "day"
    yield from front["units"].values()
    yield from (c for c in (*shape.keys, *shape.measures) if c not in optional and c not in counted)
    for split in (*front.get("splits", ()), *front.get("numerator_splits", ())):
        yield from split.split(",")
    yield from front.get("dimensions", ())
    yield from front.get("nested", ())
    yield from front.get("case_mix", ())


def leaf_parts(front: dict, shape: Shape) -> Iterator[dict[str, str]]:
    """The slots of sql/kernel/leaves.sql for every part of the leaves."""
    whole = _slots(front, shape)
    leaf_periods = ("day",) if shape.is_by_day else ("week_id", "month_id")
    if not front.get("only_splits"):
        for leaf_period in leaf_periods[-1:] if front.get("by_quarter") else leaf_periods:
            yield whole | {"leaf_period": leaf_period}
    for key, is_of_numerator in (("splits", False), ("numerator_splits", True)):
        for split in front.get(key, ()):
            yield (
                whole
                | _split_slots(split, is_of_numerator, front, shape)
                | {"leaf_period": leaf_periods[-1]}
            )


def mix_part(front: dict, shape: Shape) -> dict[str, str]:
    """The slots for cases by the mix that the metric is adjusted for, by month."""
    return _slots(front, shape) | {
        "leaf_period": "month_id",
        "split": "'case_mix'",
        "split_value": mix_of(front["case_mix"]),
        "ways": str(BY_QUARTER),
    }


def _slots(front: dict, shape: Shape) -> dict[str, str]:
    keys = shape.keys + tuple(_dimension(number, front) for number in (1, 2, 3)
                              if "dimensions" in front)  # fmt: skip
    sums = tuple(f"sum({measure}) as {measure}" for measure in shape.measures)
    return {
        "leaf_period_name": "day" if shape.is_by_day else "leaf_period_id",
        "split": "null::varchar",
        "split_value": "null::varchar",
        "ways": str(BY_QUARTER if front.get("by_quarter") else 0),
        "is_numerator_split": "false",
        "keys_and_measures": ", ".join(keys + sums),
        "condition": _condition(front, ()),
        "grouping": "" if "value" in shape.keys else "group by all",
    }


def _split_slots(split: str, is_of_numerator: bool, front: dict, shape: Shape) -> dict[str, str]:
    things = split.split(",")
    condition = _condition(front, things)
    return {
        "split": f"'{split}'",
        "split_value": " || ',' || ".join(f"coalesce({one}::varchar, 'unknown')" for one in things),
        "ways": str(_ways(things, front, shape)),
        "is_numerator_split": str(is_of_numerator).lower(),
        "condition": f"{condition} and numerator > 0" if is_of_numerator else condition,
    }


def _condition(front: dict, things: Collection[str]) -> str:
    """The rows to sum: of a nested split that is not asked for, those of its named value."""
    named = [f"{column} = '{value}'" for column, value in front.get("nested", {}).items()
             if column not in things]  # fmt: skip
    return " and ".join(named) or "true"


def _ways(things: list[str], front: dict, shape: Shape) -> int:
    """Where values split by these things at once are kept: see kernel.split_grains."""
    is_wide = not set(things).isdisjoint(front.get("wide", ()))
    if len(things) == 1:
        return WIDE if is_wide else 1
    return 2 if len(things) == 2 and shape.has_fine_crossings and not is_wide else 3


def _dimension(number: int, front: dict) -> str:
    dimensions = front["dimensions"]
    if number > len(dimensions):
        return f"null::varchar as dimension_{number}"
    return f"coalesce({dimensions[number - 1]}::varchar, 'unknown') as dimension_{number}"
