"""The categories of a chart: their order, their words, and the axis that names them uncut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from referral_flow.blocks import Amount, Chart, Point
from referral_flow.captions import change_in_brackets
from referral_flow.screen.figures.axes import x_words
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import LINE_HEIGHT, Look, text_width, wrapped
from referral_flow.text import digits

WIDEST_NAMES = 0.5  # of the figure's width; longer names take another line
AIR = 12
BAR_ABOVE = 10  # pixels that one more bar in a row reaches higher
LEVEL_ROLES = ("mean", "target", "limit")


@dataclass(frozen=True)
class Categories:
    """The keys of a category axis in order, with the words for each."""

    words: dict[str, str]
    look: Look

    @property
    def keys(self) -> list[str]:
        return list(self.words)

    def place(self, key: object) -> int:
        """Where on the axis a category stands: 0, 1, 2 …"""
        return self.keys.index(str(key))

    @cached_property
    def names_beside(self) -> list[str]:
        """Each category's words, in the lines that fit to the left of a row."""
        widest = self.look.width * WIDEST_NAMES
        return ["<br>".join(wrapped(words, widest)) for words in self.words.values()]

    @property
    def width_beside(self) -> int:
        """Pixels that the widest of the names beside takes."""
        lines = [line for name in self.names_beside for line in name.split("<br>")]
        return int(max((text_width(line) for line in lines), default=0)) + AIR

    @property
    def most_lines_beside(self) -> int:
        return max((name.count("<br>") + 1 for name in self.names_beside), default=1)


def categories_of(chart: Chart, look: Look) -> Categories:
    """Categories in order of the points; a mean or target across all of them is not one."""
    words: dict[str, str] = {}
    for series in (found for found in chart.series if found.role not in LEVEL_ROLES):
        for point in series.points:
            words.setdefault(str(point.x), x_words(chart, point, look.language))
    return Categories(words, look)


def name_rows(figure: Drawing, categories: Categories, look: Look, *, bars: int = 1) -> int:
    """Name every row, at its left or (where narrow) above its bars; gives the left margin."""
    count = len(categories.keys)
    figure.update_yaxes(
        range=[count - 0.5, -0.5 - (0.25 if look.is_narrow else 0)],
        showgrid=False,
        tickmode="array",
        tickvals=[],
        ticktext=[],
    )
    if look.is_narrow:
        _name_above(figure, categories, look, 9 + BAR_ABOVE * (bars - 1))
        return 0
    figure.update_yaxes(
        tickvals=list(range(count)),
        ticktext=categories.names_beside,
        tickfont={"color": look.colours.text},
        ticklabelstandoff=6,
    )
    return categories.width_beside


def _name_above(figure: Drawing, categories: Categories, look: Look, above: int) -> None:
    for place, words in enumerate(categories.words.values()):
        lines = wrapped(words, look.width - 8)
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-2,
            y=place,
            yanchor="bottom",
            yshift=above,
            align="left",
            text="<br>".join(lines),
            showarrow=False,
            font={"color": look.colours.text},
            bgcolor=look.colours.background,  # a line for all may pass behind the name
            borderpad=0,
        )


def row_height(categories: Categories, look: Look) -> int:
    """Pixels for each row, so that its name fits beside or above its mark."""
    if look.is_narrow:
        lines = max(
            (len(wrapped(words, look.width - 8)) for words in categories.words.values()), default=1
        )
        return 26 + LINE_HEIGHT * lines
    return max(30, 12 + LINE_HEIGHT * categories.most_lines_beside)


def name_columns(
    figure: Drawing, categories: Categories, look: Look, width: float, *, is_staggered: bool = False
) -> int:
    """Name the columns beneath them, every second or third where they are many.

    `is_staggered`: where every second would go, it stands lower instead. Gives the bottom margin
    needed.
    """
    column = width / max(1, len(categories.keys))
    names = [words.replace("\u00a0", " ") for words in categories.words.values()]
    widest = max((text_width(word) for name in names for word in name.split(" ")), default=0)
    apart = max(1, ceil((widest + 4) / column))
    lines = [wrapped(name, column * apart - 4) for name in names]
    is_lowered = is_staggered and apart == 2
    shown = range(0, len(names), 1 if is_lowered else apart)
    above = max((len(lines[place]) for place in range(0, len(names), 2)), default=0)
    written = [[""] * above * (is_lowered and place % 2) + lines[place] for place in shown]
    figure.update_xaxes(
        range=[-0.5, len(names) - 0.5],
        tickmode="array",
        tickvals=list(shown),
        ticktext=["<br>".join(each) for each in written],
        tickfont={"color": look.colours.text},
    )
    return 20 + LINE_HEIGHT * max((len(each) for each in written), default=1)


def fits_columns(categories: Categories, width: float) -> bool:
    """True where the longest word of every name fits under its own column."""
    room = width / max(1, len(categories.keys)) - 4
    words = [word for name in categories.words.values() for word in name.split(" ")]
    lines = max((len(wrapped(name, room)) for name in categories.words.values()), default=1)
    return lines <= 3 and all(text_width(word) <= room for word in words)


def short(amount: Amount, language: str) -> str:
    """The number as written on a mark: shares keep "%", other units are in the measure."""
    if amount.suppressed or amount.value is None or amount.unit == "percent":
        return amount.in_(language)
    scaled = amount.value * 100 if amount.unit == "points" else amount.value
    return digits(scaled, amount.decimals, language, signed=amount.signed)


def number_beside(
    figure: Drawing, point: Point, row: float, at: float, look: Look, *, bold: bool = False
) -> None:
    """Write a mark's number just to the right of `at` on its row."""
    words = short(point.amount, look.language) + change_in_brackets(point, look.language)
    hidden = point.amount.suppressed or point.amount.value is None
    colour = look.colours.muted if hidden else look.colours.text
    figure.add_annotation(
        x=at,
        y=row,
        text=look.coloured(words, colour, bold=bold),
        showarrow=False,
        xanchor="left",
        yanchor="middle",
        xshift=6,
    )
