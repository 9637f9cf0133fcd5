"""What has become of chains by days since they began: every way out competes with the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import basis, free, people, quantile
from referral_flow.charts.curve import cases
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.few import LARGEST_SMALL_COUNT
from referral_flow.model import Metric, Period
from referral_flow.statistics.survival import Curve, curve
from referral_flow.text import Text

REACH, STEP = 180, 3  # days: how far a curve is drawn, and how closely
ROLES = ("value", "second", "third", "neutral")


@dataclass(frozen=True)
class Outcome:
    """An end that is drawn: its causes in the day table, its name, and what a sentence says."""

    key: str
    causes: tuple[str, ...]
    label: Text


@dataclass(frozen=True)
class Told:
    """What one chart says: its ends, the first being the one hoped for, and its words."""

    outcomes: Sequence[Outcome]
    measure: Text
    half: Text  # with {median}, {share} and {days}
    not_half: Text  # with {share} and {days}
    days_after: Text


def outcome_curves(
    metric: Metric,
    period: Period,
    table: pl.DataFrame,
    told: Told,
    *,
    key: str,
    place: str = "why",
    coarser: Text | None = None,
) -> Chart | None:
    """A staircase per way out (Aalen–Johansen), to day 180; None where too few can be followed.

    Those still on their way count with the days that have passed. A way out that 1–4 took is left
    with those still on their way.
    """
    named = {cause: one.key for one in told.outcomes for cause in one.causes}
    merged = pl.col("outcome").replace(named)
    seen = curve(
        table["day"], table.select(merged)["outcome"], table["cases"],
        causes=[one.key for one in told.outcomes],
    )  # fmt: skip
    drawn, n = seen.drawable(), cases(table)
    if len(drawn.day) <= STEP:
        return None
    days = _days(drawn)
    lines = tuple(
        _line(drawn, outcome, role, days, n)
        for outcome, role in zip(told.outcomes, ROLES, strict=False)
        if round(drawn.incidence[outcome.key][days[-1]] * n) > LARGEST_SMALL_COUNT
    )
    if not lines or lines[0].key != told.outcomes[0].key:
        return None
    return Chart(
        key=key,
        kind="steps",
        finding=_finding(seen, lines[0], n, told),
        measure=told.measure,
        x=Axis("number", unit="days", minimum=0, maximum=days[-1], title=told.days_after),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=lines,
        metric=metric.key,
        basis=basis(people(n), period.label),
        reading=READING,
        coarser=coarser,
        place=place,
    )


def _days(drawn: Curve) -> list[int]:
    """Every third day, and the last."""
    last = int(min(REACH, drawn.day[-1]))
    return [*range(0, last, STEP), last]


def _line(drawn: Curve, outcome: Outcome, role: str, days: Sequence[int], n: int) -> Series:
    share, low, high = (by[outcome.key] for by in (drawn.incidence, drawn.low, drawn.high))
    points = tuple(_point(day, share, low, high, n) for day in days)
    words = Text("{name} {{value}}", "{name} {{value}}").format(name=outcome.label)
    return Series(
        outcome.key, outcome.label, points, role=role, draw="step",
        show_interval=role == ROLES[0],
        end_label=Sentence(words, {"value": points[-1].amount}, hidden=outcome.label),
    )  # fmt: skip


def _point(day: int, share: np.ndarray, low: np.ndarray, high: np.ndarray, n: int) -> Point:
    amount = Amount(float(share[day]), "percent", n=n, numerator=round(share[day] * n),
                    low=float(low[day]), high=float(high[day]))  # fmt: skip
    return Point(day, amount)


def _finding(seen: Curve, line: Series, n: int, told: Told) -> Sentence:
    """When half had reached the end hoped for, and how many had on the last day drawn."""
    last = line.points[-1]
    median = quantile(seen.quantile(0.5, line.key), n, is_n_shown=False)
    amounts: Mapping[str, Amount] = {"share": last.amount, "days": free(last.x, "days")}
    if median.value is None or median.value >= last.x:
        return Sentence(told.not_half, amounts, hidden=FEW_CASES)
    return Sentence(told.half, amounts | {"median": median}, hidden=FEW_CASES)


READING = Text(
    "Det som linjerna tillsammans saknar till alla är de som ännu är på väg.",
    "What the lines together lack of everybody are those still on their way.",
)
