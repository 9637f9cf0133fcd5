"""Planted truths 3 and 4 as the published values show them, on the committed sample."""

from __future__ import annotations

from math import sqrt

import pytest

from data_samples.synthetic.clinics import REFERRAL_TEMPLATE
from data_samples.synthetic.delivered import read
from tests.metrics.test_chain_twin import SAMPLE, TABLES, _as_text
from tests.small_region import roll_up_metrics, small_region

METRICS = ("return_or_rejection_share", "returned_for_missing_info_share")
SUMS = """
    select period_id >= $month, sum(numerator)::integer, sum(denominator)::integer
    from metrics.ratios
    join marts.periods using (period_id)
    where grain = 'month' and metric = $metric and list_contains($units, unit_id)
        and split is not distinct from $split and split_value is not distinct from $value
    group by all order by all
    """


@pytest.fixture(scope="module")
def sample():
    """The published values of the committed sample, of two metrics."""
    tables = read(SAMPLE)
    connection = small_region(clinics=_as_text(tables["clinics"]), complete_from="2023-11-01")
    for name in TABLES:
        connection.register("rows_of_it", tables[name])
        connection.execute(f"insert into accepted.{name} by name from rows_of_it")
    roll_up_metrics(connection, *METRICS)
    return connection


def before_and_after(connection, metric, units, month, split=None, value=None) -> list[tuple]:
    """Numerator and denominator of the months before `month`, and of those from it on."""
    slots = {"metric": metric, "units": list(units), "month": month, "split": split, "value": value}
    return [tuple(row[1:]) for row in connection.execute(SUMS, slots).fetchall()]


def distance(before: tuple[int, int], after: tuple[int, int]) -> float:
    """The change of the share in standard errors."""
    first, second = before[0] / before[1], after[0] / after[1]
    pooled = (before[0] + after[0]) / (before[1] + after[1])
    return (second - first) / sqrt(pooled * (1 - pooled) * (1 / before[1] + 1 / after[1]))


def test_returns_and_rejections_of_the_other_referrers_double_in_february(sample):
    """Of first decisions; the sample's README, which counts first answers, says 12 and 25 %."""
    before, after = before_and_after(
        sample, METRICS[0], ["region-17"], "2025-02", "referrer_profession", "other"
    )

    assert before[0] / before[1] == pytest.approx(0.14, abs=0.02)
    assert after[0] / after[1] == pytest.approx(0.26, abs=0.03)
    assert distance(before, after) > 5


def test_the_other_groups_of_referrers_do_not_change(sample):
    """What was planted in one group shows in no other."""
    for profession in ("gp", "orthopaedist"):
        before, after = before_and_after(
            sample, METRICS[0], ["region-17"], "2025-02", "referrer_profession", profession
        )
        assert abs(distance(before, after)) < 3


def test_missing_information_is_halved_where_the_template_came(sample):
    """Eight health centres together, before and from January 2025."""
    before, after = before_and_after(sample, METRICS[1], REFERRAL_TEMPLATE, "2025-01")

    assert after[0] / after[1] < 0.55 * before[0] / before[1]
    assert distance(before, after) < -5


def test_nothing_changes_where_it_did_not_come(sample):
    """The other eight health centres."""
    others = [
        unit
        for (unit,) in sample.execute(
            "select unit_id from marts.units where unit_kind = 'health_centre'"
        ).fetchall()
        if unit not in REFERRAL_TEMPLATE
    ]

    assert len(others) == 8
    assert abs(distance(*before_and_after(sample, METRICS[1], others, "2025-01"))) < 3
