"""The one filter of a page: an examination, a referrer's profession or a receiving department."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from referral_flow.blocks import Block, Chart, Control
from referral_flow.panels.parts.filtered import NOT_FOLLOWED, Filter, label_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

ONLY, ALL = "only", "all"
LABEL = Text("Visa bara", "Show only")
EVERYTHING = Text("Alla remisser", "All referrals")
WITH_FILTER = Text("{only} · {basis}", "{only} · {basis}")


def only_controls(warehouse: Warehouse, key: str, splits: Sequence[str]) -> tuple[Control, ...]:
    """A list of all values of these splits that the metric has; nothing where it has none."""
    options = tuple(
        (f"{split}:{value}", _named(warehouse, (split, value)))
        for split in splits
        if key in warehouse.metrics
        for value in _values(warehouse, key, split)
    )
    if not options:
        return ()
    return (Control(ONLY, LABEL, ((ALL, EVERYTHING), *options), ALL, kind="list"),)


def chosen(choices: Mapping[str, str]) -> Filter | None:
    """The split and value that the reader has chosen; None for everything."""
    asked = choices.get(ONLY, ALL)
    split, _, value = asked.partition(":")
    return (split, value) if value else None


def named(warehouse: Warehouse, block: Block, within: Filter | None) -> Block:
    """A chart that holds nothing but the filter says so beside its n, in every file of it."""
    if within is None or not isinstance(block, Chart) or _has_chosen_among_all(block, within):
        return block
    label = label_of(warehouse, within)
    if label.sv.casefold() in block.measure.sv.casefold() or block.basis is None:
        return block
    basis = block.basis
    words, hidden = (one and WITH_FILTER.format(only=label, basis=one)
                     for one in (basis.words, basis.hidden))  # fmt: skip
    return replace(block, basis=replace(basis, words=words, hidden=hidden))


def is_followed(block: Block) -> bool:
    """Whether the block holds nothing but the filter; a chart that shows all says so."""
    says = isinstance(block, Chart) and block.coarser is not None
    return not says or NOT_FOLLOWED.sv not in block.coarser.sv


def _has_chosen_among_all(chart: Chart, within: Filter) -> bool:
    """Whether the filter's value is one among others in the chart, which then marks it."""
    return any(point.x == within[1] for series in chart.series for point in series.points)


def _values(warehouse: Warehouse, key: str, split: str) -> list[str]:
    """Each that ever occurs, in the order of the code list; units without a place there last."""
    found = warehouse.values(key, grain="all", split=split)["split_value"].unique().sort()
    known = warehouse.split_labels(split)
    return [*(one for one in known if one in found), *(one for one in found if one not in known)]


def _named(warehouse: Warehouse, part: Filter) -> Text:
    """ "Undersökning: ultraljud axel"; a department by its name alone."""
    split, value = part
    name = label_of(warehouse, part)
    if value in warehouse.units:
        return name
    return Text("{split}: {name}", "{split}: {name}").format(
        split=warehouse.split_name(split), name=name
    )
