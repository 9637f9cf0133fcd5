"""Numbers shown together are judged together."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in
from tests.disclosure.small_blocks import (
    cell,
    chart,
    clinic,
    hidden_in,
    municipality,
    series,
    share,
    table,
)


def test_a_lone_hidden_part_takes_its_smallest_sibling_along():
    """With the total known, one gap in a breakdown is no gap."""
    parts = chart(series(share(3, 60), share(40, 90), share(20, 50)), is_breakdown=True)

    assert hidden_in(disclose([parts], "working")) == [True, False, True]


def test_two_hidden_parts_hide_each_other():
    """Nothing more need go."""
    parts = chart(series(share(3, 60), share(2, 70), share(20, 50)), is_breakdown=True)

    assert hidden_in(disclose([parts], "working")) == [True, True, False]


def test_for_a_council_a_breakdown_goes_whole():
    """Hiding two of four cells can be undone where other sums are shown; hiding all cannot."""
    parts = chart(
        series(share(3, 60), share(2, 70), share(25, 50), share(30, 80)), is_breakdown=True
    )

    assert hidden_in(disclose([parts], "council")) == [True] * 4


def test_a_breakdown_without_small_counts_stays():
    """Rules hide what is few, nothing else."""
    parts = chart(series(share(30, 60), share(20, 70)), is_breakdown=True)

    assert hidden_in(disclose([parts], "council")) == [False, False]


def test_a_table_that_breaks_down_is_judged_by_column():
    """The same parts as rows."""
    rows = table((share(3, 60),), (share(40, 90),), (share(20, 50),), is_breakdown=True)
    seen = disclose([rows], "working").blocks[0].rows

    assert [row[0].suppressed for row in seen] == [True, False, True]


def test_a_lone_hidden_clinic_takes_another_along_for_a_council():
    """The region is known, so the only hidden clinic would be what is missing."""
    labels = [clinic("K1"), clinic("K2"), clinic("K3")]
    dots = chart(series(share(3, 60), share(30, 90), share(20, 50), labels=labels))

    assert hidden_in(disclose([dots], "council")) == [True, False, True]
    assert hidden_in(disclose([dots], "working")) == [True, False, False]


def test_a_lone_hidden_municipality_takes_another_along_beside_its_region():
    """On a map the region stands beside all its municipalities: what is missing is subtracted."""
    karlstad, arvika = (with_cell(share(*pair), f"municipality-{code}", "2025-Q3")
                        for pair, code in (((3, 60), 1780), ((30, 90), 1784)))  # fmt: skip
    dots = chart(series(karlstad, arvika))
    region = chart(series(with_cell(share(33, 150), "region-17", "2025-Q3")))

    assert hidden_in(disclose([dots, region], "working")) == [True, True]
    assert hidden_in(disclose([dots], "working")) == [True, False]


def test_units_of_different_kinds_are_different_sums():
    """A municipality is no sibling of a clinic."""
    labels = [municipality("municipality-1780"), clinic("K1"), clinic("K2")]
    dots = chart(series(share(40, 60), share(3, 60), share(30, 90), labels=labels))

    assert hidden_in(disclose([dots], "council")) == [False, True, True]


def test_a_quarter_shown_beside_its_months_hides_two_of_them():
    """One hidden month of a shown quarter is the quarter less the others."""
    months = [("2025-07", share(3, 30)), ("2025-08", share(20, 40)), ("2025-09", share(22, 50))]
    line = series(*(with_cell(amount, "K1", month) for month, amount in months))
    quarter = series(with_cell(share(45, 120), "K1", "2025-Q3"))

    assert hidden_in(disclose([chart(line), chart(quarter)], "council")) == [True, True, False]
    assert hidden_in(disclose([chart(line)], "council")) == [True, False, False]


def test_one_cell_is_hidden_everywhere_or_nowhere():
    """A number read from a hidden cell is hidden in the headline too."""
    parts = chart(
        series(
            with_cell(share(3, 60), "K1", "2025-Q3", "booking_via", "phone"),
            with_cell(share(30, 90), "K1", "2025-Q3", "booking_via", "web_clinic"),
        ),
        is_breakdown=True,
    )
    again = chart(series(with_cell(share(30, 90), "K1", "2025-Q3", "booking_via", "web_clinic")))
    seen = disclose([parts, again], "working")

    assert seen.blocks[1].series[0].points[0].amount.suppressed


def with_cell(amount, *place):
    return share(amount.numerator, amount.n, origin=cell(*place))


def test_of_parts_of_the_same_cases_the_rarest_goes_along():
    """Reasons are shares of all: three people take nine along, not the forty."""
    seen = disclose(
        [chart(series(share(40, 100), share(3, 100), share(9, 100)), is_breakdown=True)], "working"
    )

    assert hidden_in(seen) == [False, True, True]


def test_a_grid_is_one_breakdown():
    """A row with two people and nobody needs no other of its own row: the grid has others."""
    cells = series(share(2, 50), share(0, 50)), series(share(20, 50), share(30, 50), key="other")
    grid = replace(chart(*cells, is_breakdown=True), kind="heat")

    shown = amounts_in(list(disclose([grid], "working").blocks))
    assert [amount.suppressed for amount in shown] == [True, False, True, False]
