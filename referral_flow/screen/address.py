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
OF_THE_TOOL = ("lang", "unit", "grain", "period")  # chosen on every page; the rest are a page's own
OF_THE_BROWSER = ("q",)  # what is typed into a page's field for looking: no choice of a view

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
UNKNOWN_CHOICE = Text(
    "Länken anger för ”{label}” valet ”{value}”, som inte finns här. Sidan visar {shown} i "
    "stället.",
    "For “{label}” the link names “{value}”, which is not found here. The page shows {shown} "
    "instead.",
)
UNKNOWN_PAGE = Text(
    "Länken anger sidan ”{value}”, som inte finns. Översikten visas i stället.",
    "The link names the page “{value}”, which does not exist. The overview is shown instead.",
)


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


def choices_in(query: Mapping[str, str]) -> dict[str, str]:
    """The query without what the browser alone reads and writes, whose change is no link."""
    return {key: value for key, value in query.items() if key not in OF_THE_BROWSER}


def kept_by_browser(query: Mapping[str, str]) -> dict[str, str]:
    """What the browser alone reads and writes: it stays in the address whatever is chosen."""
    return {key: value for key, value in query.items() if key in OF_THE_BROWSER}


def is_new(query: Mapping[str, str], state: Mapping[str, object], page: str | None = None) -> bool:
    """True on a link or Back: the query holds something else than what was last written.

    The same words are a link too where they are asked of another `page`.
    """
    is_elsewhere = page not in (None, state.get("page_written"))
    return bool(query) and (is_elsewhere or dict(query) != state.get("address_written"))


def is_written(state: Mapping[str, object]) -> bool:
    """False until a visit's first page has been shown."""
    return "address_written" in state


def remember(written: Mapping[str, str], state: MutableMapping[str, object], page: str) -> None:
    """Note what has been written, so that the next run can tell a link from our own words."""
    state["address_written"] = dict(written)
    state["page_written"] = page


def unknown_words(key: str, value: str, shown: str, language: str, label: Text | None) -> str:
    """One calm sentence about an id in the link that leads nowhere.

    `label`: what the page calls its own control.
    """
    if key == "period" and WEEK.fullmatch(value):
        return NO_WEEKS.in_(language).format(shown=shown)
    if label:
        words = UNKNOWN_CHOICE.in_(language)
        return words.format(label=label.in_(language), value=_short(value), shown=shown)
    kind = KINDS[key].in_(language)
    return UNKNOWN.in_(language).format(kind=kind, value=_short(value), shown=shown)


def unknown_page_words(asked: str, language: str) -> str:
    """One calm sentence about a page that does not exist."""
    return UNKNOWN_PAGE.in_(language).format(value=_short(asked))


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"
