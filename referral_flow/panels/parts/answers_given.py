"""The first answer that referrals got: five that make up the whole, none better than another."""

from __future__ import annotations

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import View
from referral_flow.panels.parts.filtered import Filter
from referral_flow.panels.parts.radiology_answer import SENT_BACK, period_of, share_of, shown_period
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

RETURNED, REJECTED = "return_share", "rejection_share"
ADVICE, CHANGED = "returned_with_advice_share", "accepted_changed_share"


def answers_given(
    warehouse: Warehouse, view: View, within: Filter | None, place: str
) -> Chart | None:
    """A bar per answer but the commonest, which the title tells; None where nothing is decided.

    Plain acceptances would leave the others no room to be seen in.
    """
    counted = _answers(warehouse, view, within)
    if counted is None:
        return None
    period = period_of(warehouse, SENT_BACK, view, within)
    amounts = {key: one.amount for key, one in counted.items()}
    points = tuple(Point(key, amounts[key], label=label) for key, label in LABELS.items())
    whole = next(iter(counted.values())).denominator
    return Chart(
        key="answers",
        kind="bars",
        finding=_finding(amounts),
        measure=MEASURE,
        x=Axis("number", minimum=0.0, maximum=_end(amounts)),
        y=Axis("category"),
        series=(Series("share", SHARE, points, draw="bar", show_interval=True),),
        metric=SENT_BACK,
        basis=basis(people(whole), period.label),
        reading=READING,
        is_breakdown=True,
        is_horizontal=True,
        place=place,
        coarser=shown_period(warehouse, view, within),
    )


def _answers(warehouse: Warehouse, view: View, within: Filter | None) -> dict[str, Counted] | None:
    """Each answer with its count; what two metrics leave over has no cell of its own."""
    period = period_of(warehouse, SENT_BACK, view, within)
    found = {key: share_of(warehouse, key, view, within, period)
             for key in (RETURNED, REJECTED, ADVICE, CHANGED)}  # fmt: skip
    if any(one is None for one in found.values()):
        return None
    whole = found[RETURNED].denominator
    sent_back = found[RETURNED].numerator + found[REJECTED].numerator
    as_it_was = whole - sent_back - found[CHANGED].numerator
    without_advice = found[RETURNED].numerator - found[ADVICE].numerator
    return {
        "accepted": Counted(as_it_was, whole),
        "accepted_changed": found[CHANGED],
        "returned_with_advice": found[ADVICE],
        "returned": Counted(without_advice, whole),
        "rejected": found[REJECTED],
    }


def _end(amounts: dict[str, Amount]) -> float:
    """A little beyond the highest interval: other answers than acceptance are small parts."""
    return max(amounts[key].high for key in LABELS) * 1.05


def _finding(amounts: dict[str, Amount]) -> Sentence:
    told = {key: amounts[key] for key in ("accepted", "accepted_changed", "returned_with_advice")}
    return Sentence(ACCEPTED, told, hidden=FEW_CASES)


LABELS = {
    "accepted_changed": Text(
        "Accepterad, annan metod eller prioritet", "Accepted, other method or priority"
    ),
    "returned_with_advice": Text("Returnerad med råd", "Returned with advice"),
    "returned": Text("Returnerad utan råd", "Returned without advice"),
    "rejected": Text("Avvisad", "Rejected"),
}
SHARE = Text("Andel av de bedömda remisserna", "Share of the referrals decided")
MEASURE = Text(
    "Första svar på de remisser som inte accepterades som de var, andel av alla bedömda.",
    "First answer to the referrals not accepted as they were, share of all decided.",
)
ACCEPTED = Text(
    "{accepted} accepterades som de var, {accepted_changed} med annan metod eller prioritet; "
    "{returned_with_advice} fick ett råd tillbaka",
    "{accepted} were accepted as they were, {accepted_changed} with another method or priority; "
    "{returned_with_advice} got advice in return",
)
READING = Text(
    "Inget svar är bättre än ett annat: en riktig avvisning är god vård, och ett råd är en hjälp.",
    "No answer is better than another: a correct rejection is good care, and advice is help.",
)
