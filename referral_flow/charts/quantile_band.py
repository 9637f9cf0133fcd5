"""A sample over time: the median of each period as a line, with the middle half as a band.

Nothing is claimed of change: what lies in a queue one morning lies there the next, so mornings are
no independent draws and their months are shown, not judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import absent, basis, free
from referral_flow.charts.around import Wider, with_around
from referral_flow.charts.dated import dated
from referral_flow.charts.phrases import FEW_CASES, during, per
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text

MEDIAN, LOW, HIGH = "p50", "p25", "p75"


@dataclass(frozen=True)
class Sampled:
    """A sample metric of one unit: its rows by period id, with n, p25, p50 and p75."""

    metric: Metric
    unit: Unit
    rows: Mapping[str, Mapping]

    def amount(self, period: Period, quantile: str) -> Amount:
        """One quantile of a period; "uppgift saknas" where there is no row."""
        row = self.rows.get(period.period_id)
        if row is None or not row["n"]:
            return absent(self.metric.unit)
        return sampled(self.metric, row, quantile, Origin(self.metric.key, self.unit, period))


def sampled(metric: Metric, row: Mapping, quantile: str, origin: Origin) -> Amount:
    """A quantile of a row in the metric's own unit, judged by its n where that counts people."""
    rule = "summary" if metric.counts_people else "free"
    return Amount(float(row[quantile]), metric.unit, metric.decimals, n=int(row["n"]), rule=rule,
                  origin=origin)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """The words of one such chart; `finding` has the slots {median}, {low}, {high} and {when}.

    `level` is told where the whole middle half is alike; it has {median} and {when}.
    """

    finding: Text
    level: Text
    measure: Text
    reading: Text
    noun: Text  # what n counts: "morgnar"


def quantile_band(
    seen: Sampled,
    periods: Sequence[Period],
    told: Told,
    *,
    key: str,
    chosen: Period,
    lost: Collection[str] = (),
    events: Iterable[Marker] = (),
    around: Sequence[Wider] = (),
    coarser: Text | None = None,
    place: str = "main",
) -> Chart | None:
    """Median and quartiles per period; None where fewer than two periods have any value.

    `lost` are the ids of periods whose bookings never came in: drawn hollow, under a shade.
    `around` are medians of wider units to compare with.
    """
    shown = [one for one in periods if one.period_id in seen.rows]
    if len(shown) < 2:
        return None
    median = _median(seen, shown, lost)
    edges = [_edge(seen, shown, name) for name in (LOW, HIGH)]
    chart = Chart(
        key=key,
        kind="lines",
        finding=_finding(seen, chosen, told),
        measure=told.measure.format(per=per(shown[0].grain)),
        x=Axis("time", grain=shown[0].grain),
        y=Axis("number", unit=seen.metric.unit, decimals=seen.metric.decimals, minimum=0.0),
        series=(median, *edges),
        metric=seen.metric.key,
        basis=_basis(seen, shown, told.noun),
        reading=told.reading,
        markers=dated(shown, events, lost),
        place=place,
        coarser=coarser,
    )
    return with_around(chart, around, shown)


def _median(seen: Sampled, shown: Sequence[Period], lost: Collection[str]) -> Series:
    points = tuple(
        Point(one.starts_on, seen.amount(one, MEDIAN), label=one.label,
              is_complete=bool(seen.rows[one.period_id]["is_complete"])
              and one.period_id not in lost)
        for one in shown
    )  # fmt: skip
    return Series(MEDIAN, NAMES[MEDIAN], points, end_label=_ends(points))


def _ends(points: Sequence[Point]) -> Sentence:
    """ "median 5 dagar": the last value, where the line ends."""
    last = next((point for point in reversed(points) if point.is_complete), points[-1])
    return Sentence(MEDIAN_IS, {"value": last.amount}, hidden=NAMES[MEDIAN])


def _edge(seen: Sampled, shown: Sequence[Period], name: str) -> Series:
    points = tuple(Point(one.starts_on, seen.amount(one, name), label=one.label) for one in shown)
    return Series(name, NAMES[name], points, role="neutral", draw="edge",
                  end_label=Sentence(AT_EDGE[name]))  # fmt: skip


def _finding(seen: Sampled, chosen: Period, told: Told) -> Sentence:
    """The level of the period chosen; no claim of a change."""
    words = told.finding
    amounts = {
        "median": seen.amount(chosen, MEDIAN),
        "low": seen.amount(chosen, LOW),
        "high": seen.amount(chosen, HIGH),
    }
    if amounts["median"].value is None:
        return Sentence(NOT_CHOSEN.format(when=during([chosen])))
    if amounts["low"].value == amounts["high"].value:
        words, amounts = told.level, {"median": amounts["median"]}
    else:  # "mellan 1 och 6 dagar": the unit once
        amounts["low"] = replace(amounts["low"], unit="count")
    return Sentence(words.format(when=during([chosen])), amounts, hidden=FEW_CASES)


def _basis(seen: Sampled, shown: Sequence[Period], noun: Text) -> Sentence:
    n = sum(int(seen.rows[one.period_id]["n"]) for one in shown)
    span = Text("{first} – {last}", "{first} – {last}").format(
        first=shown[0].label, last=shown[-1].label
    )
    words = basis(free(n), span)
    return Sentence(Text(f"{words.words.sv} {noun.sv}", f"{words.words.en} {noun.en}"),
                    words.amounts, hidden=span)  # fmt: skip


NAMES = {
    MEDIAN: Text("Median", "Median"),
    LOW: Text("En fjärdedel inom", "A quarter within"),
    HIGH: Text("Tre fjärdedelar inom", "Three quarters within"),
}
AT_EDGE = {
    LOW: Text("en fjärdedel inom", "a quarter within"),
    HIGH: Text("tre fjärdedelar inom", "three quarters within"),
}
MEDIAN_IS = Text("median {value}", "median {value}")
NOT_CHOSEN = Text("Det finns inga uppgifter {when}", "There are no figures {when}")
