"""A share by municipality as a map: who is where, how sure each number is, and who stands apart.

Never a ranking: shades follow the numbers in steps, and a difference is told only where the
municipalities differ by more than they usually do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from referral_flow.blocks import Amount, Axis, Chart, Lead, Point, Series, UnitLabel
from referral_flow.charts.amounts import absent, basis, people
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.funnel_words import BEYOND_INNER
from referral_flow.charts.map_words import title
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import Period, Unit
from referral_flow.shapes import Area
from referral_flow.statistics.funnel import INNER, OUTER
from referral_flow.text import Text


@dataclass(frozen=True)
class Mapped:
    """What a map shows: the region's areas, who has a number, and how they lie beside each other.

    `rows` in the order of the table. `units` is None where too few municipalities have cases for
    anything to be said of them together. `lost`: so much is missing that there is no number.
    `elsewhere`: those who live in none of the areas, where numbers are by home.
    """

    areas: tuple[Area, ...]
    rows: Sequence[UnitShare]
    whole: UnitShare | None
    units: Compared | None
    lost: Sequence[Unit] = ()
    elsewhere: Point | None = None
    by_home: bool = False
    has_homes: bool = True  # whether the measure could be read by home too
    leads: Mapping[str, Lead] = field(default_factory=dict)  # by unit id: where a click goes


def municipality_map(
    label: Text,
    seen: Mapped,
    *,
    metric: str,
    period: Period,
    key: str = "map",
    is_breakdown: bool = False,
    coarser: Text | None = None,
) -> Chart:
    """The map of a share; `is_breakdown` where the municipalities are values of one split."""
    points = tuple(_points(seen))
    marks = Series("municipalities", label, points, draw="points", show_interval=True)
    return Chart(
        key=key,
        kind="map",
        finding=title(seen.units, seen.whole),
        measure=_whose(seen).format(label=label),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=(marks,),
        metric=metric,
        basis=basis(_cases(seen), period.label),
        reading=READING,
        is_breakdown=is_breakdown,
        place="main",
        coarser=coarser,
        shapes=seen.areas,
    )


def _whose(seen: Mapped) -> Text:
    if seen.by_home:
        return BY_HOME
    return BY_PLACE if seen.has_homes else BY_PLACE_ALONE


def _points(seen: Mapped) -> Iterable[Point]:
    outer = seen.units.beyond(OUTER) if seen.units else {}
    inner = seen.units.beyond(INNER) if seen.units else {}
    for row in seen.rows:
        yield _point(row, outer, inner, seen)
    for unit in seen.lost:
        yield Point(unit.unit_id, absent("percent"), UnitLabel.of(unit), note=LOST)
    if seen.elsewhere:
        yield seen.elsewhere


def _point(
    row: UnitShare, outer: Mapping[str, int], inner: Mapping[str, int], seen: Mapped
) -> Point:
    unit_id = row.unit.unit_id
    is_apart = bool(outer.get(unit_id))
    return Point(
        unit_id,
        seen.units.amount(row) if seen.units else row.counted.amount,
        label=UnitLabel.of(row.unit),
        role="signal" if is_apart else None,
        note=BEYOND_INNER if inner.get(unit_id) and not is_apart else None,
        lead=seen.leads.get(unit_id),
    )


def _cases(seen: Mapped) -> Amount:
    return people(seen.whole.counted.denominator if seen.whole else None)


BY_PLACE = Text(
    "{label}, efter kommunen där mottagningen ligger.",
    "{label}, by the municipality in which the clinic lies.",
)
BY_PLACE_ALONE = Text(
    "{label}, efter kommunen där mottagningen ligger; var patienten bor är inte känt för måttet.",
    "{label}, by the municipality in which the clinic lies; where patients live is not known of "
    "the measure.",
)
BY_HOME = Text(
    "{label}, efter kommunen där patienten bor.",
    "{label}, by the municipality in which the patient lives.",
)
READING = Text(
    "Ju starkare färg, desto högre andel. Där andelen bygger på få fall är kommunen randig, och "
    "där står de två tal som andelen troligen ligger mellan (95 %).",
    "The stronger the colour, the higher the share. Where it rests on few cases the municipality "
    "is striped, and shows the two numbers that the share probably lies between (95%).",
)
LOST = Text("uppgifter saknas för perioden", "data are missing for the period")
