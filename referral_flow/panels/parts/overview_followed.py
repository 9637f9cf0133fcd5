"""One measure over time on the overview itself: where a change is seen that no other page draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from referral_flow.blocks import Chart, Control, Lead, Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import inside, sentences
from referral_flow.findings.found import Unlike
from referral_flow.findings.headlines import CHANGES, DIFFERENCES, Headline
from referral_flow.model import Metric, Unit, View
from referral_flow.panels.parts.filtered import label_of
from referral_flow.panels.parts.over_time import over_time
from referral_flow.panels.parts.splits import by_split
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

FOLLOW, NOTHING, CHART, PARTS = "follow", "none", "followed", "followed_parts"
FOLLOWED = tuple({one.metric: one for one in (*DIFFERENCES, *CHANGES)}.values())
SHAPES = ("ratio", "rate", "count")  # those that are held against limits


def follow_control(warehouse: Warehouse, asked: Mapping[str, str]) -> tuple[Control, ...]:
    """The measures that are searched, once a finding has led to one of them."""
    return () if asked.get(FOLLOW, NOTHING) == NOTHING else _control(warehouse)


def _control(warehouse: Warehouse) -> tuple[Control, ...]:
    options = tuple((key, label) for one in FOLLOWED for key, label in _options(warehouse, one))
    if not options:
        return ()
    return (Control(FOLLOW, LABEL, ((NOTHING, NONE), *options), NOTHING, kind="list"),)


def followed(
    warehouse: Warehouse, view: View, choices: Mapping[str, str], apart: Sequence[Unlike] = ()
) -> list[Chart | Note]:
    """The measure chosen as a control chart of the view's unit; nothing where none is chosen.

    Of a part of a measure first all parts beside each other, with what was expected of it where
    that is a finding of `apart`.
    """
    asked = choices.get(FOLLOW, NOTHING)
    key, _, part = asked.partition(":")
    if asked not in dict(_all_options(warehouse)):
        return []
    metric = warehouse.metrics[key]
    split, _, value = part.partition(":")
    parts = drawn = None
    if view.unit.kind in metric.unit_kinds:
        if value:
            parts = by_split(warehouse, key, view, split, chart_key=PARTS, place="main",
                             within=(split, value))  # fmt: skip
            parts = _with_expected(parts, metric, view, _found(apart, view, key, split, value))
        drawn = over_time(
            warehouse, key, view, chart_key=CHART, split=split or None, split_value=value or None
        )
    found = [block for block in (parts, drawn) if block]
    return found or [Note(metric.label, Sentence(NOT_HERE), "missing", "main")]


def _found(
    apart: Sequence[Unlike], view: View, metric: str, split: str, value: str
) -> Unlike | None:
    """The finding that leads here: of this unit, part and period."""
    asked = (metric, view.unit.unit_id, split, value, (view.period.period_id,))
    return next((one for one in apart if asked == (
        one.metric, one.unit_id, one.split, one.split_value, one.level.period_ids,
    )), None)  # fmt: skip


def _with_expected(
    chart: Chart | None, metric: Metric, view: View, one: Unlike | None
) -> Chart | None:
    """With the level that the unit's other parts foretell said under the chart."""
    points = {point.x: point for series in chart.series for point in series.points} if chart else {}
    if one is None or one.split_value not in points:
        return chart
    point = points[one.split_value]
    expected = replace(free(one.others, metric.unit, metric.decimals), ends=(point.amount,))
    reading = chart.reading
    own = reading if isinstance(reading, Sentence) else Sentence(reading or Text("", ""))
    words = sentences(EXPECTED.format(part=inside(point.label)), own.words)
    return replace(chart, reading=Sentence(
        words, {"expected": expected} | dict(own.amounts), hidden=EXPECTED_HIDDEN
    ))  # fmt: skip


def way_to_followed(
    metric: str,
    unit: Unit,
    part: tuple[str, str] | None,
    period_id: str | None,
    chart: str = CHART,
) -> Lead:
    """The lead to this chart, of one unit; `chart` PARTS to that of all parts."""
    asked = ":".join((metric, *part)) if part else metric
    return Lead("overview", unit.unit_id, period_id, choices=((FOLLOW, asked),), chart=chart)


def _all_options(warehouse: Warehouse) -> tuple[tuple[str, Text], ...]:
    return tuple(option for one in _control(warehouse) for option in one.options[1:])


def _options(warehouse: Warehouse, one: Headline) -> list[tuple[str, Text]]:
    metric = warehouse.metrics.get(one.metric)
    if metric is None or not metric.is_available or metric.shape not in SHAPES:
        return []
    parts = []
    if one.split and one.split in warehouse.splits(one.metric):
        found = warehouse.values(one.metric, grain="year", split=one.split)["split_value"]
        values = [value for value in warehouse.split_labels(one.split) if value in set(found)]
        parts = [
            (f"{one.metric}:{one.split}:{value}",
             PART.format(whole=metric.label,
                         part=inside(label_of(warehouse, (one.split, value)))))
            for value in values
        ]  # fmt: skip
    return [(one.metric, metric.label), *parts]


EXPECTED = Text(
    "Väntat för {part} var {{expected}}, efter mottagningens övriga patienter.",
    "Expected for {part} was {{expected}}, by the clinic's other patients.",
)
EXPECTED_HIDDEN = Text("Grupper med få fall visas inte.", "Groups with few cases are not shown.")
LABEL = Text("Följ ett mått över tid", "Follow a measure over time")
NONE = Text("Inget mått valt", "No measure chosen")
PART = Text("{whole}, {part}", "{whole}, {part}")
NOT_HERE = Text(
    "Måttet finns inte för den enhet som är vald.",
    "The measure is not known for the unit chosen.",
)
