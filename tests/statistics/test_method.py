"""The figures printed in docs/method.md are the figures that the code gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.special import ndtri

from referral_flow.statistics.funnel import INNER, OUTER, WINSORISED, dispersion, funnel
from referral_flow.statistics.nulls import dispersion_limit, false_alarm_probability
from referral_flow.statistics.power import change_detectable
from referral_flow.statistics.rules import RULES

METHOD = (Path(__file__).resolve().parents[2] / "docs" / "method.md").read_text(encoding="utf-8")


def rows_below(mark: str) -> list[list[str]]:
    """The cells of the table that follows a mark in the text."""
    table = METHOD.split(f"<!-- {mark} -->")[1].strip().split("\n\n")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]


def percent(share: float) -> str:
    return f"{100 * share:.0f}"


def test_false_alarms_are_printed_as_measured():
    """Every cell of the table of false alarms, to the whole percent."""
    for chart, months, *cells in rows_below("false alarms: percent"):
        length, is_sigma_known = int(months), chart == "p"
        rules = [false_alarm_probability(length, 12, is_sigma_known, (rule,)) for rule in RULES]
        in_all = [false_alarm_probability(length, 12, is_sigma_known, memory=m) for m in (0, 0.2)]

        assert cells == [percent(share) for share in (*rules, *in_all)]


def test_detectable_changes_are_printed_as_measured():
    """Every cell of the table of what a chart could have seen, to the whole point."""
    for people, *cells in rows_below("detectable change: percentage points"):
        changes = [change_detectable(int(people), 0.55, points) for points in (1, 3, 6, 12, 24)]

        assert cells == [percent(change) for change in changes]


def test_the_limit_of_dispersion_is_printed_as_used():
    """The σz at which twelve months leave the p-chart."""
    assert f"({dispersion_limit(12):.2f} with twelve months)" in METHOD


def test_what_winsorised_scores_are_divided_by_is_printed_as_used():
    """The mean square of normal scores with a tenth drawn in at either end."""
    scores = ndtri((np.arange(20000) + 0.5) / 20000)
    drawn_in = np.clip(scores, *np.quantile(scores, [WINSORISED, 1 - WINSORISED]))
    used = (drawn_in**2).mean() / dispersion(scores)

    assert f"normal scores, {used:.2f};" in METHOD


@pytest.mark.parametrize(
    ("mark", "sizes"),
    [
        ("funnel: clinics outside the limits, percent", (15, 1500)),
        ("funnel: small clinics outside the limits, percent", (5, 50)),
    ],
)
def test_clinics_outside_funnels_are_about_as_many_as_printed(mark, sizes):
    """Each row by a tenth to a fifth of its comparisons, to what chance lets those differ."""
    for clinics, level, spread, *printed in rows_below(mark):
        share = float(level.removesuffix(" %")) / 100
        found = outside(int(clinics), share, float(spread), sizes, comparisons=100)

        assert found == pytest.approx([float(cell) for cell in printed], abs=1.2)
        assert found[1] <= float(printed[1]) + 0.4


def outside(
    clinics: int, level: float, spread: float, sizes: tuple[int, int], comparisons: int
) -> np.ndarray:
    """Percent of simulated alike clinics beyond the inner and the outer limits."""
    chance = np.random.default_rng(5)
    found = np.zeros(2)
    for _ in range(comparisons):
        cases = chance.integers(sizes[0], sizes[1] + 1, clinics)
        places = np.arcsin(np.sqrt(level)) + spread * chance.standard_normal(clinics)
        counted = chance.binomial(cases, np.sin(np.clip(places, 0, np.pi / 2)) ** 2)
        limits = funnel(counted, cases)
        found += [np.abs(limits.beyond(counted, cases, one)).mean() for one in (INNER, OUTER)]
    return 100 * found / comparisons
