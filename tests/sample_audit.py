"""An audit whose numbers can be checked by hand, for the tests of charts, screen and slides."""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.charts.audit import OWN_CLINIC, Audit, Audited, audit_chart
from referral_flow.model import Period, Unit
from referral_flow.text import Text, same
from tests.fake_warehouse import metric, periods

METRIC = metric("choice_audit", "table", dimensions=("booking_way", "is_coded", "has_free_slot"))
UNIT = Unit("region-17", "region", same("Värmland"))
YEAR: Period = next(one for one in periods() if one.period_id == "12m-2025-10")
CELLS = (("coded", "free"), ("uncoded", "free"), ("coded", "none"), ("uncoded", "none"))
LABELS = {
    "web": Text("Webben", "Web"),
    "staff": Text("Telefon eller disk", "Phone or desk"),
    "open_invitation": Text("Öppen kallelse", "Open invitation"),
}
REGION = {"web": (300, 700, 40, 960), "staff": (60, 540, 200, 1200)}
NEAR = Text("på den egna mottagningen", "at the clinic itself")


def cells(*counts: int) -> dict:
    """Counts of coded and uncoded with a free time, then of coded and uncoded without."""
    return dict(zip(CELLS, counts, strict=True))


def sample(by_way: dict = REGION, reach: str = OWN_CLINIC, narrower: dict | None = None) -> Audit:
    """What is counted; `narrower` are the same people looked at less far away."""
    ways = [
        Audited(way, LABELS[way], cells(*counts),
                [cells(*narrower[way])] if narrower else [])
        for way, counts in by_way.items()
    ]  # fmt: skip
    return Audit(METRIC, UNIT, YEAR, reach, NEAR, ways)


def sample_audit(by_way: dict = REGION, **changes) -> Chart:
    """The chart of such counts."""
    return audit_chart(sample(by_way, **changes))
