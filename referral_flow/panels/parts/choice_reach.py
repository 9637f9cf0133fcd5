"""How far away a time was free, where those who waited live, and what it does to the figure."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Chart
from referral_flow.charts.audit_reach import Reached, reach_bars
from referral_flow.charts.audit_steps import Corrected, corrected_steps
from referral_flow.panels.parts.choice import (
    MATCHED,
    OPTIONS,
    REACH,
    REACHES,
    SPARE,
    Choice,
)
from referral_flow.panels.parts.choice_said import LATE
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.hidden import explained
from referral_flow.panels.parts.splits import by_split
from referral_flow.text import Text

COHORT = "assessed_within_3_days_cohort"
STEPS = (
    COHORT,
    "assessed_within_3_days_as_coded",
    "assessed_within_3_days_unverified_put_back",
    "assessed_within_3_days_corrected",
)
UPPER = "assessed_within_3_days_choice_upper"
HOME = "home_municipality"


def how_far(choice: Choice) -> Chart | None:
    """Up to three bars per reach; None where nobody waited past the limit."""
    stricter = [key for key in (MATCHED, SPARE) if choice.has(key)]
    rows = [
        Reached(reach, OPTIONS[reach], existed, *(choice.within(reach, key) for key in stricter))
        for reach in REACHES
        for existed in [choice.within(reach)]
        if existed
    ]
    if not rows:
        return None
    return reach_bars(choice.warehouse.metrics[REACH], rows, choice.period, coarser=choice.moved,
                      audience=choice.view.audience)  # fmt: skip


def guarantee_steps(choice: Choice) -> Corrected | None:
    """The guarantee figure each time with other waits left out; None where one has nobody in it."""
    view = choice.view
    if not choice.has(*STEPS):
        return None
    found = [share(choice.warehouse, key, view.unit, choice.period) for key in STEPS]
    if any(one is None for one in found):
        return None
    upper, late = (
        share(choice.warehouse, key, view.unit, choice.period) if choice.has(key) else None
        for key in (UPPER, LATE)
    )
    return Corrected(*found, upper, view.audience, late)


def corrected(choice: Choice) -> Chart | None:
    """The guarantee figure in named steps; None where one of them has nobody in it."""
    view, found = choice.view, guarantee_steps(choice)
    if found is None:
        return None
    chart = replace(corrected_steps(found, choice.period), coarser=choice.moved)
    return explained(choice.warehouse, STEPS[-1], view, choice.period, chart)


def by_home(choice: Choice) -> Chart | None:
    """Those who waited, by where they live; None where that is not kept for the unit."""
    if HOME not in choice.warehouse.splits(REACH):
        return None
    chart = by_split(choice.warehouse, REACH, choice.view, HOME, chart_key="reach_by_home",
                     place="who", title=SHARE_WITH_TIME)  # fmt: skip
    return chart and replace(chart, measure=BY_HOME)


BY_HOME = Text(
    "Andel av dem som väntade som hade en ledig tid på den egna mottagningen, efter var de bor.",
    "Share of those who waited who had a free time at the clinic itself, by where they live.",
)
SHARE_WITH_TIME = Text(
    "Andelen som hade en ledig tid på den egna mottagningen",
    "The share with a free time at the clinic itself",
)
