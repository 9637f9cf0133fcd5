"""How long patients wait: the curve, where it stops, and how it relates to the main figure."""

from __future__ import annotations

import polars as pl

from referral_flow.blocks import Partner, Sentence
from referral_flow.charts.amounts import Counted, people
from referral_flow.charts.curve import cases, cumulative_share
from referral_flow.disclosure import disclose
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods, units

PERIOD = next(period for period in periods() if period.period_id == "2025-Q3")
WAIT = metric("wait_to_assessment", "duration")


def table(*rows: tuple[int, str, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["day", "outcome", "cases"], orient="row")


# 100 seekers: half assessed by day 3, 80 by day 8; 10 cancelled on day 2, 10 still wait.
USUAL = table((0, "assessed", 10), (2, "cancelled", 10), (3, "assessed", 40), (8, "assessed", 30),
              (9, "open", 10))  # fmt: skip


def drawn(days: pl.DataFrame, cohort: Counted, cancelled: int = 0, is_mature: bool = True):
    return cumulative_share(WAIT, units()[0], PERIOD, days, limit_days=3, cohort=cohort,
                            cancelled=people(cancelled), is_mature=is_mature)  # fmt: skip


def test_the_title_gives_the_median_and_the_last_share():
    """Half within three days; the cancelled are in the whole."""
    chart = drawn(USUAL, Counted(50, 100))

    assert plain(chart.finding.in_("sv")) == "Hälften bedömdes inom 3 dagar, 80 % inom 9 dagar"


def test_a_median_that_is_not_reached_is_not_invented():
    """Fewer than half were ever assessed."""
    few = table((1, "assessed", 30), (2, "no_show", 40), (5, "open", 30))

    words = plain(drawn(few, Counted(30, 100)).finding.in_("sv"))
    assert words == "Färre än hälften bedömdes inom 5 dagar: 30 %"


def test_the_curve_says_why_it_differs_from_the_main_figure():
    """50 of 100 on the curve, 50 of 90 in the main figure, which leaves out those who cancelled."""
    words = plain(drawn(USUAL, Counted(50, 90), cancelled=10).reading.in_("sv"))

    assert words == (
        "På gränsens dag visar kurvan 50 % och huvudsiffran 56 %; kurvan räknar även de 10 som "
        "själva avbokade en tid inom gränsen."
    )


def test_equal_figures_are_said_to_agree_though_the_groups_differ():
    """50 of 100 on the curve, 49 of 98 in the main figure."""
    words = plain(drawn(USUAL, Counted(49, 98), cancelled=10).reading.in_("sv"))

    assert words == (
        "På gränsens dag visar kurvan och huvudsiffran båda 50 %, fast kurvan även räknar de 10 "
        "som själva avbokade en tid inom gränsen."
    )


def test_few_who_cancelled_can_neither_be_read_nor_worked_out():
    """97 in the main figure and 100 in the curve: the three stay hidden, and so does the 100."""
    cohort = Counted(50, 97)
    chart = cumulative_share(WAIT, units()[0], PERIOD, USUAL, limit_days=3, cohort=cohort,
                             cancelled=people(3), is_mature=True,
                             partners=(Partner(cohort.amount),))  # fmt: skip
    seen = disclose([chart], "working").blocks[0]

    assert plain(seen.reading.in_("sv")).startswith("Kurvan räknar även dem som själva avbokade")
    assert plain(seen.basis.in_("sv")) == "kvartal 3 2025"
    assert {(p.amount.n, p.amount.low, p.amount.numerator) for p in seen.series[0].points} == {
        (None, None, None)
    }
    assert seen.series[0].points[3].amount.value == 0.5


def test_nothing_to_explain_is_said_too():
    """The same people in both."""
    reading = drawn(USUAL, Counted(50, 100)).reading

    assert isinstance(reading, Sentence)
    assert "samma personer" in reading.in_("sv")


def test_the_latest_contacts_are_named_where_they_cannot_be_followed():
    """The main figure waits for them, the curve does not."""
    words = drawn(USUAL, Counted(50, 95), is_mature=False).reading.in_("sv")

    assert "de senaste dagarnas kontakter" in words


def test_nothing_is_drawn_where_fewer_than_ten_wait():
    """Nine of 100 are left after day 3 and the curve ends; left after day 0, there is none."""
    short = drawn(table((3, "assessed", 91), (9, "assessed", 9)), Counted(91, 100))

    assert [point.x for point in short.series[0].points] == [0, 1, 2, 3]
    assert drawn(table((0, "assessed", 91), (9, "assessed", 9)), Counted(91, 100)) is None


def test_late_entries_are_not_counted_twice():
    """An "entered" row is about people who also have an end."""
    assert cases(table((2, "entered", 5), (4, "assessed", 20))) == 20
