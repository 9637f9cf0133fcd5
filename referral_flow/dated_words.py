"""What is said of units on a day: phases, events, what events were to change, and comments.

The reference tables that a region writes itself, as the doorway gives them to readers.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import polars as pl

from referral_flow import nouns
from referral_flow.blocks import Marker
from referral_flow.model import Comment, EventMeasure, Unit

Kept = TypeVar("Kept")


class DatedWords:
    """The part of a warehouse that tells of days; needs its units and its reference tables."""

    units: dict[str, Unit]

    @abstractmethod
    def _reference(self, name: str) -> pl.DataFrame:
        """The table `reference.<name>` as it was published."""

    @abstractmethod
    def _keep(self, key: tuple, load: Callable[[], Kept]) -> Kept:
        """What `load` gives the first time, kept for every later reader."""

    def phases(self, metric: str, unit_id: str) -> list[Marker]:
        """The dated, reasoned starts of new phases of a metric for a unit, earliest first."""
        return nouns.phases(self._reference("phases"), metric, unit_id)

    def events(self, unit_id: str) -> list[Marker]:
        """What happened to the unit, or to a unit that it is part of, earliest first.

        Its own SEFOS day is one of them. Kept: a region's charts ask for those of every clinic.
        """
        return list(self._keep(("events", unit_id), lambda: self._events_of(self.units[unit_id])))

    def _events_of(self, unit: Unit) -> list[Marker]:
        found = nouns.events(self._reference("events"), unit, self.units.values())
        return sorted(found + nouns.sefos(unit), key=lambda marker: marker.on)

    def event_units(self, event: str) -> dict[str, date]:
        """The units that an event happened to, with their own day; "sefos" is known of the units.

        What happened to everyone at once is no one's own day and is not here.
        """
        return nouns.event_units(self._reference("events"), event, self.units.values())

    def event_measures(self) -> list[EventMeasure]:
        """What is looked at around each event, as it was decided beforehand."""
        return nouns.event_measures(self._reference("event_measures"))

    def comments(self, unit_id: str, metric: str | None = None) -> list[Comment]:
        """The unit's dated, signed comments on a metric or on everything, latest first.

        Without a metric: all that the unit has said.
        """
        return nouns.comments(self._reference("comments"), unit_id, metric)
