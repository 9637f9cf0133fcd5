"""The page of free times: what is free, for whom, and what is said where it is not known."""

from __future__ import annotations

import re

import pytest

from referral_flow.blocks import PLACES, ROLES, Block, Chart, Headline, Note, Sentence, Table
from referral_flow.disclosure import disclose
from tests.charts.sample_history import plain
from tests.panels.sample_access import ARVIKA, KARLSTAD, page
from tests.panels.test_panels import NO_FIGURE, parts, plain_texts, roles

UNITS = ("region-17", "care_choice-17", KARLSTAD, ARVIKA, "K1", "K3")
LABELS = re.compile(r"1177|(inom|within) \d\d km|Inom \d\d km|Within \d\d km|\d\d?–\d\d?|29")


def chart(key: str, blocks: list[Block]) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.key == key)


def table(key: str, blocks: list[Block]) -> Table:
    return next(one for one in blocks if isinstance(one, Table) and one.key == key)


def keys(blocks: list[Block]) -> list[str]:
    return [one.key for one in blocks if hasattr(one, "key")]


def notes(blocks: list[Block], place: str) -> list[str]:
    return [one.title.sv for one in blocks if isinstance(one, Note) and one.place == place]


def test_the_page_opens_with_clinics_that_had_a_time():
    """Thirty-five of sixty mornings at three clinics."""
    opening = page()[0]

    assert isinstance(opening, Headline)
    assert plain(opening.answer.in_("sv")) == (
        "En vanlig vardagsmorgon under november 2024–oktober 2025 hade 58 % av mottagningarna en "
        "ledig nybesökstid inom tre dagar."
    )
    assert [one.metric for one in opening.figures] == [
        "morning_free_share", "third_next_available_days", "resident_morning_free_share",
        "unused_slot_share", "search_without_time_in_3_days_share",
    ]  # fmt: skip


def test_a_municipality_tells_its_clinics_from_its_residents():
    """Arvika: the clinic there never had a time; those who live there found none of their own."""
    opening = page(ARVIKA)[0]
    labels = [one.label.sv for one in opening.figures]

    assert labels[0].startswith("Mottagningar i Arvika: ")
    assert labels[2].startswith("Boende i Arvika: ")
    assert labels[4].startswith("Boende i Arvika: ")
    assert "Mottagningen i Arvika hade ingen vardagsmorgon" in opening.answer.in_("sv")
    assert "Boende i Arvika hade ingen morgon hittat" in opening.answer.in_("sv")


def test_nobody_lives_in_a_clinic():
    """A clinic and the care choice have neither residents nor searches, and say so of misses."""
    for unit in ("K1", "care_choice-17"):
        blocks = page(unit)

        assert not {"resident_reach", "residents", "searches"} & set(keys(blocks))
        assert blocks[0].figures[-1].metric == "no_show_share"


def test_where_residents_never_had_a_time_of_their_own_is_named():
    """Arvika, three mornings in four of which there was one near; Karlstad has most clinics."""
    seen = chart("resident_reach", page())

    assert plain(seen.finding.in_("sv")) == (
        "Klockan åtta hade boende i Arvika aldrig en ledig webbtid inom tre dagar i den egna "
        "kommunen, men 75 % av morgnarna inom 25 km"
    )
    assert [one.label.in_("sv") for one in seen.series] == ["Karlstad", "Arvika"]
    assert [point.amount.value for point in seen.series[1].points] == [0, 0.75, 1]


def test_a_municipality_stands_beside_the_region():
    """Its own residents first; in the region each municipality weighs the same."""
    seen = chart("resident_reach", page(KARLSTAD))

    assert [one.label.in_("sv") for one in seen.series] == ["Karlstad", "Värmland"]
    assert [one.points[0].amount.value for one in seen.series] == [1, 0.5]
    assert seen.finding.in_("sv").startswith("Boende i Karlstad hade varje morgon")


def test_the_table_gives_the_days_to_the_earliest_time():
    """Arvika: six days at home, nine mornings in ten eight; four within reach, two anywhere."""
    rows = table("residents", page()).rows

    assert [plain(cell.in_("sv")) for cell in rows[1]] == [
        "Arvika", "1", "6 dagar", "8 dagar", "4 dagar", "2 dagar", "1",
    ]  # fmt: skip


def test_a_third_time_by_week_is_shown_by_month_where_weeks_have_no_figures():
    """And says so."""
    seen = chart("third_free_time", page(grain="week"))

    assert seen.x.grain == "month"
    assert seen.coarser.sv == "Visas per månad, eftersom veckorna har för få morgnar."
    assert plain(seen.finding.in_("sv")).endswith(
        "låg den tredje lediga tiden 2 dagar bort, hälften av morgnarna mellan 2 och 3 dagar"
    )


def test_hours_are_told_as_an_ordinary_week():
    """Twelve free times a month at K1: 144 in a year of 52 weeks and a day; few, so by halves."""
    seen = chart("free_hours", page("K1"))
    cells = {(row.key, point.x): point.amount for row in seen.series for point in row.points}

    assert plain(seen.finding.in_("sv")) == (
        "En vanlig vecka står 2,8 nybesökstider lediga med kort varsel, tätast måndag eftermiddag"
    )
    assert cells["afternoon", "1"].n == 72
    assert cells["afternoon", "1"].value == pytest.approx(72 / (365 / 7))
    assert cells["morning", "3"].value == 0


def test_a_clinic_without_free_times_has_no_empty_grid():
    """K3 never had one at short notice: that is a finding, not a gap."""
    assert "free_hours" not in keys(page("K3"))
    assert "När i veckan tiderna är lediga" in notes(page("K3"), "beside")


def test_what_became_of_times_adds_up():
    """Of 300 a month 240 were used, 12 were not, and 48 came to nothing late."""
    (fates,) = chart("slot_fates", page()).series

    assert [point.amount.numerator for point in fates.points] == [2880, 576, 144]
    assert sum(point.amount.value for point in fates.points) == pytest.approx(1)


def test_early_times_are_told_by_how_they_were_booked():
    """Half on the web, one in twenty otherwise; the two groups are all of them."""
    seen = chart("early_times", page())
    web, others = seen.series[0].points

    assert "gick 50 % till besök utanför garantin när de bokades på webben, 5 %" in plain(
        seen.finding.in_("sv")
    )
    assert (web.amount.n, others.amount.n) == (480, 480)


def test_few_early_times_in_either_way_are_told_together_over_time():
    """In October two of K2's twenty others went past the guarantee: no division, nothing hidden."""
    seen = chart("early_times", page("K2", period="2025-Q4"))
    shown = disclose([seen], "council").blocks[0]

    assert [one.key for one in shown.series if one.role != "around"] == ["guarantee_slot_leakage"]
    assert plain(shown.finding.in_("sv")) == (
        "Av nybesökstiderna inom tre dagar under kvartal 4 2025 gick 30 % till besök utanför "
        "garantin"
    )
    assert not any(point.amount.suppressed for line in shown.series for point in line.points)


def test_where_no_early_time_was_taken_that_is_said():
    """K3 has none to take."""
    assert "Vem tiderna inom tre dagar går till" in notes(page("K3"), "who")


def test_visits_missed_stand_in_order_of_lead_time():
    """Not of size; one in a hundred the same day, eight of fifty far ahead."""
    seen = chart("no_show_share_by_lead_time", page())

    assert [point.x for point in seen.series[0].points] == ["same_day", "4_7", "29_plus"]
    assert [point.label.sv for point in seen.series[0].points] == ["samma dag", "4–7", "29 eller "
                                                                   "mer"]  # fmt: skip
    assert "stiger ju längre i förväg tiden är bokad, från 1" in plain(seen.finding.in_("sv"))


def test_no_trend_is_claimed_where_shares_are_alike():
    """Late cancellations: five of a hundred, whenever the time was booked."""
    words = chart("late_cancellation_share_by_lead_time", page()).finding.in_("sv")

    assert "inte" in words and "mer än slumpen förklarar" in words


def test_a_clinic_where_nobody_books_on_the_web_says_so():
    """K3's patients phone."""
    assert "Ingen webbokning" in notes(page("K3"), "who")
    assert "Ingen webbokning" not in notes(page("K1"), "who")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("audience, grain", [("working", "month"), ("council", "quarter")])
def test_the_page_is_whole_for_every_unit_and_audience(unit, audience, grain):
    """In order, each key once, no figure in plain text, words for what is hidden."""
    blocks = page(unit, audience=audience, grain=grain)
    places = [PLACES.index(one.place) for one in blocks]

    assert places == sorted(places)
    assert len(keys(blocks)) == len(set(keys(blocks)))
    assert set(roles(blocks)) <= {*ROLES, None}
    assert disclose(blocks, audience).blocks
    for text in plain_texts(blocks):
        for words in (text.sv, text.en):
            assert not re.search(r"\d", LABELS.sub("", NO_FIGURE.sub("", words))), words
    for one in parts(blocks):
        if isinstance(one, Sentence) and any(a.rule != "free" for a in one.amounts.values()):
            assert one.hidden, one.words.sv


def test_a_council_sees_a_municipality_of_one_clinic_without_its_name():
    """Arvika's figures are those of K3."""
    shown = disclose(page(audience="council"), "council").blocks

    assert not any("Arvika" in text.sv for text in plain_texts(list(shown)))
