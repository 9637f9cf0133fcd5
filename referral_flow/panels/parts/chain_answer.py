"""The top of the chain's page: how far chains have come, what was accepted, how long it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.amounts import people, shares
from referral_flow.charts.phrases import FEW_CASES, during
from referral_flow.flows import OPEN, STILL, Flow, flow_of
from referral_flow.model import Metric
from referral_flow.panels.parts.chain import Chain
from referral_flow.panels.parts.chain_figures import beside_region, total_figure
from referral_flow.panels.parts.filtered import label_of
from referral_flow.panels.parts.radiology_answer import share_figure
from referral_flow.text import Text, day

TO_REFERRAL = "need_to_referral_share"
FIRST_PASS, FINAL = "first_pass_acceptance", "final_acceptance"


def chain_answer(chain: Chain) -> Headline:
    """How many chains have led to an examination, then four or five figures.

    Figures that cannot follow the filter, or that the unit is not counted in, are left out.
    """
    flow = flow_of(chain.flow) if chain.flow else None
    from_need = () if chain.begins_at_radiology else (
        _share(chain, TO_REFERRAL, REFERRAL_LABEL), total_figure(chain),
    )  # fmt: skip
    figures = (
        *from_need[:1],
        _share(chain, FIRST_PASS, FIRST_LABEL),
        _share(chain, FINAL, FINAL_LABEL),
        *from_need[1:],
        _still_open(chain, flow),
    )
    return Headline(_in_words(chain, flow), tuple(one for one in figures if one))


def _share(chain: Chain, key: str, label: Text) -> Figure | None:
    """A share beside the region's; one that is not to be counted yet says from when it can be."""
    metric = chain.warehouse.metrics.get(key)
    if metric and chain.view.unit.kind not in metric.unit_kinds:
        return None
    figure = share_figure(chain.warehouse, key, label, chain.view, chain.within)
    if figure is None or metric is None:
        return figure
    if figure.amount.value is None:
        return replace(figure, note=_counted_from(chain, metric))
    return beside_region(chain, figure)


def _counted_from(chain: Chain, metric: Metric) -> Sentence | None:
    first = chain.period.ends_on + timedelta(metric.matures_after_days)
    if first <= chain.warehouse.build.as_of:
        return None
    return Sentence(COUNTED_FROM.format(day=day(first)))


def _in_words(chain: Chain, flow: Flow | None) -> Sentence:
    """Of all that began in the period, the share that has come as far as an examination."""
    if flow is None:
        return Sentence(NO_ANSWER)
    by_key = {stage.key: stage for stage in flow.stages}
    found = [by_key[key] for key in COME_TO if key in by_key]
    if not found:
        return Sentence(NO_ANSWER)
    stage, began = found[0], _began(flow)
    if chain.too_new:
        return _too_new(chain, chain.too_new, began)
    total = replace(people(sum(one.n for one in began)), ends=tuple(began))
    share = shares([stage.amount.n], [total.n])[0]
    words = (ANSWER_REACHED if chain.begins_at_radiology else ANSWER).format(
        when=during([chain.period]), where=COME_TO[stage.key], only=_only(chain)
    )
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


def _too_new(chain: Chain, latest: date, began: list[Amount]) -> Sentence:
    """That it is too early to say, and which period to choose instead."""
    total = replace(people(sum(one.n for one in began)), ends=tuple(began))
    words = TOO_NEW.format(when=during([chain.period]), day=day(latest), only=_only(chain))
    return Sentence(words, {"n": total}, hidden=Text(f"{FEW_CASES.sv}.", f"{FEW_CASES.en}."))


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
ANSWER_REACHED = Text(
    "{only} {{n}} remisskedjor som började {when} och nådde enheten har {{share}} hittills lett "
    "till {where}.",
    "{only} {{n}} referral chains that began {when} and reached the unit, {{share}} have so far "
    "led to {where}.",
)
TOO_NEW = Text(
    "{only} {{n}} remisskedjor som började {when} går det ännu inte att säga hur många som leder "
    "till en undersökning. Perioden är för ny; välj en period som slutar senast {day}.",
    "{only} {{n}} referral chains that began {when} it cannot yet be said how many lead to an "
    "examination. The period is too new; choose one that ends by {day}.",
)
COUNTED_FROM = Text("kan räknas från {day}", "can be counted from {day}")
NO_ANSWER = Text(
    "Det finns för få remisskedjor att följa för den enhet och period som är vald.",
    "There are too few referral chains to follow for the unit and period chosen.",
)
REFERRAL_LABEL = Text("Behov som blev remiss", "Needs that became a referral")
FIRST_LABEL = Text("Accepterade direkt", "Accepted at once")
FINAL_LABEL = Text("Accepterade till slut", "Accepted in the end")
OPEN_LABEL = Text("Pågår {day}", "Still going on {day}")
