"""A sample over time: the median as a line and the middle half as a band."""

from __future__ import annotations

from referral_flow.charts.quantile_band import sampled
from referral_flow.disclosure import disclose
from referral_flow.few import is_few
from tests.charts.sample_history import plain
from tests.charts.sample_quantiles import TWELVE, band, row
from tests.fake_warehouse import metric


def test_the_title_gives_the_period_chosen_and_claims_no_change():
    """The twelve months, not the latest one."""
    assert plain(band().finding.in_("sv")) == (
        "Den tredje låg 4 dagar bort under november 2024–oktober 2025, hälften mellan 1 och 9 dagar"
    )


def test_median_and_both_ends_of_the_middle_half_are_drawn():
    """Three series over the same months; the ends are edges of a band."""
    median, low, high = band().series

    assert [point.amount.value for point in median.points] == [6, 4, 3, 5]
    assert [point.amount.value for point in low.points] == [2, 1, 1, 1]
    assert [point.amount.value for point in high.points] == [11, 9, 8, 9]
    assert [one.draw for one in (median, low, high)] == ["line_points", "edge", "edge"]


def test_a_month_whose_bookings_were_lost_is_hollow_and_shaded():
    """Without bookings every time looks free."""
    drawn = band(lost={"2025-08"})
    complete = [point.is_complete for point in drawn.series[0].points]

    assert complete == [True, False, True, True]
    assert [marker.kind for marker in drawn.markers] == ["lost"]


def test_a_month_of_few_mornings_is_hidden():
    """Nine mornings are too few for a median; its edges go with it."""
    drawn = disclose([band(row("2025-09", 9, 1, 2, 3), row("2025-10", 20, 1, 5, 9),
                           row(TWELVE, 29, 1, 4, 9))], "working").blocks[0]  # fmt: skip

    assert [[point.amount.suppressed for point in one.points] for one in drawn.series] == [
        [True, False]
    ] * 3


def test_one_month_is_no_line():
    """Nothing can be seen over time."""
    assert band(row("2025-10", 20, 1, 5, 9), row(TWELVE, 20, 1, 5, 9)) is None


def test_a_period_without_rows_is_said_to_have_none():
    """The months are there, the quarter chosen is not."""
    drawn = band(row("2025-09", 20, 1, 3, 8), row("2025-10", 20, 1, 5, 9), chosen="2025-Q1")

    assert drawn.finding.in_("sv") == "Det finns inga uppgifter under kvartal 1 2025"


def test_a_middle_half_that_is_all_alike_is_told_as_a_level():
    """Every other morning it was the same day; "between nought and nought" says nothing more."""
    drawn = band(row("2025-09", 20, 0, 0, 0), row("2025-10", 20, 0, 0, 0), row(TWELVE, 40, 0, 0, 0))

    assert plain(drawn.finding.in_("sv")).startswith("Den tredje låg alltid 0 dagar bort")


def test_mornings_of_a_calendar_are_never_too_few():
    """Nine mornings tell of nobody: what free times there were is no secret."""
    row_of = {"n": 9, "p50": 3.0}
    amount = sampled(metric("x", "sample", counts_people=False), row_of, "p50", None)

    assert amount.rule == "free"
    assert not is_few(amount, "council")
