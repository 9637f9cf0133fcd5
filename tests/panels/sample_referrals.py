"""A fake warehouse with the referral metrics, rolled up from one list of referrals.

Two departments, a health centre and a physio clinic; eight referrals each working day for two
years. No chance is involved: what becomes of a referral follows from its number. From February 2025
referrals from other professions are sent back twice as often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

import polars as pl

from referral_flow.model import Unit
from referral_flow.text import same
from tests.fake_warehouse import AS_OF, DATA_FROM, FakeWarehouse, metric, periods, units
from tests.published_tables import SPLITS, split_value_rows

A_DAY = 8
RISE_ON = date(2025, 2, 1)
KINDS = ("region", "radiology", "care_choice", "municipality", "physio", "health_centre")
HOME = {"region_id": "region-17"}
DEPARTMENTS = (
    Unit("R1", "radiology", same("Björkens röntgen"), municipality_id="municipality-1780", **HOME),
    Unit("R2", "radiology", same("Ekens röntgen"), municipality_id="municipality-1784", **HOME),
)
LABELS = {
    "exam": ("Undersökning", "Examination", "US_SHOULDER:Ultraljud-axel:Ultrasound-shoulder "
             "MR_KNEE:Magnetkamera-knä:MRI-knee"),
    "referrer_profession": ("Remittent", "Referrer", "gp:läkare:doctor other:annan:other"),
    "reason": ("Skäl", "Reason", "missing_info:Ofullständig-information:Incomplete "
               "wrong_level:Annan-vårdnivå:Another-level no_mgmt_impact:Ändrar-inget:No-change"),
    "stage": ("Skede", "Stage", "administrative:administrativt:administrative "
              "medical:medicinskt:medical"),
    "resent_outcome": ("Utfall", "Outcome", "accepted:accepterad:accepted "
                       "returned:returnerad-igen:returned-again"),
}  # fmt: skip
WHOLE_SPLITS = ("exam", "referrer_profession", "receiving_unit")
PARTS = ("reason", "stage", "reason,stage", "reason,referrer_profession", "reason,exam",
         "reason,stage,exam", "reason,stage,referrer_profession")  # fmt: skip
DECIDED = {
    "return_or_rejection_share": pl.col("answer").is_in(["returned", "advice", "rejected"]),
    "return_share": pl.col("answer").is_in(["returned", "advice"]),
    "returned_with_advice_share": pl.col("answer") == "advice",
    "rejection_share": pl.col("answer") == "rejected",
    "accepted_changed_share": pl.col("answer") == "changed",
    "first_pass_acceptance": pl.col("answer").is_in(["accepted", "changed"]),
    "final_acceptance": pl.col("answer").is_in(["accepted", "changed", "returned"]),
    "completion_request_share": pl.col("number") % 11 == 0,
    "clinical_information_complete_share": pl.col("reason") != "missing_info",
}  # fmt: skip
SENT_BACK = {
    "resent_after_return_share": (60, pl.col("answer") == "returned"),
    "imaging_after_rejection_180_days": (180, pl.col("number") % 3 == 0),
}


def referral_metrics(missing: dict[str, tuple[str, ...]] | None = None) -> list:
    """The catalogue's rows; `missing` gives a metric the columns that it lacks."""
    lacks = missing or {}
    plain = {"splits": WHOLE_SPLITS, "good": "neither", "matures_after_days": 0,
             "counts_from": "referrals"}  # fmt: skip
    found = {key: plain | {"shape": "ratio"} for key in DECIDED}
    found["return_or_rejection_share"] |= {"numerator_splits": PARTS}
    for key, (days, _) in SENT_BACK.items():
        found[key] = plain | {"shape": "ratio", "matures_after_days": days}
    found["resent_after_return_share"] |= {"numerator_splits": ("resent_outcome",)}
    for key in (FOUND, "finding_share_accepted"):
        found[key] = plain | {"shape": "ratio", "matures_after_days": 180}
    found["referrals_received_count"] = plain | {"shape": "count"}
    found["undecided_stock"] = plain | {"shape": "stock", "splits": ()}
    found["decisions_per_working_day"] = plain | {
        "shape": "rate", "per": 1.0, "unit": "count", "decimals": 1, "splits": (),
        "unit_kinds": ("region", "radiology"),
    }  # fmt: skip
    return [
        metric(key, **({"unit_kinds": KINDS} | more), missing=lacks.get(key, ()))
        for key, more in found.items()
    ]


FOUND = "imaging_after_rejection_180_days_with_finding"


@lru_cache(maxsize=4)
def referral_warehouse(*lacking: str) -> FakeWarehouse:
    """The region, the same for all tests; `lacking` are metrics without their column."""
    missing = dict.fromkeys(lacking, ("referral_events.has_finding",))
    return FakeWarehouse(
        referral_metrics(missing), units=(*units(), *DEPARTMENTS), **referral_rows()
    )


@lru_cache(maxsize=1)
def referral_rows() -> dict:
    """Everything that the metrics say of each unit and period, and the words of the splits."""
    cells = [(unit.unit_id, period, rows)
             for unit in (*units(), *DEPARTMENTS)
             for mine in [_of(unit)] if not mine.is_empty()
             for period in periods()
             for rows in [mine.filter(pl.col("day").is_between(period.starts_on, period.ends_on))]
             if not rows.is_empty()]  # fmt: skip
    return {
        "ratios": [row for cell in cells for row in _ratios(*cell)],
        "counts": [row for cell in cells for row in _counts(*cell)],
        "others": {
            "reference.splits": _split_names(),
            "reference.split_values": _split_words(),
            "profiles.coverage": _lost_bookings(),
        },
    }


def _of(unit: Unit) -> pl.DataFrame:
    columns = {"radiology": "receiving_unit", "health_centre": "referrer", "physio": "origin"}
    if unit.kind in columns:
        return referrals().filter(pl.col(columns[unit.kind]) == unit.unit_id)
    if unit.unit_id == "municipality-1784":
        return referrals().clear()
    return referrals()


@lru_cache(maxsize=1)
def referrals() -> pl.DataFrame:
    """One row per referral decided."""
    days = [DATA_FROM + timedelta(n) for n in range((AS_OF - DATA_FROM).days + 1)]
    working = [day for day in days if day.isoweekday() <= 5]
    rows = [_referral(day, place * A_DAY + one) for place, day in enumerate(working)
            for one in range(A_DAY)]  # fmt: skip
    return pl.DataFrame(rows)


def _referral(day: date, number: int) -> dict:
    profession = "other" if number % 4 == 1 else "gp"
    often = 4 if profession == "other" and day >= RISE_ON else 8
    is_sent_back = number * 7 % 31 % often == 0
    answer = (
        ("returned", "advice", "rejected", "returned")[number % 13 % 4]
        if is_sent_back
        else ("changed" if number % 17 == 0 else "accepted")
    )
    return {
        "day": day,
        "number": number,
        "answer": answer,
        "exam": ("US_SHOULDER", "MR_KNEE")[number % 3 == 0],
        "referrer_profession": profession,
        "receiving_unit": ("R1", "R2")[number % 5 == 0],
        "referrer": "V1" if number % 2 else "V2",
        "origin": "K1" if number % 7 == 0 else None,
        "reason": ("missing_info", "wrong_level", "no_mgmt_impact")[number % 3]
        if is_sent_back
        else "none",
        "stage": ("medical", "administrative")[number % 6 == 0],
        "resent_outcome": ("accepted", "returned")[number % 5 == 0],
    }


def _ratios(unit: str, period, rows: pl.DataFrame) -> Iterator[tuple]:
    for key, is_counted in DECIDED.items():
        counted = rows.with_columns(counted=is_counted)
        yield from _divided(key, unit, period, counted, WHOLE_SPLITS)
        if key == "return_or_rejection_share":
            yield from _parts(key, unit, period, counted, PARTS)
    sent_back = rows.filter(DECIDED["return_or_rejection_share"])
    for key, (days, is_counted) in SENT_BACK.items():
        known = sent_back.filter(pl.col("day") <= AS_OF - timedelta(days))
        yield from _divided(key, unit, period, known.with_columns(counted=is_counted), WHOLE_SPLITS)
    again = sent_back.filter(pl.col("day") <= AS_OF - timedelta(60))
    yield from _parts("resent_after_return_share", unit, period,
                      again.with_columns(counted=pl.col("answer") == "returned"),
                      ("resent_outcome",))  # fmt: skip
    yield from _findings(unit, period, rows)
    if unit[0] == "R" or unit == "region-17":
        working = rows["day"].n_unique()
        yield ("decisions_per_working_day", unit, period.period_id, None, None, rows.height,
               working)  # fmt: skip


def _findings(unit: str, period, rows: pl.DataFrame) -> Iterator[tuple]:
    followed = rows.filter(pl.col("day") <= AS_OF - timedelta(180))
    back = followed.filter(DECIDED["return_or_rejection_share"] & (pl.col("number") % 3 == 0))
    has_finding = pl.col("number") % 4 < 2
    if back.height:
        found = back.filter(has_finding).height
        yield FOUND, unit, period.period_id, None, None, found, back.height, back.height * 0.5
    accepted = followed.filter(DECIDED["first_pass_acceptance"])
    yield from _divided("finding_share_accepted", unit, period,
                        accepted.with_columns(counted=has_finding), WHOLE_SPLITS)  # fmt: skip


def _divided(key: str, unit: str, period, rows: pl.DataFrame, splits: Iterable[str]):
    """The whole, and each value of each split with its own denominator."""
    if rows.is_empty():
        return
    yield key, unit, period.period_id, None, None, int(rows["counted"].sum()), rows.height
    for split in splits if _is_divided(unit, period) else ():
        for (value,), part in sorted(rows.partition_by(split, as_dict=True).items()):
            yield (key, unit, period.period_id, split, value, int(part["counted"].sum()),
                   part.height)  # fmt: skip


def _is_divided(unit: str, period) -> bool:
    """Splits are published by the quarter, and by the month for those who answer and for all."""
    by_month = unit.startswith(("region", "care_choice", "R"))
    return period.grain in ("quarter", "year", "12m", "all", *(["month"] if by_month else []))


def _parts(key: str, unit: str, period, rows: pl.DataFrame, splits: Iterable[str]):
    """Each value of the numerator's splits, with the denominator of the whole."""
    counted = rows.filter(pl.col("counted"))
    for split in splits if period.grain in ("quarter", "year", "12m", "all") else ():
        names = split.split(",")
        for values, part in sorted(counted.partition_by(names, as_dict=True).items()):
            yield (key, unit, period.period_id, split, ",".join(values), part.height,
                   rows.height)  # fmt: skip


def _counts(unit: str, period, rows: pl.DataFrame) -> Iterator[tuple]:
    key = "referrals_received_count"
    yield key, unit, period.period_id, None, None, rows.height
    for split in WHOLE_SPLITS if _is_divided(unit, period) else ():
        for (value,), part in sorted(rows.partition_by(split, as_dict=True).items()):
            yield key, unit, period.period_id, split, value, part.height
    yield "undecided_stock", unit, period.period_id, None, None, 20 + period.starts_on.month


def _lost_bookings() -> list[tuple]:
    """Every week of K1's bookings in 2025."""
    weeks = [one for one in periods() if one.grain == "week" and one.starts_on.year == 2025]
    return [("K1", week.period_id, week.starts_on, 0, 35.0, True) for week in weeks]


def _split_names() -> list[tuple]:
    own = {split: (sv, en) for split, (sv, en, _) in (SPLITS | LABELS).items()}
    receiver = ("receiving_unit", "Mottagande enhet", "Receiving department")
    return [receiver, *((split, *words) for split, words in own.items())]


def _split_words() -> list[tuple]:
    own = [(split, value, *(word.replace("-", " ") for word in words), place)
           for split, (_, _, values) in LABELS.items()
           for place, one in enumerate(values.split())
           for value, *words in [one.split(":")]]  # fmt: skip
    return [row for row in split_value_rows() if row[0] not in LABELS] + own
