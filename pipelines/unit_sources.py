"""From which column of a metric's query each kind of unit is read."""

from __future__ import annotations

AGGREGATES = ("care_choice", "municipality", "region", "nation")
WHOLE = ("region", "nation")  # count every row once, whichever of its clinics is known


def unit_sources(units: dict[str, str]) -> dict[str, tuple[str, bool]]:
    """For each unit kind its source column, and whether that column holds the unit's own id.

    Care choice and municipality are read from the first clinic column unless one is given; region
    and nation from the first clinic column that holds anything, so every row counts once.
    """
    clinics = {kind: column for kind, column in units.items() if kind not in AGGREGATES}
    columns = list(dict.fromkeys(clinics.values()))
    found = {kind: (column, False) for kind, column in clinics.items()}
    for kind in AGGREGATES:
        if kind in units:
            found[kind] = (units[kind], True)
        elif columns:
            found[kind] = (" ".join(columns) if kind in WHOLE else columns[0], False)
    return found


def leaf(source: str) -> str:
    """A clinic; of what is read from several columns, its region: a small part of the leaves."""
    return "region_leaf" if " " in source else f"coalesce({source}, '')"


def known_clinic(units: dict[str, str]) -> str:
    """The first clinic column that holds anything."""
    columns = dict.fromkeys(column for kind, column in units.items() if kind not in AGGREGATES)
    return "coalesce(" + ", ".join([*columns, "''"]) + ")"
