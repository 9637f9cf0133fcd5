"""What became of times: three parts of one whole."""

from __future__ import annotations

import pytest

from referral_flow.charts.amounts import Counted
from referral_flow.charts.slot_fates import slot_fates
from referral_flow.disclosure import disclose
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

YEAR = next(one for one in periods() if one.period_id == "12m-2025-10")
USED = metric("slot_utilisation")


def test_the_part_that_came_to_nothing_is_what_is_left():
    """Eighty used and five unused of a hundred: fifteen missed or cancelled late."""
    seen = slot_fates(USED, Counted(80, 100), Counted(5, 100), YEAR)

    assert [point.amount.numerator for point in seen.series[0].points] == [80, 15, 5]
    assert plain(seen.finding.in_("sv")) == (
        "Av nybesökstiderna under november 2024–oktober 2025 användes 80,0 %, 5,0 % stod tomma, "
        "och till 15,0 % uteblev patienten eller avbokade sent"
    )


def test_parts_of_different_times_are_not_put_together():
    """A hundred times and ninety are no whole."""
    assert slot_fates(USED, Counted(80, 100), Counted(5, 90), YEAR) is None


@pytest.mark.parametrize("used, unused", [(92, 5), (80, 3), (3, 90)])
def test_a_part_of_few_is_never_alone_in_being_hidden(used, unused):
    """Three cases in any part: what is shown of the others must not give them away."""
    chart = slot_fates(USED, Counted(used, 100), Counted(unused, 100), YEAR)
    shown = disclose([chart], "working").blocks[0]
    hidden = [point.amount.suppressed for point in shown.series[0].points]

    assert sum(hidden) >= 2


def test_times_withdrawn_are_told_beneath_and_not_drawn():
    """Twenty-five of 125 released: they are no part of what could have been used."""
    drawn = slot_fates(USED, Counted(80, 100), Counted(5, 100), YEAR, removed=Counted(25, 125))

    assert len(drawn.series[0].points) == 3
    assert "Av alla utlagda tider drogs 20,0 % tillbaka" in plain(drawn.reading.in_("sv"))
