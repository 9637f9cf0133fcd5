"""Why: the parts of a numerator as lying bars, each with its change since the year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, change, people
from referral_flow.charts.phrases import inside
from referral_flow.model import Metric, Period
from referral_flow.statistics.intervals import difference
from referral_flow.text import Text

CONFIDENCE = 0.95  # that no reason at all is said to have changed by chance
DECIMALS = 1  # reasons are small parts of all


@dataclass(frozen=True)
class Reason:
    """A part of the numerator as a share of all, now and in the same period a year before."""

    key: str
    label: Text
    now: Counted
    before: Counted | None = None

    @property
    def change(self) -> Amount | None:
        return change(self.now, self.before) if self.before else None


def reason_bars(
    metric: Metric,
    reasons: Sequence[Reason],
    period: Period,
    *,
    key: str,
    among: Text,
    place: str = "why",
    coarser: Text | None = None,
) -> Chart:
    """Commonest first; beside each number its change in percentage points.

    `among` says of whom these are shares ("av remisserna"). A title tells of a change only where it
    is beyond chance for as many reasons as are looked at.
    """
    told = sorted((one for one in reasons if _has_any(one)),
                  key=lambda one: -one.now.numerator)  # fmt: skip
    has_change = any(one.before for one in told)
    return Chart(
        key=key,
        kind="bars",
        finding=_finding(told, among),
        measure=(WITH_CHANGE if has_change else MEASURE).format(
            label=metric.label, among=among),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=_end(told), decimals=1),
        series=(Series("share", metric.label, tuple(map(_point, told)), draw="bar"),),
        metric=metric.key,
        basis=basis(people(told[0].now.denominator if told else 0), period.label),
        is_breakdown=True,
        is_horizontal=True,
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _has_any(reason: Reason) -> bool:
    return bool(reason.now.numerator or (reason.before and reason.before.numerator))


def _point(reason: Reason) -> Point:
    amount = replace(reason.now.amount, decimals=DECIMALS)
    moved = reason.change and replace(reason.change, decimals=DECIMALS)
    return Point(reason.key, amount, label=reason.label, change=moved)


def _end(told: Sequence[Reason]) -> float:
    """The longest bar and a little more: reasons are small parts of all."""
    return max((one.now.share for one in told), default=0.0) * 1.05 or 1.0


def _finding(told: Sequence[Reason], among: Text) -> Sentence:
    """The commonest reason, and the one that has changed most, if any has beyond chance."""
    if not told or not told[0].now.numerator:
        return Sentence(NOBODY)
    first = told[0]
    words = COMMONEST.format(reason=inside(first.label), among=among)
    amounts = {"share": replace(first.now.amount, decimals=DECIMALS)}
    moved = [one for one in told if one.change and _is_real(one, len(told))]
    if moved:
        most = max(moved, key=lambda one: abs(one.change.value))
        then = _moved(most, is_named=most is not first)
        words = Text(f"{words.sv}; {then.sv}", f"{words.en}; {then.en}")
        amounts["size"] = Amount(abs(most.change.value), "points", DECIMALS, rule="free",
                                 ends=most.change.ends)  # fmt: skip
    return Sentence(words, amounts, hidden=NOT_ALL_SHOWN.format(among=among))


def _moved(reason: Reason, *, is_named: bool) -> Text:
    """ "dubblettremiss är {size} vanligare än året före"; of the one just named, "det är …"."""
    which = "more" if reason.change.value > 0 else "less"
    return MOVED[which, is_named].format(reason=inside(reason.label))


def _is_real(reason: Reason, looked_at: int) -> bool:
    """Whether the interval of the change leaves out zero, at the confidence shared by them all."""
    counts = (reason.now.numerator, reason.now.denominator,
              reason.before.numerator, reason.before.denominator)  # fmt: skip
    low, high = difference(*counts, confidence=1 - (1 - CONFIDENCE) / looked_at)
    return low > 0 or high < 0


MEASURE = Text("{label}: skälen, andel {among}.", "{label}: the reasons, share {among}.")
WITH_CHANGE = Text(
    "{label}: skälen, andel {among}. Inom parentes: ändring sedan samma period året före, "
    "procentenheter.",
    "{label}: the reasons, share {among}. In brackets: change since the same period a year before, "
    "percentage points.",
)
COMMONEST = Text(
    "Vanligaste skälet är {reason}: {{share}} {among}",
    "The most common reason is {reason}: {{share}} {among}",
)
MOVED = {
    ("more", True): Text("{reason} är {{size}} vanligare än året före",
                         "{reason} is up by {{size}} on the year before"),
    ("less", True): Text("{reason} är {{size}} ovanligare än året före",
                         "{reason} is down by {{size}} on the year before"),
    ("more", False): Text("det är {{size}} mer än året före",
                          "that is {{size}} more than the year before"),
    ("less", False): Text("det är {{size}} mindre än året före",
                          "that is {{size}} less than the year before"),
}  # fmt: skip
NOT_ALL_SHOWN = Text(
    "Skälen som andel {among}; skäl med få fall visas inte",
    "Reasons as a share {among}; reasons with few cases are not shown",
)
NOBODY = Text("Inga skäl är registrerade i perioden", "No reasons are recorded in the period")
