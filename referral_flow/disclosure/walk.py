"""Blocks taken apart and put together again: every amount found, every part replaced on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from referral_flow.blocks import Amount
from referral_flow.text import Text

# A page is thousands of these: they hold nothing to look for, and stay as they are.
EMPTY = frozenset((type(None), bool, int, float, date))
WORDS = EMPTY | {str, Text}


class Fixed(dict):
    """A dictionary that cannot be changed once made."""

    def _refuse(self, *_: Any, **__: Any) -> None:
        raise TypeError("What readers may see is not changed afterwards.")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple:
        return Fixed, (dict(self),)

    def __hash__(self) -> int:
        return hash(tuple(self.items()))


def amounts_in(thing: Any) -> Iterator[Amount]:
    """Every amount in a block, however deep; the ends of a difference are part of it."""
    if isinstance(thing, Amount):
        yield thing
        return
    for part in _parts(thing):
        if type(part) not in WORDS:
            yield from amounts_in(part)


def found_in(thing: Any, kind: type | tuple[type, ...]) -> Iterator[Any]:
    """Every part of one type (or of several), in reading order; a part holds no other of its type.

    Nothing is looked for inside an amount.
    """
    if isinstance(thing, kind):
        yield thing
        return
    if isinstance(thing, Amount):
        return
    for part in _parts(thing):
        yield from found_in(part, kind)


def rebuilt(thing: Any, change: Callable[[Any], Any]) -> Any:
    """The same structure with `change` applied to each part, innermost first; mappings are fixed.

    An amount is one part: it is changed as it stands, so that it can still be recognised. Numbers,
    days and None stay.
    """
    if type(thing) in EMPTY:
        return thing
    names = () if isinstance(thing, Amount) else _field_names(type(thing))
    if names:
        parts = {name: rebuilt(getattr(thing, name), change) for name in names}
        return change(type(thing)(**parts))
    if isinstance(thing, (tuple, list)):
        return tuple(rebuilt(part, change) for part in thing)
    if isinstance(thing, Mapping):
        return Fixed({key: rebuilt(part, change) for key, part in thing.items()})
    return change(thing)


def _parts(thing: Any) -> Iterator[Any]:
    names = _field_names(type(thing))
    if names:
        return (getattr(thing, name) for name in names)
    if isinstance(thing, Mapping):
        return iter(thing.values())
    return iter(thing if isinstance(thing, (tuple, list)) else ())


@lru_cache(maxsize=64)
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of block; none where it is a word, a number, a date or all public."""
    is_whole = kind is Text or not is_dataclass(kind) or getattr(kind, "is_public", False)
    return () if is_whole else tuple(field.name for field in fields(kind))
