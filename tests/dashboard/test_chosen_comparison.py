"""Choices that depend on each other, from the reader's side: links, lists and what is unknown."""

from __future__ import annotations

import re

from tests.dashboard.test_front_door import OPEN, follow, words_on

ADDRESS = {"lang": "sv", "unit": "region-17", "period": "2025-Q3"}
COHORT, NEVER = "assessed_within_3_days_cohort", "never_assessed_share"


def parts(at) -> list[str]:
    """What can be chosen of the measure."""
    return at.selectbox(key="part").options


def test_a_link_restores_measure_and_part(front_door):
    """Those who sought care on a Wednesday."""
    at = front_door("compare_clinics", **ADDRESS, metric=COHORT, part="visit_weekday:3")

    assert not at.exception
    assert at.selectbox(key="part").value == "visit_weekday:3"
    assert (at.query_params["metric"], at.query_params["part"]) == (COHORT, "visit_weekday:3")


def test_another_measure_has_other_parts(front_door):
    """Days of the week for those who sought care, outcomes for those never assessed."""
    one, other = (
        parts(front_door("compare_clinics", **ADDRESS, metric=key)) for key in (COHORT, NEVER)
    )

    assert one[0] == other[0] == "Hela måttet"
    assert not set(one[1:]) & set(other[1:])
    assert len(other) > 1


def test_a_part_that_the_measure_lacks_is_told_of(front_door):
    """The link's part is another measure's: the whole measure is shown, and it is said."""
    at = front_door("compare_clinics", **ADDRESS, metric=NEVER, part="visit_weekday:3")

    assert not at.exception
    assert "visit_weekday:3”, som inte finns här" in words_on(at)
    assert at.query_params["part"] == "all"


def test_a_clinic_is_marked_by_its_link(front_door):
    """K1 of three: its name is in the answer."""
    at = front_door("compare_clinics", **ADDRESS, metric=COHORT, clinic="K1")

    assert not at.exception
    assert at.selectbox(key="clinic").value == "K1"
    assert at.query_params["clinic"] == "K1"


def test_the_measure_goes_along_to_every_page_that_has_it(front_door):
    """From the comparison to the map and the definitions, and from the map back, by the menu."""
    at = front_door("compare_clinics", **OPEN, metric=NEVER, part="all")
    for page in ("map", "definitions"):
        assert re.search(rf'href="{page}\?[^"]*metric={NEVER}', words_on(at)), page

    follow(at, "map", OPEN | {"metric": COHORT, "by": "clinic"})
    assert re.search(rf'href="compare_clinics\?[^"]*metric={COHORT}', words_on(at))
    assert not re.search(r'href="guarantee\?[^"]*metric=', words_on(at))
