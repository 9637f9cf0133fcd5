"""What residents of each municipality would have found each morning, by how far they can travel.

Shares of mornings of a calendar: nobody is counted, so nothing needs to be hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import Counted, free
from referral_flow.charts.phrases import inside
from referral_flow.model import Metric, Period, Unit
from referral_flow.text import Text

OWN, NEAR = "own_municipality", "within_25_km"
MOST_NAMED = 2


@dataclass(frozen=True)
class Residents:
    """Residents of one municipality (or the region): mornings with a free time, by reach."""

    unit: Unit
    mornings: Mapping[str, Counted]

    @property
    def own(self) -> Counted | None:
        """Mornings with a free time in the municipality itself."""
        return self.mornings.get(OWN)


def mornings_amount(counted: Counted, *, is_n_shown: bool = True) -> Amount:
    """A share of mornings: each morning of the period is there, so there is no interval.

    Only all of them are written as 100 %, and only none as 0 %.
    """
    decimals = 1 if round(counted.share, 2) in (0, 1) and counted.share not in (0, 1) else 0
    return Amount(
        counted.share, "percent", decimals, n=counted.denominator, numerator=counted.numerator,
        rule="free", origin=counted.origin, is_n_shown=is_n_shown,
    )  # fmt: skip


def resident_reach(
    metric: Metric,
    rows: Sequence[Residents],
    reaches: Mapping[str, Text],
    period: Period,
    *,
    own: Unit | None = None,
    key: str = "resident_reach",
    place: str = "why",
    coarser: Text | None = None,
) -> Chart:
    """A row per municipality, a column per reach, the share of mornings in each cell.

    `own` is the municipality that the page is about; the title then tells of its residents.
    """
    return Chart(
        key=key,
        kind="heat",
        finding=_own_finding(rows, own, reaches) if own else _finding(rows),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", minimum=_palest(rows), maximum=1.0),
        series=tuple(_row(one, reaches) for one in rows),
        metric=metric.key,
        basis=_basis(rows, period),
        reading=READING_OWN if own else READING,
        place=place,
        coarser=coarser,
    )


def _palest(rows: Sequence[Residents]) -> float:
    """Where the shades begin: the ten below the lowest share that is not nought, a half at most."""
    shares = [one.share for row in rows for one in row.mornings.values() if one.numerator]
    return min(0.5, (ceil(min(shares, default=0.1) * 10) - 1) / 10)


def _row(one: Residents, reaches: Mapping[str, Text]) -> Series:
    points = tuple(
        Point(reach, mornings_amount(one.mornings[reach], is_n_shown=False), label=words)
        for reach, words in reaches.items()
        if reach in one.mornings
    )
    return Series(one.unit.unit_id, UnitLabel.of(one.unit), points)


def _basis(rows: Sequence[Residents], period: Period) -> Sentence:
    """The mornings of one municipality: the same days for each."""
    n = max(counted.denominator for one in rows for counted in one.mornings.values()
            if one.unit.kind == "municipality")  # fmt: skip
    words = Text("{period} · {{n}} vardagsmorgnar", "{period} · {{n}} weekday mornings")
    return Sentence(words.format(period=period.label), {"n": free(n)})


def _finding(rows: Sequence[Residents]) -> Sentence:
    """Where residents never had a time of their own, and what lies near; else how far it spreads.

    Not who is first or last: only never and always are named, by at most two.
    """
    known = [one for one in rows if one.unit.kind == "municipality" and one.own]
    never = [one for one in known if not one.own.numerator]
    if never and len(never) <= MOST_NAMED:
        return _never(never)
    amounts = {"never": free(len(never)), "all": free(len(known))}
    if never:
        return Sentence(SEVERAL_NEVER, amounts)
    low, high = (pick(one.own.share for one in known) for pick in (min, max))
    return Sentence(SPREAD, {"low": free(low, "percent"), "high": free(high, "percent")})


def _never(never: Sequence[Residents]) -> Sentence:
    """ "Boende i Filipstad … aldrig … i den egna kommunen, men 94 % av morgnarna inom 25 km"."""
    labels = {f"unit_{place}": UnitLabel.of(one.unit) for place, one in enumerate(never)}
    near = [one.mornings.get(NEAR) for one in never]
    if len(never) > 1:
        return Sentence(TWO_NEVER, labels=labels)
    if near[0] is None or not near[0].numerator:
        return Sentence(ONE_NEVER, labels=labels)
    if near[0].numerator == near[0].denominator:
        return Sentence(ONE_NEVER_BUT_ALWAYS_NEAR, labels=labels)
    return Sentence(ONE_NEVER_BUT_NEAR, {"near": mornings_amount(near[0])}, labels=labels)


def _own_finding(rows: Sequence[Residents], own: Unit, reaches: Mapping[str, Text]) -> Sentence:
    """How often there was a time at home, and in the nearest reach that adds to it."""
    mine = next((one for one in rows if one.unit == own and one.own), None)
    if mine is None:
        return Sentence(NOTHING_KNOWN)
    if not mine.own.numerator:
        return _never([mine])
    labels, amounts = {"unit": UnitLabel.of(own)}, {"own": mornings_amount(mine.own)}
    if mine.own.numerator == mine.own.denominator:
        return Sentence(OWN_ALWAYS, labels=labels)
    adds = next((reach for reach in reaches if _adds(mine, reach)), None)
    if adds is None:
        return Sentence(OWN_ONLY, amounts, labels=labels)
    amounts |= {"farther": mornings_amount(mine.mornings[adds])}
    words = OWN_AND.format(reach=inside(reaches[adds]), unit="{unit}")
    return Sentence(words, amounts, labels=labels)


def _adds(mine: Residents, reach: str) -> bool:
    """Whether the reach has more mornings than home, seen in the figures as they are written."""
    there = mine.mornings.get(reach, mine.own)
    return mornings_amount(there).in_("en") != mornings_amount(mine.own).in_("en")


MEASURE = Text(
    "Andel vardagsmorgnar då en boende klockan åtta hade hittat en ledig webbtid för nybesök inom "
    "tre dagar, efter hur långt bort mottagningen ligger.",
    "Share of weekday mornings on which a resident at eight o'clock would have found a free web "
    "time for a first visit within three days, by how far away the clinic lies.",
)
READING_OWN = Text(
    "Varje kolumn rymmer den till vänster. Kilometer räknas fågelvägen från mitten av kommunens "
    "mottagningar. I regionens rad väger varje kommun lika. Siffrorna gäller var man bor, inte var "
    "man söker vård.",
    "Each column holds the one to its left. Kilometres run as the crow flies from the middle of "
    "the municipality's clinics. In the row of the region each municipality weighs the same. The "
    "figures are by where people live, not where they seek care.",
)
READING = Text(
    "Varje kolumn rymmer den till vänster. Kommuner med flest mottagningar står överst. Kilometer "
    "räknas fågelvägen från mitten av kommunens mottagningar. Siffrorna gäller var man bor, inte "
    "var man söker vård.",
    "Each column holds the one to its left. Municipalities with most clinics stand at the top. "
    "Kilometres run as the crow flies from the middle of the municipality's clinics. The figures "
    "are by where people live, not where they seek care.",
)
ONE_NEVER = Text(
    "Klockan åtta hade boende i {unit_0} aldrig en ledig webbtid inom tre dagar i den egna "
    "kommunen",
    "At eight o'clock residents of {unit_0} never had a free web time within three days in their "
    "own municipality",
)
ONE_NEVER_BUT_NEAR = Text(
    "Klockan åtta hade boende i {unit_0} aldrig en ledig webbtid inom tre dagar i den egna "
    "kommunen, men {near} av morgnarna inom 25 km",
    "At eight o'clock residents of {unit_0} never had a free web time within three days in their "
    "own municipality, but on {near} of mornings within 25 km",
)
ONE_NEVER_BUT_ALWAYS_NEAR = Text(
    "Klockan åtta hade boende i {unit_0} aldrig en ledig webbtid inom tre dagar i den egna "
    "kommunen, men alltid en inom 25 km",
    "At eight o'clock residents of {unit_0} never had a free web time within three days in their "
    "own municipality, but always one within 25 km",
)
TWO_NEVER = Text(
    "Klockan åtta hade boende i {unit_0} och {unit_1} aldrig en ledig webbtid inom tre dagar i den "
    "egna kommunen",
    "At eight o'clock residents of {unit_0} and {unit_1} never had a free web time within three "
    "days in their own municipality",
)
SEVERAL_NEVER = Text(
    "Klockan åtta hade boende i {never} av {all} kommuner aldrig en ledig webbtid inom tre dagar i "
    "den egna kommunen",
    "At eight o'clock residents of {never} of {all} municipalities never had a free web time "
    "within three days in their own",
)
SPREAD = Text(
    "I den egna kommunen hade boende en ledig webbtid inom tre dagar mellan {low} och {high} av "
    "morgnarna",
    "In their own municipality residents had a free web time within three days on between {low} "
    "and {high} of mornings",
)
OWN_AND = Text(
    "Boende i {unit} hade en ledig webbtid inom tre dagar i den egna kommunen {{own}} av "
    "morgnarna, {reach} {{farther}}",
    "Residents of {unit} had a free web time within three days in their own municipality on "
    "{{own}} of mornings, {reach} on {{farther}}",
)
OWN_ALWAYS = Text(
    "Boende i {unit} hade varje morgon en ledig webbtid inom tre dagar i den egna kommunen",
    "Residents of {unit} had a free web time within three days in their own municipality every "
    "morning",
)
OWN_ONLY = Text(
    "Boende i {unit} hade en ledig webbtid inom tre dagar i den egna kommunen {own} av morgnarna, "
    "och inte oftare hur långt de än kunde resa",
    "Residents of {unit} had a free web time within three days in their own municipality on {own} "
    "of mornings, and no more often however far they could travel",
)
NOTHING_KNOWN = Text(
    "Det är inte känt vilka tider de boende hade hittat",
    "What times residents would have found is not known",
)
