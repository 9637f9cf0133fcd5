"""`python -m benchmarks`: measure, print a table, and write JSON where asked.

python -m benchmarks                      everything, three runs of each
python -m benchmarks --runs 7 --json FILE more runs, and a file to compare with later
python -m benchmarks --only reading       one part alone: its name as in PARTS
python -m benchmarks --only reading --warehouse DIR   in a build that is there already
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.building import building
from benchmarks.figures import Figure, machine
from benchmarks.first_views import first_views
from benchmarks.joining import joining
from benchmarks.navigating import navigating
from benchmarks.process import HOME, run
from benchmarks.reading import reading
from benchmarks.starting import starting

PARTS = ("building", "joining", "reading", "first-views", "navigating", "starting")
NEED_A_BUILD = ("reading", "first-views", "navigating")


def main() -> None:
    """Measure what was asked for, in a warehouse of its own."""
    options = _parser().parse_args()
    facts = machine()
    with _warehouse(options) as warehouse:
        figures = list(_measured(options, warehouse))
    _print(figures, facts, options.runs)
    if options.json:
        content = {"machine": facts, "runs": options.runs, "figures": [*map(asdict, figures)]}
        options.json.write_text(json.dumps(content, indent=2, ensure_ascii=False), "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median is shown")
    parser.add_argument("--extracts", type=Path, default=HOME / "data_samples")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument(
        "--warehouse", type=Path, help="a build to read, for: " + ", ".join(NEED_A_BUILD)
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser


@contextmanager
def _warehouse(options: argparse.Namespace) -> Iterator[Path]:
    """A folder that is gone afterwards, or the build that is to be read and left as it is."""
    options.extracts = options.extracts.resolve()
    if options.warehouse and options.only in NEED_A_BUILD:
        yield options.warehouse.resolve()
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "warehouse"
        if options.only in NEED_A_BUILD:
            command = ["-m", "pipelines", "build", "--extracts", options.extracts]
            run([*command, "--warehouse", folder])
        yield folder


def _measured(options: argparse.Namespace, warehouse: Path) -> Iterator[Figure]:
    wanted = (options.only,) if options.only else PARTS
    if "building" in wanted:
        yield from building(options.extracts, warehouse, options.runs)
    if "joining" in wanted:
        yield from joining(options.extracts, warehouse.parent, options.runs)
    if "reading" in wanted:
        yield from reading(warehouse, options.runs)
    if "first-views" in wanted:
        yield from first_views(warehouse, options.runs)
    if "navigating" in wanted:
        yield from navigating(warehouse, options.runs)
    if "starting" in wanted:
        yield from starting(options.runs)


def _print(figures: list[Figure], facts: dict[str, str], runs: int) -> None:
    is_busy = float(facts["load"]) > 0.75 * int(facts["cores"])
    table = Table("what", "measured", "", "promised", "", title=None, box=None, pad_edge=False)
    table.columns[1].justify = table.columns[3].justify = "right"
    for figure in figures:
        table.add_row(figure.name, _digits(figure.value), figure.unit, _digits(figure.limit),
                      _verdict(figure, is_busy))  # fmt: skip
    console = Console(highlight=False)
    console.print(table)
    console.print(f"median of {runs} runs · " + " · ".join(f"{k} {v}" for k, v in facts.items()))


def _verdict(figure: Figure, is_busy: bool) -> str:
    """A time that is broken on a busy machine may be the machine's fault; one that held, held."""
    if figure.is_within is None:
        return ""
    if figure.is_within:
        return "held"
    return "busy machine" if is_busy and figure.unit in ("s", "ms") else "BROKEN"


def _digits(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}" if value < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
