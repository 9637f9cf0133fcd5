"""What every reader gives back: one delivery as a relation, with each record accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PLACE = "place"  # a relation's column that holds where in its file a record begins


@dataclass(frozen=True)
class Unreadable:
    """A record that could not be read; `text` may hold personal data and stays in the workshop."""

    place: int
    reason: str
    text: str


@dataclass(frozen=True)
class Landed:
    """One file as DuckDB can read it; `records` counts all it holds, readable or not."""

    path: Path
    relation: str
    headers: tuple[str, ...]  # the names in the file
    columns: tuple[str, ...]  # the same as SQL identifiers of the relation
    types: tuple[str, ...]
    records: int
    unreadable: tuple[Unreadable, ...] = ()
    last_place: int = 0  # no record of the file begins after it
    is_table: bool = True  # to be dropped once read; a Parquet file is read where it lies

    def named(self, header: str) -> tuple[str, str] | None:
        """The identifier and type of a column by its name in the file, blanks and case aside."""
        wanted = header.strip().casefold()
        for name, column, kind in zip(self.headers, self.columns, self.types, strict=True):
            if name.casefold() == wanted:
                return column, kind
        return None


def landed_text(
    path: Path,
    relation: str,
    headers: tuple[str, ...],
    rows: int,
    last_place: int,
    unreadable: list[Unreadable] | None = None,
) -> Landed:
    """A file that stands as text in the table `relation`, in columns named by `physical`."""
    lost = tuple(unreadable or ())
    columns = physical(len(headers))
    kinds = ("VARCHAR",) * len(headers)
    return Landed(path, relation, headers, columns, kinds, rows + len(lost), lost, last_place)


def physical(count: int) -> tuple[str, ...]:
    """Names for the columns of a landed text file, free of whatever its header says."""
    return tuple(f"c{number}" for number in range(count))
