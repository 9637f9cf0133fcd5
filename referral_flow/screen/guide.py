"""The guide of a first visit: three short steps after the answer, gone once closed.

Only the reader's own browser knows that it has been closed. The page about the tool always has it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from referral_flow.text import Text

KEY = "rf-guide"
FIRST, ALWAYS = "overview", "about"  # the pages that have it
_HERE = Path(__file__).parent
_GUIDE = st.components.v2.component(
    "first_visit",
    html='<section class="rf-guide" aria-labelledby="rf-guide-title" hidden></section>',
    js=(_HERE / "guide.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
TITLE = Text("Ny här? Tre saker att veta", "New here? Three things to know")
STEPS = (
    (
        Text("Börja med det som har ändrats", "Begin with what has changed"),
        Text(
            "Översikten tar upp det som har ändrats eller skiljer sig mer än slumpen ger. Varje "
            "rad leder till sitt diagram, och webbläsarens bakåtknapp leder tillbaka.",
            "The overview tells what has changed or stands apart more than chance gives. Each line "
            "leads to its chart, and the browser's back button leads back.",
        ),
    ),
    (
        Text("Välj enhet och period", "Choose unit and period"),
        Text(
            "Valen i menyn följer med mellan sidorna. Adressen i webbläsaren är en länk till just "
            "det som visas, så den kan skickas vidare.",
            "The choices in the menu stay between pages. The address in the browser is a link to "
            "exactly what is shown, so it can be sent on.",
        ),
    ),
    (
        Text("Se vad talen bygger på", "See what the numbers rest on"),
        Text(
            "Under varje diagram finns siffrorna som tabell och fil, och ett måtts namn leder till "
            "dess definition. ”Få fall” betyder att talet är dolt för att ingen ska kännas igen.",
            "Under each chart its figures are a table and a file, and a measure's name leads to "
            "its definition. “Few cases” means that the number is hidden so that nobody is "
            "recognised.",
        ),
    ),
)
WORDS = {
    "close": Text("Stäng och visa inte igen", "Close and do not show again"),
    "again": Text("Visa den på översikten igen", "Show it on the overview again"),
    "shown": Text("Den visas nu på översikten.", "It is now shown on the overview."),
}


def guide(page: str, language: str) -> None:
    """The guide where a page has it; the browser hides it from those who have closed it."""
    if page not in (FIRST, ALWAYS):
        return
    with st.container(key=KEY, gap=None):
        _GUIDE(key=f"{KEY}-{page}", data=contents(page, language))


def contents(page: str, language: str) -> dict:
    """What the browser shows, all in one language."""
    return {
        "always": page == ALWAYS,
        "title": TITLE.in_(language),
        "steps": [[heading.in_(language), words.in_(language)] for heading, words in STEPS],
        "words": {key: words.in_(language) for key, words in WORDS.items()},
    }
