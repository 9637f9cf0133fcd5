"""A fake warehouse of one region of squares: nine municipalities with two clinics each, and one.

By the clinic's place all have 40 % of 400 but Kil, which has 80 %; Hammarö is a single clinic. By
home the shares are 50 % of 200 everywhere, and 90 live elsewhere. Borders as in `tests.sample_map`.
"""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.model import Unit, View
from referral_flow.text import same
from tests.fake_warehouse import FakeWarehouse, metric
from tests.sample_map import KEY, NAMES, square

REGION, YEAR, QUARTER = "region-17", "12m-2025-10", "2025-Q3"
OTHER, HOMES = "no_show_share", "home_municipality"
MUNICIPALITIES = tuple(f"municipality-{1700 + place}" for place in range(10))
KIL, HAMMARO = MUNICIPALITIES[4], MUNICIPALITIES[9]
LIVE_ELSEWHERE = (45, 90)


def units() -> tuple[Unit, ...]:
    """The region, its municipalities and their clinics."""
    home = {"region_id": REGION}
    wholes = [Unit(one, "municipality", same(name), **home)
              for one, name in zip(MUNICIPALITIES, NAMES, strict=True)]  # fmt: skip
    clinics = [
        Unit(f"{name}-{number}", "physio", same(f"{name} {number}"), municipality_id=one, **home)
        for one, name in zip(MUNICIPALITIES, NAMES, strict=True)
        for number in range(1 if one == HAMMARO else 2)
    ]
    return (Unit(REGION, "region", same("Värmland")), *wholes, *clinics)


def by_place() -> dict[str, tuple[int, int]]:
    """Counted and cases by municipality."""
    return dict.fromkeys(MUNICIPALITIES, (160, 400)) | {KIL: (320, 400)}


def borders(region: str = REGION) -> list[tuple]:
    """Rows of profiles.borders: nine squares, and an island of two kilometres."""
    rows = []
    for place, (unit_id, name) in enumerate(zip(MUNICIPALITIES, NAMES, strict=True)):
        row, column = divmod(place, 3)
        west, south, side = (40.0, 14.0, 2.0) if place == 9 else (10.0 * column, 10.0 * row, 10.0)
        x, y = (list(one) for one in zip(*square(west, south, side), strict=True))
        rows.append((region, unit_id, name, west + side / 2, south + side / 2, [x], [y]))
    return rows


def municipal_warehouse(
    counts: Mapping[str, tuple[int, int]] | None = None, region: str = REGION
) -> FakeWarehouse:
    """The warehouse; `region` is the one that the borders are of."""
    counts = counts or by_place()
    total = tuple(sum(column) for column in zip(*counts.values(), strict=True))
    rows = []
    for period in (YEAR, QUARTER):
        for key in (KEY, OTHER):
            rows += [(key, unit, period, None, None, *pair) for unit, pair in counts.items()]
            rows.append((key, REGION, period, None, None, *total))
        homes = dict.fromkeys(counts, (100, 200)) | {"elsewhere": LIVE_ELSEWHERE}
        rows += [(KEY, REGION, period, HOMES, value, *pair) for value, pair in homes.items()]
    kinds = ("physio", "municipality", "region")
    return FakeWarehouse(
        [metric(KEY, splits=(HOMES,), unit_kinds=kinds), metric(OTHER, unit_kinds=kinds)],
        ratios=rows, units=units(), others={"profiles.borders": borders(region)},
    )  # fmt: skip


def view_of(
    warehouse: FakeWarehouse, unit: str = REGION, period: str = YEAR, audience: str = "working"
) -> View:
    """What a reader has chosen."""
    return View(warehouse.units[unit], "month", warehouse.periods[period], audience=audience)
