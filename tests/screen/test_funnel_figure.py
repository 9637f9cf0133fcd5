"""A funnel on screen: clinics at their own number of cases, and a table of clinics alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from referral_flow.disclosure import disclose
from referral_flow.screen.figures.funnel import BOTTOM, TOP
from referral_flow.screen.figures.look import LINE_HEIGHT
from referral_flow.screen.markup import key_entries
from referral_flow.screen.tables import chart_rows
from referral_flow.text import same
from tests.charts.sample_history import plain
from tests.sample_funnel import ALIKE, LABEL, compared, sample_funnel
from tests.screen.checked_figure import figure


def seen(audience: str = "working", **changes):
    """The sample as the gate lets it through."""
    return disclose([sample_funnel(**changes)], audience).blocks[0]


def marks(drawn, language: str = "sv"):
    return next(trace for trace in drawn.data if trace.name == LABEL.in_(language))


def test_clinics_stand_at_their_own_number_of_cases():
    """The one apart has 350 cases and 80 %; hidden ones have no mark."""
    drawn = marks(figure(seen()))
    places = dict(zip(drawn.x, drawn.y, strict=True))

    assert places[350] == pytest.approx(0.8)
    assert 7 not in places
    assert len(places) == 10


@pytest.mark.parametrize("room", ["wide", "half", "narrow"])
def test_only_those_apart_or_chosen_are_named(room):
    """One apart, one chosen; the other nine are points."""
    chart = seen(units=compared(chosen=frozenset({"c4"})))
    words = " ".join(one.text for one in figure(chart, room=room).layout.annotations)

    assert "Skogen rehab" in words
    assert "Fjället rehab" in words
    assert words.count("rehab") == 2


def test_where_most_stand_apart_on_a_telephone_only_the_one_chosen_is_named():
    """Nine apart and the fifth chosen: ten names have room on a wide page, and one has here."""
    chart = seen(units=compared(chosen=frozenset({"c4"})))
    points = tuple(
        replace(one, role="value" if one.role == "value" else "signal")
        for one in chart.series[0].points
    )
    chart = replace(chart, series=(replace(chart.series[0], points=points), *chart.series[1:]))
    wide, narrow = (
        " ".join(one.text for one in figure(chart, room=room).layout.annotations)
        for room in ("wide", "narrow")
    )

    assert wide.count("rehab") > 6
    assert narrow.count("rehab") == 1
    assert "Fjället rehab" in narrow.replace("<br>", " ")


def test_a_name_stands_off_the_limits_where_it_has_other_room():
    """Half a line at least between the middle of the name and every line to the right of it."""
    drawn = figure(seen(), room="half")
    tall = (drawn.layout.height - TOP - BOTTOM) / drawn.layout.yaxis.range[1]
    name = next(one for one in drawn.layout.annotations if "Skogen" in one.text)
    middle = name.y * tall + (name.yshift or -(name.ay or 0))
    lines = [y * tall for trace in drawn.data if trace.mode == "lines"
             for x, y in zip(trace.x, trace.y, strict=True) if x >= name.x]  # fmt: skip

    assert all(abs(middle - line) >= LINE_HEIGHT / 2 for line in lines)


@pytest.mark.parametrize("room", ["half", "narrow"])
def test_a_long_name_is_broken_where_there_is_little_room(room):
    """Neither to the right of the one apart nor to the left is there room for it in one line."""
    chart = seen(units=compared((*ALIKE, (560, 700))))
    name = same("Fysioterapin vid Skärgårdsvinden")
    points = tuple(replace(one, label=name) if one.role == "signal" else one
                   for one in chart.series[0].points)  # fmt: skip
    chart = replace(chart, series=(replace(chart.series[0], points=points), *chart.series[1:]))
    words = [one.text for one in figure(chart, room=room).layout.annotations]

    assert any("Fysioterapin vid<br>Skärgårdsvinden" in one for one in words)


def test_limits_and_level_are_named_where_they_end():
    """Both pairs of limits, and the level with its value."""
    words = plain(" ".join(one.text for one in figure(seen()).layout.annotations))

    for expected in ("99,8 %", "95 %", "vanlig nivå 40 %"):
        assert expected in words


def test_limits_near_nothing_are_named_in_their_order():
    """One clinic at 60 %, the others at nought: level, inner and outer limit from below."""
    units = compared([*[(0, 100 + 10 * place) for place in range(11)], (120, 200)])
    words = {one.text: (one.y, one.yshift) for one in figure(seen(units=units)).layout.annotations}
    places = [
        words[key] for mark in ("vanlig nivå", ">95", ">99,8") for key in words if mark in key
    ]

    assert places == sorted(places)


@pytest.mark.parametrize("room", ["wide", "half", "narrow"])
def test_words_at_the_end_of_a_level_near_nothing_stand_clear_of_the_axis(room):
    """In one line or two: the last number of cases stands right under the line."""
    units = compared([*[(0, 100 + 10 * place) for place in range(11)], (120, 200)])
    drawn = figure(seen(units=units), room=room)
    level = next(one for one in drawn.layout.annotations if "vanlig nivå" in plain(one.text))
    tall = (drawn.layout.height - TOP - BOTTOM) / (drawn.layout.yaxis.range[1])
    half = LINE_HEIGHT * (level.text.count("<br>") + 1) / 2

    assert level.y * tall + level.yshift - half >= 0


def test_the_table_lists_clinics_and_no_points_of_curves():
    """Twelve rows: name, share, interval, n, and who is unlike the usual."""
    columns, rows = chart_rows(seen(), "sv")

    assert [words for words, _ in columns] == ["Grupp", "Andel", "från–till", "n", "Anmärkning"]
    assert len(rows) == 12
    assert plain(rows[10][1]) == "80 %"
    assert (rows[10][0], rows[10][-1]) == ("Skogen rehab", "Avviker från det vanliga.")
    assert rows[11][1:4] == ["få fall", "–", "–"]


def test_a_clinic_that_was_there_for_a_part_of_the_period_is_hollow_and_the_key_says_so():
    """The fourth opened in March: the paper's colour inside, its own around; the others filled."""
    chart = sample_funnel(compared(opened={"c3": date(2025, 3, 1)}))
    seen_chart = disclose([chart], "working").blocks[0]
    drawn = marks(figure(seen_chart))
    filled = dict(zip(drawn.x, drawn.marker.color, strict=True))

    assert filled[400] != filled[500] == filled[200]
    assert ("hollow", "öppnade eller stängde under perioden") in key_entries(seen_chart, "sv")
    assert any("Öppnade 2025-03-01" in words for words in drawn.hovertext)
    assert not any("inte komplett" in words for words in drawn.hovertext)
