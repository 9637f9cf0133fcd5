"""What happened to a unit and may be seen in its figures: its own events, and its clinics' shared.

An event of one clinic is no event of a region; one that many clinics had is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from referral_flow.blocks import Marker
from referral_flow.model import CLINIC_KINDS, Metric, Unit
from referral_flow.nouns import sefos
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

FEWEST, LEAST_SHARE = 2, 0.25  # of the clinics of one kind, for an event to be the wider unit's
ABOUT_REFERRALS = ("referrals", "needs")


def events_of(warehouse: Warehouse, unit: Unit, metric: Metric) -> tuple[Marker, ...]:
    """The markers of a chart of this metric for this unit, earliest first.

    Of a wider unit also what many of the clinics behind the figures had on the same day, and when
    SEFOS began there, where the figures are of referrals.
    """
    found = dict.fromkeys(warehouse.events(unit.unit_id))
    if unit.is_clinic:
        return tuple(found)
    kinds = [one for one in CLINIC_KINDS if one in metric.unit_kinds]
    groups = [warehouse.units_within(unit.unit_id, kind) for kind in kinds]
    shared = [one for clinics in groups for one in _shared(warehouse, clinics, set(found))]
    if metric.counts_from in ABOUT_REFERRALS:
        shared += _start_of_sefos(groups)
    return tuple(sorted(found | dict.fromkeys(shared), key=lambda marker: marker.on))


def _shared(warehouse: Warehouse, clinics: list[Unit], known: Set[Marker]) -> Iterator[Marker]:
    """What at least a quarter of these clinics, and two, had on one day."""
    met = Counter(marker for clinic in clinics for marker in _own(warehouse, clinic))
    for marker, count in met.items():
        if count >= _enough(clinics) and marker not in known:
            at = AT_SEVERAL.get(clinics[0].kind, AT_SEVERAL_UNITS)
            yield Marker(marker.on, at.format(what=marker.text))


def _start_of_sefos(groups: list[list[Unit]]) -> list[Marker]:
    """The first day of any clinic, where enough clinics of some kind have come to use it."""
    days = [[one.sefos_from for one in clinics if one.sefos_from] for clinics in groups]
    has_many = any(len(some) >= _enough(all_) for some, all_ in zip(days, groups, strict=True))
    return [Marker(min(min(some) for some in days if some), SEFOS_BEGINS)] if has_many else []


def _enough(clinics: list[Unit]) -> float:
    return max(FEWEST, LEAST_SHARE * len(clinics))


def _own(warehouse: Warehouse, clinic: Unit) -> list[Marker]:
    """The events of a clinic but its SEFOS day, which clinics have one by one."""
    return [one for one in warehouse.events(clinic.unit_id) if one not in sefos(clinic)]


SEFOS_BEGINS = Text("SEFOS börjar införas", "SEFOS begins")
AT_SEVERAL_UNITS = Text("{what} vid flera enheter", "{what} at several units")
AT_SEVERAL = {
    "physio": Text("{what} vid flera mottagningar", "{what} at several clinics"),
    "health_centre": Text("{what} vid flera vårdcentraler", "{what} at several health centres"),
}
