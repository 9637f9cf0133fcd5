"""How a page on second clinics opens: how many go on, how many come, and whether it has changed."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Figure, Headline, Sentence
from referral_flow.charts.between_events import between_chart
from referral_flow.charts.history import JUDGED_GRAINS
from referral_flow.charts.phrases import during
from referral_flow.model import View
from referral_flow.panels.parts.answer import share_in_words
from referral_flow.panels.parts.figures import share, share_figure
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.over_time import between_of, history_of, is_seldom
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LEFT, ARRIVED = "second_clinic_30_days_share", "arrived_from_other_clinic_share"
ARRIVED_SOON = "arrived_within_3_days_share"


def second_answer(warehouse: Warehouse, view: View) -> Headline:
    """The share of those assessed who then sought another clinic, and the figures beside it."""
    return Headline(
        _in_words(warehouse, view),
        tuple(_finely(share_figure(warehouse, key, label, view))
              for key, label in FIGURES.items()),
    )  # fmt: skip


def _finely(figure: Figure) -> Figure:
    """With a decimal: one in a hundred is much here."""
    change = figure.change and replace(figure.change, decimals=DECIMALS)
    return replace(figure, amount=replace(figure.amount, decimals=DECIMALS), change=change)


def _in_words(warehouse: Warehouse, view: View) -> Sentence:
    lacking = lacking_columns(warehouse, [LEFT])
    now = None if lacking else share(warehouse, LEFT, view.unit, view.period)
    if now is None:
        return Sentence(NO_ANSWER)
    grain = view.grain if view.grain in JUDGED_GRAINS else JUDGED_GRAINS[0]
    seen = history_of(warehouse, LEFT, view, grain)
    words = ANSWER.format(when=during([view.period]))
    told = share_in_words(
        warehouse, LEFT, view, now, seen, words, instead=_by_event(warehouse, view)
    )
    finely = {key: replace(amount, decimals=DECIMALS) if amount.unit in SHARES else amount
              for key, amount in told.amounts.items()}  # fmt: skip
    return replace(told, amounts=finely)


def _by_event(warehouse: Warehouse, view: View) -> Sentence | None:
    """What the chart of single events says, where it is drawn instead of one by month."""
    months = history_of(warehouse, LEFT, view, "month")
    rare = between_of(warehouse, LEFT, view) if is_seldom(months, view) else None
    return rare and between_chart(rare, key=LEFT).finding


DECIMALS = 1
SHARES = ("percent", "points")
FIGURES = {
    LEFT: Text(
        "Sökte en annan mottagning inom trettio dagar", "Sought another clinic within thirty days"
    ),
    ARRIVED: Text(
        "Kom från en annan mottagning inom trettio dagar",
        "Came from another clinic within thirty days",
    ),
    ARRIVED_SOON: Text(
        "Kom från en annan mottagning inom tre dagar", "Came from another clinic within three days"
    ),
}
ANSWER = Text(
    "Av dem som bedömdes vid ett nybesök {when} sökte {{share}} en annan mottagning för samma "
    "kroppsdel inom trettio dagar.",
    "Of those assessed at a first visit {when}, {{share}} sought another clinic for the same body "
    "region within thirty days.",
)
NO_ANSWER = Text(
    "Det finns inga bedömningar att följa för den enhet och period som är vald.",
    "There are no assessments to follow for the unit and period chosen.",
)
