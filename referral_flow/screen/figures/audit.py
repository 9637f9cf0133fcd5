"""The audit as two sides of one line: left who had a free time, right who had none.

A block for each way of booking: the side as a whole, then those coded as chosen and those not. The
words stand over their bars and begin at the line between, so nothing is ever too small to be named.
"""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.audits import (
    DIFFERS,
    FREE,
    ROW_NAMES,
    ROWS,
    SIDE_NAMES,
    SIDES,
    UNKNOWN,
    Way,
    figures_in,
    longest,
    ways_of,
)
from referral_flow.blocks import Amount, Chart, Point
from referral_flow.screen.colours import mixed
from referral_flow.screen.figures.drawing import Drawing, bar, scatter
from referral_flow.screen.figures.look import (
    LINE_HEIGHT,
    TEXT_SIZE,
    Look,
    empty_figure,
    text_width,
    wrapped,
)
from referral_flow.screen.figures.time import is_drawn
from referral_flow.screen.figures.words import tooltip

HEAD, APART, ROW_AIR = 34, 14, 8  # pixels: names of the sides, between blocks, under a bar
BAR = 10  # pixels
GAP = 9  # pixels from the line between to the words
WHOLE_TINT = 0.22
SIGN = {side: -1 if side == FREE else 1 for side in SIDES}
MOST = 1.04  # of the longest bar: how far each side reaches


@dataclass(frozen=True)
class Row:
    """What stands between two pixels: the side as a whole, or those coded and those not."""

    way: Way
    key: str | None  # None: the whole
    top: float
    lines: int

    @property
    def words(self) -> float:
        """The lower edge of the words."""
        return self.top + self.lines * LINE_HEIGHT + 1

    @property
    def bar(self) -> float:
        """The middle of the bar beneath them."""
        return self.words + 2 + BAR / 2

    @property
    def ends(self) -> float:
        return self.bar + BAR / 2 + ROW_AIR


def draw(chart: Chart, look: Look) -> Drawing:
    """Blocks beneath each other, as tall as their words need."""
    return _Sheet(chart, look).draw()


class _Sheet:
    """A figure whose y axis is pixels from the top, and whose x axis is shares to both sides."""

    def __init__(self, chart: Chart, look: Look) -> None:
        self.chart, self.look, self.ways = chart, look, ways_of(chart)
        self.left = self._room_for_names()
        self.half = (look.width - self.left) / 2
        self.reach = longest(chart) * MOST
        self.rows = self._rows()
        self.figure = empty_figure(look, 100)

    def _room_for_names(self) -> int:
        """Beside the bars where there is room; else names stand above them."""
        if self.look.room != "wide":
            return 0
        names = [row.in_(self.look.language) for row in ROW_NAMES.values()]
        names += [way.label.in_(self.look.language) for way in self.ways]
        return int(max(text_width(name) for name in names)) + 20

    def _rows(self) -> list[Row]:
        rows, top = [], float(HEAD)
        for way in self.ways:
            top += 0 if self.left else LINE_HEIGHT + 4
            for key in (None, *way.rows):
                lines = max(len(self._lines(way, key, side)) for side in SIDES)
                rows.append(Row(way, key, top, lines))
                top = rows[-1].ends
            top += APART
        return rows

    def draw(self) -> Drawing:
        height = self.rows[-1].ends + 4
        self._paper(height)
        for side in SIDES:
            self._heading(side)
        for row in self.rows:
            self._name(row)
            for side in SIDES:
                self._bar(row, side)
                self._words(row, side)
        self.figure.add_trace(self._whiskers())
        self._line_between(height)
        return self.figure

    def _paper(self, height: float) -> None:
        self.figure.update_layout(
            height=int(height), barmode="overlay", margin={"l": self.left, "r": 2, "t": 0, "b": 0}
        )
        self.figure.update_xaxes(range=[-self.reach, self.reach], visible=False)
        self.figure.update_yaxes(range=[height, 0], visible=False)

    def _heading(self, side: str) -> None:
        words = SIDE_NAMES[side].in_(self.look.language)
        arrows = f"◂ {words}" if side == FREE else f"{words} ▸"
        words = self.look.coloured(arrows, self.look.colours.text, bold=True)
        self._write(side, HEAD - 10, words, size=TEXT_SIZE + 2)

    def _name(self, row: Row) -> None:
        """The way in bold beside its whole, and what each row beneath it is."""
        language, colours = self.look.language, self.look.colours
        if row.key is None:
            words = self.look.coloured(row.way.label.in_(language), colours.text, bold=True)
            self._at_left(words, row.words if self.left else row.top - 3)
        elif self.left and len(row.way.rows) > 1:
            name = ROW_NAMES[row.key].in_(language)
            self._at_left(self.look.coloured(name, colours.muted), row.words)

    def _at_left(self, words: str, foot: float) -> None:
        self.figure.add_annotation(
            x=0, xref="paper", xanchor="left", xshift=-self.left, y=foot, yanchor="bottom",
            text=words, showarrow=False, align="left", borderpad=0,
        )  # fmt: skip

    def _bar(self, row: Row, side: str) -> None:
        amount, point = self._amount(row, side), self._point(row, side)
        if amount is None or amount.suppressed or amount.value is None:
            return
        role = point.role or "value" if point else None
        self.figure.add_trace(
            bar(
                x=[SIGN[side] * amount.value],
                y=[row.bar],
                orientation="h",
                width=BAR,
                marker=self._ink(role),
                hovertext=[self._hover(row, side)],
                hoverinfo="text",
                name=row.way.label.in_(self.look.language),
            )
        )

    def _ink(self, role: str | None) -> dict:
        """Filled where code and times agree, striped where they differ, empty where none knows."""
        colours = self.look.colours
        if role is None:
            return {"color": mixed(colours.background, colours.text, WHOLE_TINT)}
        edge = colours.role(role)
        fill = colours.background if role == UNKNOWN else edge
        ink = {"color": fill, "line": {"color": edge, "width": 1.2}}
        if role == DIFFERS:
            ink["pattern"] = {"shape": "/", "size": 6, "solidity": 0.3,
                              "fillmode": "overlay", "fgcolor": colours.background}  # fmt: skip
        return ink

    def _words(self, row: Row, side: str) -> None:
        self._write(side, row.words, "<br>".join(self._lines(row.way, row.key, side)),
                    hover=self._hover(row, side))  # fmt: skip

    def _lines(self, way: Way, key: str | None, side: str) -> list[str]:
        """An outcome's name and figures on one line where they fit, else beneath each other."""
        language, room = self.look.language, self.half - GAP - 4
        if key is None:
            said = way.side(side)
            lines = wrapped(said.in_(language), room / 1.06) if said else [""]
            return [f"<b>{line}</b>" for line in lines]
        if not way.is_told(side):
            return self._as_one(way, key, side)
        point = way.outcome(side, key)
        name, plain = (
            point.label.in_(language),
            figures_in(point.amount, language, has_interval=bool(self.left)),
        )
        if text_width(f"{name}  {plain}") * 1.04 <= room:
            return [f"{name}  {self._strong(point.amount, plain)}"]
        return [*wrapped(name, room), self._strong(point.amount, plain)]

    def _as_one(self, way: Way, key: str, side: str) -> list[str]:
        """Once, and nothing in the second row."""
        if key != ROWS[0]:
            return [""]
        words = way.outcome(side, key).amount.in_(self.look.language)
        lines = wrapped(words, self.half - GAP - 4)
        return [self.look.coloured(line, self.look.colours.muted) for line in lines]

    def _strong(self, amount: Amount, words: str) -> str:
        if amount.suppressed:
            return self.look.coloured(words, self.look.colours.muted)
        first, dot, rest = words.partition(" · ")
        return f"<b>{first}</b>{dot}{rest}"

    def _amount(self, row: Row, side: str) -> Amount | None:
        point = self._point(row, side)
        return point.amount if point else row.way.whole(side)

    @staticmethod
    def _point(row: Row, side: str) -> Point | None:
        return row.way.outcome(side, row.key) if row.key else None

    def _hover(self, row: Row, side: str) -> str:
        point = self._point(row, side)
        if point is None:
            said = row.way.side(side)
            return said.in_(self.look.language) if said else ""
        return tooltip(self.chart, row.way.series[side], point, self.look)

    def _write(
        self, side: str, foot: float, words: str, hover: str | None = None, size: int = TEXT_SIZE
    ) -> None:
        """Words that stand at `foot`, begin at the line between and run outwards."""
        towards = "right" if side == FREE else "left"
        self.figure.add_annotation(
            x=0, xanchor=towards, xshift=SIGN[side] * GAP, y=foot, yanchor="bottom", text=words,
            align=towards, showarrow=False, borderpad=0, hovertext=hover, font={"size": size},
        )  # fmt: skip

    def _whiskers(self) -> dict:
        """The interval of every outcome, through the end of its bar."""
        x: list = []
        y: list = []
        for row in self.rows:
            for side in SIDES:
                point = self._point(row, side)
                if point and is_drawn(point) and point.amount.low is not None:
                    x += [SIGN[side] * point.amount.low, SIGN[side] * point.amount.high, None]
                    y += [row.bar, row.bar, None]
        line = {"color": self.look.colours.text, "width": 1.5}
        return scatter(x=x, y=y, mode="lines", hoverinfo="skip", line=line)

    def _line_between(self, height: float) -> None:
        self.figure.add_shape(
            type="line", x0=0, x1=0, y0=HEAD - 4, y1=height - 4,
            line={"color": self.look.colours.text, "width": 1.5},
        )  # fmt: skip
