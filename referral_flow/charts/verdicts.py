"""A history's signals in words: the title of a control chart, and no more than the signals say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.amounts import at_least
from referral_flow.charts.control_words import label_of
from referral_flow.charts.history import JUDGED_GRAINS, History, detectable_change
from referral_flow.charts.phrases import GRAIN_NAMES, during, inside, noun, per, since, stretch
from referral_flow.charts.told import recurs, told_signals
from referral_flow.model import Period
from referral_flow.statistics.signals import Signal
from referral_flow.text import Text

LARGE, LARGE_OF_LEVEL = 0.05, 1 / 3  # a change: five points, or a third of the level
SIDES = {
    "high": {"higher": Text("högre", "higher"), "rose": Text("steg", "rose"),
             "upper": Text("övre", "upper")},
    "low": {"higher": Text("lägre", "lower"), "rose": Text("sjönk", "fell"),
            "upper": Text("undre", "lower")},
}  # fmt: skip


def finding(seen: History, chosen: Period | None = None) -> Sentence:
    """What the reader can conclude: a change only where a signal says so.

    Where nothing is judged, the value of the period `chosen`, else of the latest complete one.
    """
    if seen.last_complete is None:
        return Sentence(NONE_COMPLETE)
    if seen.is_too_rare and seen.grain in JUDGED_GRAINS:
        return Sentence(_about(TOO_LITTLE, seen))
    if not seen.is_judged:
        return _one_period(seen, _place_of(seen, chosen))
    told = told_signals(seen, chosen)
    if told:
        return _signalled(seen, told)
    return _only_at_other_times(seen, chosen) if seen.signals else _nothing_changed(seen)


NONE_COMPLETE = Text(
    "Ännu finns ingen avslutad period att visa", "There is no complete period to show yet"
)


def verdict_on(seen: History, period: Period) -> Sentence:
    """What the signals say of one period, as a clause for the answer that opens a page."""
    if not seen.periods or not seen.is_judged:
        is_rare = bool(seen.periods) and seen.is_too_rare
        return Sentence(_about(TOO_LITTLE if is_rare else TOO_SHORT, seen))
    if not seen.signals:
        return Sentence(unchanged(seen))
    told = told_signals(seen, period)
    if not told:
        return Sentence(ORDINARY)
    words = _words(seen, told).format(noun=_noun(seen))
    return Sentence(words, _amounts_behind(seen, told), hidden=MARKED)


ORDINARY = Text(
    "Inget i perioden avviker från det som slumpen brukar ge",
    "Nothing in the period deviates from what chance usually gives",
)
TOO_SHORT = Text(
    "Perioderna är ännu för få för att visa om {noun} har ändrats",
    "The periods are still too few to show whether {noun} has changed",
)
TOO_LITTLE = Text(
    "Fallen är för få för att visa om {noun} har ändrats",
    "The cases are too few to show whether {noun} has changed",
)
UNCHANGED = Text(
    "Inget tyder på att {noun} har ändrats", "Nothing suggests that {noun} has changed"
)


def unchanged(seen: History) -> Text:
    """What is said of a measure in which no rule has seen a change."""
    sees_little = seen.is_too_rare or _sees_little(seen, detectable_change(seen))
    return _about(TOO_LITTLE if sees_little else UNCHANGED, seen)


def _sees_little(seen: History, change: float | None) -> bool:
    """Whether only so large a change would have shown that a calm chart is no news."""
    if change is None:
        return False
    level = float(np.nanmean(seen.limits.centre[seen.is_complete]))
    return change > LARGE or change > level * LARGE_OF_LEVEL


def _noun(seen: History) -> Text:
    return seen.called or noun(seen.metric)


def _about(words: Text, seen: History) -> Text:
    """`words` with what the measure is called, inside a sentence."""
    return words.format(noun=inside(_noun(seen)))


FEW_BEHIND = Text(
    "{noun} {per}: en avvikelse är markerad, men den bygger delvis på få fall",
    "{noun} {per}: a deviation is marked, but it rests partly on few cases",
)
MARKED = Text(
    "En avvikelse är markerad, men den bygger delvis på få fall",
    "A deviation is marked, but it rests partly on few cases",
)


def _points(told: Sequence[Signal]) -> set[int]:
    return {point for signal in told for point in signal.points}


def _signalled(seen: History, told: Sequence[Signal]) -> Sentence:
    words = _words(seen, told).format(noun=_noun(seen))
    if _points(seen.signals) - _points(told):
        words = Text(
            "{words}; fler avvikelser är markerade", "{words}; further deviations are marked"
        ).format(words=words)
    hidden = FEW_BEHIND.format(noun=_noun(seen), per=per(seen.grain))
    return Sentence(words, _amounts_behind(seen, told), hidden=hidden)


def _words(seen: History, told: Sequence[Signal]) -> Text:
    """The claim, with {noun} to be filled in."""
    first, last = told[0], told[-1]
    points = sorted(_points(told))
    is_ongoing = first.rule == "shift" and last.end == seen.last_complete
    words = _lasting(seen) if is_ongoing else CLAIMS[first.rule]
    claim = words.format(
        noun=Text("{noun}", "{noun}"),
        when=during([seen.periods[place] for place in points]),
        span=stretch(seen.periods[first.start], seen.periods[last.end]),
        since=since(seen.periods[first.start]),
        grain=GRAIN_NAMES[seen.grain],
        **SIDES[first.side],
    )
    if first.rule in ("outside", "two_of_three") and recurs(seen, points, first.side):
        return Text(f"{claim.sv}, liksom samma tid året före",
                    f"{claim.en}, as at the same time the year before")  # fmt: skip
    return claim


def _lasting(seen: History) -> Text:
    """Still going on; the end is named where a period that is not over is drawn after it."""
    return LASTING if seen.last_complete == len(seen.periods) - 1 else LASTING_UNTIL


CLAIMS = {
    "outside": Text(
        "{noun} var {higher} än slumpen förklarar {when}",
        "{noun} was {higher} than chance explains {when}",
    ),
    "trend": Text(
        "{noun} {rose} {grain} för {grain} {span}", "{noun} {rose} {grain} by {grain} {span}"
    ),
    "two_of_three": Text(
        "{noun} låg nära {upper} gränsen {when}", "{noun} was near the {upper} limit {when}"
    ),
    "shift": Text(
        "{noun} var {higher} än väntat {span}", "{noun} was {higher} than expected {span}"
    ),
}
LASTING = Text(
    "{noun} har varit {higher} än väntat {since}", "{noun} has been {higher} than expected {since}"
)
LASTING_UNTIL = Text(
    "{noun} har varit {higher} än väntat {span}", "{noun} has been {higher} than expected {span}"
)


def _amounts_behind(seen: History, told: Sequence[Signal]) -> dict[str, Amount]:
    """The values that a claim rests on: not written, but the claim is hidden if one of them is."""
    places = sorted(_points(told))
    behind = seen.amounts(places)
    return {f"point_{place}": amount for place, amount in zip(places, behind, strict=True)}


def _nothing_changed(seen: History) -> Sentence:
    change = detectable_change(seen)
    if change is None:
        return Sentence(unchanged(seen))
    words = WOULD_SHOW.format(calm=unchanged(seen))
    if _sees_little(seen, change):
        words = ONLY_LARGE.format(what=seen.called or label_of(seen))
    return Sentence(words, {"change": at_least(change)})


WOULD_SHOW = Text(
    "{calm}; en varaktig ändring på {{change}} hade synts",
    "{calm}; a lasting change of {{change}} would have shown",
)
ONLY_LARGE = Text(
    "{what}. Fallen är få, så en varaktig ändring på mindre än {{change}} kan ha skett utan att "
    "synas",
    "{what}. The cases are few, so a lasting change of less than {{change}} may have gone unseen",
)


def _only_at_other_times(seen: History, chosen: Period) -> Sentence:
    """Nothing is claimed of the period chosen; what is marked before or after it stays so."""
    is_past = all(seen.periods[one.end].ends_on < chosen.starts_on for one in seen.signals)
    words = CALM_SINCE if is_past else CALM_THEN
    return Sentence(
        _about(words.format(noun=Text("{noun}", "{noun}"), when=during([chosen])), seen)
    )


CALM_SINCE = Text(
    "Inget tyder på att {noun} ändrades {when}; tidigare avvikelser är markerade",
    "Nothing suggests that {noun} changed {when}; earlier deviations are marked",
)
CALM_THEN = Text(
    "Inget tyder på att {noun} ändrades {when}; avvikelser vid andra tider är markerade",
    "Nothing suggests that {noun} changed {when}; deviations at other times are marked",
)


def _place_of(seen: History, chosen: Period | None) -> int:
    known = chosen in seen.periods and seen.is_complete[seen.periods.index(chosen)]
    return seen.periods.index(chosen) if known else seen.last_complete


def _one_period(seen: History, place: int) -> Sentence:
    period = during([seen.periods[place]])
    value = seen.amounts([place])[0]
    if seen.limits is None:
        words = Text("{noun} var {{value}} {period}", "{noun} was {{value}} {period}")
        return Sentence(
            words.format(noun=_noun(seen), period=period), {"value": value},
            hidden=_neutral(seen),
        )  # fmt: skip
    words = Text(
        "{noun} var {{value}} {period}; väntat var {{expected}}",
        "{noun} was {{value}} {period}; {{expected}} was expected",
    )
    amounts = {"value": value, "expected": seen.level(seen.limits.centre[place])}
    return Sentence(words.format(noun=_noun(seen), period=period), amounts, hidden=_neutral(seen))


def _neutral(seen: History) -> Text:
    """A title that still holds where the figure of one period cannot be shown."""
    return NOT_ALL_SHOWN.format(noun=_noun(seen), per=per(seen.grain))


NOT_ALL_SHOWN = Text(
    "{noun} {per}; perioder med få fall visas inte",
    "{noun} {per}; periods with few cases are not shown",
)
