"""The readable flow against its twin, on the committed sample and on random odd extracts."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.metrics.flow_twin import loops_of, way_of
from tests.metrics.test_chain_twin import both  # noqa: F401 - a fixture, made once per extract


def test_every_chain_goes_the_way_of_its_twin(both):  # noqa: F811
    """Each step, where it led and how many days it took, of every chain."""
    marts, twin = both
    rows = marts.execute(
        "select chain_id, from_step, to_step, days from marts.flow_steps "
        "where not is_loop order by chain_id, place"
    ).fetchall()
    found = defaultdict(list)
    for chain, *step in rows:
        found[chain].append(tuple(step))

    assert found == {" ".join(min(chain)): way_of(twin, chain) for chain in _told(twin)}


def test_every_loop_is_the_twins(both):  # noqa: F811
    """Completions that came, and sendings again: once per chain and kind."""
    marts, twin = both
    rows = marts.execute(
        "select chain_id, from_step, to_step, days from marts.flow_steps where is_loop"
    ).fetchall()
    expected = [(" ".join(min(chain)), *step) for chain in _told(twin)
                for step in loops_of(twin, chain)]  # fmt: skip

    assert Counter(rows) == Counter(expected)


def test_what_comes_into_a_stage_goes_out_of_it(both):  # noqa: F811
    """Every chain begins somewhere, and where it does not end it goes on."""
    marts, _ = both
    unbalanced = marts.execute(
        """
        with ways as (
            select from_step as step, 1 as change from marts.flow_steps where not is_loop
            union all
            select to_step, -1 from marts.flow_steps where not is_loop
            union all
            select from_step, -1 from marts.flow_steps where place = 1
        )
        select step, sum(change) from ways
        where step in ('need', 'doctor', 'sent', 'received', 'accepted', 'performed', 'reported')
        group by step having sum(change) <> 0
        """
    ).fetchall()

    assert unbalanced == []


def test_a_chain_is_at_each_stage_once(both):  # noqa: F811
    """So the flow counts chains, never passages; loops too."""
    marts, _ = both

    assert not marts.execute(
        "select chain_id from marts.flow_steps group by chain_id, from_step, to_step, is_loop "
        "having count(*) > 1"
    ).fetchall()
    assert not marts.execute(
        "select chain_id from marts.flow_steps where not is_loop group by chain_id, from_step "
        "having count(*) > 1"
    ).fetchall()


def _told(twin) -> list:
    """Chains that hold anything on record."""
    return [one for one in twin.chains if twin.need_of(one) or twin.referrals_of(one)]
