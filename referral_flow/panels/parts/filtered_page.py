"""A page with one filter: every chart follows it and names it; what cannot is named in one note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from referral_flow import few
from referral_flow.blocks import Block, Chart, Note, Sentence
from referral_flow.charts.phrases import inside
from referral_flow.charts.split_folded import folded_if_alike
from referral_flow.model import View
from referral_flow.panels.parts.filtered import Filter
from referral_flow.panels.parts.gaps import shown_or_missing
from referral_flow.panels.parts.only import is_followed, named
from referral_flow.panels.parts.over_time import over_time
from referral_flow.panels.parts.splits import by_split, two_way
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse

CROSSED_FOR = ("radiology", "region", "nation")  # kinds for which two splits at once are kept
Make = Callable[..., Block | None]


@dataclass(frozen=True)
class FilteredPage:
    """What every part of the page is made from: whose figures, and the filter if there is one.

    Each method gives the one block in its place, or none where the metric is not counted for this
    kind of unit; what the extract lacks becomes a note under `heading`. `left_out` gathers the
    headings of what cannot follow the filter, as the page is made.
    """

    warehouse: Warehouse
    view: View
    within: Filter | None
    left_out: list[Text] = field(default_factory=list)

    def drawn(
        self, key: str, heading: Text, place: str, make: Make, *more: str, **how: object
    ) -> list[Block]:
        """`make`'s chart of a metric: over_time, by_split, reasons and their like."""
        asked = {"place": place, "within": self.within} | how
        return self._shown(
            key, heading, place, lambda: make(self.warehouse, key, self.view, *more, **asked)
        )

    def in_time(
        self, key: str, heading: Text, place: str, called: Text, chart_key: str = "", **part: str
    ) -> list[Block]:
        """A metric, or a part of it, as a control chart."""
        chart_key = chart_key or f"time_{key}"
        return self.drawn(key, heading, place, over_time, chart_key=chart_key, title=called, **part)

    def divided(self, key: str, split: str, heading: Text, place: str, called: Text) -> list[Block]:
        """A metric by the values of a split, where there is more than one and most can be shown.

        Groups that differ no more than chance are one sentence over a folded table.
        """
        blocks = self.drawn(key, heading, place, by_split, split, title=called)
        return [
            self._folded(few_to_show(block, heading, self.view.audience, self.within), heading)
            for block in blocks
            if not isinstance(block, Chart) or len(block.series[0].points) > 1
        ]

    def _folded(self, block: Block, heading: Text) -> Block:
        """A chart in which the filter's value is marked among the others stays open."""
        is_plain = isinstance(block, Chart) and self.within is None
        return folded_if_alike(block, heading) if is_plain else block

    def crossed(self, key: str, split: str, heading: Text, place: str) -> list[Block]:
        """Two splits at once, which are kept for those who answer and for the whole."""
        if self.view.unit.kind not in CROSSED_FOR:
            return []
        blocks = self.drawn(key, heading, place, two_way, split)
        return [whole_or_note(block, heading, self.view.audience, self.within) for block in blocks]

    def told(self, key: str, heading: Text, place: str, make: Make) -> list[Block]:
        """A chart of a page's own, `make(warehouse, view, within, place)`."""
        return self._shown(
            key, heading, place, lambda: make(self.warehouse, self.view, self.within, place)
        )

    def has(self, key: str) -> bool:
        """Whether the metric is there and counted for this kind of unit."""
        metric = self.warehouse.metrics.get(key)
        return bool(metric and metric.is_available and self.view.unit.kind in metric.unit_kinds)

    def _shown(
        self, key: str, heading: Text, place: str, make: Callable[[], Block | None]
    ) -> list[Block]:
        metric = self.warehouse.metrics.get(key)
        if metric and metric.is_available and not self.has(key):
            return []
        block = shown_or_missing(self.warehouse, [key], heading, place, make)
        if not is_followed(block):
            self.left_out.append(heading)
            return []
        return [named(self.warehouse, block, self.within)]


def unfollowed(page: FilteredPage, place: str) -> list[Note]:
    """One line on what the page leaves out because it cannot follow the filter."""
    if not page.left_out:
        return []
    named_in = {language: joined([inside(one).in_(language) for one in page.left_out], language)
                for language in ("sv", "en")}  # fmt: skip
    return [Note(LEFT_OUT, Sentence(LEFT_OUT_ARE.format(names=Text(**named_in))), place=place)]


def few_to_show(block: Block, heading: Text, audience: str, within: Filter | None) -> Block:
    """The chart; a calm note instead where half of what it compares rests on too few cases."""
    if not isinstance(block, Chart):
        return block
    amounts = [point.amount for point in block.series[0].points]
    hidden = sum(few.is_few(amount, audience) for amount in amounts)
    return block if hidden < len(amounts) / 2 else _too_few(block, heading, within)


def whole_or_note(block: Block, heading: Text, audience: str, within: Filter | None) -> Block:
    """The grid if every cell may be shown, else a calm note.

    Rows and columns of a grid stand as totals in other charts: a hole in it could be worked out.
    """
    if not isinstance(block, Chart):
        return block
    amounts = [point.amount for series in block.series for point in series.points]
    has_hole = any(few.is_few(amount, audience) for amount in amounts)
    return _too_few(block, heading, within) if has_hole else block


def _too_few(chart: Chart, heading: Text, within: Filter | None) -> Note:
    words = TOO_FEW if within is None else TOO_FEW_WITHIN
    return Note(heading, Sentence(words), "missing", chart.place)


LEFT_OUT = Text("Följer inte urvalet", "Not following the selection")
LEFT_OUT_ARE = Text(
    "Detta kan inte visas för urvalet och är utelämnat: {names}.",
    "This cannot be shown for the selection and is left out: {names}.",
)
TOO_FEW = Text(
    "Det är för få fall för att delas upp. Välj en längre period eller en större enhet.",
    "There are too few cases to be divided. Choose a longer period or a larger unit.",
)
TOO_FEW_WITHIN = Text(
    "Det är för få fall för att delas upp. Ta bort urvalet för att se alla remisser.",
    "There are too few cases to be divided. Remove the selection to see all referrals.",
)
