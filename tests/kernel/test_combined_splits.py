"""Splits by two or three things at once: kept where many meet, and not too finely."""

from __future__ import annotations

import pytest

from pipelines.published import VALUE_TABLES
from tests.kernel.metric_on_paper import roll_up

HAPPENED = """
    clinic_id  day         owner   reason   exam
    rays       2025-08-04  region  missing  MR_KNEE
    """
WORDS = "clinic_id VARCHAR, day DATE, owner VARCHAR, reason VARCHAR, exam VARCHAR"
KINDS = 'physio = "clinic_id"\nradiology = "clinic_id"'
MEASURES = {
    "ratio": ("numerator  denominator", "1  2", "numerator INTEGER, denominator INTEGER"),
    "count": ("value", "1", "value INTEGER"),
    "sample": ("value", "1", "value DOUBLE"),
    "duration": ("wait_days  outcome", "3  seen", "wait_days INTEGER, outcome VARCHAR"),
    "table": ("count  route", "1  a", "count INTEGER, route VARCHAR"),
}


def kept(shape: str, splits: str) -> set[tuple[str, str, str]]:
    """Kind of unit, grain and value of the split by several things, as they were kept."""
    names, cells, types = MEASURES[shape]
    header, row = HAPPENED.strip("\n").splitlines()[:2]
    dimensions = '\ndimensions = ["route"]' if shape == "table" else ""
    made = roll_up(
        shape,
        f"{header}  {names}\n{row}  {cells}",
        f"{WORDS}, {types}",
        units=KINDS,
        more=splits + dimensions,
    )
    return set(
        made.execute(
            f"select unit_kind, grain, split_value from {VALUE_TABLES[shape]} "
            "join marts.units using (unit_id) join marts.periods using (period_id) "
            "where contains(split, ',')"
        ).fetchall()
    )


@pytest.mark.parametrize("shape", MEASURES)
def test_a_split_by_two_things_is_kept_for_region_and_radiology(shape):
    """Not for care choice, municipality or other clinics; by month where that costs little."""
    found = kept(shape, 'splits = ["owner,reason"]')

    assert {kind for kind, _, _ in found} == {"region", "radiology"}
    by_month = {"month"} if shape in ("ratio", "count") else set()
    assert {grain for _, grain, _ in found} == {"quarter", "year", "12m", "all"} | by_month
    assert {value for _, _, value in found} == {"region,missing"}


def test_a_numerator_may_be_split_by_three_things():
    """Kept for the same units as by two, by quarter and coarser."""
    found = kept("ratio", 'numerator_splits = ["owner,reason,exam"]')

    assert found == {
        (kind, grain, "region,missing,MR_KNEE")
        for kind in ("region", "radiology")
        for grain in ("quarter", "year", "12m", "all")
    }


def test_a_table_may_be_split():
    """Its parts sum to the whole: two of three routes were asked for by the region's own."""
    happened = """
        clinic_id  day         route  owner    count
        north      2025-08-04  a>b    region   2
        north      2025-08-05  a>b    private  1
        """
    types = "clinic_id VARCHAR, day DATE, route VARCHAR, owner VARCHAR, count INTEGER"
    made = roll_up("table", happened, types, more='dimensions = ["route"]\nsplits = ["owner"]')

    assert made.execute(
        "select split, split_value, dimension_1, count from metrics.tables "
        "where unit_id = 'north' and period_id = '2025-Q3' order by all"
    ).fetchall() == [
        ("owner", "private", "a>b", 1),
        ("owner", "region", "a>b", 2),
        (None, None, "a>b", 3),
    ]
