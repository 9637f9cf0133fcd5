"""A map on screen: areas drawn by ourselves, each with its sentence, and a key to what is there."""

from __future__ import annotations

import pytest

from referral_flow.disclosure import disclose
from referral_flow.maps import MOST_STEPS, Steps, map_of
from referral_flow.screen.colours import contrast, palette
from referral_flow.screen.figure import drawing
from referral_flow.screen.figures.clicks import with_ways
from referral_flow.screen.figures.look import ROOMS, Look
from referral_flow.screen.figures.map_ink import of_place, shade_of
from tests.sample_map import ISLAND, MIDDLE, NAMES, USUAL, sample_map
from tests.screen.checked_figure import figure

HIDDEN = dict(USUAL) | {"m0": (2, 5)}
UNSURE = {key: (10 * top, 10 * n) for key, (top, n) in USUAL.items()} | {"m0": (10, 20)}


def seen(counts=None, chosen: str = ""):
    """The map as the gate lets it through."""
    return disclose([sample_map(counts, chosen)], "working").blocks[0]


def area(shown, name: str):
    """The trace that is one municipality."""
    return next(one for one in shown.data if one.name == name)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("room", list(ROOMS))
def test_every_municipality_is_one_closed_area(room, theme):
    """Plain scatter traces, which need no tiles, no topology and no network."""
    shown = figure(seen(HIDDEN), theme=theme, room=room)
    drawn = [one for one in shown.data if one.hoveron == "fills"]

    assert sorted(one.name for one in drawn) == sorted(NAMES)
    assert {one.type for one in shown.data} == {"scatter"}
    assert all(one.x[0] == one.x[-2] and one.y[0] == one.y[-2] for one in drawn)


def test_kilometres_are_as_long_across_as_up():
    """A region is not stretched to the window."""
    layout = figure(seen()).layout

    assert layout.xaxis.scaleanchor == "y"
    assert layout.xaxis.scaleratio == 1


@pytest.mark.parametrize("room", list(ROOMS))
def test_the_figure_fits_its_room(room):
    """At the least width that it can count on nothing is outside."""
    shown = figure(seen(), room=room).layout
    across, up = shown.xaxis.range, shown.yaxis.range

    assert across[0] < 0
    assert across[1] > 42
    assert (across[1] - across[0]) * shown.height / (up[1] - up[0]) <= ROOMS[room] + 1


def test_pointing_at_an_area_says_a_sentence_with_n():
    """Share, cases, interval."""
    assert area(figure(seen()), "Kil").text == (
        "Kil: 80\xa0% av 400 (76–84\xa0%).<br>Avviker från det vanliga."
    )


def test_a_hidden_area_is_hatched_and_named():
    """Lines in place of a shade, "få fall" in place of a number."""
    shown = figure(seen(HIDDEN))
    hidden = area(shown, "Arvika")
    words = [text for one in shown.data if one.mode == "text" for text in one.text]

    assert hidden.fillpattern.shape == "\\"
    assert hidden.fillcolor is None
    assert "få fall" in hidden.text
    assert any(text.startswith("Arvika<br>") and "få fall" in text for text in words)


def test_an_uncertain_area_is_striped_and_shows_its_limits():
    """Less ink for what is less known, and from where to where instead of one number."""
    shown = figure(seen(UNSURE))
    unsure = area(shown, "Arvika")

    assert unsure.fillpattern.shape == "/"
    assert any("30–70" in text for one in shown.data if one.mode == "text" for text in one.text)


def test_the_key_says_only_what_is_on_the_map():
    """No entry for stripes where nothing is striped."""
    plain, hidden = figure(seen()), figure(seen(HIDDEN))

    assert "Kan inte visas: få fall" not in {one.text for one in plain.layout.annotations}
    assert "Kan inte visas: få fall" in {one.text for one in hidden.layout.annotations}


def test_the_chosen_municipality_has_an_edge_and_lies_on_top():
    """Its neighbours' borders do not cut it."""
    drawn = [one for one in figure(seen(chosen="m0")).data if one.hoveron == "fills"]

    assert drawn[-1].name == "Arvika"
    assert drawn[-1].line.width > drawn[0].line.width


def test_who_stands_apart_has_the_mark_of_the_key():
    """The dot that the heading explains, before the name; not told by colour alone."""
    words = [text for one in figure(seen()).data if one.mode == "text" for text in one.text]

    assert [text for text in words if text.startswith("●")] == ["● Kil<br><b>80\xa0%</b>"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read_on_every_shade(theme):
    """The deepest of the most steps that there can be."""
    deepest = Steps(0.0, 0.2, MOST_STEPS).shade(MOST_STEPS - 1)

    assert contrast(palette(theme).text, shade_of(deepest, Look(theme=theme))) >= 4.5


def test_deeper_steps_have_more_of_the_colour():
    """Lower shares are nearer to the ground of the page, in light and in dark."""
    found = map_of(seen())
    middle, island = (next(one for one in found.places if one.area.key == key)
                      for key in (MIDDLE, ISLAND))  # fmt: skip

    assert found.steps.shade(middle.step) > found.steps.shade(island.step)
    assert of_place(middle, Look()) != of_place(island, Look())


def test_a_click_on_an_area_leads_on():
    """As a click on any mark: its words end with where to."""
    traces = drawing(seen()).traces
    shown, addresses, places = with_ways(
        traces, lambda point: ("there", "Klicka") if point.x == MIDDLE else None
    )
    led = [place for place, one in enumerate(places) if one]

    assert addresses == ["there"]
    assert [traces[place]["name"] for place in led] == ["Kil"]
    assert shown[led[0]]["text"].endswith("<i>Klicka</i>")
