"""The sample's national figures were made of an earlier state of it, so nothing else parts them."""

from __future__ import annotations

import pytest

from referral_flow.model import View
from referral_flow.panels.definitions import PANEL
from referral_flow.panels.parts.definition_bridge import _bridge, _rows
from referral_flow.warehouse import open_warehouse


@pytest.fixture(scope="module")
def warehouse(built_sample):
    return open_warehouse(built_sample)


def test_rounding_and_late_registrations_explain_every_figure_of_the_sample(warehouse):
    """Contacts entered after the count are all that is missing, and never more than were added."""
    rows = _rows(warehouse)
    starts = [
        _bridge(warehouse, warehouse.units[unit], warehouse.periods[month]).start
        for unit, month in rows.select("unit_id", "period_id").iter_rows()
    ]

    assert len(starts) > 400
    assert all(start.added >= 0 for start in starts)
    assert sum(start.unexplained != 0 for start in starts) == 0


def test_the_regions_bridge_reads_as_one_would_tell_it(warehouse):
    """August 2025: 61 % was published; ours is 61.3 % counted the same way, of 91 more."""
    choices = {"show": "bridge", "published_month": "2025-08"}
    view = View(warehouse.units["region-17"], "month", warehouse.periods["12m-2025-10"])
    headline, _, table, *_ = PANEL.page(warehouse, view, choices)

    assert headline.answer.in_("sv").startswith(
        "För augusti 2025 publicerades 61\u00a0%. Räknat på samma sätt ger våra uppgifter "
        "61,3\u00a0%."
    )
    said = {row[0].sv: row[2].in_("sv") for row in table.rows}
    assert said["Registrerat senare"].startswith("91 bedömningar finns hos oss")
    assert said["Oförklarat"] == "Inget är kvar att förklara."
