"""The shapes of a flow on a slide: every one named for what it shows, none of them a picture."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from referral_flow.flows import Stage, Way, goes_on, median_in, share_in
from referral_flow.slides import style
from referral_flow.slides.filling import add_paragraph

RIVER = style.mixed(style.PAPER, style.colour("value"), 0.24)
LEAVING = style.mixed(style.PAPER, style.colour("neutral"), 0.6)
BACK = style.mixed(style.PAPER, style.colour("value"), 0.6)
NUMBER_SIZE = 18
MOST_THICK = 6.0  # points of an arrow back


class Ink:
    """Adds shapes to a group, in the deck's language."""

    def __init__(self, group, language: str) -> None:
        self.shapes, self.language = group.shapes, language

    def river(self, of: Stage | Way, left: float, top: float, width: float, height: float) -> None:
        """A stretch of the main path."""
        shape = self._rectangle(of, left, top, width, height)
        if of.amount.suppressed:
            _outlined(shape, is_dashed=True)
        else:
            _filled(shape, RIVER)

    def leg(self, way: Way, left: float, top: float, width: float, height: float) -> None:
        """A way out, straight down; hollow for those who have not left yet."""
        shape = self._rectangle(way, left, top, width, height)
        if way.amount.suppressed or way.is_outlined:
            _outlined(shape, is_dashed=way.amount.suppressed)
        else:
            _filled(shape, LEAVING)

    def _rectangle(self, of: Stage | Way, left: float, top: float, width: float, height: float):
        sides = (Inches(max(side, 0.01)) for side in (left, top, width, height))
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides)
        shape.name = of.point.label.in_(self.language)
        _plain(shape)
        return shape

    def line(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.75,
             colour: str = style.MUTED, name: str = "", has_arrow: bool = False):  # fmt: skip
        """A straight connector."""
        ends = (Inches(side) for side in (x0, y0, x1, y1))
        drawn = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        _plain(drawn)
        drawn.line.width, drawn.line.color.rgb = Pt(width), RGBColor.from_string(colour)
        if name:
            drawn.name = name
        if has_arrow:
            drawn.line._get_or_add_ln().append(
                parse_xml(f'<a:tailEnd {nsdecls("a")} type="triangle" w="sm" len="sm"/>')
            )

    def loop(self, way: Way, begins: float, ends: float, high: float, low: float,
             thick: float) -> None:  # fmt: skip
        """A loop: up, back, and down with an arrow; as thick as its number, to 6 pt."""
        name, width = way.point.label.in_(self.language), min(MOST_THICK, max(1.5, thick * 72))
        half = width / 72 / 2
        stroke = {"width": width, "colour": BACK, "name": name}
        self.line(begins, low, begins, high, **stroke)
        self.line(begins + half, high, ends - half, high, **stroke)
        self.line(ends, high, ends, low, **stroke, has_arrow=True)

    def head(self, stage: Stage, left: float, top: float, width: float) -> None:
        """A stage's name, and how many came there."""
        frame = self._frame(stage, left, top, width - 0.08, 0.5)
        add_paragraph(frame, name_of(stage, self.language), style.CHART_SIZE, colour=style.MUTED)
        is_hidden = stage.amount.suppressed
        add_paragraph(
            frame, stage.amount.in_(self.language), style.CHART_SIZE if is_hidden else NUMBER_SIZE,
            bold=not is_hidden, colour=style.MUTED if is_hidden else style.INK,
        )  # fmt: skip

    def words(self, lines: Sequence[str], left: float, top: float, width: float, height: float,
              of: Way) -> None:  # fmt: skip
        """Lines of small words, the figures of a way in bold."""
        frame = self._frame(of, left, top, width, height)
        for line in lines:
            add_paragraph(frame, line, style.SMALL_SIZE, bold=line == figures_of(of, self.language))

    def _frame(self, of: Stage | Way, left: float, top: float, width: float, height: float):
        box = self.shapes.add_textbox(*(Inches(side) for side in (left, top, width, height)))
        box.name = of.point.label.in_(self.language)
        frame = box.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        return frame


def _plain(shape) -> None:
    """Without the template's shadow and effects."""
    for styled in shape._element.findall(qn("p:style")):
        shape._element.remove(styled)


def _filled(shape, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.line.fill.background()


def _outlined(shape, *, is_dashed: bool) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(style.PAPER)
    shape.line.color.rgb, shape.line.width = RGBColor.from_string(LEAVING), Pt(1)
    if is_dashed:
        shape.line._get_or_add_ln().append(parse_xml(f'<a:prstDash {nsdecls("a")} val="sysDash"/>'))


def name_of(one: Stage | Way, language: str) -> str:
    """What a stage or a way is called."""
    return one.label.in_(language)


def figures_of(way: Way, language: str) -> str:
    """ "512 · 8 %"."""
    found = (way.amount.in_(language), share_in(way, language))
    return " · ".join(part for part in found if part)


def onward_words(way: Way, language: str) -> list[str]:
    """ "84 % vidare", "median 3 dagar"."""
    return [line for line in (goes_on(way, language), median_in(way, language)) if line]
