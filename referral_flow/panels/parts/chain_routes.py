"""The commonest routes of a view's chains, with the days that each took."""

from __future__ import annotations

import polars as pl

from referral_flow import few
from referral_flow.blocks import Table
from referral_flow.charts.routes import routes_table
from referral_flow.panels.parts.chain import Chain
from referral_flow.panels.parts.filtered import whole_rows
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.statistics.survival import OPEN, curve

ROUTES, ROUTE_DAYS = "referral_routes", "route_days"


def routes(chain: Chain, place: str = "why") -> Table | None:
    """A row per route that enough chains took for the audience; None where there are too few."""
    if lacking_columns(chain.warehouse, [ROUTES]):
        return None
    rows = whole_rows(chain.warehouse, ROUTES, chain.within, **chain.place)
    return routes_table(
        dict(rows.select("dimension_1", "count").iter_rows()),
        chain.warehouse.split_labels("route"), _medians(chain),
        least=few.LEAST_CASES[chain.view.audience], about=chain.period.label, place=place,
    )  # fmt: skip


def _medians(chain: Chain) -> dict[str, int | None]:
    """Days from beginning to end by route; none inside a filter or in a period too new."""
    if chain.too_new or chain.within is not None or lacking_columns(chain.warehouse, [ROUTE_DAYS]):
        return {}
    table = chain.warehouse.day_table(ROUTE_DAYS, split="route", **chain.place)
    parts = table.partition_by("split_value", as_dict=True)
    return {route: _median(part) for (route,), part in parts.items()}


def _median(table: pl.DataFrame) -> int | None:
    """Within how many days half had come to the end of the route, those on it counted."""
    ended = pl.when(pl.col("outcome") == OPEN).then(pl.lit(OPEN)).otherwise(pl.lit("ended"))
    outcomes = table.select(ended.alias("outcome"))["outcome"]
    return curve(table["day"], outcomes, table["cases"], causes=["ended"]).quantile(0.5, "ended")
