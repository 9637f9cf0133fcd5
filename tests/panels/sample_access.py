"""A fake warehouse of free times: twenty working mornings a month at each of three clinics.

K1 always has a free time, K2 on three mornings of four, K3 never: it is Arvika's only clinic, and
Karlstad has the other two. No chance is involved: every month is like every other.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from referral_flow.blocks import Block
from referral_flow.model import Metric, Period, View
from referral_flow.panels.access import PANEL
from tests.fake_warehouse import FakeWarehouse, metric, periods, units

REFERENCE = Path(__file__).resolve().parents[2] / "sql" / "reference"
TWELVE = "12m-2025-10"
KARLSTAD, ARVIKA = "municipality-1780", "municipality-1784"
RESIDENT_KINDS = ("municipality", "region")
BY_CLINIC = {  # counted and all, a month
    "morning_free_share": {"K1": (20, 20), "K2": (15, 20), "K3": (0, 20)},
    "slot_utilisation": {"K1": (90, 100), "K2": (80, 100), "K3": (70, 100)},
    "unused_slot_share": {"K1": (4, 100), "K2": (8, 100), "K3": (0, 100)},
    "guarantee_slot_leakage": {"K1": (10, 40), "K2": (12, 40), "K3": (0, 0)},
    "no_show_share": {"K1": (12, 200), "K2": (12, 200), "K3": (12, 200)},
    "late_cancellation_share": {"K1": (10, 200), "K2": (10, 200), "K3": (10, 200)},
    "web_booking_share": {"K1": (30, 100), "K2": (20, 100), "K3": (0, 100)},
    "open_invitation_share": {"K1": (8, 100), "K2": (8, 100), "K3": (8, 100)},
}
SPLIT = {  # of each clinic's month, where it has any
    "guarantee_slot_leakage": ("booking_way", {"web": (10, 20), "staff": (0, 15)}),
    "no_show_share": ("lead_time", {"29_plus": (8, 50), "same_day": (1, 100), "4_7": (3, 50)}),
    "late_cancellation_share": ("lead_time", {"same_day": (5, 100), "8_14": (5, 100)}),
}
BY_HOME = {  # of the residents' municipality, a month
    "empty_search_share": {KARLSTAD: (0, 50), ARVIKA: (5, 50)},
    "search_without_time_in_3_days_share": {KARLSTAD: (10, 50), ARVIKA: (40, 50)},
    "search_conversion": {KARLSTAD: (20, 50), ARVIKA: (30, 50)},
}
REACH = {  # mornings of twenty with a time, and days to the earliest
    KARLSTAD: {"own_municipality": (20, 0), "within_25_km": (20, 0), "anywhere": (20, 0)},
    ARVIKA: {"own_municipality": (0, 6), "within_25_km": (15, 2), "anywhere": (20, 0)},
}
THIRD = {"region-17": (60, 2.0), "care_choice-17": (40, 1.0), KARLSTAD: (40, 1.0),
         ARVIKA: (20, 8.0), "K1": (20, 0.0), "K2": (20, 2.0), "K3": (20, 8.0)}  # fmt: skip
HOURS = {("1", "8"): 2, ("1", "13"): 6, ("5", "9"): 4}  # free times a month at K1


def page(
    unit: str = "region-17", *, audience: str = "working", grain: str = "month",
    period: str = TWELVE, **of: object,
) -> list[Block]:  # fmt: skip
    """The page's blocks; `of` as in `access_warehouse`."""
    warehouse = access_warehouse(**of)
    view = View(warehouse.units[unit], grain, warehouse.periods[period], audience=audience)
    return PANEL.blocks(warehouse, view, {})


@lru_cache(maxsize=8)
def access_warehouse(
    *, lacking: str = "", lacks: str = "", missing: str = "", unseen: str = "", seen: int = 20
) -> FakeWarehouse:
    """The region, where the metrics named in `lacking` have no rows, since they lack `lacks`.

    Names are separated by spaces. `missing` is a column, "table.column", that was never delivered.
    Free times are not known at the clinic `unseen`, and on `seen` of twenty mornings a month at the
    others.
    """
    gone = tuple(lacking.split())
    return FakeWarehouse(
        [_without(one, lacks) if one.key in gone and lacks else one for one in _metrics()],
        ratios=[_known(row, unseen, seen) for row in _ratios() if row[0] not in gone],
        samples=[row for row in _samples() if row[0] not in gone],
        tables=[row for row in _hours() if row[0] not in gone],
        others={
            "reference.splits": _reference("splits", "split label_sv label_en"),
            "reference.split_values": _reference(
                "split_values", "split split_value label_sv label_en sort_order"
            ),
            "profiles.missing_columns": [tuple(missing.split("."))] if missing else [],
        },
    )


def _known(row: tuple, unseen: str, seen: int) -> tuple:
    """A row of mornings as far as they are known."""
    if row[0] != "morning_free_share":
        return row
    share = 0 if row[1] == unseen else seen
    return (*row[:5], row[5] * share // 20, row[6] * share // 20)


def _without(one: Metric, column: str) -> Metric:
    return Metric(**{name: getattr(one, name) for name in one.__dataclass_fields__
                     if name not in ("missing", "unit_kinds")},
                  missing=(column,), unit_kinds=())  # fmt: skip


def _metrics() -> list[Metric]:
    prompt = {"matures_after_days": 0}
    home = {"unit_kinds": RESIDENT_KINDS, **prompt}
    splits = {key: (split,) for key, (split, _) in SPLIT.items()}
    return [
        *(metric(key, splits=splits.get(key, ()), **prompt) for key in BY_CLINIC),
        *(metric(key, "rate" if key == "search_conversion" else "ratio",
                 **home, **({"unit": "count", "per": 100.0} if key == "search_conversion" else {}))
          for key in BY_HOME),
        metric("resident_morning_free_share", splits=("reach",), **home),
        metric("resident_morning_clinics", "sample", unit="count", splits=("reach",), **home),
        metric("resident_morning_earliest_days", "sample", splits=("reach",), **home),
        metric("third_next_available_days", "sample", good="down", counts_people=False, **prompt),
        metric("free_slots_by_hour", "table", dimensions=("start_weekday", "start_hour"), **prompt),
    ]  # fmt: skip


def _reference(name: str, columns: str) -> list[tuple]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8") as file:
        return [
            tuple(int(row[one]) if one == "sort_order" else row[one] for one in columns.split())
            for row in csv.DictReader(file)
        ]


def _spans() -> Iterable[tuple[Period, int]]:
    """Every period from months up, with how many months of data it holds."""
    months = [one for one in periods() if one.grain == "month"]
    for span in periods():
        held = sum(span.starts_on <= one.starts_on <= span.ends_on for one in months)
        if span.grain != "week" and held:
            yield span, held


def _members() -> Mapping[str, list[str]]:
    return {
        unit.unit_id: [one.unit_id for one in units() if one.kind == "physio"
                       and unit.unit_id in (one.unit_id, one.municipality_id, one.care_choice_id,
                                            one.region_id)]
        for unit in units() if unit.kind != "health_centre"
    }  # fmt: skip


def _ratios() -> Iterable[tuple]:
    for span, months in _spans():
        for key, counts in BY_CLINIC.items():
            for unit, clinics in _members().items():
                yield from _of_unit(key, unit, span, months, [counts[one] for one in clinics])
        for key, counts in BY_HOME.items():
            yield from _at_home(key, span, months, counts)
        for unit in ("region-17", *REACH):
            yield from _reached(unit, span, months)


def _of_unit(key, unit, span, months, counts) -> Iterable[tuple]:
    row = (key, unit, span.period_id)
    yield (*row, None, None, *(sum(part) * months for part in zip(*counts, strict=True)))
    split, values = SPLIT.get(key, (None, {}))
    clinics = sum(bool(n) for _, n in counts)
    for value, (k, n) in values.items():
        if span.grain != "month" and clinics:
            yield (*row, split, value, k * months * clinics, n * months * clinics)


def _at_home(key, span, months, counts) -> Iterable[tuple]:
    whole = tuple(sum(part) for part in zip(*counts.values(), strict=True))
    for unit, (k, n) in {"region-17": whole, **counts}.items():
        yield (key, unit, span.period_id, None, None, k * months, n * months)


def _reached(unit: str, span: Period, months: int) -> Iterable[tuple]:
    key, found = (
        "resident_morning_free_share",
        [REACH[unit]] if unit in REACH else [*REACH.values()],
    )
    for reach in REACH[KARLSTAD]:
        counts = (sum(one[reach][0] for one in found) * months, 20 * len(found) * months)
        yield (key, unit, span.period_id, "reach", reach, *counts)
        if reach == "own_municipality":
            yield (key, unit, span.period_id, None, None, *counts)


def _samples() -> Iterable[tuple]:
    for span, months in _spans():
        for unit, (n, days) in THIRD.items():
            yield _sample("third_next_available_days", unit, span, None, n * months, days)
        for unit, reaches in REACH.items():
            for reach, (_, days) in reaches.items():
                for key, value in (("resident_morning_earliest_days", days),
                                   ("resident_morning_clinics", 1)):  # fmt: skip
                    yield _sample(key, unit, span, reach, 20 * months, float(value))


def _sample(key, unit, span, reach, n, days) -> tuple:
    split = ("reach", reach) if reach else (None, None)
    return (key, unit, span.period_id, *split, n, days, days, days, days, days + 1, days + 2)


def _hours() -> Iterable[tuple]:
    for span, months in _spans():
        for unit, clinics in _members().items():
            for (day, hour), count in HOURS.items() if "K1" in clinics else ():
                yield ("free_slots_by_hour", unit, span.period_id, None, None, day, hour, None,
                       count * months)  # fmt: skip
