"""Shares of the same people over time, a line each."""

from __future__ import annotations

import pytest

from referral_flow.charts.amounts import Counted
from referral_flow.charts.share_lines import ShareLine, share_lines
from referral_flow.text import Text, same
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

SPANS = {one.period_id: one for one in periods()}
MONTHS = [SPANS[one] for one in ("2025-07", "2025-08", "2025-09")]
FINDING = Text("Av alla {when}: {{web}} och {{invited}}", "Of all {when}: {{web}} and {{invited}}")


def chart(web: list[int], invited: list[int], *, lost: tuple[str, ...] = ()):
    """So many of a hundred each month; September is not complete."""

    def line(key: str, counts: list[int]) -> ShareLine:
        counted = {one.period_id: Counted(k, 100)
                   for one, k in zip(MONTHS, counts, strict=False)}  # fmt: skip
        return ShareLine(metric(key), same(key), counted, {"2025-07", "2025-08"})

    chosen = {"web": Counted(30, 100), "invited": Counted(8, 100)}
    return share_lines([line("web", web), line("invited", invited)], MONTHS, chosen,
                       SPANS["2025-Q3"], FINDING, Text("Andel {per}.", "Share {per}."), key="x",
                       lost=lost)  # fmt: skip


def test_the_title_gives_the_period_chosen():
    """Levels beside each other, and no claim of a change."""
    words = plain(chart([30, 31, 29], [8, 9, 7]).finding.in_("sv"))

    assert words == "Av alla under kvartal 3 2025: 30 % och 8 %"


def test_a_month_that_is_open_or_lost_is_hollow():
    """August was lost, September is not over."""
    points = chart([30, 31, 29], [8, 9, 7], lost=("2025-08",)).series[0].points

    assert [point.is_complete for point in points] == [True, False, False]


def test_the_axis_ends_above_the_highest_and_says_so():
    """Thirty-one per cent: forty. Sixty: a hundred, which needs no words."""
    low, high = chart([30, 31, 29], [8, 9, 7]), chart([60, 61, 62], [8, 9, 7])

    assert low.y.maximum == pytest.approx(0.4)
    assert plain(low.reading.in_("sv")) == "Axeln slutar vid 40 %."
    assert (high.y.maximum, high.reading) == (1.0, None)


def test_one_month_is_no_line():
    """Nothing can be seen over time."""
    assert chart([30], [8]) is None


def test_the_end_of_a_line_says_which_month_it_is():
    """The title has the whole period, so the two figures differ."""
    web, invited = chart([30, 31, 29], [8, 9, 7]).series

    assert plain(web.end_label.in_("sv")) == "web 31 % aug"
    assert plain(invited.end_label.in_("en")) == "invited 9% Aug"
