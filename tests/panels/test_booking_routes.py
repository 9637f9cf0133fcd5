"""Booking routes side by side: their figures, and which differences in mix are more than chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from referral_flow.blocks import Note, Sentence, Table, cell_in
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in
from referral_flow.few import is_few
from referral_flow.model import AUDIENCES, View
from referral_flow.panels.parts.booking_mix import Compared, _finding
from referral_flow.panels.parts.booking_routes import booking_routes
from referral_flow.panels.parts.mix_counts import mix_counts
from tests.panels.sample_second import second_warehouse

TWELVE = "12m-2025-10"
MONTHS, CLINICS_OF_A_FORM = 12, 6


def blocks(unit: str = "region-17", period: str = TWELVE, *lacking: str, audience="working"):
    warehouse = second_warehouse(*lacking)
    view = View(warehouse.units[unit], "month", warehouse.periods[period], audience=audience)
    return booking_routes(warehouse, view)


def table(key: str, *of, **how) -> Table:
    return next(one for one in blocks(*of, **how) if getattr(one, "key", None) == key)


def rows(one: Table) -> list[list[str]]:
    return [[cell_in(cell, "sv") for cell in row] for row in one.rows]


def test_each_route_stands_with_its_own_figures():
    """Sixty and two of each clinic's contacts a month come by staff or otherwise: one row."""
    direct, guided, invited, staff, _ = table("booking_routes").rows

    assert direct[1].value == guided[1].value == 40 * CLINICS_OF_A_FORM * MONTHS
    assert staff[1].value == (60 + 2) * 2 * CLINICS_OF_A_FORM * MONTHS
    assert direct[2].value == pytest.approx(24 / 40)
    assert staff[2].value == pytest.approx((36 + 2) / (60 + 2))
    assert [row[5].value for row in (direct, guided, invited, staff)] == [7, 7, 8, 5]


def test_what_is_divided_by_way_is_read_of_the_clinics_of_each_form():
    """Late are 10 of 24 a month at clinics without a guide form, 12 of 24 at those with one."""
    direct, guided, invited, staff, _ = table("booking_routes").rows

    late = [(row[3].numerator, row[3].n) for row in (direct, guided)]
    months = MONTHS * CLINICS_OF_A_FORM
    assert late == [(10 * months, 24 * months), (12 * months, 24 * months)]
    assert invited[3] is staff[3] is None  # told together elsewhere, as one way


def test_what_is_of_the_web_alone_has_no_other_routes():
    """Whoever calls has seen no times: uncoded choice is known of web bookings only."""
    direct, guided, invited, staff, _ = table("booking_routes").rows

    assert [direct[4].value, guided[4].value] == [pytest.approx(0.7), pytest.approx(0.5)]
    assert invited[4] is staff[4] is None


def test_routes_add_up_to_all_contacts():
    """Nobody is left out, and nobody is in two rows."""
    found = sum(row[1].value for row in table("booking_routes").rows[:-1])

    assert found == 122 * 2 * CLINICS_OF_A_FORM * MONTHS


def test_the_last_row_says_which_shares_differ_beyond_chance():
    """Days are no shares, and what is of the web alone is a matter of clinics: no verdict."""
    (*_, last) = rows(table("booking_routes"))

    beyond = "mer än slumpen"
    assert last[1:] == ["–", beyond, "–", "–", "–", beyond]


def test_a_column_without_routes_is_left_out():
    """Missed visits are not divided by route here, so they have no column."""
    columns = [column.key for column in table("booking_routes").columns]

    assert "no_show_share" not in columns
    assert columns[:2] == ["route", "n"]


def test_a_guide_form_is_said_to_matter_only_beyond_what_clinics_differ_by():
    """Six of ten are under the guarantee either way; of few clinics nothing can be told."""
    assert "inte mer än mottagningar brukar" in table("booking_routes").finding.in_("sv")
    assert table("booking_routes", "A1").finding is None


def test_only_differences_beyond_chance_are_told():
    """Where patients live and the guarantee differ; body regions are in the same proportions."""
    mix = table("booking_mix")
    verdicts = {cell_in(row[0], "sv"): cell_in(row[1], "sv") for row in mix.rows}

    beyond, within = "mer än slumpen", "kan vara slumpen"
    assert verdicts == {"Inom vårdgarantin": beyond, "Var patienten bor": beyond,
                        "Kroppsdel": within}  # fmt: skip
    assert mix.finding.in_("sv") == (
        "Vägarnas patienter skiljer sig i vårdgaranti och bostadsort, men inte mer än slumpen i "
        "kroppsdel"
    )


def test_a_difference_too_small_to_matter_is_told_as_hardly_any():
    """Of a hundred thousand 70 and 66 % live near: beyond chance, and Cramér's V is 0.04."""
    found = [_compared("guarantee", [[500, 500], [200, 800]]),
             _compared("lives_near", [[35_000, 15_000], [33_000, 17_000]])]  # fmt: skip

    assert _finding(found, [True, True]).in_("sv") == (
        "Vägarnas patienter skiljer sig i vårdgaranti, obetydligt i bostadsort"
    )
    assert (
        _finding(found[1:], [True]).in_("en").endswith("differ very little in place of residence")
    )


def _compared(attribute: str, counts: list[list[int]]) -> Compared:
    """One attribute with two values on two routes."""
    warehouse = second_warehouse()
    view = View(warehouse.units["region-17"], "month", warehouse.periods[TWELVE])
    known = next(one for one in mix_counts(warehouse, view, view.period)
                 if one.attribute == attribute)  # fmt: skip
    return Compared(replace(known, routes=known.routes[:2], values=known.values[:2],
                            matrix=np.array(counts)))  # fmt: skip


def test_the_largest_difference_has_its_size_and_its_interval():
    """One in twenty by open invitation, against six in ten: 5 % and 61 %."""
    row = next(row for row in table("booking_mix").rows if row[0].sv == "Inom vårdgarantin")
    words = row[3].in_("sv")

    assert words.startswith("Inom vårdgarantin, öppen kallelse: 5\xa0% mot 61\xa0%")
    assert row[3].amounts["own"].n == 20 * 2 * CLINICS_OF_A_FORM * MONTHS
    low, high = (row[3].amounts[end].value for end in ("low", "high"))
    assert low < 100 * (0.6066 - 0.05) < high * 100


def test_the_forms_are_compared_clinic_by_clinic():
    """Near the clinic live half of those booking directly and three in four of those guided."""
    row = next(row for row in table("booking_mix").rows if row[0].sv == "Var patienten bor")

    assert row[4].in_("sv") == "i kommunen: 75\xa0% med, 50\xa0% utan"
    body = next(row for row in table("booking_mix").rows if row[0].sv == "Kroppsdel")
    assert "inte mer än mottagningar brukar" in body[4].sv


def test_one_form_leaves_no_column_for_the_other():
    """A clinic has web booking with a guide form or without."""
    assert [column.key for column in table("booking_mix", "A1").columns][-1] == "largest"


def test_the_whole_mix_is_folded_and_adds_up():
    """Shares of a route are of all who took it."""
    mix = table("booking_mix_body_region")

    assert not mix.is_open
    for place in range(1, len(mix.columns)):
        assert sum(row[place].numerator for row in mix.rows) == mix.rows[0][place].n


def test_what_the_extract_lacks_is_said_calmly():
    """Without the guarantee there are no routes; without the mix the routes stand."""
    (note,) = blocks("region-17", TWELVE, "guarantee_share")

    assert isinstance(note, Note) and note.kind == "missing" and note.place == "who"
    assert [one.key for one in blocks("region-17", TWELVE, "booking_case_mix")] == [
        "booking_routes"
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("unit, period", [("region-17", TWELVE), ("municipality-1784", "2025-Q3"),
                                          ("B1", "2025-09")])  # fmt: skip
def test_nothing_small_passes_the_gate(unit, period, audience):
    """Whatever the unit, no number of few people is left."""
    found = blocks(unit, period, audience=audience)
    seen = disclose(found, audience, units=[second_warehouse().units[unit]]).blocks

    for amount in amounts_in(list(seen)):
        assert amount.suppressed or amount.n is None or not is_few(amount, audience)


def test_every_verdict_is_guarded():
    """A cell with figures is a sentence, so that the gate can find and hide them."""
    for row in table("booking_mix").rows:
        assert all(not any(sign.isdigit() for sign in cell.sv) for cell in row
                   if cell is not None and not isinstance(cell, Sentence))  # fmt: skip
