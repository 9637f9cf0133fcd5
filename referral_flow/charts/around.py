"""The units around the chosen one as quiet lines: the same measure, nothing judged.

A wider unit holds the chosen one, so what is left of it when the chosen one is taken out can be
worked out by anybody: where that rest is too few people, the wider unit's number is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from referral_flow import few
from referral_flow.blocks import Amount, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import measured
from referral_flow.charts.phrases import sentences
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text, joined

MOST_LINES = 3
LEVELS = ("mean", "limit", "target")


@dataclass(frozen=True)
class Wider:
    """A unit around the chosen one and its figures by period id, whole periods only.

    `like` is the key of the series that this one stands beside, where a chart has several, and
    `called` what that series is about ("återbesök"). One without figures says `why` it has none.
    """

    unit: Unit
    amounts: Mapping[str, Amount]
    like: str | None = None
    called: Text | None = None
    why: Text | None = None


@dataclass(frozen=True)
class Counts:
    """Those counted and all cases of one unit by period id."""

    unit: Unit
    of: Mapping[str, tuple[float, float]]


def wider_shares(
    metric: Metric,
    own: Counts,
    around: Sequence[Counts],
    periods: Sequence[Period],
    part: tuple[str, str] | tuple[None, None] = (None, None),
    audience: str = "working",
) -> list[Wider]:
    """Shares or rates of the units around, each guarded by what is left without the others.

    `around` begins with the smallest. One that more than a quarter would be hidden of, or that
    counts nobody but the chosen unit's own, has no figures but says why.
    """  # fmt: skip
    found, inner = [], [own]
    for counts in around:
        kept = [one for one in periods if one.period_id in counts.of]
        guarded = [
            replace(amount, ends=tuple(rests(metric, counts, inner, period.period_id)))
            for amount, period in zip(_amounts(metric, counts, kept, part), kept, strict=True)
        ]
        if _tells_nothing(own, counts) or _is_too_thin(guarded, audience):
            found.append(Wider(counts.unit, {}, why=FEW_BESIDE))
            continue
        found.append(Wider(counts.unit, _by_period(kept, guarded)))
        inner.append(counts)
    return found


def _amounts(metric: Metric, counts: Counts, kept: Sequence[Period], part) -> list[Amount]:
    origins = [Origin(metric.key, counts.unit, period, *part) for period in kept]
    return _levels(metric, [counts.of[one.period_id] for one in kept], origins)


def rests(metric: Metric, counts: Counts, inner: Sequence[Counts], period_id: str) -> list[Amount]:
    """What is left without each unit within; nothing where one does not lie within the other.

    As `ends` of the wider unit's amount they hide it wherever they are few.
    """
    numerator, denominator = counts.of[period_id]
    pairs = [one.of[period_id] for one in inner if period_id in one.of]
    parts = [(numerator - k, denominator - n) for k, n in pairs]
    left = [(k, n) for k, n in parts if k >= 0 and n > 0 and (k <= n or metric.shape == "rate")]
    return _levels(metric, left, [None] * len(left))


def _levels(
    metric: Metric, pairs: Sequence[tuple[float, float]], origins: Sequence[Origin | None]
) -> list[Amount]:
    """Amounts without intervals: levels to compare with."""
    numerators, denominators = np.array(pairs, dtype=float).reshape(-1, 2).T
    found = measured(metric, numerators, denominators, origins)
    return [replace(amount, low=None, high=None) for amount in found]


def _by_period(kept: Sequence[Period], amounts: Iterable[Amount]) -> dict[str, Amount]:
    return {period.period_id: one for period, one in zip(kept, amounts, strict=True)}


def _tells_nothing(own: Counts, counts: Counts) -> bool:
    """Whether the wider unit has the chosen one's figures all through, or none at all."""
    return all(own.of.get(key) == value for key, value in counts.of.items())


def _is_too_thin(amounts: Sequence[Amount], audience: str) -> bool:
    return few.is_too_thin(np.array([few.is_few(one, audience) for one in amounts]))


def with_around(chart: Chart, wider: Sequence[Wider], periods: Sequence[Period]) -> Chart:
    """The chart with at most three quiet lines beneath its own, named in its measure line.

    There it is also said which units are not drawn, and why.
    """
    drawn = [one for one in wider if one.amounts][:MOST_LINES]
    lines = [line for line in (_line(one, periods) for one in drawn) if line.points]
    said = [*([_named(drawn)] if lines else []), *_left_out(wider)]
    if not said:
        return chart
    series = (*_with_own_end(chart, lines), *lines)
    return replace(chart, series=series, measure=sentences(_closed(chart.measure), *said))


def _named(drawn: Sequence[Wider]) -> Text:
    words = THIN_LINE if len(drawn) == 1 else THIN_LINES
    return words.format(who=_listed(dict.fromkeys(one.unit.kind for one in drawn)))


def _left_out(wider: Sequence[Wider]) -> list[Text]:
    """ "Kommunen ritas inte: …", once for all units with the same reason."""
    reasons = dict.fromkeys(one.why for one in wider if one.why)
    found = []
    for why in reasons:
        who = _listed(dict.fromkeys(one.unit.kind for one in wider if one.why == why))
        named = Text(*(words[0].upper() + words[1:] for words in (who.sv, f"the {who.en}")))
        found.append(NOT_DRAWN.format(who=named, why=why))
    return found


def _with_own_end(chart: Chart, lines: Sequence[Series]) -> list[Series]:
    """A single own line is named at its end as well, where others are."""
    own = [one for one in chart.series if one.role not in LEVELS and one.draw == "line_points"]
    if not lines or len(own) != 1 or own[0].end_label or not own[0].points:
        return list(chart.series)
    last = last_whole(own[0].points)
    named = Sentence(OWN_END, {"value": last.amount}, hidden=OWN_NAME)
    return [replace(one, end_label=named) if one is own[0] else one for one in chart.series]


def last_whole(points: Sequence[Point]) -> Point:
    """The last point of a whole period: an open one is no level yet; else the last of all."""
    return next((one for one in reversed(points) if one.is_complete), points[-1])


def _line(one: Wider, periods: Sequence[Period]) -> Series:
    points = tuple(
        Point(period.starts_on, one.amounts[period.period_id], label=period.label)
        for period in periods
        if period.period_id in one.amounts
    )
    key = f"{one.unit.kind}_{one.like}" if one.like else one.unit.kind
    label = _label(one)
    return Series(key, label, points, role="around", draw="line", like=one.like,
                  end_label=_ending(one, points))  # fmt: skip


def _label(one: Wider) -> Text | UnitLabel:
    """The unit's name, in a chart of several measures with what is measured."""
    label = UnitLabel.of(one.unit)
    if one.called is None:
        return label
    return replace(label, name=Text(*(f"{label.name.in_(language)}: {one.called.in_(language)}"
                                      for language in ("sv", "en"))))  # fmt: skip


def _ending(one: Wider, points: Sequence[Point]) -> Sentence | None:
    """ "kommunen 54 %"; in a chart of several measures "regionen, brev 31 %"."""
    if not points:
        return None
    who = CALLED[one.unit.kind]
    if one.called:
        who = Text("{who}, {what}", "{who}, {what}").format(who=who, what=one.called)
    words = Text(*(f"{who.in_(language)} {{value}}" for language in ("sv", "en")))
    return Sentence(words, {"value": points[-1].amount}, hidden=who)


def _listed(kinds: Iterable[str]) -> Text:
    return Text(*(joined([CALLED[kind].in_(language) for kind in kinds], language)
                  for language in ("sv", "en")))  # fmt: skip


def _closed(words: Text) -> Text:
    return Text(*(f"{one.rstrip('.')}." for one in (words.sv, words.en)))


CALLED = {
    "municipality": Text("kommunen", "municipality"),
    "care_choice": Text("vårdvalet", "care choice"),
    "region": Text("regionen", "region"),
    "nation": Text("riket", "country"),
}
OWN_NAME = Text("enheten själv", "the unit itself")
OWN_END = Text("enheten själv {value}", "the unit itself {value}")
NOT_DRAWN = Text("{who} ritas inte: {why}.", "{who} is not drawn: {why}.")
FEW_BESIDE = Text(
    "för få fall utöver dem som redan ritas", "too few cases beyond those drawn already"
)
TOO_MANY_LINES = Text(
    "fler linjer skulle inte gå att hålla isär", "more lines could not be told apart"
)
NONE_THEN = Text("inga värden för samma perioder", "no values in the same periods")
BY_CLINIC = Text(
    "det följer mottagningar och inte kommuner",
    "it follows clinics and not municipalities",
)
THIN_LINE = Text(
    "Tunn linje: {who}, där enheten själv ingår.",
    "Thin line: {who}, the unit itself included.",
)
THIN_LINES = Text(
    "Tunna linjer: {who}, där enheten själv ingår.",
    "Thin lines: {who}, the unit itself included.",
)
