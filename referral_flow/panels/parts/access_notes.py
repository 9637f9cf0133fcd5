"""How free times are counted, in prose, and what stands in where something is not delivered."""

from __future__ import annotations

from collections.abc import Iterable

from referral_flow.blocks import Note, Sentence
from referral_flow.model import View
from referral_flow.panels.parts.access_answer import THIRD, has_residents
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

RELEASED = ("slots", "released_at")


def how_free_times_are_counted(warehouse: Warehouse, view: View, keys: Iterable[str]) -> list[Note]:
    """The closing notes: the catalogue's words for `keys`, then what to bear in mind."""
    known = [warehouse.metrics[key] for key in keys
             if not lacking_columns(warehouse, [key])
             and view.unit.kind in warehouse.metrics[key].unit_kinds]  # fmt: skip
    defined = [Note(metric.label, Sentence(metric.definition)) for metric in known]
    lives_there = [WHERE_PEOPLE_LIVE] if has_residents(view) else []
    return [*defined, *lives_there, NOT_ALL_FREE_TIMES]


def stand_in(warehouse: Warehouse) -> Note | None:
    """That snapshots tell of the free times; or that nothing does, and what can be known then."""
    if lacking_columns(warehouse, [THIRD]):
        return NOTHING_KNOWN
    return SEEN_IN_SNAPSHOTS if _has_no_release_times(warehouse) else None


def _has_no_release_times(warehouse: Warehouse) -> bool:
    missing = warehouse.profile("missing_columns").select("table_name", "column_name")
    return RELEASED in set(missing.iter_rows())


NOTHING_KNOWN = Note(
    Text("De lediga tiderna är inte kända", "Free times are not known"),
    Sentence(
        Text(
            "Uttaget säger varken när tiderna släpptes eller vilka som var lediga en viss dag. "
            "Därför visas inte hur långt bort de lediga tiderna låg. Resten av sidan gäller ändå. "
            "En daglig ögonblicksbild av tiderna räcker: kommandot ”python -m pipelines snapshot” "
            "börjar samla dem.",
            "The extract tells neither when times were released nor which were free on a given "
            "day. So it is not shown how far away free times lay. The rest of the page stands. A "
            "daily snapshot of the times is enough: the command “python -m pipelines snapshot” "
            "begins to collect them.",
        )
    ),
    "missing",
    "answer",
)
SEEN_IN_SNAPSHOTS = Note(
    Text("Tiderna är sedda i dagliga ögonblicksbilder", "Times as seen in daily snapshots"),
    Sentence(
        Text(
            "Uttaget säger inte när tiderna släpptes. I stället används dagliga ögonblicksbilder "
            "av vilka tider som var lediga. De gäller bara de mottagningar och dagar som har "
            "bilder; andra morgnar räknas inte.",
            "The extract does not tell when times were released. Daily snapshots of which times "
            "were free stand in. They hold for the clinics and days that have snapshots only; "
            "other mornings are not counted.",
        )
    ),
    "info",
    "answer",
)
WHERE_PEOPLE_LIVE = Note(
    Text("Mottagningar i kommunen och boende i kommunen", "Clinics here and people living here"),
    Sentence(
        Text(
            "Mottagningarnas siffror gäller de tider som mottagningar i kommunen hade, vem som än "
            "tog dem. De boendes siffror gäller vad den som bor i kommunen hade sett vid en "
            "sökning på webben. En kommun kan ha gott om tider som andra tar, eller få egna tider "
            "men flera nära.",
            "The clinics' figures are of the times that clinics in the municipality had, whoever "
            "took them. The residents' figures are of what those living there would have seen in a "
            "search on the web. A municipality may have plenty of times that others take, or few "
            "of its own but several near.",
        )
    ),
)
NOT_ALL_FREE_TIMES = Note(
    Text("Vad siffrorna inte säger", "What the figures do not say"),
    Sentence(
        Text(
            "Att de flesta mottagningar har en ledig tid de flesta morgnar säger inte att de som "
            "fick vänta hade en: många söker där och då tiderna är slut, tiderna går åt under "
            "dagen, och alla visas inte på webben. En ledig tid är inte alltid en tid som passar. "
            "Mottagningar kan ge plats åt den som ringer utan att tiden någonsin ligger ute, och "
            "det syns inte här. Skillnader mellan mottagningar speglar också hur många som söker "
            "sig dit. Ingen rangordnas.",
            "That most clinics have a free time on most mornings does not say that those who had "
            "to wait had one: many seek care where and when times are gone, times go in the "
            "course of the day, and not all are shown on the web. A free time is not always a "
            "time that suits. Clinics may find room for callers without the time ever being "
            "listed, and that is not seen here. Differences between clinics also reflect how many "
            "turn to them. Nobody is ranked.",
        )
    ),
)
