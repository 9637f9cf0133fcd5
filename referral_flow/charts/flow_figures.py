"""Flows between clinics as figures: a grid of from and to, or bars of one clinic's ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import basis, people
from referral_flow.charts.clinic_flows import Flows
from referral_flow.charts.grid import JOINED, OTHERS, OTHERS_KEY
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text

MOST_NAMED = 2
SPLIT = "from_clinic,to_clinic"
Label = Text | UnitLabel
NOBODY_GOES = Text("–", "–")  # from a clinic to itself


@dataclass(frozen=True)
class Counted:
    """Where the counts were read: a metric's table, of a unit and a period."""

    metric: Metric
    unit: Unit
    period: Period

    def amount(self, count: int, sender: str, receiver: str) -> Amount:
        """A number of contacts from some clinics to others, ids joined by +."""
        return people(count, Origin(self.metric.key, self.unit, self.period, SPLIT,
                                    f"{sender},{receiver}"))  # fmt: skip


def flow_grid(
    seen: Flows,
    read: Counted,
    units: Mapping[str, Unit],
    *,
    key: str,
    about: Unit | None = None,
    place: str = "who",
) -> Chart:
    """A row per clinic that patients left, a column per clinic that they went on to.

    Largest first, the others last; the title tells how many went to the clinics with a column.
    `about`: the unit at whose clinics the flows begin or end, where it is smaller than where they
    were read.
    """
    measure = GRID_ABOUT.format(unit=about.name) if about else GRID
    series = tuple(
        Series(
            sender,
            _label(sender, units),
            tuple(_points(seen, read, units, sender)),
            role="neutral" if sender == OTHERS_KEY else "value",
        )
        for sender in seen.senders
    )
    return Chart(
        key=key,
        kind="heat",
        finding=_finding(seen, read, units),
        measure=measure.format(label=read.metric.label),
        x=Axis("category"),
        y=Axis("number", unit="count", minimum=0.0),
        series=series,
        metric=read.metric.key,
        basis=basis(people(seen.total), read.period.label),
        reading=OTHERS_ARE,
        is_breakdown=True,
        place=place,
    )


def _points(seen: Flows, read: Counted, units: Mapping[str, Unit], sender: str):
    for receiver in seen.receivers:
        count = seen.counts[sender, receiver]
        amount = read.amount(count, *seen.members(sender, receiver))
        if sender == receiver != OTHERS_KEY:
            amount = Amount(None, "count", rule="free", missing=NOBODY_GOES)
        yield Point(receiver, amount, label=_label(receiver, units))


def _finding(seen: Flows, read: Counted, units: Mapping[str, Unit]) -> Sentence:
    """How many of all went to the clinics that most went to, by name."""
    first = [one for one in seen.receivers if one != OTHERS_KEY][:MOST_NAMED]
    amounts = {f"count_{place}": _to(seen, read, one) for place, one in enumerate(first)}
    labels = {f"unit_{place}": UnitLabel.of(units[one]) for place, one in enumerate(first)}
    words = MOST_TO if len(first) == 1 else MOST_TO_TWO
    return Sentence(words, amounts | {"all": people(seen.total)}, hidden=FEW_CASES, labels=labels)


def _to(seen: Flows, read: Counted, receiver: str) -> Amount:
    """All who went to one clinic."""
    count = sum(seen.counts[sender, receiver] for sender in seen.senders)
    senders = {one for row in seen.senders for one in seen.members(row, receiver)[0].split(JOINED)}
    return read.amount(count, JOINED.join(sorted(senders)), receiver)


def end_bars(
    ends: Mapping[str, int],
    read: Counted,
    clinic: Unit,
    units: Mapping[str, Unit],
    *,
    is_from: bool,
    key: str,
    place: str = "who",
) -> Chart:
    """A bar per clinic at the other end of one clinic's flows, largest first and the others last.

    `is_from`: the clinics that its patients came from; else those that they went on to.
    """
    pairs = {one: (one, clinic.unit_id) if is_from else (clinic.unit_id, one) for one in ends}
    points = tuple(
        Point(one, read.amount(count, *pairs[one]), label=_label(one, units))
        for one, count in ends.items()
    )
    total = people(sum(ends.values()))
    amounts = {"count": points[0].amount, "all": total}
    return Chart(
        key=key,
        kind="bars",
        finding=Sentence(CAME_FROM if is_from else WENT_TO, amounts, hidden=FEW_CASES,
                         labels={"unit": points[0].label}),
        measure=(FROM if is_from else TO).format(label=read.metric.label),
        x=Axis("category"),
        y=Axis("number", unit="count", minimum=0.0),
        series=(Series("count", read.metric.label, points, draw="bar"),),
        metric=read.metric.key,
        basis=basis(total, read.period.label),
        reading=OTHERS_ARE if OTHERS_KEY in ends else None,
        is_breakdown=True,
        is_horizontal=True,
        place=place,
    )  # fmt: skip


def _label(clinic: str, units: Mapping[str, Unit]) -> Label:
    return UnitLabel.of(units[clinic]) if clinic in units else OTHERS


GRID = Text(
    "{label}: antal kontakter, från raden till kolumnen.",
    "{label}: number of contacts, from the row to the column.",
)
GRID_ABOUT = Text(
    "{{label}}: antal kontakter från, till eller mellan mottagningar i {unit}, från raden till "
    "kolumnen.",
    "{{label}}: number of contacts from, to or between clinics in {unit}, from the row to the "
    "column.",
)
TO = Text(
    "{label}: antal som lämnade mottagningen, efter vart de gick.",
    "{label}: number who left the clinic, by where they went.",
)
FROM = Text(
    "{label}: antal som kom till mottagningen, efter varifrån de kom.",
    "{label}: number who came to the clinic, by where they came from.",
)
MOST_TO = Text(
    "Av {all} kontakter på en annan mottagning gick {count_0} till {unit_0}",
    "Of {all} contacts at another clinic, {count_0} went to {unit_0}",
)
MOST_TO_TWO = Text(
    "Av {all} kontakter på en annan mottagning gick {count_0} till {unit_0} och {count_1} till "
    "{unit_1}",
    "Of {all} contacts at another clinic, {count_0} went to {unit_0} and {count_1} to {unit_1}",
)
WENT_TO = Text(
    "Av {all} som sökte en annan mottagning gick {count} till {unit}",
    "Of {all} who sought another clinic, {count} went to {unit}",
)
CAME_FROM = Text(
    "Av {all} som kom från en annan mottagning kom {count} från {unit}",
    "Of {all} who came from another clinic, {count} came from {unit}",
)
OTHERS_ARE = Text(
    "Mottagningar med få kontakter är sammanslagna till övriga.",
    "Clinics with few contacts are put together as others.",
)
