"""Blocks taken apart and put together again: every amount found, every part replaced on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from referral_flow.blocks import Amount
from referral_flow.text import Text

# A page is thousands of these: they hold nothing to look for, and stay as they are.
EMPTY = frozenset((type(None), bool, int, float, date))
BARE = EMPTY | {str}  # words by themselves; a Text may be what is looked for


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
    return found_in(thing, Amount)


def found_in(thing: Any, kind: type | tuple[type, ...]) -> Iterator[Any]:
    """Every part of one type (or of several), in reading order; a part holds no other of its type.

    Nothing is looked for inside an amount.
    """
    found: list[Any] = []
    _gather(thing, kind, found)
    return iter(found)


def _gather(thing: Any, kind: type | tuple[type, ...], found: list[Any]) -> None:
    if isinstance(thing, kind):
        found.append(thing)
    elif type(thing) is not Amount:
        for part in _parts(thing):
            if type(part) not in BARE:
                _gather(part, kind, found)


def rebuilt(thing: Any, change: Callable[[Any], Any]) -> Any:
    """The same structure with `change` applied to each part, innermost first; mappings are fixed.

    An amount is one part: it is changed as it stands, so that it can still be recognised. Numbers,
    days and None stay, and so does a part in which nothing has changed.
    """
    if type(thing) in EMPTY:
        return thing
    names = () if isinstance(thing, Amount) else _field_names(type(thing))
    if names:
        before = _parts(thing)
        after = [rebuilt(part, change) for part in before]
        is_same = all(one is other for one, other in zip(before, after, strict=True))
        return change(thing if is_same else type(thing)(**dict(zip(names, after, strict=True))))
    if isinstance(thing, (tuple, list)):
        parts = tuple(rebuilt(part, change) for part in thing)
        is_same = all(one is other for one, other in zip(thing, parts, strict=True))
        return thing if is_same and type(thing) is tuple else parts
    if isinstance(thing, Mapping):
        return Fixed({key: rebuilt(part, change) for key, part in thing.items()})
    return change(thing)


def _parts(thing: Any) -> Iterable[Any]:
    return _way_into(type(thing))(thing)


@lru_cache(maxsize=256)
def _way_into(kind: type) -> Callable[[Any], Iterable[Any]]:
    """What gives the parts of a thing of this type: found out once, since a page has thousands."""
    names = _field_names(kind)
    if len(names) == 1:
        return lambda thing: (getattr(thing, names[0]),)
    if names:
        return attrgetter(*names)
    if issubclass(kind, Mapping):
        return lambda thing: thing.values()
    return iter if issubclass(kind, (tuple, list)) else lambda thing: ()


@lru_cache(maxsize=64)
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of block; none where it is a word, a number, a date or all public."""
    is_whole = kind is Text or not is_dataclass(kind) or getattr(kind, "is_public", False)
    return () if is_whole else tuple(field.name for field in fields(kind))
