"""What the extract lacks, said calmly."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Note
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.text import Text
from tests.fake_warehouse import FakeWarehouse, metric

EITHER = "slots.released_at|slot_snapshots"


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        (("bookings.age_band",), "saknar bookings.age_band."),
        ((EITHER,), "saknar både tidernas släpptider (slots.released_at) och ögonblicksbilder"),
        (("needs|referrals",), "saknar både needs och referrals."),
    ],
)
def test_a_note_stands_where_what_a_metric_needs_is_lacking(missing, says):
    """Of two things of which either would do, both are named; the rest of the page stands."""
    warehouse = FakeWarehouse([metric("share", missing=missing)])
    note = shown_or_missing(warehouse, ["share"], Text("Mått", "Metric"), "main", lambda: None)

    assert isinstance(note, Note)
    assert says in note.body.in_("sv")
    assert "Resten av sidan gäller ändå." in note.body.in_("sv")


def test_nothing_is_said_where_nothing_is_lacking():
    """A metric that has all it needs."""
    assert lacking_columns(FakeWarehouse([metric("share")]), ["share"]) is None
