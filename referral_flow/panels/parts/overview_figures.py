"""The headline figures of the overview: what is asked of each page first, for any unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount, Figure
from referral_flow.model import View
from referral_flow.panels.parts.access_answer import MIDDLE_HALF
from referral_flow.panels.parts.figures import people_figure, share_figure, wait_figure
from referral_flow.panels.parts.overview_trends import trend
from referral_flow.panels.parts.overview_ways import IN_TIME, SENT_BACK, way_to
from referral_flow.panels.parts.sampled import median_figure
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

MOST = 7


@dataclass(frozen=True)
class Headlined:
    """A metric at the top of the overview, by the catalogue's name, and how it is read."""

    metric: str
    read: Callable[[Warehouse, str, Text, View], Figure] = share_figure
    is_median: bool = False
    decimals: int | None = None  # of a share so small that whole per cent say little


def overview_figures(warehouse: Warehouse, view: View) -> tuple[Figure, ...]:
    """At most seven, in the order of the pages: of those metrics that the unit's kind has."""
    return tuple(_figure(warehouse, one, view) for one in headlined(warehouse, view)[:MOST])


def headlined(warehouse: Warehouse, view: View) -> list[Headlined]:
    """Those that the extract has for this kind of unit, with a value in the period."""
    return [one for one in HEADLINED if _is_known(warehouse, one.metric, view)]


def _is_known(warehouse: Warehouse, key: str, view: View) -> bool:
    metric = warehouse.metrics.get(key)
    if metric is None or not metric.is_available or view.unit.kind not in metric.unit_kinds:
        return False
    read = warehouse.day_table if metric.shape == "duration" else warehouse.values
    return not read(
        key, unit_ids=[view.unit.unit_id], period_ids=[view.period.period_id]
    ).is_empty()


def _figure(warehouse: Warehouse, one: Headlined, view: View) -> Figure:
    label = warehouse.metrics[one.metric].label
    label = MEDIAN.format(label=label) if one.is_median else label
    figure = one.read(warehouse, one.metric, label, view)
    return replace(
        figure,
        amount=_with_decimals(figure.amount, one.decimals),
        change=figure.change and _with_decimals(figure.change, one.decimals),
        change_good="neither",  # two years of one measure: whether it is a change the search says
        trend=trend(warehouse, one.metric, view),
        lead=way_to(one.metric),
    )


def _with_decimals(amount: Amount, decimals: int | None) -> Amount:
    return amount if decimals is None else replace(amount, decimals=decimals)


def _days(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    return median_figure(warehouse, key, label, view, MIDDLE_HALF)


MEDIAN = Text("{label}, median", "{label}, median")
HEADLINED = (
    Headlined(IN_TIME),
    Headlined("wait_to_assessment", wait_figure, is_median=True),
    Headlined("patient_chosen_wait_share"),
    Headlined("third_next_available_days", _days, is_median=True),
    Headlined("need_to_referral_share"),
    Headlined(SENT_BACK),
    Headlined("referral_lost_share", decimals=1),
    Headlined("referrals_received_count", people_figure),
    Headlined("first_pass_acceptance"),
)
