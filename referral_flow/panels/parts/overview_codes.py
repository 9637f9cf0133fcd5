"""Codes that most of those who should have them lack, as a finding among the missing data."""

from __future__ import annotations

from referral_flow.blocks import Found, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import during
from referral_flow.findings.missing_codes import LEAST_CASES, MissingCode, is_judged, missing_code
from referral_flow.model import View
from referral_flow.panels.parts.overview_levels import Of, level_amounts, people_in
from referral_flow.panels.parts.overview_ways import way_to
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def codes_missing(warehouse: Warehouse, view: View) -> tuple[Found, ...]:
    """Of the view's own unit, which tells for all within it: at most one, whatever the period."""
    found = missing_code(warehouse, view.unit)
    return (_found(warehouse, found),) if found else ()


def how_codes_are_judged(warehouse: Warehouse) -> Sentence | None:
    """The rule; None where the extract cannot tell who should have had the code."""
    return Sentence(RULE, {"least": free(LEAST_CASES)}) if is_judged(warehouse) else None


def _found(warehouse: Warehouse, one: MissingCode) -> Found:
    unit, metric = warehouse.units[one.unit_id], warehouse.metrics[one.metric]
    periods = [warehouse.periods[key] for key in one.level.period_ids]
    [share] = level_amounts(warehouse, Of(metric, unit), one.level)
    said = Sentence(
        LACKS, {"share": share}, HIDDEN.format(unit=unit.name), {"unit": UnitLabel.of(unit)}
    )
    behind = Sentence(BEHIND.format(when=during(periods)), {"n": people_in(share)}, hidden=BY_RULE)
    return Found(said, behind, way_to(one.metric, unit, periods[0].period_id))


LACKS = Text(
    "{unit}: {share} av dem som valde en senare tid på webben, fast en tid inom tre dagar var "
    "ledig, saknar koden för patientvald väntan.",
    "{unit}: {share} of those who chose a later time on the web, although a time within three "
    "days was free, lack the code for patient-chosen wait.",
)
HIDDEN = Text(
    "{unit}: koden för patientvald väntan saknas ofta för dem som valde en senare tid på webben. "
    "Talen visas inte, eftersom de bygger på få fall.",
    "{unit}: the code for patient-chosen wait is often missing for those who chose a later time on "
    "the web. The numbers are not shown, since they rest on few cases.",
)
BEHIND = Text(
    "n = {{n}} {when}. Enligt SKR:s regel ska en sådan väntan ha koden.",
    "n = {{n}} {when}. By SKR's rule such a wait should have the code.",
)
BY_RULE = Text(
    "Enligt SKR:s regel ska en sådan väntan ha koden.",
    "By SKR's rule such a wait should have the code.",
)
RULE = Text(
    "En kod nämns när den säkert saknas för mer än hälften av dem som ska ha den, bland minst "
    "{least} fall.",
    "A code is mentioned when it is surely missing for more than half of those who should have it, "
    "among at least {least} cases.",
)
