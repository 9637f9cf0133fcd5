"""Entries of a catalogue: what a metric or a word means, how it is counted, where it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.amounts import Amount
from referral_flow.leads import Lead
from referral_flow.text import Text


@dataclass(frozen=True)
class Way:
    """A way on from an entry: the words of the link and where it goes."""

    words: Text
    lead: Lead


@dataclass(frozen=True)
class Fact:
    """One property of an entry: "Riktning: högre är bättre". Either words, a number or ways on."""

    label: Text
    said: Text | Amount | None = None
    ways: tuple[Way, ...] = ()
    is_code: bool = False  # a name that code uses, written as such


@dataclass(frozen=True)
class Entry:
    """One thing explained. `key` is its place on the page: every entry can be linked to."""

    key: str
    name: Text
    meaning: Text
    why: Text | None = None
    facts: tuple[Fact, ...] = ()
    query: str | None = None  # the SQL, folded until asked for
    lead: Lead | None = None  # the view in which this entry stands alone on top
    known_as: Text | None = None  # other words by which a reader may look for it


@dataclass(frozen=True)
class Entries:
    """A group of entries under one title. `kind`: metrics (with facts) or words.

    Those with `search` have a field for looking in all the groups of the page above them, with
    these words as its label. `is_open` entries are shown whole and cannot be folded.
    """

    key: str
    title: Text
    entries: tuple[Entry, ...]
    kind: str = "metrics"
    search: Text | None = None
    is_open: bool = False
    place: str = "main"
