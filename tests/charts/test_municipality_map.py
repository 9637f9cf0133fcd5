"""What a map claims: a difference only where there is one, and a name only for who stands apart."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Point, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.map_words import answer, apart, near, near_counted, title
from referral_flow.charts.municipality_dots import beside_each_other
from referral_flow.charts.municipality_map import municipality_map
from referral_flow.disclosure import disclose
from referral_flow.text import same
from tests.sample_map import ISLAND, KEY, LABEL, MIDDLE, USUAL, YEAR, sample_map, seen, unit_of

BY_CHANCE = {f"m{place}": (158 + place, 400) for place in range(10)}
SPREAD = {f"m{place}": (40 * place + 22, 400) for place in range(10)}


def said(sentence: Sentence) -> str:
    return sentence.in_("sv")


def test_who_stands_apart_is_named_in_the_title():
    """80 % where the others have 40."""
    assert said(sample_map().finding) == (
        "Kil (80\xa0%) ligger utanför det vanliga; den vanliga nivån är 42\xa0%"
    )


def test_differences_that_chance_explains_are_not_claimed():
    """39 to 42 per cent of 400 each."""
    found = seen(BY_CHANCE)

    assert said(answer(found.units, found.whole)).startswith(
        "Skillnaderna mellan kommunerna kan bero på slumpen"
    )
    assert said(title(found.units, found.whole)) == said(answer(found.units, found.whole))


def test_municipalities_that_all_differ_are_told_to_without_singling_out_any():
    """5.5, 15.5 … 95.5 per cent: far beyond chance, and nobody is unlike the others."""
    found = seen(SPREAD)

    assert said(answer(found.units, found.whole)) == (
        "Kommunerna skiljer sig åt mer än slumpen förklarar; hälften ligger mellan "
        "28\xa0% och 73\xa0%"
    )
    assert apart(found.units) == []
    assert said(title(found.units, found.whole)) == (
        "Kommunerna ligger mellan 6\xa0% och 96\xa0%; spridningen är så stor att ingen enskild "
        "sticker ut ur den"
    )


def test_the_ends_of_the_spread_are_those_of_municipalities_with_cases_enough():
    """None of five cases is no lowest share; the next lowest is."""
    found = seen(SPREAD | {"m0": (0, 5)})
    chart = municipality_map(LABEL, found, metric=KEY, period=YEAR)

    assert said(disclose([chart], "working").blocks[0].finding).startswith(
        "Kommunerna ligger mellan 16\xa0% och 96\xa0%"
    )


def test_one_within_a_wide_spread_is_not_called_usual():
    """5.5 % against 51: far from the level, within limits as wide as the spread."""
    found = seen(SPREAD, chosen="m0")

    assert "ändå inte sticker ut" in said(answer(found.units, found.whole))


def test_those_outside_the_inner_limit_alone_are_counted_and_not_named():
    """One at 80 % among nine spread by some points."""
    counts = {f"m{place}": (100 + 15 * place, 400) for place in range(9)} | {ISLAND: (320, 400)}
    found = seen(counts).units

    assert [row.unit.unit_id for row in near(found)] == [ISLAND]
    assert said(near_counted(found)) == (
        "av 10 kommuner; 1 utanför den inre gränsen, som några på hundra är av en slump"
    )
    one = seen(counts, chosen=ISLAND)
    assert "inre gränsen men inte den yttre" in said(answer(one.units, one.whole))


def test_where_homes_are_not_known_of_the_measure_the_map_says_so():
    """There is then no choice between place and home, and no silence about it."""
    chart = municipality_map(LABEL, replace(seen(), has_homes=False), metric=KEY, period=YEAR)

    assert "var patienten bor är inte känt" in chart.measure.sv


def test_municipalities_without_any_difference_are_alike():
    """Nobody, anywhere: neither chance nor difference."""
    found = seen(dict.fromkeys(USUAL, (0, 400)))

    assert said(answer(found.units, found.whole)).startswith("Kommunerna är lika")


def test_many_apart_are_counted_instead_of_named():
    """Within limits of chance alone eight of ten lie outside: too many for names."""
    found = seen(SPREAD).units
    chance = replace(found, found=replace(found.found, tau2=0.0))

    assert said(title(chance, found.whole)).startswith("8 av 10 kommuner ligger utanför")


def test_the_answer_is_about_the_municipality_chosen_and_the_title_about_all():
    """A reader of one municipality sees where it lies, and the same map as others."""
    found = seen(chosen="m0")

    assert said(answer(found.units, found.whole)) == (
        "Arvika har 40\xa0%; den vanliga nivån är 42\xa0%, och skillnaden kan bero på slumpen"
    )
    assert "Kil" in said(title(found.units, found.whole))


def test_too_few_municipalities_are_not_compared():
    """Five tell nothing of how much municipalities differ."""
    few = seen({key: USUAL[key] for key in list(USUAL)[:5]})

    assert few.units is None
    assert said(title(few.units, few.whole)).startswith("För få kommuner")


def test_a_municipality_whose_data_are_lost_has_no_number():
    """It is on the map and in the table, with the reason."""
    found = replace(seen(), lost=[unit_of(ISLAND)], rows=seen().rows[:-1])
    chart = municipality_map(LABEL, found, metric=KEY, period=YEAR)
    last = chart.series[0].points[-1]

    assert last.x == ISLAND
    assert last.amount.value is None
    assert "saknas" in last.note.sv


def test_those_who_live_elsewhere_are_in_the_table_without_a_place():
    """Their number belongs to no area."""
    elsewhere = Point("elsewhere", Counted(30, 90).amount, same("Annanstans"))
    chart = municipality_map(LABEL, replace(seen(), elsewhere=elsewhere, by_home=True),
                             metric=KEY, period=YEAR)  # fmt: skip

    assert chart.series[0].points[-1] == elsewhere
    assert "elsewhere" not in {area.key for area in chart.shapes}
    assert "där patienten bor" in chart.measure.sv


def test_the_same_numbers_stand_beside_each_other_by_size():
    """Most cases first, never by result; the region is a line through them."""
    found = seen(dict(USUAL) | {ISLAND: (400, 1_000)})
    chart = municipality_map(LABEL, found, metric=KEY, period=YEAR)
    dots = beside_each_other(chart, found.whole)

    assert dots.series[0].points[0].x == ISLAND
    assert dots.series[1].role == "mean"
    assert {point.amount for point in dots.series[0].points} == {
        point.amount for point in chart.series[0].points
    }


def test_how_well_the_shares_are_known_is_said_and_hidden_with_the_widest():
    """400 cases each: within five points everywhere; of seven cases nothing is said."""
    found = seen()
    dots = beside_each_other(sample_map(), found.whole)
    small = seen(dict(USUAL) | {ISLAND: (3, 7)})
    hidden = beside_each_other(municipality_map(LABEL, small, metric=KEY, period=YEAR), small.whole)

    assert (
        said(dots.finding)
        == "Osäkerheten är i alla kommuner högst 5\xa0procentenheter åt endera hållet"
    )
    assert said(disclose([hidden], "working").blocks[0].finding) == (
        "Osäkerheten, kommun för kommun"
    )


def test_the_others_stand_back_where_one_is_chosen():
    """The chosen keeps the colour of values."""
    dots = beside_each_other(sample_map(chosen="m0"), seen().whole)
    roles = {point.x: point.role for point in dots.series[0].points}

    assert roles["m0"] is None
    assert roles["m1"] == "neutral"
    assert roles[MIDDLE] == "signal"
