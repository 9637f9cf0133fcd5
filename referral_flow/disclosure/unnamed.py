"""Clinics without names: "Mottagning 1" and so on, the same number all through one artefact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from referral_flow.blocks import Amount, Block, UnitLabel
from referral_flow.disclosure.walk import found_in
from referral_flow.model import CLINIC_KINDS, Unit
from referral_flow.text import Text


def aliases(blocks: Sequence[Block], units: Iterable[Unit] = ()) -> dict[str, UnitLabel]:
    """The clinics that the blocks (and `units`) name, with the labels that stand in for them.

    Numbered in the order in which a reader meets them.
    """
    labels = [UnitLabel(unit.unit_id, unit.kind, unit.name) for unit in units]
    labels += found_in(list(blocks), UnitLabel)
    labels += [UnitLabel(o.unit.unit_id, o.unit.kind, o.unit.name) for o in _origins(blocks)]
    clinics = {label.unit_id: label for label in labels if label.kind in CLINIC_KINDS}
    return {
        unit_id: UnitLabel(f"clinic-{place}", label.kind, _numbered(place))
        for place, (unit_id, label) in enumerate(clinics.items(), start=1)
    }


def without_names(
    names: Mapping[str, Text], stand_ins: Mapping[str, UnitLabel]
) -> Callable[[Any], Any]:
    """A change for `rebuilt`: labels, ids and names of clinics give way to their stand-ins."""
    by_name = {
        word: stand_ins[unit_id].name
        for unit_id, name in names.items()
        for word in {name.sv, name.en}
    }
    pattern = re.compile(
        r"(?<!\w)(" + "|".join(map(re.escape, sorted(by_name, key=len, reverse=True))) + r")(?!\w)"
    )

    def change(thing: Any) -> Any:
        if isinstance(thing, UnitLabel):
            return stand_ins.get(thing.unit_id, thing)
        if isinstance(thing, str):
            return stand_ins[thing].unit_id if thing in stand_ins else thing
        if isinstance(thing, Text) and by_name:
            return Text(
                pattern.sub(lambda found: by_name[found[0]].sv, thing.sv),
                pattern.sub(lambda found: by_name[found[0]].en, thing.en),
            )
        return thing

    return change


def names_of(blocks: Sequence[Block], units: Iterable[Unit] = ()) -> dict[str, Text]:
    """The names that must not be seen, by unit id."""
    found = {unit.unit_id: unit for unit in units}
    found |= {label.unit_id: label for label in found_in(list(blocks), UnitLabel)}
    found |= {origin.unit.unit_id: origin.unit for origin in _origins(blocks)}
    return {key: one.name for key, one in found.items() if one.kind in CLINIC_KINDS}


def _origins(blocks: Sequence[Block]) -> list:
    return [amount.origin for amount in found_in(list(blocks), Amount) if amount.origin]


def _numbered(place: int) -> Text:
    return Text(f"Mottagning {place}", f"Clinic {place}")
