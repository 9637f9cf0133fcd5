"""Figures at the top of the chain's page that need words of their own: time in all, and beside."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Figure, Sentence
from referral_flow.charts.amounts import absent, quantile
from referral_flow.charts.curve import cases
from referral_flow.charts.flow_days import median_days
from referral_flow.charts.phrases import sentences
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.chain import ANSWERED, TOTAL, Chain
from referral_flow.panels.parts.filtered import can_follow
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import year_before
from referral_flow.panels.parts.radiology_answer import period_of, share_of
from referral_flow.statistics.survival import curve
from referral_flow.text import HIDDEN, Text, day

BESIDE = ("physio", "health_centre", "specialist", "orthopaedics", "municipality", "care_choice")


def total_figure(chain: Chain) -> Figure | None:
    """Within how many days half of all needs had an acknowledged report, open ones counted.

    The median of those who were answered stands beside it. In a period that is too new neither is
    told, since only the quickest have arrived.
    """
    if lacking_columns(chain.warehouse, [TOTAL]):
        return Figure(LABEL, absent("days"), metric=TOTAL)
    if not can_follow(chain.warehouse, TOTAL, None, chain.within):
        return None
    if chain.too_new:
        note = Sentence(TOO_NEW.format(day=day(chain.too_new)))
        return Figure(LABEL, replace(absent("days"), missing=NOT_YET), metric=TOTAL, note=note)
    now = _half_of_all(chain, chain.period)
    if now is None:
        return None
    earlier = year_before(chain.warehouse, chain.period)
    before = _half_of_all(chain, earlier) if earlier else None
    return Figure(LABEL, now, metric=TOTAL, note=_of_those_answered(chain, now),
                  change=_days_between(now, before))  # fmt: skip


def _half_of_all(chain: Chain, period: Period) -> Amount | None:
    table = chain.table(TOTAL, period)
    if table.is_empty():
        return None
    seen = curve(table["day"], table["outcome"], table["cases"], causes=[ANSWERED])
    return quantile(seen.quantile(0.5, ANSWERED), cases(table), _origin(chain, period))


def _of_those_answered(chain: Chain, now: Amount) -> Sentence:
    """What the other medians of the page are of, so that nobody takes them for this one."""
    table = chain.table(TOTAL)
    days = median_days(table).get(ANSWERED)
    words = FEWER if now.value is None else ALL_COUNTED
    if days is None:
        return Sentence(words, hidden=HIDDEN)
    amount = quantile(days, cases(table), _origin(chain, chain.period), is_n_shown=False)
    return Sentence(sentences(words, THOSE_ANSWERED), {"days": amount}, hidden=HIDDEN)


def _origin(chain: Chain, period: Period) -> Origin:
    split, value = chain.within or (None, None)
    return Origin(TOTAL, chain.view.unit, period, split, value)


def _days_between(now: Amount, before: Amount | None) -> Amount | None:
    if before is None or now.value is None or before.value is None:
        return None
    return Amount(now.value - before.value, "days", rule="free", signed=True, ends=(now, before))


def beside_region(chain: Chain, figure: Figure) -> Figure:
    """A clinic's or municipality's share with the whole region's in its note, without a verdict."""
    regions = [one for one in chain.warehouse.units.values() if one.kind == "region"]
    if chain.view.unit.kind not in BESIDE or len(regions) != 1:
        return figure
    view = replace(chain.view, unit=regions[0])
    whole = _share_of(chain, figure.metric, view)
    if whole is None:
        return figure
    note = figure.note
    words = (
        Text("{one}; {two}", "{one}; {two}").format(one=REGION, two=note.words) if note else REGION
    )
    amounts = {"region": whole} | dict(note.amounts if note else {})
    return replace(figure, note=Sentence(words, amounts, hidden=HIDDEN))


def _share_of(chain: Chain, key: str, view: View) -> Amount | None:
    period = period_of(chain.warehouse, key, view, chain.within)
    found = share_of(chain.warehouse, key, view, chain.within, period)
    return found and found.amount


LABEL = Text(
    "Dagar tills hälften av alla behov hade vidimerat svar",
    "Days until half of all needs had an acknowledged report",
)
ALL_COUNTED = Text("pågående räknas med.", "open chains are counted.")
FEWER = Text(
    "färre än hälften av behoven har fått svar, pågående inräknade.",
    "fewer than half of the needs have been answered, open chains counted.",
)
THOSE_ANSWERED = Text(
    "Median för dem som fick svar: {days}.", "Median for those who were answered: {days}."
)
NOT_YET = Text("för ny period", "period too new")
TOO_NEW = Text("välj en period som slutar senast {day}", "choose a period that ends by {day}")
REGION = Text("hela regionen: {region}", "the whole region: {region}")
