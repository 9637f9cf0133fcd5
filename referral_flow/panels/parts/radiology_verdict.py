"""Whether the share sent back has changed: what the signals of its history come to, in words."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Sentence
from referral_flow.charts.history import JUDGED_GRAINS, History
from referral_flow.charts.told import told_signals
from referral_flow.charts.verdicts import verdict_on
from referral_flow.model import Period, View
from referral_flow.panels.parts.filtered import Filter
from referral_flow.panels.parts.hidden import is_too_thin
from referral_flow.panels.parts.over_time import history_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

SENT_BACK = "return_or_rejection_share"


def verdict_of(warehouse: Warehouse, view: View, within: Filter | None, period: Period) -> Sentence:
    """What signals say of the period, at the grain that the chart is drawn at.

    That is the finest one that is judged, published and mostly shown.

    It ends by saying whether the share has risen, fallen, not been seen to change, or that the
    material is too little to tell.
    """
    grains = [view.grain] if view.grain in JUDGED_GRAINS else list(JUDGED_GRAINS)
    seen = None
    for grain in dict.fromkeys([*grains, *JUDGED_GRAINS]):
        seen = history_of(warehouse, SENT_BACK, view, grain, within=within)
        if seen.periods and seen.is_judged and not is_too_thin(seen, view.audience):
            break
    verdict = verdict_on(seen, period)
    end = _end(seen, period)
    return replace(verdict, words=end.format(words=verdict.words)) if end else verdict


def _end(seen: History, period: Period) -> Text | None:
    """What signals come to; None where the verdict by itself says that there are none."""
    if not seen.periods or not seen.is_judged or not seen.signals:
        return None
    found = told_signals(seen, period)
    if not found:
        return CALM_THEN
    is_ongoing = found[0].rule == "shift" and found[-1].end == seen.last_complete
    if is_ongoing or found[0].rule == "trend":
        return HAS_RISEN if found[0].side == "high" else HAS_FALLEN
    return NOT_LASTING


HAS_RISEN = Text("{words}: den har ökat", "{words}: it has risen")
HAS_FALLEN = Text("{words}: den har minskat", "{words}: it has fallen")
NOT_LASTING = Text(
    "{words}. Inget tyder på att den har ändrats varaktigt",
    "{words}. Nothing suggests that it has changed lastingly",
)
CALM_THEN = Text(
    "{words}: inget tyder på att andelen har ändrats",
    "{words}: nothing suggests that the share has changed",
)
