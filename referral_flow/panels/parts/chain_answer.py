"""The top of the chain's page: how far chains have come, what was accepted, how long it takes."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.amounts import absent, people, quantile, shares
from referral_flow.charts.curve import cases
from referral_flow.charts.flow_days import median_days
from referral_flow.charts.phrases import FEW_CASES, during
from referral_flow.flows import OPEN, STILL, Flow, flow_of
from referral_flow.model import Origin, Period
from referral_flow.panels.parts.chain import Chain
from referral_flow.panels.parts.filtered import can_follow, label_of
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import year_before
from referral_flow.panels.parts.radiology_answer import share_figure
from referral_flow.text import HIDDEN, Text, day

TO_REFERRAL = "need_to_referral_share"
FIRST_PASS, FINAL = "first_pass_acceptance", "final_acceptance"
TOTAL = "total_days"
ANSWERED = "acknowledged"


def chain_answer(chain: Chain) -> Headline:
    """How many chains have led to an examination, then four or five figures.

    Figures that cannot follow the filter, or that the unit is not counted in, are left out.
    """
    flow = flow_of(chain.flow) if chain.flow else None
    figures = (
        _share(chain, TO_REFERRAL, REFERRAL_LABEL),
        _share(chain, FIRST_PASS, FIRST_LABEL),
        _share(chain, FINAL, FINAL_LABEL),
        _total(chain),
        _still_open(chain, flow),
    )
    return Headline(_in_words(chain, flow), tuple(one for one in figures if one))


def _share(chain: Chain, key: str, label: Text) -> Figure | None:
    metric = chain.warehouse.metrics.get(key)
    if metric and chain.view.unit.kind not in metric.unit_kinds:
        return None
    return share_figure(chain.warehouse, key, label, chain.view, chain.within)


def _in_words(chain: Chain, flow: Flow | None) -> Sentence:
    """Of all that began in the period, the share that has come as far as an examination."""
    if flow is None:
        return Sentence(NO_ANSWER)
    by_key = {stage.key: stage for stage in flow.stages}
    found = [by_key[key] for key in COME_TO if key in by_key]
    if not found:
        return Sentence(NO_ANSWER)
    stage, began = found[0], _began(flow)
    total = replace(people(sum(one.n for one in began)), ends=tuple(began))
    share = shares([stage.amount.n], [total.n])[0]
    words = ANSWER.format(when=during([chain.period]), where=COME_TO[stage.key], only=_only(chain))
    amounts = {"share": replace(share, ends=(stage.amount, *began)), "n": total}
    return Sentence(words, amounts, hidden=Text(f"{FEW_CASES.sv}.", f"{FEW_CASES.en}."))


def _only(chain: Chain) -> Text:
    if chain.within is None:
        return Text("Av", "Of")
    name = label_of(chain.warehouse, chain.within)
    return Text(f"{name.sv}: av", f"{name.en}: of")


def _began(flow: Flow) -> list[Amount]:
    """Those at the first stage, and those for whom the flow begins later."""
    entries = (flow.entry(stage) for stage in flow.stages)
    return [flow.stages[0].amount, *(way.amount for way in entries if way)]


def _still_open(chain: Chain, flow: Flow | None) -> Figure | None:
    """Those on their way; left out where some of them are told together with others."""
    if flow is None:
        return None
    ways = [way for way in flow.ways if way.kind == STILL]
    if any(OPEN in way.end and way.kind != STILL for way in flow.ways) or not ways:
        return None
    amount = replace(
        people(sum(way.amount.n for way in ways)), ends=tuple(way.amount for way in ways)
    )
    label = OPEN_LABEL.format(day=day(chain.warehouse.build.as_of))
    return Figure(label, amount, metric=chain.flow.metric)


def _total(chain: Chain) -> Figure | None:
    """Days from need to acknowledged report: the median of those who come that far."""
    if lacking_columns(chain.warehouse, [TOTAL]):
        return Figure(TOTAL_LABEL, absent("days"), metric=TOTAL)
    if not can_follow(chain.warehouse, TOTAL, None, chain.within):
        return None
    now = _median(chain, chain.period)
    if now is None:
        return None
    earlier = year_before(chain.warehouse, chain.period)
    before = _median(chain, earlier) if earlier else None
    return Figure(TOTAL_LABEL, now, metric=TOTAL, note=Sentence(OPEN_COUNT, hidden=HIDDEN),
                  change=_days_between(now, before))  # fmt: skip


def _median(chain: Chain, period: Period) -> Amount | None:
    table = chain.table(TOTAL, period)
    days = median_days(table).get(ANSWERED) if table.height else None
    if days is None:
        return None
    split, value = chain.within or (None, None)
    origin = Origin(TOTAL, chain.view.unit, period, split, value)
    return quantile(days, cases(table), origin)


def _days_between(now: Amount, before: Amount | None) -> Amount | None:
    if before is None:
        return None
    return Amount(now.value - before.value, "days", rule="free", signed=True, ends=(now, before))


COME_TO = {
    "performed": Text("en undersökning", "an examination"),
    "reported": Text("ett svar", "a report"),
    "acknowledged": Text("ett vidimerat svar", "an acknowledged report"),
    "accepted": Text("en accepterad remiss", "an accepted referral"),
}
ANSWER = Text(
    "{only} {{n}} remisskedjor som började {when} har {{share}} hittills lett till {where}.",
    "{only} {{n}} referral chains that began {when}, {{share}} have so far led to {where}.",
)
NO_ANSWER = Text(
    "Det finns för få remisskedjor att följa för den enhet och period som är vald.",
    "There are too few referral chains to follow for the unit and period chosen.",
)
REFERRAL_LABEL = Text("Behov som blev remiss", "Needs that became a referral")
FIRST_LABEL = Text("Accepterade direkt", "Accepted at first")
FINAL_LABEL = Text("Accepterade till slut", "Accepted in the end")
TOTAL_LABEL = Text("Behov till vidimerat svar, median", "Need to acknowledged report, median")
OPEN_LABEL = Text("Pågår {day}", "Still going on {day}")
OPEN_COUNT = Text(
    "av dem som når dit; pågående räknas med", "of those who get there; open chains are counted"
)
