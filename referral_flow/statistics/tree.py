"""Findings on a tree: which of many answers to believe, when they are asked from wide to narrow.

Families of questions hang under wider ones. A wide question is answered by the narrow ones beneath
it (Simes), and only where it is found are those asked, the more strictly the fewer were found above
(TreeBH: Bogomolov, Peterson, Benjamini & Sabatti 2021, Biometrika 108:575). Of the findings in the
families that are opened, at most the chosen share is false, averaged over families. Questions of a
family may weigh differently (Genovese, Roeder & Wasserman 2006, Biometrika 93:509).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

HALVINGS = 30  # of the level, on its logarithm; leaves less than a millionth of it


@dataclass(frozen=True)
class Node:
    """A question with an answer of its own (`p_value`), or one of several narrower questions.

    `weight`: its part of what its family may find falsely, beside those of the others.
    """

    key: Hashable
    p_value: float | None = None
    children: tuple[Node, ...] = ()
    weight: float = 1.0

    @cached_property
    def chance(self) -> float:
        """Its own p-value, or that of "none of what is beneath it is true"."""
        if self.p_value is not None:
            return self.p_value
        return simes(_weighed(self.children))


def _weighed(family: Sequence[Node]) -> np.ndarray:
    """The chances of a family, each divided by its weight; weights are 1 on average."""
    return np.array([node.chance for node in family]) / _weights(family)


def _weights(family: Sequence[Node]) -> np.ndarray:
    weights = np.array([node.weight for node in family])
    return weights / weights.mean()


def simes(p_values: Sequence[float]) -> float:
    """The p-value of "all of these are nothing" (Simes 1986): the least of m · p(i) / i."""
    ordered = np.sort(np.asarray(p_values, dtype=float))
    return float(min(1.0, (ordered * len(ordered) / np.arange(1, len(ordered) + 1)).min()))


def found_of(p_values: Sequence[float], level: float) -> np.ndarray:
    """Benjamini & Hochberg's (1995) findings: True where at most `level` of them are false."""
    values = np.asarray(p_values, dtype=float)
    ordered = np.sort(values)
    is_below = ordered <= level * np.arange(1, len(values) + 1) / len(values)
    largest = ordered[is_below].max(initial=-1)
    return values <= largest


def found_on_tree(family: Sequence[Node], level: float) -> set[Hashable]:
    """Keys of the questions that are found, inner ones and leaves.

    Within a family by Benjamini & Hochberg at `level` times the shares found of each family on the
    way down to it, and the weights on that way.
    """
    return set(_found(family, level))


def _found(family: Sequence[Node], level: float) -> Iterator[Hashable]:
    if not family:
        return
    is_found = found_of(_weighed(family), level)
    for node, one, weight in zip(family, is_found, _weights(family), strict=True):
        if one:
            yield node.key
            yield from _found(node.children, level * is_found.mean() * weight)


def lone_levels(family: Sequence[Node], level: float) -> Iterator[tuple[Hashable, float]]:
    """Of each leaf the p-value at which it is just found, were it the only finding."""
    if not family:
        return
    for node, weight in zip(family, _weights(family), strict=True):
        own = float(level * weight / len(family))
        if node.children:
            yield from lone_levels(node.children, own)
        else:
            yield node.key, own


def least_levels(family: Sequence[Node], level: float) -> dict[Hashable, float]:
    """For each key found at `level`, the least level at which it would still be found: its q."""
    return {key: _least_level(family, key, level) for key in found_on_tree(family, level)}


def _least_level(family: Sequence[Node], key: Hashable, level: float) -> float:
    low, high = np.log(1e-300), np.log(level)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        is_found = key in found_on_tree(family, float(np.exp(middle)))
        low, high = (low, middle) if is_found else (middle, high)
    return float(np.exp(high))
