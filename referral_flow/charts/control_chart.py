"""A share over time against what chance explains: History → Chart.

Centre and limits follow the calendar where the metric says what to expect of each period.
"""

from __future__ import annotations

import numpy as np

from referral_flow.blocks import Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import basis, free, people
from referral_flow.charts.history import History
from referral_flow.charts.phrases import per
from referral_flow.charts.verdicts import finding
from referral_flow.model import Metric
from referral_flow.text import Text

NARROW = 0.25  # the axis is cut where everything drawn lies within this span


def control_chart(
    seen: History,
    *,
    key: str,
    events: tuple[Marker, ...] = (),
    coarser: Text | None = None,
    place: str = "main",
) -> Chart:
    """The history with its level, limits, target, phases and events; titled by its signals."""
    first, last = seen.periods[0], seen.periods[-1]
    markers = [
        marker for marker in (*seen.phases, *events) if first.starts_on <= marker.on <= last.ends_on
    ]
    return Chart(
        key=key,
        kind="control_chart",
        finding=finding(seen),
        measure=_measure(seen),
        x=Axis("time", grain=seen.grain),
        y=_axis(seen),
        series=tuple(_series(seen)),
        metric=seen.metric.key,
        basis=_basis(seen),
        reading=_reading(seen),
        markers=tuple(sorted(markers, key=lambda marker: marker.on)),
        place=place,
        coarser=coarser,
    )


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
    return lines + _target(seen.metric, seen)


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
            note=_note(bool(complete)),
        )
        for period, amount, role, complete in zip(
            seen.periods,
            seen.amounts(),
            roles,
            seen.is_complete,
            strict=True,
        )
    )
    return Series("value", seen.metric.label, points, role="value", draw="line_points")


def _note(is_complete: bool) -> Text | None:
    return (
        None
        if is_complete
        else Text(
            "Perioden är inte avslutad: den räknas inte in i gränser och slutsatser.",
            "The period is not complete: it is left out of limits and conclusions.",
        )
    )


def _line(
    key: str, label: Text, role: str, seen: History, values: np.ndarray, ending: Text
) -> Series:
    known = np.flatnonzero(np.isfinite(values))
    points = tuple(
        Point(
            seen.periods[place].starts_on,
            free(values[place], "percent"),
            label=seen.periods[place].label,
        )
        for place in known
    )
    end = Sentence(ending, {"value": points[-1].amount}) if points else None
    return Series(key, label, points, role=role, draw="line", end_label=end)


def _target(metric: Metric, seen: History) -> list[Series]:
    if metric.target is None:
        return []
    return [
        _line(
            "target",
            Text("Mål", "Target"),
            "target",
            seen,
            np.full(len(seen.periods), metric.target),
            Text("mål {value}", "target {value}"),
        )
    ]


def _measure(seen: History) -> Text:
    words = Text("{label}, {per}.", "{label}, {per}.").format(
        label=seen.metric.label, per=per(seen.grain)
    )
    if seen.limits is None or seen.expected is None:
        return words
    return Text(
        "{words} Väntad nivå{limits} följer kalendern: hur många öppna dagar de sökande "
        "hade på sig.",
        "{words} The expected level{limits} follow{s} the calendar: how many open days "
        "seekers had.",
    ).format(
        words=words,
        limits=Text(" och gränser", " and limits") if seen.is_judged else "",
        s="" if seen.is_judged else "s",
    )


def _basis(seen: History) -> Sentence:
    first, last = seen.periods[0].label, seen.periods[-1].label
    span = Text("{first} – {last}", "{first} – {last}").format(first=first, last=last)
    return basis(people(int(seen.denominators.sum())), span)


def _reading(seen: History) -> Text:
    if seen.grain == "week":
        return Text(
            "Enstaka veckor bedöms inte: de varierar med helger och ledighet. Välj månad "
            "för att se om något har ändrats.",
            "Single weeks are not judged: they vary with holidays and leave. Choose month "
            "to see whether anything has changed.",
        )
    if not seen.is_judged:
        return Text(
            "För få avslutade perioder för att skilja förändring från slump.",
            "Too few complete periods to tell change from chance.",
        )
    words = Text(
        "Mellan de streckade gränserna ryms det som slumpen brukar ge ({method}), "
        "räknat på de första tolv månaderna.",
        "The dashed limits hold what chance usually gives ({method}), set by the first "
        "twelve months.",
    ).format(method=METHODS[seen.limits.method])
    if not seen.limits.is_preliminary:
        return words
    return Text(
        "{words} Gränserna är preliminära: de vilar på få perioder.",
        "{words} The limits are preliminary: they rest on few periods.",
    ).format(words=words)


METHODS = {
    "p": Text("p-diagram", "p-chart"),
    "p_prime": Text(
        "p′-diagram enligt Laney, för perioder som skiljer sig mer än ren slump",
        "Laney's p′-chart, for periods that differ more than pure chance",
    ),
}


def _axis(seen: History) -> Axis:
    """0 to 100 %, unless that hides the finding."""
    drawn = [seen.shares, *([seen.limits.lower, seen.limits.upper] if seen.is_judged else [])]
    values = np.concatenate([*drawn, [seen.metric.target or np.nan]])
    if np.isnan(values).all() or np.nanmax(values) - np.nanmin(values) > NARROW:
        return Axis("number", minimum=0.0, maximum=1.0)
    least = max(0.0, np.floor(np.nanmin(values) * 10 - 0.5) / 10)
    most = min(1.0, np.ceil(np.nanmax(values) * 10 + 0.5) / 10)
    return Axis("number", minimum=float(least), maximum=float(most), is_cut=bool(least > 0))
