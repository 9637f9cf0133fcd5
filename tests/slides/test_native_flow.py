"""A flow on a slide is native shapes that anyone can move, and says no more than the page does."""

from __future__ import annotations

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from referral_flow.charts.flow import flow_chart
from tests.sample_flow import METRIC, YEAR, sample_flow
from tests.slides.opened import everything_in, made, opened, plain

SHORT = {("need", "doctor"): 40, ("need", "lost"): 3}


def group_of(content: bytes):
    """The one group of shapes in a deck."""
    return next(
        shape
        for slide in opened(content).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    )


def by_name(content: bytes) -> dict[str, list]:
    """The shapes of the flow by what they are called."""
    found: dict[str, list] = {}
    for shape in group_of(content).shapes:
        found.setdefault(shape.name, []).append(shape)
    return found


def test_a_flow_is_rectangles_connectors_and_text_boxes():
    """No picture, no chart: every part can be moved, filled and rewritten."""
    kinds = {shape.shape_type for shape in group_of(made(sample_flow())).shapes}

    assert kinds == {
        MSO_SHAPE_TYPE.AUTO_SHAPE,
        MSO_SHAPE_TYPE.LINE,
        MSO_SHAPE_TYPE.TEXT_BOX,
    }


def test_widths_are_counts():
    """590 returned are 590/418 as wide as those rejected; who goes on is as high as its number."""
    shapes = by_name(made(sample_flow()))
    returned, rejected = shapes["Mottagen → returnerad"][0], shapes["Mottagen → avvisad"][0]
    onward, accepted = shapes["Mottagen → Accepterad"][0], shapes["Accepterad → Undersökt"][0]

    assert returned.width / rejected.width == pytest.approx(590 / 418, rel=0.01)
    assert onward.height / accepted.height == pytest.approx(6350 / 5811, rel=0.01)


def test_every_shape_is_named_for_its_way():
    """Whoever opens the selection pane finds each way by name, in the language of the deck."""
    assert "Received → returned" in by_name(made(sample_flow(), language="en"))
    assert "Skickad → kom aldrig fram" in by_name(made(sample_flow()))


def test_words_and_numbers_stand_beside_their_way():
    """The number, the share of the stage and the median days."""
    words = plain("\n".join(
        shape.text_frame.text for shape in group_of(made(sample_flow())).shapes
        if shape.has_text_frame))  # fmt: skip

    for expected in ("590 · 8 %", "84 % vidare", "median 21 dagar", "samma dag", "5 512"):
        assert expected in words


def test_a_flow_is_told_whole_to_those_who_do_not_see_it():
    """The group's alternative text goes through every stage and way."""
    told = plain(group_of(made(sample_flow()))._element.xpath(".//p:cNvPr")[0].get("descr"))

    assert "Behov 5 400: fullföljdes inte 311, 6 %" in told
    assert told.rstrip(".").endswith("Vidimerad 5 512")


@pytest.mark.parametrize("audience", ["working", "council"])
def test_a_hidden_way_is_nowhere_in_the_file(audience):
    """Three of 43 were lost: neither they nor those who went on are written anywhere."""
    content = made(flow_chart(METRIC, YEAR, SHORT, {}, {}), audience=audience)
    told = group_of(content)._element.xpath(".//p:cNvPr")[0].get("descr")

    assert "få fall" in told
    for name, words in everything_in(content).items():
        if name.startswith("ppt/slides/slide2") or "notes" in name:
            assert "7 %" not in plain(words), name


def test_no_shape_of_the_flow_leaves_the_slide():
    """However many ways out there are."""
    deck = opened(made(sample_flow()))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
