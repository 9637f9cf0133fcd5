"""Charts in words: what a listener needs, with the same figures and the same hiding."""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.disclosure import disclose
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.text import NO_BREAK_SPACE
from tests.slides import sample_blocks


def heard(chart: Chart, language: str = "sv") -> str:
    """The chart as the working group hears it, with ordinary spaces."""
    words = alternative_text(disclose([chart], "working").blocks[0], language)
    return words.replace(NO_BREAK_SPACE, " ")


def test_groups_are_read_one_by_one_and_a_hidden_one_says_so():
    """Every weekday is read; Sunday, with too few, is named but not counted."""
    words = heard(sample_blocks.bars())

    assert "måndag 61 %" in words
    assert "söndag (få fall)." in words


def test_a_long_line_is_told_by_its_ends_and_its_signals():
    """Of twenty-four months the first, the last and the three that stand out are read."""
    words = heard(sample_blocks.control_chart())

    assert (
        "nov 2023 54 % … juli 2024 50 % … feb 2025 56 % … juli 2025 49 % … okt 2025 55 %" in words
    )


def test_the_finding_comes_before_the_figures():
    """Kind, measure, finding: a listener may stop there."""
    chart = sample_blocks.waterfall()
    words = heard(chart, "en")

    assert words.startswith("Waterfall chart. Share assessed within three days")
    assert words.index(chart.finding.in_("en")) < words.index("61%")


def test_several_lines_are_told_apart_by_name():
    """Each of two lines is read under its own name."""
    words = heard(sample_blocks.lines())

    assert "inom garantin: kv 4 2023 3 dagar … kv 3 2025 3 dagar" in words
    assert "utanför garantin: kv 4 2023 17 dagar … kv 3 2025 24 dagar" in words
