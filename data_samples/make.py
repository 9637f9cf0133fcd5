"""Makes the synthetic region: `python data_samples/make.py --out DIR`. All of it is invented."""

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data_samples.synthetic.region import make
from data_samples.synthetic.settings import Settings
from data_samples.synthetic.write import write


def main(arguments: list[str] | None = None) -> None:
    asked = _parser().parse_args(arguments)
    settings = Settings(
        end=asked.end, months=asked.months, scale=asked.scale, seed=asked.seed,
        planted=asked.plant == "all",
    )  # fmt: skip
    region = make(settings)
    write(settings, region.tables, asked.out)
    for name, table in region.tables.items():
        print(f"{name:16} {table.height:>9,} rows".replace(",", " "))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the extracts")
    parser.add_argument("--months", type=int, default=24, help="whole months that end with --end")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 60 000 first visits a year")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--end", type=date.fromisoformat, default=date(2025, 10, 31))
    parser.add_argument("--plant", choices=("all", "none"), default="all")
    return parser


if __name__ == "__main__":
    main()
