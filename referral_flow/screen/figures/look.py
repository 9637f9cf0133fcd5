"""What a figure must know about where it is shown: language, colours and room; and our template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from referral_flow.screen.colours import Palette, palette
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.swedish import SEPARATORS
from referral_flow.text import unbroken

FONT = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
TEXT_SIZE = 13
LINE_HEIGHT = 17  # pixels between the base lines of two rows of text

ROOMS = {"wide": 820, "half": 390, "narrow": 330}  # pixels that a figure can count on


@dataclass(frozen=True)
class Look:
    """Language, theme ("light" or "dark") and room ("wide", "half" or "narrow") of a figure."""

    language: str = "sv"
    theme: str = "light"
    room: str = "wide"

    @cached_property
    def colours(self) -> Palette:
        """The palette of the theme."""
        return palette(self.theme)

    @property
    def width(self) -> int:
        """The pixels that the figure can count on."""
        return ROOMS[self.room]

    @property
    def is_narrow(self) -> bool:
        return self.room == "narrow"

    def coloured(self, words: str, colour: str, *, bold: bool = False) -> str:
        """`words` in a colour, as plotly writes it."""
        strong = f"<b>{words}</b>" if bold else words
        return f'<span style="color:{colour}">{strong}</span>'


def empty_figure(look: Look, height: int) -> Drawing:
    """A figure with nothing in it but our fonts, surfaces and axes."""
    figure = Drawing()
    figure.update_layout(
        template=_template(look.theme),
        height=height,
        separators=SEPARATORS[look.language],
        autosize=True,
    )
    return figure


@lru_cache(maxsize=2)
def _template(theme: str) -> dict:
    """Our template, shared by all figures of a theme and never changed."""
    colours = palette(theme)
    font = {"family": FONT, "size": TEXT_SIZE, "color": colours.text}
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
        "tickfont": {"color": colours.muted, "size": TEXT_SIZE},
        "automargin": False,
        "tickangle": 0,
    }
    return {
        "layout": {
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0.32,
            "margin": {"l": 48, "r": 16, "t": 12, "b": 40, "pad": 0},
            "hoverlabel": {
                "bgcolor": colours.raised,
                "bordercolor": colours.rule,
                "align": "left",
                "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
            },
            "xaxis": axis,
            "yaxis": axis | {"showgrid": True, "gridcolor": colours.grid, "gridwidth": 1},
        }
    }


def text_width(words: str) -> float:
    """Pixels that `words` take at the size of figures, a little on the safe side."""
    return TEXT_SIZE * sum(_em(letter) for letter in words) + 2


def _em(letter: str) -> float:
    """The width of a letter in Source Sans as a share of its height, in four classes."""
    if letter in "%mwMW":
        return 0.83
    if letter in "ijlfrt.,:;·()' \u00a0":
        return 0.31
    return 0.62 if letter.isupper() else 0.53


def wrapped(words: str, width: float) -> list[str]:
    """`words` in lines of at most `width` pixels; a word is never broken."""
    lines: list[str] = []
    for word in unbroken(words).split(" "):
        if lines and text_width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
