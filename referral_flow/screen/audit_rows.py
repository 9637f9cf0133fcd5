"""An audit as a table: a row for each outcome of each way of booking, in the order drawn."""

from __future__ import annotations

from referral_flow.audits import ROWS, SIDE_NAMES, SIDES, Way, count_in, ways_of
from referral_flow.blocks import Chart
from referral_flow.text import Text

HEADS = (
    (Text("Bokningsväg", "Booked by"), False),
    (Text("Inom gränsen", "Within the limit"), False),
    (Text("Utfall", "Outcome"), False),
    (Text("Antal", "Number"), True),
    (Text("Andel", "Share"), True),
    (Text("från–till", "from–to"), True),
)


def audit_rows(chart: Chart, language: str) -> tuple[list[tuple[str, bool]], list[list[str]]]:
    """Columns as (words, is it a number), and the rows of words."""
    columns = [(head.in_(language), is_number) for head, is_number in HEADS]
    rows = [
        _row(way, side, row, language) for way in ways_of(chart) for side in SIDES for row in ROWS
    ]
    return columns, rows


def _row(way: Way, side: str, row: str, language: str) -> list[str]:
    point = way.outcome(side, row)
    amount = point.amount
    return [
        way.label.in_(language),
        SIDE_NAMES[side].in_(language),
        point.label.in_(language),
        count_in(amount, language) or "–",
        amount.in_(language),
        amount.interval_in(language) or "–",
    ]
