"""Units side by side, each with its interval; never a league table.

Clinics stand in order of size (n). The finding is about the spread, or about one unit against the
rest, and never about who is first or last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import (
    Counted,
    basis,
    change,
    free,
    is_beyond_chance,
    people,
)
from referral_flow.charts.phrases import AXIS_ENDS, FEW_CASES, sentences
from referral_flow.model import Unit
from referral_flow.statistics.alike import one_share
from referral_flow.text import Text

ENOUGH_FOR_SPREAD = 20  # people behind a clinic's share before it tells of the spread
ENOUGH_CLINICS = 8  # clinics before quartiles mean anything
DIFFERENT = 0.01  # the most that chance alone may give groups that are said to differ
CLEARLY_HIGHER = 2.0  # times the share of all, by the low end of the interval


@dataclass(frozen=True)
class UnitShare:
    """One unit and its share; `rests` are what is left of it without those drawn within it."""

    unit: Unit
    counted: Counted
    rests: tuple[Amount, ...] = ()

    @property
    def amount(self) -> Amount:
        """The share in per cent, hidden where it would tell of a rest of few people."""
        return replace(self.counted.amount, ends=self.rests)


def unit_dots(
    label: Text,
    rows: Sequence[UnitShare],
    *,
    key: str,
    period: Text,
    metric: str | None = None,
    finding: Sentence,
    own: str | None = None,
    whole: UnitShare | None = None,
    reading: Text | None = None,
    is_rare: bool = True,
) -> Chart:
    """A dot with its interval per row; `whole` is drawn as a line, `own` is the unit marked.

    The axis ends at 100 %, or for what `is_rare` at the nearest ten above the highest interval.
    """
    points = tuple(
        Point(row.unit.unit_id, row.amount, label=_label(row.unit),
              role="value" if own is None or row.unit.unit_id == own else "neutral")
        for row in rows
    )  # fmt: skip
    marks = Series("units", label, points, draw="points", show_interval=True)
    n = _people_behind(rows, own, whole)
    axis = _axis(rows) if is_rare else Axis("number", minimum=0.0, maximum=1.0)
    return Chart(
        key=key,
        kind="dots",
        finding=finding,
        measure=(BY_CLINIC if own is None else BY_UNIT).format(label=label),
        x=Axis("category"),
        y=axis,
        series=(marks, *([_whole_line(whole)] if whole else [])),
        metric=metric,
        basis=basis(people(n), period),
        reading=_with_end_of(axis, reading),
        is_breakdown=whole is not None,
        is_horizontal=True,
        place="who",
    )  # fmt: skip


def _people_behind(rows: Sequence[UnitShare], own: str | None, whole: UnitShare | None) -> int:
    """Those of the whole or of the unit marked, else of all rows."""
    if whole:
        return whole.counted.denominator
    return sum(row.counted.denominator for row in rows if own in (None, row.unit.unit_id))


def by_size(rows: Sequence[UnitShare]) -> list[UnitShare]:
    """Largest first."""
    return sorted(rows, key=lambda row: -row.counted.denominator)


def spread_finding(rows: Sequence[UnitShare], whole: UnitShare) -> Sentence:
    """How far clinics lie apart, or whether chance alone could explain it."""
    known = [row.counted for row in rows if row.counted.denominator >= ENOUGH_FOR_SPREAD]
    if len(known) >= ENOUGH_CLINICS:
        low, high = np.quantile([part.share for part in known], [0.25, 0.75])
        return Sentence(MIDDLE_HALF, {"low": _summary(low, len(known)),
                                      "high": _summary(high, len(known)),
                                      "whole": whole.counted.amount}, hidden=FEW_CASES)  # fmt: skip
    words = LARGER if differ(known) else SMALLER
    amounts = {f"unit_{place}": part.amount for place, part in enumerate(known)}
    return Sentence(words if len(known) > 1 else TOO_FEW_SEEKERS, amounts, hidden=FEW_CASES)


def own_finding(own: Counted, rest: Counted | None, noun: Text) -> Sentence:
    """One clinic against everybody else in the region; `noun` names the measure."""
    if rest is None or rest.denominator <= 0:
        return Sentence(ONE_CLINIC)
    gap = change(own, rest)
    if not is_beyond_chance(gap):
        amounts = {"own": own.amount, "rest": rest.amount}
        return Sentence(LIKE_THE_REST.format(noun=noun), amounts, hidden=FEW_CASES)
    if not own.numerator:
        amounts = {"own": own.amount, "rest": rest.amount}
        return Sentence(NONE_HERE.format(noun=noun), amounts, hidden=FEW_CASES)
    amounts = {"gap": _size_of(gap), "rest": rest.amount}
    words = HIGHER_THAN_REST if gap.value > 0 else LOWER_THAN_REST
    return Sentence(words.format(noun=noun), amounts, hidden=FEW_CASES)


def outlier_finding(rows: Sequence[UnitShare], whole: UnitShare) -> Sentence:
    """The clinics that code clearly more than all clinics together: twice, beyond chance.

    A single one is named with its share.
    """
    limit = CLEARLY_HIGHER * whole.counted.share
    outside = [row for row in rows if row.counted.amount.low > limit]
    amounts = {"whole": whole.counted.amount, "count": free(len(outside)), "all": free(len(rows))}
    amounts |= {f"unit_{place}": row.counted.amount for place, row in enumerate(outside)}
    words = {0: NO_OUTLIER, 1: ONE_OUTLIER}.get(len(outside), SEVERAL_OUTLIERS)
    labels = {"unit": _label(outside[0].unit)} if len(outside) == 1 else {}
    return Sentence(words, amounts, hidden=FEW_CASES, labels=labels)


def _label(unit: Unit) -> UnitLabel:
    return UnitLabel.of(unit)


def _whole_line(whole: UnitShare) -> Series:
    point = Point(whole.unit.unit_id, whole.counted.amount, label=_label(whole.unit))
    words = Sentence(Text("alla: {value}", "all: {value}"), {"value": whole.counted.amount},
                     hidden=Text("alla", "all"))  # fmt: skip
    return Series("whole", Text("Alla", "All"), (point,), role="mean", draw="line",
                  end_label=words)  # fmt: skip


def _axis(rows: Sequence[UnitShare]) -> Axis:
    """To 100 %, or where all lie in the lower half to the nearest ten above the highest."""
    highest = max(row.counted.amount.high for row in rows)
    return Axis("number", minimum=0.0, maximum=1.0 if highest > 0.5 else ceil(highest * 10) / 10)


def _with_end_of(axis: Axis, reading: Text | None) -> Text | Sentence | None:
    """The help on reading, and where the axis ends if that is not at 100 %."""
    if axis.maximum == 1.0:
        return reading
    words = sentences(*filter(None, (reading, AXIS_ENDS)))
    return Sentence(words, {"end": free(axis.maximum, "percent")})


def differ(known: Sequence[Counted]) -> bool:
    """Whether shares differ more than chance explains: a test of homogeneity at 1 %.

    The groups must hold different people.
    """
    tops, cases = ([getattr(part, one) for part in known] for one in ("numerator", "denominator"))
    return one_share(tops, cases) < DIFFERENT


def _summary(value: float, clinics: int) -> Amount:
    """A quartile of clinics, each with enough people behind it: tells of none of them."""
    return free(float(value), "percent")


def _size_of(gap: Amount) -> Amount:
    return Amount(abs(gap.value), "points", rule="free", ends=gap.ends)


BY_CLINIC = Text("{label}, per mottagning.", "{label}, by clinic.")
BY_UNIT = Text(
    "{label}, bredvid de större enheter som enheten hör till.",
    "{label}, beside the larger units that the unit belongs to.",
)
MIDDLE_HALF = Text(
    "Hälften av mottagningarna ligger mellan {low} och {high}; för alla tillsammans är andelen "
    "{whole}",
    "Half of the clinics lie between {low} and {high}; for all together the share is {whole}",
)
LARGER = Text(
    "Mottagningarna skiljer sig åt mer än slumpen förklarar",
    "The clinics differ more than chance explains",
)
SMALLER = Text(
    "Skillnaden mellan mottagningarna kan bero på slumpen",
    "The difference between the clinics may be chance",
)
TOO_FEW_SEEKERS = Text(
    "För få sökande per mottagning för att jämföra dem",
    "Too few seekers per clinic to compare them",
)
ONE_CLINIC = Text(
    "Det finns ingen annan mottagning att jämföra med", "There is no other clinic to compare with"
)
LIKE_THE_REST = Text(
    "{noun} är {{own}}, i övriga regionen {{rest}}; skillnaden kan bero på slumpen",
    "{noun} is {{own}}, in the rest of the region {{rest}}; the difference may be chance",
)
NONE_HERE = Text(
    "{noun} är {{own}}; i övriga regionen {{rest}}",
    "{noun} is {{own}}; in the rest of the region {{rest}}",
)
HIGHER_THAN_REST = Text(
    "{noun} är {{gap}} högre än i övriga regionen, där den är {{rest}}",
    "{noun} is {{gap}} higher than in the rest of the region, where it is {{rest}}",
)
LOWER_THAN_REST = Text(
    "{noun} är {{gap}} lägre än i övriga regionen, där den är {{rest}}",
    "{noun} is {{gap}} lower than in the rest of the region, where it is {{rest}}",
)
NO_OUTLIER = Text(
    "Ingen mottagning kodar tydligt mer än andra; för alla tillsammans är andelen {whole}",
    "No clinic codes clearly more than others; for all together the share is {whole}",
)
ONE_OUTLIER = Text(
    "{unit} kodar {unit_0} som patientvald väntan; alla tillsammans {whole}",
    "{unit} codes {unit_0} as patient-chosen waits; all together {whole}",
)
SEVERAL_OUTLIERS = Text(
    "{count} av {all} mottagningar kodar mer än dubbelt så ofta som alla tillsammans, {whole}, "
    "patientvald väntan",
    "{count} of {all} clinics code patient-chosen waits more than twice as often as all together, "
    "{whole}",
)
