"""The audit as a figure: two sides of a line, every outcome in words, whatever the room."""

from __future__ import annotations

import re

import pytest

from referral_flow.disclosure import disclose
from referral_flow.screen.figures.look import ROOMS, text_width
from referral_flow.screen.tables import chart_rows
from tests.sample_audit import sample_audit
from tests.screen.checked_figure import figure

FEW = {"web": (3, 22, 0, 30), "staff": (40, 60, 20, 80)}


def seen(chart=None, audience: str = "working"):
    """The chart as the gate lets it through."""
    return disclose([chart or sample_audit()], audience).blocks[0]


def written(drawn) -> list[str]:
    """Every line of words in a figure, without its markup."""
    lines = [line for one in drawn.layout.annotations for line in one.text.split("<br>")]
    return [re.sub(r"<[^>]+>", "", line).replace("\u00a0", " ") for line in lines]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("room", list(ROOMS))
def test_every_outcome_is_written_with_its_number(room, theme):
    """On a telephone as on a wall, in both themes."""
    words = " ".join(written(figure(seen(), theme=theme, room=room)))

    for expected in ("En ledig tid fanns", "Styrkt val", "700 · 35 %", "Kapacitetsbrist", "1 200",
                     "50 % av 2 000 hade en ledig tid", "Telefon eller disk"):  # fmt: skip
        assert expected in words


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_stay_on_their_side_of_the_line(language):
    """No line is wider than half of what is left beside the names."""
    for room, width in ROOMS.items():
        drawn = figure(seen(), language=language, room=room)
        half = (width - drawn.layout.margin.l) / 2
        for one in drawn.layout.annotations:
            if one.xref != "paper":
                for line in one.text.split("<br>"):
                    assert text_width(re.sub(r"<[^>]+>", "", line)) <= half, (room, line)


def test_bars_are_shares_on_one_scale():
    """35 % to the left is as long as 35 % to the right, and the sides look away from each other."""
    lengths = [trace.x[0] for trace in figure(seen()).data if trace.type == "bar"]

    assert min(lengths) == -0.5 and max(lengths) == 0.7
    assert {-0.15, -0.35, 0.02, 0.48} <= {round(length, 6) for length in lengths}


def test_what_differs_is_striped_and_what_none_knows_is_empty():
    """Told apart without colour."""
    drawn = {round(trace.x[0], 6): trace.marker for trace in figure(seen()).data
             if trace.type == "bar"}  # fmt: skip

    assert drawn[-0.35].pattern.shape == "/"
    assert drawn[-0.15].pattern.shape is None
    assert drawn[-0.27].color == "#FFFFFF" != drawn[-0.27].line.color


def test_a_side_told_as_one_has_one_bar_and_says_so():
    """Three of 55 are drawn nowhere, not in a tooltip either; the 25 with a time are."""
    drawn = figure(seen(sample_audit(FEW)))
    told = " ".join(str(trace.hovertext) for trace in drawn.data)

    assert written(drawn).count("Kodade och inte kodade: visas ihop") == 1
    assert any(round(trace.x[0], 4) == -round(25 / 55, 4) for trace in drawn.data
               if trace.type == "bar")  # fmt: skip
    assert not any(round(abs(trace.x[0]), 4) == round(3 / 55, 4) for trace in drawn.data
                   if trace.type == "bar")  # fmt: skip
    assert "Styrkt val" not in told and "Okodat val" not in told


def test_the_table_has_a_row_for_every_outcome():
    """In the order drawn: booked by, side, outcome, number, share, interval."""
    columns, rows = chart_rows(seen(), "sv")

    assert len(columns) == 6 and len(rows) == 8
    assert [cell.replace("\u00a0", " ") for cell in rows[1]] == [
        "Webben", "En ledig tid fanns", "Okodat val", "700", "35 %", "33–37 %",
    ]  # fmt: skip
