"""Gives each free time to one late contact at most, so that a single time does not excuse many.

Once all the times that were free, and once only those that were left over in the end.

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
    """Contacts 0, 1, 2 … of which each could have some of the times 0, 1, 2 …

    `choices` holds the times of contact 0, then those of contact 1, and so on; those of a contact
    begin at `begins[contact]`. Once matched, a contact stays so: only its time may change.
    """

    def __init__(self, choices: Sequence[int], begins: Sequence[int], time_count: int) -> None:
        self._choices = choices
        self._begins = begins
        self._first_free = list(begins)  # of each, the first choice that may be nobody's
        self._holder = [NOBODY] * time_count  # of each time
        self.is_matched = [False] * len(begins)

    def extend(self, ends: Sequence[int], among: Sequence[bool] | None = None) -> None:
        """Match all that can be by the choices before `ends[contact]`, who come first first.

        Of the contacts that are true in `among`, or of all.

        Each contact is matched if that leaves those before it matched, so the set is the largest
        there is and the only one of its kind: a greedy basis of a transversal matroid (Edmonds and
        Fulkerson 1965). Ends may only grow from one call to the next.
        """
        is_closed = bytearray(len(self._holder))
        for contact, is_done in enumerate(self.is_matched):
            if not is_done and (among is None or among[contact]):
                self.is_matched[contact] = self._augment(contact, ends, is_closed)

    def _augment(self, contact: int, ends: Sequence[int], is_closed: bytearray) -> bool:
        """Find a chain of exchanges that ends with a free time, and make them.

        Times that a vain search came by lead nowhere, now or later, and are closed.
        """
        wanted_by: dict[int, int] = {}  # time → who would take it over
        held_by: dict[int, int] = {}  # who would give a time up → that time
        queue = deque([contact])
        while queue:
            asker = queue.popleft()
            free = self._free_choice(asker, ends[asker])
            if free is not None:
                wanted_by[free] = asker
                self._exchange(free, contact, wanted_by, held_by)
                return True
            for time in self._choices[self._begins[asker] : ends[asker]]:
                if not is_closed[time] and time not in wanted_by:
                    wanted_by[time] = asker
                    held_by[self._holder[time]] = time
                    queue.append(self._holder[time])
        for time in wanted_by:
            is_closed[time] = True
        return False

    def _free_choice(self, contact: int, end: int) -> int | None:
        """The first of its choices that nobody holds; a time once held stays somebody's."""
        place = self._first_free[contact]
        while place < end and self._holder[self._choices[place]] != NOBODY:
            place += 1
        self._first_free[contact] = place
        return self._choices[place] if place < end else None

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


def matched_numbers(offers: pl.DataFrame) -> pl.DataFrame:
    """The rows (contact_number, reach) of those who can have a time of their own in each reach.

    `offers` has contact_number, in the order in which the contacts come, slot_number, ring_number
    and is_spare as in marts.late_offers; all numbers count from 0. Who is matched within a reach
    stays so within the wider ones.

    is_matched_spare: is so too when there are only the times left over, given among the matched.
    That leaves no such time out: with fewer times, who is not matched can at most do instead of
    one who is, never besides them all.
    """
    offers = offers.sort("contact_number", "ring_number", "slot_number")
    contacts = offers.select(pl.col("contact_number").unique(maintain_order=True))
    matched = _matched_by_reach(contacts, offers, [None] * len(REACHES))
    spare = _matched_by_reach(contacts, offers.filter("is_spare"), matched)
    return pl.concat(
        contacts.with_columns(
            reach=pl.lit(reach), is_matched_spare=pl.Series(left_over, dtype=pl.Boolean)
        ).filter(pl.Series(is_matched, dtype=pl.Boolean))
        for reach, is_matched, left_over in zip(REACHES, matched, spare, strict=True)
    )


def _matched_by_reach(
    contacts: pl.DataFrame, offers: pl.DataFrame, among: Sequence[Sequence[bool] | None]
) -> list[list[bool]]:
    """Whether each contact is matched within each reach, of those in `among` within that reach."""
    counts = offers.group_by("contact_number").agg(
        (pl.col("ring_number") <= place).sum().cast(pl.Int64).alias(reach)
        for place, reach in enumerate(REACHES)
    )
    counts = contacts.join(counts, on="contact_number", how="left", maintain_order="left")
    counts = counts.fill_null(0)
    begins = counts[REACHES[-1]].cum_sum() - counts[REACHES[-1]]
    choices = memoryview(offers["slot_number"].to_numpy())
    matching = Matching(choices, begins.to_list(), (offers["slot_number"].max() or 0) + 1)
    found = []
    for reach, allowed in zip(REACHES, among, strict=True):
        matching.extend((begins + counts[reach]).to_list(), allowed)
        found.append(list(matching.is_matched))
    return found


def matched_contacts(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Who of marts.late_askers is matched within each reach."""
    offers = "select contact_number, slot_number, ring_number, is_spare from marts.late_offers"
    contacts = "select contact_number, contact_id from marts.late_askers"
    numbers = matched_numbers(connection.sql(offers).pl())
    return numbers.join(connection.sql(contacts).pl(), on="contact_number").select(
        "contact_id", "reach", "is_matched_spare"
    )


MART = PythonMart(
    table="marts.matched_contacts",
    about="One row per reach and late contact that could have had a free time of its own: the "
    "largest set of contacts to which the free times can be given, each time once. Within a reach "
    "earlier askers come first, after those who have a time within a narrower one.",
    reads=frozenset({"marts.late_askers", "marts.late_offers"}),
    columns={
        "contact_id": ("VARCHAR", "A contact of marts.late_contacts."),
        "reach": ("VARCHAR", "own_clinic, within_10_km, within_25_km, within_50_km or anywhere."),
        "is_matched_spare": (
            "BOOLEAN",
            "Also where only times are given that nobody had in the end; as many as can be.",
        ),
    },
    make=matched_contacts,
    path=Path(__file__),
)
