"""The strokes of a flow: bands, bends, arrows back, and the words beside them.

Across, places are stages (0, 1, 2 …) or pixels from one; down, pixels from the top.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from referral_flow.blocks import Chart
from referral_flow.flows import Stage, Way, median_in, share_in
from referral_flow.screen.colours import mixed
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.look import Look, wrapped
from referral_flow.screen.figures.words import TOOLTIP_WIDTH, closed
from referral_flow.text import Text, digits

RIVER_TINT, LEAVING_TINT, BACK_TINT, EDGE_TINT = 0.24, 0.6, 0.6, 0.85
LINE = 17
Corner = tuple  # a letter of an SVG path and its points (pixels across, pixels down)

OF_STAGE = Text("{share} av {n}", "{share} of {n}")


@dataclass(frozen=True)
class Pen:
    """Draws in one figure, in the colours and the language of its look."""

    figure: Drawing
    chart: Chart
    look: Look
    room: float  # pixels from one stage to the next, at least

    @property
    def language(self) -> str:
        return self.look.language

    def paper(self, across: tuple[float, float], height: float) -> None:
        """Axes without a mark: across in stages, down in pixels."""
        self.figure.add_trace(scatter(x=[0], y=[None], mode="markers", hoverinfo="skip"))
        self.figure.update_layout(margin={"l": 2, "r": 2, "t": 0, "b": 0})
        self.figure.update_xaxes(range=across, visible=False)
        self.figure.update_yaxes(range=[height, 0], visible=False)

    def tint(self, role: str, share: float) -> str:
        """A role's colour thinned with the background, so that words stay readable on it."""
        return mixed(self.look.colours.background, self.look.colours.role(role), share)

    def band(self, x0: float, x1: float, y0: float, y1: float, *, is_hidden: bool) -> None:
        """The river between two places."""
        self.figure.add_shape(
            type="rect", x0=x0, x1=x1, y0=y0, y1=max(y1, y0 + 1), layer="below",
            **self._filled(self.tint("value", RIVER_TINT), is_hidden=is_hidden),
        )  # fmt: skip

    def path(
        self, place: float, corners: Sequence[Corner], *,
        is_river: bool = False, is_hollow: bool = False, is_hidden: bool = False,
    ) -> None:  # fmt: skip
        """A closed outline in pixels from a stage; hollow for those who have not left yet."""
        colour = self.tint("value", RIVER_TINT) if is_river else self.tint("neutral", LEAVING_TINT)
        filled = self._filled(colour, is_hollow=is_hollow, is_hidden=is_hidden)
        self.figure.add_shape(
            type="path", path=_svg(corners), xsizemode="pixel", xanchor=place, layer="below",
            **filled,
        )  # fmt: skip

    def _filled(self, colour: str, *, is_hollow: bool = False, is_hidden: bool = False) -> dict:
        edge = self.tint("neutral", EDGE_TINT)
        if is_hidden:
            return {"fillcolor": self.look.colours.background,
                    "line": {"color": edge, "width": 1, "dash": "2px,3px"}}  # fmt: skip
        if is_hollow:
            return {"fillcolor": self.look.colours.background,
                    "line": {"color": edge, "width": 1}}  # fmt: skip
        return {"fillcolor": colour, "line": {"width": 0}}

    def line(self, begins: tuple[float, float], ends: tuple[float, float]) -> None:
        """A hairline: where a stage stands."""
        self.figure.add_shape(
            type="line", x0=begins[0], y0=begins[1], x1=ends[0], y1=ends[1], layer="above",
            line={"color": self.look.colours.muted, "width": 1},
        )  # fmt: skip

    def loop(self, x0: float, x1: float, low: float, high: float, thick: float) -> None:
        """A way back: up at x0, along, and down at x1 with an arrow."""
        colour = self.tint("value", BACK_TINT)
        reach = min(0.12, abs(x0 - x1) / 2)
        self.figure.add_shape(
            type="path", layer="below", line={"color": colour, "width": thick},
            fillcolor="rgba(0,0,0,0)",
            path=f"M {x0},{low} C {x0},{high} {x0},{high} {x0 - reach},{high} "
            f"L {x1 + reach},{high} C {x1},{high} {x1},{high} {x1},{low - 8}",
        )  # fmt: skip
        self._arrow(x1, [("M", (-6, low - 9)), ("L", (6, low - 9)), ("L", (0, low))], colour)

    def _arrow(self, place: float, corners: Sequence[Corner], colour: str) -> None:
        self.figure.add_shape(
            type="path", path=_svg(corners), xsizemode="pixel", xanchor=place, fillcolor=colour,
            line={"width": 0}, layer="below",
        )  # fmt: skip

    def head(self, stage: Stage, place: float, y: float) -> None:
        """A stage's name and how many came there."""
        name = self.look.coloured(stage.label.in_(self.language), self.look.colours.muted)
        came = stage.amount.in_(self.language)
        self._write(place, y, f"{name}<br>{_large(came, stage.amount.suppressed)}", shift=6)

    def tell(self, way: Way, place: float, shift: float, y: float) -> None:
        """A way's name, and under it how many took it and what share."""
        lines = [
            self.look.coloured(line, self.look.colours.text) for line in self._name(way, shift)
        ]
        self._write(place, y, "<br>".join([*lines, self.figures(way)]), shift=shift, says=way)

    def height(self, way: Way, shift: float) -> int:
        """Pixels that `tell` takes."""
        return LINE * (len(self._name(way, shift)) + 1)

    def _name(self, way: Way, shift: float) -> list[str]:
        return wrapped(way.label.in_(self.language), self.room - max(0.0, shift))

    def figures(self, way: Way) -> str:
        """ "512 · 8 %", the number in bold."""
        count = way.amount.in_(self.language)
        if way.amount.suppressed:
            return self.look.coloured(count, self.look.colours.muted)
        share = share_in(way, self.language)
        rest = f" · {share}" if share else ""
        return f"<b>{count}</b>{self.look.coloured(rest, self.look.colours.muted)}"

    def inside(self, way: Way, lines: Sequence[str], place: float, middle: float) -> None:
        """Words in the river, in the middle of its width."""
        said = [_number_in_bold(line) for line in lines if line]
        self._write(place, middle, "<br>".join(said), shift=8, says=way, anchor="middle")

    def above(self, way: Way, lines: Sequence[str], place: float, bottom: float) -> None:
        """The same words over a river too narrow for them."""
        said = [_number_in_bold(line) for line in lines if line]
        self._write(place, bottom, "<br>".join(said), shift=8, says=way, anchor="bottom")

    def _write(
        self, x: float, y: float, words: str, *, shift: float, says: Way | None = None,
        anchor: str = "top",
    ) -> None:  # fmt: skip
        self.figure.add_annotation(
            x=x, y=y, text=words, xshift=shift, xanchor="left", yanchor=anchor, align="left",
            showarrow=False, borderpad=0,
            hovertext=self.sentence(says) if says else None,
        )  # fmt: skip

    def box(self, x0: float, x1: float, y0: float, y1: float, *, is_hidden: bool) -> None:
        """The river between two pixels across and two down."""
        corners = [("M", (x0, y0)), ("L", (max(x1, x0 + 1), y0)), ("L", (max(x1, x0 + 1), y1)),
                   ("L", (x0, y1))]  # fmt: skip
        self.path(0, corners, is_river=True, is_hidden=is_hidden)

    def line_across(self, x0: float, x1: float, y: float) -> None:
        """A hairline from pixel to pixel: where a stage stands."""
        self.figure.add_shape(
            type="line", xsizemode="pixel", xanchor=0, x0=x0, x1=x1, y0=y, y1=y,
            line={"color": self.look.colours.muted, "width": 1},
        )  # fmt: skip

    def loop_beside(self, x: float, y: float, back: float, thick: float, *, is_long: bool) -> None:
        """A way back at the left of the river: out at `y`, up, and in at `back` with an arrow."""
        colour, out = self.tint("value", BACK_TINT), 4 if is_long else 12
        self.figure.add_shape(
            type="path", xsizemode="pixel", xanchor=0, layer="below", fillcolor="rgba(0,0,0,0)",
            line={"color": colour, "width": thick},
            path=f"M {x},{y} Q {out},{y} {out},{y - 8} L {out},{back + 8} Q {out},{back} "
            f"{x - 8},{back}",
        )  # fmt: skip
        tip = [("M", (x - 9, back - 6)), ("L", (x - 9, back + 6)), ("L", (x, back))]
        self._arrow(0, tip, colour)

    def head_beside(self, stage: Stage, x: float, y: float) -> None:
        """A stage's number and name on one line."""
        came = _large(stage.amount.in_(self.language), stage.amount.suppressed)
        name = self.look.coloured(stage.label.in_(self.language), self.look.colours.muted)
        self._write(0, y, f"{came} {name}", shift=x)

    def tell_beside(self, way: Way, x: float, middle: float, place: float = 0) -> None:
        """A way's name, number and share on one line, `x` pixels from a place."""
        words = f"{way.label.in_(self.language)} {self.figures(way)}"
        self._write(place, middle, words, shift=x, says=way, anchor="middle")

    def aside(self, way: Way, words: str, x: float, middle: float) -> None:
        """Quiet words about the way on."""
        if words:
            quiet = self.look.coloured(words, self.look.colours.muted)
            self._write(0, middle, quiet, shift=x, says=way, anchor="middle")

    def sentence(self, way: Way) -> str:
        """The way as a tooltip says it: from where to where, how many, and how soon."""
        language = self.language
        subject = f"{way.point.label.in_(language)}: {way.amount.in_(language)}"
        parts = [subject, _of_stage(way, language), median_in(way, language)]
        return "<br>".join(wrapped(closed(", ".join(filter(None, parts))), TOOLTIP_WIDTH))


def _number_in_bold(line: str) -> str:
    return re.sub(r"^\d+\W?%", lambda share: f"<b>{share[0]}</b>", line)


def _svg(corners: Sequence[Corner]) -> str:
    parts = (f"{letter} " + " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
             for letter, *points in corners)  # fmt: skip
    return " ".join(parts) + " Z"


def _large(words: str, is_hidden: bool) -> str:
    return f"<i>{words}</i>" if is_hidden else f'<b style="font-size:19px">{words}</b>'


def _of_stage(way: Way, language: str) -> str:
    share = share_in(way, language)
    if not share or way.share.n is None:
        return ""
    n = digits(way.share.n, 0, language)
    return OF_STAGE.in_(language).format(share=share, n=n)
