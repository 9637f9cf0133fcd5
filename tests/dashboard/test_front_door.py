"""dashboard.py from the reader's side: languages, links, choices, and what no reader may see."""

from __future__ import annotations

import json
import os
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from referral_flow.panels import all_panels
from referral_flow.screen import plotly_file
from tests.dashboard.conftest import HOUSE

FIRST = all_panels()[0]
NEVER = "never_assessed_share"
OPEN = {"lang": "sv", "unit": "region-17", "grain": "month", "period": "12m-2025-10"}
WHOLE_ADDRESS = {"lang": "en", "unit": "K1", "grain": "quarter", "period": "2025-Q3"}


def words_on(at: AppTest) -> str:
    """All that stands on the page as HTML, every space a plain one."""
    words = "\n".join(found.value for found in at.html if "<style>" not in found.value)
    return words.replace("\u00a0", " ")


def charts_on(at: AppTest) -> list[dict]:
    """What the browser is sent of every chart on the page."""
    sent = [found.proto for found in at.get("bidi_component")]
    return [json.loads(one.bytes) for one in sent if one.component_name.endswith("chart")]


def test_the_page_opens_in_swedish_with_the_region_and_the_last_twelve_months(front_door):
    """Who follows no link sees Swedish, the widest unit and the latest year."""
    at = front_door()

    assert not at.exception
    assert FIRST.question.sv in words_on(at)
    assert at.query_params["lang"] == "sv"
    assert at.query_params["unit"] == "region-17"
    assert at.query_params["period"] == "12m-2025-10"


def test_the_page_opens_in_english_by_its_link(front_door):
    """The same page in English, with no Swedish heading left."""
    at = front_door("guarantee", lang="en")

    assert not at.exception
    assert "Are patients assessed in time?" in words_on(at)
    assert "How this is counted" in words_on(at)
    assert "Så har vi räknat" not in words_on(at)


def test_a_link_restores_the_whole_view(front_door):
    """Language, unit, time step and period are read from the address, and written back as ids."""
    at = front_door(**WHOLE_ADDRESS)

    assert at.selectbox(key="unit").value == "K1"
    assert at.selectbox(key="period").value == "2025-Q3"
    assert {key: at.query_params[key] for key in WHOLE_ADDRESS} == WHOLE_ADDRESS


def test_switching_language_keeps_the_view(front_door):
    """A link in one language can be read in the other: only the language changes."""
    at = front_door("guarantee", **WHOLE_ADDRESS)

    at.get("segmented_control")[0].set_value("sv")
    at.run()

    assert not at.exception
    assert "Får patienterna bedömning i tid?" in words_on(at)
    kept = {key: at.query_params[key] for key in WHOLE_ADDRESS}
    assert kept == WHOLE_ADDRESS | {"lang": "sv"}


def test_a_link_to_something_unknown_says_so_and_shows_what_there_is(front_door):
    """An unknown unit is named calmly, and the page stands with the default in its place."""
    at = front_door(lang="sv", unit="clinic-999")

    assert not at.exception
    assert "clinic-999”, som inte finns här" in words_on(at)
    assert at.query_params["unit"] == "region-17"


def test_an_unknown_id_in_a_link_cannot_write_into_the_page(front_door):
    """What a link says is written as words, never as markup."""
    at = front_door(unit="<img src=x onerror=alert(1)>")

    assert "<img" not in words_on(at)
    assert "&lt;img" in words_on(at)


def test_a_unit_that_the_page_lacks_becomes_its_municipality_and_the_page_says_so(front_door):
    """A health centre has no guarantee page: its municipality stands in its place."""
    at = front_door("guarantee", lang="sv", unit="V1")

    assert not at.exception
    assert "Lindens vårdcentral finns inte på den här sidan. Sidan visar Karlstad" in words_on(at)
    assert at.query_params["unit"] == "municipality-1780"


def test_a_link_that_leaves_a_pages_own_choice_open_shows_the_whole(front_door):
    """Two findings lead to the same page: the second does not keep the first one's group."""
    at = front_door("compare_clinics", **OPEN, metric=NEVER)
    assert at.query_params["metric"] == NEVER
    follow(at, "overview", OPEN)
    follow(at, "compare_clinics", OPEN)

    assert not at.exception
    assert at.query_params["metric"] != NEVER
    assert at.query_params["part"] == "all"


def test_the_same_words_asked_of_another_page_leave_its_choices_open_too(front_door):
    """A page without choices of its own writes the same address as a finding's link."""
    at = front_door("compare_clinics", **OPEN, metric=NEVER)
    follow(at, "guarantee", OPEN)
    follow(at, "compare_clinics", OPEN)

    assert at.query_params["metric"] != NEVER


def test_the_menu_leads_back_to_what_was_chosen(front_door):
    """From another page, the link in the menu holds the group that was looked at."""
    at = front_door("compare_clinics", **OPEN, metric=NEVER)
    follow(at, "guarantee", OPEN)

    assert f"metric={NEVER}" in words_on(at)


def test_a_page_that_does_not_exist_is_told_of(front_door, monkeypatch):
    """The overview stands in its place, and says so; a page that exists says nothing."""
    for asked, is_told in (("nosuchpage", True), ("", False), ("overview", False)):
        at_address = property(lambda self, asked=asked: f"http://127.0.0.1:8501/{asked}")
        monkeypatch.setattr(type(st.context), "url", at_address)
        assert ("som inte finns. Översikten visas" in words_on(front_door(lang="sv"))) == is_told


def test_choosing_a_unit_changes_the_page_and_its_address(front_door):
    """The unit's own figures, and its id in the link."""
    at = front_door()

    at.selectbox(key="unit").set_value("municipality-1780").run()

    assert not at.exception
    assert "Karlstad · november 2024 – oktober 2025" in words_on(at)
    assert at.query_params["unit"] == "municipality-1780"


def test_synthetic_data_are_marked_on_the_page_and_in_the_sidebar(front_door):
    """SYNTETISKA DATA stands under the title, in the sidebar and at the foot."""
    at = front_door()

    assert words_on(at).count("SYNTETISKA DATA") >= 3
    assert "abcdef012345" in words_on(at)


def test_every_chart_has_a_heading_an_alternative_text_and_its_own_tools(front_door):
    """No chart without its finding in words, words for those who do not see it, and its figures."""
    charts = charts_on(front_door("guarantee"))

    assert len(charts) >= 5
    assert all(chart["alt"] for chart in charts)
    assert all('"rf-chart-head"' in chart["head"] for chart in charts)
    assert all("<td" in chart["tools"]["table"] and chart["tools"]["csv"] for chart in charts)


def test_hidden_values_are_gaps_in_the_figures(front_door):
    """A small clinic's hidden months reach the browser as nothing at all."""
    at = front_door("guarantee", unit="K3", grain="month")
    drawn = json.dumps(charts_on(at), ensure_ascii=False).replace("\u00a0", " ")

    assert not at.exception
    assert "få fall" in drawn


def test_every_page_opens_in_both_languages(front_door):
    """Each panel of the registry draws without an error, in Swedish and in English."""
    for language in ("sv", "en"):
        at = front_door(lang=language)
        for panel in all_panels():
            turn_to(at, panel.key)
            assert not at.exception, (panel.key, language)
            assert panel.question.in_(language) in words_on(at)


def test_without_a_warehouse_the_page_says_how_to_make_one(tmp_path: Path, monkeypatch):
    """An empty folder gives the command, not an error."""
    monkeypatch.setenv("REFERRAL_FLOW_WAREHOUSE", str(tmp_path))

    at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=30).run()

    assert not at.exception
    assert "Det finns inget underlag att visa ännu" in words_on(at)
    assert "python -m pipelines build" in at.code[0].value


def test_a_new_build_is_picked_up_by_the_next_run(tmp_path: Path, monkeypatch):
    """When the pointer names another file, the page shows the new build without a restart."""
    from tests.dashboard.published_file import publish
    from tests.panels.sample_region import sample_warehouse

    frames = sample_warehouse().frames
    publish(frames, tmp_path)
    monkeypatch.setenv("REFERRAL_FLOW_WAREHOUSE", str(tmp_path))
    at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=30).run()
    publish(with_build(frames, "fedcba987654"), tmp_path, "fedcba987654")
    os.utime(tmp_path / "current.json")

    at.run()

    assert "fedcba987654" in words_on(at)


def with_build(frames: dict, build_id: str) -> dict:
    """The same frames under another build id."""
    import polars as pl

    build = frames["profiles.build"].with_columns(pl.lit(build_id).alias("build_id"))
    return {**frames, "profiles.build": build}


def follow(at: AppTest, page: str, address: dict[str, str]) -> None:
    """Go by a link that says this address and no more."""
    at.query_params.clear()
    for key, value in address.items():
        at.query_params[key] = value
    turn_to(at, page)


def turn_to(at: AppTest, url_path: str) -> None:
    """Go to a page made of a callable, which AppTest cannot name."""
    from streamlit.util import calc_hash

    at._page_hash = calc_hash(url_path)
    at.run()


def test_plotly_comes_with_the_page_where_nobody_serves_it(front_door, monkeypatch):
    """dashboard.py alone draws its figures too; with server.py the browser fetches the file."""
    monkeypatch.setattr(plotly_file, "_served", [])
    assert "plotly_itself" in components_on(front_door())

    plotly_file.route()
    assert "plotly_itself" not in components_on(front_door())


def components_on(at: AppTest) -> str:
    """The names of all components of the page."""
    return " ".join(found.proto.component_name for found in at.get("bidi_component"))
