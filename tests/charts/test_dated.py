"""What is dated on a chart over time, as far as its axis reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.blocks import Marker
from referral_flow.charts.dated import dated
from referral_flow.text import same
from tests.fake_warehouse import periods

MONTHS = [one for one in periods() if one.grain == "month"]


def marker(*day: int) -> Marker:
    return Marker(date(*day), same("x"))


def test_an_event_beyond_the_axis_is_not_marked():
    """New terms from 2026 do not belong on a chart that ends in October 2025."""
    events = [marker(2026, 1, 1), marker(2025, 10, 31), marker(2023, 10, 31)]

    assert [one.on for one in dated(MONTHS, events)] == [date(2025, 10, 31)]


def test_events_and_lost_stretches_stand_in_order_of_time():
    """Two lost months in a row are one stretch; the same event is marked once."""
    found = dated(MONTHS, [marker(2025, 5, 1), marker(2025, 5, 1)], ["2025-03", "2025-04"])

    assert [(one.kind, one.on) for one in found] == [
        ("lost", date(2025, 3, 1)),
        ("event", date(2025, 5, 1)),
    ]


def test_a_phase_is_not_told_once_more_as_an_event():
    """A new template that begins a phase is one line with one word."""
    phase = replace(marker(2025, 1, 1), kind="phase")

    assert dated(MONTHS, [phase, marker(2025, 1, 1)]) == (phase,)


def test_without_periods_nothing_is_dated():
    """An empty chart has no axis."""
    assert dated([], [marker(2025, 1, 1)]) == ()
