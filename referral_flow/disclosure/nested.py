"""Splits whose values hold each other: "inom 25 km" holds "inom 10 km".

Their values do not add up to a whole, but two of them differ by people. So each value is guarded as
figures of its own, and a cell that differs by 1-4 people from a nearer one is hidden. The nearest
value is what unsplit figures are of: the same cell under another name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl

from referral_flow.few import is_small

NEAREST = ""  # the world of unsplit figures
NOWHERE = -1
Nearest = Mapping[str, Collection[str]]  # nested split → the values that unsplit figures are of
Place = tuple[str, str | None, str | None]


def place_of(split: str | None, split_value: str | None, nearest: Nearest) -> Place:
    """World, and split and value there: ("within_10_km", "owner", "region")."""
    if not split:
        return NEAREST, None, None
    parts = list(zip(split.split(","), (split_value or "").split(","), strict=False))
    worlds = [value for name, value in parts if name in nearest and value not in nearest[name]]
    rest = [part for part in parts if part[0] not in nearest]
    names, values = (",".join(one) for one in zip(*rest, strict=True)) if rest else (None, None)
    return ",".join(worlds), names, values


@dataclass(frozen=True)
class Worlds:
    """The rows of a frame by cell and world: `rows` holds their numbers, or NOWHERE.

    A world is a column, the nearest one the first. Cells that are equal by definition, unsplit and
    nearest, share a place, which the first of them holds; `place` gives cell and column of each
    row. `left` is the frame with the splits that are left.
    """

    rows: np.ndarray
    place: tuple[np.ndarray, np.ndarray]
    left: pl.DataFrame

    def each(self) -> Iterable[tuple[np.ndarray, pl.DataFrame]]:
        """Of each world, the numbers of its rows and these rows as a frame of their own."""
        for column in self.rows.T:
            rows = np.sort(column[column != NOWHERE])
            yield rows, self.left[rows]

    def shared(self, mask: np.ndarray) -> np.ndarray:
        """The mask with every cell marked that is equal to a marked one."""
        marked = np.zeros(self.rows.shape, dtype=bool)
        np.logical_or.at(marked, self.place, mask)
        return marked[self.place]


def worlds_of(frame: pl.DataFrame, nested: Iterable[tuple[str, str]]) -> Worlds:
    """The frame taken apart; it has unit_id, period_id, split and split_value."""
    left = _left(frame, {split: (value,) for split, value in nested})
    names = [NEAREST, *sorted(set(left["world"]) - {NEAREST})]
    cells = left.select(
        pl.struct("unit_id", "period_id", "split", "split_value").rank("dense") - 1
    ).to_series()
    place = (
        cells.cast(pl.Int64).to_numpy(),
        left["world"].replace_strict(names, range(len(names)), return_dtype=pl.Int64).to_numpy(),
    )
    rows = np.full((int(place[0].max(initial=-1)) + 1, len(names)), NOWHERE)
    rows[place[0][::-1], place[1][::-1]] = np.arange(frame.height)[::-1]
    return Worlds(rows, place, left.drop("world"))


def _left(frame: pl.DataFrame, nearest: Nearest) -> pl.DataFrame:
    """The frame with its world, and split and split_value as they are there."""
    known = frame.select("split", "split_value").unique(maintain_order=True)
    places = [place_of(*pair, nearest) for pair in known.iter_rows()]
    names = ("world", "left_split", "left_value")
    table = pl.DataFrame(places, schema=dict.fromkeys(names, pl.String), orient="row")
    joined = frame.join(
        pl.concat([known, table], how="horizontal"),
        on=["split", "split_value"],
        nulls_equal=True,
        how="left",
        maintain_order="left",
    )
    return joined.with_columns(split="left_split", split_value="left_value").drop(names[1:])


def too_near(worlds: Worlds, quantities: Iterable[np.ndarray]) -> np.ndarray:
    """A mask over the frame's rows: True where a nearer value differs by 1-4 people.

    `quantities`: numbers of people, one per row of the frame each. A world is nearer than another
    where its numbers lie nearer to those of unsplit figures.
    """
    tables = [np.where(worlds.rows == NOWHERE, np.nan, one[worlds.rows]) for one in quantities]
    found = np.zeros(worlds.rows.shape, dtype=bool)
    for near, far in combinations(_by_distance(tables), 2):
        for one in tables:
            found[:, far] |= is_small(np.abs(one[:, far] - one[:, near]))
    return found[worlds.place]


def _by_distance(tables: list[np.ndarray]) -> list[int]:
    """The columns, nearest first."""
    apart = sum(np.nansum(np.abs(one - one[:, :1]), axis=0) for one in tables)
    apart[0] = -1.0
    return np.argsort(apart, kind="stable").tolist()


def whole_chains(worlds: Worlds, mask: np.ndarray) -> np.ndarray:
    """All farther values of a cell where any of them is marked; the nearest stands by itself."""
    marked = np.zeros(worlds.rows.shape, dtype=bool)
    np.logical_or.at(marked, worlds.place, mask)
    marked[:, 1:] = marked[:, 1:].any(axis=1, keepdims=True)
    marked[:, 0] = False
    return marked[worlds.place]


def whole_tables(worlds: Worlds, frame: pl.DataFrame, mask: np.ndarray) -> np.ndarray:
    """All of a unit and period where the nearest is marked, and all farther where any of them is.

    Shares of the same people are shown beside the table; with them a part of it would tell the
    rest.
    """
    group = frame.select(pl.struct("unit_id", "period_id").rank("dense")).to_series().to_numpy()
    is_near = worlds.place[1] == 0
    return np.isin(group, group[mask & is_near]) | (~is_near & np.isin(group, group[mask]))
