"""Each free time is given to one contact at most, and to as many contacts as can be."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from pipelines.matching import REACHES, Matching, matched_numbers
from tests.small_region import small_region

CLINICS = """
    clinic_id  kind    municipality_code  region_code  owner   contract     name    latitude  longitude
    north      physio  1780               17           region  care_choice  Norra   59.40     13.50
    south      physio  1780               17           region  care_choice  Södra   59.45     13.50
    """  # noqa: E501
THREE_WHO_WAITED = """
    contact_id  clinic_id  contact_at        booked_at         starts_at
    first       north      2025-10-01T10:00  2025-10-01T10:00  2025-10-10
    second      north      2025-10-01T11:00  2025-10-01T11:00  2025-10-10
    third       south      2025-10-01T09:00  2025-10-01T09:00  2025-10-10
    """


def matched(choices: list[list[int]]) -> list[bool]:
    """Who is matched when each contact in turn could have these times."""
    begins = [sum(map(len, choices[:place])) for place in range(len(choices))]
    ends = [begin + len(own) for begin, own in zip(begins, choices, strict=True)]
    matching = Matching([time for own in choices for time in own], begins, 50)
    matching.extend(ends)
    return matching.is_matched


def most(choices: list[list[int]]) -> int:
    """How many can be matched at all, by another's algorithm."""
    could = np.zeros((max(len(choices), 1), 50), dtype=bool)
    for contact, own in enumerate(choices):
        could[contact, own] = True
    return int((maximum_bipartite_matching(csr_matrix(could), perm_type="column") >= 0).sum())


def test_one_time_excuses_one_contact():
    """Two could have had the same and only time: the earlier asker is matched."""
    assert matched([[0], [0]]) == [True, False]


def test_who_has_a_time_gives_it_up_for_another():
    """The first could have either time, the second only the one that the first holds."""
    assert matched([[0, 1], [0]]) == [True, True]


def test_a_chain_of_exchanges_is_found():
    """Each moves on to its next time, so that the last finds one."""
    assert matched([[0, 1], [1, 2], [2, 3], [0]]) == [True] * 4


def test_who_could_have_none_is_not_matched():
    """And stands in nobody's way."""
    assert matched([[], [0]]) == [False, True]


@pytest.mark.parametrize("seed", range(20))
def test_a_contact_is_matched_when_one_more_can_be(seed):
    """The definition of the greedy basis, by another's matching of all who came so far."""
    chance = random.Random(seed)
    choices = [chance.sample(range(50), chance.choice((0, 1, 1, 2, 5))) for _ in range(70)]
    if seed % 2:
        choices = [[time % 17 for time in own] for own in choices]  # times that many want

    counts = [most(choices[:place]) for place in range(len(choices) + 1)]

    assert matched(choices) == [after > before for before, after in pairwise(counts)]


def test_no_offers_match_nobody():
    """An extract without free times is no error."""
    none = pl.DataFrame(schema=dict.fromkeys(
        ("contact_number", "slot_number", "ring_number"), pl.Int32))  # fmt: skip

    assert matched_numbers(none).rows() == []


def test_who_is_matched_nearer_stays_so_farther_away():
    """Contact 0 asks first and could have only 1's time, from afar: 1 has it at the own clinic."""
    offers = pl.DataFrame({"contact_number": [0, 1], "slot_number": [0, 0], "ring_number": [4, 0]})

    assert matched_numbers(offers).rows() == [(1, reach) for reach in REACHES]


def late_contacts(slots: str, reach: str) -> list[tuple]:
    """Contact, whether a time was free for it, whether it is matched."""
    connection = small_region(THREE_WHO_WAITED, slots=slots, clinics=CLINICS)
    return connection.execute(
        "select contact_id, has_free_slot, is_matched from marts.late_contacts "
        "where reach = $1 order by contact_id",
        [reach],
    ).fetchall()


ONE_TIME_EACH_WAY = """
    slot_id  clinic_id  starts_at         released_at
    early    north      2025-10-02T10:00  2025-09-01
    later    north      2025-10-20T10:00  2025-09-01
    away     south      2025-10-20T10:00  2025-09-01
    """


def test_a_free_time_was_there_for_both_and_enough_for_one():
    """At the own clinic two of three saw the same time; the one who asked first is matched."""
    assert late_contacts(ONE_TIME_EACH_WAY, "own_clinic") == [
        ("first", True, True),
        ("second", True, False),
        ("third", False, False),
    ]


def test_from_afar_nobody_takes_the_time_of_one_who_has_it_nearer():
    """The third asked before them both, at the clinic six kilometres away."""
    assert late_contacts(ONE_TIME_EACH_WAY, "within_10_km") == [
        ("first", True, True),
        ("second", True, False),
        ("third", True, False),
    ]
