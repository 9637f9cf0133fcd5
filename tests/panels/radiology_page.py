"""Radiology's page on the small region of referrals, and what tests look for on it."""

from __future__ import annotations

from referral_flow.blocks import Block, Chart, Note, Sentence, Table
from referral_flow.model import View
from referral_flow.panels.radiology_outcome import PANEL
from tests.panels.sample_referrals import referral_warehouse

UNITS = ("region-17", "R1", "V1", "K1", "municipality-1780")
FILTERS = ("all", "exam:US_SHOULDER", "referrer_profession:other", "receiving_unit:R1")
RULES = ("improvement", "concern")


def page(
    unit: str = "region-17", period: str = "12m-2025-10", only: str = "all",
    grain: str = "month", lacking: tuple[str, ...] = (), audience: str = "working",
) -> list[Block]:  # fmt: skip
    warehouse = referral_warehouse(*lacking)
    view = View(warehouse.units[unit], grain, warehouse.periods[period], audience=audience)
    return PANEL.blocks(warehouse, view, {"only": only})


def charts(blocks) -> dict[str, Chart]:
    return {block.key: block for block in blocks if isinstance(block, Chart)}


def folded(blocks) -> dict[str, Table]:
    return {block.key: block for block in blocks if isinstance(block, Table) and not block.is_open}


def spaced(sentence: Sentence) -> str:
    """In Swedish, with the spaces that people type."""
    return sentence.in_("sv").replace("\u00a0", " ")


def notes(blocks, kind: str) -> list[Note]:
    return [block for block in blocks if isinstance(block, Note) and block.kind == kind]
