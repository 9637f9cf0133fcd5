"""Web booking with a guide form beside web booking without: do they differ more than clinics do?

The two are found at different clinics, so the yardstick is what clinics of one kind differ by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow.blocks import Cell, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.mix_counts import ROUTE, MixCounts, mix_rows
from referral_flow.statistics.welch import LEAST_UNITS, welch
from referral_flow.text import HIDDEN, Text
from referral_flow.warehouse import Warehouse

FORMS = ("web_guided", "web_direct")
GUARANTEE = "guarantee_share"
LEAST_BOOKINGS = 10  # behind a clinic's share, before it is one of the values compared
LEAST_COUNTED = 5  # with a value on either route, before it is looked at
LEVEL = 0.05


def web_finding(warehouse: Warehouse, view: View, period: Period) -> Sentence | None:
    """What web bookings with and without a guide form hold of guarantee contacts; None of one kind.

    A difference is claimed only where it is more than clinics of one kind differ by; that there are
    too few clinics to tell is said too.
    """
    found = [_counted(warehouse, view, period, form) for form in FORMS]
    if not all(found):
        return None
    amounts = dict(zip(("guided", "direct"), (one.amount for one in found), strict=True))
    clinics = [_clinic_shares(warehouse, view, period, form) for form in FORMS]
    words = DIFFER if welch(*clinics) < LEVEL else ALIKE
    if _are_too_few(clinics):
        words = CANNOT_TELL
    return Sentence(words, amounts, hidden=FEW_CASES)


def beside_no_form(
    warehouse: Warehouse, view: View, period: Period, found: Sequence[MixCounts]
) -> Mapping[str, Cell]:
    """For each attribute the value that the two forms differ in most, beyond what clinics do.

    That there is no such value, or too few clinics to tell, is said; None of one form only.
    """
    if not all(form in one.routes for one in found for form in FORMS):
        return dict.fromkeys(one.attribute for one in found)
    clinics = [one.unit_id for one in warehouse.units_within(view.unit.unit_id)]
    rows = mix_rows(warehouse, clinics, period)
    return {one.attribute: _beside(one, rows.filter(attribute=one.attribute)) for one in found}


@dataclass(frozen=True)
class _Value:
    """One value: its share with and without the form, and the chance of clinics so far apart."""

    value: str
    guided: Counted
    direct: Counted
    p_value: float

    @property
    def gap(self) -> float:
        return abs(self.guided.share - self.direct.share)


def _beside(counts: MixCounts, rows: pl.DataFrame) -> Cell:
    shares = [_shares_by_clinic(counts, rows.filter(route=form)) for form in FORMS]
    if _are_too_few(shares):
        return TOO_FEW_CLINICS
    looked_at = [one for one in _values(counts, shares)
                 if min(one.guided.numerator, one.direct.numerator) >= LEAST_COUNTED]  # fmt: skip
    apart = [one for one in looked_at if one.p_value < LEVEL / len(looked_at)]
    if not apart:
        return NO_MORE
    most = max(apart, key=lambda one: one.gap)
    words = MORE.format(value=counts.labels[most.value])
    amounts = {"guided": most.guided.amount, "direct": most.direct.amount}
    return Sentence(words, amounts, hidden=HIDDEN)


def _values(counts: MixCounts, shares: Sequence[np.ndarray]) -> list[_Value]:
    both = [counts.matrix[counts.routes.index(form)] for form in FORMS]
    return [
        _Value(value, *(Counted(int(n[place]), int(n.sum()), counts.origin(form, value))
                        for form, n in zip(FORMS, both, strict=True)),
               welch(*(one[:, place] for one in shares)))
        for place, value in enumerate(counts.values)
    ]  # fmt: skip


def _shares_by_clinic(counts: MixCounts, rows: pl.DataFrame) -> np.ndarray:
    """Clinics with enough bookings × values: each clinic's share of every value."""
    clinics = rows["unit_id"].unique(maintain_order=True).to_list()
    found = np.zeros((len(clinics), len(counts.values)))
    for clinic, value, count in rows.select("unit_id", "value", "count").iter_rows():
        if value in counts.values:
            found[clinics.index(clinic), counts.values.index(value)] = count
    n = found.sum(axis=1, keepdims=True)
    is_enough = n[:, 0] >= LEAST_BOOKINGS
    return found[is_enough] / n[is_enough]


def _clinic_shares(warehouse: Warehouse, view: View, period: Period, form: str) -> list[float]:
    """The guarantee's share of each clinic's bookings by one form, of clinics with enough."""
    clinics = [one.unit_id for one in warehouse.units_within(view.unit.unit_id)]
    rows = warehouse.values(GUARANTEE, unit_ids=clinics, period_ids=[period.period_id], split=ROUTE)
    rows = rows.filter(pl.col("denominator") >= LEAST_BOOKINGS, split_value=form)
    return (rows["numerator"] / rows["denominator"]).to_list()


def _are_too_few(clinics: Sequence[Sequence]) -> bool:
    return min(map(len, clinics)) < LEAST_UNITS


def _counted(warehouse: Warehouse, view: View, period: Period, form: str) -> Counted | None:
    rows = warehouse.values(GUARANTEE, unit_ids=[view.unit.unit_id], split=ROUTE,
                            period_ids=[period.period_id]).filter(split_value=form)  # fmt: skip
    if rows.is_empty() or not rows["denominator"][0]:
        return None
    origin = Origin(GUARANTEE, view.unit, period, ROUTE, form)
    return Counted(int(rows["numerator"][0]), int(rows["denominator"][0]), origin)


CANNOT_TELL = Text(
    "Med guideformulär omfattas {guided} av webbokningarna av vårdgarantin, utan {direct}; "
    "mottagningarna är för få för att säga om det beror på formuläret",
    "With a guide form {guided} of web bookings are under the guarantee, without it {direct}; the "
    "clinics are too few to say whether the form is the reason",
)
DIFFER = Text(
    "Med guideformulär omfattas {guided} av webbokningarna av vårdgarantin, utan {direct}: mer än "
    "mottagningar brukar skilja sig åt",
    "With a guide form {guided} of web bookings are under the guarantee, without it {direct}: more "
    "than clinics usually differ by",
)
ALIKE = Text(
    "Med guideformulär omfattas {guided} av webbokningarna av vårdgarantin, utan {direct}: inte "
    "mer än mottagningar brukar skilja sig åt",
    "With a guide form {guided} of web bookings are under the guarantee, without it {direct}: no "
    "more than clinics usually differ by",
)
TOO_FEW_CLINICS = Text("för få mottagningar för att säga", "too few clinics to tell")
NO_MORE = Text(
    "inte mer än mottagningar brukar skilja sig åt", "no more than clinics usually differ by"
)
MORE = Text(
    "{value}: {{guided}} med, {{direct}} utan", "{value}: {{guided}} with, {{direct}} without"
)
