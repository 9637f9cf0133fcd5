"""What the menu's links carry from page to page."""

from __future__ import annotations

from referral_flow.screen.carried import carried

OFFERED = {
    "compare_clinics": {"metric": ("share", "other"), "part": ("all",)},
    "map": {"metric": ("share",), "by": ("clinic", "home")},
    "guarantee": {},
}


def test_a_measure_chosen_on_one_page_is_chosen_on_the_others():
    """The map opens with the measure of the comparison, and keeps its own choices beside it."""
    kept = {"map": {"metric": "old", "by": "home"}}
    found = carried(kept, "compare_clinics", {"metric": "share", "part": "all"}, OFFERED)

    assert found["map"] == {"metric": "share", "by": "home"}
    assert found["compare_clinics"] == {"metric": "share", "part": "all"}
    assert "guarantee" not in found


def test_a_page_that_lacks_the_measure_keeps_its_own():
    """Nothing is asked of a page that it does not have."""
    kept = {"map": {"metric": "share"}}

    assert carried(kept, "compare_clinics", {"metric": "other"}, OFFERED)["map"] == kept["map"]


def test_other_choices_stay_on_their_page():
    """The same word may mean something else elsewhere."""
    offered = OFFERED | {"access": {"by": ("home", "hour")}}

    assert carried({}, "map", {"metric": "share", "by": "home"}, offered).get("access") is None
