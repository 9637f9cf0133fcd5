"""Entries of a catalogue: what a metric or a word means, how it is counted, where it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from referral_flow.amounts import Amount, Sentence
from referral_flow.leads import Lead
from referral_flow.text import Text


@dataclass(frozen=True)
class Way:
    """A way on from an entry: the words of the link and where it goes."""

    words: Text
    lead: Lead


@dataclass(frozen=True)
class Fact:
    """One property of an entry: "Riktning: högre är bättre". Words, a number, a name or ways on."""

    label: Text
    said: Text | Amount | Sentence | None = None
    ways: tuple[Way, ...] = ()
    code: str | None = None  # a name that code uses
    is_sought: bool = False  # an entry can be found by these words too

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers that it tells."""
        if isinstance(self.said, Sentence):
            return tuple(self.said.amounts.values())
        return (self.said,) if isinstance(self.said, Amount) else ()


@dataclass(frozen=True)
class Entry:
    """One thing explained. `key` is its place on the page: every entry can be linked to.

    An entry is about a rule and never about people, so the gate takes it whole. Raises ValueError
    for a number that was read from somewhere.
    """

    is_public: ClassVar[bool] = True

    key: str
    name: Text
    meaning: Text
    why: Text | None = None
    facts: tuple[Fact, ...] = ()
    query: str | None = None  # the SQL, folded until asked for
    lead: Lead | None = None  # the view in which this entry stands alone on top
    known_as: str | None = None  # its names in code: unseen, though it may be looked for by them
    other_words: Text | None = None  # unseen: what else a reader may call it when looking

    def __post_init__(self) -> None:
        for fact in self.facts:
            if any(one.rule != "free" or one.origin or one.ends for one in fact.amounts):
                raise ValueError(f"{self.key} tells of people in {fact.label.en!r}.")


@dataclass(frozen=True)
class Group:
    """Entries that belong together, under a heading of their own where there are several groups."""

    entries: tuple[Entry, ...]
    title: Text | None = None


@dataclass(frozen=True)
class Entries:
    """A catalogue in groups. `kind`: one (an entry shown whole), metrics (folded) or words.

    With `search` it has a field above it, with these words as its label, for looking in all the
    catalogues of the page.
    """

    key: str
    title: Text
    groups: tuple[Group, ...]
    kind: str = "metrics"
    search: Text | None = None
    value: Sentence | None = None  # what the one entry's metric says of the unit and period chosen
    place: str = "main"

    @property
    def count(self) -> int:
        """How many entries there are in all groups."""
        return sum(len(group.entries) for group in self.groups)
