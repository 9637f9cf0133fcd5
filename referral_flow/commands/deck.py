"""A PowerPoint deck of the pages, without the pages."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.commands.asked import WrongUse
from referral_flow.disclosure import disclose
from referral_flow.model import Period, Unit, View
from referral_flow.panels import Panel, all_panels
from referral_flow.slides.deck import Page, deck
from referral_flow.warehouse import Warehouse


def deck_of(warehouse: Warehouse, view: View, *, names: bool = False) -> bytes:
    """The deck of every panel that has pages for the view's kind of unit."""
    panels = [panel for panel in all_panels() if view.unit.kind in panel.unit_kinds]
    if not panels:
        raise WrongUse(f"No page shows units of the kind {view.unit.kind}.")
    pages = [_page(warehouse, panel, view, names) for panel in panels]
    return deck(pages, warehouse.build, view.language, view.audience, warehouse.metrics)


def region_of(warehouse: Warehouse) -> Unit:
    """The widest unit there is: the region, unless several make a nation."""
    kinds = {unit.kind: unit for unit in reversed(warehouse.units.values())}
    return kinds.get("nation") or kinds["region"]


def latest_complete(warehouse: Warehouse, grain: str) -> Period:
    """The last period of the grain that is complete for every metric that the pages show."""
    shown = {key for panel in all_panels() for key in panel.metrics}
    metrics = [key for key, one in warehouse.metrics.items() if key in shown and one.is_available]
    complete = [set(warehouse.complete_periods(key, grain)) for key in metrics]
    shared = set.intersection(*complete) if complete else set()
    if not shared:
        raise WrongUse(f"No {grain} is complete yet; choose one with --period.")
    return max(shared, key=lambda period: period.ends_on)


def _page(warehouse: Warehouse, panel: Panel, view: View, names: bool) -> Page:
    defaults = {control.key: control.default for control in panel.controls}
    disclosed = disclose(
        panel.blocks(warehouse, view, defaults), view.audience, names=names, units=[view.unit]
    )
    seen = replace(view, unit=replace(view.unit, name=disclosed.name_of(view.unit)))
    return Page(panel.title, panel.question, seen, disclosed)
