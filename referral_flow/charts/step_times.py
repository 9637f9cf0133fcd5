"""How long each step takes: half done by the dot, one in ten and nine in ten by the line's ends.

Those still at a step count for as long as they have been there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Partner, Point, Sentence, Series
from referral_flow.charts.amounts import quantile
from referral_flow.charts.curve import cases
from referral_flow.charts.phrases import FEW_CASES, inside
from referral_flow.model import Metric, Origin, Period
from referral_flow.statistics.survival import ENTERED, OPEN, Curve, curve
from referral_flow.text import Text

DONE = "done"


@dataclass(frozen=True)
class Step:
    """A step with its name and its day table in the period shown.

    `causes` are the outcomes that mean that it was taken; None: whatever ended it.
    """

    metric: Metric
    label: Text
    table: pl.DataFrame
    origin: Origin
    causes: tuple[str, ...] | None = None
    partners: tuple[Partner, ...] = ()

    @property
    def curve(self) -> Curve:
        """The share that has taken the step by each day; other ends compete."""
        outcome = pl.col("outcome")
        taken = (
            ~outcome.is_in([OPEN, ENTERED]) if self.causes is None else outcome.is_in(self.causes)
        )
        named = self.table.select(pl.when(taken).then(pl.lit(DONE)).otherwise(outcome)).to_series()
        others = [one for one in named.unique().sort() if one not in (DONE, OPEN, ENTERED)]
        return curve(self.table["day"], named, self.table["cases"], causes=[DONE, *others])

    @property
    def median(self) -> Amount:
        """The day by which half have taken the step, from one in ten to nine in ten."""
        seen = self.curve
        low, half, high = (seen.quantile(share, DONE) for share in (0.1, 0.5, 0.9))
        amount = quantile(half, cases(self.table), self.origin, self.partners)
        return replace(amount, low=_days(low), high=_days(high)) if high is not None else amount


def step_times(
    steps: Sequence[Step], period: Period, *, key: str, place: str = "why",
    coarser: Text | None = None,
) -> Chart | None:  # fmt: skip
    """A row per step in the order given; None where nobody came to any of them."""
    known = [step for step in steps if not step.table.is_empty() and not _is_thin(step)]
    if not known:
        return None
    points = tuple(_point(step) for step in known)
    return Chart(
        key=key,
        kind="dots",
        finding=_finding(known, points),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", unit="days", minimum=0.0, title=None),
        series=(Series("median", MEDIAN, points, draw="points", show_interval=True),),
        metric=known[0].metric.key,
        basis=Sentence(period.label),
        reading=READING,
        is_horizontal=True,
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _is_thin(step: Step) -> bool:
    return step.curve.has_thin_start()


def _point(step: Step) -> Point:
    amount = step.median
    is_far = amount.value is not None and amount.high is None
    return Point(step.label.sv, amount, label=step.label, note=NOT_NINE if is_far else None)


def _days(day: int | None) -> float | None:
    return None if day is None else float(day)


def _finding(steps: Sequence[Step], points: Sequence[Point]) -> Sentence:
    """The step that takes longest at its median."""
    known = [(step, point.amount) for step, point in zip(steps, points, strict=True)
             if point.amount.value is not None]  # fmt: skip
    if len(known) < 2:
        return Sentence(TIMES)
    step, amount = max(known, key=lambda pair: pair[1].value)
    return Sentence(LONGEST.format(step=inside(step.label)), {"days": amount}, hidden=FEW_CASES)


MEDIAN = Text("Median", "Median")
MEASURE = Text(
    "Kalenderdagar per steg. Punkten är medianen; strecket går från den dag då en av tio är klara "
    "till den då nio av tio är det.",
    "Calendar days at each step. The dot is the median; the line runs from the day when one in ten "
    "are done to the day when nine in ten are.",
)
READING = Text(
    "De som ännu väntar är med, med de dagar som har gått.",
    "Those still waiting are included, with the days that have passed.",
)
NOT_NINE = Text("Färre än nio av tio är klara.", "Fewer than nine in ten are done.")
TIMES = Text("Så lång tid tar stegen", "How long the steps take")
LONGEST = Text("Längst tid tar {step}: median {{days}}", "Longest is {step}: median {{days}}")
