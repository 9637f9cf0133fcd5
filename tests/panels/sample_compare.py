"""A region whose clinics can be compared by hand: ten of physiotherapy, three of radiology.

Nine clinics have 40 % and K10 80 %. Half of the patients are old; at K9 and K10 nearly all are,
and the old are counted twice as often: what that makes expected is written here, not modelled.
"""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import Chart, Headline, Note, Table
from referral_flow.model import Unit, View
from referral_flow.panels.compare_clinics import PANEL
from referral_flow.text import Text, same
from tests.fake_warehouse import FakeWarehouse, metric, periods, units

YEAR, QUARTER, MONTH = "12m-2025-10", "2025-Q3", "2025-09"
KEY, RETURNS, MORNINGS = "no_show_share", "return_or_rejection_share", "morning_free_share"
HOME = {"region_id": "region-17"}
REHAB = {f"K{place}": 100 * place for place in range(1, 11)}
WEB = ("booking_way", "web")
NAMES = [("booking_way", "Sätt att boka", "How it was booked"), ("age_band", "Ålder", "Age")]
ROENTGEN = {"R1": (100, 1000), "R2": (30, 300), "R3": (48, 200)}


def clinics(**dates: date) -> list[Unit]:
    """K1 to K10 and R1 to R3; K4 may have a first or last day."""
    rehab = [
        Unit(key, "physio", same(f"{key} rehab"), municipality_id="municipality-1780",
             **HOME, **(dates if key == "K4" else {}))
        for key in REHAB
    ]  # fmt: skip
    return [*rehab, *(Unit(key, "radiology", same(f"{key} röntgen"), **HOME) for key in ROENTGEN)]


def counted(key: str) -> tuple[int, int]:
    """40 % of a hundred times its number; 80 % at K10."""
    return (80 if key == "K10" else 40) * REHAB[key] // 100, REHAB[key]


def rows(key: str, period: str, by_unit: dict[str, tuple[int, int]], part=(None, None)):
    """A row for each unit, and one for the region."""
    total = tuple(sum(column) for column in zip(*by_unit.values(), strict=True))
    return [(key, unit, period, *part, *pair) for unit, pair in
            {**by_unit, "region-17": total}.items()]  # fmt: skip


def expected(period: str, *, mixed: bool = True) -> list[tuple]:
    """What each clinic's mix makes expected: twice as much at K10, else what remains."""
    whole = sum(counted(key)[0] for key in REHAB)
    old = {"K10": 0.78} if mixed else {}
    rest = sum(n for key, n in REHAB.items() if key not in old)
    level = (whole - sum(share * REHAB[key] for key, share in old.items())) / rest
    shares = {key: old.get(key, level) for key in REHAB}
    return [(KEY, key, period, shares[key] * n, shares[key] * (1 - shares[key]) * n)
            for key, n in REHAB.items()]  # fmt: skip


def lost_weeks(clinic: str) -> list[tuple]:
    """Nothing came in from the clinic from July to September 2025."""
    return [
        (clinic, week.period_id, week.starts_on, 0, 70.0, True)
        for week in periods()
        if week.grain == "week" and date(2025, 7, 1) <= week.starts_on <= date(2025, 9, 29)
    ]


def compare_warehouse(
    *, few: int = 1, mixed: bool = True, rare: bool = False, lost: str = "", **dates: date
) -> FakeWarehouse:
    """`few`: so many times fewer cases in September; `mixed`: K10's patients explain its share.

    `rare`: at K1 it is 3 people of 100. `lost`: a clinic from which no summer's data came in.
    """
    rehab = {key: counted(key) for key in REHAB} | ({"K1": (3, 100)} if rare else {})
    month = {key: (pair[0] // few, pair[1] // few) for key, pair in rehab.items()}
    web = {key: (pair[0] // 2, pair[1] // 2) for key, pair in rehab.items()}
    ratios = [
        *rows(KEY, YEAR, rehab), *rows(KEY, QUARTER, rehab), *rows(KEY, MONTH, month),
        *rows(KEY, QUARTER, web, WEB), *rows(KEY, "all", web, WEB),
        *rows(KEY, "all", web, ("booking_way", "staff")),
        *rows(RETURNS, YEAR, ROENTGEN), *rows(MORNINGS, YEAR, rehab),
    ]  # fmt: skip
    kinds = {"unit_kinds": ("region", "radiology")}
    metrics = [
        metric(KEY, splits=("booking_way",), case_mix=("age_band",), good="down",
               label=Text("Uteblivna besök", "Visits not attended")),
        metric(RETURNS, **kinds, counts_from="referrals"),
        metric(MORNINGS, counts_people=False),
    ]  # fmt: skip
    others = {
        "metrics.expected": [*expected(YEAR, mixed=mixed), *expected(QUARTER, mixed=mixed)],
        "reference.splits": NAMES,
        "profiles.coverage": lost_weeks(lost) if lost else [],
        "reference.split_values": [("booking_way", "web", "På webben", "On the web", 1)],
    }
    larger = [unit for unit in units() if not unit.is_clinic]
    return FakeWarehouse(metrics, ratios=ratios, units=[*larger, *clinics(**dates)], others=others)


def page(warehouse, unit="region-17", period=YEAR, audience="working", **choices: str) -> list:
    """The page's blocks."""
    view = View(warehouse.units[unit], "month", warehouse.periods[period], "sv", audience)
    return PANEL.blocks(warehouse, view, {"metric": KEY} | choices)


def chart(blocks: list, key: str = "crude") -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.key == key)


def headline(blocks: list) -> Headline:
    return next(one for one in blocks if isinstance(one, Headline))


def table(blocks: list) -> Table:
    return next(one for one in blocks if isinstance(one, Table))


def notes(blocks: list) -> dict[str, Note]:
    """The notes by their titles."""
    return {one.title.sv: one for one in blocks if isinstance(one, Note)}
