"""A line per channel: one colour and one shape for each."""

from __future__ import annotations

import pytest

from referral_flow.charts.channel_lines import roles_of
from referral_flow.screen.colours import palette, shape


@pytest.mark.parametrize(
    "channels",
    [
        ("letter", "cosmic", "by_patient", "phone", "sefos"),
        ("electronic_referral", "cosmic", "letter", "fax", "other"),
        ("electronic_referral", "fax", "phone", "by_patient", "other"),
    ],
)
def test_no_two_channels_of_a_chart_look_alike(channels):
    """Neither colour nor role is used twice; the named ones keep theirs."""
    roles = roles_of(channels)

    assert len({palette("light").role(role) for role in roles}) == len(channels)
    named = dict(zip(channels, roles, strict=True))
    assert named.get("letter", "third") == "third"
    assert named.get("by_patient", "fourth") == "fourth"


def test_two_channels_without_a_colour_of_their_own_differ_in_shape():
    """By phone and by the patient: squares and triangles."""
    assert len({shape(role) for role in roles_of(("phone", "by_patient"))}) == 2
