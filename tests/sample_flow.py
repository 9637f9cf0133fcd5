"""A referral chain on made-up counts: 5 400 needs, 3 600 referrals without one, eight stages."""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import Chart
from referral_flow.charts.flow import flow_chart
from referral_flow.model import Period
from tests.fake_warehouse import metric

METRIC = metric("referral_flow", "table")
YEAR = Period("12m-2025-10", "12m", date(2024, 11, 1), date(2025, 10, 31))
COUNTS = {
    ("need", "doctor"): 4810,
    ("need", "lost"): 206,
    ("need", "not_pursued"): 311,
    ("need", "open"): 73,
    ("doctor", "sent"): 4205,
    ("doctor", "declined"): 512,
    ("doctor", "open"): 93,
    ("sent", "received"): 7602,
    ("sent", "lost"): 171,
    ("sent", "open"): 32,
    ("received", "accepted"): 6350,
    ("received", "returned"): 590,
    ("received", "rejected"): 418,
    ("received", "voided"): 44,
    ("received", "open"): 200,
    ("accepted", "performed"): 5811,
    ("accepted", "voided"): 89,
    ("accepted", "open"): 450,
    ("performed", "reported"): 5760,
    ("performed", "open"): 51,
    ("reported", "acknowledged"): 5512,
    ("reported", "open"): 248,
}
LOOPS = {("received", "completion"): 702, ("received", "resent"): 388}
DAYS = {
    ("need", "doctor"): 9,
    ("doctor", "sent"): 2,
    ("sent", "received"): 0,
    ("received", "accepted"): 3,
    ("accepted", "performed"): 21,
    ("performed", "reported"): 2,
    ("reported", "acknowledged"): 4,
}


def sample_flow(**changed: int) -> Chart:
    """The chain; name a way as need_doctor to give it another count."""
    given = {tuple(way.split("_", 1)): count for way, count in changed.items()}
    return flow_chart(METRIC, YEAR, COUNTS | given, LOOPS, DAYS)
