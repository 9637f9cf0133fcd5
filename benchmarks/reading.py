"""What a page costs: blocks of every panel and unit, the gate, a deck; and a bare query beside."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import duckdb

from benchmarks.building import published
from benchmarks.figures import Figure
from benchmarks.process import middle, run
from referral_flow.commands.deck import deck_of, region_of
from referral_flow.disclosure import disclose
from referral_flow.model import View
from referral_flow.panels import Panel, all_panels
from referral_flow.warehouse import Warehouse, open_warehouse

_LIMIT_MS = 50.0
_BARE_QUERY = "select * from metrics.ratios where metric = ? and unit_id = ? and split is null"


@dataclass(frozen=True)
class Spent:
    """Milliseconds by the clock, and of all this process's threads together."""

    clock: float
    processors: float


def reading(folder: Path, runs: int) -> list[Figure]:
    """Medians and 95th percentiles over panels × units × runs, warm as in a served dashboard."""
    bare = _bare_query(folder, runs)
    warehouse = open_warehouse(folder)
    pages = [(panel, view) for panel in all_panels() for view in _views(warehouse, panel)]
    first = _spent(lambda: _blocks(warehouse, *pages[0]))
    taken = [
        (panel, _middle(lambda panel=panel, view=view: _blocks(warehouse, panel, view), runs))
        for panel, view in pages
    ]
    gate = [_gate(warehouse, *page, runs) for page in pages]
    every = [spent for _, spent in taken]
    return [
        *_panel_figures(taken),
        *_of_all("blocks", every, _LIMIT_MS),
        Figure("blocks: slowest page", max(one.clock for one in every), "ms", _LIMIT_MS),
        Figure("blocks: the very first after opening", first.clock, "ms"),
        *_of_all("gate", gate),
        Figure("bare query", bare.clock, "ms"),
        Figure("blocks ÷ bare query", median(one.clock for one in every) / bare.clock, "×"),
        *_deck_figures(folder, warehouse, runs),
    ]


def _of_all(what: str, taken: list[Spent], limit: float | None = None) -> list[Figure]:
    clock, processors = [one.clock for one in taken], [one.processors for one in taken]
    return [
        Figure(f"{what}: every panel and unit, median", median(clock), "ms", limit),
        Figure(f"{what}: every panel and unit, 95 %", _p95(clock), "ms", limit),
        Figure(f"{what}: processor time, median", median(processors), "ms"),
        Figure(f"{what}: processor time, 95 %", _p95(processors), "ms"),
    ]


def _views(warehouse: Warehouse, panel: Panel) -> list[View]:
    """Every unit that the panel has, over the last twelve complete months, by month."""
    period = max(
        (one for one in warehouse.periods.values() if one.grain == "12m"),
        key=lambda one: one.ends_on,
    )
    units = (unit for unit in warehouse.units.values() if unit.kind in panel.unit_kinds)
    return [View(unit, "month", period) for unit in units]


def _blocks(warehouse: Warehouse, panel: Panel, view: View) -> list:
    return panel.page(warehouse, view, panel.defaults_in(warehouse))


def _panel_figures(taken: list[tuple[Panel, Spent]]) -> list[Figure]:
    by_panel: dict[str, list[float]] = {}
    for panel, spent in taken:
        by_panel.setdefault(panel.key, []).append(spent.clock)
    return [
        Figure(f"blocks: {key}, median of {len(spent)} units", median(spent), "ms", _LIMIT_MS)
        for key, spent in by_panel.items()
    ]


def _gate(warehouse: Warehouse, panel: Panel, view: View, runs: int) -> Spent:
    exact = _blocks(warehouse, panel, view)
    return _middle(lambda: disclose(exact, "council", units=[view.unit]), runs)


def _bare_query(folder: Path, runs: int) -> Spent:
    """One metric's rows of one unit, straight out of the file; the median over units.

    Closed before the warehouse is opened: DuckDB shares no file between unlike configurations.
    """
    with duckdb.connect(str(published(folder)), read_only=True) as connection:
        metric = connection.execute("select min(metric) from metrics.ratios").fetchone()[0]
        units = connection.execute("select unit_id from marts.units").fetchall()

        def ask(unit_id: str) -> Callable[[], object]:
            return lambda: connection.execute(_BARE_QUERY, [metric, unit_id]).fetchall()

        return _middle_of([_middle(ask(unit_id), runs) for (unit_id,) in units])


def _deck_figures(folder: Path, warehouse: Warehouse, runs: int) -> list[Figure]:
    region = region_of(warehouse)
    view = _views(warehouse, all_panels()[0])[0]
    view = View(region, view.grain, view.period)
    inside = _middle(lambda: deck_of(warehouse, view), runs).clock / 1000
    target = folder / "benchmark.pptx"
    command = ["-m", "referral_flow", "deck", "--warehouse", folder, "--out", target]
    whole = middle([run(command) for _ in range(runs)])
    target.unlink()
    return [
        Figure("deck: all panels, in a served dashboard", inside, "s"),
        Figure("deck: whole process", whole.seconds, "s"),
        Figure("deck: peak memory", whole.peak_mb, "MB"),
    ]


def _middle(work: Callable[[], object], runs: int) -> Spent:
    return _middle_of([_spent(work) for _ in range(runs)])


def _middle_of(several: list[Spent]) -> Spent:
    return Spent(median(one.clock for one in several), median(one.processors for one in several))


def _spent(work: Callable[[], object]) -> Spent:
    clock, processors = time.perf_counter(), time.process_time()
    work()
    return Spent((time.perf_counter() - clock) * 1000, (time.process_time() - processors) * 1000)


def _p95(spent: list[float]) -> float:
    return quantiles(spent, n=20, method="inclusive")[-1]
