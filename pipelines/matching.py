"""Gives each free time to one late contact at most, so that a single time does not excuse many.

Which contacts could all have had a time of their own at once is a matching; no SQL can find it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipelines.python_marts import PythonMart

REACHES = ("own_clinic", "within_10_km", "within_25_km", "within_50_km", "anywhere")
NOBODY = -1


class Matching:
    """Contacts 0, 1, 2 … and the times 0, 1, 2 … that each could have, nearest ones first.

    Once matched, a contact stays matched: only the time that it is given may change.
    """

    def __init__(self, choices: Sequence[Sequence[int]], time_count: int) -> None:
        self._choices = choices
        self._holder = [NOBODY] * time_count  # of each time
        self._next = [0] * len(choices)  # the first choice of each that may be nobody's
        self.is_matched = [False] * len(choices)

    def extend(self, seen: Sequence[int]) -> None:
        """Match all that can be with the first `seen[contact]` of each one's choices.

        Contacts come in their order, and each is matched if that leaves those before it matched.
        So the set is the largest there is, and only one set is (a greedy basis of a transversal
        matroid; Edmonds & Fulkerson 1965).
        """
        is_closed = bytearray(len(self._holder))
        for contact, is_done in enumerate(self.is_matched):
            if not is_done and seen[contact]:
                self.is_matched[contact] = self._augment(contact, seen, is_closed)

    def _augment(self, contact: int, seen: Sequence[int], is_closed: bytearray) -> bool:
        """Find a chain of exchanges that ends in a free time, and make them.

        Times that a vain search came by lead nowhere, now or later, and stay closed.
        """
        wanted_by: dict[int, int] = {}  # time → who would take it over
        held_by: dict[int, int] = {}  # who would give a time up → that time
        queue = deque([contact])
        while queue:
            asker = queue.popleft()
            free = self._free_choice(asker, seen[asker])
            if free is not None:
                wanted_by[free] = asker
                self._exchange(free, contact, wanted_by, held_by)
                return True
            for time in self._choices[asker][: seen[asker]]:
                if not is_closed[time] and time not in wanted_by:
                    wanted_by[time] = asker
                    held_by[self._holder[time]] = time
                    queue.append(self._holder[time])
        for time in wanted_by:
            is_closed[time] = True
        return False

    def _free_choice(self, contact: int, seen: int) -> int | None:
        """The first of its choices that nobody holds; a time once held stays somebody's."""
        choices, place = self._choices[contact], self._next[contact]
        while place < seen and self._holder[choices[place]] != NOBODY:
            place += 1
        self._next[contact] = place
        return choices[place] if place < seen else None

    def _exchange(
        self, time: int, contact: int, wanted_by: dict[int, int], held_by: dict[int, int]
    ) -> None:
        """Give `time` to who wants it, theirs to who wants that, and so on back to `contact`."""
        asker = wanted_by[time]
        self._holder[time] = asker
        while asker != contact:
            time = held_by[asker]
            asker = wanted_by[time]
            self._holder[time] = asker


def matched_contacts(offers: pl.DataFrame) -> pl.DataFrame:
    """The rows (contact_id, reach) of those who can have a time of their own within each reach.

    `offers` has contact_id, asked_at, slot_id and ring, a row for each time that a contact could
    have had. Earlier askers come first; who is matched within a reach stays so within the wider.
    """
    known = _in_order(offers)
    contacts = known.group_by("contact_id", maintain_order=True).agg(
        "time",
        *((pl.col("ring") <= place).sum().alias(reach) for place, reach in enumerate(REACHES)),
    )
    matching = Matching(contacts["time"].to_list(), known["time"].n_unique())
    found = []
    for reach in REACHES:
        matching.extend(contacts[reach].to_list())
        found.append(
            contacts.filter(pl.Series(matching.is_matched, dtype=pl.Boolean)).select(
                "contact_id", reach=pl.lit(reach)
            )
        )
    return pl.concat(found)


def _in_order(offers: pl.DataFrame) -> pl.DataFrame:
    """The offers by when the contact asked, then by how near; times as numbers from 0."""
    return offers.select(
        "contact_id",
        "asked_at",
        ring=pl.col("ring").replace_strict(REACHES, range(len(REACHES)), return_dtype=pl.Int8),
        time=pl.col("slot_id").rank("dense").cast(pl.Int32) - 1,
    ).sort("asked_at", "contact_id", "ring", "time")


def _make(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    return matched_contacts(
        connection.sql("select contact_id, asked_at, slot_id, ring from marts.late_offers").pl()
    )


MART = PythonMart(
    table="marts.matched_contacts",
    about="One row per reach and late contact that could have had a free time of its own: the "
    "largest set of contacts to which the free times can be given, each time once. Within a reach "
    "earlier askers come first, after those who have a time within a narrower one.",
    reads=frozenset({"marts.late_offers"}),
    columns={
        "contact_id": ("VARCHAR", "A contact of marts.late_contacts."),
        "reach": ("VARCHAR", "own_clinic, within_10_km, within_25_km, within_50_km or anywhere."),
    },
    make=_make,
    path=Path(__file__),
)
