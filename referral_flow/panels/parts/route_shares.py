"""Metrics on each booking route, whichever way they are divided: counts, never figures.

A route is a way of booking and, on the web, the clinic's form. What is divided by way alone is read
of the clinics of either form; what is of the web alone is read by the form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from referral_flow.charts.amounts import Counted
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.mix_counts import ROUTE, ROUTES, published
from referral_flow.panels.parts.periods import period_for_splits
from referral_flow.warehouse import Warehouse

GUARANTEE = "guarantee_share"
LATE, UNCODED = "beyond_limit_share", "choice_uncoded_share"
WAY, FORM = "booking_way", "booking_form"
FORMS = {"web_direct": "direct", "web_guided": "guided_form"}
DIVIDED_BY = {LATE: WAY, UNCODED: FORM}  # the others are divided by route
WEB_ONLY = (LATE, UNCODED)  # where choice is judged the other ways are one


@dataclass(frozen=True)
class Routes:
    """The booking routes of a view, as far as its period is divided."""

    warehouse: Warehouse
    view: View

    @cached_property
    def period(self) -> Period:
        return period_for_splits(self.warehouse, self.view.period)

    @cached_property
    def keys(self) -> list[str]:
        """Routes that anybody took."""
        return [one for one in ROUTES if self.share(GUARANTEE, one)]

    def has(self, key: str) -> bool:
        """Whether the metric is there, divided so that routes can be told, for one of them."""
        if lacking_columns(self.warehouse, [key]):
            return False
        is_divided = DIVIDED_BY.get(key, ROUTE) in self.warehouse.metrics[key].splits
        return is_divided and any(self.can_have(key, one) for one in self.keys)

    def can_have(self, key: str, route: str) -> bool:
        """Whether the metric is of the route at all."""
        return route in FORMS or key not in WEB_ONLY

    def share(self, key: str, route: str) -> Counted | None:
        """A ratio on one route; None where nobody is counted."""
        if not self.can_have(key, route):
            return None
        rows = self.rows(key, route)
        counted, n = int(rows["numerator"].sum()), int(rows["denominator"].sum())
        return Counted(counted, n, self.origin(key, route)) if n else None

    def rows(self, key: str, route: str) -> pl.DataFrame:
        """The rows of a metric on one route; a duration has a day table."""
        if key == UNCODED:
            return self._read(key, FORM, (FORMS[route],))
        if key == LATE:
            return self._read(key, WAY, ("web",), self._clinics_with(route))
        return self._read(key, ROUTE, ROUTES[route])

    def origin(self, key: str, route: str) -> Origin:
        """The cell that a share stands for, so that the gate finds how it adds up."""
        place = {
            UNCODED: (FORM, FORMS.get(route)),
            LATE: (f"{WAY},{FORM}", f"web,{FORMS.get(route)}"),
        }  # fmt: skip
        return Origin(key, self.view.unit, self.period,
                      *place.get(key, (ROUTE, published(route))))  # fmt: skip

    def _clinics_with(self, route: str) -> list[str]:
        clinics = self.warehouse.units_within(self.view.unit.unit_id)
        is_guided = FORMS[route] == "guided_form"
        return [one.unit_id for one in clinics if (one.booking_form == "guided_form") == is_guided]

    def _read(
        self, key: str, split: str, values: Sequence[str], units: list[str] | None = None
    ) -> pl.DataFrame:
        """Of the unit itself, or of clinics of it."""
        read = self.warehouse.values
        if self.warehouse.metrics[key].shape == "duration":
            read = self.warehouse.day_table
        chosen = [self.view.unit.unit_id] if units is None else units
        rows = read(key, unit_ids=chosen, period_ids=[self.period.period_id], split=split)
        return rows.filter(pl.col("split_value").is_in(list(values)))
