"""Made-up nouns and amounts for the sample blocks; exact, as a panel has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import sqrt

from referral_flow.blocks import Amount
from referral_flow.model import Build, Metric, Period, Unit, View
from referral_flow.text import Text, same

BUILD = Build("7f3a91c2d0be", date(2025, 10, 31), True, same("Värmland"), date(2023, 11, 1))


REGION = Unit("region-17", "region", Text("Hela regionen", "The whole region"))


YEAR = Period("12m-2025-10", "12m", date(2024, 11, 1), date(2025, 10, 31))


VIEW = View(REGION, "month", YEAR)


SMALL_NUMERATOR, SMALL_N = 3, 7777  # a hidden value that nothing else in a file can look like


COHORT = Metric(
    key="assessed_within_3_days_cohort",
    shape="ratio",
    unit="percent",
    decimals=0,
    good="up",
    target=None,
    matures_after_days=3,
    per=None,
    splits=(),
    numerator_splits=(),
    unit_kinds=("physio", "region"),
    label=Text("Bedömda inom 3 dagar (alla som sökte)", "Assessed within 3 days (all who sought)"),
    definition=Text(
        "Av dem som sökte kontakt under perioden: andel med medicinsk bedömning inom tre "
        "kalenderdagar. Pågående räknas; den som själv avbokat en tid inom tre dagar räknas inte.",
        "Of those who sought care in the period: the share with a medical assessment within three "
        "calendar days. Open cases count; those who themselves cancelled a time within three days "
        "do not.",
    ),
    why=Text("Visar vem som väntar.", "Shows who waits."),
    source="HSF 2017:80 6 kap. 1 §",
    sql="",
)


def share(value: float, n: int, decimals: int = 0) -> Amount:
    """A share of n with an interval about as wide as Wilson's."""
    half = 1.96 * sqrt(value * (1 - value) / n)
    return Amount(
        value,
        "percent",
        decimals,
        n,
        round(value * n),
        max(0.0, value - half),
        min(1.0, value + half),
    )


def hidden_share() -> Amount:
    """Three of 7 777: too few in the numerator, and digits that are easy to look for."""
    return replace(share(SMALL_NUMERATOR / SMALL_N, SMALL_N), numerator=SMALL_NUMERATOR)


def free(value: float, unit: str = "percent", decimals: int = 0) -> Amount:
    """A number that tells of nobody."""
    return Amount(value, unit, decimals, rule="free")
