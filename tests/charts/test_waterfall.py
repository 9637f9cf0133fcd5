"""Written digits add up, whatever the shares."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.blocks import Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.waterfall import Step, waterfall, written_steps
from referral_flow.text import Text, number

SHARES = st.floats(0, 1, allow_nan=False)
WORDS = Text("a", "a")


@given(st.lists(SHARES, min_size=2, max_size=8), st.integers(0, 2))
def test_written_steps_lead_from_one_written_end_to_the_other(levels, decimals):
    """Rounded start + written steps = rounded end, and no step strays two digits from the truth."""
    start, end = levels[0], levels[-1]
    steps = [after - before for before, after in itertools.pairwise(levels)]

    written = written_steps(steps, start, end, decimals)

    unit = 100 * 10**decimals
    total = round(round(start * 100, decimals) * 10**decimals) + sum(w * unit for w in written)
    assert total == pytest.approx(round(round(end * 100, decimals) * 10**decimals), abs=1e-6)
    assert all(abs(w - s) * unit < 2 + 1e-6 for w, s in zip(written, steps, strict=True))
    assert all(w * unit == pytest.approx(round(w * unit), abs=1e-6) for w in written)


@given(st.lists(SHARES, min_size=2, max_size=8))
def test_the_digits_that_readers_see_add_up(levels):
    """The same, read off the words: "61 %", "−4 procentenheter", "54 %"."""
    written = written_steps(
        [after - before for before, after in itertools.pairwise(levels)],
        levels[0], levels[-1],
    )  # fmt: skip

    assert shown(levels[0]) + sum(map(shown, written)) == shown(levels[-1])


def shown(share: float) -> int:
    """The whole number that a reader sees."""
    words = number(share, "points", 0, "en").split("\u00a0")[0]
    return int(words.replace("−", "-"))


def test_remainders_decide_who_is_rounded_up():
    """From 61.2 to 55.0 by −3.6 and −2.6: −4 and −3 are one too low, so the first is raised."""
    assert written_steps([-0.036, -0.026], 0.612, 0.55) == pytest.approx([-0.03, -0.03])


def test_bars_stand_at_their_exact_places():
    """Only the writing is rounded, not the drawing."""
    start, end = Counted(612, 1000), Counted(550, 1000)
    steps = [Step("a", WORDS, -0.036), Step("b", WORDS, -0.026)]

    chart = waterfall((WORDS, start.amount), steps, (WORDS, end.amount), key="x",
                      finding=Sentence(WORDS), measure=WORDS, label=WORDS)  # fmt: skip

    first = chart.series[0].points[1].amount
    assert (first.low, first.high) == pytest.approx((0.576, 0.612))
    assert [point.x for point in chart.series[0].points] == ["start", "a", "b", "end"]
