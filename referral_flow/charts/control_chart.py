"""A measure over time against what chance explains: History → Chart.

Centre and limits follow the calendar where the metric says what to expect of each period.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from referral_flow.blocks import Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import basis, people
from referral_flow.charts.around import Wider, with_around
from referral_flow.charts.control_words import measure, reading
from referral_flow.charts.dated import dated
from referral_flow.charts.history import History
from referral_flow.charts.verdicts import finding
from referral_flow.model import Period
from referral_flow.text import Text

NARROW = 0.25  # the axis is cut where everything drawn lies within this span
LOWER_HALF = 0.5  # what lies below it all through needs no axis to 100 %


def control_chart(
    seen: History,
    *,
    key: str,
    events: tuple[Marker, ...] = (),
    coarser: Text | None = None,
    chosen: Period | None = None,
    around: Sequence[Wider] = (),
    hidden: np.ndarray | None = None,
    place: str = "main",
) -> Chart:
    """The history with its level, limits, target, phases and events; titled by its signals.

    A history that is not judged is titled by its period `chosen`, where it has it. `around` are
    units to compare with, `hidden` marks periods whose value will not be shown: the axis tells
    nothing of them.
    """
    lost = [one.period_id for one, gone in zip(seen.periods, seen.is_lost, strict=True) if gone]
    axis = _axis(seen, _drawn(seen, around, hidden))
    chart = Chart(
        key=key,
        kind="control_chart",
        finding=finding(seen, chosen),
        measure=measure(seen),
        x=Axis("time", grain=seen.grain),
        y=axis,
        series=tuple(_series(seen)),
        metric=seen.metric.key,
        basis=_basis(seen),
        reading=reading(
            seen, is_target_drawn=_has_target_near(seen), axis_end=axis.maximum, chosen=chosen
        ),
        markers=dated(seen.periods, (*seen.phases, *events), lost),
        place=place,
        coarser=coarser,
    )
    return with_around(chart, around, seen.periods)


def _series(seen: History) -> list[Series]:
    lines = [_values(seen)]
    if seen.limits is not None:
        level = (
            Text("väntat {value}", "expected {value}")
            if seen.expected is not None
            else Text("medel {value}", "mean {value}")
        )
        lines.append(
            _line(
                "centre",
                Text("Väntad nivå", "Expected level"),
                "mean",
                seen,
                seen.limits.centre,
                level,
            )
        )
    if seen.is_judged:
        lines += [
            _line(
                "upper",
                Text("Övre gräns", "Upper limit"),
                "limit",
                seen,
                seen.limits.upper,
                Text("övre gräns {value}", "upper limit {value}"),
            ),
            _line(
                "lower",
                Text("Undre gräns", "Lower limit"),
                "limit",
                seen,
                seen.limits.lower,
                Text("undre gräns {value}", "lower limit {value}"),
            ),
        ]
    return lines + _target(seen)


def _values(seen: History) -> Series:
    roles = seen.roles or (None,) * len(seen.periods)
    ordinary = "neutral" if seen.is_judged else None
    points = tuple(
        Point(
            period.starts_on,
            amount,
            label=period.label,
            role=role or ordinary,
            is_complete=bool(complete),
            note=_note(bool(complete), bool(lost)),
        )
        for period, amount, role, complete, lost in zip(
            seen.periods,
            seen.amounts(),
            roles,
            seen.is_complete,
            seen.is_lost,
            strict=True,
        )
    )
    return Series("value", seen.metric.label, points, role="value", draw="line_points")


def _note(is_complete: bool, is_lost: bool) -> Text | None:
    if is_lost:
        return DATA_LOST
    return None if is_complete else NOT_OVER


NOT_OVER = Text(
    "Perioden är inte avslutad: den räknas inte in i gränser och slutsatser.",
    "The period is not complete: it is left out of limits and conclusions.",
)
DATA_LOST = Text(
    "Uppgifter saknas för perioden: den räknas inte in i gränser och slutsatser.",
    "Data are missing in the period: it is left out of limits and conclusions.",
)


def _line(
    key: str, label: Text, role: str, seen: History, values: np.ndarray, ending: Text
) -> Series:
    known = np.flatnonzero(np.isfinite(values))
    points = tuple(
        Point(
            seen.periods[place].starts_on,
            seen.level(values[place]),
            label=seen.periods[place].label,
        )
        for place in known
    )
    end = Sentence(ending, {"value": points[-1].amount}) if points else None
    return Series(key, label, points, role=role, draw="line", end_label=end)


def _target(seen: History) -> list[Series]:
    """The target as a line, unless it lies so far off that drawing it would flatten the rest."""
    if not _has_target_near(seen):
        return []
    level = np.full(len(seen.periods), seen.metric.target)
    words = Text("mål {value}", "target {value}")
    return [_line("target", Text("Mål", "Target"), "target", seen, level, words)]


def _has_target_near(seen: History) -> bool:
    target, drawn = seen.metric.target, _drawn(seen)
    if target is None or not drawn.size:
        return False
    return bool(max(target, drawn.max()) - min(target, drawn.min()) <= NARROW)


def _basis(seen: History) -> Sentence:
    """The span drawn, and of what adds up over time how many cases it holds."""
    first, last = seen.periods[0].label, seen.periods[-1].label
    span = Text("{first} – {last}", "{first} – {last}").format(first=first, last=last)
    if seen.metric.shape in ("stock", "rate"):
        return Sentence(span)
    counted = seen.denominators if seen.metric.shape == "ratio" else seen.numerators
    return basis(people(int(counted.sum())), span)


def _drawn(
    seen: History, around: Sequence[Wider] = (), hidden: np.ndarray | None = None
) -> np.ndarray:
    """All values, limits and levels that are known and will be shown."""
    lines = [seen.limits.lower, seen.limits.upper] if seen.is_judged else []
    shown = slice(None) if hidden is None else ~hidden
    levels = [amount.value for one in around for amount in one.amounts.values()]
    values = np.concatenate([seen.values[shown], *(line[shown] for line in lines), levels])
    return values[np.isfinite(values)]


def _axis(seen: History, drawn: np.ndarray) -> Axis:
    """Shares from 0 to 100 %, unless that hides the finding; what is counted from 0 up."""
    if seen.metric.shape != "ratio":
        return Axis("number", unit=seen.metric.unit, decimals=seen.metric.decimals, minimum=0.0)
    if _has_target_near(seen):
        drawn = np.append(drawn, seen.metric.target)
    if not drawn.size or drawn.max() - drawn.min() > NARROW:
        is_low = drawn.size and drawn.max() <= LOWER_HALF
        end = np.ceil(drawn.max() * 10 + 0.2) / 10 if is_low else 1.0
        return Axis("number", minimum=0.0, maximum=float(end))
    least = max(0.0, np.floor(drawn.min() * 10 - 0.2) / 10)
    most = min(1.0, np.ceil(drawn.max() * 10 + 0.2) / 10)
    return Axis("number", minimum=float(least), maximum=float(most), is_cut=bool(least > 0))
