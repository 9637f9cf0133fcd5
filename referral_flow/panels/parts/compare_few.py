"""Two to five clinics: too few for a funnel, so their shares stand side by side."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Chart, Sentence
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.funnel_words import those
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.unit_dots import differ, own_finding, unit_dots
from referral_flow.model import View
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.panels.parts.funnel import label_of_part, said_of_period
from referral_flow.panels.parts.hidden import explained
from referral_flow.text import Text


def few_units(seen: Seen, view: View, *, chart_key: str, place: str) -> Chart:
    """A dot with its interval for each clinic, and the share of all as a line."""
    units, asked = seen.units, seen.asked
    chart = unit_dots(
        label_of_part(asked), units.rows, key=chart_key, metric=asked.key,
        period=seen.period.label, finding=few_finding(units), own=_own(units),
        whole=units.whole, reading=FEW.format(those=those(asked.kind)),
    )  # fmt: skip
    chart = replace(chart, place=place, coarser=said_of_period(seen, view),
                    is_breakdown=view.audience == "working")  # fmt: skip
    return explained(asked.warehouse, asked.key, view, seen.period, chart)


def few_finding(units: Compared) -> Sentence:
    """One clinic against the others, or whether they differ more than chance."""
    own = next((row for row in units.rows if units.chosen and units.is_chosen(row)), None)
    if own:
        return own_finding(own.counted, units.whole.counted.without(own.counted), THE_SHARE)
    counted = [row.counted for row in units.rows]
    amounts = {f"unit_{place}": part.amount for place, part in enumerate(counted)}
    words = DIFFER if differ(counted) else BY_CHANCE
    return Sentence(words.format(those=those(units.rows[0].unit.kind)), amounts, hidden=FEW_CASES)


def _own(units: Compared) -> str | None:
    return next(iter(units.chosen)) if len(units.chosen) == 1 else None


THE_SHARE = Text("Andelen", "The share")
DIFFER = Text(
    "Skillnaderna mellan {those} är större än slumpen ger",
    "The differences between {those} are larger than chance gives",
)
BY_CHANCE = Text(
    "Skillnaderna mellan {those} kan bero på slumpen",
    "The differences between {those} may be due to chance",
)
FEW = Text(
    "Strecken visar osäkerheten (95 %). Det är för få enheter för att säga hur mycket {those} i "
    "allmänhet skiljer sig åt, så jämförelsen görs bara mot slumpen.",
    "The lines show the uncertainty (95%). There are too few to say how much {those} in general "
    "differ, so they are compared with chance alone.",
)
