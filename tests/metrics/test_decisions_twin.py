"""A second opinion on radiology's answers: plain Python over the extract's rows, by month.

The twin knows nothing of SQL, marts or the kernel; what it says is held against the published
values, on the committed sample and on random odd extracts.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import pytest

from data_samples.synthetic.delivered import read
from tests.metrics.chain_twin import NO, YES, Twin
from tests.metrics.test_chain_twin import AS_OF, SAMPLE, TABLES, _as_text, marts_of, odd_extract
from tests.small_region import CHAIN_CLINICS, roll_up_metrics

FROM = date(2025, 1, 1)
METRICS = (
    "return_share", "returned_with_advice_share", "rejection_share", "return_or_rejection_share",
    "accepted_changed_share", "returned_for_missing_info_share", "completion_request_share",
    "clinical_information_complete_share", "resent_after_return_share",
    "imaging_after_rejection_180_days",
)  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """What the twin makes of one referral that was answered."""

    referral: str
    decided_on: date | None
    decision: str | None
    reason: str | None
    asked_on: date | None  # for a completion, before any decision

    @property
    def is_sent_back(self) -> bool:
        return self.decision in NO

    @property
    def lacks_facts(self) -> bool:
        return self.is_sent_back and self.reason == "missing_info"


def answers_in(twin: Twin, chain, reasons: dict[tuple, str | None]) -> list[Answered]:
    """The answers to a chain's referrals, in the order in which they were sent."""
    found = []
    events = twin.events_of(chain)
    for referral in twin.referrals_of(chain):
        mine = [(at, step) for at, step, name in events if name == referral]
        decisions = [event for event in mine if event[1] in (*YES, *NO)]
        before = mine[: mine.index(decisions[0])] if decisions else mine
        asked = [at.date() for at, step in before if step == "completion_requested"]
        at, decision = decisions[0] if decisions else (None, None)
        found.append(
            Answered(referral, at.date() if at else None, decision,
                     reasons.get((referral, at, decision)), asked[0] if asked else None)
        )  # fmt: skip
    return [one for one in found if one.decision or one.asked_on]


def twin_values(twin: Twin, reasons: dict[tuple, str | None]) -> dict[str, dict[str, tuple]]:
    """Metric → month → numerator and denominator."""
    sums = {metric: defaultdict(lambda: [0, 0]) for metric in METRICS}

    def count(metric: str, day: date, is_counted: bool) -> None:
        if day >= FROM:
            sums[metric][f"{day:%Y-%m}"][0] += is_counted
            sums[metric][f"{day:%Y-%m}"][1] += 1

    sent_again, imaged = _sent_again(twin), _imaged(twin)
    for chain in twin.chains:
        answers = answers_in(twin, chain, reasons)
        for one in answers:
            _count_answer(count, one)
            if one.is_sent_back and one.decided_on + timedelta(days=90) <= AS_OF:
                again = sent_again.get(one.referral, date.max)
                is_in_time = again <= one.decided_on + timedelta(days=60)
                count("resent_after_return_share", one.decided_on, is_in_time)
        first = _first_sent_back(twin, answers)
        if first and first.decided_on + timedelta(days=180) <= AS_OF:
            row = twin.referrals[first.referral]
            later = [
                day - first.decided_on for day in imaged[row["patient_id"], row["body_region"]]
            ]
            is_imaged = any(0 < wait.days <= 180 for wait in later)
            count("imaging_after_rejection_180_days", first.decided_on, is_imaged)
    return {metric: {month: tuple(pair) for month, pair in found.items()}
            for metric, found in sums.items()}  # fmt: skip


def _count_answer(count, one: Answered) -> None:
    if one.decision:
        returned = one.decision in ("returned", "returned_with_advice")
        for metric, is_counted in (
            ("return_share", returned),
            ("returned_with_advice_share", one.decision == "returned_with_advice"),
            ("rejection_share", one.decision == "rejected"),
            ("return_or_rejection_share", one.is_sent_back),
            ("accepted_changed_share", one.decision == "accepted_changed"),
            ("returned_for_missing_info_share", one.lacks_facts),
        ):
            count(metric, one.decided_on, is_counted)
    answered_on = min(day for day in (one.decided_on, one.asked_on) if day)
    count("completion_request_share", answered_on, bool(one.asked_on))
    is_complete = not one.asked_on and not one.lacks_facts
    count("clinical_information_complete_share", answered_on, is_complete)


def _sent_again(twin: Twin) -> dict[str, date]:
    """Referral → when it was first sent again; what was sent before it re-sends nothing."""
    found = defaultdict(list)
    for name, row in twin.referrals.items():
        parent = twin.referrals.get(row["parent_referral_id"])
        if parent and row["parent_referral_id"] != name and row["sent_at"] >= parent["sent_at"]:
            found[row["parent_referral_id"]].append(row["sent_at"].date())
    return {name: min(days) for name, days in found.items()}


def _first_sent_back(twin: Twin, answers: list[Answered]) -> Answered | None:
    """The chain's first return or rejection, of a patient and body region that are known."""
    known = [
        one
        for one in answers
        if one.is_sent_back
        and one.reason != "duplicate"
        and all(twin.referrals[one.referral][column] for column in ("patient_id", "body_region"))
    ]
    return min(known, key=lambda one: one.decided_on, default=None)


def _imaged(twin: Twin) -> dict[tuple, list[date]]:
    """Patient and body region → the days of their examinations."""
    found = defaultdict(list)
    for name, row in twin.referrals.items():
        days = [at.date() for at, step in twin.log[name] if step == "performed"]
        found[row["patient_id"], row["body_region"]] += [min(days)] if days else []
    return found


@pytest.fixture(scope="module", params=["sample", *range(4)])
def both(request) -> tuple[dict, dict]:
    """The published values of one extract by metric and month, and the twin's."""
    tables = read(SAMPLE) if request.param == "sample" else with_reasons(request.param)
    clinics = CHAIN_CLINICS if request.param != "sample" else _as_text(tables["clinics"])
    rows = {name: tables[name].to_dicts() for name in TABLES}
    reasons = {(row["referral_id"], row["event_at"], row["status"]): row.get("reason_code")
               for row in rows["referral_events"]}  # fmt: skip
    return published(marts_of(tables, clinics)), twin_values(Twin(AS_OF, *rows.values()), reasons)


def with_reasons(seed: int) -> dict[str, pl.DataFrame]:
    """An odd extract in which anything may have a reason."""
    tables, chance = odd_extract(seed), random.Random(seed)
    codes = ("missing_info", "duplicate", "wrong_level", "unheard_of", None)
    reasons = [chance.choice(codes) for _ in range(tables["referral_events"].height)]
    events = tables["referral_events"].with_columns(reason_code=pl.Series(reasons))
    return tables | {"referral_events": events}


def published(connection) -> dict[str, dict[str, tuple]]:
    """Metric → month → numerator and denominator of the region, through the real kernel."""
    roll_up_metrics(connection, *METRICS)
    found = {metric: {} for metric in METRICS}
    for metric, month, *pair in connection.execute(
        "select metric, period_id, numerator, denominator from metrics.ratios "
        "join marts.periods using (period_id) "
        "where unit_id = 'region-17' and grain = 'month' and split is null"
    ).fetchall():
        found[metric][month] = tuple(pair)
    return found


@pytest.mark.parametrize("metric", METRICS)
def test_every_month_is_the_twins(both, metric):
    """Numerators and denominators, to the last referral."""
    ours, twins = both

    assert ours[metric] == twins[metric]
    assert ours[metric]
