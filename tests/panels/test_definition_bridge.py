"""The bridge on the page of definitions: which months there are, and what is said of one."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.blocks import Chart, Headline, Note
from referral_flow.disclosure import disclose
from referral_flow.model import View
from referral_flow.panels.definitions import PANEL
from tests.fake_warehouse import FakeWarehouse, metric
from tests.panels.sample_region import sample_warehouse

SKR = "assessed_within_3_days_skr"
OTHERS = ("assessed_within_3_days_all", "assessed_within_3_days_contact_month",
          "assessed_within_3_days_cohort", "never_assessed_share")  # fmt: skip
TOLD = date(2025, 10, 15)
BRIDGE = {"show": "bridge"}


def told(*rows: tuple) -> list[tuple]:
    """(unit, month, share, n) as the statistics give it."""
    return [(SKR, unit, month, value, n, "Väntetider", TOLD) for unit, month, value, n in rows]


def region(*rows: tuple, months=("2025-08", "2025-09", "2025-10"), published=None) -> FakeWarehouse:
    """72 % by SKR's definition and 50 % of all who sought care, the same every month."""
    counts = {SKR: (108, 150), "assessed_within_3_days_all": (108, 180),
              "assessed_within_3_days_contact_month": (100, 160),
              "assessed_within_3_days_cohort": (100, 200),
              "never_assessed_share": (40, 200)}  # fmt: skip
    ratios = [(key, "region-17", month, None, None, *count)
              for key, count in counts.items() for month in months]  # fmt: skip
    ratios += [
        ("never_assessed_share", "region-17", month, "outcome", outcome, number, 200)
        for month in months
        for outcome, number in (("still_waiting", 20), ("no_show", 12), ("cancelled", 8))
    ]
    return FakeWarehouse(
        [metric(key) for key in (SKR, *OTHERS)],
        ratios=ratios,
        others={"profiles.published_figures": published or told(*rows)},
    )  # fmt: skip


def page(warehouse, period="12m-2025-10", unit="region-17", choices=BRIDGE, audience="working"):
    view = View(warehouse.units[unit], "month", warehouse.periods[period], audience=audience)
    return disclose(PANEL.page(warehouse, view, choices), audience).blocks


THREE = region(
    ("region-17", "2025-08", 0.71, 140), ("region-17", "2025-09", 0.72, 150),
    ("region-17", "2025-10", 0.7, 120),
)  # fmt: skip


def test_months_are_offered_with_the_latest_complete_one_in_the_readers_period():
    """October is not complete; in August's own period August is shown."""
    asked = {"show": "bridge", "unit": "region-17", "period": "12m-2025-10"}
    _, months = PANEL.controls_in(THREE, asked)

    assert [key for key, _ in months.options] == ["2025-10", "2025-09", "2025-08"]
    assert months.default == "2025-09"
    assert PANEL.controls_in(THREE, asked | {"period": "2025-08"})[1].default == "2025-08"


def test_on_a_first_visit_the_months_are_those_of_the_widest_unit():
    """A bare link names no unit; the page will show the region."""
    assert PANEL.controls_in(THREE, BRIDGE)[1].default == "2025-09"


def test_the_metrics_at_its_ends_lead_to_the_bridge():
    """From SKR's definition and from the headline figure, and from no other metric."""
    metrics = next(block for block in page(THREE, choices={}) if block.place == "beside")
    ways = {entry.key: [way.lead.choices for fact in entry.facts for way in fact.ways]
            for group in metrics.groups for entry in group.entries}  # fmt: skip
    bridged = {key for key, leads in ways.items() if (("show", "bridge"),) in leads}

    assert bridged == {f"metric-{SKR}", "metric-assessed_within_3_days_cohort"}


def test_the_answer_gives_the_figure_as_published_and_ours_both_ways():
    """Three numbers, each with what it rests on; the source and its day stand beside the first."""
    headline = page(THREE)[0]

    assert headline.answer.in_("sv") == (
        "För september 2025 publicerades 72\u00a0%. Räknat på samma sätt ger våra uppgifter "
        "72,0\u00a0%. Av alla som sökte bedömdes 50,0\u00a0% inom tre dagar."
    )
    assert [figure.amount.n for figure in headline.figures] == [150, 150, 200]
    assert headline.figures[0].note.in_("sv") == "Väntetider, publicerad 2025-10-15"


def test_the_chart_tells_the_outcomes_apart_where_the_month_is_divided():
    """The region's month has a split: three steps instead of one."""
    chart = next(block for block in page(THREE) if isinstance(block, Chart))
    keys = [point.x for point in chart.series[0].points]

    assert keys[-4:] == ["still_waiting", "no_show", "cancelled", "headline"]


def test_a_month_that_is_not_complete_is_warned_of():
    """The choice is the reader's; the words say what may still change."""
    blocks = page(THREE, choices=BRIDGE | {"published_month": "2025-10"})

    assert next(block.title.sv for block in blocks if isinstance(block, Note)) == (
        "Månaden är inte komplett"
    )  # fmt: skip


def test_a_month_that_nobody_published_gives_way_to_the_default():
    """A link may name anything."""
    assert page(THREE, choices=BRIDGE | {"published_month": "1999-01"})[0] == page(THREE)[0]


def test_a_withheld_figure_is_no_month_to_choose():
    """Fewer than twenty: the publisher shows nothing, so there is nothing to lead from."""
    warehouse = region(("region-17", "2025-09", None, None), ("region-17", "2025-08", 0.71, 140))
    asked = {"show": "bridge", "unit": "region-17"}

    assert [key for key, _ in PANEL.controls_in(warehouse, asked)[1].options] == ["2025-08"]


def test_a_unit_without_a_published_figure_is_told_so():
    """No month to choose, no chart, one sentence on what to do."""
    blocks = page(THREE, unit="K1")

    assert len(PANEL.controls_in(THREE, {"show": "bridge", "unit": "K1"})) == 1
    assert isinstance(blocks[0], Headline)
    assert "Ingen nationell siffra är publicerad" in blocks[0].answer.in_("sv")
    assert not [block for block in blocks if isinstance(block, Chart)]


def test_without_the_table_the_page_says_that_the_bridge_is_missing():
    """Nothing to choose that changes nothing: the part is not offered, and a link to it is kept."""
    warehouse = sample_warehouse()
    blocks = page(warehouse, choices=BRIDGE)

    assert [control.key for control in PANEL.controls_in(warehouse)] == ["metric"]
    assert "published_figures" in blocks[-1].body.in_("sv")


@pytest.mark.parametrize(
    ("day", "note"),
    [(None, "Källan är inte angiven"), (TOLD, "Källan är inte angiven, publicerad 2025-10-15")],
)
def test_a_figure_of_unknown_source_is_shown_and_said_to_be(day, note):
    """Source and day are optional in the extract; its decimals are those of its like."""
    rows = [(SKR, "region-17", month, share, 140, None, day)
            for month, share in (("2025-08", 0.714), ("2025-09", 0.71))]  # fmt: skip
    warehouse = region(published=rows)
    figure = page(warehouse)[0].figures[0]

    assert figure.note.in_("sv") == note
    assert figure.amount.in_("sv") == "71,0\u00a0%"


def test_where_few_lie_between_the_page_says_why_the_steps_are_one():
    """147 were published and 150 are ours: two figures, one answer, and the reason."""
    blocks = page(region(("region-17", "2025-09", 0.71, 147)))

    assert len(blocks[0].figures) == 2
    assert "72,0" not in blocks[0].answer.in_("sv")
    assert "Varför stegen visas ihop" in [one.title.sv for one in blocks if isinstance(one, Note)]


@pytest.mark.parametrize(
    ("values", "shown"), [((0.7, 0.71), "71\u00a0%"), ((0.7, 0.714), "71,0\u00a0%")]
)
def test_a_figure_is_written_with_the_decimals_of_its_publisher(values, shown):
    """71 beside 71.4 was 71.0: rounding is half a tenth there, not half a unit."""
    rows = [("region-17", "2025-08", values[1], 140), ("region-17", "2025-09", 0.71, 140)]

    assert page(region(*rows))[0].figures[0].amount.in_("sv") == shown
