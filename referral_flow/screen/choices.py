"""What the reader has chosen: from a link, from before, or by default; and what did not fit.

Session state holds ids under the keys of the address; widgets use the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from referral_flow.blocks import Control
from referral_flow.model import Period, Unit, View
from referral_flow.screen import address, sidebar
from referral_flow.screen.carried import Kept, Offered, carried
from referral_flow.text import LANGUAGES, Text

FALLBACK = Text(
    "{asked} finns inte på den här sidan. Sidan visar {shown} i stället.",
    "{asked} is not found on this page. The page shows {shown} instead.",
)
LIST_WIDTH = 412  # pixels; on a telephone the list takes what there is


@dataclass(frozen=True)
class Offer:
    """What a page lets its reader choose between, all by id."""

    units: Mapping[str, Unit]  # of the kinds that the page has, the default first
    all_units: Mapping[str, Unit]
    periods: Mapping[str, Period]  # the default first
    controls: Sequence[Control]

    @property
    def allowed(self) -> dict[str, Sequence[str]]:
        """Known ids by address key; a page's default is the first, but for its own controls."""
        own = {control.key: [key for key, _ in control.options] for control in self.controls}
        return {
            "lang": LANGUAGES,
            "unit": list(self.all_units),
            "period": list(self.periods),
            "grain": sidebar.GRAIN_CHOICES,
        } | own

    @property
    def defaults(self) -> dict[str, str]:
        own = {control.key: control.default for control in self.controls}
        return {
            "lang": "sv",
            "unit": next(iter(self.units)),
            "grain": "month",
            "period": next(iter(self.periods)),
        } | own


def language_asked() -> str:
    """The language of the link if it has a known one, else the one chosen before, else Swedish."""
    query = _query()
    if address.is_new(query, st.session_state) and query.get("lang") in LANGUAGES:
        return query["lang"]
    return st.session_state.get("lang") or "sv"


def _query() -> dict[str, str]:
    return address.choices_in(st.query_params.to_dict())


def asked(page: str) -> dict[str, str]:
    """What the reader asks for, before it is known whether it is found: a link's words go first.

    Of a link, the choices of the tool alone are kept from before.
    """
    query, state = _query(), st.session_state
    is_link = address.is_new(query, state, page)
    kept = {key: value for key, value in state.items() if isinstance(value, str)}
    if not is_link:
        return kept
    return {key: kept[key] for key in address.OF_THE_TOOL if key in kept} | query


def restore(offer: Offer, page: str, unknown_page: str = "") -> None:
    """Make session state hold a known id for every key, before any widget is drawn.

    What a link leaves open of the page's own controls is their default: a finding is told of
    the whole, whatever was chosen on the page before. `unknown_page` is one that was asked for in
    vain.
    """
    query, state = _query(), st.session_state
    is_link = address.is_new(query, state, page)
    found = address.read(query, offer.allowed) if is_link else address.Read()
    for key, default in offer.defaults.items():
        kept = None if is_link and key not in address.OF_THE_TOOL else state.get(key)
        state[key] = found.known.get(key) or (kept if kept in offer.allowed[key] else default)
    messages = _of_the_link(found.unknown, offer, page)
    if unknown_page and (is_link or not address.is_written(state)):
        messages.insert(0, address.unknown_page_words(unknown_page, state["lang"]))
    asked = state["unit"]
    if asked not in offer.units:
        state["unit"] = _fallback(offer.all_units[asked], offer)
        messages.append(_elsewhere(asked, state["unit"], offer))
    if is_link or messages:
        state["messages"] = (chosen(offer), messages)


def _of_the_link(unknown: Mapping[str, str], offer: Offer, page: str) -> list[str]:
    """Words about ids that are not found; not of those that the menu itself has kept."""
    kept = kept_choices().get(page, {})
    return [_unknown(key, value, offer) for key, value in unknown.items() if kept.get(key) != value]


def chosen(offer: Offer) -> dict[str, str]:
    """Every choice by address key, defaults included: what the address says."""
    return {key: st.session_state[key] for key in offer.defaults}


def messages(offer: Offer) -> list[str]:
    """What the reader must know of the link, until something else is chosen."""
    said_of, words = st.session_state.get("messages", ({}, []))
    return words if said_of == chosen(offer) else []


def write(offer: Offer, page: str, offered: Offered) -> None:
    """Say the view in the address: one step of history per choice."""
    written = chosen(offer)
    if _query() != written:
        kept = address.kept_by_browser(st.query_params.to_dict())
        st.query_params.from_dict(written | kept)
    address.remember(written, st.session_state, page)
    st.session_state["kept_choices"] = carried(kept_choices(), page, own_choices(offer), offered)


def kept_choices() -> Kept:
    """What was last chosen of each page's own controls, for the menu to lead back to."""
    return st.session_state.get("kept_choices", {})


def view(offer: Offer) -> View:
    """The choices as a view."""
    state = st.session_state
    return View(
        offer.units[state["unit"]], state["grain"], offer.periods[state["period"]], state["lang"]
    )


def own_choices(offer: Offer) -> dict[str, str]:
    """The choices of the page's own controls."""
    return {control.key: st.session_state[control.key] for control in offer.controls}


def draw_controls(offer: Offer, language: str) -> None:
    """The page's own controls, in one row."""
    if not offer.controls:
        return
    with st.container(horizontal=True, key="rf-controls", vertical_alignment="bottom"):
        for control in offer.controls:
            _draw_control(control, language)


def _draw_control(control: Control, language: str) -> None:
    """A list always has a choice, so it needs no word that one is required."""
    names = dict(control.options)
    is_list = control.kind == "list"
    widget, more = (
        (st.selectbox, {"width": LIST_WIDTH})
        if is_list
        else (st.segmented_control, {"required": True})
    )
    widget(
        control.label.in_(language),
        list(names),
        key=control.key,
        format_func=lambda key: names[key].in_(language),
        persist_state="session",
        **more,
    )


def _fallback(unit: Unit, offer: Offer) -> str:
    """Its municipality, else its region, else the page's widest unit."""
    wider = (unit.municipality_id, unit.region_id)
    return next((unit_id for unit_id in wider if unit_id in offer.units), offer.defaults["unit"])


def _unknown(key: str, value: str, offer: Offer) -> str:
    shown = _shown(key, st.session_state[key], offer)
    own = {control.key: control.label for control in offer.controls}
    return address.unknown_words(key, value, shown, st.session_state["lang"], own.get(key))


def _shown(key: str, value: str, offer: Offer) -> str:
    language = st.session_state["lang"]
    if key == "unit":
        return offer.all_units[value].name.in_(language)
    if key == "period":
        return offer.periods[value].label.in_(language)
    if key == "grain":
        return sidebar.GRAIN_NAMES[value].in_(language).lower()
    if key == "lang":
        return sidebar.LANGUAGE_NAMES[value].lower()
    options = next(control.options for control in offer.controls if control.key == key)
    return dict(options)[value].in_(language)


def _elsewhere(asked: str, shown: str, offer: Offer) -> str:
    language = st.session_state["lang"]
    return FALLBACK.in_(language).format(
        asked=offer.all_units[asked].name.in_(language),
        shown=offer.all_units[shown].name.in_(language),
    )
