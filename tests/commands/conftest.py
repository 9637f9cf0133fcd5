"""One small region for every command that gives values: the front door, its rows as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

import referral_flow.__main__ as command_line
from tests.fake_warehouse import FakeWarehouse, metric

QUARTER = [("K1", 30, 60), ("K2", 3, 40), ("K3", 12, 30), ("municipality-1780", 33, 100),
           ("municipality-1784", 12, 30), ("region-17", 45, 130)]  # fmt: skip
PARTS = [("web_clinic", 20, 30), ("phone", 10, 30)]
DAYS = [
    (0, "assessed", 5),
    (1, "assessed", 4),
    (3, "open", 6),
    (4, "no_show", 3),
    (9, "assessed", 8),
]


@pytest.fixture(autouse=True)
def warehouse(monkeypatch) -> FakeWarehouse:
    shares = [("share", u, "2025-Q3", None, None, k, n) for u, k, n in QUARTER]
    shares += [("share", "K1", "2025-10", None, None, 11, 22)]
    shares += [("share", "K1", "2025-Q3", "booking_via", v, k, n) for v, k, n in PARTS]
    shares += [("returned", "K1", "2025-10", "reason,stage", "missing_info,medical", 12, 50)]
    fake = FakeWarehouse(
        [
            metric("share", splits=("booking_via",)),
            metric(
                "returned",
                numerator_splits=("reason", "stage"),
                missing_splits=("exam: referrals.exam_code",),
            ),
            metric("wait", "duration"),
            metric("people", "count"),
            metric("absent", missing=("bookings.assessed_at",)),
        ],
        ratios=shares,
        durations=[("wait", "K1", "2025-10", None, None, *day) for day in DAYS],
        counts=[
            ("people", "K1", "2025-10", None, None, 3),
            ("people", "K2", "2025-10", None, None, 10),
        ],
    )
    monkeypatch.setattr(command_line, "open_warehouse", lambda folder: fake)
    return fake


@pytest.fixture
def rows_of(capsys) -> Callable[..., list[dict]]:
    """What `values` prints as JSON: rows_of("share", "--unit", "K1")."""

    def printed(*arguments: str) -> list[dict]:
        assert command_line.main(["values", *arguments]) == 0
        return json.loads(capsys.readouterr().out)

    return printed
