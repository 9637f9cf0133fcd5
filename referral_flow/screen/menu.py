"""The way between the pages: a quiet list of links in groups, each a whole view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import streamlit as st

from referral_flow.leads import Lead
from referral_flow.model import View
from referral_flow.screen.carried import Kept
from referral_flow.screen.leads import GO, href
from referral_flow.text import Text

NAME = Text("Sidor", "Pages")
# The first order of each group and its name; the first of all needs none.
GROUPS = (
    (0, None),
    (20, Text("Besök och tider", "Visits and times")),
    (30, Text("Remisser", "Referrals")),
    (52, Text("Jämförelser", "Comparisons")),
    (90, Text("Om uppgifterna", "About the data")),
)


@dataclass(frozen=True)
class Entry:
    """A page in the menu."""

    key: str
    order: int
    title: Text


def menu(entries: Sequence[Entry], here: str, view: View, own: Kept) -> None:
    """Draw the links; the page `here` is marked, and each link holds its page's `own` choices."""
    with st.container(key="rf-pages"):
        st.html(menu_as_html(entries, here, view, own))


def menu_as_html(entries: Sequence[Entry], here: str, view: View, own: Kept) -> str:
    """Entries in their order, under the names of their groups."""
    language = view.language
    parts = []
    for name, group in groupby(entries, key=_group):
        heading = f'<p class="rf-group">{escape(name.in_(language))}</p>' if name else ""
        items = "".join(_item(entry, here, view, own) for entry in group)
        parts.append(f"{heading}<ul>{items}</ul>")
    return f'<nav class="rf-menu" aria-label="{NAME.in_(language)}">{"".join(parts)}</nav>'


def _group(entry: Entry) -> Text | None:
    return [name for first, name in GROUPS if first <= entry.order][-1]


def _item(entry: Entry, here: str, view: View, own: Kept) -> str:
    lead = Lead(entry.key, choices=tuple(own.get(entry.key, {}).items()))
    mark = ' aria-current="page"' if entry.key == here else ""
    words = escape(entry.title.in_(view.language))
    return f'<li><a class="{GO}" href="{escape(href(lead, view))}"{mark}>{words}</a></li>'
