"""Type, colour and measurements of a slide: one scale for the template, the charts and the text.

Arial is the one family on every machine with Office, and LibreOffice has its metric twin: a title
that fits here fits there.
"""

from __future__ import annotations

FONT = "Arial"

SLIDE_WIDTH, SLIDE_HEIGHT = 13.333, 7.5  # inches, 16:9
LEFT, CONTENT_WIDTH = 0.6, 12.133
COLUMN_WIDTH = 5.75  # prose: a line no longer than the eye finds back from

# Points. Nothing under 12 but the footer: a slide is read from the back of a room.
COVER_SIZE = 40
TITLE_SIZES = (28, 24, 20, 18)
FIGURE_SIZE = 48
BODY_SIZE = 16
PROSE_SIZE = 18
CHART_SIZE = 14
SMALL_SIZE = 12
FOOTER_SIZE = 10

INK = "17222E"
MUTED = "51606E"
PAPER = "FFFFFF"
HAIRLINE = "D5DCE2"
GRID = "E4E9ED"
WASH = "F2F5F7"

ROLE_COLOURS = {
    "value": "1F5F8B",
    "mean": "17222E",
    "limit": "7C8894",
    "target": "8A3A86",
    "improvement": "1766B0",
    "concern": "B8500A",
    "signal": "17222E",
    "neutral": "66727F",
    "second": "2A7F6F",
    "third": "8C6A12",
    "fourth": "6A5AA8",
    "around": "7B6A5A",
}

# A shape beside each colour, for those who cannot tell the colours apart and for grey printers.
ROLE_SHAPES = {
    "improvement": "circle", "concern": "diamond", "signal": "circle", "neutral": "square",
    "fourth": "triangle",
}  # fmt: skip
ROLE_GLYPHS = {"improvement": "●", "concern": "◆", "signal": "●", "neutral": "■"}

ROLE_DASHES = {"limit": "sysDash", "target": "lgDash"}
ROLE_WIDTHS = {"value": 2.25, "mean": 1.25, "limit": 1.25, "target": 1.75, "around": 1.25}


def colour(role: str) -> str:
    """Hexadecimal colour of a role; an unknown role is drawn as neutral."""
    return ROLE_COLOURS.get(role, ROLE_COLOURS["neutral"])


def line_width(role: str) -> float:
    """Width of a line in points."""
    return ROLE_WIDTHS.get(role, 2.0)


def mixed(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from one to another."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
