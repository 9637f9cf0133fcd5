"""Entries of the catalogue as HTML that can be folded, linked to and searched."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from referral_flow.blocks import Sentence
from referral_flow.entries import Entries, Entry, Fact, Group
from referral_flow.model import View
from referral_flow.screen.leads import link
from referral_flow.screen.markup import written
from referral_flow.text import Text

_HERE = Path(__file__).parent
_SEARCH = st.components.v2.component(
    "catalogue_search",
    html='<div class="rf-search"></div>',
    js=(_HERE / "definitions.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
SEARCH_WORDS = {
    "one": Text("1 träff", "1 match"),
    "many": Text("{count} träffar", "{count} matches"),
    "none": Text("Inga träffar. Pröva ett kortare ord.", "No matches. Try a shorter word."),
    "all": Text("{count} mått och ord", "{count} measures and words"),
}
SOUGHT = ' class="rf-sought"'  # what definitions.js looks in besides names and definitions
LINK = Text("Visa måttet överst på sidan", "Show the measure at the top of the page")
SQL = Text("Så räknas det i SQL", "How it is counted in SQL")


def draw(block: Entries, view: View) -> None:
    """A catalogue, with the field for looking in all of the page where it is asked for."""
    if block.search:
        _search_field(block.search, view.language)
    st.html(entries(block, view))


def _search_field(label: Text, language: str) -> None:
    words = {key: words.in_(language) for key, words in SEARCH_WORDS.items()}
    _SEARCH(key="catalogue-search", data={"label": label.in_(language), "words": words})


def entries(block: Entries, view: View) -> str:
    """The catalogue with a heading for each of its groups; a single entry is shown whole."""
    if block.kind == "one":
        return _whole(block.groups[0].entries[0], block.value, view)
    make = _word if block.kind == "words" else _folded
    return "".join(
        f'<section class="rf-entries rf-{block.kind}">{_heading(group, view)}'
        f"{''.join(make(one, view) for one in group.entries)}</section>"
        for group in block.groups
    )


def _heading(group: Group, view: View) -> str:
    return f"<h3>{written(group.title.in_(view.language))}</h3>" if group.title else ""


def _whole(entry: Entry, value: Sentence | None, view: View) -> str:
    """The name, what it says of the unit and period chosen, and all that is known of it."""
    now = f'<p class="rf-now">{written(value.in_(view.language))}</p>' if value else ""
    return (
        f'<article class="rf-chosen"><h2>{written(entry.name.in_(view.language))}</h2>'
        f"{now}{_meaning(entry, view)}{_facts(entry, view)}{_query(entry, view)}</article>"
    )


def _folded(entry: Entry, view: View) -> str:
    """The name and the beginning of the definition; all of it when opened."""
    own = link(written(LINK.in_(view.language)), entry.lead, view) if entry.lead else ""
    return (
        f'<details class="rf-entry" id="{escape(entry.key)}">'
        f"<summary><h4>{written(entry.name.in_(view.language))}</h4>"
        f"<p>{written(entry.meaning.in_(view.language))}</p></summary>"
        f'<div class="rf-entry-more">{_why(entry, view)}{_facts(entry, view)}{_query(entry, view)}'
        f'<p class="rf-quiet">{own}</p>{_other_words(entry, view)}</div></details>'
    )


def _word(entry: Entry, view: View) -> str:
    known = f"<span{SOUGHT} hidden>{escape(entry.known_as)}</span>" if entry.known_as else ""
    return (
        f'<div class="rf-entry rf-word" id="{escape(entry.key)}">'
        f"<h3>{written(entry.name.in_(view.language))}</h3>"
        f'<p class="rf-word-said">{written(entry.meaning.in_(view.language))}</p>{known}</div>'
    )


def _other_words(entry: Entry, view: View) -> str:
    """What definitions.js looks in too, though nobody sees it."""
    if not entry.other_words:
        return ""
    return f"<span{SOUGHT} hidden>{escape(entry.other_words.in_(view.language))}</span>"


def _meaning(entry: Entry, view: View) -> str:
    return f'<p class="rf-meaning">{written(entry.meaning.in_(view.language))}</p>' + _why(
        entry, view
    )


def _why(entry: Entry, view: View) -> str:
    return f'<p class="rf-why">{written(entry.why.in_(view.language))}</p>' if entry.why else ""


def _facts(entry: Entry, view: View) -> str:
    rows = "".join(_fact(fact, view) for fact in entry.facts)
    return f'<dl class="rf-facts">{rows}</dl>' if rows else ""


def _fact(fact: Fact, view: View) -> str:
    label, sought = written(fact.label.in_(view.language)), SOUGHT if fact.is_sought else ""
    return f"<div><dt>{label}</dt><dd{sought}>{_said(fact, view)}</dd></div>"


def _said(fact: Fact, view: View) -> str:
    if fact.ways:
        return ", ".join(
            link(written(way.words.in_(view.language)), way.lead, view) for way in fact.ways
        )
    if fact.code:
        return f"<code>{escape(fact.code)}</code>"
    return written(fact.said.in_(view.language)) if fact.said else "–"


def _query(entry: Entry, view: View) -> str:
    if not entry.query:
        return ""
    return (
        f'<details class="rf-query"><summary>{written(SQL.in_(view.language))}</summary>'
        f'<pre tabindex="0"><code>{escape(entry.query)}</code></pre></details>'
    )
