"""What radiology does with a referral, and what follows: one row per event.

First decisions hold two of the planted truths: one group of referrers whose returns double in a
known month, and a referral template after which missing information halves at eight health centres.
"""

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from .calendar import Calendar
from .clinics import REFERRAL_TEMPLATE
from .settings import MINUTES_A_DAY as DAY
from .settings import Settings, day_number
from .transfer import Units, arrival, office_hours

STEP_AT, TEMPLATE_AT = 0.64, 0.58
COMPLETION_SHARE, VOIDED_SHARE, FORWARDED_SHARE, CHANGED_SHARE = 0.09, 0.012, 0.02, 0.07
OTHER_REASONS_SHARE = 0.084
MISSING_SHARE, MISSING_SHARE_TEMPLATE, MISSING_SHARE_AFTER = 0.028, 0.064, 0.030
GROUP_BEFORE, GROUP_AFTER = 0.12, 0.24
REASONS = (
    "missing_info", "no_prior_treatment", "no_mgmt_impact", "wrong_level", "wrong_modality",
    "recent_exam", "duplicate", "not_indicated", "referrer_not_authorised", "admin_other",
)  # fmt: skip
REASON_SHARES = np.array([0.30, 0.12, 0.14, 0.14, 0.10, 0.07, 0.05, 0.05, 0.01, 0.02])
MEDICAL_SHARE = np.array([0.65, 1, 1, 1, 1, 1, 0.2, 1, 0.1, 0.0])
# returned, returned with advice, rejected
ANSWER_SHARES = np.array([
    [0.80, 0.15, 0.05], [0.20, 0.50, 0.30], [0.05, 0.20, 0.75], [0.10, 0.15, 0.75],
    [0.20, 0.60, 0.20], [0.20, 0.10, 0.70], [0.20, 0.05, 0.75], [0.00, 0.15, 0.85],
    [0.90, 0.05, 0.05], [0.90, 0.05, 0.05],
])  # fmt: skip
ANSWERS = ("returned", "returned_with_advice", "rejected")
WAIT_DAYS = {"US": 24, "MR": 38, "XR": 6}
FINDING_SHARE = {"US": 0.75, "MR": 0.62, "XR": 0.45}
STRUCTURED_SHARE = 0.12
ACCEPTED, SENT_BACK = "accepted", "sent_back"


@dataclass
class Batch:
    """Referrals of one round; units are positions in `Units`, `key` numbers the whole region."""

    key: np.ndarray
    sent_at: np.ndarray
    referrer: np.ndarray
    receiver: np.ndarray
    profession: np.ndarray
    channel: np.ndarray
    exam: np.ndarray
    priority: np.ndarray
    is_resent: np.ndarray


@dataclass
class Log:
    """Events gathered column by column."""

    random: np.random.Generator
    calendar: Calendar
    parts: list = field(default_factory=list)

    def add(self, key, at, status, unit, stage=None, reason=None, has_finding=None) -> None:
        n = len(key)
        columns = {"key": key, "at": at, "status": status, "unit": unit, "stage": stage,
                   "reason": reason, "has_finding": has_finding}  # fmt: skip
        kinds = {"key": pl.Int64, "at": pl.Int64, "status": pl.String, "unit": pl.Int64,
                 "stage": pl.String, "reason": pl.String, "has_finding": pl.Boolean}  # fmt: skip
        self.parts.append(pl.DataFrame([
            pl.Series(name, values, kinds[name]) if isinstance(values, np.ndarray | pl.Series)
            else pl.repeat(values, n, dtype=kinds[name], eager=True).alias(name)
            for name, values in columns.items()
        ]))  # fmt: skip

    def after(self, at, shortest, longest):
        """Some days later, in office hours."""
        days = shortest + (longest - shortest) * self.random.random(len(at))
        later = np.asarray(at) + 3 + (days * DAY).astype(np.int64)
        return office_hours(self.random, self.calendar, later)


def vetted(settings: Settings, all_units: Units, log: Log, batch: Batch) -> pl.DataFrame:
    """Logs every event of the batch. Gives key, ended (accepted, sent_back, lost, voided), at,
    status, reason and performed_at (−1 when not performed)."""
    random = log.random
    log.add(batch.key, batch.sent_at, "sent", batch.referrer)
    received = arrival(random, log.calendar, batch.channel, batch.sent_at)
    here = np.flatnonzero(received >= 0)
    log.add(batch.key[here], received[here], "received", batch.receiver[here])
    here, at, receiver = _forwarded(log, all_units, batch, here, received[here])
    looked = log.after(at, 0.05, 2.0)
    log.add(batch.key[here], looked, "under_vetting", receiver)
    decided = log.after(looked, 0.1, 3.0)
    decision = _first_decision(settings, random, all_units, batch, here, decided)
    ends = _decide(log, batch, here, receiver, decided, decision)
    return _with_performed(log, batch, receiver, here, ends)


def _forwarded(log: Log, all_units: Units, batch: Batch, here, at):
    """Some referrals move on to another radiology department, which receives them anew."""
    receiver = batch.receiver[here]
    moved = log.random.random(len(here)) < FORWARDED_SHARE
    departments = all_units.of_kind("radiology")
    place = np.searchsorted(departments, receiver)
    target = departments[(place + 1) % len(departments)]
    sent_on = log.after(at, 0.1, 1.5)
    arrived = sent_on + 12
    log.add(batch.key[here][moved], sent_on[moved], "forwarded", receiver[moved], "administrative")
    log.add(batch.key[here][moved], arrived[moved], "received", target[moved])
    return here, np.where(moved, arrived, at), np.where(moved, target, receiver)


def _first_decision(settings: Settings, random, all_units: Units, batch: Batch, here, decided):
    """−2 voided, −1 completion requested, 0–9 sent back for that reason, 10 accepted."""
    missing, other = _sent_back_shares(settings, all_units, batch, here)
    is_orthopaedist = batch.profession[here] == "orthopaedist"
    completion = np.where(is_orthopaedist, 0.02, COMPLETION_SHARE)
    less = np.where(batch.is_resent[here], 0.8, 1.0)
    missing, other, completion = missing * less, other * less, completion * less
    luck = random.random(len(here))
    reason = 1 + random.choice(9, len(here), p=REASON_SHARES[1:] / REASON_SHARES[1:].sum())
    edges = np.cumsum([missing, other, completion, np.full(len(here), VOIDED_SHARE)], axis=0)
    return np.select([luck < edge for edge in edges], [0, reason, -1, -2], 10)


def _sent_back_shares(settings: Settings, all_units: Units, batch: Batch, here):
    """Chances of going back for missing information and for other reasons."""
    sent_day = batch.sent_at[here] // DAY
    template = np.isin(all_units.ids[batch.referrer[here]], REFERRAL_TEMPLATE)
    after = settings.planted & (sent_day >= day_number(settings.month(TEMPLATE_AT)))
    gp = np.where(
        template, np.where(after, MISSING_SHARE_AFTER, MISSING_SHARE_TEMPLATE), MISSING_SHARE
    )
    stepped = settings.planted & (sent_day >= day_number(settings.month(STEP_AT)))
    group = np.where(stepped, GROUP_AFTER, GROUP_BEFORE)
    profession = batch.profession[here]
    is_other, is_orthopaedist = profession == "other", profession == "orthopaedist"
    missing = np.select([is_other, is_orthopaedist], [0.3 * group, 0.01], gp)
    other = np.select([is_other, is_orthopaedist], [0.7 * group, 0.02], OTHER_REASONS_SHARE)
    return missing, other


def _decide(log: Log, batch: Batch, here, unit, at, decision) -> pl.DataFrame:
    key, referrer = batch.key[here], batch.referrer[here]
    voided, asked = decision == -2, decision == -1
    log.add(key[voided], at[voided], "voided", referrer[voided])
    back = (decision >= 0) & (decision < 10)
    ends = [
        _send_back(log, key[back], unit[back], at[back], decision[back]),
        _accept(log, key[decision == 10], unit[decision == 10], at[decision == 10]),
        _complete(log, key[asked], referrer[asked], unit[asked], at[asked]),
    ]
    return pl.concat(ends)


def _send_back(log: Log, key, unit, at, reason) -> pl.DataFrame:
    random = log.random
    answer = (random.random(len(key))[:, None] > np.cumsum(ANSWER_SHARES[reason], axis=1)).sum(
        axis=1
    )
    status = np.array(ANSWERS)[np.minimum(answer, 2)]
    medical = random.random(len(key)) < MEDICAL_SHARE[reason]
    why = np.array(REASONS)[reason]
    log.add(key, at, status, unit, np.where(medical, "medical", "administrative"), why)
    return _end(key, at, SENT_BACK, status, why)


def _accept(log: Log, key, unit, at) -> pl.DataFrame:
    changed = log.random.random(len(key)) < CHANGED_SHARE
    status = np.where(changed, "accepted_changed", "accepted")
    log.add(key, at, status, unit, "medical")
    return _end(key, at, ACCEPTED, status, None)


def _complete(log: Log, key, referrer, unit, at) -> pl.DataFrame:
    """Radiology asks; most referrers answer; most answers suffice."""
    random, n = log.random, len(key)
    why = np.where(random.random(n) < 0.85, "missing_info", "no_prior_treatment")
    stage = np.where(random.random(n) < 0.25, "administrative", "medical")
    log.add(key, at, "completion_requested", unit, stage, why)
    answered = random.random(n) < 0.88
    silent = log.after(at[~answered], 28, 45)
    log.add(key[~answered], silent, "voided", unit[~answered], "administrative")
    key, unit, referrer = key[answered], unit[answered], referrer[answered]
    done = log.after(at[answered], 1.5, 13)
    log.add(key, done, "completed_by_referrer", referrer)
    looked = log.after(done, 0.05, 1.5)
    log.add(key, looked, "under_vetting", unit)
    decided = log.after(looked, 0.1, 2.0)
    enough = random.random(len(key)) < 0.88
    reason = random.choice(10, (~enough).sum(), p=REASON_SHARES)
    return pl.concat([
        _accept(log, key[enough], unit[enough], decided[enough]),
        _send_back(log, key[~enough], unit[~enough], decided[~enough], reason),
    ])  # fmt: skip


def _end(key, at, ended, status, reason) -> pl.DataFrame:
    table = pl.DataFrame({"key": key, "at": at, "status": status}).with_columns(
        ended=pl.lit(ended), reason=pl.lit(None, pl.String) if reason is None else pl.Series(reason)
    )
    return table.select("key", "at", "ended", "status", "reason")


def _with_performed(log: Log, batch: Batch, receiver, here, ends: pl.DataFrame) -> pl.DataFrame:
    unit_of = pl.DataFrame({"key": batch.key[here], "row": here, "unit": receiver})
    ends = ends.join(unit_of, on="key", how="left", maintain_order="left")
    accepted = ends.filter(pl.col("ended") == ACCEPTED)
    performed = _examine(log, batch, accepted)
    return ends.join(performed, on="key", how="left", maintain_order="left").with_columns(
        pl.col("performed_at").fill_null(-1)
    )


def _examine(log: Log, batch: Batch, accepted: pl.DataFrame) -> pl.DataFrame:
    random, n = log.random, accepted.height
    key, unit, at, row = (accepted[name].to_numpy() for name in ("key", "unit", "at", "row"))
    kind = batch.exam[row].astype("U2")
    booked = log.after(at, 0.05, 5)
    log.add(key, booked, "booked", unit)
    wait = np.select([kind == k for k in WAIT_DAYS], list(WAIT_DAYS.values()), 20.0)
    wait = wait * np.where(batch.priority[row] == "1", 0.35, 1.0) * random.gamma(4, 0.25, n)
    performed = office_hours(random, log.calendar, booked + 30 + (wait * DAY).astype(np.int64))
    came = random.random(n) < 0.965
    lost = log.after(performed[~came], 0.1, 6)
    log.add(key[~came], lost, "voided", unit[~came])
    key, unit, row, kind, performed = (a[came] for a in (key, unit, row, kind, performed))
    log.add(key, performed, "performed", unit)
    _report(log, key, unit, batch.referrer[row], kind, performed)
    return pl.DataFrame({"key": key, "performed_at": performed})


def _report(log: Log, key, unit, referrer, kind, performed) -> None:
    random, n = log.random, len(key)
    chance = np.select([kind == k for k in FINDING_SHARE], list(FINDING_SHARE.values()), 0.5)
    finding = pl.Series(random.random(n) < chance)
    told = pl.Series(random.random(n) < STRUCTURED_SHARE)
    reported = log.after(performed, 0.1, 5)
    both = pl.select(pl.when(told).then(finding).otherwise(None)).to_series()
    log.add(key, reported, "reported", unit, has_finding=both)
    seen = random.random(n) < 0.93
    log.add(key[seen], log.after(reported[seen], 0.1, 9), "acknowledged", referrer[seen])
