"""Units' own comments laid beside the figures that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from referral_flow.blocks import Block, Chart, Headline, UnitComment, UnitLabel
from referral_flow.model import Unit
from referral_flow.warehouse import Warehouse


def with_comments(
    warehouse: Warehouse, units: Iterable[Unit], blocks: Sequence[Block]
) -> list[Block]:
    """The blocks with what these units have said, latest first.

    One about a metric stands beside its first chart where that is the page's main one, else with
    the headline that has it; one about everything stands with the headline. All of them are in
    every chart's files, so that a chart that is lifted out takes them along.
    """
    said = _said_by(warehouse, units)
    if not said:
        return list(blocks)
    drawn = {block.metric for block in blocks if isinstance(block, Chart) and block.place == "main"}
    found, told = [], _at_top_alone(blocks, drawn)
    for block in blocks:
        if isinstance(block, Chart):
            found.append(replace(block, comments=_beside(said, block.metric, told)))
            told.add(block.metric)
        elif isinstance(block, Headline):
            found.append(replace(block, comments=_at_the_top(said, block, drawn)))
        else:
            found.append(block)
    return found


def _said_by(warehouse: Warehouse, units: Iterable[Unit]) -> list[UnitComment]:
    said = [
        UnitComment(UnitLabel.of(unit), comment)
        for unit in dict.fromkeys(units)
        for comment in warehouse.comments(unit.unit_id)
    ]
    return sorted(said, key=lambda one: one.comment.written_on, reverse=True)


def _beside(
    said: Sequence[UnitComment], metric: str | None, told: set[str | None]
) -> tuple[UnitComment, ...]:
    return tuple(
        replace(one, is_shown=one.comment.metric is not None and metric not in told)
        for one in said
        if one.comment.metric in (None, metric)
    )


def _at_the_top(
    said: Sequence[UnitComment], headline: Headline, drawn: set[str | None]
) -> tuple[UnitComment, ...]:
    alone = _at_top_alone([headline], drawn)
    return tuple(one for one in said if one.comment.metric in {None, *alone})


def _at_top_alone(blocks: Sequence[Block], drawn: set[str | None]) -> set[str | None]:
    """Metrics of headline figures that no main chart shows."""
    headlines = (block for block in blocks if isinstance(block, Headline))
    return {figure.metric for one in headlines for figure in one.figures} - drawn
