"""Free times by weekday and hour of the day: the number an ordinary week in every cell.

Times, not people: nobody is counted, so nothing needs to be hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import free
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text

WORKING_WEEK = ("1", "2", "3", "4", "5")
FEW_A_WEEK = 10  # then one decimal


@dataclass(frozen=True)
class Hours:
    """Free times of one unit and period by (weekday, hour), and how many weeks they are from."""

    metric: Metric
    unit: Unit
    period: Period
    counts: Mapping[tuple[str, str], int]
    weeks: float

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def decimals(self) -> int:
        return 0 if max(self.counts.values()) / self.weeks >= FEW_A_WEEK else 1

    def amount(self, count: int) -> Amount:
        """So many a week; n is their number in the period."""
        return Amount(count / self.weeks, "count", self.decimals, n=count, rule="free",
                      origin=Origin(self.metric.key, self.unit, self.period),
                      is_n_shown=False)  # fmt: skip


def free_hours(
    seen: Hours,
    weekdays: Mapping[str, Text],
    hours: Mapping[str, Text],
    *,
    key: str = "free_hours",
    place: str = "beside",
    coarser: Text | None = None,
) -> Chart | None:
    """Rows are hours, columns weekdays, in the orders given; None where there are no free times.

    Hours and weekdays without any time at all are left out at the ends, not between.
    """
    if not seen.total:
        return None
    days = _span(list(weekdays), {day for day, _ in seen.counts} | set(WORKING_WEEK))
    rows = _span(list(hours), {hour for _, hour in seen.counts})
    return Chart(
        key=key,
        kind="heat",
        finding=_finding(seen),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", unit="count", decimals=seen.decimals, minimum=0.0),
        series=tuple(_row(seen, hour, hours[hour], days, weekdays) for hour in rows),
        metric=seen.metric.key,
        basis=_basis(seen),
        reading=READING,
        place=place,
        coarser=coarser,
    )


def _span(order: Sequence[str], known: set[str]) -> list[str]:
    places = [place for place, value in enumerate(order) if value in known]
    return list(order[places[0] : places[-1] + 1]) if places else []


def _row(
    seen: Hours, hour: str, words: Text, days: Sequence[str], weekdays: Mapping[str, Text]
) -> Series:
    points = tuple(
        Point(day, seen.amount(seen.counts.get((day, hour), 0)), label=weekdays[day])
        for day in days
    )
    return Series(hour, words, points)


def _basis(seen: Hours) -> Sentence:
    words = Text("{period} · {{n}} tider", "{period} · {{n}} times")
    return Sentence(words.format(period=seen.period.label), {"n": free(seen.total)})


def _finding(seen: Hours) -> Sentence:
    """How many there are in an ordinary week, and how many of them before noon."""
    before = sum(count for (_, hour), count in seen.counts.items() if int(hour) < 12)
    amounts = {
        "week": free(seen.total / seen.weeks, "count", 0 if seen.total > 10 * seen.weeks else 1),
        "before": free(before / seen.total, "percent"),
    }
    return Sentence(FINDING, amounts)


MEASURE = Text(
    "Nybesökstider som stod lediga samma morgon eller någon av de tre föregående, efter veckodag "
    "och klockslag. Antal en vanlig vecka.",
    "First-visit times that stood free the same morning or on one of the three before, by weekday "
    "and hour. Number in an ordinary week.",
)
FINDING = Text(
    "En vanlig vecka står {week} nybesökstider lediga med kort varsel, {before} av dem på "
    "förmiddagen",
    "In an ordinary week {week} first-visit times stand free at short notice, {before} of them "
    "before noon",
)
READING = Text(
    "En tid räknas en gång, vid det klockslag då den börjar. Starkare färg betyder fler "
    "lediga tider.",
    "A time counts once, at the hour when it begins. A stronger colour means more free times.",
)
