"""A map read as places in steps: no finer than numbers are known, blind to what is hidden."""

from __future__ import annotations

import pytest

from referral_flow.charts.amounts import Counted
from referral_flow.disclosure import disclose
from referral_flow.maps import EMPTY, HIDDEN_PLACE, SHOWN, UNCERTAIN, map_of, steps_of
from tests.sample_map import ISLAND, MIDDLE, USUAL, sample_map


def shown(counts=None, chosen: str = "", audience: str = "working"):
    """The map of these counts as an audience may see it."""
    return map_of(disclose([sample_map(counts, chosen)], audience).blocks[0])


def place(found, key: str):
    return next(one for one in found.places if one.area.key == key)


def amounts(*pairs: tuple[int, int]):
    return [Counted(*pair).amount for pair in pairs]


def test_steps_are_few_and_cover_all_that_is_shown():
    """From 20 % to 80 % of thousands: three steps of twenty."""
    steps = steps_of(amounts((2_000, 10_000), (5_000, 10_000), (7_900, 10_000)))

    assert (steps.low, steps.width, steps.count) == (0.2, 0.2, 3)
    assert [steps.of(value) for value in (0.2, 0.39, 0.4, 0.79, 0.8)] == [0, 0, 1, 2, 2]


def test_steps_are_never_finer_than_half_of_the_numbers_are_known():
    """47 to 53 per cent of a hundred each is known to within twenty points, so steps are twenty."""
    coarse = steps_of(amounts((47, 100), (50, 100), (53, 100)))
    fine = steps_of(amounts((47_000, 100_000), (50_000, 100_000), (53_000, 100_000)))

    assert (coarse.width, coarse.count) == (0.2, 1)
    assert (fine.width, fine.count) == (0.02, 4)


@pytest.mark.parametrize("pair", [(0, 500), (500, 500)])
def test_nobody_and_everybody_have_a_step(pair):
    """All municipalities at one end of the scale are still shaded."""
    steps = steps_of(amounts(pair, pair))

    assert steps.count >= 1
    assert steps.of(pair[0] / pair[1]) in range(steps.count)


def test_no_step_tells_of_a_hidden_number():
    """Three of four is hidden: the scale is what it would be without that municipality."""
    counts = dict(USUAL) | {ISLAND: (3, 4)}
    without = {key: pair for key, pair in counts.items() if key != ISLAND}

    assert place(shown(counts), ISLAND).state == HIDDEN_PLACE
    assert shown(counts).steps == shown(without).steps


def test_a_wide_interval_makes_a_place_uncertain_and_is_told_instead():
    """Ten of twenty among thousands: what is written is from where to where."""
    found = shown({key: (10 * top, 10 * n) for key, (top, n) in USUAL.items()} | {ISLAND: (10, 20)})
    island = place(found, ISLAND)

    assert island.state == UNCERTAIN
    assert island.figure("sv") == "30–70\xa0%"
    assert place(found, MIDDLE).state == SHOWN
    assert place(found, MIDDLE).figure("sv") == "80\xa0%"


def test_a_place_without_a_number_is_empty_not_hidden():
    """A municipality without a clinic is drawn, and nothing is said of it."""
    counts = {key: pair for key, pair in USUAL.items() if key != ISLAND}

    assert place(shown(counts), ISLAND).state == EMPTY
    assert place(shown(counts), ISLAND).figure("sv") == ""


def test_the_largest_areas_lie_at_the_bottom():
    """An area within another would else be covered by it."""
    assert shown().places[-1].area.key == ISLAND


def test_the_bounds_hold_every_corner():
    """Nine squares of ten and the island to the east."""
    assert shown().bounds == (0.0, 0.0, 42.0, 30.0)


def test_a_map_without_numbers_has_no_scale():
    """All hidden: words and hatching, no shades."""
    found = shown(dict.fromkeys(USUAL, (2, 4)))

    assert not found.has_values
    assert found.states == {HIDDEN_PLACE}


def test_only_who_stands_apart_is_said_to():
    """The middle has 80 % where the others have 40."""
    found = shown()

    assert [one.area.key for one in found.places if one.is_apart] == [MIDDLE]


def test_a_place_has_the_step_of_the_number_that_is_written_on_it():
    """59.6 % reads 60 %, and lies where the key says that 60 % begins."""
    pairs = ((2_000, 10_000), (5_960, 10_000), (7_900, 10_000))
    found = shown(dict(zip(USUAL, pairs, strict=False)))
    middle = next(one for one in found.places if one.amount and one.amount.numerator == 5_960)

    assert (found.steps.low, found.steps.width) == (0.2, 0.2)
    assert middle.figure("en") == "60%"
    assert middle.step == 2
