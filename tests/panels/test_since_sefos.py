"""What SEFOS changed for senders, who they are, and what ultrasound in the house cannot tell."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Table, UnitLabel
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import found_in
from referral_flow.few import is_few
from referral_flow.panels.parts.sefos import effect_of
from referral_flow.panels.parts.ultrasound import Clinics, _finding
from tests.panels.channel_page import UNITS, chart, notes, page, table
from tests.panels.sample_transfers import transfer_warehouse


def test_fewer_are_lost_and_the_way_is_shorter_since_sefos():
    """Each sender from its own day, against the six that have it not; both with an interval."""
    found = table("since_sefos", page())
    lost, days = found.rows
    words = found.finding.in_("sv")

    assert lost[4].value < 0 and lost[4].high < 0
    assert days[4].value < -2.5 and days[4].high < 0
    assert "lägre än väntat" in words and "kortare" in words
    assert lost[1].in_("sv") == "3 avsändare tillsammans"


def test_the_change_is_the_same_on_every_page():
    """It is the region's, whoever asks."""
    changes = {table("since_sefos", page(unit)).rows[-1][4] for unit in UNITS[:4]}

    assert len(changes) == 1


def test_with_too_few_months_no_change_is_told():
    """SEFOS since June 2025 is five months: words instead of a number."""
    blocks = page(late=True)

    assert "åtta hela månader" in notes(blocks, "why")
    assert not any(isinstance(one, Table) and one.key == "since_sefos" for one in blocks)


def test_a_sender_sees_its_own_change_beside_that_of_all():
    """Two rows a measure; its own has no interval, and the page says why."""
    found = table("since_sefos", page("P2"))

    assert [row[1].in_("sv")[:10] for row in found.rows[:2]] == ["Enheten P2", "3 avsändar"]
    assert found.rows[0][5] is None
    assert "enda avsändare" in found.reading.in_("sv")


def test_senders_without_sefos_have_nothing_to_compare():
    """A clinic and a receiver have no such section; a municipality would say so."""
    for unit in ("P5", "V2", "R1"):
        assert not [one for one in page(unit) if one.place == "why"]


def test_senders_own_changes_stand_in_the_order_in_which_they_began():
    """No league table; those of other municipalities are grey."""
    points = chart("sefos_each", page("municipality-1780")).series[0].points

    assert [point.x for point in points] == ["V1", "P2", "P3", "all"]
    assert [point.role for point in points[:3]] == ["neutral", "value", "value"]


def test_a_title_of_all_senders_says_how_many_can_be_counted():
    """Others have had SEFOS too short a time; n is that of all together, since their start."""
    found = chart("sefos_each", page())
    pooled = effect_of(transfer_warehouse(), "referral_transfer_days").change

    assert found.finding.in_("sv") == "Vägen blev kortare hos alla 3 avsändare som kan räknas"
    assert found.basis.amounts["n"].value == pooled.n > 0
    assert "sedan starten, 3 avsändare" in found.basis.in_("sv")


def test_a_change_hides_with_either_of_its_sides():
    """A sender with few cases before or after shows no change."""
    change = effect_of(transfer_warehouse(), "referral_transfer_days").change_of("P2")
    before, after = change.ends
    few = replace(change, ends=(replace(before, n=9), after))

    assert not is_few(change, "working")
    assert is_few(few, "working")


def test_groups_of_senders_have_their_coverage_beside_them():
    """Sent, never arrived, days and how many arrivals are on record, in the code list's order."""
    found = table("sender_groups", page())

    assert [row[0].sv for row in found.rows] == [
        "Regionens enheter", "Privata", "Nationella taxan",
    ]  # fmt: skip
    assert [column.key for column in found.columns][-1] == "recorded"
    assert all(row[-1].value == 1 for row in found.rows)


def test_few_clinics_with_ultrasound_tell_nothing():
    """One against five: the title says that nobody can say."""
    found = chart("ultrasound", page())

    assert found.finding.in_("sv").startswith("Med 1 mottagning")
    assert "går det inte att säga" in found.finding.in_("sv")


def test_kinds_of_clinics_are_compared_by_how_clinics_differ():
    """A difference no larger than that between clinics of one kind is none."""
    metric = transfer_warehouse().metrics["referrals_per_1000_first_visits"]
    apart, alike = (
        _finding(metric, clinics(rates), clinics((0.09, 0.10, 0.11, 0.12, 0.13))).in_("sv")
        for rates in ((0.29, 0.30, 0.31, 0.32, 0.33), (0.10, 0.11, 0.12, 0.13, 0.14))
    )

    assert apart.startswith("Med ultraljud i huset skrivs")
    assert alike.startswith("Ingen skillnad")


def clinics(rates: tuple[float, ...]) -> Clinics:
    import numpy as np

    return Clinics(round(sum(rates) * 1000), 1000 * len(rates), np.array(rates))


def test_a_difference_names_both_of_its_ends():
    """So that the gate can judge it."""
    rows = table("since_sefos", page("P2")).rows
    changes = [cell for row in rows for cell in row if isinstance(cell, Amount) and cell.signed]

    assert changes and all(len(one.ends) == 2 for one in changes)


def test_a_council_sees_no_clinic_by_name():
    """Not in the senders' changes, nor anywhere else."""
    unit = transfer_warehouse().units["region-17"]
    seen = disclose(page(audience="council"), "council", units=[unit]).blocks
    labels = {one.name.sv for one in found_in(list(seen), UnitLabel)}

    assert {"Mottagning 1", "Mottagning 2", "Mottagning 3"} <= labels
    assert not any("Enheten" in one for one in labels)
