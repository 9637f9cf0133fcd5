"""A sample metric by month, of mornings at a clinic, for tests to read by eye."""

from __future__ import annotations

from collections.abc import Collection

from referral_flow.blocks import Chart
from referral_flow.charts.quantile_band import Sampled, Told, quantile_band
from referral_flow.text import Text
from tests.fake_warehouse import FakeWarehouse, metric

KEY, REGION, TWELVE = "third_next_available_days", "region-17", "12m-2025-10"
MONTHS = ("2025-07", "2025-08", "2025-09", "2025-10")
TOLD = Told(
    Text("Den tredje låg {{median}} bort {when}, hälften mellan {{low}} och {{high}}",
         "The third lay {{median}} away {when}, half between {{low}} and {{high}}"),
    Text("Den tredje låg alltid {{median}} bort {when}", "Always {{median}} away {when}"),
    Text("Dagar till tredje lediga tid, {per}.", "Days to third free time, {per}."),
    Text("Så läses det.", "How to read it."),
    Text("morgnar", "mornings"),
)  # fmt: skip


def row(period: str, n: int, low: float, median: float, high: float) -> tuple:
    return (KEY, REGION, period, None, None, n, median, 0.0, low, median, high, 30.0)


def band(
    *rows: tuple, chosen: str = TWELVE, lost: Collection[str] = (), grain: str = "month"
) -> Chart | None:
    """The chart of these rows; by default four months of 20 mornings and their twelve months."""
    given = rows or (
        row("2025-07", 20, 2.0, 6.0, 11.0), row("2025-08", 20, 1.0, 4.0, 9.0),
        row("2025-09", 20, 1.0, 3.0, 8.0), row("2025-10", 20, 1.0, 5.0, 9.0),
        row(TWELVE, 250, 1.0, 4.0, 9.0),
    )  # fmt: skip
    warehouse = FakeWarehouse([metric(KEY, "sample", matures_after_days=0)], samples=given)
    found = warehouse.values(KEY, unit_ids=[REGION])
    by_period = {one["period_id"]: one for one in found.iter_rows(named=True)}
    seen = Sampled(warehouse.metrics[KEY], warehouse.units[REGION], by_period)
    periods = [one for one in warehouse.periods.values() if one.grain == grain]
    return quantile_band(seen, periods, TOLD, key="third", lost=lost,
                         chosen=warehouse.periods[chosen])  # fmt: skip
