"""A warehouse made of small frames: the same class, the same filters, no file.

Rows are given as tuples in the order of the published tables; periods, units and completeness are
made here unless given. One region, two municipalities, three physio clinics and a health centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

import polars as pl

from referral_flow.model import Metric, Period, Unit
from referral_flow.text import Text, same
from referral_flow.warehouse import Warehouse
from tests.published_rows import catalogue_row, completeness, members, unit_row
from tests.published_tables import COLUMNS, SPLITS, split_value_rows

AS_OF = date(2025, 10, 31)
DATA_FROM = date(2023, 11, 1)

ORDINARY = {
    "decimals": 0,
    "good": "up",
    "target": None,
    "matures_after_days": 3,
    "splits": (),
    "numerator_splits": (),
    "unit_kinds": ("physio", "care_choice", "municipality", "region"),
    "label": Text("Ett mått", "A metric"),
    "definition": Text("Så räknas det.", "So it counts."),
    "why": Text("Därför.", "Because."),
    "source": "HSF 2017:80",
    "sql": "select 1",
}


def metric(key: str, shape: str = "ratio", **changes) -> Metric:
    """A metric with ordinary front matter; any field of `Metric` can be changed."""
    units = {"ratio": "percent", "rate": "per_1000", "duration": "days", "sample": "days"}
    plain = {"unit": units.get(shape, "count"), "per": 1000.0 if shape == "rate" else None}
    return Metric(**(ORDINARY | plain | {"key": key, "shape": shape} | changes))


def units() -> tuple[Unit, ...]:
    """A region, its care choice, two municipalities and four clinics; K3 has no contract."""
    home = {"region_id": "region-17"}
    clinics = (
        ("K1", "physio", "Björken rehab", "region", "cosmic", "municipality-1780", True),
        ("K2", "physio", "Eken rehab", "private", "cosmic", "municipality-1780", True),
        ("K3", "physio", "Granen rehab", "private", "other", "municipality-1784", False),
        (
            "V1",
            "health_centre",
            "Lindens vårdcentral",
            "region",
            "cosmic",
            "municipality-1780",
            False,
        ),
    )
    return (
        Unit("region-17", "region", same("Värmland")),
        Unit("care_choice-17", "care_choice", Text("Vårdvalet", "The care choice"), **home),
        Unit("municipality-1780", "municipality", same("Karlstad"), **home),
        Unit("municipality-1784", "municipality", same("Arvika"), **home),
        *(_clinic(*clinic) for clinic in clinics),
    )


def _clinic(unit_id, kind, name, owner, record_system, municipality_id, is_chosen) -> Unit:
    return Unit(
        unit_id,
        kind,
        same(name),
        municipality_id=municipality_id,
        care_choice_id="care_choice-17" if is_chosen else None,
        region_id="region-17",
        owner=owner,
        record_system=record_system,
    )


@cache  # asked for by every fake, and made of 700 days
def periods(data_from: date = DATA_FROM, as_of: date = AS_OF) -> tuple[Period, ...]:
    """Every period of every grain that touches the data, as the pipeline names them."""
    days = [data_from + timedelta(n) for n in range((as_of - data_from).days + 1)]
    found = {
        name: Period(name, grain, *ends) for day in days for grain, name, ends in _periods_of(day)
    }
    twelve = [_twelve_months(as_of.year, as_of.month), _twelve_months(as_of.year - 1, as_of.month)]
    whole = Period("all", "all", data_from, as_of)
    return (*found.values(), *(period for period in twelve if period.starts_on >= data_from), whole)


def _periods_of(day: date) -> Iterable[tuple[str, str, tuple[date, date]]]:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    quarter = (day.month + 2) // 3
    yield "week", f"{year}-W{week:02}", (monday, monday + timedelta(6))
    yield "month", f"{day:%Y-%m}", (day.replace(day=1), _last_day(day.year, day.month))
    yield (
        "quarter",
        f"{day.year}-Q{quarter}",
        (date(day.year, quarter * 3 - 2, 1), _last_day(day.year, quarter * 3)),
    )
    yield "year", str(day.year), (date(day.year, 1, 1), date(day.year, 12, 31))


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _twelve_months(year: int, month: int) -> Period:
    ends_on = _last_day(year, month)
    starts_on = date(year - 1 + month // 12, month % 12 + 1, 1)
    return Period(f"12m-{year}-{month:02}", "12m", starts_on, ends_on)


class FakeWarehouse(Warehouse):
    """A `Warehouse` whose tables are the rows given here.

    Each begins (metric, unit_id, period_id, split, split_value): `ratios` end (numerator,
    denominator[, expected]), `counts` (value), `samples` (n, mean, p10, p25, p50, p75, p90),
    `durations` (day, outcome, cases). Any other table goes by its full name in `others`.
    """

    def __init__(
        self,
        metrics: Iterable[Metric],
        *,
        ratios: Iterable[tuple] = (),
        counts: Iterable[tuple] = (),
        samples: Iterable[tuple] = (),
        durations: Iterable[tuple] = (),
        tables: Iterable[tuple] = (),
        units: Iterable[Unit] = units(),
        periods: Iterable[Period] | None = None,
        as_of: date = AS_OF,
        data_from: date = DATA_FROM,
        is_synthetic: bool = True,
        others: Mapping[str, Iterable[tuple]] | None = None,
    ) -> None:
        metrics, units = tuple(metrics), tuple(units)
        spans = tuple(periods) if periods is not None else _default_periods(data_from, as_of)
        rows = {
            "metrics.ratios": [(*row, None)[:8] for row in ratios],
            "metrics.counts": counts,
            "metrics.samples": samples,
            "metrics.durations": durations,
            "metrics.tables": tables,
            "metrics.catalogue": [catalogue_row(one) for one in metrics],
            "metrics.completeness": completeness(metrics, spans, data_from, as_of),
            "marts.units": [unit_row(unit, place) for place, unit in enumerate(units)],
            "marts.unit_clinics": members(units),
            "marts.periods": [(p.period_id, p.grain, p.starts_on, p.ends_on) for p in spans],
            "reference.splits": [(key, sv, en) for key, (sv, en, _) in SPLITS.items()],
            "reference.split_values": split_value_rows(),
            "profiles.build": [
                (
                    "abcdef012345",
                    as_of,
                    is_synthetic,
                    "Värmland",
                    "Värmland",
                    data_from,
                    "Syntetisk region",
                    [],
                )
            ],
        } | dict(others or {})
        self.frames = {
            name: pl.DataFrame(list(rows.get(name, ())), schema=schema, orient="row")
            for name, schema in COLUMNS.items()
        }
        super().__init__(self._frame)

    def _frame(self, table: str, *columns: str, **chosen: str | list[str] | None) -> pl.DataFrame:
        rows = self.frames[table].filter(
            pl.lit(True),
            *(
                pl.col(name).is_in(value)
                if isinstance(value, list)
                else pl.col(name).eq_missing(pl.lit(value))
                for name, value in chosen.items()
            ),
        )
        return rows.select(columns).unique(maintain_order=True) if columns else rows


_default_periods = periods
