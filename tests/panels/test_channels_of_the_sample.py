"""The planted truth about SEFOS, seen on the page that is about it."""

from __future__ import annotations

from referral_flow.blocks import Table
from referral_flow.model import View
from referral_flow.panels.channels import PANEL
from referral_flow.warehouse import open_warehouse


def test_the_page_finds_what_sefos_changed(built_sample):
    """Truth 6: fewer are lost and the way is shorter for those with SEFOS, beyond chance."""
    warehouse = open_warehouse(built_sample)
    view = View(warehouse.units["region-17"], "month", warehouse.periods["12m-2025-10"])
    blocks = PANEL.blocks(warehouse, view, {})
    [found] = [one for one in blocks if isinstance(one, Table) and one.key == "since_sefos"]
    lost, days = (row[4] for row in found.rows)

    assert lost.low < lost.value < lost.high < -0.02
    assert days.low < days.value < days.high < -2.5
    assert "andelen som aldrig kom fram" in found.finding.in_("sv")
