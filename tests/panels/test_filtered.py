"""The page's one filter: what follows it, what it leaves out, and what says that it cannot."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Note, UnitLabel
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import found_in
from referral_flow.model import View
from referral_flow.panels.parts.filtered import can_follow, part_rows, selection
from referral_flow.panels.parts.over_time import over_time
from referral_flow.panels.parts.splits import by_split, reasons, two_way
from tests.charts.sample_history import plain
from tests.fake_warehouse import FakeWarehouse, metric

KEY, REGION = "return_share", "region-17"
RETURNED = metric(
    KEY, good="neither", matures_after_days=0, splits=("owner", "booking_via"),
    numerator_splits=("reason", "stage", "reason,stage", "reason,owner"),
)  # fmt: skip
SENT = metric("sent_count", "count", good="neither", matures_after_days=0, splits=("owner",))


def rows(period: str, n: int = 1000) -> list[tuple]:
    """A tenth returned; four tenths of all are private, among whom twice as large a share is."""
    cells = [
        (None, None, n // 10, n),
        ("owner", "private", n // 15, n * 4 // 10),
        ("owner", "region", n // 10 - n // 15, n * 6 // 10),
        ("booking_via", "phone", n // 20, n // 2),
        ("reason", "missing_info", n // 20, n),
        ("reason", "other", n // 20, n),
        ("reason,stage", "missing_info,medical", n // 20, n),
        ("reason,stage", "other,administrative", n // 20, n),
        ("reason,owner", "missing_info,private", n // 25, n),
    ]
    return [(KEY, REGION, period, *cell) for cell in cells]


@pytest.fixture(scope="module")
def warehouse() -> FakeWarehouse:
    quarters = [f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]
    whole = [(KEY, REGION, f"{year}-{month:02}", None, None, 30, 300)
             for year in (2024, 2025) for month in range(1, 11)]  # fmt: skip
    counts = [("sent_count", REGION, "2025-Q1", split, value, number) for split, value, number in
              ((None, None, 90), ("owner", "private", 60), ("owner", "region", 30))]  # fmt: skip
    return FakeWarehouse(
        [RETURNED, SENT], ratios=[row for one in quarters for row in rows(one)] + whole,
        counts=counts,
    )  # fmt: skip


@pytest.fixture()
def view(warehouse) -> View:
    return View(warehouse.units[REGION], "month", warehouse.periods["2025-Q1"])


PRIVATE = ("owner", "private")


def test_a_split_is_found_whatever_the_order_in_which_it_was_published(warehouse):
    """ "reason,owner" answers both who asks for reasons within an owner and the other way round."""
    assert selection(warehouse, KEY, "reason", PRIVATE).shown_value("missing_info,private") == (
        "missing_info"
    )
    assert selection(warehouse, KEY, "reason", ("owner", "region")).shown_value(
        "missing_info,private") is None  # fmt: skip
    assert selection(warehouse, KEY, "owner,reason", None).shown_value("missing_info,private") == (
        "private,missing_info"
    )


def test_what_is_not_published_cannot_be_filtered(warehouse):
    """Stages are not divided by owner, nor reasons by the way of booking."""
    assert can_follow(warehouse, KEY, "reason", PRIVATE)
    assert not can_follow(warehouse, KEY, "stage", PRIVATE)
    assert not can_follow(warehouse, KEY, "reason", ("booking_via", "phone"))
    assert can_follow(warehouse, KEY, None, ("booking_via", "phone"))


def test_a_reason_inside_a_filter_is_a_share_of_all_that_the_filter_holds(warehouse):
    """40 of the 400 private ones, not of all thousand."""
    frame = part_rows(warehouse, KEY, "reason", PRIVATE, unit_ids=[REGION], period_ids=["2025-Q1"])

    assert frame.select("shown", "numerator", "denominator").rows() == [("missing_info", 40, 400)]


def test_the_share_over_time_follows_the_filter_at_the_grain_that_there_is(warehouse, view):
    """Months are not divided here: quarters are, and the chart says so."""
    chart = over_time(warehouse, KEY, view, within=PRIVATE)

    assert chart.x.grain == "quarter"
    assert chart.series[0].points[0].amount.value == pytest.approx(66 / 400)
    assert chart.coarser.in_("sv") == "Visas per kvartal: kortare perioder delas inte upp."
    assert "Privat" in chart.measure.in_("sv")


def test_a_chart_that_cannot_follow_says_so_and_shows_all(warehouse, view):
    """The reader must know that the filter does not bite here."""
    chart = by_split(warehouse, KEY, view, "owner", within=("booking_via", "phone"))

    assert chart.coarser.in_("sv") == "Diagrammet följer inte urvalet utan visar alla."
    assert sum(point.amount.n for point in chart.series[0].points) == 1000


def test_a_filter_on_the_split_itself_marks_its_value(warehouse, view):
    """All are there to be compared, and all are of the same whole."""
    chart = by_split(warehouse, KEY, view, "owner", within=PRIVATE)

    assert {point.x: point.role for point in chart.series[0].points} == {
        "private": None, "region": "neutral"}  # fmt: skip
    assert chart.coarser is None


def test_what_is_filtered_says_so_wherever_the_chart_goes(warehouse, view):
    """The measure line follows it into files and slides."""
    chart = reasons(warehouse, KEY, view, within=PRIVATE)

    assert chart.measure.in_("sv").endswith(" Bara privat.")


def test_reasons_carry_their_change_since_the_same_period_a_year_before(warehouse, view):
    """The same rows both years: no change at all."""
    [point, _] = reasons(warehouse, KEY, view).series[0].points

    assert point.change.value == 0
    assert plain(point.change.in_("sv")) == "0,0 procentenheter"


def test_a_pair_that_never_occurs_is_nobody(warehouse, view):
    """Missing information at the administrative stage: zero, not unknown."""
    chart = two_way(warehouse, KEY, view, "reason,stage")
    cells = {(row.key, point.x): point.amount.value for row in chart.series for point in row.points}

    assert cells["missing_info", "administrative"] == 0
    assert cells["missing_info", "medical"] == 50


def test_counts_are_divided_into_bars(warehouse, view):
    """Sixty of ninety."""
    chart = by_split(warehouse, "sent_count", view, "owner")

    assert chart.kind == "bars"
    assert [point.amount.value for point in chart.series[0].points] == [60, 30]


def test_a_month_is_answered_by_its_quarter(warehouse, view):
    """Splits are published by quarter and coarser."""
    month = View(view.unit, "month", warehouse.periods["2025-02"])

    assert "kvartal 1 2025" in by_split(warehouse, KEY, month, "owner").coarser.in_("sv")


def test_where_even_years_are_too_few_there_is_a_note(warehouse):
    """Four referrals in all."""
    few = FakeWarehouse([RETURNED], ratios=[(KEY, REGION, one, None, None, 2, 4)
                                            for one in ("2025-01", "2025-Q1", "2025")])  # fmt: skip
    view = View(few.units[REGION], "month", few.periods["2025-Q1"])

    assert isinstance(over_time(few, KEY, view), Note)


def test_a_department_that_is_chosen_goes_unnamed_where_clinics_do():
    """Its name stands in the measure line, and the gate knows."""
    by_unit = metric(KEY, splits=("receiving_unit",), matures_after_days=0)
    cells = [(None, None, 30, 300), ("receiving_unit", "K2", 20, 150)]
    known = FakeWarehouse([by_unit], ratios=[(KEY, REGION, period, *cell) for cell in cells
                                             for period in ("2025-Q1", "2025-Q2")])  # fmt: skip
    view = View(known.units[REGION], "quarter", known.periods["2025-Q1"])
    chart = over_time(known, KEY, view, within=("receiving_unit", "K2"))
    seen = disclose([chart], "council").blocks[0]

    assert "Eken rehab" in chart.measure.in_("sv")
    assert "Eken" not in seen.measure.in_("sv")
    assert next(found_in([chart], UnitLabel)).unit_id == "K2"


def test_a_month_without_the_part_is_nought_where_the_whole_is_known():
    """Nobody private was sent in February: zero, not a gap."""
    rows = [("sent_count", REGION, f"2025-{month:02}", None, None, 30) for month in range(1, 5)]
    parts = [("sent_count", REGION, f"2025-{month:02}", "owner", "private", 20)
             for month in (1, 3, 4)]  # fmt: skip
    known = FakeWarehouse([SENT], counts=rows + parts)
    view = View(known.units[REGION], "month", known.periods["2025"])
    chart = over_time(known, "sent_count", view, within=PRIVATE)

    assert [point.amount.value for point in chart.series[0].points] == [20, 0, 20, 20]
