"""Clinics with another provider's ultrasound in the same building, beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import free, rate
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import Metric, Period, View
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

PER_VISIT = "referrals_per_1000_first_visits"
KINDS = ("region", "nation", "care_choice")
LEAST_CLINICS = 5  # of either kind: with fewer, a clinic's own ways pass for the ultrasound


@dataclass(frozen=True)
class Clinics:
    """Clinics of one kind together: referrals, first visits, and each clinic's own rate."""

    referrals: int
    visits: int
    rates: np.ndarray

    def amount(self, metric: Metric) -> Amount:
        return rate(metric, self.referrals, self.visits, None)


def ultrasound_in_the_house(warehouse: Warehouse, view: View) -> Chart | None:
    """Referrals per first visit in either kind of clinic; None where one kind is missing.

    Says whether so few clinics can tell anything at all.
    """
    if view.unit.kind not in KINDS:
        return None
    clinics = warehouse.units_within(view.unit.unit_id)
    having, others = (
        _together(warehouse, view.period, [one.unit_id for one in clinics
                                           if one.has_ultrasound == is_here])
        for is_here in (True, False)
    )  # fmt: skip
    if having is None or others is None:
        return None
    metric = warehouse.metrics[PER_VISIT]
    rows = (("with", WITH, having, "value"), ("without", WITHOUT, others, "neutral"))
    points = tuple(
        Point(key, one.amount(metric), label=words, role=role) for key, words, one, role in rows
    )
    counts = {"having": free(len(having.rates)), "others": free(len(others.rates))}
    return Chart(
        key="ultrasound",
        kind="dots",
        finding=_finding(metric, having, others),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", unit=metric.unit, minimum=0.0),
        series=(Series("clinics", metric.label, points, draw="points", show_interval=True),),
        metric=metric.key,
        basis=Sentence(BASIS.format(period=view.period.label), counts),
        reading=_spread(metric, others),
        is_horizontal=True,
        place="who",
    )


def _together(warehouse: Warehouse, period: Period, unit_ids: Sequence[str]) -> Clinics | None:
    rows = warehouse.values(PER_VISIT, unit_ids=unit_ids, period_ids=[period.period_id])
    counted, visits = (rows[name].to_numpy().astype(float) for name in ("numerator", "denominator"))
    if not visits.sum():
        return None
    known = visits > 0
    return Clinics(int(counted.sum()), int(visits.sum()), counted[known] / visits[known])


def _finding(metric: Metric, having: Clinics, others: Clinics) -> Sentence:
    """Whether the kinds differ more than clinics do among themselves; that few cannot tell."""
    if min(len(having.rates), len(others.rates)) < LEAST_CLINICS:
        words = ONE_CANNOT_TELL if len(having.rates) == 1 else CANNOT_TELL
        return Sentence(words, {"count": free(len(having.rates))})
    amounts = {"having": having.amount(metric), "others": others.amount(metric)}
    words = DIFFER if _is_beyond_clinics(having.rates, others.rates) else ALIKE
    return Sentence(words, amounts, hidden=FEW_CASES)


def _is_beyond_clinics(these: np.ndarray, those: np.ndarray) -> bool:
    """Welch's test on the clinics' own rates: what clinics differ by anyway is no difference."""
    from scipy.special import stdtr

    errors = np.array([one.var(ddof=1) / len(one) for one in (these, those)])
    if not errors.sum():
        return bool(these.mean() != those.mean())
    freedom = errors.sum() ** 2 / (errors**2 / [len(these) - 1, len(those) - 1]).sum()
    t = abs(these.mean() - those.mean()) / np.sqrt(errors.sum())
    return bool(2 * stdtr(freedom, -t) < 0.05)


def _spread(metric: Metric, others: Clinics) -> Sentence | None:
    """How far the others lie apart among themselves: the middle half of them."""
    if len(others.rates) < 2 * LEAST_CLINICS:
        return None
    low, high = np.quantile(others.rates, [0.25, 0.75]) * (metric.per or 1)
    n = others.visits
    return Sentence(MIDDLE_HALF, {
        name: Amount(float(value), metric.unit, metric.decimals, n=n, rule="summary",
                     is_n_shown=False)
        for name, value in (("low", low), ("high", high))
    })  # fmt: skip


WITH = Text("Med ultraljud i huset", "With ultrasound in the house")
WITHOUT = Text("Utan", "Without")
MEASURE = Text(
    "Remisser per 1 000 nybesök hos fysioterapimottagningar med och utan en annan vårdgivares "
    "ultraljud i samma hus.",
    "Referrals per 1,000 first visits at physiotherapy clinics with and without another "
    "provider's ultrasound in the same building.",
)
BASIS = Text(
    "{period} · {{having}} mottagningar med, {{others}} utan",
    "{period} · {{having}} clinics with, {{others}} without",
)
ONE_CANNOT_TELL = Text(
    "Med {count} mottagning går det inte att säga om ultraljud i huset betyder något",
    "With {count} clinic nobody can say whether ultrasound in the house matters",
)
CANNOT_TELL = Text(
    "Med {count} mottagningar går det inte att säga om ultraljud i huset betyder något",
    "With {count} clinics nobody can say whether ultrasound in the house matters",
)
DIFFER = Text(
    "Med ultraljud i huset skrivs {having} remisser per 1 000 nybesök, utan {others}",
    "With ultrasound in the house {having} referrals are written per 1,000 first visits, without "
    "it {others}",
)
ALIKE = Text(
    "Ingen skillnad med ultraljud i huset utöver den mellan mottagningar i allmänhet: {having} mot "
    "{others} per 1 000 nybesök",
    "No difference with ultrasound in the house beyond that between clinics in general: {having} "
    "against {others} per 1,000 first visits",
)
MIDDLE_HALF = Text(
    "Strecken visar osäkerheten (95 %) om mottagningarna vore lika. Den mellersta hälften av de "
    "andra ligger mellan {low} och {high}.",
    "The lines show the uncertainty (95%) if clinics were alike. The middle half of the others lie "
    "between {low} and {high}.",
)
