"""The URL as the view: ids in, ids out. Knows what a link may say, not how anything is drawn.

An empty query is page navigation, which keeps what was chosen; anything else is a link that someone
has followed, or Back, and is read once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import dataclass, field

from referral_flow.text import Text

LONGEST_SHOWN = 40

KINDS = {
    "lang": Text("språket", "the language"),
    "unit": Text("enheten", "the unit"),
    "grain": Text("tidssteget", "the time step"),
    "period": Text("perioden", "the period"),
}
UNKNOWN = Text(
    "Länken anger {kind} ”{value}”, som inte finns här. Sidan visar {shown} i stället.",
    "The link names {kind} “{value}”, which is not found here. The page shows {shown} instead.",
)
WEEK = re.compile(r"\d{4}-W\d\d")
NO_WEEKS = Text(
    "Veckor kan inte väljas som period; välj månad. Sidan visar {shown}.",
    "Weeks cannot be chosen as a period; choose a month. The page shows {shown}.",
)
OTHER_CHOICE = Text("ett val", "a choice")


@dataclass(frozen=True)
class Read:
    """What a link says: ids that are known here, and those that are not."""

    known: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)


def read(query: Mapping[str, str], allowed: Mapping[str, Collection[str]]) -> Read:
    """Sort the query's ids into known and unknown; keys that no one asks for are passed over."""
    asked = {key: value for key, value in query.items() if key in allowed}
    known = {key: value for key, value in asked.items() if value in allowed[key]}
    return Read(known, {key: value for key, value in asked.items() if key not in known})


def is_new(query: Mapping[str, str], state: Mapping[str, object]) -> bool:
    """True on a link or Back: the query holds something else than what was last written."""
    return bool(query) and dict(query) != state.get("address_written")


def remember(written: Mapping[str, str], state: MutableMapping[str, object]) -> None:
    """Note what has been written, so that the next run can tell a link from our own words."""
    state["address_written"] = dict(written)


def unknown_words(key: str, value: str, shown: str, language: str) -> str:
    """One calm sentence about an id in the link that leads nowhere."""
    if key == "period" and WEEK.fullmatch(value):
        return NO_WEEKS.in_(language).format(shown=shown)
    kind = KINDS.get(key, OTHER_CHOICE)
    short = value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"
    return UNKNOWN.in_(language).format(kind=kind.in_(language), value=short, shown=shown)
