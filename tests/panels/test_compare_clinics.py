"""The comparison of clinics: crude and adjusted, whoever is chosen, and what is never told."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.blocks import Chart, cell_in
from referral_flow.disclosure import disclose
from tests.charts.sample_history import plain
from tests.panels.sample_compare import (
    MONTH,
    MORNINGS,
    QUARTER,
    RETURNS,
    chart,
    compare_warehouse,
    headline,
    notes,
    page,
    table,
)


def title(one: Chart) -> str:
    return plain(one.finding.in_("sv"))


def answer(blocks) -> str:
    return plain(headline(blocks).answer.in_("sv"))


def cells(blocks, unit: str) -> dict[str, str]:
    """A clinic's row of the table, by column."""
    found = table(blocks)
    row = next(one for one in found.rows if one[0].unit_id == unit)
    keys = [column.key for column in found.columns]
    return {key: plain(cell_in(cell, "sv")) for key, cell in zip(keys, row, strict=True)}


def test_who_stands_apart_is_told_as_it_is_and_adjusted():
    """K10 has 80 %, and its patients make 78 % expected: apart, but not when adjusted."""
    blocks = page(compare_warehouse())

    assert title(chart(blocks)).startswith("K10 rehab (80 %) skiljer sig från de andra")
    assert title(chart(blocks, "adjusted")).startswith(
        "Efter justering: skillnaderna mellan mottagningarna kan bero på slumpen"
    )
    assert answer(blocks) == (
        "Mottagningarna ligger mellan 40 % och 80 %. K10 rehab (80 %) skiljer sig från de andra; "
        "efter justering gör ingen det."
    )


def test_a_difference_that_patients_do_not_explain_is_left():
    """Everybody is expected the same: K10 is apart in both."""
    blocks = page(compare_warehouse(mixed=False))

    assert answer(blocks).endswith("; så är det också efter justering.")
    assert title(chart(blocks, "adjusted")).startswith("Efter justering: K10 rehab (80 %)")


def test_what_is_adjusted_and_what_is_not_is_named():
    """Age is; the way of booking, severity and language are not."""
    found = notes(page(compare_warehouse()))

    assert "ålder" in found["Justeringen"].body.in_("sv")
    assert "sätt att boka" in found["Inte justerat"].body.in_("sv")
    assert "språk" in found["Inte justerat"].body.in_("sv")
    assert "justerat för ålder" in chart(page(compare_warehouse()), "adjusted").measure.sv


def test_the_table_holds_share_expected_and_adjusted_of_every_clinic():
    """Region 47.3 % (2 600 of 5 500): K10 has 80 % where 78 % are expected, 80 / 78 · 47.3."""
    found = cells(page(compare_warehouse()), "K10")

    assert (found["cases"], found["share"], found["expected"]) == ("1 000", "80 %", "78 %")
    assert found["adjusted"] == "48 %"
    assert found["place"] == "över den yttre; justerat inom"


def test_clinics_stand_by_name_and_never_by_result():
    """In the order of the units, in the table and in the funnel; no role is good or bad."""
    blocks = page(compare_warehouse())

    assert [row[0].unit_id for row in table(blocks).rows] == [f"K{n}" for n in range(1, 11)]
    assert [point.x for point in chart(blocks).series[0].points] == [f"K{n}" for n in range(1, 11)]
    assert {point.role for point in chart(blocks).series[0].points} <= {"neutral", "signal"}


def test_a_council_cannot_read_names_out_of_the_order():
    """Numbers for names follow the number of cases: "Mottagning 1" is the largest, not K1."""
    seen = disclose(page(compare_warehouse(), audience="council"), "council")
    first = next(one for one in seen.blocks if isinstance(one, Chart)).series[0].points[0]

    assert "rehab" not in str(seen)
    assert first.amount.n == 1000


@pytest.mark.parametrize("choices", [{"clinic": "K3"}, {}])
def test_a_clinic_can_be_marked_or_chosen(choices):
    """The title is about it, and its figure stands at the top with the adjusted one."""
    blocks = page(compare_warehouse(), "region-17" if choices else "K3", **choices)
    roles = {point.x: point.role for point in chart(blocks).series[0].points}
    own = headline(blocks).figures[-1]

    assert title(chart(blocks)).startswith("K3 rehab ligger inom gränserna: 40 %")
    assert roles["K3"] == "value"
    assert (own.label.sv, plain(own.note.in_("sv"))) == ("K3 rehab", "justerat: 47 %")


def test_a_second_clinic_can_be_marked_beside_the_one_chosen():
    """K3 is the unit and K5 marked: both have a figure, and the title is about the two."""
    blocks = page(compare_warehouse(), "K3", clinic="K5")
    found = chart(blocks)
    marked = {point.x for point in found.series[0].points if point.role == "value"}

    assert marked == {"K3", "K5"}
    assert [one.label.sv for one in headline(blocks).figures[-2:]] == ["K3 rehab", "K5 rehab"]
    assert title(found).startswith("Ingen av de markerade mottagningarna ligger utanför")


def test_a_part_of_a_measure_is_compared_but_not_adjusted():
    """Booked on the web, in September: by quarter, and the note says why there is one funnel."""
    blocks = page(compare_warehouse(), period=MONTH, part="booking_way:web")

    assert [one.key for one in blocks if isinstance(one, Chart)] == ["crude"]
    assert "(på webben)" in chart(blocks).measure.sv
    assert "Bara hela måttet justeras" in notes(blocks)["Inte justerat"].body.in_("sv")


def test_a_month_is_compared_but_not_adjusted():
    """What is expected is known by quarter and longer."""
    blocks = page(compare_warehouse(), period=MONTH)

    assert "kvartal eller längre" in notes(blocks)["Inte justerat"].body.in_("sv")
    assert "expected" not in [column.key for column in table(blocks).columns]


def test_a_measure_without_case_mix_says_that_it_is_not_adjusted():
    """Returns at the radiology departments."""
    blocks = page(compare_warehouse(), metric=RETURNS)

    assert "inte för vilka som kommer" in notes(blocks)["Inte justerat"].body.in_("sv")


def test_three_clinics_are_compared_with_chance_alone():
    """10, 10 and 24 %: no funnel of three, and no limits; the note on limits is left out."""
    blocks = page(compare_warehouse(), metric=RETURNS)

    assert chart(blocks).kind == "dots"
    assert title(chart(blocks)) == "Skillnaderna mellan röntgenenheterna är större än slumpen ger"
    assert "Gränserna" not in notes(blocks)
    assert "place" not in [column.key for column in table(blocks).columns]


@pytest.mark.parametrize(("method", "words"), [("auto", "vidgade"), ("exact", "slumpen ensam")])
def test_limits_can_be_of_chance_alone_and_the_chart_says_which(method, words):
    """K10 far off is more spread than chance gives: it is taken in, unless asked not to be."""
    blocks = page(compare_warehouse(), limits=method)

    assert words in chart(blocks).reading.in_("sv")


def test_who_opened_or_closed_in_the_period_is_marked_and_named():
    """K4 opened in March 2025: hollow in the funnel, with its day there and in the table."""
    blocks = page(compare_warehouse(valid_from=date(2025, 3, 1)))
    hollow = [point for point in chart(blocks).series[0].points if not point.is_complete]

    assert [point.x for point in hollow] == ["K4"]
    assert "Öppnade 2025-03-01" in hollow[0].note.sv
    assert cells(blocks, "K4")["remark"] == "Öppnade 2025-03-01."
    assert cells(blocks, "K5")["remark"] == "–"
    assert "remark" not in [column.key for column in table(page(compare_warehouse())).columns]


def test_who_closed_in_the_period_is_marked_too():
    """The last day was in June."""
    blocks = page(compare_warehouse(valid_to=date(2025, 6, 30)))

    assert cells(blocks, "K4")["remark"] == "Stängde efter 2025-06-30."


def test_nothing_of_a_hidden_clinic_is_told():
    """At K1 it happened to 3 of 100: no share and no place, the others have theirs."""
    seen = disclose(page(compare_warehouse(rare=True)), "working")
    found = next(one for one in seen.blocks if hasattr(one, "rows"))
    hidden = [row for row in found.rows if row[2].suppressed]

    assert hidden
    assert len(hidden) < len(found.rows)
    assert {cell_in(cell, "sv") for row in hidden for cell in row[1:]} == {"få fall"}


def test_where_a_council_may_see_no_clinic_that_is_said_once():
    """Three people at K1 hide all ten: no count outside, no quartiles, no table of "få fall"."""
    seen = disclose(page(compare_warehouse(rare=True), audience="council"), "council").blocks

    assert [type(one).__name__ for one in seen] == ["Headline", "Note", "Note"]
    assert answer(seen) == (
        "Mottagningarna kan inte visas var för sig: för få fall. Välj ett annat mått."
    )
    assert [one.label.sv for one in headline(seen).figures] == ["Värmland"]


def test_a_council_sees_a_longer_period_where_the_chosen_one_would_hide_all():
    """A twentieth of the cases in September leaves groups of 1-4; the quarter shows everybody."""
    blocks = page(compare_warehouse(few=20), period=MONTH, audience="council")
    shown = next(one for one in disclose(blocks, "council").blocks if isinstance(one, Chart))

    assert shown.coarser
    assert not any(point.amount.suppressed for point in shown.series[0].points)


@pytest.mark.parametrize("audience", ["working", "council"])
def test_adjusted_shares_are_hidden_with_the_shares_that_they_are_made_of(audience):
    """Of what is shown adjusted, the crude share is shown as well, point for point."""
    seen = disclose(page(compare_warehouse(), period=QUARTER, audience=audience), audience)
    crude, adjusted = (
        [point.amount.suppressed for point in one.series[0].points]
        for one in seen.blocks if isinstance(one, Chart)
    )  # fmt: skip

    assert crude == adjusted


def test_mornings_are_compared_though_they_are_nobody():
    """They tell of nobody, and are judged only with the spread between clinics."""
    blocks = page(compare_warehouse(), metric=MORNINGS, audience="council")
    seen = disclose(blocks, "council").blocks

    assert not any(p.amount.suppressed for one in seen if isinstance(one, Chart)
                   for p in one.series[0].points)  # fmt: skip


def test_a_unit_with_nothing_to_compare_has_a_note():
    """A period without cases."""
    [note] = page(compare_warehouse(), period="2024-Q1")

    assert note.kind == "missing"


@pytest.mark.parametrize(("audience", "is_named"), [("working", True), ("council", False)])
def test_a_clinic_whose_data_were_lost_is_left_out_and_said_to_be(audience, is_named):
    """K6 sent nothing all summer: nine clinics, and a warning; a council reads no name there."""
    blocks = page(compare_warehouse(lost="K6"), period=QUARTER, audience=audience)
    seen = disclose(blocks, audience).blocks
    said = notes(seen)["Uppgifter saknas"].body.in_("sv")

    assert "K6" not in [row[0].unit_id for row in table(blocks).rows]
    assert ("K6 rehab" in said) == is_named
    assert "Utelämnade" in said


def test_clinics_of_a_unit_without_a_number_stand_among_the_regions():
    """Karlstad's ten sent, but nothing was received there: they are compared in the region."""
    assert len(table(page(compare_warehouse(), unit="municipality-1780")).rows) == 10
