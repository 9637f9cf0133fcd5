"""The overview tells of a code that most lack, in the list of what is missing, unit by unit."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Findings
from referral_flow.disclosure import disclose
from referral_flow.findings.missing_codes import METRIC
from referral_flow.model import View
from referral_flow.panels.parts.overview_apart import lost
from tests.fake_warehouse import FakeWarehouse, metric
from tests.panels import sample_search as found

YEAR = "12m-2025-10"


def told(lacking: int = 700, unit: str = "region-17", audience: str = "working",
         **changes) -> Findings:  # fmt: skip
    """The list of a region where so many of a thousand lack the code."""
    rows = [(METRIC, "region-17", YEAR, None, None, lacking, 1000)]
    warehouse = FakeWarehouse([metric(METRIC, **changes)], ratios=rows)
    view = View(warehouse.units[unit], "month", warehouse.periods["2025-10"])
    return disclose([lost(warehouse, view, found.a_search())], audience).blocks[0]


@pytest.mark.parametrize("audience", ["working", "council"])
def test_a_code_that_most_lack_is_told_with_its_number_and_its_rule(audience):
    """Of the latest twelve months, whatever month the reader has chosen."""
    block = told(audience=audience)
    [one] = block.found

    assert one.said.in_("sv").replace("\u00a0", " ") == (
        "Värmland: 70 % av dem som valde en senare tid på webben, fast en tid inom tre dagar var "
        "ledig, saknar koden för patientvald väntan."
    )
    assert one.basis.in_("sv").replace("\u00a0", " ").startswith("n = 1 000 under november 2024")
    assert "mer än hälften" in block.basis.in_("sv")


def test_it_leads_to_the_page_where_the_share_stands():
    """With the same unit and the same twelve months."""
    [one] = told().found

    assert (one.lead.page, one.lead.unit_id, one.lead.period_id, one.lead.chart) == (
        "patient_choice", "region-17", YEAR, "uncoded_over_time",
    )  # fmt: skip


@pytest.mark.parametrize("lacking", [0, 20, 500])
def test_codes_that_are_there_are_not_told(lacking):
    """Nor a half: chance could have made it."""
    assert told(lacking).found == ()


def test_a_clinic_is_not_told_of_its_region():
    """It has no such cases of its own."""
    assert told(unit="V1").found == ()


def test_where_nobody_knows_the_free_times_the_list_does_not_claim_to_have_looked():
    """Without the history of times the rule is left unsaid."""
    block = told(missing=("slots.released_at",))

    assert block.found == ()
    assert "kod" not in block.basis.in_("sv")


def test_a_number_of_few_goes_and_the_rest_is_said():
    """All but two of a thousand: the two would be told by what is left."""
    [one] = told(998).found

    assert one.said.in_("sv").startswith("Värmland: koden för patientvald väntan saknas ofta")
    assert not any(sign.isdigit() for sign in one.said.in_("sv") + one.basis.in_("sv"))
