"""Which mark of a figure is which point of its chart, so that a click can lead on.

Every drawing writes a tooltip for each mark that it makes; the tooltip knows its point, and plotly
says of a click which tooltip it was under. So no drawing needs to know of clicks.
"""

from __future__ import annotations

from collections.abc import Callable

from referral_flow.blocks import Point

Told = tuple[str, str] | None  # where a mark leads and the words that say so
NOWHERE = -1


class OfPoint(str):
    """Words that know the point they are about: a tooltip, or the value in a table."""

    point: Point

    @classmethod
    def of(cls, words: str, point: Point) -> OfPoint:
        """`words` about `point`."""
        made = cls(words)
        made.point = point
        return made


def with_ways(
    traces: list[dict], way: Callable[[Point], Told]
) -> tuple[list[dict], list[str], list[list[int]]]:
    """Traces whose tooltips end with where a click leads, the addresses, and which mark has which.

    The places are per trace and mark, -1 where a click leads nowhere. No trace is changed; one
    without ways is passed on as it is, with no places.
    """
    addresses: dict[str, int] = {}
    shown, places = [], []
    for trace in traces:
        told = [_told(words, way) for words in _tooltips(trace)]
        if not any(told):
            shown.append(trace)
            places.append([])
            continue
        places.append([addresses.setdefault(one[0], len(addresses)) if one else NOWHERE
                       for one in told])  # fmt: skip
        shown.append(trace | _ending(trace, told))
    return shown, list(addresses), places


def _tooltips(trace: dict) -> list[str]:
    """One per mark; of a trace that is one area, whose words are not of its corners, a single."""
    words = [trace.get("text")] if _is_area(trace) else trace.get("hovertext")
    return words if isinstance(words, list) else []


def _is_area(trace: dict) -> bool:
    return trace.get("hoveron") == "fills"


def _told(words: str, way: Callable[[Point], Told]) -> Told:
    return way(words.point) if isinstance(words, OfPoint) else None


def _ending(trace: dict, told: list[Told]) -> dict:
    ended = [
        f"{words}<br><i>{one[1]}</i>" if one else words
        for words, one in zip(_tooltips(trace), told, strict=True)
    ]
    return {"text": ended[0]} if _is_area(trace) else {"hovertext": ended}
