"""Times that the web did not show: told beside the audit, for as many as can be told of."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Note
from referral_flow.disclosure import disclose
from tests.panels.sample_choice import choice_page, choice_warehouse

TITLE = "Times that the web did not show"


def said(counts: tuple[int, int] | None, audience: str = "working", **chosen: str) -> str | None:
    """The note's words where so many of so many had another free time; None without a note."""
    known = {} if counts is None else {"free_slot_not_on_web_share": counts}
    blocks = disclose(choice_page(choice_warehouse(**known), **chosen), audience).blocks
    notes = [one for one in blocks if isinstance(one, Note) and one.title.en == TITLE]
    assert len(notes) < 2
    return notes[0].body.in_("en") if notes else None


@pytest.mark.parametrize("reach", ["own_clinic", "anywhere"])
def test_it_says_for_how_many_the_clinic_had_a_time_all_the_same(reach):
    """180 of 1 000, of the own clinic however far away the reader looks."""
    assert said((180, 1000), reach=reach).startswith(
        "1,000 booked on the web and waited while the web showed no free time at the clinic within "
        "three days. For 18% of them a time was free there all the same"
    )


def test_it_does_not_say_that_the_patient_could_have_had_it():
    """Nor why it was not shown."""
    words = said((180, 1000))

    assert "It does not count as free here, since the patient could not choose it." in words
    assert words.endswith("Why it was not shown is not known.")


@pytest.mark.parametrize("audience", ["working", "council"])
@pytest.mark.parametrize("counts", [(3, 1000), (997, 1000)])
def test_few_are_not_told_of(counts, audience):
    """With or without one: no number is in the words, and not that there was any."""
    words = said(counts, audience)

    assert words.startswith("For those who book on the web only times that the web shows count.")
    assert not any(sign.isdigit() for sign in words)


@pytest.mark.parametrize("counts", [None, (0, 1000), (0, 0)])
def test_nothing_is_said_where_it_is_of_nobody_or_not_known(counts):
    """The extract does not tell which times the web shows, or it showed all that there were."""
    assert said(counts) is None


def test_it_stands_beside_the_audit():
    """Before what is said of reach."""
    blocks = choice_page(choice_warehouse(free_slot_not_on_web_share=(180, 1000)))
    keys = [getattr(block, "key", block.title.en if isinstance(block, Note) else None)
            for block in blocks]  # fmt: skip

    assert keys.index(TITLE) == keys.index("audit") + 1
