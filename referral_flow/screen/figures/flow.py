"""A flow as a river read from left to right: it narrows where ways turn down and out.

The upper edge is level; at each stage those who leave lie lowest and turn off downwards, each way
as wide as the number who took it. On a telephone the river runs down the page instead.
"""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.flow_places import Turn, Widths, turns, widths
from referral_flow.flows import Flow, Stage, Way, flow_of, goes_on, median_in
from referral_flow.screen.figures import flow_down
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.flow_pen import LINE, Pen
from referral_flow.screen.figures.look import Look, empty_figure, text_width

HEADS = 60  # pixels of names and numbers above the river
ABOVE = 82  # pixels between them and the river, for ways back and for those who come in
RIVER = 120  # pixels that the widest stage takes
LEAST = 1.5  # pixels of a way that few took
TURN = 7  # radius of the inner side of a bend
APART = 3  # pixels between two ways side by side
GAP = 14  # pixels between the river and the first words beneath it
LEAST_END = 0.5  # of the way to the next stage: how far the river runs after its last


def draw(chart: Chart, look: Look) -> Drawing:
    """A river to the right, or downwards where there is little room."""
    flow = flow_of(chart)
    if look.room != "wide":
        return flow_down.draw(chart, flow, look)
    has_ways_above = any(flow.loops(stage) or flow.entry(stage) for stage in flow.stages)
    above = ABOVE if has_ways_above else 12
    river = widths(flow, RIVER, begins=HEADS + above, least=LEAST)
    if any(_is_thin(river, stage) for stage in flow.stages):
        river = widths(flow, RIVER, begins=HEADS + above + 2 * LINE, least=LEAST)
    figure = empty_figure(look, 100)
    reach = len(flow.stages) - 1 + _end(flow, look)
    pen = Pen(figure, chart, look, room=look.width / reach)
    stretches = [_Stretch(pen, river, place, reach) for place in range(len(flow.stages))]
    height = int(max(stretch.ends for stretch in stretches)) + 12
    figure.update_layout(height=height)
    pen.paper((0, reach), height)
    for stretch in stretches:
        stretch.draw()
    return figure


def _end(flow: Flow, look: Look) -> float:
    """Stages that the river runs after its last, so that its name has room."""
    named = text_width(flow.stages[-1].label.in_(look.language)) + 12
    return max(LEAST_END, (len(flow.stages) - 1) * named / (look.width - named))


class _Stretch:
    """One stage of the river and what leaves, turns back and comes in there."""

    def __init__(self, pen: Pen, river: Widths, place: int, reach: float) -> None:
        self.pen, self.river, self.place, self.reach = pen, river, place, reach
        self.flow = river.flow
        self.stage: Stage = river.flow.stages[place]
        self.top, self.bottom = river.near[self.stage.key], river.far[self.stage.key]
        exits = self.flow.exits(self.stage)
        self.turns = list(turns(exits, river, self.bottom, first=TURN + 2, apart=APART))[::-1]

    @property
    def ends(self) -> float:
        """The lowest pixel of the words beneath the river."""
        return self.bottom + GAP + sum(self._height(turn) for turn in self.turns)

    def _height(self, turn: Turn) -> int:
        return self.pen.height(turn.way, self._words_begin(turn)) + 3

    @staticmethod
    def _words_begin(turn: Turn) -> float:
        return turn.left + turn.width + 6

    def draw(self) -> None:
        self._river()
        self._exits()
        if entry := self.flow.entry(self.stage):
            self._entry(entry)
        loops = self.flow.loops(self.stage)
        round_ = [way for way in loops if self.flow.is_round(way)]
        for way in loops:
            self._loop(way, round_.index(way) if way in round_ and len(round_) > 1 else None)
        self.pen.line((self.place, HEADS - 50), (self.place, self.bottom))
        self.pen.head(self.stage, self.place, HEADS - 50)

    def _river(self) -> None:
        onward = self.flow.onward(self.stage)
        is_last = self.place == len(self.flow.stages) - 1
        low = self.top + self.river.of(onward) if onward else self.bottom
        ends = self.reach if is_last else self.place + 1
        self.pen.band(self.place, ends, self.top, low, is_hidden=_is_hidden(onward))
        if onward:
            language = self.pen.language
            lines = [goes_on(onward, language), median_in(onward, language)]
            if _is_thin(self.river, self.stage):
                self.pen.above(onward, lines, self.place, self.river.begins - 6)
            else:
                self.pen.inside(onward, lines, self.place, (self.top + low) / 2)

    def _exits(self) -> None:
        row = self.bottom + GAP
        for turn in self.turns:
            self.pen.tell(turn.way, self.place, self._words_begin(turn), row)
            row += self._height(turn)
            self._bend(turn, row - 8)

    def _bend(self, turn: Turn, down: float) -> None:
        """Along the river's lower side, a bend, and straight down."""
        outer, inner = turn.left + turn.width, turn.left
        high, low = turn.near, turn.near + turn.width
        self.pen.path(
            self.place,
            [("M", (0, high)), ("L", (inner - TURN, high)),
             ("Q", (outer, high), (outer, low + TURN)), ("L", (outer, down)),
             ("L", (inner, down)), ("L", (inner, low + TURN)),
             ("Q", (inner, low), (inner - TURN, low)), ("L", (0, low))],
            is_hollow=turn.way.is_outlined, is_hidden=turn.way.amount.suppressed,
        )  # fmt: skip

    def _entry(self, way: Way) -> None:
        """Those for whom the flow begins here come from above and lie uppermost."""
        width = self.river.drawn(way)
        right, left = -(TURN + 6.0), -(TURN + 6.0 + width)
        high, low, begins = self.top, self.top + width, HEADS + 38
        self.pen.path(
            self.place,
            [("M", (left, begins)), ("L", (right, begins)), ("L", (right, high - TURN)),
             ("Q", (right, high), (right + TURN, high)), ("L", (0, high)), ("L", (0, low)),
             ("L", (right + TURN, low)), ("Q", (left, low), (left, high - TURN))],
            is_river=True, is_hidden=way.amount.suppressed,
        )  # fmt: skip
        self.pen.tell(way, self.place, left, HEADS + 2)

    def _loop(self, way: Way, inner: int | None) -> None:
        """A loop: up from its stage, back, and down where it comes in anew.

        Several that come in where they began lie within each other, `inner` from outermost, each
        with its name and number on one line, so that their words do not meet.
        """
        back = self.flow.place(way.end.partition(".")[0])
        is_round = back == self.place
        begins, ends = (
            self.place + (0.62 if is_round else -0.07),
            back + (0.14 if is_round else 0.3),
        )
        row, step = inner or 0, 0.1 * (inner or 0)
        thick = self.river.drawn(way)
        self.pen.loop(begins - step, ends + step, self._lands(), HEADS + 50 + 12 * row, thick)
        if inner is None:
            self.pen.tell(way, ends, -4, HEADS + 2)
        else:
            self.pen.tell_beside(way, 0, HEADS + 10 + LINE * row, place=ends)

    def _lands(self) -> float:
        return self.river.begins - 3


def _is_thin(river: Widths, stage: Stage) -> bool:
    """Whether the way on is too narrow for the words in it, which then stand above."""
    onward = river.flow.onward(stage)
    return onward is not None and bool(onward.share) and river.of(onward) < 2 * LINE


def _is_hidden(way: Way | None) -> bool:
    return way is not None and way.amount.suppressed
