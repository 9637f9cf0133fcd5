"""`python -m pipelines build | check | docs | snapshot`: what people type and get to read."""

from __future__ import annotations

import argparse
import signal
import sys
import traceback
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import duckdb
from rich.console import Console

from pipelines.build import build, check
from pipelines.errors import UserError, WrongUse
from pipelines.progress import Progress
from pipelines.report import tell
from pipelines.sqlfile import BrokenSqlFile


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are wrong use, exit code 64, not argparse's own 2."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message}. {self.format_usage().strip()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives back the exit code of extracts.md."""
    try:
        said = _parser().parse_args(arguments)
        return said.run(said)
    except UserError as error:
        _say(str(error))
        return error.exit_code
    except BrokenSqlFile as error:
        _say(str(error))
    except OSError as error:
        _say(
            f"{error.filename} cannot be read or written ({error.strerror}); nothing was published."
        )
    except duckdb.Error as error:
        _say(_fault(error))
    return 1


def _say(words: str) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(words, markup=False, style="red")


def _fault(error: duckdb.Error) -> str:
    """A fault of ours without DuckDB's own words, which may quote a patient's row."""
    places = [f"  {Path(frame.filename).name}, line {frame.lineno}, {frame.name}"
              for frame in traceback.extract_tb(error.__traceback__)]  # fmt: skip
    return "\n".join([f"A fault in the pipeline ({type(error).__name__}); nothing was published."
                      " Report these lines:", *places])  # fmt: skip


def _stop(*_: object) -> NoReturn:
    """Being told to stop is no reason to leave the workshop standing."""
    sys.exit(143)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m pipelines", description="From extracts to the warehouse.")
    commands = parser.add_subparsers(required=True, metavar="build | check | docs | snapshot")
    loading = argparse.ArgumentParser(add_help=False)
    loading.add_argument("--extracts", type=Path, default=Path("data_samples"), metavar="DIR")
    loading.add_argument("--as-of", type=_day, metavar="DATE", help="the last complete day")
    loading.add_argument("--json", action="store_true", help="print the counts as one JSON object")
    making = commands.add_parser("build", parents=[loading], help="build and publish")
    making.add_argument("--warehouse", type=Path, default=Path("warehouse"), metavar="DIR")
    making.add_argument("--keep-workshop", action="store_true", help="keep the patient rows")
    making.set_defaults(run=_build)
    checking = commands.add_parser("check", parents=[loading], help="check, publish nothing")
    checking.set_defaults(run=_check)
    writing = commands.add_parser("docs", help="write the generated documents")
    writing.add_argument("--check", action="store_true", help="only tell whether they are true")
    writing.set_defaults(run=_docs)
    _add_snapshot(commands)
    return parser


def _add_snapshot(commands: argparse._SubParsersAction) -> None:
    seeing = commands.add_parser("snapshot", help="write down which times are free now")
    seeing.add_argument("--extracts", type=Path, required=True, metavar="DIR")
    seeing.add_argument("--into", type=Path, required=True, metavar="DIR",
                        help="where sightings are collected")  # fmt: skip
    seeing.add_argument("--taken-at", type=_moment, metavar="TIME",
                        help="when the extract was made, if not now")  # fmt: skip
    seeing.add_argument("--listed-are-free", action="store_true",
                        help="the extract lists free times only")  # fmt: skip
    seeing.set_defaults(run=_snapshot)


def _moment(text: str) -> datetime:
    remedy = "write it in local time, as 2025-10-31T08:00"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"--taken-at {text} is not a time: {remedy}.") from error
    if moment.tzinfo or len(text) <= len("2025-10-31"):
        raise WrongUse(f"--taken-at {text} has a zone or no time of day: {remedy}.")
    return moment.replace(microsecond=0)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"--as-of {text} is not a day: write it as 2025-10-31.") from error


def _build(said: argparse.Namespace) -> int:
    outcome = build(said.extracts, said.warehouse, said.as_of, Progress(), keep=said.keep_workshop)
    tell(outcome, f"Published build {outcome.build_id} to {said.warehouse}.", as_json=said.json)
    return 0


def _check(said: argparse.Namespace) -> int:
    outcome = check(said.extracts, said.as_of, Progress())
    tell(outcome, "The extract keeps the contract; nothing was published.", as_json=said.json)
    return 0


def _snapshot(said: argparse.Namespace) -> int:
    from pipelines.snapshot import snapshot

    seen = snapshot(said.extracts, said.into, said.taken_at, Progress(),
                    listed_are_free=said.listed_are_free)  # fmt: skip
    left_out = f" {seen.left_out} rows without id, clinic or start were left out." * bool(
        seen.left_out
    )
    print(f"Wrote {seen.path}: {seen.times} times ahead at {seen.clinics} clinics, {seen.free} of "
          f"them free.{left_out}")  # fmt: skip
    return 0


def _docs(said: argparse.Namespace) -> int:
    from pipelines.docs import write_docs

    return write_docs(is_check=said.check)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main())
