"""Waits with open cases: published curves, and worked examples small enough to check by hand."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.survival import curve

DONE, OPEN, ENTERED = "done", "open", "entered"


def curve_of(rows, causes=None):
    """The curve of rows (day, outcome, cases)."""
    return curve(*zip(*rows, strict=True), causes)


def curve_of_cases(days, outcomes):
    """The curve of single cases."""
    return curve(days, outcomes, [1] * len(days))


def six_mp():
    """Weeks of remission under 6-mercaptopurine: Freireich et al. 1963, Blood 21:699-716."""
    relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    in_remission = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    return curve_of_cases(relapsed + in_remission, ["relapse"] * 9 + [OPEN] * 12)


@pytest.mark.parametrize(
    ("week", "survival", "error", "low", "high"),
    [
        (6, 0.8571, 0.0764, 0.6197, 0.9516),
        (7, 0.8067, 0.0869, 0.5631, 0.9228),
        (10, 0.7529, 0.0963, 0.5032, 0.8894),
        (13, 0.6902, 0.1068, 0.4316, 0.8491),
        (16, 0.6275, 0.1141, 0.3675, 0.8049),
        (22, 0.5378, 0.1282, 0.2678, 0.7468),
        (23, 0.4482, 0.1346, 0.1881, 0.6801),
    ],
)
def test_kaplan_meier_is_as_published(week, survival, error, low, high):
    """The 6-MP group as printed by Stata's sts list in Rodríguez's notes on the Gehan data."""
    found = six_mp()

    assert round(found.survival[week], 4) == survival
    assert round(found.survival_variance[week] ** 0.5, 4) == error
    assert round(found.survival_low[week], 4) == low
    assert round(found.survival_high[week], 4) == high


def test_median_is_as_published():
    """That table first falls to one half or less in week 23."""
    assert six_mp().quantile(0.5, "relapse") == 23


def test_cumulative_incidence_is_as_published():
    """Deaths among 305 breast cancer patients: Satagopan et al. 2004, Br J Cancer 91:1229, table 2.

    Four deaths of 0.3 % each. The paper's running total adds the rounded figures to 1.2 %;
    unrounded they make 1.3 %, which is what overall survival and the two other deaths leave.
    """
    rows = [
        (7, OPEN, 1), (10, "breast cancer", 1), (14, OPEN, 1), (16, "breast cancer", 1),
        (18, "other", 1), (23, "breast cancer", 1), (24, OPEN, 1), (26, "other", 1),
        (27, "breast cancer", 1), (60, OPEN, 296),
    ]  # fmt: skip
    found = curve_of(rows)
    months = [10, 16, 18, 23, 26, 27]
    deaths = np.diff(found.incidence["breast cancer"][[0, 10, 16, 23, 27]])

    assert found.at_risk[months].tolist() == [304, 302, 301, 300, 298, 297]
    assert (100 * found.survival[months]).round(1).tolist() == [99.7, 99.3, 99, 98.7, 98.3, 98]
    assert (100 * deaths).round(1).tolist() == [0.3] * 4
    assert 100 * deaths.sum() == pytest.approx(100 - 98.0 - 2 * 0.33, abs=0.05)


RELAPSED = [421, 748, 486, 272, 381, 248, 211, 219, 606]
DIED = [414, 2204, 1063, 481, 105, 641, 390, 288, 79, 48, 1074, 10, 53, 80, 35, 704]
FREE = [2569, 2506, 2409, 2218, 1857, 1829, 1562, 1470, 1363, 1030, 860, 1258, 2246, 1870, 1799,
        1709, 1674, 1568, 1527, 1324, 957, 932, 847, 848, 1850, 1843, 1535, 1447, 1384]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "relapse", "error"),
    [(182, 0, 0), (365, 0.0741, 0.0360), (547, 0.1296, 0.0463), (730, 0.1481, 0.0489),
     (1095, 0.1667, 0.0514)],
)  # fmt: skip
def test_cumulative_incidence_is_as_in_r_and_sas(day, relapse, error):
    """Relapse among 54 patients with low-risk leukaemia, Klein & Moeschberger 1997, section 1.3.

    By R's tidycmprsk at half, one, one and a half, two and three years, identical in SAS PROC
    LIFETEST (PHUSE's CAMIS, survival_cif). Its errors are Aalen's, ours the delta method's.
    """
    ends = ["relapse"] * len(RELAPSED) + ["death"] * len(DIED) + [OPEN] * len(FREE)
    found = curve_of_cases(RELAPSED + DIED + FREE, ends)

    assert round(found.incidence["relapse"][day], 4) == relapse
    assert found.variance["relapse"][day] ** 0.5 == pytest.approx(error, abs=1e-3)


def test_open_cases_change_the_median():
    """Six done on days 0–8, four still open: 40 % by day 3 and median 5, not 67 % and 2.5."""
    done, still_open = [0, 1, 2, 3, 5, 8], [3, 6, 10, 12]
    found = curve_of_cases(done + still_open, [DONE] * 6 + [OPEN] * 4)

    assert found.survival[3] == pytest.approx(0.60)
    assert found.incidence[DONE][3] == pytest.approx(0.40)
    assert found.quantile(0.5, DONE) == 5


def test_competing_ends_are_not_censoring():
    """Accepted 0.5417 and rejected 0.2917; calling rejections open would say 0.70 accepted."""
    days = [1, 2, 2, 3, 4, 5, 6, 7]
    ends = ["accepted", "rejected", "accepted", "accepted", OPEN, "rejected", "accepted", OPEN]
    found = curve_of_cases(days, ends)
    naive = curve_of_cases(days, [end if end == "accepted" else OPEN for end in ends])

    assert found.incidence["accepted"][7] == pytest.approx(0.5417, abs=5e-5)
    assert found.incidence["rejected"][7] == pytest.approx(0.2917, abs=5e-5)
    assert naive.incidence["accepted"][7] == pytest.approx(0.70)


def test_same_day_events_come_before_censoring():
    """Whoever is last seen on day 3 was still waiting when others were assessed on day 3."""
    found = curve_of([(3, DONE, 1), (3, OPEN, 1)])

    assert found.at_risk[3] == 2
    assert found.incidence[DONE][3] == 0.5


def test_late_entry_counts_from_the_day_after():
    """Two entered after day 2, so day 2 has three at risk and day 3 all who then remain.

    Five cases: one done on day 2 and two open on day 9 from the start; the late two done on day 3.
    """
    found = curve_of([(2, DONE, 1), (9, OPEN, 2), (3, DONE, 2), (2, ENTERED, 2)])

    assert found.at_risk[[0, 2, 3, 4]].tolist() == [3, 3, 4, 2]
    assert found.survival[2] == pytest.approx(2 / 3)
    assert found.survival[3] == pytest.approx(2 / 3 * 2 / 4)


def test_leaving_before_entering_is_refused():
    """A case that left on the day it entered was never at risk, so the table must be wrong."""
    with pytest.raises(ValueError, match="day 2: 1 leave but 0 are at risk"):
        curve_of([(2, DONE, 1), (2, ENTERED, 1)])


def test_quantile_that_is_not_reached_is_none():
    """Three of ten assessed, the rest still open: no median, whatever the last day."""
    found = curve_of([(1, DONE, 3), (30, OPEN, 7)])

    assert found.quantile(0.5, DONE) is None
    assert found.quantile(0.3, DONE) == 1


def test_a_few_early_cases_do_not_fix_the_median_of_those_to_come():
    """Two at the start, one of them done on day 1: half of two, not of the twenty from day 3 on."""
    late = [(1, DONE, 1), (6, OPEN, 1), (9, DONE, 20), (2, ENTERED, 20)]

    assert curve_of(late).has_thin_start()
    assert curve_of(late).quantile(0.5, DONE) is None
    assert curve_of(late).quantile(0.5, DONE, minimum_at_risk=1) == 1


def test_the_last_of_a_queue_are_few_and_still_count():
    """Nine in ten of twenty are done by day 2, among six at risk: a queue that only empties."""
    found = curve_of([(1, DONE, 14), (2, DONE, 4), (3, DONE, 2)])

    assert not found.has_thin_start()
    assert found.quantile(0.9, DONE) == 2


def test_a_quantile_reached_among_many_stands_although_few_follow():
    """Twelve of twenty by day 1; on day 5 one of three leaves before ten more enter."""
    found = curve_of([(1, DONE, 12), (2, OPEN, 5), (5, DONE, 1), (9, DONE, 12), (6, ENTERED, 10)])

    assert found.at_risk[[0, 5, 7]].tolist() == [20, 3, 12]
    assert found.quantile(0.5, DONE) == 1
    assert found.quantile(0.8, DONE) is None


def test_curve_is_drawn_only_while_ten_are_at_risk():
    """Twelve at the start, nine from day 4 on: drawn to day 3."""
    found = curve_of([(3, DONE, 3), (8, OPEN, 9)]).drawable()

    assert found.day.tolist() == [0, 1, 2, 3]
    assert found.incidence[DONE].tolist() == [0, 0, 0, 0.25]
    assert len(curve_of([(3, DONE, 9)]).drawable().day) == 0


def test_empty_table_gives_an_empty_curve():
    """A clinic without seekers has a curve of no days, with its causes in place."""
    found = curve([], [], [], causes=["assessed"])

    assert len(found.day) == 0
    assert found.incidence["assessed"].size == 0
    assert found.quantile(0.5, "assessed") is None


def test_causes_asked_for_are_there_and_others_still_compete():
    """A cause nobody met is 0 throughout; one not asked for is not taken for open."""
    found = curve_of([(1, DONE, 5), (1, "moved", 5)], causes=["no_show", DONE])

    assert list(found.incidence) == ["no_show", DONE, "moved"]
    assert found.incidence["no_show"][1] == 0
    assert found.incidence[DONE][1] == 0.5


def test_without_censoring_the_variance_is_that_of_a_share():
    """Day 1: 3 of 10 assessed and 2 cancelled; F(1 − F) / n, as for any share of ten."""
    found = curve_of([(1, DONE, 3), (1, "cancelled", 2), (4, DONE, 5)])

    assert found.variance[DONE][1] == pytest.approx(0.3 * 0.7 / 10)
    assert found.variance["cancelled"][1] == pytest.approx(0.2 * 0.8 / 10)
    assert found.variance[DONE][4] == pytest.approx(0.8 * 0.2 / 10)
