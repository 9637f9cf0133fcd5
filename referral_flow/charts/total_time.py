"""The whole time of chains by when they began: the median and nine in ten, open chains included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import basis, people, quantile
from referral_flow.charts.around import Wider, with_around
from referral_flow.charts.curve import cases
from referral_flow.charts.dated import dated
from referral_flow.charts.phrases import FEW_CASES, during, per
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.statistics.survival import LEAST_AT_RISK, OPEN, curve
from referral_flow.text import Text

MOST_OPEN = 0.1  # of a period's chains still open: its times are not settled
TOO_OPEN = 0.5  # then only the quickest have arrived, and nothing can be said
HALF, NINE_TENTHS = "median", "nine_tenths"
QUANTILES = {HALF: 0.5, NINE_TENTHS: 0.9}


@dataclass(frozen=True)
class Times:
    """What a chart of total times is about: its metric, the end arrived at, and whose it is."""

    metric: Metric
    unit: Unit
    cause: str
    part: tuple[str, str] | None = None  # the page's filter


def total_time(
    times: Times,
    tables: Mapping[str, pl.DataFrame],
    periods: Sequence[Period],
    *,
    key: str = "total_time",
    place: str = "why",
    coarser: Text | None = None,
    events: Iterable[Marker] = (),
    around: Sequence[Wider] = (),
) -> Chart | None:
    """A line per quantile, by the period in which chains began; None with fewer than two periods.

    `tables` are day tables by period. The quantiles are of those who come to the end, chains still
    open counted (Aalen–Johansen); a period in which more than a tenth are open is drawn hollow,
    since the slow ones are yet to come.
    """
    found = {one: _read(tables[one.period_id], times.cause)
             for one in periods if one.period_id in tables}  # fmt: skip
    shown = {period: read for period, read in found.items() if read}
    if len(shown) < 2:
        return None
    lines = tuple(_line(name, times, shown) for name in QUANTILES)
    first, last = min(shown, key=_start), max(shown, key=_start)
    span = Text("{first} – {last}", "{first} – {last}").format(first=first.label, last=last.label)
    chart = Chart(
        key=key,
        kind="lines",
        finding=_finding(shown, lines),
        measure=MEASURE.format(per=per(first.grain)),
        x=Axis("time", grain=first.grain),
        y=Axis("number", unit="days", minimum=0.0),
        series=lines,
        metric=times.metric.key,
        basis=basis(people(sum(read.n for read in shown.values())), span),
        reading=READING,
        coarser=coarser,
        place=place,
        markers=dated(sorted(shown, key=_start), events),
    )
    return with_around(chart, around, periods)


def wider_times(
    times: Times, tables: Mapping[str, pl.DataFrame], periods: Sequence[Period]
) -> list[Wider]:
    """The same quantiles of a unit around the chosen one, of its settled periods."""
    found = {one: _read(tables[one.period_id], times.cause)
             for one in periods if one.period_id in tables}  # fmt: skip
    settled = {period: read for period, read in found.items() if read and read.is_settled}
    return [
        Wider(times.unit, {
            period.period_id: _amount(read.days[name], read.n, times, period)
            for period, read in settled.items()
        }, name, NAMES[name])
        for name in QUANTILES
    ]  # fmt: skip


@dataclass(frozen=True)
class _Read:
    days: Mapping[str, int]
    n: int
    is_settled: bool


def _start(period: Period) -> object:
    return period.starts_on


def _read(table: pl.DataFrame, cause: str) -> _Read | None:
    """The quantiles of one period; None where hardly anybody came to the end, or most are open."""
    n = cases(table)
    seen = curve(table["day"], table["outcome"], table["cases"], causes=[cause])
    arrived = seen.incidence[cause][-1] if len(seen.day) else 0.0
    still = int(table["cases"].filter(table["outcome"] == OPEN).sum())
    if arrived * n < LEAST_AT_RISK or still > TOO_OPEN * n:
        return None
    days = {name: seen.quantile(share * arrived, cause) for name, share in QUANTILES.items()}
    if any(found is None for found in days.values()):
        return None
    return _Read(days, n, still <= MOST_OPEN * n)


def _line(name: str, times: Times, shown: Mapping[Period, _Read]) -> Series:
    points = tuple(
        Point(period.starts_on, _amount(read.days[name], read.n, times, period),
              label=period.label, is_complete=read.is_settled)
        for period, read in shown.items()
    )  # fmt: skip
    role = "value" if name == HALF else "second"
    return Series(name, NAMES[name], points, role=role)


def _amount(days: int, n: int, times: Times, period: Period) -> Amount:
    split, value = times.part or (None, None)
    origin = Origin(times.metric.key, times.unit, period, split, value)
    return quantile(days, n, origin, is_n_shown=False)


def _finding(shown: Mapping[Period, _Read], lines: Sequence[Series]) -> Sentence:
    """The latest settled period, or the latest, in words; no claim of a change."""
    order = sorted(shown, key=_start)
    settled = [period for period in order if shown[period].is_settled]
    period = (settled or order)[-1]
    amounts = {
        line.key: next(point.amount for point in line.points if point.x == period.starts_on)
        for line in lines
    }
    return Sentence(FINDING.format(when=during([period])), amounts, hidden=FEW_CASES)


NAMES = {
    HALF: Text("hälften av dem som fick svar", "half of those answered"),
    NINE_TENTHS: Text("nio av tio av dem", "nine in ten of them"),
}
MEASURE = Text(
    "Dagar från behov till vidimerat svar, för dem som når dit, {per} då behovet fanns.",
    "Days from need to acknowledged report, for those who get there, {per} of the need.",
)
FINDING = Text(
    "Av behoven {when} som fick svar fick hälften det inom {{median}}, nio av tio inom "
    "{{nine_tenths}}",
    "Of needs {when} that were answered, half were within {{median}}, nine in ten within "
    "{{nine_tenths}}",
)
READING = Text(
    "Pågående kedjor räknas med de dagar som har gått. Ihåliga punkter: mer än en tiondel pågår, "
    "så tiderna kan bli längre.",
    "Open chains count with the days that have passed. Hollow points: more than a tenth are open, "
    "so times may grow.",
)
