"""How many on each booking route have each value of an attribute: counts, never figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow.charts.grid import JOINED
from referral_flow.charts.phrases import inside
from referral_flow.model import Metric, Origin, Period, Unit, View
from referral_flow.panels.parts.filtered import label_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

CASE_MIX = "booking_case_mix"
ROUTE = "booking_route"
# Drop-in and unknown ways are so few that alone they would hide what stands beside them.
ROUTES = {
    "web_direct": ("web_direct",),
    "web_guided": ("web_guided",),
    "open_invitation": ("open_invitation",),
    "staff": ("staff", "other"),
}
CALLED = {
    "guarantee": Text("vårdgaranti", "care guarantee"),
    "lives_near": Text("bostadsort", "place of residence"),
}
STAFF = Text("via telefon, reception eller annat sätt", "by phone, at the desk or another way")


@dataclass(frozen=True)
class MixCounts:
    """One attribute: a matrix of routes × values, both in the order of their code lists."""

    metric: Metric
    unit: Unit
    period: Period
    attribute: str
    name: Text
    routes: tuple[str, ...]
    values: tuple[str, ...]
    labels: dict[str, Text]  # of routes and of values
    matrix: np.ndarray

    @property
    def called(self) -> Text:
        """What the attribute is called within a sentence."""
        return CALLED.get(self.attribute, inside(self.name))

    def origin(self, route: str, value: str) -> Origin:
        """The cell of the metric's table that a count was read from."""
        place = f"{self.attribute},{ROUTE}", f"{value},{published(route)}"
        return Origin(self.metric.key, self.unit, self.period, *place)


def mix_counts(warehouse: Warehouse, view: View, period: Period) -> list[MixCounts]:
    """Each attribute of the patients of a unit and period, by the routes that anybody took."""
    rows = mix_rows(warehouse, [view.unit.unit_id], period)
    attributes = _in_order(warehouse.split_labels("attribute"), rows["attribute"])
    found = [_counts(warehouse, view, period, one, rows.filter(attribute=one))
             for one in attributes]  # fmt: skip
    return [one for one in found if min(one.matrix.shape) > 1]


def mix_rows(warehouse: Warehouse, unit_ids: Sequence[str], period: Period) -> pl.DataFrame:
    """unit_id, route, attribute, value, count of these units and one period."""
    rows = warehouse.values(CASE_MIX, unit_ids=unit_ids, period_ids=[period.period_id])
    places = {name: f"dimension_{place}"
              for place, name in enumerate(warehouse.metrics[CASE_MIX].dimensions, 1)}  # fmt: skip
    named = rows.select("unit_id", "count", route=places[ROUTE], attribute=places["attribute"],
                        value=places["value"])  # fmt: skip
    whole = {one: route for route, members in ROUTES.items() for one in members}
    named = named.filter(pl.col("route").is_in(list(whole)), pl.col("count") > 0)
    keys = ("unit_id", "route", "attribute", "value")
    return (
        named.with_columns(pl.col("route").replace_strict(whole, return_dtype=pl.String))
        .group_by(keys, maintain_order=True)
        .agg(pl.col("count").sum())
    )


def route_label(warehouse: Warehouse, route: str) -> Text:
    """What a route is called within a sentence."""
    return STAFF if len(ROUTES[route]) > 1 else label_of(warehouse, (ROUTE, route))


def published(route: str) -> str:
    """The route as the gate knows it: the published ones that it holds."""
    return JOINED.join(sorted(ROUTES[route]))


def _counts(
    warehouse: Warehouse, view: View, period: Period, attribute: str, rows: pl.DataFrame
) -> MixCounts:
    values = _in_order(warehouse.split_labels(attribute), rows["value"])
    routes = [one for one in ROUTES if one in set(rows["route"])]
    count = {(route, value): n for route, value, n
             in rows.select("route", "value", "count").iter_rows()}  # fmt: skip
    labels = {one: route_label(warehouse, one) for one in routes}
    labels |= {one: label_of(warehouse, (attribute, one)) for one in values}
    matrix = np.array([[count.get((route, value), 0) for value in values] for route in routes])
    return MixCounts(
        warehouse.metrics[CASE_MIX], view.unit, period, attribute,
        label_of(warehouse, ("attribute", attribute)), tuple(routes), tuple(values), labels,
        matrix.reshape(len(routes), len(values)),
    )  # fmt: skip


def _in_order(known: dict[str, Text], found: pl.Series) -> list[str]:
    """Each that occurs, in the order of the code list; what it lacks comes last."""
    order = {value: place for place, value in enumerate(known)}
    return sorted(found.unique(), key=lambda value: (order.get(value, len(order)), value))
