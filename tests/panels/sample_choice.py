"""A fake warehouse for the page on the patient's choice: the audit of two units, checked by hand.

At the region's clinics 2 000 booked on the web and waited past the limit, and 2 030 by phone and in
other ways; 1 000 and 600 of them had a free time at the clinic itself. K3 has no web booking. Every
period holds the same people.
"""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block
from referral_flow.model import View
from referral_flow.panels.patient_choice import PANEL
from tests.fake_warehouse import FakeWarehouse, metric, periods
from tests.sample_audit import CELLS

REACHES = ("own_clinic", "within_10_km", "within_25_km", "within_50_km", "anywhere")
OWN = {
    "web": (300, 700, 40, 960),
    "not_web": (60, 540, 203, 1227),
}
WIDER = {
    "web": (320, 1180, 20, 480),
    "not_web": (160, 855, 103, 912),
}
REGION = {reach: OWN if reach == "own_clinic" else WIDER for reach in REACHES}
ONLY_PHONE = {reach: {"not_web": (6, 20, 10, 64)} for reach in REACHES}
AUDITED = {"region-17": REGION, "K3": ONLY_PHONE}
RATIOS = {
    "beyond_limit_share": (4030, 8000),
    "choice_uncoded_share": (700, 1000),
    "capacity_shortage_share": (2187, 4030),
    "shortage_coded_as_choice_share": (243, 2430),
    "free_times_known_share": (8000, 8000),
    "assessed_within_3_days_cohort": (3600, 8000),
    "assessed_within_3_days_as_coded": (3600, 7397),
    "assessed_within_3_days_unverified_put_back": (3600, 7640),
    "assessed_within_3_days_corrected": (3600, 6940),
    "assessed_within_3_days_choice_upper": (3600, 6400),
    "patient_chosen_wait_share": (603, 8000),
}
DIMENSIONS = ("booking_way", "is_coded", "has_free_slot")
NESTED = (("reach", "own_clinic"),)


def choice_warehouse(
    audited: Mapping[str, Mapping] = AUDITED,
    *,
    lacking: tuple[str, ...] = (),
    without_codes: bool = False,
    **ratios: tuple,
) -> FakeWarehouse:
    """The two units; name shares to change them, and what the extract lacks to know free times."""
    rows, codes = RATIOS | ratios, ("bookings.deviation_code",) if without_codes else ()
    audit = {"dimensions": DIMENSIONS, "nested": NESTED, "missing": lacking + codes}
    metrics = [
        metric("choice_audit", "table", **audit),
        metric("within_reach_share", nested=NESTED, missing=lacking),
        metric("within_reach_matched_share", nested=NESTED, missing=lacking),
        metric("within_reach_spare_share", nested=NESTED, missing=lacking),
        *(
            metric(key, missing=(lacking if _needs_times(key) else ()) + _coded(key, codes))
            for key in rows
        ),
    ]
    return FakeWarehouse(
        metrics,
        ratios=[*_ratios(rows, audited), *_reached(audited)],
        tables=[
            row for unit in audited for row in _audit_rows(unit, audited[unit]) if not without_codes
        ],
    )


def _needs_times(key: str) -> bool:
    known = ("patient_chosen", "assessed_within_3_days_cohort", "assessed_within_3_days_as_coded")
    return not key.startswith(known)


def _coded(key: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """What of the codes a share lacks: these three know nothing of them."""
    knows_none = ("beyond_limit_share", "free_times_known_share", "assessed_within_3_days_cohort")
    return () if key in knows_none else codes


def _ratios(rows: Mapping[str, tuple], audited: Mapping):
    for key, counts in rows.items():
        for unit in audited:
            for period in periods():
                yield key, unit, period.period_id, None, None, *counts


def _reached(audited: Mapping):
    """Of all who waited, those with a free time; nine in ten of them with one of their own, and
    three in ten with one left over."""
    for unit, by_reach in audited.items():
        for reach, ways in by_reach.items():
            n = sum(map(sum, ways.values()))
            found = sum(counts[0] + counts[1] for counts in ways.values())
            for period in periods():
                place = (unit, period.period_id, "reach", reach)
                yield "within_reach_share", *place, found, n
                yield "within_reach_matched_share", *place, found * 9 // 10, n
                yield "within_reach_spare_share", *place, found * 3 // 10, n


def _audit_rows(unit: str, by_reach: Mapping):
    for reach, ways in by_reach.items():
        for way, counts in ways.items():
            for (coded, free), count in zip(CELLS, counts, strict=True):
                for period in periods():
                    if count and period.grain != "month":
                        yield ("choice_audit", unit, period.period_id, "reach", reach, way, coded,
                               free, count)  # fmt: skip


def choice_page(
    warehouse: FakeWarehouse, unit: str = "region-17", reach: str = "own_clinic", **view
) -> list[Block]:
    """The page's exact blocks in the last twelve months."""
    period = warehouse.periods[view.pop("period", "12m-2025-10")]
    seen = View(warehouse.units[unit], "month", period, **view)
    return PANEL.blocks(warehouse, seen, {"reach": reach})
