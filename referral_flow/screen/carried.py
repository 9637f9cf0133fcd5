"""Choices that go along from page to page: a key that means the same on every page that has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

EVERYWHERE = ("metric",)

Kept = Mapping[str, Mapping[str, str]]  # a page's key → what was last chosen of its own controls
Offered = Mapping[str, Mapping[str, Collection[str]]]  # a page's key → its controls → their options


def carried(kept: Kept, here: str, own: Mapping[str, str], offered: Offered) -> Kept:
    """What each page's link is to say, when `own` is chosen on the page `here`.

    A page keeps what was last chosen on it, but for what means the same `here` and there, where it
    has the same option.
    """
    found = {**kept, here: own}
    for page, options in offered.items():
        same = {key: own[key] for key in EVERYWHERE if own.get(key) in options.get(key, ())}
        if same and page != here:
            found[page] = {**found.get(page, {}), **same}
    return found
