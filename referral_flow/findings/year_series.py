"""The months that the search for changes holds against each other, on a scale for comparing.

Months of which much was lost are left out, counts are held against the rest of the region's same
months, and a wide unit is searched once where another one's figures are its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from referral_flow.charts.lost import UNUSABLE, lost_weeks
from referral_flow.findings.headlines import Headline
from referral_flow.findings.searched_series import Series, series_of, units_of_parts
from referral_flow.model import Metric, Period
from referral_flow.statistics.season import index_at, season_index
from referral_flow.statistics.unlike_others import SHARES
from referral_flow.statistics.working_days import working_days
from referral_flow.warehouse import Warehouse

WHOLE = "region"  # groups within others have no months of their own
MOST_MONTHS = 36  # what changed before that is no news


def year_series(warehouse: Warehouse, headline: Headline) -> list[Series]:
    """The series of a headline that are searched: each unit, and each group of the region."""
    metric = warehouse.metrics.get(headline.metric)
    if metric is None or not metric.is_available:
        return []
    mixed = units_of_parts(warehouse, metric)  # their mix may change, which is no change of either
    units = [
        _kept(warehouse, one)
        for one in series_of(warehouse, metric, None, of_the_rest)
        if one.unit_id not in mixed
    ]
    return units + list(_groups(warehouse, metric, headline.split))


def _groups(warehouse: Warehouse, metric: Metric, split: str | None) -> Iterator[Series]:
    if split not in metric.splits:
        return
    for one in series_of(warehouse, metric, split, of_the_rest):
        if warehouse.units[one.unit_id].kind == WHOLE:
            yield _kept(warehouse, one)


def of_the_rest(own: np.ndarray, region: np.ndarray | None, is_whole: bool, months: list[Period]):
    """What a count is held against: the others' same months, or of a whole its own season.

    Easter moves between months and snow keeps everyone at home; the others know of both. A whole
    knows how many days were open.
    """
    if not is_whole and region is not None and np.nansum(region - own) > 0:
        return np.nan_to_num(region - own)
    days = np.array([working_days(month.starts_on, month.ends_on) for month in months])
    calendar = [month.starts_on.month for month in months]
    return days * index_at(season_index(own / days, calendar), calendar)


def _kept(warehouse: Warehouse, series: Series) -> Series:
    """The latest months, without those of which so much was lost that nothing can be concluded."""
    series = series.of_months(np.arange(len(series.months)) >= len(series.months) - MOST_MONTHS)
    if series.metric.counts_from != "bookings":
        return series
    clinics = [clinic.unit_id for clinic in warehouse.units_within(series.unit_id)]
    shares = lost_weeks(warehouse.profile("coverage"), clinics).shares(series.months)
    return series.of_months(shares < UNUSABLE) if (shares >= UNUSABLE).any() else series


def on_scale(series: Series) -> tuple[np.ndarray, np.ndarray]:
    """Each month's level where chance has the same spread at every level, and its variance there.

    Arcsine for shares, the square root for rates and counts. Of a sample, whose days follow on each
    other, chance is not known: it is part of how months wander.
    """
    if series.metric.shape == "sample":
        return np.sqrt(series.counted / series.cases), np.zeros(len(series.cases))
    more = 0.5 if series.model is SHARES else 0.0
    return series.model.anscombe(series.counted, series.cases), 0.25 / (series.cases + more)


def calendar(series: Series) -> np.ndarray:
    """The month of the year, 1–12, of each month."""
    return np.array([month.starts_on.month for month in series.months])
