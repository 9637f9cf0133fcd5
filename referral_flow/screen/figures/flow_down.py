"""The river down a telephone's page: stages beneath each other, ways out to the right.

The same reading as across: the left edge is level, those who leave lie outermost and turn off
first, and every number stands beside its own way.
"""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.flow_places import Turn, Widths, turns, widths
from referral_flow.flows import Flow, Way, goes_on, median_in
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.flow_pen import Pen
from referral_flow.screen.figures.look import Look, empty_figure

RIVER, BEGINS = 84, 26  # pixels that the river may take, and from the left edge to it
WORDS = BEGINS + RIVER + 22  # where all words begin
HEAD, ROW, FOOT = 32, 24, 14  # pixels of a stage's name, of one way, and after the last way
LEAST, TURN = 1.5, 6


def draw(chart: Chart, flow: Flow, look: Look) -> Drawing:
    """One stage after another, as tall as its ways need."""
    river = _river(flow)
    figure = empty_figure(look, 100)
    pen = Pen(figure, chart, look, room=look.width)
    y, begins = 10.0, {}
    for place, stage in enumerate(flow.stages):
        begins[stage.key] = y
        y = _Reach(pen, river, place, y).draw(begins)
    figure.update_layout(height=int(y) + 4)
    pen.paper((0, 1), y + 4)
    return figure


def _river(flow: Flow) -> Widths:
    """As wide as fits before the words, also where many come in further down."""
    river = widths(flow, RIVER, begins=BEGINS, least=LEAST)
    reach = max(RIVER, *(far - BEGINS for far in river.far.values()))
    return widths(flow, RIVER * RIVER / reach, begins=BEGINS, least=LEAST)


class _Reach:
    """One stage of the river from `y` down to the next."""

    def __init__(self, pen: Pen, river: Widths, place: int, y: float) -> None:
        self.pen, self.river, self.y = pen, river, y
        self.flow, self.stage = river.flow, river.flow.stages[place]
        self.is_last = place == len(river.flow.stages) - 1
        self.left, self.right = river.near[self.stage.key], river.far[self.stage.key]

    def draw(self, begins: dict[str, float]) -> float:
        """Everything of this stage; gives back where the next one begins."""
        onward, row = self.flow.onward(self.stage), self.y + HEAD
        if entry := self.flow.entry(self.stage):
            self._entry(entry)
            row = self._say(entry, row)
        for way in self.flow.loops(self.stage):
            self._loop(way, row + ROW / 2, begins)
            row = self._say(way, row)
        row = self._exits(row)
        ends = self._say_onward(onward, row) if onward else row + FOOT
        right = self.left + self.river.of(onward) if onward else self.right
        self.pen.box(self.left, right, self.y, ends, is_hidden=_is_hidden(onward))
        self.pen.line_across(self.left, WORDS - 6, self.y)
        self.pen.head_beside(self.stage, WORDS, self.y + 5)
        return ends

    def _exits(self, row: float) -> float:
        exits = self.flow.exits(self.stage)
        found = turns(exits[::-1], self.river, self.right, first=0, apart=0)
        for turn in found:
            middle = row + max(ROW, turn.width + 4) / 2
            self._bend(turn, middle - turn.width / 2)
            row = self._say(turn.way, row, max(ROW, turn.width + 4))
        return row

    def _bend(self, turn: Turn, top: float) -> None:
        """Down along the river's outer side, a bend, and straight out to its words."""
        near, far, low, end = turn.near, turn.near + turn.width, top + turn.width, WORDS - 8
        self.pen.path(
            0,
            [("M", (far, self.y)), ("L", (far, top - TURN)),
             ("Q", (far, top), (far + TURN, top)), ("L", (end, top)), ("L", (end, low)),
             ("L", (far + TURN, low)), ("Q", (near, low), (near, top - TURN)),
             ("L", (near, self.y))],
            is_hollow=turn.way.is_outlined, is_hidden=turn.way.amount.suppressed,
        )  # fmt: skip

    def _entry(self, way: Way) -> None:
        """Those for whom the flow begins here come in from the left edge, just above the stage."""
        width = self.river.drawn(way)
        far, top = self.left + width, self.y - 22 - min(width, 20)
        self.pen.path(
            0,
            [("M", (0, top)), ("L", (0, top + min(width, 20))),
             ("Q", (self.left, top + min(width, 20)), (self.left, self.y)), ("L", (far, self.y)),
             ("Q", (far, top), (far - width - TURN, top))],
            is_river=True, is_hidden=way.amount.suppressed,
        )  # fmt: skip

    def _loop(self, way: Way, y: float, begins: dict[str, float]) -> None:
        back = begins[way.end.partition(".")[0]]
        thick = min(6.0, self.river.drawn(way))
        self.pen.loop_beside(self.left - 3, y, back + 10, thick, is_long=back != self.y)

    def _say(self, way: Way, row: float, height: float = ROW) -> float:
        self.pen.tell_beside(way, WORDS, row + height / 2)
        return row + height

    def _say_onward(self, way: Way, row: float) -> float:
        said = [goes_on(way, self.pen.language), median_in(way, self.pen.language)]
        self.pen.aside(way, " · ".join(filter(None, said)), WORDS, row + ROW / 2)
        return row + ROW + FOOT


def _is_hidden(way: Way | None) -> bool:
    return way is not None and way.amount.suppressed
