"""Clinics without names: "Mottagning 1" and so on, the same number all through one artefact.

A unit that holds a single clinic is that clinic under another name, so it has a number too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from referral_flow.blocks import Amount, Block, Chart, Headline, Lead, Table, UnitLabel
from referral_flow.disclosure.walk import found_in
from referral_flow.model import CLINIC_KINDS, Unit
from referral_flow.shapes import Area, unnamed
from referral_flow.text import Text

CLINIC = Text("Mottagning", "Clinic")
CALLED = {
    "radiology": Text("Enhet", "Unit"),
    "municipality": Text("Kommun", "Municipality"),
    "care_choice": Text("Vårdval", "Care choice"),
    "region": Text("Region", "Region"),
    "nation": Text("Land", "Country"),
}
ANY_CLINIC = Text("En mottagning", "A clinic")
ANY = {
    "radiology": Text("En enhet", "A unit"),
    "municipality": Text("En kommun", "A municipality"),
    "care_choice": Text("Ett vårdval", "A care choice"),
    "region": Text("En region", "A region"),
    "nation": Text("Ett land", "A country"),
}


def numbered(labels: Iterable[UnitLabel]) -> dict[str, UnitLabel]:
    """A stand-in for each label by unit id: "Mottagning 1", "Kommun 1", in the order given."""
    found: dict[str, UnitLabel] = {}
    counts: dict[str, int] = {}
    for label in labels:
        word = label.kind if label.kind in CALLED or label.kind not in CLINIC_KINDS else "clinic"
        place = counts[word] = counts.get(word, 0) + 1
        name = CALLED.get(label.kind, CLINIC)
        found[label.unit_id] = UnitLabel(
            f"{word}-{place}", label.kind, Text(f"{name.sv} {place}", f"{name.en} {place}")
        )
    return found


def any_of(unit: Unit) -> Text:
    """What a unit without a name is called where nothing else names it."""
    return ANY.get(unit.kind, ANY_CLINIC)


def without_names(
    names: Mapping[str, Text], stand_ins: Mapping[str, UnitLabel]
) -> Callable[[Any], Any]:
    """A change for `rebuilt`: labels, ids and names of clinics give way to their stand-ins.

    Leads keep no more than their page. On a map the place is the name, so it tells nothing more.
    """
    numbers = {label.unit_id for label in stand_ins.values()}
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
        if isinstance(thing, Area):  # its key has given way already
            return unnamed(thing) if thing.key in numbers else thing
        if isinstance(thing, Lead):
            return Lead(thing.page, chart=thing.chart, words=thing.words)  # a link names its unit
        if isinstance(thing, Text) and by_name:
            return Text(
                pattern.sub(lambda found: by_name[found[0]].sv, thing.sv),
                pattern.sub(lambda found: by_name[found[0]].en, thing.en),
            )
        return thing

    return change


def without_comments(thing: Any) -> Any:
    """A change for `rebuilt`: what a clinic says of itself is signed, so it goes with the name."""
    if not isinstance(thing, (Chart, Headline)):
        return thing
    kept = tuple(said for said in thing.comments if not _tells_of_one_clinic(said.by))
    return thing if kept == thing.comments else replace(thing, comments=kept)


def nameless(blocks: Sequence[Block], units: Iterable[Unit] = ()) -> list[UnitLabel]:
    """The clinics that the blocks (and `units`) name, once each; their names must not be seen.

    In the order of the fullest chart or table: a sentence before it names those that stand apart,
    and their numbers would tell whose hidden figures those are. Then as a reader meets the rest,
    those last that only numbers were read of.
    """
    met = list(found_in(list(blocks), (UnitLabel, Amount)))
    labels = [UnitLabel.of(unit) for unit in units]
    labels += max(_listed(blocks), key=len, default=[])
    labels += [one for one in met if isinstance(one, UnitLabel)]
    labels += [UnitLabel.of(one.origin.unit) for one in met if _has_origin(one)]
    found = {label.unit_id: label for label in labels if _tells_of_one_clinic(label)}
    return list(found.values())


def _listed(blocks: Sequence[Block]) -> Iterator[list[UnitLabel]]:
    """The clinics that each chart and each table lists, in its own order."""
    for block in found_in(list(blocks), (Chart, Table)):
        rows = block.rows if isinstance(block, Table) else _points(block)
        labels = [next(found_in(row, UnitLabel), None) for row in rows]
        yield list(dict.fromkeys(one for one in labels if one and _tells_of_one_clinic(one)))


def _points(chart: Chart) -> list[UnitLabel | None]:
    return [point.label for series in chart.series for point in series.points]


def _tells_of_one_clinic(label: UnitLabel) -> bool:
    return label.is_one_clinic or label.kind in CLINIC_KINDS


def _has_origin(one: UnitLabel | Amount) -> bool:
    return isinstance(one, Amount) and one.origin is not None
