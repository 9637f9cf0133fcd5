"""The data quality page: holes, late clocks, broken rules and changed months."""

from __future__ import annotations

from referral_flow.blocks import Chart, Note, Table, cell_in
from referral_flow.model import View
from referral_flow.panels.data_quality import PANEL
from tests.panels.sample_region import sample_warehouse


def page(unit: str = "region-17"):
    warehouse = sample_warehouse()
    view = View(warehouse.units[unit], "month", warehouse.periods["2025-Q3"])
    return PANEL.blocks(warehouse, view, {})


def by_key(unit: str = "region-17") -> dict[str, Chart | Table]:
    return {block.key: block for block in page(unit) if not isinstance(block, Note)
            and hasattr(block, "key")}  # fmt: skip


def rows(table: Table) -> list[list[str]]:
    return [[cell_in(cell, "sv").replace("\u00a0", " ") for cell in row] for row in table.rows]


def test_the_answer_counts_rows_and_holes():
    """7 983 of 8 003 rows are used, and K3 lost six weeks."""
    words = page()[0].answer.in_("sv").replace("\u00a0", " ")

    assert words.startswith("99,8 % av raderna i uttaget används. En mottagning har luckor")
    assert "6 veckor" in words


def test_the_six_weeks_are_found_and_named_in_the_table():
    """From week 10 to week 15, with nothing received."""
    assert rows(by_key()["low_weeks"]) == [["Granen rehab", "v. 10 2025", "v. 15 2025", "6", "0 %"]]


def test_a_unit_without_holes_says_so():
    """K1 reported every week."""
    assert "Mottagningen har inga luckor" in page("K1")[0].answer.in_("sv")
    assert "low_weeks" not in by_key("K1")


def test_a_clinic_reads_of_itself_and_of_the_whole_extract_apart():
    """Rows are those of the whole extract and say so; weeks and clock are K3's own."""
    figures = page("K3")[0].figures

    assert [figure.label.sv.endswith("hela uttaget") for figure in figures] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert [figure.amount.value for figure in figures[3:]] == [6, 0.1]
    assert by_key("K3")["clock_start"].finding.in_("sv") == (
        "Klockan startar när patienten hör av sig"
    )


def test_the_page_is_about_no_period():
    """Nothing on it changes with the period, so none is offered."""
    assert not PANEL.uses_period
    assert set(PANEL.sections) == {"why", "who"}


def test_a_clock_that_starts_when_the_time_is_booked_is_seen():
    """490 of K2's 500 phone bookings carry the same moment twice."""
    chart = by_key()["clock_start"]

    assert chart.finding.in_("sv").startswith("Vid en mottagning startar klockan först")
    assert max(point.amount.value for point in chart.series[0].points) == 0.98


def test_six_numbers_per_table_and_absent_tables_are_named():
    """Read = used + set aside + superseded + after the end date + unreadable."""
    table = rows(by_key()["table_counts"])

    assert ["Bokningar", "8 000", "7 980", "12", "5", "2", "1"] in table
    assert ["Sökningar", "finns inte", "–", "–", "–", "–", "–"] in table


def test_broken_rules_stand_by_number_of_rows():
    """Forty marked, twelve set aside."""
    assert [row[1:] for row in rows(by_key()["quarantine"])] == [
        ["Klockslag saknas", "Används, men märkt", "40"],
        ["Okänd mottagning", "Används inte", "12"],
    ]


def test_only_months_that_changed_are_listed():
    """August went from 140 of 298 to 150 of 300; September is the same."""
    table = by_key()["revisions"]

    assert [row[1:] for row in rows(table)] == [
        ["augusti 2025", "47,0 %", "50,0 %", "+3,0 procentenheter"]
    ]


def test_a_unit_without_changes_says_so():
    """The revisions concern the region."""
    assert any("Inga tidigare månader har ändrats" in block.body.in_("sv")
               for block in page("K1") if isinstance(block, Note))  # fmt: skip


def test_missing_columns_and_the_build_are_told():
    """What the extract lacks, and which material the page rests on."""
    told = " ".join(block.body.in_("sv") for block in page() if isinstance(block, Note))

    assert "deviation_code" in told
    assert "abcdef012345" in told
    assert "2025-10-31" in told
