"""What has ended stays ended: a later extract changes no end that an earlier one knew."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from data_samples.synthetic.delivered import read
from tests.metrics.chain_twin import Twin
from tests.metrics.test_chain_twin import AS_OF, SAMPLE, TABLES, odd_extract
from tests.small_region import CHAIN_CLINICS, small_region, values

EARLIER = date(2025, 7, 31)
CLOCKS = {"needs": "need_at", "referrals": "sent_at", "referral_events": "event_at"}
NUMBERS = "numerator, denominator"
LATER_STEPS = ("sent_at", "received_at", "gp_contact_at")


def known_by(tables: dict[str, pl.DataFrame], day: date) -> dict[str, pl.DataFrame]:
    """The rows as sql/accepted leaves them: later rows are gone, later steps are empty."""
    made = {
        name: tables[name].filter(pl.col(clock).dt.date() <= day) for name, clock in CLOCKS.items()
    }
    is_settled = pl.max_horizontal("gp_contact_at", "received_at").dt.date() <= day
    made["needs"] = made["needs"].with_columns(
        pl.when(is_settled.fill_null(True)).then("outcome").otherwise(pl.lit("unknown")),
        *(pl.when(pl.col(step).dt.date() <= day).then(step) for step in LATER_STEPS),
    )
    return made


def twin_of(tables: dict[str, pl.DataFrame], day: date) -> Twin:
    """The twin's view on that day; the marts agree with it by `test_chain_twin`."""
    return Twin(day, *(known_by(tables, day)[name].to_dicts() for name in TABLES))


@pytest.mark.parametrize("extract", ["sample", *range(4)])
def test_an_end_that_was_known_stands(extract):
    """Every need that had ended by the earlier day ended so, and then, in the later extract too."""
    tables = read(SAMPLE) if extract == "sample" else odd_extract(extract)
    earlier, later = twin_of(tables, EARLIER), twin_of(tables, AS_OF)
    # a doctor's word that it is written gives way to the referral itself, some days later
    told = {need for need in earlier.needs if not earlier.written[need] and later.written[need]}
    # and no register can know how a need ended that was not sent until later
    told |= {need for need, row in earlier.needs.items() if row["sent_at"] is None}
    ended = {need: earlier.need_end(need) for need in earlier.needs.keys() - told}

    assert {need: later.need_end(need) for need, (how, _) in ended.items() if how != "open"} == {
        need: end for need, end in ended.items() if end[0] != "open"
    }


LATE = """
    referral_id  parent_referral_id  sent_at
    first        -                   2025-03-03
    late         first               2025-07-01   # 116 days after the first decision
    """
ANSWERS = """
    referral_id  event_at    status
    first        2025-03-07  rejected
    late         2025-07-04  accepted
    """


@pytest.mark.parametrize("metric", ["final_acceptance", "rework_share"])
def test_a_chain_that_goes_on_late_changes_no_published_month(metric):
    """Rejected in March and sent again in July: March is as it was when its 90 days had passed."""
    march = {"unit": "xray", "period": "2025-03"}
    whole = {"referrals": LATE, "referral_events": ANSWERS, "clinics": CHAIN_CLINICS}
    then = {name: text if name == "clinics" else text[: text.index("late")]
            for name, text in whole.items()}  # fmt: skip
    known = values(small_region(**then, as_of="2025-06-30"), metric, NUMBERS, **march)
    found = values(small_region(**whole), metric, NUMBERS, **march)

    assert known == found == [(0, 1)]


@pytest.mark.parametrize("extract", ["sample", *range(4)])
def test_what_was_judged_after_ninety_days_stands(extract):
    """Accepted in the end, and gone round, of every chain that is still a chain of its own."""
    tables = read(SAMPLE) if extract == "sample" else odd_extract(extract)
    earlier, later = twin_of(tables, EARLIER), twin_of(tables, AS_OF)
    chain_of = {member: chain for chain in later.chains for member in chain}
    known = {member for chain in earlier.chains for member in chain}
    same = [
        (chain, chain_of[chain[0]])
        for chain in earlier.chains
        if earlier.settled_on(chain) <= EARLIER
        # not one that something later ties to another chain: together they are one
        and known.intersection(chain_of[chain[0]]) == set(chain)
    ]

    assert same
    for then, now in same:
        assert earlier.answers(then) == later.answers(now)
        assert earlier.effort(then)[0] == later.effort(now)[0]


def test_no_chain_that_had_ended_ends_otherwise_later():
    """Every chain of the sample, and no end by the earlier day is found only later."""
    tables = read(SAMPLE)
    earlier, later = twin_of(tables, EARLIER), twin_of(tables, AS_OF)
    known = {chain[0]: earlier.chain_end(chain) for chain in earlier.chains}
    found = {chain[0]: later.chain_end(chain) for chain in later.chains}

    assert {chain: end for chain, end in known.items() if end[1]} == {
        chain: end for chain, end in found.items() if end[1] and end[1] <= EARLIER
    }
