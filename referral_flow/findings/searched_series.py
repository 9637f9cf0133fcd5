"""The series that are searched for signals: which they are, and their months as arrays.

Every case is searched once: of metrics that tell of the same people in another way, one is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from referral_flow.model import Metric, Period
from referral_flow.statistics.season import index_at, season_index
from referral_flow.statistics.unlike_others import RATES, SHARES, Model
from referral_flow.warehouse import Warehouse

LEAST_MONTHS = 12  # as many as the limits of a control chart rest on
FEW_A_MONTH = 5  # fewer events in a usual month: judged by the cases between them
SHAPES = ("ratio", "rate", "count")
# of a count: own months, the region's, whether it is a whole, the periods → what is usual
Usual = Callable[["np.ndarray", "np.ndarray | None", bool, "list[Period]"], "np.ndarray | None"]
WHOLES = ("region", "care_choice", "nation")  # they are the season that counts are held against
TOLD_BY_OTHERS = {
    "assessed_within_3_days_all": "assessed_within_3_days_cohort",
    "assessed_within_3_days_contact_month": "assessed_within_3_days_cohort",
    "assessed_within_3_days_skr": "assessed_within_3_days_cohort",
    "never_assessed_share": "assessed_within_3_days_cohort",
    "first_pass_acceptance": "return_or_rejection_share and completion_request_share",
    "clinical_information_complete_share": "return_or_rejection_share by reason",
    "rework_share": "return_or_rejection_share and completion_request_share",
    "return_share": "return_or_rejection_share",
    "rejection_share": "return_or_rejection_share",
    "returned_with_advice_share": "return_or_rejection_share",
    "returned_for_missing_info_share": "return_or_rejection_share by reason",
    "administrative_return_share": "return_or_rejection_share",
    "decisions_per_working_day": "referrals_received_count",
    "need_without_referral_share": "need_to_referral_share",
    "transfers_count": "referrals_received_count",
    "assessed_within_3_days_as_coded": "assessed_within_3_days_cohort",
    "assessed_within_3_days_unverified_put_back": "assessed_within_3_days_cohort",
    "assessed_within_3_days_corrected": "assessed_within_3_days_cohort",
    "assessed_within_3_days_choice_upper": "assessed_within_3_days_cohort",
    "beyond_limit_share": "assessed_within_3_days_cohort",
    "offered_within_3_days_share": "assessed_within_3_days_cohort",
    "within_reach_matched_share": "within_reach_share",
    "within_reach_spare_share": "within_reach_share",
    "free_slot_not_on_web_share": "within_reach_share",
    "free_slot_not_known_offered_share": "within_reach_share",
    "capacity_shortage_share": "within_reach_share and shortage_coded_as_choice_share",
    "coded_choice_without_slot_share": "shortage_coded_as_choice_share",
    "choice_verified_share": "shortage_coded_as_choice_share",
    "arrived_within_3_days_share": "arrived_from_other_clinic_share",
    "second_clinic_30_days_share": "arrived_from_other_clinic_share",
    "guarantee_slot_leakage": "guarantee_share",
}
# Mornings, times and searches follow on each other: thirty of one clinic's in a month are not
# thirty cases, and a p-value that took them so would be far too small. They have control charts.
NOT_CASES = (
    "empty_search_share",
    "free_times_known_share",
    "morning_free_share",
    "removed_slot_share",
    "resident_morning_free_share",
    "search_conversion",
    "search_without_time_in_3_days_share",
    "slot_utilisation",
    "unused_slot_share",
)


PARTS = "leg"  # ways: a unit that holds several is searched by each, or a change of mix between
# a quick and a slow one would pass for a change of either


@dataclass(frozen=True)
class Series:
    """Complete months of one metric for one unit, of one value of a split or of none.

    `counted` of `cases`; for a count `cases` is what the season would have a usual month hold.
    `expected`: what each month's calendar would give, None where all months are alike.
    """

    metric: Metric
    unit_id: str
    split: str | None
    split_value: str | None
    months: tuple[Period, ...]
    counted: np.ndarray
    cases: np.ndarray
    expected: np.ndarray | None

    @property
    def model(self) -> Model:
        return SHARES if self.metric.shape == "ratio" else RATES

    @property
    def per(self) -> float:
        """What a level is told per: 1 000 visits, or one."""
        return self.metric.per or 1.0

    @property
    def rarer(self) -> np.ndarray:
        """The events or, where they are fewer, the cases without one."""
        rest = self.cases - self.counted
        return rest if self.model is SHARES and rest.sum() < self.counted.sum() else self.counted

    @property
    def is_rare(self) -> bool:
        return float(np.median(self.rarer)) < FEW_A_MONTH

    def of_months(self, chosen: np.ndarray) -> Series:
        """The same of these months alone; `chosen`: True where a month is kept."""
        return replace(
            self,
            months=tuple(one for one, is_kept in zip(self.months, chosen, strict=True) if is_kept),
            counted=self.counted[chosen],
            cases=self.cases[chosen],
            expected=None if self.expected is None else self.expected[chosen],
        )


def searched_metrics(warehouse: Warehouse) -> list[Metric]:
    """Shares, rates and counts that the extract has, each kind of case once."""
    return [
        metric
        for metric in warehouse.metrics.values()
        if metric.shape in SHAPES and metric.is_available and _is_searched(metric.key)
    ]


def _is_searched(key: str) -> bool:
    return key not in TOLD_BY_OTHERS and key not in NOT_CASES


def month_series(warehouse: Warehouse) -> Iterator[Series]:
    """All series with at least LEAST_MONTHS complete months, in the order of the catalogue."""
    for metric in searched_metrics(warehouse):
        mixed = units_of_parts(warehouse, metric)
        for split in (None, *metric.watch):
            for one in series_of(warehouse, metric, split):
                if split not in (None, PARTS) or (one.unit_id in mixed) == (split == PARTS):
                    yield one


def units_of_parts(warehouse: Warehouse, metric: Metric) -> frozenset[str]:
    """Units whose cases are of several PARTS, of a metric that is watched by them."""
    if PARTS not in metric.watch:
        return frozenset()
    rows = warehouse.values(metric.key, split=PARTS)
    counts = rows.group_by("unit_id").agg(pl.col("split_value").n_unique())
    return frozenset(counts.filter(pl.col("split_value") > 1)["unit_id"])


def season_of_others(
    own: np.ndarray, region: np.ndarray | None, is_whole: bool, months: list[Period]
) -> np.ndarray | None:
    """What a usual month holds by the season of the rest of the region; None of a whole."""
    return None if is_whole or region is None else _season(region - own, months)


def series_of(
    warehouse: Warehouse, metric: Metric, split: str | None, usual: Usual = season_of_others
) -> Iterator[Series]:
    """The months of every unit, of each value of the split; once where two units are one clinic.

    `usual` gives the `cases` of a count from its own months, its region's, whether it is a whole
    itself, and the periods; None leaves the unit out. Of a sample each day of a unit is a case.
    """
    months = warehouse.complete_periods(metric.key, "month")
    rows = warehouse.values(metric.key, grain="month", split=split)
    cells = _cells(rows, metric, [month.period_id for month in months])
    of_clinics = {_told(key, cell) for key, cell in cells.items() if _is_clinic(warehouse, key)}
    for key, (counted, cases, expected) in cells.items():
        if not _is_clinic(warehouse, key) and _told(key, cells[key]) in of_clinics:
            continue  # a municipality whose figures are those of one clinic
        unit_id, value = key
        if metric.shape == "count":
            region = cells.get((warehouse.units[unit_id].region_id, value))
            is_whole = warehouse.units[unit_id].kind in WHOLES
            cases = usual(counted, region[0] if region else None, is_whole, months)
            if cases is None:
                continue
        start = _phase_start(warehouse, metric, unit_id, months)
        kept = np.arange(len(months)) >= start
        kept &= np.isfinite(counted) & (cases > 0)
        # one without any events is still one of the others
        if kept.sum() >= LEAST_MONTHS and (split is None or counted[kept].sum() > 0):
            yield Series(
                metric, unit_id, split, value,
                tuple(month for month, is_kept in zip(months, kept, strict=True) if is_kept),
                counted[kept], cases[kept], None if expected is None else expected[kept],
            )  # fmt: skip


def _cells(rows: pl.DataFrame, metric: Metric, month_ids: list[str]) -> dict[tuple, tuple]:
    """(unit, split value) → counted, cases and expected by month; nan where there is no row."""
    place = {month: at for at, month in enumerate(month_ids)}
    if metric.shape == "sample":
        rows = rows.with_columns(numerator=pl.col("mean") * pl.col("n"), denominator=pl.col("n"))
    columns = ["value"] if metric.shape == "count" else ["numerator", "denominator", "expected"]
    columns = [column for column in columns if column in rows.columns]
    found: dict[tuple, np.ndarray] = {}
    chosen = rows.select("unit_id", "split_value", "period_id", *columns)
    for unit_id, value, period_id, *numbers in chosen.iter_rows():
        if period_id in place:
            empty = np.full((3, len(month_ids)), np.nan)
            arrays = found.setdefault((unit_id, value), empty)
            arrays[: len(numbers), place[period_id]] = [
                np.nan if number is None else float(number) for number in numbers
            ]
    return {key: _named(arrays) for key, arrays in found.items()}


def _named(arrays: np.ndarray) -> tuple:
    counted, cases, expected = arrays
    is_expected = np.isfinite(expected[np.isfinite(counted)]).all()
    return counted, np.nan_to_num(cases), expected if is_expected else None


def _is_clinic(warehouse: Warehouse, key: tuple[str, str | None]) -> bool:
    return warehouse.units[key[0]].is_clinic


def _told(key: tuple[str, str | None], cell: tuple) -> tuple:
    """What a series tells, whoever it is of."""
    return key[1], cell[0].tobytes(), cell[1].tobytes()


def _season(others: np.ndarray, months: list[Period]) -> np.ndarray:
    calendar = [month.starts_on.month for month in months]
    return index_at(season_index(others, calendar), calendar)


def _phase_start(warehouse: Warehouse, metric: Metric, unit_id: str, months: list[Period]) -> int:
    """The first whole month of the phase in force now; 0 where no phase was logged."""
    starts = [marker.on for marker in warehouse.phases(metric.key, unit_id)]
    return sum(month.starts_on < starts[-1] for month in months) if starts else 0
