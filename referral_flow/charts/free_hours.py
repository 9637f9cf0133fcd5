"""Free times by weekday and hour of the day: the number an ordinary week in every cell.

Times, not people: nobody is counted, so nothing needs to be hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import free
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text, joined, weekday

WORKING_WEEK = ("1", "2", "3", "4", "5")
FEW_A_WEEK = 10  # then one decimal
FEW_AN_HOUR = 1  # a week in an ordinary cell: below it, hours are put together
HALVES = {"morning": range(12), "afternoon": range(12, 24)}
MOST_NAMED = 2
FAR_APART = 4  # standard errors of counts: times stand free in bunches, and the best are picked


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

    Hours and weekdays without any time at all are left out at the ends, not between. Where times
    are few, the rows are the two halves of the day.
    """
    if not seen.total:
        return None
    days = _span(list(weekdays), {day for day, _ in seen.counts} | set(WORKING_WEEK))
    rows = _span(list(hours), {hour for _, hour in seen.counts})
    finding, names = _finding(seen, days, rows), hours
    is_halved = seen.total / seen.weeks < FEW_AN_HOUR * len(days) * len(rows)
    if is_halved:
        seen, rows, names = _halved(seen), list(HALVES), HALF_NAMES
    return Chart(
        key=key,
        kind="heat",
        finding=finding,
        measure=MEASURE_HALVES if is_halved else MEASURE,
        x=Axis("category"),
        y=Axis("number", unit="count", decimals=seen.decimals, minimum=0.0),
        series=tuple(_row(seen, row, names[row], days, weekdays) for row in rows),
        metric=seen.metric.key,
        basis=_basis(seen),
        reading=READING,
        place=place,
        coarser=coarser,
    )


def _half(hour: str) -> str:
    return next(half for half, hours in HALVES.items() if int(hour) in hours)


def _halved(seen: Hours) -> Hours:
    """The same times by weekday and half of the day."""
    counts: Counter[tuple[str, str]] = Counter()
    for (day, hour), count in seen.counts.items():
        counts[day, _half(hour)] += count
    return replace(seen, counts=counts)


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


def _finding(seen: Hours, days: Sequence[str], hours: Sequence[str]) -> Sentence:
    """How many there are in an ordinary week, and in which half-days most, where any stand out."""
    week = free(seen.total / seen.weeks, "count", 0 if seen.total > 10 * seen.weeks else 1)
    dense = _densest(seen, days, hours)
    words = MOST.format(when=_named(dense), week="{week}") if dense else FINDING
    return Sentence(words, {"week": week})


def _densest(seen: Hours, days: Sequence[str], hours: Sequence[str]) -> list[tuple[str, str]]:
    """The one or two half-days, in order of the week, that have more an hour than any other."""
    counts = _halved(seen).counts
    long = {half: sum(_half(hour) == half for hour in hours) for half in HALVES}
    rates = {
        (day, half): (counts.get((day, half), 0) / n, n)
        for day in days for half, n in long.items() if n
    }  # fmt: skip
    order = sorted(rates, key=lambda one: -rates[one][0])
    for most in range(1, min(MOST_NAMED + 1, len(order))):
        if _is_above(rates[order[most - 1]], rates[order[most]]):
            return [one for one in rates if one in order[:most]]
    return []


def _is_above(one: tuple[float, int], other: tuple[float, int]) -> bool:
    """Whether a count an hour is larger than another by more than counts vary."""
    (high, hours), (low, other_hours) = one, other
    return high - low > FAR_APART * sqrt(high / hours + low / other_hours)


def _named(dense: Sequence[tuple[str, str]]) -> Text:
    """ "torsdag och fredag eftermiddag": the half once where both have the same."""
    halves = {half for _, half in dense}
    return Text(*(_in_language(dense, halves, language) for language in ("sv", "en")))


def _in_language(dense: Sequence[tuple[str, str]], halves: set[str], language: str) -> str:
    if len(halves) == 1:
        days = joined([weekday(int(day), language) for day, _ in dense], language)
        return f"{days} {HALF_NAMES[halves.pop()].in_(language)}"
    names = [f"{weekday(int(day), language)} {HALF_NAMES[half].in_(language)}"
             for day, half in dense]  # fmt: skip
    return joined(names, language)


MEASURE = Text(
    "Nybesökstider som stod lediga samma morgon eller någon av de tre föregående, efter veckodag "
    "och klockslag. Antal en vanlig vecka.",
    "First-visit times that stood free the same morning or on one of the three before, by weekday "
    "and hour. Number in an ordinary week.",
)
MEASURE_HALVES = Text(
    "Nybesökstider som stod lediga samma morgon eller någon av de tre föregående, efter veckodag "
    "och tid på dagen. Antal en vanlig vecka.",
    "First-visit times that stood free the same morning or on one of the three before, by weekday "
    "and half of the day. Number in an ordinary week.",
)
HALF_NAMES = {
    "morning": Text("förmiddag", "morning"),
    "afternoon": Text("eftermiddag", "afternoon"),
}
FINDING = Text(
    "En vanlig vecka står {week} nybesökstider lediga med kort varsel",
    "In an ordinary week {week} first-visit times stand free at short notice",
)
MOST = Text(
    "En vanlig vecka står {week} nybesökstider lediga med kort varsel, tätast {when}",
    "In an ordinary week {week} first-visit times stand free at short notice, most an hour on "
    "{when}",
)
READING = Text(
    "En tid räknas en gång, då den börjar. Starkare färg betyder fler lediga tider.",
    "A time counts once, when it begins. A stronger colour means more free times.",
)
