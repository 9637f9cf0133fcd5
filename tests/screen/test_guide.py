"""The guide of a first visit: three steps in both languages, on two pages, remembered by nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from referral_flow.screen.guide import STEPS, contents

SCRIPT = Path(__file__).resolve().parents[2] / "referral_flow" / "screen" / "guide.js"
SHORT = 220  # letters: a step is read in a breath


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_guide_has_three_short_steps(language):
    """Each with a heading; none longer than a breath."""
    steps = contents("overview", language)["steps"]

    assert len(steps) == 3
    assert all(heading and words and len(words) <= SHORT for heading, words in steps)


def test_no_step_is_written_in_one_language_only():
    """What is said in Swedish is not said again in English."""
    assert all(heading.sv != heading.en and words.sv != words.en for heading, words in STEPS)


def test_the_guide_can_be_closed_on_the_overview_and_stands_on_the_page_about_the_tool():
    """There it can be asked for again."""
    assert contents("overview", "sv")["always"] is False
    assert contents("about", "sv")["always"] is True


def test_that_it_was_closed_is_known_to_the_browser_alone():
    """Kept in local storage, with nothing sent to the server or set as a cookie."""
    script = SCRIPT.read_text(encoding="utf-8")

    assert "localStorage.setItem" in script
    assert "localStorage.removeItem" in script
    assert not any(
        word in script for word in ("setStateValue", "setTriggerValue", "cookie", "fetch")
    )
