"""Leads as addresses: what a reader has chosen goes along."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from referral_flow.leads import Lead
from referral_flow.screen.leads import href, link
from tests.screen.sample_amounts import a_view


def said(address: str) -> dict[str, str]:
    """The ids of an address."""
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def test_what_a_lead_leaves_open_stays_as_the_reader_has_it():
    """A lead to a page alone keeps language, unit, time step and period."""
    view = a_view("en")
    address = href(Lead("radiology_outcome"), view)

    assert urlsplit(address).path == "radiology_outcome"
    assert said(address) == {
        "lang": "en",
        "unit": view.unit.unit_id,
        "grain": view.grain,
        "period": view.period.period_id,
    }


def test_what_a_lead_names_is_chosen():
    """Unit, period, time step, the page's own choice, and the chart to go to."""
    lead = Lead("access", "K1", "2025-Q2", "week", (("service", "urgent"),), "over_time")
    address = href(lead, a_view())

    assert said(address) == {
        "lang": "sv",
        "unit": "K1",
        "grain": "week",
        "period": "2025-Q2",
        "service": "urgent",
    }
    assert urlsplit(address).fragment == "figure-over_time"


def test_ids_cannot_write_markup_into_a_link():
    """Whatever an id holds, it stays within the attribute."""
    made = link("Se", Lead("access", '"><script>'), a_view())

    assert "<script>" not in made
    assert made.count('"') == 4
