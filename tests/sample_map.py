"""A region of squares whose map can be checked by hand: nine alike in size, and a small island.

Squares are ten kilometres wide and stand in three rows of three; the island, two wide, lies east
of them. By default all have 40 % of 400 but the middle one, which has 80 %.
"""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow import few
from referral_flow.blocks import Chart
from referral_flow.charts.amounts import Counted
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.municipality_map import Mapped, municipality_map
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import Origin, Period, Unit
from referral_flow.shapes import Area, outline_of
from referral_flow.statistics.funnel import funnel
from referral_flow.text import Text, same
from tests.fake_warehouse import periods

KEY = "assessed_within_3_days_cohort"
YEAR: Period = next(one for one in periods() if one.period_id == "12m-2025-10")
LABEL = Text("Bedömda inom tre dagar", "Assessed within three days")
REGION = Unit("region-17", "region", same("Värmland"))
NAMES = ("Arvika", "Eda", "Forshaga", "Grums", "Kil", "Munkfors", "Sunne", "Säffle", "Årjäng",
         "Hammarö")  # fmt: skip
MIDDLE, ISLAND = "m4", "m9"
USUAL = {f"m{place}": (160 + place, 400) for place in range(10)} | {MIDDLE: (320, 400)}


def square(west: float, south: float, side: float) -> list[tuple[float, float]]:
    """The corners of a square."""
    return [(west, south), (west + side, south), (west + side, south + side), (west, south + side)]


def areas(chosen: str = "") -> tuple[Area, ...]:
    """Nine squares and the island."""
    found = []
    for place, name in enumerate(NAMES):
        row, column = divmod(place, 3)
        west, south, side = (40.0, 14.0, 2.0) if place == 9 else (10.0 * column, 10.0 * row, 10.0)
        outline = outline_of([square(west, south, side)])
        middle = (west + side / 2, south + side / 2)
        key = f"m{place}"
        found.append(Area(key, same(name), outline, middle, key == chosen))
    return tuple(found)


def unit_of(key: str, *, is_one_clinic: bool = False) -> Unit:
    """A municipality by the key of its square."""
    name = same(NAMES[int(key[1:])])
    return Unit(key, "municipality", name, region_id="region-17", is_one_clinic=is_one_clinic)


def rows(counts: Mapping[str, tuple[int, int]], alone: str = "") -> list[UnitShare]:
    """A share per municipality; `alone`: the one that is a single clinic."""
    return [
        UnitShare(unit, Counted(*pair, Origin(KEY, unit, YEAR)))
        for key, pair in counts.items()
        for unit in [unit_of(key, is_one_clinic=key == alone)]
    ]


def seen(
    counts: Mapping[str, tuple[int, int]] | None = None, chosen: str = "", alone: str = ""
) -> Mapped:
    """What a map of these counts shows."""
    shares = rows(counts or USUAL, alone)
    pairs = [(one.counted.numerator, one.counted.denominator) for one in shares]
    top, total = (sum(column) for column in zip(*pairs, strict=True))
    whole = UnitShare(REGION, Counted(top, total, Origin(KEY, REGION, YEAR)))
    judged = [one.unit.unit_id for one in shares if not few.is_few(one.counted.amount, "working")]
    found = Compared(
        shares, whole, funnel(*zip(*pairs, strict=True)), frozenset({chosen} - {""}),
        frozenset(judged),
    )  # fmt: skip
    return Mapped(areas(chosen), shares, whole, found if len(shares) > 5 else None)


def sample_map(
    counts: Mapping[str, tuple[int, int]] | None = None, chosen: str = "", alone: str = ""
) -> Chart:
    """The map of these counts, exact."""
    return municipality_map(LABEL, seen(counts, chosen, alone), metric=KEY, period=YEAR)
