"""Which share leaves at each stage of a flow: the same numbers, to be compared step by step."""

from __future__ import annotations

from referral_flow.blocks import Axis, Chart, Sentence, Series
from referral_flow.charts.leaving import leaving, most_leave, voided
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
        finding=most_leave(found),
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


def _apart(flow: Flow) -> Sentence | None:
    """How many were withdrawn by the referrer, whom no bar counts."""
    number = voided(flow)
    return number and Sentence(VOIDED_APART, {"n": number}, hidden=VOIDED_HIDDEN)


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
