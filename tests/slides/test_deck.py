"""What every deck carries: findings as titles, what they rest on, alternative texts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time

import pytest
from lxml import etree

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import Unit
from referral_flow.slides import places
from referral_flow.slides.deck import Page, deck
from referral_flow.text import Text, same
from tests.screen.sample_blocks import all_blocks
from tests.slides import sample_blocks
from tests.slides.opened import made, opened, page, plain, words_of
from tests.slides.sample_nouns import BUILD, COHORT, VIEW


@pytest.fixture(scope="module", params=["sv", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def slides(language) -> list:
    return list(opened(made(*sample_blocks.sample_blocks(), language=language)).slides)


def test_a_chart_whose_finding_is_hidden_is_titled_by_its_measure():
    """That something cannot be shown is no title above a chart that is shown."""
    few = Sentence(
        same("{n} av alla"), {"n": Amount(3, "count", n=3, rule="count")}, hidden=FEW_CASES
    )
    slide = opened(made(replace(sample_blocks.control_chart(), finding=few))).slides[1]

    assert plain(slide.shapes.title.text) == plain(COHORT.label.sv)
    assert any(shape.has_chart for shape in slide.shapes)


def test_a_slide_takes_nothing_that_has_not_passed_the_gate():
    """Blocks as the panel made them, exact, are refused before anything is drawn."""
    with pytest.raises(TypeError, match="disclose"):
        Page(same("x"), same("y"), VIEW, sample_blocks.sample_blocks())


def test_a_page_disclosed_for_the_group_does_not_reach_the_council():
    """A deck for a council is not made of what only the working group may see."""
    with pytest.raises(ValueError, match="council"):
        deck([page([sample_blocks.note()], "working")], BUILD, "sv", "council")


def test_the_order_is_cover_answer_charts_tables_notes_definitions(slides, language):
    """Readers meet the answer first and the definitions last."""
    titles = [slide.shapes.title.text for slide in slides]

    assert titles[0] == page([]).question.in_(language)
    assert titles[1].startswith("54")
    assert titles[-1] == Text("Så har vi räknat", "How this is counted").in_(language)
    assert COHORT.definition.in_(language) in words_of(slides[-1])


def test_every_chart_has_its_finding_as_title(slides, language):
    """What the reader can conclude stands largest."""
    titles = {slide.shapes.title.text for slide in slides}

    assert {chart.finding.in_(language) for chart in sample_blocks.charts()} <= titles


def test_every_slide_says_what_it_rests_on(slides, language):
    """As-of date, build and the mark of synthetic data are on each slide."""
    mark = {"sv": "SYNTETISKA DATA", "en": "SYNTHETIC DATA"}[language]
    for slide in slides:
        words = words_of(slide)
        assert "2025-10-31" in words
        assert BUILD.build_id in words
        assert mark in words


def test_real_data_carry_no_synthetic_mark():
    """The mark means something, since it goes when the data are real."""
    content = deck(
        [page([sample_blocks.note()])], replace(BUILD, is_synthetic=False), "sv", "working"
    )

    assert not any("SYNTETISK" in words_of(slide).upper() for slide in opened(content).slides)


def test_chart_slides_name_measure_unit_period_and_n(slides, language):
    """The footer alone tells what was counted, where, when and how many."""
    footer = next(
        words_of(slide)
        for slide in slides
        if slide.shapes.title.text == sample_blocks.control_chart().finding.in_(language)
    )

    for part in (COHORT.label, VIEW.unit.name, sample_blocks.control_chart().basis):
        assert plain(part.in_(language)) in footer


def test_pictures_are_described_and_speakers_have_notes(slides):
    """Each chart and table has alternative text; each chart slide has notes with its definition."""
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
            if shape.has_chart:
                notes = slide.notes_slide.notes_text_frame.text
                assert BUILD.build_id in notes
                assert slide.shapes.title.text.rstrip(".") in notes


def test_no_placeholder_is_left_empty(slides):
    """An unused placeholder would ask the audience to "click to add text"."""
    for slide in slides:
        for shape in slide.placeholders:
            assert (
                not shape.has_text_frame
                or shape.text_frame.text
                or shape._element.findall(".//{*}fld")
            )


def test_every_word_is_marked_with_its_language(slides, language):
    """PowerPoint spells and reads aloud in the right language."""
    tag = {"sv": "sv-SE", "en": "en-GB"}[language]
    for slide in slides:
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            assert run.find("{*}rPr").get("lang") == tag


def test_nothing_but_the_footer_is_smaller_than_twelve_points(slides):
    """A slide is read from the back of a room."""
    for slide in slides:
        for shape in slide.shapes:
            if shape.name.startswith(("Footer", "Mark", "Slide number")):
                continue
            is_footer = shape.is_placeholder and shape.placeholder_format.idx == places.FOOTER
            sizes = [int(size) for size in re.findall(r'\bsz="(\d+)"', _xml_of(shape))]
            assert is_footer or all(size >= 1200 for size in sizes)


def _xml_of(shape) -> str:
    element = shape.chart._chartSpace if shape.has_chart else shape._element
    return etree.tostring(element, encoding="unicode")


def test_the_file_says_who_made_it_from_what(language):
    """Author, dates and language are ours: the day that the data reach to, and no template's."""
    found = opened(made(sample_blocks.note(), language=language)).core_properties

    assert (found.author, found.last_modified_by) == ("Remissflöde", "Remissflöde")
    assert found.created == found.modified == datetime.combine(BUILD.as_of, time())
    assert found.language == {"sv": "sv-SE", "en": "en-GB"}[language]
    assert found.title == Text("Remissflöde · Vårdgaranti", "Remissflöde · Care guarantee").in_(
        language
    )


def test_a_council_reads_no_clinic_name_on_any_slide():
    """The chosen clinic and those it is compared with are unnamed, on slides and in notes alike."""
    clinic = Unit("c1", "physio", same("Dalens fysioterapi"))
    shown = page(
        [sample_blocks.dots(), sample_blocks.headline()], "council", replace(VIEW, unit=clinic)
    )
    content = opened(deck([shown], BUILD, "sv", "council"))

    for slide in content.slides:
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        assert "Dalens" not in words_of(slide) + notes
    assert "Dalens" not in content.core_properties.subject


@pytest.mark.parametrize("audience", ["working", "council"])
def test_the_page_that_the_screen_tests_draw_becomes_a_deck_too(audience):
    """Screen and slides are siblings: what one draws, the other draws."""
    content = made(*all_blocks(), audience=audience)

    assert len(opened(content).slides) > len(all_blocks()) - 3


def tables_on(slide) -> int:
    return sum(shape.has_table for shape in slide.shapes)


def test_two_rows_are_told_among_the_notes():
    """A slide for a table of one row would stand nearly empty."""
    short = replace(sample_blocks.table(), rows=sample_blocks.table().rows[:1])
    slides = opened(made(short)).slides

    assert not any(tables_on(slide) for slide in slides)
    assert short.title.sv in words_of(slides[-1])


@pytest.mark.parametrize(("audience", "expected"), [("working", [2]), ("council", [])])
def test_tables_of_method_share_a_slide_and_stay_with_those_who_work(audience, expected):
    """Rows read and days covered are for those who mend the data, not for a council."""
    rows = sample_blocks.table().rows[:6]
    short = replace(sample_blocks.table(), rows=rows, place="how")
    slides = opened(made(short, replace(short, key="other"), audience=audience)).slides

    assert [count for slide in slides if (count := tables_on(slide))] == expected


def test_a_warning_stands_under_the_figures_that_it_concerns():
    """Not among the notes at the end, which nobody has read when the figures are discussed."""
    warning = replace(sample_blocks.note(), place="answer", kind="warning")
    slides = opened(made(sample_blocks.headline(), warning)).slides

    assert plain(warning.body.in_("sv")) in words_of(slides[1])
    assert plain(warning.body.in_("sv")) not in words_of(slides[-1])
