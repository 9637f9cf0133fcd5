"""Makes the synthetic region: `python data_samples/make.py --out DIR`. All of it is invented."""

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data_samples.synthetic.calibration import figures
from data_samples.synthetic.region import make
from data_samples.synthetic.settings import Settings
from data_samples.synthetic.tell import as_markdown, figures_as_markdown
from data_samples.synthetic.truths import measured
from data_samples.synthetic.write import write


def main(arguments: list[str] | None = None) -> None:
    asked = _parser().parse_args(arguments)
    settings = Settings(
        end=asked.end, months=asked.months, scale=asked.scale, seed=asked.seed,
        planted=asked.plant == "all",
    )  # fmt: skip
    tables = make(settings)
    if asked.out:
        write(settings, tables, asked.out)
        _count(tables)
    if asked.truths:
        print(as_markdown(measured(settings, tables)))
        print(figures_as_markdown(figures(settings, tables)))


def _count(tables) -> None:
    for name, table in tables.items():
        print(f"{name:16} {table.height:>9,} rows".replace(",", " "))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the extracts")
    parser.add_argument("--months", type=int, default=24, help="whole months that end with --end")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 60 000 first visits a year")
    parser.add_argument("--seed", type=int, default=17, help="another seed, another region")
    parser.add_argument("--end", type=date.fromisoformat, default=date(2025, 10, 31))
    parser.add_argument("--plant", choices=("all", "none"), default="all", help="planted truths")
    parser.add_argument("--truths", action="store_true", help="print what can be measured")
    return parser


if __name__ == "__main__":
    main()
