"""A flow as native shapes that anyone can edit: rectangles, connectors and text boxes.

The same river as on the page with straight corners: each stage is a block whose legs are the ways
out, and what goes on runs from it to the next block.
"""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Inches

from referral_flow.blocks import Chart
from referral_flow.flow_places import Turn, Widths, turns, widths
from referral_flow.flows import Flow, Stage, Way, flow_of
from referral_flow.slides import style
from referral_flow.slides.fitting import lines_of_words, width_in_inches
from referral_flow.slides.flow_ink import Ink, figures_of, name_of, onward_words

HEAD = 0.56  # inches of a stage's name and number
ABOVE = 0.72  # between them and the river, for ways back and for those who come in
LINE = style.SMALL_SIZE * 1.2 / 72
GAP, APART, FIRST = 0.07, 0.05, 0.09
LEAST = 0.025  # inches of a way that few took
LEAST_RIVER, MOST_RIVER = 0.5, 1.4
LEAST_END = 0.8  # inches that the river runs after its last stage


def flow(place, chart: Chart, language: str):
    """The group of shapes that takes the place of a chart placeholder."""
    room = Room.of(place)
    slide = place.part.slide
    place._element.getparent().remove(place._element)
    group = slide.shapes.add_group_shape()
    River(Ink(group, language), flow_of(chart), room).draw()
    return group


@dataclass(frozen=True)
class Room:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, shape) -> Room:
        return cls(
            *(side / Inches(1) for side in (shape.left, shape.top, shape.width, shape.height))
        )


class River:
    """The whole flow within its room."""

    def __init__(self, ink: Ink, found: Flow, room: Room) -> None:
        self.ink, self.flow, self.room = ink, found, room
        last = name_of(found.stages[-1], ink.language)
        end = max(LEAST_END, width_in_inches(last, style.CHART_SIZE) + 0.1)
        self.step = (room.width - end) / max(1, len(found.stages) - 1)
        has_ways_above = any(found.loops(one) or found.entry(one) for one in found.stages)
        self.above = room.top + HEAD + (ABOVE if has_ways_above else 0.1)
        self.widths = self._widths()

    def _widths(self) -> Widths:
        """As broad a river as leaves room for the words beneath it, stage by stage.

        Before others come in it lies further down, by a share of its breadth.
        """
        deep = widths(self.flow, 1.0, begins=0.0, least=LEAST).far
        floor = self.room.top + self.room.height - self.above
        most = min((floor - self._tall(stage)) / max(deep[stage.key], 0.01)
                   for stage in self.flow.stages)  # fmt: skip
        most = min(MOST_RIVER, max(LEAST_RIVER, most))
        return widths(self.flow, most, begins=self.above, least=LEAST)

    def _tall(self, stage: Stage) -> float:
        """Inches of the words of a stage's ways out."""
        return GAP + sum(self._lines(way) * LINE + GAP for way in self.flow.exits(stage))

    def _lines(self, way: Way) -> int:
        return 1 + lines_of_words(
            name_of(way, self.ink.language), style.SMALL_SIZE, self.step - 0.55
        )

    def draw(self) -> None:
        for place, stage in enumerate(self.flow.stages):
            self._stage(stage, self.room.left + place * self.step)

    def _stage(self, stage: Stage, x: float) -> None:
        top, bottom = self.widths.near[stage.key], self.widths.far[stage.key]
        exits = self.flow.exits(stage)
        legs = list(turns(exits, self.widths, bottom, first=FIRST, apart=APART))
        block = legs[-1].left + legs[-1].width if legs else 0.0
        if block:
            self.ink.river(stage, x, top, block, bottom - top)
        self._onward(stage, x + block, x, top, bottom)
        self._legs(legs[::-1], x, bottom)
        if entry := self.flow.entry(stage):
            self._entry(entry, x, top)
        loops = self.flow.loops(stage)
        round_ = [way for way in loops if self.flow.is_round(way)]
        for way in loops:
            self._loop(way, x, round_.index(way) if way in round_ and len(round_) > 1 else None)
        self.ink.line(x, self.room.top + 0.04, x, bottom)
        self.ink.head(stage, x + 0.06, self.room.top, self.step)

    def _onward(self, stage: Stage, begins: float, x: float, top: float, bottom: float) -> None:
        way, ends = self.flow.onward(stage), x + self.step
        if way is None:
            ends = self.room.left + self.room.width
        height = self.widths.drawn(way) if way else bottom - top
        self.ink.river(way or stage, begins, top, ends - begins, height)
        if way and (words := onward_words(way, self.ink.language)):
            middle = top + (height - len(words) * LINE) / 2
            self.ink.words(words, x + 0.07, middle, self.step - 0.1, len(words) * LINE, way)

    def _legs(self, legs: list[Turn], x: float, bottom: float) -> None:
        """The way named first turns off last and has the shortest leg."""
        row = bottom + GAP
        for leg in legs:
            height = self._lines(leg.way) * LINE
            left = x + leg.left + leg.width + 0.06
            self.ink.leg(leg.way, x + leg.left, bottom, leg.width, row + height - bottom)
            self.ink.words(self._said(leg.way), left, row, x + self.step - left, height, leg.way)
            row += height + GAP

    def _entry(self, way: Way, x: float, top: float) -> None:
        """From above, down along the stage, lying uppermost."""
        width = self.widths.drawn(way)
        begins = self.room.top + HEAD + 2 * LINE + 0.06
        self.ink.river(way, x - width, begins, width, top + width - begins)
        words = max(width_in_inches(one, style.SMALL_SIZE, bold=True) for one in self._said(way))
        self._above(way, x - max(width, words + 0.1))

    def _loop(self, way: Way, x: float, inner: int | None) -> None:
        """Several that come in where they began lie within each other, told on a line each."""
        back = self.flow.place(way.end.partition(".")[0])
        home = self.room.left + back * self.step
        is_round = abs(home - x) < 0.01
        begins, ends = (x + 0.62 * self.step, x + 0.14 * self.step) if is_round else (
            x - 0.08 * self.step, home + 0.2 * self.step)  # fmt: skip
        row, nearer = inner or 0, 0.1 * self.step * (inner or 0)
        high, low = self.room.top + HEAD + 2 * LINE + 0.12 + 0.1 * row, self.above - 0.03
        self.ink.loop(way, begins - nearer, ends + nearer, high, low, self.widths.drawn(way))
        if inner is None:
            self._above(way, ends)
        else:
            line = " ".join(self._said(way))
            top = self.room.top + HEAD + row * LINE
            self.ink.words([line], ends, top, self.step, LINE, way)

    def _above(self, way: Way, left: float) -> None:
        top = self.room.top + HEAD
        self.ink.words(self._said(way), left, top, self.step, 2 * LINE, way)

    def _said(self, way: Way) -> list[str]:
        return [name_of(way, self.ink.language), figures_of(way, self.ink.language)]
