"""One measure over time on the overview itself: where a change is seen that no other page draws."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Chart, Control, Lead, Note, Sentence
from referral_flow.charts.phrases import inside
from referral_flow.findings.headlines import CHANGES, DIFFERENCES, Headline
from referral_flow.model import Unit, View
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


def followed(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Chart | Note]:
    """The measure chosen as a control chart of the view's unit; nothing where none is chosen.

    Of a part of a measure first all parts beside each other.
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
        drawn = over_time(
            warehouse, key, view, chart_key=CHART, split=split or None, split_value=value or None
        )
    found = [block for block in (parts, drawn) if block]
    return found or [Note(metric.label, Sentence(NOT_HERE), "missing", "main")]


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


LABEL = Text("Följ ett mått över tid", "Follow a measure over time")
NONE = Text("Inget mått valt", "No measure chosen")
PART = Text("{whole}, {part}", "{whole}, {part}")
NOT_HERE = Text(
    "Måttet finns inte för den enhet som är vald.",
    "The measure is not known for the unit chosen.",
)
