"""What fills a place on a map: a shade of one hue, stripes where uncertain, lines where hidden."""

from __future__ import annotations

from referral_flow.maps import EMPTY, HIDDEN_PLACE, NAMELESS, SHOWN, UNCERTAIN, Place
from referral_flow.screen.colours import mixed
from referral_flow.screen.figures.look import Look

STRIPES = {"shape": "/", "size": 6, "solidity": 0.5}
HATCH = {"shape": "\\", "size": 9, "solidity": 0.1}
DOTS = {"shape": ".", "size": 6, "solidity": 0.12}
UNSURE = 0.3  # of a shade, between its stripes: words stay readable
FAINT = 0.45  # of the way to the neutral colour: lines where nothing is shown
DEEPEST = {"light": 0.66, "dark": 0.52}  # of the colour of values: words can be read on it
BORDER = 0.5  # of the way from the background to muted text


def of_place(place: Place, look: Look) -> dict:
    """plotly's words for what fills the area of a place."""
    has_value = place.state in (SHOWN, UNCERTAIN)
    shade = shade_of(place.steps.shade(place.step), look) if has_value else ""
    return of_state(place.state, shade, look)


def of_state(state: str, shade: str, look: Look) -> dict:
    """The same for any place in a state; `shade` is that of its step."""
    ground = look.colours.background
    if state == EMPTY:
        return {"fillcolor": ground}
    if state == NAMELESS:
        return _lines(ground, mixed(ground, look.colours.role("neutral"), FAINT), DOTS)
    if state == HIDDEN_PLACE:
        return _lines(ground, mixed(ground, look.colours.role("neutral"), FAINT), HATCH)
    if state == UNCERTAIN:
        return _lines(mixed(ground, shade, UNSURE), shade, STRIPES)
    return {"fillcolor": shade}


def shade_of(depth: float, look: Look) -> str:
    """The colour of values, so deep (0-1 of the deepest that words can be read on)."""
    deep = depth * DEEPEST[look.theme]
    return mixed(look.colours.background, look.colours.role("value"), deep)


def border(look: Look) -> dict:
    """The thin line between areas."""
    return {"color": mixed(look.colours.background, look.colours.muted, BORDER), "width": 1}


def _lines(ground: str, ink: str, pattern: dict) -> dict:
    return {"fillpattern": {"fgcolor": ink, "bgcolor": ground, **pattern}}
