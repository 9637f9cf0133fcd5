"""Which share leaves at each stage of a flow: the same numbers, to be compared step by step."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.blocks import Axis, Chart, Point, Sentence, Series
from referral_flow.charts.leaving import leaving, voided
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.flows import Flow, flow_of
from referral_flow.text import Text


def drop_off(flow: Chart, *, key: str = "drop_off", place: str = "why") -> Chart | None:
    """A bar per stage that somebody left; None where there are fewer than two.

    Of those who came to the stage, those still there included. A stage at which those who left are
    told together with those still there has no bar; voided referrals are in none.
    """
    found = flow_of(flow)
    points = leaving(found)
    if len(points) < 2:
        return None
    return Chart(
        key=key,
        kind="bars",
        finding=_spread(points),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", minimum=0.0),
        series=(Series("left", LEFT, tuple(points), draw="bar", show_interval=True),),
        metric=flow.metric,
        basis=flow.basis,
        reading=_apart(found),
        is_horizontal=True,
        place=place,
        coarser=flow.coarser,
    )


def _spread(points: Sequence[Point]) -> Sentence:
    """The smallest and the largest share; where most leave is the title of the flow above."""
    order = sorted((point.amount for point in points), key=lambda amount: amount.value)
    ends = {"low": order[0], "high": order[-1]}
    words = ALIKE if order[0].in_("sv") == order[-1].in_("sv") else SPREAD
    return Sentence(words, ends, hidden=FEW_CASES)


def _apart(flow: Flow) -> Sentence | None:
    """How many were withdrawn by the referrer, whom no bar counts."""
    number = voided(flow)
    return number and Sentence(VOIDED_APART, {"n": number}, hidden=VOIDED_HIDDEN)


SPREAD = Text(
    "Av dem som kom till ett steg lämnade mellan {low} och {high} kedjan där",
    "Of those who came to a step, between {low} and {high} left the chain there",
)
ALIKE = Text(
    "Av dem som kom till ett steg lämnade ungefär {high} kedjan där, vilket steget än var",
    "Of those who came to a step, about {high} left the chain there, whichever the step",
)
LEFT = Text("Lämnade kedjan", "Left the chain")
MEASURE = Text(
    "Andel som lämnade kedjan vid steget, av dem som kom dit.",
    "Share that left the chain at the step, of those who came there.",
)
VOIDED_APART = Text(
    "Makulerade remisser, {n}, räknas inte i staplarna: remittenten har dragit tillbaka dem.",
    "Voided referrals, {n}, are not in the bars: the referrer has withdrawn them.",
)
VOIDED_HIDDEN = Text(
    "Makulerade remisser räknas inte i staplarna: remittenten har dragit tillbaka dem.",
    "Voided referrals are not in the bars: the referrer has withdrawn them.",
)
