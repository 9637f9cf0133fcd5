"""A fake warehouse of what is sent, rolled up from one list: forty a month from each of nine units.

Six physio clinics and three health centres; no chance is involved. P2, P3 and V1 begin with SEFOS
on days of their own: letters take five days and one in ten is lost, SEFOS takes a day or two and
next to nothing is lost. Every tenth need goes with the patient.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import polars as pl

from referral_flow.model import Unit
from referral_flow.text import Text, same
from tests.fake_warehouse import FakeWarehouse, metric, periods

A_MONTH = 40
BEGAN = {"P2": date(2024, 11, 1), "P3": date(2024, 12, 1), "V1": date(2024, 9, 1)}
LATE = dict.fromkeys(BEGAN, date(2025, 6, 1))
CLINICS = (  # id, kind, owner, record system, contract, municipality
    ("P1", "physio", "region", "cosmic", "care_choice", "1780"),
    ("P2", "physio", "private", "other", "care_choice", "1780"),
    ("P3", "physio", "private", "other", "care_choice", "1780"),
    ("P4", "physio", "private", "other", "national_tariff", "1780"),
    ("P5", "physio", "region", "cosmic", "care_choice", "1784"),
    ("P6", "physio", "private", "other", "care_choice", "1784"),
    ("V1", "health_centre", "private", "other", "care_choice", "1784"),
    ("V2", "health_centre", "region", "cosmic", "care_choice", "1784"),
    ("V3", "health_centre", "private", "other", "care_choice", "1784"),
)
ULTRASOUND = ("P2",)
KINDS = ("region", "care_choice", "municipality", "physio", "health_centre", "specialist",
         "orthopaedics", "radiology")  # fmt: skip
SPLITS = ("leg", "channel", "sender_group", "leg,channel", "leg,sender_group")
WORDS = {
    "leg": ("Sträcka", "Leg", "need:behov:need referral:remiss:referral"),
    "channel": ("Väg", "Channel", "cosmic:Cosmic:Cosmic sefos:SEFOS:SEFOS letter:brev:letter "
                "by_patient:via-patienten:by-the-patient"),
    "sender_group": ("Avsändare", "Sender", "region:regionens-enheter:the-region's-units "
                     "private:privata:private national_tariff:nationella-taxan:national-tariff"),
}  # fmt: skip


def transfer_units(began: Mapping[str, date]) -> tuple[Unit, ...]:
    """The region, its parts, the senders and the one department that receives."""
    home = {"region_id": "region-17"}
    return (
        Unit("region-17", "region", same("Värmland")),
        Unit("care_choice-17", "care_choice", Text("Vårdvalet", "The care choice"), **home),
        Unit("municipality-1780", "municipality", same("Karlstad"), **home),
        Unit("municipality-1784", "municipality", same("Arvika"), **home),
        *(
            Unit(
                unit_id, kind, same(f"Enheten {unit_id}"),
                municipality_id=f"municipality-{municipality}", owner=owner, record_system=system,
                contract=contract, sefos_from=began.get(unit_id),
                has_ultrasound=unit_id in ULTRASOUND,
                care_choice_id="care_choice-17" if _is_chosen(kind, contract) else None, **home,
            )
            for unit_id, kind, owner, system, contract, municipality in CLINICS
        ),
        Unit("R1", "radiology", same("Björkens röntgen"), municipality_id="municipality-1780",
             **home),
    )  # fmt: skip


def _is_chosen(kind: str, contract: str) -> bool:
    return kind == "physio" and contract == "care_choice"


@lru_cache(maxsize=4)
def transfer_warehouse(*, late: bool = False, needs: bool = True) -> FakeWarehouse:
    """The region; `late`: SEFOS began in June 2025 everywhere; without `needs` only referrals."""
    began = LATE if late else BEGAN
    sent = transfers(late).filter(pl.lit(needs) | (pl.col("leg") == "referral"))
    return FakeWarehouse(
        _metrics(), units=transfer_units(began), counts=_counts(sent),
        ratios=[*_ratios(sent), *_visits()], durations=_durations(sent),
        others={
            "reference.splits": [(key, sv, en) for key, (sv, en, _) in WORDS.items()],
            "reference.split_values": [
                (split, *(word.replace("-", " ") if place else word
                          for place, word in enumerate(one.split(":"))), order)
                for split, (_, _, values) in WORDS.items()
                for order, one in enumerate(values.split())
            ],
        },
    )  # fmt: skip


@lru_cache(maxsize=2)
def transfers(late: bool = False) -> pl.DataFrame:
    """One row per thing sent, with what became of it."""
    months = sorted(one.starts_on for one in periods() if one.grain == "month")
    return pl.DataFrame(
        [_sent(clinic, month, number, LATE if late else BEGAN)
         for clinic in CLINICS for month in months for number in range(A_MONTH)]
    )  # fmt: skip


def _sent(clinic: tuple, month: date, number: int, began: Mapping[str, date]) -> dict:
    unit_id, kind, owner, system, contract, municipality = clinic
    channel = "cosmic" if system == "cosmic" else "letter"
    if unit_id in began and month >= began[unit_id]:
        channel = "sefos"
    if kind == "physio" and number % 10 == 9:
        channel = "by_patient"
    is_lost = {"letter": number % 10 == 3, "by_patient": number == 39,
               "sefos": unit_id == "P2" and number == 0 and month.month % 2 == 0}  # fmt: skip
    days = {"letter": 5, "by_patient": 10, "sefos": 2 if unit_id == "P3" else 1, "cosmic": 0}
    lost = is_lost.get(channel, False)
    return {
        "clinic": unit_id, "municipality": f"municipality-{municipality}", "month": month,
        "leg": "need" if kind == "physio" else "referral", "channel": channel,
        "is_chosen": _is_chosen(kind, contract), "lost": lost,
        "days": 30 if lost else days[channel], "is_returned": number % 20 == 7,
        "sender_group": "national_tariff" if contract == "national_tariff" else owner,
    }  # fmt: skip


def _metrics() -> list:
    plain = {"unit_kinds": KINDS, "counts_from": "referrals", "good": "down"}
    split = plain | {"splits": SPLITS, "matures_after_days": 0}
    return [
        metric("transfers_count", "count", **split),
        metric("referral_lost_share", **(split | {"matures_after_days": 30, "decimals": 1})),
        metric("referral_transfer_days", "duration", **split),
        metric("arrival_recorded_share", **split),
        metric("administrative_return_share", **(split | {"splits": ("channel",)})),
        metric("referrals_per_1000_first_visits", "rate",
               **(plain | {"matures_after_days": 0,
                           "unit_kinds": ("physio", "care_choice", "municipality", "region")})),
    ]  # fmt: skip


def _placed(sent: pl.DataFrame) -> pl.DataFrame:
    """Every row under each unit and period that it counts for."""
    owners = pl.concat_list(
        pl.lit("region-17"), "municipality", "clinic",
        pl.when("is_chosen").then(pl.lit("care_choice-17")),
        pl.when(pl.col("leg") == "referral").then(pl.lit("R1")),
    )  # fmt: skip
    spans = [
        (month, one.period_id, one.grain)
        for month in sent["month"].unique()
        for one in periods()
        if one.grain != "week" and one.starts_on <= month <= one.ends_on
    ]
    spans = pl.DataFrame(spans, schema=["month", "period_id", "grain"], orient="row")
    units = sent.with_columns(unit_id=owners).explode("unit_id").drop_nulls("unit_id")
    return units.join(spans, on="month")


def _rolled(sent: pl.DataFrame, splits: tuple[str, ...], *more: str, **sums: pl.Expr):
    """(unit_id, period_id, split, split_value, *more, *sums) of the whole and of each split."""
    placed = _placed(sent)
    is_wide = pl.col("unit_id").is_in(["region-17", "care_choice-17", "R1"])
    for split in (None, *splits):
        rows = placed
        if split:
            rows = rows.filter((pl.col("grain") != "month") | (is_wide & pl.lit("," not in split)))
        if split and "," in split:
            rows = rows.filter(pl.col("unit_id") == "region-17")
        value = pl.concat_str(split.split(","), separator=",") if split else pl.lit(None, pl.String)
        found = rows.with_columns(part=value).group_by(
            "unit_id", "period_id", "part", *more, maintain_order=True
        )
        for unit_id, period_id, one, *rest in found.agg(**sums).iter_rows():
            yield unit_id, period_id, split, one, *rest


def _counts(sent: pl.DataFrame) -> list[tuple]:
    return [("transfers_count", *row) for row in _rolled(sent, SPLITS, value=pl.len())]


def _ratios(sent: pl.DataFrame) -> list[tuple]:
    followed = sent.filter(pl.col("month") < date(2025, 10, 1))
    arrived, referrals = sent.filter(~pl.col("lost")), sent.filter(pl.col("leg") == "referral")
    asked = (
        ("referral_lost_share", followed, SPLITS, "lost"),
        ("arrival_recorded_share", arrived.with_columns(yes=pl.lit(True)), SPLITS, "yes"),
        ("administrative_return_share", referrals, ("channel",), "is_returned"),
    )
    return [
        (key, *row)
        for key, rows, splits, counted in asked
        for row in _rolled(rows, splits, numerator=pl.col(counted).sum(), denominator=pl.len())
    ]


def _durations(sent: pl.DataFrame) -> list[tuple]:
    ended = sent.with_columns(
        outcome=pl.when("lost").then(pl.lit("lost")).otherwise(pl.lit("received"))
    )
    rows = _rolled(ended, SPLITS, "days", "outcome", cases=pl.len())
    return [("referral_transfer_days", *row) for row in rows]


def _visits() -> list[tuple]:
    """A hundred first visits to each physio clinic in the latest twelve months, ten referrals."""
    clinics = [one[0] for one in CLINICS if one[1] == "physio"]
    key = "referrals_per_1000_first_visits"
    return [(key, one, "12m-2025-10", None, None, 10 + place, 100)
            for place, one in enumerate(clinics)]  # fmt: skip
