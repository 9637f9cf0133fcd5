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
        ([(0, 0), (50, 50)], "Klockan åtta hade boende i Eda aldrig en ledig webbtid inom tre "
         "dagar i den egna kommunen"),
        ([(0, 40), (50, 50)], "Klockan åtta hade boende i Eda aldrig en ledig webbtid inom tre "
         "dagar i den egna kommunen, men 40 % av morgnarna inom 25 km"),
        ([(0, 100), (50, 50)], "Klockan åtta hade boende i Eda aldrig en ledig webbtid inom tre "
         "dagar i den egna kommunen, men alltid en inom 25 km"),
        ([(0, 10), (0, 50)], "Klockan åtta hade boende i Eda och Grums aldrig en ledig webbtid "
         "inom tre dagar i den egna kommunen"),
        ([(0, 10), (0, 50), (0, 9), (7, 9)], "Klockan åtta hade boende i 3 av 4 kommuner aldrig en "
         "ledig webbtid inom tre dagar i den egna kommunen"),
        ([(20, 30), (90, 95)], "I den egna kommunen hade boende en ledig webbtid inom tre dagar "
         "mellan 20 % och 90 % av morgnarna"),
    ],
)  # fmt: skip
def test_the_title_names_only_where_there_never_was_a_time(rows, words):
    """Never is named, by at most two; who has least is not."""
    assert plain(chart(*rows).finding.in_("sv")) == words


@pytest.mark.parametrize(
    "home, near, words",
    [
        (90, 95, "90 % av morgnarna, near 95 %"),
        (90, 90, "90 % av morgnarna, och inte oftare hur långt de än kunde resa"),
    ],
)
def test_a_municipality_of_its_own_page_is_told_of_what_distance_adds(home, near, words):
    """The nearest reach that adds anything, or that none does."""
    found = plain(chart((20, 30), (home, near), own="Grums").finding.in_("sv"))

    assert found == (
        f"Boende i Grums hade en ledig webbtid inom tre dagar i den egna kommunen {words}"
    )


def test_always_and_never_at_home_are_said_so():
    """Nothing can be added to every morning."""
    always = plain(chart((100, 100), own="Eda").finding.in_("sv"))

    assert always == (
        "Boende i Eda hade varje morgon en ledig webbtid inom tre dagar i den egna kommunen"
    )
    assert "aldrig" in chart((0, 30), own="Eda").finding.in_("sv")


def test_shades_begin_below_the_lowest_share_that_is_not_nought():
    """Fifty-six to a hundred per cent would be one shade if they began at nought."""
    assert chart((56, 60), (0, 100)).y.minimum == pytest.approx(0.5)
    assert chart((0, 4), (0, 100)).y.minimum == 0
    assert chart((50, 60), (0, 100)).y.minimum == pytest.approx(0.4)
    assert chart((80, 100)).y.minimum == pytest.approx(0.5)


def test_mornings_are_no_people_and_nothing_is_hidden():
    """Ninety-eight of a hundred mornings: the two that are left over recognise nobody."""
    points = [point for row in chart((98, 100), (2, 3)).series for point in row.points]

    assert {point.amount.rule for point in points} == {"free"}
    assert plain(chart((98, 100)).basis.in_("sv")).endswith("100 vardagsmorgnar")


def test_all_but_one_morning_is_not_written_as_all():
    """249 of 250 are 99.6 %; a hundred per cent is kept for always."""
    written = [plain(mornings_amount(Counted(k, 250)).in_("sv")) for k in (250, 249, 200, 1, 0)]

    assert written == ["100 %", "99,6 %", "80 %", "0,4 %", "0 %"]
