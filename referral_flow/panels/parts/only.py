"""The one filter of a page: an examination, a referrer's profession or a receiving department."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from referral_flow.blocks import Control
from referral_flow.panels.parts.filtered import Filter, label_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

ONLY, ALL = "only", "all"
LABEL = Text("Visa bara", "Show only")
EVERYTHING = Text("Alla remisser", "All referrals")


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
