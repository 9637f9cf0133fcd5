"""The chain as the tables `referrals` and `referral_events`, cut to what began in the period."""

import numpy as np
import polars as pl

from .demand import BODY_REGIONS
from .geography import CODES
from .patients import AGE_BANDS, Patients
from .referrals import Chain
from .settings import Settings
from .transfer import CHANNELS, Units

ICD10 = (
    ("M75.1", "M75.4", "M75.5", "M25.5"), ("M54.5", "M54.4"), ("M54.2", "M50.1"),
    ("M23.2", "M17.1", "M25.5"), ("M16.1", "M70.6"), ("M76.6", "M72.2"), ("M77.1", "M25.5"),
    ("M19.0", "R22.3"),
)  # fmt: skip


def referral_tables(
    settings: Settings, made: Chain, all_units: Units, people: Patients, need_ids: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`referrals` and `referral_events` of chains that began in the period, known by its end."""
    last = settings.last_minute
    kept = made.referrals.filter(
        pl.col("root_at") >= settings.first_minute, pl.col("sent_at") <= last
    ).sort("sent_at", "key")
    kept = kept.with_columns(referral_id=_numbered("r"))
    names = kept.select("key", "referral_id")
    return _referrals(settings, kept, names, all_units, people, need_ids), _events(
        made, names, all_units, last
    )


def _numbered(letter: str) -> pl.Expr:
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(6)
    return pl.concat_str(pl.lit(letter), number)


def _referrals(settings, kept, names, all_units: Units, people: Patients, need_ids) -> pl.DataFrame:
    random = settings.stream("referral tables")
    patient, body = kept["patient"].to_numpy(), kept["body"].to_numpy()
    icd = np.array([random.choice(ICD10[b]) for b in body], dtype=str)
    unit = dict(enumerate(all_units.ids.tolist()))
    kept = kept.join(
        names.rename({"key": "parent", "referral_id": "parent_referral_id"}), on="parent",
        how="left", maintain_order="left",
    ).join(
        need_ids.rename({"position": "need"}), on="need", how="left", maintain_order="left"
    )  # fmt: skip
    named = {"return_dtype": pl.String, "default": None}
    return kept.select(
        "referral_id", "parent_referral_id",
        patient_id=pl.Series(people.pseudonym[patient]),
        patient_municipality_code=pl.Series(np.array(CODES)[people.municipality[patient]]),
        need_id="need_id",
        origin_clinic_id=pl.col("origin").replace_strict(unit, **named),
        referring_unit_id=pl.col("referrer").replace_strict(unit, **named),
        referrer_profession="profession",
        receiving_unit_id=pl.col("receiver").replace_strict(unit, **named),
        channel=pl.col("channel").replace_strict(dict(enumerate(CHANNELS)), return_dtype=pl.String),
        exam_code="exam",
        body_region=pl.Series(np.array(BODY_REGIONS)[body]),
        icd10=pl.Series(icd),
        priority="priority",
        age_band=pl.Series(np.array(AGE_BANDS)[people.age_band[patient]]),
        sent_at=(pl.col("sent_at") * 60_000_000).cast(pl.Datetime("us")),
    )  # fmt: skip


def _events(made: Chain, names, all_units: Units, last) -> pl.DataFrame:
    unit = dict(enumerate(all_units.ids.tolist()))
    events = made.events.filter(pl.col("at") <= last).join(names, on="key", how="inner")
    return events.sort("referral_id", "at", "status").select(
        "referral_id",
        event_at=(pl.col("at") * 60_000_000).cast(pl.Datetime("us")),
        status="status", stage="stage", reason_code="reason",
        unit_id=pl.col("unit").replace_strict(unit, return_dtype=pl.String, default=None),
        has_finding="has_finding",
    )  # fmt: skip
