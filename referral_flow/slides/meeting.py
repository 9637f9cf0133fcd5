"""What a kind of meeting wants to see: one small TOML file in meetings/ for each.

Knows which pages, units, period and audience are asked for, and nothing of their figures.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from referral_flow.model import AUDIENCES, GRAINS, UNIT_KINDS, Unit
from referral_flow.text import Text

_REQUIRED = ("units", "period", "grain", "audience", "title", "purpose")
_OPTIONAL = ("panels", "names")


class MeetingError(ValueError):
    """A file in meetings/ that cannot be followed: says which, what and what to write instead."""


@dataclass(frozen=True)
class Meeting:
    """`panels` are keys (none: all), `units` ids or kinds, `period` a grain or a period id."""

    key: str
    title: Text
    purpose: Text
    panels: tuple[str, ...]
    units: tuple[str, ...]
    period: str
    grain: str
    audience: str
    names: bool = False

    def units_among(self, units: Mapping[str, Unit]) -> list[Unit]:
        """The units asked for, a kind standing for all its units; raises where none is found."""
        found = [
            unit
            for asked in self.units
            for unit in units.values()
            if asked in (unit.unit_id, unit.kind)
        ]
        if not found:
            raise MeetingError(f"{self.key}: there is no unit {', '.join(self.units)} here.")
        return list(dict.fromkeys(found))


def read_meeting(path: Path) -> Meeting:
    """One meeting; raises `MeetingError` with file, key and remedy where it cannot be followed."""
    if not path.is_file():
        others = ", ".join(one.name for one in sorted(path.parent.glob("*.toml"))) or "none"
        raise MeetingError(f"There is no {path}. Beside it there are: {others}.")
    said = _read_toml(path)
    _check_keys(path, said)
    _check_value(path, "audience", said["audience"], AUDIENCES)
    _check_value(path, "grain", said["grain"], GRAINS[:4])
    for unit in said["units"]:
        if "-" not in unit:
            _check_value(path, "units", unit, UNIT_KINDS)
    return Meeting(
        key=path.stem,
        title=Text(**said["title"]),
        purpose=Text(**said["purpose"]),
        panels=tuple(said.get("panels", ())),
        units=tuple(said["units"]),
        period=said["period"],
        grain=said["grain"],
        audience=said["audience"],
        names=said.get("names", False),
    )


def _read_toml(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise MeetingError(
            f"{path.name} is not a TOML file: {problem}. Copy one from meetings/."
        ) from problem


def _check_keys(path: Path, said: dict) -> None:
    missing = [key for key in _REQUIRED if key not in said]
    unknown = [key for key in said if key not in _REQUIRED + _OPTIONAL]
    if missing or unknown:
        problem = f"lacks {', '.join(missing)}" if missing else f"has unknown {', '.join(unknown)}"
        raise MeetingError(f"{path.name} {problem}. It takes {', '.join(_REQUIRED + _OPTIONAL)}.")


def _check_value(path: Path, key: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise MeetingError(f'{path.name}: {key} is "{value}"; write one of {", ".join(allowed)}.')
