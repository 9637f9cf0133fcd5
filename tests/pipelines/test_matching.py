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


def offers(*rows: tuple[int, int, int, bool]) -> pl.DataFrame:
    """Contact, time, ring, whether the time was left over."""
    whole = ("contact_number", "slot_number", "ring_number")
    schema = dict.fromkeys(whole, pl.Int32) | {"is_spare": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_no_offers_match_nobody():
    """An extract without free times is no error."""
    none = offers()

    assert matched_numbers(none).rows() == []


def test_who_is_matched_nearer_stays_so_farther_away():
    """Contact 0 asks first and could have only 1's time, from afar: 1 has it at the own clinic."""
    found = matched_numbers(offers((0, 0, 4, False), (1, 0, 0, False)))

    assert found.rows() == [(1, reach, False) for reach in REACHES]


def test_of_the_times_left_over_each_is_enough_for_one():
    """Both could have had either time; one of the two was somebody's in the end."""
    found = matched_numbers(offers(*((who, time, 0, time == 1) for who in (0, 1)
                                     for time in (0, 1))))  # fmt: skip

    assert found.filter(reach="own_clinic").rows() == [
        (0, "own_clinic", True),
        (1, "own_clinic", False),
    ]


def test_who_is_not_matched_has_none_of_the_times_left_over_either():
    """1 can have only 9, which is left over, and 2, who gave up its own for 0, comes before it."""
    found = matched_numbers(
        offers((0, 8, 1, False), (1, 9, 1, True), (2, 8, 0, False), (2, 9, 1, True))
    )

    assert found.filter(reach="within_10_km").rows() == [
        (0, "within_10_km", False),
        (2, "within_10_km", True),
    ]


@pytest.mark.parametrize("seed", range(8))
def test_as_many_as_can_be_have_a_time_left_over_and_all_of_them_are_matched(seed):
    """As many as another's algorithm gives them to, and whoever has one has one farther away."""
    chance = random.Random(seed)
    given = [(who, time, chance.randrange(5), time % 3 == 0) for who in range(60)
             for time in chance.sample(range(45), chance.choice((0, 1, 2, 4)))]  # fmt: skip
    found = matched_numbers(offers(*given))
    kept: set[int] = set()

    for place, reach in enumerate(REACHES):
        left_over = set(found.filter(pl.col("is_matched_spare"), reach=reach)["contact_number"])
        near = [(who, time) for who, time, ring, is_spare in given if ring <= place and is_spare]
        choices = [[time for asker, time in near if asker == who] for who in range(60)]
        assert len(left_over) == most(choices) > 0
        assert kept <= left_over
        kept = left_over


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
