"""`deck` refuses in one sentence what it cannot draw."""

from __future__ import annotations

import pytest

import referral_flow.__main__ as command_line
from referral_flow.commands import deck
from referral_flow.panels import all_panels, guarantee
from tests.fake_warehouse import FakeWarehouse, metric


@pytest.fixture(autouse=True)
def warehouse(monkeypatch) -> None:
    """Units and periods; nothing is drawn here."""
    fake = FakeWarehouse([metric("share")])
    monkeypatch.setattr(command_line, "open_warehouse", lambda folder: fake)


def refusal(capsys, tmp_path, *arguments: str) -> str:
    """What the command says when it ends with 64."""
    assert command_line.main(["deck", "--out", str(tmp_path / "x.pptx"), *arguments]) == 64
    return capsys.readouterr().err


def test_a_kind_without_pages_is_answered_with_those_that_have(capsys, tmp_path, monkeypatch):
    """Of the care guarantee alone, a health centre has none; its municipality has."""
    monkeypatch.setattr(deck, "all_panels", lambda: (guarantee.PANEL,))
    said = refusal(capsys, tmp_path, "--unit", "V1", "--period", "2025-Q3")

    assert "V1 is a health_centre" in said
    assert "physio, care_choice, municipality or region." in said
    assert "Did you mean municipality-1780 (Karlstad)?" in said


def test_pages_that_a_meeting_has_no_use_for_are_left_out():
    """Definitions and the page about the tool are for reading; every page with figures is in."""
    left_out = {panel.key for panel in all_panels()} - {panel.key for panel in deck.with_slides()}

    assert left_out == {"definitions", "about"}


def test_what_takes_half_a_year_to_know_holds_no_deck_back():
    """Examinations after a rejection are known in 180 days; the rest of the page need not wait."""
    prompt = metric("return_or_rejection_share", matures_after_days=0)
    slow = metric("imaging_after_rejection_180_days", matures_after_days=180)

    assert deck.latest_complete(FakeWarehouse([prompt, slow]), "quarter").period_id == "2025-Q3"


def test_what_looks_back_before_the_first_period_holds_no_deck_back():
    """The first twelve months lack the month before them; the last ones are known to the end."""
    warehouse = FakeWarehouse([metric("return_or_rejection_share"), metric("no_show_share")])
    whole = {"return_or_rejection_share": ["12m-2024-10"], "no_show_share": ["12m-2025-10"]}
    warehouse.complete_periods = lambda key, grain: [warehouse.periods[one] for one in whole[key]]

    assert deck.latest_complete(warehouse, "12m").period_id == "12m-2024-10"


def test_a_missing_folder_is_said_before_anything_is_drawn(capsys, tmp_path):
    """One sentence instead of a traceback after a minute's work."""
    out = tmp_path / "missing" / "x.pptx"

    assert command_line.main(["deck", "--out", str(out)]) == 64
    assert f"there is no folder {out.parent}" in capsys.readouterr().err


def test_a_meeting_leaves_nothing_to_choose_beside_it(capsys, tmp_path):
    """A unit beside a meeting would have been passed over in silence."""
    beside = ["--meeting", "meetings/health_committee.toml", "--unit", "K1", "--names"]

    assert "leave --unit, --names out" in refusal(capsys, tmp_path, *beside)


def test_charts_over_time_take_no_grain_without_time(tmp_path):
    """`all` is one period: there is nothing to draw over it."""
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["deck", "--out", str(tmp_path / "x.pptx"), "--grain", "all"])

    assert stopped.value.code == 64
