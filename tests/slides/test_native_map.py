"""A map on a slide is native shapes that anyone can fill, and says no more than the page does."""

from __future__ import annotations

from pptx.enum.dml import MSO_FILL, MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE_TYPE

from referral_flow.charts.municipality_map import municipality_map
from tests.sample_map import KEY, LABEL, NAMES, USUAL, YEAR, sample_map, seen
from tests.slides.opened import everything_in, made, opened

HIDDEN = dict(USUAL) | {"m0": (2, 5)}


def group_of(content: bytes):
    """The one group of shapes in a deck."""
    return next(
        shape
        for slide in opened(content).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    )


def areas_of(content: bytes) -> dict[str, object]:
    """The municipalities by the first word of their names."""
    return {
        shape.name.split()[0]: shape
        for shape in group_of(content).shapes
        if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM
    }


def words_of(content: bytes) -> list[str]:
    """All texts of the map."""
    return [shape.text_frame.text for shape in group_of(content).shapes if shape.has_text_frame]


def test_every_municipality_is_a_freeform_named_with_its_number():
    """Whoever opens the selection pane finds each of them; none is a picture."""
    found = areas_of(made(sample_map()))

    assert sorted(found) == sorted(NAMES)
    assert found["Kil"].name == "Kil 80\xa0%"
    assert not any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE
                   for shape in group_of(made(sample_map())).shapes)  # fmt: skip


def test_areas_keep_their_proportions():
    """Squares are squares, and the island is a fifth as wide."""
    found = areas_of(made(sample_map()))

    assert abs(found["Kil"].width - found["Kil"].height) < 20_000
    assert abs(found["Kil"].width - 5 * found["Hammarö"].width) < 20_000


def test_shares_in_one_step_have_one_colour_and_higher_ones_more_of_it():
    """40 % everywhere but in the middle."""
    found = areas_of(made(sample_map()))
    colours = {name: str(shape.fill.fore_color.rgb) for name, shape in found.items()}

    assert len({colours[name] for name in NAMES if name != "Kil"}) == 1
    assert colours["Kil"] < colours["Eda"]  # darker


def test_a_hidden_municipality_is_hatched_and_named_without_its_number():
    """Two of five stand nowhere in the file."""
    content = made(sample_map(HIDDEN))
    hidden = areas_of(content)["Arvika"]

    assert hidden.fill.type == MSO_FILL.PATTERNED
    assert hidden.fill.pattern == MSO_PATTERN.LIGHT_DOWNWARD_DIAGONAL
    assert hidden.name == "Arvika få fall"
    assert not any("40\xa0% av 5" in part or "12–77" in part
                   for part in everything_in(content).values())  # fmt: skip


def test_names_numbers_and_key_are_words_on_the_slide():
    """In the language of the deck."""
    words = words_of(made(sample_map(HIDDEN), language="en"))

    assert "● Kil\n80%" in words
    assert "Cannot be shown: few cases" in words
    assert any("–" in one and one.endswith("%") for one in words)


def test_an_area_too_small_for_words_has_a_number_and_is_in_the_list():
    """The island: no line runs over its neighbours."""
    content = made(sample_map())
    kinds = {shape.shape_type for shape in group_of(content).shapes}

    assert "1" in words_of(content)
    assert any(one.startswith("1  ") and "%" in one for one in words_of(content))
    assert any("Hammarö 42" in one for one in words_of(content))
    assert MSO_SHAPE_TYPE.LINE not in kinds


def test_the_map_is_told_in_words_too():
    """Alternative text: what it is, the finding, and every municipality."""
    group = group_of(made(sample_map()))
    told = group._element.nvGrpSpPr.cNvPr.get("descr")

    assert told.startswith("Karta. ")
    assert all(name in told for name in NAMES)


def test_a_map_of_one_municipality_fits_the_slide():
    """A region that is one municipality: Gotland."""
    found = seen({"m4": (40, 400)})
    chart = municipality_map(LABEL, found, metric=KEY, period=YEAR)
    content = made(chart)

    assert "Kil" in areas_of(content)
