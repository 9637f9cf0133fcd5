"""The audit of waits past the limit: was there a free time, and was the wait coded as chosen?

Two questions about the same people, by how they booked. Where patients see the times themselves, a
free time that was passed over is a choice; where staff book, nobody knows whether it was offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from referral_flow.audits import (
    AGREES,
    CODED,
    DIFFERS,
    FREE,
    NONE,
    ROWS,
    SIDES,
    UNCODED,
    UNKNOWN,
    key_of,
)
from referral_flow.blocks import Amount, Axis, Chart, Partner, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.audit_words import (
    AS_ONE,
    CHOICES,
    FREE_ELSEWHERE,
    MEASURE,
    NAMES,
    NO_TIME,
    NOT_KNOWN,
    OF_ALL,
    OF_NOBODY,
    ON_THE_WEB,
    READING_OWN,
    READING_WIDER,
    SIDE_HIDDEN,
    SIDE_SAYS,
)
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.few import is_few
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text

OWN_CLINIC = "own_clinic"
WEB, NOT_WEB = "web", "not_web"
TABLE_SPLIT, SIDE_SPLIT = "reach,outcome,booking_way", "reach,booking_way"
SIDE_METRIC = "within_reach_share"
REST_OF_SIDE, LATE = "without_reach", "late_contacts"  # cells that the gate alone knows
Cell = tuple[str, str]  # coded or not, free time or none


@dataclass(frozen=True)
class Audited:
    """Those who waited past the limit after booking one way, by outcome.

    `narrower` are the same people by outcome when looked at less far away: a difference of few
    between two reaches is people too.
    """

    way: str
    label: Text
    counts: Mapping[Cell, int]
    narrower: Sequence[Mapping[Cell, int]] = ()

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    def of(self, side: str) -> int:
        """How many are on one side."""
        return _on(side, self.counts)


@dataclass(frozen=True)
class Audit:
    """All ways of booking of one unit and period, looked at as far away as `reach`."""

    metric: Metric
    unit: Unit
    period: Period
    reach: str
    place_of_times: Text  # "på den egna mottagningen"
    ways: Sequence[Audited]
    audience: str = "working"
    coarser: Text | None = None

    @property
    def is_own(self) -> bool:
        """Only the clinic's own times could be seen by those who booked there."""
        return self.reach == OWN_CLINIC


def audit_chart(seen: Audit, *, key: str = "audit", place: str = "main") -> Chart | None:
    """Each way of booking with its four outcomes; None where nobody waited past the limit."""
    ways = [way for way in seen.ways if way.n]
    if not ways:
        return None
    series = tuple(_side(seen, way, side) for way in ways for side in SIDES)
    return Chart(
        key=key,
        kind="audit",
        finding=_finding(ways, seen),
        measure=MEASURE.format(where=seen.place_of_times),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=series,
        metric=seen.metric.key,
        basis=basis(_all(seen, ways), seen.period.label),
        reading=READING_OWN if seen.is_own else READING_WIDER,
        place=place,
        coarser=seen.coarser,
    )


def _side(seen: Audit, way: Audited, side: str) -> Series:
    """Those coded and those not, told as one where one of them is few: the side is told anyway."""
    amounts = [outcome(seen, way, (row, side)) for row in ROWS]
    if any(is_few(amount, seen.audience) for amount in amounts):
        amounts = [Amount(None, "percent", rule="free", missing=AS_ONE) for _ in ROWS]
    points = tuple(
        Point(row, amount, label=name_of(seen, way.way, (row, side)),
              role=role_of(seen, way.way, (row, side)))
        for row, amount in zip(ROWS, amounts, strict=True)
    )  # fmt: skip
    amounts = {"share": _whole(seen, way, side)}
    if side == FREE:
        amounts["n"] = _people(seen, way.n, "booking_way", way.way)
    return Series(
        key_of(way.way, side), way.label, points, draw="bar", show_interval=True,
        end_label=Sentence(SIDE_SAYS[side], amounts, hidden=SIDE_HIDDEN[side]),
    )  # fmt: skip


def _all(seen: Audit, ways: Sequence[Audited]) -> Amount:
    return _people(seen, sum(way.n for way in ways))


def _people(seen: Audit, number: int, split: str | None = None, value: str | None = None) -> Amount:
    """Those who waited past the limit, all or those who booked one way."""
    return people(number, Origin(LATE, seen.unit, seen.period, split, value))


def outcome(seen: Audit, way: Audited, cell: Cell) -> Amount:
    """One of the four outcomes as a share of those who booked this way, for the gate to judge."""
    origin = Origin(seen.metric.key, seen.unit, seen.period, TABLE_SPLIT,
                    f"{seen.reach},{cell[0]}-{cell[1]},{way.way}")  # fmt: skip
    return _share(way, way.counts.get(cell, 0), origin,
                  [counts.get(cell, 0) for counts in way.narrower])  # fmt: skip


def _whole(seen: Audit, way: Audited, side: str) -> Amount:
    metric = SIDE_METRIC if side == FREE else REST_OF_SIDE
    origin = Origin(metric, seen.unit, seen.period, SIDE_SPLIT, f"{seen.reach},{way.way}")
    return _share(way, way.of(side), origin, [_on(side, counts) for counts in way.narrower])


def _share(way: Audited, number: int, origin: Origin, nearer: Sequence[int]) -> Amount:
    """A part of those who booked this way; hidden where a nearer look differs by few people."""
    apart = tuple(
        Partner(Amount(None, "percent", n=way.n, numerator=one, rule="share"), takes_along=False)
        for one in nearer
    )
    return replace(Counted(number, way.n, origin).amount, partners=apart)


def _on(side: str, counts: Mapping[Cell, int]) -> int:
    return sum(number for (_, where), number in counts.items() if where == side)


def name_of(seen: Audit, way: str, cell: Cell) -> Text:
    """What an outcome is called; only web bookings at the own clinic show what a patient chose."""
    if cell[1] == FREE and way == WEB and seen.is_own:
        return CHOICES[cell[0]]
    if cell[1] == FREE and cell[0] == UNCODED:
        return NOT_KNOWN if seen.is_own else FREE_ELSEWHERE
    return NAMES[cell]


def role_of(seen: Audit, way: str, cell: Cell) -> str:
    """Whether the code says what the times say, something else, or nobody can know."""
    if cell[1] == NONE:
        return DIFFERS if cell[0] == CODED else AGREES
    if not seen.is_own:
        return UNKNOWN
    if way != WEB:
        return UNKNOWN  # a code is no proof that the time was offered
    return AGREES if cell[0] == CODED else DIFFERS


def _finding(ways: Sequence[Audited], seen: Audit) -> Sentence:
    """Where code and times differ most; else how many had a free time."""
    web = next((way for way in ways if way.way == WEB), None)
    coded = [outcome(seen, way, (CODED, NONE)) for way in ways]
    without = sum(amount.numerator for amount in coded)
    if seen.is_own and without > (web.counts.get((UNCODED, FREE), 0) if web else 0):
        amount = Counted(without, sum(way.n for way in ways)).amount
        return Sentence(NO_TIME, {"share": replace(amount, ends=tuple(coded))}, hidden=FEW_CASES)
    if web and seen.is_own and web.of(FREE):
        uncoded = Counted(web.counts.get((UNCODED, FREE), 0), web.of(FREE)).amount
        amounts = {
            "share": _whole(seen, web, FREE),
            "uncoded": replace(uncoded, ends=(outcome(seen, web, (UNCODED, FREE)),)),
        }
        return Sentence(ON_THE_WEB, amounts, hidden=FEW_CASES)  # fmt: skip
    number, n = sum(way.of(FREE) for way in ways), sum(way.n for way in ways)
    origin = Origin(SIDE_METRIC, seen.unit, seen.period, "reach", seen.reach)
    amount = replace(Counted(number, n, origin).amount,
                     ends=tuple(_whole(seen, way, FREE) for way in ways))  # fmt: skip
    words = OF_ALL if number else OF_NOBODY
    return Sentence(words.format(where=seen.place_of_times), {"share": amount}, hidden=FEW_CASES)
