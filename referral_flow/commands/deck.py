"""A PowerPoint deck of the pages, without the pages."""

from __future__ import annotations

from itertools import accumulate

from referral_flow.commands.asked import WrongUse, either, known
from referral_flow.disclosure import disclose
from referral_flow.model import GRAINS, UNIT_KINDS, Period, Unit, View
from referral_flow.panels import Panel, all_panels
from referral_flow.slides.deck import Page, deck
from referral_flow.slides.meeting import Meeting
from referral_flow.warehouse import Warehouse

SOON = 29  # days until a figure is final, of those that a meeting waits for


def deck_of(warehouse: Warehouse, view: View, *, names: bool = False) -> bytes:
    """The deck of every panel that has slides for the view's kind of unit."""
    panels = [panel for panel in with_slides() if view.unit.kind in panel.unit_kinds]
    if not panels:
        raise WrongUse(_not_shown(warehouse, view.unit))
    pages = pages_of(warehouse, [(panel, view) for panel in panels], names)
    return deck(pages, warehouse.build, view.language, view.audience, warehouse.metrics)


def with_slides() -> list[Panel]:
    """The panels that have something to show a meeting, in the order of the menu."""
    return [panel for panel in all_panels() if panel.has_slides]


def _not_shown(warehouse: Warehouse, unit: Unit) -> str:
    """Which kinds of unit the pages show, and which unit that holds this one is among them."""
    paged = {kind for panel in with_slides() for kind in panel.unit_kinds}
    shown = paged & {one.kind for one in warehouse.units.values()}
    wider = (unit.municipality_id, unit.care_choice_id, unit.region_id)
    near = next((one for one in wider if one and warehouse.units[one].kind in shown), None)
    hint = f" Did you mean {near} ({warehouse.units[near].name.en})?" if near else ""
    return (
        f"{unit.unit_id} is a {unit.kind}; no page shows those. "
        f"Pages show {either(kind for kind in UNIT_KINDS if kind in shown)}.{hint}"
    )


def deck_of_meeting(warehouse: Warehouse, meeting: Meeting, language: str) -> bytes:
    """The deck that a kind of meeting asks for: its pages for each of its units."""
    panels = {panel.key: panel for panel in all_panels()}
    keys = meeting.panels or tuple(panel.key for panel in with_slides())
    asked_for = [known(key, panels, "panel", "See referral_flow/panels.") for key in keys]
    period = _period_of(warehouse, meeting)
    shown = [
        (panel, View(unit, meeting.grain, period, language, meeting.audience))
        for unit in meeting.units_among(warehouse.units)
        for panel in asked_for
        if unit.kind in panel.unit_kinds
    ]
    pages = pages_of(warehouse, shown, meeting.names)
    build, metrics = warehouse.build, warehouse.metrics
    return deck(pages, build, language, meeting.audience, metrics, meeting.title)


def _period_of(warehouse: Warehouse, meeting: Meeting) -> Period:
    if meeting.period in GRAINS:
        return latest_complete(warehouse, meeting.period)
    return known(meeting.period, warehouse.periods, "period")


def region_of(warehouse: Warehouse) -> Unit:
    """The widest unit there is: the region, unless several make a nation."""
    kinds = {unit.kind: unit for unit in reversed(warehouse.units.values())}
    return kinds.get("nation") or kinds["region"]


def latest_complete(warehouse: Warehouse, grain: str) -> Period:
    """The last period of the grain that is complete for every metric that the pages show.

    What is followed for a month or longer holds nothing back: its charts say whom they are about.
    Nor does what looks back before its first period: it is known to the end.
    """
    shown = {key for panel in with_slides() for key in panel.metrics}
    metrics = [
        key
        for key, one in warehouse.metrics.items()
        if key in shown and one.is_available and one.matures_after_days <= SOON
    ]
    complete = [set(warehouse.complete_periods(key, grain)) for key in metrics]
    if not complete or not all(complete):
        raise WrongUse(f"No {grain} is complete yet; choose one with --period.")
    known_to = min(max(one.ends_on for one in periods) for periods in complete)
    whole = [one for one in set.union(*complete) if one.ends_on <= known_to]
    return max(whole, key=lambda period: period.ends_on)


def pages_of(warehouse: Warehouse, shown: list[tuple[Panel, View]], names: bool) -> list[Page]:
    """Pages disclosed together, as they are read together: sums hide, clinics are numbered once."""
    exact = [panel.page(warehouse, view, panel.defaults_in(warehouse)) for panel, view in shown]
    together = disclose(
        [block for blocks in exact for block in blocks],
        shown[0][1].audience,
        names=names,
        units=list(dict.fromkeys(view.unit for _, view in shown)),
    )
    firsts = accumulate((len(blocks) for blocks in exact), initial=0)
    return [
        Page(panel.title, panel.question, view, together, first, len(blocks), panel.uses_period)
        for (panel, view), blocks, first in zip(shown, exact, firsts, strict=False)
    ]
