"""The cast: fictional clinics with fictional names on real municipalities, and who plays what.

The roles of the planted truths are fixed here by clinic id, so that tests and README can name them.
"""

from datetime import date

import numpy as np
import polars as pl

from .geography import CODES, MUNICIPALITIES, PEOPLE
from .settings import Settings

REGION = "17"
PHYSIO = (  # id, name, municipality, owner; two private clinics are on the national tariff
    ("SE-F01", "Fysioterapin Klarluft", "1780", "region"),
    ("SE-F02", "Rörelsekliniken Älvstranden", "1780", "region"),
    ("SE-F03", "Fysioterapi Tegelstenen", "1780", "private"),
    ("SE-F04", "Fysioterapin Lärkan", "1780", "private"),
    ("SE-F05", "Ryggen & Leden", "1780", "private"),
    ("SE-F06", "Fysioterapin Norrudden", "1780", "region"),
    ("SE-F07", "Rörelsehuset Vågen", "1781", "private"),
    ("SE-F08", "Fysioterapin Vitsippan", "1781", "region"),
    ("SE-F09", "Glasbergets fysioterapi", "1784", "private"),
    ("SE-F10", "Fysioterapin Kornknarren", "1784", "region"),
    ("SE-F11", "Fysioterapin Hyttan", "1782", "region"),
    ("SE-F12", "Bergslagens rörelsecenter", "1782", "private"),
    ("SE-F13", "Fysioterapin Tranan", "1785", "region"),
    ("SE-F14", "Fysioterapin Skärgårdsvinden", "1761", "private"),
    ("SE-F15", "Fysioterapin Björkallén", "1715", "region"),
    ("SE-F16", "Fysioterapin Gränsbygden", "1730", "region"),
    ("SE-F17", "Fysioterapin Finnskogen", "1737", "region"),
    ("SE-F18", "Fysioterapin Strömstaren", "1763", "private"),
    ("SE-F19", "Fysioterapin Lindallén", "1764", "region"),
    ("SE-F20", "Rörelseverkstan Väst", "1765", "private"),
    ("SE-F21", "Fysioterapin Morgonsol", "1766", "region"),
    ("SE-F22", "Fysioterapin Järnet", "1783", "private"),
    ("SE-F23", "Fysioterapin Laxöringen", "1762", "region"),
    ("SE-F24", "Fysioterapin Bruksdammen", "1760", "private"),
)
HEALTH_CENTRES = (
    ("SE-V01", "Vårdcentralen Älvdiset", "1780", "region"),
    ("SE-V02", "Vårdcentralen Solvisaren", "1780", "region"),
    ("SE-V03", "Familjeläkarna Kvarnen", "1780", "private"),
    ("SE-V04", "Husläkarna Vid Torget", "1780", "private"),
    ("SE-V05", "Vårdcentralen Fyrtornet", "1781", "region"),
    ("SE-V06", "Vårdcentralen Glasbruket", "1784", "region"),
    ("SE-V07", "Vårdcentralen Hyttbacken", "1782", "region"),
    ("SE-V08", "Vårdcentralen Havtornet", "1785", "region"),
    ("SE-V09", "Doktorn på Ön", "1761", "private"),
    ("SE-V10", "Vårdcentralen Ängsullen", "1715", "region"),
    ("SE-V11", "Vårdcentralen Granskogen", "1737", "region"),
    ("SE-V12", "Husläkarna Klockarbacken", "1763", "private"),
    ("SE-V13", "Vårdcentralen Blåsippan", "1764", "region"),
    ("SE-V14", "Vårdcentralen Silvertallen", "1765", "region"),
    ("SE-V15", "Vårdcentralen Utsikten", "1766", "region"),
    ("SE-V16", "Läkarhuset Berguven", "1783", "private"),
)
RADIOLOGY = (
    ("SE-R01", "Röntgen Centrum", "1780", "region"),
    ("SE-R02", "Röntgen Väster", "1784", "region"),
    ("SE-R03", "Röntgen Norr", "1737", "region"),
)
ORTHOPAEDICS = (("SE-O01", "Ortopedmottagningen Länet", "1780", "region"),)
SPECIALISTS = (
    ("SE-S01", "Specialistläkarna Residenset", "1780", "private"),
    ("SE-S02", "Idrottsläkarna Startblocket", "1780", "private"),
    ("SE-S03", "Läkarpraktiken Ankaret", "1781", "private"),
    ("SE-S04", "Läkarpraktiken Lyktan", "1784", "private"),
)

NATIONAL_TARIFF = ("SE-F03", "SE-F09")
CODES_SHORTAGE_AS_CHOICE = "SE-F04"
SECOND_OPINION = ("SE-F05", "SE-F14")
LOSES_DATA = "SE-F07"
NEVER_FREE = ("SE-F11", "SE-F12")
ALWAYS_FREE = "SE-F24"
DECLINES_NEEDS = "SE-V08"
REFERRAL_TEMPLATE = tuple(f"SE-V{n:02}" for n in (1, 2, 5, 6, 7, 10, 11, 15))
TOUCHED_PHYSIO = (
    CODES_SHORTAGE_AS_CHOICE, *SECOND_OPINION, LOSES_DATA, *NEVER_FREE, ALWAYS_FREE,
)  # fmt: skip
ULTRASOUND = ("SE-F05", "SE-F08", "SE-F18")
GUIDED_FORM = tuple(f"SE-F{n:02}" for n in (1, 5, 8, 10, 15, 18, 21))

# Months into the period (as a share of it) when SEFOS goes live: private health centres first.
SEFOS_LIVE = {
    "SE-V03": 0.36, "SE-V04": 0.38, "SE-V09": 0.42, "SE-V12": 0.46, "SE-V16": 0.50,
    "SE-F04": 0.58, "SE-F05": 0.58, "SE-F14": 0.62, "SE-F18": 0.66, "SE-F20": 0.70,
    "SE-F22": 0.75, "SE-S01": 0.80, "SE-S02": 0.84,
}  # fmt: skip


def clinics(settings: Settings) -> pl.DataFrame:
    """The table `clinics` in contract columns, sorted by clinic_id."""
    kinds = {
        "physio": PHYSIO, "health_centre": HEALTH_CENTRES, "radiology": RADIOLOGY,
        "orthopaedics": ORTHOPAEDICS, "specialist": SPECIALISTS,
    }  # fmt: skip
    rows = [_clinic(settings, kind, *row) for kind, group in kinds.items() for row in group]
    jitter = settings.stream("places").normal(0, 0.008, (len(rows), 2))
    for row, (north, east) in zip(rows, jitter, strict=True):
        row["latitude"] = round(row["latitude"] + north, 4)
        row["longitude"] = round(row["longitude"] + 1.9 * east, 4)
    return pl.DataFrame(rows, infer_schema_length=None).sort("clinic_id")


def _clinic(settings: Settings, kind, clinic_id, name, municipality, owner) -> dict:
    seat = MUNICIPALITIES[municipality]
    return {
        "clinic_id": clinic_id,
        "name": name,
        "kind": kind,
        "municipality_code": municipality,
        "region_code": REGION,
        "owner": owner,
        "contract": _contract(kind, clinic_id),
        "record_system": "cosmic" if owner == "region" or clinic_id == LOSES_DATA else "other",
        "booking_form": _booking_form(kind, clinic_id),
        "ultrasound_on_premises": clinic_id in ULTRASOUND,
        "sefos_from": _sefos_from(settings, clinic_id),
        "latitude": seat[2],
        "longitude": seat[3],
        "valid_from": date(2016, 1, 1),
        "valid_to": None,
    }


def _contract(kind, clinic_id) -> str:
    if kind == "specialist" or clinic_id in NATIONAL_TARIFF:
        return "national_tariff"
    return "care_choice" if kind in ("physio", "health_centre") else "none"


def _booking_form(kind, clinic_id) -> str:
    if kind != "physio" or clinic_id in NATIONAL_TARIFF:
        return "not_connected"
    return "guided_form" if clinic_id in GUIDED_FORM else "direct"


def _sefos_from(settings: Settings, clinic_id) -> date | None:
    if not settings.planted or clinic_id not in SEFOS_LIVE:
        return None
    return settings.month(SEFOS_LIVE[clinic_id])


def sizes(municipalities: list[str]) -> np.ndarray:
    """Each unit's share of the region's volume; small places are less small than their people."""
    people = PEOPLE[[CODES.index(code) for code in municipalities]]
    units_there = np.array([municipalities.count(code) for code in municipalities])
    weight = (people / units_there) ** 0.35
    return weight / weight.sum()
