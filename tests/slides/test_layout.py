"""Words fit their places: title sizes, end labels, columns of words, tables that go on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from zipfile import ZipFile

import pytest
from pptx import Presentation

from referral_flow.blocks import Amount
from referral_flow.slides import make_template, places, style
from referral_flow.slides.ends import spread
from referral_flow.slides.fitting import lines_needed, lines_of_words, title_size, width_in_inches
from referral_flow.slides.text_slides import ROOM, Item, arranged
from tests.slides import sample_blocks
from tests.slides.opened import made, opened, words_of


def test_words_are_as_wide_as_in_arial():
    """H 722, a 556, m 833, b 556, u 556, r 333, g 556 thousandths of the size: 4.112 at 72."""
    assert width_in_inches("Hamburg", 72) == pytest.approx(4.112, abs=0.001)


def test_a_title_that_breaks_at_its_words_is_measured_so():
    """Just under two widths of words, none of which can be cut, needs three lines at 28 points."""
    words = (
        "Andelen returnerade eller avvisade skiljer sig inte efter mottagande enhet mer än slumpen "
        "förklarar; för alla är den 14,2\u00a0% under hela det år"
    )
    size = title_size(words, style.CONTENT_WIDTH)

    assert size < 28
    assert lines_of_words(words, size, style.CONTENT_WIDTH, bold=True) == 2


def test_a_title_is_measured_in_bold_letters():
    """It needs 24.6 inches in bold at 28 points, which are more than two lines, and 22.6 else."""
    words = (
        "Andelen med fullständig klinisk information: underlaget är för litet; bara en varaktig "
        "ändring på minst 11 procentenheter skulle synas"
    )

    assert width_in_inches(words, 28, bold=True) == pytest.approx(24.57, abs=0.02)
    assert width_in_inches(words, 28) == pytest.approx(22.61, abs=0.02)
    assert title_size(words, style.CONTENT_WIDTH) == 24


def test_a_short_title_is_large_and_a_long_one_smaller():
    """One line at 24 points goes before two at 28; what needs more than two lines shrinks."""
    short, middling, long = "Andelen är oförändrad", "a" * 60, "Andelen har ändrats " * 8

    assert title_size(short, style.CONTENT_WIDTH) == 28
    assert title_size(middling, style.CONTENT_WIDTH) == 24
    size = title_size(long, style.CONTENT_WIDTH)
    assert size < 28
    assert lines_needed(long, size, style.CONTENT_WIDTH, bold=True) <= 2


def test_labels_at_line_ends_never_touch():
    """Three lines that end together get labels a gap apart, in the order of the lines."""
    placed = spread([0.50, 0.51, 0.505, 0.9], gap=0.06)

    assert placed[0] < placed[2] < placed[1] < placed[3]
    assert all(b - a >= 0.06 - 1e-9 for a, b in pairwise(sorted(placed)))
    assert placed[3] == pytest.approx(0.9)


def test_labels_stay_inside_the_chart():
    """Lines that end at the very top push their labels down, not out."""
    assert max(spread([1.0, 1.0, 0.99], gap=0.1)) <= 1.0
    assert min(spread([0.0, 0.01], gap=0.1)) >= 0.0


def test_labels_that_already_have_room_are_not_moved():
    """A label stands at the end of its own line wherever that is possible."""
    assert spread([0.2, 0.8], gap=0.1) == pytest.approx([0.2, 0.8])


def test_words_fill_one_slide_before_two():
    """Definitions that fit side by side are not spread over several slides."""
    columns, size = arranged([Item("Rubrik", "ord " * 60) for _ in range(4)])

    assert [len(column) for column in columns] == [2, 2]
    assert size == style.BODY_SIZE


def test_no_slide_is_left_for_a_single_item():
    """Nine of which four fill a column: three columns of three, not four, four and one."""
    item = Item("Rubrik", "ord " * 75)
    assert 4 * item.height(style.SMALL_SIZE) < ROOM < 5 * item.height(style.SMALL_SIZE)

    columns, _ = arranged([item] * 9, (style.SMALL_SIZE,))

    assert [len(column) for column in columns] == [3, 3, 3]


def table_slides_of(table):
    """The slides that hold a table, and how many rows stand on each, the heading not counted."""
    slides = [
        slide
        for slide in opened(made(table)).slides
        if any(shape.has_table for shape in slide.shapes)
    ]
    tables = [shape for slide in slides for shape in slide.shapes if shape.has_table]
    return slides, [len(shape.table.rows) - 1 for shape in tables]


def test_a_long_table_goes_on_until_all_its_rows_are_told():
    """Twenty-three rows on three slides, eight, eight and seven: nobody is left out."""
    slides, rows = table_slides_of(sample_blocks.table())

    assert rows == [8, 8, 7]
    assert "fortsättning" in slides[1].shapes.title.text
    assert not any("rader till" in words_of(slide) for slide in slides)


def test_a_very_long_table_ends_and_counts_what_is_left():
    """Forty-three rows: four slides of ten, and three that are in the tool."""
    table = sample_blocks.table()
    slides, rows = table_slides_of(replace(table, rows=(table.rows * 2)[:43]))

    assert rows == [10] * 4
    assert "3 rader till" in words_of(slides[3])


def test_a_single_row_left_over_stands_on_the_slide_before():
    """Eleven rows fit where ten do: nobody turns a page for one line."""
    table = sample_blocks.table()
    slides = opened(made(replace(table, rows=table.rows[:11]))).slides

    assert [
        len(shape.table.rows) for slide in slides for shape in slide.shapes if shape.has_table
    ] == [12]


def test_a_chart_of_which_only_limits_are_left_has_no_slide():
    """Levels and limits alone tell nothing: the chart stands in words at the end."""
    chart = sample_blocks.control_chart()
    hidden = Amount(None, "percent", suppressed=True)
    gone = replace(
        chart,
        series=tuple(
            replace(one, points=tuple(replace(point, amount=hidden) for point in one.points))
            if one.role == "value"
            else one
            for one in chart.series
        ),
    )

    slides = opened(made(gone)).slides

    assert not any(shape.has_chart for slide in slides for shape in slide.shapes)


def test_nothing_lies_outside_the_slide():
    """No chart, table or text box reaches beyond the edges."""
    deck = opened(made(*sample_blocks.sample_blocks()))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_the_template_is_what_its_script_makes(tmp_path):
    """The committed file holds nothing that the script does not write."""
    fresh = make_template.make_template(tmp_path / "template.pptx")

    with ZipFile(fresh) as new, ZipFile(make_template.TEMPLATE) as kept:
        names = [name for name in new.namelist() if "slideLayout" in name or "Master" in name]
        assert names
        assert all(new.read(name) == kept.read(name) for name in names)


def test_layouts_have_named_places():
    """Whoever edits the template in PowerPoint finds every placeholder by name."""
    layouts = {layout.name: layout for layout in Presentation(make_template.TEMPLATE).slide_layouts}

    assert list(layouts) == list(places.LAYOUTS)
    for name, boxes in places.LAYOUTS.items():
        found = {shape.placeholder_format.idx: shape.name for shape in layouts[name].placeholders}
        assert found == {box.idx: box.name for box in boxes}
