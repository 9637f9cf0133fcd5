"""`python -m benchmarks.false_findings`: how many of the overview's findings of change are false.

python -m benchmarks.false_findings --warehouse DIR --regions 100              nothing has changed
python -m benchmarks.false_findings --warehouse DIR --regions 100 --planted 5  five changes in each
... --memory 0.6                           months that hang together more than the search grants

Whole regions are searched as the overview searches one, with the units and sizes of a warehouse and
months drawn anew (`simulated_region`). Printed: regions with any finding, the mean share of false
findings, of all that were found and of those that the region's list tells (each once, and not what
a known event tells), and how many changes were found by how strong they were.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.simulated_region import MEMORY, Change, simulated
from referral_flow.findings.after_events import after_events
from referral_flow.findings.change_tree import FALSE_SHARE, believed
from referral_flow.findings.changes import Answer, answers
from referral_flow.findings.found import AfterEvent
from referral_flow.findings.headlines import CHANGES
from referral_flow.findings.search import change_of, event_of
from referral_flow.findings.searched_series import Series
from referral_flow.findings.told_once import tellers
from referral_flow.findings.year_series import year_series
from referral_flow.warehouse import Warehouse, open_warehouse

STRENGTHS = (3.0, 5.0, 8.0, 12.0)
WHERE = ("clinic", "municipality", "all clinics")


def main() -> None:
    """Search as many regions as asked for, and print what was found in them."""
    options = _options()
    warehouse = open_warehouse(options.warehouse)
    real = [own for headline in CHANGES if (own := year_series(warehouse, headline))]
    events = after_events(warehouse, FALSE_SHARE).found
    counts: dict[str, list] = defaultdict(list)
    for seed in range(options.first, options.first + options.regions):
        planted = _planted(warehouse, real, options.planted, seed)
        told = _answers(warehouse, real, planted, seed, options.memory)
        _count(warehouse, told, planted, events, counts)
    _print(counts, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.false_findings", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--warehouse", type=Path, default=Path("warehouse"))
    parser.add_argument("--regions", type=int, default=20)
    parser.add_argument("--planted", type=int, default=0, help="changes in each region")
    parser.add_argument("--memory", type=float, default=MEMORY, help="of how months wander, 0-1")
    parser.add_argument("--first", type=int, default=1, help="first seed")
    return parser.parse_args()


def _planted(warehouse: Warehouse, real: list[list[Series]], count: int, seed: int) -> list[Change]:
    """Changes of different measures, in a clinic, a municipality or everywhere."""
    random = np.random.default_rng([7, seed])
    return [_change(warehouse, real[at], random)
            for at in random.permutation(len(real))[:count]]  # fmt: skip


def _change(warehouse: Warehouse, own: list[Series], random: np.random.Generator) -> Change:
    months = max(len(one.months) for one in own)
    clinics = [one.unit_id for one in own
               if warehouse.units[one.unit_id].is_clinic and len(one.months) == months]  # fmt: skip
    first = warehouse.units[clinics[random.integers(len(clinics))]]
    role = [one for one in clinics if warehouse.units[one].kind == first.kind]
    where = WHERE[random.integers(len(WHERE))]
    inside = {
        "clinic": [first.unit_id],
        "municipality": [one for one in role
                         if warehouse.units[one].municipality_id == first.municipality_id],
        "all clinics": role,
    }[where]  # fmt: skip
    strength = STRENGTHS[random.integers(len(STRENGTHS))] * random.choice([-1, 1])
    start = months - int(random.integers(4, 13))
    return Change(own[0].metric.key, frozenset(inside), start, float(strength))


def _answers(
    warehouse: Warehouse,
    real: list[list[Series]],
    planted: Sequence[Change],
    seed: int,
    memory: float,
) -> list[Answer]:
    kinds = {unit_id: unit.kind for unit_id, unit in warehouse.units.items()}
    return [
        answer
        for own in real
        for answer in answers(simulated(warehouse, own, planted, seed, memory), kinds)
    ]


def _count(
    warehouse: Warehouse,
    told: list[Answer],
    planted: Sequence[Change],
    events: Sequence[AfterEvent],
    counts: dict[str, list],
) -> None:
    found = [answer for answer, _ in believed(told, warehouse.units)]
    by_others = tellers(warehouse, found)
    first = [
        answer for answer in found
        if answer.key not in by_others
        and event_of(warehouse, answer, change_of(answer), events) is None
    ]  # fmt: skip
    counts["any"].append(bool(found))
    for name, those in (("found", found), ("told", first)):
        false = sum(not _is_true(warehouse, one, planted) for one in those)
        counts[name].append((len(those), false))
    for change in planted:
        is_found = any(_is_true(warehouse, one, [change]) for one in found)
        counts[f"power {abs(change.strength):>2g}, all"].append(is_found)
        counts[f"power {abs(change.strength):>2g}, {_where(change)}"].append(is_found)


def _where(change: Change) -> str:
    return "one clinic" if len(change.unit_ids) == 1 else "several clinics"


def _is_true(warehouse: Warehouse, answer: Answer, planted: Sequence[Change]) -> bool:
    """Whether something was put into what the series counts."""
    series = answer.series
    kinds = {one.kind for one in warehouse.units.values() if one.is_clinic}
    inside = {one.unit_id for kind in kinds for one in warehouse.units_within(series.unit_id, kind)}
    return any(
        change.metric == series.metric.key and (inside | {series.unit_id}) & change.unit_ids
        for change in planted
    )


def _print(counts: dict[str, list], options: argparse.Namespace) -> None:
    print(f"{options.regions} regions with {options.planted} changes each, "
          f"memory {options.memory}")  # fmt: skip
    print(f"regions with any finding: {np.mean(counts['any']):.3f}, "
          f"with any told: {np.mean([count > 0 for count, _ in counts['told']]):.3f}")  # fmt: skip
    for name in ("found", "told"):
        many, false = np.array(counts[name]).T
        share = np.mean(false / np.maximum(many, 1))
        print(f"{name}: {many.mean():.2f} a region, false {false.mean():.3f}, "
              f"mean share of false {share:.4f}")  # fmt: skip
    for name in sorted(key for key in counts if key.startswith("power")):
        print(f"{name}: found {np.mean(counts[name]):.2f} of {len(counts[name])}")


if __name__ == "__main__":
    main()
