"""What residents would have found, by municipality and reach."""

from __future__ import annotations

import pytest

from referral_flow.charts.amounts import Counted
from referral_flow.charts.resident_reach import Residents, mornings_amount, resident_reach
from referral_flow.model import Unit
from referral_flow.text import same
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

YEAR = next(one for one in periods() if one.period_id == "12m-2025-10")
REACHES = {"own_municipality": same("Own"), "within_25_km": same("Near")}
NAMES = ("Eda", "Grums", "Kil", "Sunne")


def chart(*rows: tuple[int, int], own: str | None = None):
    """Each row: mornings of a hundred with a time at home, and within 25 km."""
    found = [
        Residents(Unit(name, "municipality", same(name)),
                  {"own_municipality": Counted(home, 100), "within_25_km": Counted(near, 100)})
        for name, (home, near) in zip(NAMES, rows, strict=False)
    ]  # fmt: skip
    mine = next((one.unit for one in found if one.unit.unit_id == own), None)
    measured = metric("resident_morning_free_share")
    return resident_reach(measured, found, REACHES, YEAR, own=mine)


@pytest.mark.parametrize(
    "rows, words",
    [
        ([(0, 0), (50, 50)], "Boende i Eda hade aldrig en ledig tid inom tre dagar i den egna "
         "kommunen"),
        ([(0, 40), (50, 50)], "Boende i Eda hade aldrig en ledig tid inom tre dagar i den egna "
         "kommunen, men 40 % av morgnarna inom två och en halv mil"),
        ([(0, 100), (50, 50)], "Boende i Eda hade aldrig en ledig tid inom tre dagar i den egna "
         "kommunen, men alltid en inom två och en halv mil"),
        ([(0, 10), (0, 50)], "Boende i Eda och Grums hade aldrig en ledig tid inom tre dagar i den "
         "egna kommunen"),
        ([(0, 10), (0, 50), (0, 9), (7, 9)], "Boende i 3 av 4 kommuner hade aldrig en ledig tid "
         "inom tre dagar i den egna kommunen"),
        ([(20, 30), (90, 95)], "I den egna kommunen hade boende en ledig tid inom tre dagar mellan "
         "20 % och 90 % av morgnarna"),
    ],
)  # fmt: skip
def test_the_title_names_only_where_there_never_was_a_time(rows, words):
    """Never is named, by at most two; who has least is not."""
    assert plain(chart(*rows).finding.in_("sv")) == words


def test_a_municipality_of_its_own_page_is_told_of_itself():
    """Near and at home."""
    assert plain(chart((20, 30), (90, 95), own="Grums").finding.in_("sv")) == (
        "Boende i Grums hade en ledig tid inom tre dagar i den egna kommunen 90 % av morgnarna, "
        "inom två och en halv mil 95 %"
    )
    assert "aldrig" in chart((0, 30), own="Eda").finding.in_("sv")


def test_mornings_are_no_people_and_nothing_is_hidden():
    """Ninety-eight of a hundred mornings: the two that are left over recognise nobody."""
    points = [point for row in chart((98, 100), (2, 3)).series for point in row.points]

    assert {point.amount.rule for point in points} == {"free"}
    assert plain(chart((98, 100)).basis.in_("sv")).endswith("100 vardagsmorgnar")


def test_all_but_one_morning_is_not_written_as_all():
    """249 of 250 are 99.6 %; a hundred per cent is kept for always."""
    written = [plain(mornings_amount(Counted(k, 250)).in_("sv")) for k in (250, 249, 200, 1, 0)]

    assert written == ["100 %", "99,6 %", "80 %", "0,4 %", "0 %"]
