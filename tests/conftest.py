"""What every test may rely on."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_borrowed_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never reads the warehouse that happens to be served on this machine."""
    monkeypatch.delenv("REFERRAL_FLOW_WAREHOUSE", raising=False)
