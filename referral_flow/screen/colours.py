"""Colour and shape by role, in light and in dark: the one place on screen that names a colour.

Contrast on its own background is at least 4.5 for text and 3 for lines; improvement and concern
differ in shape too, so nobody needs to tell blue from orange.
"""

from __future__ import annotations

from dataclasses import dataclass

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Palette:
    """The colours of one theme: surfaces, text, and one colour for each role of a block."""

    background: str
    raised: str  # a surface that stands out a little from the background
    text: str
    muted: str
    grid: str
    rule: str
    roles: dict[str, str]

    def role(self, name: str) -> str:
        """Colour of a role named in `blocks.ROLES`."""
        return self.roles[name]


LIGHT = Palette(
    background="#FFFFFF",
    raised="#F3F5F7",
    text="#17222E",
    muted="#51606E",
    grid="#E6EAEE",
    rule="#C9D1D8",
    roles={
        "value": "#1F5F8B",
        "mean": "#17222E",
        "limit": "#7C8894",
        "target": "#8A3A86",
        "improvement": "#1766B0",
        "concern": "#B8500A",
        "signal": "#17222E",
        "neutral": "#66727F",
        "second": "#2A7F6F",
        "third": "#8C6A12",
        "fourth": "#6A5AA8",
        "around": "#7B6A5A",
    },
)
DARK = Palette(
    background="#0F161D",
    raised="#1A242E",
    text="#E9EEF3",
    muted="#A9B5C1",
    grid="#222D37",
    rule="#3A4855",
    roles={
        "value": "#7DBBE6",
        "mean": "#E9EEF3",
        "limit": "#83909D",
        "target": "#D59AD8",
        "improvement": "#74B5F0",
        "concern": "#F0A05A",
        "signal": "#E9EEF3",
        "neutral": "#9AA7B4",
        "second": "#6CC9B4",
        "third": "#E0BD63",
        "fourth": "#B9ABEC",
        "around": "#BFAE9C",
    },
)

SHAPES = {
    "improvement": "circle", "concern": "diamond", "signal": "circle", "neutral": "square",
    "fourth": "triangle-up",
}  # fmt: skip
DASHES = {"limit": "4px,4px", "target": "12px,6px"}
AROUND_DASHES = ("1.5px,3px", "8px,3px,1.5px,3px", "solid")  # the smallest unit first


def palette(theme: str) -> Palette:
    """The colours of "light" or "dark"."""
    return DARK if theme == "dark" else LIGHT


def shape(role: str) -> str:
    """plotly's marker symbol of a role."""
    return SHAPES.get(role, "circle")


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours "#RRGGBB", 1 to 21, by WCAG 2.1."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(ground: str, colour: str, share: float) -> str:
    """The colour `share` (0-1) of the way from `ground` to `colour`, all as "#RRGGBB"."""
    pairs = ((int(ground[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def faint(colour: str) -> str:
    """The colour as a veil through which lines can be seen, for bands."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"


def css_variables(theme: str) -> str:
    """The palette as CSS custom properties, for page.css; on paper everybody's is the light one."""
    on_paper = "@media print{:root{" + _variables("light") + "}}"
    to_light = "invert(1) hue-rotate(180deg)" if theme == "dark" else "none"
    return f":root{{{_variables(theme)}--rf-on-paper:{to_light};}}{on_paper}"


def _variables(theme: str) -> str:
    colours = palette(theme)
    plain = {
        "background": colours.background,
        "raised": colours.raised,
        "text": colours.text,
        "muted": colours.muted,
        "rule": colours.rule,
        "grid": colours.grid,
    }
    named = plain | colours.roles
    return "".join(f"--rf-{name}:{value};" for name, value in named.items())
