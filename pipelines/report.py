"""What a person or a program is told when a build or a check is done."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from pipelines.build import Outcome

_COUNTS = ("read", "accepted", "quarantined", "superseded", "after as_of", "unreadable")


def tell(outcome: Outcome, last_line: str, *, as_json: bool) -> None:
    """One JSON object on standard output, or tables and a last line on standard error."""
    if as_json:
        sys.stdout.write(json.dumps(_as_json(outcome)) + "\n")
        return
    console = Console(stderr=True, highlight=False)
    console.print(_counts(outcome))
    if outcome.broken_rules:
        console.print(_rules(outcome))
    for line in _columns(outcome):
        console.print(line, markup=False)
    console.print(f"As of {outcome.loaded.as_of}. {last_line}", markup=False)


def _as_json(outcome: Outcome) -> dict:
    return {
        "build_id": outcome.build_id,
        "as_of": outcome.loaded.as_of.isoformat(),
        "tables": {name: asdict(counts) for name, counts in outcome.counts.items()},
    }


def _counts(outcome: Outcome) -> Table:
    table = _table("table")
    for name in _COUNTS:
        table.add_column(name, justify="right")
    for name, counts in outcome.counts.items():
        table.add_row(name, *(str(value) for value in asdict(counts).values()))
    return table


def _rules(outcome: Outcome) -> Table:
    table = _table("table", "rule", "severity", "field")
    table.add_column("rows", justify="right")
    for rule in outcome.broken_rules:
        table.add_row(rule.table, rule.rule, rule.severity, rule.field, str(rule.rows))
    return table


def _table(*headers: str) -> Table:
    return Table(*headers, box=None, padding=(0, 1, 0, 0), pad_edge=False)


def _columns(outcome: Outcome) -> Iterable[str]:
    """Columns that nothing reads, and those that a present table lacks."""
    loaded = outcome.loaded
    ignored = [f"{one.table}.{one.column} ({one.rows} rows)" for one in loaded.ignored_columns]
    lacking = [f"{table}.{column}" for table, column in loaded.missing_columns
               if table in loaded.present]  # fmt: skip
    if ignored:
        yield f"Ignored, not in the contract: {', '.join(ignored)}."
    if lacking:
        yield f"Missing, so what rests on them cannot be shown: {', '.join(lacking)}."
