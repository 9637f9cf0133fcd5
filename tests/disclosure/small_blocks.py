"""Blocks of a few numbers, for the tests of the gate."""

from __future__ import annotations

from referral_flow.blocks import (
    Amount,
    Axis,
    Chart,
    Column,
    Point,
    Sentence,
    Series,
    Table,
    UnitLabel,
)
from referral_flow.model import Origin, Period
from referral_flow.text import Text
from tests.fake_warehouse import periods, units

WORDS = Text("ord", "words")
PERIODS: dict[str, Period] = {period.period_id: period for period in periods()}
UNITS = {unit.unit_id: unit for unit in units()}


def share(numerator: int, n: int, **fields) -> Amount:
    """A share with everything that repeats it."""
    value = numerator / n
    return Amount(value, "percent", n=n, numerator=numerator, low=value / 2, high=value, **fields)


def cell(unit_id: str, period_id: str, split: str | None = None, value: str | None = None):
    """Where a number was read."""
    return Origin("share", UNITS[unit_id], PERIODS[period_id], split, value)


def series(*amounts: Amount, labels=None, key: str = "value", role: str = "value") -> Series:
    """Points at 0, 1, 2 …, labelled if need be."""
    labels = labels or [None] * len(amounts)
    points = [Point(place, *pair) for place, pair in enumerate(zip(amounts, labels, strict=True))]
    return Series(key, WORDS, tuple(points), role=role)


def chart(*several: Series, is_breakdown: bool = False, finding: Sentence | None = None) -> Chart:
    axes = Axis("category"), Axis("number")
    words = finding or Sentence(WORDS)
    return Chart("a", "bars", words, WORDS, *axes, several, is_breakdown=is_breakdown)


def table(*rows: tuple, is_breakdown: bool = False) -> Table:
    columns = tuple(Column(str(place), WORDS) for place in range(len(rows[0])))
    return Table("a", WORDS, columns, rows, is_breakdown=is_breakdown)


def clinic(unit_id: str) -> UnitLabel:
    return UnitLabel(unit_id, "physio", UNITS[unit_id].name)


def municipality(unit_id: str) -> UnitLabel:
    return UnitLabel(unit_id, "municipality", UNITS[unit_id].name)


def hidden_in(disclosed) -> list[bool]:
    """Which points of the first series of the first chart are hidden."""
    return [point.amount.suppressed for point in disclosed.blocks[0].series[0].points]
