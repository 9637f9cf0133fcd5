"""The choices of the whole tool: language, unit, period and time step; the way between pages.

Every widget's value is an id and its key in session state is its key in the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from referral_flow.model import CLINIC_KINDS, KIND_NAMES, TOOL_NAME, Build, Period, Unit
from referral_flow.screen.page import source_line
from referral_flow.text import LANGUAGES, Text

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
GRAIN_CHOICES = ("week", "month", "quarter", "year")
GRAIN_NAMES = {
    "week": Text("Vecka", "Week"),
    "month": Text("Månad", "Month"),
    "quarter": Text("Kvartal", "Quarter"),
    "year": Text("År", "Year"),
}
PERIOD_GRAINS = ("12m", "year", "quarter", "month", "all")
KIND_ORDER = ("nation", "region", "care_choice", "municipality", *CLINIC_KINDS)
LABELS = {
    "lang": Text("Språk", "Language"),
    "unit": Text("Enhet", "Unit"),
    "period": Text("Period", "Period"),
    "grain": Text("Tidssteg i diagram", "Time step in charts"),
    "slides": Text("Ladda ned som bildspel", "Download as slides"),
}
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DECKS = {
    "working": (
        Text("För arbetsgruppen", "For the working group"),
        Text("PowerPoint med samma uppgifter som sidan.", "PowerPoint with the page's figures."),
    ),
    "council": (
        Text("För att lämna vidare", "To hand on"),
        Text(
            "Fler små tal är dolda och mottagningar saknar namn.",
            "More small numbers are hidden and clinics have no names.",
        ),
    ),
}
PLACEHOLDER = Text("Sök mottagning eller kommun", "Search clinic or municipality")


def brand(build: Build, language: str) -> None:
    """The tool's name and whose region it shows."""
    st.html(
        f'<p class="rf-brand"><b>{escape(TOOL_NAME.in_(language))}</b>'
        f"<span>{escape(build.region_name.in_(language))}</span></p>"
    )


def languages() -> str:
    """The choice of language; gives its id."""
    language = st.session_state["lang"]
    return st.segmented_control(
        LABELS["lang"].in_(language),
        LANGUAGES,
        key="lang",
        required=True,
        format_func=LANGUAGE_NAMES.get,
        label_visibility="collapsed",
        persist_state="session",
    )


def units_of(units: Mapping[str, Unit], kinds: Sequence[str]) -> list[Unit]:
    """The units that a page has, the widest first, then by name as the warehouse sorts them."""
    order = {kind: place for place, kind in enumerate(KIND_ORDER)}
    return sorted(
        (unit for unit in units.values() if unit.kind in kinds), key=lambda unit: order[unit.kind]
    )


def unit_words(unit: Unit, language: str) -> str:
    """ "Karlstad · kommun"; a clinic, the common kind, by its name alone."""
    if unit.kind == "physio":
        return unit.name.in_(language)
    return f"{unit.name.in_(language)} · {KIND_NAMES[unit.kind].in_(language)}"


def periods_of(periods: Mapping[str, Period]) -> list[Period]:
    """Periods to choose between: the last twelve months first, then years, quarters and months."""
    found = [period for period in periods.values() if period.grain in PERIOD_GRAINS]
    return sorted(
        found, key=lambda period: (PERIOD_GRAINS.index(period.grain), -period.starts_on.toordinal())
    )


def period_words(period: Period, language: str) -> str:
    """ "November 2024 – oktober 2025", with its first letter large."""
    words = period.label.in_(language)
    return words[:1].upper() + words[1:]


def choose_unit(units: Sequence[Unit], language: str) -> None:
    """Whose figures; the unit's id stands in session state afterwards."""
    unit_names = {unit.unit_id: unit_words(unit, language) for unit in units}
    st.selectbox(
        LABELS["unit"].in_(language),
        list(unit_names),
        key="unit",
        format_func=unit_names.get,
        placeholder=PLACEHOLDER.in_(language),
        filter_mode="contains",
        persist_state="session",
    )


def choose_time(periods: Sequence[Period], language: str) -> None:
    """Period and time step; their ids stand in session state afterwards."""
    period_names = {period.period_id: period_words(period, language) for period in periods}
    st.selectbox(
        LABELS["period"].in_(language),
        list(period_names),
        key="period",
        format_func=period_names.get,
        filter_mode="contains",
        persist_state="session",
    )
    st.segmented_control(
        LABELS["grain"].in_(language),
        GRAIN_CHOICES,
        key="grain",
        required=True,
        format_func=lambda grain: GRAIN_NAMES[grain].in_(language),
        persist_state="session",
    )


def downloads(
    names: Mapping[str, str], makers: Mapping[str, Callable[[], bytes]], language: str
) -> None:
    """A button per audience that makes the page's slides when pressed, not before.

    `names` are what the files are called, by audience.
    """
    with st.popover(LABELS["slides"].in_(language), width="stretch"):
        for audience, make in makers.items():
            words, help_words = DECKS[audience]
            st.download_button(
                words.in_(language),
                data=make,
                file_name=f"{names[audience]}_{audience}.pptx",
                mime=PPTX,
                on_click="ignore",
                key=f"deck-{audience}",
                width="stretch",
            )
            st.html(f'<p class="rf-quiet">{escape(help_words.in_(language))}</p>')


def source(build: Build, language: str) -> None:
    """As-of date, build id and the synthetic mark."""
    st.html(f'<p class="rf-source">{source_line(build, language)}</p>')
