"""Calm words where something cannot be shown, so that the rest of the page stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from referral_flow.blocks import Block, Note, Sentence
from referral_flow.text import Text, joined, same
from referral_flow.warehouse import Warehouse

NO_ROWS = Text(
    "Det finns inga uppgifter för den enhet och period som är vald. Välj en längre period.",
    "There are no figures for the unit and period chosen. Choose a longer period.",
)
NAMED = {
    "slots.released_at|slot_snapshots": Text(
        "både tidernas släpptider (slots.released_at) och ögonblicksbilder av lediga tider "
        "(slot_snapshots)",
        "both the times' release (slots.released_at) and snapshots of free times (slot_snapshots)",
    ),
    "slots.removed_at|slot_snapshots": Text(
        "både när tider drogs tillbaka (slots.removed_at) och ögonblicksbilder av lediga tider "
        "(slot_snapshots)",
        "both when times were withdrawn (slots.removed_at) and snapshots of free times "
        "(slot_snapshots)",
    ),
    "bookings.slot_id|slot_snapshots": Text(
        "både vilken tid en bokning gäller (bookings.slot_id) och ögonblicksbilder av lediga tider "
        "(slot_snapshots)",
        "both which time a booking is of (bookings.slot_id) and snapshots of free times "
        "(slot_snapshots)",
    ),
}
LACKING = Text(
    "Uttaget ur journalsystemet saknar {columns}. Resten av sidan gäller ändå.",
    "The extract from the record system lacks {columns}. The rest of the page stands.",
)


def shown_or_missing(
    warehouse: Warehouse,
    metrics: Iterable[str],
    title: Text,
    place: str,
    make: Callable[[], Block | None],
) -> Block:
    """What `make` gives; a note instead where the extract or the view lacks what it needs."""
    lacking = lacking_columns(warehouse, metrics)
    if lacking:
        return Note(title, Sentence(LACKING.format(columns=lacking)), "missing", place)
    return make() or Note(title, Sentence(NO_ROWS), "missing", place)


def lacking_columns(warehouse: Warehouse, metrics: Iterable[str]) -> Text | None:
    """What these metrics need and the extract lacks, in words; None if nothing.

    Of "a|b", of which either would do, both.
    """
    lacking = dict.fromkeys(
        column
        for key in metrics
        for column in (warehouse.metrics[key].missing if key in warehouse.metrics else (key,))
    )
    if not lacking:
        return None
    words = [_in_words(one) for one in lacking]
    return Text(*(joined([one.in_(language) for one in words], language)
                  for language in ("sv", "en")))  # fmt: skip


def _in_words(need: str) -> Text:
    either = need.split("|")
    if len(either) == 1:
        return same(need)
    return NAMED.get(need, Text(f"både {' och '.join(either)}", f"both {' and '.join(either)}"))
