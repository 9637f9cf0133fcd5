"""The shapes of a map on a slide: every area named for what it shows, none of them a picture."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from referral_flow.map_labels import Label
from referral_flow.maps import EMPTY, HIDDEN_PLACE, NAMELESS, SHOWN, UNCERTAIN, Place
from referral_flow.slides import style
from referral_flow.slides.filling import add_paragraph

STATES = (UNCERTAIN, HIDDEN_PLACE, NAMELESS, EMPTY)
BORDER = style.mixed(style.PAPER, style.MUTED, 0.5)
FAINT = style.mixed(style.PAPER, style.colour("neutral"), 0.45)
DEEPEST = 0.66  # of the colour of values: words can be read on it
UNSURE = 0.3  # of a shade, between its stripes
FINE = 1000  # units of a freeform's own scale to an inch
Corner = tuple[float, float]  # inches


class MapInk:
    """Adds shapes to a group, in the deck's language."""

    def __init__(self, group, language: str) -> None:
        self.shapes, self.language = group.shapes, language

    def area(self, place: Place, rings: Sequence[Sequence[Corner]]) -> None:
        """One freeform with all parts of a place."""
        first, *others = ([(x * FINE, y * FINE) for x, y in ring] for ring in rings)
        builder = self.shapes.build_freeform(*first[0], scale=Inches(1) / FINE)
        builder.add_line_segments(first[1:])
        for ring in others:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:])
        shape = builder.convert_to_shape()
        shape.name = " ".join(
            part for part in (place.name(self.language), place.figure(self.language)) if part
        )
        has_value = place.state in (SHOWN, UNCERTAIN)
        self._fill(shape, place.state, place.steps.shade(place.step) if has_value else 0.0)
        shape.line.color.rgb = _rgb(style.INK if place.area.is_chosen else BORDER)
        shape.line.width = Pt(2.25 if place.area.is_chosen else 0.75)

    def swatch(
        self, state: str, shade: float, left: float, top: float, width: float, height: float,
        name: str,
    ) -> None:  # fmt: skip
        """A small piece of the key."""
        sides = (Inches(side) for side in (left, top, width, height))
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides)
        shape.name = name
        self._fill(shape, state, shade)
        shape.line.color.rgb, shape.line.width = _rgb(BORDER), Pt(0.75)

    def words(self, label: Label, left: float, top: float, width: float, height: float) -> None:
        """The lines of a label, in the middle of each other; its figure bold."""
        frame = self._frame(left, top, width, height, label.place.name(self.language))
        for line in label.lines:
            add_paragraph(frame, line, style.SMALL_SIZE,
                          bold=line == label.place.figure(self.language))  # fmt: skip
            frame.paragraphs[-1].alignment = PP_ALIGN.CENTER

    def beside(self, words: str, left: float, top: float, width: float) -> None:
        """The words of a piece of the key, or what a number stands for."""
        frame = self._frame(left, top - 0.01, width, style.SMALL_SIZE * 1.2 / 72, words)
        add_paragraph(frame, words, style.SMALL_SIZE, colour=style.MUTED)

    def _frame(self, left: float, top: float, width: float, height: float, name: str):
        box = self.shapes.add_textbox(*(Inches(side) for side in (left, top, width, height)))
        box.name = name
        frame = box.text_frame
        frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        return frame

    def _fill(self, shape, state: str, shade: float) -> None:
        """Its shade; stripes of it where uncertain, grey lines where nothing may be shown."""
        _plain(shape)
        ink = style.mixed(style.PAPER, style.colour("value"), shade * DEEPEST)
        if state == UNCERTAIN:
            between = style.mixed(style.PAPER, ink, UNSURE)
            _striped(shape, MSO_PATTERN.WIDE_UPWARD_DIAGONAL, ink, between)
        elif state == HIDDEN_PLACE:
            _striped(shape, MSO_PATTERN.LIGHT_DOWNWARD_DIAGONAL, FAINT, style.PAPER)
        elif state == NAMELESS:
            _striped(shape, MSO_PATTERN.PERCENT_10, FAINT, style.PAPER)
        else:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(style.PAPER if state == EMPTY else ink)


def _striped(shape, pattern, ink: str, ground: str) -> None:
    shape.fill.patterned()
    shape.fill.pattern = pattern
    shape.fill.fore_color.rgb, shape.fill.back_color.rgb = _rgb(ink), _rgb(ground)


def _plain(shape) -> None:
    """Without the template's shadow and effects."""
    for styled in shape._element.findall(qn("p:style")):
        shape._element.remove(styled)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour)
