"""The front door: chooses a page, asks its panel for blocks, has them disclosed, and draws them.

Reads the warehouse in REFERRAL_FLOW_WAREHOUSE (default: warehouse/ beside this file).
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import streamlit as st

from referral_flow.disclosure import Disclosed, disclose
from referral_flow.model import AUDIENCES, TOOL_NAME, View
from referral_flow.panels import Panel, all_panels
from referral_flow.panels.parts.ways import Ways
from referral_flow.screen import choices, frame, menu, page, sidebar
from referral_flow.screen.carried import Offered, carried
from referral_flow.screen.guide import guide
from referral_flow.screen.leads import Places
from referral_flow.served import served_warehouse
from referral_flow.slides.deck import Page, deck
from referral_flow.warehouse import Warehouse, WarehouseError

FOLDER = Path(os.environ.get("REFERRAL_FLOW_WAREHOUSE", Path(__file__).parent / "warehouse"))

FRONT = "start"  # Streamlit wants a name for the bare address too, and shows it nowhere


def main() -> None:
    """One run of the page: the warehouse, the page asked for, and what it shows."""
    language = choices.language_asked()
    st.set_page_config(page_title=TOOL_NAME.in_(language), layout="wide", menu_items={})
    try:
        warehouse = served_warehouse(FOLDER)
    except WarehouseError as error:
        page.without_warehouse(str(error), language)
        return
    pages = [_page(panel, warehouse, language) for panel in all_panels()]
    front = _page(all_panels()[0], warehouse, language, is_front=True)
    shown = st.navigation([front, *pages], position="hidden")
    st.set_page_config(page_title=f"{shown.title} · {TOOL_NAME.in_(language)}")
    shown.run()


def _page(panel: Panel, warehouse: Warehouse, language: str, *, is_front: bool = False):
    """A page under its own address; the first one has the bare address too, as the way in."""
    draw = partial(_draw, panel, warehouse)
    own = FRONT if is_front else panel.key
    return st.Page(draw, title=panel.title.in_(language), url_path=own, default=is_front)


def _draw(panel: Panel, warehouse: Warehouse) -> None:
    """One page: what is chosen, then what it shows."""
    offer = _offer(panel, warehouse)
    choices.restore(offer, panel.key, _unknown_page())
    _sidebar(panel, warehouse, offer)
    language = st.session_state["lang"]
    theme, room = frame.seen_by(language)
    frame.style(theme)
    choices.write(offer, panel.key, _offered(warehouse))
    view, own = choices.view(offer), choices.own_choices(offer)
    setting = page.Setting(
        warehouse.build, view, warehouse.metrics, theme, room, panel.sections,
        panel.tells_of_period(own), _places(panel, warehouse), panel.uses_unit,
    )  # fmt: skip
    page.head(panel.question, setting, choices.messages(offer))
    choices.draw_controls(offer, language)
    answer = _answer(panel, warehouse, view, own)
    page.body(answer, setting, after_answer=partial(guide, panel.key, language))


def _unknown_page() -> str:
    """The page that the address asks for and the tool does not have: Streamlit shows the first.

    A reverse proxy's own path ends with a stroke, and Streamlit's is known.
    """
    base = st.get_option("server.baseUrlPath").strip("/")
    path = urlsplit(st.context.url or "").path.removeprefix("/").removeprefix(base)
    last = path.rpartition("/")[2]
    return "" if last in {panel.key for panel in all_panels()} else unquote(last)


def _places(panel: Panel, warehouse: Warehouse) -> Places:
    """The page that is shown, and what there is to go to from it."""
    pages = {page.key: page.title for page in all_panels()}
    return Places(panel.key, pages, warehouse.units, warehouse.periods)


def _offer(panel: Panel, warehouse: Warehouse) -> choices.Offer:
    units = sidebar.units_of(warehouse.units, panel.unit_kinds)
    periods = sidebar.periods_of(warehouse.periods)
    return choices.Offer(
        {unit.unit_id: unit for unit in units},
        warehouse.units,
        {period.period_id: period for period in periods},
        panel.controls_in(warehouse, choices.asked(panel.key)),
    )


def _answer(panel: Panel, warehouse: Warehouse, view: View, own: dict[str, str]) -> Disclosed:
    """What the panel answers, as the view's audience may see it; kept for the next reader."""
    return _kept(warehouse.build.build_id, panel.key, view, own, panel, warehouse)


@st.cache_resource(max_entries=512, show_spinner=False)
def _kept(
    build_id: str,
    panel_key: str,
    view: View,
    own: dict[str, str],
    _panel: Panel,
    _source: Warehouse,
) -> Disclosed:
    ways = Ways(_panel, view, own, all_panels(), _source.periods)
    blocks = ways.with_leads(_panel.page(_source, view, own))
    return disclose(blocks, view.audience, units=[view.unit])


def _sidebar(panel: Panel, warehouse: Warehouse, offer: choices.Offer) -> None:
    with st.sidebar:
        sidebar.brand(warehouse.build, st.session_state["lang"])
        language = sidebar.languages()
        own = choices.own_choices(offer)
        kept = carried(choices.kept_choices(), panel.key, own, _offered(warehouse))
        menu.menu(_entries(), panel.key, choices.view(offer), kept)
        if panel.uses_unit:
            sidebar.choose_unit(list(offer.units.values()), language)
        if panel.tells_of_period(own):
            sidebar.choose_time(list(offer.periods.values()), language)
        if panel.has_slides:
            _downloads(panel, warehouse, choices.view(offer), own)
        sidebar.source(warehouse.build, language)


def _offered(warehouse: Warehouse) -> Offered:
    """What each page's own controls have to choose between before anything is chosen."""
    return _offered_once(warehouse.build.build_id, warehouse)


@st.cache_resource(max_entries=2, show_spinner=False)
def _offered_once(build_id: str, _source: Warehouse) -> Offered:
    return {
        panel.key: {one.key: frozenset(dict(one.options)) for one in panel.controls_in(_source)}
        for panel in all_panels()
    }


def _entries() -> list[menu.Entry]:
    return [menu.Entry(panel.key, panel.order, panel.title) for panel in all_panels()]


def _downloads(panel: Panel, warehouse: Warehouse, view: View, own: dict[str, str]) -> None:
    makers = {
        audience: partial(_slides, panel, warehouse, replace(view, audience=audience), own)
        for audience in AUDIENCES
    }
    names = {audience: _file_name(panel, view, audience) for audience in AUDIENCES}
    sidebar.downloads(names, makers, view.language)


def _file_name(panel: Panel, view: View, audience: str) -> str:
    """A council's file does not name a clinic either."""
    is_nameless = audience == "council" and view.unit.tells_of_one_clinic
    unit = view.unit.kind if is_nameless else view.unit.unit_id
    return f"{panel.key}_{unit}_{view.period.period_id}"


def _slides(panel: Panel, warehouse: Warehouse, view: View, own: dict[str, str]) -> bytes:
    """The page as PowerPoint, made when the button is pressed."""
    disclosed = disclose(panel.page(warehouse, view, own), view.audience, units=[view.unit])
    shown = replace(view, unit=disclosed.shown(view.unit))
    is_dated = panel.tells_of_period(own)
    made = Page(panel.title, panel.question, shown, disclosed, uses_period=is_dated)
    return deck([made], warehouse.build, view.language, view.audience, warehouse.metrics)


main()
