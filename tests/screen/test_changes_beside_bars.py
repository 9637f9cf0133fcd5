"""A bar's change since the year before: in brackets, in the tooltip, in files; gone when hidden."""

from __future__ import annotations

from referral_flow.charts.amounts import Counted
from referral_flow.charts.reason_bars import Reason, reason_bars
from referral_flow.disclosure import disclose
from referral_flow.model import Build
from referral_flow.screen.files import Source, csv_text
from referral_flow.screen.tables import chart_rows
from referral_flow.text import Text, same
from tests.charts.sample_history import REGION, plain
from tests.fake_warehouse import AS_OF, DATA_FROM, metric, periods
from tests.screen.checked_figure import figure

PERIOD = {one.period_id: one for one in periods()}["2025-Q1"]


def seen(**counts: tuple[int, int]):
    """The chart that readers may see, of a thousand referrals each year."""
    reasons = [Reason(key, same(key), Counted(now, 1000), Counted(before, 1000))
               for key, (now, before) in counts.items()]  # fmt: skip
    chart = reason_bars(metric("return_share"), reasons, PERIOD, key="x",
                        among=Text("av alla", "of all"))  # fmt: skip
    return disclose([chart], "working").blocks[0]


def words_on(chart) -> str:
    return plain(" ".join(str(note.text) for note in figure(chart).layout.annotations))


def test_the_change_stands_in_brackets_beside_the_number():
    """Six per cent, four points more than a year before."""
    assert "6,0 % (+4,0)" in words_on(seen(level=(60, 20)))


def test_its_interval_is_told_in_the_tooltip_the_table_and_the_file():
    """Newcombe's interval: from 2.2 to 5.9 points."""
    chart = seen(level=(60, 20))
    told = "+4,0 procentenheter mot året före (mellan +2,3 och +5,8)"
    source = Source(Build("abc", AS_OF, True, same("V"), DATA_FROM), REGION, PERIOD)

    tooltip = " ".join(figure(chart).data[0].hovertext[0].split("<br>"))
    assert told in plain(tooltip)
    assert told in plain(chart_rows(chart, "sv")[1][0][-1])
    assert told in plain(csv_text(chart, source, "sv"))


def test_a_change_from_few_people_is_not_told():
    """Three the year before could be worked out of sixty and the change."""
    assert "(" not in words_on(seen(level=(60, 3)))


def test_a_hidden_bar_has_no_change():
    """Three now: neither share nor change; its smallest sibling goes along."""
    words = words_on(seen(level=(3, 60), missing=(50, 40), other=(90, 90)))

    assert words.count("få fall") == 2
    assert words.count("(") == 1
