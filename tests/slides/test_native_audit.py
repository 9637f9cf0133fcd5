"""The audit on a slide is a chart with its own sheet, and every word over it can be edited."""

from __future__ import annotations

import pytest

from tests.sample_audit import sample_audit
from tests.slides.opened import cells_of, charts_of, everything_in, made, opened, plain

FEW = {"web": (3, 22, 0, 30), "staff": (40, 60, 20, 80)}


def words_on(content: bytes) -> str:
    """All words of the slide with the chart."""
    slide = next(one for one in opened(content).slides
                 if any(shape.has_chart for shape in one.shapes))  # fmt: skip
    return plain("\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame))


def test_the_sheet_holds_each_way_as_a_whole_and_its_outcomes():
    """To the left of the line stand those who had a free time, negative there."""
    rows = cells_of(charts_of(made(sample_audit()))[0])

    assert rows[0][1:] == ["En ledig tid fanns", "Ingen ledig tid fanns"]
    assert rows[1] == ["Webben", -0.5, 0.5]
    assert rows[3] == ["inte kodade", -0.35, 0.48]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_outcome_is_named_over_its_bar(language):
    """With its number and its share, in twelve points or more."""
    words = words_on(made(sample_audit(), language=language))
    wanted = {
        "sv": ("Okodat val", "700 · 35 %", "30 % av 2 000 hade en ledig tid"),
        "en": ("Uncoded choice", "700 · 35%", "30% of 2,000 had a free time"),
    }

    for expected in wanted[language]:
        assert expected in words


@pytest.mark.parametrize("audience", ["working", "council"])
def test_a_hidden_outcome_is_nowhere_in_the_file(audience):
    """Three of 55 on the web: an empty cell, and the words say that the side is told as one."""
    content = made(sample_audit(FEW), audience=audience)

    assert "Kodade och inte kodade: visas ihop" in words_on(content)
    assert cells_of(charts_of(content)[0])[2][1] is None
    for name, words in everything_in(content).items():
        assert "0.0545" not in words and "5 %" not in plain(words).replace("45 %", "").replace(
            "95 %", "").replace("55 %", ""), name  # fmt: skip


def test_no_words_leave_the_slide_or_meet_the_reading_help():
    """Also with as many ways of booking as there are."""
    ways = dict.fromkeys(("web", "staff", "open_invitation"), (300, 700, 40, 960))
    slides = opened(made(sample_audit(ways)))
    slide = next(one for one in slides.slides if any(shape.has_chart for shape in one.shapes))
    help_top = min(shape.top for shape in slide.placeholders
                   if shape.placeholder_format.idx == 12)  # fmt: skip

    for shape in slide.shapes:
        assert shape.left >= 0 and shape.left + shape.width <= slides.slide_width
        if not shape.is_placeholder:
            assert shape.top + shape.height <= help_top + 20000


def test_the_chart_is_told_in_words():
    """Alternative text goes through every way, side and outcome."""
    slide = next(one for one in opened(made(sample_audit())).slides
                 if any(shape.has_chart for shape in one.shapes))  # fmt: skip
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    told = plain(chart._element.xpath(".//p:cNvPr")[0].get("descr"))

    assert "Webben: 50 % av 2 000 hade en ledig tid (Styrkt val 300 · 15 %" in told
