"""What it costs to show a view that nobody has asked for before: the page and the gate."""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.figures import Figure
from referral_flow.disclosure import disclose
from referral_flow.model import Unit, View
from referral_flow.panels import Panel, all_panels
from referral_flow.screen.sidebar import periods_of, units_of
from referral_flow.warehouse import Warehouse, open_warehouse

LIMIT_MS = 1_000.0
UNITS_PER_RUN = 4  # of each page, others in every run


def first_views(folder: Path, runs: int) -> list[Figure]:
    """Each view is asked for once in this process, in no order that readers would keep.

    Before them every page has been shown for its widest unit, as the server does while it starts.
    """
    warehouse = open_warehouse(folder)
    for panel in all_panels():
        _shown(warehouse, panel, _units(warehouse, panel)[0])
    views = [
        (panel, unit)
        for panel in all_panels()
        for unit in _spread(_units(warehouse, panel)[1:], runs * UNITS_PER_RUN)
    ]
    random.Random(0).shuffle(views)
    taken = {(panel.key, unit.unit_id): _shown(warehouse, panel, unit) for panel, unit in views}
    return _figures(taken)


def _figures(taken: dict[tuple[str, str], float]) -> list[Figure]:
    what, spent = "first view, page and gate (processor)", [*taken.values()]
    slowest = max(taken, key=taken.get)
    return [
        Figure(f"{what}: median of {len(spent)} pages and units", median(spent), "ms", LIMIT_MS),
        Figure(f"{what}: 95th percentile", quantiles(spent, n=20)[-1], "ms", LIMIT_MS),
        Figure(f"{what}: slowest ({' '.join(slowest)})", taken[slowest], "ms", LIMIT_MS),
    ]


def _units(warehouse: Warehouse, panel: Panel) -> list[Unit]:
    """All that the page offers, the widest first; one where it is about no unit."""
    found = units_of(warehouse.units, panel.unit_kinds)
    return found if panel.uses_unit else found[:1]


def _spread(units: list[Unit], most: int) -> list[Unit]:
    """At most so many, evenly from the whole list, which goes from wide units to small ones."""
    step = max(1, -(-len(units) // most))
    return units[::step]


def _shown(warehouse: Warehouse, panel: Panel, unit: Unit) -> float:
    """Milliseconds of processor until the page is ready for the working group."""
    view = View(unit, "month", periods_of(warehouse.periods)[0])
    start = time.process_time()
    blocks = panel.page(warehouse, view, panel.defaults_in(warehouse))
    disclose(blocks, view.audience, units=[unit])
    return (time.process_time() - start) * 1000
