"""Counts against their season: learnt from the others, never from the change that is looked for."""

from __future__ import annotations

import pytest

from referral_flow.model import View
from referral_flow.panels.parts.over_time import history_of
from tests.fake_warehouse import FakeWarehouse, metric, periods

KEY = "seekers_count"
MONTHS = [one for one in periods() if one.grain == "month"]
SUMMER = {7: 500}  # July; other months hold a thousand


def warehouse(own: dict[str, int]) -> FakeWarehouse:
    """The region's season, and K1 with a hundred a month unless `own` says otherwise."""
    rows = []
    for month in MONTHS:
        mine = own.get(month.period_id, 50 if month.starts_on.month == 7 else 100)
        whole = SUMMER.get(month.starts_on.month, 1000) + mine
        rows += [(KEY, "region-17", month.period_id, None, None, whole),
                 (KEY, "K1", month.period_id, None, None, mine)]  # fmt: skip
    measure = metric(KEY, "count", good="neither", matures_after_days=0)
    return FakeWarehouse([measure], counts=rows)


def seen(known: FakeWarehouse, unit: str):
    view = View(known.units[unit], "month", known.periods["2025"])
    return history_of(known, KEY, view, "month")


def test_a_july_like_the_others_july_is_no_news():
    """Half as many seek care, at every clinic."""
    history = seen(warehouse({}), "K1")
    july = [one.period_id for one in history.periods].index("2025-07")

    assert history.limits.centre[july] == pytest.approx(50, rel=0.02)
    assert not history.signals


def test_a_clinics_own_change_does_not_hide_in_its_season():
    """From May on K1 loses half: what is expected of it does not follow."""
    lost = {f"2025-{month:02}": 25 if month == 7 else 50 for month in range(5, 11)}
    history = seen(warehouse(lost), "K1")

    assert history.limits.centre[-1] == pytest.approx(100, rel=0.05)
    assert set(history.roles[-5:]) == {"signal"}


def test_the_region_is_held_against_its_own_season():
    """What recurs every July is no change."""
    assert not seen(warehouse({}), "region-17").signals


def test_a_quarter_is_expected_to_hold_its_three_months():
    """July to September: half a month and two whole ones."""
    known = warehouse({})
    rows = [(KEY, "K1", f"2025-Q{quarter}", None, None, 300) for quarter in (1, 2, 3)]
    frame = FakeWarehouse([known.metrics[KEY]],
                          counts=[*known.frames["metrics.counts"].rows(), *rows])  # fmt: skip
    view = View(frame.units["K1"], "quarter", frame.periods["2025"])
    expected = history_of(frame, KEY, view, "quarter").expected

    assert expected[2] / expected[1] == pytest.approx(2.5 / 3, rel=0.01)
