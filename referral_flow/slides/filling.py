"""Fill a slide's placeholders: words at a size that fits, the footer, the mark, the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from referral_flow.slides import places, style
from referral_flow.slides.fitting import lines_of_words, title_size, width_in_inches
from referral_flow.slides.setting import Setting
from referral_flow.text import unbroken

# Inches.
_LINE_OF_TITLE, _HELP_ENDS, _SMALL_LINE, _FOOTER_WIDTH = 0.42, 6.83, 0.2, 9.5
_WITHIN_NUMBERS, _UNBROKEN_HYPHEN = re.compile(r"(?<=\d)-(?=\d)"), "\u2011"  # dates stay whole
_LONG_HELP_ENDS = 6.8
_LINE = 1.18 / 72  # height of a line per point of its size


def new_slide(deck, layout: str):
    """A slide with the named layout of the template."""
    return deck.slides.add_slide(deck.slide_layouts.get_by_name(layout))


def place(slide, idx: int):
    """The placeholder with this number."""
    return next(shape for shape in slide.placeholders if shape.placeholder_format.idx == idx)


def write(slide, idx: int, words: str | None, *, size: float | None = None) -> None:
    """Write `words` in a placeholder; without words it goes, so that none stands empty."""
    shape = place(slide, idx)
    if not words:
        shape._element.getparent().remove(shape._element)
        return
    shape.text_frame.text = unbroken(words)
    if size:
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)


def write_title(slide, words: str) -> None:
    """The finding, in the largest size that keeps it within two lines.

    Under a title of one line the rest moves up, and the chart takes the room that it gives.
    """
    size = title_size(unbroken(words), style.CONTENT_WIDTH)
    write(slide, places.TITLE, words, size=size)
    if lines_of_words(unbroken(words), size, style.CONTENT_WIDTH, bold=True) > 1:
        return
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx in (places.MEASURE, places.CONTENT, places.RIGHT):
            _raise(shape, grows=shape.placeholder_format.idx != places.MEASURE)


def _raise(shape, *, grows: bool) -> None:
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    up = int(Inches(_LINE_OF_TITLE))
    _put(shape, left, top - up, width, height + up * grows)


def write_measure(slide, words: str) -> None:
    """What is drawn: one line, or two a size smaller, or as many as it takes of small ones."""
    for size, most in ((style.BODY_SIZE, 1), (style.CHART_SIZE, 2), (style.SMALL_SIZE, 9)):
        if lines_of_words(unbroken(words), size, style.CONTENT_WIDTH) <= most:
            write(slide, places.MEASURE, words, size=size)
            return


def write_reading(slide, words: str, *, is_small: bool = False) -> None:
    """Reading help: two lines, or more of a smaller size, that end above the footer."""
    sizes = ((style.BODY_SIZE, 2), (style.CHART_SIZE, 3), (style.SMALL_SIZE, 9))
    for size, most in sizes[2:] if is_small else sizes:
        lines = lines_of_words(unbroken(words), size, style.CONTENT_WIDTH)
        if lines <= most:
            break
    shape = place(slide, places.READING)
    tall = int(Inches(lines * size * _LINE))
    if tall > shape.height:
        _put(shape, shape.left, int(Inches(_LONG_HELP_ENDS)) - tall, shape.width, tall)
    write(slide, places.READING, words, size=size)


def stretch_chart(slide, help_words: str = "") -> None:
    """Give the chart nearly all of the slide; reading help and key share small lines below."""
    chart, reading = place(slide, places.CONTENT), place(slide, places.READING)
    help_words = unbroken(help_words)
    lines = lines_of_words(help_words, style.SMALL_SIZE, style.CONTENT_WIDTH) if help_words else 1
    help_height = _SMALL_LINE * lines + 0.05
    top, help_top = chart.top - int(Inches(0.15)), int(Inches(_HELP_ENDS - help_height))
    _put(chart, chart.left, top, chart.width, help_top - top)
    _put(reading, reading.left, help_top, reading.width, int(Inches(help_height)))
    for key in (one for one in slide.placeholders if one.placeholder_format.idx == places.KEY):
        half = chart.width // 2
        _put(key, chart.left + half, help_top, half, key.height)


def _put(shape, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def write_foot(slide, setting: Setting, parts: Sequence[str]) -> None:
    """Measure, unit, period, n; then as-of date and build id; the mark; the number of the slide."""
    said, basis = " · ".join(part for part in parts if part), " · ".join(setting.provenance)
    words = f"{said} · {basis}" if said else basis
    fits = width_in_inches(words, style.FOOTER_SIZE) <= _FOOTER_WIDTH
    write(slide, places.FOOTER, words if fits else f"{said}\v{basis}", size=style.FOOTER_SIZE)
    write(slide, places.MARK, setting.mark)
    if any(shape.placeholder_format.idx == places.NUMBER for shape in slide.placeholders):
        _number(place(slide, places.NUMBER))


def _number(shape) -> None:
    paragraph = shape.text_frame.paragraphs[0]._p
    paragraph.append(
        parse_xml(
            f"<a:fld {nsdecls('a')} id='{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}' type='slidenum'>"
            "<a:rPr/><a:t>‹#›</a:t></a:fld>"
        )
    )


def write_notes(slide, sections: Sequence[tuple[str, str]]) -> None:
    """Speaker notes: a heading and its words, section by section."""
    slide.notes_slide.notes_text_frame.text = "\n\n".join(
        f"{heading}\n{words}" for heading, words in sections if words
    )


def add_words(slide, left: float, top: float, width: float, height: float, name: str):
    """An empty text frame without margins, for words that have no placeholder."""
    inches = [int(side * 914400) for side in (left, top, width, height)]
    box = slide.shapes.add_textbox(*inches)
    box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def add_paragraph(
    frame,
    words: str,
    size: float,
    *,
    colour: str = style.INK,
    bold: bool = False,
    before: float = 0.0,
) -> None:
    """One more paragraph; the first fills the empty one that every text frame has."""
    is_first = not frame.paragraphs[0].runs and len(frame.paragraphs) == 1
    paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
    paragraph.space_before = Pt(0 if is_first else before)
    run = paragraph.add_run()
    run.text = _WITHIN_NUMBERS.sub(_UNBROKEN_HYPHEN, unbroken(words))
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(colour)


def tag_language(deck, tag: str) -> None:
    """Mark every word with its language ("sv-SE"), for spelling and for reading aloud."""
    for slide in deck.slides:
        trees = [slide._element]
        if slide.has_notes_slide:
            trees.append(slide.notes_slide._element)
        for tree in trees:
            for run in tree.iter(qn("a:r"), qn("a:fld")):
                _run_properties(run).set("lang", tag)
            for end in tree.iter(qn("a:endParaRPr")):
                end.set("lang", tag)


def _run_properties(run):
    found = run.find(qn("a:rPr"))
    if found is None:
        found = parse_xml(f"<a:rPr {nsdecls('a')}/>")
        run.insert(0, found)
    return found
