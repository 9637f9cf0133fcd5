"""The page of free times where something is not known: calm words, and the rest stands."""

from __future__ import annotations

from referral_flow.blocks import Note
from tests.charts.sample_history import plain
from tests.panels.sample_access import page
from tests.panels.test_access import keys, notes

SLOTS = "slots.released_at|slot_snapshots"
OF_FREE_TIMES = ("morning_free_share third_next_available_days free_slots_by_hour "
                 "resident_morning_free_share resident_morning_clinics "
                 "resident_morning_earliest_days")  # fmt: skip


def test_without_history_and_snapshots_the_rest_of_the_page_stands():
    """The reader is told why and what to do, and sees what can be known."""
    blocks = page(lacking=OF_FREE_TIMES, lacks=SLOTS)

    assert notes(blocks, "answer") == ["De lediga tiderna är inte kända"]
    assert not {"third_free_time", "free_hours", "resident_reach"} & set(keys(blocks))
    assert {"slot_fates", "searches", "no_show_share_by_lead_time"} <= set(keys(blocks))
    assert blocks[0].answer.in_("sv").startswith("Det är inte känt vilka tider")


def test_snapshots_in_place_of_release_times_are_told():
    """The figures are there; where they come from is said first."""
    blocks = page(missing="slots.released_at")

    assert notes(blocks, "answer") == ["Tiderna är sedda i dagliga ögonblicksbilder"]
    assert "third_free_time" in keys(blocks)


def test_a_clinic_of_which_nothing_is_known_is_told():
    """Two of three clinics send snapshots: the answer claims no more, and says how many."""
    blocks = page(unseen="K3")
    [note] = [one for one in blocks if isinstance(one, Note) and one.place == "answer"]

    assert plain(note.body.in_("sv")) == (
        "Vilka tider som stod lediga under november 2024–oktober 2025 är känt hos 2 av 3 "
        "mottagningar, sammanlagt 480 vardagsmorgnar. Det är dem siffrorna om lediga tider gäller."
    )
    assert blocks[0].answer.in_("sv").startswith("Så långt det är känt")
    assert "free_hours" in keys(blocks)


def test_a_week_is_not_made_of_a_part_of_the_period():
    """Two mornings a month are known: how many an ordinary week has cannot be said."""
    blocks = page("K1", seen=2)

    assert "free_hours" not in keys(blocks)
    assert notes(blocks, "answer") == ["Bara en del av tiderna är kända"]


def test_what_residents_find_is_not_told_where_no_morning_is_known():
    """A longer period would not help: no municipality has all its clinics' times."""
    blocks = page(lacking="resident_morning_free_share")

    assert "resident_reach" not in keys(blocks)
    assert notes(blocks, "why")[0] == "Vad boende hade hittat"
    assert plain(blocks[0].figures[2].amount.in_("sv")) == "uppgift saknas"


def test_without_a_log_of_searches_residents_are_still_shown():
    """A calm note in its place, and how sampling does it."""
    gone = "empty_search_share search_without_time_in_3_days_share search_conversion"
    blocks = page(lacking=gone, lacks="searches")

    assert "resident_reach" in keys(blocks)
    assert notes(blocks, "why") == [
        "Sökningar efter ledig tid", "Så fungerar ”sök lediga tider” för provtagning",
    ]  # fmt: skip
