"""A lead as an address: where a click goes, with all that the reader has chosen and keeps.

The links are true ones, so that they open in a new tab as well; screen/frame.js follows ordinary
clicks on them within the session.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from referral_flow.leads import Lead
from referral_flow.model import View

GO = "rf-go"  # the class of links that frame.js follows without loading the page anew
ANCHOR = "figure-"  # what a chart's place on the page is called, before the chart's own key


def href(lead: Lead, view: View) -> str:
    """The address that a lead goes to, relative to the tool's own.

    Language, unit, period and time step are always written, from the view where the lead leaves
    them open. A page's own choices are written where the lead names them; others stay as they are.
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
