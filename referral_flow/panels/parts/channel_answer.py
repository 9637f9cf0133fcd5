"""The top of the page of channels: how much never arrives, how fast the rest does, and by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from referral_flow import few
from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.amounts import Counted, absent, change, counted, quantile
from referral_flow.charts.curve import cases
from referral_flow.charts.phrases import FEW_CASES, during, sentences
from referral_flow.charts.step_times import Step
from referral_flow.model import Period
from referral_flow.panels.parts.both_legs import both_legs, guarded
from referral_flow.panels.parts.filtered import Filter
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.legs import LOST, NEED, ON_THE_WAY, SENT, Leg
from referral_flow.panels.parts.periods import period_for_splits, year_before
from referral_flow.panels.parts.radiology_answer import count_figure, share_figure
from referral_flow.text import HIDDEN, Text

CHANNEL = "channel"
ADMINISTRATIVE = "administrative_return_share"
ON_PAPER = ("letter", "fax")
ARRIVED = ("received",)


def channel_answer(leg: Leg) -> Headline:
    """What was sent, what never arrived, how long it took, by post or fax, sent back."""
    figures = (
        count_figure(leg.warehouse, SENT, SENT_LABELS[leg.key], leg.view, leg.within),
        _lost_on_both(leg),
        _lost(leg),
        _days_figure(leg),
        _paper_figure(leg),
        None if leg.key == NEED else _administrative(leg),
    )
    return Headline(_in_words(leg), tuple(one for one in figures if one))


def _lost_on_both(leg: Leg) -> Figure | None:
    """What the overview tells of a unit with two legs, in the period of the other figures."""
    if leg.is_whole or lacking_columns(leg.warehouse, [SENT, LOST]):
        return None
    figure = both_legs(leg, period_of(leg))
    return figure and _in_tenths(figure)


def _lost(leg: Leg) -> Figure | None:
    """Of this leg alone, hidden with the other."""
    figure = _share_figure(leg, LOST, LOST_LABELS[leg.key], leg.within)
    if leg.is_whole or figure is None or figure.amount.value is None:
        return figure
    amount, change = guarded(leg, figure.amount, period_of(leg)), figure.change
    earlier = year_before(leg.warehouse, period_of(leg))
    if change and earlier:
        change = guarded(leg, guarded(leg, change, period_of(leg)), earlier)
    return replace(figure, amount=amount, change=change)


def period_of(leg: Leg) -> Period:
    """The view's period, or the quarter around it where the leg is not divided so short."""
    period = leg.view.period
    if leg.is_whole and not leg.rows(SENT, period_ids=[period.period_id]).is_empty():
        return period
    return period_for_splits(leg.warehouse, period)


def step_of(leg: Leg, period: Period) -> Step | None:
    """The days on the way on this leg; None where nothing was sent or the start is too thin."""
    table = leg.rows(ON_THE_WAY, period_ids=[period.period_id])
    metric = leg.warehouse.metrics[ON_THE_WAY]
    if table.is_empty():
        return None
    step = Step(metric, metric.label, table, leg.origin(ON_THE_WAY, period), ARRIVED)
    return None if step.curve.has_thin_start() else step


def _in_words(leg: Leg) -> Sentence:
    """How much never arrived and how fast the rest did."""
    if lacking_columns(leg.warehouse, [SENT, LOST, ON_THE_WAY]):
        return Sentence(NO_ANSWER)
    period = period_of(leg)
    lost = counted(leg.rows(LOST, period_ids=[period.period_id]), leg.origin(LOST, period))
    if lost is None:
        return Sentence(NO_ANSWER)
    share = guarded(leg, replace(lost.amount, decimals=1), period)
    is_hidden = few.is_few(share, leg.view.audience)
    words = [(HIDDEN_ANSWERS if is_hidden else ANSWERS)[leg.key]]
    amounts = {} if is_hidden else {"lost": share}
    days = _days(leg, period)
    if days and None not in (days["median"].value, days["ninth"].value):
        words, amounts = [*words, _how_fast(days)], amounts | days
    words = [*words, LOST_HIDDEN] if is_hidden else words
    return Sentence(sentences(*words).format(when=during([period])), amounts,
                    hidden=_full_stop(FEW_CASES))  # fmt: skip


def _how_fast(days: Mapping[str, Amount]) -> Text:
    if not days["ninth"].value:
        return NINE_AT_ONCE
    return DAYS if days["median"].value else HALF_AT_ONCE


def _days(leg: Leg, period: Period) -> Mapping[str, Amount] | None:
    step = step_of(leg, period)
    if step is None:
        return None
    n, origin = cases(step.table), step.origin
    shares = {"median": 0.5, "ninth": 0.9}
    return {key: quantile(step.curve.quantile(share, "done"), n, origin, is_n_shown=key == "median")
            for key, share in shares.items()}  # fmt: skip


def _days_figure(leg: Leg) -> Figure:
    if lacking_columns(leg.warehouse, [ON_THE_WAY]):
        return Figure(DAYS_LABEL, absent("days"), metric=ON_THE_WAY)
    period = period_of(leg)
    days, earlier = _days(leg, period), year_before(leg.warehouse, period)
    if days is None:
        return Figure(DAYS_LABEL, absent("days"), metric=ON_THE_WAY)
    before = _days(leg, earlier) if earlier else None
    return Figure(
        DAYS_LABEL, days["median"], metric=ON_THE_WAY, note=_nine_in_ten(days["ninth"]),
        change=_days_between(days["median"], before["median"]) if before else None,
    )  # fmt: skip


def _nine_in_ten(ninth: Amount) -> Sentence:
    if ninth.value is None:
        return Sentence(NOT_NINE)
    if not ninth.value:
        return Sentence(NINE_THE_SAME_DAY, {"days": ninth}, hidden=HIDDEN)
    return Sentence(NINE, {"days": ninth}, hidden=HIDDEN)


def _days_between(now: Amount, before: Amount) -> Amount | None:
    if now.value is None or before.value is None:
        return None
    return Amount(
        now.value - before.value, "days", n=min(now.n, before.n), rule="summary", signed=True,
        ends=(now, before), is_n_shown=False,
    )  # fmt: skip


def _paper_figure(leg: Leg) -> Figure | None:
    """The share sent by post or fax."""
    if lacking_columns(leg.warehouse, [SENT]):
        return None
    period = period_for_splits(leg.warehouse, leg.view.period)
    earlier = year_before(leg.warehouse, period)
    now, before = _on_paper(leg, period), _on_paper(leg, earlier) if earlier else None
    if now is None:
        return None
    return Figure(
        PAPER_LABEL, now.amount, metric=SENT, change=change(now, before) if before else None
    )


def _on_paper(leg: Leg, period: Period) -> Counted | None:
    rows = leg.rows(SENT, CHANNEL, period_ids=[period.period_id])
    sent = dict(rows.select("shown", "value").iter_rows())
    if not sum(sent.values()):
        return None
    return Counted(int(sum(sent.get(one, 0) for one in ON_PAPER)), int(sum(sent.values())))


def _administrative(leg: Leg) -> Figure | None:
    """The referrals sent back before anyone had assessed them; needs are never sent back so."""
    if leg.warehouse.metrics.get(ADMINISTRATIVE) and not leg.has(ADMINISTRATIVE):
        return None
    return _share_figure(leg, ADMINISTRATIVE, ADMINISTRATIVE_LABEL, None)


def _share_figure(leg: Leg, key: str, label: Text, within: Filter | None) -> Figure | None:
    """A small share and its change, with one decimal."""
    if lacking_columns(leg.warehouse, [key]):
        return Figure(label, absent("percent"), metric=key)
    figure = share_figure(leg.warehouse, key, label, leg.view, within)
    return figure and _in_tenths(figure)


def _in_tenths(figure: Figure) -> Figure:
    moved = figure.change and replace(figure.change, decimals=1)
    return replace(figure, amount=replace(figure.amount, decimals=1), change=moved)


def _full_stop(words: Text) -> Text:
    return Text(f"{words.sv}.", f"{words.en}.")


SENT_LABELS = {
    "need": Text("Skickade behov", "Needs sent"),
    "referral": Text("Skickade remisser", "Referrals sent"),
}
LOST_LABELS = {
    "need": Text("Behov som aldrig kom fram", "Needs that never arrived"),
    "referral": Text("Remisser som aldrig kom fram", "Referrals that never arrived"),
}
DAYS_LABEL = Text("Från skickad till mottagen, median", "From sent to received, median")
PAPER_LABEL = Text("Med brev eller fax", "By letter or fax")
ADMINISTRATIVE_LABEL = Text(
    "Tillbaka av administrativa skäl", "Sent back for administrative reasons"
)
NINE = Text("nio av tio inom {days}", "nine in ten within {days}")
NINE_THE_SAME_DAY = Text("nio av tio samma dag", "nine in ten the same day")
NOT_NINE = Text("färre än nio av tio kom fram", "fewer than nine in ten arrived")
ANSWERS = {
    "need": Text(
        "Av de behov som fysioterapeuter skickade till läkare {when} kom {{lost}} aldrig fram.",
        "Of the needs that physiotherapists sent to doctors {when}, {{lost}} never arrived.",
    ),
    "referral": Text(
        "Av de remisser som läkare skickade till radiologin {when} kom {{lost}} aldrig fram.",
        "Of the referrals that doctors sent to radiology {when}, {{lost}} never arrived.",
    ),
}
HIDDEN_ANSWERS = {
    "need": Text(
        "Det här gäller behov som fysioterapeuter skickade till läkare {when}.",
        "This is about needs that physiotherapists sent to doctors {when}.",
    ),
    "referral": Text(
        "Det här gäller remisser som läkare skickade till radiologin {when}.",
        "This is about referrals that doctors sent to radiology {when}.",
    ),
}
DAYS = Text(
    "Hälften var framme inom {{median}}, nio av tio inom {{ninth}}.",
    "Half were there within {{median}}, nine in ten within {{ninth}}.",
)
HALF_AT_ONCE = Text(
    "Hälften var framme samma dag, nio av tio inom {{ninth}}.",
    "Half were there the same day, nine in ten within {{ninth}}.",
)
NINE_AT_ONCE = Text("Nio av tio var framme samma dag.", "Nine in ten were there the same day.")
LOST_HIDDEN = Text(
    "Hur många som aldrig kom fram visas inte, eftersom det skulle röja få fall.",
    "How many never arrived is not shown, since it would give away few cases.",
)
NO_ANSWER = Text(
    "Det finns inget skickat att räkna för den enhet och period som är vald. Välj en längre "
    "period.",
    "There is nothing sent to count for the unit and period chosen. Choose a longer period.",
)
