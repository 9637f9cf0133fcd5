"""Funnels: who is named, what is claimed, and that no limit belongs to a clinic."""

from __future__ import annotations

from referral_flow.disclosure import disclose
from tests.charts.sample_history import plain
from tests.sample_funnel import ALIKE, APART, compared, sample_funnel


def title(units) -> str:
    return plain(sample_funnel(units).finding.in_("sv"))


def test_the_one_that_stands_apart_is_named_with_its_share():
    """80 % of 350 where ten others have about 40 %; the small one is never spoken of."""
    chart = sample_funnel()

    assert title(compared()) == (
        "Skogen rehab (80 %) skiljer sig från de andra; den vanliga nivån är 40 %"
    )
    assert [point.x for point in chart.series[0].points if point.role == "signal"] == ["c10"]


def test_clinics_that_differ_by_chance_are_said_to():
    """All near 40 %, and the limits are those of chance."""
    chart = sample_funnel(compared(ALIKE))

    assert title(compared(ALIKE)).startswith(
        "Skillnaderna mellan mottagningarna kan bero på slumpen"
    )
    assert "slumpen ensam kan ge" in chart.reading.in_("sv")


def test_widened_limits_are_said_to_be_widened():
    """Between 20 and 70 %, evenly: none stands apart, and the help says why the limits are wide."""
    spread = compared([(200 + 50 * place, 1000) for place in range(11)])

    assert spread.found.method == "overdispersed"
    assert title(spread).startswith("Spridningen mellan mottagningarna är så stor att ingen")
    assert "vidgade" in sample_funnel(spread).reading.in_("sv")
    assert "widened" in sample_funnel(spread).reading.in_("en")


def test_a_chosen_clinic_is_told_of_itself():
    """Inside the limits or not, its own share and the usual level."""
    inside, apart = (compared(chosen=frozenset({one})) for one in ("c5", "c10"))

    assert title(inside) == ("Granen rehab ligger inom gränserna: 40 %; den vanliga nivån är 40 %")
    assert title(apart).startswith("Skogen rehab skiljer sig från de andra: 80 %")


def test_a_chosen_clinic_that_is_hidden_is_said_to_be_while_the_others_are_seen():
    """Three of seven: the funnel is of the other eleven, and the title says so of the one."""
    told = disclose([sample_funnel(compared(chosen=frozenset({"c11"})))], "working").blocks[0]

    assert told.finding.in_("sv") == "Den valda enheten kan inte visas: för få fall"


def test_chosen_clinics_are_marked_and_the_others_not_judged_in_the_title():
    """Two of a municipality, inside: the one apart is another's, named at its point only."""
    chart = sample_funnel(compared(chosen=frozenset({"c1", "c2"})))
    roles = {point.x: point.role for point in chart.series[0].points}

    assert chart.finding.in_("sv").startswith("Ingen av de markerade mottagningarna ligger utanför")
    assert (roles["c1"], roles["c2"], roles["c3"], roles["c10"]) == (
        "value", "value", "neutral", "signal",
    )  # fmt: skip


NEAR = (*((200 + 50 * place, 1000) for place in range(10)), (950, 1000))


def test_those_between_the_inner_and_the_outer_limit_are_counted_and_not_named():
    """95 % where ten spread from 20 to 65 %: outside the inner limit only; 5 % of 11 is about 1."""
    chart = sample_funnel(compared(NEAR))

    assert title(compared(NEAR)) == (
        "1 av 11 mottagningar ligger utanför den inre gränsen, där slumpen väntas ge ungefär 1, "
        "och ingen utanför den yttre; den vanliga nivån är 45 %"
    )
    assert {point.role for point in chart.series[0].points} == {"neutral"}
    assert [point.x for point in chart.series[0].points if point.note] == ["c10"]


def test_a_clinic_asked_of_by_itself_is_told_to_be_outside_the_inner_limit():
    """Alone it is named, since the reader did; with another marked the two are counted."""
    alone, two = (compared(NEAR, chosen=frozenset(one)) for one in (["c10"], ["c9", "c10"]))

    assert title(alone).startswith(
        "Skogen rehab ligger utanför den inre gränsen, men inte den yttre: 95 %"
    )
    assert title(two).startswith("1 av 2 markerade mottagningar ligger utanför den inre gränsen")


def test_more_than_three_apart_are_counted_and_not_named():
    """Three at 90 % among 45 at 40 % are named; four are too many for a title."""
    alike = [(400, 1000)] * 45

    assert title(compared([*alike, *[(900, 1000)] * 3])).count("rehab (90 %)") == 3
    assert title(compared([*alike, *[(900, 1000)] * 4])) == (
        "4 av 49 mottagningar skiljer sig från de andra; den vanliga nivån är 40 %"
    )


def test_a_level_of_few_per_cent_has_one_decimal_and_the_shares_beside_it_too():
    """1 % of 200 each, and one with 8 %: "8,0 %" beside "1,0 %"."""
    words = title(compared([*[(2, 200)] * 10, (16, 200)]))

    assert words == "Skogen rehab (8,0 %) skiljer sig från de andra; den vanliga nivån är 1,0 %"


def test_what_next_to_never_happens_at_the_others_has_no_level_in_the_title():
    """120 of 200 at one clinic, none of some 2 000 at eleven: 0,0 % would say less."""
    units = compared([*[(0, 100 + 10 * place) for place in range(11)], (120, 200)])

    assert title(units) == (
        "Stranden rehab (60 %) skiljer sig från de andra; hos de flesta förekommer det nästan "
        "aldrig"
    )


def test_a_hidden_clinic_has_no_place_and_no_limit_of_its_own():
    """Three of seven: no number of it is left, neither its n nor limits at its n."""
    seen = disclose([sample_funnel()], "working").blocks[0]
    hidden = [point for point in seen.series[0].points if point.amount.suppressed]
    places = [point.x for series in seen.series[1:] for point in series.points]

    assert "c11" in [point.x for point in hidden]
    assert all(point.amount.n is None and point.role != "signal" for point in hidden)
    assert min(places) >= 10


def test_a_lone_hidden_clinic_takes_another_along():
    """n of all is told, so one hidden clinic could be worked out; then two are hidden."""
    seen = disclose([sample_funnel()], "working").blocks[0]

    assert sum(point.amount.suppressed for point in seen.series[0].points) == 2


def test_a_council_sees_numbers_for_names():
    """In the title and at the point."""
    seen = disclose([sample_funnel(compared([*ALIKE, APART]), is_guarded=False)], "council")
    words = str(seen)

    assert "rehab" not in words
    assert "Mottagning" in seen.blocks[0].finding.in_("sv")


def test_the_axis_ends_where_clinics_and_limits_do():
    """Up to 2 % with limits to 5: the help says where the axis ends."""
    low = sample_funnel(compared([(2 + place % 3, 200 + 10 * place) for place in range(10)]))
    top = low.y.maximum

    assert 0.02 < top < 0.1
    assert plain(low.reading.in_("sv")).endswith(f"Axeln slutar vid {top:.0%}.".replace("%", " %"))
    assert all(point.amount.value <= top for series in low.series[1:] for point in series.points)


def test_the_axis_of_cases_begins_where_clinics_do():
    """All with more than a thousand: the limits would else be squeezed to the right."""
    wide = sample_funnel(compared([(400 + place, 1000 + 40 * place) for place in range(10)]))

    assert (wide.x.minimum, sample_funnel().x.minimum) == (1000, 0)


def test_the_axis_begins_near_clinics_that_all_lie_high_and_says_so():
    """All between 80 and 90 %: from 70 %; with one at 45 % from none."""
    high = [(800 + 10 * place, 1000) for place in range(11)]

    assert (sample_funnel(compared(high)).y.minimum, sample_funnel(compared(high)).y.is_cut) == (
        0.7,
        True,
    )
    assert sample_funnel(compared([*high, (450, 1000)])).y.minimum == 0


def test_funnels_beside_each_other_have_one_axis():
    """One to 20 % by itself, one to 100 %: both to 100 %."""
    low, high = (compared([(share * 10 + place % 3, 1000) for place in range(10)])
                 for share in (10, 60))  # fmt: skip

    assert sample_funnel(low).y.maximum <= 0.2
    assert sample_funnel(low, beside=high).y == sample_funnel(high, beside=low).y
