"""A history's signals in words: the title of a control chart, and no more than the signals say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.history import History, detectable_change
from referral_flow.charts.phrases import FEW_CASES, GRAIN_NAMES, during, noun, since, stretch
from referral_flow.model import Period
from referral_flow.statistics.signals import Signal
from referral_flow.text import Text

SIDES = {
    "high": {"ordinary": Text("högre", "higher"), "moved": Text("steg", "rose"),
             "near": Text("övre", "upper")},
    "low": {"ordinary": Text("lägre", "lower"), "moved": Text("sjönk", "fell"),
            "near": Text("undre", "lower")},
}  # fmt: skip


def finding(seen: History) -> Sentence:
    """What the reader can conclude: a change only where a signal says so."""
    if seen.last_complete is None:
        return Sentence(
            Text(
                "Ännu finns ingen avslutad period att visa",
                "There is no complete period to show yet",
            )
        )
    if not seen.is_judged:
        return _latest(seen)
    if not seen.signals:
        return _nothing_changed(seen)
    return _signalled(seen, main_signals(seen))


def verdict_on(seen: History, period: Period) -> Sentence:
    """What the signals say of one period, as a clause for the answer that opens a page."""
    if not seen.periods or not seen.is_judged:
        return Sentence(TOO_SHORT)
    if not seen.signals:
        return Sentence(UNCHANGED)
    touching = [signal for signal in seen.signals if _touches(signal, seen, period)]
    if not touching:
        return Sentence(ORDINARY)
    told = main_signals(replace(seen, signals=tuple(touching)))
    words = _words(seen, told).format(noun=noun(seen.metric))
    return Sentence(words, _amounts_behind(seen, told), hidden=FEW_CASES)


def _touches(signal: Signal, seen: History, period: Period) -> bool:
    first, last = seen.periods[signal.start], seen.periods[signal.end]
    return first.starts_on <= period.ends_on and last.ends_on >= period.starts_on


ORDINARY = Text(
    "Inget i perioden avviker från det som slumpen brukar ge",
    "Nothing in the period deviates from what chance usually gives",
)
TOO_SHORT = Text(
    "Underlaget är för kort för att visa om andelen har ändrats",
    "The material is too short to show whether the share has changed",
)
UNCHANGED = Text(
    "Inget tyder på att andelen har ändrats", "Nothing suggests that the share has changed"
)


def main_signals(seen: History) -> list[Signal]:
    """What a title tells of: a pattern that still goes on, else the latest kind of signal.

    Points outside the limits on one side are told of together.
    """
    latest = max(seen.signals, key=lambda signal: _weight(signal, seen))
    if latest.rule != "outside":
        return [latest]
    return [
        signal for signal in seen.signals if signal.rule == "outside" and signal.side == latest.side
    ]


def _points(told: Sequence[Signal]) -> set[int]:
    return {point for signal in told for point in signal.points}


def _weight(signal: Signal, seen: History) -> tuple[bool, int, int]:
    is_lasting = signal.rule in ("shift", "trend") and signal.end == seen.last_complete
    return is_lasting, signal.end, signal.end - signal.start


def _signalled(seen: History, told: Sequence[Signal]) -> Sentence:
    words = _words(seen, told).format(noun=noun(seen.metric))
    if _points(seen.signals) - _points(told):
        words = Text(
            "{words}; fler avvikelser är markerade", "{words}; further deviations are marked"
        ).format(words=words)
    return Sentence(words, _amounts_behind(seen, told), hidden=FEW_CASES)


def _words(seen: History, told: Sequence[Signal]) -> Text:
    first, last = told[0], told[-1]
    side = SIDES[first.side]
    span = stretch(seen.periods[first.start], seen.periods[last.end])
    if first.rule == "outside":
        return Text(
            "{{noun}} var {side} än slumpen förklarar {when}",
            "{{noun}} was {side} than chance explains {when}",
        ).format(
            side=side["ordinary"],
            when=during([seen.periods[place] for place in sorted(_points(told))]),
        )
    if first.rule == "trend":
        return Text(
            "{{noun}} {moved} {grain} för {grain} {span}",
            "{{noun}} {moved} {grain} by {grain} {span}",
        ).format(moved=side["moved"], grain=GRAIN_NAMES[seen.grain], span=span)
    if first.rule == "two_of_three":
        return Text(
            "{{noun}} låg nära {near} gränsen {when}", "{{noun}} was near the {near} limit {when}"
        ).format(near=side["near"], when=during([seen.periods[place] for place in first.points]))
    return _shifted(seen, first, span)


def _shifted(seen: History, signal: Signal, span: Text) -> Text:
    side = SIDES[signal.side]["ordinary"]
    if signal.end == seen.last_complete:
        return Text(
            "{{noun}} har legat {side} än väntat {since}",
            "{{noun}} has been {side} than expected {since}",
        ).format(side=side, since=since(seen.periods[signal.start]))
    return Text(
        "{{noun}} låg {side} än väntat {span}", "{{noun}} was {side} than expected {span}"
    ).format(side=side, span=span)


def _amounts_behind(seen: History, told: Sequence[Signal]) -> dict[str, Amount]:
    """The shares that a claim rests on: not written, but the claim is hidden if one of them is."""
    places = sorted(_points(told))
    behind = seen.amounts(places)
    return {f"point_{place}": amount for place, amount in zip(places, behind, strict=True)}


def _nothing_changed(seen: History) -> Sentence:
    change = detectable_change(seen)
    if change is None:
        return Sentence(UNCHANGED)
    words = Text(
        "{calm}; en varaktig ändring på {{change}} hade synts",
        "{calm}; a lasting change of {{change}} would have shown",
    ).format(calm=UNCHANGED)
    return Sentence(words, {"change": free(ceil(change * 100) / 100, "points")})


def _latest(seen: History) -> Sentence:
    place = seen.last_complete
    period = during([seen.periods[place]])
    share = seen.amounts([place])[0]
    if seen.limits is None:
        words = Text("{noun} var {{share}} {period}", "{noun} was {{share}} {period}")
        return Sentence(
            words.format(noun=noun(seen.metric), period=period), {"share": share}, hidden=FEW_CASES
        )
    words = Text(
        "{noun} var {{share}} {period}; väntat var {{expected}}",
        "{noun} was {{share}} {period}; {{expected}} was expected",
    )
    amounts = {"share": share, "expected": free(seen.limits.centre[place], "percent")}
    return Sentence(words.format(noun=noun(seen.metric), period=period), amounts, hidden=FEW_CASES)
