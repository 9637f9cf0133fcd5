"""Free times: are there any, when and where, who takes them, and what becomes of them?"""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.access_answer import (
    NO_SHOW,
    RESIDENTS,
    THIRD,
    UNUSED,
    WITHOUT_SOON,
    access_answer,
)
from referral_flow.panels.parts.access_booked import INVITED, WEB_SHARE, ways_of_booking
from referral_flow.panels.parts.access_known import MORNINGS, partly_known
from referral_flow.panels.parts.access_notes import how_free_times_are_counted, stand_in
from referral_flow.panels.parts.access_residents import CLINICS, EARLIEST, residents
from referral_flow.panels.parts.access_searches import BOOKED, EMPTY, searches
from referral_flow.panels.parts.access_times import HOURS, free_times_by_hour, third_free_time
from referral_flow.panels.parts.access_used import (
    LATE,
    LEAKAGE,
    REMOVED,
    USED,
    early_times,
    times_used,
    visits_missed,
)
from referral_flow.panels.parts.booking_mix import HOW, MIX
from referral_flow.panels.parts.booking_routes import BESIDE, booking_routes
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.lost_data import lost_data
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

DEFINED = (MORNINGS, THIRD, RESIDENTS, UNUSED, LEAKAGE, NO_SHOW)


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; where free times are not known, the rest of it."""
    warning = lost_data(warehouse, view)
    said = [note for note in (stand_in(warehouse), partly_known(warehouse, view)) if note]
    is_first = warning is not None and warning.place == "answer"
    is_known = not lacking_columns(warehouse, [THIRD])
    routes = booking_routes(warehouse, view)
    return [
        access_answer(warehouse, view),
        *said,
        *([warning] if is_first else []),
        *([third_free_time(warehouse, view), free_times_by_hour(warehouse, view)]
          if is_known else []),
        times_used(warehouse, view),
        *(residents(warehouse, view) if is_known else []),
        *searches(warehouse, view),
        *ways_of_booking(warehouse, view),
        early_times(warehouse, view),
        *routes,
        *visits_missed(warehouse, view),
        *([warning] if warning and not is_first else []),
        *how_free_times_are_counted(warehouse, view, DEFINED),
        *([HOW] if any(getattr(one, "key", None) == MIX for one in routes) else []),
    ]  # fmt: skip


PANEL = Panel(
    key="access",
    order=24,
    title=Text("Lediga tider", "Free times"),
    question=Text(
        "Finns det lediga tider, när och var?", "Are there free times, when and where?"
    ),
    metrics=(
        MORNINGS, THIRD, HOURS, RESIDENTS, CLINICS, EARLIEST, EMPTY, WITHOUT_SOON, BOOKED,
        WEB_SHARE, INVITED, LEAKAGE, USED, UNUSED, REMOVED, NO_SHOW, LATE,
        *(key for key in BESIDE if key != NO_SHOW),
    ),
    unit_kinds=("region", "care_choice", "municipality", "physio"),
    controls=(),
    blocks=blocks,
    sections={
        "beside": Text("När finns tiderna, och används de?", "When are they, and are they used?"),
        "why": Text("Vad hittar den som söker?", "What do seekers find?"),
        "who": Text("Vem går tiderna till, och hur bokas de?",
                    "Whom do times go to, and how are they booked?"),
        "after": Text("När blir besöken inte av?", "When do visits not happen?"),
    },
)  # fmt: skip
