"""A page in its order, and what it refuses to draw."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from referral_flow.screen import page, viewer
from tests.screen import sample_blocks, sample_groups
from tests.screen.sample_amounts import BUILD, a_view


def test_blocks_that_have_not_passed_the_gate_are_refused():
    """Exact numbers cannot be drawn by mistake."""
    setting = page.Setting(BUILD, a_view(), {})

    with pytest.raises(TypeError, match="disclose"):
        page.body(sample_blocks.all_blocks(), setting)


def test_charts_go_in_pairs_and_the_rest_in_rows_of_their_own():
    """Two charts, a table, a chart: three rows."""
    chart, table = sample_groups.weekdays(), sample_blocks.table()

    assert [len(row) for row in page._rows([chart, chart, table, chart])] == [2, 1, 1]


def test_whose_figures_are_said_in_both_languages():
    """Unit and period."""
    assert page.whose(a_view()).sv == "Hela regionen · november 2024 – oktober 2025"
    assert page.whose(a_view()).en == "The whole region · November 2024 – October 2025"


def test_an_alternative_text_says_finding_measure_and_where_the_figures_are():
    """Whole sentences."""
    words = viewer.alternative_text(sample_groups.weekdays(), "en")

    assert words.startswith("Those who seek care on a Thursday have one open day. Share assessed")
    assert words.endswith("The figures are in the table below the chart.")


def sample_page(language: str) -> None:
    """A script that draws every kind of block."""
    from referral_flow.disclosure import disclose
    from referral_flow.screen import page
    from referral_flow.text import same
    from tests.screen import sample_blocks
    from tests.screen.sample_amounts import BUILD, a_view

    setting = page.Setting(BUILD, a_view(language), {})
    page.head(same("?"), setting, ["Ett <meddelande>"])
    page.body(disclose(sample_blocks.all_blocks(), "working"), setting)


@pytest.mark.parametrize(("language", "last"), [("sv", "Så har vi räknat"),
                                                ("en", "How this is counted")])  # fmt: skip
def test_a_page_is_drawn_from_question_to_method(language, last):
    """Every block in its place, in that order, without an error."""
    at = AppTest.from_function(sample_page, args=(language,), default_timeout=30).run()
    words = [found.value for found in at.html]

    assert not at.exception
    assert len(at.get("bidi_component")) == 7
    assert "&lt;meddelande&gt;" in words[1]
    order = ["rf-title", "rf-answer", "rf-section", "rf-how"]
    places = [next(n for n, found in enumerate(words) if mark in found) for mark in order]
    assert places == sorted(places)
    assert any(last in found for found in words)
