"""`python -m referral_flow`: the same panels and metrics as the pages, without the pages.

Exit codes: 0 done, 64 wrong use (with near names).
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from referral_flow.commands import kept_signals
from referral_flow.model import AUDIENCES, GRAINS, View
from referral_flow.text import LANGUAGES

if TYPE_CHECKING:
    from referral_flow.warehouse import Warehouse

WRONG_USE = 64
ALL = "all"


class Parser(argparse.ArgumentParser):
    """Argparse, but wrong use ends with 64 as everywhere in this project."""

    def error(self, message: str) -> None:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives back the exit code."""
    options = _parser().parse_args(arguments)
    return 0 if kept_signals.is_shown_at_once(options) else _answer(options)


def _answer(options: argparse.Namespace) -> int:
    from referral_flow.commands.asked import WrongUse
    from referral_flow.commands.written import check_place
    from referral_flow.warehouse import WarehouseError

    try:
        check_place(options.out)
        options.run(open_warehouse(options.warehouse), options)
    except (WrongUse, WarehouseError) as problem:
        print(problem, file=sys.stderr)
        return WRONG_USE
    return 0


def open_warehouse(folder: Path) -> Warehouse:
    """The warehouse in the folder; what it takes to read one is imported no sooner."""
    from referral_flow import warehouse

    return warehouse.open_warehouse(folder)


def _parser() -> Parser:
    parser = Parser(prog="python -m referral_flow", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    _add_values(commands)
    for name, purpose in (("units", "the units there are"), ("metrics", "the metrics there are")):
        listing = commands.add_parser(name, help=purpose)
        listing.add_argument("--format", choices=("json", "csv"), default="json")
        _add_common(listing, run=_list)
    _add_signals(commands)
    _add_deck(commands)
    return parser


def _add_values(commands) -> None:
    values = commands.add_parser("values", help="values of one metric, or of all in one file")
    values.add_argument("metric", nargs="?", help="a metric's key; see the command metrics")
    values.add_argument(
        "--all",
        action="store_true",
        help="every metric, grain and split, labels in both languages; narrow it with what follows",
    )
    values.add_argument("--unit", default=ALL, help="a unit id, or all")
    values.add_argument(
        "--grain", help="week, month (default; with --all: every grain), quarter, year, 12m or all"
    )
    values.add_argument("--period", help="a period id; default: all of the grain")
    values.add_argument("--split", help='a split, or two as "reason,stage"')
    values.add_argument("--lang", choices=LANGUAGES, help="of names; default sv; not with --all")
    values.add_argument("--format", choices=("json", "csv", "parquet"), default="json")
    _add_audience(values)
    _add_common(values, run=_values)


def _add_signals(commands) -> None:
    signals = commands.add_parser("signals", help="what has changed or stands out, in all series")
    signals.add_argument("--json", action="store_true", help="as JSON instead of a table")
    signals.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of the table")
    _add_common(signals, run=_signals)


def _add_deck(commands) -> None:
    deck = commands.add_parser("deck", help="a PowerPoint deck with editable charts")
    deck.add_argument("--unit", help="a unit id; default: the region")
    deck.add_argument(
        "--grain", choices=GRAINS[:4], help="the step of charts over time; default month"
    )
    deck.add_argument("--period", help="a period id; default: the latest complete quarter")
    deck.add_argument("--lang", choices=LANGUAGES, default="sv")
    deck.add_argument(
        "--meeting",
        type=Path,
        metavar="FILE",
        help="what a meeting's deck holds, such as meetings/health_committee.toml",
    )
    _add_audience(deck)
    deck.set_defaults(audience=None)  # working, unless the meeting says otherwise
    _add_common(deck, run=_deck)


def _add_audience(command: argparse.ArgumentParser) -> None:
    command.add_argument("--audience", choices=AUDIENCES, default="working")
    command.add_argument(
        "--names", action="store_true", help="let a council see the names of clinics"
    )


def _add_common(command: argparse.ArgumentParser, run) -> None:
    folder = os.environ.get("REFERRAL_FLOW_WAREHOUSE", "warehouse")
    command.add_argument("--warehouse", type=Path, default=Path(folder))
    command.add_argument("--out", type=Path, help="a file instead of standard output")
    command.set_defaults(run=run)


def _list(warehouse: Warehouse, options: argparse.Namespace) -> None:
    from referral_flow.commands import listings
    from referral_flow.commands.written import write

    write(getattr(listings, options.command)(warehouse), options.format, options.out)


def _signals(warehouse: Warehouse, options: argparse.Namespace) -> None:
    from referral_flow.commands.signal_table import signal_text
    from referral_flow.commands.written import show

    show(signal_text(warehouse, options.lang, as_json=options.json), options.out)


def _values(warehouse: Warehouse, options: argparse.Namespace) -> None:
    from referral_flow.commands.asked import WrongUse
    from referral_flow.commands.written import write

    if options.all == bool(options.metric):
        raise WrongUse("Name one metric, or give --all; the command metrics lists them.")
    if options.all and options.lang:
        raise WrongUse("--all has its labels in both languages: leave --lang out.")
    frame = _everything(warehouse, options) if options.all else _of_metric(warehouse, options)
    write(frame, options.format, options.out)


def _everything(warehouse: Warehouse, options: argparse.Namespace):
    from referral_flow.commands import asked
    from referral_flow.commands.everything import everything

    split = asked.split_of_any(warehouse, options.split)
    selection = _selection(warehouse, options, split, usual_grain=None)
    rows = everything(warehouse, options.audience, selection, names=options.names)
    for metric in warehouse.metrics.values():
        if not metric.is_available:
            _remark(rows, metric, selection, warehouse)
    _remark(rows, None, selection, warehouse)
    return rows


def _of_metric(warehouse: Warehouse, options: argparse.Namespace):
    from referral_flow.commands import asked
    from referral_flow.commands.values import values

    metric = asked.known(options.metric, warehouse.metrics, "metric", "See the command metrics.")
    split = asked.split_of(warehouse, metric, options.split)
    selection = _selection(warehouse, options, split, usual_grain="month")
    language = options.lang or LANGUAGES[0]
    rows = values(warehouse, metric, selection, options.audience, language, names=options.names)
    _remark(rows, metric, selection, warehouse)
    return rows


def _selection(warehouse: Warehouse, options: argparse.Namespace, split, usual_grain):
    from referral_flow.commands import asked
    from referral_flow.commands.values import Selection

    unit_ids = asked.unit_ids(warehouse, options.unit)
    grain, period_ids = asked.grain_and_periods(
        warehouse, options.grain, options.period, usual_grain
    )
    return Selection(unit_ids, grain, period_ids, split, with_splits=options.all)


def _remark(rows, metric, selection, warehouse: Warehouse) -> None:
    from referral_flow.commands.absent import remarks

    for remark in remarks(rows, metric, selection, warehouse):
        print(remark, file=sys.stderr)


def _deck(warehouse: Warehouse, options: argparse.Namespace) -> None:
    from referral_flow.commands import asked
    from referral_flow.commands.asked import WrongUse
    from referral_flow.commands.deck import deck_of, latest_complete, region_of
    from referral_flow.commands.written import keep

    if options.out is None:
        raise WrongUse("A deck needs a file: add --out FILE.pptx.")
    if options.meeting:
        _check_meeting_decides(options)
        keep(_of_meeting(warehouse, options), options.out)
        return
    unit = region_of(warehouse)
    if options.unit:
        unit = asked.known(options.unit, warehouse.units, "unit", "See the command units.")
    if options.period:
        period = asked.known(options.period, warehouse.periods, "period")
    else:
        period = latest_complete(warehouse, "quarter")
    grain = options.grain or "month"
    view = View(unit, grain, period, options.lang, options.audience or AUDIENCES[0])
    keep(deck_of(warehouse, view, names=options.names), options.out)


def _check_meeting_decides(options: argparse.Namespace) -> None:
    from referral_flow.commands.asked import WrongUse

    decided = ("unit", "grain", "period", "audience", "names")
    beside = [f"--{name}" for name in decided if getattr(options, name)]
    if beside:
        raise WrongUse(f"{options.meeting} decides that itself: leave {', '.join(beside)} out.")


def _of_meeting(warehouse: Warehouse, options: argparse.Namespace) -> bytes:
    from referral_flow.commands.asked import WrongUse
    from referral_flow.commands.deck import deck_of_meeting
    from referral_flow.slides.meeting import MeetingError, read_meeting

    try:
        return deck_of_meeting(warehouse, read_meeting(options.meeting), options.lang)
    except MeetingError as problem:
        raise WrongUse(str(problem)) from problem


if __name__ == "__main__":
    sys.exit(main())
