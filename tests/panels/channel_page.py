"""The page of channels, asked for by tests: its blocks, its charts and tables by their keys."""

from __future__ import annotations

from referral_flow.blocks import Block, Chart, Note, Table
from referral_flow.model import View
from referral_flow.panels.channels import PANEL
from tests.panels.sample_transfers import transfer_warehouse

UNITS = ("region-17", "care_choice-17", "municipality-1780", "municipality-1784", "P2", "P5", "V1",
         "V2", "R1")  # fmt: skip
TWELVE = "12m-2025-10"


def page(
    unit: str = "region-17", leg: str | None = "need", audience: str = "working",
    period: str = TWELVE, grain: str = "month", **of: bool,
) -> list[Block]:  # fmt: skip
    warehouse = transfer_warehouse(**of)
    view = View(warehouse.units[unit], grain, warehouse.periods[period], audience=audience)
    return PANEL.blocks(warehouse, view, {"leg": leg} if leg else {})


def chart(key: str, blocks: list[Block]) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.key == key)


def table(key: str, blocks: list[Block]) -> Table:
    return next(one for one in blocks if isinstance(one, Table) and one.key == key)


def notes(blocks: list[Block], place: str) -> str:
    return " ".join(one.body.in_("sv") for one in blocks
                    if isinstance(one, Note) and one.place == place)  # fmt: skip


def values(one: Chart) -> dict:
    return {point.x: point.amount for point in one.series[0].points}
