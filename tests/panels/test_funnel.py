"""A funnel of any share: among whom a unit is shown, in which period, and what is left out."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Chart
from referral_flow.disclosure import disclose
from referral_flow.model import Unit, View
from referral_flow.panels.parts.funnel import funnel
from referral_flow.text import same
from tests.charts.sample_history import plain
from tests.fake_warehouse import FakeWarehouse, metric, units

YEAR, QUARTER, MONTH = "12m-2025-10", "2025-Q3", "2025-09"
KEY = "share"
TEN = {f"K{place}": 100 * place for place in range(1, 11)}


def clinics() -> list[Unit]:
    """Two in Karlstad, eight in Arvika."""
    return [
        Unit(key, "physio", same(f"{key} rehab"), region_id="region-17",
             municipality_id=f"municipality-{1780 if place < 2 else 1784}")
        for place, key in enumerate(TEN)
    ]  # fmt: skip


def region(counts: dict[str, dict[str, tuple]], part=(None, None), **changes) -> FakeWarehouse:
    """Counts by period and clinic; the region has them all, municipalities theirs."""
    rows = []
    for period, by_clinic in counts.items():
        total = [sum(column) for column in zip(*by_clinic.values(), strict=True)]
        rows.append((KEY, "region-17", period, *part, *total))
        rows += [(KEY, unit, period, *part, *pair) for unit, pair in by_clinic.items()]
    splits = ("booking_via",) if part[0] else ()
    larger = [unit for unit in units() if not unit.is_clinic]
    return FakeWarehouse(
        [metric(KEY, splits=splits, **changes)], ratios=rows, units=[*larger, *clinics()]
    )


def alike(divisor: int = 1) -> dict[str, tuple[int, int]]:
    """About 40 % in each, but 80 % in K10; `divisor` makes them smaller."""
    return {key: ((80 if key == "K10" else 40) * n // 100 // divisor, n // divisor)
            for key, n in TEN.items()}  # fmt: skip


def shown(warehouse, unit="region-17", period=YEAR, audience="working", **how) -> Chart | None:
    view = View(warehouse.units[unit], "month", warehouse.periods[period], "sv", audience)
    return funnel(warehouse, KEY, view, chart_key="funnel", **how)


def title(chart: Chart) -> str:
    return plain(chart.finding.in_("sv"))


def test_the_clinics_of_a_region_are_compared_among_themselves():
    """Ten clinics, none marked; the one at 80 % is named."""
    chart = shown(region({YEAR: alike()}))

    assert title(chart).startswith("K10 rehab (80 %) skiljer sig från de andra")
    assert len(chart.series[0].points) == 10
    assert {point.role for point in chart.series[0].points} == {"neutral", "signal"}


@pytest.mark.parametrize(("unit", "marked"), [("K3", ["K3"]), ("municipality-1780", ["K1", "K2"])])
def test_few_clinics_are_shown_among_those_of_the_region(unit, marked):
    """One clinic, or a municipality with two: all ten are drawn, its own marked."""
    chart = shown(region({YEAR: alike()}), unit)

    assert [point.x for point in chart.series[0].points if point.role == "value"] == marked
    assert len(chart.series[0].points) == 10


def test_a_unit_of_many_clinics_is_compared_among_its_own():
    """Eight in Arvika, whose municipality has cases of its own."""
    counts = alike()
    rows = counts | {"municipality-1784": (1000, 2500)}
    chart = shown(region({YEAR: rows}), "municipality-1784")

    assert len(chart.series[0].points) == 8
    assert not any(point.role == "value" for point in chart.series[0].points)


def test_a_clinic_without_cases_of_its_own_has_no_funnel():
    """Nothing to mark."""
    counts = {key: pair for key, pair in alike().items() if key != "K3"}

    assert shown(region({YEAR: counts}), "K3") is None


def test_few_clinics_in_all_have_no_funnel():
    """Five clinics in the whole region."""
    counts = dict(list(alike().items())[:5])

    assert shown(region({YEAR: counts})) is None


def test_a_longer_period_is_shown_where_the_chosen_one_is_too_thin():
    """A hundredth of the cases in September; the quarter has enough, and it is said."""
    counts = {MONTH: alike(100), QUARTER: alike(), YEAR: alike()}
    chart = shown(region(counts), period=MONTH)

    assert plain(chart.basis.in_("sv")).startswith("kvartal 3 2025")
    assert plain(chart.coarser.sv) == (
        "Här visas kvartal 3 2025, eftersom den valda perioden har för få fall per mottagning."
    )


def test_the_chosen_period_stands_where_no_longer_one_helps():
    """Too few in all of them: the chart is the chosen period's, and most points are hidden."""
    counts = dict.fromkeys((MONTH, QUARTER, YEAR), alike(100))
    chart = shown(region(counts), period=MONTH)

    assert plain(chart.basis.in_("sv")).startswith("september 2025")
    assert chart.coarser is None


def test_a_part_of_a_share_is_shown_by_quarter():
    """Booked by phone, in September: splits are known by quarter."""
    warehouse = region({QUARTER: alike()}, part=("booking_via", "phone"))
    chart = shown(warehouse, period=MONTH, split="booking_via", split_value="phone")

    assert "K10 rehab" in title(chart)
    assert "kvartal" in chart.coarser.sv
    assert plain(chart.measure.sv).startswith("Ett mått (telefon), mottagningar")


@pytest.mark.parametrize("audience", ["working", "council"])
def test_no_hidden_clinic_can_be_worked_out(audience):
    """K1 has 7 cases: with all others and the region's n it would be known, so two are hidden."""
    counts = alike() | {"K1": (3, 7)}
    chart = shown(region({YEAR: counts}), audience=audience)
    seen = disclose([chart], audience).blocks[0]

    assert sum(point.amount.suppressed for point in seen.series[0].points) >= 2


def test_limits_of_chance_alone_can_be_asked_for():
    """From 24 to 60 %: beyond chance, and nobody unlike the others; the chart says which it is."""
    counts = {key: (round((0.2 + 0.04 * place) * 1000), 1000)
              for place, key in enumerate(TEN, start=1)}  # fmt: skip
    wide, exact = (shown(region({YEAR: counts}), method=one) for one in ("auto", "exact"))
    apart = [[p.x for p in one.series[0].points if p.role == "signal"] for one in (wide, exact)]

    assert (apart[0], len(apart[1]) > 4) == ([], True)
    assert "vidgade" in wide.reading.in_("sv")
    assert "slumpen ensam" in exact.reading.in_("sv")


def test_a_metric_that_the_extract_lacks_has_no_funnel():
    """Nor one that is no share."""
    assert shown(region({YEAR: alike()}, missing=("slots.released_at",))) is None
    assert shown(region({YEAR: alike()}, shape="rate")) is None
