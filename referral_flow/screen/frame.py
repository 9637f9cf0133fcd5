"""What the browser alone knows (light or dark, wide or narrow), and what it must be told."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from referral_flow.screen import plotly_file
from referral_flow.screen.colours import css_variables
from referral_flow.text import Text

_HERE = Path(__file__).parent
_SCRIPTS = ("frame.js", "go.js", "viewer.js", "tools.js")  # one module: their names are shared
_FRAME = st.components.v2.component(
    "page_frame",
    html='<span class="frame">\n</span>',
    js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS),
)
KEY = "frame"
STYLE_SHEETS = (
    "page.css", "viewer.css", "menu.css", "overview.css", "definitions.css", "print.css",
)  # fmt: skip
# Said in a dialog before the page; the page has a note of its own, so the dialog is closed.
NO_SUCH_PAGE = (
    "The page that you have requested does not seem to exist. Running the app's main page."
)
# Streamlit's own words, which have no setting: both ways, for those who change language.
STREAMLIT_WORDS = (
    Text("Hoppa till innehållet", "Skip to main content"),
    Text("Inga träffar", "No results"),
    Text("Helskärm", "Fullscreen"),
    Text("Lämna helskärm", "Close fullscreen"),
    Text("Öppna valen", "Open sidebar"),
    Text("Dölj valen", "Close sidebar"),
    Text("Laddar…", "Loading..."),
    Text("Sidan finns inte", "Page not found"),
    Text(
        "Sidan som länken anger finns inte. Översikten visas i stället.",
        NO_SUCH_PAGE,
    ),
    Text("Ansluter", "Connecting"),
)


def seen_by(language: str) -> tuple[str, str]:
    """Theme ("light" or "dark") and room ("wide" or "narrow") of the reader's window.

    Sets the page's language; a later change of theme or width runs the page again.
    """
    known = st.session_state.get(KEY) or {}
    theme = known.get("theme") or _theme_at_start()
    room = known.get("room") or "wide"
    with st.container(key="rf-frame"):
        _FRAME(
            key=KEY,
            data={
                "language": language,
                "theme": theme,
                "room": room,
                "words": _words_in(language),
                "told": NO_SUCH_PAGE,
                "plotly": plotly_file.served_at(),
            },
            on_theme_change=_nothing,
            on_room_change=_nothing,
        )
        if not plotly_file.served_at():
            plotly_file.carry()
    return theme, room


def _words_in(language: str) -> dict[str, str]:
    """What to write instead of each of Streamlit's words, found in either language."""
    return {
        other: words.in_(language)
        for words in STREAMLIT_WORDS
        for other in (words.sv, words.en)
        if other != words.in_(language)
    }


def _theme_at_start() -> str:
    return getattr(st.context.theme, "type", None) or "light"


def _nothing() -> None:
    """A change of state needs no more than the run that follows it."""


def style(theme: str) -> None:
    """The page's own style sheets, in the colours of the theme."""
    sheets = "".join((_HERE / name).read_text(encoding="utf-8") for name in STYLE_SHEETS)
    st.html(f"<style>{css_variables(theme)}{sheets}</style>")
