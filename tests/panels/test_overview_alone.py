"""At how many units a change is seen by itself: told only where every one of them can be shown."""

from __future__ import annotations

import pytest

from referral_flow.model import View
from referral_flow.panels.parts import overview_events
from referral_flow.panels.parts.overview_events import after_events
from tests.panels import sample_search as found
from tests.panels.sample_region import sample_warehouse

SEEN_ALONE = "syns även för sig vid 1 av enheterna"
MANY, FEW = ((30.0, 300), (15.0, 300)), ((30.0, 300), (3.0, 300))


@pytest.fixture
def sides(monkeypatch):
    """Each unit's counted and cases before and since, as the test says they are."""
    known: dict[str, tuple] = {}
    monkeypatch.setattr(overview_events, "before_and_after", lambda *_: known)
    overview_events._sides.cache_clear()
    yield known
    overview_events._sides.cache_clear()


@pytest.mark.parametrize(
    ("first", "second", "is_told"), [(MANY, MANY, True), (MANY, FEW, False), (FEW, MANY, False)]
)
def test_how_many_are_seen_alone_is_told_where_all_can_be_shown(sides, first, second, is_told):
    """Neither one that changed nor one that did not may be made out from a number."""
    sides |= {"K1": first, "K2": second}

    assert (SEEN_ALONE in basis("region-17")) == is_told


def test_what_is_hidden_elsewhere_takes_nothing_from_a_municipality(sides):
    """The number is of the units within the one chosen."""
    sides |= {"K1": MANY, "K2": MANY, "K3": FEW}

    assert SEEN_ALONE in basis("municipality-1780")


def basis(unit: str) -> str:
    warehouse = sample_warehouse()
    view = View(warehouse.units[unit], "month", warehouse.periods["12m-2025-10"])
    search = found.a_search(
        changed=[found.risen(event="referral_template")], events=[found.after_event()]
    )
    [one] = after_events(warehouse, view, search).found
    return one.basis.in_("sv")
