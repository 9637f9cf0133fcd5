"""The values of a split side by side, each with its interval: how far groups lie apart.

Largest group first; the finding is about the spread, and names groups only where they are no units.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.phrases import AXIS_ENDS, inside, noun, sentences
from referral_flow.charts.unit_dots import ENOUGH_FOR_SPREAD, differ
from referral_flow.model import Metric, Period
from referral_flow.text import Text

LEAST_NAMED = 5  # people counted, and left over, before a group stands in a title


@dataclass(frozen=True)
class Group:
    """One value of a split: its key, its name, and its number."""

    key: str
    label: Text | UnitLabel
    amount: Amount

    @property
    def size(self) -> float:
        """Those it rests on; of a count the number itself."""
        return self.amount.n or 0

    @property
    def counted(self) -> Counted:
        return Counted(self.amount.numerator or 0, self.amount.n or 0)


@dataclass(frozen=True)
class Divided:
    """A metric divided by a split in one period: groups, their whole, and what they are called."""

    metric: Metric
    period: Period
    by: Text  # "Undersökning"
    groups: tuple[Group, ...]
    whole: Amount
    called: Text | None = None
    marked: str | None = None  # the group that the page's filter has chosen

    @property
    def noun(self) -> Text:
        return self.called or noun(self.metric)


def split_dots(
    seen: Divided, *, key: str, place: str = "why", coarser: Text | None = None
) -> Chart:
    """Of a share or a rate a dot per group with its interval, and the whole as a line.

    Of a count a bar per group.
    """
    is_counted = seen.metric.shape == "count"
    axis = Axis("number", minimum=0.0) if is_counted else _axis(seen)
    groups = sorted(seen.groups, key=lambda group: -group.size)
    points = tuple(_point(group, seen.marked) for group in groups)
    marks = Series("groups", seen.metric.label, points, draw="bar" if is_counted else "points",
                   show_interval=not is_counted)  # fmt: skip
    return Chart(
        key=key,
        kind="bars" if is_counted else "dots",
        finding=_largest(seen) if is_counted else spread(seen),
        measure=MEASURE.format(label=seen.metric.label, by=inside(seen.by)),
        x=Axis("category"),
        y=replace(axis, unit=seen.metric.unit, decimals=seen.metric.decimals),
        series=(marks,) if is_counted else (marks, _whole(seen)),
        metric=seen.metric.key,
        basis=basis(_all(seen), seen.period.label),
        reading=None if is_counted else _reading(axis),
        is_breakdown=True,
        is_horizontal=True,
        place=place,
        coarser=coarser,
    )  # fmt: skip


def spread(seen: Divided) -> Sentence:
    """Whether groups differ more than chance explains, and from what to what.

    Units are not named: this is no league table. Hidden where any group is that it compares.
    """
    known = [group for group in seen.groups if _is_safe(group)]
    words = {"noun": seen.noun, "by": inside(seen.by)}
    hidden = NOT_ALL_SHOWN.format(**words)
    is_compared = seen.metric.shape == "ratio"
    compared = {f"group_{place}": group.amount for place, group in enumerate(known) if is_compared}
    if seen.metric.shape != "ratio" or not differ([group.counted for group in known]):
        plain = ALIKE if seen.metric.shape == "ratio" else OF_ALL
        return Sentence(plain.format(**words), {"whole": seen.whole} | compared, hidden=hidden)
    if any(isinstance(group.label, UnitLabel) for group in known):
        return Sentence(UNITS_DIFFER.format(**words), {"whole": seen.whole} | compared, hidden)
    low, high = (pick(known, key=lambda group: group.amount.value) for pick in (min, max))
    named = {"low_group": inside(low.label), "high_group": inside(high.label)}
    ends = {"low": low.amount, "high": high.amount}
    return Sentence(DIFFER.format(**words, **named), ends | compared, hidden=hidden)


def _is_safe(group: Group) -> bool:
    """Whether a group is large enough to stand in a title, whoever reads it."""
    counted, n = group.amount.numerator or 0, group.amount.n or 0
    return n >= ENOUGH_FOR_SPREAD and min(counted, n - counted) >= LEAST_NAMED


def _point(group: Group, marked: str | None) -> Point:
    role = "neutral" if marked and group.key != marked else None
    return Point(group.key, group.amount, label=group.label, role=role)


def _whole(seen: Divided) -> Series:
    words = Sentence(ALL_IS, {"value": seen.whole}, hidden=ALL)
    return Series("whole", ALL, (Point("whole", seen.whole, label=ALL),), role="mean", draw="line",
                  end_label=words)  # fmt: skip


def _axis(seen: Divided) -> Axis:
    """Shares to 100 %, or where all lie in the lower half to the nearest ten above the highest."""
    highest = max((group.amount.high or 0 for group in seen.groups), default=1.0)
    if seen.metric.shape != "ratio":
        return Axis("number", minimum=0.0)
    return Axis("number", minimum=0.0, maximum=1.0 if highest > 0.5 else ceil(highest * 10) / 10)


def _reading(axis: Axis) -> Text | Sentence:
    if axis.maximum in (None, 1.0):
        return SORTED
    end = Amount(axis.maximum, "percent", rule="free")
    return Sentence(sentences(SORTED, AXIS_ENDS), {"end": end})


def _all(seen: Divided) -> Amount:
    """How many all groups together rest on."""
    return people(seen.whole.n, None, seen.whole.partners)


def _largest(seen: Divided) -> Sentence:
    """The largest group's part of all."""
    first = max(seen.groups, key=lambda group: group.size)
    share = replace(Counted(int(first.size), int(seen.whole.value or 0)).amount,
                    origin=None)  # fmt: skip
    name = first.label.name if isinstance(first.label, UnitLabel) else inside(first.label)
    return Sentence(LARGEST.format(group=name), {"share": share, "largest": first.amount},
                    hidden=NOT_ALL_SHOWN.format(noun=seen.noun, by=inside(seen.by)))  # fmt: skip


MEASURE = Text("{label}, efter {by}.", "{label}, by {by}.")
ALL, ALL_IS = Text("Alla", "All"), Text("alla: {value}", "all: {value}")
SORTED = Text(
    "Störst grupp överst. Strecken visar osäkerheten (95 %).",
    "Largest group at the top. The lines show the uncertainty (95%).",
)
DIFFER = Text(
    "{noun} skiljer sig efter {by}: från {{low}} för {low_group} till {{high}} för {high_group}",
    "{noun} differs by {by}: from {{low}} for {low_group} to {{high}} for {high_group}",
)
UNITS_DIFFER = Text(
    "{noun} skiljer sig efter {by} mer än slumpen förklarar; för alla är den {{whole}}",
    "{noun} differs by {by} more than chance explains; for all it is {{whole}}",
)
ALIKE = Text(
    "{noun} skiljer sig inte efter {by} mer än slumpen förklarar; för alla är den {{whole}}",
    "{noun} differs by {by} no more than chance explains; for all it is {{whole}}",
)
OF_ALL = Text(
    "{noun} efter {by}; för alla är det {{whole}}", "{noun} by {by}; for all it is {{whole}}"
)
LARGEST = Text("Flest är {group}: {{share}} av alla", "Most are {group}: {{share}} of all")
NOT_ALL_SHOWN = Text(
    "{noun} efter {by}; grupper med få fall visas inte",
    "{noun} by {by}; groups with few cases are not shown",
)
