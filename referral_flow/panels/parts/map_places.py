"""The municipalities of a map: their borders, their numbers, and how they lie beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from referral_flow import few
from referral_flow.blocks import Lead, Point
from referral_flow.charts.amounts import Counted
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.municipality_map import Mapped
from referral_flow.charts.unit_dots import UnitShare, by_size
from referral_flow.model import Metric, Origin, Period, Unit, View
from referral_flow.panels.parts.compare_units import Asked
from referral_flow.panels.parts.map_choices import BY, HOME, HOMES, KIND, METRIC, has_homes
from referral_flow.panels.parts.overview_ways import way_to
from referral_flow.panels.parts.periods import period_for_splits
from referral_flow.shapes import Area, outline_of
from referral_flow.statistics import funnel as limits
from referral_flow.text import Text, same
from referral_flow.warehouse import Warehouse

ELSEWHERE = "elsewhere"  # the value of the split for those who live in none of the municipalities


@dataclass(frozen=True)
class MapAsked:
    """A measure on the map of a view: by the clinics' places, or by the patients' homes."""

    warehouse: Warehouse
    metric: Metric
    view: View
    by_home: bool = False

    @property
    def around(self) -> Unit:
        """Whose map it is: the region of a municipality, else the unit itself."""
        unit = self.view.unit
        return self.warehouse.units.get(unit.region_id or "", unit) if unit.kind == KIND else unit

    @property
    def period(self) -> Period:
        """The view's own; by home the quarter around a shorter one."""
        period = self.view.period
        return period_for_splits(self.warehouse, period) if self.by_home else period

    @property
    def read(self) -> Asked:
        """The measure of municipalities, as clinics are read when they are compared."""
        split = HOMES if self.by_home else None
        return Asked(self.warehouse, self.metric.key, KIND, split, period=self.period)

    @property
    def own(self) -> Unit | None:
        """The municipality that the page is about, if it is about one."""
        return self.view.unit if self.view.unit.kind == KIND else None


def mapped(asked: MapAsked) -> Mapped:
    """All that the map shows."""
    units = _municipalities(asked)
    lost = [] if asked.by_home else [one for one in units if asked.read.is_lost(one)]
    rows = _by_home(asked, units) if asked.by_home else asked.read.shares(_without(units, lost))
    rows = by_size(rows) if asked.view.audience == "council" else rows
    whole = next(iter(_whole(asked)), None)
    return Mapped(
        _areas(asked), rows, whole, _compared(asked, rows, whole), lost, _elsewhere(asked),
        asked.by_home, has_homes(asked.metric),
        {row.unit.unit_id: _lead(asked, row.unit) for row in rows},
    )  # fmt: skip


def _municipalities(asked: MapAsked) -> list[Unit]:
    return [
        one for one in asked.warehouse.units.values()
        if one.kind == KIND and asked.around.unit_id in (one.region_id, "nation-SE")
    ]  # fmt: skip


def _without(units: Sequence[Unit], others: Sequence[Unit]) -> list[Unit]:
    return [one for one in units if one not in others]


def _whole(asked: MapAsked) -> list[UnitShare]:
    read = Asked(asked.warehouse, asked.metric.key, asked.around.kind, period=asked.period)
    return read.shares([asked.around])


def _by_home(asked: MapAsked, units: Sequence[Unit]) -> list[UnitShare]:
    """Those who live in each municipality; no clinic is named by where its patients live."""
    counts = _homes(asked)
    return [
        UnitShare(_as_home(unit), counts[unit.unit_id]) for unit in units if unit.unit_id in counts
    ]


def _as_home(unit: Unit) -> Unit:
    return replace(unit, is_one_clinic=False)


def _homes(asked: MapAsked) -> dict[str, Counted]:
    """Counts by where patients live, by unit id or ELSEWHERE."""
    frame = asked.warehouse.values(
        asked.metric.key, unit_ids=[asked.around.unit_id],
        period_ids=[asked.period.period_id], split=HOMES,
    )  # fmt: skip
    rule = "share" if asked.metric.counts_people else "free"
    return {
        value: Counted(int(top or 0), int(cases),
                       Origin(asked.metric.key, asked.around, asked.period, HOMES, value),
                       rule=rule)
        for value, top, cases in frame.select(
            "split_value", "numerator", "denominator").iter_rows()
        if cases
    }  # fmt: skip


def _elsewhere(asked: MapAsked) -> Point | None:
    counted = _homes(asked).get(ELSEWHERE) if asked.by_home else None
    return Point(ELSEWHERE, counted.amount, LIVES_ELSEWHERE) if counted else None


def _compared(
    asked: MapAsked, rows: Sequence[UnitShare], whole: UnitShare | None
) -> Compared | None:
    """The municipalities beside each other; None where they are too few to tell of a spread."""
    if whole is None or len(rows) < limits.LEAST_UNITS:
        return None
    own = {asked.own.unit_id} if asked.own else set()
    if own and not own & {row.unit.unit_id for row in rows}:
        return None
    counts = [row.counted for row in rows]
    found = limits.funnel([one.numerator for one in counts], [one.denominator for one in counts])
    seen = frozenset(
        row.unit.unit_id for row in rows
        if not few.is_few(row.counted.amount, asked.view.audience)
    )  # fmt: skip
    return Compared(rows, whole, found, frozenset(own), seen)


def _lead(asked: MapAsked, unit: Unit) -> Lead:
    """To the page that tells of the municipality's clinics; of homes to the same map, with it."""
    here = Lead("map", unit.unit_id, choices=((METRIC, asked.metric.key), (BY, HOME)))
    return here if asked.by_home else way_to(asked.metric.key, unit) or here


def _areas(asked: MapAsked) -> tuple[Area, ...]:
    """Every municipality of the region, or of all regions for the nation, clinic or not."""
    borders = asked.warehouse.profile("borders")
    if asked.around.kind == "region":
        borders = borders.filter(region_id=asked.around.unit_id)
    return tuple(_area(asked, row) for row in borders.iter_rows(named=True))


def _area(asked: MapAsked, row: dict) -> Area:
    unit_id = row["municipality_id"]
    unit = asked.warehouse.units.get(unit_id)
    return Area(
        unit_id, unit.name if unit else same(row["name"]),
        outline_of(list(zip(x, y, strict=True)) for x, y in zip(row["x"], row["y"], strict=True)),
        (row["middle_x"], row["middle_y"]), asked.own is not None and unit_id == asked.own.unit_id,
    )  # fmt: skip


LIVES_ELSEWHERE = Text("Boende utanför regionen, eller okänt", "Living elsewhere, or not known")
