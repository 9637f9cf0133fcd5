"""Where a click on a mark goes: to the page and view that tell more of the number it shows.

Worked out on exact blocks, where every number still knows which cell it was read from; the gate
takes that away and leaves the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from referral_flow.blocks import Block, Chart, Point, Series
from referral_flow.leads import Lead
from referral_flow.model import Origin, Period, View

if TYPE_CHECKING:
    from referral_flow.panels import Panel

NEVER_CHOSEN = ("week",)  # grains of charts that are no period to choose


@dataclass(frozen=True)
class Ways:
    """The page that is shown, what the reader has chosen on it, and where else one can go.

    `pages` are all pages in the order of the menu; the first is the way in, and nothing leads back
    to it.
    """

    here: Panel
    view: View
    own: Mapping[str, str]
    pages: Sequence[Panel]
    periods: Mapping[str, Period]

    def with_leads(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with a lead at every mark of a chart that one can go on from."""
        return [self._chart(block) if isinstance(block, Chart) else block for block in blocks]

    def _chart(self, chart: Chart) -> Chart:
        return replace(chart, series=tuple(self._series(series) for series in chart.series))

    def _series(self, series: Series) -> Series:
        return replace(series, points=tuple(self._point(point) for point in series.points))

    def _point(self, point: Point) -> Point:
        origin = point.amount.origin
        if point.lead or origin is None:
            return point
        lead = self.lead_of(origin)
        return replace(point, lead=lead) if lead else point

    def lead_of(self, origin: Origin) -> Lead | None:
        """The same page with the number's unit and period, if that changes anything.

        Of a metric that this page does not tell of: the first page that does.
        """
        if self._tells_of(self.here, origin) and self.here.key != self.pages[0].key:
            return self._on_this_page(origin)
        for page in self.pages[1:]:
            if page.key != self.here.key and self._tells_of(page, origin):
                return Lead(page.key, origin.unit.unit_id, self._period(origin))
        return None

    def _on_this_page(self, origin: Origin) -> Lead | None:
        asked = (origin.unit.unit_id, self._period(origin))
        if asked == (self.view.unit.unit_id, self.view.period.period_id):
            return None
        return Lead(self.here.key, *asked, choices=tuple(self.own.items()))

    def _tells_of(self, page: Panel, origin: Origin) -> bool:
        is_offered = page.uses_unit and origin.unit.kind in page.unit_kinds
        return is_offered and origin.metric in page.metrics

    def _period(self, origin: Origin) -> str:
        """The number's own period where it can be chosen, else the reader's."""
        own = origin.period
        is_offered = own.period_id in self.periods and own.grain not in NEVER_CHOSEN
        return own.period_id if is_offered and self.here.uses_period else self.view.period.period_id
