"""The referral chain of a view as a flow: its ways, loops and days read from the warehouse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from referral_flow.blocks import Chart
from referral_flow.charts.flow import Ways, flow_chart
from referral_flow.charts.flow_days import median_days, nine_tenths
from referral_flow.charts.flow_words import STAGES
from referral_flow.model import Period, View
from referral_flow.panels.parts.filtered import Filter, can_follow, whole_rows
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import period_for_splits, said_of, year_before
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

FLOW, STEP_DAYS = "referral_flow", "referral_step_days"
TOTAL, ANSWERED = "total_days", "acknowledged"
COMPLETION = "completion_requested"
BEFORE_RADIOLOGY = ("need", "doctor", "sent")
USUAL_DAYS = 90
ONLY_REACHED = Text(
    "Bara remisser som nått enheten ingår; det som föll bort före syns inte här.",
    "Only referrals that reached the unit are included; what was lost before is not seen here.",
)


@dataclass(frozen=True)
class Chain:
    """Whose chains, which, and those that began when."""

    warehouse: Warehouse
    view: View
    within: Filter | None = None

    @cached_property
    def period(self) -> Period:
        """The view's period; with a filter, which months have none of, the quarter around it."""
        if self.within is None:
            return self.view.period
        return period_for_splits(self.warehouse, self.view.period)

    @property
    def moved(self) -> Text | None:
        """What to say where another period is shown than the one chosen."""
        return said_of(self.period, self.view.period)

    @property
    def place(self) -> dict[str, list[str]]:
        """Unit and period, as the warehouse is asked for them."""
        return {"unit_ids": [self.view.unit.unit_id], "period_ids": [self.period.period_id]}

    @cached_property
    def flow(self) -> Chart | None:
        """The flow; None where it is not counted, or hardly anybody comes to two stages."""
        if lacking_columns(self.warehouse, [FLOW]):
            return None
        counts, loops = self._ways()
        chart = flow_chart(
            self.warehouse.metrics[FLOW], self.period, counts, loops,
            {} if self.too_new else self._days(), coarser=self.moved,
        )  # fmt: skip
        if chart is None or not self.begins_at_radiology:
            return chart
        return replace(chart, measure=Text("{one} {two}", "{one} {two}").format(
            one=chart.measure, two=ONLY_REACHED))  # fmt: skip

    @property
    def begins_at_radiology(self) -> bool:
        """A radiology unit knows only what has reached it: what was lost before is not seen."""
        return self.view.unit.kind == "radiology"

    @cached_property
    def too_new(self) -> date | None:
        """The latest day on which a period may end to be told; None where this one may.

        At least half the chains should have been followed for as long as nine in ten of those
        answered took the year before; without such a year, for `USUAL_DAYS`.
        """
        as_of, days = self.warehouse.build.as_of, timedelta(self._time_needed())
        half = (self.period.ends_on - self.period.starts_on) / 2
        if self.period.ends_on - half + days <= as_of:
            return None
        return as_of - days + half

    def _time_needed(self) -> int:
        earlier = year_before(self.warehouse, self.period)
        if earlier is None or lacking_columns(self.warehouse, [TOTAL]):
            return USUAL_DAYS
        table = self.table(TOTAL, earlier) if self._can_follow(TOTAL) else pl.DataFrame()
        found = nine_tenths(table, ANSWERED) if table.height else None
        return USUAL_DAYS if found is None else found

    def _can_follow(self, key: str) -> bool:
        return can_follow(self.warehouse, key, None, self.within)

    def table(self, key: str, period: Period | None = None) -> pl.DataFrame:
        """The day table of a duration inside the filter, of the chain's period unless told."""
        place = self.place | ({"period_ids": [period.period_id]} if period else {})
        if self.within is None:
            return self.warehouse.day_table(key, **place)
        rows = self.warehouse.day_table(key, split=self.within[0], **place)
        return rows.filter(pl.col("split_value") == self.within[1])

    def _ways(self) -> tuple[Ways, Ways]:
        """Ways of the main path, and loops: each chain passes a stage once, loops aside."""
        rows = whole_rows(self.warehouse, FLOW, self.within, **self.place)
        ways, loops = {}, Counter()
        for start, end, count in rows.select("dimension_1", "dimension_2", "count").iter_rows():
            if start == COMPLETION or (self.begins_at_radiology and start in BEFORE_RADIOLOGY):
                continue
            if end == COMPLETION:
                loops[start, "completion"] += count
            elif start in STAGES:
                ways[start, end] = count
            else:
                loops["received", "resent"] += count
        return ways, loops

    def _days(self) -> dict[tuple[str, str], int | None]:
        if lacking_columns(self.warehouse, [STEP_DAYS]):
            return {}
        return {
            (stage, end): days
            for stage, table in self._tables_by_step().items()
            for end, days in median_days(table).items()
        }

    def _tables_by_step(self) -> dict[str, pl.DataFrame]:
        """The day table of each stage, without the loops that begin there."""
        split = f"step,{self.within[0]}" if self.within else "step"
        ending = f",{self.within[1]}" if self.within else ""
        table = self.warehouse.day_table(STEP_DAYS, split=split, **self.place)
        table = table.filter(pl.col("outcome") != COMPLETION)
        parts = table.partition_by("split_value", as_dict=True)
        named = {stage: parts.get((f"{stage}{ending}",)) for stage in STAGES}
        return {stage: part for stage, part in named.items() if part is not None}
