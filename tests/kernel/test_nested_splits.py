"""A nested split: each of its values holds the one before, so it divides nothing."""

from __future__ import annotations

import pytest

from tests.kernel.metric_on_paper import roll_up, values

NESTED = """splits = ["reach", "via", "reach,via"]
nested = {reach = "own"}"""
# three people in August; two had a free time at their own clinic or further off, the last nowhere
HAPPENED = """
    clinic_id  day         reach  via    numerator  denominator
    north      2025-08-04  own    web    1          2
    north      2025-08-04  far    web    2          2
    north      2025-08-05  own    phone  0          1
    north      2025-08-05  far    phone  0          1
    """
TYPES = (
    "clinic_id VARCHAR, day DATE, reach VARCHAR, via VARCHAR, numerator INTEGER, "
    "denominator INTEGER"
)


def kept(where: str) -> list:
    """Split, value, numerator and denominator of the clinic's quarter."""
    made = roll_up("ratio", HAPPENED, TYPES, more=NESTED)
    place = "unit_id = 'north' and period_id = '2025-Q3'"
    columns = "split, split_value, numerator, denominator"
    return values(made, "ratio", columns, f"{place} and {where}")


def test_unsplit_figures_are_of_the_named_value():
    """Three people, not six."""
    assert kept("split is null") == [(None, None, 1, 3)]


def test_its_own_values_are_each_of_everyone():
    """They do not add up to the whole, nor shall they."""
    assert kept("split = 'reach'") == [("reach", "far", 2, 3), ("reach", "own", 1, 3)]


def test_other_splits_are_of_the_named_value():
    """By way of booking: two and one."""
    assert kept("split = 'via'") == [("via", "phone", 0, 1), ("via", "web", 1, 2)]


def test_together_with_another_split_every_value_is_kept():
    """The region's are; a clinic's crossed splits are not."""
    made = roll_up("ratio", HAPPENED, TYPES, more=NESTED)
    where = "unit_id = 'region-17' and period_id = '2025-Q3' and split = 'reach,via'"

    assert values(made, "ratio", "split_value, numerator, denominator", where) == [
        ("far,phone", 0, 1),
        ("far,web", 2, 2),
        ("own,phone", 0, 1),
        ("own,web", 1, 2),
    ]


@pytest.mark.parametrize(
    ("shape", "measures", "types", "unsplit"),
    [
        ("count", ("value", "3", "5"), "value INTEGER", ("value", 3)),
        ("sample", ("value", "3", "5"), "value INTEGER", ("p50", 3.0)),
        (
            "duration",
            ("wait_days  outcome", "3  seen", "5  seen"),
            "wait_days INTEGER, outcome VARCHAR",
            ("day", 3),
        ),
        ("table", ("count  kind", "3  a", "5  a"), "count INTEGER, kind VARCHAR", ("count", 3)),
    ],
)
def test_every_shape_reads_the_named_value(shape, measures, types, unsplit):
    """What is further off is seen in the split alone."""
    head, own, far = measures
    happened = f"""
        clinic_id  day         reach  {head}
        north      2025-08-04  own    {own}
        north      2025-08-04  far    {far}
        """
    dimensions = '\ndimensions = ["kind"]' if shape == "table" else ""
    made = roll_up(
        shape, happened, f"clinic_id VARCHAR, day DATE, reach VARCHAR, {types}",
        more='splits = ["reach"]\nnested = {reach = "own"}' + dimensions,
    )  # fmt: skip
    place = "unit_id = 'north' and period_id = '2025-08'"
    column, value = unsplit

    assert values(made, shape, f"split, {column}", f"{place} and split is null") == [(None, value)]


def test_a_wide_split_is_kept_for_large_units_only():
    """By quarter and coarser: sixteen municipalities for every clinic would fill the file."""
    happened = """
        clinic_id  day         home             numerator  denominator
        north      2025-08-04  elsewhere        1          2
        """
    types = "clinic_id VARCHAR, day DATE, home VARCHAR, numerator INTEGER, denominator INTEGER"
    made = roll_up("ratio", happened, types, more='splits = ["home"]\nwide = ["home"]')

    assert set(
        made.execute(
            "select unit_kind, grain from metrics.ratios join marts.units using (unit_id) "
            "join marts.periods using (period_id) where split = 'home'"
        ).fetchall()
    ) == {
        (kind, grain)
        for kind in ("region", "care_choice")
        for grain in ("quarter", "year", "12m", "all")
    }


def test_a_table_of_many_rows_may_be_kept_by_quarter():
    """For every unit; weeks and months of it would fill the file."""
    happened = """
        clinic_id  day         route  count
        north      2025-08-04  a      2
        """
    types = "clinic_id VARCHAR, day DATE, route VARCHAR, count INTEGER"
    made = roll_up("table", happened, types, more='dimensions = ["route"]\nby_quarter = true')

    assert set(
        made.execute(
            "select grain, count from metrics.tables join marts.periods using (period_id) "
            "where unit_id in ('north', 'region-17')"
        ).fetchall()
    ) == {(grain, 2) for grain in ("quarter", "year", "12m", "all")}
