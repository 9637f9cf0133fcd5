"""The bridge from a nationally published figure to ours: every step named, in figures and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from referral_flow.blocks import (
    Amount,
    Axis,
    Chart,
    Partner,
    Point,
    Sentence,
    Series,
    Table,
)
from referral_flow.charts.amounts import Counted, free, people
from referral_flow.charts.bridge_start import Published, Start, start_of
from referral_flow.charts.bridge_words import (
    BASIS,
    BASIS_TOGETHER,
    BASIS_WITHOUT_N,
    BECAUSE,
    COLUMNS,
    FINDINGS,
    LABELS,
    MEANINGS,
    MEASURE,
    READING,
    READING_TOGETHER,
    STEP_BY_STEP,
    WAYS,
)
from referral_flow.charts.definition_gap import BECAUSE as BECAUSE_OF_GAP
from referral_flow.charts.definition_gap import LARGEST_PART, MOSTLY, Definitions, gap_steps
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.waterfall import Step, makes_most, resting_on, written_steps
from referral_flow.few import is_apart_by_few
from referral_flow.text import Text

DECIMALS = 1  # rounding is told in tenths of a point, or it could not be seen


@dataclass(frozen=True)
class Bridge:
    """One unit's figure for one month as it was published, and as we count it in every way."""

    published: Published
    by: Definitions
    period: Text

    @property
    def start(self) -> Start:
        """What parts the published figure from ours by the same definition."""
        return start_of(self.published, self.by.skr)

    @property
    def first(self) -> Amount:
        """The published figure: known to all, so never hidden."""
        told = self.published
        return Amount(told.share, "percent", told.decimals, n=told.n, rule="free")

    @property
    def skr(self) -> Counted:
        """Ours by the same definition, with the public figure for the gate to hold it against."""
        then, n = self.start.then, self.published.n
        if then is None:
            return self.by.skr
        theirs = Amount(then / n, "percent", n=n, numerator=then)
        beside = Partner(theirs, takes_along=False)
        return replace(self.by.skr, partners=(*self.by.skr.partners, beside))

    @property
    def is_together(self) -> bool:
        """Whether so few people lie between theirs and ours that the steps are told as one.

        A rounded share and its n leave few possible numerators: any step of data, or ours by the
        same definition, would tell how many of those few were assessed in time.
        """
        then, n, ours = self.start.then, self.published.n, self.by.skr
        return then is not None and bool(
            is_apart_by_few(ours.denominator, ours.numerator, n, then, is_opposite=False)
        )

    @property
    def same_way(self) -> Amount:
        """Ours by the same definition; hidden where it would tell of few people beside theirs."""
        return replace(self.skr.amount, decimals=DECIMALS)

    @property
    def headline(self) -> Amount:
        """Ours of all who sought care."""
        return replace(self.by.cohort.amount, decimals=DECIMALS)

    @property
    def added(self) -> Amount:
        """How many more, or fewer, we count than were published."""
        return people(abs(self.start.added or 0))

    @property
    def same_way_n(self) -> Amount:
        """How many our figure by the same definition rests on."""
        ours = self.skr
        return people(ours.denominator, ours.origin, ours.partners)


def steps_of(bridge: Bridge) -> tuple[list[Step], list[Step]]:
    """The steps to ours by the same definition, and from there to all who sought care.

    Told together: one step to those of the month who have been assessed, and from there on.
    """
    start, by = bridge.start, replace(bridge.by, skr=bridge.skr)
    if bridge.is_together:
        value = by.by_contact.share - bridge.published.share
        others = Step("others", LABELS["others"], value, (by.by_contact.amount,))
        return [others], _to_headline(by)[2:]
    ours = (by.skr.amount,)
    first = [
        Step("rounding", LABELS["rounding"], start.rounding, ours),
        Step("later", _later(start), start.later, (*ours, bridge.added)),
        Step("unexplained", LABELS["unexplained"], start.unexplained, ours),
    ]
    told = first if start.added is not None else [first[0], first[2]]
    return told, _to_headline(by)


def _later(start: Start) -> Text:
    return LABELS["taken_away" if (start.added or 0) < 0 else "later"]


def _to_headline(by: Definitions) -> list[Step]:
    """The steps between the definitions; where outcomes are not told apart, one for them all."""
    steps = gap_steps(by)
    if by.never_assessed:
        return steps
    left = by.cohort.share - by.by_contact.share
    behind = (by.by_contact.amount, by.cohort.amount)
    return [*steps[:2], Step("never", LABELS["never"], left, behind)]


def bridge_chart(bridge: Bridge) -> Chart:
    """Three totals with the steps between them; written digits lead from each to the next."""
    first, second = steps_of(bridge)
    points = [
        _total("published", bridge.first),
        *_between(bridge, first, second),
        _total("headline", bridge.headline),
    ]
    return Chart(
        key="bridge",
        kind="waterfall",
        finding=_finding(bridge, [*first, *second], points),
        measure=MEASURE,
        basis=basis_of(bridge),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0, decimals=DECIMALS),
        series=(Series("steps", MEASURE, tuple(points), role="neutral", draw="floating_bar"),),
        metric="assessed_within_3_days_skr",
        reading=READING_TOGETHER if bridge.is_together else READING,
        is_breakdown=True,
    )


def _total(key: str, amount: Amount) -> Point:
    return Point(key, replace(amount, low=0.0, high=amount.value), WAYS[key], role="value")


def _between(bridge: Bridge, first: Sequence[Step], second: Sequence[Step]) -> list[Point]:
    """The steps, with ours by the same definition among them unless they are told together."""
    published, headline = bridge.published.share, bridge.by.cohort.share
    if bridge.is_together:
        return _floating([*first, *second], published, headline)
    return [
        *_floating(first, published, bridge.by.skr.share),
        _total("same_way", bridge.same_way),
        *_floating(second, bridge.by.skr.share, headline),
    ]


def _floating(steps: Sequence[Step], start: float, end: float) -> list[Point]:
    """Bars lie where their written digits put them: exact ends are fractions that tell n."""
    written = written_steps([step.value for step in steps], start, end, DECIMALS)
    reached = [round(at, 3) for at in accumulate(written, initial=round(start, 3))]
    return [
        Point(step.key, _step_amount(step, told, low=min(pair), high=max(pair)), step.label)
        for step, told, pair in zip(steps, written, pairwise(reached), strict=True)
    ]


def _step_amount(step: Step, told: float, **ends: float) -> Amount:
    return Amount(
        told, "points", DECIMALS, rule="free", signed=True, ends=step.behind, **ends
    )  # fmt: skip


def basis_of(bridge: Bridge) -> Sentence:
    """How many each of the three totals rests on."""
    amounts = {"cohort": people(bridge.by.cohort.denominator, bridge.by.cohort.origin)}
    if not bridge.is_together:
        amounts["skr"] = bridge.same_way_n
    if bridge.published.n:
        amounts["published"] = free(bridge.published.n)
    known = BASIS_TOGETHER if bridge.is_together else BASIS
    words = known if bridge.published.n else BASIS_WITHOUT_N
    return Sentence(words.format(period=bridge.period), amounts, hidden=bridge.period)


def _finding(bridge: Bridge, steps: Sequence[Step], points: Sequence[Point]) -> Sentence:
    """How far the published figure lies from ours; which step makes most of it, if all are shown.

    By the digits that are written: what is named can be seen, and nothing else is told.
    """
    gap = round(bridge.headline.value, 3) - round(bridge.first.value, 3)
    ends = (bridge.headline,) if bridge.is_together else (bridge.same_way, bridge.headline)
    size = Amount(abs(gap), "points", DECIMALS, rule="free", ends=ends)
    way = "same" if abs(gap) < 0.0005 else "lower" if gap > 0 else "higher"
    plain = Sentence(FINDINGS[way], {"gap": size}, hidden=FEW_CASES)
    if way == "same":
        return plain
    told = {point.x: point.amount.value for point in points}
    most = max(steps, key=lambda step: told[step.key] * (1 if gap > 0 else -1))
    because = (BECAUSE_OF_GAP | BECAUSE).get(most.key)
    if because is None:
        return replace(plain, amounts={"gap": resting_on(size, steps)}, hidden=plain)
    cause = MOSTLY if makes_most(told[most.key], gap) else LARGEST_PART
    words = cause.format(told=FINDINGS[way], because=because)
    return Sentence(words, {"gap": resting_on(size, steps)}, hidden=plain)


def bridge_table(bridge: Bridge) -> Table:
    """The same way in words: what each step is, and how much it changes the figure."""
    first, second = steps_of(bridge)
    chart = bridge_chart(bridge)
    amounts = {point.x: replace(point.amount, low=None, high=None)
               for point in chart.series[0].points}  # fmt: skip
    names = {step.key: step.label for step in (*first, *second)} | WAYS
    rows = tuple((names[key], amount, _meaning(key, bridge)) for key, amount in amounts.items())
    return Table("bridge_steps", STEP_BY_STEP, COLUMNS, rows, is_breakdown=True, place="why")


def _meaning(key: str, bridge: Bridge) -> Sentence:
    told, start = bridge.published, bridge.start
    if key == "rounding":
        half = free(told.half, "points", told.decimals + 1)
        return Sentence(MEANINGS[key], {"half": half})
    if key == "later":
        words = "taken_away" if (start.added or 0) < 0 else "later" if start.added else "as_many"
        amounts = {"added": bridge.added} if start.added else {}
        return Sentence(MEANINGS[words], amounts, hidden=MEANINGS["few_added"])
    if key == "unexplained" and start.added is None:
        key = "untold"
    elif key == "unexplained" and not start.unexplained:
        key = "explained"
    return Sentence(MEANINGS[key])
