"""Units side by side: spread, differences and outliers, never a ranking."""

from __future__ import annotations

from referral_flow.blocks import UnitLabel
from referral_flow.charts.amounts import Counted
from referral_flow.charts.unit_dots import (
    UnitShare,
    by_size,
    outlier_finding,
    own_finding,
    spread_finding,
    unit_dots,
)
from referral_flow.model import Unit
from referral_flow.text import Text, same
from tests.charts.sample_history import plain

NOUN = Text("Andelen i tid", "The share in time")


def rows(*counts: tuple[int, int]) -> list[UnitShare]:
    return [UnitShare(Unit(f"K{place}", "physio", same(f"Mottagning {place}")), Counted(*pair))
            for place, pair in enumerate(counts)]  # fmt: skip


def whole(shares: list[UnitShare]) -> UnitShare:
    total = Counted(sum(row.counted.numerator for row in shares),
                    sum(row.counted.denominator for row in shares))  # fmt: skip
    return UnitShare(Unit("region-17", "region", same("Värmland")), total)


def test_nobody_at_all_is_not_told_as_a_difference():
    """0 of 200 against 9 %: "9 procentenheter lägre" than 9 % would be a riddle."""
    words = plain(own_finding(Counted(0, 200), Counted(90, 1000), NOUN).in_("sv"))

    assert words == "Andelen i tid är 0 %; i övriga regionen 9 %"


def test_many_clinics_are_told_by_their_middle_half():
    """40, 42 … 58 %: half of ten clinics lie between 44 and 54 %."""
    shares = rows(*((2 * place + 40, 100) for place in range(10)))

    words = plain(spread_finding(shares, whole(shares)).in_("sv"))

    assert words.startswith("Hälften av mottagningarna ligger mellan 44 % och 54 %")


def test_few_clinics_are_told_apart_only_beyond_chance():
    """50 and 52 of 100 may be chance; 30 and 70 may not."""
    near, far = rows((50, 100), (52, 100)), rows((30, 100), (70, 100))

    assert "kan bero på slumpen" in spread_finding(near, whole(near)).in_("sv")
    assert "mer än slumpen" in spread_finding(far, whole(far)).in_("sv")


def test_clinics_with_few_seekers_say_nothing_of_the_spread():
    """Three of five and two of five."""
    shares = rows((3, 5), (2, 5))

    assert spread_finding(shares, whole(shares)).in_("sv").startswith("För få sökande")


def test_one_clinic_is_held_against_the_rest():
    """60 of 100, the others 400 of 1 000."""
    words = plain(own_finding(Counted(60, 100), Counted(400, 1000), NOUN).in_("sv"))

    assert words == (
        "Andelen i tid är 20 procentenheter högre än i övriga regionen, där den är 40 %"
    )


def test_a_clinic_like_the_rest_is_not_called_different():
    """41 of 100 against 400 of 1 000."""
    words = own_finding(Counted(41, 100), Counted(400, 1000), NOUN).in_("sv")

    assert "kan bero på slumpen" in words


def test_a_clinic_that_codes_far_more_is_named_by_a_label():
    """One at 40 % where all together are at 13 %: a label, so that councils see a number."""
    shares = rows((40, 100), (4, 100), (4, 100), (4, 100))

    finding = outlier_finding(shares, whole(shares))

    assert plain(finding.in_("sv")) == (
        "Mottagning 0 kodar 40 % som patientvald väntan; alla tillsammans 13 %"
    )
    assert finding.labels["unit"].unit_id == "K0"


def test_an_axis_that_does_not_reach_all_says_where_it_ends():
    """No interval reaches 30 %, so the axis stops there."""
    shares = rows((40, 200), (30, 200))
    chart = unit_dots(NOUN, shares, key="x", period=same("2025"), whole=whole(shares),
                      finding=spread_finding(shares, whole(shares)))  # fmt: skip

    assert plain(chart.reading.in_("sv")) == "Axeln slutar vid 30 %."


def test_units_stand_by_size_and_carry_labels_that_can_be_unnamed():
    """Most seekers first."""
    shares = by_size(rows((1, 50), (1, 80), (1, 60)))
    finding = spread_finding(shares, whole(shares))
    chart = unit_dots(Text("Andel", "Share"), shares, key="x", period=same("2025"),
                      finding=finding, whole=whole(shares))  # fmt: skip

    assert [point.amount.n for point in chart.series[0].points] == [80, 60, 50]
    assert all(isinstance(point.label, UnitLabel) for point in chart.series[0].points)
    assert chart.is_breakdown
