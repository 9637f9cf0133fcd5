"""The list of signals as a table for people: whose, of what, since when, how far, how likely."""

from __future__ import annotations

from collections import Counter

from referral_flow.commands import kept_signals
from referral_flow.commands.signals import signal_list
from referral_flow.findings.dated_changes import EVENT
from referral_flow.model import Metric
from referral_flow.text import Text, digits, number, same
from referral_flow.warehouse import Warehouse

RULES = {
    "outside": Text("en månad avviker", "one month stands out"),
    "shift": Text("nivån har ändrats", "the level has moved"),
    "between_events": Text("fler eller färre fall emellan", "more or fewer cases between"),
    "dated_change": Text("ändrat efter det som infördes", "changed after what was introduced"),
    "unlike_others": Text("olik de andra, tolv månader", "unlike the others, twelve months"),
}
HEADS = Text(
    "Enhet|Mått|Del|Signal|Månad|Skillnad|n|p-värde",
    "Unit|Measure|Part|Signal|Month|Difference|n|p",
)
CLAIM = Text(
    "{count} signaler. Om ingenting hade ändrats skulle listan i snitt ha högst {alarms}.",
    "{count} signals. Had nothing changed, the list would hold {alarms} at most, on average.",
)
FEW = Text("få fall", "few cases")


def signal_text(warehouse: Warehouse, language: str, *, as_json: bool) -> str:
    """The list of the warehouse's build, for machines or for people."""
    found = signal_list(warehouse)
    return kept_signals.as_json(found) if as_json else signal_table(warehouse, found, language)


def signal_table(warehouse: Warehouse, found: dict, language: str) -> str:
    """What the list claims, then one line a signal with columns set in line."""
    claim = CLAIM.in_(language).format(
        count=len(found["signals"]), alarms=digits(found["expected_false_alarms"], 1, language)
    )
    rows = [_cells(warehouse, row, language) for row in found["signals"]]
    table = [HEADS.in_(language).split("|"), *rows] if rows else []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [_line(row, widths) for row in table]
    return "\n".join([claim, *([""] if lines else []), *lines]) + "\n"


def _line(row: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cells(warehouse: Warehouse, row: dict, language: str) -> list[str]:
    metric = warehouse.metrics[row["metric"]]
    few = FEW.in_(language)
    return [
        warehouse.units[row["unit_id"]].name.in_(language),
        metric.label.in_(language),
        _part(warehouse, row, language),
        RULES[row["rule"]].in_(language),
        row["month"],
        few if row["size"] is None else _size(row["size"], metric, language),
        few if row["n"] is None else digits(row["n"], 0, language),
        _chance(row["p_value"], language),
    ]


def _chance(p_value: float, language: str) -> str:
    """Two digits that count, "0,00014" or "5e-12"."""
    written = f"{p_value:.2g}"
    return written.replace(".", ",") if language == "sv" else written


def _part(warehouse: Warehouse, row: dict, language: str) -> str:
    if row["split"] is None:
        return ""
    if row["split"] == EVENT:
        return _introduced(warehouse, row["split_value"]).in_(language)
    named = warehouse.split_labels(row["split"]).get(row["split_value"])
    return named.in_(language) if named else row["split_value"]


def _introduced(warehouse: Warehouse, event: str) -> Text:
    """What is written of it on its day in most units that it came to; its key if nothing is."""
    words = Counter(
        marker.text
        for unit_id, day in warehouse.event_units(event).items()
        for marker in warehouse.events(unit_id)
        if marker.on == day
    )
    return words.most_common(1)[0][0] if words else same(event)


def _size(size: float, metric: Metric, language: str) -> str:
    """In percentage points for shares, else in the metric's own unit."""
    unit = "points" if metric.unit == "percent" else metric.unit
    return number(size, unit, max(metric.decimals, 1), language, signed=True)
