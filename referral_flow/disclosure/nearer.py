"""Amounts of a page that hold each other: the same cell looked at nearer and farther.

As `nested` has it for frames; here the metric is known by the name in an amount's origin alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

import numpy as np

from referral_flow.blocks import Amount
from referral_flow.disclosure.nested import NEAREST, Place, place_of
from referral_flow.few import is_small
from referral_flow.model import NESTED_SPLITS, Origin


def cell_key(amount: Amount) -> Hashable:
    """Equal for amounts of the same cell, be it told unsplit or as the nearest of a split."""
    if amount.origin is None:
        return id(amount)
    return world_of(amount.origin), _within(amount.origin), amount.rule


def world_of(origin: Origin) -> str:
    """The values of nested splits that the origin names; "" for unsplit and nearest."""
    return _place(origin.split, origin.split_value)[0]


def left_of(origin: Origin) -> tuple[str | None, str | None]:
    """Split and value of the origin without what is nested."""
    return _place(origin.split, origin.split_value)[1:]


@lru_cache(maxsize=4096)
def _place(split: str | None, split_value: str | None) -> Place:
    return place_of(split, split_value, NESTED_SPLITS)


def _within(origin: Origin) -> Origin:
    """The origin with the splits that are left."""
    split, value = left_of(origin)
    return origin if split == origin.split else replace(origin, split=split, split_value=value)


def too_near_amounts(amounts: Sequence[Amount], counts: Sequence[np.ndarray]) -> np.ndarray:
    """True for each amount that differs by 1-4 people from the same cell looked at nearer.

    `counts`: numbers of people, one per amount each. Of two the one is nearer whose numbers lie
    nearer to those of unsplit figures, or failing these, that is met first.
    """
    origins = [(place, one) for place, one in enumerate(amounts) if one.origin]
    nested = {one.origin.metric for _, one in origins if world_of(one.origin) != NEAREST}
    together: dict[Hashable, list[int]] = {}
    for place, amount in origins:
        if amount.origin.metric in nested and amount.rule != "free":
            together.setdefault((_within(amount.origin), amount.rule), []).append(place)
    found = np.zeros(len(amounts), dtype=bool)
    for places in together.values():
        for near, far in combinations(_nearest_first(places, amounts, counts), 2):
            found[far] |= any(is_small(abs(one[far] - one[near])) for one in counts)
    return found


def _nearest_first(
    places: list[int], amounts: Sequence[Amount], counts: Sequence[np.ndarray]
) -> list[int]:
    if len(places) == 1:
        return places
    own = [place for place in places if world_of(amounts[place].origin) == NEAREST]
    start = own[0] if own else places[0]
    return sorted(places, key=lambda place: sum(abs(one[place] - one[start]) for one in counts))
