"""A second opinion on the readable flow: each chain walked as a person would, on the chain's twin.

Gives steps as (from, to, days); days of a step that still stands count to as_of.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tests.metrics.chain_twin import YES, Twin

Step = tuple[str, str, int]
Chain = list[tuple[str, str]]
RESULTS = ("performed", "reported", "acknowledged")


def way_of(twin: Twin, chain: Chain) -> list[Step]:
    """The steps of a chain's way through the stages, in order."""
    stages = [*_with_the_physio(twin, chain), *_with_radiology(twin, chain)]
    steps = [(step, after[0], _days(left, after[1])) for (step, _, left), after in pairwise(stages)]
    step, _, left = stages[-1]
    if step == "acknowledged":
        return steps
    end, day = _end(twin, chain, step)
    return [*steps, (step, end, _days(left, day or twin.as_of))]


def loops_of(twin: Twin, chain: Chain) -> list[Step]:
    """The last completion that came, there and back, and the last time that it was sent again."""
    asked = [r for r in twin.referrals_of(chain) if _completion(twin, r)]
    found = []
    if asked:
        first, last = _completion(twin, asked[-1])
        found.append(("received", "completion_requested", _days(_reached(twin, asked[-1]), first)))
        found.append(("completion_requested", "received", _days(first, last)))
    return found + _sent_again(twin, twin.referrals_of(chain))


def _with_the_physio(twin: Twin, chain: Chain) -> list[tuple[str, date, date]]:
    need = twin.need_of(chain)
    if need is None:
        return []
    row = twin.needs[need]
    seen = row["need_at"].date()
    sent = [twin.referrals[r]["sent_at"].date() for r in twin.referrals_of(chain)]
    doctor = row["gp_contact_at"].date() if row["gp_contact_at"] else min(sent, default=None)
    return [("need", seen, seen)] + ([("doctor", doctor, doctor)] if doctor else [])


def _with_radiology(twin: Twin, chain: Chain) -> list[tuple[str, date, date]]:
    referrals = twin.referrals_of(chain)
    if not referrals:
        return []
    way = _furthest(twin, referrals)
    first, mine = (twin.referrals[r]["sent_at"].date() for r in (referrals[0], way))
    stages = [("sent", first, mine)]
    if reached := _reached(twin, way):
        answered = _completion(twin, way)[1] if _completion(twin, way) else reached
        stages.append(("received", reached, max(reached, answered)))
    results = _results(twin, way)
    if _answer(twin, way) == "accepted":
        decided = _first(twin, way, *YES) or results["performed"]
        results = {"accepted": decided} | results
    return stages + [(step, day, day) for step, day in results.items() if day]


def _furthest(twin: Twin, referrals: list[str]) -> str:
    """Examined before accepted before any other; of equals the last."""
    return max(
        enumerate(referrals),
        key=lambda one: (
            any(_results(twin, one[1]).values()),
            _answer(twin, one[1]) == "accepted",
            one[0],
        ),
    )[1]


def _results(twin: Twin, referral: str) -> dict[str, date | None]:
    """A result without a day of its own has that of the next one."""
    acknowledged = twin.acknowledged_on(referral)
    reported = _first(twin, referral, "reported") or acknowledged
    performed = _first(twin, referral, "performed") or reported
    return dict(zip(RESULTS, (performed, reported, acknowledged), strict=True))


def _answer(twin: Twin, referral: str) -> str | None:
    if any(_results(twin, referral).values()):
        return "accepted"
    decisions = _decisions(twin, referral)
    if not decisions:
        return None
    return {"accepted_changed": "accepted", "returned_with_advice": "returned"}.get(
        decisions[-1][1], decisions[-1][1]
    )


def _decisions(twin: Twin, referral: str) -> list[tuple]:
    words = (*YES, "returned", "returned_with_advice", "rejected")
    return [event for event in twin.events_of([("referral", referral)]) if event[1] in words]


def _first(twin: Twin, referral: str, *words: str) -> date | None:
    return min((at.date() for at, status in twin.log[referral] if status in words), default=None)


def _reached(twin: Twin, referral: str) -> date | None:
    words = ("received", "under_vetting", "completion_requested", "completed_by_referrer",
             "forwarded", *YES, "returned", "returned_with_advice", "rejected", "booked",
             "performed", "reported")  # fmt: skip
    return _first(twin, referral, *words)


def _completion(twin: Twin, referral: str) -> tuple[date, date] | None:
    """When it was first asked for and last came; None where nothing came after the asking."""
    asked = _first(twin, referral, "completion_requested")
    came = max(
        (at.date() for at, s in twin.log[referral] if s == "completed_by_referrer"), default=None
    )
    return (asked, came) if asked and came and came >= asked else None


def _end(twin: Twin, chain: Chain, step: str) -> tuple[str, date | None]:
    if step in ("need", "doctor"):
        outcome, day = twin.need_end(twin.need_of(chain))
        is_end = outcome in ("declined", "not_pursued", "lost", "unknown")
        return (outcome, day) if is_end else ("open", None)
    way = _furthest(twin, twin.referrals_of(chain))
    answer, voided = _answer(twin, way), twin.voidings(way)
    if answer in ("returned", "rejected"):
        return answer, _decisions(twin, way)[-1][0].date()
    lost = twin.lost_on(way)
    if step == "sent" and lost and not (voided and voided[0].date() < lost):
        return "lost", lost
    return ("voided", voided[0].date()) if voided else ("open", None)


def _sent_again(twin: Twin, referrals: list[str]) -> list[Step]:
    for referral in reversed(referrals):
        earlier = twin.referrals[referral]["parent_referral_id"]
        if earlier in referrals[: referrals.index(referral)]:
            sent = twin.referrals[referral]["sent_at"].date()
            why, since = _why_again(twin, earlier, sent)
            return [(why, "sent", _days(since, sent))]
    return []


def _why_again(twin: Twin, earlier: str, sent: date) -> tuple[str, date]:
    answer, lost, voided = _answer(twin, earlier), twin.lost_on(earlier), twin.voidings(earlier)
    if answer in ("returned", "rejected"):
        return answer, _decisions(twin, earlier)[-1][0].date()
    if lost and lost <= sent:
        return "lost", lost
    return "voided", min([at.date() for at in voided] + [sent])


def _days(start: date, end: date) -> int:
    return max((end - start).days, 0)
