"""A lead as an address: where a click goes, with all that the reader has chosen and keeps.

The links are true ones, so that they open in a new tab as well; screen/frame.js follows ordinary
clicks on them within the session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from referral_flow.leads import Lead
from referral_flow.model import Period, Unit, View
from referral_flow.text import Text

GO = "rf-go"  # the class of links that frame.js follows without loading the page anew
ANCHOR = "figure-"  # what a chart's place on the page is called, before the chart's own key


def href(lead: Lead, view: View) -> str:
    """The address that a lead goes to, relative to the tool's own.

    Language, unit, period and time step are always written, from the view where the lead leaves
    them open. A page's own choices are written where the lead names them; others take their
    default.
    """
    said = {
        "lang": view.language,
        "unit": lead.unit_id or view.unit.unit_id,
        "grain": lead.grain or view.grain,
        "period": lead.period_id or view.period.period_id,
    }
    place = f"#{ANCHOR}{lead.chart}" if lead.chart else ""
    return f"{lead.page}?{urlencode(said | dict(lead.choices))}{place}"


def link(words: str, lead: Lead, view: View) -> str:
    """`words`, which are HTML already, as a link that goes where the lead says."""
    return f'<a class="{GO}" href="{escape(href(lead, view))}">{words}</a>'


@dataclass(frozen=True)
class Places:
    """What there is to go to, and the page that the reader is on, so that ways can be named."""

    here: str = ""
    pages: Mapping[str, Text] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    periods: Mapping[str, Period] = field(default_factory=dict)


TO_PAGE = Text("Klicka för att gå till {name}", "Click to go to {name}")
TO_VIEW = Text("Klicka för att visa {name}", "Click to show {name}")
ONWARDS = Text("Klicka för att gå vidare", "Click to go on")


def way(lead: Lead, view: View, places: Places) -> tuple[str, str] | None:
    """The address of a mark's lead and the words that say where it goes; None if it goes nowhere.

    The words name what changes first: the page, else the unit, else the period.
    """
    to_unit = lead.unit_id not in (None, view.unit.unit_id)
    to_period = lead.period_id not in (None, view.period.period_id)
    address = href(lead, view)
    if lead.page != places.here:
        return address, _named(TO_PAGE, places.pages.get(lead.page), view.language)
    if to_unit:
        unit = places.units.get(lead.unit_id)
        return address, _named(TO_VIEW, unit and unit.name, view.language)
    if to_period:
        period = places.periods.get(lead.period_id)
        return address, _named(TO_VIEW, period and period.label, view.language)
    return (address, ONWARDS.in_(view.language)) if lead.choices or lead.chart else None


def _named(words: Text, name: Text | None, language: str) -> str:
    if name is None:
        return ONWARDS.in_(language)
    return words.in_(language).format(name=name.in_(language))
