"""The answer: of those who waited past the limit, how many had a free time, how many none."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.audits import CODED, FREE, NONE
from referral_flow.audits import UNCODED as UNCODED_CELL
from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.audit import WEB, outcome
from referral_flow.charts.audit_steps import told_share
from referral_flow.few import is_few, is_small
from referral_flow.panels.parts.choice import Choice
from referral_flow.panels.parts.choice_reach import guarantee_steps
from referral_flow.panels.parts.choice_said import LATE, answer
from referral_flow.panels.parts.figures import share_figure
from referral_flow.text import HIDDEN, NOT_AVAILABLE, Text

CORRECTED = "assessed_within_3_days_corrected"
UNCODED, CODED_SHORTAGE = "choice_uncoded_share", "shortage_coded_as_choice_share"


def choice_answer(choice: Choice) -> Headline:
    """One sentence and up to five figures, all of one period; of them one follows the reach."""
    figures = [
        share_figure(choice.warehouse, LATE, WAITED, choice.told_view),
        _reached(choice),
        _guarded(choice, UNCODED, NOT_CODED),
        _guarded(choice, CODED_SHORTAGE, NO_TIME),
        _corrected(choice),
    ]
    if choice.has(UNCODED) and not choice.chose_on_the_web:
        figures.pop(2)
    return Headline(answer(choice), tuple(figures))


def _reached(choice: Choice) -> Figure:
    """The share at the reach chosen, hidden where it tells of few beside a nearer one."""
    label = HAD_TIME[choice.reach]
    found = choice.within(choice.reach)
    if found is None:
        return Figure(label, _absent())
    return Figure(label, found.amount, metric="within_reach_share")


def _guarded(choice: Choice, key: str, label: Text) -> Figure:
    """A share of the audit's own cells: it goes where it would give one of them away."""
    figure = share_figure(choice.warehouse, key, label, choice.told_view)
    if choice.own_audit is None or figure.amount.value is None:
        return figure
    return replace(figure, amount=replace(figure.amount, ends=_given_away(choice, key)))


def _given_away(choice: Choice, key: str) -> tuple[Amount, ...]:
    """The hidden cells among those it adds up: a lone one, or some that are few together."""
    hidden = tuple(
        amount
        for way in choice.own_audit.ways
        if way.way == WEB or key != UNCODED
        for amount in (outcome(choice.own_audit, way, cell) for cell in CELLS_BEHIND[key])
        if is_few(amount, choice.view.audience)
    )
    together = sum(amount.numerator or 0 for amount in hidden)
    return hidden if len(hidden) == 1 or is_small(together) else ()


def _corrected(choice: Choice) -> Figure:
    """By the times, and beside it by the codes; both go where a step of the figure is hidden."""
    steps = guarantee_steps(choice)
    if steps is None:
        return Figure(BY_TIMES, _absent(), metric=CORRECTED)
    coded, by_times = (
        steps.beside(told_share(one, steps.audience)) for one in (steps.coded, steps.by_times)
    )
    note = Sentence(BY_CODES, {"coded": coded}, hidden=HIDDEN)
    return Figure(BY_TIMES, by_times, metric=CORRECTED, note=None if steps.is_hidden else note)


def _absent() -> Amount:
    return Amount(None, "percent", rule="free", missing=NOT_AVAILABLE)


CELLS_BEHIND = {
    UNCODED: ((CODED, FREE), (UNCODED_CELL, FREE)),
    CODED_SHORTAGE: ((CODED, NONE), (UNCODED_CELL, NONE)),
}
WAITED = Text("Väntade längre än tre dagar på en tid", "Waited more than three days for a time")
HAD_TIME = {
    "own_clinic": Text("Av dem: ledig tid på mottagningen", "Of them: a free time at the clinic"),
    "within_10_km": Text("Av dem: ledig tid inom 10 km", "Of them: a free time within 10 km"),
    "within_25_km": Text("Av dem: ledig tid inom 25 km", "Of them: a free time within 25 km"),
    "within_50_km": Text("Av dem: ledig tid inom 50 km", "Of them: a free time within 50 km"),
    "anywhere": Text("Av dem: ledig tid i regionen", "Of them: a free time in the region"),
}
NOT_CODED = Text(
    "Okodat val på webben, egna mottagningen", "Uncoded choice on the web, the clinic itself"
)
NO_TIME = Text(
    "Kodade som patientvald väntan, av dem utan ledig tid på egna mottagningen",
    "Coded as patient-chosen wait, of those without a free time at the clinic itself",
)
BY_TIMES = Text(
    "Bedömda inom tre dagar (rättad för val)", "Assessed within three days (corrected for choice)"
)
BY_CODES = Text("enligt koderna {coded}", "by the codes {coded}")
