"""What the case mix makes expected of a unit: by hand, period by period, never of too little."""

from __future__ import annotations

import tomllib

import pytest

from pipelines.frontmatter import faults
from tests.kernel.metric_on_paper import FRONT, roll_up
from tests.small_region import table

TYPES = "clinic_id VARCHAR, day DATE, age_band VARCHAR, numerator INTEGER, denominator INTEGER"
MORE = 'case_mix = ["age_band"]'
HAPPENED = """
    clinic_id  day         age_band  numerator  denominator
    north      2025-08-04  old       300        1000
    north      2025-08-04  young     10         100
    south      2025-08-04  old       30         100
    south      2025-08-04  young     190        1900
    """


def expected(happened: str = HAPPENED, where: str = "period_id = '2025-Q3'", more: str = MORE):
    made = roll_up("ratio", happened, TYPES, more=more)
    return made.execute(
        f"select unit_id, round(expected, 1), round(variance, 1) from metrics.expected "
        f"where {where} order by all"
    ).fetchall()


def test_a_unit_is_expected_to_count_what_its_cases_would_have_elsewhere():
    """330 of 1 100 old and 200 of 2 000 young were counted everywhere: 30 and 10 per cent.

    North has 1 000 old and 100 young: 300 + 10. South 100 and 1 900: 30 + 190. Chance makes
    1 000 × 0.3 × 0.7 + 100 × 0.1 × 0.9 = 219 of variance for north. The penalty on the effects is
    not seen beside so many.
    """
    found = {unit: pair for unit, *pair in expected()}

    assert found["north"] == pytest.approx([310, 219], abs=0.5)
    assert found["south"] == pytest.approx([220, 192], abs=0.5)
    assert found["region-17"] == [530.0, pytest.approx(411, abs=1)]
    assert found["care_choice-17"] == found["region-17"]
    assert found["municipality-1780"] == found["north"]


def test_the_level_is_the_period_s_own_and_the_effects_are_of_all():
    """In the fourth quarter hardly anybody is counted: as few are expected, most among the old."""
    later = (
        HAPPENED
        + """
    north      2025-10-06  old       6          100
    south      2025-10-06  young     0          100
    """
    )
    found = {unit: value for unit, value, _ in expected(later, "period_id = '2025-Q4'")}

    assert found["region-17"] == 6.0
    assert 4 < found["north"] < 5  # odds of 3.9 to one, and not all six


def test_periods_are_those_that_splits_by_many_values_are_kept_for():
    """No months and no weeks."""
    made = roll_up("ratio", HAPPENED, TYPES, more=MORE)
    periods = table(made, "select distinct period_id from metrics.expected order by 1")

    assert periods == [("12m-2025-10",), ("2025",), ("2025-Q3",), ("all",)]


def test_what_is_not_told_is_a_value_of_its_own():
    """Cases without an age are compared with each other."""
    happened = """
        clinic_id  day         age_band  numerator  denominator
        north      2025-08-04  -         300        1000
        south      2025-08-04  -         500        1000
        south      2025-08-04  old       100        1000
        """
    found = {unit: value for unit, value, _ in expected(happened)}

    assert found["north"] == pytest.approx(400, abs=1)


@pytest.mark.parametrize(("numerator", "is_expected"), [(0, 0.0), (8, 8.0)])
def test_where_none_or_all_were_counted_none_or_all_are_expected(numerator, is_expected):
    """Without any chance in it."""
    happened = f"""
        clinic_id  day         age_band  numerator    denominator
        north      2025-08-04  old       {numerator}  8
        """

    assert ("north", is_expected, 0.0) in expected(happened)


def test_a_metric_without_case_mix_expects_nothing():
    """There is nothing to allow for."""
    assert expected(more="") == []


@pytest.mark.parametrize(
    ("shape", "mix", "fault"),
    [("count", '["age_band"]', "belongs to shape"), ("ratio", "[]", "names at least one")],
)
def test_a_case_mix_that_cannot_be_is_a_fault(shape, mix, fault):
    """Only shares are adjusted, and for something."""
    written = FRONT.format(shape=shape, more=f"case_mix = {mix}", units='physio = "clinic_id"')
    front = tomllib.loads(written.split("/*")[1].split("*/")[0])

    assert fault in " ".join(faults("metrics", front))
