"""A fake warehouse of first visits: routes, case mix, second clinics and flows, from plain counts.

Twelve clinics in one region and two municipalities, A1–A6 with web booking without a guide form and
B1–B6 with one; every month is alike and no chance is involved. Of a hundred assessed at each clinic
every month one goes on: to B1 from everywhere else, and from B1 to A1.
"""

from __future__ import annotations

from functools import lru_cache

from referral_flow.model import Unit
from referral_flow.text import Text, same
from tests.fake_warehouse import FakeWarehouse, metric, periods

CLINICS = tuple(f"{form}{number}" for form in "AB" for number in range(1, 7))
WHOLES = ("region-17", "care_choice-17", "municipality-1780", "municipality-1784")
A_MONTH = {"web": 40, "open_invitation": 20, "staff": 60, "other": 2}  # by clinic
UNDER_GUARANTEE = {"web": 24, "open_invitation": 1, "staff": 36, "other": 2}
NEAR = {"web_direct": 20, "web_guided": 30, "open_invitation": 15, "staff": 45, "other": 2}
REGIONS = ("shoulder", "knee", "back")
LATE = {"web_direct": 10, "web_guided": 12, "open_invitation": 1, "staff": 9, "other": 0}
UNCODED = {"web_direct": 7, "web_guided": 6}  # of those late
LEFT, ARRIVED = "second_clinic_30_days_share", "arrived_from_other_clinic_share"
ARRIVED_SOON, FLOWS = "arrived_within_3_days_share", "second_clinic_flows"
WORDS = {
    "booking_way": (("web", "på webben"), ("staff", "via telefon"),
                    ("open_invitation", "öppen kallelse"), ("other", "annat sätt")),
    "booking_route": (("web_direct", "direktbokning"), ("web_guided", "bokning med guide"),
                      ("open_invitation", "öppen kallelse"), ("staff", "telefon"),
                      ("other", "annat sätt")),
    "body_region": (("shoulder", "axel"), ("knee", "knä"), ("back", "rygg")),
    "attribute": (("body_region", "Kroppsdel"), ("lives_near", "Var patienten bor"),
                  ("guarantee", "Inom vårdgarantin")),
    "lives_near": (("same_municipality", "i kommunen"), ("other_municipality", "i en annan")),
    "guarantee": (("guarantee", "inom vårdgarantin"), ("other", "utanför vårdgarantin")),
}  # fmt: skip


def second_units() -> tuple[Unit, ...]:
    """The region and its parts, A1–A6 in Karlstad and B1–B6 in Arvika."""
    home = {"region_id": "region-17"}
    names = (same("Värmland"), Text("Vårdvalet", "The care choice"), same("Karlstad"),
             same("Arvika"))  # fmt: skip
    wholes = (Unit(one, one.rpartition("-")[0], name, **(home if place else {}))
              for place, (one, name) in enumerate(zip(WHOLES, names, strict=True)))  # fmt: skip
    return (
        *wholes,
        *(
            Unit(
                one, "physio", same(f"Kliniken {one}"), owner="region", record_system="cosmic",
                municipality_id=WHOLES[2 if one[0] == "A" else 3], contract="care_choice",
                care_choice_id=WHOLES[1],
                booking_form=unit_form(one), **home,
            )
            for one in CLINICS
        ),
    )  # fmt: skip


@lru_cache(maxsize=4)
def second_warehouse(*lacking: str) -> FakeWarehouse:
    """The region, the same for all tests; `lacking` are metrics whose columns are not there."""
    metrics = [
        metric(key, shape, splits=splits, missing=("bookings.patient_id",) * (key in lacking),
               dimensions=dimensions, good="neither", decimals=1,
               label=Text(f"Måttet {key}", f"The metric {key}"))
        for key, shape, splits, dimensions in (
            (LEFT, "ratio", ("booking_route",), ()),
            (ARRIVED, "ratio", ("booking_way", "booking_route"), ()),
            (ARRIVED_SOON, "ratio", (), ()),
            ("guarantee_share", "ratio", ("booking_route",), ()),
            ("beyond_limit_share", "ratio", ("booking_way",), ()),
            ("choice_uncoded_share", "ratio", ("booking_form",), ()),
            ("no_show_share", "ratio", ("booking_way",), ()),
            ("lead_time_days", "duration", ("booking_route",), ()),
            (FLOWS, "table", (), ("from_clinic", "to_clinic")),
            ("booking_case_mix", "table", (), ("booking_route", "attribute", "value")),
        )
    ]  # fmt: skip
    units, spans = second_units(), [one for one in periods() if one.grain != "week"]
    cells = [(unit, period.period_id, _clinics(unit), _months(period))
             for unit in units for period in spans]  # fmt: skip
    rows = {
        name: [row for cell in cells for row in rows_of(*cell)]
        for name, rows_of in (("ratios", _ratios), ("tables", _tables), ("durations", _durations))
    }
    return FakeWarehouse(metrics, units=units, others=_words(), **rows)


def unit_form(clinic: str) -> str:
    return "direct" if clinic[0] == "A" else "guided_form"


def _clinics(unit: Unit) -> list[str]:
    places = {WHOLES[2]: "A", WHOLES[3]: "B"}
    return [one for one in CLINICS if unit.unit_id in (one, *WHOLES[:2])
            or one[0] == places.get(unit.unit_id)]  # fmt: skip


def _months(period) -> int:
    """Of the 24 months that there are data for."""
    first = max((2023, 11), (period.starts_on.year, period.starts_on.month))
    last = min((2025, 10), (period.ends_on.year, period.ends_on.month))
    return (last[0] - first[0]) * 12 + last[1] - first[1] + 1


def _route(way: str, clinic: str) -> str:
    return {"web": "web_direct" if clinic[0] == "A" else "web_guided"}.get(way, way)


def _arrivals(clinic: str) -> dict[str, int]:
    """Each month, by way of booking: all who come to B1 book on the web."""
    return {"B1": {"web": 11}, "A1": {"staff": 1}}.get(clinic, {})


def _ratios(unit: Unit, period: str, clinics: list[str], months: int):
    counts: dict[tuple, list[int]] = {}

    def add(key: str, split: str | None, value: str | None, numerator: int, n: int) -> None:
        cell = counts.setdefault((key, split, value), [0, 0])
        cell[0] += numerator * months
        cell[1] += n * months

    for clinic in clinics:
        add(LEFT, None, None, 1, 100)
        for way, n in A_MONTH.items():
            came, route = _arrivals(clinic).get(way, 0), _route(way, clinic)
            for split, value in ((None, None), ("booking_way", way), ("booking_route", route)):
                add(ARRIVED, split, value, came, n)
            add(ARRIVED_SOON, None, None, came // 2, n)
            add(LEFT, "booking_route", route, 1 if way == "staff" else 0, n)
            add("guarantee_share", None, None, UNDER_GUARANTEE[way], n)
            add("guarantee_share", "booking_route", route, UNDER_GUARANTEE[way], n)
            add("beyond_limit_share", "booking_way", way, LATE[route], UNDER_GUARANTEE[way])
        form, route = unit_form(clinic), _route("web", clinic)
        add("choice_uncoded_share", "booking_form", form, UNCODED[route], LATE[route])
    for (key, split, value), (numerator, n) in counts.items():
        yield key, unit.unit_id, period, split, value, numerator, n


def _tables(unit: Unit, period: str, clinics: list[str], months: int):
    for one in clinics:
        other = "A1" if one == "B1" else "B1"
        yield FLOWS, unit.unit_id, period, None, None, one, other, None, months
    mix: dict[tuple[str, str, str], int] = {}
    for clinic in clinics:
        for way, n in A_MONTH.items():
            route = _route(way, clinic)
            near, sure = NEAR[route], UNDER_GUARANTEE[way]
            parts = (("lives_near", "same_municipality", near),
                     ("lives_near", "other_municipality", n - near),
                     ("guarantee", "guarantee", sure), ("guarantee", "other", n - sure),
                     *(("body_region", one, n // 2 if one == "back" else n // 4)
                       for one in REGIONS))  # fmt: skip
            for attribute, value, count in parts:
                cell = (route, attribute, value)
                mix[cell] = mix.get(cell, 0) + count * months
    for cell, count in mix.items():
        yield "booking_case_mix", unit.unit_id, period, None, None, *cell, count


def _durations(unit: Unit, period: str, clinics: list[str], months: int):
    days = {"web": 7, "open_invitation": 8, "staff": 5, "other": 0}
    for form in {clinic[0] for clinic in clinics}:
        number = sum(clinic[0] == form for clinic in clinics) * months
        for way, n in A_MONTH.items():
            if way == "web" or form == min(clinic[0] for clinic in clinics):
                several = number if way == "web" else len(clinics) * months
                yield ("lead_time_days", unit.unit_id, period, "booking_route",
                       _route(way, form), days[way], "booked", n * several)  # fmt: skip


def _words() -> dict[str, list[tuple]]:
    values = [
        (split, key, words, key, place)
        for split, known in WORDS.items()
        for place, (key, words) in enumerate(known)
    ]
    splits = [(split, "Sätt att boka", "Way of booking") for split in WORDS]
    return {"reference.splits": splits, "reference.split_values": values}
