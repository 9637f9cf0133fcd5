"""Meetings say what their deck holds, and a file that cannot be followed says how to mend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from referral_flow.model import Unit
from referral_flow.slides.meeting import Meeting, MeetingError, read_meeting
from referral_flow.text import same

FOLDER = Path(__file__).resolve().parents[2] / "meetings"
UNITS = {
    unit_id: Unit(unit_id, kind, same(unit_id))
    for unit_id, kind in (
        ("region-17", "region"),
        ("municipality-1780", "municipality"),
        ("municipality-1784", "municipality"),
    )
}


def meetings() -> dict[str, Meeting]:
    """Those that come with the tool, by key."""
    return {path.stem: read_meeting(path) for path in sorted(FOLDER.glob("*.toml"))}


def test_every_meeting_in_the_folder_can_be_read():
    """The files that come with the tool are examples, so they work."""
    assert set(meetings()) == {
        "care_choice_providers",
        "development_group",
        "health_committee",
        "radiology_contact",
    }


def test_only_the_working_group_sees_clinics_by_name():
    """No meeting that hands figures on names a clinic."""

    assert {one.audience for one in meetings().values() if one.names} == {"working"}
    assert [key for key, one in meetings().items() if one.names] == [
        "development_group",
        "radiology_contact",
    ]


def test_a_kind_of_unit_stands_for_all_its_units():
    """A meeting about municipalities gets every municipality that there is."""
    meeting = replace(read_meeting(FOLDER / "health_committee.toml"), units=("municipality",))

    assert [unit.unit_id for unit in meeting.units_among(UNITS)] == [
        "municipality-1780",
        "municipality-1784",
    ]


def test_a_meeting_about_a_unit_that_is_not_there_says_so():
    """Another region's care choice is not silently left out."""
    meeting = replace(read_meeting(FOLDER / "health_committee.toml"), units=("care_choice-21",))

    with pytest.raises(MeetingError, match="care_choice-21"):
        meeting.units_among(UNITS)


def test_a_meeting_that_is_not_there_is_answered_with_those_that_are():
    """Whoever mistypes a file's name sees the names there are."""
    with pytest.raises(MeetingError, match=r"health_committee\.toml"):
        read_meeting(FOLDER / "helth_committee.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('audience = "council"', 'audience = "everyone"', "write one of working, council"),
        ('grain = "quarter"', "", "lacks grain"),
        ('grain = "quarter"', 'grain = "quarter"\nslides = 3', "unknown slides"),
        ('units = ["region"]', 'units = ["county"]', "write one of physio"),
    ],
)
def test_a_mistake_is_named_with_its_remedy(tmp_path, old, new, said):
    """The message names the file and what to write instead."""
    words = (FOLDER / "health_committee.toml").read_text(encoding="utf-8")
    path = tmp_path / "spoiled.toml"
    path.write_text(words.replace(old, new), encoding="utf-8")

    with pytest.raises(MeetingError, match=said) as problem:
        read_meeting(path)
    assert "spoiled.toml" in str(problem.value)


def test_a_file_of_another_kind_is_refused_in_a_sentence(tmp_path):
    """Whoever points at the README hears that a meeting is a TOML file."""
    other = tmp_path / "README.md"
    other.write_text("Minutes of a meeting", encoding="utf-8")

    with pytest.raises(MeetingError, match=r"README\.md is not a TOML file"):
        read_meeting(other)
